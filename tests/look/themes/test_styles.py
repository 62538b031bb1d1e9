"""Style sheets come ancestor first, and what is wrong in one is told at its line."""

import pytest

from briefing.look import render
from briefing.look.assets.pictures import Pictures
from briefing.look.print.fetcher import Fetcher
from briefing.look.print.pdf import Printer
from briefing.look.themes import styles, theme
from briefing.problems import BriefingError, Collected
from tests.look.check import workshop


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project with the shipped themes."""
    return workshop.project(tmp_path_factory.mktemp("styles"))


def faults(root, css):
    """What the print engine says of a theme's style sheet, and where."""
    workshop.add(root, "mine", {"print.css": css})
    report = Collected()
    chosen = theme.load(root / "templates", "mine", report)
    Printer(chosen, root, Fetcher(Pictures(root, root, chosen)), report)
    return [(str(problem.span), problem.code) for problem in report.problems]


def test_ancestors_come_first(root):
    """The nearest sheet is the last, so that its rules win."""
    found = theme.load(root / "templates", "ministry", Collected())
    for medium, sheet in styles.SHEETS.items():
        sources = styles.sheets(found, medium, root, Collected())
        assert [source.file for source in sources] == [
            f"templates/{name}/{sheet}" for name in ("base", "plain", "ministry")
        ]


def test_a_theme_may_have_no_sheet(root):
    """What a theme does not have comes from its ancestors alone."""
    workshop.add(root, "bare", {})
    found = theme.load(root / "templates", "bare", Collected())
    sources = styles.sheets(found, render.PRINT, root, Collected())
    assert [source.file for source in sources] == [
        "templates/base/print.css",
        "templates/plain/print.css",
    ]


@pytest.mark.parametrize("name", theme.list_themes(workshop.ROOT / "templates"))
def test_shipped_sheets_have_no_fault(root, name):
    """The print engine takes every declaration of ours."""
    report = Collected()
    chosen = theme.load(root / "templates", name, report)
    Printer(chosen, root, Fetcher(Pictures(root, root, chosen)), report)
    assert report.problems == ()


@pytest.mark.parametrize(
    ("css", "place"),
    [
        (".a {\n  colour: red;\n}", "2:3"),
        (".a { color: }", "1:6"),
        ("}\n.b { color: red }", "1:1"),
        ("\n.a ] b { color: red }", "2:1"),
        (".x {}\n.a::banana { color: red }", "2:1"),
        ("\n\n@media (min-width: 5em) { .a { color: red } }", "3:8"),
        ("/* one */\n@import 'other.css';", "2:10"),
        (".x {}\n\n@nonsense x;", "3:1"),
        (".a { width: fit-content }", "1:6"),
        ("\n@page :odd { margin: 1mm }", "2:1"),
        (".a { color: red !importnat }", "1:6"),
        ("\n  .a { display: grid; gap: 1banana }", "2:23"),
        (".a { margin: 1mm 2mm 3mm 4mm 5mm }", "1:6"),
        ("\n@font-face { font-family: x; src: url(file:///etc/passwd) }", "2:2"),
    ],
)
def test_broken_css_is_told_where_it_is(root, css, place):
    """Line and column of what the engine does not take, also where it gives none."""
    assert faults(root, css)[0] == (f"templates/mine/print.css:{place}", "css-ignored")


def test_counter_styles_are_shared_by_all_sheets(root):
    """A counter style that a theme defines counts in its pages."""
    css = '@counter-style mine { system: fixed; symbols: "◆" "◇"; suffix: "" }\n'
    css += "body { counter-reset: part } .section { counter-increment: part }\n"
    css += ".section > h2::before { content: counter(part, mine) }"
    workshop.add(root, "counting", {"print.css": css})
    made, problems = workshop.proved(root, "counting")
    assert problems == ()
    assert "◆" in {text.words for text in made.painting.texts}


def declared(name, **how):
    """The declarations of a shipped theme's tokens, and its tokens."""
    found = theme.load(workshop.ROOT / "templates", name, Collected())
    return styles.properties(found, **how).splitlines(), found.tokens.values()


def test_tokens_become_custom_properties():
    """Each token is one declaration, with the value of the theme that sets it last."""
    lines, tokens = declared("institute")
    assert "--page-size: A4;" in lines  # of base
    assert "--accent: #17456b;" in lines  # of institute
    assert "--accent: #333a44;" in declared("base")[0]
    assert len(lines) == len(tokens)


def test_a_dark_screen_gets_only_what_differs():
    """Colours with a dark value are declared for a dark screen, lengths and families are not."""
    lines, tokens = declared("institute", dark=True)
    assert "--accent: #8fc0ea;" in lines
    assert len(lines) == sum(bool(token.dark) for token in tokens) > 0
    assert not any(line.startswith(("--page-size", "--serif")) for line in lines)


def test_families_may_be_renamed():
    """The web file names its subsets otherwise; nothing but families is renamed."""
    lines, tokens = declared("institute", family=lambda value: f"renamed {value}")
    assert '--serif: renamed "Noto Serif KR";' in lines
    renamed = sum("renamed" in line for line in lines)
    assert renamed == sum(token.type == "family" for token in tokens)


@pytest.mark.parametrize("selector", ["p > " * 300 + "p", ":not(" * 300 + "p" + ")" * 300])
def test_a_selector_that_is_too_deep_for_the_engine_is_told_where_it_is(root, selector):
    """What ends the engine's own reading is a fault of the sheet, not of ours."""
    with pytest.raises(BriefingError) as caught:
        faults(root, f"b {{ margin: 0 }}\n{selector} {{ margin: 0 }}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.span.line) == ("css-deep", 2)
