"""Prove that a translation keeps what its Korean carries: notes, links, placeholders, marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from briefing.edition.catalogs.catalog import Catalog, Entry
from briefing.edition.catalogs.pofile import PoString
from briefing.memo import marks, walk
from briefing.memo.document import Emphasis, Inline, Inlines, Link, NoteCall, Strong, Term
from briefing.problems import Report
from briefing.wording import translation as wording

#: A name in braces, or one of Python's or C's forms: all that a reader must never see.
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([^()]*\)[-+#0 ]*\d*(?:\.\d+)?[A-Za-z]?|[{}]")
_PROPER = re.compile(r"\{[a-z][a-z0-9_]*\}")
#: Up to a space or a character that is not ASCII: Japanese goes on without a space.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+")
_BEHIND_ADDRESS = ".,;:!?)]}'\""
_KINDS = ((Emphasis, "`*…*`"), (Strong, "`**…**`"))


def inlines(entry: Entry, report: Report) -> Inlines:
    """The marks of a translation, with faults at their place in the PO file."""

    def fault(index: int, length: int, said, **args) -> None:
        report(entry.origin.problem_at(index, length, said, **args))

    return marks.parse(entry.msgstr, fault)


def check_text(entry: Entry, report: Report) -> None:
    """Report what the translation of a memo's text has lost or added."""
    compare(source_inlines(entry.msgid), inlines(entry, report), entry.origin, report)


def check_catalog(catalog: Catalog, report: Report) -> None:
    """Report what any translation of a memo has lost or added; fuzzy ones are still in work."""
    for entry in catalog.entries:
        if entry.msgstr and not entry.obsolete and not entry.fuzzy:
            check_text(entry, report)


def check_words(entry: Entry, report: Report) -> None:
    """Report what the translation of a theme's words has lost or added: they hold no marks.

    Only a bare `{name}` is a placeholder, and its value is put in by plain replacement.
    """
    for found in _PLACEHOLDER.finditer(entry.msgstr):
        if not _PROPER.fullmatch(found[0]):
            place = found.start(), len(found[0])
            report(entry.origin.problem_at(*place, wording.PLACEHOLDER_FORM, name=found[0][:40]))
    proper = " ".join(_PROPER.findall(entry.msgstr))
    _placeholders(entry.msgid, proper, entry.msgstr, entry.origin, report)


def source_inlines(msgid: str) -> Inlines:
    """The marks of a `msgid`, which the memo's own reading has judged already."""
    return marks.parse(msgid, lambda *place, **args: None)


def compare(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    """Report where the marks of a translation differ from those of its Korean."""
    _notes(source, words, origin, report)
    _links(source, words, origin, report)
    _emphasis(source, words, origin, report)
    for term in walk.flat(words):
        if isinstance(term, Term):
            mark = f"{{{term.words}"
            _at(origin, mark, wording.TERM_IN_TRANSLATION, report, mark=mark[:40] + "}")
    before, after = walk.visible(source), walk.visible(words)
    _addresses(before, after, origin, report)
    _placeholders(before, after, origin.value, origin, report)


def same_structure(source: Inlines, words: Inlines) -> bool:
    """Whether two texts call the same notes and link to the same places."""
    return all(_of(source, type_, name) == _of(words, type_, name) for type_, name in _CARRIED)


def without_strange_notes(source: Inlines, words: Inlines) -> Inlines:
    """A translation without calls of notes that its Korean does not call, which nothing can show.

    Those were reported; without them, what else is wrong with the edition can be found.
    """
    known = _of(source, NoteCall, "note")

    def kept(inlines: Inlines) -> Inlines:
        out: list[Inline] = []
        for one in inlines:
            if isinstance(one, Emphasis | Strong | Link):
                one = replace(one, children=kept(one.children))
            if not isinstance(one, NoteCall) or one.note in known:
                out.append(one)
        return tuple(out)

    return kept(words)


_CARRIED = ((NoteCall, "note"), (Link, "target"))


def _of(inlines: Inlines, type_: type, name: str) -> Counter[str]:
    return Counter(getattr(one, name) for one in walk.flat(inlines) if isinstance(one, type_))


def _notes(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    before, after = (_of(one, NoteCall, "note") for one in (source, words))
    for note in before - after:
        report(origin.problem(wording.LOST_NOTE, note=note))
    for note in after - before:
        _at(origin, f"[^{note}]", wording.ADDED_NOTE, report, last=True, note=note)


def _links(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    before, after = (_of(one, Link, "target") for one in (source, words))
    for target in before - after:
        report(origin.problem(wording.LOST_LINK, target=target[:80]))
    for target in after - before:
        _at(origin, target, wording.ADDED_LINK, report, last=True, target=target[:80])


def _emphasis(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    for type_, mark in _KINDS:
        expected, found = (
            sum(isinstance(one, type_) for one in walk.flat(inlines)) for inlines in (source, words)
        )
        if expected != found:
            counts = {"expected": expected, "found": found}
            report(origin.problem(wording.OTHER_EMPHASIS, mark=mark, **counts))


def _addresses(before: str, after: str, origin: PoString, report: Report) -> None:
    """Addresses that are printed as words."""
    lost, added = _differences(_ADDRESS, before, after, lambda one: one.rstrip(_BEHIND_ADDRESS))
    for target in lost:
        report(origin.problem(wording.LOST_ADDRESS, target=target[:80]))
    for target in added:
        _at(origin, target, wording.ADDED_LINK, report, target=target[:80])


def _placeholders(before: str, after: str, typed: str, origin: PoString, report: Report) -> None:
    lost, added = _differences(_PLACEHOLDER, before, after, str)
    for name in lost:
        report(origin.problem(wording.LOST_PLACEHOLDER, name=name[:40]))
    for name in added:
        shown = name if name in typed else re.sub(r"[{}]", r"\\\g<0>", name)
        _at(origin, shown, wording.ADDED_PLACEHOLDER, report, name=name[:40])


def _differences(
    pattern: re.Pattern, before: str, after: str, trimmed: Callable[[str], str]
) -> tuple[Counter[str], Counter[str]]:
    """What one text has and the other has not, both ways."""
    one, other = (Counter(map(trimmed, pattern.findall(text))) for text in (before, after))
    return one - other, other - one


def _at(origin: PoString, found: str, said, report: Report, last: bool = False, **args) -> None:
    """Report at the place of some characters of a text as typed."""
    index = origin.value.rfind(found) if last else origin.value.find(found)
    if index < 0:  # written with escapes of its own
        report(origin.problem(said, **args))
    else:
        report(origin.problem_at(index, len(found), said, **args))
