"""Turn the rows of a table into a grid in which every cell knows its header cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from briefing.look import roles

if TYPE_CHECKING:
    from briefing.look.structure import Node, Piece

#: HTML allows no cell to reach further; it keeps a slip of the pen from filling the memory.
WIDEST, TALLEST = 1000, 65534


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and the part of the grid that it covers."""

    node: Node
    row: int
    column: int
    height: int
    width: int
    in_head: bool


def arranged(table: Node) -> list[Node | Piece]:
    """Order what is in a table; gives the table, after what no table can hold."""
    rows = ("THead", "TBody", "TFoot", "TR")
    captions = [kid for kid in table.kids if _role(kid) == "Caption"]
    parts = [kid for kid in table.kids if _role(kid) in rows]
    strays = [kid for kid in table.kids if kid not in captions and kid not in parts]
    if not any(_role(part) == "TBody" for part in parts):
        # A head or a foot needs a body beside it.
        parts = [row for part in parts for row in (part.kids if part.role != "TR" else [part])]
    table.kids = captions + parts
    return [*strays, table]


def connect(table: Node, number: int) -> None:
    """Give each cell its spans, each header cell its scope, each data cell its headers."""
    grid = list(_grid(table))
    headers = {}
    for cell in grid:
        known: dict[str, object] = {}
        known |= {"ColSpan": cell.width} if cell.width > 1 else {}
        known |= {"RowSpan": cell.height} if cell.height > 1 else {}
        if cell.node.role == "TH":
            cell.node.ident = f"table-{number}-{cell.row + 1}-{cell.column + 1}"
            element = cell.node.element
            known["Scope"] = roles.scope(element, cell.row, cell.column, cell.in_head)
            headers[cell] = known["Scope"]
        cell.node.attributes["Table"] = known
    for cell in grid:
        if cell.node.role == "TD":
            found = tuple(head.node.ident for head in headers if _heads(head, headers[head], cell))
            cell.node.attributes["Table"] |= {"Headers": found} if found else {}


def _heads(head: Cell, scope: object, cell: Cell) -> bool:
    if scope == "Column":
        beside = head.column < cell.column + cell.width and cell.column < head.column + head.width
        return beside and head.row < cell.row
    beside = head.row < cell.row + cell.height and cell.row < head.row + head.height
    return beside and head.column < cell.column


def _grid(table: Node) -> Iterator[Cell]:
    taken: set[tuple[int, int]] = set()
    first = 0
    for in_head, rows in _sections(table):
        for row, line in enumerate(rows, first):
            column = 0
            for node in line.kids:
                while (row, column) in taken:
                    column += 1
                width = _span(node.element, "colspan", WIDEST, 1)
                left = first + len(rows) - row
                height = min(_span(node.element, "rowspan", TALLEST, left), left)
                taken |= {(row + y, column + x) for y in range(height) for x in range(width)}
                yield Cell(node, row, column, height, width, in_head)
                column += width
        first += len(rows)


def _sections(table: Node) -> Iterator[tuple[bool, list[Node]]]:
    """Yield the row groups of a table; rows without a group make one."""
    loose = [kid for kid in table.kids if kid.role == "TR"]
    if loose:
        yield False, loose
    for kid in table.kids:
        if kid.role in ("THead", "TBody", "TFoot"):
            yield kid.role == "THead", kid.kids


def _span(cell: Element, name: str, most: int, zero: int) -> int:
    text = cell.get(name, "1").strip()
    if not text.isdecimal():
        return 1
    return min(int(text), most) or zero


def _role(kid: Node | Piece) -> str:
    return getattr(kid, "role", "")
