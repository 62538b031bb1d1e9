"""Tell of each translation what it was made from, and whether that still stands.

A translation straight from the Korean is made from its `msgid`: when the Korean changes, the
entry becomes fuzzy. One made through another language also notes the digest of the words that
it was made from, so that a change of those alone makes it stale. The notes stand in the PO
file's translator comments, which every PO program keeps, and which travel with the file; a
second file would part from it at the first e-mail.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.edition.catalogs.catalog import Catalog, Entry

DIGEST_LENGTH = 16
_DIGEST = rf"([0-9a-f]{{{DIGEST_LENGTH}}})"
_LINES = {
    "made-from": re.compile(rf"@made-from ([A-Za-z-]+) {_DIGEST}(?: was {_DIGEST})?"),
    "waived": re.compile(rf"@waived {_DIGEST} by ([^:]+): (.+)"),
    "reviewed": re.compile(rf"@reviewed {_DIGEST} by ([^:]+)"),
}
_NAME = re.compile(r"[^\s:@](?:[^:\n]*[^\s:])?")

TRANSLATED, FUZZY, STALE, MISSING, WAIVED = "translated", "fuzzy", "stale", "missing", "waived"
STATES = (TRANSLATED, FUZZY, STALE, MISSING, WAIVED)
#: States in which a text owes something to its readers.
OPEN = (FUZZY, STALE, MISSING)


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger holds about one entry; empty strings where it holds nothing."""

    via: str = ""
    """The language that the translation was made from, if not Korean."""
    made: str = ""
    """Digest of the words in that language."""
    was: str = ""
    """Digest before those words changed, until the translation is confirmed."""
    waived: str = ""
    """Digest of the source at the waiver."""
    waived_by: str = ""
    reason: str = ""
    reviewed: str = ""
    """Digest of source and translation at the review."""
    reviewed_by: str = ""

    def lines(self) -> tuple[str, ...]:
        """The record as comments of a PO entry."""
        was = f" was {self.was}" if self.was else ""
        made = f"@made-from {self.via} {self.made}{was}" if self.made else ""
        waived = f"@waived {self.waived} by {self.waived_by}: {self.reason}" if self.waived else ""
        reviewed = f"@reviewed {self.reviewed} by {self.reviewed_by}" if self.reviewed else ""
        return tuple(line for line in (made, waived, reviewed) if line)


#: What the ledger holds about an entry that nothing was noted of.
NO_RECORD = Record()


def is_line(comment: str) -> bool:
    """Whether a translator's comment belongs to the ledger."""
    return comment.startswith(tuple(f"@{name}" for name in _LINES))


def with_line(record: Record, comment: str) -> Record | None:
    """The record with what one of its lines says, or None if the line cannot be read."""
    for name, pattern in _LINES.items():
        if match := pattern.fullmatch(comment):
            first, *others = (part or "" for part in match.groups())
            if name == "made-from":
                return replace(record, via=first, made=others[0], was=others[1])
            if name == "waived":
                return replace(record, waived=first, waived_by=others[0], reason=others[1])
            return replace(record, reviewed=first, reviewed_by=others[0])
    return None


def is_name(text: str) -> bool:
    """Whether a text can stand as a name in the ledger."""
    return bool(_NAME.fullmatch(text)) and len(text) <= 100 and text.isprintable()


def digest(*texts: str) -> str:
    """A short digest that whitespace and Unicode normalisation do not change."""
    joined = "\0".join(plain(text) for text in texts)
    return hashlib.sha256(joined.encode()).hexdigest()[:DIGEST_LENGTH]


