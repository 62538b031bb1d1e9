"""Every text of a memo is found once, in reading order, and nothing else is touched."""

from __future__ import annotations

import re
from dataclasses import fields, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.memo import walk
from briefing.memo.document import (
    Callout,
    Defaults,
    Footnote,
    Memo,
    Paragraph,
    Placed,
    Recommendation,
    Section,
    Text,
)
from briefing.memo.inlines import Emphasis, Link, NoteCall, Run, Strong, Term
from briefing.problems import Collected, Source
from tests.codebase import MODULES
from tests.memo.making import memos
from tests.memo.resolving import resolved


def text(name: str, words: str = "글") -> Text:
    """A text with an id."""
    return Text(name, (Run(words),))


def ids(memo: Memo) -> list[str]:
    """The ids of the texts in the walker's order."""
    return [one.id for one in walk.texts(memo)]


def printed(memo: Memo) -> list[str]:
    """The ids of all texts, found without the walker."""
    return re.findall(r"\bText\(id='([^']*)'", repr(memo))


def sound(memo: Memo) -> Memo:
    """The memo with two recommendations at most, which place no other: `placing` sees to that."""
    kept = tuple(
        replace(
            one, id=name, body=tuple(b for b in one.body if not isinstance(b, Placed | Callout))
        )
        for name, one in zip(("first", "second"), memo.recommendations, strict=False)
    )
    return replace(memo, recommendations=kept)


@settings(max_examples=40)
@given(memos())
def test_every_text_is_found_once(memo):
    """The walker's texts are those of the memo, each once, placed recommendations among them."""
    memo = sound(memo)
    assert sorted(ids(memo)) == sorted(printed(memo))
    assert len(set(ids(memo))) == len(ids(memo))


@settings(max_examples=40)
@given(memos(), st.data())
def test_texts_are_replaced_and_nothing_else(memo, data):
    """New texts stand where the old ones were; put back, they leave the memo as it was."""
    memo = sound(memo)
    old = {one.id: one for one in walk.texts(memo)}
    chosen = data.draw(st.sets(st.sampled_from(sorted(old)))) if old else set()
    new = {name: Text(name, (Run(f"새 {name}"),)) for name in chosen}
    changed = walk.with_texts(memo, new)
    assert {one.id: one for one in walk.texts(changed)} == old | new
    assert printed(changed) == printed(memo)
    assert walk.with_texts(changed, old) == memo


@settings(max_examples=20)
@given(memos())
def test_no_texts_change_nothing(memo):
    """Without new texts the memo stays the same, and texts of other memos are not taken."""
    assert walk.with_texts(memo, {}) == memo
    assert walk.with_texts(memo, {"elsewhere": text("elsewhere")}) == memo


def test_the_order_is_the_reader_s():
    """Head, lead, sections with what they place, notes, colophon: no field is left out."""
    assert set(walk.READING_ORDER) | {"date", "numbering", "lists"} == {
        field.name for field in fields(Memo) if field not in fields(Defaults)
    }
    assert len(set(walk.READING_ORDER)) == len(walk.READING_ORDER)
    report = Collected()
    memo = resolved(Source("memo.yaml", ORDERED), report)
    assert report.problems == ()
    assert [walk.visible(one.words) for one in walk.texts(memo)] == IN_ORDER


#: A memo whose file has another order than its reader.
ORDERED = """\
footnotes: {n: note}
licence: licence
about: about
recommendations:
  - {id: b, action: other action, addressee: addressee, body: [{paragraph: other advice}]}
  - id: a
    action: action
    horizon: horizon
    body: [{callout: {title: box, body: [{paragraph: advice}]}}]
sections:
  - body:
      - table:
          {note: remark, rows: [["cell[^n]"]], columns: [column], caption: caption, source: source}
      - bullets: [{items: [lower item], text: item}]
      - recommendation: a
      - quote: {by: speaker, text: quote}
    id: one
    title: section
lead: [{paragraph: lead}]
key_points: [point]
keywords: [keyword]
date: 2022-06
subtitle: subtitle
authors: [{affiliation: house, name: author}]
title: title
kind: kind
sources: [{text: work}]
"""
IN_ORDER = """\
kind, title, subtitle, author, house, keyword, point, lead, section, caption, column, cell,
remark, source, item, lower item, action, horizon, box, advice, quote, speaker, other action,
addressee, other advice, note, work, about, licence""".replace("\n", " ").split(", ")


