"""Turn a catalog and a memo's present units into a catalog of those units; nothing is lost.

An unchanged text keeps its translation. A changed one is found again by its unit's id, then by
likeness, and becomes fuzzy; so does each half of one that was split, and one that was joined from
several. What no unit says any more is kept as obsolete.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.edition.catalogs import ledger
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import Entry, Key
from briefing.edition.catalogs.likeness import Haystack, contained, likeness
from briefing.edition.units import Unit

#: How alike two texts must be (0 to 1): anywhere in the memo, and in the same place by number.
ALIKE, ALIKE_IN_PLACE = 0.6, 0.3
#: How much of a text must stand in a longer one for it to be a part of that.
PART = 0.8
#: What is added to the likeness of texts in the same place, by number and by an author's id.
BY_NUMBER, BY_ID = 0.01, 2.0
#: Languages that write no space between sentences.
UNSPACED = ("ja", "zh")


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


class _Merger:
    """Finds for each text the entry that it continues."""

    def __init__(self, catalog: Catalog, units: Sequence[Unit]) -> None:
        self.gap = "" if catalog.language.startswith(UNSPACED) else " "
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
        self.worded = [e for e in (*self.plain.values(), *self.obsolete.values()) if e.msgstr]
        """Whatever has words, in its order: what a text may have come from."""
        self.haystack = Haystack([entry.msgid for entry in self.worded])
        self.places = {entry.msgid: place for place, entry in enumerate(self.plain.values())}
        self.left = {e.msgid for e in self.worded if e.msgid not in self.groups}
        """Texts with words that no unit says, until one continues them."""
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
        pairs = [pair for msgid in self.groups if msgid not in continued for pair in self.of(msgid)]
        for _, msgid, entry in sorted(pairs, key=lambda pair: -pair[0]):
            if msgid not in continued and self.free(entry):
                continued[msgid] = entry
                self.taken |= {entry.msgid} & self.left
                self.left.discard(entry.msgid)
        for msgid, entry in continued.items():
            if entry.msgid != msgid:
                continued[msgid] = self.joined(msgid, entry)
        for msgid in self.groups:
            if msgid not in continued and (entry := self.shared(msgid)):
                continued[msgid] = entry
        return continued

    def of(self, msgid: str) -> Iterator[tuple[float, str, Entry]]:
        """The entries that a text may continue, each with how well it fits."""
        for unit in self.groups[msgid]:
            entry = self.of_unit.get(unit.id)
            if entry is None or not entry.msgstr:
                continue
            alike = likeness(msgid, entry.msgid)
            numbered = any(part.isdigit() for part in unit.id.split("."))
            if not numbered or alike >= ALIKE_IN_PLACE:
                yield alike + (BY_NUMBER if numbered else BY_ID), msgid, entry
        for entry in self.near(msgid):
            if entry.msgid in self.left and (alike := likeness(msgid, entry.msgid)) >= ALIKE:
                yield alike, msgid, entry

    def near(self, msgid: str) -> Iterator[Entry]:
        """The entries with words that are worth a comparison with a text."""
        return (self.worded[place] for place in self.haystack.near(msgid))

    def free(self, entry: Entry) -> bool:
        """Whether an entry's text is gone, or said only by units that said it before.

        In the second case one of several units that shared a text has changed.
        """
        if entry.msgid in self.left:
            return True
        still = {unit.id for unit in self.groups.get(entry.msgid, ())}
        return bool(still) and still <= set(entry.units)

    def shared(self, msgid: str) -> Entry | None:
        """The entry that a text came from though another continues it: it was split, or copied."""

        def fit(entry: Entry) -> float:
            alike = likeness(msgid, entry.msgid)
            part = 0.0 if entry.msgid in self.groups else contained(msgid, entry.msgid)
            return max(alike if alike >= ALIKE else 0.0, part if part >= PART else 0.0)

        best = max(self.near(msgid), key=fit, default=None)
        return best if best and fit(best) else None

    def joined(self, msgid: str, entry: Entry) -> Entry:
        """The entry that a text continues, with the words of others that it holds as well.

        What was joined is kept as obsolete too, for the author may part it again.
        """
        parts = [
            other
            for other in self.near(msgid)
            if other.msgid in self.left
            and not other.obsolete
            and other.msgstr != entry.msgstr  # else both are halves of what comes back
            and contained(other.msgid, msgid) >= PART
        ]
        if not parts or entry.obsolete:
            return entry
        self.left -= {part.msgid for part in parts}
        self.taken.discard(entry.msgid)
        parts = sorted((entry, *parts), key=lambda part: self.places[part.msgid])
        return replace(
            entry.marked(),
            msgid=msgid,
            msgstr=self.gap.join(part.msgstr for part in parts),
            previous=" ".join(part.previous or part.msgid for part in parts),
            comments=tuple(dict.fromkeys(line for part in parts for line in part.comments)),
        )


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
