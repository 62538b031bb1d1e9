"""Content files as they are read: what is let through, and what is refused where."""

import json
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.memo import reading
from briefing.memo.characters import readable
from briefing.memo.nodes import Mapping, Scalar, Sequence
from briefing.memo.reading import read
from briefing.problems import ERROR, Collected, Source
from briefing.wording import memo_reading as wording

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request, monkeypatch):
    """Each of the parsers that may be installed."""
    monkeypatch.setattr(reading, "PARSER", request.param)
    return request.param


def outcome(text: str, strict: bool = False):
    """The root and what was said."""
    said = Collected()
    return read(Source("memo.yaml", text), said, strict=strict), said.problems


def codes(text: str, strict: bool = False) -> list[str]:
    """The kinds of the problems, in order."""
    return [problem.code for problem in outcome(text, strict)[1]]


def places(text: str) -> list[tuple[str, str]]:
    """Where each problem is, and its kind."""
    return [(str(problem.span), problem.code) for problem in outcome(text)[1]]


def plain(node):
    """A node as dictionaries, lists and strings."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.value


# What is let through

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


# What is refused

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


def test_a_tree_is_given_wherever_it_can_be_trusted():
    """After a repeated key the schema may read on; after a syntax error it may not."""
    assert plain(outcome("a: 1\na: 2\nb: 3\n")[0]) == {"a": "1", "b": "3"}
    assert outcome("a: @\nb: 3\n")[0] is None


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
    assert outcome("1: a\n1.0: b\ntrue: c\n")[0].keys() == ("1", "1.0", "true")


# Comments

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


# Characters

RAW = [chr(c) for c in (*range(32), *range(0x7F, 0xA0)) if chr(c) not in "\t\n"] + list(
    "\u2028\u2029\ufffd\ufffe\uffff\ud800\udfff\ufdd0\U0001ffff"
)


@pytest.mark.parametrize("char", RAW, ids=ascii)
def test_a_character_that_cannot_be_printed_is_refused(char, parser):
    """Control characters, odd line ends and non-characters are refused, raw and escaped."""
    assert places(f"a: 가{char}나\n") == [("memo.yaml:1:5", "forbidden-character")]
    number = ord(char)
    escape = f"\\U{number:08X}" if number > 0xFFFF else f"\\u{number:04X}"
    _, (problem,) = outcome(f'a: "가{escape}나"\n')
    assert (str(problem.span), problem.code) == ("memo.yaml:1:6", "forbidden-character")
    assert f"U+{number:04X}" in problem.message()


@pytest.mark.parametrize("escape", ["0", "a", "b", "e", "f", "v", "r", "N", "L", "P"])
def test_a_short_escape_of_such_a_character_is_refused(escape, parser):
    """`\\0`, `\\L` and their kind are seen through."""
    assert places(f'a: "가\\{escape}나"\n') == [("memo.yaml:1:6", "forbidden-character")]


def test_tabs_and_line_breaks_by_escape_are_let_through(parser):
    """`\\t`, `\\n` and the no-break space `\\_` are ordinary."""
    root, said = outcome('a: "가\\t\\n\\_"\n')
    assert (plain(root), said) == ({"a": "가\t\n\u00a0"}, ())


PRIVATE = (
    "\ue000\uf081\uf0b7\uf8ff\ue0b0\uf12b"
    "\U000f0000\U000f02b1\U000ffffd\U00100000\U00108000\U0010fffd"
)
BIDI = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0001\U000e0041"
)
INVISIBLE = "\u200b\u200c\u200d\u00ad\ufeff\u2060\u3164\u115f\uffa0"


@pytest.mark.parametrize(
    ("chars", "code"),
    [
        (PRIVATE, "private-use-character"),
        (BIDI, "bidi-character"),
        (INVISIBLE, "invisible-character"),
    ],
)
def test_unwanted_characters_are_told_once_each(chars, code, parser):
    """Every such code point has one problem, with the places of the others beside it."""
    for char in chars:
        text = f"a: 가{char}나{char}\n# {char}\nb: {char}\n"
        (problem,) = outcome(text)[1]
        assert problem.code == code
        assert [str(problem.span), *map(str, problem.also)] == [
            f"memo.yaml:{place}" for place in ("1:5", "1:7", "2:3", "3:4")
        ]
        assert dict(problem.args)["count"] == "4"
        assert problem.severity == ("warning" if code == "invisible-character" else "error")
        assert outcome(text, strict=True)[1][0].severity == "error"


def test_an_escape_hides_no_unwanted_character(parser):
    """Direction marks and the like are found behind escapes too."""
    assert codes('a: "\\u202e"\nb: "\\uE000"\nc: "\\u200B"\n') == [
        "bidi-character",
        "private-use-character",
        "invisible-character",
    ]


def test_a_warning_keeps_the_text_as_it_is():
    """An invisible character that is only warned of stays in the value."""
    assert plain(outcome("a: 가\u200b나\n")[0]) == {"a": "가\u200b나"}


@given(st.text(st.sampled_from("가각힣aé한\u1112\u1161\u11ab e\u0301"), min_size=1))
def test_a_decomposed_file_reads_like_a_composed_one(text):
    """NFD, as macOS writes it, gives the same nodes as NFC and one note."""
    source = json.dumps({"키": text + "끝"}, ensure_ascii=False)
    composed = outcome(unicodedata.normalize("NFC", source))
    decomposed = outcome(unicodedata.normalize("NFD", source))
    assert composed[0] == decomposed[0]
    assert composed[1] == ()
    assert [problem.code for problem in decomposed[1]] == ["normalised"]
    assert decomposed[1][0].severity == "note"


def test_a_letter_in_pieces_behind_escapes_is_refused(parser):
    """Escapes that spell a syllable by its letters would escape normalisation."""
    assert codes('a: "\\u1112\\u1161"\n') == ["decomposed-escape"]


# Limits

MANY = "\n".join(f"k{number}: v" for number in range(120_000))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- " * 33 + "a", "too-deep", id="block depth 33"),
        pytest.param("[" * 33 + "]" * 33, "too-deep", id="flow depth 33"),
        pytest.param(MANY, "too-many-nodes", id="120,000 keys"),
        pytest.param("a: " + "가" * 300_000, "too-long", id="300,000 characters"),
    ],
)
def test_a_limit_is_named(text, expected):
    """What is too deep, too many or too long is refused with the limit."""
    root, (problem,) = outcome(text)
    assert (root, problem.code) == (None, expected)
    assert dict(problem.args)["limit"] in problem.message()


def test_what_is_within_the_limits_is_read():
    """32 levels, and a text of 200,000 characters, are let through."""
    assert codes("- " * 32 + "a") == []
    assert codes("[" * 32 + "]" * 32) == []
    assert codes("a: " + "가" * 200_000) == []


def test_a_file_with_far_too_many_faults_is_not_read_to_its_end():
    """After a thousand problems one more says that reading stopped."""
    said = outcome("a: 1\n" * 50_000)[1]
    assert (len(said), said[-1].code) == (1_001, "too-many-problems")


DEPTH_PROBE = """
import json
from briefing.memo.reading import read
from briefing.problems import Collected, Source
shapes = {"flow list": "[", "flow map": "{a: ", "block list": "- ", "key": "? ", "lines": "[\\n"}
told = {}
for name, shape in shapes.items():
    for count in (1_000, 100_000, 1_000_000):
        said = Collected()
        read(Source("m", shape * count), said)
        told[f"{name} {count}"] = [problem.code for problem in said.problems]
