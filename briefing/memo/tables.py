"""Turn a table as its author wrote it into rows whose cells know their place in the grid."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.memo.document import Cell, Column, Table
from briefing.problems import Report
from briefing.wording import memo as wording

#: Widths are rounded to shares of this many parts in a hundred, for which style sheets have names.
STEP = 5


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A head cell and how many columns and rows it covers."""

    column: Column
    across: int
    down: int
    place: int
    """The first column that it stands over, from 0."""


@dataclass(frozen=True, slots=True)
class BodyCell:
    """A cell of the body and its first column, from 0."""

    cell: Cell
    place: int


def leaves(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns that hold cells: those that head no group."""
    own = (leaves(column.columns) or (column,) for column in columns)
    return tuple(leaf for group in own for leaf in group)


def head_rows(table: Table) -> list[list[HeadCell]]:
    """The rows of the head: groups over what they hold, other columns over the whole height."""
    rows: list[list[HeadCell]] = [[] for _ in range(_depth(table.columns))]

    def place(columns: tuple[Column, ...], level: int, first: int) -> int:
        for column in columns:
            across = len(leaves((column,)))
            down = 1 if column.columns else len(rows) - level
            rows[level].append(HeadCell(column, across, down, first))
            place(column.columns, level + 1, first)
            first += across
        return first

    place(table.columns, 0, 0)
    return rows


def _depth(columns: tuple[Column, ...]) -> int:
    return 1 + max((_depth(column.columns) for column in columns), default=-1) if columns else 0


def body_rows(table: Table) -> list[list[BodyCell]]:
    """The rows of the body, each cell with the column that it begins in."""
    taken: set[tuple[int, int]] = set()
    return [list(_placed(row, number, taken)) for number, row in enumerate(table.rows)]


def _placed(row: tuple[Cell, ...], number: int, taken: set[tuple[int, int]]) -> Iterator[BodyCell]:
    place = 0
    for cell in row:
        while (number, place) in taken:
            place += 1
        yield BodyCell(cell, place)
        if cell.down > 1:
            below = range(number + 1, number + cell.down)
            taken |= {(y, x) for y in below for x in range(place, place + cell.across)}
        place += cell.across


def shares(table: Table) -> list[int]:
    """The width of each column in hundredths of the table's, in steps; none where none is said."""
    total = sum(table.widths)
    steps = 100 // STEP
    if len(table.widths) > steps:
        return []
    exact = [float(width / total) * steps for width in table.widths]
    whole = [max(1, int(part)) for part in exact]
    by_loss = sorted(range(len(exact)), key=lambda at: whole[at] - exact[at])
    for at in by_loss[: max(0, steps - sum(whole))]:
        whole[at] += 1
    while sum(whole) > steps:
        whole[whole.index(max(whole))] -= 1
    return [part * STEP for part in whole]


def check(table: Table, report: Report) -> None:
    """Report rows, alignments and widths that do not fit the columns, and cells that reach out."""
    expected = len(leaves(table.columns))
    free = {}  # columns that cells of the rows above leave to a row
    for number, row in enumerate(body_rows(table)):
        covered = sum(placed.cell.across for placed in row) + free.pop(number, 0)
        if covered != expected:
            args = {"found": covered, "expected": expected}
            report(row[0].cell.text.origin.problem(wording.RAGGED_TABLE, **args))
        for placed in row:
            _check_down(placed.cell, len(table.rows) - number, report)
            for below in range(number + 1, number + placed.cell.down):
                free[below] = free.get(below, 0) + placed.cell.across
    origin = table.columns[0].text.origin
    if len(table.align) > expected:
        args = {"found": len(table.align), "expected": expected}
        report(origin.problem(wording.RAGGED_ALIGN, **args))
    if table.widths and len(table.widths) != expected:
        args = {"found": len(table.widths), "expected": expected}
        report(origin.problem(wording.RAGGED_WIDTHS, **args))
    if table.widths and min(table.widths) <= 0:
        report(origin.problem(wording.NO_WIDTH))


def _check_down(cell: Cell, left: int, report: Report) -> None:
    if cell.down > left:
        report(cell.text.origin.problem(wording.REACHES_OUT, found=cell.down, left=left))
