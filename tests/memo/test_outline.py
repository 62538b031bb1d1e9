"""What texts bring along that a theme prints before them: numbers, signs, labels."""

import pytest

from briefing.memo import marks, outline
from briefing.memo.document import Text
from briefing.problems import WARNING
from tests.memo.test_references import read


def brought(typed):
    """What a text is taken to begin with."""
    return outline.brought(Text("x", marks.parse(typed, lambda *place, **args: None)))


@pytest.mark.parametrize(
    "typed",
    [
        "1. 들어가며",
        "가. 입법 경과",
        "Q1. 무엇이 바뀌는가",
        "Ⅰ. 배경",
        "Ⅲ 배경",
        "제1장 서론",
        "제3조 목적",
        "1.2 현황",
        "1-1. 현황",
        "(1) 현황",
        "1) 현황",
        "① 현황",
        "㉮ 현황",
        "A. History",
        "IV. Results",
        "붙임 1. 계획",
        "가) 하나",
        "1． 들어가며",
    ],
)
def test_a_number_of_its_own_is_known(typed):
    """However an office numbers its titles, a theme that counts does not count them again."""
    assert brought(typed) == "number"


@pytest.mark.parametrize(
    "typed",
    [
        "들어가며",
        "2024. 5. 21. 회의",
        "2030년의 모습",
        "3국 협력",
        "(주) 삼성",
        "나라와 나라",
        "A사의 몫",
        "1.5배",
        "",
        "*강조*로 시작",
        "5·18 이후",
        "제도 개선",
    ],
)
def test_words_are_no_number(typed):
    """Years, names and figures at the beginning of a title are its words."""
    assert brought(typed) == ""


@pytest.mark.parametrize("typed", ["□ 배경", "○ 첫째", "- 둘째", "※ 참고", "• 셋째", "▶ 넷째"])
def test_a_sign_of_its_own_is_known(typed):
    """Paragraphs and items pasted from a report bring the signs of its levels."""
    assert brought(typed) == "sign"


@pytest.mark.parametrize(
    ("block", "column"),
    [
        ("table: {caption: 표 1. 수출, columns: [가], rows: [[나]]}", 26),
        ("table: {caption: '<표 2> 수출', columns: [가], rows: [[나]]}", 26),
        ("table: {columns: [가], rows: [[나]], source: '출처: 산업부'}", 52),
        ("table: {columns: [가], rows: [[나]], note: '주: 잠정치'}", 50),
        (
            "chart: {form: bars, caption: 그림 3 가격, alt: 가, rows: [{label: 가, values: [1]}]}",
            38,
        ),
    ],
)
def test_a_label_that_every_theme_prints_is_told(block, column):
    """`표 1 표 1. 수출` and `출처: 출처: 산업부` would be printed."""
    _, told = read(block)
    assert told == [("own-label", 1, column)]


def test_a_caption_that_speaks_of_a_table_is_fine():
    """Only what begins with a label carries one."""
    assert read("table: {caption: 표준 계약, columns: [가], rows: [[나]], source: 자료실}")[1] == []
    assert outline.wording.OWN_LABEL.severity == WARNING
