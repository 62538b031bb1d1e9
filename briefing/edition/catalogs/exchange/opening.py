"""Turn the bytes of a file that came back into its text, and tell which of our formats it is.

The encoding is the one that the file itself names: by its byte order mark, in the header of a
PO file, in the declaration of an XML file. Nothing is guessed.
"""

import codecs
import re

from briefing.files import decoded, without_mark
from briefing.problems import Report, Source
from briefing.wording import translation as wording

PO, XLIFF, SHEET, MEMORY = "po", "xliff", "sheet", "memory"
_ENDINGS = {
    PO: ("po", "pot"),
    XLIFF: ("xlf", "xliff", "mqxliff", "sdlxliff", "mxliff", "mqxlf"),
    SHEET: ("csv", "tsv", "txt", "tab"),
    MEMORY: ("tmx",),
}
#: What begins a packed file: those of office programs, and older ones of theirs.
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED = {
    PO: re.compile(rb"charset=([A-Za-z0-9_-]+)"),
    XLIFF: re.compile(rb"""^\s*<\?xml[^>]*?encoding=["']([A-Za-z0-9_.-]+)["']"""),
}
_LONE_RETURN = re.compile(r"\r(?!\n)")
#: How far into a file its encoding may be named.
_HEAD = 20_000
#: Encodings that a file may name. Source: the GNU gettext manual, *Header Entry*.
_CHARSETS = re.compile(
    r"(?i)(?:us-)?ascii|iso[-_]?8859-(?:[1-9]|1[0-6])|latin-?\d|koi8-[rut]|cp(?:437|85[025]|86[26]|"
    r"874|93[26]|949|950|125[0-8])|windows-(?:125[0-8]|31j|949)|euc-?(?:jp|kr|tw)|gb(?:2312|k|18030)|"
    r"big5(?:-?hkscs)?|shift[-_]jis|sjis|johab|tis-620|ks_c_5601-1987|uhc|iso-2022-(?:jp|kr)|"
    r"utf-?8|utf-?16(?:le|be)?|utf-?32(?:le|be)?"
)


def format_of(name: str, data: bytes) -> str:
    """Which format a file is of: by its ending, else by how it begins."""
    ending = name.rpartition(".")[2].lower()
    for form, endings in _ENDINGS.items():
        if ending in endings:
            return form
    head = data[:_HEAD].lstrip(codecs.BOM_UTF8 + b" \t\r\n")
    if head.startswith(b"<"):
        return XLIFF
    return PO if re.search(rb'^msgid "', head, re.MULTILINE) else SHEET


def opened(file: str, data: bytes, form: str, report: Report) -> Source | None:
    """The text of a file; None if it is packed, or not in the encoding that it names."""
    if data.startswith(_PACKED):
        report(wording.PACKED_RETURN.at(Source(file, "").span(0)))
        return None
    if form == MEMORY:
        report(wording.RETURN_FORM.at(Source(file, "").span(0), why=wording.MEMORY_GOES_OUT))
        return None
    source = _decoded(file, data, form, report)
    if source is None or "\r" not in source.text:
        return source
    return Source(file, _LONE_RETURN.sub("\n", source.text))  # as old Macintoshes end lines


def _decoded(file: str, data: bytes, form: str, report: Report) -> Source | None:
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "")
    if not encoding and (wide := without_mark(data)):
        encoding = wide[0]
    if not encoding:
        encoding = _named(data, form)
    try:
        text = _converted(data, encoding) if form == PO else data.decode(encoding or "utf-8")
    except UnicodeError:
        if form == SHEET and not encoding:
            _report_sheet(file, data, report)
            return None
        return decoded(file, data, encoding or "utf-8", report)
    return Source(file, text.removeprefix("\ufeff"))


def _converted(data: bytes, encoding: str) -> str:
    """The text of a PO file; msgconv leaves the ids behind `#:` in the encoding that they had."""
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeError:
        if not encoding or encoding.lower().startswith("utf"):
            raise
    lines = data.split(b"\n")
    return "\n".join(
        line.decode("utf-8" if line.startswith(b"#:") and _is_utf8(line) else encoding)
        for line in lines
    )


def _named(data: bytes, form: str) -> str:
    """The encoding that a file without a mark names; none, if it is UTF-8 whatever it says."""
    pattern = _NAMED.get(form)
    match = pattern.search(data[:_HEAD]) if pattern else None
    name = match[1].decode() if match else ""
    if not data.isascii() and _is_utf8(data):
        return ""
    try:
        proper = _CHARSETS.fullmatch(name) and codecs.lookup(name)
    except LookupError:
        proper = None
    return name if proper and not proper.name.startswith(("utf-16", "utf-32")) else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _report_sheet(file: str, data: bytes, report: Report) -> None:
    """Report a sheet that is not in Unicode: converting it would not bring back what it lost."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        start = Source(file, "\n" * (line - 1)).span(line - 1)
        report(wording.SHEET_ENCODING.at(start, byte=f"0x{data[error.start]:02X}"))
