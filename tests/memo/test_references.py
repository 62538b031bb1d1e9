"""What a memo says about itself holds, or is told at its exact place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition import edition
from briefing.edition.spec import Spec
from briefing.memo import references, walk
from briefing.memo.document import Memo, Placed
from briefing.memo.inlines import NoteCall, Term
from briefing.problems import Collected, Source, Wording
from briefing.wording import memo as wording
from tests import golden
from tests.memo.resolving import glossary, resolved, said_about

FOLDER = Path(__file__).parents[1] / "problems" / "memo"
FILES = sorted(FOLDER.glob("*.yaml"))
#: A table too long to be kept as an example; what an edition with glosses misses.
ELSEWHERE = {"long-table", "no-gloss"}
HEAD = "title: 제목\ndate: 2022-06\nsections:\n  - id: gains\n    title: 얻는 것\n    body:\n"
RECOMMENDATION = """\
recommendations:
  - {id: start, action: 시작, body: [{paragraph: {id: start-text, ko: 작게 시작한다.}}]}
"""


def read(body: str, tail: str = "") -> tuple[Memo, list[tuple[str, int, int]]]:
    """A memo with the given blocks; kind, line from its first block on, and column."""
    report = Collected()
    lines = "".join(f"      - {line}\n" for line in body.split("\n"))
    memo = resolved(Source("memo.yaml", HEAD + lines + tail), report)
    start = HEAD.count("\n")
    return memo, [(one.code, one.span.line - start, one.span.column) for one in report.problems]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_memo_is_answered_word_for_word(path):
    """Place, sentence, excerpt, caret and hint are those that the file itself names."""
    said = said_about(path).problems
    assert golden.told(said) == golden.expected(path)
    assert path.stem in {problem.code for problem in said}


def test_every_sentence_has_a_file():
    """No sentence about a memo's marks, form and references goes without an example."""
    sentences = {one.code for one in vars(wording).values() if isinstance(one, Wording)}
    assert sentences - {path.stem for path in FILES} == ELSEWHERE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_memo_can_still_be_made_into_an_edition(path):
    """Whatever is wrong, later stages meet no call and no placing that leads nowhere."""
    report = Collected()
    memo = resolved(Source(path.name, path.read_text("utf-8")), report)
    if memo is None:
        return
    made = edition.make("x", memo, Spec(language="ko", second="en", terms="first"), glossary())
    for text in walk.texts(made.memo):
        for one in walk.flat(text.words + text.gloss):
            if isinstance(one, NoteCall):
                assert made.memo.footnote(one.note).id == one.note
    for block in walk.parts(made.memo, Placed):
        assert made.memo.recommendation(block.of).id == block.of


# Pull quotes


@pytest.mark.parametrize(
    ("quote", "tail"),
    [
        ("협력은 신뢰에서 시작해", ""),
        ("협력은 신뢰에서 시작해 확장억제로 나아간다.", ""),
        ("“신뢰에서 시작해 확장억제로”", ""),
        ("*협력*은 **신뢰**에서", ""),
        ("신뢰에서 시작해 {확장억제}로", ""),
        ("신뢰에서  시작해", ""),
        ("협력", ""),
        ("협력은 신뢰로 시작해", "로 시작해"),
        ("신뢰에서 시작해 확장 억제로", " 억제로"),
        ("신뢰에서 시작해 확장억제(extended deterrence)로", "(extended de"),
        ("나아간다", ""),
        ("나아 간다.", " 간다."),
        ("시작해 확장억제로 나아간다!", "!"),
        ("협력은 ‘신뢰’에서 시작해", "‘신뢰’에서 시작해"),
    ],
)
def test_a_pull_quote_is_a_passage_of_its_unit(quote, tail):
    """Words count, with single spaces; marks, glosses, calls and outer quotation marks do not."""
    report = Collected()
    unit = '{id: a, ko: "협력은 *신뢰*에서 시작해[^n] {확장억제}로 나아간다."}'
    body = f"      - paragraph: {unit}\n      - pullquote: {{of: a, ko: '{quote}'}}\n"
    resolved(Source("memo.yaml", f"{HEAD}{body}footnotes: {{n: 각주}}\n"), report)
    found = [(one.code, dict(one.args).get("tail")) for one in report.problems]
    assert found == ([("not-verbatim", tail)] if tail else [])
    for one in report.problems:
        at = one.span.column - 1
        assert one.excerpt[at : at + one.span.length] == tail


def test_an_edited_quote_says_so():
    """With `edited: true` a quote need not be word for word, but its unit must exist."""
    body = "paragraph: {id: a, ko: 신뢰}\npullquote: {of: a, ko: 믿음, edited: true}"
    assert read(body)[1] == []
    assert read(body.replace("of: a", "of: b"))[1] == [("unknown-id", 2, 25)]


