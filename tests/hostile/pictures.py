"""Paths and files of pictures: what leads elsewhere, is none, or holds more than pixels."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.hostile import samples, tiny
from tests.hostile.case import HTML, PDF, Case, delivered, refused
from tests.hostile.lab import Lab
from tests.hostile.samples import CANARY, JPEG, PNG, chunk, png, segment
from tests.hostile.trial import Family, Tried

PATHS = (
    "figures/../memo.yaml",
    "figures/../../../../etc/passwd",
    "../figures/a.png",
    "/etc/passwd",
    "/figures/a.png",
    "figures//a.png",
    "figures/./a.png",
    "figures/%2e%2e/memo.yaml",
    "figures/%252e%252e/memo.yaml",
    "figures/..%2fmemo.yaml",
    "figures/a.png%00.svg",
    "figures/a.png?x",
    "figures/a.png#x",
    "figures/..\\\\memo.yaml",
    "figures\\\\a.png",
    "figures/\\u0000a.png",
    "figures/a.png\\n",
    "C:\\\\a.png",
    "C:/a.png",
    "\\\\\\\\host\\\\share\\\\a.png",
    "//host/a.png",
    "file:///etc/passwd",
    "file:figures/a.png",
    "http://127.0.0.1/a.png",
    "https://127.0.0.1/a.png",
    "data:image/png;base64,AAAA",
    "asset:memo/figures/a.png",
    "asset:theme/mark.svg",
    "memo.yaml",
    "figures",
    "figures/",
    "figures/.",
    "figures/..",
    "~/a.png",
    "$HOME/a.png",
    "figures/A.PNG",
    "figures/a.png ",
    " figures/a.png",
    "figures/con",
    "figures/a:b.png",
    "figures/*.png",
    "figures/a.png|b",
    "figures/<a>.png",
    "ftp://a/b",
    "figures/\u202egnp.a",
    "figures/missing.png",
    "figures/%00",
    "figures/%",
    "figures/....//a.png",
    "FIGURES/a.png",
    "javascript:a",
    "figures/" + "a" * 300 + ".png",
    "figures/" + "a/" * 200 + "b.png",
)
CODES = (
    "missing-image",
    "asset-refused",
    "wrong-form",
    "forbidden-character",
    "unknown-escape",
    "bidi-character",
    "unfit-image",
)
UNFIT = ("unfit-image", "unsafe-svg", "missing-image")


def memo(file: str = "figures/a.png") -> str:
    """The short memo with a picture; the file is written as JSON would write it."""
    body = [{"figure": {"file": "@", "alt": tiny.text("그림", "A picture")}}]
    made = {"title": tiny.text("가", "A"), "date": "2022-06"}
    made["sections"] = [{"id": "only", "title": tiny.text("나", "B"), "body": body}]
    return tiny.written(made).replace("@", file)


def _tries(lab: Lab) -> Iterator[Tried]:
    made = (
        *_paths(),
        *_places(lab.folder / "outside"),
        *_unfit(),
        *_bombs(),
        *_metadata(),
        *_fit(),
    )
    yield from lab.judged(made)


PICTURES = Family("pictures", 90, _tries)


def _paths() -> Iterator[Case]:
    """C21: no path leads out of `figures/`, however it is spelled."""
    for path in PATHS:
        yield refused(f"path {path[:40]}", {tiny.MEMO: memo(path)}, *CODES)


def _places(outside: Path) -> Iterator[Case]:
    """C21: what lies there is no ordinary file."""
    tiny.put(outside, {"secret.png": PNG, "folder/a.png": PNG})

    def taken(make: Callable[[Path], object]) -> Callable[[Path], None]:
        def prepare(folder: Path) -> None:
            path = folder / tiny.PICTURE
            path.unlink()
            make(path)

        return prepare

    def linked_folder(folder: Path) -> None:
        (folder / tiny.PICTURE).unlink()
        (folder / tiny.PICTURE).parent.rmdir()
        (folder / tiny.PICTURE).parent.symlink_to(outside / "folder")

    def unreadable(path: Path) -> None:
        os.mkfifo(path, 0)

    for name, make in {
        "a link outside": lambda path: path.symlink_to(outside / "secret.png"),
        "a link inside": lambda path: path.symlink_to("../memo.yaml"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a link to nothing": lambda path: path.symlink_to("nothing"),
        "a link to a device": lambda path: path.symlink_to("/dev/zero"),
        "a pipe": os.mkfifo,
        "a pipe without rights": unreadable,
        "a folder": os.mkdir,
        "nothing": lambda path: None,
    }.items():
        for job in (HTML, PDF):
            named = f"place {name} {job.format}"
            yield refused(named, {tiny.MEMO: memo()}, *CODES, prepare=taken(make), job=job)
    yield refused("a linked folder", {tiny.MEMO: memo()}, *CODES, prepare=linked_folder)


def _picture(name: str, data: bytes, *codes: str, **how) -> Case:
    return refused(name, {tiny.MEMO: memo(), tiny.PICTURE: data}, *(codes or UNFIT), **how)


def _unfit() -> Iterator[Case]:
    """C22: what is no picture of ours, or only the beginning of one."""
    still = samples.GIF
    animated = chunk(b"acTL", struct.pack(">II", 2, 0))
    cmyk = JPEG.replace(
        b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00",
        b"\xff\xc0\x00\x14\x08\x00\x01\x00\x01\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00",
    )
    for name, data in {
        "nothing": b"",
        "a letter": b"a",
        "zeros": bytes(1000),
        "GIF": still,
        "animated PNG": png(between=animated),
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
        "JPEG in inks": cmyk,
        "RIFF of sound": b"RIFF\x24\0\0\0WAVEfmt " + bytes(24),
        "PNG of a bad size": PNG[:11] + b"\xff" + PNG[12:],
        "WebP that moves": b"RIFF"
        + struct.pack("<I", 30)
        + b"WEBPVP8X\n\0\0\0\x02\0\0\0\0\0\0\0\0\0"
        + bytes(8),
        "endless parts": samples.SIGNATURE + (b"\0\0\0\0tEXt" + bytes(4)) * 1000,
        "JPEG of one part": b"\xff\xd8\xff\xe0\xff\xff" + bytes(20),
        "JPEG filling": b"\xff\xd8" + b"\xff" * 5000,
        "PNG, a byte changed": PNG[:50] + bytes([PNG[50] ^ 255]) + PNG[51:],
        "eleven megabytes": PNG + bytes(10_000_001),
    }.items():
        yield _picture(f"file {name}", data)
    big = png(60, 60)
    for data, kind in ((big, "PNG"), (samples.jpeg(segment(0xEE, b"Adobe" + bytes(7))), "JPEG")):
        for share in (2, 3, 5, 8):
            yield _picture(f"{kind} cut to {share} tenths", data[: len(data) * share // 10])
    yield _picture("PNG cut in print", big[:70], job=PDF)
    yield _picture("WebP cut", samples.WEBP[:-6])


def _bombs() -> Iterator[Case]:
    """C22: a small file with very many pixels, or very long parts."""
    for width, height in ((5_001, 5_000), (50_000, 50_000), (2**31 - 1, 2**31 - 1), (1, 2**31 - 1)):
        head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
        data = samples.SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(99)))
        yield _picture(f"{width} × {height} pixels", data + chunk(b"IEND", b""))
    for kind in (b"zTXt", b"iCCP", b"iTXt"):
        packed = zlib.compress(bytes(200_000_000), 9)
        head = {b"zTXt": b"a\0\0", b"iCCP": b"a\0\0", b"iTXt": b"a\0\1\0\0\0"}[kind]
        data = png(between=chunk(kind, head + packed))
        yield Case(
            f"200 MB in {kind.decode()}", {tiny.MEMO: memo(), tiny.PICTURE: data}, either=True
        )
    jpeg = JPEG.replace(b"\x08\x00\x01\x00\x01", b"\x08\xff\xff\xff\xff")
    yield _picture("JPEG of 65,535 × 65,535", jpeg)


def _metadata() -> Iterator[Case]:
    """C23: places, authors and whatever hangs on behind are gone from the PDF and the page."""
    canary, spaced = CANARY.encode(), CANARY.encode("utf-16-le")
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + canary + b"</x:xmpmeta>"
    for name, data in {
        "PNG text": png(between=chunk(b"tEXt", b"Author\0" + canary)),
        "PNG international text": png(
            between=chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + canary)
        ),
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
            files = {tiny.MEMO: memo(), tiny.PICTURE: data}
            yield Case(f"{name} {job.format}", files, absent=(canary, spaced), job=job, either=True)


def _fit() -> Iterator[Case]:
    """What is a picture is let in, whatever it is called."""
    for name, data in {
        "PNG": png(3, 3),
        "grey PNG": png(colour=0),
        "PNG with alpha": png(colour=6),
        "JPEG": JPEG,
        "WebP": samples.WEBP,
        "SVG": samples.SVG.encode(),
        "PNG of 25 million": png(5_000, 5_000, colour=0),
    }.items():
        for job in (HTML, PDF):
            files = {tiny.MEMO: memo(), tiny.PICTURE: data}
            yield delivered(f"good {name} {job.format}", files, job=job)