indents = "".join(" " * depth + "a:\\n" for depth in range(1_000))
said = Collected()
read(Source("m", indents), said)
told["indents"] = [problem.code for problem in said.problems]
print(json.dumps(told))
"""


def test_no_depth_kills_the_process():
    """Up to a million levels end in one problem; the C library's own loader would crash."""
    run = subprocess.run(
        [sys.executable, "-c", DEPTH_PROBE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert set(map(tuple, json.loads(run.stdout).values())) == {("too-deep",)}


BOMB_PROBE = """
import json, time
from briefing.memo.reading import read
from briefing.problems import Collected, Source
def laughs(levels, mark=""):
    rows = ["a0: &a0 [lol, lol]"]
    for level in range(1, levels):
        row = ", ".join([f"*a{level - 1}"] * 9)
        rows.append(f"a{level}: &a{level} [{row}]")
    return "\\n".join(rows)
merges = "a: &a {b: c}\\n" + "\\n".join(f"m{n}: {{<<: *a, x{n}: y}}" for n in range(30))
bombs = [laughs(levels) for levels in range(5, 13)]
bombs += [merges, "a: &a [*a]", "a: &a " + "x" * 3_000_000 + "\\n" + "b: *a\\n" * 1_000]
told = []
for bomb in bombs:
    said = Collected()
    start = time.process_time()
    root = read(Source("m", bomb), said)
    seconds = time.process_time() - start
    told.append((seconds, root is None, sorted({problem.code for problem in said.errors})))
status = open("/proc/self/status").read()
print(json.dumps([told, int(status.split("VmHWM:")[1].split()[0]) // 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_bombs_of_aliases_and_merges_cost_nothing():
    """Each is refused in less than a tenth of a second; all together need little memory."""
    run = subprocess.run(
        [sys.executable, "-c", BOMB_PROBE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stderr) == (0, "")
    told, megabytes = json.loads(run.stdout)
    assert all(refused and {"alias", "anchor"} <= set(found) for _, refused, found in told)
    assert max(seconds for seconds, _, _ in told) < 0.1
    assert megabytes < 60


def test_a_hundred_kilobytes_are_read_quickly():
    """A long memo costs a fraction of a second (about 30 ms; ten times that is a fault)."""
    unit = "- paragraph:\n    ko: >-\n      정책 연구의 핵심은 근거에 있다.\n    en: 'Evidence.'\n"
    text = unit * (100_000 // len(unit.encode()))
    start = time.process_time()
    assert codes(text) == []
    assert time.process_time() - start < 0.3 or not yaml.__with_libyaml__


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
