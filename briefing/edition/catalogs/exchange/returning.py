"""Take translations that came back from elsewhere into a catalog, and touch nothing else.

What somebody changed is taken; what a program did to it on its way is not. Where the desk
changed the same text meanwhile, or its Korean, nothing is passed over: the words arrive as
fuzzy, or the row is told.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.edition.catalogs import ledger
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import (
    FUZZY,
    STALE,
    TRANSLATED,
    WAIVED,
    Entry,
    Key,
    is_line,
    plain,
)
from briefing.edition.catalogs.exchange.matching import Match, matched
from briefing.edition.catalogs.exchange.row import Row, fingerprint, is_sent
from briefing.edition.catalogs.exchange.sameness import (
    bare,
    has_holes,
    is_degraded,
    is_untranslated,
    mended,
)
from briefing.edition.parity import fidelity
from briefing.edition.units import Unit
from briefing.memo.characters import kind_of, named
from briefing.problems import ERROR, Collected, Report
from briefing.wording import translation as wording

#: What OmegaT puts before a text that it filled in from something like it.
_FILLED_IN = re.compile(r"\s*\[fuzzy\]\s*", re.IGNORECASE)
#: What msgcat puts between two answers for one text.
_CONFLICT = "#-#-#-#-#"
#: Where a program wrapped a text; no text of a memo has a line end of its own.
_LINE_END = re.compile(r"[ \t]*[\r\n]\s*")
#: What begins the remarks that keep words: those that came back, and those that stood here.
RETURNED, BEFORE = "returned: ", "before: "
#: A file is of another memo if so many of its texts, and so great a part of them, are unknown.
STRANGE, STRANGE_PART = 5, 0.75
#: A state in the file's own words that only says that nothing was done yet.
INITIAL = "initial"


def taken(
    catalog: Catalog,
    units: Sequence[Unit],
    rows: Sequence[Row],
    pivot: Catalog | None,
    report: Report,
) -> Catalog:
    """The catalog with what came back; rows without words or without a change change nothing.

    Args: the catalog is updated to the units. A row that names no entry is reported and kept as
    obsolete. Errors: words that another row says otherwise, that lost characters, or what their
    Korean carries.
    """
    taking = _Taking(catalog, pivot, report)
    matches = matched(catalog, units, [_proper(row) for row in rows])
    worded = [match for match in matches if match.words.strip() and not match.row.obsolete]
    strange = [match.row for match in worded if not match.entry]
    foreign = len(strange) >= max(STRANGE, STRANGE_PART * len(worded))
    if strange and (foreign or len(strange) == len(worded)) and not taking.is_damaged(matches):
        report(strange[0].words.problem(wording.RETURN_FORM, why=wording.NO_KNOWN_TEXT))
        return catalog
    for match in matches:
        taking.take(match)
    return ledger.settle(taking.result(), pivot)


def _proper(row: Row) -> Row:
    """A row whose words are as they would stand in the catalog."""
    words = _LINE_END.sub(" ", unicodedata.normalize("NFC", row.words.value))
    match = _FILLED_IN.match(words)
    state = FUZZY if match else row.state
    words = words[match.end() :] if match else words
    meant = row.meant or bool(match)
    return replace(row, words=replace(row.words, value=words.strip()), state=state, meant=meant)


def is_error(char: str) -> bool:
    """Whether no catalog may hold a character, however it was written."""
    sentence = kind_of(char) if char != "\n" else None
    return sentence is not None and sentence.severity == ERROR


class _Taking:
    """Takes one row after the other."""

    def __init__(self, catalog: Catalog, pivot: Catalog | None, report: Report) -> None:
        self.catalog, self.pivot, self.report = catalog, pivot, report
        self.seen: dict[Key, Match] = {}
        self.lossy = False
        self.changed: dict[Key, Entry] = {}
        self.strays: dict[Key, Entry] = {}
        self.kept = {entry.key: entry for entry in catalog.entries if entry.obsolete}
        self.texts = [entry.msgid for entry in catalog.live]

    def result(self) -> Catalog:
        """The catalog after all rows."""
        entries = [
            self.strays.pop(entry.key, entry)
            if entry.obsolete
            else self.changed.get(entry.key, entry)
            for entry in self.catalog.entries
        ]
        return replace(self.catalog, entries=(*entries, *self.strays.values()))

    def is_damaged(self, matches: Iterable[Match]) -> bool:
        """Whether no Korean is known again because a program lost its characters."""
        return any(is_degraded(match.row.msgid, self.texts) for match in matches)

    def take(self, match: Match) -> None:
        """Take what one row says, or say why not."""
        row, entry = match.row, match.entry
        korean = [entry.msgid] if entry and not match.older else self.texts
        if row.msgid not in korean and is_degraded(row.msgid, korean):
            return self.damaged(row)
        if entry is None:
            return self.stray(row)
        if is_degraded(row.words.value, [entry.msgstr]) or (
            bare(row.words.value) != bare(entry.msgstr) and has_holes(match.words, entry.msgstr)
        ):
            return self.damaged(row)
        if faults := [char for char in sorted(set(match.words)) if is_error(char)]:
            return self.refuse(row, kind_of(faults[0]), char=named(faults[0]), count=1)
        if _CONFLICT in match.words:
            return self.refuse(row, wording.RETURNED_TWICE, words=row.msgid[:24])
        other = self.seen.get(entry.key)
        if other and match.words.strip() and other.words.strip():
            if not (row.obsolete or other.older) and bare(other.words) != bare(match.words):
                self.refuse(row, wording.RETURNED_TWICE, words=row.msgid[:24])
            return None
        self.seen[entry.key] = match
        self.changed[entry.key] = self.renewed(self.remarked(entry, row), match)
        return None

    def refuse(self, row: Row, sentence, **args) -> None:
        """Report what makes the whole file unfit."""
        self.report(row.words.problem(sentence, **args))

    def damaged(self, row: Row) -> None:
        """Report once that the file lost characters."""
        if not self.lossy:
            self.refuse(row, wording.DEGRADED_RETURN)
        self.lossy = True

    def stray(self, row: Row) -> None:
        """Keep words as obsolete whose Korean no unit says; tell of them if somebody wrote them."""
        key, words = (row.context, plain(row.msgid)), row.words.value
        former = self.kept.get(key) or self.kept.get(("", key[1]))
        if not words or (former and bare(former.msgstr) == bare(words)) or self.untouched(row):
            return
        if not row.obsolete:
            self.report(row.words.problem(wording.UNKNOWN_RETURN, words=row.msgid[:24]))
        self.strays[key] = Entry(key[1], words, row.context, obsolete=True).marked()

    def untouched(self, row: Row) -> bool:
        """Whether the words are surely those that went out."""
        _, mark = row.sent
        return bool(mark) and mark == fingerprint(row.words.value)

    def remarked(self, entry: Entry, row: Row) -> Entry:
        """The entry with the translator's remarks on it."""
        if row.comments is not None:
            return replace(entry, comments=row.comments)
        known = {*entry.comments, *entry.extracted}
        lines = (line for line in row.remarks if line not in known and line.isprintable())
        own = [line for line in lines if not (is_sent(line) or is_line(line))]
        return replace(entry, comments=(*entry.comments, *dict.fromkeys(own)))

    def renewed(self, entry: Entry, match: Match) -> Entry:
        """The entry with the words of a row, in the state that they have now."""
        row, words = match.row, match.words.strip()
        if not words:
            return entry
        if bare(words) == bare(row.msgid) != bare(entry.msgstr) and is_untranslated(words, words):
            return entry  # the program filled in the source
        if match.older:
            return self.late(entry, match)
        if is_untranslated(words, entry.msgid, entry.msgstr):
            return self.half(entry, row)
        state, mark = row.sent
        answer, sent = self.answer(row, state or entry.state), state == TRANSLATED
        if bare(words) == bare(entry.msgstr) or self.untouched(row):
            if mark and mark != fingerprint(entry.msgstr):
                return entry  # the desk has other words by now
            if state and row.state and sent == (row.state == TRANSLATED):
                answer = ""  # the flag is as it went out
            return self.confirmed(replace(entry, msgstr=mended(words, entry.msgstr)), row, answer)
        if mark and mark != fingerprint(entry.msgstr) and entry.msgstr:
            return self.disputed(entry, row)
        entry = replace(entry, msgstr=words, origin=row.words)
        return entry.marked() if answer == FUZZY else self.confirmed(entry, row, TRANSLATED)

    def answer(self, row: Row, sent: str) -> str:
        """What the state of a row says that was sent in another, if it says anything."""
        if row.meant:
            return row.state
        if row.typed == INITIAL:
            return FUZZY if sent == TRANSLATED else ""
        same = row.typed == sent or (row.state == FUZZY and sent in (FUZZY, STALE, WAIVED))
        return "" if same or (row.state == TRANSLATED == sent) else row.state

    def confirmed(self, entry: Entry, row: Row, answer: str) -> Entry:
        """The entry in the state that somebody says it has."""
        if answer == FUZZY:
            return entry.marked()
        if answer != TRANSLATED or (entry.state == TRANSLATED and entry.origin is not row.words):
            return entry
        faults = Collected()
        entry = replace(entry, origin=row.words)
        fidelity.check_text(entry, faults)
        for fault in faults.problems:
            self.report(fault)
        return ledger.remade(ledger.confirmed(entry), self.pivot)

    def late(self, entry: Entry, match: Match) -> Entry:
        """The entry with words for older Korean: fuzzy, unless it has some for the present one."""
        row, words = match.row, match.words.strip()
        if bare(words) == bare(entry.msgstr) or self.untouched(row):
            return entry
        if entry.state == TRANSLATED or (row.obsolete and entry.msgstr):
            self.report(row.words.problem(wording.LATE_RETURN, words=row.msgid[:24]))
            return self.noted(entry, RETURNED, words)
        _, mark = row.sent
        if mark and entry.msgstr and mark != fingerprint(entry.msgstr):
            return self.disputed(entry, row)
        former = entry.previous or (match.older if match.older != entry.msgid else "")
        return replace(entry.marked(), msgstr=words, origin=row.words, previous=former)

    def half(self, entry: Entry, row: Row) -> Entry:
        """The entry with words that are Korean in part, if it has no others."""
        self.report(row.words.problem(wording.HALF_RETURN, words=row.msgid[:24]))
        return entry if entry.msgstr else replace(entry.marked(), msgstr=row.words.value)

    def disputed(self, entry: Entry, row: Row) -> Entry:
        """The entry with the words that came back, in doubt, and those of the desk in a remark."""
        self.report(row.words.problem(wording.DISPUTED_RETURN, words=row.msgid[:24]))
        entry = self.noted(entry.marked(), BEFORE, entry.msgstr)
        return replace(entry, msgstr=row.words.value, origin=row.words)

    def noted(self, entry: Entry, what: str, words: str) -> Entry:
        """The entry with a remark that keeps other words for it."""
        remarks = (*entry.comments, what + plain(words))
        return replace(entry, comments=tuple(dict.fromkeys(remarks)))
