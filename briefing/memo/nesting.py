"""Turn the flat tokens of a text into nested inlines, and judge what they say."""

import re
from collections.abc import Iterable
from typing import Protocol

from briefing.memo.document import URL_PATTERN
from briefing.memo.inlines import (
    Break,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteCall,
    Run,
    Strong,
    Subscript,
    Superscript,
    Term,
)
from briefing.memo.walk import append
from briefing.problems import Wording
from briefing.wording import memo as wording

DEPTH_LIMIT = 8
_TARGET = re.compile(
    rf"{URL_PATTERN}"
    r"|mailto:(?!\S*%0[AaDd])[^\s@:/\\<>\"?]+@[^\s@\\<>\"]+"  # no line end in a header
    r"|tel:\+?[0-9()\-.]+|#[a-z][a-z0-9._-]*"
)


class Token(Protocol):
    """A token of markdown-it."""

    type: str
    tag: str
    nesting: int
    """1 opens a mark, -1 closes one."""
    content: str
    markup: str
    attrs: dict
    meta: dict
    """`mark` and `length`: where it stands in the text as typed."""


class Nesting:
    """The inlines of one text and its faults."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.inlines: Inlines = ()
        self.faults: list[tuple[int, int, Wording, dict]] = []
        self.at = 0
        """Where the next token begins: those of plain words do not tell it themselves."""

    def fault(self, index: int, length: int, sentence: Wording, **args) -> None:
        """Note a fault."""
        self.faults.append((index, length, sentence, args))

    def take(self, tokens: list[Token]) -> None:
        """Nest the tokens; marks deeper than the limit are left out."""
        stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
        for token in tokens:
            self.at = token.meta.get("mark", self.at)
            if token.nesting == 1:
                if len(stack) == DEPTH_LIMIT + 1:
                    self.fault(token.meta["mark"], 1, wording.DEEP_MARKS, limit=DEPTH_LIMIT)
                deep = len(stack) > DEPTH_LIMIT
                stack.append((None, stack[-1][1]) if deep else (token, []))
                self.at += 1
            elif token.nesting == -1:
                opening, children = stack.pop()
                for inline in self._mark(opening, tuple(children)) if opening else ():
                    append(stack[-1][1], inline)
                self.at = token.meta.get("mark", self.at) + 1
            elif inline := self._leaf(token):
                append(stack[-1][1], inline)
        self._unpaired(tokens)
        self._loose(tokens)
        self.inlines = tuple(stack[0][1])

    def _mark(self, opening: Token, children: Inlines) -> Inlines:
        if opening.type != "link_open":
            return ((Strong if opening.tag == "strong" else Emphasis)(children),)
        target = str(opening.attrs["href"])
        start, length = opening.meta["mark"], opening.meta["length"]
        self.at = start + length - 1
        if not _TARGET.fullmatch(target):
            self.fault(start, length, wording.LINK_TARGET, target=target[:80])
            return children
        if "title" in opening.attrs:
            self.fault(start, length, wording.BROKEN_LINK)
        named = self.text.rindex("](", start, self.at + 1) + 2
        return (Link(target, children, (named, self.at - named)),)

    def _leaf(self, token: Token) -> Inline | None:
        length = token.meta.get("length", len(token.markup or token.content))
        place = (self.at, length)
        self.at += length
        match token.type:
            case "note":
                return NoteCall(token.content, place=place)
            case "break":
                return Break(place)
            case "code":
                return Code(token.content, (place[0] + 1, len(token.content)))
            case "superscript" | "subscript":
                run = Run(token.content, place=(place[0] + 1, len(token.content)))
                return (Superscript if token.type == "superscript" else Subscript)((run,))
            case "term":
                return Term(token.content, gloss=token.markup, place=place)
        return Run(token.content, place=place) if token.content else None

    def _unpaired(self, tokens: Iterable[Token]) -> None:
        """Report the stars that could begin or end a mark and do not, each row of them once."""
        rows: list[list[int]] = []
        for token in tokens:
            if token.type == "text" and token.content == "*" and token.meta.get("loose") is False:
                place = token.meta["mark"]
                if rows and rows[-1][-1] == place - 1:
                    rows[-1].append(place)
                else:
                    rows.append([place])
        for row in rows:
            self.fault(row[0], len(row), wording.UNCLOSED_MARK, mark="*")

    def _loose(self, tokens: Iterable[Token]) -> None:
        """Report the ends of lines that have no words before them, or none behind."""
        last: Token | None = None
        words = False
        for token in tokens:
            if token.type != "break":
                words = words or bool(token.content.strip() or token.type == "link_open")
                continue
            if not words:
                self.fault(token.meta["mark"], token.meta["length"], wording.LOOSE_BREAK)
            last, words = (token if words else None), False
        if last and not words:
            self.fault(last.meta["mark"], last.meta["length"], wording.LOOSE_BREAK)
