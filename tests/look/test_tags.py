"""Printed HTML can be trusted by a screen reader: its order, its languages, its meaning."""

from __future__ import annotations

import io
import logging
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import pikepdf
import pydyf
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from briefing.look import tags
from tests import pdfua
from tests.printing import printed

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="40" height="9">'
    '<title>막대 그림</title><rect width="40" height="9"/><text y="8">글</text></svg>'
)
_LONG = "긴 문장이 이어지고 또 이어진다. " * 30
_ALL = f"""
<header><p>세종 브리프</p></header>
<h1>공급망과 동맹</h1>
<aside class="margin"><h2>권고</h2><ol><li>첫째</li><li>둘째<ul><li>안쪽</li></ul></li></ol></aside>
<p>본문은 <em>강조</em> <strong>힘</strong>, <span lang="en">economic security</span>와
<span lang="ja">経済安全保障</span><span class="margin" lang="en">a gloss</span>이다.<span
class="note">각주 <em>내용</em>이다.</span>
<abbr title="자유무역협정">FTA</abbr>는 <q>끝</q>이다.</p>
<p><a href="https://example.org/">{"여러 줄에 걸치는 링크 " * 8}</a>와 <a href="#t">표</a>,
<a href="mailto:a@b.kr" aria-label="메일 쓰기">a@b.kr</a></p>
<h2>근거</h2>
<figure>{_SVG}<figcaption>그림 1</figcaption></figure>
<dl><dt>용어</dt><dd>뜻풀이</dd><dt>다른 말</dt><dd>다른 뜻</dd></dl>
<table id="t"><caption>표 1</caption>
<thead><tr><th scope="col">나라</th><th scope="col" colspan="2">값</th></tr></thead>
<tbody>{'<tr><th scope="row">한국</th><td>1</td><td>2</td></tr>' * 60}
<tr><th scope="row">일본</th><td colspan="2"></td></tr></tbody></table>
<blockquote>따온 글 <cite>사람</cite></blockquote>
<div style="opacity: .5"><p>옅은 글<span class="note">둘째 <a href="https://b.kr">각주</a></span></p></div>
<aside aria-hidden="true"><p>되풀이</p></aside>
{f"<p>{_LONG}</p>" * 8}
"""


#: Elements live as long as the document that they are read from.
_opened = lru_cache(maxsize=4)(pdfua.opened)


def _elements(pdf: bytes, role: str) -> list:
    return [element for element in _opened(pdf).elements if element.type == role]


def _annotations(pdf: bytes) -> list[dict[str, str]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]
        return [{key: str(value) for key, value in a.items()} for a in found]


@pytest.fixture(scope="module")
def full() -> bytes:
    """Give a document of every kind of content, over more than five pages."""
    return printed(_ALL)


def test_breaks_no_rule(full: bytes) -> None:
    """A long document of every kind of content breaks no rule of PDF/UA-1."""
    with pikepdf.open(io.BytesIO(full)) as pdf:
        assert len(pdf.pages) > 5
    assert pdfua.check(full) == []


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_is_a_sound_file(full: bytes, tmp_path: Path) -> None:
    """Another program finds no fault in the file."""
    path = tmp_path / "full.pdf"
    path.write_bytes(full)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_gives_the_same_bytes(full: bytes) -> None:
    """The same HTML gives the same file."""
    assert printed(_ALL) == full


def test_tells_the_language_of_each_run(full: bytes) -> None:
    """A run in another language says so, wherever it stands on the page."""
    runs = dict(pdfua.languages(full))
    assert runs["economic security"] == runs["a gloss"] == "en"
    assert runs["経済安全保障"] == "ja"
    assert runs["공급망과 동맹"] == runs["첫째"] == runs["그림 1"] == "ko"
    assert set(runs.values()) == {"ko", "en", "ja"}


def test_tells_a_language_only_where_it_changes() -> None:
    """An element keeps silent about a language that it shares with what it stands in."""
    pdf = printed('<p lang="en">One <em lang="en">two</em> <b lang="ko">셋</b></p>')
    told = [element.text("/Lang") for element in _elements(pdf, "Span")]
    assert told == ["", "ko"]
    assert _elements(pdf, "P")[0].text("/Lang") == "en"


