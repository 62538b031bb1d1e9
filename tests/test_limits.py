"""Every limit that README admits is one that the program still has, and a test holds it."""

import re

import pytest

from briefing.edition.parity import facts
from briefing.look import fonts
from briefing.memo.document import SOURCE_LANGUAGE
from docs.generated import ROOT
from tests.manual import KOREAN, README, read

FIT = "tests/look/print/layout/test_fit.py"
#: How each limit begins, and the test that holds it; or why none can.
LIMITS = {
    "Made and tested on": "tests/run/test_build_faults.py:test_without_fork_it_builds_all_the_same",
    "Language tags, structure": "tests/look/print/test_hooks.py:test_another_version_is_refused",
    "The same input gives": "tests/run/test_build.py:test_same_input_same_bytes",
    "PDF/UA has rules": "",  # what only a person can judge no test can
    "The bundled fonts have": "tests/test_limits.py:test_no_bundled_font_has_emoji",
    "The source language is": "tests/test_limits.py:test_facts_are_read_in_four_languages",
    "Layout takes seconds": f"{FIT}:test_a_long_memo_is_mended_in_haste",
}


def limits(path):
    """The sentences under the heading that admits limits."""
    text = re.split(r"^## (?:Limits, honestly|한계)$", read(path), flags=re.MULTILINE)[1]
    return re.findall(r"^- (.*)$", text.partition("\n## ")[0], re.MULTILINE)


def test_each_limit_has_its_test():
    """No limit is admitted without a test that holds it, and none is forgotten in Korean."""
    found = limits(README)
    assert [next((n for n in LIMITS if text.startswith(n)), text) for text in found] == [*LIMITS]
    assert len(limits(KOREAN)) == len(found)


@pytest.mark.parametrize("held", [held for held in LIMITS.values() if held])
def test_what_holds_a_limit_is_there(held):
    """The test that a limit names exists."""
    file, _, name = held.partition(":")
    assert f"def {name}(" in (ROOT / file).read_text("utf-8")


def test_the_engine_that_is_named_is_the_one_that_is_hooked():
    """README names the version of WeasyPrint that the hooks were written for."""
    from briefing.look.print.hooks import WEASYPRINT

    number = WEASYPRINT.partition(".")[0]
    assert all(f"WeasyPrint {number}" in " ".join(limits(page)) for page in (README, KOREAN))


def test_no_bundled_font_has_emoji():
    """What a memo may paste from a telephone is in no face, and so is told as missing."""
    emoji = "😀🚀🧭"
    assert fonts.load(ROOT / "fonts").missing(emoji) == set(emoji)


def test_facts_are_read_in_four_languages():
    """The source is Korean; words for numbers are known in four languages, elsewhere digits."""
    assert SOURCE_LANGUAGE == "ko"
    elsewhere = facts.grammar("xx")
    known = [name for name in ("ko", "en", "ja", "fr") if facts.grammar(name) is not elsewhere]
    assert known == ["ko", "en", "ja", "fr"]
    assert facts.grammar("de") is elsewhere
    assert facts.extract("12 Jahre", "de")
    assert not facts.extract("zwei Jahre", "de")
