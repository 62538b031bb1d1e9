"""What a style sheet hides, covers or distorts is found in the boxes."""

import pytest
import weasyprint

from briefing.look import page
from briefing.look.print import painted
from briefing.look.print.pdf import _Parsed
from briefing.look.seen.visibility import added_words, look

PAGE = """<!doctype html><html lang="ko"><head><title>제목</title></head><body>
<main><p id="a">첫 문단은 <em>강조</em>와 함께 놓인다.</p>
<div id="box"><p id="b" class="x">둘째 문단이다.</p></div>
<table><thead><tr><th>머리</th></tr></thead><tbody><tr><td>칸</td></tr></tbody></table>
<ul><li>하나</li></ul></main></body></html>"""


def laid_out(css, html=PAGE):
    """The tree of a page, and its document."""
    tree = page.parse(html)
    sheet = weasyprint.CSS(string="@page { size: A5 } body { font-size: 10pt }" + css)
    document = _Parsed(tree, weasyprint.urls.URLFetcher()).render(stylesheets=[sheet])
    return tree, document


def seen(css, html=PAGE):
    """The tree of a page, and what its boxes show."""
    tree, document = laid_out(css, html)
    return tree, look(painted.painting(document))


def faults(css, html=PAGE):
    """Why which elements cannot be seen, by id or tag."""
    tree, found = seen(css, html)
    told = {}
    for element in tree.find("body").iter():
        if fault := found.fault(element):
            told[element.get("id") or element.tag] = fault.why
    return told


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { text-align: justify; letter-spacing: 1pt; text-transform: uppercase }",
        "@page { size: 40mm 60mm; margin: 4mm } p { hyphens: auto }",
        "#box { background: #17456b; color: #fff; overflow: hidden }",
        "#b { position: absolute; top: 100px; left: 20px }",
        "#b { transform: translate(5px, 5px) rotate(3deg) }",
        "#b { float: right; opacity: .5; font-size: 5pt }",
        "#box { background: linear-gradient(#fff, #000); color: #eee }",
        "li::before { content: counter(page) '· ' }",
        "#b::first-letter { font-size: 3em; float: left }",
        "#b::first-letter { color: #17456b }",
    ],
)
def test_what_can_be_read_is_no_fault(css):
    """Justified, narrow, white on blue, moved, floated, half transparent: all of it is there."""
    assert faults(css) == {}


@pytest.mark.parametrize(
    ("css", "why"),
    [
        ("#b { display: none }", "not-laid-out"),
        ("#box { display: none }", "not-laid-out"),
        ("#b { visibility: hidden }", "transparent"),
        ("#b { opacity: 0 }", "transparent"),
        ("#box { opacity: .3 } #b { opacity: .3 }", "transparent"),
        ("#b { color: transparent }", "transparent"),
        ("#b { color: rgba(0, 0, 0, .02) }", "transparent"),
        ("#b { color: white }", "ground"),
        ("#b { color: #fefefe }", "ground"),
        ("#box { background: #17456b } #b { color: #18466c }", "ground"),
        ("#b { font-size: 0.1pt; line-height: 9pt }", "tiny"),
        ("#b { transform: scale(0) }", "tiny"),
        ("#b { position: absolute; left: -9999px }", "off-page"),
        ("#b { position: absolute; top: 5000px }", "off-page"),
        ("#b { margin-left: 900mm; white-space: nowrap }", "off-page"),
        ("#b { transform: translate(-900mm, 0) }", "off-page"),
        ("#b { text-indent: -9999px }", "off-page"),
        ("#b { white-space: nowrap; font-size: 300pt }", "off-page"),
        ("#box { height: 0; overflow: hidden }", "clipped"),
        ("#box { height: 0; line-height: 0; overflow: hidden }", "clipped"),
        ("#box { width: 12mm; overflow: hidden } #b { white-space: nowrap }", "clipped"),
        ("#box { overflow: hidden; width: 10mm } #b { margin-left: 20mm; width: 40mm }", "clipped"),
        ("#b { position: absolute; clip: rect(0, 0, 0, 0) }", "clipped"),
        ("#b { color: device-cmyk(0 0 0 0) }", "ground"),
        ("#b { background: currentColor }", "ground"),
        ("#b { transform: scaleX(-1) }", "distorted"),
        ("#b { transform: skewX(85deg) }", "distorted"),
        ("#b { transform: scale(1, .1) }", "distorted"),
        ("#b { letter-spacing: -1em }", "crowded"),
        ("#b::first-letter { color: white }", "ground"),
        ("#b { width: 20mm; line-height: 0 }", "overlaid"),
    ],
)
def test_every_way_to_hide_a_paragraph_is_found(css, why):
    """The rule is named by what it does; the rest of the page is no fault."""
    assert faults(css) == {"b": why}


def test_a_part_of_a_paragraph_is_found():
    """Hiding one word of a sentence is hiding a word."""
    assert faults("em { display: none }") == {"em": "not-laid-out"}


def test_a_table_head_that_comes_again_is_no_fault():
    """On every page of a long table its head is shown once more."""
    rows = "<tr><td>칸</td></tr>" * 90
    html = PAGE.replace("<tr><td>칸</td></tr>", rows)
    tree, found = seen("", html)
    head = next(tree.iter("th"))
    assert len(found.shown[head]) > 1
    assert faults("", html) == {}


def test_text_that_is_not_painted_is_found():
    """A text that the engine loses on the way to the page is noticed too."""
    tree, document = laid_out("")
    painting = painted.painting(document)
    for sheet in painting.pages:
        sheet.items = [item for item in sheet.items if getattr(item, "words", "") != "강조"]
    seen = look(painting)
    assert [e.tag for e in tree.iter() if seen.fault(e)] == ["em"]


@pytest.mark.parametrize(
    ("css", "words"),
    [
        ("p::after { content: '사실이 아니다' }", ["사실이", "아니다"]),
        ("@page { @top-left { content: 'CONFIDENTIAL' } }", ["CONFIDENTIAL"]),
        ("p::before { content: '둘째 1. 가) § ·' }", []),
        ("p::before { content: '단이' }", ["단이"]),
        ("#b { bookmark-level: 1; bookmark-label: '남의 ' content() }", ["남의"]),
        ("@page { @bottom-right { content: counter(page) ' / ' counter(pages) } }", []),
        ("h1 { string-set: t content() } @page { @top-left { content: string(t) } }", []),
    ],
)
def test_words_that_only_a_style_sheet_says_are_found(css, words):
    """Counters, marks and repetitions are no words; a sentence that nobody checked is."""
    tree, found = seen(css)
    assert added_words(found, tree) == words
