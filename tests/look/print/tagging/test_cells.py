"""Every cell of a table has its place, and knows its header cells."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.look.print.tagging import cells
from briefing.look.print.tagging.elements import CELL, TEXT, Node, Piece
from briefing.look.print.tagging.structure import structure


def _table(rows: list[list[tuple[str, dict[str, str]]]], section: str = "tbody") -> Node:
    """Build a table from rows of tags and attributes."""
    root = Element("html", lang="en")
    body = SubElement(SubElement(SubElement(root, "body"), "table"), section)
    pieces = []
    for row in rows:
        line = SubElement(body, "tr")
        for tag, attributes in row:
            pieces.append(Piece(SubElement(line, tag, attributes), "", CELL))
    found = structure(root, [*pieces, Piece(root, "", TEXT)])
    return next(node for node in found.descendants() if node.role == "Table")


def _cells(table: Node) -> list[Node]:
    return [node for node in table.descendants() if node.role in ("TH", "TD")]


def test_names_headers_above_and_before() -> None:
    """A data cell names the header of its column and of its row."""
    table = _table([[("th", {}), ("th", {})], [("th", {"scope": "row"}), ("td", {})]])
    corner, above, before, cell = _cells(table)
    assert cell.attributes["Table"]["Headers"] == (above.ident, before.ident)
    assert len({corner.ident, above.ident, before.ident}) == 3


def test_reaches_through_spans() -> None:
    """A header over two columns is the header of both, one beside two rows of both."""
    table = _table(
        [
            [("td", {}), ("th", {"colspan": "2", "scope": "col"})],
            [("th", {"rowspan": "2", "scope": "row"}), ("td", {}), ("td", {})],
            [("td", {}), ("td", {})],
        ]
    )
    _, above, before, *rest = _cells(table)
    for cell in rest:
        assert cell.attributes["Table"]["Headers"] == (above.ident, before.ident)
    assert above.attributes["Table"]["ColSpan"] == before.attributes["Table"]["RowSpan"] == 2


@pytest.mark.parametrize(
    ("attributes", "row", "column", "scope"),
    [
        ({}, 0, 0, "Column"),
        ({}, 1, 0, "Row"),
        ({}, 1, 1, "Column"),
        ({"scope": "col"}, 1, 0, "Column"),
        ({"scope": "colgroup"}, 1, 0, "Column"),
        ({"scope": "rowgroup"}, 0, 1, "Row"),
        ({"scope": "nonsense"}, 1, 0, "Row"),
    ],
)
def test_tells_what_a_header_heads(
    attributes: dict[str, str], row: int, column: int, scope: str
) -> None:
    """A header tells what it heads; by its place when it does not say so itself."""
    rows = [[("td", {}), ("td", {})], [("td", {}), ("td", {})]]
    rows[row][column] = ("th", attributes)
    head = next(cell for cell in _cells(_table(rows)) if cell.role == "TH")
    assert head.attributes["Table"]["Scope"] == scope


def test_heads_columns_in_a_head() -> None:
    """In a table's head every header heads a column."""
    table = _table([[("th", {})], [("th", {})]], "thead")
    assert [cell.attributes["Table"]["Scope"] for cell in _cells(table)] == ["Column", "Column"]


_spans = st.sampled_from(["", "0", "1", "2", "3", "-1", "x", "99999999999"])
_attributes = st.fixed_dictionaries({"colspan": _spans, "rowspan": _spans})
_rows = st.lists(st.lists(st.tuples(st.sampled_from(["th", "td"]), _attributes), max_size=4))


@given(_rows.filter(any))
def test_keeps_cells_apart_whatever_the_spans(
    rows: list[list[tuple[str, dict[str, str]]]],
) -> None:
    """Cells begin in places of their own and stay within the table's rows."""
    table = _table(rows)
    grid = list(cells._grid(table))
    assert len({(cell.row, cell.column) for cell in grid}) == sum(map(len, rows))
    filled = sum(map(bool, rows))
    assert all(cell.row + cell.height <= filled for cell in grid)
    assert all(1 <= cell.width <= cells.WIDEST for cell in grid)
