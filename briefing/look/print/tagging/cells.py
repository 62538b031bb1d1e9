"""Turn the rows of a table into a grid in which every cell knows its header cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefing.look.print.tagging import roles
from briefing.look.print.tagging.elements import Node, Piece

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

    @property
    def rows(self) -> range:
        """The rows that the cell covers."""
        return range(self.row, self.row + self.height)

    @property
    def columns(self) -> range:
        """The columns that the cell covers."""
        return range(self.column, self.column + self.width)


def arranged(table: Node) -> list[Node | Piece]:
    """Order what is in a table; gives the table, after what no table can hold."""
    rows = ("THead", "TBody", "TFoot", "TR")
    captions = [kid for kid in table.kids if _role(kid) == "Caption"]
    parts = [kid for kid in table.kids if _role(kid) in rows]
    strays = [kid for kid in table.kids if kid not in captions and kid not in parts]
    if not any(_role(part) == "TBody" for part in parts):
        # A head or a foot needs a body beside it.
        for part in [part for part in parts if part.role != "TR"][:1]:
            part.role = "TBody"
    table.kids = captions + parts
    return [*strays, table]


def connect(table: Node, number: int) -> None:
    """Give each cell its spans, each header cell its scope, each data cell its headers."""
    grid = list(_grid(table))
    over: dict[int, list[Cell]] = {}
    beside: dict[int, list[Cell]] = {}
    for cell in grid:
        known = cell.node.attributes.setdefault("Table", {})
        known |= {"ColSpan": cell.width} if cell.width > 1 else {}
        known |= {"RowSpan": cell.height} if cell.height > 1 else {}
        if cell.node.role == "TH":
            cell.node.ident = f"table-{number}-{cell.row + 1}-{cell.column + 1}"
            scope = roles.scope(cell.node.element, cell.row, cell.column, cell.in_head)
            known["Scope"] = scope
            for column in cell.columns if scope == "Column" else ():
                over.setdefault(column, []).append(cell)
            for row in cell.rows if scope == "Row" else ():
                beside.setdefault(row, []).append(cell)
    for cell in (cell for cell in grid if cell.node.role == "TD"):
        above = (head for c in cell.columns for head in over.get(c, ()) if head.row < cell.row)
        before = (h for r in cell.rows for h in beside.get(r, ()) if h.column < cell.column)
        names = dict.fromkeys(head.node.ident for head in (*above, *before))
        cell.node.attributes["Table"] |= {"Headers": tuple(names)} if names else {}


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
                cell = Cell(node, row, column, height, width, in_head)
                taken |= {(y, x) for y in cell.rows for x in cell.columns}
                yield cell
                column += width
        first += len(rows)


def _sections(table: Node) -> Iterator[tuple[bool, list[Node]]]:
    """Yield the row groups of a table; rows without a group make one."""
    loose = [kid for kid in table.kids if kid.role == "TR"]
    if loose:
        yield False, loose
    for kid in table.kids:
        if kid.role in ("THead", "TBody", "TFoot"):
            yield kid.element.tag == "thead", kid.kids


def _span(cell: Element, name: str, most: int, zero: int) -> int:
    text = cell.get(name, "1").strip()
    if not text.isdecimal():
        return 1
    return min(int(text[:9]), most) or zero


def _role(kid: Node | Piece) -> str:
    return getattr(kid, "role", "")
