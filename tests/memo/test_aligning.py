"""Places of single characters of a value, however YAML folds and escapes it."""

import re

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.memo import reading
from briefing.memo.nodes import Mapping, Scalar, Sequence
from briefing.memo.reading import read
from briefing.problems import Collected, Source, cells
from briefing.wording import memo_reading as wording

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def only_scalar(text: str) -> Scalar | None:
    """The one value of a small file, or None if the file has faults."""
    said = Collected()
    node = read(Source("memo.yaml", text), said)
    while isinstance(node, Mapping | Sequence):
        node = node.pairs[0][1] if isinstance(node, Mapping) else node.items[0]
    return None if said.problems else node


def stretch(scalar: Scalar, index: int, length: int = 1) -> str:
    """What stands in the file where `locate` says a character is."""
    span = scalar.locate(index, length)
    return scalar.source.line(span.line)[span.column - 1 : span.column - 1 + span.length]


BLANKS = ["", " ", "  ", "\n      ", "\n\n      ", " \n      ", "\n \n\n      "]
WORDS = ["가", "나다", "a", "b-c", "𠮷", "한국", "1.10", "·", "“말”", "x:y"]
ESCAPES = ['\\"', "\\\\", "\\n", "\\/", "\\_", "\\u0041", "\\x41", "\\U0001F600", "\\uAC00"]
JOINS = ["\\\n      ", "\\\n\n      ", "  \\\n      \\ "]
HEADERS = ["|", ">", "|-", ">-", "|+", ">+", "| ", ">-  # 설명", "|2", ">3-", ">+1"]
HOLDERS = [
    "k: {}\n",
    "- {}\n",
    "a:\n  b: {}\nc: d\n",
    "- - k: {}\n  - e\n",
    "가: {}\n# 끝\n나: 다\n",
]


@st.composite
def flow_scalars(draw) -> str:
    """Plain and quoted scalars over one or more lines."""
    quote = draw(st.sampled_from(["", "'", '"']))
    pieces = {"": WORDS, "'": [*WORDS, "''", '"', "\\"], '"': [*WORDS, *ESCAPES, *JOINS, "'"]}[
        quote
    ]
    words = draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=6))
    between = draw(st.lists(st.sampled_from(BLANKS), min_size=len(words), max_size=len(words)))
    inner = "".join(blank + word for blank, word in zip(["", *between[1:]], words, strict=True))
    return f"{quote}{inner}{quote}"


@st.composite
def block_scalars(draw) -> str:
    """Literal and folded blocks with blank and further indented lines."""
    header = draw(st.sampled_from(HEADERS))
    line = st.tuples(
        st.sampled_from(["      ", "      ", "        ", "       "]),
        st.lists(st.sampled_from([*WORDS, " ", "  ", "#", "'", "\\n"]), min_size=1, max_size=4),
    ).map(lambda parts: parts[0] + "".join(parts[1]))
    blank = st.sampled_from(["", "   ", "      ", "         "])
    lines = draw(st.lists(st.one_of(line, line, blank), min_size=1, max_size=7))
    return "\n".join([header, *lines])


@given(
    st.one_of(flow_scalars(), block_scalars()),
    st.sampled_from(HOLDERS),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(PARSERS),
    st.data(),
)
def test_changing_a_character_where_it_is_said_to_be_changes_only_it(
    scalar_text, holder, line_end, parser, data
):
    """The law of places: another character put there is the one difference in the value."""
    text = holder.format(scalar_text).replace("\n", line_end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "PARSER", parser)
        scalar = only_scalar(text)
        assume(scalar is not None and scalar.value.strip() != "")
        words = [index for index, char in enumerate(scalar.value) if not char.isspace()]
        index = data.draw(st.sampled_from(words))
        span = scalar.locate(index)
        starts = [match.end() for match in re.finditer("^", text, re.MULTILINE)]
        offset = starts[span.line - 1] + span.column - 1
        changed = only_scalar(text[:offset] + "힣" + text[offset + span.length :])
    assert changed is not None
    assert changed.value == scalar.value[:index] + "힣" + scalar.value[index + 1 :]


@given(st.one_of(flow_scalars(), block_scalars()), st.sampled_from(HOLDERS), st.data())
def test_blanks_and_line_breaks_are_placed_on_blanks(scalar_text, holder, data):
    """A folded space or break lies where the file has one, between its neighbours."""
    scalar = only_scalar(holder.format(scalar_text))
    assume(scalar is not None and any(char in " \n" for char in scalar.value))
    blanks = [index for index, char in enumerate(scalar.value) if char in " \n"]
    index = data.draw(st.sampled_from(blanks))
    assert stretch(scalar, index).strip() in ("", "\\n", "\\")
    order = [scalar.locate(one) for one in range(index - 1, index + 2) if one >= 0]
    assert order == sorted(order, key=lambda span: (span.line, span.column))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("k: 가나 다라\n", "다라", (1, 7, 2)),
        ("k: >-\n  가나\n  다라 {마\n", "{마", (3, 6, 2)),
        ("k: |\n  가나\n\n   다라\n", "다라", (4, 4, 2)),
        ('k: "가\\u0041나\\n다라"\n', "다라", (1, 15, 2)),
        ("k: '가''나 다라'\n", "다라", (1, 10, 2)),
        ("k: 가나\n  다라\n\n  마\n", "다라", (2, 3, 2)),
        ('k: "가\\\n  다라"\n', "다라", (2, 3, 2)),
        ("k: >-\n  다라\r\n  마\r\n", "마", (3, 3, 1)),
    ],
)
def test_a_word_is_found_in_every_style(text, word, expected):
    """Line, column and length of a word behind folds, escapes and doubled quotes."""
    scalar = only_scalar(text)
    span = scalar.locate(scalar.value.index(word), len(word))
    assert (span.line, span.column, span.length) == expected


def test_a_stretch_over_several_lines_ends_with_its_first():
    """A span is a stretch of one line; an index past the end lies behind the last character."""
    scalar = only_scalar("k: >-\n  가나\n  다라\n")
    assert str(scalar.locate(0, 99)) == "memo.yaml:2:3"
    assert scalar.locate(0, 99).length == 2
    assert str(scalar.locate(99)) == "memo.yaml:3:5"


def test_a_missing_value_has_the_place_where_it_is_missing():
    """An empty scalar can still be pointed at."""
    scalar = only_scalar("k:\n")
    assert scalar.locate(3) == scalar.span


def test_a_problem_inside_a_folded_text_points_at_its_line():
    """`problem_at` shows the line of the file that holds the character, with the caret below."""
    scalar = only_scalar("k: >-\n  첫 줄\n  둘째 *줄\n")
    problem = scalar.problem_at(scalar.value.index("*"), 2, wording.EMPTY_KEY)
    lines = problem.as_text().splitlines()
    assert lines[1] == "    3 |   둘째 *줄"
    assert cells(lines[2].partition("|")[2].rstrip("^")) == cells("   둘째 ")
    assert lines[2].endswith(" ^^^")
