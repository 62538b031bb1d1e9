"""Take translations that came back from elsewhere into a catalog, and touch nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from briefing.edition.catalogs import ledger
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import FUZZY, TRANSLATED, Entry, Key
from briefing.edition.catalogs.pofile import PoString
from briefing.edition.parity import fidelity
from briefing.memo.nodes import Located
from briefing.problems import Report, Source, Span
from briefing.wording import translation as wording

#: Fields of a PO header that tell who worked on the file, and when.
CREDITS = ("PO-Revision-Date", "Last-Translator", "X-Translators", "Language-Team")


@dataclass(frozen=True, slots=True)
class Cell(Located):
    """A text of a file that came back; its place, and that of its parts, is where it begins."""

    value: str
    source: Source = field(repr=False)
    offset: int
    length: int = 1

    @property
    def span(self) -> Span:
        """Its place."""
        return self.source.span(self.offset, self.length)


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
    """The catalog with what came back; rows without words or without a change change nothing.

    A row that names no entry, or one that another row says otherwise, is reported and left out.
    """
    entries = {entry.key: entry for entry in catalog.live}
    seen: dict[Key, Row] = {}
    changed: dict[Key, Entry] = {}
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
    return ledger.settle(catalog.changed(lambda entry: changed.get(entry.key, entry)), pivot)


def of_catalog(incoming: Catalog) -> list[Row]:
    """What came back in a PO file."""
    return [
        Row(e.msgid, e.context, e.origin, FUZZY if e.fuzzy else TRANSLATED, e.comments)
        for e in incoming.live
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
        return entry.marked()
    fidelity.check_text(entry, report)
    return ledger.remade(ledger.confirmed(entry), pivot)
