"""What a fact is, and when two of them, from texts in different languages, say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

#: How much weight a fact has. A firm one must be on the other side too. A loose one is a small
#: number in digits that a language may leave unsaid (3국 → trilateral, 1인당 → per capita): only a
#: number that contradicts it counts. A counted one is the same in words (세 나라, six areas).
#: Any other number in words is there to be found, never missed.
FIRM, LOOSE, COUNTED, WORD = "firm", "loose", "counted", "word"
#: Up to here languages like to write numbers as words.
SMALL = 12
#: Units that a number with another unit, or with none, never agrees with.
_STRICT = frozenset({"%", "pp", "month", "weekday", "half", "decade", "time", "phone", "label"})
#: Units that a bare number may stand for.
_BARE = frozenset({""})
#: What a number in digits may count in a language whose words are not read.
ANY = frozenset({"", "%", "pp", "month", "decade", "time"})
#: Units of time, which even in words are not left out.
SPANS = frozenset({"h", "d", "wk", "mo", "y"})
#: Units that make a one as telling as any other number: Monday, the first half.
NAMED = frozenset({"weekday", "half", "label"})
#: Units that are so many of another, by what both measure.
_SIZES = {
    unit: (measure, Fraction(size))
    for measure, sizes in {
        "length": {"mm": "1/1000", "cm": "1/100", "m": 1, "km": 1000},
        "area": {"ha": "1/100", "km2": 1},
        "mass": {"g": "1/1000", "kg": 1, "t": 1000},
        "power": {"kW": "1/1000", "MW": 1, "GW": 1000},
        "energy": {"kWh": "1/1000", "MWh": 1, "GWh": 1000, "TWh": 10**6},
        "yield": {"kt": 1, "Mt": 1000},
        "time": {"s": 1, "min": 60, "h": 3600, "d": 86_400, "wk": 604_800},
        "span": {"mo": 1, "y": 12},
        "points": {"bp": "1/100", "pp": 1},
    }.items()
    for unit, size in sizes.items()
}

Value = Fraction
Units = frozenset[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number with its unit, or a part of a date."""

    kind: str
    """`number`, `money`, `percent`, `ordinal`, `date`: by which problems are named."""
    values: frozenset[Value]
    """What it may be; more than one where the words leave it open (3∼5만: 3 or 30,000)."""
    offset: int
    length: int
    surface: str
    """As it stands in the text; all parts of one date share the date's."""
    units: Units = _BARE
    """What it may count; the empty unit agrees with all but the strict ones."""
    strength: str = FIRM
    scale: Value = Fraction(1)
    """The magnitude that was written as a word: a million in 3 million."""
    parts: frozenset[Value] = frozenset()
    """The numbers that it was made of, as they stand: 3 and 20 of 3:20 p.m."""

    @classmethod
    def of(
        cls,
        match: re.Match[str],
        kind: str,
        values: Value | int | Iterable[Value | int],
        units: Iterable[str] = _BARE,
        weight: str = FIRM,
    ) -> Fact:
        """A fact that is the whole of a match."""
        several = (values,) if isinstance(values, Fraction | int) else tuple(values)
        start, end = match.span()
        exact = frozenset(map(Fraction, several))
        return cls(kind, exact, start, end - start, "", frozenset(units), weight)

    @classmethod
    def in_words(
        cls,
        match: re.Match[str],
        values: Value | int | Iterable[Value | int],
        units: Iterable[str] = _BARE,
        weight: str = WORD,
    ) -> Fact:
        """A number said in words."""
        return cls.of(match, "number", values, units, weight)

    @property
    def value(self) -> Value:
        """What it most likely is."""
        return min(self.values, key=lambda value: (value < 0, value))

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.offset + self.length

    @property
    def calendar(self) -> bool:
        """Whether it is a year, a month or a day, which texts repeat and leave out freely."""
        return self.kind == "date"

    @property
    def measures(self) -> frozenset[tuple[str, Value]]:
        """What it measures, in the unit that stands for all units of its kind: 18 months."""
        sizes = [_SIZES[unit] for unit in self.units if unit in _SIZES]
        return frozenset((what, value * size) for what, size in sizes for value in self.values)

    def agrees(self, other: Fact) -> bool:
        """Whether both may mean the same."""
        if not self.values & other.values:
            return bool(self.measures & other.measures)
        if self.units & other.units:
            return True
        if self.units <= _STRICT or other.units <= _STRICT:
            return bool(self.measures & other.measures)
        return "" in self.units or "" in other.units or bool(self.measures & other.measures)

    def sort(self, other: Fact) -> bool:
        """Whether both count or measure the same sort of thing, named on both sides."""
        if self.calendar != other.calendar:
            return False
        if self.units & other.units - _BARE:
            return True
        return bool(self._sorts & other._sorts)

    @property
    def _sorts(self) -> frozenset[str]:
        return frozenset(_SIZES[unit][0] for unit in self.units if unit in _SIZES)


def number(digits: str, decimal: str = ".", group: str = ",") -> Value:
    """The value of digits with separators."""
    for mark in group:
        digits = digits.replace(mark, "")
    return Fraction(Decimal(digits.replace(decimal, ".") if decimal else digits))


def strength(values: Iterable[Value], measured: bool = False) -> str:
    """The weight of a number in digits; `measured` if what it counts is sure to be said."""
    value = min(abs(value) for value in values)
    if value.denominator != 1 or value > SMALL:
        return FIRM
    return FIRM if measured and value > 1 else LOOSE


def numbered(words: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words by the number that each stands for, counted from `first`."""
    return {word: first + step * place for place, word in enumerate(words.split())}
