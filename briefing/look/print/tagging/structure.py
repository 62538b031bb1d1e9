"""Turn an HTML element tree, and the pieces painted for it, into the structure tree of a PDF.

The tree follows the document, not the page: a paragraph that runs over two pages is one element,
a sidebar stands where the document has it, a footnote right after its call.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from xml.etree.ElementTree import Element

from briefing.look.print.tagging import cells, roles
from briefing.look.print.tagging.elements import (
    CALL,
    CELL,
    IMAGE,
    LINK,
    MARKER,
    NOTE_MARKER,
    Node,
    Piece,
)  # fmt: skip


@dataclass(slots=True, eq=False)
class _Branch:
    """An element, or generated content of it, with its pieces where they were met first."""

    element: Element
    pseudo: str
    kids: list[_Branch | Piece] = field(default_factory=list)
    index: dict[tuple[Element, str], _Branch] = field(default_factory=dict)

    def branch(self, element: Element, pseudo: str) -> _Branch:
        if (element, pseudo) not in self.index:
            self.index[element, pseudo] = _Branch(element, pseudo)
            self.kids.append(self.index[element, pseudo])
        return self.index[element, pseudo]


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element alone does not tell."""

    parents: dict[Element, Element]
    notes: set[Element] = field(default_factory=set)
    """The elements that CSS made footnotes."""

    def role(self, element: Element) -> str:
        return "Note" if element in self.notes else roles.role(element, self.parents.get(element))


def structure(root: Element, pieces: Iterable[Piece]) -> Node:
    """Build the `Document` element from pieces in reading order; all of them are in it once."""
    context = _Context({child: parent for parent in root.iter() for child in parent})
    trunk = _Branch(root, "")
    for piece in pieces:
        _graft(trunk, piece, context)
    lang = roles.language(root)
    document = Node("Document", lang, _paragraphs(_shaped(trunk, lang, context), lang))
    nodes = list(document.descendants())
    for number, note in enumerate((node for node in nodes if node.role == "Note"), 1):
        note.ident = f"note-{number}"
    for number, table in enumerate((node for node in nodes if node.role == "Table"), 1):
        cells.connect(table, number)
    return document


def _graft(trunk: _Branch, piece: Piece, context: _Context) -> None:
    element, pseudo, parents = piece.element, piece.pseudo, context.parents
    if pseudo == CALL:
        context.notes.add(element)
    if pseudo not in (MARKER, CALL, NOTE_MARKER):
        pseudo = ""
    if piece.kind == LINK and not pseudo:
        # A link's inner boxes carry annotations too; all of them belong to the one link.
        while element.tag != "a" and element in parents:
            element = parents[element]
    path = [(element, pseudo)]
    if pseudo in (MARKER, NOTE_MARKER):
        path.append((element, ""))
    while (element := parents.get(element)) is not None:
        path.append((element, ""))
    branch = trunk
    for step in reversed(path[:-1]):
        branch = branch.branch(*step)
    branch.kids.append(piece)


def _shaped(branch: _Branch, outer: str, context: _Context) -> list[Node | Piece]:
    """Turn a branch into structure elements, or into its content where it needs none."""
    element = branch.element
    lang = outer if branch.pseudo else roles.language(element) or outer
    kids: list[Node | Piece] = []
    for kid in branch.kids:
        if isinstance(kid, _Branch):
            kids += _shaped(kid, lang, context)
        elif kid.kind != CELL:
            kids.append(kid)
    if branch.pseudo:
        return _label(branch.pseudo, kids, lang)
    role = context.role(element)
    if any(isinstance(kid, Piece) and kid.kind == IMAGE for kid in kids):
        role = "Figure"
    elif role == "Figure":  # the image could not be had, and its words are printed instead
        role = roles.DISSOLVED
    if role == "Link" and not any(map(_is_link, kids)):
        role = roles.DISSOLVED
    if role == roles.DISSOLVED and lang != outer and kids:
        role = "Span" if all(map(_is_inline, kids)) else "Div"
    if role == roles.DISSOLVED or (not kids and role not in ("TH", "TD")):
        return kids
    return _node(role, element, kids, lang)


