"""Turn a catalog and a memo's present units into a catalog of those units; nothing is lost.

An unchanged text keeps its translation. A changed one is found again by its unit's id, then by
likeness, and becomes fuzzy; what no unit says any more is kept as obsolete.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.edition.catalogs import ledger
from briefing.edition.catalogs.catalog import Catalog, Entry
from briefing.edition.catalogs.ledger import FUZZY
from briefing.edition.units import Unit

#: How alike two texts must be (0 to 1): anywhere in the memo, and in the same place by number.
ALIKE, ALIKE_IN_PLACE = 0.6, 0.3
#: A text is compared with this many leftovers before and behind its own place.
REACH = 40


def update(catalog: Catalog, units: Sequence[Unit], pivot: Catalog | None = None) -> Catalog:
    """The catalog for the present units; `pivot` is the updated catalog of `catalog.via`."""
    merged = replace(catalog, entries=tuple(_Merger(catalog, units).entries()))
    return ledger.settle(_told(merged, pivot), pivot)


def purged(catalog: Catalog) -> Catalog:
    """The catalog without its obsolete entries."""
    return replace(catalog, entries=tuple(one for one in catalog.entries if not one.obsolete))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of pairs of characters in common."""
    pairs, others = _pairs(one), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


@lru_cache(maxsize=4 * REACH)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text])


class _Merger:
    """Finds for each text the entry that it continues."""

    def __init__(self, catalog: Catalog, units: Sequence[Unit]) -> None:
        self.live = [one for one in catalog.entries if not one.obsolete]
        self.obsolete = {one.key: one for one in catalog.entries if one.obsolete}
        self.plain = {one.msgid: one for one in self.live if not one.context}
        named = self.plain.keys() | {one.context for one in self.live}
        wanted = [unit for unit in units if not unit.neutral or {unit.msgid, unit.id} & named]
        self.by_unit = {unit.id: unit for unit in wanted}
        self.special = {
            one.context: one for one in self.live if one.context and one.context in self.by_unit
        }
        self.groups: dict[str, list[Unit]] = {}
        for unit in wanted:
            self.groups.setdefault(unit.msgid, []).append(unit)
        self.left: dict[str, tuple[int, Entry]] = {
            one.msgid: (place, one)
            for place, one in enumerate(self.plain.values())
            if one.msgid not in self.groups and one.msgstr
        }
        self.taken: set[str] = set()
        """Texts whose entries are continued under another text."""
        self.of_unit = {unit: one for one in self.plain.values() for unit in one.units}

    def entries(self) -> list[Entry]:
        """The new catalog's entries: in reading order, then the obsolete ones."""
        found = self.continued()
        made: list[Entry] = []
        for msgid, group in self.groups.items():
            common = [unit for unit in group if unit.id not in self.special]
            if common:
                made.append(_for_units(found.get(msgid), msgid, common))
            special = (self.special[unit.id] for unit in group if unit.id in self.special)
            made += [_for_units(one, msgid, [self.by_unit[one.context]]) for one in special]
        kept = {one.key for one in made}
        gone = [one for one in self.live if one.msgstr and self.gone(one, kept)]
        old = {key: one for key, one in self.obsolete.items() if key not in kept}
        return [*made, *(old | {one.key: _obsolete(one) for one in gone}).values()]

    def gone(self, entry: Entry, kept: set) -> bool:
        """Whether an entry is continued by none, neither as it is nor under another text."""
        if entry.key in kept or self.special.get(entry.context) is entry:
            return False
        return bool(entry.context) or entry.msgid not in self.taken

    def continued(self) -> dict[str, Entry]:
        """The entry that each text continues, where there is one."""
        found: dict[str, Entry] = {}
        for msgid in self.groups:
            same = self.plain.get(msgid) or self.obsolete.get(("", msgid))
            if same:
                found[msgid] = same
        for find in (self.in_place, self.alike):
            for place, msgid in enumerate(self.groups):
                if msgid not in found and (entry := find(msgid, place)):
                    found[msgid] = entry
                    if self.left.pop(entry.msgid, None):
                        self.taken.add(entry.msgid)
        return found

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
        near = [one for at, one in self.left.values() if abs(at - place) <= REACH]
        scored = [(likeness(msgid, one.msgid), -rank, one) for rank, one in enumerate(near)]
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
        flags = tuple(flag for flag in entry.flags if flag != FUZZY)
        return replace(entry, msgid=msgid, previous="", flags=flags)
    previous = entry.previous or entry.msgid
    flags = entry.flags if entry.fuzzy else (FUZZY, *entry.flags)
    return replace(entry, msgid=msgid, previous=previous, flags=flags)


def _obsolete(entry: Entry) -> Entry:
    # Babel cannot read the previous text of an obsolete entry.
    return replace(entry, units=(), extracted=(), previous="", obsolete=True)


def _extracted(units: list[Unit]) -> tuple[str, ...]:
    """What the tool tells a translator about a text."""
    places = [unit.id if unit.kind in ("", unit.id) else f"{unit.kind} {unit.id}" for unit in units]
    gists = [f"gist: {unit.gist}" for unit in units if unit.gist]
    notes = [f"note: {unit.note}" for unit in units if unit.note]
    return tuple(dict.fromkeys((*places, *gists, *notes)))


def _told(catalog: Catalog, pivot: Catalog | None) -> Catalog:
    """The catalog with the words to translate from beside the Korean."""
    if pivot is None:
        return catalog

    def told(entry: Entry) -> Entry:
        words = tuple(f"{pivot.language}: {one}" for one in ledger.pivot_words(entry, pivot))
        return replace(entry, extracted=(*entry.extracted, *words))

    entries = (one if one.obsolete else told(one) for one in catalog.entries)
    return replace(catalog, entries=tuple(entries))
