from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition.parity.facts import COUNTED, FIRM, LOOSE, WORD, extract
from briefing.edition.parity.facts.english_words import in_words as english_words
from briefing.edition.parity.facts.french import in_words as french_words
from briefing.edition.parity.facts.myriads import in_words as eastern_words
from briefing.edition.parity.facts.spelling import english, korean

#: A text and one fact in it: value, kind, one of its units.
FOUND = [
    ("ko", "예산은 1조 2,000억 원이다", 1.2e12, "money", "won"),
    ("ko", "3만 5천 명", 35_000, "number", "person"),
    ("ko", "1억 2천만 명", 1.2e8, "number", "person"),
    ("ko", "2만8,500명", 28_500, "number", "person"),
    ("ko", "제21대 국회", 21, "ordinal", ""),
    ("ko", "기준금리는 3.5퍼센트다", 3.5, "percent", "%"),
    ("ko", "-0.5%p", -0.5, "percent", "pp"),
    ("ko", "0.5퍼센트포인트", 0.5, "percent", "pp"),
    ("ko", "’22년 예산", 2022, "date", "year"),
    ("ko", "‘22년 예산", 2022, "date", "year"),
    ("ko", "2022. 6. 9. 회의", 6, "date", "month"),
    ("ko", "5. 13.(화)", 13, "date", "d"),
    ("ko", "90년대", 1990, "date", "decade"),
    ("ko", "3분의 2", 2 / 3, "number", ""),
    ("ko", "3할", 30, "percent", "%"),
    ("ko", "헌법 9조", 9, "number", ""),
    ("ko", "화성-17형", 17, "number", ""),
    ("ko", "오후 3시 20분", 920, "number", "time"),
    ("ko", "세 나라", 3, "number", ""),
    ("ko", "백만 대군", 1_000_000, "number", ""),
    ("en", "KRW 1.2 trillion", 1.2e12, "money", "won"),
    ("en", "$2.5bn", 2.5e9, "money", "dollar"),
    ("en", "up 0.5 percentage points", 0.5, "percent", "pp"),
    ("en", "16.7 per cent", 16.7, "percent", "%"),
    ("en", "on the 21st of May 2022", 5, "date", "month"),
    ("en", "9 June 2022", 9, "date", "d"),
    ("en", "in the nineties", 1990, "date", "decade"),
    ("en", "twenty-first century", 21, "ordinal", ""),
    ("en", "three hundred thousand", 300_000, "number", ""),
    ("en", "two decades", 20, "number", "y"),
    ("en", "World War II", 2, "ordinal", ""),
    ("en", "trilateral talks", 3, "number", ""),
    ("en", "the F-35", 35, "number", ""),
    ("en", "−0.7 percent", -0.7, "percent", "%"),
    ("ko", "4천231억6천만달러", 423_160_000_000, "money", "dollar"),
    ("ko", "1만2천500명", 12_500, "number", "person"),
    ("ko", "3.1%p다", 3.1, "percent", "pp"),
    ("ko", "영하 10도", -10, "number", "deg"),
    ("ko", "’23.12월", 12, "date", "month"),
    ("ko", "3/4분기", 3, "ordinal", ""),
    ("ko", "17~18시", 1020, "number", "time"),
    ("ko", "오후 3시 반", 930, "number", "time"),
    ("ko", "1시간 20분간", 80, "number", "min"),
    ("ko", "2년 반", 2.5, "number", "y"),
    ("ko", "하반기", 2, "number", "half"),
    ("ko", "12월 3일(토)", 6, "date", "weekday"),
    ("ko", "60킬로톤", 60, "number", "kt"),
    ("ko", "수십만 명", 100_000, "number", "many"),
    ("ko", "(단위: 억 원)", 1e8, "number", "scale"),
    ("ko", "징역 2년 6월", 30, "number", "mo"),
    ("en", "the second half of 2024", 2, "number", "half"),
    ("en", "an hour and a half", 1.5, "number", "h"),
    ("en", "25 basis points", 25, "percent", "bp"),
    ("en", "on Friday", 5, "date", "weekday"),
    ("en", "tens of thousands of people", 10_000, "number", "many"),
    ("ja", "懲役2年6月", 30, "number", "mo"),
    ("ja", "氷点下12度", -12, "number", "deg"),
    ("ja", "（金）", 5, "date", "weekday"),
    ("ja", "1兆2,000億ウォン", 1.2e12, "money", "won"),
    ("ja", "令和4年5月21日", 2022, "date", "year"),
    ("ja", "平成元年", 1989, "date", "year"),
    ("ja", "１６．７％", 16.7, "percent", "%"),
    ("ja", "第3回会合", 3, "ordinal", ""),
    ("ja", "三か国", 3, "number", ""),
    ("ja", "二〇二二年", 2022, "number", ""),
    ("fr", "1 200 milliards de wons", 1.2e12, "money", "won"),
    ("fr", "16,7\u202f%", 16.7, "percent", "%"),
    ("fr", "le XXIe siècle", 21, "ordinal", ""),
    ("fr", "le 1er mai 2022", 1, "date", "d"),
    ("fr", "quatre-vingt-dix-sept pays", 97, "number", ""),
    ("de", "16,7 %", 16.7, "percent", "%"),
    ("de", "1.234.567", 1_234_567, "number", ""),
]


