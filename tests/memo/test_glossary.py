"""The glossary file: terms with their forms, and what is wrong with it."""

from __future__ import annotations

import pickle

import pytest

from briefing.memo import reading, references, schema, walk
from briefing.memo.glossary import Entry, Glossary, read_glossary
from briefing.problems import Collected, Source
from tests.memo import resolving


def read(text: str) -> tuple[Glossary, list[tuple[str, str]]]:
    """A glossary, and place and kind of its problems."""
    report = Collected()
    found = read_glossary(reading.read(Source("glossary.yaml", text), report), report)
    return found, [(str(one.span).partition(":")[2], one.code) for one in report.problems]


def test_an_entry_holds_what_the_file_says():
    """Forms by language, an acronym, a definition with its gloss, allowed and forbidden forms."""
    found, said = read("""\
terms:
  - term: 대륙간탄도미사일
    en: intercontinental ballistic missile
    ja: 大陸間弾道ミサイル
    zh-Hant: 洲際彈道飛彈
    short: ICBM
    definition: {ko: 아주 멀리 나는 미사일., en: A missile of long range.}
    allowed: {en: [long-range missile], ja: [長距離弾道ミサイル]}
    forbidden: {en: [rocket, big missile]}
  - {term: 쿼드}
""")
    assert said == []
    entry = found.get("대륙간탄도미사일")
    assert entry.translations["zh-Hant"] == "洲際彈道飛彈"
    assert entry.gloss("en") == "intercontinental ballistic missile, ICBM"
    assert entry.gloss("ja") == "大陸間弾道ミサイル, ICBM"
    assert entry.gloss("fr") == ""
    assert entry.definition.id == "glossary.대륙간탄도미사일"
    assert walk.visible(entry.definition.gloss) == "A missile of long range."
    assert entry.allowed["ja"] == ("長距離弾道ミサイル",)
    assert entry.forbidden == {"en": ("rocket", "big missile")}
    assert found.get("쿼드") == Entry("쿼드")
    assert found.get("없는 말") is None


@pytest.mark.parametrize(
    ("form", "short", "gloss"),
    [
        ("Quad", "", "Quad"),
        ("free trade agreement", "FTA", "free trade agreement, FTA"),
        ("the FTA", "FTA", "the FTA"),
        ("", "FTA", ""),
    ],
)
def test_an_acronym_stands_behind_the_form_once(form, short, gloss):
    """The gloss is the form and its acronym, unless the form holds it already."""
    assert Entry("말", {"en": form}, short).gloss("en") == gloss


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("words: []\n", [("1:1", "unknown-key"), ("1:1", "missing-key")]),
        ("terms: {a: b}\n", [("1:1", "missing-key")]),
        ("- 말\n", [("1:1", "missing-key")]),
        ("terms:\n  - 말\n", [("2:5", "missing-key")]),
        ("terms:\n  - en: word\n", [("2:5", "missing-key")]),
        ("terms:\n  - term:\n    en: word\n", [("2:10", "missing-key")]),
        ("terms:\n  - {term: [a]}\n", [("2:12", "missing-key")]),
        ("terms:\n  - {term: 말, en: a}\n  - {term: 말, en: b}\n", [("3:12", "duplicate-id")]),
        ("terms:\n  - {term: 말, shrt: A}\n", [("2:15", "unknown-key")]),
        ("terms:\n  - {term: 말, English: a}\n", [("2:15", "unknown-key")]),
        ("terms:\n  - {term: 말, en: [a]}\n", [("2:19", "wrong-type")]),
        ("terms:\n  - {term: 말, en: ''}\n", [("2:19", "empty-value")]),
        ("terms:\n  - {term: 말, short: {a: b}}\n", [("2:23", "wrong-type")]),
        ("terms:\n  - {term: 말, allowed: word}\n", [("2:24", "wrong-type")]),
        ("terms:\n  - {term: 말, allowed: {en: word}}\n", [("2:29", "wrong-type")]),
        ("terms:\n  - {term: 말, forbidden: {English: [word]}}\n", [("2:27", "unknown-key")]),
        ("terms:\n  - {term: 말, definition: {en: a}}\n", [("2:28", "missing-key")]),
        ("terms:\n  - {term: 말, definition: '뜻[^a]'}\n", [("2:29", "note-in-note")]),
        ("terms:\n  - {term: 말, definition: '뜻 [글](#a)'}\n", [("2:34", "link-target")]),
        ("terms:\n  - {term: 말, definition: '뜻 *가'}\n", [("2:30", "unclosed-mark")]),
    ],
)  # fmt: skip
def test_a_broken_entry_is_told_at_its_place(text, said):
    """Whatever is wrong is located, and the other entries stay."""
    found, problems = read(text + "  - {term: 쿼드, en: Quad}\n" * ("terms:\n" in text))
    assert problems == said
    assert (found.get("쿼드") is not None) == ("terms:\n" in text)


def test_all_problems_come_at_once():
    """One broken entry hides no other."""
    text = "terms:\n  - {en: a}\n  - {term: 가, allowed: 나}\n  - {term: 다, xxxx: 라}\n"
    assert [line for line, _ in read(text)[1]] == ["2:6", "3:24", "4:15"]


def test_the_second_of_two_equal_terms_points_to_the_first():
    """A term given twice is told with both places, and the first counts."""
    report = Collected()
    source = Source("glossary.yaml", "terms:\n  - {term: 말, en: a}\n  - {term: 말, en: b}\n")
    found = read_glossary(reading.read(source, report), report)
    assert [str(place) for place in report.problems[0].also] == ["glossary.yaml:2:12"]
    assert found.get("말").gloss("en") == "a"


def test_a_near_miss_is_suggested():
    """A misspelt key of an entry comes with the right one."""
    report = Collected()
    source = Source("glossary.yaml", "terms:\n  - {term: 말, definiton: 뜻}\n")
    read_glossary(reading.read(source, report), report)
    assert report.problems[0].hint().startswith("did you mean `definition`?")


def test_a_glossary_can_be_sent_to_another_process():
    """Entries keep their forms when pickled."""
    found, _ = read("terms:\n  - {term: 말, en: word, definition: 뜻}\n")
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_term_without_words_in_a_language_is_not_called_unknown():
    """The author is told what its entry lacks, not that there is none."""
    text = (
        "title: 제목\ndate: 2022-06\nsections:\n  - id: gains\n    title: 얻는 것\n    body:\n"
        "      - paragraph: '{한반도}의 평화'\n"
    )
    report = Collected()
    resolving.resolved(Source("memo.yaml", text), report)
    (plainly,) = report.problems
    assert "is not in the glossary" in plainly.message()
    report = Collected()
    memo = schema.read_memo(reading.read(Source("memo.yaml", text), report), report)
    house = resolving.glossary("terms: [{term: 한반도, ja: 朝鮮半島}]\n")
    references.resolve(memo, house, report)
    (said,) = report.problems
    assert "the glossary has `한반도`, but not its `en`" in said.message()
