"""A chart that its form cannot draw is told, not drawn wrongly."""

import pytest

from briefing.problems import Collected, Source
from tests.memo.resolving import resolved

HEAD = "title: 제목\ndate: 2022-06\nsections:\n  - id: gains\n    title: 얻는 것\n    body:\n"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("form: bars", []),
        ("form: bars, scale: [-5, -1]", ["scale-without-zero", "out-of-scale"]),
        ("form: lines, scale: [-5, 5]", []),
        ("form: bars, highlight: 다", ["unknown-highlight"]),
        ("form: bars, highlight: 나", []),
        ("form: stacked", ["series-of-form", "negative-part"]),
    ],
)
def test_a_form_is_told_what_it_cannot_show(keys, codes):
    """Bars need 0 and parts of a whole no less; one row or series stands out, if it exists."""
    rows = "[{label: 가, values: [-2.5]}, {label: 나, values: [3]}]"
    chart = f"      - chart: {{{keys}, caption: 글, alt: 글, rows: {rows}}}\n"
    report = Collected()
    resolved(Source("memo.yaml", HEAD + chart), report)
    assert [one.code for one in report.problems] == codes
