"""What is said while things are set up, in the language of the user."""

import io
import re
import sys
from string import Formatter

import pytest

from briefing.bootstrap import sentences


@pytest.mark.parametrize(
    ("terminal", "shown"),
    [
        (False, "build: 1/2 brotli\nbuild: 2/2 babel\n"),
        (
            True,
            f"\r\033[Kbuild: [{'#' * 12}{'-' * 12}] 1/2 brotli"
            f"\r\033[Kbuild: [{'#' * 24}] 2/2 babel\n",
        ),
    ],
)
def test_installing_tells_how_far_it_is(terminal, shown, monkeypatch):
    """Each package has a line of its own on a pipe; on a terminal one bar moves."""
    heard = io.StringIO()
    heard.isatty = lambda: terminal
    monkeypatch.setattr(sys, "stderr", heard)
    with sentences.Progress(2) as progress:
        progress.step("brotli")
        progress.step("babel")
    assert heard.getvalue() == shown


def test_many_packages_do_not_flood_a_pipe(capsys):
    """Of hundreds of packages a pipe gets some forty lines, the last among them."""
    with sentences.Progress(551) as progress:
        for count in range(551):
            progress.step(f"package{count}")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 40
    assert lines[-1] == "build: 551/551 package550"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LC_ALL": "", "LC_MESSAGES": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"}, "ko"),
        ({"LC_ALL": "C.UTF-8", "LANG": "ko_KR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(environ, expected):
    """The first locale variable that is set decides, in the order that POSIX gives."""
    assert sentences.language(environ) == expected


def test_both_languages_name_the_same_things():
    """A sentence and its translation have the same places to fill."""
    for name, pair in sentences.SENTENCES.items():
        english, korean = ({field for _, field, _, _ in Formatter().parse(one)} for one in pair)
        assert english == korean, name
        assert re.search("[가-힣]", pair[1]), name
