"""Turn a delivered file into digests of its parts, which tell where a changed one was changed."""

import re
from collections.abc import Iterator
from hashlib import sha256

#: How a PDF begins.
PDF_HEAD = b"%PDF-"
#: How much of a part's digest is kept: it only tells where to look.
_SHORT = 16
_OBJECT = re.compile(rb"(?<!\S)(\d+) 0 obj\b\s*(.*?)\s*\bendobj\b", re.DOTALL)
_STYLE = re.compile(rb"<style>.*?</style>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
#: What in the dictionary of an object tells which part of a file it belongs to; the first holds.
_MARKS = (
    (b"/Type /XRef", ""),
    (b"/Type /Metadata", "metadata"),
    (b"/Type /ObjStm", "structure"),
    (b"/Type /EmbeddedFile", "attachments"),
    (b"/Subtype /Image", "pictures"),
    (b"/Length1", "fonts"),
    (b"/Subtype /OpenType", "fonts"),
    (b"/Subtype /CIDFontType0C", "fonts"),
    (b"/N ", "colours"),
)


def parts(data: bytes) -> dict[str, str]:
    """A short digest of each part of a PDF or web page, by the part's name."""
    split = _pdf_parts if data.startswith(PDF_HEAD) else _html_parts
    return {name: sha256(part).hexdigest()[:_SHORT] for name, part in sorted(split(data).items())}


def objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The number and body of each object that stands in some bytes of a PDF itself."""
    return ((int(match[1]), match[2]) for match in _OBJECT.finditer(data))


def _pdf_parts(data: bytes) -> dict[str, bytes]:
    gathered: dict[str, list[bytes]] = {}
    for _, body in objects(data):
        dictionary = body.partition(b"stream\n")[0]
        if name := next((part for mark, part in _MARKS if mark in dictionary), "pages"):
            gathered.setdefault(name, []).append(body)
    return {name: b"\n".join(bodies) for name, bodies in gathered.items()}


def _html_parts(data: bytes) -> dict[str, bytes]:
    head, body, rest = data.partition(b"<body")
    return {
        "head": _STYLE.sub(b"", head),
        "styles": b"\n".join(_STYLE.findall(head)),
        "markup": body + rest,
        "text": _TAG.sub(b"", body + rest),
    }
