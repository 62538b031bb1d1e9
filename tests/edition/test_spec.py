"""The editions of `content/editions.yaml`: data, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.edition.spec import BUILT_IN, Spec, is_refused, read_specs
from briefing.memo import reading
from briefing.problems import Collected, Source, Wording, as_text
from briefing.wording import edition as wording

ROOT = Path(__file__).parents[2]


def read(text: str) -> tuple[dict[str, Spec], Collected]:
    """The editions of a file and what is said about it."""
    report = Collected()
    return read_specs(reading.read(Source("editions.yaml", text), report), report), report


def said(line: str) -> list[tuple[str, int]]:
    """Kind and column of the problems of one edition, given as its line."""
    specs, report = read(f"editions:\n  {line}\n  good: {{language: en}}\n")
    assert list(specs)[-1] == "good"
    assert {one.code for one in report.problems} == {"unknown-key"} or len(specs) == 1
    assert {one.span.line for one in report.problems} <= {2}
    return [(one.code, one.span.column) for one in report.problems]


def test_the_default_editions_are_sound():
    """The file that builds by default has no problem, and holds Korean alone and with glosses."""
    specs, report = read((ROOT / "content/editions.yaml").read_text("utf-8"))
    assert report.problems == ()
    assert specs == BUILT_IN
    assert specs["ko"] == Spec(language="ko", terms="short", name="ko")
    glossed = specs["ko-en"]
    assert (glossed.second, glossed.terms, glossed.passages) == ("en", "first", "gist")
    assert glossed.bilingual
    assert not glossed.parallel


def test_editions_keep_their_order_and_defaults():
    """An edition needs no more than a language; the rest is plain."""
    specs, report = read("""\
editions:
  ja: {language: ja, dates: era, missing: mark}
  both: {language: ko, second: ja, passages: translation, terms: first}
  pt-BR: {language: pt-BR}
""")
    assert report.problems == ()
    assert list(specs) == ["ja", "both", "pt-BR"]
    assert specs["ja"] == Spec(language="ja", dates="era", missing="mark", name="ja")
    assert specs["both"].parallel
    assert specs["pt-BR"].missing == "fail"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("a: {}", [("missing-key", 6)]),
        ("a: ko", [("wrong-type", 6)]),
        ("a:", [("empty-value", 5)]),
        ("a: {language: ''}", [("empty-value", 17)]),
        ("a: {language: C}", [("unknown-language", 17)]),
        ("a: {language: ../evil}", [("unknown-language", 17)]),
        ("a: {language: ko_KR}", [("unknown-language", 17)]),
        ("a: {language: ko, second: en/../x}", [("unknown-language", 29)]),
        ("a: {language: xx, second: yy}", [("unknown-language", 17), ("unknown-language", 29)]),
        ("a: {language: ko, terms: all}", [("not-a-choice", 28)]),
        (
            "a: {language: ko, passages: Gist, missing: no}",
            [("not-a-choice", 31), ("not-a-choice", 46)],
        ),
        ("a: {language: ko, langage: ko}", [("unknown-key", 21)]),
        ("a: {language: en, terms: first}", [("gloss-without-source", 28)]),
        ("a: {language: en, terms: short}", [("gloss-without-source", 28)]),
        ("a: {language: en, second: ko, passages: gist}", [("gloss-without-source", 43)]),
        ("a: {language: ko, passages: gist}", [("no-second-language", 31)]),
        ("a: {language: ko, second: ja, passages: gist}", [("gist-language", 29)]),
        ("a: {language: ko, second: ko}", [("same-language", 29)]),
        ("a: {language: ko, name: b}", [("own-name", 27)]),
        ("a.b: {language: ko}", [("edition-name", 3)]),
        ("../a: {language: ko}", [("edition-name", 3)]),
        ("a/b: {language: ko}", [("edition-name", 3)]),
        ("한국어: {language: ko}", [("edition-name", 3)]),
        (f"{'a' * 41}: {{language: ko}}", [("edition-name", 3)]),
    ],
)
def test_a_broken_edition_is_told_at_its_place(line, found):
    """The value itself is pointed at, and the other editions stay."""
    assert said(line) == found


@pytest.mark.parametrize(
    "text", ["ko: {language: ko}\n", "editions: []\n", "editions: ko\n", "- a\n"]
)
def test_a_file_without_editions_says_so(text):
    """Whatever stands in their place, the answer tells how to write them."""
    specs, report = read(text)
    assert specs == {}
    assert [one.code for one in report.problems] == ["no-editions"]


@pytest.mark.parametrize(
    ("line", "column"),
    [("a: {language: ar}", 17), ("a: {language: ko, second: he, passages: translation}", 29)],
)
def test_an_edition_from_right_to_left_is_refused_alone(line, column):
    """The file is read; the edition itself is told at its line when it would be made."""
    source = Source("content/editions.yaml", f"editions:\n  {line}\n  b: {{language: en}}\n")
    report = Collected()
    node = reading.read(source, report)
    specs = read_specs(node, report)
    assert report.problems == ()
    assert [is_refused(spec, node, report) for spec in specs.values()] == [True, False]
    told = [(one.code, one.span.line, one.span.column) for one in report.problems]
    assert told == [("right-to-left", 2, column)]


def test_every_sentence_is_said():
    """Each sentence about editions is met by one of the files above, in both languages."""
    lines = """\
editions:
  a: {language: C}
  b: {language: en, terms: first}
  c: {language: ko, passages: gist}
  d: {language: ko, second: ja, passages: gist}
  e: {language: ko, second: ko}
  f: {language: ko, name: b}
  g.h: {language: ko}
  i: {language: ar}
"""
    specs, report = read(lines)
    is_refused(specs["i"], reading.read(Source("editions.yaml", lines), report), report)
    _, empty = read("editions: []\n")
    problems = (*report.problems, *empty.problems)
    sentences = {one.code for one in vars(wording).values() if isinstance(one, Wording)}
    assert {one.code for one in problems} == sentences
    for reader in ("en", "ko"):
        assert "{" not in as_text(problems, reader).replace("{language: ", "")
