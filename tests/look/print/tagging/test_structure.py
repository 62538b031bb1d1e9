"""HTML elements become structure elements that mean the same, each with what it must tell."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests import pdfua
from tests.look.print.tagged import LONG, SVG, everything, printed


def _descriptions(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]
        return [str(annotation.Contents) for annotation in found]


def test_tells_a_language_only_where_it_changes() -> None:
    """An element keeps silent about a language that it shares with what it stands in."""
    pdf = printed('<p lang="en">One <em lang="en">two</em> <b lang="ko">셋</b></p>')
    told = [element.text("/Lang") for element in pdfua.elements(pdf, "Span")]
    assert told == ["", "ko"]
    assert pdfua.elements(pdf, "P")[0].text("/Lang") == "en"


def test_makes_one_paragraph_over_two_pages() -> None:
    """A paragraph that runs over a page's end is one element."""
    pdf = printed(f"<p>{LONG * 4}</p>")
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 2
    assert pdfua.tree(pdf) == "Document(P)"


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        ("<section><p>a</p></section>", "Sect(P)"),
        ("<main><article><nav><p>a</p></nav></article></main>", "Part(Art(Sect(P)))"),
        ("<aside><p>a</p></aside>", "Sect(P)"),
        ("<div>a <em>b</em></div>", "P(Span)"),
        ("<div>a<p>b</p>c</div>", "Div(P P P)"),
        ("<p><span>a</span> <b><i>b</i></b></p>", "P"),
        ("<p><code>a</code> <q>b</q></p>", "P(Code Quote)"),
        ("<blockquote>a</blockquote>", "BlockQuote(P)"),
        (f"<figure>{SVG}<figcaption>c</figcaption></figure>", "Div(Figure Caption)"),
        (f"<p>a {SVG} b</p>", "P(Figure)"),
        ("<ul><li>a</li></ul>", "L(LI(Lbl LBody))"),
        ("<ul style='list-style:none'><li>a</ul>", "L(LI(LBody))"),
        ("<ul class=own><li>a</ul>", "L(LI(Lbl LBody))"),
        ("<ol><li>a<ul><li>b</ul></ol>", "L(LI(Lbl LBody(P L(LI(Lbl LBody)))))"),
        ("<dl><dt>a<dt>b<dd>c<div><dt>d<dd>e</div></dl>", "L(LI(Lbl Lbl LBody) LI(Lbl LBody))"),
        ("<p>a<abbr>b</abbr><abbr title='c'>d</abbr></p>", "P(Span)"),
        ("<p><a>a</a></p>", "P"),
        ("<p><a href='http://b.kr'>a <em>b</em></a></p>", "P(Link(Span))"),
        ("<table><tr><th>a<td>b</table>", "Table(TBody(TR(TH TD)))"),
        ("<table><thead><tr><td>a</table>", "Table(TBody(TR(TD)))"),
        ("<p>a<span class=note>b</span>c</p>", "P(Reference(Link) Note(Lbl(Link)))"),
        ("<p>a</p><aside role=doc-footnote>b</aside>", "P P(Note)"),
        ("<p hidden>a</p><p style='visibility:hidden'>b</p><p> </p>", ""),
    ],
)
def test_gives_each_element_its_type(body: str, tree: str) -> None:
    """HTML elements become the structure types that mean the same, and no more of them."""
    style = ".own { list-style: none } .own li::before { content: '–'; position: absolute }"
    pdf = printed(f"<h1>h</h1>{body}", style=style)
    assert pdfua.tree(pdf) == f"Document(H1 {tree})".replace(" )", ")")
    assert pdfua.check(pdf) == []


def test_puts_alternatives_in_place() -> None:
    """An image has one element with its words and its place; its caption stands beside it."""
    full = everything()
    (figure,) = pdfua.elements(full, "Figure")
    assert figure.text("/Alt") == "막대 그림"
    left, bottom, right, top = (float(edge) for edge in figure.attribute("Layout", "BBox"))
    assert (right - left, top - bottom) == (pytest.approx(30), pytest.approx(6.75))
    assert "막대 그림\n그림 1" in pdfua.reading_order_text(full)


def test_marks_what_list_items_are_numbered_with() -> None:
    """A list tells how its items are numbered."""
    pdf = printed(
        "<ol><li>a</ol><ul><li>a</ul><ol class=i><li>a</ol><ul class=n><li>a</ul>",
        style=".n { list-style: none } .i { list-style: lower-roman }",
    )
    found = [str(e.attribute("List", "ListNumbering")) for e in pdfua.elements(pdf, "L")]
    assert found == ["/Decimal", "/Disc", "/LowerRoman", "/None"]


def test_tells_spans_and_scopes() -> None:
    """Header cells tell what they head, data cells name their headers."""
    full = everything()
    heads = pdfua.elements(full, "TH")
    assert [str(head.attribute("Table", "Scope")) for head in heads[:3]] == [
        "/Column",
        "/Column",
        "/Row",
    ]
    assert int(heads[1].attribute("Table", "ColSpan")) == 2
    cell = pdfua.elements(full, "TD")[-1]
    named = [str(name) for name in cell.attribute("Table", "Headers")]
    assert named == [heads[1].text("/ID"), heads[-1].text("/ID")]


def test_describes_links_by_their_words() -> None:
    """A link is described by what a reader sees, or by its label; each line of it is active."""
    full = everything()
    words = _descriptions(full)
    long = ("여러 줄에 걸치는 링크 " * 8).strip()
    assert words.count(long) > 1
    assert {"표", "메일 쓰기", "각주", "1", "1."} <= set(words)
    (element,) = [e for e in pdfua.elements(full, "Link") if len(e.kids) > 4]
    assert sum(type(kid).__name__ == "Reference" for kid in element.kids) == words.count(long)


def test_describes_a_linked_image_by_its_words() -> None:
    """A link around an image is described by the image's words."""
    pdf = printed(f"<p><a href='http://b.kr'>{SVG}</a></p>")
    assert set(_descriptions(pdf)) == {"막대 그림"}


def test_expands_abbreviations() -> None:
    """An abbreviation tells what it is short for."""
    full = everything()
    assert [e.text("/E") for e in pdfua.elements(full, "Span") if "/E" in e.dictionary] == [
        "자유무역협정"
    ]
