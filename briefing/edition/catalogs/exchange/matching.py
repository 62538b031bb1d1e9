"""Find for each text that came back the entry that it belongs to, though much of it was lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import TRANSLATED, Entry, plain
from briefing.edition.catalogs.exchange.row import Row
from briefing.edition.catalogs.exchange.sameness import bare
from briefing.edition.units import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """A row with the entry that it is for; `words` differ from the row's where two were joined."""

    row: Row
    entry: Entry | None
    """None if no unit says its Korean any more, nor anything like it."""
    older: str = ""
    """The Korean that the words were made for, if it has changed since."""
    words: str = ""


def matched(catalog: Catalog, units: Sequence[Unit], rows: Iterable[Row]) -> list[Match]:
    """Each row with its entry: by its Korean, its unit, or as `translate update` finds it.

    A text that was split meanwhile matches several entries.
    """
    finder = _Finder(catalog)
    matches, rest = [], []
    for row in rows:
        if entry := finder.same(row):
            older = entry.msgid if row.obsolete else ""
            matches.append(Match(row, entry, older, row.words.value))
        else:
            rest.append(row)
    worded = {bare(row.msgid): row for row in rest if row.words.value.strip() and not row.obsolete}
    matches += _followed(catalog, worded)
    taken = {match.entry.key for match in matches}
    gone = [unit for unit in units if finder.key_of(unit) not in taken]
    matches += _merged(catalog, gone, _without(worded.values(), matches))
    strays = _without(rest, matches)
    return [*matches, *(Match(row, None, words=row.words.value) for row in strays)]


def _without(rows: Iterable[Row], matches: Iterable[Match]) -> list[Row]:
    """The rows that no match holds."""
    placed = {id(match.row) for match in matches}
    return [row for row in rows if id(row) not in placed]


class _Finder:
    """Looks entries up by all that a program may have left of their names."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.alike: dict[str, list[Entry]] = {}
        for entry in catalog.live:
            self.alike.setdefault(bare(entry.msgid), []).append(entry)

    def same(self, row: Row) -> Entry | None:
        """The live entry of a row's Korean; of several, the one of its context or its units."""
        entries = self.alike.get(bare(row.msgid), ())
        if len(entries) < 2 and not row.context:
            return next(iter(entries), None)
        return max(entries, key=lambda entry: self.fit(row, entry), default=None)

    def fit(self, row: Row, entry: Entry) -> tuple[bool, ...]:
        """How well an entry fits a row of the same Korean."""
        shared = bool(set(row.units) & {*entry.units, entry.context})
        named = bool(row.context) and row.context in (entry.context, *entry.units)
        return entry.key == row.key and bool(row.context), named, shared, entry.key == row.key

    def key_of(self, unit: Unit) -> tuple[str, str] | None:
        """The key of the entry that a unit is said by."""
        entry = self.catalog.entry(unit.msgid, unit.id)
        return entry.key if entry else None


def _followed(catalog: Catalog, worded: dict[str, Row]) -> Iterator[Match]:
    """Rows of Korean that `translate update` has seen change."""
    for entry in catalog.live:
        row = worded.get(bare(entry.previous)) if entry.fuzzy and entry.previous else None
        if row:
            yield Match(row, entry, entry.previous, row.words.value)


def _merged(catalog: Catalog, units: Sequence[Unit], rows: Sequence[Row]) -> Iterator[Match]:
    """Rows of other Korean, merged into the present one as a catalog of their own would be."""
    by_text = {plain(row.msgid): row for row in rows}
    entries = tuple(Entry(text, row.words.value, units=row.units) for text, row in by_text.items())
    for entry in merging.update(replace(catalog, entries=entries), units).live:
        row = next((row for text, row in by_text.items() if text in entry.previous), None)
        target = catalog.entry(entry.msgid, *entry.units[:1])
        own = row and target and (target.state != TRANSLATED or {*row.units} & {*target.units})
        if own and entry.fuzzy:
            yield Match(row, target, entry.previous, entry.msgstr)
