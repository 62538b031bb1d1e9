"""Line ends inside a text: joined where YAML joins them, refused where words would run together."""

import pytest

from tests.memo.marking import in_file


@pytest.mark.parametrize(
    "yaml",
    [
        "x: >-\n  첫 문단이다.\n\n  둘째 문단이다.\n",
        "x: |\n  세종대로 209\n  전화 02-123-4567\n",
        "x: >-\n  앞\n    더 들여 쓴 줄\n  뒤\n",
        'x: "앞\\n뒤"\n',
        "x: 앞\n\n  뒤\n",
        "x:\n  ko: 앞\n  en: |\n    one\n    two\n",
    ],
)
def test_two_paragraphs_are_not_run_together(yaml):
    """A line end that YAML keeps is no space: it is told once, not dropped in silence."""
    assert [code for *_, code in in_file(yaml)[1]] == ["line-end"]


@pytest.mark.parametrize(
    "yaml",
    [
        "x: >-\n  앞\n  뒤\n", "x: |\n  앞\n\n", "x: 앞\n  뒤\n",
        "x: |\n  세종대로 209<br>\n  전화\n", "x: |\n  앞<BR /> \n\n  뒤\n",
    ],
)  # fmt: skip
def test_a_text_over_several_lines_is_one_text(yaml):
    """Lines that YAML joins, and line ends behind the whole, are no fault."""
    assert in_file(yaml)[1] == []
