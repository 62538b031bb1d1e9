"""A page in any language with Latin, Greek or Cyrillic letters is set as its script wants."""

import pytest

from briefing.look import ownfonts
from briefing.look.themes import theme
from briefing.problems import Collected
from tests.look.print.typesetting import FONTS, ROOT, laid_out, lead, paper, paragraph

#: Letters that only the languages beside them have, in words with the rest of their alphabet.
WORDS = {
    "it": "perché così più", "vi": "Bản ghi nhớ về hợp tác quốc tế", "pl": "Mała źdźbło ćwiczyć",
    "pt-BR": "cooperação três avô", "tr": "Küçük ığüş İstanbul", "uk": "Її ґанок і є",
    "ru": "Объявление ещё", "el": "Ευρωπαϊκή συνεργασία ύψος", "cs": "Příliš žluťoučký kůň",
    "hu": "árvíztűrő tükörfúrógép", "nl": "geïnteresseerd", "de": "Größe", "ro": "știință țară",
    "is": "þjóð ðæ", "lt": "žinių ąžuolas",
}  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_the_script_decides_and_not_a_list(language):
    """The engine takes every declaration, and the face for Latin text has every letter."""
    text = WORDS[language]
    laid_out(paper(lead(paragraph(text)), language=language))  # it may not complain
    shares = FONTS.share(("Source Serif 4", "Noto Serif KR"), 400, "normal", text)
    assert [key[0] for key in shares] == ["Source Serif 4"]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["geopoli-", "tics"]),
        ("en-US", ["geopoli-", "tics"]),
        ("en-GB", ["geopolit-", "ics"]),
    ],
)
def test_words_are_parted_by_the_patterns_of_the_region(language, lines):
    """English without a region is American."""
    style = "p { width: 4.4em; text-align: left; hyphenate-limit-chars: 4 2 2 }"
    measured = laid_out(paper(lead(paragraph("geopolitics")), language=language, style=style))
    assert [[line.text for line in found] for found in measured.lines.values()] == [lines]


def test_a_font_with_chinese_forms_is_asked_first_for_chinese():
    """One of the project's own that has the characters stands first; one that has not does not."""
    institute = theme.load(ROOT / "templates", "institute", Collected())
    own = [FONTS.face("Source Serif 4"), FONTS.face("Noto Serif JP")]
    stack = ownfonts.for_chinese(institute, own).tokens["chinese"].value
    assert stack == f'"Noto Serif JP", {institute.tokens["chinese"].value}'
    assert ownfonts.for_chinese(institute, own[:1]).tokens == institute.tokens
