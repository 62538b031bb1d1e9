"""Tell of each translation what it was made from, and whether that still stands.

A translation straight from the Korean is made from its `msgid`: when the Korean changes, the
entry becomes fuzzy. One made through another language (its pivot) also notes the digest of the
words that it was made from, so that a change of those alone makes it stale.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import TRANSLATED, Entry, digest

_NAME = re.compile(r"[^\s:@](?:[^:\n]*[^\s:])?")


def is_name(text: str) -> bool:
    """Whether a text can stand as a name in the ledger."""
    return bool(_NAME.fullmatch(text)) and len(text) <= 100 and text.isprintable()


def settle(catalog: Catalog, pivot: Catalog | None) -> Catalog:
    """The catalog with its ledger brought up to date; `pivot` is what it was translated from.

    A translation whose pivot changed becomes fuzzy, so that every PO program shows it; taking
    the flag out confirms it. Waivers and reviews of other words are dropped.
    """
    return catalog.changed(lambda entry: _settled(entry, pivot))


def waive(
    catalog: Catalog, units: Iterable[str], by: str, reason: str, pivot: Catalog | None
) -> Catalog:
    """The catalog with the waiver of some units, until their source next changes.

    A unit without a current translation counts as done; one that has it may differ from its
    source in numbers and dates, until either of the two changes.
    """

    def waived(entry: Entry) -> Entry:
        mark = _waived_digest(entry, pivot)
        record = replace(entry.record, waived=mark, waived_by=by, reason=reason)
        return replace(entry, record=record)

    return catalog.changed(waived, units)


def review(catalog: Catalog, units: Iterable[str], by: str, pivot: Catalog | None) -> Catalog:
    """The catalog with some translations confirmed as right for the present source."""

    def reviewed(entry: Entry) -> Entry:
        if not entry.msgstr:
            return entry
        entry = remade(confirmed(entry), pivot)
        mark = digest(_source_digest(entry, pivot), entry.msgstr)
        return replace(entry, record=replace(entry.record, reviewed=mark, reviewed_by=by))

    return catalog.changed(reviewed, units)


def confirmed(entry: Entry) -> Entry:
    """The entry without any doubt about it; what somebody lets differ still may."""
    record = entry.record if entry.state == TRANSLATED else entry.record.without_waiver()
    return replace(entry.marked(fuzzy=False), previous="", record=replace(record, was=""))


def _settled(entry: Entry, pivot: Catalog | None) -> Entry:
    entry = _followed(entry, pivot)
    record = entry.record
    if not entry.fuzzy:
        record = replace(record, was="")
    if record.waived and record.waived != _waived_digest(entry, pivot):
        record = record.without_waiver()
    mark = digest(_source_digest(entry, pivot), entry.msgstr)
    if record.reviewed and (entry.fuzzy or record.reviewed != mark):
        record = replace(record, reviewed="", reviewed_by="")
    return replace(entry, record=record)


def _followed(entry: Entry, pivot: Catalog | None) -> Entry:
    """The entry after looking at the words that it was made from."""
    words = pivot_words(entry, pivot)
    if not words:
        return entry
    record, now = entry.record, digest(*words)
    if not entry.msgstr or not record.pivot or record.via != pivot.language:
        return remade(entry, pivot)
    if record.pivot == now:
        return entry
    was = (entry.fuzzy and record.was) or record.pivot
    return replace(entry.marked(), record=replace(record, pivot=now, was=was))


def remade(entry: Entry, pivot: Catalog | None) -> Entry:
    """The entry as made from the pivot's present words."""
    words = pivot_words(entry, pivot)
    if not words:
        return entry
    record = replace(entry.record, via=pivot.language, pivot=digest(*words), was="")
    return replace(entry, record=record)


def pivot_words(entry: Entry, pivot: Catalog | None) -> tuple[str, ...]:
    """What the pivot says for an entry's units, fuzzy or not; mostly one text."""
    if pivot is None:
        return ()
    sources = (pivot.entry(entry.msgid, unit) for unit in entry.units or ("",))
    return tuple(sorted({source.msgstr for source in sources if source and source.msgstr}))


def _waived_digest(entry: Entry, pivot: Catalog | None) -> str:
    """Digest of what a waiver holds for: the source, and the translation if it is current."""
    source = _source_digest(entry, pivot)
    return digest(source, entry.msgstr) if entry.state == TRANSLATED else source


def _source_digest(entry: Entry, pivot: Catalog | None) -> str:
    """Digest of all that an entry is translated from."""
    return digest(entry.msgid, *pivot_words(entry, pivot))
