"""The frame of charts whose labels stand one under another, along one scale: bars and dots."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefing.look.charts.drawing import ABOVE, AIR, BELOW, Bar, Dot, Drawing, Path, Rule, Setting
from briefing.look.charts.scale import Scale
from briefing.look.charts.words import BOLD, Label, ems, folded, label, line
from briefing.memo import walk
from briefing.memo.document import Chart, Row, Text

#: The most of the width that labels may take; longer ones are folded.
LABELS = 0.4
#: What is blank between two rows, the side of a key, and the radius of a dot, in em.
_BETWEEN, _KEY, DOT = 0.8, 0.8, 0.42
#: From a mark's middle down to the baseline of the words beside it, in em.
MIDDLE = (ABOVE - BELOW) / 2


@dataclass(slots=True)
class Frame:
    """A drawing with its labels on the left and its scale below, as far as it has come."""

    chart: Chart
    drawing: Drawing
    scale: Scale
    labels: list[Label]
    left: float
    right: float
    top: float = 0.0
    """Where the scale's lines begin."""
    foot: float = 0.0
    """Where the next row begins."""

    def x(self, value: Decimal) -> float:
        """Where a value lies."""
        return self.left + self.scale.share(value) * (self.right - self.left)

    def begin(self, legend: bool, marker: type = Bar) -> None:
        """Write the unit, and the names of the series where they do not stand beside marks."""
        self.foot = unit(self.drawing, self.chart)
        if legend:
            self.foot = keys(self.drawing, self.chart, self.foot, marker)
        self.top = self.foot
        self.foot += self.drawing.size * _BETWEEN / 2

    def lower(self, height: float) -> None:
        """Begin further down, below what is written over the rows."""
        self.foot += height
        self.top += height

    def row(self, number: int, row: Row, height: float) -> float:
        """Write the label of the next row, whose marks take a height; the row's middle."""
        written, size = self.labels[number], self.drawing.size
        whole = max(height, written.count * self.drawing.line)
        middle = self.foot + whole / 2
        bold = row.label.id == self.chart.highlight
        self.drawing.label(written, row.label, 0.0, middle, bold=bold)
        self.foot += whole + _BETWEEN * size
        return middle

    def close(self, zero: str = "zero") -> Drawing:
        """The drawing with the scale under its rows; `zero` says what its 0 means to marks."""
        size, foot = self.drawing.size, self.foot - _BETWEEN * self.drawing.size / 2
        for tick in self.scale.ticks:
            role = zero if tick == 0 else "grid"
            self.drawing.rules.append(Rule(self.x(tick), self.top, self.x(tick), foot, role))
        if self.scale.is_broken:
            self.drawing.rules.append(Rule(self.left, foot, self.right, foot, "axis"))
            self.drawing.paths.append(broken(self.left + size, foot, size, upright=False))
        elif 0 not in self.scale.ticks:
            x = self.x(Decimal(0))
            self.drawing.rules.append(Rule(x, self.top, x, foot, zero))
        self._ticks(foot + (AIR / 2 + ABOVE) * size)
        self.drawing.height = foot + (AIR / 2 + ABOVE + BELOW) * size
        return self.drawing

    def _ticks(self, y: float) -> None:
        """Write as many of the scale's numbers as have room beside each other."""
        numbers = ticks(self.drawing.setting, self.scale, self.chart.unit)
        for step in range(1, len(numbers) + 1):
            chosen = [*numbers.items()][::-step]
            widths = [ems(shown) * self.drawing.size for _, shown in chosen]
            gaps = [self.x(a[0]) - self.x(b[0]) for a, b in itertools.pairwise(chosen)]
            pairs = zip(gaps, widths, widths[1:], strict=False)
            if all(gap > (a + b) / 2 + AIR * self.drawing.size for gap, a, b in pairs):
                break
        for tick, shown in chosen:
            self.drawing.write(shown, self.x(tick), y, anchor="middle", tone="muted")


