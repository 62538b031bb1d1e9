"""What a fact is, and when two of them, from texts in different languages, say the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

#: How much weight a fact has. A firm one must be on the other side too. A loose one is a small
#: number in digits that a language may leave unsaid (3국 → trilateral, 1인당 → per capita): only a
#: number that contradicts it counts. A number in words is there to be found, never missed.
FIRM, LOOSE, WORD = "firm", "loose", "word"
#: Up to here languages like to write numbers as words.
SMALL = 12
#: Units that a number with another unit, or with none, never agrees with.
_STRICT = frozenset({"%", "pp", "month", "decade", "time", "phone"})
#: Units that a bare number may stand for.
_BARE = frozenset({""})

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
        several = (values,) if isinstance(values, Fraction | int) else values
        start, end = match.span()
        exact = frozenset(map(Fraction, several))
        return cls(kind, exact, start, end - start, "", frozenset(units), weight)

    @classmethod
    def in_words(
        cls, match: re.Match[str], values: Value | int | Iterable[Value | int], units=_BARE
    ) -> Fact:
        """A number said in words."""
        return cls.of(match, "number", values, units, WORD)

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

    def agrees(self, other: Fact) -> bool:
        """Whether both may mean the same."""
        if not self.values & other.values:
            return False
        if self.units & other.units:
            return True
        if self.units <= _STRICT or other.units <= _STRICT:
            return False
        return "" in self.units or "" in other.units


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
