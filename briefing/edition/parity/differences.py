"""Compare the facts of a translation with those of its source: changed, lost or added.

Precision comes before recall. Languages repeat and leave out years, write small numbers as
words and fold them into others (3국 → trilateral), so that only a fact which the other side
nowhere has, or one that it contradicts, is a difference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from briefing.edition.parity.facts import FIRM, LOOSE, WORD, Fact, extract, grammar

#: The most differences of one kind that are told of a text; a text with more numbers is not
#: searched for one that stands once too often.
LIMIT = 200
#: Weights of facts that may contradict one another, and the kind that they must be of.
_CONTRADICTING = ((LOOSE, LOOSE, ""), (LOOSE, WORD, "ordinal"), (WORD, LOOSE, "ordinal"))


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of one side that the other side does not have."""

    kind: str
    """`number`, `money`, `date`, `percent`, `ordinal` or `unit` (the same number of another)."""
    source: Fact | None
    """The fact of the source; None if the translation added one."""
    target: Fact | None
    """What the translation has in its place; None if it has nothing."""


def compare(
    source: str, target: str, source_language: str, target_language: str
) -> list[Difference]:
    """The differences between the facts of two plain texts, in the order of their places.

    Args: visible words, and their languages (BCP 47).
    """
    ours, theirs = _Side.of(source, source_language), _Side.of(target, target_language)
    if not (ours.whole and theirs.whole):
        ours, theirs = ours.digits_only(), theirs.digits_only()
    lost, added = _missing(ours, theirs), _missing(theirs, ours)
    lost, added = _absolute(lost, added, theirs), _absolute(added, lost, ours)
    lost, added = _with_contradictions(lost[:LIMIT], added[:LIMIT], ours, theirs)
    return _paired(lost, added, len(source), len(target))


@dataclass(frozen=True)
class _Side:
    """One of the two texts."""

    facts: tuple[Fact, ...]
    relative: bool
    """Whether it names a year or a month without a number: 올해, last month."""
    whole: bool
    """Whether its language is read in full, not for its digits alone."""

    @cached_property
    def by_value(self) -> dict[Fraction, list[Fact]]:
        """The facts by what they may be."""
        facts: dict[Fraction, list[Fact]] = {}
        for fact in self.facts:
            for value in fact.values:
                facts.setdefault(value, []).append(fact)
        return facts

    @classmethod
    def of(cls, text: str, language: str) -> _Side:
        written = grammar(language)
        return cls(extract(text, language), bool(written.relative.search(text)), written.whole)

    def digits_only(self) -> _Side:
        """The facts that need no words to be found; the others are there to be matched."""
        facts = tuple(replace(f, strength=WORD) if _needs_words(f) else f for f in self.facts)
        return replace(self, facts=facts, relative=True)


def _needs_words(fact: Fact) -> bool:
    """Whether another language may say it in words that are not read: a month, a small number."""
    small = fact.kind != "percent" and fact.value.denominator == 1 and fact.value <= 31
    return small or bool(fact.units & {"month", "decade", "time"}) or fact.scale > 1


def _missing(facts: _Side, others: _Side) -> list[Fact]:
    """The firm facts that the other side nowhere has."""
    firm = (fact for fact in facts.facts if fact.strength == FIRM)
    return [fact for fact in firm if not _covered(fact, others)]


def _covered(fact: Fact, others: _Side) -> bool:
    return any(
        fact.agrees(other) for value in fact.values for other in others.by_value.get(value, ())
    )


def _absolute(facts: list[Fact], answers: list[Fact], others: _Side) -> list[Fact]:
    """Without years and months that the other side may say as `this year` or 같은 달."""
    if not others.relative or any(fact.calendar for fact in answers):
        return facts
    return [fact for fact in facts if not fact.calendar]


def _with_contradictions(
    lost: list[Fact], added: list[Fact], ours: _Side, theirs: _Side
) -> tuple[list[Fact], list[Fact]]:
    """With what is wrong only because the other side says something else in its place."""
    pairs = [
        (_open(ours, theirs, weight, kind), _open(theirs, ours, other_weight, kind))
        for weight, other_weight, kind in _CONTRADICTING
    ]
    for left, right in (*pairs, (_surplus(ours, theirs), _surplus(theirs, ours))):
        if left and right:
            lost = lost + [fact for fact in left[:LIMIT] if fact not in lost]
            added = added + [fact for fact in right[:LIMIT] if fact not in added]
    return lost, added


def _open(facts: _Side, others: _Side, weight: str, kind: str) -> list[Fact]:
    """Facts of a weight that the other side does not have."""
    chosen = (fact for fact in facts.facts if fact.strength == weight and kind in ("", fact.kind))
    return [
        fact
        for fact in chosen
        if not (weight == WORD and 1 in fact.values)  # `first` also opens a list
        and not _covered(fact, others)
    ]


def _surplus(facts: _Side, others: _Side) -> list[Fact]:
    """Numbers that stand here more often than there: 20.2 for 16.7 beside another 20.2."""
    firm = [f for f in facts.facts if f.strength == FIRM and not f.calendar]
    if len(firm) > LIMIT:
        return []
    partner: dict[int, int] = {}

    def find(index: int, seen: set[int]) -> bool:
        for number, other in enumerate(others.facts):
            if number not in seen and firm[index].agrees(other):
                seen.add(number)
                if number not in partner or find(partner[number], seen):
                    partner[number] = index
                    return True
        return False

    return [fact for index, fact in enumerate(firm) if not find(index, set())]


def _paired(
    lost: list[Fact], added: list[Fact], length: int, target_length: int
) -> list[Difference]:
    """Each lost fact with the added one that most likely stands in its place."""
    differences = []
    left = sorted(added, key=lambda fact: fact.offset)
    for fact in sorted(lost, key=lambda fact: fact.offset):
        place = fact.offset / max(1, length)
        ranked = sorted(
            (not _alike(fact, other), abs(other.offset / max(1, target_length) - place), index)
            for index, other in enumerate(left)
            if _alike(fact, other) or fact.kind == other.kind
        )
        other = left.pop(ranked[0][2]) if ranked else None
        differences.append(Difference(_kind(fact, other), fact, other))
    differences += [Difference(fact.kind, None, fact) for fact in left]
    return _once(differences)


def _alike(fact: Fact, other: Fact) -> bool:
    """Whether one was probably written for the other: same value, or same unit."""
    return bool(fact.values & other.values or fact.units & other.units - {""})


def _kind(fact: Fact, other: Fact | None) -> str:
    if other is None:
        return fact.kind
    if "percent" in (fact.kind, other.kind):
        return "percent"
    if fact.values & other.values and fact.units != other.units:
        return "unit"
    return fact.kind


def _once(differences: list[Difference]) -> list[Difference]:
    """Each place once: the day and the month of one date are one difference."""
    kept: dict[object, Difference] = {}
    for difference in differences:
        sides = (difference.source, difference.target)
        spans = tuple((fact.offset, fact.length) if fact else () for fact in sides)
        kept.setdefault((difference.kind, spans), difference)
    dates = {d.source.offset for d in kept.values() if d.kind == "date" and d.source and d.target}
    return [
        difference
        for difference in kept.values()
        if difference.kind != "date" or difference.target or difference.source.offset not in dates
    ]
