"""Tell how much of a text's contrast is left when everything has been painted.

Paint is mixed point by point in the order of the page, group by group (CSS Compositing 1). What a
point looks like with the letters is held against what it looks like without them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefing.look.page import Tree
from briefing.look.seen.contrast import Colour, contrast
from briefing.look.seen.painting import Page, Point, Shape, Text, colliding, common

#: Where a piece of text is looked at, at two heights; most of those places decide, and a thin
#: line takes half of them. One that looks alike everywhere is looked at in the middle.
_ACROSS, _MIDDLE = (0.1, 0.3, 0.5, 0.7, 0.9), (0.5,)
#: Texts that share this much of their width and height are illegible, but for letters that are
#: so many times as large: those lie behind small ones on purpose.
_SHARED, _ALIKE = 0.6, 2.0
#: Letters less opaque than this are in nobody's way.
_FAINT = 0.1
_BLACK, _WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)

Paint = tuple[Colour, float, tuple[tuple[int, float], ...]]
"""A colour, how opaque it is, and the groups that it is in."""


@dataclass(frozen=True, slots=True)
class Legibility:
    """Contrasts of a text with what is around its letters, from 1 to 21 (WCAG 2.2)."""

    solid: float
    """As if nothing were transparent."""
    painted: float
    """As it is painted, transparent or not."""
    left: float
    """After everything that is painted later."""
    cover: tuple[Tree | None, str] | None
    """The element and part of the most opaque of what is painted over it."""


def legibility(page: Page) -> dict[Text, Legibility]:
    """How well each text of a page is seen; what cannot be told counts in its favour."""
    shapes = [(number, item) for number, item in enumerate(page.items) if isinstance(item, Shape)]
    texts = ((number, item) for number, item in enumerate(page.items) if isinstance(item, Text))
    return {text: _legible(number, text, shapes) for number, text in texts}


def _legible(at: int, text: Text, shapes: list[tuple[int, Shape]]) -> Legibility:
    left, top, right, bottom = text.place
    touching = [
        (number, shape)
        for number, shape in shapes
        if shape.place[0] < right and shape.place[2] > left
        if shape.place[1] < bottom and shape.place[3] > top
    ]
    before = [shape for number, shape in touching if number < at]
    after = [shape for number, shape in touching if number > at]
    alike = all(_contains(shape, text) for _, shape in touching)
    points = map(text.frame.moved, text.points(*(_MIDDLE if alike else _ACROSS)))
    contrasts = [_contrasts(before, text, after, point) for point in points]
    columns = (sorted(column) for column in zip(*contrasts, strict=True))
    solid, painted, rest = (column[len(column) // 2] for column in columns)
    most = max(after, key=lambda shape: shape.alpha, default=None)
    return Legibility(solid, painted, rest, most and (most.element, most.part))


def _contains(shape: Shape, text: Text) -> bool:
    """Whether all of a text has a shape over or under it."""
    return shape.frame.moves == () and common(shape.place, text.place) == text.place


def _contrasts(
    before: Iterable[Shape], text: Text, after: Iterable[Shape], point: Point
) -> tuple[float, float, float]:
    """The contrasts of a text at a point: solid, as painted, and what is left."""
    ground = list(_paints(before, point, _far(text.colour or _BLACK)))
    solid = _mixed((colour, alpha, ()) for colour, alpha, _ in ground)
    colour = text.colour or _far(solid)
    letters = (colour, text.alpha, text.frame.groups)
    later = list(_paints(after, point, _BLACK))
    return (
        contrast(colour, solid),
        contrast(_mixed([*ground, letters]), _mixed(ground)),
        contrast(_mixed([*ground, letters, *later]), _mixed([*ground, *later])),
    )


def _paints(shapes: Iterable[Shape], point: Point, unknown: Colour) -> Iterator[Paint]:
    for shape in shapes:
        if shape.holds(point):
            yield shape.colour or unknown, shape.alpha, shape.frame.groups


def _far(colour: Colour) -> Colour:
    return max(_BLACK, _WHITE, key=lambda end: contrast(colour, end))


def _mixed(paints: Iterable[Paint]) -> Colour:
    """What white paper looks like under some paint."""
    open_: list[tuple[int, float]] = []
    layers = [(*_WHITE, 1.0)]
    for colour, alpha, groups in (*paints, (_WHITE, 0.0, ())):
        while open_ != list(groups[: len(open_)]):
            layer, (_, share) = layers.pop(), open_.pop()
            layers[-1] = _over(tuple(channel * share for channel in layer), layers[-1])
        for group in groups[len(open_) :]:
            open_.append(group)
            layers.append((0.0, 0.0, 0.0, 0.0))
        paint = (*(channel * alpha for channel in colour), alpha)
        layers[-1] = _over(paint, layers[-1])
    return layers[0][:3]


def _over(upper: tuple[float, ...], lower: tuple[float, ...]) -> tuple[float, ...]:
    """One layer over another; red, green and blue are multiplied with how opaque they are."""
    return tuple(a + b * (1 - upper[3]) for a, b in zip(upper, lower, strict=True))


def overlaid(page: Page) -> set[Text]:
    """Pieces of text that stand on each other, of those that nothing has moved."""
    illegible: set[Text] = set()
    for text, other, width, height in colliding(filter(_stands_there, page.texts)):
        sizes = sorted((text.size, other.size))
        narrow = min(piece.place[2] - piece.place[0] for piece in (text, other))
        if sizes[1] <= _ALIKE * sizes[0] and min(width / narrow, height) >= _SHARED:
            illegible |= {text, other}
    return illegible


def _stands_there(text: Text) -> bool:
    """Whether a piece of text can be in the way of another: in its place, and to be seen."""
    shown = text.alpha
    for _, share in text.frame.groups:
        shown *= share
    return not text.frame.moves and shown >= _FAINT
