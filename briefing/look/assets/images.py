"""Turn the bytes of a photo or picture into the same picture without anything else in them.

What a file is, its first bytes say, not its name. What is taken out (places, authors, comments,
whatever hangs on behind) is taken out of the file's structure, so that nothing is compressed a
second time; only what is too large, or would be shown otherwise by each viewer, is drawn anew.
"""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile

from briefing.look.assets import pixels
from briefing.problems import Wording
from briefing.wording import pictures as wording

PIXEL_LIMIT = 100_000_000
TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_PNG = b"\x89PNG\r\n\x1a\n"
#: Chunks that say how the pixels look; text, time, Exif and everything unknown go.
_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs cICP".split())
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ICCP"))
_WEBP_MOVES, _WEBP_EXIF_XMP = 0x02, 0x0C
#: Bits of a PNG's head: no more than eight a colour, and neither a palette nor a few greys.
_PNG_DEPTH, _PNG_COLOURS = 24, 25
#: What other files begin with, and what they are.
_OTHERS = (
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"%PDF", "PDF"),
    (b"%!PS", "EPS"), (b"8BPS", "PSD"), (b"\x01\0\0\0", "EMF"), (b"\xd7\xcd\xc6\x9a", "WMF"),
    (b"\0\0\1\0", "ICO"), (b"PK\3\4", "ZIP"), (b"\x1f\x8b", "gzip"),
)  # fmt: skip
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"jxl ": "JPEG XL"}


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


def cleaned(data: bytes, longest: int = pixels.LONGEST["screen"]) -> Picture:
    """The same picture without metadata, its longer side of at most `longest` pixels.

    Raises:
        UnfitError: It is none of the formats, damaged, too large, or made for other uses.
    """
    name = format_of(data)
    if not name:
        raise _other(data)
    if anew := _looked_at(data, name, longest):
        return Picture(anew, TYPES[format_of(anew)])
    try:
        if name == "JPEG":
            data = b"".join(_jpeg(data))
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


def _other(data: bytes) -> UnfitError:
    """What is said about a file of another format, by its name where it is known."""
    known = next((name for start, name in _OTHERS if data.startswith(start)), "")
    if data[4:8] == b"ftyp":  # a telephone's
        known = _BRANDS.get(data[8:12], "HEIC")
    return UnfitError(wording.OTHER_FORMAT, format=known) if known else UnfitError(wording.FORMAT)


def _looked_at(data: bytes, name: str, longest: int) -> bytes:
    """Decode a picture once, whole; what is drawn anew of it, or nothing where it can stay."""
    with _strict_pillow():
        try:
            with Image.open(io.BytesIO(data), formats=[name]) as image:
                _check(image)
                if name == "JPEG" and max(image.size) > longest:
                    image.draft(None, (longest, longest))  # a large one takes less memory so
                image.load()
                plain = pixels.is_plain(image, longest) and not _is_odd(data, name)
                photo = name == "JPEG" or data[12:16] == b"VP8 " or b"ALPH" in data[:64]
                return b"" if plain else pixels.redrawn(image, longest, photo)
        except (UnfitError, MemoryError):
            raise
        except Exception:  # Pillow lets a damaged file raise whatever it stumbles over
            raise UnfitError(wording.DAMAGED) from None


def _is_odd(data: bytes, name: str) -> bool:
    """Whether a PNG holds its colours in a way that the print engine does not know."""
    return name == "PNG" and (data[_PNG_DEPTH] != 8 or data[_PNG_COLOURS] == 3)


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
    if not pixels.has_known_inks(image):
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


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that are kept."""
    yield data[:2]
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
