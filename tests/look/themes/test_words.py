"""A theme's words are said in every language that the nearest catalog of its chain knows."""

from pathlib import Path

import pytest

from briefing.look.themes import theme, words
from briefing.problems import WARNING, Collected
from tests import sample

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: {}\\n"\n'


@pytest.fixture
def root(tmp_path) -> Path:
    """The sample as a project."""
    return sample.made(tmp_path)


def said(root: Path, report: Collected):
    """What says the words of the sample's theme."""
    return words.load(theme.load(root / "templates", "sample", report), root, report)


def with_po(root: Path, language: str, **pairs: str) -> None:
    """Give the sample's theme a catalog."""
    text = PO.format(language) + "".join(
        f'\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n' for msgid, msgstr in pairs.items()
    )
    (root / "templates/sample" / f"{language}.po").write_text(text, "utf-8")


def test_korean_is_what_the_templates_say(root):
    """The msgids are Korean: nothing is looked up for them."""
    report = Collected()
    assert said(root, report)("정책 제언", "ko") == "정책 제언"
    assert report.problems == ()


def test_the_nearest_theme_has_its_way(root):
    """A child's word hides the same word of its ancestor; its other words are the ancestor's."""
    with_po(root, "en", **{"정책 제언": "What to do"})
    report = Collected()
    say = said(root, report)
    assert say("정책 제언", "en") == "What to do"
    assert say("요점", "en") == "Key points"
    assert report.problems == ()


def test_a_territory_falls_back_on_its_language(root):
    """Words for `en-GB` are those of `en` where it has none of its own."""
    with_po(root, "en-GB", **{"정책 제언": "Advice"})
    report = Collected()
    say = said(root, report)
    assert (say("정책 제언", "en-GB"), say("요점", "en-GB")) == ("Advice", "Key points")
    assert report.problems == ()


def test_another_script_is_no_stand_in(root):
    """The words of `zh` are simplified, so that `zh-TW` has none of them."""
    report = Collected()
    say = said(root, report)
    assert (say("정책 제언", "zh"), say("정책 제언", "zh-CN")) == ("建议", "建议")
    assert report.problems == ()
    assert say("정책 제언", "zh-TW") == "Recommendations"


def test_english_stands_in_for_a_word_that_a_language_lacks(root):
    """It is told at the template's line, with the file that would hold the word."""
    (root / "templates/sample/before.html").write_text('\n{{ _("정책 제언") }}\n', "utf-8")
    report = Collected()
    say = said(root, report)
    assert [say("정책 제언", "eo") for _ in range(2)] == ["Recommendations"] * 2
    (problem,) = report.problems
    assert (problem.code, problem.severity) == ("theme-word-in-english", WARNING)
    assert str(problem.span) == "templates/sample/before.html:2:6"
    assert "templates/sample/eo.po" in problem.hint()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_missing_word_is_told_once_where_it_is_said(root, language):
    """The problem stands at the template's line; the word stays Korean."""
    (root / "templates/sample/before.html").write_text('\n{{ _("낱말") }}\n', "utf-8")
    report = Collected()
    say = said(root, report)
    assert [say("낱말", language) for _ in range(3)] == ["낱말"] * 3
    (problem,) = report.problems
    assert problem.code == "untranslated-theme-word"
    assert str(problem.span) == "templates/sample/before.html:2:6"
    assert f"templates/sample/{language}.po" in problem.hint()


def test_a_word_that_no_template_says_has_a_place_too(root):
    """It may come from data; then the theme itself is named."""
    report = Collected()
    said(root, report)("어디에도 없는 낱말", "en")
    assert [str(p.span) for p in report.problems] == ["templates/sample/theme.yaml:1:1"]


def test_a_broken_catalog_is_told_at_its_line(root):
    """It is not used, and says why."""
    with_po(root, "en", 권고="x")
    path = root / "templates/sample/en.po"
    path.write_text(path.read_text("utf-8") + 'msgid "open\n', "utf-8")
    report = Collected()
    assert said(root, report)("정책 제언", "en") == "Recommendations"
    assert report.errors[0].span.file == "templates/sample/en.po"
