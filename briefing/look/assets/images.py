"""Turn the bytes of a photo or picture into the same picture without anything else in them.

The one door to Pillow. What a file is, its first bytes say, not its name. The pixels stay as they
are: what is taken out (places, authors, comments, whatever hangs on behind) is taken out of the
file's structure, so that nothing is compressed a second time.
"""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile

from briefing.problems import Wording
from briefing.wording import pictures as wording

PIXEL_LIMIT = 25_000_000
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_PNG = b"\x89PNG\r\n\x1a\n"
#: Chunks that say how the pixels look; text, time, Exif and everything unknown go.
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs cICP".split())
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ICCP"))
_WEBP_MOVES, _WEBP_EXIF_XMP = 0x02, 0x0C
_EXIF_ORIENTATION = 0x0112


class UnfitError(Exception):
    """A picture that is not let in, with what to say about it."""

    def __init__(self, sentence: Wording, **args) -> None:
        super().__init__(sentence.code)
        self.wording, self.facts = sentence, args


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may be printed and published."""

    data: bytes
    type: str
    """Its media type."""


def cleaned(data: bytes) -> Picture:
    """The same pixels without metadata.

    Raises:
        UnfitError: It is none of the formats, damaged, too large, or made for other uses.
    """
    name = format_of(data)
    if not name:
        raise UnfitError(wording.FORMAT)
    orientation = _looked_at(data, name)
    try:
        if name == "JPEG":
            data = b"".join(_jpeg(data, orientation))
        else:
            data = b"".join(_png(data)) if name == "PNG" else _webp(data)
    except (struct.error, IndexError):
        raise UnfitError(wording.DAMAGED) from None
    return Picture(data, TYPES[name])


def format_of(data: bytes) -> str:
    """`PNG`, `JPEG` or `WEBP` by the first bytes; empty for anything else."""
    if data.startswith(_PNG):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _looked_at(data: bytes, name: str) -> int:
    """Decode a picture once, whole, and give its Exif orientation."""
    with _strict_pillow():
        try:
            with Image.open(io.BytesIO(data), formats=[name]) as image:
                _check(image)
                image.load()
                return image.getexif().get(_EXIF_ORIENTATION, 1)
        except (UnfitError, MemoryError):
            raise
        except Exception:  # Pillow lets a damaged file raise whatever it stumbles over
            raise UnfitError(wording.DAMAGED) from None


@contextmanager
def _strict_pillow() -> Iterator[None]:
    """Pillow without WeasyPrint's leniency for cut pictures, and with our limit for its own."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def _check(image: Image.Image) -> None:
    """Refuse by the header alone, before any memory is taken for the pixels."""
    width, height = image.size
    if width * height > PIXEL_LIMIT:
        size = {"width": f"{width:,}", "height": f"{height:,}", "limit": PIXEL_LIMIT // 1_000_000}
        raise UnfitError(wording.TOO_MANY_PIXELS, **size)
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:  # MPO: a telephone's extras
        raise UnfitError(wording.MOVES)
    if image.mode in ("CMYK", "YCCK"):
        raise UnfitError(wording.PRINTING_INKS)


def _png(data: bytes) -> Iterator[bytes]:
    """The signature and the chunks that are kept, up to the end chunk."""
    yield _PNG
    at = len(_PNG)
    while True:
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            raise UnfitError(wording.DAMAGED)
        if kind == b"acTL":
            raise UnfitError(wording.MOVES)
        if kind in _PNG_KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end


def _jpeg(data: bytes, orientation: int) -> Iterator[bytes]:
    """The segments that are kept, and of Exif the orientation alone."""
    yield data[:2]
    if 1 < orientation <= 8:
        yield _orientation(orientation)
    at = 2
    while True:
        if data[at] != 0xFF:
            raise UnfitError(wording.DAMAGED)
        while data[at + 1] == 0xFF:  # filling
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            yield b"\xff\xd9"
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if _jpeg_kept(marker, data[at + 4 : at + 16]):
            yield data[at:end]
        if marker == 0xDA:
            start, end = end, _scan_end(data, end)
            yield data[start:end]
        at = end


def _jpeg_kept(marker: int, begin: bytes) -> bool:
    """Whether a segment belongs to the pixels: no comments, and of applications three."""
    if marker == 0xFE:
        return False
    if not 0xE0 <= marker <= 0xEF:
        return True
    return (
        (marker == 0xE0 and begin.startswith(b"JFIF\0"))
        or (marker == 0xE2 and begin.startswith(b"ICC_PROFILE\0"))
        or (marker == 0xEE and begin.startswith(b"Adobe"))
    )


def _scan_end(data: bytes, at: int) -> int:
    """Where the compressed pixels after a scan's head end: at a marker that is not part of them."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise UnfitError(wording.DAMAGED)
        if data[at + 1] not in (0x00, 0xFF) and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _orientation(value: int) -> bytes:
    """An Exif segment that says nothing but which way is up."""
    entry = struct.pack(">HHIHH", _EXIF_ORIENTATION, 3, 1, value, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _webp(data: bytes) -> bytes:
    """The chunks that are kept, under a head that promises no others."""
    (size,) = struct.unpack_from("<I", data, 4)
    if size + 8 > len(data):
        raise UnfitError(wording.DAMAGED)
    kept, at = [b"WEBP"], 12
    while at + 8 <= size + 8:
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        chunk = data[at:end]
        if kind == b"VP8X":
            if chunk[8] & _WEBP_MOVES:
                raise UnfitError(wording.MOVES)
            kept.append(chunk[:8] + bytes([chunk[8] & ~_WEBP_EXIF_XMP]) + chunk[9:])
        elif kind in _WEBP_KEPT:
            kept.append(chunk)
        at = end
    body = b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
