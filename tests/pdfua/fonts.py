"""Rules about fonts: all are embedded, and each glyph can be seen, measured and read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Dictionary, Name, Stream

from .document import Document
from .findings import Checker, Finding, checker
from .programs import Font, is_predefined

CHECKERS: list[Checker] = []
_LATIN = ("/MacRomanEncoding", "/WinAnsiEncoding")


@dataclass(slots=True)
class Use:
    """A font, the codes shown with it, and the codes shown visibly."""

    font: Font
    shown: dict[int, str] = field(default_factory=dict)
    """By code: where it was shown first."""
    seen: dict[int, str] = field(default_factory=dict)


def _uses(document: Document) -> list[Use]:
    result: dict[int, Use] = {}
    for paint in document.paints:
        if paint.font is not None:
            use = result.setdefault(id(paint.font), Use(paint.font))
            for code in paint.codes:
                use.shown.setdefault(code, paint.where)
                if paint.mode != 3:
                    use.seen.setdefault(code, paint.where)
    return list(result.values())


@checker(CHECKERS, "7.21.4.1-1", "7.21.4.1-2", "7.21.5-1", "7.21.8-1")
def glyphs(document: Document) -> Iterator[Finding]:
    """Every glyph that is seen is embedded and as wide as the PDF says."""
    for use in _uses(document):
        font = use.font
        if use.seen and font.subtype != "Type3" and font.file is None:
            yield Finding("7.21.4.1-1", "the font is not embedded", font.name)
        if font.subtype != "Type0":
            continue
        for code, where in use.shown.items():
            if font.glyph(code) == 0:
                yield Finding("7.21.8-1", f"code {code:04x} paints .notdef", where)
        for code, where in use.seen.items() if font.program is not None else ():
            glyph, told = font.glyph(code), font.told_width(code)
            if glyph >= font.program.total:
                yield Finding("7.21.4.1-2", f"code {code:04x} has no glyph", where)
            elif abs(font.program.widths[glyph] - told) > 1:
                width = font.program.widths[glyph]
                message = f"code {code:04x} is {width:.0f} wide, not {told:.0f}"
                yield Finding("7.21.5-1", message, where)


@checker(CHECKERS, "7.21.7-1", "7.21.7-2")
def characters(document: Document) -> Iterator[Finding]:
    """Every code stands for characters that exist."""
    for use in _uses(document):
        if use.font.subtype != "Type0" and use.font.dictionary.get("/Encoding") in _LATIN:
            continue
        for code, where in use.shown.items():
            text = use.font.unicode.get(code, "")
            if not text:
                yield Finding("7.21.7-1", f"code {code:04x} stands for nothing", where)
            elif set(text) & {"\0", "\ufffe", "\ufeff"}:
                yield Finding("7.21.7-2", f"code {code:04x} stands for {text!r}", where)


@checker(CHECKERS, "7.21.3.1-1", "7.21.3.2-1", "7.21.4.2-2")
def composite(document: Document) -> Iterator[Finding]:
    """A composite font and its inner font agree on what codes select."""
    for font in (use.font for use in _uses(document) if use.font.is_composite):
        encoding, inner = font.dictionary.Encoding, font.inner
        told = encoding.get("/CIDSystemInfo") if isinstance(encoding, Stream) else None
        own = inner.get("/CIDSystemInfo", Dictionary())
        if told is not None and not _agree(told, own):
            yield Finding("7.21.3.1-1", "the encoding is made for another font", font.name)
        lacks_map = inner.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in inner
        if lacks_map and font.file is not None:
            yield Finding("7.21.3.2-1", "there is no CIDToGIDMap", font.name)
        listed = font.descriptor.get("/CIDSet")
        if isinstance(listed, Stream) and any(font.missing_from(listed.read_bytes())):
            yield Finding("7.21.4.2-2", "CIDSet leaves glyphs out", font.name)


def _agree(one: Dictionary, other: Dictionary) -> bool:
    return all(str(one.get(key)) == str(other.get(key)) for key in ("/Ordering", "/Registry"))


@checker(CHECKERS, "7.21.3.3-1", "7.21.3.3-2", "7.21.3.3-3")
def cmaps(document: Document) -> Iterator[Finding]:
    """A CMap is embedded or known to every reader."""
    for font in (use.font for use in _uses(document) if use.font.is_composite):
        encoding = font.dictionary.Encoding
        if not isinstance(encoding, Stream):
            if not is_predefined(encoding):
                yield Finding("7.21.3.3-1", f"{encoding} is not embedded", font.name)
            continue
        mode = re.search(rb"/WMode\s+(\d)\s+def", encoding.read_bytes())
        if int(encoding.get("/WMode", 0)) != (int(mode[1]) if mode else 0):
            yield Finding("7.21.3.3-2", "the CMap writes in two directions", font.name)
        used = encoding.get("/UseCMap")
        if used is not None and not (isinstance(used, Name) and is_predefined(used)):
            yield Finding("7.21.3.3-3", "the CMap refers to one that is not known", font.name)


@checker(CHECKERS, "7.21.6-1", "7.21.6-2", "7.21.6-3", "7.21.6-4")
def truetype(document: Document) -> Iterator[Finding]:
    """A simple TrueType font says how its codes select glyphs."""
    for font in (use.font for use in _uses(document) if use.font.subtype == "TrueType"):
        encoding = font.dictionary.get("/Encoding")
        base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
        maps = font.program.selectors if font.program is not None else []
        symbol = (3, 0) in maps
        if font.is_symbolic():
            if encoding is not None:
                yield Finding("7.21.6-3", "a symbolic font has an encoding", font.name)
            if font.program and len(maps) != 1 and not symbol:
                yield Finding("7.21.6-4", "the program selects in two ways", font.name)
            continue
        if base not in _LATIN:
            yield Finding("7.21.6-2", "the font has no Latin encoding", font.name)
        if font.program and len(maps) <= symbol:
            yield Finding("7.21.6-1", "the program selects no glyphs", font.name)
