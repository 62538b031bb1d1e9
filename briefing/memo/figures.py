"""Prove that charts hold together: values and series."""

from dataclasses import replace

from briefing.memo import walk
from briefing.memo.document import (
    Chart,
    Figure,
    Footnote,
    Recommendation,
    Row,
    Section,
    Table,
    Text,
)
from briefing.memo.plain import suggestion, ticked
from briefing.problems import Report
from briefing.wording import memo as wording


def is_numbered(part: object) -> bool:
    """Whether a part has a number or a title, so that a link without words can say `그림 1`."""
    if isinstance(part, Table | Figure | Chart):
        return bool(part.id and part.caption)
    return isinstance(part, Section | Recommendation | Footnote)


#: Series of a chart that can still be told apart, on paper without colours too; lines, which
#: have their names beside them, by their dashes.
SERIES, LINES = 4, 5
#: The series that some forms need.
_NEEDED = {"slopes": 2, "stacked": 2}
#: Forms whose lengths begin at 0.
_LENGTHS = ("bars", "stacked")


def check_chart(chart: Chart, report: Report) -> None:
    """Report rows that do not fit the series, and values that the form or scale cannot show."""
    low, high = chart.scale if len(chart.scale) == 2 else (0, 0)
    if chart.scale and not low < high:
        shown = ", ".join(map(str, chart.scale))
        report(chart.caption.origin.problem(wording.BAD_SCALE, scale=f"[{shown}]"))
    elif chart.scale and chart.form in _LENGTHS and not low <= 0 <= high:
        args = {"scale": f"[{low}, {high}]"}
        report(chart.caption.origin.problem(wording.SCALE_WITHOUT_ZERO, **args))
    _check_series(chart, report)
    for row in chart.rows:
        _check_row(chart, row, report)
        shown = (sum(row.values),) if chart.form == "stacked" else row.values
        for value in shown if low < high else ():
            if not low <= value <= high:
                args = {"value": value, "scale": f"{low}–{high}"}
                report(row.label.origin.problem(wording.OUT_OF_SCALE, **args))
    if chart.highlight and not _highlighted(chart):
        known = tuple(walk.visible(text.words) for text in _apart(chart))
        args = {"name": chart.highlight[:40], "known": ticked(known)}
        args["suggestion"] = suggestion(chart.highlight, known)
        report(chart.highlight.origin.problem(wording.UNKNOWN_HIGHLIGHT, **args))


def _check_series(chart: Chart, report: Report) -> None:
    """Report more series than can be told apart, or another number than the form needs."""
    count, limit = len(chart.series), LINES if chart.form == "lines" else SERIES
    needed = _NEEDED.get(chart.form, 0)
    if count > limit:
        args = {"found": count, "limit": limit}
        report(chart.series[limit].origin.problem(wording.TOO_MANY_SERIES, **args))
    elif count < needed or (chart.form == "slopes" and count > needed):
        args = {"form": chart.form, "needed": needed, "found": count}
        report(chart.caption.origin.problem(wording.SERIES_OF_FORM, **args))


def _check_row(chart: Chart, row: Row, report: Report) -> None:
    """Report values that do not fit the series, and parts of a whole that are below 0."""
    if len(row.values) != max(1, len(chart.series)):
        args = {"found": len(row.values), "expected": max(1, len(chart.series))}
        report(row.label.origin.problem(wording.RAGGED_CHART, **args))
    for value in row.values if chart.form == "stacked" else ():
        if value < 0:
            report(row.label.origin.problem(wording.NEGATIVE_PART, value=value))


def highlighted(chart: Chart) -> Chart:
    """The chart with the id of what it highlights in place of its words, in which it may differ
    from edition to edition."""
    return replace(chart, highlight=_highlighted(chart))


def _highlighted(chart: Chart) -> str:
    """The id of what a chart highlights, if it has that."""
    for text in _apart(chart):
        if chart.highlight in (text.id, walk.visible(text.words)):
            return text.id
    return ""


def _apart(chart: Chart) -> tuple[Text, ...]:
    """What may stand out: one of several series, or else a row."""
    if chart.series and chart.form != "slopes":
        return chart.series
    return tuple(row.label for row in chart.rows)
