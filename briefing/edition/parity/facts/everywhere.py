"""Facts that every language writes alike: ISO dates, codes, telephone numbers, times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from briefing.edition.parity.facts.fact import FIRM, LOOSE, WORD, Fact, date, made, number
from briefing.edition.parity.facts.scanning import Amounts, Grammar, Rule, Suffix, amounts

_CODE = re.compile(
    r"(?<![A-Za-z\d])(?P<name>[A-Z][A-Za-z]{0,11}(?:\+|-)?|화성-?|북극성-?|火星-?|北極星-?)(?P<digits>\d{1,4})"
    r"(?P<more>[A-Z]{0,2})(?![\d,.]*\d)"
)
_ROMAN = re.compile(r"\b(?P<roman>X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})\b(?!\.)")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>[01]?\d|2[0-4]):(?P<min>[0-5]\d)(?!\d)(?:\s?(?P<half>[aApP])\.?m\.?)?"
)
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}
#: Names with letters only in front of a number that is none of theirs.
_NOT_CODES = frozenset({"KRW", "USD", "JPY", "EUR", "CNY", "GBP", "US", "FY", "RMB"})
#: Names whose number a language may leave out: 코로나19 is 新型コロナ.
_OFTEN_SHORT = frozenset({"COVID", "H", "Q", "T"})


def _nothing(match: re.Match[str]) -> Iterable[Fact]:
    return ()


def _iso(match: re.Match[str]) -> list[Fact] | None:
    year, month, day = match["y"], int(match["m"]), match["d"]
    if not (1 <= month <= 12 and 1 <= int(day) <= 31):
        return None
    return date(match, year, month, (day,))


def _phone(match: re.Match[str]) -> list[Fact]:
    digits = re.sub(r"\D", "", match[0])
    return [made(match, "number", int(digits[-7:]), ("phone",))]


def _code(match: re.Match[str]) -> list[Fact] | None:
    name = match["name"].rstrip("-+").upper()
    if name in _NOT_CODES:
        return None
    value = int(match["digits"])
    return [made(match, "number", value, ("",), LOOSE if name in _OFTEN_SHORT else FIRM)]


def _clock(match: re.Match[str]) -> list[Fact]:
    return clock(match, int(match["h"]), int(match["min"] or 0), (match["half"] or "").lower())


def clock(match: re.Match[str], hour: int, minute: int, half: str = "") -> list[Fact]:
    """A time of day in minutes; without `am` or `pm` it may be either."""
    hours = {hour} if hour >= 12 else {hour, hour + 12}
    if half.startswith("p"):
        hours = {hour % 12 + 12}
    elif half.startswith("a"):
        hours = {hour % 12}
    return [made(match, "number", {60 * h + minute for h in hours}, ("time",))]


def roman(digits: str) -> int:
    """The value of a Roman number up to 39."""
    values = [_ROMAN_DIGITS[char] for char in digits.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < after else one for one, after in pairs)


def fraction(match: re.Match[str]) -> list[Fact] | None:
    """One number over another: `n` of `d` equal parts."""
    top, bottom = int(match["n"]), int(match["d"])
    if not 0 < top < bottom:
        return None
    return [made(match, "number", Fraction(top, bottom))]


def tenths(match: re.Match[str]) -> list[Fact]:
    """Parts of ten (3할, 3割5分) as a percentage."""
    value = int(match["n"]) * 10 + int(match["m"] or 0)
    return [made(match, "percent", value, ("%",))]


#: What is hidden before any language looks: addresses, and numbers that name a publication.
HIDDEN: tuple[Rule, ...] = (
    (re.compile(r"(?:https?://|www\.)[^\s)\]」』”»]+"), _nothing),
    (re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]+"), _nothing),
    (re.compile(r"\b10\.\d{4,9}/\S+|\bIS[SB]N[\s:]*[\d-]+X?"), _nothing),
    (re.compile(r"(?:\+\d{1,3}[-\s]\(?0?\)?|\b0)\d{1,3}[-)\s.]\s?\d{3,4}[-\s.]\d{4}\b"), _phone),
    (re.compile(r"(?<!\d)(?P<y>\d{4})[-/](?P<m>\d{1,2})[-/](?P<d>\d{1,2})(?!\d)"), _iso),
    (_CLOCK, _clock),
)  # fmt: skip
CODES: tuple[Rule, ...] = ((_CODE, _code),)
SYMBOLS = (
    (r"(?:US|NT|HK|A|C|S)?\$|USD", ("dollar",)),
    (r"€|EUR", ("euro",)),
    (r"£|GBP", ("pound",)),
    (r"₩|KRW", ("won",)),
    (r"¥|￥", ("yen", "yuan")),
    (r"JPY", ("yen",)),
    (r"CNY|RMB", ("yuan",)),
)
#: Units whose signs are the same everywhere; longer ones first.
SIGNS = (
    Suffix(r"\s?%p\b|\s?%P\b", "percent", ("pp",)),
    Suffix(r"\s?%", "percent", ("%",)),
    Suffix(r"\s?(?:km²|㎢|km2)", "number", ("km2",), True),
    Suffix(r"\s?(?:km|㎞)(?![A-Za-z])", "number", ("km",), True),
    Suffix(r"\s?(?:kg|㎏)(?![A-Za-z])", "number", ("kg",), True),
    Suffix(r"\s?(?:MW|㎿)(?![A-Za-z])", "number", ("MW",), True),
    Suffix(r"\s?(?:GW|GWh|TWh|kWh|kW)(?![A-Za-z])", "number", ("",), True),
    Suffix(r"\s?(?:cm|mm|ha|m|t|㎝|㎜|㏊)(?![A-Za-z'’])", "number", ("",), True),
    Suffix(r"\s?(?:℃|°C)", "number", ("",), True),
)


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
    return [made(match, "number", values, ("", "%", "pp"))]


def roman_rule() -> Rule:
    """Roman numbers as they stand in World War II; not I, V and X, which are also letters."""
    return (
        _ROMAN,
        lambda match: (
            [made(match, "ordinal", roman(match[0]), weight=WORD)] if len(match[0]) > 1 else ()
        ),
    )


#: For languages that have no module of their own.
GRAMMAR = Grammar(
    (
        *HIDDEN,
        *CODES,
        (re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])"), _open),
        amounts(Amounts(r"\d+(?:[.,]\d+)*", _last_mark, SYMBOLS, SIGNS)),
    )
)
