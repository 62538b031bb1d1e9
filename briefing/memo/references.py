"""Prove what a memo says about itself: ids, notes, links, evidence, quotes, terms, tables.

Turns a Memo as read into a Memo whose terms have their glosses from the glossary, and reports
every reference that points nowhere. What it returns can always be made into an edition: calls
of notes and recommendations that do not exist are left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from briefing.memo import characters, figures, outline, placing, tables, walk
from briefing.memo.document import (
    Chart,
    Definition,
    Event,
    Figure,
    Footnote,
    Heading,
    Item,
    Memo,
    Name,
    Paragraph,
    Pullquote,
    Quote,
    Recommendation,
    Section,
    Table,
    Text,
    Work,
)
from briefing.memo.glossary import Glossary
from briefing.memo.inlines import Inline, Inlines, Link, NoteCall, Term
from briefing.memo.nodes import Scalar
from briefing.memo.plain import suggestion
from briefing.problems import Problem, Report, Said, Wording
from briefing.wording import memo as wording

_NAMED = (Section, Recommendation, Table, Figure, Chart, Work, Footnote)


def resolve(memo: Memo, glossary: Glossary, report: Report) -> Memo:
    """The memo with its glosses filled in; what does not hold is reported.

    Args: a memo as `schema.read_memo` gives it, and the house's glossary, which may be empty.
    """
    memo = placing.placed(memo, report)
    texts = list(walk.texts(memo))
    references = [reference for text in texts for reference in _references(text)]
    _ids(memo, report)
    outline.check(memo, report)
    _notes(memo, references, report)
    _targets(memo, texts, references, report)
    for text in texts:
        if text.origin and characters.is_unseen(words_of(text.words)):
            report(text.origin.problem(wording.UNSEEN_TEXT))
    for block in walk.parts(memo, Pullquote, Table, Chart):
        match block:
            case Pullquote(edited=False):
                _verbatim(block, _quotable(memo, texts), report)
            case Table():
                tables.check(block, report)
            case Chart():
                figures.check_chart(block, report)
    known = {note.id for note in memo.footnotes}
    by_id = {text.id: _resolved(text, known, glossary, report) for text in texts}
    memo = walk.rebuilt(
        memo, lambda part: figures.highlighted(part) if isinstance(part, Chart) else part
    )
    return walk.with_texts(memo, by_id)


def prose(memo: Memo) -> frozenset[str]:
    """Ids of the texts that are read once, in the flow: notes and glosses may stand there."""
    ids: set[str] = set()
    flow = (memo.lead, memo.sections, memo.recommendations, memo.appendices)
    for block in walk.parts(flow, Paragraph, Item, Quote, Table, Definition, Event):
        if isinstance(block, Table):
            ids |= {cell.text.id for row in block.rows for cell in row}
        else:
            ids.add(block.text.id)
    return frozenset(ids)


# Ids


def _ids(memo: Memo, report: Report) -> None:
    """Every id names one thing; of what has an id by rule, only its own fault is told."""
    parts: dict[str, list] = {}
    for part in walk.parts(memo, Text, *_NAMED):
        if part.id or isinstance(part, Text):
            parts.setdefault(part.id, []).append(part)
    twice = {id_: same for id_, same in parts.items() if len(same) > 1}
    for id_, same in twice.items():
        if "." in id_ and id_.split(".")[0] in twice:
            continue
        problems = [_at_id(part, wording.DUPLICATE_ID, id=id_) for part in same]
        first, *others = sorted(problems, key=lambda p: (p.span.line, p.span.column))
        for other in others:
            report(replace(other, also=(first.span,)))


def _at_id(part, sentence: Wording, **args) -> Problem:
    """A problem with the id of a part: where it is written or, for a text without, its words."""
    origin = part.id.origin if isinstance(part.id, Name) else part.origin
    return origin.problem(sentence, **args)


# Notes, links, evidence


@dataclass(frozen=True, slots=True)
class _Reference:
    """A link or a note call, and the text that it stands in."""

    inline: Link | NoteCall
    text: Text
    origin: Scalar
    """The words or the gloss of the text, as typed."""

    @property
    def in_gloss(self) -> bool:
        return self.origin is self.text.gloss_origin

    def problem(self, sentence: Wording, **args) -> Problem:
        return self.origin.problem_at(*self.inline.place, sentence, **args)


def _references(text: Text) -> Iterator[_Reference]:
    """What points somewhere in a text and in its gloss."""
    for inlines, origin in ((text.words, text.origin), (text.gloss, text.gloss_origin)):
        for inline in walk.flat(inlines):
            if isinstance(inline, Link | NoteCall):
                yield _Reference(inline, text, origin)


def _notes(memo: Memo, references: list[_Reference], report: Report) -> None:
    """Every note is called once, from where it can stand."""
    ids = {note.id: note for note in memo.footnotes}
    flow, called, seen = prose(memo), set(), set()
    for reference in references:
        if not isinstance(reference.inline, NoteCall):
            continue
        note, text = reference.inline.note, reference.text.id
        if note not in ids:
            _unknown(note, ids, reference.problem, wording.FOOTNOTE, report)
        elif reference.in_gloss or text not in flow:
            place = f"{text}.en" if reference.in_gloss else text
            report(reference.problem(wording.NOTE_IN_NOTE, place=place))
        elif note in called:
            report(reference.problem(wording.REPEATED_NOTE, id=note))
        else:
            called.add(note)
        seen.add(note)
    for note in memo.footnotes:
        if note.id not in seen:
            report(note.id.origin.problem(wording.UNUSED_NOTE, id=note.id))


def _targets(memo: Memo, texts: list[Text], references: list[_Reference], report: Report) -> None:
    """Links, quotes and evidence point to something."""
    parts = [part for part in walk.parts(memo, *_NAMED) if part.id]
    ids = dict.fromkeys(named.id for named in (*texts, *parts))
    numbered = {part.id for part in parts if figures.is_numbered(part)}
    numbered |= {heading.text.id for heading in walk.parts(memo, Heading)}
    for reference in references:
        target = getattr(reference.inline, "target", "")
        if not target.startswith("#"):
            continue
        if (id_ := target[1:]) not in ids:
            _unknown(id_, ids, reference.problem, wording.UNIT, report)
        elif not reference.inline.children and id_ not in numbered:
            report(reference.problem(wording.LINK_WITHOUT_WORDS, id=id_))
    quotable = _quotable(memo, texts)
    for block in walk.parts(memo, Pullquote, Recommendation):
        if isinstance(block, Recommendation):
            for unit in block.evidence:
                if unit not in ids:
                    _unknown(unit, ids, unit.origin.problem, wording.UNIT, report)
        elif block.of not in quotable:
            _unknown(block.of, quotable, block.of.origin.problem, wording.TEXT, report)


def _unknown(
    id_: str, known: dict, problem: Callable[..., Problem], what: Said, report: Report
) -> None:
    near = suggestion(id_, list(known))
    report(problem(wording.UNKNOWN_ID, what=what, id=id_, suggestion=near))


# Pull quotes


def _quotable(memo: Memo, texts: list[Text]) -> dict[str, Text]:
    """Texts that a pull quote may repeat: any but another pull quote."""
    quotes = {quote.text.id for quote in walk.parts(memo, Pullquote)}
    return {text.id: text for text in texts if text.id not in quotes}


def _verbatim(quote: Pullquote, quotable: dict[str, Text], report: Report) -> None:
    """A pull quote is a passage of the unit that it names."""
    if quote.of not in quotable:
        return
    passage, origin = words_of(quote.text.words), quote.text.origin
    tail = parting(passage, words_of(quotable[quote.of].words))
    if tail:
        # What is typed is never shorter than what is seen, so that the parting comes no sooner.
        index = origin.value.find(tail[:12], len(passage) - len(tail))
        place = (index, len(tail[:12])) if index >= 0 else (0, len(origin.value))
        report(origin.problem_at(*place, wording.NOT_VERBATIM, id=quote.of, tail=tail[:12]))


def words_of(inlines: Inlines) -> str:
    """Visible words with every space one space, without quotation marks around the whole."""
    return " ".join(walk.visible(inlines).split()).strip("“”")


def parting(passage: str, whole: str) -> str:
    """What of a passage no longer follows `whole`; empty if it is verbatim."""
    if passage in whole:
        return ""
    low, high = 0, len(passage)
    while low < high:  # the longest beginning that `whole` holds
        middle = (low + high + 1) // 2
        low, high = (middle, high) if passage[:middle] in whole else (low, middle - 1)
    return passage[low:]


# Terms


def _resolved(text: Text, known: set[str], glossary: Glossary, report: Report) -> Text:
    """The text with the glosses of its terms, and without calls of notes that do not exist."""

    def filled(inlines: Inlines, origin: Scalar | None) -> Inlines:
        return walk.mapped(
            walk.without_notes(inlines, known),
            lambda inline: _glossed(inline, text.gloss_language, origin, glossary, report),
        )

    words = filled(text.words, text.origin)
    return replace(text, words=words, gloss=filled(text.gloss, text.gloss_origin))


def _glossed(
    inline: Inline, language: str, origin: Scalar | None, glossary: Glossary, report: Report
) -> Inline:
    """A term without a gloss of its own with that of its entry; anything else as it is."""
    if not isinstance(inline, Term) or inline.gloss:
        return inline
    entry = glossary.get(inline.words)
    if entry is not None and (gloss := entry.gloss(language)):
        return replace(inline, gloss=gloss, short=entry.short)
    if entry is not None:
        args = {"term": inline.words, "language": language}
        report(origin.problem_at(*inline.place, wording.TERM_WITHOUT_GLOSS, **args))
    else:
        near = suggestion(inline.words, list(glossary.entries))
        args = {"term": inline.words, "suggestion": near}
        report(origin.problem_at(*inline.place, wording.UNKNOWN_TERM, **args))
    return inline
