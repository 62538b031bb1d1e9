"""Turn a chart into bars: beside each other, or put together to a whole."""

from decimal import Decimal

from briefing.look.charts.drawing import AIR, Bar, Drawing, Setting
from briefing.look.charts.rows import MIDDLE, Frame, frame, reach, row_tone, tones
from briefing.look.charts.scale import fitted
from briefing.look.charts.words import BOLD, ems, line
from briefing.memo.document import Chart, Row

#: Heights in em: a bar by itself, one of several, and what is blank between two.
_ALONE, _OF_SEVERAL, _GAP = 1.5, 1.2, 0.16
#: The share of the width that bars need, to have names behind them.
_LENGTH = 0.3


def draw(chart: Chart, setting: Setting) -> Drawing:
    """Bars for each row, one for each series, that begin at 0."""
    values = [value for row in chart.rows for value in row.values]
    scale = fitted(values, chart.scale, zero=True)
    shown = [(value, setting.number(value, chart.unit)) for value in values]
    before = reach(setting, (number for value, number in shown if value < 0))
    behind = reach(setting, (number for value, number in shown if value >= 0))
    names = reach(setting, map(line, chart.series))
    room = frame(chart, setting, scale, before, behind + names)
    beside = bool(chart.series) and _have_room(room, chart.rows[0])
    if not beside:
        room = frame(chart, setting, scale, before, behind)
    room.begin(legend=bool(chart.series) and not beside)
    for number, row in enumerate(chart.rows):
        _row(room, number, row, named=beside and number == 0)
    return room.close()


def _row(room: Frame, number: int, row: Row, named: bool) -> None:
    """Draw the bars of a row, each with its number; the names of the series stand behind."""
    chart, drawing = room.chart, room.drawing
    size, zero = drawing.size, room.x(Decimal(0))
    height = (_OF_SEVERAL if chart.series else _ALONE) * size
    pitch = height + _GAP * size
    top = room.row(number, row, len(row.values) * pitch - _GAP * size)
    top -= (len(row.values) * pitch - _GAP * size) / 2
    inks = tones(chart.series, chart.highlight) if chart.series else [row_tone(chart, row)]
    for place, (value, tone) in enumerate(zip(row.values, inks, strict=True)):
        y, end = top + place * pitch, room.x(value)
        drawing.bars.append(Bar(min(zero, end), y, abs(end - zero), height, tone))
        how = {"anchor": "end"} if value < 0 else {}
        x = end + AIR * size * (-1 if value < 0 else 1)
        baseline = y + height / 2 + MIDDLE * size
        words = drawing.write(
            setting_number(room, value), x, baseline, bold=tone == 1, text=row.label, **how
        )
        if named:
            name = chart.series[place]
            quiet = "ink" if tone == 1 else "muted"
            drawing.pair(name, words.box[2] + AIR * size, baseline, tone=quiet)


def setting_number(room: Frame, value: Decimal) -> str:
    """A number of a chart as it stands beside its mark."""
    return room.drawing.setting.number(value, room.chart.unit)


def _have_room(room: Frame, row: Row) -> bool:
    """Whether the names of the series fit behind the numbers of a row, and bars are long enough."""
    if room.right - room.left < _LENGTH * room.drawing.width:
        return False
    size = room.drawing.size
    for value, name in zip(row.values, room.chart.series, strict=True):
        number = ems(setting_number(room, value)) * BOLD
        wide = (number + ems(line(name)) + 2 * AIR) * size
        if value < 0 or room.x(value) + wide > room.drawing.width:
            return False
    return True


def stack(chart: Chart, setting: Setting) -> Drawing:
    """One bar for each row, put together of its series."""
    totals = [sum(row.values, Decimal(0)) for row in chart.rows]
    scale = fitted(totals, chart.scale, zero=True)
    shown = [setting.number(total, chart.unit) for total in totals] if len({*totals}) > 1 else []
    room = frame(chart, setting, scale, behind=reach(setting, shown))
    over = _names_over(room, chart.rows[0])
    room.begin(legend=not over)
    size = room.drawing.size
    for x, name in zip(over, chart.series, strict=False):
        room.drawing.pair(name, x, room.foot + MIDDLE * size + size / 2)
    room.lower(room.drawing.line if over else 0.0)
    for number, row in enumerate(chart.rows):
        end, middle = _stacked(room, number, row)
        if shown:
            y = middle + MIDDLE * size
            room.drawing.write(shown[number], end + AIR * size, y, bold=True, text=row.label)
    return room.close()


def _names_over(room: Frame, row: Row) -> list[float]:
    """Where the names of the series begin over the parts of a row; none where they do not fit."""
    size, starts, total = room.drawing.size, [], Decimal(0)
    for value in row.values:
        starts.append(room.x(total))
        total += value
    widths = [ems(line(name)) * size for name in room.chart.series]
    ends = [*(start - AIR * size for start in starts[1:]), room.drawing.width]
    fits = all(x + wide <= end for x, wide, end in zip(starts, widths, ends, strict=True))
    return starts if fits else []


def _stacked(room: Frame, number: int, row: Row) -> tuple[float, float]:
    """Draw the parts of a row, each with its number where that fits; the end of the bar."""
    drawing, size = room.drawing, room.drawing.size
    height = _ALONE * size
    middle, total = room.row(number, row, height), Decimal(0)
    for value, tone in zip(row.values, tones(room.chart.series, room.chart.highlight), strict=True):
        start, end = room.x(total), room.x(total + value)
        total += value
        drawing.bars.append(Bar(start, middle - height / 2, end - start, height, tone))
        shown = setting_number(room, value)
        if (ems(shown) * BOLD + AIR) * size <= end - start:
            how = {"tone": "paper", "bold": True} if tone == 1 else {}
            x, y = (start + end) / 2, middle + MIDDLE * size
            drawing.write(shown, x, y, anchor="middle", text=row.label, **how)
    return room.x(total), middle
