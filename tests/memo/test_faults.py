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
def test_a_comment_right_behind_a_text_is_a_warning(text, parser):
    """What may be a part of the text that YAML drops is told; `strict` refuses it."""
    assert codes(text) == ["comment-in-text"]
    (problem,) = outcome(text, strict=True)[1]
    assert (problem.severity, outcome(text)[1][0].severity) == ("error", "warning")
    assert problem.excerpt[problem.span.column - 1] == "#"


@pytest.mark.parametrize("text", SILENT)
def test_a_comment_that_is_meant_is_silent(text, parser):
    """Comments on lines of their own, behind two spaces or behind quotation marks are fine."""
    assert codes(text) == []
