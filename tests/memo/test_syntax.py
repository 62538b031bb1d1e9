"""Broken YAML: the cause is named where it is, and the way out with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.problems import ERROR
from tests.memo.outcomes import outcome, places, plain

REFUSED = {
    # one file, one value, one document
    "": [("1:1", "empty-file")],
    "# only a comment\n": [("1:1", "empty-file")],
    "---\n": [("1:1", "empty-file")],
    "text\n": [("1:1", "scalar-root")],
    "a: 1\n---\nb: 2\n": [("2:1", "second-document")],
    # YAML's own machinery
    "%YAML 1.2\n---\na: b\n": [("1:1", "directive")],
    "%TAG ! x\n---\na: b\n": [("1:1", "directive")],
    "a: &x 1\nb: *x\nc: *x\n": [("1:4", "anchor"), ("2:4", "alias")],
    "a: &x [*x]\n": [("1:4", "anchor"), ("1:8", "alias")],
    "<<: {a: 1}\n": [("1:1", "merge-key")],
    "a: !!python/object:os.system x\n": [("1:4", "tag")],
    "a: !!binary aGk=\n": [("1:4", "tag")],
    "a: !!set {b, c}\n": [("1:4", "tag")],
    "a: !!str 1\n": [("1:4", "tag")],
    "a: !own\n  b: 1\n": [("1:4", "tag")],
    # keys
    "[a, b]: c\n": [("1:1", "complex-key")],
    "? {a: b}\n: c\n": [("1:3", "complex-key")],
    "? |\n  a\n: b\n": [("1:3", "complex-key")],
    "'': b\n": [("1:1", "empty-key")],
    ": b\n": [("1:1", "empty-key")],
    # values that need quotation marks
    "title: @기관\n": [("1:8", "unquoted-start")],
    "title: %기관\n": [("1:8", "unquoted-start")],
    "title: `기관`\n": [("1:8", "unquoted-start")],
    "title: *강조* 글\n": [("1:8", "unquoted-start")],
    "title: **강조** 글\n": [("1:8", "unquoted-start")],
    "title: & 그리고\n": [("1:8", "unquoted-start")],
    "title: !중요 공지\n": [("1:8", "unquoted-start")],
    "title: | 글\n": [("1:8", "unquoted-start")],
    "title: > 인용\n": [("1:8", "unquoted-start")],
    'title: "큰따옴표"로 시작\n': [("1:8", "unquoted-start")],
    "title: '작은따옴표'로 시작\n": [("1:8", "unquoted-start")],
    "title: [참고] 본문\n": [("1:8", "unquoted-start")],
    "title: {확장억제|extended deterrence} 본문\n": [("1:8", "unquoted-start")],
    "title: - 글\n": [("1:8", "unquoted-start")],
    "title: ]\n": [("1:8", "unquoted-start")],
    "title: , 글\n": [("1:8", "unquoted-start")],
    "title: 제목: 부제\n": [("1:10", "unquoted-colon")],
    "title: 제목:\n": [("1:10", "unquoted-colon")],
    "- text: 제목: 부제\n": [("1:11", "unquoted-colon")],
    # quotation marks and brackets
    'title: "열림\nb: 2\n': [("1:8", "unclosed")],
    'title: "열림\nb: "2"\n': [("1:8", "unclosed")],
    "title: '80년대\nb: 2\n": [("1:8", "unclosed")],
    "title: [가, 나\nb: 2\n": [("1:8", "unclosed")],
    "title: {가: 나\nb: 2\n": [("1:8", "unclosed")],
    "title: [가, 나: 다: 라]\n": [("1:16", "broken-brackets")],
    "[가, @나]\n": [("1:5", "broken-brackets")],
    'a: "\\가"\n': [("1:5", "unknown-escape")],
    'a: "\\x1"\n': [("1:5", "unknown-escape")],
    'a: "\\U00110000"\n': [("1:5", "unknown-escape")],
    # lines
    "a: 1\ntitle 제목\nb: 2\n": [("2:1", "no-colon")],
    "a: 1\ntitle 제목": [("2:1", "no-colon")],
    "title:제목\nb: 2\n": [("1:1", "no-space-after-colon")],
    "b: 2\ntitle：제목\n": [("2:1", "no-space-after-colon")],
    "a: 1\n  b: 2\n": [("2:3", "misplaced-line")],
    "a:\n    b: 1\n  c: 2\n": [("3:3", "misplaced-line")],
    "a:\n  - b\n  c: 2\n": [("3:3", "misplaced-line")],
    "a: 글 # 설명\n  이어짐\n": [("1:6", "comment-cuts-text")],
    # tabs
    "a:\n\tb: 1\n": [("2:1", "tab")],
    "a:\tb\n": [("1:3", "tab")],
    "a:\n  - b\n  -\tc\n": [("3:4", "tab")],
    "a: b\tc\nd: e\t\n": [("1:5", "tab"), ("2:5", "tab")],
    "a: |\t\n  b\n": [("1:5", "tab")],
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_fault_is_named_where_it_is(text, parser):
    """Each fault has one problem at its own place, under either parser."""
    _, said = outcome(text)
    assert [(str(problem.span).removeprefix("memo.yaml:"), problem.code) for problem in said] == (
        REFUSED[text]
    )
    assert said[0].severity == ERROR


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: @기관\n", 'quote this value: `title: "@기관"`'),
        ('title: "가"와 나\n', "quote this value: `title: '\"가\"와 나'`"),
        ("k: '가'와 \"나\"\n", "quote this value: `k: '''가''와 \"나\"'`"),
        ("title:제목\n", "write `title: 제목`"),
    ],
)
def test_a_simple_fault_shows_the_line_as_it_should_be(text, hint):
    """The hint repeats the line with its quotation marks or its space."""
    _, said = outcome("a: 1\n" + text)
    assert [problem.hint() for problem in said] == [hint]


@given(
    st.sampled_from(["@", "*가", "& ", "%", "`", "!가 ", "[가] ", "{나} ", '"다" ', "가: "]),
    st.text(st.sampled_from("가나 '\"\\:#{}[]*"), max_size=20),
)
def test_the_corrected_line_can_be_read_and_says_the_same(start, rest):
    """Whatever the hint proposes is itself free of faults and keeps the words."""
    value = (start + rest).rstrip()
    _, said = outcome(f"k: {value}\n")
    for problem in said:
        if problem.code in ("unquoted-start", "unquoted-colon"):
            fixed = dict(problem.args)["fixed"]
            root, again = outcome(fixed)
            assert (plain(root), again) == ({"k": value}, ())


def test_all_faults_of_a_file_come_at_once(parser):
    """A value to be quoted does not hide what follows it."""
    text = 'a: @x\nb: 1\nb: 2\nc: 가: 나\nd: &e f\ng: \ue000\nh: "\\q"\n'
    assert places(text) == [
        ("memo.yaml:1:4", "unquoted-start"),
        ("memo.yaml:3:1", "duplicate-key"),
        ("memo.yaml:4:5", "unquoted-colon"),
        ("memo.yaml:5:4", "anchor"),
        ("memo.yaml:6:4", "private-use-character"),
        ("memo.yaml:7:5", "unknown-escape"),
    ]