@pytest.mark.parametrize(("language", "text", "value", "kind", "unit"), FOUND)
def test_fact(language, text, value, kind, unit):
    """A number is found with its value, its kind and its unit, as its language writes it."""
    wanted = Fraction(value).limit_denominator(1000)
    found = [fact for fact in extract(text, language) if wanted in fact.values]
    assert [(fact.kind, unit in fact.units) for fact in found[:1]] == [(kind, True)]


def test_surface_is_a_passage():
    """A fact's offset and length cut its surface out of the text, in full-width digits too."""
    text = "予算は１兆２,０００億ウォン、2022年5月21日に16.7％。"
    for fact in extract(text, "ja"):
        assert text[fact.offset : fact.end] == fact.surface


def test_range_lends_unit_and_magnitude():
    """The first number of a range may have the magnitude and the unit of the second."""
    first, second = extract("3∼5만 명", "ko")
    assert (first.values, second.values) == ({3, 30_000}, {50_000})
    first, second = extract("16.7 to 20.2 percent", "en")
    assert "%" in first.units
    first, second = extract("2019~21년", "ko")
    assert 2021 in second.values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "문의는 https://example.org/2022/05 또는 desk2@example.org로 한다."),
        ("ko", "조약과 경기, 만족과 억제를 말한다."),
        ("en", "It may march on, and we may yet see the second."),
        ("en", "See doi 10.1234/abc.2022.17."),
        ("fr", "La loi est neuve."),
    ],
)
def test_nothing_firm(language, text):
    """Addresses and words that only look like numbers give no fact that could be missed."""
    assert [fact for fact in extract(text, language) if fact.strength != WORD] == []


def test_strength():
    """Small numbers are loose, in words counted; measured and large numbers are firm."""
    assert [f.strength for f in extract("3국의 8회 도발, 네 나라의 17개 항", "ko")] == [
        LOOSE, FIRM, COUNTED, FIRM,
    ]  # fmt: skip


@given(st.integers(1, 10**14))
def test_magnitudes_agree(value):
    """An amount that is said with Korean magnitudes is read as what was said."""
    fact = extract(f"{korean(Fraction(value))} 원", "ko")[0]
    assert fact.values == {value}
    japanese = korean(Fraction(value)).translate(str.maketrans("만억조", "万億兆"))
    assert extract(f"{japanese.replace(' ', '')}円", "ja")[0].values == {value}


@given(st.integers(1, 9_999_999), st.sampled_from(["million", "billion", "trillion"]))
def test_english_magnitudes_agree(thousandths, magnitude):
    """An English amount with a magnitude equals its digits written out."""
    size = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[magnitude]
    short = extract(f"KRW {thousandths / 1000:.3f} {magnitude}", "en")[0]
    long = extract(f"KRW {thousandths * size // 1000:,}", "en")[0]
    assert short.agrees(long)


@given(st.text(), st.sampled_from(["ko", "en", "ja", "fr", "de"]))
def test_any_text_is_read(text, language):
    """No text stops the reading, and every fact lies within it."""
    for fact in extract(text, language):
        assert 0 <= fact.offset < fact.end <= len(text)


@pytest.mark.parametrize("text", ["1" * 100_000, "1," * 50_000, "A" * 50_000, "一" * 50_000])
def test_hostile_text_is_hidden(text):
    """A run of digits that nobody writes is no fact, and takes no time."""
    assert [fact for fact in extract(text, "ja") if fact.strength != WORD] == []


def test_number_words():
    """Numbers in words have the value that is said."""
    assert english_words("two hundred and forty-one thousand and six") == 241_006
    assert french_words("soixante-dix-sept") == 77
    assert french_words("deux cent mille") == 200_000
    assert eastern_words("이천오백만") == 25_000_000
    assert eastern_words("三百六十五") == 365


def test_spelling():
    """A value is said in the magnitudes of either language."""
    assert english(Fraction(12 * 10**11)) == "1.2 trillion"
    assert korean(Fraction(12 * 10**11 + 35_000)) == "1조 2,000억 3만 5,000"
    assert english(Fraction(35_000)) == "35,000"
