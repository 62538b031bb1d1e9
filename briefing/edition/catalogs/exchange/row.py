"""What one file that came back says about one text, with its place in that file."""

from dataclasses import dataclass, field, replace

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import Entry, digest
from briefing.edition.catalogs.exchange.sameness import bare
from briefing.edition.catalogs.pofile import PoString
from briefing.memo.nodes import Located
from briefing.problems import Source, Span

#: What a remark begins with that tells in which state, and with which words, a text went out.
_SENT = "sent: "
_LENGTH = 8


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
    """One text that came back."""

    msgid: str
    context: str
    words: Cell | PoString
    units: tuple[str, ...] = ()
    """Ids of the units that it was sent for, as far as the file tells."""
    state: str = ""
    """`translated` or `fuzzy` where the file says so."""
    typed: str = ""
    """The state in the file's own words: one that is as it was sent says nothing."""
    meant: bool = False
    """Whether the state says something even so, as a PO file's flag does."""
    comments: tuple[str, ...] | None = None
    """The translator's remarks, in files that hold them apart."""
    remarks: tuple[str, ...] = ()
    """All remarks, ours among them, in files that hold them together."""
    obsolete: bool = False

    @property
    def sent(self) -> tuple[str, str]:
        """The state in which the text went out, and the digest of its words; empty if lost."""
        for remark in self.remarks:
            if remark.startswith(_SENT):
                state, _, mark = remark.removeprefix(_SENT).partition(" ")
                return state, mark
        return "", ""

    @property
    def key(self) -> tuple[str, str]:
        """What names its entry, if nothing was lost."""
        return self.context, self.msgid


def is_sent(remark: str) -> bool:
    """Whether a remark is ours, to know a text again by."""
    return remark.startswith(_SENT)


def fingerprint(words: str) -> str:
    """A short digest of words, whatever their typography."""
    return digest(bare(words))[:_LENGTH]


def stamped(catalog: Catalog) -> Catalog:
    """The catalog with a remark at each text that tells in which state, and how, it goes out."""
    return catalog.changed(_stamped)


def _stamped(entry: Entry) -> Entry:
    line = f"{_SENT}{entry.state} {fingerprint(entry.msgstr)}"
    return replace(entry, extracted=(*entry.extracted, line))
