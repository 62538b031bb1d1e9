"""Count how far a translation has come, as a whole and part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import OPEN, TRANSLATED
from briefing.edition.units import Unit

_SYLLABLE = re.compile("[\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Units by state; each counts once, and `reviewed` ones are among the translated."""

    total: int = 0
    translated: int = 0
    fuzzy: int = 0
    missing: int = 0
    stale: int = 0
    waived: int = 0
    reviewed: int = 0
    words: int = 0
    """Korean words, as parted by spaces, that are still to be translated or looked at."""
    syllables: int = 0
    """Hangul syllables of the same."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.translated + self.waived == self.total

    @property
    def percent(self) -> int:
        """The share that is done; 100 only if nothing is left."""
        done = self.translated + self.waived
        return done * 100 // self.total if self.total else 100

    def __add__(self, other: Coverage) -> Coverage:
        names = (count.name for count in fields(self))
        return Coverage(**{name: getattr(self, name) + getattr(other, name) for name in names})


#: Of nothing.
NOTHING = Coverage()


def states(catalog: Catalog, units: Iterable[Unit]) -> Iterator[tuple[Unit, str]]:
    """Each unit that needs a translation, with its state; the catalog must be updated."""
    for unit in units:
        if not unit.neutral or catalog.entry(unit.msgid, unit.id):
            yield unit, catalog.state(unit.msgid, unit.id)


def by_part(catalog: Catalog, units: Iterable[Unit]) -> dict[str, Coverage]:
    """What is done of each part, in the order of the units; the catalog must be updated."""
    parts: dict[str, Coverage] = {}
    for unit, state in states(catalog, units):
        entry, owed = catalog.entry(unit.msgid, unit.id), state in OPEN
        counted = Coverage(
            total=1,
            reviewed=int(state == TRANSLATED and bool(entry.record.reviewed)),
            words=len(unit.msgid.split()) if owed else 0,
            syllables=len(_SYLLABLE.findall(unit.msgid)) if owed else 0,
            **{state: 1},
        )
        parts[unit.part] = parts.get(unit.part, NOTHING) + counted
    return parts


def whole(catalog: Catalog, units: Iterable[Unit]) -> Coverage:
    """What is done altogether."""
    return sum(by_part(catalog, units).values(), NOTHING)
