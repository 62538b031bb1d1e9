import pytest

from briefing.edition.parity.punctuation import check
from briefing.problems import ERROR, Collected
from tests.edition.parity.comparing import text

CLEAN = [
    ("ko", "‘포괄적 전략동맹’을 말했다(“for addressing the DPRK”). 『조약』과 「법」을 보라."),
    ("en", "As [](#fig-liking) shows, it grew."),
    ("ko", "1) 첫째 2) 둘째, 가) 셋째"),
    ("en", "The allies’ “three noes” and the ‘white list’ of ’19 aren’t new (see [1])."),
    ("en", "“They said ‘never again’ twice,” he wrote; it’s the states’ own choice."),
    ("en", "They had had talks in Seoul. Seoul was ready."),
    ("en", "It (확장억제) is “억제”."),
    ("ja", "「三不」は（『条約』の）言葉である。"),
    ("fr", "Les «\u202ftrois non\u202f» d’hier, c’est l’accord."),
]


@pytest.mark.parametrize(("language", "words"), CLEAN)
def test_clean_text(language, words):
    """Well-made texts with nested quotes, apostrophes and item marks give no problem."""
    assert codes(words, language) == []


def codes(words: str, language: str) -> list[str]:
    """The codes of what is wrong with a text."""
    report = Collected()
    check(text(words, language), report)
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("language", "words", "code"),
    [
        ("ko", "‘포괄적 전략동맹을 말했다.", "unbalanced-mark"),
        ("ko", "포괄적 전략동맹’을 말했다.", "unbalanced-mark"),
        ("ko", "『조약」을 보라.", "unbalanced-mark"),
        ("ko", "성명(2022년을 보라.", "unbalanced-mark"),
        ("en", "He said “no and left.", "unbalanced-mark"),
        ("en", "The ‘white list and more.", "unbalanced-mark"),
        ("en", "It is over).", "unbalanced-mark"),
        ("ja", "「三不は言葉である。", "unbalanced-mark"),
        ("fr", "Les «\u202ftrois non d’hier.", "unbalanced-mark"),
        ("fr", "Les «trois non» d’hier.", "guillemet-space"),
        ("en", 'He said "no" again.', "straight-quote"),
        ("en", "It isn't so.", "straight-quote"),
        ("ko", '"아니다"라고 했다.', "straight-quote"),
        ("en", "It is the the end.", "doubled-word"),
        ("ko", "협력을 협력을 강화한다.", "doubled-word"),
        ("en", "The 확장억제 is here.", "left-in-korean"),
        ("ja", "拡大抑止를強化する。", "left-in-korean"),
        ("ja", "第一に、信頼，第二に、目標。", "mixed-stops"),
        ("ja", "終わった。始まった．", "mixed-stops"),
    ],
)
def test_slip(language, words, code):
    """Each slip has its code, and nothing else is said about it."""
    assert set(codes(words, language)) == {code}


def test_doubled_space():
    """Two spaces in a row are told."""
    report = Collected()
    check(text("It  is over."), report)
    assert [problem.code for problem in report.problems] == ["doubled-space"]


def test_leftover_points_at_the_korean():
    """Leftover Korean is an error at its place, as one stretch."""
    report = Collected()
    check(text("The *policy* of 확장억제 강화 goes on.", "en"), report)
    (problem,) = report.problems
    assert problem.severity == ERROR
    column = problem.span.column - 1
    assert problem.excerpt[column : column + problem.span.length] == "확장억제 강화"
