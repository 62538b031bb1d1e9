"""Comments that may be meant as text, which YAML drops in silence."""

import pytest

from tests.memo.outcomes import codes, outcome

EATEN = [
    "a: 예산 # 2024",
    "- 예산 # 2024",
    "a: {b: 예산 # 2024\n  }",
    "a: #12",
    "a: b # c",
    "a: 1 #2",
    "a: 붙임  #2",
    "a: 별표\t#2",
]
SILENT = [
    "# 설명\na: 1",
    "a: 1\n  # 설명\nb: 2",
    "a: 1  # 설명",
    'a: "예산 # 2024"',
    'a: "예산" # 설명',
    "a: # 설명\n  b: 1",
    "a: >- # 설명\n  예산 # 2024",
    "a: 예산#2024",
]


@pytest.mark.parametrize("text", EATEN)
def test_a_comment_right_behind_a_text_is_an_error(text, parser):
    """What may be a part of the text that YAML drops stops the build: words would be lost."""
    (problem,) = (one for one in outcome(text)[1] if one.code != "tab")
    assert (problem.code, problem.severity) == ("comment-in-text", "error")
    assert problem.excerpt[problem.span.column - 1] == "#"


@pytest.mark.parametrize("text", SILENT)
def test_a_comment_that_is_meant_is_silent(text, parser):
    """Comments on lines of their own, behind two spaces or behind quotation marks are fine."""
    assert codes(text) == []