def test_a_pull_quote_cannot_prove_itself():
    """A quote of itself or of another quote is no quote of the text."""
    body = "pullquote: {id: a, of: a, ko: 말}\npullquote: {id: b, of: a, ko: 말}"
    assert read(body)[1] == [("unknown-id", 1, 32), ("unknown-id", 2, 32)]


@given(
    st.lists(st.sampled_from(["가", "나 ", "다", " 라", "마.", "바"]), min_size=1).map("".join),
    st.data(),
)
def test_any_passage_is_verbatim_and_any_other_text_parts_somewhere(whole, data):
    """A stretch of a text is a passage of it; the tail of any other begins where they part."""
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    assert references.parting(whole[start:end], whole) == ""
    other = whole[start:end] + data.draw(st.sampled_from(["가나", "X", "라 마"]))
    tail = references.parting(other, whole)
    assert (tail == "") == (other in whole)
    if tail:
        known = other[: -len(tail)]
        assert known in whole
        assert known + tail[0] not in whole


# Notes


@pytest.mark.parametrize(
    "body",
    [
        "paragraph: 글[^n]", "bullets: ['글[^n]']", "steps: [{text: 글, items: ['글[^n]']}]",
        "quote: {text: '글[^n]', by: 누구}", "table: {columns: [가], rows: [['글[^n]']]}",
        "callout: {body: [{paragraph: '글[^n]'}]}",
    ],
)  # fmt: skip
def test_a_note_is_called_from_prose(body):
    """Paragraphs, list items, quotes and table cells may call a note, wherever they stand."""
    assert read(body, "footnotes: {n: 각주}\n")[1] == []


@pytest.mark.parametrize(
    "body",
    [
        "heading: 글[^n]",
        "quote: {text: 글, by: '누구[^n]'}",
        "callout: {title: '글[^n]', body: [{paragraph: 글}]}",
        "table: {columns: ['가[^n]'], rows: [[글]]}",
        "table: {caption: '글[^n]', columns: [가], rows: [[글]]}",
        "table: {columns: [가], rows: [[글]], note: '글[^n]'}",
        "table: {columns: [가], rows: [[글]], source: '글[^n]'}",
        "figure: {file: figures/a.png, alt: '글[^n]'}",
        "figure: {file: figures/a.png, alt: 글, caption: '글[^n]'}",
        "chart: {form: bars, caption: '글[^n]', alt: 글, rows: [{label: 가, values: [1]}]}",
        "chart: {form: bars, caption: 글, alt: 글, rows: [{label: '가[^n]', values: [1]}]}",
        "chart: {form: bars, caption: 글, alt: 글, unit: '[^n]', rows: [{label: 가, values: [1]}]}",
        "paragraph: {id: a, ko: 글}\n      - pullquote: {of: a, ko: '글[^n]'}",
        "paragraph: {ko: 글, en: 'Words[^n]'}",
    ],
)  # fmt: skip
def test_a_note_is_not_called_from_what_is_printed_apart(body):
    """Titles, captions, labels, pull quotes and glosses cannot call a note."""
    report = Collected()
    text = f"{HEAD}      - {body}\nfootnotes: {{n: 각주}}\n"
    resolved(Source("memo.yaml", text), report)
    (said,) = report.problems
    assert said.code == "note-in-note"
    assert said.span.length == len("[^n]")
    assert said.excerpt[said.span.column - 1 :].startswith("[^n]")


@pytest.mark.parametrize(
    "place",
    [
        "title",
        "subtitle",
        "abstract",
        "series",
        "about",
        "licence",
        "sources",
        "key_points",
        "footnotes",
    ],
)
def test_a_note_is_not_called_from_the_head_and_the_colophon(place):
    """What stands before and behind the text calls no note, and a note calls none."""
    values = {
        "key_points": "['글[^n]']",
        "sources": "[{text: '글[^n]'}]",
        "footnotes": "{n: '각주[^n]'}",
    }
    line = f"{place}: {values.get(place, repr('글[^n]'))}\n"
    notes = "" if place == "footnotes" else "footnotes: {n: 각주}\n"
    head = HEAD.removeprefix("title: 제목\n") if place == "title" else HEAD
    report = Collected()
    resolved(Source("memo.yaml", f"{head}      - paragraph: 글\n{line}{notes}"), report)
    assert [one.code for one in report.problems] == ["note-in-note"]


# Links, terms, recommendations


def test_a_link_may_point_to_whatever_has_a_name():
    """Units, sections, recommendations, figures, tables, charts and sources can be linked to."""
    body = """\
paragraph: {id: a, ko: '[글](#a) [글](#gains) [글](#gains.title) [글](#start) [글](#start-text)'}
paragraph: '[글](#tab) [](#tab)은(는) [](#fig) [](#pic) [글](#work) [글](#gains.2) *[글](#a)*'
table: {id: tab, caption: 표, columns: [가], rows: [['[글](#tab)']]}
chart: {id: fig, form: bars, caption: 글, alt: 글, rows: [{label: 가, values: [1]}]}
figure: {id: pic, file: figures/a.png, caption: 글, alt: 글}"""
    assert read(body, RECOMMENDATION + "sources: [{id: work, text: 책}]\n")[1] == []


