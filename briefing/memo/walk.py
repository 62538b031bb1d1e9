"""Find every text of a memo, in reading order, and put others in their place.

There is this one walker: what can be printed can be translated, checked for glyphs and
compared, by construction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from briefing.memo.document import (
    Emphasis,
    Inlines,
    Link,
    Memo,
    NoteCall,
    Placed,
    Run,
    Strong,
    Term,
    Text,
)

Document = TypeVar("Document")

#: The order in which a reader meets the parts of a memo; footnotes come after what calls them.
READING_ORDER = (
    "classification", "series", "number", "kind", "publisher", "to", "through", "sender", "cc",
    "subject", "title", "subtitle", "authors", "keywords", "abstract", "key_points", "lead",
    "sections", "recommendations", "footnotes", "sources", "about", "disclaimer", "contact",
    "licence",
)  # fmt: skip


def texts(memo: Memo) -> Iterator[Text]:
    """Every text once, in reading order: a recommendation comes where it is placed."""
    seen: set[str] = set()
    for part in READING_ORDER:
        for text in _texts(getattr(memo, part), memo):
            if text.id not in seen:
                seen.add(text.id)
                yield text


def _texts(value: object, memo: Memo) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Placed):
        for recommendation in memo.recommendations:  # an unknown one is reported elsewhere
            if recommendation.id == value.of:
                yield from _texts(recommendation, memo)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, memo)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), memo)


def with_texts(document: Document, by_id: Mapping[str, Text]) -> Document:
    """The same document with the texts of `by_id` in place of those with their ids."""
    if isinstance(document, Text):
        return by_id.get(document.id, document)
    if isinstance(document, tuple):
        return tuple(with_texts(one, by_id) for one in document)
    if is_dataclass(document):
        changed = {
            field.name: with_texts(value, by_id)
            for field in fields(document)
            if is_dataclass(value := getattr(document, field.name)) or isinstance(value, tuple)
        }
        return replace(document, **changed)
    return document


def visible(inlines: Inlines, glosses: bool = False) -> str:
    """The words that a reader sees, without note calls and, unless asked, without term glosses."""
    parts = []
    for inline in inlines:
        match inline:
            case Run(text=text):
                parts.append(text)
            case Term(words=words, shown=shown):
                parts.append(f"{words}({shown})" if glosses and shown else words)
            case Emphasis(children=children) | Strong(children=children) | Link(children=children):
                parts.append(visible(children, glosses))
            case NoteCall():
                pass
    return "".join(parts)


def flat(inlines: Inlines) -> Iterator[Run | NoteCall | Term | Link | Emphasis | Strong]:
    """Every inline, outer before inner, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            yield from flat(inline.children)
