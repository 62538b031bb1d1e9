"""Memos of every shape that the document model allows, for laws about all of them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from itertools import count
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from briefing.memo.document import Callout, IssueDate, Memo, Text
from briefing.memo.inlines import Emphasis, Inlines, Link, NoteCall, Run, Strong, Term
from briefing.memo.schema import hints

#: How deep boxes and lists stand in each other.
DEEPEST = 4
#: Ids of recommendations; the last is that of none.
IDS = ("first", "second", "none")

_leaves = st.one_of(
    st.builds(Run, st.text("가나 a.", min_size=1)),
    st.builds(NoteCall, st.sampled_from(["a", "b"])),
    st.builds(Term, st.sampled_from(["억제", "쿼드"]), st.sampled_from(["", "gloss"])),
)
inlines: st.SearchStrategy[Inlines] = st.recursive(
    _leaves,
    lambda inner: st.one_of(
        *(st.builds(type_, st.tuples(inner)) for type_ in (Emphasis, Strong)),
        st.builds(Link, st.just("#a"), st.tuples(inner)),
    ),
    max_leaves=3,
).map(lambda one: (one,))


@st.composite
def memos(draw) -> Memo:
    """A memo in which every text has an id of its own."""
    return _made(draw, Memo, map("t{}".format, count()), 0)


def _made(draw, type_: Any, ids, depth: int) -> Any:
    """A value of any type of the model."""
    if get_origin(type_) in (Union, UnionType):
        kinds = [one for one in get_args(type_) if depth < DEEPEST or one is not Callout]
        type_ = draw(st.sampled_from(kinds))
    if get_origin(type_) is tuple:
        inner = get_args(type_)[0]
        most = 0 if depth > DEEPEST else 2 if depth else 1
        return tuple(_made(draw, inner, ids, depth + 1) for _ in range(draw(st.integers(0, most))))
    if get_origin(type_) is Literal:
        return draw(st.sampled_from(get_args(type_)))
    if type_ is Text:
        return Text(next(ids), draw(inlines), draw(st.one_of(st.just(()), inlines)))
    if is_dataclass(type_) and type_ is not IssueDate:
        made = {
            field.name: _made(draw, hints(type_)[field.name], ids, depth) for field in fields(type_)
        }
        return type_(**made)
    plain = {
        int: st.just(2),
        str: st.sampled_from(IDS),
        Decimal: st.just(Decimal("1.50")),
        bool: st.booleans(),
    }
    plain |= {NoneType: st.none(), IssueDate: st.just(IssueDate(2022, 6))}
    return draw(plain[type_])
