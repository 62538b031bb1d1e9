"""The document model: frozen values that explain themselves."""

from __future__ import annotations

import pickle
import re
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest

from briefing.memo import document, walk
from briefing.memo.document import KINDS, Block, IssueDate, Memo, Name, Paragraph, Text
from briefing.memo.inlines import Run
from briefing.memo.walk import parts
from briefing.problems import Collected, Source
from tests.memo.resolving import resolved

BLOCKS = Path(__file__).parents[2] / "templates/base/blocks"
CLASSES = [one for one in vars(document).values() if isinstance(one, type) and is_dataclass(one)]
#: Classes that an author writes: their fields carry a sentence each.
WRITTEN = [one for one in CLASSES if any("doc" in field.metadata for field in fields(one))]
MEMO = """\
title: 제목
date: 2022-06
lead: [{paragraph: {id: first, ko: '글[^n]', note: 주의}}]
sections:
  - {id: gains, title: 얻는 것, body: [{pullquote: {of: first, ko: 글}}, {recommendation: go}]}
recommendations: [{id: go, action: 간다, evidence: [first], body: [{paragraph: 간다.}]}]
footnotes: {n: 각주}
"""


def memo() -> Memo:
    """A small memo as read."""
    report = Collected()
    found = resolved(Source("memo.yaml", MEMO), report)
    assert report.problems == ()
    return found


def test_there_is_a_class_a_kind_and_a_template_for_each_block():
    """The name of a kind is the index to everything about it."""
    assert set(KINDS.values()) == set(Block.__args__)
    for name, class_ in KINDS.items():
        assert name == {"Placed": "recommendation"}.get(class_.__name__, class_.__name__.lower())
        assert (BLOCKS / f"{name}.html").is_file()


def test_the_kind_of_a_block_is_its_key():
    """A block can tell the key under which it stands in the file."""
    kinds = {document.kind(one) for one in parts(memo(), object) if type(one) in KINDS.values()}
    assert kinds == {"paragraph", "pullquote", "recommendation"}


@pytest.mark.parametrize("class_", WRITTEN, ids=lambda one: one.__name__)
def test_each_field_explains_itself(class_):
    """Whatever an author may write has a sentence for messages and editors."""
    for field in fields(class_):
        if field.name not in ("id", "text") or field.metadata:
            assert field.metadata["doc"]
            assert (
                field.metadata["doc"][0].islower()
                or field.metadata["doc"][0] in "YM`수경발참제결배"
            )
            re.compile(field.metadata["pattern"])


@pytest.mark.parametrize("class_", CLASSES, ids=lambda one: one.__name__)
def test_the_model_is_frozen(class_):
    """No stage can change what another has made."""
    assert class_.__dataclass_params__.frozen
    assert hasattr(class_, "__slots__")


def test_a_value_cannot_be_set():
    """Setting a field of a text raises."""
    text = Text("a", (Run("글"),))
    with pytest.raises(FrozenInstanceError):
        text.id = "b"


def test_a_name_is_a_word_with_a_place():
    """Ids and what points to them compare as words, and know where they stand."""
    found = memo()
    (advice,) = found.recommendations
    assert advice.id == "go"
    assert {advice.id: 1}["go"] == 1
    pointer = found.sections[0].body[0].of
    names = ((advice.id, 6), (advice.evidence[0], 6), (pointer, 5), (found.lead[0].text.id, 3))
    for name, line in names:
        span = name.origin.span
        assert span.line == line
        assert MEMO.split("\n")[line - 1][span.column - 1 :].startswith(name)
    assert Name("x").origin is None


def test_a_memo_can_be_sent_to_another_process():
    """A memo survives pickling, with the place of every text and name."""
    found = memo()
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert [one.origin.span for one in walk.texts(again)] == [
        one.origin.span for one in walk.texts(found)
    ]
    assert again.recommendations[0].id.origin.span == found.recommendations[0].id.origin.span


def test_where_a_text_was_typed_is_no_part_of_what_it_says():
    """Two texts are equal if they say the same, wherever they stand."""
    other = Collected()
    moved = resolved(Source("other.yaml", "\n" + MEMO), other)
    assert moved == memo()
    assert moved.title.origin.span.line == 2


@pytest.mark.parametrize(
    ("date", "shown"), [(IssueDate(2022, 6), "2022-06"), (IssueDate(2022, 6, 9), "2022-06-09")]
)
def test_a_date_prints_as_it_is_typed(date, shown):
    """A date without a day is a month."""
    assert str(date) == shown


def test_parts_are_found_by_their_ids():
    """A recommendation and a footnote are reached by name."""
    found = memo()
    assert found.recommendation("go") is found.recommendations[0]
    assert found.footnote("n") is found.footnotes[0]
    assert isinstance(found.lead[0], Paragraph)