def frame(
    chart: Chart, setting: Setting, scale: Scale, before: float = 0.0, behind: float = 0.0
) -> Frame:
    """The frame of a chart; `before` and `behind` are the room for numbers outside its scale."""
    labels = [label(row.label, LABELS * setting.width / setting.size) for row in chart.rows]
    column = max(written.ems for written in labels) * setting.size * BOLD
    numbers = [*ticks(setting, scale, chart.unit).values()]
    half = [ems(numbers[n]) * setting.size / 2 if numbers else 0.0 for n in (0, -1)]
    left = column + 1.5 * AIR * setting.size + max(before, half[0] - AIR * setting.size)
    right = setting.width - max(behind, half[1])
    return Frame(chart, Drawing(setting), scale, labels, left, max(right, left + 1))


def ticks(setting: Setting, scale: Scale, unit: Text | None) -> dict[Decimal, str]:
    """The numbers of a scale; the last one with its unit."""
    last = scale.ticks[-1:]
    return {tick: setting.number(tick, unit if tick in last else None) for tick in scale.ticks}


def reach(setting: Setting, numbers: Iterable[str]) -> float:
    """The room that numbers take beside their marks."""
    wide = max(map(ems, numbers), default=0.0)
    return wide * setting.size * BOLD + 1.5 * AIR * setting.size if wide else 0.0


def unit(drawing: Drawing, chart: Chart) -> float:
    """Write a long unit over a drawing, once for all its numbers; where the drawing goes on."""
    if not drawing.setting.is_long(chart.unit):
        return 0.0
    named = drawing.setting.units.replace("{unit}", walk.visible(chart.unit.words))
    lines = folded(named, drawing.width / drawing.size)
    drawing.write(lines, 0.0, ABOVE * drawing.size, tone="muted", text=chart.unit)
    return len(lines) * drawing.line + AIR * drawing.size


def keys(drawing: Drawing, chart: Chart, top: float, marker: type) -> float:
    """Write the names of the series with their keys; where the drawing goes on."""
    size, x, y = drawing.size, 0.0, top
    for name, tone in zip(chart.series, tones(chart.series, chart.highlight), strict=True):
        wide = (_KEY + AIR + ems(line(name))) * size
        if x and x + wide > drawing.width:
            x, y = 0.0, y + drawing.line
        middle = y + size / 2
        if marker is Dot:
            drawing.dots.append(Dot(x + _KEY * size / 2, middle, DOT * size, tone))
        else:
            side = _KEY * size
            drawing.bars.append(Bar(x, middle - side / 2, side, side, tone))
        if wide <= drawing.width:
            drawing.pair(name, x + (_KEY + AIR) * size, middle + MIDDLE * size)
        else:
            written = label(name, drawing.width / size - _KEY - AIR)
            down = (written.count - 1) * drawing.line
            drawing.label(written, name, (_KEY + AIR) * size, middle + down / 2)
            y += down
        x += wide + 3 * AIR * size
    return y + drawing.line + AIR * size


def tones(parts: tuple[Text, ...], highlight: str) -> list[int]:
    """The tone of each series: 1 for the one that is highlighted or, if none is, for the first."""
    first = next((number for number, part in enumerate(parts) if part.id == highlight), 0)
    others = iter(range(2, len(parts) + 1))
    return [1 if number == first else next(others) for number in range(len(parts))] or [1]


def row_tone(chart: Chart, row: Row) -> int:
    """The tone of a row where there is one series: all alike, or the highlighted one by itself."""
    return 1 if chart.highlight in ("", row.label.id) else 2


def broken(x: float, y: float, size: float, upright: bool) -> Path:
    """The mark of an axis that does not begin at 0: a zigzag across it."""
    steps = [(-0.3, 0), (-0.15, -0.35), (0.15, 0.35), (0.3, 0)]
    turned = [(-b, a) for a, b in steps] if upright else steps
    return Path(tuple((x + a * size, y + b * size) for a, b in turned), role="break")
