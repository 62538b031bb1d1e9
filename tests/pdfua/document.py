"""Turn a PDF file into its structure elements and painted runs, read once for all checkers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from .painting import Paint, paints
from .programs import Font

_TYPES = (
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 "
    "H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry "
    "Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
)
#: ISO 32000-1, 14.8.4.
STANDARD = frozenset(_TYPES.split())


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content that an element owns: a number in a page's or a group's stream."""

    stream: tuple[int, int]
    mcid: int


@dataclass(frozen=True, slots=True)
class Reference:
    """An object, such as an annotation, that an element owns."""

    object: tuple[int, int]


@dataclass(slots=True, eq=False)
class Element:
    """A structure element."""

    dictionary: Dictionary
    parent: Element | None
    role: str
    type: str
    """The standard type that the role stands for, or the role itself when it stands for none."""
    where: str
    kids: list[Element | Content | Reference] = field(default_factory=list)

    @property
    def children(self) -> list[Element]:
        """The elements directly in this one."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def types(self) -> list[str]:
        """The standard types of the elements directly in this one."""
        return [child.type for child in self.children]

    @property
    def outer(self) -> str:
        """The standard type of the element around this one, or nothing."""
        return self.parent.type if self.parent is not None else ""

    def text(self, key: str) -> str:
        """Give a string entry, or nothing."""
        return str(self.dictionary.get(key, ""))

    def lang(self, default: str) -> str:
        """Give the language in force: its own, that of what it stands in, or the default."""
        if "/Lang" in self.dictionary:
            return self.text("/Lang")
        return self.parent.lang(default) if self.parent is not None else default

    def attribute(self, owner: str, key: str) -> object | None:
        """Give an attribute of an owner, such as `Table`."""
        found = self.dictionary.get("/A")
        for attributes in found if isinstance(found, Array) else [found]:
            is_owned = isinstance(attributes, Dictionary) and attributes.get("/O") == f"/{owner}"
            if is_owned and f"/{key}" in attributes:
                return attributes[f"/{key}"]
        return None

    def walk(self) -> Iterator[Element]:
        """Yield this element and all that are in it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Document:
    """A PDF as its bytes and as its objects."""

    raw: bytes
    pdf: Pdf

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *_: object) -> None:
        self.pdf.close()

    @property
    def root(self) -> Dictionary:
        """The catalog."""
        return self.pdf.Root

    @property
    def lang(self) -> str:
        """The document's language, or nothing."""
        return str(self.root.get("/Lang", ""))

    @cached_property
    def role_map(self) -> dict[str, str]:
        """Each role and the role that it is mapped to."""
        found = self.root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
        return {str(key)[1:]: str(value)[1:] for key, value in found.items()}

    def standard(self, role: str) -> str:
        """Follow the role map; a circle or a dead end gives the role itself."""
        seen, found = {role}, role
        while found not in STANDARD and found in self.role_map:
            found = self.role_map[found]
            if found in seen:
                return role
            seen.add(found)
        return found if found in STANDARD else role

    @cached_property
    def top(self) -> list[Element]:
        """The elements directly under the structure tree's root."""
        tree = self.root.get("/StructTreeRoot", Dictionary())
        return [self._element(kid, None, None, i) for i, kid in enumerate(_kids(tree), 1)]

    @cached_property
    def elements(self) -> list[Element]:
        """All structure elements in reading order."""
        return [element for top in self.top for element in top.walk()]

    def _element(
        self, dictionary: Dictionary, parent: Element | None, page: object, index: int
    ) -> Element:
        role = str(dictionary.get("/S", "/"))[1:]
        where = f"{parent.where}/{role}[{index}]" if parent else role
        element = Element(dictionary, parent, role, self.standard(role), where)
        page = dictionary.get("/Pg", page)
        for number, kid in enumerate(_kids(dictionary), 1):
            element.kids.append(self._kid(kid, element, page, number))
        return element

    def _kid(
        self, kid: object, element: Element, page: object, number: int
    ) -> Element | Content | Reference:
        if isinstance(kid, int):
            return Content(page.objgen if page is not None else (0, 0), int(kid))
        if kid.get("/Type") == Name.MCR:
            stream = kid.get("/Stm", kid.get("/Pg", page))
            return Content(stream.objgen, int(kid.MCID))
        if kid.get("/Type") == Name.OBJR:
            return Reference(kid.Obj.objgen)
        return self._element(kid, element, page, number)

    @cached_property
    def owners(self) -> dict[Content | Reference, list[Element]]:
        """By content or object: the elements that own it; one, if all is well."""
        result: dict[Content | Reference, list[Element]] = {}
        for element in self.elements:
            for kid in element.kids:
                if not isinstance(kid, Element):
                    result.setdefault(kid, []).append(element)
        return result

    @cached_property
    def paints(self) -> list[Paint]:
        """All that is painted, page after page."""
        return [paint for page in self.pdf.pages for paint in paints(page, self.fonts)]

    @cached_property
    def fonts(self) -> dict[tuple[int, int], Font]:
        """The fonts met while painting, by object; filled by `paints`."""
        return {}

    def annotations(self) -> Iterator[tuple[pikepdf.Page, Dictionary, str]]:
        """Yield each annotation with its page and its place."""
        for number, page in enumerate(self.pdf.pages, 1):
            for index, annotation in enumerate(page.get("/Annots", []), 1):
                yield page, annotation, f"page {number}, annotation {index}"

    @cached_property
    def parent_tree(self) -> dict[int, object]:
        """Give the structure tree's parent tree as one mapping."""
        node = self.root.get("/StructTreeRoot", Dictionary()).get("/ParentTree")
        return dict(_numbers(node)) if node is not None else {}

    def names(self) -> set[str]:
        """Give the names in the structure tree's tree of IDs."""
        node = self.root.get("/StructTreeRoot", Dictionary()).get("/IDTree")
        return set(_names(node)) if node is not None else set()


def _kids(dictionary: Dictionary) -> list:
    kids = dictionary.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _numbers(node: Dictionary) -> Iterator[tuple[int, object]]:
    entries = list(node.get("/Nums", []))
    yield from zip(map(int, entries[::2]), entries[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)


def _names(node: Dictionary) -> Iterator[str]:
    yield from (str(name) for name in node.get("/Names", []) if isinstance(name, String))
    for kid in node.get("/Kids", []):
        yield from _names(kid)
