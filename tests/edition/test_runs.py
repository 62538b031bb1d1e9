"""Words of another language are told apart, and every word stays."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition import runs
from briefing.memo import walk
from briefing.memo.inlines import Emphasis, Link, NoteCall, Run, Strong, Term

LANGUAGES = ("ko", "en", "ja", "zh-Hant", "fr", "ko-KR")


def foreign(text: str, language: str = "ko") -> list[tuple[str, str]]:
    """The stretches of a text that name a language of their own."""
    return [(one.text, one.language) for one in runs.runs(text, language) if one.language]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("확장억제(extended deterrence)를", [("extended deterrence", "en")]),
        ("“for addressing the DPRK”라는", [("for addressing the DPRK", "en")]),
        ("Washington, D.C.와 Seoul은", [("Washington, D.C", "en"), ("Seoul", "en")]),
        ("rules-based order의", [("rules-based order", "en")]),
        ("the U.S.–Japan alliance’s aims", [("the U.S.–Japan alliance’s aims", "en")]),
        ("Hwasong-17형", [("Hwasong-17", "en")]),
        ("Élysée 궁", [("Élysée", "en")]),
        ("NATO와 ICBM, SLBM", []),
        ("AI·5G, G7, F-35A, COVID-19", []),
        ("A사와 B사", []),
        ("2022년 100%", []),
        ("日本語の文と한국어", [("日本語の文と", "ja")]),
        ("東京과 日·中", []),
        ("한국・일본", []),
        ("커피ー", []),
        ("", []),
    ],
)
def test_foreign_words_in_korean_name_their_language(text, found):
    """English words and Japanese are told apart; acronyms and Hanja are read as Korean."""
    assert foreign(text) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The word 확장 억제 means", "en", [("확장 억제", "ko")]),
        ("한·미 동맹 and 日本の", "en", [("한·미 동맹", "ko"), ("日本の", "ja")]),
        ("Only English", "en", []),
        (
            "拡大抑止(extended deterrence)と한국",
            "ja",
            [("extended deterrence", "en"), ("한국", "ko")],
        ),
        ("NATOと日本語", "ja", []),
        ("extended deterrence", "zh-Hant", [("extended deterrence", "en")]),
        ("extended deterrence", "ko-KR", [("extended deterrence", "en")]),
        ("한국어", "ko-KR", []),
        ("le mot 억제", "fr", [("억제", "ko")]),
    ],
)
def test_foreign_words_in_other_languages(text, language, found):
    """Hangul is Korean wherever it stands; a territory makes no difference."""
    assert foreign(text, language) == found


def test_runs_are_split_inside_marks_only():
    """Marks keep their words and order; a run that names its language is left alone."""
    inlines = (
        Run("가 word "),
        Strong((Emphasis((Run("나 word"),)),)),
        Link("https://example.org", (Run("word 다"),)),
        Run("mot", "fr"),
        Term("억제 word", "gloss"),
        NoteCall("n"),
    )
    assert runs.split(inlines, "ko") == (
        Run("가 "), Run("word", "en"), Run(" "),
        Strong((Emphasis((Run("나 "), Run("word", "en"))),)),
        Link("https://example.org", (Run("word", "en"), Run(" 다"))),
        Run("mot", "fr"),
        Term("억제 word", "gloss"),
        NoteCall("n"),
    )  # fmt: skip


MIXED = st.text("가나다漢字かなカー・ABab ’'.,:;&/–-0 é×", max_size=40)


@given(MIXED | st.text(), st.sampled_from(LANGUAGES))
def test_runs_put_together_are_the_text(text, language):
    """No character is lost, doubled or moved, and no run is empty."""
    found = runs.runs(text, language)
    assert "".join(one.text for one in found) == text
    assert all(one.text for one in found)
    assert all(one.language != language for one in found)


@given(MIXED, st.sampled_from(LANGUAGES))
def test_split_keeps_the_visible_words(text, language):
    """What a reader sees is the same before and after, and splitting again changes nothing."""
    inlines = (Run(text), Strong((Run(text),)))
    once = runs.split(inlines, language)
    assert walk.visible(once) == walk.visible(inlines)
    assert walk.visible(runs.split(once, language)) == walk.visible(inlines)


@pytest.mark.parametrize("piece", ["漢", "A", "a ", "가", "か", "가a", "漢か가"])
def test_a_long_text_takes_time_by_its_length(piece):
    """60,000 characters are split in a moment, whatever they are (C25)."""
    start = time.process_time()
    runs.runs((piece * 60_000)[:60_000], "ko")
    runs.runs((piece * 60_000)[:60_000], "en")
    assert time.process_time() - start < 3


ADDRESS = "https://likms.assembly.go.kr/bill/billDetail.do?billId=PRC_A2B2C2&session=21"


def test_an_address_is_one_stretch():
    """Parts of a bare address are no English words: the engine could not break it between runs."""
    assert foreign(f"자료는 {ADDRESS}에 있다. See the bill.") == [("See the bill", "en")]
    assert foreign(f"See {ADDRESS} for 한국어.", "en") == [(ADDRESS, "zxx"), ("한국어", "ko")]
