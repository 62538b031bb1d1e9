"""How English writes numbers and dates: KRW 1.2 trillion, May 21, 2022, $3–5 million, the 1990s."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.english_words import SCALES, SPANS, WORDS
from briefing.edition.parity.facts.everywhere import CODES, HIDDEN, ROMAN, SIGNS
from briefing.edition.parity.facts.fact import Fact, number, numbered
from briefing.edition.parity.facts.rules import clocks, dates, decades, fractions, ordinals, rule
from briefing.edition.parity.facts.scanning import Grammar, amounts, suffixes

_NAMES = numbered(
    "January February March April May June July August September October November December", 1
)
_MONTHS = {name.lower(): month for name, month in _NAMES.items()}
_MONTHS |= {name[:3]: month for name, month in _MONTHS.items()} | {"sept": 9}
_MONTH = "|".join(sorted(map(str.capitalize, _MONTHS), key=len, reverse=True))
_DAY = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?(?![\d,]*\d|%)"
_MORE = (
    rf"(?:\s?[–—-]\s?|\s(?:and|to|or)\s)(?P<d2>{_DAY})"
    r"(?!\s(?:percent|per cent|million|billion|trillion))"
)
_OF_YEAR = r"(?:,?\s(?P<y>\d{4})(?![\d,]*\d))?"
#: May and March are also other words, and short forms stand only before a number.
_MONTH_ALONE = (
    rf"\b(?P<m>{'|'.join(name for name in _NAMES if name not in ('May', 'March'))})\b"
    r"|(?<=[a-z][\s-])(?P<m2>March)\b"
    r"|\b(?:[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate"
    r"|[Mm]id|[Ee]very|through|and|between|before|after|during|throughout)[\s-](?P<m3>May)\b"
    r"(?!\s(?:I|we|he|she|they|it|be|not)\b)"
)
#: Not an amount of money or of anything else that is named behind it.
_YEAR = (
    r"(?<![\d.,$€£¥₩])(?<!KRW )(?<!USD )(?<!EUR )(?<!JPY )(?<!CNY )(?:FY\s?)?"
    r"(?P<y>(?:1[5-9]|20)\d{2}|(?<=\s)['’]\d{2}(?!\d|s\b))(?![\d%]|,\d{3}|\.\d"
    r"|[\s-]?(?:th|st|nd|rd|km|kg|per\s?cent|[mbtr]+illion|won|dollars|euros|yen)\b)"
)
_SUFFIXES = (
    *suffixes(r"""
    percent  pp       [\s-]?(?:percentage|per\s?cent|%)[\s-]points?|\s?pp\b|\s?p\.p\.
    percent  %        [\s-]?(?:percent(?!ile)|per\scent|pct)\b
    """),
    *SIGNS,
    *suffixes(r"""
    number   pp,-     [\s-]points?\b(?!\s(?:of|for|in)\s(?:view|contention))
    money    won      [\s-]?(?:(?:South\s)?Korean\s)?won\b
    money    dollar   [\s-]?(?:U\.?S\.?\s)?dollars?\b
    money    euro     [\s-]?euros?\b
    money    yen      [\s-]?(?:Japanese\s)?yen\b
    money    yuan     [\s-]?(?:Chinese\s)?(?:yuan|renminbi)\b
    measure  y        [\s-](?:calendar\s|fiscal\s|consecutive\s)?years?\b
    number   country  [\s-](?:countries|nations)\b
    number   person   [\s-](?:people|persons)\b
    measure  mo       [\s-]months?\b
    number   wk       [\s-]weeks?\b
    measure  d        [\s-]days?\b
    measure  h        [\s-]hours?\b
    measure  min      [\s-]minutes?\b
    measure  s        [\s-]seconds?\b
    measure  km       [\s-]kilomet(?:er|re)s?\b
    measure  km2      [\s-]square kilomet(?:er|re)s?\b
    measure  kg       [\s-]kilogram(?:me)?s?\b
    measure  MW       [\s-]megawatts?\b
    """),
)
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?:[\s-](?:hundred|thousand|million|billion|trillion)\b(?:\s(?:million|billion|trillion)\b)?"
    r"|\s?(?:bn|tn|mn)\b|[kKmMbBtT]\b(?!-))?"
)


def _amount(written: str) -> tuple[Fraction, Fraction]:
    digits = re.match(r"[\d.,]+", written)[0]
    scale = 1
    for name in re.findall(r"[a-z]+", written[len(digits) :].lower()):
        scale *= SCALES.get(name) or _SHORT[name]
    return number(digits) * scale, Fraction(scale)


GRAMMAR = Grammar(
    (
        *HIDDEN,
        clocks(r"\b(?P<h>1[0-2]|[1-9])(?:[.:](?P<min>[0-5]\d))?\s?(?P<half>[aApP])\.?[mM]\b\.?"),
        dates(rf"\b(?P<m>{_MONTH})\b\.?(?:\s(?P<d>{_DAY})(?:{_MORE})?){_OF_YEAR}", _MONTHS),
        dates(rf"\b(?P<d>{_DAY})(?:{_MORE})?\s(?:of\s)?(?P<m>{_MONTH})\b\.?{_OF_YEAR}", _MONTHS),
        dates(rf"\b(?P<m>{_MONTH})\b\.?,?\s(?:of\s)?(?P<y>\d{{4}})(?![\d,]*\d)", _MONTHS),
        decades(r"(?<!\d)['’]?(?P<y>\d{3}0|[2-9]0)['’]?s\b"),
        CODES,
        fractions(r"(?<![\d/.])(?P<n>\d)/(?P<d>\d{1,2})(?![\d/])"),
        dates(_YEAR),
        SPANS,
        ordinals(r"(?<![\d.])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b"),
        rule(r"\b(?P<n>\d+)-?fold\b", lambda match: [Fact.of(match, "number", int(match["n"]))]),
        amounts(_DIGITS, _amount, _SUFFIXES, r"(?:minus|negative)\s"),
        dates(_MONTH_ALONE, _MONTHS),
        *WORDS,
        ROMAN,
    ),
    relative=re.compile(
        r"\b(?:this|last|next|previous|following|same|that|preceding|prior|current) (?:year|month)"
        r"|\bthe year (?:before|after|earlier)|\ba year (?:earlier|later)",
        re.IGNORECASE,
    ),
    falling=re.compile(
        r"\b(?:f[ae]ll\w*|declin\w+|drop\w*|decreas\w+|shr[aiu]nk\w*|contract\w+|down|lower\w*"
        r"|deficits?|loss\w*|lost|negative|cut\w*|reduc\w+|below|slump\w*|slid|plung\w+|less"
        r"|fewer)\b",
        re.IGNORECASE,
    ),
    whole=True,
)
