"""A theme can be held to the bytes that someone looked at."""

import pytest

from briefing.look.themes import theme, trust
from briefing.problems import Collected
from tests.look.check import workshop


@pytest.fixture
def root(tmp_path):
    """A project with the shipped themes and one more."""
    root = workshop.project(tmp_path)
    workshop.add(root, "mine", {"theme.yaml": "extends: plain\n", "parts/lead.html": "가"})
    return root


def loaded(root):
    """The theme at hand."""
    return theme.load(root / "templates", "mine", Collected())


def test_a_digest_has_the_form_that_is_typed(root):
    """It is the same each time, and its form is the one that the command line takes."""
    found = trust.digest(loaded(root), root)
    assert trust.DIGEST.fullmatch(found)
    assert trust.digest(loaded(root), root) == found


@pytest.mark.parametrize(
    "changed",
    [
        "mine/parts/lead.html",
        "mine/new.css",
        "mine/theme.yaml",
        "plain/print.css",
        "base/page.html",
    ],
)
def test_any_byte_of_the_chain_counts(root, changed):
    """A file that is changed or new, in the theme or in what it extends, makes another digest."""
    before, path = trust.digest(loaded(root), root), root / "templates" / changed
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    assert trust.digest(loaded(root), root) != before


def test_other_themes_do_not_count(root):
    """What a theme does not extend may change."""
    before = trust.digest(loaded(root), root)
    workshop.add(root, "ministry", {"new.css": "p { color: red }\n"})
    assert trust.digest(loaded(root), root) == before


def test_only_what_is_named_is_trusted(root):
    """Where digests are named, any other is told at the theme's file, with the one that it has."""
    found, report = trust.digest(loaded(root), root), Collected()
    assert trust.is_trusted(loaded(root), root, (), report)
    assert trust.is_trusted(loaded(root), root, ("sha256:" + "0" * 64, found), report)
    assert report.problems == ()
    assert not trust.is_trusted(loaded(root), root, ("sha256:" + "0" * 64,), report)
    (problem,) = report.problems
    assert str(problem.span) == "templates/mine/theme.yaml:1:1"
    assert found in problem.hint("ko")
