"""Turn a chart into slopes: what became of each row between two moments."""

from dataclasses import dataclass

from briefing.look.charts.drawing import AIR, BELOW, Dot, Drawing, Path, Rule, Setting, parted
from briefing.look.charts.lines import BETWEEN, DOT, FAR, HIGH, LEAST, NAMES, named
from briefing.look.charts.rows import MIDDLE, reach, row_tone, unit
from briefing.look.charts.scale import Scale
from briefing.look.charts.words import BOLD, Label, label
from briefing.memo.document import Chart


@dataclass(slots=True)
class _Moments:
    """A drawing with two upright lines, and where its values lie on them."""

    chart: Chart
    drawing: Drawing
    left: float
    right: float
    top: float
    foot: float

    def points(self) -> list[tuple[float, float]]:
        """How high each row stands at both moments."""
        values = [value for row in self.chart.rows for value in row.values]
        scale = Scale(*(self.chart.scale or (min(values), max(values))), ())
        high = self.foot - self.top
        return [
            tuple(self.foot - scale.share(value) * high for value in row.values)
            for row in self.chart.rows
        ]


def draw(chart: Chart, setting: Setting) -> Drawing:
    """A line for each row, its first number on the left, its second with its name on the right."""
    size, room = setting.size, NAMES * setting.width / setting.size
    starts = [setting.number(row.values[0], chart.unit) for row in chart.rows]
    names = [
        named(setting.number(row.values[1], chart.unit), row.label, room) for row in chart.rows
    ]
    heads = [label(name, room) for name in chart.series]
    half = [head.ems * size * BOLD / 2 for head in heads]
    wide = max(name.ems for name in names) * size * BOLD + 2 * AIR * size
    left = max(reach(setting, starts), half[0])
    right = max(setting.width - max(wide, half[1]), left + 2 * size)
    moments = _Moments(chart, Drawing(setting), left, right, 0.0, 0.0)
    _frame(moments, heads, sum(name.count + BETWEEN for name in names))
    _sides(moments, starts, names)
    return moments.drawing


def _frame(moments: _Moments, heads: list[Label], lines: float) -> None:
    """Draw the moments with their names, as high as so many lines of words need."""
    drawing, size = moments.drawing, moments.drawing.size
    top = unit(drawing, moments.chart)
    high = max(head.count for head in heads) * drawing.line
    sides = moments.left, moments.right
    for head, name, x in zip(heads, moments.chart.series, sides, strict=True):
        drawing.label(head, name, x, top + high / 2, anchor="middle", bold=True)
    moments.top = top + high + size
    moments.foot = moments.top + max(drawing.width * HIGH, LEAST * size, lines * drawing.line)
    ends = moments.top - AIR * size, moments.foot + AIR * size
    drawing.rules += [Rule(x, ends[0], x, ends[1], "axis") for x in sides]
    drawing.height = ends[1] + (AIR + BELOW) * size


def _sides(moments: _Moments, starts: list[str], names: list[Label]) -> None:
    """Draw the slopes and write what they begin and end with, parted where it would touch."""
    drawing, size, points = moments.drawing, moments.drawing.size, moments.points()
    ends = moments.top - size, moments.foot + size
    lefts = parted([(first, drawing.line) for first, _ in points], *ends)
    blocks = [(name.count + BETWEEN) * drawing.line for name in names]
    rights = parted([(y[1], high) for y, high in zip(points, blocks, strict=True)], *ends)
    for number, row in enumerate(moments.chart.rows):
        tone, (first, last) = row_tone(moments.chart, row), points[number]
        bold = moments.chart.highlight == row.label.id
        drawing.paths.append(Path(((moments.left, first), (moments.right, last)), tone))
        _led(moments, moments.left, first, lefts[number], tone)
        _led(moments, moments.right, last, rights[number], tone)
        x, y = moments.left - 1.5 * AIR * size, lefts[number] + MIDDLE * size
        drawing.write(starts[number], x, y, anchor="end", bold=bold, text=row.label)
        tint = "accent" if bold else "ink"
        x = moments.right + 1.5 * AIR * size
        drawing.label(names[number], row.label, x, rights[number], bold=bold, tone=tint)


def _led(moments: _Moments, x: float, y: float, place: float, tone: int) -> None:
    """Draw the end of a slope, and lead it to words that stand elsewhere."""
    drawing, size = moments.drawing, moments.drawing.size
    drawing.dots.append(Dot(x, y, DOT * size, tone, solid=True))
    if abs(place - y) > FAR * size:
        away = AIR * size * (-1 if x == moments.left else 1)
        drawing.rules.append(Rule(x + away / 2, y, x + 1.3 * away, place, "leader"))
