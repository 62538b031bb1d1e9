"""A chart that its form cannot draw is told, not drawn wrongly."""

import pytest

from briefing.problems import Collected, Source
from tests.memo.resolving import resolved

HEAD = "title: 제목\ndate: 2022-06\nsections:\n  - id: gains\n    title: 얻는 것\n    body:\n"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("form: bars", ["negative-bar"]),
        ("form: bars, scale: [-5, 5]", []),
        ("form: lines", []),
    ],
)
def test_a_bar_below_nought_needs_a_scale(keys, codes):
    """Bars begin at 0 where no scale says otherwise; lines show any number."""
    rows = "[{label: 가, values: [-2.5]}, {label: 나, values: [3]}]"
    chart = f"      - chart: {{{keys}, caption: 글, alt: 글, rows: {rows}}}\n"
    report = Collected()
    resolved(Source("memo.yaml", HEAD + chart), report)
    assert [one.code for one in report.problems] == codes
