"""What English says in words: twenty-one million, the third, two-thirds, a decade, trilateral."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.fact import COUNTED, WORD, Fact, numbered
from briefing.edition.parity.facts.fact import SPANS as SPANS_OF_TIME
from briefing.edition.parity.facts.rules import halves, many, phrases, ratio, rule, years
from briefing.edition.parity.facts.scanning import Rule

_ONES = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
AGES = numbered("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10)
_ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SPANS = {"decade": 10, "century": 100, "centurie": 100, "dozen": 12}

_UNITS = dict.fromkeys(("countries", "nations", "states"), "country")
_UNITS |= {"times": "times", "people": "person", "persons": "person"}
_UNITS |= {"day": "d", "days": "d", "week": "wk", "weeks": "wk", "month": "mo", "months": "mo"}
_UNITS |= {"year": "y", "years": "y", "hour": "h", "hours": "h", "minutes": "min"}
_MANY = {"dozens": 10, "scores": 10, "tens": 10, "hundreds": 100, "thousands": 1000}
_MANY |= {name + "s": size for name, size in SCALES.items() if size > 1000}

_any = "|".join
_PERIOD = "(?:year|month|week|day|hour)s?"
_LARGE = "thousands?|millions?|billions?|trillions?"
_SMALL, _SCALE = _any([*_ONES, *_TENS]), _any(SCALES)
_COUNT = rf"a|{_any(list(_ONES)[1:10])}"


def in_words(written: str) -> int:
    """The value of an English number in words: twenty-one, three hundred thousand."""
    total = section = 0
    for name in re.findall(r"[a-z]+", written.lower()):
        if name in SCALES:
            section = (section or 1) * SCALES[name]
            if name != "hundred":
                total, section = total + section, 0
        else:
            section += _ONES.get(name, 0) + _TENS.get(name, 0)
    return total + section


def _in_words(match: re.Match[str]) -> list[Fact]:
    unit = (match["unit"] or "").lower()
    units = ("pp" if "point" in unit else "%" if unit else "",)
    value, counts = in_words(match["n"]), match["what"]
    if counts and not unit:
        unit = _UNITS[counts.lower()]
        units = (unit,) if unit in SPANS_OF_TIME else ("", unit)
    weight = COUNTED if 1 < value < 100 else WORD
    return [Fact.in_words(match, value, units, weight)]


def _many(written: str) -> list[Fraction]:
    """Tens of thousands are 10,000, and thousands may be some ten thousand too."""
    value = 1
    for name in re.findall(r"[a-z]+", written.lower()):
        value *= _MANY.get(name) or SCALES.get(name, 1)
    return (
        [Fraction(value)]
        if "of" in written or value < 1000
        else [Fraction(value), Fraction(value * 10), Fraction(value * 100)]
    )


def _scale(written: str) -> int:
    """The magnitude of a row of units: 100 million."""
    digits = re.match(r"\d*", written)[0]
    return int(digits or 1) * SCALES[re.search(r"[a-z]+", written)[0]]


def _ordinal(match: re.Match[str]) -> list[Fact]:
    value = _ORDINALS[match["n"].lower()] + _TENS.get((match["tens"] or "").lower(), 0)
    values = {Fraction(value), Fraction(1, value)} if match["one"] else {Fraction(value)}
    return [Fact.of(match, "ordinal", values, ("", "floor") if match["what"] else ("",), WORD)]


def _part(match: re.Match[str]) -> list[Fact]:
    """Two-thirds; a third may also be one more."""
    top, bottom = _ONES.get(match["n"].lower(), 1), _PARTS[match["d"].lower()]
    values = {Fraction(top, bottom), Fraction(top * 100, bottom)}
    values |= {Fraction(round(top * 1000 / bottom), 10), Fraction(round(top * 100 / bottom))}
    if top > 1:
        return [Fact.in_words(match, values, ("", "%", "part"))]
    return [Fact.of(match, "ordinal", {*values, Fraction(bottom)}, ("", "%", "part"), WORD)]


def _ratio(match: re.Match[str]) -> list[Fact] | None:
    """Seven in ten are also 70 percent."""
    part, whole = (
        int(text) if text.isdigit() else _ONES[text.lower()] for text in (match["n"], match["d"])
    )
    return ratio(match, part, whole)


def _span(match: re.Match[str]) -> list[Fact]:
    count = (match["n"] or "one").lower()
    if count.startswith(("half", "quarter")):
        times = Fraction(1, 2 if count.startswith("half") else 4)
    else:
        times = Fraction(int(count) if count.isdigit() else _ONES.get(count, 1))
    values = {times * _SPANS[match["what"].lower()], times}
    if match["what"].lower() == "dozen":
        return [Fact.in_words(match, {*values, Fraction(10)})]
    return [Fact.in_words(match, values, ("", "y"))]


def _decade(match: re.Match[str]) -> list[Fact]:
    stem = match["n"].lower()
    value = next(value for name, value in _TENS.items() if name.startswith(stem))
    return [Fact.of(match, "date", years(str(value)), ("decade",), WORD)]


#: A span of time that other languages count in years; before digits are read, for they may stand
#: within (2 decades).
SPANS = rule(
    rf"\b(?:(?P<n>half(?:\sa|\sof\sa)?|quarter(?:\sof\sa)?|{_COUNT}|\d+)[\s-])?"
    r"(?P<what>decade|century|centurie|dozen)s?\b",
    _span,
    re.IGNORECASE,
)
WORDS: tuple[Rule, ...] = (
    rule(
        r"(?:\b[Uu]nits?\s?:?\s(?:in\s)?|\([Ii]n\s)(?P<n>(?:(?:1|10|100)\s)?(?:thousand|million|billion|trillion))s?\b",
        lambda match: [Fact.in_words(match, _scale(match["n"]), ("", "scale"))],
    ),
    rule(
        rf"\b(?P<n>{_any(list(_ONES)[1:13])}|\d+) (?:in(?: every)?|(?:out )?of(?: every)?) "
        rf"(?P<d>{_any(list(_ONES)[2:13])}|\d+)\b"
        r"(?! (?:years|months|weeks|days|hours|decades))(?![.,]?\d)",
        _ratio,
        re.IGNORECASE,
    ),
    halves(
        rf"\b(?P<n>{_any(_ONES)}|\d+|an?) and a half (?P<u>{_PERIOD}|times)\b"
        rf"|\b(?P<n2>{_any(_ONES)}|an?) (?P<u2>{_PERIOD}) and a half\b",
        lambda name: int(name) if name.isdigit() else _ONES.get(name.lower(), 1),
        _UNITS,
        re.IGNORECASE,
    ),
    many(
        rf"\b(?P<n>(?:(?:dozens|scores|tens|hundreds|thousands|millions|billions)(?: of)? )?"
        rf"(?:hundreds|dozens|tens|(?:{_LARGE})(?<=s))"
        rf"|(?:(?<=several )|(?<=a few )|(?<=many ))(?:hundred|{_LARGE})(?: (?:{_LARGE}))?)\b",
        _many,
        re.IGNORECASE,
    ),
    rule(
        rf"\b(?P<n>{_COUNT})[\s-](?P<d>{_any(_PARTS)})s?\b(?!\s(?:of \d{{4}}|of an hour|time))",
        _part,
        re.IGNORECASE,
    ),
    *phrases(
        r"""
        6,1/2     -,mo,y  \bhalf[\s-](?:a[\s-])?year
        30        min     \bhalf[\s-]an?[\s-]hour\b
        15        min     \bquarter[\s-](?:of )?an[\s-]hour\b
        500000    -       \bhalf a million\b
        1         half    \bfirst half\b
        2         half    \b(?:second|latter) half\b
        1         half    \b(?:H1|1H)\b
        2         half    \b(?:H2|2H)\b
        1/2,50    -,%,part    \bhal(?:f|ves|ved|ving)\b
        720       time    \b(?:noon|midday)\b
        0,1440    time    \bmidnight\b
        6         -,mo    \b(?:semi-?annual\w*|biannual\w*)\b
        365,24,1  -,d,h   \b(?:around|round)[\s-]the[\s-]clock\b
        4,1/4,25  -,%     (?<!first )(?<!second )(?<!third )(?<!fourth )\bquarters?\b
        14,2,15   -       \bfortnight
        2         -       \b(?:both|either|pair|coupled?|twins?|bilateral\w*|dual|secondary)\b
        2         -,times \b(?:twice|doubl\w+|two-?fold)\b
        3         -       \b(?:trilateral\w*|tripartite|trio|tertiary)\b
        3         -,times \b(?:tripl\w+|thrice|three-?fold)\b
        4         -       \b(?:quadrilateral|Quad)\b
        4         -,times \b(?:quadrupl\w+|four-?fold)\b
        5         -,times \b(?:quintupl\w+|five-?fold)\b
        6         -,times \bsix-?fold\b
        10        -,times \bten-?fold\b
        100       -,y     \bcenten\w+\b
        1         -       \b(?:once|single|sole|primary|initial|per capita|per person)\b
        0         -,%     \b(?:none|nil|no)\b
        """,
        re.IGNORECASE,
    ),
    rule(r"\b(?P<n>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", _decade, re.IGNORECASE),
    rule(
        rf"\b(?P<one>(?:a|an|one)[\s-])?(?P<tens>{_any(_TENS)})?-?(?P<n>{_any(_ORDINALS)})(?:ly)?\b(?P<what>\sfloor)?",
        _ordinal,
        re.IGNORECASE,
    ),
    rule(
        rf"\b(?P<n>(?:{_SMALL})"
        rf"(?:[\s-](?:{_SMALL}|{_SCALE})|(?<=dred|sand|lion)\sand\s(?:{_SMALL}))*"
        rf"|(?:a\s)?(?:{_SCALE}))\b(?!s\b)"
        r"(?P<unit>[\s-](?:percentage[\s-]points?|percent|per\scent))?"
        rf"(?:[\s-](?P<what>{_any(_UNITS)})\b)?",
        _in_words,
        re.IGNORECASE,
    ),
)
