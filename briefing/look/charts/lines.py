"""Turn a chart into lines over time: each named at its right end, its turning points told."""

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product

from briefing.look.charts import scale as scales
from briefing.look.charts.drawing import (
    ABOVE,
    AIR,
    BELOW,
    Dot,
    Drawing,
    Path,
    Rule,
    Setting,
    Words,
    parted,
)
from briefing.look.charts.rows import MIDDLE, broken, ticks, tones, unit
from briefing.look.charts.scale import Scale
from briefing.look.charts.words import BOLD, Label, ems, folded, label
from briefing.memo import walk
from briefing.memo.document import Chart, Text

#: Shares of the width: what names at the right ends take at most, and how high the drawing is.
NAMES, HIGH = 0.34, 0.36
#: The least height of a drawing, the radius of a dot and the blank before the first, in em.
LEAST, DOT, _INSET = 11.0, 0.32, 0.9
#: What is blank between two names, in lines.
BETWEEN = 0.3
#: Names this far from the ends of their lines, in em, are led to them.
FAR = 0.7
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(slots=True)
class Plane:
    """A drawing with a scale upwards, and where its points stand."""

    chart: Chart
    drawing: Drawing
    scale: Scale
    places: list[float]
    """Where each row stands."""
    top: float
    foot: float

    def y(self, value: Decimal) -> float:
        """Where a value lies."""
        return self.foot - self.scale.share(value) * (self.foot - self.top)

    def series(self) -> list[tuple[tuple[float, float], ...]]:
        """The points of each series."""
        columns = zip(*(row.values for row in self.chart.rows), strict=True)
        return [
            tuple((x, self.y(value)) for x, value in zip(self.places, column, strict=True))
            for column in columns
        ]


def draw(chart: Chart, setting: Setting) -> Drawing:
    """A line for each series, over labels that stand where their years do."""
    drawing, size = Drawing(setting), setting.size
    scale = scales.fitted([v for row in chart.rows for v in row.values], chart.scale)
    marks = ticks(setting, scale, chart.unit)
    names = ends(chart, setting, [walk_last(chart, n) for n in range(len(chart.rows[0].values))])
    left = max(map(ems, marks.values()), default=0.0) * size + AIR * size
    right = setting.width - max(name.ems for name in names) * size * BOLD - 3 * AIR * size
    top = unit(drawing, chart) + 1.6 * size
    high = max(
        setting.width * HIGH, LEAST * size, sum(n.count + BETWEEN for n in names) * drawing.line
    )
    places = _places(chart, left + _INSET * size, max(right, left + 2 * size))
    plane = Plane(chart, drawing, scale, places, top, top + high)
    _scale(plane, marks, left)
    _lines(plane)
    write_ends(plane, names, right + 2.5 * AIR * size)
    drawing.height = plane.foot + _labels(plane)
    _turns(plane)
    return drawing


def walk_last(chart: Chart, number: int) -> Decimal:
    """The last value of a series."""
    return chart.rows[-1].values[number]


def _places(chart: Chart, left: float, right: float) -> list[float]:
    """Where the rows stand: by their years where each has one, else evenly; one at the end."""
    years = [_YEAR.findall(walk.visible(row.label.words)) for row in chart.rows]
    marks = [int(year[0]) for year in years if len(year) == 1]
    if len(marks) < len(years) or marks != sorted({*marks}):
        marks = [*range(len(years))]
    span = marks[-1] - marks[0]
    return [left + (right - left) * ((m - marks[0]) / span if span else 1) for m in marks]


def _scale(plane: Plane, marks: dict[Decimal, str], left: float) -> None:
    """Draw the lines of the scale, and the mark of one that does not begin at 0."""
    drawing, size = plane.drawing, plane.drawing.size
    end = plane.places[-1]
    for tick, shown in marks.items():
        y = plane.y(tick)
        drawing.rules.append(Rule(left, y, end, y, "zero" if tick == 0 else "grid"))
        x = left - AIR * size
        drawing.write(shown, x, y + MIDDLE * size, anchor="end", tone="muted")
    if plane.scale.is_broken:
        drawing.rules.append(Rule(left, plane.top, left, plane.foot, "axis"))
        drawing.paths.append(broken(left, plane.foot - size, size, upright=True))
    elif 0 not in marks:
        y = plane.y(Decimal(0))
        drawing.rules.append(Rule(left, y, end, y, "zero"))


def _lines(plane: Plane) -> None:
    """Draw the lines, the highlighted one above the others."""
    inks = tones(plane.chart.series, plane.chart.highlight)
    for points, tone in sorted(zip(plane.series(), inks, strict=True), key=lambda pair: -pair[1]):
        plane.drawing.paths.append(Path(points, tone))


