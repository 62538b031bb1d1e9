"""Prove that a translation keeps what its Korean carries: notes, links, placeholders, marks."""

import re
from collections import Counter

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import Entry
from briefing.edition.catalogs.pofile import PoString
from briefing.memo import marks, walk
from briefing.memo.inlines import Emphasis, Inlines, Link, NoteCall, Strong, Term
from briefing.problems import Report, Wording
from briefing.wording import translation as wording

#: A name in braces, or one of Python's or C's forms: all that a reader must never see.
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\([^()]*\)[-+#0 ]*\d*(?:\.\d+)?[A-Za-z]?|[{}]")
_PROPER = re.compile(r"\{[a-z][a-z0-9_]*\}")
#: Up to a space or a character that is not ASCII: Japanese goes on without a space.
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+(?<![.,;:!?)\]}'\"])")
_KINDS = ((Emphasis, "`*…*`"), (Strong, "`**…**`"))


def inlines(entry: Entry, report: Report) -> Inlines:
    """The marks of a translation, with faults at their place in the PO file."""

    def fault(index: int, length: int, sentence: Wording, **args) -> None:
        report(entry.origin.problem_at(index, length, sentence, **args))

    return marks.parse(entry.msgstr, fault)


def check_text(entry: Entry, report: Report) -> None:
    """Report what the translation of a memo's text has lost or added."""
    compare(source_inlines(entry.msgid), inlines(entry, report), entry.origin, report)


def check_catalog(catalog: Catalog, report: Report) -> None:
    """Report what any translation of a memo has lost or added; fuzzy ones are still in work.

    Every problem has its place in the PO file; nothing is raised.
    """
    for entry in catalog.entries:
        if entry.msgstr and not entry.obsolete and not entry.fuzzy:
            check_text(entry, report)


def check_words(entry: Entry, report: Report) -> None:
    """Report what the translation of a theme's words has lost or added: they hold no marks.

    Only a bare `{name}` is a placeholder, and its value is put in by plain replacement.
    """
    for match in _PLACEHOLDER.finditer(entry.msgstr):
        if not _PROPER.fullmatch(match[0]):
            place, args = (match.start(), len(match[0])), {"name": match[0][:40]}
            report(entry.origin.problem_at(*place, wording.PLACEHOLDER_FORM, **args))
    proper = " ".join(_PROPER.findall(entry.msgstr))
    _placeholders(entry.msgid, proper, entry.msgstr, entry.origin, report)


def source_inlines(msgid: str) -> Inlines:
    """The marks of a `msgid`, which the memo's own reading has judged already."""
    return marks.parse(msgid, lambda *place, **args: None)


def compare(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    """Report where the marks of a translation differ from those of its Korean."""
    _carried(source, words, origin, report)
    _emphasis(source, words, origin, report)
    for term in walk.flat(words):
        if isinstance(term, Term):
            args = {"mark": f"{{{term.words}"[:40] + "}"}
            report(origin.problem_at(*term.place, wording.TERM_IN_TRANSLATION, **args))
    before, after = walk.visible(source), walk.visible(words)
    _addresses(before, after, origin, report)
    _placeholders(before, after, origin.value, origin, report)


def same_structure(source: Inlines, words: Inlines) -> bool:
    """Whether two texts call the same notes and link to the same places."""
    return all(_of(source, type_, name) == _of(words, type_, name) for type_, name, *_ in _CARRIED)


def without_strange_notes(source: Inlines, words: Inlines) -> Inlines:
    """A translation without calls of notes that its Korean does not call, which nothing can show.

    Those were reported; without them, what else is wrong with the edition can be found.
    """
    return walk.without_notes(words, _of(source, NoteCall, "note").keys())


#: Marks that lead somewhere, by what they name, and what is said of those lost and added.
_CARRIED = (
    (NoteCall, "note", wording.LOST_NOTE, wording.ADDED_NOTE),
    (Link, "target", wording.LOST_LINK, wording.ADDED_LINK),
)


def _of(inlines: Inlines, type_: type, name: str) -> Counter[str]:
    return Counter(getattr(i, name) for i in walk.flat(inlines) if isinstance(i, type_))


def _carried(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    """Notes and links that the translation carries less often, or more often, than its Korean."""
    for type_, name, lost, added in _CARRIED:
        before, after = _of(source, type_, name), _of(words, type_, name)
        inlines = (inline for inline in walk.flat(words) if isinstance(inline, type_))
        places = {getattr(inline, name): inline.place for inline in inlines}  # the last of each
        for value in before - after:
            report(origin.problem(lost, **{name: value[:80]}))
        for value in after - before:
            report(origin.problem_at(*places[value], added, **{name: value[:80]}))


def _emphasis(source: Inlines, words: Inlines, origin: PoString, report: Report) -> None:
    for type_, mark in _KINDS:
        expected, count = (
            sum(isinstance(inline, type_) for inline in walk.flat(inlines))
            for inlines in (source, words)
        )
        if expected != count:
            args = {"mark": mark, "expected": expected, "found": count}
            report(origin.problem(wording.OTHER_EMPHASIS, **args))


def _addresses(before: str, after: str, origin: PoString, report: Report) -> None:
    """Addresses that are printed as words."""
    lost, added = _differences(_ADDRESS, before, after)
    for target in lost:
        report(origin.problem(wording.LOST_ADDRESS, target=target[:80]))
    for target in added:
        _at(origin, target, wording.ADDED_LINK, report, target=target[:80])


def _placeholders(before: str, after: str, typed: str, origin: PoString, report: Report) -> None:
    lost, added = _differences(_PLACEHOLDER, before, after)
    for name in lost:
        report(origin.problem(wording.LOST_PLACEHOLDER, name=name[:40]))
    for name in added:
        shown = name if name in typed else re.sub(r"[{}]", r"\\\g<0>", name)
        _at(origin, shown, wording.ADDED_PLACEHOLDER, report, name=name[:40])


def _differences(pattern: re.Pattern, before: str, after: str) -> tuple[Counter[str], Counter[str]]:
    """What the first text has and the second has not, and the other way round."""
    first, second = (Counter(pattern.findall(text)) for text in (before, after))
    return first - second, second - first


def _at(origin: PoString, typed: str, sentence: Wording, report: Report, **args) -> None:
    """Report at the place of some characters of a text as typed."""
    index = origin.value.find(typed)
    if index < 0:  # written with escapes of its own
        report(origin.problem(sentence, **args))
    else:
        report(origin.problem_at(index, len(typed), sentence, **args))
