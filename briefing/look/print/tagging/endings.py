"""Turn the ends of broken lines back into what was written: a blank between words, no hyphen."""

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from briefing.look.print.tagging import roles

BLANK = " "
#: Stands for the hyphen at a broken line's end (ISO 32000-1, 14.8.2.2.3).
SOFT_HYPHEN = "\u00ad"
_BLANKS = (" ", "\n", "\t")


class Endings:
    """Finds what the layout took or added where it broke texts; sets `ending` of each text box.

    It is `BLANK`, `SOFT_HYPHEN` or nothing.
    """

    def __init__(self) -> None:
        self._reached: dict[int, int] = {}
        self._latest: dict[int, boxes.TextBox] = {}
        self._followed: list[int] = []

    def meet(self, box: boxes.TextBox) -> None:
        """Meet the next part of a text, in the order of the pages."""
        box.ending = ""
        order = getattr(box, "reading_order", None)
        if order is None:  # made during the layout: never broken
            return
        # Joiners are left out: the layout may have taken them away where they have done their work.
        source = box.source_text
        reached = self._reached.get(order, 0)
        whole = roles.JOINERS.sub("", box.text)
        broken = whole.removesuffix(box.style["hyphenate_character"])
        for text, sign in ((whole, ""), (broken, SOFT_HYPHEN)):
            start = source.find(text, reached)
            if start < 0:
                continue
            end = start + len(text)
            box.ending = sign or (BLANK if source.startswith(_BLANKS, end) else "")
            if not reached and start and not source[:start].strip():
                # The blank is the first of this text and was dropped with the line before it.
                self._followed.append(box.follows)
            self._reached[order], self._latest[order] = end, box
            return

    def close(self) -> None:
        """Give each text the blank after it that was dropped from the text that follows it."""
        for order in self._followed:
            box = self._latest.get(order)
            if box is not None and not box.ending:
                box.ending = BLANK


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
