"""What English says in words: twenty-one million, the third, two-thirds, a decade, trilateral."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.fact import WORD, Fact, numbered
from briefing.edition.parity.facts.rules import phrases, rule, years
from briefing.edition.parity.facts.scanning import Rule

_ONES = numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = numbered(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    1,
) | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000}
_PARTS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SPANS = {"decade": 10, "century": 100, "centurie": 100, "dozen": 12}

_any = "|".join
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
    return [Fact.in_words(match, in_words(match["n"]), units)]


def _ordinal(match: re.Match[str]) -> list[Fact]:
    value = _ORDINALS[match["n"].lower()] + _TENS.get((match["tens"] or "").lower(), 0)
    values = {Fraction(value), Fraction(1, value)} if match["one"] else {Fraction(value)}
    return [Fact.of(match, "ordinal", values, weight=WORD)]


def _part(match: re.Match[str]) -> list[Fact]:
    """Two-thirds; a third may also be one more."""
    top, bottom = _ONES.get(match["n"].lower(), 1), _PARTS[match["d"].lower()]
    values = {Fraction(top, bottom), Fraction(top * 100, bottom)}
    if top > 1:
        return [Fact.in_words(match, values, ("", "%"))]
    return [Fact.of(match, "ordinal", {*values, Fraction(bottom)}, ("", "%"), WORD)]


def _span(match: re.Match[str]) -> list[Fact]:
    count = (match["n"] or "one").lower()
    if count.startswith(("half", "quarter")):
        times = Fraction(1, 2 if count.startswith("half") else 4)
    else:
        times = Fraction(int(count) if count.isdigit() else _ONES.get(count, 1))
    return [Fact.in_words(match, {times * _SPANS[match["what"].lower()], times}, ("", "y"))]


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
        rf"\b(?P<n>{_COUNT})[\s-](?P<d>{_any(_PARTS)})s?\b(?!\s(?:of \d{{4}}|time))",
        _part,
        re.IGNORECASE,
    ),
    *phrases(
        r"""
        6,1/2     -,mo,y  \bhalf[\s-](?:a[\s-])?year
        500000    -       \bhalf a million\b
        1/2,50    -,%     \bhal(?:f|ves|ved|ving)\b
        4,1/4,25  -,%     (?<!first )(?<!second )(?<!third )(?<!fourth )\bquarters?\b
        14,2,15   -       \bfortnight
        2         -       \b(?:both|either|pair|coupled?|twins?|bilateral\w*|dual|secondary)\b
        2         -       \b(?:twice|doubl\w+|two-?fold)\b
        3         -       \b(?:trilateral\w*|tripartite|trio|tertiary|tripl\w+|thrice|three-?fold)\b
        4         -       \b(?:quadr\w+|four-?fold|Quad)\b
        5         -       \b(?:quintupl\w+|five-?fold)\b
        6         -       \bsix-?fold\b
        10        -       \bten-?fold\b
        100       -,y     \bcenten\w+\b
        1         -       \b(?:once|single|sole|primary|initial|per capita|per person)\b
        0         -,%     \b(?:none|nil|no)\b
        """,
        re.IGNORECASE,
    ),
    rule(r"\b(?P<n>twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b", _decade, re.IGNORECASE),
    rule(
        rf"\b(?P<one>(?:a|an|one)[\s-])?(?P<tens>{_any(_TENS)})?-?(?P<n>{_any(_ORDINALS)})(?:ly)?\b",
        _ordinal,
        re.IGNORECASE,
    ),
    rule(
        rf"\b(?P<n>(?:{_SMALL})"
        rf"(?:[\s-](?:{_SMALL}|{_SCALE})|(?<=dred|sand|lion)\sand\s(?:{_SMALL}))*"
        rf"|(?:a\s)?(?:{_SCALE}))\b(?!s\b)"
        r"(?P<unit>[\s-](?:percentage[\s-]points?|percent|per\scent))?",
        _in_words,
        re.IGNORECASE,
    ),
)
