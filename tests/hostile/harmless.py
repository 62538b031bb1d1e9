"""Say what in a delivered file could do harm, load something, or was not shown as it was typed."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from briefing.look import page
from briefing.look.seal.parts import PDF_HEAD, objects
from briefing.look.seen.gates import drawn

#: Addresses that a link may have.
LINK = re.compile(r"(?:https?://[^@/?#]+(?:[/?#]|$)|mailto:|tel:|#|$)")
#: Names of the files that are delivered beside a page.
BESIDE = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+\.(?:html|pdf)")
#: What a PDF could do by itself (ISO 32000-1, 12.6), or carry.
ACTIONS = (
    b"/JavaScript", b"/JS ", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/SubmitForm",
    b"/ImportData", b"/RichMedia", b"/GoToR", b"/GoToE", b"/AA ", b"/XFA", b"/Rendition",
)  # fmt: skip
#: A string of a PDF (ISO 32000-1, 7.3.4.2): words, whatever they look like.
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_URI = re.compile(rb"/URI \(((?:[^()\\]|\\.)*)\)|/URI <([0-9A-Fa-f]*)>")
_OUTSIDE = re.compile(rb"file:|javascript:|vbscript:", re.IGNORECASE)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_CSS_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)|@import", re.IGNORECASE)
_LOADING = ("src", "srcset", "data", "poster", "action", "formaction", "background")
_SPACE = re.compile(r"[\s\u2060\u200b\u00ad]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What harmless pages are made of."""

    parts: frozenset[tuple[str, str]]
    """Elements with their attributes, of pages that show every kind of block."""

    def fault(self, data: bytes, shown: tuple[str, ...] = (), *, themed: bool = False) -> str:
        """What is wrong with a file; empty if nothing is. A `themed` page may have any parts."""
        if data.startswith(PDF_HEAD):
            return pdf_fault(data)
        return self._page_fault(data.decode("utf-8"), shown, themed)

    def _page_fault(self, html: str, shown: tuple[str, ...], themed: bool) -> str:
        tree = page.parse(html)
        if not themed and (strange := sorted(parts(tree) - self.parts)):
            return f"the page has <{strange[0][0]} {strange[0][1]}>"
        for element in tree.iter():
            for name, value in element.attrib.items():
                if fault := _attribute_fault(str(element.tag), str(name), value):
                    return fault
        if fault := _css_fault(html):
            return fault
        text = squeezed(drawn(tree))
        missing = [words for words in shown if squeezed(words) not in text]
        return f"not shown as typed: {missing[0][:40]!r}" if missing else ""


def parts(tree: page.Tree) -> frozenset[tuple[str, str]]:
    """Every element of a page with every attribute that it has."""
    found = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):  # a comment
            continue
        tag = str(element.tag).rpartition("}")[2]
        found.add((tag, ""))
        found.update((tag, str(name).rpartition("}")[2]) for name in element.attrib)
    return frozenset(found)


def squeezed(words: str) -> str:
    """Words without what lines are broken at."""
    return _SPACE.sub("", words)


def _attribute_fault(tag: str, name: str, value: str) -> str:
    name = name.rpartition("}")[2].lower()
    if name == "http-equiv" and value.lower() != "content-security-policy":
        return f"<{tag} {name}={value}>"
    if name.startswith("on") or name in ("style", "srcdoc"):
        return f"<{tag} {name}>"
    if name == "href" and tag != "link" and not (LINK.match(value) or BESIDE.fullmatch(value)):
        return f"a link to {value[:40]!r}"
    if name in _LOADING and not value.startswith("data:"):
        return f"<{tag} {name}={value[:40]!r}>"
    return ""


def _css_fault(html: str) -> str:
    for sheet in _STYLE.findall(html):
        for match in _CSS_URL.finditer(sheet):
            if not (match[1] or "@").startswith(("data:", "#")):
                return f"a style sheet loads {match[0][:40]!r}"
    return "" if "default-src 'none'" in html else "the page has no policy"


def pdf_fault(data: bytes) -> str:
    """What a PDF could do by itself, or where it would lead."""
    whole = unpacked(data)
    bare = _STRING.sub(b"()", unpacked(data, b"/ObjStm"))
    for action in ACTIONS:
        if action in bare:
            return f"the PDF holds {action.decode()}"
    for match in _URI.finditer(whole):
        address = _address(match)
        if not LINK.match(address) or _OUTSIDE.match(unquote(address).strip().encode()):
            return f"the PDF leads to {address[:40]!r}"
    return ""


def _address(match: re.Match[bytes]) -> str:
    if match[2] is not None:
        raw = bytes.fromhex(match[2].decode())
        return raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1")
    return re.sub(rb"\\(.)", rb"\1", match[1]).decode("latin-1")


def content(stream: bytes) -> bytes:
    """What an object that is a stream holds, unpacked; empty for any other object."""
    match = re.match(rb"<<(.*?)>>\nstream\n(.*)endstream\Z", stream, re.DOTALL)
    if not match:
        return b""
    packed = b"/FlateDecode" in match[1]
    return zlib.decompressobj().decompress(match[2]) if packed else match[2]


def unpacked(data: bytes, *kinds: bytes) -> bytes:
    """A PDF's objects with its structure unpacked; the content of pages and fonts left out."""
    if not data.startswith(PDF_HEAD):
        return data
    pieces = []
    for _, whole in objects(data):
        dictionary = whole.partition(b"stream\n")[0]
        pieces.append(dictionary)
        if any(kind in dictionary for kind in kinds or (b"/ObjStm", b"/Metadata")):
            try:
                pieces.append(content(whole))
            except zlib.error:
                pieces.append(b"/JavaScript (an object that cannot be unpacked)")
    return b"\n".join(pieces)
