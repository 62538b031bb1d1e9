"""Make small pictures of every kind by hand, good and bad: bytes, without a picture library."""

from __future__ import annotations

import base64
import struct
import zlib

from tests.hostile import project

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG file."""
    check = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + check


def png(width: int = 2, height: int = 2, *, between: bytes = b"", colour: int = 2) -> bytes:
    """A blue PNG; `between` stands before its pixels."""
    size = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    row = b"\0" + bytes(range(1, size + 1)) * width
    pixels = zlib.compress(row * height, 9)
    palette = chunk(b"PLTE", bytes(12)) if colour == 3 else b""
    parts = chunk(b"IHDR", head), palette, between, chunk(b"IDAT", pixels), chunk(b"IEND", b"")
    return SIGNATURE + b"".join(parts)


PNG = png()
#: One grey pixel.
JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwc"
    "KDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QA"
    "tRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0"
    "NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2"
    "t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/ANf/2Q=="
)
#: One pixel without loss.
WEBP = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
CANARY = "GPS 37.5665 126.9780 kim@example.org"
SVG_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">'
SVG = SVG_OPEN + '<circle cx="12" cy="12" r="10" fill="#17456b"/></svg>'


def segment(marker: int, data: bytes) -> bytes:
    """A part of a JPEG file."""
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*segments: bytes) -> bytes:
    """The JPEG with further segments behind its first."""
    return JPEG[:2] + b"".join(segments) + JPEG[2:]


def exif(words: str = CANARY) -> bytes:
    """Exif data with a description."""
    data = words.encode() + b"\0"
    entry = struct.pack(">HHII", 0x010E, 2, len(data), 26)
    return b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0) + data


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    """The WebP with further chunks behind its pixels."""
    body = b"WEBP" + WEBP[12:]
    for kind, data in chunks:
        body += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def linked() -> dict:
    """A memo with every kind of link and mark."""
    memo = project.rich("글 words 글", "words 글 words")
    words = (
        "*가* **나** [다](https://example.org/) [라](#only) [](#tab) [](#fig) [](#cha) "
        "{마|five} [바](mailto:a@example.org) [사](tel:+8221234567) **[아](http://example.org)**"
    )
    memo["sections"][0]["body"].append({"paragraph": project.text(words, words)})
    return memo
