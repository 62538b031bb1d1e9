"""A sound theme passes every rule of the check; a broken one trips exactly its own."""

import shutil

import pytest

from briefing.look.check.rules import RULES
from briefing.look.themes import theme
from tests.look.check import workshop

BROKEN = sorted(path.name for path in workshop.BROKEN.iterdir() if path.is_dir())
SHIPPED = theme.list_themes(workshop.ROOT / "templates")
#: The code by which each rule speaks.
CODES = {
    "printed": "theme-not-printed",
    "seen": "lost-text",
    "added": "lost-text",
    "translated": "untranslated-theme-word",
    "inside": "theme-overflow",
    "apart": "theme-overlap",
    "notes": "theme-note",
    "headings": "theme-heading",
    "glyphs": "theme-glyph",
    "families": "theme-family",
    "contrast": "theme-contrast",
    "size": "theme-small",
    "structure": "theme-structure",
    "tokens": "theme-unused-token",
    "engine": "css-ignored",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A project with the shipped themes and the broken ones."""
    made = workshop.project(tmp_path_factory.mktemp("themes"))
    for name in BROKEN:
        shutil.copytree(workshop.BROKEN / name, made / "templates" / f"broken-{name}")
    return made


def test_every_rule_has_a_theme_that_breaks_it():
    """Beside each rule of the table stands a theme of its name."""
    assert sorted(name for name, _ in RULES) == BROKEN == sorted(CODES)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_is_sound(root, name):
    """Every theme of the project prints the torture memo without a fault."""
    made, problems = workshop.proved(root, name, short=False)
    assert problems == ()
    assert len(made.painting.pages) > 4


def test_the_short_memo_is_sound_in_a_sound_theme(root):
    """What trips in a broken theme is the theme's doing, not the memo's."""
    assert workshop.proved(root, "plain")[1] == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_theme_trips_its_own_rule(root, name):
    """It trips its rule and no other, at a line of the theme or of what it inherits."""
    _, problems = workshop.proved(root, f"broken-{name}")
    assert {problem.code for problem in problems} == {CODES[name]}
    files = {problem.span.file for problem in problems}
    # What is missing as a whole is missing from the skeleton of every page.
    own = "templates/base/page.html" if name == "structure" else f"templates/broken-{name}/"
    assert any(file.startswith(own) for file in files)
