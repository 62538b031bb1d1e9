"""Prove that charts hold together: values and series."""

from decimal import ROUND_FLOOR

from briefing.memo.document import Chart, Figure, Footnote, Recommendation, Section, Table
from briefing.problems import Report
from briefing.wording import memo as wording


def is_numbered(part: object) -> bool:
    """Whether a part has a number or a title, so that a link without words can say `그림 1`."""
    if isinstance(part, Table | Figure | Chart):
        return bool(part.id and part.caption)
    return isinstance(part, Section | Recommendation | Footnote)


#: Series of a chart that can still be told apart, on paper without colours too.
SERIES = 4


def check_chart(chart: Chart, report: Report) -> None:
    """Report rows that do not fit the series, and values that do not fit the scale."""
    low, high = chart.scale if len(chart.scale) == 2 else (0, 0)
    if chart.scale and not low < high:
        shown = ", ".join(map(str, chart.scale))
        report(chart.caption.origin.problem(wording.BAD_SCALE, scale=f"[{shown}]"))
    if not chart.scale and chart.form == "bars":
        _check_bars(chart, report)
    if len(chart.series) > SERIES:
        args = {"found": len(chart.series), "limit": SERIES}
        report(chart.series[SERIES].origin.problem(wording.TOO_MANY_SERIES, **args))
    for row in chart.rows:
        if len(row.values) != max(1, len(chart.series)):
            args = {"found": len(row.values), "expected": max(1, len(chart.series))}
            report(row.label.origin.problem(wording.RAGGED_CHART, **args))
        for value in row.values if low < high else ():
            if not low <= value <= high:
                args = {"value": value, "scale": f"{low}–{high}"}
                report(row.label.origin.problem(wording.OUT_OF_SCALE, **args))


def _check_bars(chart: Chart, report: Report) -> None:
    """Report what bars that begin at 0 cannot show: a length below it."""
    for row in chart.rows:
        for value in row.values:
            if value < 0:
                args = {"value": value, "low": value.to_integral_value(ROUND_FLOOR)}
                report(row.label.origin.problem(wording.NEGATIVE_BAR, **args))
