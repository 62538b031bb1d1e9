"""Turn a PDF/X-4 that the engine has built into one that a printing house can put on a plate.

Every colour becomes printing inks, with the inks that the theme names for its own colours; photos
keep theirs, with a profile that says what they mean. Pages get their bleed and crop marks in
all inks. Links go: PDF/X allows none on the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import pydyf

from briefing.look.print.standards import engine_pdf
from briefing.look.print.standards.engine_pdf import metadata, pages, referred, streams
from briefing.look.print.standards.inks import Cmyk, Rgb, separated

if TYPE_CHECKING:
    from weasyprint.pdf.stream import Stream

POINT = 72 / 25.4
"""Points in a millimetre."""
BLEED = 3 * POINT
#: From the edge of the cut page: where crop marks begin, and where they and the sheet end.
MARKS_FROM, SHEET = 3.5 * POINT, 8 * POINT
#: The engine draws its own marks inside the bleed, where they would be printed.
CSS = "@page { bleed: 8mm !important; marks: none !important }"
CONDITION = "FOGRA39"
_ABOUT = "Offset on coated paper (ISO 12647-2:2004/Amd 1)"
_NAMESPACE = UUID("6f2d3f0c-7c5e-5d3b-9d0a-0b6d5f1f2b11")
_DOCUMENT_ID = re.compile(rb"(<xmpMM:DocumentID>)[^<]*")
_RGB = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")


def condition() -> bytes:
    """The ICC profile of the printing condition."""
    return engine_pdf.icc("briefing.look.print.standards", "icc/FOGRA39L_coated.icc")


def name(pdf: pydyf.PDF, facts: Mapping[str, object]) -> None:
    """Give the document an identifier that follows from what it was made of, not from chance."""
    stream = metadata(pdf)
    told = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    own = uuid5(_NAMESPACE, told)
    packet, count = _DOCUMENT_ID.subn(rb"\g<1>xmp.did:" + str(own).encode(), stream.stream[0])
    if count != 1:
        raise ValueError(f"the metadata have {count} document identifiers, not one")
    stream.stream = [packet]


def separate(pdf: pydyf.PDF, given: Mapping[Rgb, Cmyk]) -> None:
    """Paint with inks: those that are given for a colour, or those that follow from it."""

    def inked(*channels: float) -> Cmyk:
        red, green, blue = (round(255 * channel) for channel in channels)
        return given.get((red, green, blue)) or separated((red, green, blue))

    def operator(match: re.Match[bytes]) -> bytes:
        numbers = " ".join(f"{ink:g}" for ink in inked(*map(float, match.groups()[:3])))
        return f"{numbers} {'k' if match[4] == b'rg' else 'K'}".encode()

    for stream in streams(pdf):
        stream.stream = [
            _RGB.sub(operator, line) if isinstance(line, bytes) and _RGB.fullmatch(line) else line
            for line in stream.stream
        ]
    dictionaries = (entry for entry in pdf.objects if isinstance(entry, dict))
    for shading in dictionaries:
        if "ShadingType" in shading and shading["ColorSpace"] == "/DeviceCMYK":
            for function in shading["Function"]["Functions"]:
                for end in ("C0", "C1"):
                    function[end] = pydyf.Array(inked(*function[end]))


def tell_picture_colours(pdf: pydyf.PDF) -> None:
    """Say of pictures for screens what their colours are (sRGB), and leave them unsmoothed."""
    pictures = [stream for stream in pdf.objects if _is_picture(stream)]
    for picture in pictures:
        picture.extra["Interpolate"] = "false"
    coloured = [picture for picture in pictures if picture.extra["ColorSpace"] == "/DeviceRGB"]
    if coloured:
        profile = engine_pdf.embed(pdf, engine_pdf.screen_colours(), 3)
        meaning = pydyf.Array(["/ICCBased", profile])
        for picture in coloured:
            picture.extra["ColorSpace"] = meaning


def intend(pdf: pydyf.PDF) -> None:
    """Say for which printing condition the inks are meant."""
    engine_pdf.intend(pdf, "GTS_PDFX", CONDITION, _ABOUT, condition(), 4)


def trim(pdf: pydyf.PDF) -> None:
    """Set the bleed of each page, draw crop marks in all inks around it, and take links out."""
    for page in pages(pdf):
        left, bottom, right, top = page["TrimBox"]
        page["BleedBox"] = pydyf.Array((left - BLEED, bottom - BLEED, right + BLEED, top + BLEED))
        spaces = referred(pdf, referred(pdf, page["Resources"])["ColorSpace"])
        spaces["All"] = pydyf.Array(["/Separation", "/All", "/DeviceCMYK", _all_inks()])
        _mark(referred(pdf, page["Contents"]), right - left, top - bottom)
        for reference in page.pop("Annots", ()):
            # Nothing refers to it any longer; emptied, it says nothing to a search either.
            referred(pdf, reference).clear()


def _all_inks() -> pydyf.Dictionary:
    """How inks follow from the amount of a colour that is on every plate."""
    none, full = pydyf.Array((0, 0, 0, 0)), pydyf.Array((1, 1, 1, 1))
    return pydyf.Dictionary(
        {"FunctionType": 2, "Domain": pydyf.Array((0, 1)), "C0": none, "C1": full, "N": 1}
    )


def _mark(stream: Stream, width: float, height: float) -> None:
    """Draw two lines at each corner, in the page's own coordinates, which begin at a corner."""
    stream.push_state()
    stream.set_color_space("All", stroke=True)
    stream.set_color_special(None, True, 1)
    stream.set_line_width(0.25)
    for x, outwards in ((0, -1), (width, 1)):
        for y, up in ((0, -1), (height, 1)):
            stream.move_to(x + outwards * MARKS_FROM, y)
            stream.line_to(x + outwards * SHEET, y)
            stream.move_to(x, y + up * MARKS_FROM)
            stream.line_to(x, y + up * SHEET)
    stream.stroke()
    stream.pop_state()


def _is_picture(entry: pydyf.Object) -> bool:
    return isinstance(entry, pydyf.Stream) and entry.extra.get("Subtype") == "/Image"
