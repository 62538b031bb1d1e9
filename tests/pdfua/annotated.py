"""Rules about links, form fields and other annotations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pikepdf
from pikepdf import Dictionary

from .document import Document, Reference
from .findings import Checker, Finding, checker

CHECKERS: list[Checker] = []


def _owner(document: Document, annotation: Dictionary) -> tuple[str, str]:
    """Give the standard type and the alternative of the element that has an annotation."""
    found = document.parent_tree.get(int(annotation.get("/StructParent", -1)))
    if not isinstance(found, Dictionary):
        return "", ""
    return document.standard(str(found.get("/S", "/"))[1:]), str(found.get("/Alt", ""))


def _is_seen(page: pikepdf.Page, annotation: Dictionary) -> bool:
    """Tell whether an annotation is on the page and not hidden."""
    x1, y1, x2, y2 = (float(edge) for edge in annotation.Rect)
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    outside = x2 < left or x1 > right or y2 < bottom or y1 > top
    return not outside and not int(annotation.get("/F", 0)) & 2


@checker(CHECKERS, "7.18.1-1", "7.18.2-1", "7.18.4-1", "7.18.5-1", "7.18.8-1")
def nesting(document: Document) -> Iterator[Finding]:
    """Each annotation belongs to the element that is made for it."""
    for page, annotation, where in document.annotations():
        kind = str(annotation.Subtype)[1:]
        owner, _ = _owner(document, annotation)
        if not _is_seen(page, annotation):
            continue
        if kind == "TrapNet":
            yield Finding("7.18.2-1", "there is a TrapNet annotation", where)
        elif kind == "PrinterMark" and owner:
            yield Finding("7.18.8-1", "a printer's mark is in the structure tree", where)
        elif kind == "Widget" and owner != "Form":
            yield Finding("7.18.4-1", f"a form field belongs to {owner or 'nothing'}", where)
        elif kind == "Link" and owner != "Link":
            yield Finding("7.18.5-1", f"a link belongs to {owner or 'nothing'}", where)
        elif kind not in ("Widget", "PrinterMark", "Link") and owner != "Annot":
            yield Finding("7.18.1-1", f"{kind} belongs to {owner or 'nothing'}", where)


@checker(CHECKERS, "7.18.1-2", "7.18.1-3", "7.18.5-2", "7.2-24", "7.2-25")
def words(document: Document) -> Iterator[Finding]:
    """Annotations and fields are described, in a language."""
    for page, annotation, where in document.annotations():
        kind = str(annotation.Subtype)[1:]
        contents, name = str(annotation.get("/Contents", "")), str(annotation.get("/TU", ""))
        _, alternative = _owner(document, annotation)
        breach = partial(Finding, where=where)
        lang = document.lang or str(annotation.get("/Lang", ""))
        if contents and not lang:
            yield breach("7.2-24", "the description has no language")
        if name and not lang:
            yield breach("7.2-25", "the field's name has no language")
        if not _is_seen(page, annotation):
            continue
        if kind == "Widget" and not (name or alternative):
            yield breach("7.18.1-3", "the field has no name")
        if kind != "Widget" and not (contents or alternative):
            yield breach("7.18.1-2", "the annotation is not described")
        if kind == "Link" and not contents:
            yield breach("7.18.5-2", "the link is not described")


@checker(CHECKERS, "7.18.3-1")
def tab_order(document: Document) -> Iterator[Finding]:
    """Annotations are reached in the order of the structure tree."""
    for number, page in enumerate(document.pdf.pages, 1):
        if len(page.get("/Annots", [])) and page.get("/Tabs") != "/S":
            yield Finding(
                "7.18.3-1", "the tab order is not that of the structure", f"page {number}"
            )


@checker(CHECKERS, "7.18.4-2")
def forms(document: Document) -> Iterator[Finding]:
    """A form element without a role holds one field and nothing else."""
    for element in document.elements:
        if element.type == "Form" and element.attribute("PrintField", "Role") is None:
            fields = [kid for kid in element.kids if isinstance(kid, Reference)]
            if len(fields) != 1 or len(element.kids) != 1:
                yield Finding("7.18.4-2", "Form does not hold exactly a field", element.where)
