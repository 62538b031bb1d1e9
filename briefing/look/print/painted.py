"""Turn laid-out boxes into what they paint, in the order in which the engine paints it.

The engine sorts boxes into stacking contexts (CSS 2.2, appendix E) just before it draws them;
here they are walked in the same order. What only the tree of boxes tells is noted on them before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.stacking import StackingContext

from briefing.look.print.standards.inks import shown
from briefing.look.seen.contrast import Colour
from briefing.look.seen.painting import (
    ABOVE,
    BELOW,
    NOTES,
    Frame,
    Page,
    Painting,
    Rectangle,
    Shape,
    Text,
    common,
)

#: Boxes whose ground is painted before everything inside them.
_GROUND_FIRST = (
    boxes.BlockBox, boxes.MarginBox, boxes.InlineBlockBox, boxes.TableCellBox,
    boxes.FlexContainerBox, boxes.GridContainerBox, boxes.ReplacedBox,
)  # fmt: skip
_SIDES = ("top", "right", "bottom", "left")


def painting(document: Document) -> Painting:
    """What a document paints."""
    painting, numbers = Painting(), count()
    for number, page in enumerate(document.pages):
        root = page._page_box
        _note(root, _Place(number), numbers, painting.labels)
        x, y = root.content_box_x(), root.content_box_y()
        sheet = 0.0, 0.0, root.margin_width(), root.margin_height()
        painter = _Painter(Page(sheet, (x, y, x + root.width, y + root.height)))
        painter.page_grounds(root)
        painter.context(StackingContext.from_page(root), Frame())
        painting.pages.append(painter.page)
    return painting


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a box stands in the tree of boxes."""

    page: int
    number: int = 0
    part: str = ""
    column: Rectangle | None = None
    inside: tuple[int, ...] = ()


def _note(box: boxes.Box, around: _Place, numbers: Iterator[int], labels: list[str]) -> None:
    """Give a box and all that are in it their places; the engine copies them with the boxes."""
    box = getattr(box, "_box", box)  # what is out of the flow is wrapped
    part, number = around.part, next(numbers)
    if isinstance(box, boxes.MarginBox):
        part = box.at_keyword
    elif isinstance(box, boxes.FootnoteAreaBox):
        part = NOTES
    elif "::" in (box.element_tag or ""):
        part = box.element_tag.partition("::")[2]
    elif not isinstance(box, boxes.TextBox) and box.element is not None:
        part = part if part.startswith("@") and part != NOTES else ""
    column = _edge(box) if isinstance(box, boxes.BlockContainerBox) else around.column
    box.place = _Place(around.page, number, part, column, (*around.inside, number))
    if label := getattr(box, "bookmark_label", ""):
        labels.append(label)
    for child in getattr(box, "children", ()):
        _note(child, box.place, numbers, labels)


