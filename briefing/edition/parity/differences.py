"""Compare the facts of a translation with those of its source: changed, lost or added.

Precision comes before recall. Languages repeat and leave out years, write small numbers as
words and fold them into others (3국 → trilateral), so that only a fact which the other side
nowhere has, or one that it contradicts, is a difference. A language without a module of its own
is read for its digits alone: a number there may be multiplied by a word that is not read, so
that its figures count and not its size.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from briefing.edition.parity.facts import extract, grammar
from briefing.edition.parity.facts.fact import ANY, COUNTED, FIRM, LOOSE, NAMED, SMALL, WORD, Fact

#: The most differences of one kind that are told of a text; a text with more numbers is not
#: searched for one that stands once too often.
LIMIT = 200
#: Kinds of which one may be written for the other.
_SAME = [{kind} for kind in ("number", "money", "percent", "date", "ordinal")]
_SAME += [{"number", "money"}]
#: Figures from which on a number is sure to be written in digits: 1,018 and 16.7, not 80.
_FIGURES = 3
#: How often a word that is not read may multiply by ten: thousand … trillion.
_POWERS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of one side that the other side does not have."""

    kind: str
    """`number`, `money`, `date`, `percent`, `ordinal` or `unit` (the same number of another)."""
    source: Fact | None
    """The fact of the source; None if the translation added one."""
    target: Fact | None
    """What the translation has in its place; None if it has nothing."""
    certain: bool = True
    """False if the translation may say it in words that are not read."""


def compare(
    source: str, target: str, source_language: str, target_language: str
) -> list[Difference]:
    """The differences between the facts of two plain texts, in the order of their places.

    Args: visible words, and their languages (BCP 47).
    """
    ours, theirs = _Side.of(source, source_language), _Side.of(target, target_language)
    unread = not (ours.whole and theirs.whole)
    doubtful = [index for index, fact in enumerate(ours.facts) if unread and _doubtful(fact)]
    if unread:
        ours, theirs = ours.beside(theirs), theirs.beside(ours)
    lost, added = _missing(ours, theirs), _missing(theirs, ours)
    lost, added = _absolute(lost, added, theirs), _absolute(added, lost, ours)
    lost, added = _with_contradictions(lost[:LIMIT], added[:LIMIT], ours, theirs)
    doubtful = [fact for fact in map(ours.facts.__getitem__, doubtful) if fact not in lost]
    doubtful = [fact for fact in doubtful if not _covered(fact, theirs)]
    if added:
        return _paired(lost + doubtful, added, len(source), len(target))
    return _paired(lost, added, len(source), len(target)) + [
        Difference(fact.kind, fact, None, certain=False) for fact in doubtful
    ]


def _doubtful(fact: Fact) -> bool:
    """Whether it is worth a look where a language that is not read has it nowhere in digits."""
    large = fact.value > SMALL or fact.value.denominator != 1
    return fact.strength == FIRM and fact.kind in ("number", "money", "percent") and large


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

    @cached_property
    def by_measure(self) -> dict[tuple[str, Fraction], list[Fact]]:
        """The facts by what they measure."""
        facts: dict[tuple[str, Fraction], list[Fact]] = {}
        for fact in self.facts:
            for measure in fact.measures:
                facts.setdefault(measure, []).append(fact)
        return facts

    @classmethod
    def of(cls, text: str, language: str) -> _Side:
        written = grammar(language)
        return cls(extract(text, language), bool(written.relative.search(text)), written.whole)

    def beside(self, other: _Side) -> _Side:
        """The facts where one of the sides is read for its digits alone.

        The digits may be multiplied, counted and negated by words that are not read; what the
        side that is read in full says may stand in words on the other.
        """
        change = _beside_digits if self.whole else _in_digits
        facts = tuple(map(change, self.facts))
        return replace(self, facts=facts, relative=self.relative or not self.whole)


def _in_digits(fact: Fact) -> Fact:
    if fact.units <= {"%", "phone"}:
        return fact
    powers = {value * 10**power for value in fact.values for power in _POWERS}
    values = fact.values | powers
    return replace(fact, values=values | {-value for value in values}, units=fact.units | ANY)


def _beside_digits(fact: Fact) -> Fact:
    countable = fact.kind in ("number", "money", "percent") and fact.strength in (FIRM, LOOSE)
    sure = fact.strength == FIRM and _figures(fact.value) >= _FIGURES
    weight = FIRM if sure and countable else LOOSE if countable else WORD
    return replace(fact, values=fact.values | fact.parts, strength=weight)


def _figures(value: Fraction) -> int:
    """How many figures a decimal number has without the noughts at its ends; 0 for 2/3."""
    whole = value * 10**6
    return len(str(abs(whole.numerator)).strip("0")) if whole.denominator == 1 else 0


def _missing(facts: _Side, others: _Side) -> list[Fact]:
    """The firm facts that the other side nowhere has."""
    firm = (fact for fact in facts.facts if fact.strength == FIRM)
    return [fact for fact in firm if not _covered(fact, others)]


def _covered(fact: Fact, others: _Side) -> bool:
    alike = (others.by_value.get(value, ()) for value in fact.values)
    measured = (others.by_measure.get(measure, ()) for measure in fact.measures)
    return any(fact.agrees(other) for facts in (*alike, *measured) for other in facts)


def _absolute(facts: list[Fact], answers: list[Fact], others: _Side) -> list[Fact]:
    """Without years and months that the other side may say as `this year` or 같은 달."""
    if not others.relative or any(fact.calendar for fact in answers):
        return facts
    return [fact for fact in facts if not fact.calendar]


def _with_contradictions(
    lost: list[Fact], added: list[Fact], ours: _Side, theirs: _Side
) -> tuple[list[Fact], list[Fact]]:
    """With what is wrong only because the other side says something else in its place."""
    left, right = _open(ours, theirs), _open(theirs, ours)
    pairs = [([f for f in left if alike(f)], [f for f in right if alike(f)]) for alike in _SMALL]
    pairs += [
        ([fact], [other]) for fact in left[:LIMIT] for other in right[:LIMIT] if fact.sort(other)
    ]
    for left, right in (*pairs, (_surplus(ours, theirs), _surplus(theirs, ours))):
        if left and right:
            lost = lost + [fact for fact in left[:LIMIT] if fact not in lost]
            added = added + [fact for fact in right[:LIMIT] if fact not in added]
    return lost, added


def _open(facts: _Side, others: _Side) -> list[Fact]:
    """Facts of any weight that the other side does not have, if it may say them otherwise."""
    return [
        fact
        for fact in facts.facts
        # One is also an article, and `first` opens a list.
        if not (fact.strength in (WORD, COUNTED) and 1 in fact.values and not fact.units & NAMED)
        and not _covered(fact, others)
    ]


#: Sorts of small numbers that contradict one another where neither side has the other's.
_SMALL = (
    lambda fact: fact.strength == LOOSE,
    lambda fact: fact.strength in (LOOSE, COUNTED) and fact.kind != "ordinal",
    lambda fact: fact.strength in (LOOSE, WORD) and fact.kind == "ordinal",
)


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
            if _alike(fact, other) or {fact.kind, other.kind} in _SAME
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
