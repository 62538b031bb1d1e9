"""Rules that languages share, made of patterns whose groups say what they hold.

`y`, `m`, `d` and `d2` are a year, a month and days; `n` is a number; `h`, `min` and `half` are a
time of day.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from briefing.edition.parity.facts.fact import FIRM, LOOSE, WORD, Fact, number
from briefing.edition.parity.facts.scanning import Maker, Rule, rows

Read = Callable[[str], int]
"""The value of a number in words."""
_MONTHS = ("m", "m2", "m3")


def rule(pattern: str, make: Maker, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """A rule of its own kind."""
    return re.compile(pattern, flags), make


def dates(
    pattern: str, months: Mapping[str, int] | None = None, flags: re.RegexFlag = re.NOFLAG
) -> Rule:
    """Dates or parts of them; `months` by their names in lower case."""

    def make(match: re.Match[str]) -> list[Fact]:
        parts = match.groupdict("")
        month = next((parts[name] for name in _MONTHS if parts.get(name)), "")
        value = months[month.lower()] if months and month else int(month or 0)
        days = [re.sub(r"\D", "", parts.get(name, "")) for name in ("d", "d2")]
        return date(match, parts.get("y", ""), value, days)

    return rule(pattern, make, flags)


def date(match: re.Match[str], year: str, month: int, days: list[str]) -> list[Fact]:
    """The parts of a date, each a fact with the place of the whole; absent ones are left out."""
    facts = [Fact.of(match, "date", years(year), ("", "year", "y"))] if year else []
    facts += [Fact.of(match, "date", month, ("month",))] if month else []
    return facts + [Fact.of(match, "date", int(day), ("", "d")) for day in days if day]


def years(digits: str) -> tuple[int, ...]:
    """The years that digits may mean: two of them leave the century open (’22)."""
    digits = digits.lstrip("'’‘")
    year = int(digits)
    return (year,) if len(digits) != 2 else (year, year + (2000 if year < 50 else 1900))


def named_days(pattern: str) -> Rule:
    """Events called by their day (4·27, 9.11), which other languages may call otherwise."""
    return rule(
        pattern,
        lambda match: [
            Fact.of(match, "number", int(match["m"]), ("", "month"), LOOSE),
            Fact.of(match, "number", int(match["d"]), ("", "d"), LOOSE),
        ],
    )


def decades(pattern: str) -> Rule:
    """Decades in digits: the 1990s."""
    return rule(pattern, lambda match: [Fact.of(match, "date", years(match["y"]), ("decade",))])


def ordinals(pattern: str, least: int = 2, named: tuple[str, ...] = ()) -> Rule:
    """Places in a row, in digits; from `least` on one is sure to be said.

    With `named`, the group `what` makes a small one sure only if it is one of them.
    """

    def make(match: re.Match[str]) -> list[Fact]:
        value = number(match["n"])
        sure = 13 if named and match["what"] not in named else least
        return [Fact.of(match, "ordinal", value, weight=FIRM if value >= sure else LOOSE)]

    return rule(pattern, make)


def ordinal_words(pattern: str, read: Read, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Places in a row, in words."""
    return rule(
        pattern, lambda match: [Fact.of(match, "ordinal", read(_number(match)), weight=WORD)], flags
    )


def number_words(pattern: str, read: Read, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Numbers in words."""
    return rule(pattern, lambda match: [Fact.in_words(match, read(_number(match)))], flags)


def _number(match: re.Match[str]) -> str:
    parts = match.groupdict("")
    return parts.get("n") or parts.get("n2") or ("" if "n" in parts else match[0])


def clocks(pattern: str, halves: Mapping[str, str] | None = None) -> Rule:
    """Times of day in minutes; without `am` or `pm` one may be either."""

    def make(match: re.Match[str]) -> list[Fact]:
        parts = match.groupdict("")
        hour, half = int(parts["h"]), parts.get("half", "").lower()
        half = halves.get(half, "") if halves else half[:1]
        hours = {hour} if hour >= 12 else {hour, hour + 12}
        hours = {"p": {hour % 12 + 12}, "a": {hour % 12}}.get(half, hours)
        minutes = {60 * h + int(parts["min"] or 0) for h in hours}
        return [Fact.of(match, "number", minutes, ("time",))]

    return rule(pattern, make)


def fractions(pattern: str) -> Rule:
    """Parts of a whole, `n` of `d` or `n2` of `d2`, in digits."""

    def make(match: re.Match[str]) -> list[Fact] | None:
        parts = match.groupdict("")
        top, bottom = int(parts["n"] or parts["n2"]), int(parts["d"] or parts["d2"])
        return [Fact.of(match, "number", Fraction(top, bottom))] if 0 < top < bottom else None

    return rule(pattern, make)


def tenths(pattern: str) -> Rule:
    """Parts of ten (3할, 3割5分) as a percentage."""

    def make(match: re.Match[str]) -> list[Fact]:
        value = int(match["n"]) * 10 + int(match["m"] or 0)
        return [Fact.of(match, "percent", value, ("%",))]

    return rule(pattern, make)


def phrases(table: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[Rule, ...]:
    """Rules for words that stand for a number: values, units and a pattern a line."""

    def maker(values: list[Fraction], units: tuple[str, ...]) -> Maker:
        return lambda match: [Fact.in_words(match, values, units)]

    return tuple(
        rule(pattern, maker(list(map(Fraction, values.split(","))), units), flags)
        for values, units, pattern in rows(table)
    )


def roman(digits: str) -> int:
    """The value of a Roman number up to 39."""
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in digits.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
