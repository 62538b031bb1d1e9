"""Turn a PDF into pictures of its pages, and those into one sheet: PNG, of nothing but pixels.

pypdfium2 draws the pages where it is installed, poppler's `pdftoppm` where that is; a machine may
have neither.
"""

import shutil
import struct
import subprocess
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

#: Dots per inch of a page on the sheet and of a thumbnail; pages in a row; pixels between them.
SHEET_DPI, THUMBNAIL_DPI = 60, 72
IN_A_ROW, GAP, GREY = 4, 12, 0x88
_SECONDS = 120


class NoRasterizerError(LookupError):
    """Neither pypdfium2 nor pdftoppm is on this machine."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture: three bytes a pixel, row by row."""

    width: int
    height: int
    pixels: bytes

    def row(self, number: int) -> bytes:
        """One row, padded with grey below the last."""
        start = number * self.width * 3
        return self.pixels[start : start + self.width * 3] or bytes([GREY]) * (self.width * 3)


def pages(pdf: bytes, dpi: int = SHEET_DPI) -> list[Raster]:
    """Every page of a PDF.

    Raises:
        NoRasterizerError: Nothing on this machine can draw it.
    """
    try:
        import pypdfium2
    except ImportError:
        return _by_poppler(pdf, dpi)
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_of_bitmap(page.render(scale=dpi / 72, rev_byteorder=True)) for page in document]
    finally:
        document.close()


def _of_bitmap(bitmap) -> Raster:
    """pypdfium2's bitmap, whose rows are padded and may hold a fourth byte, as a picture."""
    width, height, deep = bitmap.width, bitmap.height, bitmap.n_channels
    data = bytes(bitmap.buffer)
    rows = (data[y * bitmap.stride :][: width * deep] for y in range(height))
    if deep == 3:
        return Raster(width, height, b"".join(rows))
    wanted = bytearray(width * height * 3)
    whole = b"".join(rows)
    for channel in range(3):
        wanted[channel::3] = whole[channel % deep :: deep]
    return Raster(width, height, bytes(wanted))


def _by_poppler(pdf: bytes, dpi: int) -> list[Raster]:
    program = shutil.which("pdftoppm")
    if program is None:
        raise NoRasterizerError
    command = [program, "-r", str(dpi), "-"]  # from its input to its output
    done = subprocess.run(command, input=pdf, capture_output=True, timeout=_SECONDS, check=True)
    return list(_of_ppm(done.stdout))


def _of_ppm(data: bytes):
    """The pictures of a stream of PPM files: `P6`, width, height, 255, pixels."""
    at = 0
    while data[at : at + 2] == b"P6":
        _, width, height, _ = data[at : at + 60].split(maxsplit=4)[:4]
        head = data.index(b"255", at) + 4
        at = head + int(width) * int(height) * 3
        yield Raster(int(width), int(height), data[head:at])


def sheet(pictures: Sequence[Raster]) -> Raster:
    """All pictures side by side, four in a row, on grey."""
    lines = [_line(pictures[at : at + IN_A_ROW]) for at in range(0, len(pictures), IN_A_ROW)]
    width = max((line.width for line in lines), default=0)
    rows: list[bytes] = []
    for line in lines:
        for number in range(line.height):
            rows.append(line.row(number).ljust(width * 3, bytes([GREY])))
    rows += [bytes([GREY]) * (width * 3)] * GAP
    return Raster(width, len(rows), b"".join(rows))


def _line(pictures: Sequence[Raster]) -> Raster:
    """Pictures in one row, with a gap around each."""
    gap = bytes([GREY]) * (GAP * 3)
    width = sum(picture.width + GAP for picture in pictures) + GAP
    empty = bytes([GREY]) * (width * 3)
    high = max(picture.height for picture in pictures)
    rows = [gap + b"".join(picture.row(y) + gap for picture in pictures) for y in range(high)]
    return Raster(width, high + GAP, b"".join([empty] * GAP + rows))


def png(picture: Raster) -> bytes:
    """The PNG file of a picture (ISO 15948): 8 bits, RGB."""
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + picture.row(y) for y in range(picture.height))
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
