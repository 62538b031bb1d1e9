"""How English writes numbers and dates: KRW 1.2 trillion, May 21, 2022, the third, trilateral."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.edition.facts.everywhere import (
    CODES,
    HIDDEN,
    SIGNS,
    SYMBOLS,
    clock,
    fraction,
    roman_rule,
)
from briefing.edition.facts.fact import WORD, Fact, date, made, number, strength, word, years
from briefing.edition.facts.scanning import Amounts, Grammar, Suffix, amounts

_FULL = "January February March April May June July August September October November December".split()
_MONTHS = {name: i for i, name in enumerate(_FULL, 1)}
_MONTHS |= {name[:3]: i for name, i in _MONTHS.items()} | {"Sept": 9}
_MONTH = "|".join(f"{name}" for name in sorted(_MONTHS, key=len, reverse=True))
_DAY = r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)?(?![\d,]*\d|%)"
_MORE = rf"(?:\s?[–—-]\s?|\s(?:and|to|or)\s)(?P<d2>{_DAY})(?!\s(?:percent|per cent|million|billion|trillion))"
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?(?:\s(?P<d>{_DAY})(?:{_MORE})?)(?:,?\s(?P<y>\d{{4}})(?![\d,]*\d))?"
)
_DAY_FIRST = re.compile(
    rf"\b(?P<d>{_DAY})(?:{_MORE})?\s(?:of\s)?(?P<m>{_MONTH})\b\.?(?:,?\s(?P<y>\d{{4}})(?![\d,]*\d))?"
)
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\b\.?,?\s(?:of\s)?(?P<y>\d{{4}})(?![\d,]*\d)")
#: May and March are also other words, and short forms stand only before a number.
_MONTH_ALONE = re.compile(
    rf"\b(?P<m>{'|'.join(m for m in _FULL if m not in ('May', 'March'))})\b"
    r"|(?<=[a-z][\s-])(?<!I )(?P<m2>March)\b"
    r"|\b(?:[Ii]n|[Oo]f|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id|[Ee]very|through"
    r"|and|between|before|after|during|throughout)[\s-](?P<m3>May)\b(?!\s(?:I|we|he|she|they|it|be|not)\b)"
)
_YEAR = re.compile(
    r"(?<![\d.,$€£¥₩])(?<!KRW )(?<!USD )(?<!EUR )(?<!JPY )(?<!CNY )(?:FY\s?)?"
    r"(?P<y>(?:1[5-9]|20)\d{2}|(?<=\s)['’]\d{2}(?!\d|s\b))(?![\d%]|,\d{3}|\.\d"
    r"|[\s-]?(?:th|st|nd|rd|km|kg|percent|per cent|million|billion|trillion|won|dollars|euros|yen)\b)"
)
_DECADE = re.compile(r"(?<!\d)['’]?(?P<y>\d{3}0|[2-9]0)['’]?s\b")
_NINETIES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
_ONES = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen".split())}  # fmt: skip
_TENS = {w: i * 10 for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {w: i for i, w in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)}  # fmt: skip
_SMALL = "|".join([*_ONES, *_TENS])
_NUMBER_WORDS = rf"(?:{_SMALL})(?:[\s-](?:{_SMALL}|{'|'.join(_SCALES)})|(?<=dred|sand|lion)\sand\s(?:{_SMALL}))*"
_RARE = {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000}
_IN_WORDS = re.compile(rf"\b(?P<n>{_NUMBER_WORDS}|(?:a\s)?(?:{'|'.join(_SCALES)}))\b(?!s\b)(?P<unit>[\s-](?:percentage[\s-]points?|percent|per\scent))?", re.I)
_ORDINAL_WORD = re.compile(rf"\b(?P<one>(?:a|an|one)[\s-])?(?P<tens>{'|'.join(_TENS)})?-?(?P<n>{'|'.join([*_ORDINALS, *_RARE])})(?:ly)?\b", re.I)
_ORDINAL = re.compile(r"(?<![\d.])(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b")
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_PART = re.compile(rf"\b(?P<n>{'|'.join(_COUNT)})[\s-](?P<d>{'|'.join(k for k in _PARTS if k != 'half')})s?\b(?!\s(?:of \d{{4}}|time))", re.I)
_FRACTION = re.compile(r"(?<![\d/.])(?P<n>\d)/(?P<d>\d{1,2})(?![\d/])")
#: A span of time that other languages count in years.
_SPAN = re.compile(
    r"\b(?:(?P<n>half(?:\sa|\sof\sa)?|quarter(?:\sof\sa)?|a|one|two|three|four|five|six|seven|eight|nine|\d+)[\s-])?(?P<what>decade|century|centurie|dozen)s?\b", re.I
)
_SPANS = {"decade": 10, "century": 100, "centurie": 100, "dozen": 12}
_HALF, _BOTH = (Fraction(1, 2), 50), ("", "%")
_FIXED: tuple[tuple[str, tuple[int | Fraction, ...], tuple[str, ...]], ...] = (
    (r"\bhalf[\s-](?:a[\s-])?year", (6, Fraction(1, 2)), ("", "mo", "y")),
    (r"\bhalf a million\b", (500_000,), ("",)),
    (r"\bhal(?:f|ves|ved|ving)\b", _HALF, _BOTH),
    (r"(?<!first )(?<!second )(?<!third )(?<!fourth )\bquarters?\b", (4, Fraction(1, 4), 25), _BOTH),
    (r"\bfortnight", (14, 2, 15), ("",)),
    (r"\b(?:both|bilateral\w*|coupled?|pair|twins?|twice|doubl\w+|twofold|two-fold|dual|secondary|either)\b", (2,), ("",)),
    (r"\b(?:trilateral\w*|tripl\w+|thrice|tripartite|threefold|trio|tertiary|three-fold)\b", (3,), ("",)),
    (r"\b(?:quadr\w+|fourfold|four-fold|Quad)\b", (4,), ("",)),
    (r"\b(?:fivefold|five-fold|quintupl\w+)\b", (5,), ("",)),
    (r"\bcenten\w+\b", (100,), ("", "y")),
    (r"\btenfold\b|\bten-fold\b", (10,), ("",)),
    (r"\b(?:once|single|sole|primary|initial|per capita|per person)\b", (1,), ("",)),
    (r"\b(?:none|nil|no)\b", (0,), ("", "%")),
)

_SUFFIXES = (
    Suffix(r"[\s-]?(?:percentage|percent|per cent|%)[\s-]points?|\s?pp\b|\s?p\.p\.", "percent", ("pp",)),
    Suffix(r"[\s-]?(?:percent(?!ile)|per\scent|pct)\b", "percent", ("%",)),
    *SIGNS,
    Suffix(r"[\s-]points?\b(?!\s(?:of|for|in)\s(?:view|contention))", "number", ("pp", "")),
    Suffix(r"[\s-]?(?:(?:South\s)?Korean\s)?won\b", "money", ("won",)),
    Suffix(r"[\s-]?(?:U\.?S\.?\s)?dollars?\b", "money", ("dollar",)),
    Suffix(r"[\s-]?euros?\b", "money", ("euro",)),
    Suffix(r"[\s-]?(?:Japanese\s)?yen\b", "money", ("yen",)),
    Suffix(r"[\s-]?(?:Chinese\s)?(?:yuan|renminbi)\b", "money", ("yuan",)),
    Suffix(r"[\s-](?:calendar\s|fiscal\s|consecutive\s)?years?\b", "number", ("y",), True),
    Suffix(r"[\s-]months?\b", "number", ("mo",), True),
    Suffix(r"[\s-]weeks?\b", "number", ("wk",)),
    Suffix(r"[\s-]days?\b", "number", ("d",), True),
    Suffix(r"[\s-]hours?\b", "number", ("h",), True),
    Suffix(r"[\s-]minutes?\b", "number", ("min",), True),
    Suffix(r"[\s-]seconds?\b", "number", ("s",), True),
    Suffix(r"[\s-](?:kilometers?|kilometres?)\b", "number", ("km",), True),
    Suffix(r"[\s-](?:square kilometers?|square kilometres?)\b", "number", ("km2",), True),
    Suffix(r"[\s-](?:kilograms?|kilogrammes?)\b", "number", ("kg",), True),
    Suffix(r"[\s-]megawatts?\b", "number", ("MW",), True),
)
_SHORT = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?:[\s-](?:hundred|thousand|million|billion|trillion)\b(?:\s(?:million|billion|trillion)\b)?|\s?(?:bn|tn|mn)\b|[kKmMbBtT]\b(?!-))?"
)


def _amount(written: str) -> tuple[Fraction, Fraction]:
    digits = re.match(r"[\d.,]+", written)[0]
    scale = 1
    for name in re.findall(r"[a-z]+", written[len(digits) :].lower()):
        scale *= _SCALES.get(name) or _SHORT[name]
    return number(digits) * scale, Fraction(scale)


def in_words(written: str) -> int:
    """The value of an English number in words: twenty-one, three hundred thousand."""
    total = section = 0
    for name in re.findall(r"[a-z]+", written.lower()):
        if name in _SCALES:
            section = (section or 1) * _SCALES[name]
            if name != "hundred":
                total, section = total + section, 0
        else:
            section += _ONES.get(name, 0) + _TENS.get(name, 0)
    return total + section


def _date(match: re.Match[str]) -> list[Fact]:
    found = match.groupdict()
    name = next(found[key] for key in ("m", "m2", "m3") if found.get(key))
    days = [re.sub(r"\D", "", found.get(key) or "") for key in ("d", "d2")]
    return date(match, found.get("y") or "", _MONTHS[name], days)


def _in_words(match: re.Match[str]) -> list[Fact]:
    unit = (match["unit"] or "").strip().lower()
    units = ("",) if not unit else ("pp",) if "point" in unit else ("%",)
    return [word(match, in_words(match["n"]), units)]


def _ordinal_word(match: re.Match[str]) -> list[Fact]:
    name = match["n"].lower()
    value = (_ORDINALS.get(name) or _RARE[name]) + _TENS.get((match["tens"] or "").lower(), 0)
    values = {Fraction(value), Fraction(1, value)} if match["one"] else {Fraction(value)}
    return [made(match, "ordinal", values, ("",), WORD)]


def _ordinal(match: re.Match[str]) -> list[Fact]:
    value = number(match["n"])
    return [made(match, "ordinal", value, ("",), strength([value], True))]


def _part(match: re.Match[str]) -> list[Fact]:
    top, bottom = _COUNT[match["n"].lower()], _PARTS[match["d"].lower()]
    values = {Fraction(top, bottom), Fraction(top * 100, bottom)}
    if top > 1:
        return [word(match, values, _BOTH)]
    return [made(match, "ordinal", {*values, Fraction(bottom)}, _BOTH, WORD)]


def _span(match: re.Match[str]) -> list[Fact]:
    count = (match["n"] or "one").lower()
    times = Fraction(1, 2) if count.startswith("half") else Fraction(1, 4)
    if not count.startswith(("half", "quarter")):
        times = Fraction(_COUNT.get(count) or int(count))
    return [word(match, {times * _SPANS[match["what"].lower()], times}, ("", "y"))]


def _clock(match: re.Match[str]) -> list[Fact]:
    return clock(match, int(match["h"]), int(match["min"] or 0), match["half"].lower())


GRAMMAR = Grammar(
    (
        *HIDDEN,
        (re.compile(r"\b(?P<h>1[0-2]|[1-9])(?:[.:](?P<min>[0-5]\d))?\s?(?P<half>[aApP])\.?[mM]\b\.?"), _clock),
        (_MONTH_FIRST, _date),
        (_DAY_FIRST, _date),
        (_MONTH_YEAR, _date),
        (_DECADE, lambda match: [made(match, "date", years(match["y"]), ("decade",))]),
        *CODES,
        (_FRACTION, fraction),
        (_YEAR, lambda match: date(match, match["y"])),
        (_SPAN, _span),
        (_ORDINAL, _ordinal),
        (re.compile(r"\b(?P<n>\d+)-?fold\b"), lambda match: [made(match, "number", int(match["n"]))]),
        amounts(Amounts(_DIGITS, _amount, SYMBOLS, _SUFFIXES, r"(?:minus|negative)\s")),
        (_MONTH_ALONE, _date),
        (_PART, _part),
        *((re.compile(p, re.I), lambda m, v=v, u=u: [word(m, v, u)]) for p, v, u in _FIXED),
        (re.compile("|".join(_NINETIES)), lambda m: [made(m, "date", years(str(_NINETIES[m[0]])), ("decade",), WORD)]),
        (_ORDINAL_WORD, _ordinal_word),
        (_IN_WORDS, _in_words),
        roman_rule(),
    ),
    relative=re.compile(r"\b(?:this|last|next|previous|following|same|that|preceding|prior|current) (?:year|month)|\bthe year (?:before|after|earlier)|\ba year (?:earlier|later)", re.I),
    falling=re.compile(r"\b(?:f[ae]ll\w*|declin\w+|drop\w*|decreas\w+|shr[aiu]nk\w*|contract\w+|down|lower\w*|deficits?|loss\w*|lost|negative|cut\w*|reduc\w+|below|slump\w*|slid|plung\w+|less|fewer)\b", re.I),
    whole=True,
)
