"""Turn `content/glossary.yaml` into the terms that all memos share.

An entry holds a Korean term, its translations by language code, an acronym, a definition for
the printed glossary, and the forms that translators may and may not use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from briefing.memo.document import Text
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.memo.schema import read_type, suggestion, ticked
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
    if not isinstance(terms, Sequence):
        said = {"place": "glossary", "key": "terms", "doc": "a list of terms"}
        report(node.problem(wording.MISSING_KEY, **said))
        return Glossary()
    entries: dict[str, Entry] = {}
    for item in terms.items:
        entry = _entry(item, report)
        if entry and entry.term in entries:
            report(entry.origin.problem(wording.DUPLICATE_ID, id=entry.term))
        elif entry:
            entries[entry.term] = entry
    return Glossary(entries)


def _entry(node: Node, report: Report) -> Entry | None:
    if not isinstance(node, Mapping) or not isinstance(node.get("term"), Scalar):
        said = {"place": "glossary", "key": "term", "doc": "the Korean term"}
        report(node.problem(wording.MISSING_KEY, **said))
        return None
    translations: dict[str, str] = {}
    for key, value in node.pairs:
        if key.value in OWN_KEYS:
            continue
        if not _LANGUAGE.fullmatch(key.value):
            near = suggestion(key.value, OWN_KEYS)
            known = f"{ticked(OWN_KEYS)}, `en`, `ja` …"
            said = {"key": key.value, "place": "term", "known": known, "suggestion": near}
            report(key.problem(wording.UNKNOWN_KEY, **said))
        else:
            translations[key.value] = read_type(str, value, report, key.value) or ""
    definition, short = node.get("definition"), node.get("short")
    return Entry(
        node.get("term").value,
        translations,
        (read_type(str, short, report, "short") or "") if short else "",
        _definition(node.get("term").value, definition, report) if definition else None,
        _forms(node.get("allowed"), report),
        _forms(node.get("forbidden"), report),
        node.get("term"),
    )


def _definition(term: str, node: Node, report: Report) -> Text | None:
    text = read_type(Text, node, report, "definition")
    return replace(text, id=f"glossary.{term}") if text else None


def _forms(node: Node | None, report: Report) -> Forms:
    """Lists of forms by language."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        said = {"expected": "lists by language", "expected_ko": "언어별 목록"}
        said |= {"found": "something else", "found_ko": "다른 값", "place": "forms"}
        report(node.problem(wording.WRONG_TYPE, **said))
        return {}
    return {
        key.value: read_type(tuple[str, ...], value, report, key.value) or ()
        for key, value in node.pairs
    }
