"""Turn `content/glossary.yaml` into the terms that all memos share.

An entry holds a Korean term, its translations by language code, an acronym, a definition for
the printed glossary, and the forms that translators may and may not use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefing.memo import marks, walk
from briefing.memo.document import Link, NoteCall, Term, Text
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.memo.plain import FOUND, suggestion, ticked
from briefing.memo.schema import Place, read_type
from briefing.problems import Report
from briefing.wording import memo as wording

OWN_KEYS = ("term", "short", "definition", "allowed", "forbidden")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
Forms = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One term."""

    term: str
    translations: dict[str, str] = field(default_factory=dict)
    """The preferred form in each language."""
    short: str = ""
    definition: Text | None = None
    allowed: Forms = field(default_factory=dict)
    forbidden: Forms = field(default_factory=dict)
    origin: Scalar | None = field(default=None, compare=False, repr=False)

    def gloss(self, language: str) -> str:
        """What stands in the brackets after the term: the form and its acronym."""
        form = self.translations.get(language, "")
        return f"{form}, {self.short}" if form and self.short and self.short not in form else form


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, by their Korean form."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def get(self, term: str) -> Entry | None:
        """The entry of a term, or None."""
        return self.entries.get(term)


def read_glossary(node: Node, report: Report) -> Glossary:
    """The glossary in a file's node; broken entries are reported and left out."""
    terms = node.get("terms") if isinstance(node, Mapping) else None
    for key, _ in node.pairs if isinstance(node, Mapping) else ():
        if key.value != "terms":
            _unknown(key, wording.GLOSSARY, ("terms",), report)
    if not isinstance(terms, Sequence):
        said = {"place": wording.GLOSSARY, "key": "terms", "doc": "a list of terms"}
        report(node.problem(wording.MISSING_KEY, **said))
        return Glossary()
    entries: dict[str, Entry] = {}
    for item in terms.items:
        entry = _entry(item, report)
        before = entries.setdefault(entry.term, entry) if entry else None
        if before is not entry:
            said = entry.origin.problem(wording.DUPLICATE_ID, id=entry.term)
            report(replace(said, also=(before.origin.span,)))
    return Glossary(entries)


def _entry(node: Node, report: Report) -> Entry | None:
    term = node.get("term") if isinstance(node, Mapping) else None
    if not isinstance(term, Scalar) or not term.value.strip():
        said = {"place": wording.TERM, "key": "term", "doc": "the Korean term"}
        report((term or node).problem(wording.MISSING_KEY, **said))
        return None
    own: dict[str, Node] = {}
    translations: dict[str, str] = {}
    for key, value in node.pairs:
        if key.value in OWN_KEYS:
            own[key.value] = value
        elif not _LANGUAGE.fullmatch(key.value):
            _unknown(key, wording.TERM, (*OWN_KEYS, "en", "ja"), report)
        elif form := read_type(str, value, report, key.value):
            translations[key.value] = form
    short, definition = own.get("short"), own.get("definition")
    return Entry(
        term.value.strip(),
        translations,
        (read_type(str, short, report, "short") or "") if short else "",
        _definition(term.value, definition, report) if definition else None,
        _forms(own.get("allowed"), "allowed", report),
        _forms(own.get("forbidden"), "forbidden", report),
        term,
    )


def _definition(term: str, node: Node, report: Report) -> Text | None:
    """A definition: it holds in any memo, so it cannot point into one."""
    text = read_type(Text, node, report, "definition")
    if text is None:
        return None
    place = f"glossary.{term}"
    for inlines, origin in ((text.words, text.origin), (text.gloss, text.gloss_origin)):
        pointing = [one for one in walk.flat(inlines) if isinstance(one, Link | NoteCall | Term)]
        spots = marks.places(origin.value) if pointing else ()
        for one, spot in zip(pointing, spots, strict=True):
            if isinstance(one, NoteCall):
                report(origin.problem_at(*spot, wording.NOTE_IN_NOTE, place=place))
            elif isinstance(one, Link) and one.target.startswith("#"):
                report(origin.problem_at(*spot, wording.LINK_TARGET, target=one.target))
    return replace(text, id=place)


def _forms(node: Node | None, place: str, report: Report) -> Forms:
    """Lists of forms by language."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        words = {"expected": wording.LISTS_BY_LANGUAGE, "found": FOUND[type(node)]}
        report(node.problem(wording.WRONG_TYPE, place=place, **words))
        return {}
    forms: Forms = {}
    for key, value in node.pairs:
        if not _LANGUAGE.fullmatch(key.value):
            _unknown(key, place, ("en", "ja"), report)
        elif found := read_type(tuple[str, ...], value, report, key.value):
            forms[key.value] = found
    return forms


def _unknown(key: Scalar, place: Place, known: tuple[str, ...], report: Report) -> None:
    near = suggestion(key.value, known)
    said = {"key": key.value, "place": place, "known": ticked(known), "suggestion": near}
    report(key.problem(wording.UNKNOWN_KEY, **said))
