"""Paths and files of pictures: what leads elsewhere, is none, or holds more than pixels."""

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest

from tests.hostile import groups, project, samples
from tests.hostile.case import HTML, PDF, Case, delivered, refused
from tests.hostile.project import MEMO, PICTURE
from tests.hostile.samples import CANARY, JPEG, PNG, chunk, png, segment

CODES = groups.table("pictures")["group"][0]["codes"]
UNFIT = ("unfit-image", "unsafe-svg", "missing-image")

#: What is no picture of ours, or only the beginning of one (C22).
_INKS = JPEG.replace(
    b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00",
    b"\xff\xc0\x00\x14\x08\x00\x01\x00\x01\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00",
)
_MOVING = b"RIFF" + struct.pack("<I", 30) + b"WEBPVP8X\n\0\0\0\x02" + bytes(17)
NONE = {
    "nothing": b"",
    "a letter": b"a",
    "zeros": bytes(1000),
    "GIF": samples.GIF,
    "animated PNG": png(between=chunk(b"acTL", struct.pack(">II", 2, 0))),
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n",
    "PSD": b"8BPS\0\1" + bytes(40),
    "TIFF": b"II*\0\x08\0\0\0\0\0",
    "TIFF MM": b"MM\0*\0\0\0\x08\0\0",
    "FITS": b"SIMPLE  =                    T" + b" " * 2850,
    "BMP": b"BM" + struct.pack("<IHHI", 58, 0, 0, 54) + bytes(44),
    "ICO": b"\0\0\1\0\1\0\1\1\0\0\1\0\x20\0\x30\0\0\0\x16\0\0\0" + bytes(48),
    "PDF": b"%PDF-1.7\n",
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
    "AVIF": b"\0\0\0\x1cftypavif" + bytes(40),
    "GD": b"\xff\xff\0\1\0\1" + bytes(40),
    "WMF": b"\xd7\xcd\xc6\x9a" + bytes(40),
    "HTML": b"<html><script>x",
    "PCX": b"\n\5\1\x08" + bytes(124),
    "PPM": b"P6\n1 1\n255\nabc",
    "XBM": b"#define a_width 1\n",
    "gzip": b"\x1f\x8b\x08" + bytes(40),
    "ZIP": b"PK\3\4" + bytes(40),
    "ELF": b"\x7fELF" + bytes(40),
    "PNG without pixels": png().replace(b"IDAT", b"IDAX"),
    "PNG of no width": png(0, 2),
    "PNG with a wrong sum": PNG[:-20] + b"\0\0\0\0" + PNG[-16:],
    "signature alone": samples.SIGNATURE,
    "JPEG head alone": b"\xff\xd8\xff",
    "RIFF alone": b"RIFF\4\0\0\0WEBP",
    "JPEG in inks": _INKS,
    "RIFF of sound": b"RIFF\x24\0\0\0WAVEfmt " + bytes(24),
    "PNG of a bad size": PNG[:11] + b"\xff" + PNG[12:],
    "WebP that moves": _MOVING,
    "endless parts": samples.SIGNATURE + (b"\0\0\0\0tEXt" + bytes(4)) * 1000,
    "JPEG of one part": b"\xff\xd8\xff\xe0\xff\xff" + bytes(20),
    "JPEG filling": b"\xff\xd8" + b"\xff" * 5000,
    "PNG, a byte changed": PNG[:50] + bytes([PNG[50] ^ 255]) + PNG[51:],
    "forty-one megabytes": lambda: PNG + bytes(40_000_001),
}


def cases(_) -> Iterator[Case]:
    """The table of paths; places that are no files, and files that are no pictures."""
    yield from groups.cases_of("pictures")
    yield from _places()
    yield from _unfit()
    yield from _bombs()
    yield from _metadata()
    yield from _fit()


