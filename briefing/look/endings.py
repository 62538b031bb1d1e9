"""Turn the ends of broken lines back into what was written: a blank between words, no hyphen."""

from __future__ import annotations

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

BLANK = " "
#: Stands for the hyphen at a broken line's end (ISO 32000-1, 14.8.2.2.3).
SOFT_HYPHEN = "\u00ad"


def ending(box: boxes.Box, ends: dict[int, int]) -> str:
    """Give what the layout took or added after a text: `BLANK`, `SOFT_HYPHEN` or nothing.

    `ends` holds how far each text was met.
    """
    order, source = getattr(box, "reading_order", None), getattr(box, "source_text", None)
    if order is None or source is None:
        return ""
    broken = box.text.removesuffix(box.style["hyphenate_character"])
    for text, sign in ((box.text, ""), (broken, SOFT_HYPHEN)):
        start = source.find(text, ends.get(order, 0))
        if start >= 0:
            ends[order] = end = start + len(text)
            return sign or (BLANK if source.startswith((" ", "\n", "\t"), end) else "")
    return ""


class _Blank(pydyf.Object):
    """The space between two words, which the layout drops at a line's end.

    Without it words of two lines run together for whoever reads the text and not the page.
    """

    def __init__(self, fonts: dict, current: str, size: float) -> None:
        super().__init__()
        self._fonts, self._current, self._size = fonts, current, size

    @property
    def data(self) -> bytes:
        # Only when all pages are painted is it known which glyphs each font has.
        fonts = [font for font in self._fonts.values() if not font.bitmap]
        for font in sorted(fonts, key=lambda font: font.hash != self._current):
            for glyph, text in font.to_unicode.items():
                if text == " ":
                    return f"/{font.hash} {self._size:.4f} Tf <{glyph:04x}> Tj".encode()
        return b""


def add_blank(stream: Stream) -> None:
    """Paint a space after the text that was painted last."""
    painted = stream.stream
    end = next((i for i in range(len(painted) - 1, -1, -1) if painted[i] in (b"ET", b"BDC")), 0)
    if painted[end] == b"ET" and stream._old_font is not None:
        painted.insert(end, _Blank(stream._fonts, *stream._old_font))
