"""Turn a PDF/A-3a that the engine has built into one that is PDF/UA-1 too and holds its sources.

Whoever opens it in thirty years finds the memo as its authors wrote it, the translations, and a
manifest that says what else it was made with. Their dates are the memo's: nothing tells when a
build ran.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import md5, sha256
from pathlib import Path, PurePosixPath

import pydyf

from briefing import files
from briefing.look.print.standards import engine_pdf, inks
from briefing.look.print.standards.engine_pdf import metadata, streams
from briefing.problems import BriefingError, Span
from briefing.wording import profiles as wording

MANIFEST = "manifest.json"
#: What is attached of a memo's files, and its media type.
SOURCE_TYPES = {".yaml": "application/yaml", ".po": "text/x-gettext-translation"}
_CONTENT = "content/"
_ABOUT = "Colours of screens (sRGB IEC61966-2.1)"
_CMYK = (b"/DeviceCMYK cs", b"/DeviceCMYK CS")
#: What says that a file keeps to PDF/UA (ISO 14289-1, 5), and the description of that property,
#: which PDF/A wants of all but its own (ISO 19005-3, 6.6.2.3).
_PDF_UA = (
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
    b'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
    b'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>part of ISO 14289 that the file keeps to</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
    b'</rdf:Description><rdf:Description rdf:about="" '
    b'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>'
    b"</rdf:Description>"
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF."""

    name: str
    data: bytes
    type: str
    about: str
    relationship: str = "Source"
    """What it is to the document, in PDF's words: `Source`, `Data` …"""


def sources(root: Path, digests: Mapping[str, str]) -> tuple[Attachment, ...]:
    """The texts that a memo was made of, as they stand in a project; `digests` by path.

    Raises:
        BriefingError: One of them is not what was read before.
    """
    attachments, changed = [], []
    for path in sorted(digests):
        kind = SOURCE_TYPES.get(PurePosixPath(path).suffix)
        if kind is None or not path.startswith(_CONTENT):
            continue
        data = files.read_bytes(root / path, root)
        if sha256(data).hexdigest() != digests[path]:
            changed.append(wording.CHANGED_BEFORE_ATTACHED.at(Span(path, 1, 1)))
        name = path.removeprefix(_CONTENT).replace("/", "-")
        attachments.append(Attachment(name, data, kind, path))
    if changed:
        raise BriefingError(changed)
    return tuple(attachments)


def manifest(facts: Mapping[str, object]) -> Attachment:
    """What a file was made of and with, to be attached."""
    data = (json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=2) + "\n").encode()
    return Attachment(MANIFEST, data, "application/json", "what this file was made of", "Data")


def name_standards(pdf: pydyf.PDF) -> None:
    """Say that the file keeps to PDF/UA-1 too, and explain the words that PDF/A does not know."""
    stream = metadata(pdf)
    before, end, after = b"".join(stream.stream).rpartition(b"</rdf:RDF>")
    stream.stream = [before, _PDF_UA, end, after]


def attach(pdf: pydyf.PDF, attachments: Iterable[Attachment], date: str) -> None:
    """Put files into the PDF, as parts of it that say what they are; `date` as PDF writes it."""
    by_name = sorted(attachments, key=lambda attachment: _key(attachment.name))
    names, all_of_them = pydyf.Array(), pydyf.Array()
    for attachment in by_name:
        packed = pydyf.Stream([attachment.data], _described(attachment, date), compress=True)
        pdf.add_object(packed)
        name = pydyf.String(attachment.name)
        place = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": name,
                "UF": name,
                "EF": pydyf.Dictionary({"F": packed.reference, "UF": packed.reference}),
                "Desc": pydyf.String(attachment.about),
                "AFRelationship": f"/{attachment.relationship}",
            }
        )
        pdf.add_object(place)
        names += (name, place.reference)
        all_of_them.append(place.reference)
    if by_name:
        tree = pydyf.Dictionary({"Names": names})
        pdf.add_object(tree)
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
        pdf.catalog["AF"] = all_of_them


def settle(pdf: pydyf.PDF) -> None:
    """Say what colours mean, and take out what PDF/A forbids: smoothed pictures, and inks."""
    engine_pdf.intend(pdf, "GTS_PDFA1", "sRGB", _ABOUT, engine_pdf.screen_colours(), 3)
    for picture in pdf.objects:
        if isinstance(picture, pydyf.Stream) and "Interpolate" in picture.extra:
            picture.extra["Interpolate"] = "false"
    for stream in streams(pdf):
        stream.stream = list(_without_inks(stream.stream))


def _described(attachment: Attachment, date: str) -> pydyf.Dictionary:
    checksum = md5(attachment.data, usedforsecurity=False).hexdigest()
    return pydyf.Dictionary(
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{attachment.type.replace('/', '#2f')}",
            "Params": pydyf.Dictionary(
                {
                    "Size": len(attachment.data),
                    "CheckSum": f"<{checksum}>",
                    "CreationDate": pydyf.String(date),
                    "ModDate": pydyf.String(date),
                }
            ),
        }
    )


def _key(name: str) -> bytes:
    """A name as PDF writes it, by which a name tree must be sorted."""
    return name.encode() if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _without_inks(lines: Iterable[object]) -> Iterable[object]:
    """The operators of a stream with `device-cmyk()` as a screen shows it."""
    pending = False
    for line in lines:
        if line in _CMYK:
            pending = True
            continue
        numbers = re.fullmatch(rb"([\d. ]+) (scn|SCN)", line) if pending else None
        if numbers:
            cyan, magenta, yellow, black = map(float, numbers[1].split())
            shown = " ".join(f"{level:.4f}" for level in inks.shown((cyan, magenta, yellow, black)))
            line = f"{shown} {'rg' if numbers[2] == b'scn' else 'RG'}".encode()
            pending = False
        yield line
