"""Turn a Memo into the units that a translator sees, each with what helps to translate it.

A unit is a text of the one walker, so whatever can be printed can be translated. Where it
stands, the author's English gist and note go along as remarks.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from briefing.edition.catalogs.entry import plain
from briefing.memo import marks, walk
from briefing.memo.document import (
    Approval,
    Author,
    Cell,
    Column,
    Contact,
    Definition,
    Event,
    Footnote,
    Item,
    Memo,
    Pullquote,
    Question,
    Row,
    Section,
    Statistic,
    Text,
    Work,
)
from briefing.memo.glossary import Glossary
from briefing.memo.inlines import Term

#: The part that a field of the memo belongs to, where the field's own name is not the part.
_PARTS = dict.fromkeys(
    ("about", "disclaimer", "contacts", "distribution", "contact", "licence"), "colophon"
) | dict.fromkeys(
    ("key_points", "lead", "recommendations", "appendices", "footnotes", "sources"), ""
)
FRONT, GLOSSARY = "front", "glossary"
#: What a translator calls a class, where the class has another name.
_NAMES = {
    Approval: "approval", Author: "author", Contact: "contact", Cell: "table cell",
    Column: "table column", Footnote: "footnote", Definition: "definition", Event: "event",
    Item: "list item", Pullquote: "pull quote",
    Question: "question and answer", Row: "chart", Statistic: "key figure", Work: "source",
}  # fmt: skip
_SINGULAR = {
    "columns": "column", "rows": "cell", "keywords": "keyword", "key_points": "key point",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate, at one place."""

    id: str
    msgid: str
    """The Korean as typed, without glosses of terms."""
    part: str = ""
    """`front`, `lead`, the id of a section …: what progress is counted by."""
    kind: str = ""
    """What it is: `paragraph`, `chart label` …"""
    gist: str = ""
    """The author's English, as typed."""
    note: str = ""
    """What the author tells translators."""
    text: Text | None = field(default=None, compare=False, repr=False)

    @property
    def neutral(self) -> bool:
        """Whether it says the same in every language: figures and signs without a letter."""
        return not any(unicodedata.category(char)[0] == "L" for char in self.msgid)


def msgid(text: Text) -> str:
    """What a text is looked up by: its words as typed, without glosses of terms."""
    return plain(marks.typed(text.words, terms=False))


def unit_id(text: Text) -> str:
    """The id of a text as one word, as PO files need it."""
    return re.sub(r"[\s,]+", "_", text.id)


def of_memo(memo: Memo, glossary: Glossary | None = None) -> tuple[Unit, ...]:
    """Every unit in reading order, then the definitions of the terms that the memo uses."""
    places = dict(_places(memo))
    units = [_unit(text, *places[text.id]) for text in walk.texts(memo)]
    units += [_unit(text, GLOSSARY, "definition") for text in definitions(memo, glossary)]
    return tuple(units)


def definitions(memo: Memo, glossary: Glossary | None) -> Iterator[Text]:
    """The definitions that a printed glossary of the memo holds, in its order."""
    if glossary is None:
        return
    inlines = (inline for text in walk.texts(memo) for inline in walk.flat(text.words))
    used = {inline.words for inline in inlines if isinstance(inline, Term)}
    for term in sorted(used):
        entry = glossary.get(term)
        if entry and entry.definition:
            yield entry.definition


def _unit(text: Text, part: str, kind: str) -> Unit:
    gist = plain(marks.typed(text.gloss))
    return Unit(unit_id(text), msgid(text), part, kind, gist, plain(text.note), text)


def _places(memo: Memo) -> Iterator[tuple[str, tuple[str, str]]]:
    """Part and kind of every text, by its id; what is told later of a text counts."""
    for name in (slot.name for slot in fields(memo)):
        value, part = getattr(memo, name), _PARTS.get(name, FRONT) or name
        for text in walk.parts(value, Text):
            yield text.id, (part, _SINGULAR.get(name, name))
        for block in walk.parts(value, object):
            if isinstance(block, Section):
                part = block.id
            yield from _kinds(block, part)


def _kinds(block: object, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Part and kind of the texts of a block; what stands inside inner ones they tell anew."""
    kind = _NAMES.get(type(block), type(block).__name__.lower())
    for name in (slot.name for slot in fields(block) if not isinstance(block, Text)):
        role = "" if name == "text" else f" {_SINGULAR.get(name, name)}"
        for text in walk.parts(getattr(block, name), Text):
            yield text.id, (part, kind + role)
