"""Rules about the file and its catalog."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Stream

from .document import Document
from .findings import Checker, Finding, checker

CHECKERS: list[Checker] = []
_LANG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_JOINERS = re.compile("[\u200b\u2060\ufeff]")


@checker(CHECKERS, "6.1-1")
def header(document: Document) -> Iterator[Finding]:
    """The file begins with `%PDF-1.0` to `%PDF-1.7` and one end of line."""
    if not re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)", document.raw):
        yield Finding("6.1-1", f"the file begins with {document.raw[:10]!r}")


@checker(CHECKERS, "6.2-1", "7.1-4", "7.1-8", "7.1-10", "7.1-11")
def entries(document: Document) -> Iterator[Finding]:
    """The catalog says that the file is tagged, titled and described."""
    info = document.root.get("/MarkInfo", Dictionary())
    if info.get("/Marked") is not True:
        yield Finding("6.2-1", "MarkInfo does not say that the file is marked")
    if info.get("/Suspects") is True:
        yield Finding("7.1-4", "MarkInfo says that the tags are suspect")
    if not isinstance(document.root.get("/Metadata"), Stream):
        yield Finding("7.1-8", "there is no metadata stream")
    viewer = document.root.get("/ViewerPreferences", Dictionary())
    if viewer.get("/DisplayDocTitle") is not True:
        yield Finding("7.1-10", "the title is not displayed")
    if not document.top:
        yield Finding("7.1-11", "there is no structure tree")


@checker(CHECKERS, "7.2-2", "joiner")
def outlines(document: Document) -> Iterator[Finding]:
    """Bookmarks have a language and can be read aloud."""
    titles = list(_titles(document.root.get("/Outlines", Dictionary()).get("/First")))
    if titles and not document.lang:
        yield Finding("7.2-2", "the bookmarks have no language")
    texts = [(title, "bookmark") for title in titles]
    texts += [
        (element.text(key), element.where)
        for element in document.elements
        for key in ("/Alt", "/ActualText", "/E")
    ]
    texts += [(str(a.get("/Contents", "")), where) for _, a, where in document.annotations()]
    texts += [(paint.text, paint.where) for paint in document.paints]
    for text, where in texts:
        if _JOINERS.search(text):
            yield Finding("joiner", f"{text!r} holds a joiner", where)


def _titles(item: Dictionary | None) -> Iterator[str]:
    while item is not None:
        yield str(item.Title)
        yield from _titles(item.get("/First"))
        item = item.get("/Next")


@checker(CHECKERS, "7.2-29")
def lang_syntax(document: Document) -> Iterator[Finding]:
    """Every language is a language tag."""
    found = [(document.lang, "catalog")] if "/Lang" in document.root else []
    found += [(e.text("/Lang"), e.where) for e in document.elements if "/Lang" in e.dictionary]
    found += [
        (paint.marks[-1].properties["/Lang"], paint.where)
        for paint in document.paints
        if paint.kind == "mark" and "/Lang" in paint.marks[-1].properties
    ]
    for lang, where in found:
        if not _LANG.fullmatch(lang):
            yield Finding("7.2-29", f"{lang!r} is no language", where)


@checker(CHECKERS, "7.10-1", "7.10-2")
def layers(document: Document) -> Iterator[Finding]:
    """Each configuration of layers has a name and switches nothing by itself."""
    found = document.root.get("/OCProperties", Dictionary())
    default = [found["/D"]] if "/D" in found else []
    for configuration in [*default, *found.get("/Configs", [])]:
        if not str(configuration.get("/Name", "")):
            yield Finding("7.10-1", "a configuration of layers has no name")
        if "/AS" in configuration:
            yield Finding("7.10-2", "a configuration of layers switches by itself")


@checker(CHECKERS, "7.11-1", "7.18.6.2-1", "7.18.6.2-2")
def attached(document: Document) -> Iterator[Finding]:
    """Attached files have both names; media clips a type and an alternative."""
    for found in document.pdf.objects:
        if not isinstance(found, Dictionary):
            continue
        where = f"object {found.objgen[0]}"
        named = str(found.get("/F", "")) and str(found.get("/UF", ""))
        if "/EF" in found and not named:
            yield Finding("7.11-1", "an attached file lacks a name", where)
        if found.get("/S") == Name.MCD:
            if "/CT" not in found:
                yield Finding("7.18.6.2-1", "a media clip has no content type", where)
            texts = found.get("/Alt")
            if not (isinstance(texts, Array) and len(texts) and any(str(t) for t in texts)):
                yield Finding("7.18.6.2-2", "a media clip has no alternative", where)


@checker(CHECKERS, "7.15-1")
def dynamic_form(document: Document) -> Iterator[Finding]:
    """There is no dynamic XFA form."""
    found = document.root.get("/AcroForm", Dictionary()).get("/XFA", [])
    parts = [found] if isinstance(found, Stream) else list(found)
    raw = b"".join(part.read_bytes() for part in parts if isinstance(part, Stream))
    if re.search(rb"<dynamicRender>\s*required", raw):
        yield Finding("7.15-1", "the form is a dynamic XFA form")


@checker(CHECKERS, "7.16-1")
def encryption(document: Document) -> Iterator[Finding]:
    """Encryption lets assistive technology in."""
    found = document.pdf.trailer.get("/Encrypt")
    if found is not None and not int(found.get("/P", 0)) & 512:
        yield Finding("7.16-1", "encryption keeps assistive technology out")