def test_reads_in_the_order_of_the_document(full: bytes) -> None:
    """What floats in the margin or at the page's foot is read where the document has it."""
    lines = pdfua.reading_order_text(full).splitlines()
    assert lines[:7] == [
        "세종 브리프",
        "공급망과 동맹",
        "권고",
        "1. 첫째",
        "2. 둘째",
        "◦ 안쪽",
        "본문은 강조 힘, economic security와 経済安全保障a gloss이다.1 1. 각주 내용이다. "
        "FTA는 “끝”이다.",
    ]


def test_keeps_words_apart_at_line_ends(full: bytes) -> None:
    """The blank at which a line was broken is still read, over pages too."""
    assert _LONG.strip() in pdfua.reading_order_text(full).splitlines()


def test_keeps_blanks_between_inline_elements() -> None:
    """A blank that stands alone between two elements is read."""
    pdf = printed("<p><em>one</em> <strong>two</strong> <q>three</q></p>", "en")
    assert pdfua.reading_order_text(pdf) == "one two “three”"


@pytest.mark.parametrize("width", [40, 70, 90, 110])
def test_keeps_words_apart_wherever_lines_break(width: int) -> None:
    """A blank is read whether it stood before, in or after an element, or around a note."""
    words = "<em>one</em> two <em>three </em>four<em> five</em> six<b>seven</b> <i>eight</i> "
    note = "nine<span class=note>Noted</span> ten "
    pdf = printed(f"<p>{words * 4}{note * 2}</p>", "en", f"p {{ width: {width}px }}")
    told = "one two three four five sixseven eight " * 4
    told += "nine1 1. Noted ten nine2 2. Noted ten"
    assert pdfua.reading_order_text(pdf) == told


def test_reads_hyphenated_words_whole() -> None:
    """A word that was broken at a hyphen is read as it was written."""
    text = "internationalization characteristically misunderstanding"
    style = "p { hyphens: auto; width: 60px }"
    assert pdfua.reading_order_text(printed(f"<p>{text}</p>", "en", style)) == text


def test_makes_one_paragraph_over_two_pages() -> None:
    """A paragraph that runs over a page's end is one element."""
    pdf = printed(f"<p>{_LONG * 4}</p>")
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
        (f"<figure>{_SVG}<figcaption>c</figcaption></figure>", "Div(Figure Caption)"),
        (f"<p>a {_SVG} b</p>", "P(Figure)"),
        ("<ul><li>a</li></ul>", "L(LI(Lbl LBody))"),
        ("<ul style='list-style:none'><li>a</ul>", "L(LI(LBody))"),
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
    pdf = printed(f"<h1>h</h1>{body}")
    assert pdfua.tree(pdf) == f"Document(H1 {tree})".replace(" )", ")")
    assert pdfua.check(pdf) == []


def test_puts_alternatives_in_place(full: bytes) -> None:
    """An image has one element with its words and its place; its caption stands beside it."""
    (figure,) = _elements(full, "Figure")
    assert figure.text("/Alt") == "막대 그림"
    left, bottom, right, top = (float(edge) for edge in figure.attribute("Layout", "BBox"))
    assert (right - left, top - bottom) == (pytest.approx(30), pytest.approx(6.75))
    assert "막대 그림\n그림 1" in pdfua.reading_order_text(full)


def test_reports_an_image_without_words(caplog: pytest.LogCaptureFixture) -> None:
    """An image that nothing stands for is reported; a decorative one is skipped."""
    image = "<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 {}/>' {}>"
    with caplog.at_level(logging.ERROR):
        pdf = printed(image.format("width=%229%22 height=%229%22", "alt=''") + "<p>a</p>")
        assert not caplog.records
        assert pdfua.tree(pdf) == "Document(P)"
        printed(image.format("width=%229%22 height=%229%22", ""))
    assert "has no required alt description" in caplog.text


def test_marks_what_list_items_are_numbered_with() -> None:
    """A list tells how its items are numbered."""
    pdf = printed(
        "<ol><li>a</ol><ul><li>a</ul><ol class=i><li>a</ol><ul class=n><li>a</ul>",
        style=".n { list-style: none } .i { list-style: lower-roman }",
    )
    found = [str(e.attribute("List", "ListNumbering")) for e in _elements(pdf, "L")]
    assert found == ["/Decimal", "/Disc", "/LowerRoman", "/None"]


