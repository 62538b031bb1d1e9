"""Turn a font dictionary and its font program into glyphs, widths and characters."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream

_CHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_CID = re.compile(rb"<([0-9a-fA-F]+)>\s+(\d+)")
_CID_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s+(\d+)")
_SECTION = re.compile(rb"begin(bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL)


class Program:
    """An OpenType or TrueType font program."""

    def __init__(self, raw: bytes) -> None:
        font = TTFont(io.BytesIO(raw), lazy=True)
        self.total: int = font["maxp"].numGlyphs
        metrics = font["hmtx"].metrics
        scale = 1000 / font["head"].unitsPerEm
        #: By glyph: its width in thousandths of the size.
        self.widths = [metrics[name][0] * scale for name in font.getGlyphOrder()]
        #: Platform and encoding of each way to select glyphs by characters.
        self.selectors = [(t.platformID, t.platEncID) for t in _tables(font)]
        top = font["CFF "].cff.topDictIndex[0] if "CFF " in font else None
        names = top.charset if hasattr(top, "ROS") else []
        #: The glyphs of a CID-keyed program by name; empty for all others.
        self.charset = {name: glyph for glyph, name in enumerate(names)}


def _tables(font: TTFont) -> list:
    return font["cmap"].tables if "cmap" in font else []


@lru_cache(maxsize=16)
def _program(raw: bytes) -> Program:
    return Program(raw)


class Font:
    """A font as the content streams use it."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.subtype = str(dictionary.Subtype)[1:]
        self.name = str(dictionary.get("/BaseFont", "/?"))[1:]
        self.is_composite = self.subtype == "Type0"
        self.inner = dictionary.DescendantFonts[0] if self.is_composite else dictionary
        self.descriptor = self.inner.get("/FontDescriptor", Dictionary())

    def codes(self, raw: bytes) -> Iterator[int]:
        """Split a shown string into character codes."""
        size = 2 if self.is_composite else 1
        for start in range(0, len(raw), size):
            yield int.from_bytes(raw[start : start + size])

    @cached_property
    def unicode(self) -> dict[int, str]:
        """What each code stands for, from `ToUnicode`."""
        found = self.dictionary.get("/ToUnicode")
        if not isinstance(found, Stream):
            return {}
        result: dict[int, str] = {}
        for kind, body in _SECTION.findall(found.read_bytes()):
            if kind == b"bfchar":
                result |= {int(code, 16): _text(text) for code, text in _CHAR.findall(body)}
            elif kind == b"bfrange":
                for first, last, start in _RANGE.findall(body):
                    begin = int(start, 16)
                    for code in range(int(first, 16), int(last, 16) + 1):
                        result[code] = chr(begin + code - int(first, 16))
        return result

    @cached_property
    def cids(self) -> dict[int, int] | None:
        """What each code selects, from an embedded CMap; `None` when codes select directly."""
        found = self.dictionary.get("/Encoding")
        if not (self.is_composite and isinstance(found, Stream)):
            return None
        result: dict[int, int] = {}
        for kind, body in _SECTION.findall(found.read_bytes()):
            if kind == b"cidchar":
                result |= {int(code, 16): int(cid) for code, cid in _CID.findall(body)}
            elif kind == b"cidrange":
                for first, last, cid in _CID_RANGE.findall(body):
                    low, high = int(first, 16), int(last, 16)
                    result |= {code: int(cid) + code - low for code in range(low, high + 1)}
        return result

    @cached_property
    def file(self) -> Stream | None:
        """The embedded font program."""
        keys = ("/FontFile", "/FontFile2", "/FontFile3")
        return next((self.descriptor[key] for key in keys if key in self.descriptor), None)

    @cached_property
    def program(self) -> Program | None:
        """The embedded program, when it is an OpenType or TrueType one."""
        raw = self.file.read_bytes() if self.file is not None else b""
        return _program(raw) if raw[:4] in (b"OTTO", b"\0\1\0\0", b"true") else None

    def glyph(self, code: int) -> int:
        """Give the index of the glyph that a code paints."""
        cid = code if self.cids is None else self.cids.get(code, 0)
        if self._glyphs is not None:
            return int.from_bytes(self._glyphs[2 * cid : 2 * cid + 2])
        charset = self.program.charset if self.program is not None else {}
        return charset.get(f"cid{cid:05d}", 0) if charset else cid

    @cached_property
    def _glyphs(self) -> bytes | None:
        """The table of glyphs by CID, two bytes each, if there is one."""
        found = self.inner.get("/CIDToGIDMap")
        return found.read_bytes() if isinstance(found, Stream) else None

    def told_width(self, code: int) -> float:
        """Give the width that the PDF tells for a code, in thousandths of the size."""
        cid = code if self.cids is None else self.cids.get(code, 0)
        return self._widths.get(cid, float(self.inner.get("/DW", 1000)))

    @cached_property
    def _widths(self) -> dict[int, float]:
        if not self.is_composite:
            first = int(self.inner.get("/FirstChar", 0))
            return {first + i: float(w) for i, w in enumerate(self.inner.get("/Widths", []))}
        result: dict[int, float] = {}
        entries = list(self.inner.get("/W", []))
        while entries:
            first, second = int(entries.pop(0)), entries.pop(0)
            if isinstance(second, Array):
                result |= {first + i: float(width) for i, width in enumerate(second)}
            else:
                width = float(entries.pop(0))
                result |= dict.fromkeys(range(first, int(second) + 1), width)
        return result

    def is_symbolic(self) -> bool:
        """Tell whether the descriptor calls the font symbolic."""
        return bool(int(self.descriptor.get("/Flags", 4)) & 4)

    def missing_from(self, bits: bytes) -> Iterable[int]:
        """Give the glyphs of the program that a CIDSet leaves out."""
        total = self.program.total if self.program is not None else 0
        return [glyph for glyph in range(total) if not _bit(bits, glyph)]


def _bit(bits: bytes, index: int) -> bool:
    byte = index // 8
    return byte < len(bits) and bool(bits[byte] & (0x80 >> index % 8))


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


_CMAPS = (
    "GB-EUC GBpc-EUC GBK-EUC GBKp-EUC GBK2K UniGB-UCS2 UniGB-UTF16 B5pc HKscs-B5 ETen-B5 "
    "ETenms-B5 CNS-EUC UniCNS-UCS2 UniCNS-UTF16 83pv-RKSJ 90ms-RKSJ 90msp-RKSJ 90pv-RKSJ Add-RKSJ "
    "EUC Ext-RKSJ UniJIS-UCS2 UniJIS-UCS2-HW UniJIS-UTF16 KSC-EUC KSCms-UHC KSCms-UHC-HW KSCpc-EUC "
    "UniKS-UCS2 UniKS-UTF16 Identity"
)
#: CMaps that need no embedding (ISO 32000-1, table 118), without the sign of the direction.
PREDEFINED = frozenset(_CMAPS.split())


def is_predefined(name: Name | str) -> bool:
    """Tell whether a CMap's name is one that every reader knows."""
    text = str(name).removeprefix("/")
    return text == "H" or text == "V" or text.removesuffix("-H").removesuffix("-V") in PREDEFINED
