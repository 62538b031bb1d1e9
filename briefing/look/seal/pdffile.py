"""Turn the bytes of a PDF that the engine wrote into the same PDF with other metadata.

Such a file has one cross-reference stream, and every object in it once. Nothing else is read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PDF_HEAD = b"%PDF-"
_OBJECT = re.compile(rb"^\d+ 0 obj\n(.*?)\nendobj$", re.DOTALL | re.MULTILINE)
_END = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_STREAM = re.compile(rb"(\d+) 0 obj\n<<(/Type /XRef.*?)>>\nstream\n(.*)\nendstream", re.DOTALL)
_METADATA = re.compile(rb"\d+ 0 obj\n<<[^>]*/Type /Metadata")
_WIDTHS = re.compile(rb"/W \[(\d+) (\d+) (\d+)\]")
_IN_FILE = 1
"""The kind of an entry whose object stands at an offset of the file, not inside another."""


def objects(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each object that stands in the file itself: its dictionary, and the whole of it."""
    for match in _OBJECT.finditer(data):
        yield match[1].partition(b"stream\n")[0], match[1]


def content(stream: bytes) -> bytes:
    """What an object that is a stream holds, unpacked; empty for any other object."""
    match = re.match(rb"<<(.*?)>>\nstream\n(.*)\nendstream\Z", stream, re.DOTALL)
    if not match:
        return b""
    return zlib.decompress(match[2]) if b"/FlateDecode" in match[1] else match[2]


def with_metadata(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with its XMP packet changed, and open to read without unpacking.

    Raises:
        ValueError: It is no such PDF.
    """
    table = _table(data)
    starts = sorted(where for kind, where, _ in table.entries if kind == _IN_FILE)
    found = [where for where in starts if _METADATA.match(data, where)]
    if len(found) != 1:
        raise ValueError(f"the PDF has {len(found)} metadata streams, not one")
    start = found[0]
    end = starts[starts.index(start) + 1]
    number, _, body = data[start : end - len(b"\nendobj\n")].partition(b" 0 obj\n")
    packet = change(content(body))
    new = b"%b 0 obj\n<</Type /Metadata/Subtype /XML/Length %d>>\nstream\n%b\nendstream\nendobj\n"
    new %= number, len(packet), packet
    moved = len(new) - (end - start)
    before = data[:start] + new + data[end : table.start]
    entries = [
        (kind, where + moved if kind == _IN_FILE and where > start else where, last)
        for kind, where, last in table.entries
    ]
    return before + table.written(entries, len(before))


@dataclass(frozen=True, slots=True)
class _Table:
    """The cross-reference stream at the end of a file."""

    start: int
    number: bytes
    dictionary: bytes
    widths: tuple[int, int, int]
    entries: list[tuple[int, int, int]]
    """Kind, offset or holder, generation or place."""

    def written(self, entries: list[tuple[int, int, int]], start: int) -> bytes:
        """The end of a file: this table with other entries, from an offset on."""
        wide = max(where for _, where, _ in entries).bit_length() // 8 + 1
        widths = (self.widths[0], wide, self.widths[2])
        raw = b"".join(
            value.to_bytes(width, "big")
            for entry in entries
            for value, width in zip(entry, widths, strict=True)
        )
        packed = zlib.compress(raw, 9)
        dictionary = _WIDTHS.sub(b"/W [%d %d %d]" % widths, self.dictionary)
        dictionary = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), dictionary)
        return (
            b"%b 0 obj\n<<%b>>\nstream\n%b\nendstream\nendobj\n" % (self.number, dictionary, packed)
            + b"startxref\n%d\n%%%%EOF\n" % start
        )


def _table(data: bytes) -> _Table:
    end = _END.search(data)
    start = int(end[1]) if end else 0
    stream = _STREAM.match(data, start) if end else None
    widths = _WIDTHS.search(stream[2]) if stream else None
    if not (data.startswith(PDF_HEAD) and stream and widths and b"/FlateDecode" in stream[2]):
        raise ValueError("this is no PDF that the engine wrote")
    sizes = tuple(int(width) for width in widths.groups())
    raw = zlib.decompress(stream[3])
    entries = []
    for at in range(0, len(raw), sum(sizes)):
        values, edge = [], at
        for size in sizes:
            values.append(int.from_bytes(raw[edge : edge + size], "big"))
            edge += size
        entries.append(tuple(values))
    return _Table(start, stream[1], stream[2], sizes, entries)
