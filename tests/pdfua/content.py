"""Rules about what is painted: all of it is read or skipped, and belongs to one element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .document import Content, Document
from .findings import Checker, Finding, checker
from .painting import Mark, Paint

CHECKERS: list[Checker] = []


def _is_tagged(document: Document, mark: Mark) -> bool:
    return mark.mcid is not None and Content(mark.stream, mark.mcid) in document.owners


def _is_read(document: Document, paint: Paint) -> bool:
    return any(_is_tagged(document, mark) for mark in paint.marks)


@checker(CHECKERS, "7.1-1", "7.1-2", "7.1-3")
def marks(document: Document) -> Iterator[Finding]:
    """What is painted is either tagged or an artifact, and never both."""
    for paint in document.paints:
        skipped = [mark.tag == "Artifact" for mark in paint.marks]
        tagged = [_is_tagged(document, mark) for mark in paint.marks]
        if paint.kind == "mark":
            if skipped[-1] and any(tagged[:-1]):
                yield Finding("7.1-1", "an artifact within tagged content", paint.where)
            if tagged[-1] and any(skipped[:-1]):
                yield Finding("7.1-2", "tagged content within an artifact", paint.where)
        elif paint.kind != "form" and not any(skipped) and not any(tagged):
            what = repr(paint.text) if paint.text else f"a {paint.kind}"
            yield Finding("7.1-3", f"{what} is neither tagged nor an artifact", paint.where)


@checker(CHECKERS, "mcid-once")
def numbers(document: Document) -> Iterator[Finding]:
    """A mark's number is painted once and owned once."""
    found = [p.marks[-1] for p in document.paints if p.kind == "mark"]
    painted = Counter(Content(m.stream, m.mcid) for m in found if m.mcid is not None)
    for content, times in painted.items():
        owners = document.owners.get(content, [])
        if times != 1 or len(owners) != 1:
            message = f"mark {content.mcid} is painted {times} and owned {len(owners)} times"
            yield Finding("mcid-once", message, f"stream {content.stream[0]}")
    for content, owners in document.owners.items():
        if isinstance(content, Content) and content not in painted:
            yield Finding("mcid-once", f"mark {content.mcid} is not painted", owners[0].where)


@checker(CHECKERS, "7.2-30", "7.2-31", "7.2-32", "7.2-34")
def languages(document: Document) -> Iterator[Finding]:
    """Painted text, and the words that stand for it, have a language."""
    keys = (("7.2-30", "/ActualText"), ("7.2-31", "/Alt"), ("7.2-32", "/E"))
    for paint in document.paints:
        skipped = any(mark.tag == "Artifact" for mark in paint.marks)
        if paint.kind == "text" and not skipped and not _lang(document, paint):
            yield Finding("7.2-34", f"{paint.text!r} has no language", paint.where)
        if paint.kind == "mark" and paint.marks[-1].tag == "Span":
            for rule, key in keys:
                if key in paint.marks[-1].properties and not _lang(document, paint):
                    yield Finding(rule, f"{key} has no language", paint.where)


def _lang(document: Document, paint: Paint) -> str:
    for mark in reversed(paint.marks):
        if "/Lang" in mark.properties:
            return mark.properties["/Lang"]
        if _is_tagged(document, mark):
            return document.owners[Content(mark.stream, mark.mcid)][0].lang(document.lang)
    return document.lang


@checker(CHECKERS, "7.20-1", "7.20-2")
def groups(document: Document) -> Iterator[Finding]:
    """A group refers to no other file, and one that is tagged is painted once."""
    found = [paint for paint in document.paints if paint.form is not None]
    times = Counter(paint.form.objgen for paint in found)
    tagged = {content.stream for content in document.owners if isinstance(content, Content)}
    for paint in {paint.form.objgen: paint for paint in found}.values():
        if "/Ref" in paint.form:
            yield Finding("7.20-1", "a group refers to another file", paint.where)
        if times[paint.form.objgen] > 1 and paint.form.objgen in tagged:
            yield Finding("7.20-2", "a tagged group is painted more than once", paint.where)
