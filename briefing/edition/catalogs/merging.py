"""Turn a catalog and a memo's present units into a catalog of those units; nothing is lost.

An unchanged text keeps its translation. A changed one is found again by its unit's id, then by
likeness, and becomes fuzzy; what no unit says any more is kept as obsolete.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.edition.catalogs import ledger
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import Entry, Key
from briefing.edition.units import Unit

#: How alike two texts must be (0 to 1): anywhere in the memo, and in the same place by number.
ALIKE, ALIKE_IN_PLACE = 0.6, 0.3
#: A text is compared with this many leftovers before and behind its own place.
REACH = 40


def update(catalog: Catalog, units: Sequence[Unit], pivot: Catalog | None = None) -> Catalog:
    """The catalog for the present units, settled; what no unit says any more is kept as obsolete.

    Args: `pivot` is the updated catalog of `catalog.via`. Source: as GNU msgmerge does it, but
    that a text is first looked for by the id of its unit.
    """
    merged = replace(catalog, entries=tuple(_Merger(catalog, units).entries()))
    return ledger.settle(merged.changed(lambda entry: _told(entry, pivot)), pivot)


def purged(catalog: Catalog) -> Catalog:
    """The catalog without its obsolete entries."""
    return replace(catalog, entries=catalog.live)


def likeness(text: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of pairs of characters in common.

    Source: Sørensen and Dice's coefficient, over the characters of any script alike.
    """
    pairs, others = _pairs(text), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


@lru_cache(maxsize=4 * REACH)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text])


class _Merger:
    """Finds for each text the entry that it continues."""

    def __init__(self, catalog: Catalog, units: Sequence[Unit]) -> None:
        self.live = catalog.live
        self.obsolete = {entry.key: entry for entry in catalog.entries if entry.obsolete}
        self.plain = {entry.msgid: entry for entry in self.live if not entry.context}
        named = self.plain.keys() | {entry.context for entry in self.live}
        wanted = [unit for unit in units if not unit.neutral or {unit.msgid, unit.id} & named]
        self.by_unit = {unit.id: unit for unit in wanted}
        self.special = {e.context: e for e in self.live if e.context in self.by_unit}
        """Entries for one unit alone, by its id."""
        self.groups: dict[str, list[Unit]] = {}
        for unit in wanted:
            self.groups.setdefault(unit.msgid, []).append(unit)
        self.left: dict[str, tuple[int, Entry]] = {
            entry.msgid: (place, entry)
            for place, entry in enumerate(self.plain.values())
            if entry.msgid not in self.groups and entry.msgstr
        }
        self.taken: set[str] = set()
        """Texts whose entries are continued under another text."""
        self.of_unit = {unit: entry for entry in self.plain.values() for unit in entry.units}

    def entries(self) -> list[Entry]:
        """The new catalog's entries: in reading order, then the obsolete ones."""
        continued = self.continued()
        entries: list[Entry] = []
        for msgid, group in self.groups.items():
            common = [unit for unit in group if unit.id not in self.special]
            if common:
                entries.append(_for_units(continued.get(msgid), msgid, common))
            for unit in group:
                if unit.id in self.special:
                    entries.append(_for_units(self.special[unit.id], msgid, [unit]))
        kept = {entry.key for entry in entries}
        gone = [entry for entry in self.live if entry.msgstr and self.gone(entry, kept)]
        old = {key: entry for key, entry in self.obsolete.items() if key not in kept}
        return [*entries, *(old | {entry.key: _obsolete(entry) for entry in gone}).values()]

    def gone(self, entry: Entry, kept: set[Key]) -> bool:
        """Whether an entry is continued by none, neither as it is nor under another text."""
        if entry.key in kept or self.special.get(entry.context) is entry:
            return False
        return bool(entry.context) or entry.msgid not in self.taken

    def continued(self) -> dict[str, Entry]:
        """The entry that each text continues, where there is one."""
        continued: dict[str, Entry] = {}
        for msgid in self.groups:
            same = self.plain.get(msgid) or self.obsolete.get(("", msgid))
            if same:
                continued[msgid] = same
        for find in (self.in_place, self.alike):
            for place, msgid in enumerate(self.groups):
                if msgid not in continued and (entry := find(msgid, place)):
                    continued[msgid] = entry
                    if self.left.pop(entry.msgid, None):
                        self.taken.add(entry.msgid)
        return continued

    def in_place(self, msgid: str, place: int) -> Entry | None:
        """The entry that one of a text's units had before."""
        for unit in self.groups[msgid]:
            entry = self.of_unit.get(unit.id)
            if entry is None or not entry.msgstr or not self.free(entry):
                continue
            numbered = any(part.isdigit() for part in unit.id.split("."))
            if not numbered or likeness(msgid, entry.msgid) >= ALIKE_IN_PLACE:
                return entry
        return None

    def free(self, entry: Entry) -> bool:
        """Whether an entry's text is gone, or said only by units that said it before.

        In the second case one of several units that shared a text has changed.
        """
        if entry.msgid in self.left:
            return True
        still = {unit.id for unit in self.groups.get(entry.msgid, ())}
        return bool(still) and still <= set(entry.units)

    def alike(self, msgid: str, place: int) -> Entry | None:
        """The leftover entry nearest in wording, if it is near enough."""
        near = [entry for at, entry in self.left.values() if abs(at - place) <= REACH]
        scored = [(likeness(msgid, entry.msgid), -rank, entry) for rank, entry in enumerate(near)]
        score, _, best = max(scored, default=(0.0, 0, None))
        return best if score >= ALIKE else None


def _for_units(entry: Entry | None, msgid: str, units: list[Unit]) -> Entry:
    """An entry for a text, from the one that it continues."""
    entry = entry or Entry(msgid)
    if entry.msgid != msgid:
        entry = _outdated(entry, msgid)
    return replace(
        entry,
        units=tuple(unit.id for unit in units),
        extracted=_extracted(units),
        obsolete=False,
    )


def _outdated(entry: Entry, msgid: str) -> Entry:
    """The entry under another text: fuzzy, or as it was if that is the text it was made for."""
    if not entry.msgstr:
        return replace(entry, msgid=msgid, previous="", flags=())
    if entry.previous == msgid:
        return replace(entry.marked(fuzzy=False), msgid=msgid, previous="")
    return replace(entry.marked(), msgid=msgid, previous=entry.previous or entry.msgid)


def _obsolete(entry: Entry) -> Entry:
    # Babel cannot read the previous text of an obsolete entry.
    return replace(entry, units=(), extracted=(), previous="", obsolete=True)


def _extracted(units: list[Unit]) -> tuple[str, ...]:
    """What the tool tells a translator about a text."""
    places = [unit.id if unit.kind in ("", unit.id) else f"{unit.kind} {unit.id}" for unit in units]
    gists = [f"gist: {unit.gist}" for unit in units if unit.gist]
    notes = [f"note: {unit.note}" for unit in units if unit.note]
    return tuple(dict.fromkeys((*places, *gists, *notes)))


def _told(entry: Entry, pivot: Catalog | None) -> Entry:
    """The entry with the words to translate from beside the Korean."""
    words = (f"{pivot.language}: {text}" for text in ledger.pivot_words(entry, pivot))
    return replace(entry, extracted=(*entry.extracted, *words))
