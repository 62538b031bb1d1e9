"""The structure elements of a PDF (ISO 32000-1, 14.7), and the painted pieces that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

#: What a piece is: painted text or image, an annotation to point at, or a cell that may be empty.
TEXT, IMAGE, LINK, FIELD, CELL = "text", "image", "link", "field", "cell"
#: Generated content that stands for itself; `::before` and the like belong to their element.
MARKER, CALL, NOTE_MARKER = "marker", "footnote-call", "footnote-marker"


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that the printer made for an element."""

    element: Element
    pseudo: str
    """`marker`, `before`, `footnote-call` … or empty."""
    kind: str
    handle: object = None
    """What the PDF writer needs to point at the piece."""
    text: str = ""
    """The words, given once when a text was broken into several pieces."""
    list_style: str = ""
    """Of a marker: its `list-style-type`."""
    area: tuple[float, ...] = ()
    """Of an image: left, bottom, right, top in PDF units."""


@dataclass(slots=True, eq=False)
class Node:
    """One structure element."""

    role: str
    lang: str
    kids: list[Node | Piece]
    element: Element | None = None
    ident: str = ""
    alt: str = ""
    expansion: str = ""
    contents: str = ""
    """Of a link: the words that its annotations are described with."""
    attributes: dict[str, dict[str, object]] = field(default_factory=dict)
    """By owner (`Layout`, `List`, `Table`); a `str` is a name, a tuple of `str` holds strings."""

    def descendants(self) -> Iterator[Node]:
        """Yield this element and all that are in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.descendants()

    def pieces(self) -> Iterator[Piece]:
        """Yield the pieces of this element and of all that are in it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.pieces()
            else:
                yield kid
