"""Charts: numbers of a memo → a drawing whose words stand clear of each other, or a problem."""

from collections.abc import Callable, Iterator

from briefing.look.charts import bars, dots, lines, slopes
from briefing.look.charts.drawing import Drawing, Setting, faults
from briefing.memo.document import Chart, Text
from briefing.problems import Problem
from briefing.wording import look as wording

FORMS: dict[str, Callable[[Chart, Setting], Drawing]] = {
    "bars": bars.draw,
    "stacked": bars.stack,
    "lines": lines.draw,
    "slopes": slopes.draw,
    "dots": dots.draw,
}
#: The most characters of a label that a problem repeats.
_SHOWN = 40


def draw(chart: Chart, setting: Setting) -> Drawing:
    """A chart as drawn in a width, in letters of a size."""
    return FORMS[chart.form](chart, setting)


def problems(drawing: Drawing, chart: Chart) -> Iterator[Problem]:
    """What stands against a drawing: words that lie on others or leave it, each told once."""
    told: set[Text] = set()
    for fault in faults(drawing):
        text = fault.words.text if fault.words.text and fault.words.text.origin else chart.caption
        if text in told or text.origin is None:
            continue
        told.add(text)
        args = {"words": " ".join(fault.words.lines)[:_SHOWN]}
        if fault.other is None:
            yield text.origin.problem(wording.CHART_CLIPPED, **args)
        else:
            args["other"] = " ".join(fault.other.lines)[:_SHOWN]
            yield text.origin.problem(wording.CHART_OVERLAP, **args)
