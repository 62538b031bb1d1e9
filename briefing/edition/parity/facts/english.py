"""How English writes numbers and dates: KRW 1.2 trillion, May 21, 2022, $3–5 million, the 1990s."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.english_words import AGES, SCALES, SPANS, WORDS
from briefing.edition.parity.facts.everywhere import CODES, HIDDEN, ROMAN, SIGNS
from briefing.edition.parity.facts.fact import FIRM, WORD, Fact, number, numbered
from briefing.edition.parity.facts.rules import (
    clocks,
    dates,
    decades,
    labels,
    ordinals,
    phrases,
    rule,
    weekdays,
)
from briefing.edition.parity.facts.scanning import Grammar, amounts, suffixes

_NAMES = numbered(
    "January February March April May June July August September October November December", 1
)
_MONTHS = {name.lower(): month for name, month in _NAMES.items()}
_MONTHS |= {name[:3]: month for name, month in _MONTHS.items()} | {"sept": 9}
_WEEK = numbered("monday tuesday wednesday thursday friday saturday sunday", 1)
_WEEK |= {name[:3]: day for name, day in _WEEK.items()}
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
    r"|\b(?:[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate"
    r"|[Mm]id|[Ee]very|through|and|between|before|after|during|throughout)[\s-](?P<m3>May|March)\b"
    r"|(?P<m2>(?<=[a-z][–—-])(?:May|March)\b|(?:May|March)(?=[–—-][A-Z][a-z]{2}))"
    r"(?!\s(?:I|we|he|she|they|it|be|not)\b)"
)
#: Not an amount of money or of anything else that is named behind it.
_YEAR = (
    r"(?<![\d.,$€£¥₩])(?<!KRW )(?<!USD )(?<!EUR )(?<!JPY )(?<!CNY )(?:FY\s?)?"
    r"(?P<y>(?:1[5-9]|20)\d{2}|(?<=\s)['’]\d{2}(?!\d|s\b))(?![\d%]|,\d{3}|\.\d"
    r"|[\s-]?(?:th|st|nd|rd|km|kg|per\s?cent|[mbtr]+illion|won|dollars|euros|yen)\b)"
)
_AGE = rf"[1-9]0|{'|'.join(AGES)}"
_SUFFIXES = (
    *suffixes(r"""
    percent  pp       [\s-]?(?:percentage|per\s?cent|%)[\s-]points?|\s?pp\b|\s?p\.p\.
    percent  bp       [\s-]?(?:basis[\s-]points?|bps?)\b
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
    number   times,-  [\s-]times?\b
    number   country  [\s-](?:countries|nations|states)\b
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
    measure  t        [\s-](?:metric\s)?(?:tons?|tonnes?)\b
    measure  cm       [\s-]centimet(?:er|re)s?\b
    measure  mm       [\s-]millimet(?:er|re)s?\b
    measure  m        [\s-]met(?:er|re)s?\b
    measure  ha       [\s-]hectares?\b
    measure  kW       [\s-]kilowatts?\b(?!-)
    measure  MW       [\s-]megawatts?\b(?!-)
    measure  GW       [\s-]gigawatts?\b(?!-)
    measure  kt       [\s-]kilotons?\b
    measure  Mt       [\s-]megatons?\b
    measure  kB       [\s-]kilobytes?\b
    measure  MB       [\s-]megabytes?\b
    measure  GB       [\s-]gigabytes?\b
    measure  TB       [\s-]terabytes?\b
    measure  deg      [\s-]degrees?\b
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


def _ages(match: re.Match[str]) -> list[Fact]:
    ages = [AGES.get(age) or int(age) for age in (match["a"], match["b"]) if age]
    return [Fact.of(match, "number", age, ("", "decade")) for age in ages]


def _slash(match: re.Match[str]) -> list[Fact]:
    """2/3 is a part of a whole, 9/11 a day, and each stands for its two numbers."""
    top, bottom = Fraction(match["n"]), Fraction(match["d"])
    values = {bottom, top / bottom} if 0 < top < bottom else {bottom}
    return [
        Fact.of(match, "number", top, ("", "month"), WORD),
        Fact.of(match, "number", values, ("", "d", "part"), FIRM if len(values) == 2 else WORD),
    ]


GRAMMAR = Grammar(
    (
        *HIDDEN,
        weekdays(
            r"\b(?P<w>monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b"
            r"|(?:\(|\b)(?P<w2>mon|tue|wed|thu|fri|sat|sun)(?:\)|\.(?=,?\s[A-Z\d]))",
            _WEEK,
        ),
        labels("[Ff]igure|[Ff]ig\\.|[Tt]able|[Cc]hart|[Pp]hoto"),
        clocks(r"\b(?P<h>1[0-2]|[1-9])(?:[.:](?P<min>[0-5]\d))?\s?(?P<half>[aApP])\.?[mM]\b\.?"),
        dates(rf"\b(?P<m>{_MONTH})\b\.?(?:\s(?P<d>{_DAY})(?:{_MORE})?){_OF_YEAR}", _MONTHS),
        dates(rf"\b(?P<d>{_DAY})(?:{_MORE})?\s(?:of\s)?(?P<m>{_MONTH})\b\.?{_OF_YEAR}", _MONTHS),
        dates(rf"\b(?P<m>{_MONTH})\b\.?,?\s(?:of\s)?(?P<y>\d{{4}})(?![\d,]*\d)", _MONTHS),
        rule(
            rf"\btheir (?P<a>{_AGE})s?(?:(?:,? and |,? or | to |[–-])(?P<b>{_AGE})s?)?\b",
            _ages,
        ),
        decades(r"(?<!\d)['’]?(?P<y>\d{3}0|[2-9]0)['’]?s\b"),
        CODES,
        rule(r"(?<![\d/.])(?P<n>1[0-2]|[1-9])/(?P<d>\d{1,2})(?![\d/])", _slash),
        dates(_YEAR),
        *phrases(r"21  -  \b(?:this|the new|our) century\b"),
        SPANS,
        ordinals(r"(?<=rticle )(?P<n>\d{1,3})-(?P<sub>\d{1,2})(?![\d-])"),
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
