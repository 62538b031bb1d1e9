"""Laid-out boxes are read as what they paint: in the engine's order, with what holds for each."""

import pytest
import weasyprint

from briefing.look import page
from briefing.look.print import painted
from briefing.look.print.pdf import _Parsed
from briefing.look.seen.painting import NOTES, Painting, Shape, Text

PAGE = """<!doctype html><html lang="ko"><head><title>제목</title></head><body>
<p id="a">첫 문단<span class="note">각주</span></p><div id="box"><p id="b">둘째 문단</p></div>
<table><tr><td>칸</td></tr></table></body></html>"""


def painting(css: str, html: str = PAGE) -> Painting:
    """What a page paints."""
    sheet = weasyprint.CSS(string="@page { size: A5; margin: 20mm }" + css)
    parsed = _Parsed(page.parse(html), weasyprint.urls.URLFetcher())
    return painted.painting(parsed.render(stylesheets=[sheet]))


def shapes(css: str) -> list[Shape]:
    """What the box paints that is no text."""
    (sheet,) = painting(css).pages
    return [s for s in sheet.shapes if s.element is not None and s.element.get("id") == "box"]


def test_texts_come_as_they_are_read_whatever_is_painted_first():
    """A paragraph before all others is painted last, and is read in its place."""
    (sheet,) = painting("#a { position: relative; z-index: 1 } .note { float: right }").pages
    texts = [item.words for item in sheet.items if isinstance(item, Text)]
    assert texts == ["둘째 문단", "칸", "각주", "첫 문단"]
    assert [text.words for text in sheet.texts] == ["첫 문단", "각주", "둘째 문단", "칸"]


def test_a_text_knows_what_wrote_it():
    """The part of an element or of a page that style sheets have written is named."""
    css = (
        "#a::before { content: '앞' } .note { float: footnote }"
        "@page { @top-left { content: '머리' } }"
    )
    parts = {text.words.strip(): text.part for text in painting(css).texts}
    assert parts["앞"] == "before"
    assert parts["머리"] == "@top-left"
    assert parts["첫 문단"] == parts["각주"] == parts["칸"] == ""
    assert parts["1"] in ("footnote-call", "footnote-marker")
    assert NOTES not in parts.values()


def test_a_text_knows_what_it_stands_in():
    """Boxes around a text are told from those that lie over it."""
    (sheet,) = painting("#box { background: #eee } #box::after { content: ''; float: left }").pages
    (ground,) = (shape for shape in sheet.shapes if shape.part == "")
    inside = {text.words: ground.box in text.inside for text in sheet.texts}
    assert inside == {"첫 문단": False, "각주": False, "둘째 문단": True, "칸": False}


@pytest.mark.parametrize(
    ("css", "count"),
    [
        ("background: #fff", 1),
        ("background: transparent", 0),
        ("background: linear-gradient(#fff, #000), #eee", 2),
        ("border: 1pt solid", 4),
        ("border-top: 1pt solid; border-left: 2pt solid", 2),
        ("outline: 1pt solid", 4),
        ("box-shadow: 0 0 0 2px", 4),
        ("box-shadow: inset 0 0 0 2px #000", 4),
        ("box-shadow: inset 0 0 0 200mm #000", 1),
        ("border: 1pt solid; visibility: hidden", 0),
    ],
)
def test_everything_that_a_box_paints_is_told(css, count):
    """Grounds, pictures, sides of borders, shadows in and out, outlines."""
    assert len(shapes(f"#box {{ {css} }}")) == count


def test_colours_are_those_of_a_screen():
    """Inks are told as they look, a picture has no colour of its own, and `currentcolor` is one."""
    colours = {
        "background: #f00": (1.0, 0.0, 0.0),
        "background: device-cmyk(0 0 0 0.5)": (0.5, 0.5, 0.5),
        "background: linear-gradient(#fff, #000)": None,
        "color: #00f; background: currentcolor": (0.0, 0.0, 1.0),
    }
    for css, colour in colours.items():
        (shape,) = shapes(f"#box {{ {css} }}")
        assert shape.colour == colour


def test_what_is_moved_and_cut_off_is_told_where_it_is_seen():
    """A text is placed after all transformations, and within what cuts it off."""
    css = "#box { transform: translate(10px, 20px) scale(2); transform-origin: 0 0 }"
    still, moved = (
        next(text for text in painting(more).texts if text.words == "둘째 문단")
        for more in ("", css)
    )
    assert moved.scale == 2
    assert moved.letters == still.letters
    width = still.letters[2] - still.letters[0]
    assert moved.place[2] - moved.place[0] == pytest.approx(2 * width)
    assert moved.place[0] == pytest.approx(still.letters[0] + 10)
    cut = next(
        t for t in painting("#box { width: 9px; overflow: hidden }").texts if "둘" in t.words
    )
    assert cut.place[2] - cut.place[0] <= 9


def test_a_page_paints_its_ground_first():
    """The grounds of the page and of the root lie under everything."""
    (sheet,) = painting("@page { background: #eee } html { background: #ddd }").pages
    assert all(isinstance(item, Shape) for item in sheet.items[:2])
    assert sheet.items[1].colour == pytest.approx((0xDD / 255,) * 3)
