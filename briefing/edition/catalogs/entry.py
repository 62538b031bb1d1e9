"""What one language says for one Korean text, and what is noted about it.

The notes stand in the PO file's translator comments, which every PO program keeps, and which
travel with the file; a second file would part from it at the first e-mail.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field, replace

from briefing.edition.catalogs.pofile import PoString

DIGEST_LENGTH = 16
_DIGEST = rf"[0-9a-f]{{{DIGEST_LENGTH}}}"
#: A line of the ledger for each thing noted; the groups are fields of `Record`.
_LINES = {
    "@made-from": rf"(?P<via>[A-Za-z-]+) (?P<pivot>{_DIGEST})(?: was (?P<was>{_DIGEST}))?",
    "@waived": rf"(?P<waived>{_DIGEST}) by (?P<waived_by>[^:]+): (?P<reason>.+)",
    "@reviewed": rf"(?P<reviewed>{_DIGEST}) by (?P<reviewed_by>[^:]+)",
}

TRANSLATED, FUZZY, STALE, MISSING, WAIVED = "translated", "fuzzy", "stale", "missing", "waived"
STATES = (TRANSLATED, FUZZY, STALE, MISSING, WAIVED)
#: States in which a text owes something to its readers.
OPEN = (FUZZY, STALE, MISSING)

Key = tuple[str, str]
"""The unit that an entry is for alone, mostly empty, and the `msgid`."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger holds about one entry; empty strings where it holds nothing."""

    via: str = ""
    """The language that the translation was made from, if not Korean."""
    pivot: str = ""
    """Digest of the words in that language."""
    was: str = ""
    """Digest before those words changed, until the translation is confirmed."""
    waived: str = ""
    """Digest of the source at the waiver, and of the translation if there was a current one."""
    waived_by: str = ""
    reason: str = ""
    reviewed: str = ""
    """Digest of source and translation at the review."""
    reviewed_by: str = ""

    def lines(self) -> tuple[str, ...]:
        """The record as comments of a PO entry."""
        was = f" was {self.was}" if self.was else ""
        lines = (
            f"@made-from {self.via} {self.pivot}{was}" if self.pivot else "",
            f"@waived {self.waived} by {self.waived_by}: {self.reason}" if self.waived else "",
            f"@reviewed {self.reviewed} by {self.reviewed_by}" if self.reviewed else "",
        )
        return tuple(filter(None, lines))

    def with_line(self, comment: str) -> Record | None:
        """The record with what one of its lines says, or None if the line cannot be read."""
        name, _, rest = comment.partition(" ")
        match = re.fullmatch(_LINES.get(name, "(?!)"), rest)
        return replace(self, **match.groupdict("")) if match else None

    def without_waiver(self) -> Record:
        """The record as if nobody had waived the text."""
        return replace(self, waived="", waived_by="", reason="")


#: What the ledger holds about an entry that nothing was noted of.
NO_RECORD = Record()


def is_line(comment: str) -> bool:
    """Whether a translator's comment belongs to the ledger."""
    return comment.startswith(tuple(_LINES))


def plain(text: str) -> str:
    """A text in NFC with every stretch of whitespace one space: what texts are compared by."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def digest(*texts: str) -> str:
    """A short digest that whitespace and Unicode normalisation do not change."""
    joined = "\0".join(map(plain, texts))
    return hashlib.sha256(joined.encode()).hexdigest()[:DIGEST_LENGTH]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one language says for one Korean text."""

    msgid: str
    """The Korean as typed, without glosses of terms; see `units.msgid`."""
    msgstr: str = ""
    context: str = ""
    """Id of the one unit that this entry is for, where the same Korean is said in two ways."""
    units: tuple[str, ...] = ()
    record: Record = NO_RECORD
    comments: tuple[str, ...] = ()
    """The translator's own remarks."""
    extracted: tuple[str, ...] = ()
    """What the tool tells the translator: places, the author's gist and note."""
    flags: tuple[str, ...] = ()
    previous: str = ""
    """The Korean that a fuzzy translation was made for, where it has changed since."""
    obsolete: bool = False
    origin: PoString | None = field(default=None, compare=False, repr=False)
    """The translation as it stands in its file."""

    @property
    def key(self) -> Key:
        """What names it in its catalog."""
        return self.context, self.msgid

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has to look at the translation."""
        return FUZZY in self.flags

    @property
    def state(self) -> str:
        """Where the translation stands: one of `STATES`. Its catalog must be settled."""
        if self.msgstr and not self.fuzzy:
            return TRANSLATED
        if self.record.waived:
            return WAIVED
        behind = self.record.was or (self.record.via and self.previous)
        return MISSING if not self.msgstr else STALE if behind else FUZZY

    def marked(self, fuzzy: bool = True) -> Entry:
        """The entry with the fuzzy flag, in front of all others, or without it."""
        if fuzzy:
            return self if self.fuzzy else replace(self, flags=(FUZZY, *self.flags))
        return replace(self, flags=tuple(flag for flag in self.flags if flag != FUZZY))
