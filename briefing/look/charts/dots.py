"""Turn a chart into dots along a scale: what lies between the series of each row is seen."""

from briefing.look.charts.drawing import ABOVE, AIR, Dot, Drawing, Rule, Setting, Words
from briefing.look.charts.rows import DOT, MIDDLE, Frame, frame, reach, row_tone, tones
from briefing.look.charts.scale import fitted
from briefing.look.charts.words import line
from briefing.memo.document import Chart, Row


def draw(chart: Chart, setting: Setting) -> Drawing:
    """A dot for each series on the line of its row; its outer numbers stand beside it."""
    values = [value for row in chart.rows for value in row.values]
    numbers = [setting.number(value, chart.unit) for value in values]
    behind = reach(setting, numbers) + DOT * setting.size
    room = frame(
        chart, setting, fitted(values, chart.scale), behind if chart.series else 0.0, behind
    )
    named = chart.series and _over(room, chart.rows[0])
    room.begin(legend=bool(chart.series) and not named, marker=Dot)
    if named:
        size = room.drawing.size
        for name, value in zip(chart.series, chart.rows[0].values, strict=True):
            y = room.foot + ABOVE * size
            room.drawing.pair(name, room.x(value), y, middle=True)
        room.lower(room.drawing.line)
    for number, row in enumerate(chart.rows):
        _row(room, number, row)
    return room.close(zero="grid")


def _row(room: Frame, number: int, row: Row) -> None:
    """Draw the dots of a row, the first series above the others, and its lowest and highest."""
    chart, drawing, size = room.chart, room.drawing, room.drawing.size
    middle = room.row(number, row, drawing.line)
    low, high = min(row.values), max(row.values)
    drawing.rules.append(Rule(room.x(low), middle, room.x(high), middle, "stem"))
    inks = tones(chart.series, chart.highlight) if chart.series else [row_tone(chart, row)]
    pairs = sorted(zip(row.values, inks, strict=True), key=lambda pair: -pair[1])
    drawing.dots += [Dot(room.x(value), middle, DOT * size, tone) for value, tone in pairs]
    first = dict(pairs)
    y, away = middle + MIDDLE * size, (DOT + AIR) * size
    shown = {high: {"x": room.x(high) + away}}
    if low < high:
        shown[low] = {"x": room.x(low) - away, "anchor": "end"}
    for value, how in shown.items():
        written = drawing.setting.number(value, chart.unit)
        drawing.write(written, y=y, bold=first[value] == 1, text=row.label, **how)


def _over(room: Frame, row: Row) -> bool:
    """Whether the names of the series fit over the dots of a row."""
    size, drawing = room.drawing.size, Drawing(room.drawing.setting)
    for name, value in zip(room.chart.series, row.values, strict=True):
        words = Words((line(name),), room.x(value), size, size, "middle")
        if not drawing.is_free(words):
            return False
        drawing.words.append(words)
    return True