def _places() -> Iterator[Case]:
    """C21: what lies there is no ordinary file; `outside/` lies beside the project."""

    def taken(make: Callable[[Path], object]) -> Callable[[Path], None]:
        def prepare(root: Path) -> None:
            outside = {"outside/secret.png": PNG, "outside/folder/a.png": PNG}
            project.put(root.parent, outside)
            (root / PICTURE).unlink()
            make(root / PICTURE)

        return prepare

    def linked_folder(path: Path) -> None:
        path.parent.rmdir()
        path.parent.symlink_to(path.parents[4] / "outside" / "folder")

    for name, make in {
        "a link outside": lambda path: path.symlink_to(path.parents[4] / "outside/secret.png"),
        "a link inside": lambda path: path.symlink_to("../memo.yaml"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a link to nothing": lambda path: path.symlink_to("nothing"),
        "a link to a device": lambda path: path.symlink_to("/dev/zero"),
        "a pipe": os.mkfifo,
        "a pipe without rights": lambda path: os.mkfifo(path, 0),
        "a folder": os.mkdir,
        "nothing": lambda path: None,
    }.items():
        for job in (HTML, PDF):
            how = {"prepare": taken(make), "job": job}
            yield refused(f"place {name} {job.format}", _with(), *CODES, **how)
    yield refused("a linked folder", _with(), *CODES, prepare=taken(linked_folder))


def _with(data: bytes | Callable[[], bytes] | None = None) -> dict:
    files = {MEMO: project.with_picture()}
    return files if data is None else {**files, PICTURE: data}


def _unfit() -> Iterator[Case]:
    """C22: what is no picture of ours, or is cut off."""
    for name, data in NONE.items():
        yield refused(f"file {name}", _with(data), *UNFIT)
    big = png(60, 60)
    for data, kind in ((big, "PNG"), (samples.jpeg(segment(0xEE, b"Adobe" + bytes(7))), "JPEG")):
        for share in (2, 3, 5, 8):
            cut = data[: len(data) * share // 10]
            yield refused(f"{kind} cut to {share} tenths", _with(cut), *UNFIT)
    yield refused("PNG cut in print", _with(big[:70]), *UNFIT, job=PDF)
    yield refused("WebP cut", _with(samples.WEBP[:-6]), *UNFIT)


@cache
def _packed() -> bytes:
    return zlib.compress(bytes(200_000_000), 9)


def _stuffed(kind: bytes) -> bytes:
    """A PNG with a part that unpacks to 200 MB."""
    head = {b"zTXt": b"a\0\0", b"iCCP": b"a\0\0", b"iTXt": b"a\0\1\0\0\0"}[kind]
    return png(between=chunk(kind, head + _packed()))


def _bombs() -> Iterator[Case]:
    """C22: a small file with very many pixels, or very long parts."""
    for width, height in ((5_001, 5_000), (50_000, 50_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1)):
        head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        data = samples.SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99)))
        yield refused(f"{width} × {height} pixels", _with(data + chunk(b"IEND", b"")), *UNFIT)
    for kind in (b"zTXt", b"iCCP", b"iTXt"):
        yield Case(f"200 MB in {kind.decode()}", _with(partial(_stuffed, kind)), either=True)
    jpeg = JPEG.replace(b"\x08\x00\x01\x00\x01", b"\x08\xff\xff\xff\xff")
    yield refused("JPEG of 65,535 × 65,535", _with(jpeg), *UNFIT)


def _metadata() -> Iterator[Case]:
    """C23: places, authors and whatever hangs on behind are gone from the PDF and the page."""
    canary, spaced = CANARY.encode(), CANARY.encode("utf-16-le")
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + canary + b"</x:xmpmeta>"
    packet = b"XML:com.adobe.xmp\0\0\0\0\0" + canary
    for name, data in {
        "PNG text": png(between=chunk(b"tEXt", b"Author\0" + canary)),
        "PNG international text": png(between=chunk(b"iTXt", packet)),
        "PNG Exif": png(between=chunk(b"eXIf", samples.exif()[6:])),
        "PNG unknown part": png(between=chunk(b"prIv", canary)),
        "PNG with a tail": PNG + canary,
        "JPEG Exif": samples.jpeg(segment(0xE1, samples.exif())),
        "JPEG XMP": samples.jpeg(segment(0xE1, xmp)),
        "JPEG comment": samples.jpeg(segment(0xFE, canary)),
        "JPEG with a tail": JPEG + canary,
        "JPEG IPTC": samples.jpeg(segment(0xED, b"Photoshop 3.0\0" + canary)),
        "JPEG unknown part": samples.jpeg(segment(0xEB, canary)),
        "JPEG in UTF-16": samples.jpeg(segment(0xE1, b"Exif\0\0" + spaced)),
        "WebP Exif": samples.webp((b"EXIF", canary)),
        "WebP XMP": samples.webp((b"XMP ", canary)),
        "WebP with a tail": samples.WEBP + canary,
        "a page behind a PNG": PNG + b"<script>" + canary,
    }.items():
        for job in (HTML, PDF):
            how = {"absent": (canary, spaced), "job": job, "either": True}
            yield Case(f"{name} {job.format}", _with(data), **how)


def _fit() -> Iterator[Case]:
    """What is a picture is let in, whatever it is called."""
    for name, data in {
        "PNG": png(3, 3),
        "grey PNG": png(colour=0),
        "PNG with alpha": png(colour=6),
        "JPEG": JPEG,
        "WebP": samples.WEBP,
        "SVG": samples.SVG.encode(),
        "PNG of 25 million": partial(png, 5_000, 5_000, colour=0),
    }.items():
        for job in (HTML, PDF):
            yield delivered(f"good {name} {job.format}", _with(data), job=job)


@pytest.mark.tries("cases")
def test_a_picture_is_pixels_of_the_memo(case, lab):
    """No path leads out, no other file is opened, and no more than the pixels is delivered."""
    lab.hold(case)
