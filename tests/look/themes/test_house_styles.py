"""The same memo in every house style: the same words, and the marks that its readers expect."""

import re
from dataclasses import replace

import pytest

from briefing.edition.korean import WORD_JOINER
from briefing.look.check import proof
from briefing.look.check.proof import SPEC
from briefing.look.page import text_of
from briefing.look.seen import gates
from briefing.look.themes import theme
from briefing.look.themes.omissions import omitted
from briefing.memo.document import Text
from briefing.memo.inlines import Run
from briefing.problems import Collected
from tests.look.check import workshop

STYLES = [name for name in theme.list_themes(workshop.ROOT / "templates") if name != "base"]


@pytest.fixture(scope="module")
def proofs():
    """The short memo printed in every house style."""
    return {name: made(name) for name in STYLES}


def made(name):
    """The short memo printed in a house style."""
    report = Collected()
    found = proof.make(name, workshop.ROOT, workshop.FONTS, report, workshop.memo())
    assert not report.problems
    return found


def printed(found):
    """Everything that is painted, in order, without joiners."""
    return " ".join(text.words for text in found.painting.texts).replace(WORD_JOINER, "")


def units(tree, attribute):
    """The words of each text of a page: of the elements that say which they print."""
    return {
        id_: {re.sub(r"\s+", " ", gates._without_asides(one)).strip() for one in several}
        for id_, several in gates.by_id(tree, attribute).items()
    }


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("attribute", [gates.UNIT, gates.GLOSS])
def test_restyling_changes_no_word(proofs, name, attribute):
    """Each text has the same words as in `base`, and none is missing but what is omitted."""
    found = proofs[name]
    wanted, have = units(found.reference, attribute), units(found.tree, attribute)
    left_out = omitted(found.theme, found.edition.memo, attribute == gates.GLOSS)
    assert wanted.keys() - left_out == have.keys()
    for id_, words in have.items():
        clean = {one.replace(WORD_JOINER, "") for one in words}
        assert clean <= wanted[id_] or wanted[id_] <= clean


@pytest.mark.parametrize("name", STYLES)
def test_every_house_style_says_its_words_in_english_and_japanese(name):
    """Each theme that adds words has catalogs for them; `theme check` proves they are whole."""
    folder = workshop.ROOT / "templates" / name
    words = any(re.search(r"\b_\(", path.read_text("utf-8")) for path in folder.rglob("*.html"))
    own = {path.name for path in folder.glob("*.po")}
    assert not words or own >= {"en.po", "ja.po"}


def test_the_ministry_report_has_its_levels(proofs):
    """Ⅰ before a section, □ before a paragraph, ○ before an item, ※ before a note, - 1 - below."""
    text = printed(proofs["ministry"])
    for mark in ("Ⅰ", "□", "○", "※ 1)", "◇", "①", "- 1 -"):
        assert mark in text, mark


def test_the_ministry_report_ends_as_offices_end(proofs):
    """The date is official; annexes are listed before the last word, 끝., and numbered."""
    text = re.sub(r"\s+", " ", printed(proofs["ministry"]))
    assert "2022. 6." in text
    assert "2022년 6월" not in text
    assert "붙임 1. 용어 1부. 2. 참고 자료 1부. 끝." in text
    assert "붙임 2 참고 자료" in text


def test_the_action_memo_asks_for_a_decision(proofs):
    """Each recommendation has lines to approve or not; the bottom line stands before them."""
    found = proofs["action-memo"]
    text = printed(found)
    assert text.index("결론") < text.index("승인") < text.index("배경")
    choices = [e for e in found.tree.iter("span") if e.get("class") == "choice"]
    assert [text_of(one).split()[0] for one in choices] == ["승인", "불승인"]
    blanks = [e for e in found.tree.iter("span") if e.get("class") == "blank"]
    assert len(blanks) == 3  # two to decide on, and whom it is for, which the memo does not say


def test_the_action_memo_takes_two_pages_and_attaches_the_rest(proofs):
    """What is asked and decided stands on two pages at most; the full text begins behind them."""
    found = proofs["action-memo"]

    def pages_of(kind):
        held = {
            one for e in found.tree.iter() if kind in e.get("class", "").split() for one in e.iter()
        }
        return {t.page for t in found.painting.texts if t.element in held and not t.part}

    assert max(pages_of("front")) <= 1
    assert pages_of("attached") <= pages_of("front")
    assert pages_of("attachment") == {max(pages_of("attached")) + 1}
    assert min(pages_of("lead")) == min(pages_of("attachment"))


def test_the_action_memo_is_classified_on_every_page(proofs):
    """What no classification means stands above and below, on each page."""
    found = proofs["action-memo"]
    heads = [text for text in found.painting.texts if text.part == "@top-center"]
    feet = [text for text in found.painting.texts if text.part == "@bottom-center"]
    pages = range(len(found.painting.pages))
    assert {text.page for text in heads} == set(pages) - {0}  # its first line says it on the first
    assert {text.page for text in feet} == set(pages)
    assert all("공개" in text.words.replace(WORD_JOINER, "") for text in heads)


def test_plain_is_black_on_white(proofs):
    """No ground is painted, and no letter is pale."""
    found = proofs["plain"]
    for page in found.painting.pages:
        for text in page.texts:
            (middle, *_) = text.points(0.5)
            grounds = {shape.colour for shape in page.shapes if shape.holds(middle)}
            assert grounds <= {(1.0, 1.0, 1.0)}
            assert max(text.colour) <= 0.2
    assert SPEC.second == "en"


def test_a_classification_stands_alone_above_the_title_box():
    """It stood on the line of series and number, and was cut away where a memo had neither."""
    report = Collected()
    level = Text("classification", (Run("대외비"),))
    head = {"series": None, "number": "", "publisher": None, "classification": level}
    alone = replace(workshop.memo(), **head)
    found = proof.make("ministry", workshop.ROOT, workshop.FONTS, report, alone)
    assert not report.problems
    assert "대외비" in printed(found)
