"""Keep words of a paragraph on one line, or let a line end where it could not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.edition.korean import WORD_JOINER
from briefing.look.page import Tree

_BEFORE_BRACKET = re.compile(f"{WORD_JOINER}(?=\\()")


@dataclass(frozen=True, slots=True)
class Glue:
    """Neighbouring words between which no line may end."""

    words: tuple[str, ...]
    nth: int = 0
    """How often the same words stand in the paragraph before."""


def open_brackets(paragraph: Tree) -> None:
    """Let a line of a paragraph end before its brackets."""
    for holder in paragraph.iter():
        holder.text = _BEFORE_BRACKET.sub("", holder.text or "") or holder.text
        if holder is not paragraph:
            holder.tail = _BEFORE_BRACKET.sub("", holder.tail or "") or holder.tail


def glue(paragraph: Tree, glued: Glue) -> None:
    """Keep neighbouring words on one line, where they stand in one piece of text."""
    pieces = list(_pieces(paragraph))
    matches = occurrences(glued.words, "".join(text for _, _, text in pieces))
    if not glued.nth < len(matches):
        return
    start, end = matches[glued.nth].span()
    for holder, child, text in pieces:
        if start >= 0 and end <= len(text):
            _wrap(holder, child, text, start, end)
            return
        start, end = start - len(text), end - len(text)


def _pieces(element: Tree) -> Iterator[tuple[Tree, Tree | None, str]]:
    """The text of an element in reading order, without its notes.

    Each piece comes with the element that holds it, and with the child that it stands behind.
    """
    yield element, None, element.text or ""
    for child in element:
        if not is_note(child):
            yield from _pieces(child)
        yield element, child, child.tail or ""


def _wrap(holder: Tree, child: Tree | None, text: str, start: int, end: int) -> None:
    """Put a stretch of one piece of text into an element that no line may end in."""
    span = holder.makeelement("span", {"style": "white-space: nowrap"})
    span.text, span.tail = text[start:end], text[end:]
    if child is None:
        holder.text = text[:start]
        holder.insert(0, span)
    else:
        child.tail = text[:start]
        holder.insert(list(holder).index(child) + 1, span)


def _joined(word: str) -> str:
    """A pattern that finds a word with or without joiners."""
    return f"{WORD_JOINER}?".join(map(re.escape, word))


def occurrences(words: tuple[str, ...], text: str) -> list[re.Match]:
    """Where words stand in a text, with or without joiners."""
    return list(re.finditer(r"\s+".join(map(_joined, words)), text)) if any(words) else []


def is_note(element: Tree) -> bool:
    """Whether an element is a footnote, which stands elsewhere than its call."""
    return element.get("class") == "footnote"
