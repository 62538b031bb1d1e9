"""A new theme is whole as it is written: it loads, prints and says what can be changed."""

import re

import pytest

from briefing.look.themes import scaffold, theme
from briefing.look.themes.scaffold import in_language
from briefing.problems import Collected
from tests.look.check import workshop


@pytest.fixture
def root(tmp_path):
    """A project with the shipped themes."""
    return workshop.project(tmp_path)


def loaded(root, name):
    """A theme without a fault."""
    report = Collected()
    found = theme.load(root / "templates", name, report)
    assert report.problems == ()
    return found


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("parent", ["base", "institute", "plain", "ministry", "action-memo"])
def test_a_new_theme_is_its_parent_to_begin_with(root, parent, language):
    """Of any parent, with comments in either language, it has the same values and choices."""
    found = loaded(root, parent)
    workshop.add(root, "mine", scaffold.files("mine", found, language))
    mine = loaded(root, "mine")
    assert mine.tokens == found.tokens
    assert mine.options == found.options
    assert mine.omits == found.omits
    assert mine.names == ("mine", *found.names)


def test_every_token_can_be_set_by_taking_its_sign_away(root):
    """Each commented line is one that may stand, with the parent's value and the meaning."""
    found = loaded(root, "institute")
    made = scaffold.files("mine", found)
    made["theme.yaml"] = re.sub(r"^  # ", "  ", made["theme.yaml"], flags=re.MULTILINE)
    lines = made["theme.yaml"].splitlines()
    workshop.add(root, "mine", made)
    assert loaded(root, "mine").tokens == found.tokens
    for token in found.tokens.values():
        assert any(
            line.startswith(f"  {token.name}:") and in_language(token.means, "en") in line
            for line in lines
        )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_each_token_and_option_is_for_is_said_in_the_language_of_the_author(root, language):
    """`base` says it in both."""
    parent = loaded(root, "institute")
    lines = scaffold.files("mine", parent, language)["theme.yaml"].splitlines()
    for named in (*parent.tokens.values(), *parent.options.values()):
        (means,) = (
            x.partition("  # ")[2] for x in lines if re.match(rf"  (?:# )?{named.name}:", x)
        )
        assert bool(re.search("[가-힣]", means)) == (language == "ko"), named.name


@pytest.mark.parametrize(("language", "word"), [("en", "prove it"), ("ko", "모든 요소")])
def test_it_explains_itself_in_the_language_of_its_author(root, language, word, monkeypatch):
    """Each file has comments in that alone, and calls the program as it is called."""
    monkeypatch.setattr(scaffold, "PROGRAM", "briefing")
    texts = scaffold.files("mine", loaded(root, "institute"), language)
    assert re.search(rf"^#   briefing theme check mine +{word}", texts["theme.yaml"], re.MULTILINE)
    for text in texts.values():
        assert not re.search(r"#en|#ko|build\.py|docs/", text)
        first = re.search(r"^(?:# |   )(.*mine.*)$", text, re.MULTILINE)[1]
        assert bool(re.search("의 |우리", first)) == (language == "ko")


def test_a_new_theme_passes_the_check(root):
    """What `theme new` writes is sound without a change."""
    workshop.add(root, "mine", scaffold.files("mine", loaded(root, "institute")))
    assert workshop.proved(root, "mine")[1] == ()


@pytest.mark.parametrize(
    ("name", "fits"),
    [("my-house", True), ("house2", True), ("House", False), ("my_house", False), ("집", False),
     ("", False), ("-a", False), ("a--b", False), ("../a", False), ("blocks", False),
     ("parts", False), ("charts", False), ("a" * 41, False)],
)  # fmt: skip
def test_names_of_themes(name, fits):
    """Small letters, digits and single hyphens, and no name of a folder of templates."""
    assert scaffold.fit_name(name) == fits