class _Painter:
    """Paints a page, point by point of the standard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def page_grounds(self, root: boxes.PageBox) -> None:
        """Paint what lies under everything."""
        for background in (root.background, root.canvas_background):
            self.background(background, root, Frame())
        self.border(root, Frame())

    def context(self, context: StackingContext, frame: Frame) -> None:
        """Paint a stacking context."""
        box = context.box
        frame = _within(box, frame)
        if isinstance(box, _GROUND_FIRST):
            self.ground(box, frame)
        inner = _clipped(box, frame)
        for child in context.negative_z_contexts:
            self.context(child, inner)
        for block in context.block_level_boxes:
            self.ground(block, inner)
            if isinstance(block, boxes.TableBox):
                self.cells(block, inner)
        for child in context.float_contexts:
            self.context(child, inner)
        if isinstance(box, boxes.InlineBox):
            self.inline(box, inner)
        self.blocks({box: context.blocks_and_cells}, inner)
        for child in (*context.zero_z_contexts, *context.positive_z_contexts):
            self.context(child, inner)
        self.outlines(box, frame)

    def cells(self, table: boxes.TableBox, frame: Frame) -> None:
        """Paint the grounds of what a table is made of."""
        for group in (*table.column_groups, *table.children):
            for part in (group, *group.children):
                self.background(part.background, part, frame)
                for cell in getattr(part, "children", ()):
                    self.ground(cell, frame)

    def blocks(self, blocks: dict, frame: Frame) -> None:
        """Paint the lines and pictures of blocks and cells."""
        for block, inside in blocks.items():
            if isinstance(block, boxes.ReplacedBox):
                self.picture(block, frame)
            elif block.children and isinstance(block.children[-1], boxes.LineBox):
                for line in block.children:
                    self.inline(line, frame)
            self.blocks(inside, frame)

    def inline(self, box: boxes.Box | StackingContext, frame: Frame) -> None:
        """Paint what stands in a line."""
        if isinstance(box, StackingContext):
            self.context(box, frame)
        elif isinstance(box, boxes.TextBox):
            if box.text.strip():
                self.page.items.append(_text(box, frame))
        else:
            self.ground(box, frame)
            if isinstance(box, boxes.InlineReplacedBox):
                self.picture(box, frame)
            for child in getattr(box, "children", ()):
                self.inline(child, frame)

    def ground(self, box: boxes.Box, frame: Frame) -> None:
        """Paint the background, the shadows and the border of a box."""
        self.background(getattr(box, "background", None), box, frame)
        self.border(box, frame)

    def background(self, background: object, box: boxes.Box, frame: Frame) -> None:
        """Paint shadows, a colour and pictures, of which the first lies on top."""
        if not background or not background.layers:
            return
        edge = _edge(box)
        for shadow in background.style["box_shadow"]:
            self.shadow(shadow, edge, box, frame)
        area = _rectangle(background.layers[-1].painting_area)
        self.add(area, background.color, box, frame)
        for layer in reversed(background.layers):
            if layer.image is not None:
                self.add(_layer(layer, area), layer.image, box, frame)

    def shadow(self, shadow: tuple, edge: Rectangle, box: boxes.Box, frame: Frame) -> None:
        """Paint the part of a shadow that is not blurred."""
        *lengths, colour, inset = shadow
        x, y, blur, spread = (length.value for length in lengths)
        moved = edge[0] + x, edge[1] + y, edge[2] + x, edge[3] + y
        if inset:
            ring = _ring(edge, _grown(moved, -spread - blur))
        else:
            ring = _ring(_grown(moved, spread - blur), edge)
        for side in ring:
            self.add(side, colour, box, frame)

    def border(self, box: boxes.Box, frame: Frame) -> None:
        """Paint the border of a box; a picture in its place that is no mere edge fills the box."""
        style, edge = box.style, _edge(box)
        top, right, bottom, left = (getattr(box, f"border_{side}_width", 0) for side in _SIDES)
        image = style["border_image_source"][0] != "none" and box.border_image
        if style["visibility"] != "visible" or not (image or top or right or bottom or left):
            return
        sides = _ring(edge, (edge[0] + left, edge[1] + top, edge[2] - right, edge[3] - bottom))
        if image and (style["border_image_slice"][4] or set(style["border_image_width"]) != {1}):
            sides = [edge]
        for name, side in zip(("top", "bottom", "left", "right"), sides, strict=False):
            self.add(side, image or style[f"border_{name}_color"], box, frame)

    def picture(self, box: boxes.ReplacedBox, frame: Frame) -> None:
        """Paint a picture."""
        if box.style["visibility"] == "visible":
            place = (box.content_box_x(), box.content_box_y(), box.width, box.height)
            self.add(_rectangle(place), box.replacement, box, frame)

    def outlines(self, box: boxes.Box, frame: Frame) -> None:
        """Paint the outlines of a box and of what is in it."""
        if (width := box.style["outline_width"]) and box.style["visibility"] == "visible":
            inner = _grown(_edge(box), box.style["outline_offset"])
            for side in _ring(_grown(inner, width), inner):
                self.add(side, box.style["outline_color"], box, frame)
        for child in getattr(box, "children", ()):
            if isinstance(child, boxes.Box):
                self.outlines(child, frame)

    def add(self, area: Rectangle, paint: object, box: boxes.Box, frame: Frame) -> None:
        """Note a shape, if it paints anything; `paint` is a colour or a picture of the engine."""
        if paint == "currentcolor":
            paint = box.style["color"]
        alpha = _opacity(paint)
        if alpha > 0 and area[0] < area[2] and area[1] < area[3]:
            place = box.place
            bounds = frame.bounds(area)
            shape = Shape(
                box.element, place.part, place.number, area, bounds, colour(paint), alpha, frame
            )
            self.page.items.append(shape)


def _text(box: boxes.TextBox, frame: Frame) -> Text:
    style, place, size = box.style, box.place, box.style["font_size"]
    base = box.position_y + (box.baseline or 0)
    left, right = box.position_x, box.position_x + box.width
    letters = left, base - ABOVE * size, right, base + BELOW * size
    return Text(
        words=box.text,
        element=box.element,
        part=place.part,
        page=place.page,
        order=place.number,
        letters=letters,
        place=frame.bounds(letters),
        size=size,
        colour=colour(style["color"]),
        alpha=style["color"].alpha if style["visibility"] == "visible" else 0.0,
        spacing=0.0 if style["letter_spacing"] == "normal" else style["letter_spacing"],
        backwards=style["unicode_bidi"] == "bidi-override" and style["direction"] == "rtl",
        families=tuple(style["font_family"]),
        column=place.column,
        inside=place.inside,
        frame=frame,
    )


def _within(box: boxes.Box, frame: Frame) -> Frame:
    """What holds in a box that begins a stacking context."""
    moves, clips, groups = frame.moves, frame.clips, frame.groups
    if box.is_absolutely_positioned() and box.style["clip"]:
        clips = (*clips, (_clip(box), len(moves)))
    if box.style["opacity"] < 1:
        groups = (*groups, (box.place.number, box.style["opacity"]))
    if matrix := box.transformation_matrix:
        moves = (*moves, tuple(matrix.values))
    return Frame(moves, clips, groups)


def _clipped(box: boxes.Box, frame: Frame) -> Frame:
    if box.style["overflow"] == "visible" or isinstance(box, boxes.PageBox):
        return frame
    place = box.padding_box_x(), box.padding_box_y()
    edge = _rectangle((*place, box.padding_width(), box.padding_height()))
    return replace(frame, clips=(*frame.clips, (edge, len(frame.moves))))


def _clip(box: boxes.Box) -> Rectangle:
    """Where the property `clip` cuts a box off."""
    x, y = box.border_box_x(), box.border_box_y()
    sides = zip(box.style["clip"], (0, box.border_width(), box.border_height(), 0), strict=True)
    top, right, bottom, left = (
        auto if side == "auto" else getattr(side, "value", side) for side, auto in sides
    )
    return x + left, y + top, x + right, y + bottom


def _layer(layer: object, area: Rectangle) -> Rectangle:
    """Where the picture of a background is."""
    if any(word != "no-repeat" for word in layer.repeat):
        return area
    x, y = (a + b for a, b in zip(layer.position, layer.positioning_area[:2], strict=True))
    return common(_rectangle((x, y, *layer.size)), area)


def _opacity(paint: object) -> float:
    """How opaque a colour or a picture is; one that cannot be told is taken for opaque."""
    stops = getattr(paint, "colors", None) or (paint,)
    return min(getattr(stop, "alpha", 1.0) for stop in stops)


def colour(paint: object) -> Colour | None:
    """A colour of the engine as sRGB; None if it cannot be told, or is a picture."""
    if getattr(paint, "space", "") == "device-cmyk":
        return shown(tuple(paint.coordinates))
    try:
        red, green, blue = paint.to("srgb").coordinates
    except (AttributeError, NotImplementedError, ValueError, TypeError):
        return None
    return red, green, blue


def _edge(box: boxes.Box) -> Rectangle:
    place = box.border_box_x(), box.border_box_y()
    return _rectangle((*place, box.border_width(), box.border_height()))


def _rectangle(area: Iterable[float]) -> Rectangle:
    x, y, width, height = area
    return x, y, x + width, y + height


def _grown(area: Rectangle, by: float) -> Rectangle:
    return area[0] - by, area[1] - by, area[2] + by, area[3] + by


def _ring(outer: Rectangle, inner: Rectangle) -> list[Rectangle]:
    """The top, bottom, left and right of a rectangle around another; all of it around nothing."""
    left, top, right, bottom = common(outer, inner)
    if left >= right or top >= bottom:
        return [outer]
    return [
        (outer[0], outer[1], outer[2], top),
        (outer[0], bottom, outer[2], outer[3]),
        (outer[0], top, left, bottom),
        (right, top, outer[2], bottom),
    ]
