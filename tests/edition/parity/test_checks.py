import pytest

from briefing.edition.parity.checks import check_edition, check_facts, check_quotes
from briefing.memo.document import Text
from briefing.memo.glossary import Glossary
from briefing.memo.reading import read
from briefing.memo.schema import read_memo
from briefing.problems import ERROR, NOTE, Collected, Source
from tests.edition.parity.comparing import korean, text


def problems(source: Text, target: Text) -> list:
    """The problems of one pair."""
    report = Collected()
    check_facts(source, target, report)
    return list(report.problems)


def test_problem_points_at_the_wrong_number():
    """A problem lies at the number in the translation's file, behind marks and links too."""
    source = korean("**예산**은 [성명](https://example.org/12)대로 1조 2,000억 원이다.")
    words = "The *budget* in the [statement](https://example.org/12) is **KRW 1.2 billion**."
    (problem,) = problems(source, text(words))
    assert problem.code == "number-parity"
    assert problem.severity == ERROR
    column = problem.span.column - 1
    assert problem.excerpt[column : column + problem.span.length].startswith("KRW 1.2 billion")
    assert "the Korean has `1조 2,000억 원` (1.2 trillion)" in problem.hint("en")
    assert "`KRW 1.2 billion` (12억)" in problem.message("ko")


def test_problem_of_a_lost_fact_points_at_the_text():
    """What a translation leaves out is reported at the whole of it, with what to add."""
    (problem,) = problems(korean("응답자는 1,018명이다."), text("There were many."))
    assert (problem.span.file, problem.message()) == (
        "en.yaml", "numbers differ: `1,018명` in the source, nothing like it in the translation",
    )  # fmt: skip
    assert problem.hint() == (
        "the Korean has `1,018명`; say it here too"
        "; if both mean the same, `translate waive` lets it stand"
    )


@pytest.mark.parametrize(
    ("source", "target", "code"),
    [
        ("1.2%p 낮아졌다.", "It fell by 1.2 percent.", "percent-parity"),
        ("5월 21일이다.", "It is on May 22.", "date-parity"),
        ("제3차 회의다.", "It is the fourth meeting.", "ordinal-parity"),
        ("500만 달러다.", "It is 500 million dollars.", "number-parity"),
        ("18개월이다.", "It is 18 years.", "unit-parity"),
    ],
)
def test_codes(source, target, code):
    """Each kind of difference has its code."""
    assert {one.code for one in problems(korean(source), text(target))} == {code}


def test_raised_figures_are_no_figures_of_the_sentence():
    """The figure of a unit or a formula counts for nothing by itself; that of `1^st^` does."""
    assert problems(korean("100m^2^를 늘렸다."), text("It grew by 100 square meters.")) == []
    assert problems(korean("CO~2~ 10톤"), text("10 tonnes of carbon dioxide")) == []
    assert problems(korean("1위였다."), text("It came 1^st^.")) == []


def test_a_number_that_may_be_in_words_is_a_note():
    """Of a language that is read for its digits alone nothing is an error that is a word."""
    (problem,) = problems(korean("응답자의 3분의 2다."), text("Zwei Drittel.", "de"))
    assert (problem.code, problem.severity) == ("unread-number", NOTE)
    assert "`3분의 2`" in problem.message()
    assert "독일어" in problem.message("ko")


def test_edition_runs_every_check():
    """Facts, terms and marks are checked; a text that is still Korean is passed over."""
    report = Collected()
    pairs = [
        (korean("예산은 1조 원이다."), text("The the budget (KRW 1 billion 예산.")),
        (korean("예산은 1조 원이다."), korean("예산은 2조 원이다.")),
    ]
    check_edition(pairs, Glossary(), report)
    codes = {problem.code for problem in report.problems}
    assert codes == {"number-parity", "doubled-word", "unbalanced-mark", "left-in-korean"}


MEMO = """\
title: Cooperation
date: 2022-06
sections:
  - id: gains
    title: Gains
    body:
      - paragraph: {id: whole, ko: "%s"}
      - pullquote: {of: whole, ko: “The summit was clear.”}
"""


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("예산이다.", "*", True),
        ("예산이다.", "** ** —", True),
        ("예산이다.", "Yes.", False),
        ("1조", "1", False),
        ("…", "—", False),
    ],
)
def test_marks_alone_are_no_translation(source, target, told):
    """What has letters or figures in Korean has some in every language."""
    report = Collected()
    check_edition([(korean(source), text(target))], Glossary(), report)
    assert ("says-nothing" in {one.code for one in report.problems}) == told


def quoting(words: str) -> list[str]:
    """The codes of problems with a pull quote of a paragraph that says `words`."""
    report = Collected()
    check_quotes(read_memo(read(Source("memo.yaml", MEMO % words), report), report), report)
    return [problem.code for problem in report.problems]


def test_quotes_are_verbatim_in_every_language():
    """A pull quote is a passage of its unit in the memo's language, but for a first capital."""
    assert quoting("The summit was clear. So were they.") == []
    assert quoting("At last, *the summit* was clear.") == []
    assert quoting("At last, the summit was vague.") == ["not-verbatim"]
