"""What hides a text on a screen is found without a browser."""

import pytest

from briefing.look import page
from briefing.look.css import rules
from briefing.look.html import hiding
from briefing.problems import Collected, Source, Span

PAGE = """<!doctype html><html lang="ko"><head><title>제목</title></head><body>
<main><p data-unit="a">첫 문단.</p>
<section class="box"><p data-unit="b">둘째 <em>문단</em>.</p></section></main>
<nav class="rail">차례</nav></body></html>"""
TOKENS = {"ink": "#111111", "paper": "#ffffff", "tiny": "0.01rem"}


def told(css, html=PAGE, tokens=TOKENS):
    """What is said, and at which column."""
    report = Collected()
    place = Span("memo.html", 1, 1)
    sheet = Source("screen.css", css)
    hiding.check(page.parse(html), rules(sheet, report), [tokens], place, report)
    return [(one.span.column, dict(one.args).get("id") or dict(one.args).get("words"))
            for one in report.problems]  # fmt: skip


@pytest.mark.parametrize(
    "declaration",
    [
        "display: none",
        "visibility: hidden",
        "opacity: 0.05",
        "font-size: 0",
        "font-size: var(--tiny)",
        "color: transparent",
        "color: rgb(1 2 3 / 0)",
        "clip-path: circle(0)",
        "filter: opacity(0)",
        "transform: scale(0)",
        "transform: translateX(-9999px)",
        "content-visibility: hidden",
        "text-indent: -9999px",
        "left: -200vw",
        "height: 0; overflow: hidden",
        "color: #fff; background: var(--paper)",
    ],
)
def test_a_declaration_that_hides_is_told_at_its_place(declaration):
    """On the element itself, in conditions and in nested rules, and around it."""
    assert told(f".box p {{ {declaration} }}") == [(10, "b")]
    assert told(f"@media (width > 1px) {{ .box p {{ {declaration} }} }}") == [(33, "b")]
    assert told(f".box {{ & p {{ {declaration} }} }}") == [(14, "b")]
    if not declaration.startswith(("left", "color: #fff")):
        assert told(f".box {{ {declaration} }}") == [(8, "b")]


@pytest.mark.parametrize(
    "css",
    [
        "",
        ".rail { display: none }",
        "@media print { p { display: none } }",
        "p { display: none } p { display: block }",
        ".box p { display: block } p { display: none } main > p { display: block }",
        ".box { visibility: hidden } .box p { visibility: visible } ",
        ".box p:hover { opacity: 0 }",
        ".box::before { display: none; content: '· ' }",
        "body { color: var(--ink); background: #fff } .box { color: #fff; background: #000 }",
        "p { opacity: 0.9; font-size: 1.0rem; transform: translateX(-2px) scale(1.2) }",
        "p { height: 0 } .box { overflow: hidden }",
        "p::after { content: '문단' }",
    ],
)
def test_what_can_be_seen_is_no_fault(css):
    """What print alone uses, what is overruled, what only a pointer does, what is no text."""
    assert told(css) == []


SHEET = "position: absolute; inset: 0; background: white"


@pytest.mark.parametrize(
    "css",
    [
        f".box::after {{ content: ''; {SHEET} }}",
        f".box p::before {{ content: ''; {SHEET} }}",
        ".box::after { content: ''; position: fixed; top: 0; right: 0; bottom: 0; left: -1px; "
        "background-color: var(--paper) }",
        ".box::after { content: ''; position: absolute; width: 100%; height: 100%; "
        "background: #000 }",
        f".box::after {{ content: ''; {SHEET} }} .box p {{ position: relative }}",
        f".box::after {{ content: ''; {SHEET} }} .box p {{ position: relative; z-index: 0 }}",
    ],
)
def test_a_part_that_lies_over_its_element_is_told(css):
    """Its ground is the declaration to take away."""
    assert told(css) == [(css.index("background") + 1, "b")]


@pytest.mark.parametrize(
    "css",
    [
        f".box::after {{ {SHEET} }}",
        f".box::after {{ content: ''; {SHEET}; z-index: -1 }}",
        f".box::after {{ content: ''; {SHEET}; opacity: 0 }}",
        f".box::after {{ content: ''; {SHEET}; background: rgb(0 0 0 / 0.1) }}",
        f".box::after {{ content: ''; {SHEET}; inset: 0 0 auto 0 }}",
        f".box::before {{ content: ''; {SHEET} }} .box p {{ position: relative }}",
        f".box::after {{ content: ''; {SHEET} }} .box p {{ position: relative; z-index: 1 }}",
        "main::before { content: ''; position: absolute; inset: 0; border: 1px solid }",
    ],
)
def test_a_part_that_lets_its_element_be_seen_is_no_fault(css):
    """It is not there, lies under it, is seen through, or covers a piece of it alone."""
    assert told(css) == []


def test_an_animation_that_leaves_a_text_hidden_is_told():
    """What counts is its last step, and only where that stays."""
    frames = "@keyframes gone { from { opacity: 1 } 50%, to { opacity: 0 } } .box p "
    assert told(frames + "{ animation: gone 1s forwards }") == [(49, "b")]
    assert told(frames + "{ animation-name: gone; animation-fill-mode: both }") == [(49, "b")]
    assert told(frames + "{ animation: gone 1s }") == []
    assert told(frames + "{ animation: other 1s forwards }") == []
    shown = "@keyframes shown { from { opacity: 0 } to { opacity: 1 } } "
    assert told(shown + ".box p { opacity: 0; animation: shown 1s forwards }") == []


def test_a_custom_property_hides_where_it_holds():
    """It is inherited, and may be set again inside."""
    css = ".box { --seen: 0 } p { opacity: var(--seen, 1) }"
    assert told(css) == [(24, "b")]
    assert told(css + " .box p { --seen: 1 }") == []


def test_the_tokens_of_each_screen_count():
    """Letters in the colour of the page are told, whatever names the colour has."""
    css = "body { color: var(--ink); background: var(--paper) }"
    assert told(css) == []
    assert told(css, tokens=TOKENS | {"ink": "#fefefe"}) == [(8, "a")]


@pytest.mark.parametrize("tag", ["template", "details", "dialog", "noscript", "div hidden"])
def test_an_element_that_browsers_do_not_show_is_named(tag):
    """It stands in a template, so that the page is the place."""
    name = tag.split()[0]
    html = PAGE.replace('<section class="box">', f"<{tag}>").replace("</section>", f"</{name}>")
    assert told("", html) == [(1, "b")]
    assert told("", html.replace("<details>", "<details open>")) == (
        [] if tag == "details" else [(1, "b")]
    )


def test_words_of_a_style_sheet_are_told():
    """A mark is none, and a word that the page says itself is none."""
    assert told(".box p::after { content: ' (거짓말)' }") == [(17, "거짓말")]
    assert told(".box p::after { content: '▸ 12' }") == []


def test_a_text_that_is_printed_twice_is_hidden_where_both_are():
    """One of two elements of a text may be for other screens."""
    html = PAGE.replace("</main>", '<p class="twice" data-unit="b">둘째 문단.</p></main>')
    assert told(".box p { display: none }", html) == []
    assert told("p { display: none }", html) == [(5, "a")]
