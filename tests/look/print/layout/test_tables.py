"""No number of a table is parted, and rows longer than a page begin where they stand."""

import pytest

from briefing.look.print.layout import tables
from briefing.look.print.layout.tables import CUT
from tests.look.print.typesetting import SMALL, fitted, laid_out, lead, paper, paragraph


def table(rows, columns, caption="수출액"):
    """A table with its caption in a figure, as the templates make it."""
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return (
        f'<figure class="table"><table><caption>{caption}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></figure>"
    )


def wide(count, figure="12,345.6"):
    """A table with one column of words and many of numbers."""
    years = [f"{2010 + n}년" for n in range(count)]
    return paper(lead(table([["수출액(백만 달러)", *[figure] * count]], ["구분", *years])))


def parted(measured, tree):
    """Pieces of words and numbers that lines of cells end in the middle of."""
    return [pair for cell in (*tree.iter("td"), *tree.iter("th")) for pair in
            tables._parted(measured, cell)]  # fmt: skip


def test_numbers_of_a_narrow_table_stay_whole():
    """Ten columns of eight figures: the engine would print 12,3 / 45.6 and not say so."""
    tree = wide(10)
    assert parted(laid_out(tree), tree)
    measured = fitted(tree)
    (made,) = tree.iter("table")
    assert parted(measured, tree) == []
    assert measured.first(made).right <= measured.first(next(tree.iter("figure"))).right + 0.5
    assert made.get(CUT) is None


def test_a_table_with_room_stays_as_it_is():
    """Columns of one width are not given up where nothing is parted."""
    tree = wide(3)
    fitted(tree)
    assert "class" not in next(tree.iter("table")).attrib


def test_a_table_that_no_size_saves_is_marked():
    """Thirty columns do not fit on a page; the build refuses such a table by its caption."""
    tree = wide(30)
    fitted(tree)
    assert next(tree.iter("table")).get(CUT) is not None


@pytest.mark.parametrize("times", [60, 20])
def test_a_long_row_begins_where_it_stands(times):
    """A row that is longer than what is left of its page goes on over the next, under the head."""
    rows = [["가", "나는 길다. " * times], ["나", "짧다."]]
    tree = paper(lead(paragraph("앞"), table(rows, ["구분", "내용"])), style=SMALL)
    measured = fitted(tree)
    row = list(tree.iter("tr"))[1]
    assert measured.first(row).page == 0
    heads = [frame.page for frame in measured.frames[next(tree.iter("thead"))]]
    assert (
        heads == sorted(set(heads)) == list(range(measured.last(next(tree.iter("table"))).page + 1))
    )
