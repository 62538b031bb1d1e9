"""A gloss knows the Korean that it was written for, wherever both stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition import glosses
from briefing.memo import reading, schema
from briefing.problems import Collected, Source

HEAD = """\
title: {ko: 제목, en: Title}
date: 2022-06
sections:
  - id: one
    title: 하나
    body:
"""
TEXTS = (
    ("이틀 뒤 회담이 열렸다.", "Two days later they met."),
    ("성장률은 3.5%였다.", "It grew by 3.5%."),
    ("2021년", "2021"),
)


def memo(*texts):
    """A memo of some paragraphs with glosses."""
    blocks = [f'      - paragraph: {{ko: "{korean}", en: "{gloss}"}}\n' for korean, gloss in texts]
    report = Collected()
    text = HEAD + "".join(blocks)
    read = schema.read_memo(reading.read(Source("memo.yaml", text), report), report)
    assert report.problems == ()
    return read


def pairs(text):
    """The pairs of a record that is whole."""
    report = Collected()
    kept = glosses.read(Source("glosses.lock", text), report)
    assert report.problems == ()
    return kept


def record(made):
    """What is kept of a memo."""
    return pairs(glosses.written(made, pairs("")))


def told(*texts, before=TEXTS):
    """The glosses that are told of a memo that was another before."""
    units = glosses.stale(memo(*texts), record(memo(*before)))
    return [text.gloss_origin.value for text, _ in units.values()]


def test_a_gloss_beside_other_korean_is_told():
    """It stands where it stood, and was right for other words."""
    changed = ("사흘 뒤 회담이 열렸다.", TEXTS[0][1])
    assert told(changed, *TEXTS[1:]) == [TEXTS[0][1]]


@pytest.mark.parametrize(
    "korean",
    ["이틀뒤 회담이 열렸다", "*이틀* 뒤, 회담이 열렸다.", "이틀 뒤 {회담|talks}이 “열렸다”…"],
)
def test_spaces_punctuation_and_marks_are_no_change(korean):
    """Nor is the form in which letters are stored."""
    assert told((korean, TEXTS[0][1]), *TEXTS[1:]) == []


@pytest.mark.parametrize(
    "korean", ["성장률은 35%였다.", "성장률은 3.5$였다.", "성장률은 −3.5%였다."]
)
def test_what_changes_a_figure_is_a_change(korean):
    """Its digits, its decimal point, its sign, its unit."""
    assert told((korean, TEXTS[1][1])) == [TEXTS[1][1]]


@given(st.permutations(TEXTS), st.lists(st.tuples(st.just("새 글"), st.just("New"))))
def test_what_is_moved_new_or_gone_is_not_told(texts, new):
    """Units without an id have another one then, but no other words."""
    assert told(*new, *texts) == told(*texts[1:], *new) == []


def test_what_is_parted_with_its_gloss_is_not_told():
    """Both halves are new, and so are their glosses."""
    halves = [("이틀 뒤였다.", "It was two days later."), ("회담이 열렸다.", "They met.")]
    assert told(*halves, *TEXTS[1:]) == []


def test_a_gloss_that_was_changed_too_is_taken_for_right():
    """So is one whose Korean is as it was; and a change that is taken back is none."""
    assert told(("사흘 뒤 회담이 열렸다.", "Three days later they met.")) == []
    assert told((TEXTS[0][0], "They met two days later.")) == []
    assert told(*TEXTS) == []


def test_one_of_two_equal_glosses_is_told():
    """The other one still stands beside its Korean; a pair that is known elsewhere is right."""
    before = (TEXTS[2], TEXTS[2])
    assert told(TEXTS[2], ("2022년", "2021"), before=before) == ["2021"]
    assert told(("예", "Yes"), ("예", "Yes"), before=(("예", "Yes"), ("네", "Yes"))) == []


def test_the_record_keeps_what_is_in_doubt():
    """Until the gloss is changed, or somebody confirms it."""
    before, now = record(memo(*TEXTS)), memo(("사흘 뒤 회담이 열렸다.", TEXTS[0][1]), *TEXTS[1:])
    (unit,) = glosses.stale(now, before)
    kept = pairs(glosses.written(now, before))
    assert kept == before
    assert glosses.stale(now, kept).keys() == {unit}
    assert glosses.stale(now, pairs(glosses.written(now, before, [unit]))) == {}


@pytest.mark.parametrize("text", ["", "<<<<<<< HEAD\n=======\n>>>>>>> theirs\n", "# 12 ab\n\r\n"])
def test_comments_and_what_a_merge_leaves_say_nothing(text):
    """Two histories may both have written the record: all their lines count."""
    assert glosses.stale(memo(*TEXTS), pairs(text)) == {}


@pytest.mark.parametrize("line", ["0 0 0", "\0", "0123456789abcdef 0123", "짧은 글"])
def test_a_line_that_is_no_record_is_told(line):
    """A record that was cut or overwritten is not taken for one that knows nothing."""
    report = Collected()
    glosses.read(Source("glosses.lock", f"# head\n{line}\n{line}\n"), report)
    (problem,) = report.problems
    assert (problem.code, problem.span.line) == ("gloss-record", 2)
