"""Turn a catalog into XLIFF 2.0, which translation programs read, and read what they return.

The reader is expat itself, for the place of every element; a document type is refused before
anything is defined, so that no entity can grow or fetch.
"""

from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import TRANSLATED, Entry, digest, plain
from briefing.edition.catalogs.exchange.returning import Cell, Row
from briefing.memo.document import SOURCE_LANGUAGE
from briefing.problems import Report, Said, Source
from briefing.wording import foreign
from briefing.wording import translation as wording

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
#: What our own `subState` begins with, as the standard asks.
PREFIX = "briefing:"
_DEPTH_LIMIT = 40
#: States that confirm a text; many programs leave the state alone, so new words count as well.
_DONE = ("translated", "reviewed", "final")
_TEXTS = ("source", "target")
#: Elements inside a text that only mark words; all others stand for something unseen.
_MARKERS = ("mrk", "sm", "em")


def write(catalog: Catalog, name: str) -> str:
    """The XLIFF file of a memo's catalog. Source: XLIFF 2.0 (OASIS), the core alone."""
    units = "".join(_unit(entry) for entry in catalog.live)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{SOURCE_LANGUAGE}" '
        f"trgLang={quoteattr(catalog.language)}>\n"
        f'  <file id="memo" original={quoteattr(name)}>\n{units}  </file>\n</xliff>\n'
    )


def _unit(entry: Entry) -> str:
    """A unit; the id of one that is for a single place of several begins with `s`."""
    state = entry.state
    id_ = ("s" if entry.context else "u") + digest(*entry.key)
    name = entry.context or " ".join(entry.units)
    notes = "".join(f"        <note>{escape(remark)}</note>\n" for remark in entry.extracted)
    notes = f"      <notes>\n{notes}      </notes>\n" if notes else ""
    done = "reviewed" if entry.record.reviewed else "translated"
    segment = (
        f'state="{done}"' if state == TRANSLATED else f'state="initial" subState="{PREFIX}{state}"'
    )
    target = ""
    if entry.msgstr:
        target = f'        <target xml:space="preserve">{escape(entry.msgstr)}</target>\n'
    return (
        f'    <unit id="{id_}" name={quoteattr(name)} canResegment="no">\n{notes}'
        f"      <segment {segment}>\n"
        f'        <source xml:space="preserve">{escape(entry.msgid)}</source>\n{target}'
        "      </segment>\n    </unit>\n"
    )


def read(source: Source, language: str, report: Report) -> list[Row] | None:
    """What came back in an XLIFF file; None if it cannot be trusted."""
    reader = _Reader(source, language)
    try:
        reader.parser.Parse(reader.data, True)
    except _Refused as refusal:
        report(refusal.problem)
    except expat.ExpatError as error:
        why = foreign.heard(expat.ErrorString(error.code))
        report(source.problem(wording.XML_BROKEN, reader.offset(), why=why))
    else:
        return reader.rows
    return None


class _Refused(Exception):
    """A file that is not ours; never leaves this module."""

    def __init__(self, problem) -> None:
        self.problem = problem


class _Reader:
    """Collects units from the parser's events."""

    def __init__(self, source: Source, language: str) -> None:
        self.source, self.language = source, language
        self.data = source.text.encode("utf-8", "surrogatepass")
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.path: list[str] = []
        self.unit: dict[str, str] = {}
        self.texts: dict[str, list[str]] = {}
        self.done: list[bool] = []
        """Whether each segment of the present unit is confirmed."""
        self.place = 0
        self.rows: list[Row] = []

    def doctype(self, *_) -> None:
        raise _Refused(self.source.problem(wording.XML_DOCTYPE, self.offset(), 9))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        own = tag if namespace == NAMESPACE else ""
        if not self.path:
            self.check_root(own, attributes)
        if len(self.path) > _DEPTH_LIMIT:
            self.refuse(wording.DEEP_ELEMENTS)
        if not set(_TEXTS).isdisjoint(self.path) and own not in _MARKERS:
            self.refuse(wording.ELEMENT_IN_TEXT.filled(tag=tag[:40]))
        self.path.append(own)
        if own == "unit":
            self.unit, self.texts, self.done = attributes, {}, []
            self.place = self.offset()
        elif own == "segment" and self.unit:
            self.done.append(attributes.get("state") in _DONE)
        elif own in _TEXTS and self.unit:
            self.texts.setdefault(own, [])
            if own == "target":
                self.place = self.offset()

    def end(self, name: str) -> None:
        if self.path.pop() == "unit" and self.unit:
            msgid = plain("".join(self.texts.get("source", ())))
            context = self.unit.get("name", "") if self.unit.get("id", "").startswith("s") else ""
            words = Cell("".join(self.texts.get("target", ())), self.source, self.place)
            state = TRANSLATED if self.done and all(self.done) else ""
            self.rows.append(Row(msgid, context, words, state))
            self.unit = {}

    def characters(self, text: str) -> None:
        holder = next((tag for tag in reversed(self.path) if tag not in _MARKERS), "")
        if holder in _TEXTS and self.unit:
            self.texts[holder].append(text)

    def check_root(self, tag: str, attributes: dict[str, str]) -> None:
        if tag != "xliff":
            self.refuse(wording.NOT_XLIFF)
        target = attributes.get("trgLang", "")
        if target != self.language:
            self.refuse(wording.OTHER_LANGUAGE.filled(language=target[:40] or "?"))

    def refuse(self, why: Said) -> None:
        raise _Refused(self.source.problem(wording.RETURN_FORM, self.offset(), why=why))

    def offset(self) -> int:
        """Where the present event begins, in characters of the text."""
        return len(self.data[: self.parser.CurrentByteIndex].decode("utf-8", "replace"))
