"""Content files as they are read: texts as typed, each key once, and never an exception."""

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.memo import reading
from briefing.memo.characters import readable
from briefing.memo.nodes import Scalar
from briefing.problems import ERROR, Source
from briefing.wording import memo_reading as wording
from tests.memo.outcomes import PARSERS, codes, outcome, plain

TYPED_TOKENS = (
    "no yes on off y n N Y True FALSE true ~ null Null 1_000 12:30 1:30:00 010 0x1F 0o17 0b1 1e3 "
    ".inf -.INF .nan .NaN 1.10 007 2024-01-02 2001-12-14t21:59:43Z +1 -0 1. .5 6.02e23 = a:b 가:나 "
    "https://x.kr/a=b#c a#b C++ 10.6%p 50% <<a"
)


@pytest.mark.parametrize("token", TYPED_TOKENS.split())
def test_a_token_stays_as_typed(token, parser):
    """No word, number or date is turned into anything but its own text."""
    root, said = outcome(f"a: {token}\n{token}: [{token}, '{token}']\n")
    assert plain(root) == {"a": token, token: [token, token]}
    assert said == ()


@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])).map(
        lambda text: unicodedata.normalize("NFC", text)
    )
)
@example("#")
@example("\u115f")
def test_any_quoted_text_comes_back(text):
    """A text in quotation marks, double or single, is read as it was."""
    quoted = text.replace("'", "''")
    root, _ = outcome(f"a: {json.dumps(text, ensure_ascii=False)}\nb: '{quoted}'\n")
    assert plain(root) == {"a": text, "b": text}


def test_a_missing_value_is_an_empty_scalar(parser):
    """A key without a value has a scalar of style `empty`; quoted emptiness is `quoted`."""
    root, said = outcome("a:\nb: ''\nc: ~\n")
    assert [value.style for _, value in root.pairs] == ["empty", "quoted", "plain"]
    assert [str(root.get("a").span), root.get("a").value, root.get("d")] == [
        "memo.yaml:1:3",
        "",
        None,
    ]
    assert said == ()


def test_nodes_know_their_places(parser):
    """Every node points to its own line and column, counted in characters."""
    root, _ = outcome("제목: 𠮷野家\n목록:\n  - {가: 나}\n  - |\n    글\n")
    first, second = root.get("목록").items
    assert str(root.span) == "memo.yaml:1:1"
    assert root.get("제목").span.column == 5
    assert root.get("제목").span.length == 3
    assert str(root.get("목록").span) == "memo.yaml:3:3"
    assert str(first.get("가").span) == "memo.yaml:3:9"
    assert (str(second.span), second.style) == ("memo.yaml:4:5", "block")


def test_a_byte_order_mark_is_no_business_of_yaml_inside_a_text():
    """U+FEFF within a file is an invisible character, not a mark."""
    assert codes("a: 가\ufeff나\n") == ["invisible-character"]


def test_crlf_files_read_like_lf_files(parser):
    """Windows line ends change no value and no place."""
    text = "a: >-\n  가\n  나\nb: |\n  다\n\n  라\nc: 마 # x\n"
    unix, windows = outcome(text), outcome(text.replace("\n", "\r\n"))
    assert plain(unix[0]) == plain(windows[0])
    assert [str(p.span) for p in unix[1]] == [str(p.span) for p in windows[1]]


def test_a_tree_is_given_wherever_it_can_be_trusted():
    """After a repeated key the schema may read on; after a syntax error it may not."""
    assert plain(outcome("a: 1\na: 2\nb: 3\n")[0]) == {"a": "1", "b": "3"}
    assert outcome("a: @\nb: 3\n")[0] is None


# Keys

NFD_KEY = unicodedata.normalize("NFD", "제목")


@pytest.mark.parametrize("wrapped", ["{}", "x:\n  {}", "x:\n  - y:\n      {}"], ids=["1", "2", "3"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("제목", "제목"),
        ("제목", NFD_KEY),
        ("제목", '"제목"'),
        ("'제목'", '"제목"'),
        ("제목", '"\\uC81C\\uBAA9"'),
        ("1", '"1"'),
        ("true", "'true'"),
        ("? 제목\n", "제목"),
    ],
)
def test_a_key_given_twice_is_refused_with_both_places(first, second, wrapped, parser):
    """Keys are compared as texts, in NFC, quoted or not, at any depth."""
    indent = " " * (len(wrapped.rpartition("\n")[2]) - 2)
    text = wrapped.format(f"{first.strip()}: a\n{indent}{second}: b\n")
    if first.startswith("?"):
        text = wrapped.format(f"? 제목\n{indent}: a\n{indent}{second}: b\n")
    _, said = outcome(text)
    (problem,) = [one for one in said if one.severity == ERROR]
    assert problem.code == "duplicate-key"
    assert problem.span.line == text.rstrip("\n").count("\n") + 1
    assert problem.also[0].line < problem.span.line


def test_keys_that_yaml_would_make_equal_are_different_texts():
    """`1`, `1.0` and `true` are three keys."""
    assert [key.value for key, _ in outcome("1: a\n1.0: b\ntrue: c\n")[0].pairs] == [
        "1",
        "1.0",
        "true",
    ]


# Robustness


@given(st.text(st.sampled_from("a가 \n\t:-#'\"[]{},&*!|>%@`?\\<0u.\r\ufeff\u2028\ud800~=")))
def test_no_text_makes_reading_fail(text):
    """Whatever stands in a file: a tree, or at least one error; never an exception."""
    source = Source("memo.yaml", text.removeprefix("\ufeff"))
    lines = [*source.text.split("\n"), *readable(source).text.split("\n")]
    seen = {line.removesuffix("\r") for line in lines}
    for one in PARSERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "PARSER", one)
            root, said = outcome(text)
        assert root is not None or any(problem.severity == ERROR for problem in said)
        for problem in said:
            assert problem.excerpt in seen


@given(
    st.lists(
        st.sampled_from(
            [
                "a: b\n",
                "  c: d\n",
                "- e\n",
                "  - f: g\n",
                "    h\n",
                "k: >-\n",
                "\n",
                "# x\n",
                "m: [n]\n",
                'o: "p\n  q"\n',
                "'r': 's'\n",
                "t:\n",
                "u: v # w\n",
                "x: {y: z}\n",
                "- - 가\n",
                "? 나\n",
            ]
        ),
        max_size=8,
    )
)
def test_both_parsers_lead_to_the_same_nodes_and_problems(lines):
    """The slow parser may stand in for the fast one."""
    outcomes = []
    for one in PARSERS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(reading, "PARSER", one)
            outcomes.append(outcome("".join(lines)))
    assert all(one == outcomes[0] for one in outcomes)


def test_a_node_makes_problems_with_its_own_line():
    """A problem made from a node carries the node's place and its whole line."""
    root, _ = outcome("a: 가나다\n")
    problem = root.get("a").problem(wording.EMPTY_KEY)
    assert (problem.excerpt, str(problem.span), problem.span.length) == (
        "a: 가나다",
        "memo.yaml:1:4",
        3,
    )
    assert isinstance(root.get("a"), Scalar)
