"""Content files that are no good: bombs, depth, sizes, repeated keys, syntax, tabs, documents."""

import unicodedata
from collections.abc import Iterator

import pytest

from tests.hostile import groups
from tests.hostile.case import Case, delivered, refused
from tests.hostile.groups import LINE
from tests.hostile.project import MEMO

SYNTAX = groups.table("yaml")["syntax"]
BODY = LINE.partition("      - ")[0]
NFD = unicodedata.normalize("NFD", "제목")
#: One key, spelled in two ways (C04).
SPELLINGS = {
    "plain": ("제목", "제목"),
    "single": ("제목", "'제목'"),
    "double": ("제목", '"제목"'),
    "escaped": ("ab", '"\\x61b"'),
    "composed": ("제목", NFD),
    "both quoted": ("'ab'", '"ab"'),
    "explicit": ("ab", "? ab\n{pad}"),
    "blank": ("ab", "ab "),
}


def _memo(name: str, content: str, *codes: str) -> Case:
    return refused(name, {MEMO: content}, *codes)


def cases(_) -> Iterator[Case]:
    """The table, and what is too much of something."""
    yield from groups.cases_of("yaml")
    yield from _bombs()
    yield from _deep()
    yield from _large()
    for depth in range(3):
        pad, before = "  " * depth, "".join("  " * at + f"k{at}:\n" for at in range(depth))
        for name, (first, second) in SPELLINGS.items():
            text = before + f"{pad}{first}: a\n{pad}{second.format(pad=pad)}: b\n"
            yield _memo(f"{name}, {depth} deep", text, "duplicate-key")


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
    yield _memo("a hundred thousand quotation marks", "a: " + "'" * 100_001, *SYNTAX)


def _large() -> Iterator[Case]:
    """C03, C25: too much of everything."""
    nested, boxes = "가", "{paragraph: 가}"
    for _ in range(9):
        nested, boxes = f"{{text: 가, items: [{nested}]}}", f"{{callout: {{body: [{boxes}]}}}}"
    marks = "".join("*가 **나 " for _ in range(9)) + "".join("다** 라*" for _ in range(9))
    rows = ", ".join(["[가]"] * 5_001)
    for name, text, *codes in (
        ("six megabytes", LINE % ("가" * 2_000_001), "file-too-large"),
        ("exactly one byte too many", "#" * 5_000_001, "file-too-large"),
        ("120,000 keys", "".join(f"k{at}: v\n" for at in range(120_000)), "too-many-nodes"),
        ("250,000 items", "[" + "a," * 250_000 + "]", "too-many-nodes"),
        ("300,000 characters", LINE % ("가" * 300_000), "too-long"),
        ("one character too many", LINE % ("가" * 200_001), "too-long"),
        ("nine lists in each other", f"{BODY}      - bullets: [{nested}]\n", "deep-list"),
        ("eighteen marks in each other", LINE % f'"{marks}"', "deep-marks", "unclosed-mark"),
        ("5,001 rows", f"{BODY}      - table: {{columns: [가], rows: [{rows}]}}\n", "long-table"),
        ("nine boxes in each other", f"{BODY}      - {boxes}\n", "deep-list", "too-deep"),
    ):
        yield _memo(name, text, *codes)
    yield delivered("a word of 20,000 letters", {MEMO: LINE % ("가" * 20_000)}, "가" * 20_000)
    yield delivered("20,000 words", {MEMO: LINE % ("가 " * 20_000).strip()}, "가 가")


@pytest.mark.tries("cases")
def test_a_content_file_is_read_or_told(case, lab):
    """No bomb, depth or size takes the reader down, and no word is taken for another value."""
    lab.hold(case)
