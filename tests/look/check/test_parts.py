"""Nothing that a theme hides or adds goes unseen, whatever trick it uses."""

import shutil

import pytest

from briefing.look.check import parts
from briefing.problems import Collected
from briefing.run.job import Job
from briefing.run.making import Maker
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
    assert [problem.code for problem in problems] == ["lost-text"]
    assert "under something else" in problems[0].message()
    assert problems[0].span.line == 2


@pytest.mark.parametrize("veil", ["#fffc", "#fff", "linear-gradient(#fffe, #fff)"])
def test_build_and_check_refuse_a_veil_with_the_same_words(root, veil):
    """What lies over a text is found by one rule: a theme that passes the one passes the other."""
    over = f'::after {{ content: ""; position: absolute; inset: 0; background: {veil} }}\n'
    css = ".key-points { position: relative }\n.key-points" + over
    workshop.add(root, "veil", {"print.css": css})
    _, checked = workshop.proved(root, "veil")
    (root / "content" / "brief").mkdir(parents=True, exist_ok=True)
    shutil.copy(workshop.BROKEN / "memo.yaml", root / "content" / "brief")
    shutil.copy(workshop.ROOT / "content" / "editions.yaml", root / "content")
    job = Job("brief", "ko-en", "veil", "pdf")
    built = Maker(root, workshop.FONTS, root / ".cache")(job)
    assert not built.delivered
    (hidden,) = checked
    assert hidden.span.line == 2
    refused = {(p.code, p.message("en"), p.message("ko")) for p in built.problems}
    assert ("lost-text", hidden.message("en"), hidden.message("ko")) in refused


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
