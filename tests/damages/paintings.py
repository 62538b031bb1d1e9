"""Damages to what is painted and to the fonts."""

from __future__ import annotations

import io
import re
from functools import partial

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from . import breaks, element, page_stream, paint, speechless


@breaks("7.1-1")
def _artifact_within(pdf: Pdf) -> None:
    paint(pdf, page_stream(pdf).replace(b"<</MCID 0>>\nBDC", b"<</MCID 0>>\nBDC /Artifact BMC EMC"))


@breaks("7.1-2")
def _within_artifact(pdf: Pdf) -> None:
    content = page_stream(pdf)
    marked = re.search(rb"/Span\n<</MCID 0>>\nBDC.*?EMC", content, re.DOTALL)[0]
    paint(pdf, content.replace(marked, b"/Artifact BMC " + marked + b" EMC"))


@breaks("7.1-3")
def _unmarked(pdf: Pdf) -> None:
    paint(pdf, page_stream(pdf) + b" 0 0 9 9 re f")


def _unspoken(key: bytes, pdf: Pdf) -> None:
    speechless(pdf)
    paint(pdf, page_stream(pdf) + b" /Span <</" + key + b" (words)>> BDC EMC")


breaks("7.2-30")(partial(_unspoken, b"ActualText"))
breaks("7.2-31")(partial(_unspoken, b"Alt"))
breaks("7.2-32")(partial(_unspoken, b"E"))


@breaks("7.2-34")
def _unspoken_text(pdf: Pdf) -> None:
    speechless(pdf)
    document = element(pdf, "Document")
    del document["/Lang"]
    for kid in list(document.K)[1:]:
        kid.Lang = String("en")


def _group(pdf: Pdf) -> tuple[Name, Stream]:
    return next((Name(k), v) for k, v in pdf.pages[0].Resources.XObject.items() if "/Group" in v)


@breaks("7.20-1")
def _other_file(pdf: Pdf) -> None:
    _group(pdf)[1].Ref = Dictionary()


@breaks("7.20-2", "mcid-once")
def _painted_twice(pdf: Pdf) -> None:
    paint(pdf, page_stream(pdf) + f" {_group(pdf)[0]} Do".encode())


def _font(pdf: Pdf, subtype: Name = Name.CIDFontType2) -> Dictionary:
    fonts = pdf.pages[0].Resources.Font.values()
    return next(font for font in fonts if font.DescendantFonts[0].Subtype == subtype)


def _code(font: Dictionary) -> int:
    """Give the last code that the font was printed with."""
    return int(re.findall(rb"<([0-9a-f]{4})> <", font.ToUnicode.read_bytes())[-1], 16)


@breaks("7.21.4.1-1")
def _not_embedded(pdf: Pdf) -> None:
    del _font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]


def _glyph(pdf: Pdf, glyph: int) -> None:
    """Let one code select another glyph."""
    font = _font(pdf)
    glyphs = [*range(65536)]
    glyphs[_code(font)] = glyph
    raw = b"".join(number.to_bytes(2) for number in glyphs)
    font.DescendantFonts[0].CIDToGIDMap = pdf.make_indirect(Stream(pdf, raw))


breaks("7.21.4.1-2")(lambda pdf: _glyph(pdf, 65000))
breaks("7.21.8-1", "7.21.5-1")(lambda pdf: _glyph(pdf, 0))


@breaks("7.21.5-1")
def _wide(pdf: Pdf) -> None:
    widths = _font(pdf).DescendantFonts[0].W[1]
    widths[0] = float(widths[0]) + 2


@breaks("7.21.4.2-2")
def _too_few_glyphs(pdf: Pdf) -> None:
    descriptor = _font(pdf).DescendantFonts[0].FontDescriptor
    descriptor.CIDSet = pdf.make_indirect(Stream(pdf, b"\x80"))


@breaks("7.21.3.2-1")
def _no_map(pdf: Pdf) -> None:
    del _font(pdf).DescendantFonts[0]["/CIDToGIDMap"]


def _cmap(pdf: Pdf, ordering: str = "Identity", **entries: object) -> None:
    """Embed a CMap that selects as `Identity-H` does."""
    font = _font(pdf)
    info = Dictionary(Registry=String("Adobe"), Ordering=String(ordering), Supplement=0)
    content = b"1 begincidrange\n<0000> <ffff> 0\nendcidrange"
    font.Encoding = pdf.make_indirect(Stream(pdf, content, CIDSystemInfo=info, **entries))


breaks("7.21.3.1-1")(lambda pdf: _cmap(pdf, "Korea1"))
breaks("7.21.3.3-2")(lambda pdf: _cmap(pdf, WMode=1))
breaks("7.21.3.3-3")(lambda pdf: _cmap(pdf, UseCMap=Name.Unknown))


@breaks("7.21.3.3-1")
def _unknown_cmap(pdf: Pdf) -> None:
    _font(pdf).Encoding = Name.Unknown


@breaks("7.21.7-1")
def _meaningless(pdf: Pdf) -> None:
    _font(pdf).ToUnicode = pdf.make_indirect(Stream(pdf, b""))


@breaks("7.21.7-2")
def _senseless(pdf: Pdf) -> None:
    font = _font(pdf)
    code = f"<{_code(font):04x}> <".encode()
    raw = re.sub(code + rb"[0-9a-f]+>", code + b"fffe>", font.ToUnicode.read_bytes())
    font.ToUnicode = pdf.make_indirect(Stream(pdf, raw))


def _simple(pdf: Pdf, flags: int, selectors: list[tuple[int, int]], **entries: object) -> None:
    """Paint an artifact with a simple TrueType font."""
    embedded = _font(pdf).DescendantFonts[0].FontDescriptor.FontFile2
    program = TTFont(io.BytesIO(embedded.read_bytes()))
    table = program["cmap"].tables[0]
    program["cmap"].tables = [_selecting(table, *selector) for selector in selectors]
    raw = io.BytesIO()
    program.save(raw)
    file = pdf.make_indirect(Stream(pdf, raw.getvalue()))
    descriptor = Dictionary(Type=Name.FontDescriptor, Flags=flags, FontFile2=file)
    told = Stream(pdf, b"1 beginbfchar\n<41> <0041>\nendbfchar")
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, FirstChar=65, Widths=Array([600]))
    font.FontDescriptor, font.ToUnicode = descriptor, pdf.make_indirect(told)
    for key, value in entries.items():
        font[f"/{key}"] = value
    pdf.pages[0].Resources.Font.Simple = pdf.make_indirect(font)
    paint(pdf, page_stream(pdf) + b" /Artifact BMC BT /Simple 9 Tf (A) Tj ET EMC")


def _selecting(table: object, platform: int, encoding: int) -> object:
    made = type(table)(table.format)
    made.__dict__ |= table.__dict__ | {"platformID": platform, "platEncID": encoding}
    return made


_SYMBOLIC, _LATIN = 4, 32
breaks("7.21.6-1")(lambda pdf: _simple(pdf, _LATIN, [(3, 0)], Encoding=Name.WinAnsiEncoding))
breaks("7.21.6-2")(lambda pdf: _simple(pdf, _LATIN, [(3, 1)]))
breaks("7.21.6-3")(lambda pdf: _simple(pdf, _SYMBOLIC, [(3, 0)], Encoding=Name.WinAnsiEncoding))
breaks("7.21.6-4")(lambda pdf: _simple(pdf, _SYMBOLIC, [(1, 0), (3, 1)]))
