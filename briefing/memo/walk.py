"""Visit every part, text and inline of a memo, and put others in their place.

There is this one walker: what can be printed can be translated, checked for glyphs and
compared, by construction.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from briefing.memo.document import Memo, Placed, Text
from briefing.memo.inlines import (
    Break,
    Code,
    Inline,
    Inlines,
    Link,
    Marked,
    NoteCall,
    Run,
    Subscript,
    Superscript,
    Term,
)

Document = TypeVar("Document")

#: Figures and signs that Unicode has raised and lowered, for readers that take no marks.
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")

#: The order in which a reader meets the parts of a memo; footnotes come after what calls them.
READING_ORDER = (
    "classification", "series", "number", "kind", "publisher", "approval",
    "to", "through", "sender", "cc", "subject", "title", "subtitle", "authors",
    "keywords", "abstract", "key_points", "lead", "sections",
    "recommendations", "appendices", "footnotes", "sources", "about",
    "disclaimer", "contacts", "distribution", "contact", "licence",
)  # fmt: skip


def parts(document: object, *kinds: type) -> Iterator[Any]:
    """Every part of a document that is of some kinds, outer before inner; a text has no parts."""
    if isinstance(document, tuple):
        for part in document:
            yield from parts(part, *kinds)
    elif is_dataclass(document):
        if isinstance(document, kinds):
            yield document
        for field in fields(document) if not isinstance(document, Text) else ():
            yield from parts(getattr(document, field.name), *kinds)


def texts(memo: Memo) -> Iterator[Text]:
    """Every text once, in reading order: a recommendation comes where it is placed."""
    recommendations = {recommendation.id: recommendation for recommendation in memo.recommendations}
    known: set[str] = set()
    for name in READING_ORDER:
        for part in parts(getattr(memo, name), Text, Placed):
            # A placing of what does not exist is reported elsewhere.
            whole = recommendations.get(part.of, ()) if isinstance(part, Placed) else part
            for text in parts(whole, Text):
                if text.id not in known:
                    known.add(text.id)
                    yield text


def rebuilt(document: Document, change: Callable[[Any], Any]) -> Document:
    """The document after a change to each of its parts, inner ones first; None takes one out."""
    if isinstance(document, tuple):
        whole = tuple(rebuilt(part, change) for part in document)
        same = all(new is old for new, old in zip(whole, document, strict=True))
        return document if same else tuple(part for part in whole if part is not None)
    if not is_dataclass(document):
        return document
    if not isinstance(document, Text):
        values = {field.name: getattr(document, field.name) for field in fields(document)}
        pairs = ((name, rebuilt(value, change), value) for name, value in values.items())
        if changed := {name: new for name, new, old in pairs if new is not old}:
            document = replace(document, **changed)
    return change(document)


def with_texts(document: Document, by_id: Mapping[str, Text]) -> Document:
    """The same document with the texts of `by_id` in place of those with their ids."""
    return rebuilt(
        document, lambda part: by_id.get(part.id, part) if isinstance(part, Text) else part
    )


# Inlines


def flat(inlines: Inlines) -> Iterator[Inline]:
    """Every inline, outer before inner, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Marked):
            yield from flat(inline.children)


def mapped(inlines: Inlines, change: Callable[[Inline], Inline | Inlines]) -> Inlines:
    """The inlines after a change to each in reading order, inner ones before outer.

    What becomes an empty tuple is taken out; words that then meet are joined.
    """
    out: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Marked):
            inline = replace(inline, children=mapped(inline.children, change))
        changed = change(inline)
        for kept in changed if isinstance(changed, tuple) else (changed,):
            append(out, kept)
    return tuple(out)


def append(inlines: list[Inline], inline: Inline) -> None:
    """Add an inline, words joined to the words of the same language before them."""
    last = inlines[-1] if inlines else None
    if isinstance(inline, Run) and isinstance(last, Run) and inline.language == last.language:
        length = sum(inline.place) - last.place[0]
        inline = replace(last, text=last.text + inline.text, place=(last.place[0], length))
        inlines.pop()
    inlines.append(inline)


def without_notes(inlines: Inlines, known: frozenset[str] | set[str]) -> Inlines:
    """The inlines without calls of notes that are not among the known."""
    return mapped(
        inlines,
        lambda inline: () if isinstance(inline, NoteCall) and inline.note not in known else inline,
    )


def visible(inlines: Inlines, glosses: bool = False, number: str = "") -> str:
    """The words that a reader sees, without note calls.

    `glosses` adds what an edition prints in brackets behind terms; `number` stands where a link
    without words gets its number.
    """
    parts = []
    for inline in flat(inlines):
        match inline:
            case Run(text=text) | Code(text=text):
                parts.append(text)
            case Break():
                parts.append(" ")
            case Term(words=words, shown=shown):
                parts.append(f"{words}({shown})" if glosses and shown else words)
            case Link(children=()):
                parts.append(number)
    return "".join(parts)


def scripted(inlines: Inlines) -> Inlines:
    """The inlines with raised and lowered figures as characters of their own: m², CO₂."""

    def script(inline: Inline) -> Inline | Inlines:
        signs = {Superscript: _RAISED, Subscript: _LOWERED}.get(type(inline))
        return mapped(inline.children, lambda run: _in(run, signs)) if signs else inline

    return mapped(inlines, script)


def _in(inline: Inline, signs: dict[int, int]) -> Inline:
    return replace(inline, text=inline.text.translate(signs)) if isinstance(inline, Run) else inline
