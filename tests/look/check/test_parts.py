"""Nothing that a theme hides or adds goes unseen, whatever trick it uses."""

import pytest

from briefing.look.check import parts
from briefing.problems import Collected
from tests.look.check import workshop

#: A trick a line, each on an element of its own, with what it is called.
TRICKS = {
    ".kind [data-unit] { display: none }": "not laid out",
    ".title { visibility: hidden }": "transparent",
    ".title-second { opacity: 0 }": "transparent",
    ".subtitle { color: #ffffff }": "in the colour of its ground",
    ".subtitle-second { font-size: 0.1pt }": "too small to read",
    ".publisher [data-unit] { color: transparent }": "transparent",
    ".series { position: absolute; left: -400mm }": "cut away",
    ".key-points li > p:first-child { height: 0; overflow: hidden }": "cut away",
    ".sources li { text-indent: -500mm }": "off the page",
    ".quote .by { transform: scale(0) }": "too small to read",
    ".colophon p { position: absolute; clip: rect(0, 0, 0, 0) }": "cut away",
    "caption { background: #000000 }": "in the colour of its ground",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project with the shipped themes."""
    return workshop.project(tmp_path_factory.mktemp("tricks"))


@pytest.fixture(scope="module")
def hidden(root):
    """What is told of a theme that plays all tricks at once, by the line of its sheet."""
    workshop.add(root, "tricks", {"print.css": "\n".join(TRICKS) + "\n"})
    made, _ = workshop.proved(root, "tricks")
    report = Collected()
    parts.seen(made, report)
    return {p.span.line: p for p in report.problems if "tricks/print.css" in p.span.file}


@pytest.mark.parametrize(("line", "trick"), tuple(enumerate(TRICKS, 1)))
def test_hidden_text_is_told_where_it_is_hidden(hidden, line, trick):
    """Each trick is found, by its reason and at the declaration that does it."""
    assert TRICKS[trick] in hidden[line].message()


def test_what_covers_text_is_told(root):
    """A box that lies over a text which is not in it is found at what puts it there."""
    cover = ".title { position: relative }\n"
    cover += (
        '.title::after { content: ""; position: absolute; left: 0; top: 0; '
        "width: 100%; height: 100%; background: #ffffff }"
    )
    workshop.add(root, "cover", {"print.css": cover})
    _, problems = workshop.proved(root, "cover")
    assert {problem.code for problem in problems} == {"theme-overlap"}
    assert "`h1.title::after`" in problems[0].message()


def test_words_of_one_language_are_told(root):
    """A template that says words without `_` is told the words and the line."""
    html = '<div class="lead">\n<p>Draft for internal use</p>\n'
    html += "{% for block in memo.lead %}{% include template(block) %}{% endfor %}\n</div>\n"
    workshop.add(root, "english", {"parts/lead.html": html})
    _, problems = workshop.proved(root, "english")
    assert {str(problem.span).rpartition(":")[0] for problem in problems} == {
        "templates/english/parts/lead.html:2"
    }
    assert {problem.code for problem in problems} == {"theme-added"}


def test_what_is_left_out_openly_is_no_fault(root):
    """Kinds of blocks print nothing by being listed; parts need their template as well."""
    colophon = '<section class="colophon"></section>\n'
    yaml = "extends: plain\nomits: [quote, about, pullquote]\n"
    made = {"theme.yaml": yaml, "parts/colophon.html": colophon}
    workshop.add(root, "sparing", made)
    proof, problems = workshop.proved(root, "sparing")
    assert problems == ()
    assert list(proof.tree.iter("blockquote")) == []


def test_a_date_or_number_that_is_lost_is_told(root):
    """Parts of a memo that are no texts must be printed as well."""
    html = '<header class="masthead"></header>\n'
    yaml = "extends: plain\nomits: [publisher, series, pullquote]\n"
    workshop.add(root, "undated", {"theme.yaml": yaml, "parts/masthead.html": html})
    _, problems = workshop.proved(root, "undated")
    lost = sorted(dict(p.args)["name"] for p in problems if p.code == "theme-not-printed")
    assert lost == ["date", "number"]