def test_the_second_of_two_equal_marks_has_its_own_place():
    """Each reference is told where it stands, not where the same characters stood first."""
    body = "paragraph: '없다 #x [글](#x) [#x](#x) {없다}·{없다} [^x] 그리고 [^x]'"
    found = read(body)[1]
    places = {"unknown-id": r"(?<=\()#x|\[\^x\]", "unknown-term": "{없다}"}
    for code, pattern in places.items():
        columns = [one.start() + len("      - ") + 1 for one in re.finditer(pattern, body)]
        assert sorted(column for kind, _, column in found if kind == code) == columns


def test_terms_take_their_glosses_from_the_glossary():
    """A bare term gets gloss and acronym; one with a gloss of its own keeps it."""
    memo, said = read(
        "paragraph: '{확장억제}와 *{대륙간탄도미사일}*, {쿼드|the Quad}, {새말|new word}'"
    )
    assert said == []
    terms = [
        one for text in walk.texts(memo) for one in walk.flat(text.words) if isinstance(one, Term)
    ]
    assert terms == [
        Term("확장억제", "extended deterrence"),
        Term("대륙간탄도미사일", "intercontinental ballistic missile, ICBM", "ICBM"),
        Term("쿼드", "the Quad"),
        Term("새말", "new word"),
    ]


def test_a_recommendation_is_placed_or_comes_last():
    """What no section places stays with the memo, and is read after the sections."""
    memo, said = read("paragraph: 글\nrecommendation: start", RECOMMENDATION)
    assert said == []
    assert isinstance(memo.sections[0].body[1], Placed)
    memo, said = read("paragraph: 글", RECOMMENDATION)
    assert said == []
    assert [text.id for text in walk.texts(memo)][-2:] == ["start.action", "start-text"]


def test_equal_ids_are_told_once_for_each_thing():
    """Two sections of one name are one problem, though all their texts share names by rule."""
    text = (
        HEAD
        + "      - paragraph: 글\n"
        + HEAD.partition("sections:\n")[2]
        + "      - paragraph: 말\n"
    )
    report = Collected()
    resolved(Source("memo.yaml", text), report)
    (said,) = report.problems
    assert (said.code, str(said.span)) == ("duplicate-id", "memo.yaml:8:9")
    assert [str(place) for place in said.also] == ["memo.yaml:4:9"]


def test_an_id_by_rule_may_meet_a_written_one():
    """A section named as a part of the memo is told where its text meets the part's."""
    text = (
        HEAD.replace("id: gains", "id: lead") + "      - paragraph: 글\nlead: [{paragraph: 말}]\n"
    )
    report = Collected()
    resolved(Source("memo.yaml", text), report)
    assert [(one.code, one.span.line) for one in report.problems] == [("duplicate-id", 8)]


def test_numbers_and_series_fit_each_other():
    """A chart without names has one series; values on the ends of the scale are within it."""
    chart = (
        "chart: {form: lines, caption: 글, alt: 글, scale: [-1, 1.5], "
        "rows: [{label: 가, values: [-1]}, {label: 나, values: [1.5]}]}"
    )
    assert read(chart)[1] == []
    for old, new, code in (
        ("values: [-1]", "values: [-1.01]", "out-of-scale"),
        ("values: [1.5]", "values: [1.51]", "out-of-scale"),
        ("scale: [-1, 1.5]", "scale: [1, 1]", "bad-scale"),
        ("scale: [-1, 1.5]", "scale: [1, 2, 3]", "bad-scale"),
        ("values: [-1]", "values: [0, 0]", "ragged-chart"),
    ):
        assert [kind for kind, *_ in read(chart.replace(old, new))[1]] == [code]


@pytest.mark.parametrize(("depth", "found"), [(8, []), (9, ["deep-list"])])
def test_lists_and_boxes_stand_in_each_other_up_to_a_limit(depth, found):
    """Eight levels of lists, of boxes, or of both; deeper ones are told once."""
    lists = "bullets: [" + "{ko: 말, items: [" * (depth - 1) + "말" + "]}" * (depth - 1) + "]"
    boxes = (
        "callout: {body: [{" * (depth - 1)
        + "callout: {body: [{paragraph: 말}]}"
        + "}]}" * (depth - 1)
    )
    mixed = (
        "callout: {body: [{"
        + lists.replace("{ko: 말, items: [", "", 1).replace("]}", "", 1)
        + "}]}"
    )
    for body in (lists, boxes, mixed):
        report = Collected()
        resolved(Source("memo.yaml", f"{HEAD}      - {body}\n"), report)
        assert [one.code for one in report.problems] == found
