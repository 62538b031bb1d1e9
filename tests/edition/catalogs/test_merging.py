"""Catalogs that follow their memo: nothing kept is lost, nothing changed passes."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import new_catalog, write_catalog
from briefing.edition.catalogs.entry import plain
from briefing.edition.catalogs.likeness import likeness
from briefing.edition.units import Unit
from tests.edition import translating


def units(*texts: str, prefix: str = "p") -> tuple[Unit, ...]:
    """Units with numbered ids, as paragraphs without ids get them."""
    return tuple(Unit(f"{prefix}.{at}", text, "body") for at, text in enumerate(texts, 1))


def filled(*texts: str, prefix: str = "p"):
    """A catalog that says `T …` for each text."""
    catalog = merging.update(new_catalog("en", "x"), units(*texts, prefix=prefix))
    entries = tuple(replace(one, msgstr=f"T {one.msgid}") for one in catalog.entries)
    return replace(catalog, entries=entries)


def live(catalog) -> dict[str, tuple[str, str]]:
    """Translation and state of each present text."""
    present = (one for one in catalog.entries if not one.obsolete)
    return {one.msgid: (one.msgstr, one.state) for one in present}


def test_a_text_without_a_change_keeps_its_translation():
    """Updating twice with the same units changes nothing."""
    catalog = filled("하나", "둘")
    again = merging.update(catalog, units("하나", "둘"))
    assert write_catalog(again) == write_catalog(catalog)


def test_a_moved_text_keeps_its_translation():
    """A new text before others shifts their numbered ids; none of them becomes fuzzy."""
    now = merging.update(filled("하나", "둘"), units("새 문단", "하나", "둘"))
    assert live(now) == {
        "새 문단": ("", "missing"),
        "하나": ("T 하나", "translated"),
        "둘": ("T 둘", "translated"),
    }


def test_a_changed_text_is_found_by_its_id():
    """Under an id that its author gave, a text may change completely and is still the same."""
    before = merging.update(new_catalog("en", "x"), (Unit("lead-a", "아주 다른 말"),))
    before = replace(before, entries=(replace(before.entries[0], msgstr="Other words"),))
    now = merging.update(before, (Unit("lead-a", "전혀 새로운 문장이다"),))
    (entry,) = now.entries
    assert (entry.msgstr, entry.previous, entry.fuzzy) == ("Other words", "아주 다른 말", True)


def test_a_numbered_place_does_not_make_texts_the_same():
    """Another text in the third place is a new text; the old one is kept as obsolete."""
    now = merging.update(filled("하나", "둘"), units("하나", "무관한 새 문단입니다"))
    assert live(now)["무관한 새 문단입니다"] == ("", "missing")
    assert [(one.msgid, one.msgstr) for one in now.entries if one.obsolete] == [("둘", "T 둘")]


def test_a_changed_text_that_moved_is_found_by_likeness():
    """Without an id, wording finds the text again."""
    catalog = filled("가장 약한 고리는 한·일 관계다.", "둘")
    now = merging.update(catalog, units("둘", "셋", "가장 약한 고리는 한·일 관계이다."))
    words, state = live(now)["가장 약한 고리는 한·일 관계이다."]
    assert (words, state) == ("T 가장 약한 고리는 한·일 관계다.", "fuzzy")


def test_one_of_two_places_with_the_same_words_may_change():
    """A text that two units shared becomes two; the older words go along as fuzzy."""
    catalog = filled("일본", "한국")
    both = (*units("일본", "한국"), Unit("chart-label", "일본"))
    catalog = merging.update(catalog, both)
    now = merging.update(catalog, (*units("일본", "한국"), Unit("chart-label", "일본인")))
    assert live(now)["일본"] == ("T 일본", "translated")
    assert live(now)["일본인"] == ("T 일본", "fuzzy")


def test_a_second_change_keeps_the_text_that_was_translated():
    """The previous text is the one that the translation was made for, over many changes."""
    catalog = filled("가장 약한 고리는 관계다.")
    once = merging.update(catalog, units("가장 약한 고리는 관계이다."))
    twice = merging.update(once, units("가장 약한 고리는 관계입니다."))
    assert twice.entries[0].previous == "가장 약한 고리는 관계다."
    back = merging.update(twice, units("가장 약한 고리는 관계다."))
    assert live(back) == live(catalog)


def test_what_is_gone_is_kept_until_it_is_purged():
    """A text that is no longer said is obsolete, comes back with its words, and can be purged."""
    gone = merging.update(filled("하나", "둘"), units("하나"))
    assert [one.msgid for one in gone.entries if one.obsolete] == ["둘"]
    assert merging.update(gone, units("하나", "둘")).words("둘") == "T 둘"
    purged = merging.purged(gone)
    assert merging.update(purged, units("하나", "둘")).words("둘") is None


def test_a_remark_of_the_translator_stays():
    """Remarks and flags go with the entry through every update."""
    catalog = filled("가장 약한 고리는 관계다.")
    noted = replace(catalog.entries[0], comments=("a remark",), flags=("no-wrap",))
    now = merging.update(replace(catalog, entries=(noted,)), units("가장 약한 고리는 관계이다."))
    assert now.entries[0].comments == ("a remark",)
    assert now.entries[0].flags == ("fuzzy", "no-wrap")


def test_figures_and_signs_need_no_translation():
    """A text without a letter is not asked for, but keeps an entry that somebody wrote."""
    asked = merging.update(new_catalog("fr", "x"), units("3.32", "%", "본문"))
    assert [one.msgid for one in asked.entries] == ["본문"]
    own = replace(asked.entries[0], msgid="3.32", msgstr="3,32", units=())
    now = merging.update(replace(asked, entries=(*asked.entries, own)), units("3.32", "본문"))
    assert now.words("3.32") == "3,32"


TEXTS = st.lists(
    st.text("가나다라 마바", min_size=1, max_size=12).map(plain).filter(bool), max_size=8
)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_no_translation_is_lost_and_none_is_passed_off(before, after):
    """Whatever changes, every translation is kept, and only unchanged texts are current."""
    old = filled(*before)
    now = merging.update(old, units(*after))
    assert {one.msgstr for one in now.entries if one.msgstr} == {one.msgstr for one in old.entries}
    for one in now.entries:
        if not one.obsolete and one.state == "translated":
            assert one.msgstr == f"T {one.msgid}"
    assert [one.msgid for one in now.entries if not one.obsolete] == list(dict.fromkeys(after))
    assert len({(one.key, one.obsolete) for one in now.entries}) == len(now.entries)
    assert merging.update(now, units(*after)) == now


def test_a_memo_with_five_thousand_rows_is_updated_in_time():
    """A table whose every cell changes is still matched within seconds."""
    old = filled(*(f"{number}번째 칸의 내용" for number in range(5000)), prefix="t.rows")
    started = time.monotonic()
    now = merging.update(old, units(*(f"{n}번째 칸의 값" for n in range(5000)), prefix="t.rows"))
    assert time.monotonic() - started < 10
    assert sum(one.state == "fuzzy" for one in now.entries) > 4000


@pytest.mark.parametrize(("one", "other"), [("가", "가"), ("가나다", "가나다"), ("", "")])
def test_equal_texts_are_wholly_alike(one, other):
    """Likeness is 1 for equal texts and 0 for texts that share no two letters in a row."""
    assert likeness(one, other) == 1
    assert likeness("가나", "다라") == 0


def test_the_memo_of_the_tests_keeps_its_catalog():
    """The small memo's catalog is in reading order and stays so."""
    catalog = translating.translated("en")
    order = [one.units[0] for one in catalog.entries]
    assert order.index("lead-summit") < order.index("gains.title") < order.index("start-goal")
