"""How English writes numbers and dates: KRW 1.2 trillion, May 21, 2022, $3–5 million, the 1990s."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.edition.parity.facts.english_words import SCALES, SPANS, WORDS
from briefing.edition.parity.facts.everywhere import (
    CODES,
    HIDDEN,
    SIGNS,
    SYMBOLS,
    clock,
    fraction,
    roman_rule,
)
from briefing.edition.parity.facts.fact import Fact, date, made, number, numbered, ordinal, years
from briefing.edition.parity.facts.scanning import Amounts, Grammar, Suffix, amounts

_FULL = numbered(
    "January February March April May June July August September October November December", 1
)
_MONTHS = _FULL | {name[:3]: month for name, month in _FULL.items()} | {"Sept": 9}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?(?![\d,]*\d|%)"
_MORE = (
    rf"(?:\s?[–—-]\s?|\s(?:and|to|or)\s)(?P<d2>{_DAY})"
    r"(?!\s(?:percent|per cent|million|billion|trillion))"
)
_OF_YEAR = r"(?:,?\s(?P<y>\d{4})(?![\d,]*\d))?"
_MONTH_FIRST = re.compile(rf"\b(?P<m>{_MONTH})\b\.?(?:\s(?P<d>{_DAY})(?:{_MORE})?){_OF_YEAR}")
_DAY_FIRST = re.compile(rf"\b(?P<d>{_DAY})(?:{_MORE})?\s(?:of\s)?(?P<m>{_MONTH})\b\.?{_OF_YEAR}")
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\b\.?,?\s(?:of\s)?(?P<y>\d{{4}})(?![\d,]*\d)")
#: May and March are also other words, and short forms stand only before a number.
_MONTH_ALONE = re.compile(
    rf"\b(?P<m>{'|'.join(month for month in _FULL if month not in ('May', 'March'))})\b"
    r"|(?<=[a-z][\s-])(?P<m2>March)\b"
    r"|\b(?:[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate"
    r"|[Mm]id|[Ee]very|through|and|between|before|after|during|throughout)[\s-](?P<m3>May)\b"
    r"(?!\s(?:I|we|he|she|they|it|be|not)\b)"
)
#: Not an amount of money or of anything else that is named behind it.
_YEAR = re.compile(
    r"(?<![\d.,$€£¥₩])(?<!KRW )(?<!USD )(?<!EUR )(?<!JPY )(?<!CNY )(?:FY\s?)?"
    r"(?P<y>(?:1[5-9]|20)\d{2}|(?<=\s)['’]\d{2}(?!\d|s\b))(?![\d%]|,\d{3}|\.\d"
    r"|[\s-]?(?:th|st|nd|rd|km|kg|per\s?cent|[mbtr]+illion|won|dollars|euros|yen)\b)"
)
_DECADE = re.compile(r"(?<!\d)['’]?(?P<y>\d{3}0|[2-9]0)['’]?s\b")
_ORDINAL = re.compile(r"(?<![\d.])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b")
_FOLD = re.compile(r"\b(?P<n>\d+)-?fold\b")
_FRACTION = re.compile(r"(?<![\d/.])(?P<n>\d)/(?P<d>\d{1,2})(?![\d/])")
_CLOCK = re.compile(
    r"\b(?P<h>1[0-2]|[1-9])(?:[.:](?P<min>[0-5]\d))?\s?(?P<half>[aApP])\.?[mM]\b\.?"
)

_SUFFIXES = (
    Suffix(r"[\s-]?(?:percentage|per\s?cent|%)[\s-]points?|\s?pp\b|\s?p\.p\.", "percent", ("pp",)),
    Suffix(r"[\s-]?(?:percent(?!ile)|per\scent|pct)\b", "percent", ("%",)),
    *SIGNS,
    Suffix(r"[\s-]points?\b(?!\s(?:of|for|in)\s(?:view|contention))", "number", ("pp", "")),
    Suffix(r"[\s-]?(?:(?:South\s)?Korean\s)?won\b", "money", ("won",)),
    Suffix(r"[\s-]?(?:U\.?S\.?\s)?dollars?\b", "money", ("dollar",)),
    Suffix(r"[\s-]?euros?\b", "money", ("euro",)),
    Suffix(r"[\s-]?(?:Japanese\s)?yen\b", "money", ("yen",)),
    Suffix(r"[\s-]?(?:Chinese\s)?(?:yuan|renminbi)\b", "money", ("yuan",)),
    Suffix(r"[\s-](?:calendar\s|fiscal\s|consecutive\s)?years?\b", "number", ("y",), True),
    Suffix(r"[\s-](?:countries|nations)\b", "number", ("country",)),
    Suffix(r"[\s-](?:people|persons)\b", "number", ("person",)),
    Suffix(r"[\s-]months?\b", "number", ("mo",), True),
    Suffix(r"[\s-]weeks?\b", "number", ("wk",)),
    Suffix(r"[\s-]days?\b", "number", ("d",), True),
    Suffix(r"[\s-]hours?\b", "number", ("h",), True),
    Suffix(r"[\s-]minutes?\b", "number", ("min",), True),
    Suffix(r"[\s-]seconds?\b", "number", ("s",), True),
    Suffix(r"[\s-]kilomet(?:er|re)s?\b", "number", ("km",), True),
    Suffix(r"[\s-]square kilomet(?:er|re)s?\b", "number", ("km2",), True),
    Suffix(r"[\s-]kilogram(?:me)?s?\b", "number", ("kg",), True),
    Suffix(r"[\s-]megawatts?\b", "number", ("MW",), True),
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


def _date(match: re.Match[str]) -> list[Fact]:
    found = match.groupdict()
    name = next(found[key] for key in ("m", "m2", "m3") if found.get(key))
    days = [re.sub(r"\D", "", found.get(key) or "") for key in ("d", "d2")]
    return date(match, found.get("y") or "", _MONTHS[name], days)


def _clock(match: re.Match[str]) -> list[Fact]:
    return clock(match, int(match["h"]), int(match["min"] or 0), match["half"].lower())


GRAMMAR = Grammar(
    (
        *HIDDEN,
        (_CLOCK, _clock),
        (_MONTH_FIRST, _date),
        (_DAY_FIRST, _date),
        (_MONTH_YEAR, _date),
        (_DECADE, lambda match: [made(match, "date", years(match["y"]), ("decade",))]),
        *CODES,
        (_FRACTION, fraction),
        (_YEAR, lambda match: date(match, match["y"])),
        *SPANS,
        (_ORDINAL, lambda match: [ordinal(match, number(match["n"]))]),
        (_FOLD, lambda match: [made(match, "number", int(match["n"]))]),
        amounts(Amounts(_DIGITS, _amount, SYMBOLS, _SUFFIXES, r"(?:minus|negative)\s")),
        (_MONTH_ALONE, _date),
        *WORDS,
        roman_rule(),
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
