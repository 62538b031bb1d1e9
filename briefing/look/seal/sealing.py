"""Turn a finished PDF or web page into one that says what it was made of, and shows any change.

The manifest stands in the file itself: in the XMP metadata of a PDF, in two `<meta>` of a page.
With it stands the SHA-256 of the whole file, taken with zeros where the digest itself stands. It
shows that a file was changed, not who made it: whoever changes a file can seal it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape

from briefing.look.seal import pdffile, xmp
from briefing.look.seal.xmp import Property, Schema

SCHEMA = Schema(
    "Briefing",
    "urn:x-briefing:1.0/",
    "briefing",
    (
        Property("manifest", "Text", "JSON: sources, fonts, versions and parts, with digests"),
        Property("digest", "Text", "SHA-256 of the file, with zeros where this digest stands"),
    ),
)
_BLANK = "0" * 64
#: How much of a part's digest is kept: it only tells where to look.
_SHORT = 16
_OPEN = f'<rdf:Description rdf:about="" xmlns:briefing="{SCHEMA.uri}">'
_PDF_SEAL = re.compile(
    rf"{re.escape(_OPEN)}<briefing:manifest>([^<]*)</briefing:manifest>"
    r"<briefing:digest>([0-9a-f]{64})</briefing:digest></rdf:Description>".encode()
)
_HTML_SEAL = re.compile(
    rb"<meta name=\"briefing-manifest\" content='([^'<]*)'>\n"
    rb'<meta name="briefing-digest" content="([0-9a-f]{64})">\n'
)
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


@dataclass(frozen=True, slots=True)
class Seal:
    """What a file says about itself."""

    manifest: dict[str, object]
    digest: str


def seal(data: bytes, manifest: Mapping[str, object]) -> bytes:
    """The file with its manifest, which JSON must be able to hold, and its digest.

    Raises:
        ValueError: It is neither a PDF nor a page of ours, or has a seal already.
    """
    if found(data):
        raise ValueError("the file has a seal already")
    said = compact({**manifest, "parts": parts(data)})
    if data.startswith(pdffile.PDF_HEAD):
        block = SCHEMA.said({"manifest": said, "digest": _BLANK})
        data = pdffile.with_metadata(data, lambda packet: xmp.with_block(packet, block))
    else:
        head, end, rest = data.partition(b"</head>")
        if not end:
            raise ValueError("the page has no head")
        lines = (
            f"<meta name=\"briefing-manifest\" content='{_quoted(said)}'>\n"
            f'<meta name="briefing-digest" content="{_BLANK}">\n'
        )
        data = head + lines.encode() + end + rest
    return _with_digest(data, digest(data))


def compact(manifest: Mapping[str, object]) -> str:
    """A manifest as JSON in one line, always in the same order."""
    return json.dumps(manifest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def pretty(manifest: Mapping[str, object]) -> str:
    """A manifest as JSON for people."""
    return json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def found(data: bytes) -> re.Match[bytes] | None:
    """The one seal of a file; None if there is none, or more than one."""
    form = _PDF_SEAL if data.startswith(pdffile.PDF_HEAD) else _HTML_SEAL
    matches = list(form.finditer(data))
    return matches[0] if len(matches) == 1 else None


def opened(data: bytes) -> Seal | None:
    """What a file says about itself; None if that is missing or cannot be read."""
    match = found(data)
    try:
        said = json.loads(unescape(match[1].decode())) if match else None
    except ValueError:
        return None
    return Seal(said, match[2].decode()) if isinstance(said, dict) else None


def digest(data: bytes) -> str:
    """SHA-256 of a file, with zeros where its seal has the digest."""
    return sha256(_with_digest(data, _BLANK)).hexdigest()


def _with_digest(data: bytes, value: str) -> bytes:
    """A file with another digest in its seal; one without a seal as it is."""
    match = found(data)
    return data[: match.start(2)] + value.encode() + data[match.end(2) :] if match else data


def _quoted(text: str) -> str:
    """Text for an attribute in single quotes, where JSON keeps its double ones."""
    return escape(text, quote=False).replace("'", "&#x27;")


def parts(data: bytes) -> dict[str, str]:
    """A short digest of each part of a file, by the part's name, as if it had no seal."""
    split = _pdf_parts if data.startswith(pdffile.PDF_HEAD) else _html_parts
    return {name: sha256(part).hexdigest()[:_SHORT] for name, part in sorted(split(data).items())}


def _pdf_parts(data: bytes) -> dict[str, bytes]:
    gathered: dict[str, list[bytes]] = {}
    for dictionary, whole in pdffile.objects(data):
        name = next((part for mark, part in _MARKS if mark in dictionary), "pages")
        if name == "metadata":
            whole = _PDF_SEAL.sub(b"", _unpacked(whole))
        if name:
            gathered.setdefault(name, []).append(whole)
    return {name: b"\n".join(pieces) for name, pieces in gathered.items()}


def _unpacked(stream: bytes) -> bytes:
    """What a stream holds; a damaged one as it is."""
    try:
        return pdffile.content(stream) or stream
    except pdffile.zlib.error:
        return stream


def _html_parts(data: bytes) -> dict[str, bytes]:
    head, body, rest = _HTML_SEAL.sub(b"", data).partition(b"<body")
    return {
        "head": _STYLE.sub(b"", head),
        "styles": b"\n".join(_STYLE.findall(head)),
        "markup": body + rest,
        "text": _TAG.sub(b"", body + rest),
    }
