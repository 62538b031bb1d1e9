"""Rules about the grid of a table and about its header cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array

from .document import Document, Element
from .findings import Checker, Finding, checker

CHECKERS: list[Checker] = []


@dataclass(slots=True)
class Grid:
    """The cells of a table by row and column, as far as they fit."""

    rows: list[Element]
    width: int
    cells: dict[tuple[int, int], Element] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    def fill(self) -> None:
        """Put every cell in its place; stops at the first that has none."""
        for index, row in enumerate(self.rows):
            column = 0
            for cell in _cells(row):
                while (index, column) in self.cells:
                    column += 1
                if not self._put(cell, index, column):
                    return
                column += _span(cell, "ColSpan")
        for index, row in enumerate(self.rows):
            if any((index, column) not in self.cells for column in range(self.width)):
                self.faults.append(Finding("7.2-43", "the row is too short", row.where))

    def _put(self, cell: Element, row: int, column: int) -> bool:
        width, height = _span(cell, "ColSpan"), _span(cell, "RowSpan")
        covered = [(row + y, column + x) for y in range(height) for x in range(width)]
        if column + width > self.width:
            self.faults.append(Finding("7.2-42", "the row is too long", cell.where))
        elif row + height > len(self.rows):
            self.faults.append(Finding("7.2-41", "the cell reaches below the table", cell.where))
        elif any(place in self.cells for place in covered):
            self.faults.append(Finding("7.2-15", "the cell covers another", cell.where))
        else:
            self.cells |= dict.fromkeys(covered, cell)
            return True
        return False


def _span(cell: Element, key: str) -> int:
    found = cell.attribute("Table", key)
    return int(found) if found is not None else 1


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if cell.type in ("TH", "TD")]


def _grids(document: Document) -> Iterator[Grid]:
    for table in document.elements:
        if table.type != "Table":
            continue
        rows: list[Element] = []
        for part in table.children:
            inner = part.children if part.type in ("THead", "TBody", "TFoot") else [part]
            rows += [row for row in inner if row.type == "TR"]
        if rows:
            grid = Grid(rows, sum(_span(cell, "ColSpan") for cell in _cells(rows[0])))
            grid.fill()
            yield grid


@checker(CHECKERS, "7.2-15", "7.2-41", "7.2-42", "7.2-43")
def shape(document: Document) -> Iterator[Finding]:
    """The cells of a table fill its grid, and none covers another."""
    for grid in _grids(document):
        yield from grid.faults


@checker(CHECKERS, "7.5-1", "7.5-2", "header-ids")
def headers(document: Document) -> Iterator[Finding]:
    """A data cell's headers can be told: by their scope, or by the cell naming them."""
    for grid in _grids(document):
        heads = [cell for row in grid.rows for cell in row.children if cell.type == "TH"]
        idents = {cell.text("/ID") for cell in heads}
        scoped = all(cell.attribute("Table", "Scope") is not None for cell in heads)
        for cell in (cell for row in grid.rows for cell in row.children if cell.type == "TD"):
            found = cell.attribute("Table", "Headers")
            named = {str(name) for name in found} if isinstance(found, Array) else set()
            unknown = sorted(named - idents)
            if scoped and unknown:
                yield Finding("header-ids", f"no header has the ID {unknown[0]}", cell.where)
            if scoped or (named and not unknown) or _is_headed(grid, cell):
                continue
            rule = "7.5-2" if unknown else "7.5-1"
            yield Finding(rule, "the headers of the cell cannot be told", cell.where)


def _is_headed(grid: Grid, cell: Element) -> bool:
    """Tell whether a header with a fitting scope stands above or before a cell."""
    places = [place for place, found in grid.cells.items() if found is cell]
    for (row, column), other in grid.cells.items():
        scope = str(other.attribute("Table", "Scope") or _default_scope(row, column))
        above = any(row < r and column == c for r, c in places)
        before = any(row == r and column < c for r, c in places)
        fits = (above and scope in ("/Column", "/Both")) or (before and scope in ("/Row", "/Both"))
        if other.type == "TH" and fits:
            return True
    return False


def _default_scope(row: int, column: int) -> str:
    """Give what a header is taken for that does not say so: by its place at an edge."""
    if row == 0:
        return "/Both" if column == 0 else "/Column"
    return "/Row" if column == 0 else ""
