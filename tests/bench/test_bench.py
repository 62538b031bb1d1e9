"""What `bench` says of its figures."""

from __future__ import annotations

from tests.bench import command
from tests.bench.figures import Figures


def figures() -> Figures:
    """Figures of a run in which Typst was not installed."""
    return Figures(
        machine="2 processors", job="a.ko.base.pdf", runs=3, cold=3.0, draft=0.5, print=1.5,
        layouts=4, memory=300_000_000, chromium=1.0, left_out=["Typst"],
    )  # fmt: skip


def test_ratios_are_to_the_warm_pdf():
    """A cold build of 3 s stands against a warm one of 2 s."""
    assert figures().as_data()["to_warm"] == {"chromium": 0.5, "cold": 1.5}


def test_what_was_not_measured_is_said():
    """The table has no row of noughts, but a line that says what is missing."""
    table = command._table(figures(), "en")
    assert "Typst: not installed" in table
    assert "0.00 s" not in table


def test_the_table_speaks_korean():
    """The reader's language reaches every row."""
    table = command._table(figures(), "ko")
    assert "준비된 상태" in table
    assert "Typst: 설치되지 않음" in table
