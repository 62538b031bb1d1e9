"""Problems: their places, how they are printed, and how they are collected."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.problems import (
    NOTE,
    SHOWN,
    BriefingError,
    Collected,
    Said,
    Source,
    Span,
    Wording,
    as_json,
    as_text,
    cells,
    error,
    note,
    visible,
    warning,
)

UNKNOWN = error("""unknown-key
    unknown key `{key}`
    모르는 키 `{key}`
    try `{known}`
    `{known}`을 쓰세요""")
ADVICE = warning("""advice
    a
    가
    b
    나""")


def under(lines: list[str]) -> str:
    """What stands above the caret, cell for cell, once both lines are printed in cells."""
    shown, caret = (line.partition("|")[2] for line in lines)
    start, end = caret.index("^"), len(caret)
    printed, found = 0, ""
    for char in shown:
        if start <= printed < end:
            found += char
        printed += cells(char)
    return found


# Places


@given(st.text(st.sampled_from("a가\n")), st.integers(0, 30))
def test_a_span_leads_back_to_its_offset(text, offset):
    """Line and column count characters from 1 and name exactly one place of the text."""
    source = Source("m.yaml", text)
    span = source.span(offset)
    before = text[: min(offset, len(text))]
    assert span.line == before.count("\n") + 1
    assert span.column == len(before) - (before.rfind("\n") + 1) + 1


def test_a_span_ends_with_its_line():
    """A stretch over several lines is cut at the end of the first, and is never empty."""
    source = Source("m.yaml", "가나다\n라\n")
    assert source.span(1, 99).length == 2
    assert source.span(3, 99).length == 1
    assert str(source.span(99)) == "m.yaml:3:1"


def test_a_line_has_no_end():
    """Lines are given without LF and CRLF; a CR elsewhere stays."""
    source = Source("m.yaml", "가\r\n나\r다\n")
    assert [source.line(number) for number in (1, 2, 3)] == ["가", "나\r다", ""]


def test_problems_of_one_line_share_its_text():
    """Many problems in one long line do not copy the line."""
    source = Source("m.yaml", "가" * 10_000)
    first, second = source.problem(ADVICE, 1), source.problem(ADVICE, 9_000)
    assert first.excerpt is second.excerpt


# Printing


def test_a_problem_is_printed_with_place_line_caret_and_hint():
    """The form is the same for every problem, in English and in Korean."""
    source = Source("content/a/memo.yaml", "sections:\n  - 제목명: 에너지 수급\n")
    problem = source.problem(UNKNOWN, 14, 3, key="제목명", known="title")
    assert problem.as_text().splitlines() == [
        "content/a/memo.yaml:2:5: error: unknown key `제목명` [unknown-key]",
        "    2 |   - 제목명: 에너지 수급",
        "      |     ^^^^^^",
        "      = hint: try `title`",
    ]
    assert problem.as_text("ko").splitlines() == [
        "content/a/memo.yaml:2:5: 오류: 모르는 키 `제목명` [unknown-key]",
        "    2 |   - 제목명: 에너지 수급",
        "      |     ^^^^^^",
        "      = 도움말: `title`을 쓰세요",
    ]


@given(
    st.text(st.sampled_from("aé가힣漢ｗ𠮷ｱ·“”e\u0301\ufe0f"), max_size=38),
    st.text(st.sampled_from("xX글자字"), min_size=1, max_size=8),
    st.text(st.sampled_from("a가"), max_size=60),
)
def test_the_caret_stands_under_its_words_cell_for_cell(before, words, after):
    """Hangul is two cells wide and combining marks none, so the caret fits in a terminal."""
    source = Source("m.yaml", before + words + after)
    lines = source.problem(UNKNOWN, len(before), len(words)).as_text().splitlines()
    # A mark at the end of what stands before takes no cell of its own.
    assert under(lines[1:3]).lstrip("\u0301\ufe0f") == words


def test_a_long_line_is_shown_around_its_place():
    """At most a hundred cells are shown, whatever their letters; what is left out is marked."""
    for letter in ("가", "a", "\x1b"):
        source = Source("m.yaml", letter * 500 + "여기" + letter * 500)
        lines = source.problem(UNKNOWN, 500, 2).as_text().splitlines()
        assert lines[1].startswith("    1 | …")
        assert 90 < cells(lines[1].removeprefix("    1 | …")) <= 100
        assert under(lines[1:3]) == "여기"


def test_a_cut_parts_no_letter_from_its_marks():
    """What is left out takes the marks of its last letter with it."""
    source = Source("m.yaml", "e\u0301" * 100 + "x")
    assert source.problem(UNKNOWN, 200).as_text().splitlines()[1].startswith("    1 | …e\u0301")


def test_an_empty_excerpt_is_left_out():
    """A problem with a whole file has no line to show."""
    assert UNKNOWN.at(Span("m.yaml", 1, 1)).as_text().count("\n") == 1


def test_further_places_are_listed():
    """The first of two equal keys is named too."""
    problem = UNKNOWN.at(Span("m.yaml", 3, 1), also=(Span("m.yaml", 1, 1),))
    assert "      = see also: m.yaml:1:1" in problem.as_text().splitlines()
    assert "      = 참고: m.yaml:1:1" in problem.as_text("ko").splitlines()


@pytest.mark.parametrize("char", ["\x1b", "\t", "\u202e", "\u200b", "\ue000", "\ud800", "\u2028"])
def test_nothing_hidden_reaches_the_terminal(char):
    """Controls, direction marks and private characters of a file are printed by number."""
    source = Source("m.yaml", f"가{char}나")
    printed = source.problem(UNKNOWN, 1, 1, key=f"k{char}", known="x").as_text()
    assert char not in printed
    assert printed.count(f"<U+{ord(char):04X}>") == 2
    assert under(printed.splitlines()[1:3]) == visible(char)


def test_a_value_with_braces_is_printed_as_it_is():
    """What an author wrote is never filled in again."""
    problem = UNKNOWN.at(Span("m.yaml", 1, 1), key="{known}", known="{key} {other}")
    assert (problem.message(), problem.hint()) == ("unknown key `{known}`", "try `{key} {other}`")


def test_a_value_in_two_languages_speaks_the_reader_s():
    """A value given as `Said` is Korean in a Korean sentence, also inside another value."""
    near = Said("did you mean `{name}`? ", "혹시 `{name}`인가요? ").filled(name="{title}")
    problem = UNKNOWN.at(Span("m.yaml", 1, 1), key="k", known=near)
    assert problem.hint() == "try `did you mean `{title}`? `"
    assert problem.hint("ko") == "`혹시 `{title}`인가요? `을 쓰세요"
    assert Said("see {it}", "{it} 참고").filled(it=Said("a", "가")) == ("see a", "가 참고")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("단위", "단위가 `단위`는 단위로 “단위”라고"),
        ("이름", "이름이 `이름`은 이름으로 “이름”이라고"),
        ("서울", "서울이 `서울`은 서울로 “서울”이라고"),
        ("`제목`", "`제목`이 ``제목``은 `제목`으로 “`제목`”이라고"),
        ("title", "title이(가) `title`은(는) title(으)로 “title”(이)라고"),
        ("", "이(가) ``은(는) (으)로 “”(이)라고"),
        ("값이(가)", "값이(가)이(가) `값이(가)`은(는) 값이(가)(으)로 “값이(가)”(이)라고"),
    ],
)
def test_a_particle_fits_the_word_before_it(word, said):
    """Behind a word in Hangul only the particle that belongs to its last sound is printed."""
    both = error("""p
    {w}
    {w}이(가) `{w}`은(는) {w}(으)로 “{w}”(이)라고
    h
    도움말""")
    assert both.at(Span("m.yaml", 1, 1), w=word).message("ko") == said


def test_fifty_problems_are_printed_and_the_rest_counted():
    """A flood of problems ends in one line."""
    problems = [ADVICE.at(Span("m.yaml", line, 1)) for line in range(1, SHOWN + 8)]
    assert as_text(problems).splitlines()[-1] == "… and 7 more"
    assert as_text(problems, "ko").splitlines()[-1] == "… 7개 더 있음"
    assert f"m.yaml:{SHOWN}:1:" in as_text(problems)
    assert f"m.yaml:{SHOWN + 1}:1:" not in as_text(problems)


def test_a_program_gets_the_same_fields():
    """The JSON form has severity, code, place, sentence, hint, line and further places."""
    source = Source("m.yaml", "가나")
    problem = source.problem(UNKNOWN, 1, 1, key="나", known="x", also=(Span("m.yaml", 1, 1),))
    assert json.loads(as_json([problem], "ko")) == [
        {
            "severity": "error",
            "code": "unknown-key",
            "file": "m.yaml",
            "line": 1,
            "column": 2,
            "length": 1,
            "message": "모르는 키 `나`",
            "hint": "`x`을 쓰세요",
            "excerpt": "가나",
            "also": ["m.yaml:1:1"],
        }
    ]


# Sentences and collections


@pytest.mark.parametrize("missing", range(5))
def test_a_sentence_without_translation_or_hint_is_refused(missing):
    """A wording needs its code, both languages and both hints."""
    lines = ["code", "    en", "    ko", "    hint", "    도움말"]
    lines[missing] = ""
    with pytest.raises(ValueError, match="five lines"):
        error("\n".join(lines))


def test_a_long_sentence_goes_on_in_the_next_line():
    """What is indented deeper belongs to the line above, so that no line is too wide."""
    long = note("code\n    en\n        goes on\n    ko\n    hint\n    도움말\n        계속")
    assert long == Wording("code", Said("en goes on", "ko"), Said("hint", "도움말 계속"), NOTE)


def test_a_problem_is_kept_once_and_in_order():
    """Two stages that find the same fault report it once."""
    first, second = (ADVICE.at(Span("m.yaml", line, 1)) for line in (2, 1))
    said = Collected()
    for problem in (first, second, first):
        said(problem)
    assert said.problems == (first, second)


def test_only_errors_stop_the_work():
    """Warnings and notes pass; an error raises everything that was collected."""
    said = Collected()
    said(ADVICE.at(Span("m.yaml", 1, 1)))
    said(replace(ADVICE, severity=NOTE).at(Span("m.yaml", 1, 1)))
    said.stop_on_errors()
    said(UNKNOWN.at(Span("m.yaml", 2, 1)))
    with pytest.raises(BriefingError) as raised:
        said.stop_on_errors(4)
    assert raised.value.problems == said.problems
    assert raised.value.exit_code == 4
    assert [problem.code for problem in said.errors] == ["unknown-key"]
