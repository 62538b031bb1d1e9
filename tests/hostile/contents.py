"""Content files that are no good: bombs, depth, sizes, repeated keys, syntax, tabs, documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefing.run.job import Settings
from tests.hostile import tiny
from tests.hostile.case import Case, delivered, refused
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

HEAD = "title: {ko: 가, en: A}\ndate: 2022-06\n"
BODY = "sections:\n  - id: only\n    title: {ko: 하나, en: One}\n    body:\n"
LINE = HEAD + BODY + "      - paragraph: %s\n"
SYNTAX = (
    "unquoted-start",
    "unquoted-colon",
    "unclosed",
    "broken-brackets",
    "no-colon",
    "misplaced-line",
    "empty-key",
    "no-space-after-colon",
    "unknown-escape",
    "tag",
    "alias",
    "anchor",
    "comment-cuts-text",
    "wrong-type",
    "not-a-block",
    "unknown-key",
    "complex-key",
    "missing-key",
    "empty-value",
    "directive",
    "tab",
    "unclosed-mark",
)


def _tries(lab: Lab) -> Iterator[Tried]:
    made = (
        *_bombs(),
        *_deep(),
        *_large(),
        *_repeated(),
        *_comments(),
        *_bare(),
        *_tabs(),
        *_documents(),
        *_pairs(),
        *_typed(),
    )
    yield from lab.judged(made)


YAML = Family("yaml", 120, _tries)


def _memo(name: str, content: str, *codes: str, **how) -> Case:
    return refused(name, {tiny.MEMO: content}, *codes, **how)


def _bombs() -> Iterator[Case]:
    """C01: aliases, anchors and merges."""
    for levels in range(5, 13):
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for level in range(1, levels):
            lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
        yield _memo(f"{levels} levels of aliases", "\n".join(lines), "alias", "anchor")
    merges = "\n".join(f"m{at}: &m{at} {{<<: *m{at - 1}, k{at}: v}}" for at in range(1, 31))
    yield _memo("thirty merges", "m0: &m0 {k: v}\n" + merges, "alias", "merge-key", "anchor")
    large = "a: &a " + "가" * 100_000 + "\nb: [" + ", ".join(["*a"] * 1000) + "]\n"
    yield _memo("a large text a thousand times", large, "alias", "anchor")
    for name, text in {
        "an alias of itself": "a: &a [*a]\n",
        "an anchor alone": HEAD + "kind: &k 가\n",
        "an unknown alias": HEAD + "kind: *nowhere\n",
        "an alias as key": HEAD + "*a : b\n",
        "a merge alone": HEAD + "<<: {kind: 가}\n",
        "a merge of a list": "<<: [{a: b}, {c: d}]\n",
        "an anchor on a key": "&a title: 가\n",
        "the same anchor twice": "a: &a 1\nb: &a 2\nc: *a\n",
    }.items():
        yield _memo(name, text, "alias", "anchor", "merge-key")


def _deep() -> Iterator[Case]:
    """C02: depth of every kind; one of these makes the C parser crash when it builds nodes."""
    for depth in (33, 100, 1_000, 100_000, 1_000_000):
        codes = ("too-deep", "file-too-large", *SYNTAX)
        yield _memo(f"{depth} lists in a line", "a: " + "[" * depth, *codes)
        yield _memo(f"{depth} closed lists", "[" * depth + "]" * depth, *codes)
        yield _memo(f"{depth} mappings in a line", "{a: " * min(depth, 900_000), *codes)
        yield _memo(f"{depth} dashes", "- " * depth + "x", *codes)
        yield _memo(f"{depth} questions", "? " * depth + "x", *codes)
    for depth in (33, 1_000, 2_000):
        block = "\n".join(" " * at + "a:" for at in range(depth))
        yield _memo(f"{depth} levels of keys", block, "too-deep", *SYNTAX)
    quotes = "'" * 100_001
    yield _memo("a hundred thousand quotation marks", "a: " + quotes, *SYNTAX)


def _large() -> Iterator[Case]:
    """C03, C25: too much of everything."""
    yield _memo("six megabytes", LINE % ("가" * 2_000_001), "file-too-large")
    yield _memo("exactly one byte too many", "#" * 5_000_001, "file-too-large")
    yield _memo("120,000 keys", "".join(f"k{at}: v\n" for at in range(120_000)), "too-many-nodes")
    yield _memo("250,000 items", "[" + "a," * 250_000 + "]", "too-many-nodes")
    yield _memo("300,000 characters", LINE % ("가" * 300_000), "too-long")
    yield _memo("one character too many", LINE % ("가" * 200_001), "too-long")
    items = "{text: 가, items: [%s]}"
    nested = "가"
    for _ in range(9):
        nested = items % nested
    yield _memo(
        "nine lists in each other", HEAD + BODY + f"      - bullets: [{nested}]\n", "deep-list"
    )
    marks = "".join("*가 **나 " for _ in range(9)) + "".join("다** 라*" for _ in range(9))
    yield _memo("eighteen marks in each other", LINE % f'"{marks}"', "deep-marks", "unclosed-mark")
    rows = ", ".join(["[가]"] * 5_001)
    table = HEAD + BODY + f"      - table: {{columns: [가], rows: [{rows}]}}\n"
    yield _memo("5,001 rows", table, "long-table")
    boxes = "{paragraph: 가}"
    for _ in range(9):
        boxes = f"{{callout: {{body: [{boxes}]}}}}"
    yield _memo(
        "nine boxes in each other", HEAD + BODY + f"      - {boxes}\n", "deep-list", "too-deep"
    )
    yield delivered("a word of 20,000 letters", {tiny.MEMO: LINE % ("가" * 20_000)}, "가" * 20_000)
    yield delivered("20,000 words", {tiny.MEMO: LINE % ("가 " * 20_000).strip()}, "가 가")


def _repeated() -> Iterator[Case]:
    """C04: keys given twice, spelled differently."""
    nfd = unicodedata.normalize("NFD", "제목")
    spellings = {
        "plain": ("제목", "제목"),
        "single": ("제목", "'제목'"),
        "double": ("제목", '"제목"'),
        "escaped": ("ab", '"\\x61b"'),
        "composed": ("제목", nfd),
        "both quoted": ("'ab'", '"ab"'),
        "explicit": ("ab", "? ab\n{pad}"),
        "blank": ("ab", "ab "),
    }
    for depth in range(3):
        pad = "  " * depth
        before = "".join("  " * at + f"k{at}:\n" for at in range(depth))
        for name, (first, second) in spellings.items():
            text = before + f"{pad}{first}: a\n{pad}{second.format(pad=pad)}: b\n"
            yield _memo(f"{name}, {depth} deep", text, "duplicate-key")


def _comments() -> Iterator[Case]:
    """C08: a number sign behind a text."""
    for words in ("예산 # 2024", "가 #나", "제1항 # 제2항", "a # b", "1 # 2", "가나다 #", "1 #2 3"):
        how = {"warned": "comment-in-text"}
        yield delivered(f"warned of: {words}", {tiny.MEMO: LINE % words}, **how)
        strict = Settings(strict=True)
        yield _memo(f"refused: {words}", LINE % words, "comment-in-text", settings=strict)


def _bare() -> Iterator[Case]:
    """C09: values that need quotation marks."""
    values = (
        "@가",
        "%가",
        "`가`",
        "*가",
        "*가* 나",
        "&가",
        "!가",
        "| 가",
        "> 가",
        '"가" 나',
        "[가] 나",
        "{가} 나",
        "가: 나",
        "제목: 부제: 둘",
        "[가, 나",
        "{가: 나",
        "'가",
        '"가',
        "- 가",
        "? 가",
        ": 가",
        "]",
        "}",
        ", 가",
        '"\\q"',
        '"\\u12"',
        "'가' '나'",
        "[가]]",
        "{a: b}}",
        "!!str 가",
        "!x 가",
        '"가\n나',
        "|9x",
    )
    for value in values:
        yield _memo(f"bare {value}", LINE % value, *SYNTAX)
    for at, text in enumerate(
        (
            "title 가\n",
            "title:가\n",
            "title：가\n",
            "  title: 가\nkind: 나\n",
            "a: b\n  c: d\n",
            "- a\nb: c\n",
            "a: b: c\n",
            "<<<<<<< HEAD\na: b\n=======\nc: d\n>>>>>>> x\n",
            "...\na: b\n---\n",
            "a:\n  - b\n c\n",
            "a: 'b\nc: d\n",
            "\x7b",
            "a: >\nb\n",
            "a: |\n\tb\n",
            "\\",
            "!",
            "?",
            "&",
        )
    ):
        codes = (*SYNTAX, "scalar-root", "second-document", "empty-file", "forbidden-character")
        yield _memo(f"broken text {at}", text, *codes)


def _tabs() -> Iterator[Case]:
    """C10: tabs where nothing but spaces may stand."""
    for at, text in enumerate(
        ("a:\n\tb: c\n", "a:\tb\n", "a:\n  -\tb\n", "a:\n  b: |\n\t c\n", "\ta: b\n", "a: b\t# c\n")
    ):
        codes = ("tab", "unknown-key", "missing-key", "comment-in-text")
        yield _memo(f"tab {at}", text, *codes)


def _documents() -> Iterator[Case]:
    """C26: no document, several, scalars, and types that run."""
    for name, text in {
        "nothing": "",
        "a space": " ",
        "a comment": "# 가\n",
        "three dashes": "---\n",
        "a word": "가\n",
        "a list": "- 가\n",
        "a number": "12\n",
        "null": "~\n",
        "two documents": tiny.SHORT + "---\n" + tiny.SHORT,
        "a directive": "%YAML 1.1\n---\na: b\n",
        "a tag directive": "%TAG ! tag:x,2000:\n---\na: !y b\n",
    }.items():
        codes = ("empty-file", "scalar-root", "second-document", "directive", "wrong-type")
        yield _memo(name, text, *codes, "tag", "missing-key")
    for tag in (
        "!!python/object/apply:os.system ['true']",
        "!!python/name:os.system ''",
        "!!binary aGk=",
        "!!set {a, b}",
        "!!omap [a: b]",
        "!!timestamp 2022-06-09",
        "!!python/object/new:str [a]",
        "!!float 1",
        "!<tag:yaml.org,2002:python/module:os> ''",
        "!!python/tuple [a]",
        "!!null ''",
        "!!int 3",
        "!!bool yes",
        "!!merge '<<'",
        "!!pairs [a: b]",
    ):
        yield _memo(f"tag {tag[:30]}", LINE % tag, "tag", *SYNTAX)


def _pairs() -> Iterator[Case]:
    """C28: Korean without its gloss, and the other way round."""
    yield delivered(
        "Korean alone", {tiny.MEMO: LINE % "{ko: 짧은 글}"}, "짧은 글", warned="no-gloss"
    )
    yield _memo("English alone", LINE % "{en: a text}", "missing-key")
    yield _memo("empty Korean", LINE % "{ko: '', en: a}", "empty-value")
    yield _memo("empty gloss", LINE % "{ko: 가, en: ''}", "empty-value")
    strict = Settings(strict=True)
    yield _memo("strictly Korean alone", LINE % "{ko: 긴 글}", "no-gloss", settings=strict)


#: Words that YAML 1.1 takes for something else (C05).
_TOKENS = (
    "no yes on off y n N Y True FALSE null Null ~ 1_000 12:30 1:30:00 010 0x1F 0o17 0b11 "
    "1e3 .inf -.inf .nan 1.10 007 2024-01-02 2001-12-14t21:59:43.10-05:00 +1 -0 1,000 "
    "0.10 1. .5 = << 60 1e400 685_230.15 190:20:30 0777 NaN inf TRUE On OFF 3.0"
)
TOKENS = _TOKENS.split()


def _typed() -> Iterator[Case]:
    """C05: every word appears as it was typed."""
    for token in TOKENS:
        inside = LINE % f"\n          ko: 앞 {token} 뒤\n          en: b"
        yield delivered(f"token {token}", {tiny.MEMO: inside}, f"앞 {token} 뒤")
        alone = LINE % f"\n          ko: {token}\n          en: b"
        yield delivered(f"token {token} alone", {tiny.MEMO: alone}, token)
