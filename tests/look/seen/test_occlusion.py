"""What lies under something else is found by the order in which a page is painted."""

import pytest
import weasyprint

from briefing.look import page
from briefing.look.print import painted
from briefing.look.print.pdf import _Parsed
from briefing.look.seen import visibility

PAGE = """<!doctype html><html lang="ko"><head><title>제목</title></head><body>
<main><p id="a">첫 문단은 강조와 함께 놓인다.</p>
<div id="box"><p id="b">둘째 문단이다.</p></div></main></body></html>"""
OVER = "#box { position: relative } #box::after { content: ''; position: absolute; inset: 0; "


def told(css):
    """Why which pieces of text cannot be read."""
    sheet = weasyprint.CSS(string="@page { size: A5 } body { font-size: 10pt }" + css)
    parsed = _Parsed(page.parse(PAGE), weasyprint.urls.URLFetcher())
    hidden = visibility.look(painted.painting(parsed.render(stylesheets=[sheet]))).hidden
    return {
        fault.words: fault.why
        for fault in hidden.values()
        if fault.why in ("covered", "overlaid", "ground", "transparent")
    }


@pytest.mark.parametrize(
    "css",
    [
        OVER + "background: #fff }",
        OVER + "background: rgb(255 255 255 / .95) }",
        OVER + "background: #fffc }",
        OVER + "background: #fff; opacity: .8 }",
        OVER + "box-shadow: inset 0 0 0 40mm #fff }",
        OVER + "border: 1px solid; border-image: linear-gradient(#fff, #eee) 1 fill }",
        OVER + "background: linear-gradient(#fff, #eee) }",
        OVER + "background: rgb(255 255 255 / .7); box-shadow: 0 0 0 0 red }"
        "#box::before { content: ''; position: absolute; inset: 0; background: #ffffffcc }",
        OVER + "border: 30pt solid #fff; box-sizing: border-box }",
        "#b { position: relative; outline: 40pt solid #fff; outline-offset: -40pt }",
        "main { position: relative } #box { z-index: -1; position: relative; background: none }"
        "main::before { content: ''; position: absolute; inset: 0; z-index: -1; background: #fff }"
        "#box { z-index: -2 } #a { display: none }",
        OVER + "background: #fff; transform: translate(2px, 0) }",
    ],
)
def test_what_is_painted_over_a_text_covers_it(css):
    """Grounds, gradients, borders and outlines, moved or not, above or below."""
    assert told(css) == {"둘째 문단이다.": "covered"}


@pytest.mark.parametrize(
    "css",
    [
        "",
        "#box, #b { background: #eee; border: 2pt solid #000 }",
        "#box { position: relative; background: #fff; z-index: 3 }",
        "html { background: #17456b } body { color: #fff }",
        "#box { background: #17456b; color: #fff; opacity: .5 }",
        "#box { background: #fff } #box, #a { color: #777 }",
        "@page { background: #000 } #a, #b { color: #fff }",
        OVER + "border: 1px solid; box-shadow: 0 0 0 40mm #fff } #a { display: none }",
        OVER + "background: rgb(0 0 0 / .1) }",
        OVER + "background: #fff; z-index: -1 } #box { z-index: 0 }",
        OVER + "background: #fff; height: 3pt; top: 6pt }",
        OVER + "background: #fff; left: 60% }",
        OVER + "background: #fff; transform: translate(0, 90mm) }",
        "#a { margin-bottom: -4pt } #box { background: #fff }",
        "#box { height: 0; overflow: hidden } #a { position: relative; top: 14pt }",
        "main { columns: 2 } #b { float: right; background: #fff }",
        "#box { overflow: hidden; position: relative; height: 8mm } #box::after {"
        " content: ''; position: absolute; top: 9mm; left: 0; width: 90mm; height: 90mm;"
        " background: #000 }",
    ],
)
def test_what_can_be_read_lies_under_nothing(css):
    """Grounds of its own, thin lines, half a ground, what is clipped away or painted before."""
    assert told(css) == {}


def test_words_that_share_a_place_are_both_told():
    """A paragraph that is moved onto another makes neither legible."""
    found = told("p { margin: 0; line-height: 12pt } #b { margin-top: -12pt }")
    assert set(found.values()) == {"overlaid"}
    assert len(found) == 2
