"""Particles agree with the sound before them, and Korean words hold together."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition.korean import (
    PAIRS,
    WORD_JOINER,
    agree,
    final_sound,
    hanja,
    issue,
    keep,
    particle,
    unhyphenated,
)

#: Words with the particles of 은/는, 이/가, 을/를, 과/와, (으)로 and (이)라 that follow them.
SPOKEN = {
    # after a consonant
    "은 이 을 과 으로 이라": """
        협력 관심 미국 한국 동맹 핵 값 닭 앞 밖 꽃 억제력 책임(責任) 국제연합[UN] 억제력(deterrent)
        ‘억제력(deterrent)’ 협력(cooperation)” “했음” ‘협력’ 『징비록』 「공급망기본법」
        3 6 0 10 30 100 600 1000 2000 10000 100000000 3,000 10,000 1.10 3.30 제3 Ⅲ Ⅵ １０ kg
        ICBM SLBM UN ASEAN APEC OPEC G20 summit regime Pacific leadership online Biden""",
    # after a vowel
    "는 가 를 와 로 라": """
        안보 나라 확장억제 일본어 지소미아(GSOMIA) 확장억제(extended_deterrence) 확장억제(拡大抑止)
        확장억제_(억제) 회의(2022.6.) ‘확장억제’ 『목민심서』 《한미관계사》 北
        2 4 5 9 1,002 2022 3.5 12.9 1000000000000 제2조 Ⅱ 100% 3.5%p 20℃ km
        NATO GSOMIA AI IMF FTA OECD THAAD WMD EU CSIS AUKUS F-35A G2
        deterrence Quad Trump network policy""",
    # after ㄹ: 서울로
    "은 이 을 과 로 이라": """
        서울 물 미사일 일 ‘서울’ 서울(首尔) 미사일(missile)
        1 7 8 11 2017 1,008 5·18 9·1 G7 제1 ① Ⅶ URL Google deal rule control""",
}
WORDS = [(word, particles.split()) for particles, words in SPOKEN.items() for word in words.split()]
ORDER = ("은(는)", "이(가)", "을(를)", "과(와)", "(으)로", "(이)라")


def joined(text: str) -> str:
    """Text with a bar where its words are held together."""
    return keep(text).replace(WORD_JOINER, "|")


# Particles


def test_there_are_enough_words():
    """The table of words is long, and no word stands in it twice."""
    assert len({word for word, _ in WORDS}) == len(WORDS) >= 100


@pytest.mark.parametrize(("word", "particles"), WORDS, ids=[word for word, _ in WORDS])
def test_a_particle_follows_the_sound_of_the_word(word, particles):
    """Hangul, digits, acronyms and English words, with brackets and quotation marks behind them."""
    word = word.replace("_", " ")
    assert [particle(word, pair) for pair in ORDER] == particles


def test_every_pair_has_both_its_forms():
    """Each pair, after a consonant and after a vowel; 야 and 나 follow the same rule."""
    for pair, (after_consonant, after_vowel) in PAIRS.items():
        assert particle("사람", pair) == after_consonant
        assert particle("나라", pair) == after_vowel
    with pytest.raises(KeyError):
        particle("나라", "에게")


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("1", "은(는) 그 폭", "은 그 폭"), ("2", "은(는) 그 폭", "는 그 폭"),
        ("3", "(으)로", "으로"), ("7", "(으)로", "로"), ("4", "(이)라고", "라고"),
        ("6", "(이)라고", "이라고"), ("5", "(이)나", "나"), ("8", "(이)며", "이며"),
        ("2", "(이)며", "며"), ("1", "과(와)", "과"), ("9", "이(가)", "가"), ("10", "을(를)", "을"),
        ("1", "의 폭", "의 폭"), ("1", " 은(는)", " 은(는)"), ("1", "", ""),
    ],
)  # fmt: skip
def test_a_number_that_is_put_in_agrees_with_what_follows(before, text, said):
    """A pair at the very beginning is decided; anything else stays as it is."""
    assert agree(before, text) == said


@pytest.mark.parametrize(
    "word", ["", " ", "(", ")", "(주)", "…", "*", "한\u200b", "é", "Я", "１２"]
)
def test_no_word_is_too_odd_for_a_particle(word):
    """Whatever stands before, there is a particle."""
    assert particle(word, "은(는)") in ("은", "는")


def test_decomposed_hangul_sounds_the_same():
    """A word in pieces (NFD) takes the particle of the same word in one."""
    assert particle(unicodedata.normalize("NFD", "협력"), "은(는)") == "은"


@given(st.text("가힣각난달 1290A.(”", min_size=1), st.sampled_from([*PAIRS]))
def test_a_particle_is_one_of_its_pair(word, pair):
    """Of a pair one form is taken, by the final sound alone."""
    said = particle(word, pair)
    assert said in PAIRS[pair]
    sound = final_sound(word)
    expected = PAIRS[pair][not sound or (pair == "(으)로" and sound == "ㄹ")]
    assert said == expected


# Words that hold together


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("협력은 신뢰", "협|력|은 신|뢰"),
        ("한·미·일 협력", "한|·|미|·|일 협|력"),
        ("2022년 100%가", "2022|년 100%|가"),
        ("20.5%p로", "20.5%p|로"),
        ("소(小)다자", "소|(小|)|다|자"),
        ("기호(嗜好)를", "기|호|(嗜|好|)|를"),
        ("NATO와 G7은", "NATO|와 G7|은"),
        ("2018–2022년", "2018–|2022|년"),
        ("8∼9월, 8~9월", "8∼|9|월|, 8~|9|월"),
        ("한국–일본", "한|국|–|일|본"),
        ("‘북한’이 “간다”고", "‘북|한|’|이 “간|다|”|고"),
        ("「법」·『책』을", "「법|」|·|『책|』|을"),
        ("「AI」「법」G7", "「AI」|「법|」|G7"),
        ("그리고…또", "그|리|고|…|또"),
        ("A·B…C", "A|·B|…C"),
        ("지소미아(GSOMIA)를", "지|소|미|아|(GSOMIA)|를"),
        ("확장억제(extended deterrence)를", "확|장|억|제(extended deterrence)|를"),
        (
            "공급망(인도·태평양 경제프레임워크)을",
            "공|급|망|(인|도|·|태|평|양 경|제|프|레|임|워|크|)|을",
        ),
        ("억제(미 CSIS)를", "억|제|(미 CSIS)|를"),
        ("억제(11 chars abc)", "억|제(11 chars abc)"),
        ("억제(11 chars a)", "억|제|(11 chars a)"),
        ("(가)나 [다]라", "(가|)|나 [다|]|라"),
        ("가\u00a0나 가\u200b나", "가\u00a0나 가\u200b나"),
        ("日·中 關係", "日|·|中 關|係"),
        ("rules-based order", "rules-based order"),
        ("①첫째", "①|첫|째"),
        ("", ""),
    ],
)
def test_no_line_breaks_inside_a_korean_word(text, held):
    """Between Hangul and anything but a space there is a joiner, or a mark that breaks nothing."""
    assert joined(text) == held


@pytest.mark.parametrize(
    "text",
    ["ᄒᆞᆫ글", "葛\U000e0100城", "가\u0301나", unicodedata.normalize("NFD", "각하"), "か\u3099漢"],
)
def test_a_letter_in_pieces_stays_whole(text):
    """No joiner comes between a letter and what is drawn into it."""
    held = keep(text)
    assert held.replace(WORD_JOINER, "") == text
    for before, after in re.findall(f"(.){WORD_JOINER}(.)", held):
        assert unicodedata.category(after) not in ("Mn", "Me", "Mc"), (before, after)
        assert not "\u1160" <= after <= "\u11ff"


@pytest.mark.parametrize(
    ("before", "text", "held"),
    [
        ("가", "나", "|나"), ("가", " 나", " 나"), ("가 ", "나", "나"), ("A", "나", "|나"),
        ("(", "나", "나"), (")", "를", "|를"), ("다", ".", "|."), ("", "나", "나"),
        ("한국 일", "·", "|·"), ("가", "(abc)", "|(abc)"), ("5", "년", "|년"),
        ("제", "(extended deterrence)", "(extended deterrence)"), ("2018–", "2022", "2022"),
    ],
)  # fmt: skip
def test_words_hold_together_over_elements(before, text, held):
    """The character in front, in another element, counts as if it stood in the same text."""
    assert keep(text, before).replace(WORD_JOINER, "|") == held


MIXED = st.text(
    "가각힣日本ㄱa1B ·.,()[]「」『』“”‘’…–-~%°/\u00a0\u200b\u1112\u1161\u0301\n", max_size=30
)


@given(MIXED | st.text(max_size=20))
def test_joiners_are_all_that_is_added(text):
    """Without its joiners a text is unchanged; held together twice it is the same as once."""
    text = text.replace(WORD_JOINER, "")
    held = keep(text)
    assert held.replace(WORD_JOINER, "") == text
    assert keep(held) == held


@given(MIXED)
def test_a_joiner_stands_between_two_characters(text):
    """No joiner is beside a space or another joiner, or at either end."""
    held = keep(text)
    assert not re.search(f"[\\s\u200b{WORD_JOINER}]{WORD_JOINER}|{WORD_JOINER}[\\s\u200b]", held)
    assert not held.startswith(WORD_JOINER)
    assert not held.endswith(WORD_JOINER)


@given(st.lists(MIXED.filter(bool), min_size=1, max_size=4))
def test_a_text_in_pieces_is_held_as_in_one(pieces):
    """Elements in a line make no difference, but for a bracket that is torn."""
    torn = "".join(pieces)
    out, before = "", ""
    for piece in pieces:
        out += keep(piece, before)
        before += piece
    if not re.search(r"\(|[0-9][–—~∼]", torn):
        assert out == keep(torn)


def test_a_long_word_takes_time_by_its_length():
    """A word of 200,000 syllables, and as many brackets, are held in a moment."""
    for piece in ("가", "가(", "(가)", "가·", "가…"):
        text = piece * (200_000 // len(piece))
        assert keep(text).replace(WORD_JOINER, "") == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("한\u00ad글", "한글"),
        ("漢\u00ad字", "漢字"),
        ("글\u00ad)", "글)"),
        ("inter\u00adnational", "inter\u00adnational"),
    ],
)
def test_hangul_is_never_hyphenated(typed, printed):
    """A soft hyphen pasted into Korean would be drawn inside the line; English keeps its own."""
    assert unhyphenated(typed) == printed


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("제2024-3호", "2024-3"),
        ("2024-3호", "2024-3"),
        ("제 12 호", "12"),
        ("No. 3", "3"),
        ("第3号", "3"),
        ("2024-3", "2024-3"),
        ("2026-특집호-제5호", "2026-특집호-제5호"),
        ("통권 제12호", "통권 제12호"),
    ],
)
def test_the_number_of_an_issue_is_said_once(typed, number):
    """A number as it is printed would be printed as 제제2024-3호호, and in English as No. 제3호."""
    assert issue(typed) == number


@pytest.mark.parametrize("gloss", ["牽强附會", "安重根", "漢·日", "𠮷野"])
def test_hanja_are_korean(gloss):
    """A word's own Hanja are no translation."""
    assert hanja(gloss) == gloss


@pytest.mark.parametrize("gloss", ["", "deterrence", "拡大抑止する", "牽强附會, far-fetched"])
def test_other_glosses_are_none(gloss):
    """Kana or Latin letters make it a gloss of another language."""
    assert hanja(gloss) == ""
