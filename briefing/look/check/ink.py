"""Turn laid-out boxes into what is painted where: pieces of text, and the boxes behind them.

All lengths are CSS pixels from the top left corner of the page. The height of a piece of text is
that of its letters, not of its line: lines stand closer than the boxes that the fonts ask for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefing.look.page import Tree
from briefing.look.seen.contrast import Colour
from briefing.look.seen.covers import Rectangle

#: How far letters reach above and below their baseline, in em; Hangul stands lower than Latin.
_ABOVE, _BELOW = 0.80, 0.12
#: A ground more transparent than this shows what is behind it.
_OPAQUE = 0.5

#: The part of a page that its notes stand in.
NOTES = "@footnote"

WHITE = (1.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Ink:
    """A piece of text on a page."""

    text: str
    element: Tree | None
    part: str
    """`before`, `after`, `marker` …; `@bottom-right` … in a page's margin; mostly empty."""
    page: int
    place: Rectangle
    size: float
    colour: Colour | None
    ground: Colour | None
    """None where it is a picture, or a colour that cannot be told."""
    families: tuple[str, ...]
    column: Rectangle | None
    """The border box of the block whose line it stands on."""
    level: tuple[float, int]
    """When it is painted: what has a higher level is painted over it."""
    inside: frozenset[int]
    """Numbers of the shapes that it stands in."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A box that paints something itself: a ground, a border or a picture."""

    number: int
    element: Tree | None
    part: str
    page: int
    place: Rectangle
    covers: bool
    """Whether nothing shines through."""
    level: tuple[float, int]


@dataclass(slots=True)
class Painting:
    """Everything that a document paints, in the order of its boxes."""

    inks: list[Ink] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    sheets: list[Rectangle] = field(default_factory=list)
    """The edges of each page."""
    areas: list[Rectangle] = field(default_factory=list)
    """The area of each page's text and notes."""

    def text_of(self, element: Tree) -> Iterator[Ink]:
        """The pieces of an element's own text."""
        return (ink for ink in self.inks if ink.element is element and not ink.part)


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds inside a box because of those around it."""

    page: int
    part: str = ""
    ground: Colour | None = WHITE
    column: Rectangle | None = None
    inside: frozenset[int] = frozenset()
    level: float = 0.0
    """0 in the flow; positioned boxes are painted over it, in the order of their z-index."""


def painting(document: Document) -> Painting:
    """What a document paints."""
    found = Painting()
    for number, page in enumerate(document.pages):
        root = page._page_box
        found.sheets.append((0.0, 0.0, root.margin_width(), root.margin_height()))
        x, y = root.content_box_x(), root.content_box_y()
        found.areas.append((x, y, x + root.width, y + root.height))
        for child in root.children:
            _walk(child, _Around(number), found)
    return found


def _walk(box: boxes.Box, around: _Around, found: Painting) -> None:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, boxes.TextBox):
        if box.text.strip() and box.style["visibility"] == "visible":
            found.inks.append(_ink(box, around, len(found.inks)))
        return
    around = _inside(box, around, found)
    for child in getattr(box, "children", ()):
        _walk(child, around, found)


def _inside(box: boxes.Box, around: _Around, found: Painting) -> _Around:
    """What holds inside a box; the box itself is noted if it paints anything."""
    part, level = around.part, around.level
    if isinstance(box, boxes.MarginBox):
        part = box.at_keyword
    elif isinstance(box, boxes.FootnoteAreaBox):
        part = NOTES
    elif "::" in (box.element_tag or ""):
        part = box.element_tag.partition("::")[2]
    elif box.element is not None and (part == NOTES or not part.startswith("@")):
        part = ""
    if box.is_absolutely_positioned() or box.style["position"] == "relative":
        index = box.style["z_index"]
        if box.is_absolutely_positioned() or index != "auto":
            level = max(level, 1.0) if index in ("auto", 0) else index + (1.0 if index > 0 else 0.0)
    ground, shape = around.ground, None
    if ((fill := box.style["background_color"]) and fill.alpha > 0) or _drawn(box):
        covers = _covers(box)
        shape = Shape(
            len(found.shapes), box.element, part, around.page, _border_box(box), covers,
            (level, len(found.inks)),
        )  # fmt: skip
        found.shapes.append(shape)
        if covers:
            ground = None if _picture(box) else colour_of(fill)
    inside = around.inside | {shape.number} if shape else around.inside
    column = _border_box(box) if isinstance(box, boxes.BlockContainerBox) else around.column
    return _Around(around.page, part, ground, column, inside, level)


def _ink(box: boxes.TextBox, around: _Around, number: int) -> Ink:
    style, size = box.style, box.style["font_size"]
    part = around.part
    if "::" in (box.element_tag or ""):
        part = box.element_tag.partition("::")[2]
    baseline = box.position_y + (box.baseline or 0)
    place = (
        box.position_x,
        baseline - _ABOVE * size,
        box.position_x + box.width,
        baseline + _BELOW * size,
    )
    return Ink(
        box.text, box.element, part, around.page, place, size, colour_of(style["color"]),
        around.ground, tuple(style["font_family"]), around.column, (around.level + 0.5, number),
        around.inside,
    )  # fmt: skip


def _border_box(box: boxes.Box) -> Rectangle:
    x, y = box.border_box_x(), box.border_box_y()
    return x, y, x + box.border_width(), y + box.border_height()


def _picture(box: boxes.Box) -> bool:
    images = box.style["background_image"] or ()
    return any(kind != "none" for kind, _ in images)


def _drawn(box: boxes.Box) -> bool:
    """Whether a box has a border or is a picture."""
    borders = any(box.style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
    return borders or _picture(box) or isinstance(box, boxes.ReplacedBox)


def _covers(box: boxes.Box) -> bool:
    fill = box.style["background_color"]
    return _picture(box) or isinstance(box, boxes.ReplacedBox) or fill.alpha > _OPAQUE


def colour_of(colour: object) -> Colour | None:
    """A colour of the engine as sRGB, or None if it cannot be told."""
    try:
        red, green, blue = colour.to("srgb").coordinates
    except (AttributeError, NotImplementedError, ValueError, TypeError):
        return None
    return red, green, blue


def common(one: Rectangle, other: Rectangle) -> tuple[float, float]:
    """Width and height of what two rectangles share; negative where they are apart."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width, height
