"""Turn a structure tree into what a screen reader says."""

from __future__ import annotations

import re

from .document import Content, Document, Element

_INLINE = frozenset(
    ("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Form", "Figure")
)
#: Parts of one line, with a blank between them.
_SPACED = frozenset(("Lbl", "LBody", "TH", "TD"))


def _texts(document: Document) -> dict[Content, str]:
    """Give what is painted under each mark; its `ActualText` where it has one."""
    result: dict[Content, str] = {}
    fixed: dict[Content, str] = {}
    for paint in document.paints:
        for mark in paint.marks:
            content = Content(mark.stream, mark.mcid) if mark.mcid is not None else None
            if content is not None and "/ActualText" in mark.properties:
                fixed[content] = mark.properties["/ActualText"]
            elif content is not None and paint.kind == "text":
                result[content] = result.get(content, "") + paint.text
    return result | fixed


def languages_of(document: Document) -> list[tuple[str, str]]:
    """Give each element's runs of text with their language, in reading order."""
    texts = _texts(document)
    runs: list[tuple[str, str]] = []

    def visit(element: Element) -> None:
        joins = False
        for kid in element.kids:
            if isinstance(kid, Element):
                visit(kid)
                joins = False
            elif text := texts.get(kid, ""):
                if joins:
                    text = runs.pop()[0] + text
                runs.append((_joined(text), element.lang(document.lang)))
                joins = True

    for top in document.top:
        visit(top)
    return runs


def text_of(document: Document) -> str:
    """Give the text in reading order: a line a block, an image by its alternative."""
    texts = _texts(document)
    parts: list[str] = []

    def visit(element: Element) -> None:
        spaced = " " if element.type in _SPACED or _leads(element) else "\n"
        around = "" if element.type in _INLINE else spaced
        parts.append(around)
        if "/Alt" in element.dictionary or "/ActualText" in element.dictionary:
            parts.append(element.text("/ActualText") or element.text("/Alt"))
        else:
            for kid in element.kids:
                if isinstance(kid, Element):
                    visit(kid)
                else:
                    parts.append(texts.get(kid, ""))
        parts.append(around)

    for top in document.top:
        visit(top)
    lines = (re.sub(r"\s+", " ", line).strip() for line in _joined("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def tree_of(document: Document) -> str:
    """Give the types of the structure tree in one line, with what each holds in brackets."""

    def told(element: Element) -> str:
        inner = " ".join(map(told, element.children))
        return f"{element.type}({inner})" if inner else element.type

    return " ".join(map(told, document.top))


def _leads(element: Element) -> bool:
    """Tell whether an element begins what follows a label or stands in a cell."""
    return (
        element.parent is not None
        and element.parent.type in _SPACED
        and element.parent.kids[0] is element
    )


def _joined(text: str) -> str:
    """Put words together that a soft hyphen broke."""
    return text.replace("\u00ad", "")