def test_reads_repeated_heads_once(full: bytes) -> None:
    """A table's head that is printed again on each page is read once."""
    assert pdfua.reading_order_text(full).splitlines().count("나라 값") == 1
    assert len(_elements(full, "Table")) == len(_elements(full, "THead")) == 1


def test_tells_spans_and_scopes(full: bytes) -> None:
    """Header cells tell what they head, data cells name their headers."""
    heads = _elements(full, "TH")
    assert [str(head.attribute("Table", "Scope")) for head in heads[:3]] == [
        "/Column",
        "/Column",
        "/Row",
    ]
    assert int(heads[1].attribute("Table", "ColSpan")) == 2
    cell = _elements(full, "TD")[-1]
    named = [str(name) for name in cell.attribute("Table", "Headers")]
    assert named == [heads[1].text("/ID"), heads[-1].text("/ID")]


def test_links_footnotes_both_ways(full: bytes) -> None:
    """A footnote's call leads to it, its number back; each note has its own ID."""
    targets = [a["/Dest"] for a in _annotations(full) if "/Dest" in a]
    assert sorted(targets) == ["note-1", "note-1-call", "note-2", "note-2-call", "t"]
    assert [note.text("/ID") for note in _elements(full, "Note")] == ["note-1", "note-2"]


def test_describes_links_by_their_words(full: bytes) -> None:
    """A link is described by what a reader sees, or by its label; each line of it is active."""
    words = [annotation["/Contents"] for annotation in _annotations(full)]
    long = ("여러 줄에 걸치는 링크 " * 8).strip()
    assert words.count(long) > 1
    assert {"표", "메일 쓰기", "각주", "1", "1."} <= set(words)
    (element,) = [e for e in _elements(full, "Link") if len(e.kids) > 4]
    assert sum(type(kid).__name__ == "Reference" for kid in element.kids) == words.count(long)


def test_describes_a_linked_image_by_its_words() -> None:
    """A link around an image is described by the image's words."""
    annotations = _annotations(printed(f"<p><a href='http://b.kr'>{_SVG}</a></p>"))
    assert {annotation["/Contents"] for annotation in annotations} == {"막대 그림"}


def test_expands_abbreviations(full: bytes) -> None:
    """An abbreviation tells what it is short for."""
    assert [e.text("/E") for e in _elements(full, "Span") if "/E" in e.dictionary] == [
        "자유무역협정"
    ]


@pytest.mark.parametrize("mark", ['aria-hidden="true"', "data-artifact"])
def test_skips_what_only_repeats(mark: str) -> None:
    """What is marked as a repetition is printed, not read, and not reached by its links."""
    pdf = printed(f"<p>read</p><aside {mark}><h2>read <a href='http://b.kr'>it</a></h2></aside>")
    assert pdfua.tree(pdf) == "Document(P)"
    assert _annotations(pdf) == []
    assert pdfua.check(pdf) == []
    assert "it" in "".join(paint.text for paint in _opened(pdf).paints)


def test_skips_running_heads(full: bytes) -> None:
    """Running heads and page numbers are told apart as such, and not read."""
    found = {
        (paint.text, paint.marks[-1].tag, paint.marks[-1].properties.get("/Subtype"))
        for paint in _opened(full).paints
        if paint.kind == "text" and "/Type" in paint.marks[-1].properties
    }
    assert {("Running head", "Artifact", "/Header"), ("1", "Artifact", "/Footer")} <= found
    assert "Running" not in pdfua.reading_order_text(full)


