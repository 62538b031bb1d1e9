"""Turn WeasyPrint's laid-out boxes into the pieces of a document, in the document's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pydyf
from weasyprint.document import Document, Page
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from briefing.look.print.tagging import roles
from briefing.look.print.tagging.elements import (
    CALL,
    CELL,
    FIELD,
    IMAGE,
    LINK,
    MARKER,
    NOTE_MARKER,
    TEXT,
    Piece,
)
from briefing.look.print.tagging.endings import Endings

_LEAVES = (boxes.TextBox, boxes.ReplacedBox)


@dataclass(frozen=True, slots=True)
class Place:
    """A box and where it stands among the boxes of its page."""

    box: boxes.Box
    page: int
    outer: Place | None
    skipped: dict[str, str] | None
    """The property list of what a screen reader skips; `None` for what it reads."""

    @property
    def pseudo(self) -> str:
        """The generated content that the box belongs to, such as `marker`, or nothing."""
        return (self.box.element_tag or "").partition("::")[2]

    @property
    def begins(self) -> bool:
        """Whether the box is the outermost of its element or generated content."""
        return self.outer is None or self.outer.box.element_tag != self.box.element_tag

    def outwards(self) -> Iterator[Place]:
        """Yield this place and all that it stands in, from the inside."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.outer


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a content stream."""

    page: int
    stream: Stream
    mcid: int


def places(document: Document) -> list[list[Place]]:
    """Give the places of each page's boxes; tell text how it ends and if it is skipped."""
    first: dict[object, boxes.Box] = {}
    endings = Endings()
    result = []
    for index, page in enumerate(document.pages):
        result.append(list(_walk(page._page_box, index, None, first)))
        for place in result[-1]:
            if isinstance(place.box, _LEAVES):
                place.box.skipped, place.box.ending = place.skipped, ""
            if isinstance(place.box, boxes.TextBox) and place.skipped is None:
                endings.meet(place.box)
    endings.close()
    return result


def _walk(
    box: boxes.Box, page: int, outer: Place | None, first: dict[object, boxes.Box]
) -> Iterator[Place]:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    skipped = outer.skipped if outer is not None else None
    if skipped is None:
        skipped = _skipped(box, first)
    place = Place(box, page, outer, skipped)
    yield place
    for child in box.children:
        yield from _walk(child, page, place, first)


def _skipped(box: boxes.Box, first: dict[object, boxes.Box]) -> dict[str, str] | None:
    """Give the property list of a box that a screen reader skips with all that is in it."""
    if isinstance(box, boxes.MarginBox):
        edge = {"@top": "/Header", "@bottom": "/Footer"}.get(box.at_keyword.split("-")[0])
        return {"Type": "/Pagination"} | ({"Subtype": edge} if edge else {})
    repeats = isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)
    repeats = repeats or box.style["position"] == "fixed"
    if repeats and first.setdefault(box.element, box) is not box:
        # Printed again on each page; read once.
        return {"Type": "/Pagination"}
    if box.is_leader or (box.element is not None and roles.is_artifact(box.element)):
        return {}
    if isinstance(box, boxes.TextBox):
        # Blank text paints at most the line under it.
        return None if box.text.strip() and box.style["visibility"] == "visible" else {}
    generated = isinstance(box, boxes.ReplacedBox) and "::" in box.element_tag
    return {} if generated else None


def drop_needless_links(page: Page, page_places: list[Place]) -> None:
    """Drop links without extent or in what is skipped, and repetitions of the link around."""
    links = {id(_inner(link[3])): link for link in page.links}
    kept = set()
    for place in page_places:
        link = links.get(id(place.box))
        if link is None or place.skipped is not None or not _has_area(link):
            continue
        around = (links.get(id(outer.box)) for outer in place.outwards() if outer is not place)
        if not any(other is not None and _covers(other, link) for other in around):
            kept.add(id(link))
    page.links[:] = [link for link in page.links if id(link) in kept]


def _has_area(link: tuple) -> bool:
    left, top, right, bottom = link[2]
    return left < right and top < bottom


def _covers(outer: tuple, inner: tuple) -> bool:
    (left, top, right, bottom), (x1, y1, x2, y2) = outer[2], inner[2]
    inside = left <= x1 and top <= y1 and x2 <= right and y2 <= bottom
    return inside and outer[:2] == inner[:2]


def _inner(box: boxes.Box) -> boxes.Box:
    return box._box if isinstance(box, AbsolutePlaceholder) else box


