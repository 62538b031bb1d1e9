"""The located values of a content file: what YAML holds, each with its place.

A node is frozen and knows nothing of YAML's types: a scalar is the text as typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefing.memo.aligning import places
from briefing.problems import Problem, Source, Span, Wording

Style = Literal["plain", "quoted", "block", "empty"]


class Located:
    """What every text or node of a file can do with its place."""

    __slots__ = ()
    source: Source
    span: Span

    def locate(self, index: int, length: int = 1) -> Span:
        """The place of `length` characters of the value, from `index` (from 0): here the whole."""
        return self.span

    def problem(self, sentence: Wording, **args) -> Problem:
        """A problem with the value as a whole; `args` fill the sentence."""
        return self.source.problem_at(sentence, self.span, **args)

    def problem_at(self, index: int, length: int, sentence: Wording, **args) -> Problem:
        """A problem with `length` characters of the value, from `index` (from 0)."""
        return self.source.problem_at(sentence, self.locate(index, length), **args)


@dataclass(frozen=True, slots=True)
class Scalar(Located):
    """A text, or the place where one is missing (style `empty`)."""

    value: str
    span: Span
    source: Source = field(repr=False)
    style: Style
    start: int
    """Where it begins in `source.text`: its quotation mark or block indicator, if it has one."""
    end: int
    """Behind its last character, or behind its closing mark."""

    def locate(self, index: int, length: int = 1) -> Span:
        """The place in the file of `length` characters of the value, from `index` (from 0)."""
        if not self.value:
            return self.span
        stretches = places(self.source.text, self.start, self.end, self.value)
        first = min(max(index, 0), len(self.value) - 1)
        last = min(max(index + length, first + 1), len(self.value)) - 1
        if index >= len(self.value):
            return self.source.span(stretches[-1][1], 1)
        return self.source.span(stretches[first][0], stretches[last][1] - stretches[first][0])


@dataclass(frozen=True, slots=True)
class Sequence(Located):
    """A list; its place is its first line."""

    items: tuple[Node, ...]
    span: Span
    source: Source = field(repr=False)


@dataclass(frozen=True, slots=True)
class Mapping(Located):
    """Keys and values in the order of the file; its place is its first key."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span
    source: Source = field(repr=False)

    def get(self, key: str) -> Node | None:
        """The value of a key, or None if the file does not give it."""
        return next((value for own, value in self.pairs if own.value == key), None)


Node = Scalar | Sequence | Mapping
