"""A table's cells know their place: groups of columns, cells over several, shares of the width."""

from decimal import Decimal

import pytest

from briefing.memo import tables, walk
from briefing.memo.document import Table
from briefing.problems import Collected, Source
from tests.memo.resolving import resolved

TABLE = """\
title: 제목
date: 2022-06
sections:
  - id: s
    title: 절
    body:
      - table:
          columns: [가, {ko: 나, columns: [다, {text: 라, columns: [마, 바]}]}, 사]
          rows:
            - [{ko: 하나, down: 2}, '1', {ko: '2', across: 2}, '3']
            - ['4', '5', '6', '7']
            - [{text: 모두, across: 4}, '8']
"""


def table(text=TABLE) -> Table:
    """The table of a memo without a fault."""
    report = Collected()
    memo = resolved(Source("memo.yaml", text), report)
    assert report.problems == ()
    return next(walk.parts(memo, Table))


def said(cells, part) -> list:
    """Words, place and reach of cells."""
    return [(walk.visible(getattr(cell, part).text.words), cell.place) for cell in cells]


def test_groups_stand_over_their_columns():
    """A group is as wide as what it holds, and a column without one as high as the head."""
    rows = tables.head_rows(table())
    assert [said(row, "column") for row in rows] == [
        [("가", 0), ("나", 1), ("사", 4)],
        [("다", 1), ("라", 2)],
        [("마", 2), ("바", 3)],
    ]
    assert [(head.across, head.down) for head in rows[0]] == [(1, 3), (3, 1), (1, 3)]


def test_cells_under_one_that_reaches_down_stand_beside_it():
    """What a cell covers in the rows below is not there again."""
    assert [said(row, "cell") for row in tables.body_rows(table())] == [
        [("하나", 0), ("1", 1), ("2", 2), ("3", 4)],
        [("4", 1), ("5", 2), ("6", 3), ("7", 4)],
        [("모두", 0), ("8", 4)],
    ]


@pytest.mark.parametrize(
    ("widths", "shares"),
    [("3, 1, 1", [60, 20, 20]), ("1, 1, 1", [35, 35, 30]), ("100, 1, 1", [90, 5, 5]), ("", [])],
)
def test_the_width_is_shared(widths, shares):
    """Shares are hundredths in steps of five, none of them nothing, and together the whole."""
    given = tuple(Decimal(width) for width in widths.split(", ") if width)
    found = tables.shares(Table(columns=(), rows=(), widths=given))
    assert found == shares
