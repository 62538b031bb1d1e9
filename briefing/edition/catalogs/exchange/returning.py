"""Take translations that came back from elsewhere into a catalog, and touch nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefing.edition.catalogs import ledger
from briefing.edition.catalogs.catalog import Catalog, Entry
from briefing.edition.catalogs.ledger import FUZZY, TRANSLATED
from briefing.edition.catalogs.pofile import PoString
from briefing.edition.parity import fidelity
from briefing.problems import Problem, Report, Source, Span, Wording
from briefing.wording import translation as wording

#: Fields of a PO header that tell who worked on the file, and when.
CREDITS = ("PO-Revision-Date", "Last-Translator", "X-Translators", "Language-Team")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of a file that came back; its place is where it begins."""

    value: str
    source: Source = field(repr=False)
    offset: int
    length: int = 1

    @property
    def span(self) -> Span:
        """Its place."""
        return self.source.span(self.offset, self.length)

    def problem(self, said: Wording, **args) -> Problem:
        """A problem with it."""
        return self.source.problem(said, self.offset, self.length, **args)

    def problem_at(self, index: int, length: int, said: Wording, **args) -> Problem:
        """A problem with a part of it: its place is that of the whole."""
        return self.problem(said, **args)


@dataclass(frozen=True, slots=True)
class Row:
    """One translation that came back."""

    msgid: str
    context: str
    words: Cell | PoString
    state: str = ""
    """`translated` or `fuzzy` where the file says so; otherwise changed words are translated."""
    comments: tuple[str, ...] | None = None
    """The translator's remarks, in files that hold them."""


def taken(catalog: Catalog, rows: Iterable[Row], pivot: Catalog | None, report: Report) -> Catalog:
    """The catalog with what came back; rows without words or without a change change nothing."""
    entries = {one.key: one for one in catalog.entries if not one.obsolete}
    seen: dict[tuple[str, str], Row] = {}
    changed: dict[tuple[str, str], Entry] = {}
    for row in rows:
        key = row.context, row.msgid
        if not row.words.value.strip() and not row.comments:
            continue
        if key not in entries:
            report(row.words.problem(wording.UNKNOWN_RETURN, words=row.msgid[:24]))
        elif key in seen and seen[key].words.value != row.words.value:
            report(row.words.problem(wording.RETURNED_TWICE, words=row.msgid[:24]))
        else:
            seen[key] = row
            changed[key] = _taken(entries[key], row, pivot, report)
    kept = (one if one.obsolete else changed.get(one.key, one) for one in catalog.entries)
    return ledger.settle(replace(catalog, entries=tuple(kept)), pivot)


def of_catalog(incoming: Catalog) -> list[Row]:
    """What came back in a PO file."""
    return [
        Row(one.msgid, one.context, one.origin, FUZZY if one.fuzzy else TRANSLATED, one.comments)
        for one in incoming.entries
        if not one.obsolete
    ]


def credited(catalog: Catalog, incoming: Catalog) -> Catalog:
    """The catalog with the names and the day that a PO file came back with."""
    for name in CREDITS:
        if value := incoming.field(name):
            catalog = catalog.with_field(name, value)
    return catalog


def _taken(entry: Entry, row: Row, pivot: Catalog | None, report: Report) -> Entry:
    words = row.words.value
    if row.comments is not None:
        entry = replace(entry, comments=row.comments)
    same = words == entry.msgstr
    if not words.strip() or (same and (row.state != TRANSLATED or not entry.fuzzy)):
        return entry
    entry = replace(entry, msgstr=words, origin=row.words)
    if row.state == FUZZY:
        flags = entry.flags if entry.fuzzy else (FUZZY, *entry.flags)
        return replace(entry, flags=flags)
    fidelity.check_text(entry, report)
    return ledger.remade(ledger.confirmed(entry), pivot)
