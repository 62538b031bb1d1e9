"""Compare a translation with its source: facts that were changed, lost or added.

Precision comes before recall. Languages repeat and leave out years, write small numbers as
words and fold them into others (3국 → trilateral), so that only a fact which the other side
nowhere has, or one that it contradicts, is a difference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from briefing.edition.language import name
from briefing.edition.parity import punctuation, terminology
from briefing.edition.parity.facts import FIRM, LOOSE, WORD, Fact, extract, grammar
from briefing.edition.parity.facts.spelling import quoted
from briefing.edition.places import problem_in
from briefing.memo.document import Memo, Pullquote, Text
from briefing.memo.glossary import Glossary
from briefing.memo.references import parting, words_of
from briefing.memo.walk import parts, texts, visible
from briefing.problems import Report, Said
from briefing.wording import memo as memo_wording
from briefing.wording import parity as wording

#: The most differences of one kind that are told of a text; a text with more numbers is not
#: searched for one that stands once too often.
LIMIT = 200
_WORDINGS = {
    "number": wording.NUMBER_PARITY,
    "money": wording.NUMBER_PARITY,
    "date": wording.DATE_PARITY,
    "percent": wording.PERCENT_PARITY,
    "ordinal": wording.ORDINAL_PARITY,
    "unit": wording.UNIT_PARITY,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of one side that the other side does not have."""

    kind: str
    """`number`, `money`, `date`, `percent`, `ordinal` or `unit` (the same number of another)."""
    source: Fact | None
    """The fact of the source; None if the translation added one."""
    target: Fact | None
    """What the translation has in its place; None if it has nothing."""

    @property
    def fact(self) -> Fact:
        """The fact to point at: the translation's, otherwise the source's."""
        return self.target or self.source

    @property
    def side(self) -> str:
        """`target` or `source`: the text in which `fact` stands."""
        return "target" if self.target else "source"

    @property
    def offset(self) -> int:
        """Where `fact` stands in the text of its side."""
        return self.fact.offset


def compare(
    source: str, target: str, source_language: str, target_language: str
) -> list[Difference]:
    """The differences between the facts of two plain texts, in the order of their places."""
    ours = _Side.of(source, source_language)
    theirs = _Side.of(target, target_language)
    if not (ours.whole and theirs.whole):
        ours, theirs = ours.digits_only(), theirs.digits_only()
    lost, added = _missing(ours, theirs), _missing(theirs, ours)
    lost, added = _without_relative(lost, added, ours, theirs)
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
        found: dict[Fraction, list[Fact]] = {}
        for fact in self.facts:
            for value in fact.values:
                found.setdefault(value, []).append(fact)
        return found

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


def _without_relative(
    lost: list[Fact], added: list[Fact], ours: _Side, theirs: _Side
) -> tuple[list[Fact], list[Fact]]:
    """Without years and months that the other side may say as `this year` or 같은 달."""
    dated = any(f.calendar for f in lost), any(f.calendar for f in added)
    if theirs.relative and not dated[1]:
        lost = [fact for fact in lost if not fact.calendar]
    if ours.relative and not dated[0]:
        added = [fact for fact in added if not fact.calendar]
    return lost, added


def _with_contradictions(
    lost: list[Fact], added: list[Fact], ours: _Side, theirs: _Side
) -> tuple[list[Fact], list[Fact]]:
    """With what is wrong only because the other side says something else in its place."""
    pairs = [
        (_open(ours, theirs, LOOSE), _open(theirs, ours, LOOSE)),
        (_open(ours, theirs, LOOSE, "ordinal"), _open(theirs, ours, WORD, "ordinal")),
        (_open(ours, theirs, WORD, "ordinal"), _open(theirs, ours, LOOSE, "ordinal")),
        (_surplus(ours, theirs), _surplus(theirs, ours)),
    ]
    for one, other in pairs:
        if one and other:
            lost = lost + [fact for fact in one[:LIMIT] if fact not in lost]
            added = added + [fact for fact in other[:LIMIT] if fact not in added]
    return lost, added