def plain(text: str) -> str:
    """A text in NFC with every stretch of whitespace one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def state(entry: Entry | None) -> str:
    """Where a translation stands: one of `STATES`. The catalog must be settled."""
    if entry is None or not entry.msgstr:
        return WAIVED if entry is not None and entry.record.waived else MISSING
    if not entry.fuzzy:
        return TRANSLATED
    if entry.record.waived:
        return WAIVED
    behind = entry.record.was or (entry.record.via and entry.previous)
    return STALE if behind else FUZZY


def settle(catalog: Catalog, pivot: Catalog | None) -> Catalog:
    """The catalog with its ledger brought up to date; `pivot` is what it was translated from.

    A translation whose pivot changed becomes fuzzy, so that every PO program shows it; taking
    the flag out confirms it. Waivers and reviews of other words are dropped.
    """
    return replace(catalog, entries=tuple(_settled(one, pivot) for one in catalog.entries))


def waive(
    catalog: Catalog, units: Iterable[str], by: str, reason: str, pivot: Catalog | None
) -> Catalog:
    """The catalog with the waiver of some units, until their source next changes."""

    def waived(entry: Entry) -> Entry:
        mark = _source_digest(entry, pivot)
        return replace(
            entry, record=replace(entry.record, waived=mark, waived_by=by, reason=reason)
        )

    return catalog.changed(units, waived)


def review(catalog: Catalog, units: Iterable[str], by: str, pivot: Catalog | None) -> Catalog:
    """The catalog with some translations confirmed as right for the present source."""

    def reviewed(entry: Entry) -> Entry:
        if not entry.msgstr:
            return entry
        entry = remade(confirmed(entry), pivot)
        mark = digest(_source_digest(entry, pivot), entry.msgstr)
        return replace(entry, record=replace(entry.record, reviewed=mark, reviewed_by=by))

    return catalog.changed(units, reviewed)


def confirmed(entry: Entry) -> Entry:
    """The entry without any doubt about it."""
    flags = tuple(flag for flag in entry.flags if flag != FUZZY)
    record = replace(entry.record, was="", waived="", waived_by="", reason="")
    return replace(entry, flags=flags, previous="", record=record)


def _settled(entry: Entry, pivot: Catalog | None) -> Entry:
    if entry.obsolete:
        return entry
    if pivot is not None:
        entry = _followed(entry, pivot)
    record = entry.record
    if not entry.fuzzy:
        record = replace(record, was="")
    source = _source_digest(entry, pivot)
    if record.waived and (state(entry) == TRANSLATED or record.waived != source):
        record = replace(record, waived="", waived_by="", reason="")
    mark = digest(source, entry.msgstr)
    if record.reviewed and (entry.fuzzy or record.reviewed != mark):
        record = replace(record, reviewed="", reviewed_by="")
    return replace(entry, record=record)


def _followed(entry: Entry, pivot: Catalog) -> Entry:
    """The entry after looking at the words that it was made from."""
    words = pivot_words(entry, pivot)
    if not words:
        return entry
    record, now = entry.record, digest(*words)
    if not entry.msgstr or not record.made or record.via != pivot.language:
        return remade(entry, pivot)
    if record.made == now:
        return entry
    was = (record.was or record.made) if entry.fuzzy else record.made
    flags = entry.flags if entry.fuzzy else (FUZZY, *entry.flags)
    return replace(entry, flags=flags, record=replace(record, made=now, was=was))


def remade(entry: Entry, pivot: Catalog | None) -> Entry:
    """The entry as made from the pivot's present words."""
    words = pivot_words(entry, pivot)
    if not words:
        return entry
    record = replace(entry.record, via=pivot.language, made=digest(*words), was="")
    return replace(entry, record=record)


def pivot_words(entry: Entry, pivot: Catalog | None) -> tuple[str, ...]:
    """What the pivot says for an entry's units, fuzzy or not; mostly one text."""
    if pivot is None:
        return ()
    found = (pivot.entry(entry.msgid, unit) for unit in entry.units or ("",))
    return tuple(sorted({one.msgstr for one in found if one is not None and one.msgstr}))


def _source_digest(entry: Entry, pivot: Catalog | None) -> str:
    """Digest of all that an entry is translated from."""
    return digest(entry.msgid, *pivot_words(entry, pivot))
