"""Turn `content/glossary.yaml` into the terms that all memos share.

An entry holds a Korean term, its translations by language code, an acronym, a definition for
the printed glossary, and the forms that translators may and may not use.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.memo import walk
from briefing.memo.document import Text
from briefing.memo.inlines import Link, NoteCall
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.memo.plain import FOUND
from briefing.memo.schema import Place, explained, read_type, unknown_key
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
            report(unknown_key(key, wording.GLOSSARY, ("terms",)))
    if not isinstance(terms, Sequence):
        args = {"place": wording.GLOSSARY, "key": "terms", "doc": explained("a list of terms")}
        report(node.problem(wording.MISSING_KEY, **args))
        return Glossary()
    entries: dict[str, Entry] = {}
    for item in terms.items:
        entry = _entry(item, report)
        before = entries.setdefault(entry.term, entry) if entry else None
        if before is not entry:
            also = (before.origin.span,)
            report(entry.origin.problem(wording.DUPLICATE_ID, also=also, id=entry.term))
    return Glossary(entries)


def _entry(node: Node, report: Report) -> Entry | None:
    term = node.get("term") if isinstance(node, Mapping) else None
    if not isinstance(term, Scalar) or not term.value.strip():
        args = {"place": wording.TERM, "key": "term", "doc": explained("the Korean term")}
        report((term or node).problem(wording.MISSING_KEY, **args))
        return None
    own = {key.value: value for key, value in node.pairs if key.value in OWN_KEYS}
    others = tuple(pair for pair in node.pairs if pair[0].value not in OWN_KEYS)
    short, definition = own.get("short"), own.get("definition")
    return Entry(
        term.value.strip(),
        _by_language(others, str, wording.TERM, (*OWN_KEYS, "en", "ja"), report),
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
        for inline in walk.flat(inlines):
            if isinstance(inline, NoteCall):
                report(origin.problem_at(*inline.place, wording.NOTE_IN_NOTE, place=place))
            elif isinstance(inline, Link) and inline.target.startswith("#"):
                args = {"target": inline.target}
                report(origin.problem_at(*inline.place, wording.LINK_TARGET, **args))
    return replace(text, id=place)


def _forms(node: Node | None, place: str, report: Report) -> Forms:
    """Lists of forms by language."""
    if node is not None and not isinstance(node, Mapping):
        args = {"expected": wording.LISTS_BY_LANGUAGE, "found": FOUND[type(node)]}
        report(node.problem(wording.WRONG_TYPE, place=place, **args))
        return {}
    return _by_language(node.pairs if node else (), tuple[str, ...], place, ("en", "ja"), report)


def _by_language(
    pairs: tuple[tuple[Scalar, Node], ...],
    type_: type,
    place: Place,
    known: tuple[str, ...],
    report: Report,
) -> dict[str, Any]:
    """Values of a type by language codes; other keys are reported and left out."""
    values = {}
    for key, node in pairs:
        if not _LANGUAGE.fullmatch(key.value):
            report(unknown_key(key, place, known))
        elif value := read_type(type_, node, report, key.value):
            values[key.value] = value
    return values
