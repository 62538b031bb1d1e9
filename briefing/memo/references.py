"""Prove what a memo says about itself: ids, notes, links, evidence, quotes, terms, tables.

Turns a Memo as read into a Memo whose terms have their glosses from the glossary, and reports
every reference that points nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from briefing.memo import walk
from briefing.memo.document import (
    Chart,
    Emphasis,
    Figure,
    Inlines,
    Link,
    Memo,
    NoteCall,
    Placed,
    Pullquote,
    Recommendation,
    Section,
    Strong,
    Table,
    Term,
    Text,
    Work,
)
from briefing.memo.glossary import Glossary
from briefing.memo.schema import suggestion
from briefing.problems import Report, Wording
from briefing.wording import memo as wording

#: Texts that are printed more than once or outside the flow cannot call a note.
NO_NOTES = re.compile(
    r"(?:title|subtitle|kind|series|publisher|to|sender|cc|subject|classification|abstract"
    r"|keywords\..*|key_points\..*|.*\.(?:title|action|addressee|horizon|alt|unit|series.*|label))$"
)


def resolve(memo: Memo, glossary: Glossary, report: Report) -> Memo:
    """The memo with its glosses filled in; what does not hold is reported."""
    texts = list(walk.texts(memo))
    _ids(memo, texts, report)
    _notes(memo, texts, report)
    _targets(memo, texts, report)
    _placed(memo, report)
    for block in blocks(memo):
        if isinstance(block, Pullquote) and not block.edited:
            _verbatim(block, texts, report)
        if isinstance(block, Table):
            _table(block, report)
        if isinstance(block, Chart):
            _chart(block, report)
    filled = {text.id: _with_glosses(text, glossary, report) for text in texts}
    return walk.with_texts(memo, filled)


def blocks(value: object) -> Iterator[object]:
    """Every block of a document or a part of it, outer before inner."""
    if isinstance(value, tuple):
        for one in value:
            yield from blocks(one)
    elif is_dataclass(value) and not isinstance(value, Text):
        yield value
        for field in fields(value):
            yield from blocks(getattr(value, field.name))


def named(memo: Memo, texts: list[Text]) -> dict[str, object]:
    """What each id that a link may point to names."""
    parts = {b.id: b for b in blocks(memo) if isinstance(b, _NAMED) and b.id}
    return {text.id: text for text in texts} | parts


_NAMED = (Section, Recommendation, Table, Figure, Chart, Work)


def _ids(memo: Memo, texts: list[Text], report: Report) -> None:
    """Every id names one thing."""
    first: dict[str, Text] = {}
    for text in _all_texts(memo):
        before = first.setdefault(text.id, text)
        if before is not text:
            said = text.origin.problem(wording.DUPLICATE_ID, id=text.id)
            report(replace(said, also=(before.origin.span,)))
    taken = {text.id: text for text in texts}
    for block in blocks(memo):
        if isinstance(block, _NAMED) and block.id:
            if block.id in taken:
                _at(block, wording.DUPLICATE_ID, report, id=block.id)
            taken[block.id] = block


def _all_texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _all_texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _all_texts(getattr(value, field.name))


def _notes(memo: Memo, texts: list[Text], report: Report) -> None:
    """Every note is called once, from where it can stand."""
    known = [note.id for note in memo.footnotes]
    called: set[str] = set()
    for text in texts:
        for call in walk.flat(text.words):
            if not isinstance(call, NoteCall):
                continue
            if call.note not in known:
                said = {"what": "footnote", "what_ko": "각주", "id": call.note}
                near = suggestion(call.note, known)
                _in(text, f"[^{call.note}]", wording.UNKNOWN_ID, report, suggestion=near, **said)
            elif call.note in called:
                _in(text, f"[^{call.note}]", wording.REPEATED_NOTE, report, id=call.note)
            elif NO_NOTES.match(text.id) or text.id.startswith("note."):
                _in(text, f"[^{call.note}]", wording.NOTE_IN_NOTE, report, place=text.id)
            called.add(call.note)
    for note in memo.footnotes:
        if note.id not in called:
            report(note.text.origin.problem(wording.UNUSED_NOTE, id=note.id))


def _targets(memo: Memo, texts: list[Text], report: Report) -> None:
    """Links, quotes and evidence point to something."""
    names = named(memo, texts)
    for text in texts:
        for inlines, origin in ((text.words, text.origin), (text.gloss, text.gloss_origin)):
            for link in walk.flat(inlines):
                if isinstance(link, Link) and link.target.startswith("#"):
                    _known(link.target[1:], names, replace(text, origin=origin), report)
    for block in blocks(memo):
        if isinstance(block, Pullquote) and block.of not in names:
            _known(block.of, names, block.text, report)
        if isinstance(block, Recommendation):
            for unit in block.evidence:
                _known(unit, names, block.action, report)


def _known(id_: str, names: dict[str, object], text: Text, report: Report) -> None:
    if id_ not in names:
        said = {"what": "unit", "what_ko": "단위", "id": id_}
        _in(text, id_, wording.UNKNOWN_ID, report, suggestion=suggestion(id_, list(names)), **said)


def _placed(memo: Memo, report: Report) -> None:
    """A recommendation stands in the body once at most."""
    known = [r.id for r in memo.recommendations]
    seen: set[str] = set()
    for section in memo.sections:
        for block in blocks(section.body):
            if isinstance(block, Placed):
                if block.of not in known:
                    said = {"what": "recommendation", "what_ko": "권고", "id": block.of}
                    near = suggestion(block.of, known)
                    _at(section, wording.UNKNOWN_ID, report, suggestion=near, **said)
                elif block.of in seen:
                    _at(section, wording.TWICE_PLACED, report, id=block.of)
                seen.add(block.of)


def _verbatim(quote: Pullquote, texts: list[Text], report: Report) -> None:
    """A pull quote is a passage of the unit that it names."""
    unit = next((text for text in texts if text.id == quote.of), None)
    if unit is None:
        return
    passage = words_of(quote.text.words)
    tail = parting(passage, words_of(unit.words))
    if tail:
        report(quote.text.origin.problem(wording.NOT_VERBATIM, id=quote.of, tail=tail[:12]))


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


def _table(table: Table, report: Report) -> None:
    for row in table.rows:
        if len(row) != len(table.columns):
            said = {"found": len(row), "expected": len(table.columns)}
            report((row or table.columns)[0].origin.problem(wording.RAGGED_TABLE, **said))


def _chart(chart: Chart, report: Report) -> None:
    for row in chart.rows:
        if len(row.values) != max(1, len(chart.series)):
            said = {"found": len(row.values), "expected": max(1, len(chart.series))}
            report(row.label.origin.problem(wording.RAGGED_CHART, **said))
        for value in row.values:
            if len(chart.scale) == 2 and not chart.scale[0] <= value <= chart.scale[1]:
                scale = f"{chart.scale[0]}–{chart.scale[1]}"
                said = {"value": value, "scale": scale}
                report(row.label.origin.problem(wording.OUT_OF_SCALE, **said))


def _with_glosses(text: Text, glossary: Glossary, report: Report) -> Text:
    def filled(inlines: Inlines) -> Inlines:
        return tuple(_filled(inline) for inline in inlines)

    def _filled(inline):
        if isinstance(inline, Emphasis | Strong | Link):
            return replace(inline, children=filled(inline.children))
        if isinstance(inline, Term) and not inline.gloss:
            entry = glossary.get(inline.words)
            if entry is None or not entry.gloss(text.gloss_language):
                near = suggestion(inline.words, list(glossary.entries))
                said = {"term": inline.words, "suggestion": near}
                _in(text, f"{{{inline.words}}}", wording.UNKNOWN_TERM, report, **said)
                return inline
            return replace(inline, gloss=entry.gloss(text.gloss_language), short=entry.short)
        return inline

    return replace(text, words=filled(text.words))


def _in(text: Text, found: str, said: Wording, report: Report, **args) -> None:
    """Report at the place of some characters of a text as typed."""
    index = max(0, text.origin.value.find(found))
    report(text.origin.problem_at(index, len(found), said, **args))


def _at(part: object, said: Wording, report: Report, **args) -> None:
    """Report at the first text of a part, which has no place of its own."""
    text = next(_all_texts(part), None)
    if text is not None:
        report(text.origin.problem(said, **args))