def _node(role: str, element: Element, kids: list[Node | Piece], lang: str) -> list[Node | Piece]:
    """Make one structure element, with the inner order that its type asks for."""
    node = Node(role, lang, kids, element, expansion=roles.expansion(element))
    if role == "Figure":
        node.alt = roles.alternative(element)
        area = next((p.area for p in kids if isinstance(p, Piece) and p.area), ())
        node.attributes["Layout"] = {"BBox": area}
    elif role == "Link":
        label = roles.clean(element.get("aria-label", ""))
        node.contents = label or _words(node) or element.get("href", "")
        node.kids = sorted(kids, key=_is_link)
    elif role == "LI":
        node.kids = _item(kids, lang)
    elif role == "L":
        node.kids = _entries(kids, lang) if element.tag == "dl" else _items(kids, lang)
        if element.tag != "dl":
            node.attributes["List"] = {"ListNumbering": _numbering(element, node)}
    elif role == "Table":
        return cells.arranged(node)
    elif role == "Div" and element.tag != "figure" and _is_text(kids):
        node.role = "P"
    elif role in roles.GROUPING or not all(map(_is_inline, kids)):
        node.kids = _paragraphs(kids, lang) if role in _WRAPPING else kids
    return [node]


_WRAPPING = roles.GROUPING | {"LBody", "TD", "TH", "Note"}


def _label(pseudo: str, kids: list[Node | Piece], lang: str) -> list[Node | Piece]:
    """Make a list marker, or the number of a footnote at either end of it."""
    if any(map(_is_link, kids)):
        link = Node("Link", lang, sorted(kids, key=_is_link))
        link.contents = _words(link)
        kids = [link]
    return [Node("Reference" if pseudo == CALL else "Lbl", lang, kids)] if kids else []


def _item(kids: list[Node | Piece], lang: str) -> list[Node | Piece]:
    labels = [kid for kid in kids if isinstance(kid, Node) and kid.role == "Lbl"]
    rest = [kid for kid in kids if kid not in labels]
    if not all(map(_is_inline, rest)):
        rest = _paragraphs(rest, lang)
    return [*labels, Node("LBody", lang, rest)] if rest else [*labels]


def _items(kids: list[Node | Piece], lang: str) -> list[Node | Piece]:
    """Give list items; what is not one becomes one, for a list can hold nothing else."""
    items: list[Node | Piece] = []
    for kid in kids:
        is_item = isinstance(kid, Node) and kid.role == "LI"
        items.append(kid if is_item else Node("LI", lang, [Node("LBody", lang, [kid])]))
    return items


def _entries(kids: list[Node | Piece], lang: str) -> list[Node | Piece]:
    """Give a description list's items: each its terms and what is said of them."""
    entries: list[Node] = []
    for kid in kids:
        role = kid.role if isinstance(kid, Node) else ""
        part = kid if role in ("Lbl", "LBody") else Node("LBody", lang, [kid])
        told = entries and any(inner.role == "LBody" for inner in entries[-1].kids)
        if not entries or (role == "Lbl" and told):
            entries.append(Node("LI", lang, []))
        entries[-1].kids.append(part)
    return [*entries]


def _numbering(element: Element, node: Node) -> str:
    labels = (kid for item in node.kids for kid in item.kids if kid.role == "Lbl")
    styles = (piece.list_style for label in labels for piece in label.pieces())
    return roles.numbering(element, next(styles, ""))


def _paragraphs(kids: list[Node | Piece], lang: str) -> list[Node | Piece]:
    """Make paragraphs of the loose text between block elements."""
    result: list[Node | Piece] = []
    for inline, run in groupby(kids, _is_inline):
        text = list(run)
        result += [Node("P", lang, text)] if inline and _is_text(text) else text
    return result


def _is_inline(kid: Node | Piece) -> bool:
    if isinstance(kid, Piece):
        return True
    # A footnote may hold paragraphs and yet stands within the sentence that calls it.
    return kid.role in roles.INLINE and (kid.role == "Note" or all(map(_is_inline, kid.kids)))


def _is_text(kids: list[Node | Piece]) -> bool:
    """Tell whether these make lines of text: an image alone is no paragraph."""
    figures = all(isinstance(kid, Node) and kid.role == "Figure" for kid in kids)
    return not figures and all(map(_is_inline, kids))


def _is_link(kid: Node | Piece) -> bool:
    return isinstance(kid, Piece) and kid.kind == LINK


def _words(node: Node) -> str:
    """Give the words that a reader sees, images by their alternatives."""
    own = (p.text for p in node.pieces() if p.pseudo not in ("before", "after"))
    alternatives = (inner.alt for inner in node.descendants())
    seen = roles.clean(" ".join(("".join(own), *alternatives)))
    return seen or roles.clean("".join(piece.text for piece in node.pieces()))