def _open(facts: _Side, others: _Side, weight: str, kind: str = "") -> list[Fact]:
    """Facts of a weight that the other side does not have."""
    chosen = (f for f in facts.facts if f.strength == weight and kind in ("", f.kind))
    said = (f for f in chosen if weight != WORD or 1 not in f.values)  # `first` also opens a list
    return [fact for fact in said if not _covered(fact, others)]


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
    found: list[Difference] = []
    left = sorted(added, key=lambda fact: fact.offset)
    for fact in sorted(lost, key=lambda fact: fact.offset):
        place = fact.offset / max(1, length)
        ranked = sorted(
            (not _alike(fact, other), abs(other.offset / max(1, target_length) - place), index)
            for index, other in enumerate(left)
            if _alike(fact, other) or fact.kind == other.kind
        )
        other = left.pop(ranked[0][2]) if ranked else None
        found.append(Difference(_kind(fact, other), fact, other))
    found += [Difference(fact.kind, None, fact) for fact in left]
    return _once(found)


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
    for one in differences:
        spans = tuple((f.offset, f.length) if f else () for f in (one.source, one.target))
        kept.setdefault((one.kind, spans), one)
    dates = {s.source.offset for s in kept.values() if s.kind == "date" and s.source and s.target}
    return [
        one
        for one in kept.values()
        if not (one.kind == "date" and one.target is None and one.source.offset in dates)
    ]


def check_texts(source: Text, target: Text, report: Report) -> None:
    """Report every fact in which a translated text differs from its source."""
    words, translated = visible(source.words), visible(target.words)
    for one in compare(words, translated, source.language, target.language):
        place = (one.target.offset, one.target.length) if one.target else (0, 0)
        facts = _facts(one, name(source.language, "en"))
        report(problem_in(target, *place, _WORDINGS[one.kind], **facts))


def _facts(difference: Difference, language: str) -> dict[str, Said]:
    """What fills the sentence about a difference, and the advice."""
    advice = wording.CHANGED if difference.source and difference.target else wording.LOST
    advice = advice if difference.source else wording.ADDED
    wanted, found = (
        Said(quoted(fact, "en"), quoted(fact, "ko")) if fact else wording.ABSENT
        for fact in (difference.source, difference.target)
    )
    hint = advice.filled(language=language, wanted=wanted, found=found)
    return {"wanted": wanted, "found": found, "advice": hint}


def check_edition(pairs: Iterable[tuple[Text, Text]], glossary: Glossary, report: Report) -> None:
    """Report all that is wrong across languages with pairs of source and translated text.

    A target that is still in the source's language, because it has no translation, is passed
    over. Give the texts as translated, before an edition marks runs in other languages.
    """
    for source, target in pairs:
        if target.language == source.language:
            continue
        if _says(source) and not _says(target):
            report(target.origin.problem(wording.SAYS_NOTHING, id=source.id))
            continue
        check_texts(source, target, report)
        terminology.check(source, target, glossary, report)
        punctuation.check(target, report)


def _says(text: Text) -> bool:
    """Whether a text has a letter or a figure."""
    return any(char.isalnum() for char in visible(text.words))


def check_quotes(memo: Memo, report: Report) -> None:
    """Report pull quotes that are no passages of their units in the language of the memo.

    A quote may begin with a capital letter where its passage does not.
    """
    units = {text.id: text for text in texts(memo)}
    for quote in parts(memo, Pullquote):
        if quote.edited or quote.of not in units:
            continue
        passage, whole = words_of(quote.text.words), words_of(units[quote.of].words)
        lowered = passage[:1].lower() + passage[1:]
        tail = parting(passage, whole) and parting(lowered, whole)
        if tail and quote.text.language == units[quote.of].language:
            args = {"id": quote.of, "tail": tail[:12]}
            report(quote.text.origin.problem(memo_wording.NOT_VERBATIM, **args))
