"""Dates, numbers and names as each language says them, and no tag that reaches a file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition import language
from briefing.memo.document import IssueDate

DAY, MONTH = IssueDate(2022, 6, 9), IssueDate(2022, 6)


@pytest.mark.parametrize(
    "tag", ["ko", "en", "ja", "fr", "pt-BR", "zh-Hant", "zh-Hans-CN", "en-GB", "es-419"]
)
def test_a_language_of_the_world_is_known(tag):
    """Tags of BCP 47 that CLDR has."""
    assert language.known(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "../evil", "en/../x", "en\0", "C", "a" * 300, "", " ", "en ", " en", "en\n", "EN", "en_US",
        "ko_KR.UTF-8", "root", "und", "mul", "qq", "zz", "en-XX", "en-999", "en-Zzzz", "en-u-ca-x",
        "x-private", "i-klingon", "en-", "-en", "en--US", "..", "/etc/passwd", "ko.po", "한국어",
        "%2e%2e", "en\u200b", "ＥＮ", "iw", "POSIX", "en-US-POSIX", "{{ x }}", "<b>",
    ],
)  # fmt: skip
def test_any_other_tag_is_refused(tag):
    """Paths, shell names, made-up and malformed tags never reach the tables (T09)."""
    assert not language.known(tag)


@pytest.mark.parametrize(
    ("tag", "script"),
    [("ko", "Kore"), ("en-GB", "Latn"), ("zh", "Hans"), ("zh-TW", "Hant"), ("sr-Latn", "Latn"),
     ("uk", "Cyrl"), ("ar", "Arab")],
)  # fmt: skip
def test_a_language_has_a_script(tag, script):
    """The one that its tag names, or the usual one."""
    assert language.script(tag) == script
    assert language.is_right_to_left(tag) == (script == "Arab")


@given(st.text())
def test_no_tag_stops_the_check(tag):
    """Whatever is asked, the answer is yes or no, and yes only for letters, digits and hyphens."""
    if language.known(tag):
        assert tag.isascii()
        assert tag.replace("-", "").isalnum()


@pytest.mark.parametrize(
    ("tag", "style", "day", "month"),
    [
        ("ko", "long", "2022년 6월 9일", "2022년 6월"),
        ("ko", "official", "2022. 6. 9.", "2022. 6."),
        ("ko", "uk", "2022년 6월 9일", "2022년 6월"),
        ("ko", "era", "2022년 6월 9일", "2022년 6월"),
        ("en", "long", "June 9, 2022", "June 2022"),
        ("en", "uk", "9 June 2022", "June 2022"),
        ("en-GB", "long", "9 June 2022", "June 2022"),
        ("en", "official", "June 9, 2022", "June 2022"),
        ("ja", "long", "2022年6月9日", "2022年6月"),
        ("ja", "era", "令和4年6月9日", "令和4年6月"),
        ("ja", "official", "2022年6月9日", "2022年6月"),
        ("zh-Hant", "long", "2022年6月9日", "2022年6月"),
        ("fr", "long", "9 juin 2022", "juin 2022"),
    ],
)
def test_a_date_is_said_as_the_language_does(tag, style, day, month):
    """A date without a day loses that part, and nothing else."""
    assert language.date(DAY, tag, style) == day
    assert language.date(MONTH, tag, style) == month


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ((2019, 5, 1), "令和元年5月1日"), ((2019, 4, 30), "平成31年4月30日"),
        ((2020, 1, 1), "令和2年1月1日"), ((2019, 5), "令和元年5月"), ((2019, 4), "平成31年4月"),
        ((1989, 1, 8), "平成元年1月8日"), ((1989, 1, 7), "昭和64年1月7日"),
        ((1965, 6, 22), "昭和40年6月22日"), ((1926, 12, 25), "昭和元年12月25日"),
        ((1926, 12, 24), "大正15年12月24日"), ((1912, 7, 30), "大正元年7月30日"),
        ((1912, 7, 29), "明治45年7月29日"), ((1873, 1, 1), "明治6年1月1日"),
        ((1872, 12, 31), "1872年12月31日"),
    ],
)  # fmt: skip
def test_a_japanese_year_is_counted_from_its_era(date, said):
    """The first year of an era is 元年; before the Gregorian calendar there is none."""
    assert language.date(IssueDate(*date), "ja", "era") == said


@pytest.mark.parametrize(
    ("typed", "ko", "fr"),
    [
        ("3.30", "3.30", "3,30"), ("3", "3", "3"), ("100", "100", "100"), ("0.0", "0.0", "0,0"),
        ("1234567.50", "1,234,567.50", "1\u202f234\u202f567,50"), ("-0.5", "-0.5", "-0,5"),
        ("999999999.999999999", "999,999,999.999999999", "999\u202f999\u202f999,999999999"),
    ],
)  # fmt: skip
def test_a_number_keeps_its_digits(typed, ko, fr):
    """Noughts stay, none is added; marks are those of the language."""
    assert language.number(Decimal(typed), "ko") == ko
    assert language.number(Decimal(typed), "fr") == fr


@given(st.decimals(-(10**15), 10**15, places=4) | st.decimals(-99, 99, places=0))
def test_a_korean_number_says_what_was_typed(value):
    """Without its commas the number is the one that was typed, digit for digit."""
    said = language.number(value, "ko").replace(",", "")
    assert Decimal(said) == value
    assert said.lstrip("-") == f"{value:f}".lstrip("-")


def test_languages_have_names():
    """Each language has a name in every other."""
    assert language.name("en", "ko") == "영어"
    assert language.name("ko", "ja") == "韓国語"
    assert language.name("zh-Hant", "ko") == "중국어 (번체)"


def test_the_first_of_a_month_is_counted_in_french():
    """It is `1er`, in no other language and for no other day."""
    assert language.date(IssueDate(2022, 5, 1), "fr") == "1er mai 2022"
    assert language.date(IssueDate(2022, 5, 11), "fr") == "11 mai 2022"
    assert language.date(IssueDate(2022, 5, 1), "de") == "1. Mai 2022"


@pytest.mark.parametrize(
    ("typed", "fr", "de"),
    [
        ("3.32", "3,32", "3,32"),
        ("1,234.50", "1\u202f234,50", "1.234,50"),
        ("−0.5%", "−0,5\u00a0%", "−0,5\u00a0%"),
        ("2022", "2022", "2022"),
        ("68.50%", "68,50\u00a0%", "68,50\u00a0%"),
        ("12:30", "12:30", "12:30"),
        ("2022. 5. 21.", "2022. 5. 21.", "2022. 5. 21."),
        ("1,23", "1,23", "1,23"),
        ("1.2.3", "1.2.3", "1.2.3"),
        ("-", "-", "-"),
        ("", "", ""),
    ],
)
def test_a_bare_figure_takes_the_signs_of_a_language(typed, fr, de):
    """Only the marks change, never a digit; years, times and dates are left alone."""
    assert (language.figure(typed, "fr"), language.figure(typed, "de")) == (fr, de)
    for tag in ("ko", "en", "ja"):
        assert language.figure(typed, tag) == typed


@pytest.mark.parametrize(
    ("unit", "en", "fr"),
    [
        ("%", "16.70%", "16,70\u00a0%"),
        ("points", "16.70\u00a0points", "16,70\u00a0points"),
        ("점", "16.70점", "16,70점"),
        ("", "16.70", "16,70"),
    ],
)
def test_a_number_stands_with_its_unit_as_the_language_does(unit, en, fr):
    """A fixed space before a Latin word, and before a per cent sign where it is so written."""
    assert language.quantity(Decimal("16.70"), unit, "en") == en
    assert language.quantity(Decimal("16.70"), unit, "fr") == fr
