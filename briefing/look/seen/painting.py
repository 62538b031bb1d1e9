"""What a document paints, page by page, in the order in which it is painted.

Lengths are CSS pixels from the top left corner of a page. Nothing here knows who laid it out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefing.look.page import Tree
from briefing.look.seen.contrast import Colour

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Move = tuple[float, float, float, float, float, float]
"""A transformation: the six values of CSS's `matrix()`."""

#: How far letters reach above and below their baseline, in em; Hangul stands lower than Latin.
ABOVE, BELOW = 0.80, 0.12
#: Where letters are looked at, in em above their baseline.
_HEIGHTS = (0.15, 0.55)
#: The part of a page that its notes stand in.
NOTES = "@footnote"


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for everything inside a stacking context (CSS 2.2, appendix E)."""

    moves: tuple[Move, ...] = ()
    """Transformations, the outermost first."""
    clips: tuple[tuple[Rectangle, int], ...] = ()
    """Where things are cut off, each with the number of moves that hold for it."""
    groups: tuple[tuple[int, float], ...] = ()
    """What is painted as a whole, each with a number and how opaque it is, the outermost first."""

    def moved(self, point: Point, outer: int = 0) -> Point:
        """Where a point of what is inside comes to lie, within the moves counted by `outer`."""
        for a, b, c, d, e, f in reversed(self.moves[outer:]):
            point = a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f
        return point

    def bounds(self, area: Rectangle) -> Rectangle:
        """The part of the page that an area comes to lie in."""
        if not self.moves:
            for clip, _ in self.clips:
                area = common(area, clip)
            return area
        xs, ys = zip(*(self.moved((x, y)) for x in area[::2] for y in area[1::2]), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def holds(self, area: Rectangle, point: Point) -> bool:
        """Whether a point of the page lies in an area of what is inside, and is not cut off."""
        points = [point]
        for a, b, c, d, e, f in self.moves:
            (x, y), size = points[-1], a * d - b * c
            if not size:
                return False
            x, y = x - e, y - f
            points.append(((d * x - c * y) / size, (a * y - b * x) / size))
        return within(points[-1], area) and all(within(points[n], clip) for clip, n in self.clips)


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A piece of text on one line."""

    words: str
    element: Tree | None
    part: str
    """`before`, `after`, `marker` …; `@bottom-right` … in a page's margin; mostly empty."""
    page: int
    order: int
    """Its number in the document, as that is read."""
    letters: Rectangle
    """Where it stands before anything moves it."""
    place: Rectangle
    """Where on the page it is seen."""
    size: float
    colour: Colour | None
    """None where it cannot be told."""
    alpha: float
    """How opaque its letters are, but for the groups that it is in."""
    spacing: float
    """What stands between its letters beside their own width, in px."""
    backwards: bool
    """Whether its letters are forced to run from right to left."""
    families: tuple[str, ...]
    column: Rectangle | None
    """The border box of the block whose line it stands on."""
    inside: tuple[int, ...]
    """Numbers of the boxes around it."""
    frame: Frame

    def points(self, *across: float) -> list[Point]:
        """Places in its letters, before anything moves them, at some shares of its width."""
        left, _, right, bottom = self.letters
        heights = [bottom - (BELOW + height) * self.size for height in _HEIGHTS]
        return [(left + share * (right - left), y) for share in across for y in heights]

    @property
    def scale(self) -> float:
        """How much larger it is seen than it is set."""
        area = 1.0
        for a, b, c, d, _, _ in self.frame.moves:
            area *= abs(a * d - b * c)
        return area**0.5


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A rectangle of paint: a ground, a side of a border, a shadow, an outline, a picture."""

    element: Tree | None
    part: str
    box: int
    """The number of the box that it belongs to."""
    area: Rectangle
    """Where it stands before anything moves it or cuts it off."""
    place: Rectangle
    """Where on the page it is seen."""
    colour: Colour | None
    """None where it is a picture, or a colour that cannot be told."""
    alpha: float
    frame: Frame

    def holds(self, point: Point) -> bool:
        """Whether it is painted over a point of the page."""
        return self.frame.holds(self.area, point)


@dataclass(slots=True)
class Page:
    """What a page paints."""

    sheet: Rectangle
    """Its edges."""
    area: Rectangle
    """The area of its text and notes."""
    items: list[Text | Shape] = field(default_factory=list)
    """In the order of painting."""

    @property
    def texts(self) -> list[Text]:
        """Its pieces of text, in reading order."""
        texts = (item for item in self.items if isinstance(item, Text))
        return sorted(texts, key=lambda text: text.order)

    @property
    def shapes(self) -> list[Shape]:
        """Everything else, in the order of painting."""
        return [item for item in self.items if isinstance(item, Shape)]


@dataclass(slots=True)
class Painting:
    """What a document paints."""

    pages: list[Page] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    """What style sheets write into its bookmarks."""

    @property
    def texts(self) -> Iterator[Text]:
        """All pieces of text, in reading order."""
        return (text for page in self.pages for text in page.texts)


def common(area: Rectangle, other: Rectangle) -> Rectangle:
    """What two rectangles share; its right is left of its left where they are apart."""
    return (
        max(area[0], other[0]),
        max(area[1], other[1]),
        min(area[2], other[2]),
        min(area[3], other[3]),
    )


def within(point: Point, area: Rectangle, over: float = 0.0) -> bool:
    """Whether a point lies in a rectangle, or no further than `over` out of it."""
    (x, y), (left, top, right, bottom) = point, area
    return left - over <= x <= right + over and top - over <= y <= bottom + over


def colliding(texts: Iterable[Text]) -> Iterator[tuple[Text, Text, float, float]]:
    """Pairs of texts that share a place, in reading order, with the width and height of it.

    The width is in px, the height is a share of the lower of the two.
    """
    placed = sorted(texts, key=lambda text: text.place[1])
    for index, upper in enumerate(placed):
        for lower in placed[index + 1 :]:
            if lower.place[1] >= upper.place[3]:
                break
            left, top, right, bottom = common(upper.place, lower.place)
            if right > left and bottom > top:
                height = min(text.place[3] - text.place[1] for text in (upper, lower))
                pair = sorted((upper, lower), key=lambda text: text.order)
                yield *pair, right - left, (bottom - top) / height
