"""Prove what a memo says about itself: ids, notes, links, evidence, quotes, terms, tables.

Turns a Memo as read into a Memo whose terms have their glosses from the glossary, and reports
every reference that points nowhere. What it returns can always be made into an edition: calls
of notes and recommendations that do not exist are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from briefing.memo import characters, figures, marks, placing, walk
from briefing.memo.document import (
    Chart,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    Item,
    Link,
    Memo,
    Name,
    NoteCall,
    Paragraph,
    Pullquote,
    Quote,
    Recommendation,
    Section,
    Strong,
    Table,
    Term,
    Text,
    Work,
)
from briefing.memo.glossary import Glossary
from briefing.memo.plain import suggestion
from briefing.problems import Problem, Report, Said, Wording
from briefing.wording import memo as wording

_NAMED = (Section, Recommendation, Table, Figure, Chart, Work)


def resolve(memo: Memo, glossary: Glossary, report: Report) -> Memo:
    """The memo with its glosses filled in; what does not hold is reported."""
    memo = placing.placed(memo, report)
    texts = list(walk.texts(memo))
    _ids(memo, report)
    _notes(memo, texts, report)
    _targets(memo, texts, report)
    for text in texts:
        if text.origin and characters.is_unseen(words_of(text.words)):
            report(text.origin.problem(wording.UNSEEN_TEXT))
    for block in blocks(memo):
        if isinstance(block, Pullquote) and not block.edited:
            _verbatim(block, _quotable(memo, texts), report)
        if isinstance(block, Table):
            figures.check_table(block, report)
        if isinstance(block, Chart):
            figures.check_chart(block, report)
    filled = {text.id: _with_glosses(text, glossary, report) for text in texts}
    known = {note.id for note in memo.footnotes}
    return walk.with_texts(memo, {id_: _callable(text, known) for id_, text in filled.items()})


def blocks(value: object) -> Iterator[object]:
    """Every block of a document or a part of it, outer before inner."""
    if isinstance(value, tuple):
        for one in value:
            yield from blocks(one)
    elif is_dataclass(value) and not isinstance(value, Text):
        yield value
        for field in fields(value):
            yield from blocks(getattr(value, field.name))


def prose(memo: Memo) -> frozenset[str]:
    """Ids of the texts that are read once, in the flow: notes and glosses may stand there."""
    found: set[str] = set()
    for block in blocks((memo.lead, memo.sections, memo.recommendations)):
        match block:
            case Paragraph(text=text) | Item(text=text) | Quote(text=text):
                found.add(text.id)
            case Table(rows=rows):
                found |= {cell.id for row in rows for cell in row}
    return frozenset(found)


def named(memo: Memo, texts: list[Text]) -> dict[str, object]:
    """What each id that a link may point to names."""
    parts = {b.id: b for b in blocks(memo) if isinstance(b, _NAMED) and b.id}
    return {text.id: text for text in texts} | parts


# Ids


def _ids(memo: Memo, report: Report) -> None:
    """Every id names one thing; of what has an id by rule, only its own fault is told."""
    parts: dict[str, list] = {}
    for part in _with_ids(memo):
        parts.setdefault(part.id, []).append(part)
    twice = {id_: found for id_, found in parts.items() if len(found) > 1}
    for id_, found in twice.items():
        if "." in id_ and id_.split(".")[0] in twice:
            continue
        said = [_place(part, wording.DUPLICATE_ID, id=id_) for part in found]
        first, *others = sorted(said, key=lambda one: (one.span.line, one.span.column))
        for one in others:
            report(replace(one, also=(first.span,)))


def _with_ids(value: object) -> Iterator[Text | Section | Recommendation | Table | Figure | Chart]:
    if isinstance(value, Text) or (isinstance(value, _NAMED) and value.id):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from _with_ids(one)
    elif is_dataclass(value) and not isinstance(value, Text):
        for field in fields(value):
            yield from _with_ids(getattr(value, field.name))


def _place(part, said: Wording, **args) -> Problem:
    """A problem with the id of a part: where it is written or, for a text without, its words."""
    origin = part.id.origin if isinstance(part.id, Name) else part.origin
    return origin.problem(said, **args)


# Notes, links, evidence


@dataclass(frozen=True, slots=True)
class _Reference:
    """A link, note call or term with its place in the file."""

    inline: Link | NoteCall | Term
    text: Text
    problem: Callable[..., Problem]
    """`problem(wording, **args)`."""
    in_gloss: bool


def _references(text: Text) -> Iterator[_Reference]:
    """What points somewhere in a text and in its gloss, each at its place."""
    both = ((text.words, text.origin), (text.gloss, text.gloss_origin))
    for inlines, origin in both:
        found = [one for one in walk.flat(inlines) if isinstance(one, Link | NoteCall | Term)]
        spots = marks.places(origin.value) if found else ()
        for inline, spot in zip(found, spots, strict=True):
            yield _Reference(inline, text, _at(origin, *spot), origin is text.gloss_origin)


def _at(origin, index: int, length: int) -> Callable[..., Problem]:
    return lambda said, **args: origin.problem_at(index, length, said, **args)


def _notes(memo: Memo, texts: list[Text], report: Report) -> None:
    """Every note is called once, from where it can stand."""
    known = [note.id for note in memo.footnotes]
    fit, called, seen = prose(memo), set(), set()
    for one in (one for text in texts for one in _references(text)):
        if not isinstance(one.inline, NoteCall):
            continue
        note = one.inline.note
        if note not in known:
            near = suggestion(note, known)
            report(one.problem(wording.UNKNOWN_ID, what=wording.FOOTNOTE, id=note, suggestion=near))
        elif one.in_gloss or one.text.id not in fit:
            place = f"{one.text.id}.en" if one.in_gloss else one.text.id
            report(one.problem(wording.NOTE_IN_NOTE, place=place))
        elif note in called:
            report(one.problem(wording.REPEATED_NOTE, id=note))
        else:
            called.add(note)
        seen.add(note)
    for note in memo.footnotes:
        if note.id not in seen:
            report(note.id.origin.problem(wording.UNUSED_NOTE, id=note.id))


def _targets(memo: Memo, texts: list[Text], report: Report) -> None:
    """Links, quotes and evidence point to something."""
    names = named(memo, texts)
    numbered = {block.id for block in blocks(memo) if figures.is_numbered(block)}
    for one in (one for text in texts for one in _references(text)):
        if isinstance(one.inline, Link) and one.inline.target.startswith("#"):
            id_ = one.inline.target[1:]
            if id_ not in names:
                _unknown(id_, names, one.problem, wording.UNIT, report)
            elif not one.inline.children and id_ not in numbered:
                report(one.problem(wording.LINK_WITHOUT_WORDS, id=id_))
    quotable = _quotable(memo, texts)
    for block in blocks(memo):
        if isinstance(block, Pullquote) and block.of not in quotable:
            _unknown(block.of, quotable, block.of.origin.problem, wording.TEXT, report)
        for unit in block.evidence if isinstance(block, Recommendation) else ():
            if unit not in names:
                _unknown(unit, names, unit.origin.problem, wording.UNIT, report)


def _unknown(
    id_: str,
    known: dict[str, object],
    problem: Callable[..., Problem],
    what: Said,
    report: Report,
) -> None:
    near = suggestion(id_, list(known))
    report(problem(wording.UNKNOWN_ID, what=what, id=id_, suggestion=near))


def _callable(text: Text, known: set[str]) -> Text:
    """A text without calls of notes that do not exist."""

    def kept(inlines: Inlines) -> Inlines:
        return tuple(
            replace(one, children=kept(one.children))
            if isinstance(one, Emphasis | Strong | Link)
            else one
            for one in inlines
            if not isinstance(one, NoteCall) or one.note in known
        )

    return replace(text, words=kept(text.words), gloss=kept(text.gloss))


# Pull quotes


def _quotable(memo: Memo, texts: list[Text]) -> dict[str, Text]:
    """Texts that a pull quote may repeat: any but another pull quote."""
    quotes = {block.text.id for block in blocks(memo) if isinstance(block, Pullquote)}
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


def _with_glosses(text: Text, glossary: Glossary, report: Report) -> Text:
    found = {
        id(one.inline): _glossed(one, glossary, report)
        for one in _references(text)
        if isinstance(one.inline, Term)
    }

    def filled(inlines: Inlines) -> Inlines:
        return tuple(_filled(inline) for inline in inlines)

    def _filled(inline: Inline) -> Inline:
        if isinstance(inline, Emphasis | Strong | Link):
            return replace(inline, children=filled(inline.children))
        return found.get(id(inline), inline)

    return replace(text, words=filled(text.words), gloss=filled(text.gloss))


def _glossed(one: _Reference, glossary: Glossary, report: Report) -> Term:
    """A term with the gloss and the acronym of its entry, unless it brings its own."""
    term, language = one.inline, one.text.gloss_language
    if term.gloss:
        return term
    entry = glossary.get(term.words)
    if entry is not None and not entry.gloss(language):
        said = {"term": term.words, "language": language}
        report(one.problem(wording.TERM_WITHOUT_GLOSS, **said))
        return term
    if entry is None:
        near = suggestion(term.words, list(glossary.entries))
        report(one.problem(wording.UNKNOWN_TERM, term=term.words, suggestion=near))
        return term
    return replace(term, gloss=entry.gloss(language), short=entry.short)
