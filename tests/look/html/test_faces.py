import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.look import page
from briefing.look.css import rules
from briefing.look.html import faces
from briefing.problems import Collected, Source
from tests.look.webpages import FONTS

SERIF, BOLD = ("Noto Serif KR", 400, "normal"), ("Noto Serif KR", 700, "normal")
SANS, SEMI = ("Pretendard", 400, "normal"), ("Pretendard", 600, "normal")
LATIN, ITALIC = ("Source Serif 4", 400, "normal"), ("Source Serif 4", 400, "italic")


def shown(css, body):
    """Face and characters, without spaces."""
    tree = page.parse(f"<!doctype html><html lang=ko><body>{body}</body></html>")
    found = faces.usage(tree, rules(Source("screen.css", css), Collected()), FONTS)
    return {tuple(key): "".join(text.split()) for key, text in found.items() if text.strip()}


BASE = ':root { --a: "brief-serif"; --b: var(--a), serif } body { font-family: var(--b) } '


@pytest.mark.parametrize(
    ("css", "body", "expected"),
    [
        ("", "<p>가<b>나</b></p>", {SERIF: "가", BOLD: "나"}),
        ("p { font-family: 'brief-sans' }", "가<p>나</p>다", {SERIF: "가다", SANS: "나"}),
        (".x { font: 600 1rem/1.5 brief-sans }", "<p class=x>가</p>", {SEMI: "가"}),
        ("p { font: italic 1em brief-latin }", "<p>a<b>가</b></p>", {ITALIC: "a", BOLD: "가"}),
        (":lang(en) { font-family: brief-latin }", "가<i lang=en>b</i>",
         {SERIF: "가", ITALIC: "b"}),
        ("p { --a: 'brief-sans' }", "<p>가</p>", {SERIF: "가"}),
        ("p { --a: 'brief-sans'; font-family: var(--a) }", "<p>가</p>", {SANS: "가"}),
        ("p { font-family: var(--none, brief-sans) }", "<p>가</p>", {SANS: "가"}),
        ("p { font-weight: 700 !important } p { font-weight: 400 }", "<p>가</p>", {BOLD: "가"}),
        ("p::before { content: '나' counter(x); font-weight: 700 }", "<p>가</p>",
         {SERIF: "가", BOLD: "0123456789나"}),
        ("@counter-style x { symbols: '①' '②' } p::before { content: counter(a, x) }", "<p>가</p>",
         {SERIF: "0123456789①②가"}),
        ("p::before { content: counter(a, upper-roman) }", "<p>가</p>",
         {SERIF: "0123456789CDILMVX가"}),
        ("a::after { content: attr(href) }", "<a href='#z'>가</a>", {SERIF: "#z가"}),
        ("@media print { p { font-family: brief-sans } }", "<p>가</p>", {SERIF: "가", SANS: "가"}),
        ("@supports (x: y) { p { font-family: brief-sans } }", "<p>가</p>", {SANS: "가"}),
        ("p { text-transform: uppercase }", "<p>a가</p>", {SERIF: "A가"}),
        ("p { font-weight: bolder }", "<p>가<b>나</b></p>", {BOLD: "가나"}),
        ("p:unknown(x) { font-family: brief-sans }", "<p>가</p>", {SERIF: "가"}),
        ("", "<svg font-family='brief-sans'><title>나</title><text>가</text></svg>", {SANS: "가"}),
        ("svg { font-family: brief-serif }", "<svg font-family='brief-sans'>가</svg>",
         {SERIF: "가"}),
        ("p { font-family: brief-latin }", "<p>a가か</p>",
         {LATIN: "a", SERIF: "か가"}),
        ("", "<ol><li>가</li></ol>", {SERIF: ".0123456789가"}),
        ("", "<style>나</style><script>다</script>가", {SERIF: "가"}),
    ],
)  # fmt: skip
def test_the_cascade_says_which_face_shows_what(css, body, expected):
    """Each piece of text counts for the face that a browser would draw it with."""
    found = shown(BASE + "li { list-style: none } " + css, body)
    assert {key: "".join(sorted(text)) for key, text in found.items()} == expected


@given(st.lists(st.sampled_from(["가", "b", "か", "漢", "1", " "]), min_size=1, max_size=20))
def test_no_character_is_forgotten(chars):
    """Whatever a page says, some face shows each of its characters."""
    text = "".join(chars)
    found = shown(BASE, f"<p>{text}</p>")
    assert set("".join(found.values())) == set(text) - {" "}
