"""A screen reader speaks each run of every edition in its own language."""

from __future__ import annotations

import re

import pytest

from tests import pdfua

EDITIONS = ("ko", "ko-en", "ko-en-parallel", "en", "ja")
HANGUL = re.compile("[\uac00-\ud7a3]")
KANA = re.compile("[\u3040-\u309f\u30a1-\u30fa]")
#: Several Latin words in a row, of which one has lower case: English, not an acronym or a name.
PHRASE = re.compile(r"\b[A-Za-z’]*[a-z]{3,}[A-Za-z’]*(?:[ ,][A-Za-z’–-]+){2,}")


@pytest.fixture(scope="module")
def runs(printed_editions):
    """Text and language of every run, by edition."""
    return {name: pdfua.languages(one.pdf) for name, one in printed_editions.items()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_hangul_is_spoken_as_korean(edition, runs):
    """No Korean word is left to an English or Japanese voice."""
    wrong = [text for text, language in runs[edition] if HANGUL.search(text) and language != "ko"]
    assert wrong == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_kana_is_spoken_as_japanese(edition, runs):
    """No Japanese word is left to another voice."""
    wrong = [text for text, language in runs[edition] if KANA.search(text) and language != "ja"]
    assert wrong == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_english_phrases_are_spoken_as_english(edition, runs):
    """No English phrase is left to a Korean or Japanese voice."""
    wrong = [text for text, language in runs[edition] if PHRASE.search(text) and language != "en"]
    assert wrong == []


@pytest.mark.parametrize(("edition", "languages"), [
    ("ko", {"ko", "en"}), ("ko-en", {"ko", "en"}), ("ko-en-parallel", {"ko", "en"}),
    ("en", {"en"}), ("ja", {"ja", "en"}),
])  # fmt: skip
def test_an_edition_speaks_its_languages_and_no_other(edition, languages, runs):
    """Every run has a language, and it is one that the edition holds."""
    assert {language for _, language in runs[edition]} == languages
