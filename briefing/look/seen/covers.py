"""Turn the order in which a page is painted into the pieces of text that lie under something.

The engine sorts boxes into stacking contexts (CSS 2.2, appendix E) just before it draws them;
here they are walked in the same order. Lengths are CSS pixels from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from weasyprint.formatting_structure import boxes
from weasyprint.stacking import StackingContext

#: What shows this little of what is under it covers it.
FAINT = 0.1
#: Where a piece of text is looked at: shares of its width, and of its size above its baseline.
_ACROSS, _ABOVE = (0.1, 0.3, 0.5, 0.7, 0.9), (0.15, 0.55)
#: How many of those places must be covered: a thin line takes half of them.
_MOST = 6
#: Letters of this height, and lines that share this much of it and of their width, collide.
_HEIGHT, _SHARED = 0.7, 0.6
#: Letters more unlike in size lie on each other on purpose: large words behind small ones.
_ALIKE = 2.0
#: Boxes whose ground is painted before everything inside them.
_GROUND_FIRST = (
    boxes.BlockBox, boxes.MarginBox, boxes.InlineBlockBox, boxes.TableCellBox,
    boxes.FlexContainerBox, boxes.GridContainerBox, boxes.ReplacedBox,
)  # fmt: skip

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds for everything inside a stacking context."""

    moves: tuple[tuple[float, ...], ...] = ()
    """Transformations, the outermost first, each as its six values."""
    clips: tuple[tuple[Rectangle, int], ...] = ()
    """Where things are cut off, each with the number of moves that hold for it."""
    share: float = 1.0
    """How opaque it is."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """Something painted that is no text."""

    place: Rectangle
    through: float
    """How much of what is under it shows."""
    frame: _Frame
    hole: Rectangle = (0.0, 0.0, 0.0, 0.0)

    def holds(self, point: Point) -> bool:
        """Whether it is painted over a point of the page."""
        if not (self.frame.moves or self.frame.clips):
            return _in(point, self.place) and not _in(point, self.hole)
        points = [point]
        for move in self.frame.moves:
            points.append(_back(points[-1], move))
        if not _in(points[-1], self.place) or _in(points[-1], self.hole):
            return False
        return all(_in(points[moved], clip) for clip, moved in self.frame.clips)


@dataclass(slots=True)
class _Painting:
    """What is painted on a page, in order."""

    shapes: list[_Shape] = field(default_factory=list)
    texts: list[tuple[boxes.TextBox, int, _Frame]] = field(default_factory=list)
    """Each with the number of shapes that were there before it."""

    def context(self, context: StackingContext, frame: _Frame) -> None:
        """Paint a stacking context, point by point of the standard."""
        box = context.box
        frame = _within(box, frame)
        if isinstance(box, _GROUND_FIRST):
            self.ground(box, frame)
        inner = _clipped(box, frame)
        for child in context.negative_z_contexts:
            self.context(child, inner)
        for block in context.block_level_boxes:
            for part in _parts(block):
                self.ground(part, inner)
        for child in context.float_contexts:
            self.context(child, inner)
        if isinstance(box, boxes.InlineBox):
            self.inline(box, inner)
        self.blocks({box: context.blocks_and_cells}, inner)
        for child in (*context.zero_z_contexts, *context.positive_z_contexts):
            self.context(child, inner)
        self.outlines(box, frame)

    def blocks(self, found: dict, frame: _Frame) -> None:
        """Paint the lines and pictures of blocks and cells."""
        for block, inside in found.items():
            if isinstance(block, boxes.ReplacedBox):
                self.picture(block, frame)
            elif block.children and isinstance(block.children[-1], boxes.LineBox):
                for line in block.children:
                    self.inline(line, frame)
            self.blocks(inside, frame)

    def inline(self, box: boxes.Box | StackingContext, frame: _Frame) -> None:
        """Paint what stands in a line."""
        if isinstance(box, StackingContext):
            self.context(box, frame)
        elif isinstance(box, boxes.TextBox):
            if box.text.strip() and box.style["visibility"] == "visible":
                self.texts.append((box, len(self.shapes), frame))
        else:
            self.ground(box, frame)
            if isinstance(box, boxes.InlineReplacedBox):
                self.picture(box, frame)
            for child in getattr(box, "children", ()):
                self.inline(child, frame)

    def ground(self, box: boxes.Box, frame: _Frame) -> None:
        """Paint the background, the shadows and the border of a box."""
        background, edge = getattr(box, "background", None), _edge(box)
        if background and background.layers:
            for x, y, blur, spread, colour, inset in background.style["box_shadow"]:
                if not inset:
                    shadow = tuple(a + b.value for a, b in zip(edge, (x, y, x, y), strict=True))
                    self.add(
                        _grown(shadow, spread.value - blur.value), _alpha(colour, box), frame, edge
                    )
            area = _rectangle(background.layers[-1].painting_area)
            self.add(area, background.color.alpha, frame)
            for layer in background.layers:
                self.add(_layer(layer, area), _opacity(layer.image), frame)
        style = box.style
        if style["visibility"] != "visible" or box.border_top_width is None:
            return
        sides = ("top", "right", "bottom", "left")
        widths = [style[f"border_{side}_width"] for side in sides]
        if max(widths) > 0:
            alpha = min(
                _alpha(style[f"border_{side}_color"], box)
                for side, width in zip(sides, widths, strict=True)
                if width
            )
            top, right, bottom, left = widths
            hole = edge[0] + left, edge[1] + top, edge[2] - right, edge[3] - bottom
            self.add(edge, alpha, frame, hole)

    def picture(self, box: boxes.ReplacedBox, frame: _Frame) -> None:
        """Paint a picture."""
        if box.style["visibility"] == "visible":
            place = (box.content_box_x(), box.content_box_y(), box.width, box.height)
            self.add(_rectangle(place), _opacity(box.replacement), frame)

    def outlines(self, box: boxes.Box, frame: _Frame) -> None:
        """Paint the outlines of a box and of what is in it."""
        if (width := box.style["outline_width"]) and box.style["visibility"] == "visible":
            inner = _grown(_edge(box), box.style["outline_offset"])
            colour = box.style["outline_color"]
            self.add(_grown(inner, width), _alpha(colour, box), frame, inner)
        for child in getattr(box, "children", ()):
            if isinstance(child, boxes.Box):
                self.outlines(child, frame)

    def add(self, place: Rectangle, alpha: float, frame: _Frame, hole: Rectangle = (0, 0, 0, 0)):
        """Note a shape, if it hides anything."""
        if (alpha := alpha * frame.share) > FAINT and place[0] < place[2] and place[1] < place[3]:
            self.shapes.append(_Shape(place, 1 - alpha, frame, hole))


def under(page: boxes.PageBox) -> dict[int, str]:
    """The identity of each piece of text that cannot be read, and why.

    `covered` is one that lies under something, `overlaid` one that shares its place with others.
    """
    painting = _Painting()
    painting.context(StackingContext.from_page(page), _Frame())
    found = dict.fromkeys(_colliding(painting.texts), "overlaid")
    for box, before, frame in painting.texts:
        if len(painting.shapes) > before and _covered(box, frame, painting.shapes[before:]):
            found[id(box)] = "covered"
    return found


def _covered(box: boxes.TextBox, frame: _Frame, later: list[_Shape]) -> bool:
    base, size = box.position_y + box.baseline, box.style["font_size"]
    hidden = 0
    for across in _ACROSS:
        for above in _ABOVE:
            point = moved((box.position_x + across * box.width, base - above * size), frame.moves)
            left = 1.0
            for shape in later:
                if shape.holds(point):
                    left *= shape.through
            hidden += left < FAINT
    return hidden >= _MOST


def _colliding(texts: list[tuple[boxes.TextBox, int, _Frame]]) -> Iterable[int]:
    """Pieces of text that stand on each other, of those that nothing has moved."""
    placed = sorted(
        ((_letters(box), box) for box, _, frame in texts if _stands_there(box, frame)),
        key=lambda one: one[0][1],
    )
    for index, (one, box) in enumerate(placed):
        for other, beside in placed[index + 1 :]:
            if other[1] > one[3]:
                break
            sizes = sorted((box.style["font_size"], beside.style["font_size"]))
            if sizes[1] <= _ALIKE * sizes[0] and _collide(one, other):
                yield from (id(box), id(beside))


def _stands_there(box: boxes.TextBox, frame: _Frame) -> bool:
    """Whether a piece of text can be in the way of another: in its place, and to be seen."""
    if frame.moves or frame.share < 0.5 or _alpha(box.style["color"], box) < FAINT:
        return False
    left, top, right, bottom = _letters(box)
    middle = (left + right) / 2, (top + bottom) / 2
    return all(_in(middle, clip) for clip, _ in frame.clips)


def _collide(one: Rectangle, other: Rectangle) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    narrow = min(one[2] - one[0], other[2] - other[0])
    low = min(one[3] - one[1], other[3] - other[1])
    return narrow > 0 and width >= _SHARED * narrow and height >= _SHARED * low


def _letters(box: boxes.TextBox) -> Rectangle:
    base = box.position_y + box.baseline
    top = base - _HEIGHT * box.style["font_size"]
    return box.position_x, top, box.position_x + box.width, base


def _within(box: boxes.Box, frame: _Frame) -> _Frame:
    """What holds in a box that begins a stacking context."""
    moves, clips = frame.moves, frame.clips
    if box.is_absolutely_positioned() and box.style["clip"]:
        clips = (*clips, (clip(box), len(moves)))
    if (matrix := box.transformation_matrix) and matrix.determinant:
        moves = (*moves, matrix.values)
    return _Frame(moves, clips, frame.share * box.style["opacity"])


def _clipped(box: boxes.Box, frame: _Frame) -> _Frame:
    if box.style["overflow"] == "visible" or isinstance(box, boxes.PageBox):
        return frame
    place = box.padding_box_x(), box.padding_box_y()
    edge = _rectangle((*place, box.padding_width(), box.padding_height()))
    return replace(frame, clips=(*frame.clips, (edge, len(frame.moves))))


def clip(box: boxes.Box) -> Rectangle:
    """Where the property `clip` cuts a box off."""
    x, y = box.border_box_x(), box.border_box_y()
    sides = zip(box.style["clip"], (0, box.border_width(), box.border_height(), 0), strict=True)
    top, right, bottom, left = (
        auto if side == "auto" else getattr(side, "value", side) for side, auto in sides
    )
    return x + left, y + top, x + right, y + bottom


def _parts(block: boxes.Box) -> Iterable[boxes.Box]:
    """The boxes whose grounds are painted with that of a block: those of a table."""
    yield block
    if isinstance(block, boxes.TableBox):
        for group in block.children:
            yield group
            for row in group.children:
                yield row
                yield from row.children


def _layer(layer: object, area: Rectangle) -> Rectangle:
    """Where the picture of a background is."""
    if any(word != "no-repeat" for word in layer.repeat):
        return area
    x, y = (a + b for a, b in zip(layer.position, layer.positioning_area[:2], strict=True))
    left, top, right, bottom = _rectangle((x, y, *layer.size))
    return max(left, area[0]), max(top, area[1]), min(right, area[2]), min(bottom, area[3])


def _opacity(image: object) -> float:
    """How opaque a picture is; one that cannot be told is taken for opaque."""
    if image is None:
        return 0.0
    stops = getattr(image, "colors", ())
    return min((colour.alpha for colour in stops), default=1.0)


def _alpha(colour: object, box: boxes.Box) -> float:
    colour = box.style["color"] if colour == "currentcolor" else colour
    return getattr(colour, "alpha", 1.0)


def _edge(box: boxes.Box) -> Rectangle:
    place = box.border_box_x(), box.border_box_y()
    return _rectangle((*place, box.border_width(), box.border_height()))


def _rectangle(area: Iterable[float]) -> Rectangle:
    x, y, width, height = area
    return x, y, x + width, y + height


def _grown(area: Rectangle, by: float) -> Rectangle:
    return area[0] - by, area[1] - by, area[2] + by, area[3] + by


def _in(point: Point, area: Rectangle) -> bool:
    return area[0] <= point[0] <= area[2] and area[1] <= point[1] <= area[3]


def moved(point: Point, moves: tuple[tuple[float, ...], ...]) -> Point:
    """Where transformations, the outermost first, bring a point."""
    for a, b, c, d, e, f in reversed(moves):
        point = a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f
    return point


def _back(point: Point, move: tuple[float, ...]) -> Point:
    a, b, c, d, e, f = move
    x, y, size = point[0] - e, point[1] - f, a * d - b * c
    return (d * x - c * y) / size, (a * y - b * x) / size