def link_footnotes(document: Document, page_places: list[list[Place]]) -> None:
    """Link each footnote's call to the footnote and its number back to the call."""
    calls, notes, markers = {}, {}, {}
    for place in (place for on_page in page_places for place in on_page):
        if not place.begins or place.skipped is not None:
            continue
        first = {CALL: calls, NOTE_MARKER: markers, "": notes}.get(place.pseudo)
        if first is not None:
            first.setdefault(place.box.element, place)
    for index, (element, call) in enumerate(calls.items(), 1):
        if element in notes:
            name = element.get("id") or f"note-{index}"
            _link(document, call, notes[element], name)
            if element in markers:
                _link(document, markers[element], call, f"{name}-call")


def _link(document: Document, start: Place, end: Place, name: str) -> None:
    """Add a link from one box to another under a name, unless it is there already."""
    links = document.pages[start.page].links
    if all(_inner(link[3]) is not start.box for link in links):
        links.append(("internal", name, _edges(start.box), start.box))
    document.pages[end.page].anchors.setdefault(name, _edges(end.box))


def _edges(box: boxes.Box) -> tuple[float, float, float, float]:
    x, y, width, height = box.hit_area()
    return x, y, x + width, y + height


def pieces(
    document: Document, page_places: list[list[Place]], streams: list[Stream], scale: float
) -> list[Piece]:
    """Give all that was painted or annotated and shall be read, in the document's order."""
    ordered: list[tuple[int, Piece]] = []
    told: set[int] = set()
    for page, on_page, stream in zip(document.pages, page_places, streams, strict=True):
        for place in on_page:
            if place.skipped is None and place.box.element is not None:
                order = _order(place)
                ordered += ((order, piece) for piece in _made(place, page, stream, scale, told))
        if stream._tags:
            raise RuntimeError(f"painted, but not among the boxes of the page: {[*stream._tags]}")
    return [piece for _, piece in sorted(ordered, key=lambda pair: pair[0])]


def _order(place: Place) -> int:
    """Give the number of a box; one made during the layout stands where the box around it does."""
    for outer in place.outwards():
        if hasattr(outer.box, "reading_order"):
            return outer.box.reading_order
    raise RuntimeError("the document was laid out before `install` was called")


def _made(
    place: Place, page: Page, stream: Stream, scale: float, told: set[int]
) -> Iterator[Piece]:
    box, element, pseudo = place.box, place.box.element, place.pseudo
    painted = stream._tags.pop(box, None) if isinstance(box, _LEAVES) else None
    mark = Mark(place.page, *painted) if painted else None
    style = ""
    if pseudo in (MARKER, "before") and element.tag == "li":
        style = _list_style(place)
        # Where a theme sets its own marks, they come before the item's text.
        pseudo, style = (MARKER, "custom") if style == "none" else (pseudo, style)
    if mark is not None and isinstance(box, boxes.TextBox):
        yield Piece(element, pseudo, TEXT, mark, _source(box, told), style)
    elif mark is not None:
        yield Piece(element, pseudo, IMAGE, mark, area=_area(box, page, scale))
    elif isinstance(box, boxes.TableCellBox) and element.tag in ("td", "th"):
        yield Piece(element, pseudo, CELL)
    if box.link_annotation:
        yield Piece(element, pseudo, LINK, Annotation(place.page, box.link_annotation))
    if box.widget_annotation:
        yield Piece(element, pseudo, FIELD, Annotation(place.page, box.widget_annotation))


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or a form field on a page."""

    page: int
    dictionary: pydyf.Dictionary


def _source(box: boxes.TextBox, told: set[int]) -> str:
    """Give the whole text that the box is the first part of; nothing for its other parts."""
    order = getattr(box, "reading_order", None)
    if order is None:  # made during the layout, such as a page number: never broken
        return box.text
    if order in told:
        return ""
    told.add(order)
    return box.source_text


def _list_style(place: Place) -> str:
    """Give the `list-style-type` of the item that a marker stands in."""
    style = next(outer.box.style for outer in place.outwards() if not outer.pseudo)
    value = style["list_style_type"]
    return value if isinstance(value, str) else "custom"


def _area(box: boxes.ReplacedBox, page: Page, scale: float) -> tuple[float, ...]:
    """Give left, bottom, right, top of an image in PDF units, counted from the page's foot."""
    left, top = box.content_box_x(), box.content_box_y()
    right, bottom = left + box.width, top + box.height
    edges = (left, page.height - bottom, right, page.height - top)
    return tuple(round(edge * scale, 3) for edge in edges)
