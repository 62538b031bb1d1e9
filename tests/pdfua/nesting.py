"""Rules about the structure tree: which element may stand where, and what it must tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pikepdf import Array, Dictionary

from .document import STANDARD, Content, Document, Element, Reference
from .findings import Checker, Finding, checker

CHECKERS: list[Checker] = []

#: Rule: a type and the types that it may stand in.
_PARENTS = {
    "7.2-4": ("TR", {"Table", "THead", "TBody", "TFoot"}),
    "7.2-5": ("THead", {"Table"}),
    "7.2-6": ("TBody", {"Table"}),
    "7.2-7": ("TFoot", {"Table"}),
    "7.2-8": ("TH", {"TR"}),
    "7.2-9": ("TD", {"TR"}),
    "7.2-17": ("LI", {"L"}),
    "7.2-18": ("LBody", {"LI"}),
    "7.2-26": ("TOCI", {"TOC"}),
}
#: Rule: a type and the types that it may hold.
_KIDS = {
    "7.2-3": ("Table", {"TR", "THead", "TBody", "TFoot", "Caption"}),
    "7.2-10": ("TR", {"TH", "TD"}),
    "7.2-19": ("L", {"L", "LI", "Caption"}),
    "7.2-20": ("LI", {"Lbl", "LBody"}),
    "7.2-27": ("TOC", {"TOC", "TOCI", "Caption"}),
    "7.2-36": ("THead", {"TR"}),
    "7.2-37": ("TBody", {"TR"}),
    "7.2-38": ("TFoot", {"TR"}),
}
#: Rule: a type and the type of which it holds at most one.
_ONCE = {
    "7.2-11": ("Table", "THead"),
    "7.2-12": ("Table", "TFoot"),
    "7.2-39": ("Table", "Caption"),
}
_HEADINGS = tuple(f"H{level}" for level in range(1, 7))
_GROUPING = ("Document", "Part", "Art", "Sect", "Div", "BlockQuote")


@checker(CHECKERS, *_PARENTS, *_KIDS, *_ONCE)
def nesting(document: Document) -> Iterator[Finding]:
    """Tables, lists and tables of contents are made of their parts."""
    for element in document.elements:
        for rule, (name, allowed) in _PARENTS.items():
            if element.type == name and element.outer not in allowed:
                yield Finding(rule, f"{name} stands in {element.outer or '?'}", element.where)
        for rule, (name, allowed) in _KIDS.items():
            strange = sorted(set(element.types) - allowed)
            if element.type == name and strange:
                yield Finding(rule, f"{name} holds {', '.join(strange)}", element.where)
        for rule, (name, inner) in _ONCE.items():
            if element.type == name and element.types.count(inner) > 1:
                yield Finding(rule, f"{name} holds several {inner}", element.where)


@checker(CHECKERS, "7.2-13", "7.2-14", "7.2-16", "7.2-28", "7.2-40")
def order(document: Document) -> Iterator[Finding]:
    """A table's head and foot have a body; captions come at an end."""
    for element in document.elements:
        types = element.types
        for rule, part in (("7.2-13", "TFoot"), ("7.2-14", "THead")):
            if element.type == "Table" and part in types and "TBody" not in types:
                yield Finding(rule, f"{part} without TBody", element.where)
        if element.type == "Table" and "Caption" in types[1:-1]:
            yield Finding("7.2-16", "the caption stands within the table", element.where)
        for rule, name in (("7.2-28", "TOC"), ("7.2-40", "L")):
            if element.type == name and "Caption" in types[1:]:
                yield Finding(rule, "the caption is not the first", element.where)


@checker(CHECKERS, "7.1-5", "7.1-6", "7.1-7")
def role_map(document: Document) -> Iterator[Finding]:
    """Every role leads to a standard type."""
    for role in document.role_map:
        if role in STANDARD:
            yield Finding("7.1-7", f"the standard type {role} is mapped")
        elif _circles(role, document.role_map):
            yield Finding("7.1-6", f"the mapping of {role} is a circle")
    for element in document.elements:
        circles = _circles(element.role, document.role_map)
        if element.type not in STANDARD and not circles:
            yield Finding("7.1-5", f"{element.role} stands for nothing", element.where)


def _circles(role: str, mapped: dict[str, str]) -> bool:
    seen: set[str] = set()
    while role in mapped and role not in STANDARD:
        if role in seen:
            return True
        seen.add(role)
        role = mapped[role]
    return False