def test_an_unknown_placing_is_passed_over():
    """A recommendation that does not exist holds no text, and stops nobody."""
    section = Section(id="s", title=text("t"), body=(Placed("none"), Paragraph(text("p"))))
    memo = Memo(title=text("title"), date=None, sections=(section,))
    assert ids(memo) == ["title", "t", "p"]


def test_a_placed_recommendation_is_read_where_it_stands():
    """Its texts come once, at its first place, before what follows there."""
    advice = Recommendation(id="r", action=text("r.action"), body=(Paragraph(text("r.1")),))
    section = Section(id="s", title=text("t"), body=(Placed("r"), Paragraph(text("p"))))
    memo = Memo(
        title=text("title"),
        date=None,
        sections=(section,),
        recommendations=(advice,),
        footnotes=(Footnote("n", text("note.n")),),
    )
    assert ids(memo) == ["title", "t", "r.action", "r.1", "p", "note.n"]


def test_visible_words_are_those_that_a_reader_sees():
    """Marks and note calls go; a term shows its words and, if asked, the gloss that is printed."""
    inlines = (
        Run("가 "),
        Strong((Run("나"), Emphasis((Term("다", "x", shown="라"),)))),
        NoteCall("n", 3),
        Link("#a", (Run("마"), Term("바", "y"))),
        Link("#b", ()),
    )
    assert walk.visible(inlines) == "가 나다마바"
    assert walk.visible(inlines, glosses=True) == "가 나다(라)마바"
    assert walk.visible(()) == ""


def test_flat_inlines_come_outer_before_inner():
    """Every inline is met once, a mark before what it holds."""
    inner = Term("다")
    outer = Strong((Emphasis((inner,)), NoteCall("n")))
    assert list(walk.flat((Run("가"), outer))) == [
        Run("가"), outer, Emphasis((inner,)), inner, NoteCall("n"),
    ]  # fmt: skip


#: The ids that the texts of that memo have by rule.
BY_RULE = """\
kind title subtitle authors.1.name authors.1.affiliation keywords.1 key_points.1 lead.1 one.title
one.1.caption one.1.columns.1 one.1.rows.1.1 one.1.note one.1.source one.2.1 one.2.1.1 a.action
a.horizon a.1.title a.1.1 one.4 one.4.by b.action b.addressee b.1 note.n sources.1.text about
licence
"""


def test_units_have_ids_by_rule():
    """A text without an id is named by where it stands; one in something named, after that."""
    found = ids(resolved(Source("memo.yaml", ORDERED), Collected()))
    assert " ".join(found) == " ".join(BY_RULE.split())
    text = ORDERED.replace("{note: remark", "{id: tab, note: remark")
    text = text.replace("{text: work", "{id: w, text: work")
    again = ids(resolved(Source("memo.yaml", text), Collected()))
    renamed = {name: name.replace("one.1.", "tab.").replace("sources.1", "w") for name in found}
    assert again == list(renamed.values())
    assert len(set(again) - set(found)) == 6


def test_marks_are_looked_into_in_one_place():
    """Whatever else wants the inlines of a text visits or maps them; nothing parses them again."""
    recursive = {
        file
        for file, path in MODULES.items()
        if re.search(r"isinstance\([^()]*\b(?:Emphasis \||Marked\))", path.read_text("utf-8"))
    }
    assert recursive == {"briefing/memo/walk.py"}


def test_a_map_takes_out_and_joins():
    """What becomes nothing is gone, inside marks too, and the words around it are one run."""
    inlines = (Run("가", place=(0, 1)), NoteCall("n"), Run("나", place=(5, 1)))
    assert walk.without_notes((*inlines, Strong(inlines)), set()) == (
        Run("가나"),
        Strong((Run("가나"),)),
    )
    assert walk.without_notes(inlines, set())[0].place == (0, 6)
    assert walk.without_notes(inlines, {"n"}) == inlines
