"""What a chart is drawn of: lines, bars, dots and words, each with its place in CSS pixels.

Words know the box that they take, so that it can be told whether two lie on each other or one
leaves the drawing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from math import inf
from typing import Literal

from briefing.edition import language
from briefing.look.charts.words import BOLD, Label, ems, label
from briefing.memo import walk
from briefing.memo.document import Text

Box = tuple[float, float, float, float]
Anchor = Literal["start", "middle", "end"]
Tone = Literal["ink", "muted", "accent", "paper"]

#: Distance of two lines of words, what letters take above and below their baseline, and the air
#: around words and marks, as shares of the letters' size.
LEADING, ABOVE, BELOW, AIR = 1.28, 0.78, 0.22, 0.5
#: A unit up to this wide, in em, stands behind every number; a longer one over the drawing.
_SHORT = 1.0
#: CSS pixels that boxes of words may share: their letters leave as much blank.
_TOUCH = 1.0


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of words."""

    lines: tuple[str, ...]
    x: float
    y: float
    """The first line's baseline."""
    size: float
    anchor: Anchor = "start"
    tone: Tone = "ink"
    bold: bool = False
    language: str = ""
    text: Text | None = field(default=None, compare=False)
    """The text of the memo that they are from, if any."""

    @property
    def placed(self) -> tuple[tuple[float, str], ...]:
        """The baseline of each line, and the line."""
        lead = self.size * LEADING
        return tuple((self.y + number * lead, line) for number, line in enumerate(self.lines))

    @property
    def box(self) -> Box:
        """What they take: left, top, right, bottom."""
        wide = max(map(ems, self.lines), default=0.0) * self.size * (BOLD if self.bold else 1)
        left = self.x - wide * {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        foot = self.y + (len(self.lines) - 1) * self.size * LEADING + BELOW * self.size
        return left, self.y - ABOVE * self.size, left + wide, foot


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line: `grid`, `axis`, `zero`, `stem`, or a `leader` from a mark to its words."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in the tone of its series."""

    x: float
    y: float
    width: float
    height: float
    tone: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot in the tone of its series."""

    x: float
    y: float
    radius: float
    tone: int
    solid: bool = False
    """Whether it is a point of a line, and has its colour."""


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, in the tone of its series; `break` is the mark of a broken axis."""

    points: tuple[tuple[float, float], ...]
    tone: int = 0
    role: str = "series"

    @property
    def d(self) -> str:
        """Its points as SVG writes them."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a drawing is made for: how wide, in letters of which size, in which language."""

    width: float
    size: float
    language: str
    units: str = "{unit}"
    """What is written over a drawing whose unit is long."""

    def number(self, value: Decimal, unit: Text | None) -> str:
        """A number as it stands beside its mark: a long unit is left out there."""
        shown = unit if unit and not self.is_long(unit) else None
        return language.quantity(value, walk.visible(shown.words) if shown else "", self.language)

    @staticmethod
    def is_long(unit: Text | None) -> bool:
        """Whether a unit is said once for all numbers."""
        return unit is not None and ems(walk.visible(unit.words)) > _SHORT


@dataclass(slots=True)
class Drawing:
    """A chart as drawn, in layers from the ground up."""

    setting: Setting
    height: float = 0.0
    rules: list[Rule] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.setting.width

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.setting.size

    @property
    def line(self) -> float:
        """The distance of two lines of words."""
        return self.size * LEADING

    def write(self, lines: str | Iterable[str], x: float, y: float, **how) -> Words:
        """Write lines, the first on the baseline `y`."""
        lines = (lines,) if isinstance(lines, str) else tuple(lines)
        words = Words(lines, x, y, self.size, **how)
        self.words.append(words)
        return words

    def label(self, label: Label, text: Text, x: float, y: float, **how) -> None:
        """Write a label, and its gloss under it; `y` is the middle of both."""
        first = y - (label.count - 1) * self.line / 2 + (ABOVE - BELOW) * self.size / 2
        own = text.language if text.language != self.setting.language else ""
        if label.words:
            self.write(label.words, x, first, text=text, language=own, **how)
        if label.gloss:
            quiet = how | {"tone": "muted", "bold": False, "language": text.gloss_language}
            under = first + len(label.words) * self.line
            self.write(label.gloss, x, under, text=text, **quiet)

    def pair(self, text: Text, x: float, y: float, middle: bool = False, **how) -> None:
        """Write a label and, behind it on the same line, its gloss."""
        written = label(text, inf)
        gap = 0.4 * self.size if written.gloss else 0.0
        wide = (ems("".join(written.words)) + ems("".join(written.gloss))) * self.size + gap
        x -= wide / 2 if middle else 0.0
        own = text.language if text.language != self.setting.language else ""
        words = self.write(written.words, x, y, text=text, language=own, **how)
        if written.gloss:
            quiet = {"tone": "muted", "language": text.gloss_language}
            self.write(written.gloss, words.box[2] + gap, y, text=text, **quiet)

    def is_free(self, words: Words) -> bool:
        """Whether words would lie inside the drawing, on no other words and across no line."""
        if _leaves(words, self) or any(_lie_on(words, other, -_TOUCH) for other in self.words):
            return False
        return not any(_crosses(path, words.box) for path in self.paths)


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that cannot be read as they stand: on others, or over the drawing's edge."""

    words: Words
    other: Words | None = None


def faults(drawing: Drawing) -> Iterator[Fault]:
    """Every label that lies on another or leaves the drawing."""
    for words in drawing.words:
        if _leaves(words, drawing):
            yield Fault(words)
    for words, other in combinations(drawing.words, 2):
        if _lie_on(words, other):
            yield Fault(words, other)


def _leaves(words: Words, drawing: Drawing) -> bool:
    left, top, right, bottom = words.box
    over = drawing.height and bottom > drawing.height + _TOUCH
    return bool(left < -_TOUCH or top < -_TOUCH or right > drawing.width + _TOUCH or over)


def _lie_on(words: Words, other: Words, least: float = _TOUCH) -> bool:
    box, second = words.box, other.box
    across = min(box[2], second[2]) - max(box[0], second[0])
    return across > least and min(box[3], second[3]) - max(box[1], second[1]) > least


def _crosses(path: Path, box: Box) -> bool:
    """Whether a line goes through a box; looked at every two pixels of its way."""
    for (x1, y1), (x2, y2) in zip(path.points, path.points[1:], strict=False):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 2))
        for step in range(steps + 1):
            x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
            if box[0] < x < box[2] and box[1] < y < box[3]:
                return True
    return False


def parted(wanted: list[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """The middles of blocks (middle, height) such that none lies on another, each near its own.

    Blocks that would touch are put together and moved as one.
    """
    groups: list[list[int]] = []
    for number in sorted(range(len(wanted)), key=lambda number: wanted[number][0]):
        groups.append([number])
        while len(groups) > 1:
            before, last = (_spread([wanted[n] for n in g], top, bottom) for g in groups[-2:])
            if last[0] >= before[-1]:
                break
            groups[-2:] = [groups[-2] + groups[-1]]
    places = [0.0] * len(wanted)
    for group in groups:
        edges = _spread([wanted[number] for number in group], top, bottom)
        for number, start, end in zip(group, edges, edges[1:], strict=False):
            places[number] = (start + end) / 2
    return places


def _spread(blocks: list[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """The edges of blocks that stand one under another, where they lie nearest to their places."""
    edges, starts = [0.0], []
    for middle, height in blocks:
        starts.append(middle - height / 2 - edges[-1])
        edges.append(edges[-1] + height)
    start = min(max(sum(starts) / len(starts), top), bottom - edges[-1])
    return [start + edge for edge in edges]
