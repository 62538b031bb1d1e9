"""Facts that every language writes alike: ISO dates, codes, telephone numbers, times."""

import re
from collections.abc import Iterable
from fractions import Fraction

from briefing.edition.parity.facts.fact import ANY, FIRM, LOOSE, WORD, Fact, number
from briefing.edition.parity.facts.rules import clocks, date, dates, roman, rule
from briefing.edition.parity.facts.scanning import Grammar, Rule, amounts, suffixes

_CODE = re.compile(
    r"(?<![A-Za-z\d])(?P<name>[A-Z][A-Za-z]{0,11}(?:\+|-)?|화성-?|북극성-?|火星-?|北極星-?)(?P<digits>\d{1,4})"
    r"(?P<more>[A-Z]{0,2})(?![\d,.]*\d)"
)
#: Names with letters only in front of a number that is none of theirs.
_NOT_CODES = frozenset({"KRW", "USD", "JPY", "EUR", "CNY", "GBP", "US", "FY", "RMB", "W"})
#: Names whose number a language may leave out: 코로나19 is 新型コロナ.
_OFTEN_SHORT = frozenset({"COVID", "H", "Q", "T"})


def _nothing(match: re.Match[str]) -> Iterable[Fact]:
    return ()


def _iso(match: re.Match[str]) -> list[Fact] | None:
    month, day = int(match["m"]), int(match["d"])
    calendar = 1 <= month <= 12 and 1 <= day <= 31
    return date(match, match["y"], month, [match["d"]]) if calendar else None


def _phone(match: re.Match[str]) -> list[Fact]:
    digits = re.sub(r"\D", "", match[0])
    return [Fact.of(match, "number", int(digits[-7:]), ("phone",))]


def _code(match: re.Match[str]) -> list[Fact] | None:
    name = match["name"].rstrip("-+").upper()
    if name in _NOT_CODES:
        return None
    weight = LOOSE if name in _OFTEN_SHORT else FIRM
    return [Fact.of(match, "number", int(match["digits"]), weight=weight)]


def _roman(match: re.Match[str]) -> Iterable[Fact]:
    """A number as in World War II; not I, V and X, which are also letters."""
    if len(match[0]) == 1:
        return ()
    return [Fact.of(match, "ordinal", roman(match[0]), weight=WORD)]


#: What is hidden before any language looks: addresses, and numbers that name a publication.
HIDDEN: tuple[Rule, ...] = (
    rule(r"(?:https?://|www\.)[^\s)\]」』”»]+", _nothing),
    rule(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+", _nothing),
    rule(r"(?<![A-Za-z])PM\s?(?:2\.5|10)(?!\d)", _nothing),
    rule(r"\b10\.\d{4,9}/\S+|\bIS[SB]N[\s:]*[\d-]+X?", _nothing),
    rule(
        r"(?:\+\d{1,3}[-\s]\(?0?\)?|(?<![\d.,])0)\d{1,3}[-)\s.]\s?\d{3,4}[-\s.]\d{4}(?!\d)", _phone
    ),
    rule(r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)", _iso),
    clocks(
        r"(?<![\d:])(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)(?!\d)(?:\s?(?P<half>[aApP])\.?m\.?)?"
    ),
)
CODES: Rule = (_CODE, _code)
ROMAN = rule(r"\b(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})\b(?!\.)", _roman)
#: Units whose signs are the same everywhere; longer ones first.
SIGNS = suffixes(r"""
    percent  pp   \s?%[pP](?![A-Za-z])
    percent  pp   \s?%-?[Pp](?:unkt|oint)\w*
    percent  %    \s?%
    measure  km2  \s?(?:km²|㎢|km2)
    measure  GWh  \s?GWh(?![A-Za-z])
    measure  MWh  \s?MWh(?![A-Za-z])
    measure  kWh  \s?kWh(?![A-Za-z])
    measure  TWh  \s?TWh(?![A-Za-z])
    measure  GW   \s?GW(?![A-Za-z])
    measure  kW   \s?kW(?![A-Za-z])
    measure  kt   \s?kt(?![A-Za-z])
    measure  Mt   \s?Mt(?![A-Za-z])
    measure  cm   \s?(?:cm|㎝)(?![A-Za-z'’])
    measure  mm   \s?(?:mm|㎜)(?![A-Za-z'’])
    measure  ha   \s?(?:ha|㏊)(?![A-Za-z'’])
    measure  GB   \s?GB(?![A-Za-z])
    measure  MB   \s?MB(?![A-Za-z])
    measure  TB   \s?TB(?![A-Za-z])
    measure  km   \s?(?:km|㎞)(?![A-Za-z])
    measure  kg   \s?(?:kg|㎏)(?![A-Za-z])
    measure  MW   \s?(?:MW|㎿)(?![A-Za-z])
    measure  m    \s?m(?![A-Za-z'’²³2])
    measure  t    \s?t(?![A-Za-z'’])
    measure  deg  \s?(?:℃|°C)
""")


def _last_mark(written: str) -> tuple[Fraction, Fraction]:
    """The last separator begins the decimals, unless it stands twice or before three digits."""
    marks = re.findall(r"[.,]", written)
    grouping = not marks or marks.count(marks[-1]) > 1 or len(re.split(r"[.,]", written)[-1]) == 3
    if grouping:
        return number(written, "", ".,"), Fraction(1)
    return number(written, marks[-1], "," if marks[-1] == "." else "."), Fraction(1)


def _open(match: re.Match[str]) -> list[Fact]:
    """A number whose one separator may be a decimal or a thousands mark."""
    values = {number(match[0], ".", ","), number(match[0], ",", ".")}
    return [Fact.of(match, "number", values, ("", "%", "pp"))]


def _spaced(match: re.Match[str]) -> list[Fact]:
    """58 700, as most of Europe writes thousands."""
    digits, _, decimals = match[0].replace(" ", "").partition(",")
    value = number(f"{digits}.{decimals}" if decimals else digits)
    return [Fact.of(match, "number", value)]


def _parted(match: re.Match[str]) -> list[Fact]:
    """21.05.2024, 3/12 and 14.30: each of the numbers, for the order is not known."""
    numbers = {Fraction(part) for part in re.findall(r"\d+", match[0])}
    if "/" in match[0]:
        top, bottom = (Fraction(part) for part in match[0].split("/")[:2])
        numbers |= {top / bottom} if bottom else set()
    return [Fact.of(match, "number", numbers, ANY, LOOSE)]


#: For languages that have no module of their own.
GRAMMAR = Grammar(
    (
        *HIDDEN,
        CODES,
        rule(
            r"(?<![\d.,/])\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)|(?<![\d.,/])\d{1,2}/\d{1,2}(?![\d/])",
            _parted,
        ),
        rule(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.,]*\d)", _spaced),
        dates(r"(?<![\d.,])(?P<y>(?:19|20)\d{2})(?![\d%]|[.,]\d)"),
        rule(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])", _open),
        amounts(r"\d+(?:[.,]\d+)*", _last_mark, SIGNS),
    )
)