@checker(CHECKERS, "7.1-12", "parent")
def parents(document: Document) -> Iterator[Finding]:
    """Every element tells what it stands in, and tells the truth."""
    for element in document.elements:
        outer = element.parent.dictionary if element.parent else document.root.StructTreeRoot
        if "/P" not in element.dictionary:
            yield Finding("7.1-12", "the element does not tell its parent", element.where)
        elif element.dictionary.P.objgen != outer.objgen:
            yield Finding("parent", "the element tells a wrong parent", element.where)


@checker(CHECKERS, "7.2-21", "7.2-22", "7.2-23")
def languages(document: Document) -> Iterator[Finding]:
    """The words that stand for content have a language."""
    keys = (("7.2-21", "/ActualText"), ("7.2-22", "/Alt"), ("7.2-23", "/E"))
    for element in document.elements:
        for rule, key in keys:
            if key in element.dictionary and not element.lang(document.lang):
                yield Finding(rule, f"{key} has no language", element.where)


@checker(CHECKERS, "7.3-1", "7.7-1")
def alternatives(document: Document) -> Iterator[Finding]:
    """Images and formulas have words that stand for them."""
    for rule, name in (("7.3-1", "Figure"), ("7.7-1", "Formula")):
        for element in document.elements:
            told = element.text("/Alt") or "/ActualText" in element.dictionary
            if element.type == name and not told:
                yield Finding(rule, f"{name} has no alternative", element.where)


@checker(CHECKERS, "7.4.2-1", "7.4.4-1", "7.4.4-2", "7.4.4-3")
def headings(document: Document) -> Iterator[Finding]:
    """Headings begin at level 1 and skip none; there is one way to write them."""
    level = 0
    found = [element for element in document.elements if element.type in (*_HEADINGS, "H")]
    numbered = [element for element in found if element.type != "H"]
    for element in numbered:
        if int(element.type[1:]) > level + 1:
            yield Finding("7.4.2-1", f"{element.type} after level {level}", element.where)
        level = int(element.type[1:])
    for element in document.elements:
        if element.types.count("H") > 1:
            yield Finding("7.4.4-1", "there are several H in one element", element.where)
    if numbered and len(numbered) < len(found):
        h = next(element for element in found if element.type == "H")
        yield Finding("7.4.4-2", "H beside numbered headings", h.where)
        yield Finding("7.4.4-3", "numbered headings beside H", numbered[0].where)


@checker(CHECKERS, "7.9-1", "7.9-2", "id-tree")
def idents(document: Document) -> Iterator[Finding]:
    """Notes have IDs; an ID is had once and is in the tree of IDs."""
    had = Counter(element.text("/ID") for element in document.elements)
    names = document.names()
    for element in document.elements:
        ident = element.text("/ID")
        if element.type == "Note" and not ident:
            yield Finding("7.9-1", "a note has no ID", element.where)
        elif ident and had[ident] > 1:
            rule = "7.9-2" if element.type == "Note" else "id-tree"
            yield Finding(rule, f"{ident} is had more than once", element.where)
        elif ident and ident not in names:
            yield Finding("id-tree", f"{ident} is not in the tree of IDs", element.where)


@checker(CHECKERS, "loose-content")
def loose_content(document: Document) -> Iterator[Finding]:
    """Elements that group others hold no text themselves."""
    for element in document.elements:
        if element.type in _GROUPING and any(isinstance(kid, Content) for kid in element.kids):
            yield Finding("loose-content", f"{element.type} holds text", element.where)


@checker(CHECKERS, "parent-tree")
def parent_tree(document: Document) -> Iterator[Finding]:
    """The way back from content to its element leads where the way there came from."""
    entries = document.parent_tree
    streams = {page.obj.objgen: page.obj for page in document.pdf.pages}
    streams |= {p.form.objgen: p.form for p in document.paints if p.form is not None}
    annotations = {a.objgen: a for _, a, _ in document.annotations()}
    for kid, owners in document.owners.items():
        if isinstance(kid, Reference):
            holder = annotations.get(kid.object, Dictionary())
            found = entries.get(int(holder.get("/StructParent", -1)))
        else:
            key = int(streams.get(kid.stream, Dictionary()).get("/StructParents", -1))
            found = _entry(entries.get(key), kid.mcid)
        if not _is(found, owners[0]):
            yield Finding("parent-tree", "the way back leads elsewhere", owners[0].where)


def _entry(array: object, index: int) -> object:
    return array[index] if isinstance(array, Array) and index < len(array) else None


def _is(found: object, element: Element) -> bool:
    return isinstance(found, Dictionary) and found.objgen == element.dictionary.objgen