def ends(chart: Chart, setting: Setting, values: list[Decimal]) -> list[Label]:
    """What stands at the right end of each line: its last number, and its name."""
    room = NAMES * setting.width / setting.size
    numbers = [setting.number(value, chart.unit) for value in values]
    if not chart.series:
        return [Label((number,)) for number in numbers]
    return [named(n, name, room) for n, name in zip(numbers, chart.series, strict=True)]


def named(number: str, name: Text, room: float) -> Label:
    """A number with a name behind it, folded to so many em."""
    written = label(name, room)
    return Label(folded(f"{number} {walk.visible(name.words)}", room), written.gloss)


def write_ends(plane: Plane, names: list[Label], x: float, highlight: str = "") -> None:
    """Write the names at the ends of their lines, parted where they would lie on each other."""
    drawing, size = plane.drawing, plane.drawing.size
    points = [line[-1] for line in plane.series()]
    wanted = [
        (y, (name.count + BETWEEN) * drawing.line)
        for (_, y), name in zip(points, names, strict=True)
    ]
    middles = parted(wanted, plane.top - 1.2 * size, plane.foot + 0.8 * size)
    inks = tones(plane.chart.series, plane.chart.highlight)
    texts = plane.chart.series or (plane.chart.caption,)
    for (end, y), name, middle, tone, text in zip(points, names, middles, inks, texts, strict=True):
        drawing.dots.append(Dot(end, y, DOT * size, tone, solid=True))
        drawing.label(name, text, x, middle, bold=tone == 1, tone="accent" if tone == 1 else "ink")
        if abs(middle - y) > FAR * size:
            rule = Rule(end + AIR * size, y, x - AIR * size / 2, middle, "leader")
            drawing.rules.append(rule)


def _labels(plane: Plane) -> float:
    """Write the labels under the points, every n-th where they count; the height they take."""
    rows, drawing, _size = plane.chart.rows, plane.drawing, plane.drawing.size
    count = len(rows)
    counted = all(any(map(str.isdigit, walk.visible(row.label.words))) for row in rows)
    for step in range(1, count + 1) if counted else (1,):
        chosen = sorted({*range(0, count, step)})
        if count - 1 not in chosen:
            chosen[-1:] = [count - 1] if len(chosen) > 1 else [*chosen, count - 1]
        written = _row_of(plane, chosen)
        if written is not None:
            break
    else:
        written = _row_of(plane, [*range(count)] if not counted else [count - 1], force=True)
    drawing.words += [words for block in written for words in block]
    return max(words.box[3] for block in written for words in block) - plane.foot


def _row_of(plane: Plane, chosen: list[int], force: bool = False) -> list[list[Words]] | None:
    """The labels of some points beside each other; nothing where they have no room."""
    drawing, size, blocks = plane.drawing, plane.drawing.size, []
    places = [plane.places[number] for number in chosen]
    gaps = [b - a for a, b in pairwise(places)] or [drawing.width / 2]
    room = min(gaps) / size - AIR
    for number, x in zip(chosen, places, strict=True):
        own = Drawing(drawing.setting)
        text = plane.chart.rows[number].label
        written = label(text, room)
        half = written.ems * size / 2
        x = min(max(x, half), drawing.width - half)
        top = plane.foot + (AIR + ABOVE) * size
        middle = top + (written.count - 1) * drawing.line / 2 - (ABOVE - BELOW) * size / 2
        own.label(written, text, x, middle, anchor="middle")
        blocks.append(own.words)
        if written.ems > max(room, 0) and not force:
            return None
    return blocks


def _turns(plane: Plane) -> None:
    """Write the first, the highest and the lowest number of each line where they have room."""
    chart, drawing, size = plane.chart, plane.drawing, plane.drawing.size
    inks = tones(chart.series, chart.highlight)
    order = sorted(zip(plane.series(), range(len(inks)), inks, strict=True), key=lambda s: s[2])
    for points, number, tone in order:
        values = [row.values[number] for row in chart.rows]
        places = dict.fromkeys((0, values.index(max(values)), values.index(min(values))))
        for place in places:
            if place == len(values) - 1:
                continue
            shown = drawing.setting.number(values[place], chart.unit)
            x, y = points[place]
            words = _beside(plane, shown, x, y, tone == 1, values[place] == min(values))
            if words is not None:
                drawing.words.append(words)
                drawing.dots.append(Dot(x, y, DOT * size, tone, solid=True))


def _beside(plane: Plane, shown: str, x: float, y: float, bold: bool, below: bool) -> Words | None:
    """A number above or below its point, where no line and no other word is; else nothing."""
    size = plane.drawing.size
    over, under = y - (DOT + 0.35) * size, y + (DOT + 0.35 + ABOVE) * size
    rows = (under, over) if below else (over, under)
    shifts = (("middle", 0.0), ("start", -DOT * size), ("end", DOT * size))
    for baseline, (anchor, shift) in product(rows, shifts):
        words = Words((shown,), x + shift, baseline, size, anchor, bold=bold)
        if words.box[3] <= plane.foot and plane.drawing.is_free(words):
            return words
    return None