def test_leaves_no_joiner_to_be_read() -> None:
    """Joiners that keep words whole are in no text that is extracted, read or shown."""
    svg = _SVG.replace("막대", "막\u2060대")
    pdf = printed(
        "<h1>가\u2060나 e\u2060\u0301</h1><p><a href='http://b.kr'>다\u2060라</a>"
        f"<abbr title='마\u2060바'>사</abbr>{svg}</p>",
        style="h1 { font-family: Serif }",
    )
    assert not [finding for finding in pdfua.check(pdf) if finding.rule == "joiner"]
    assert [element.text("/Alt") for element in _elements(pdf, "Figure")] == ["막대 그림"]
    assert "\u2060" not in pdfua.reading_order_text(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == ["가나 e\u0301"]


def test_calls_glyphs_as_readers_do() -> None:
    """Fonts whose glyphs have other names than places are embedded so that both agree."""
    pdf = printed("<p>“1. a@b”</p>", style="body { font-family: Sans }")
    assert not [f for f in pdfua.check(pdf) if f.rule.startswith("7.21")]


def test_tags_form_fields() -> None:
    """A form field is in the tree, once."""
    field = "<form><input title='Name' style='appearance: auto'></form>"
    pdf = printed(field, pdf_forms=True)
    assert len(_elements(pdf, "Form")) == 1
    assert pdfua.check(pdf) == []


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = (
        "div",
        "p",
        "aside class=margin",
        "section",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "span",
        "em",
    )
    more = ("figure", "blockquote", "span class=note", "a href=#x", "td", "table", "q lang=ja")
    tag = st.sampled_from(names + more)
    return st.builds(
        lambda name, kids: f"<{name}>{' '.join(kids)}</{name.split()[0]}>",
        tag,
        st.lists(inner, max_size=3),
    )


_words = st.sampled_from(["한국어 글", "word", _SVG, " ", "<br>", "<p style='opacity:.5'>옅은</p>"])


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.recursive(_words, _nested, max_leaves=12), min_size=1, max_size=4))
def test_breaks_no_rule_whatever_is_nested(parts: list[str]) -> None:
    """However elements are nested, all is read once and nothing stands where it may not."""
    body = "".join(parts)
    pdf = printed(f"<h1 id=x>제목</h1>{body}")
    assert [str(finding) for finding in pdfua.check(pdf)] == []
    text = pdfua.reading_order_text(pdf)
    for word in ("한국어 글", "word", "막대 그림", "옅은"):
        assert text.count(word) == body.count(word)


def test_installs_once() -> None:
    """Installing again changes nothing."""
    tags.install()
    before = weasyprint.pdf.add_tags
    tags.install()
    assert weasyprint.pdf.add_tags is before
    assert not hasattr(before.replaces, "replaces")


@pytest.mark.parametrize("package", [weasyprint, pydyf])
def test_refuses_another_version(package: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the printer is refused, and both versions are named."""
    monkeypatch.setattr(package, "__version__", "99.1")
    with pytest.raises(RuntimeError, match=r"written for weasyprint 70\.0.*found.*99\.1"):
        tags.install()


def test_refuses_another_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A private function that changed or went is refused by name."""
    monkeypatch.setattr(weasyprint.pdf, "add_tags", lambda pdf, other: None)
    with pytest.raises(RuntimeError, match=r"weasyprint\.pdf\.add_tags takes \(pdf other\)"):
        tags.install()
    monkeypatch.delattr(weasyprint.pdf, "add_tags")
    with pytest.raises(RuntimeError, match=r"weasyprint\.pdf\.add_tags takes \(nothing\)"):
        tags.install()


def test_refuses_what_was_laid_out_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that was laid out without numbers has no order to tell, and says so."""
    tags.install()
    build = weasyprint.document.build_formatting_structure.replaces
    monkeypatch.setattr(weasyprint.document, "build_formatting_structure", build)
    document = weasyprint.HTML(string="<html lang=en><p>a").render()
    with pytest.raises(RuntimeError, match="laid out before"):
        document.write_pdf(pdf_variant="pdf/ua-1")


def test_refuses_pdf_2() -> None:
    """PDF 2 has other structure types, and is refused."""
    with pytest.raises(ValueError, match="not for PDF 2"):
        printed("<p>a</p>", pdf_variant="pdf/ua-2")


def test_refuses_pages_of_two_documents() -> None:
    """Pages of two documents have no common order."""
    tags.install()
    one, two = (weasyprint.HTML(string="<html lang=en><p>a").render() for _ in range(2))
    with pytest.raises(ValueError, match="several documents"):
        one.copy(one.pages + two.pages).write_pdf(pdf_variant="pdf/ua-1")


def test_leaves_untagged_files_alone() -> None:
    """A PDF that asks for no tags gets none."""
    with pikepdf.open(io.BytesIO(printed("<p>a</p>", pdf_variant=None))) as pdf:
        assert Name.StructTreeRoot not in pdf.Root
        assert isinstance(pdf.pages[0].obj, Dictionary)
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()
