"""Turn a fault in an author's file into a problem that says where it is and what to do.

A problem travels beside the data, never instead of it: every stage takes a `report` callback
and goes on, so that all problems of a stage reach the author at once. Its place is never
optional and its hint is never empty.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, partial
from itertools import dropwhile
from typing import NamedTuple

from briefing import home
from briefing.problems.shown import PARTICLES, QUOTES, cells, fitting, is_mark, particle, visible

ERROR, WARNING, NOTE = "error", "warning", "note"
#: A `{name}` to be filled, with the particle behind it, if any.
_FILLED = re.compile(rf"\{{(\w+)\}}(?:([{QUOTES}]*)({'|'.join(map(re.escape, PARTICLES))}))?")
#: The most problems that one run prints; the rest are counted.
SHOWN = 50
#: Terminal cells of an excerpt that are shown before and after its place.
BEFORE, AFTER = 40, 60


class Exit(IntEnum):
    """What the shell is told: the whole of the command line's contract."""

    DONE = 0
    CONTENT = 1
    """A problem in a memo, theme or translation; nothing was written for it."""
    USAGE = 2
    """A mistake on the command line."""
    ENVIRONMENT = 4
    """Something is missing on this machine, or cannot be written."""
    LIMIT = 5
    """A limit was passed, or a worker crashed."""
    BUG = 70
    """Our own code failed."""
    INTERRUPTED = 130
    TERMINATED = 143


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line of a file."""

    file: str
    """The path as the author knows it: relative to the project, with `/`."""
    line: int
    """Counted from 1."""
    column: int
    """Counted in characters from 1."""
    length: int = 1
    """In characters; a stretch over several lines ends with its first line."""

    def __str__(self) -> str:
        return f"{visible(self.file)}:{self.line}:{self.column}"


class Said(NamedTuple):
    """A text in both languages."""

    en: str
    ko: str

    def to(self, language: str) -> str:
        """The text in the reader's language, with commands as they are typed here."""
        text = self.ko if language == "ko" else self.en
        return text.replace("python3 build.py", home.typed)

    def filled(self, **args: object) -> Said:
        """The text with its `{names}` filled; a value may be `Said` too."""
        en, ko = ({name: _to(value, lang) for name, value in args.items()} for lang in ("en", "ko"))
        return Said(self.en.format(**en), self.ko.format(**ko))


def _to(value: object, language: str) -> str:
    return value.to(language) if isinstance(value, Said) else str(value)


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence said to an author, with what to do about it."""

    code: str
    """Words joined by hyphens: the name by which docs and tests know the problem."""
    text: Said
    hint: Said
    severity: str = ERROR

    def at(self, span: Span, excerpt: str = "", also: tuple[Span, ...] = (), **args) -> Problem:
        """Make this sentence a problem at a place; `args` fill its `{names}`.

        A value that differs between the languages is given as `Said`.
        """
        filled = {
            name: value if isinstance(value, Said) else str(value) for name, value in args.items()
        }
        return Problem(self, span, excerpt, also, tuple(sorted(filled.items())))


def _wording(severity: str, told: str) -> Wording:
    """A sentence from five lines: code, English, Korean, and the hint in both.

    A line that is indented deeper goes on with the one above.

    Raises:
        ValueError: One of the five is missing, or there are more.
    """
    lines: list[str] = []
    for line in told.split("\n"):
        if line.startswith(" " * 8) and lines:
            lines[-1] += f" {line.strip(' ')}"
        elif line.strip(" "):
            lines.append(line.strip(" "))
    if len(lines) != 5:
        raise ValueError(f"five lines make a wording: {told!r}")
    return Wording(lines[0], Said(*lines[1:3]), Said(*lines[3:]), severity)


error, warning, note = (partial(_wording, severity) for severity in (ERROR, WARNING, NOTE))


_SEVERITIES = {
    ERROR: Said("error", "오류"), WARNING: Said("warning", "경고"), NOTE: Said("note", "알림")
}  # fmt: skip
_SEE_ALSO, _HINT = Said("see also", "참고"), Said("hint", "도움말")
_MORE = Said("… and {left} more", "… {left}개 더 있음")


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence, its place, and the line it points into."""

    wording: Wording
    span: Span
    excerpt: str = ""
    """The whole line that `span` points into, as it stands in the file."""
    also: tuple[Span, ...] = ()
    """Further places that belong to it, such as the first of two equal keys."""
    args: tuple[tuple[str, str | Said], ...] = ()
    """What fills the `{names}`."""

    @property
    def code(self) -> str:
        """The name of its kind."""
        return self.wording.code

    @property
    def severity(self) -> str:
        """`error`, `warning` or `note`."""
        return self.wording.severity

    def message(self, language: str = "en") -> str:
        """The sentence in the reader's language."""
        return self._filled(self.wording.text, language)

    def hint(self, language: str = "en") -> str:
        """What to do about it, in the reader's language."""
        text = self._filled(self.wording.hint, language)
        command = rf"`{re.escape(home.typed)} translate [^`]+"
        return re.sub(command, lambda told: told[0] + home.reading, text)

    def _filled(self, text: Said, language: str) -> str:
        # In one pass, so that a value with braces of its own is never filled again.
        args = dict(self.args)

        def fill(name: re.Match[str]) -> str:
            if name[1] not in args:
                return name[0]
            value = visible(_to(args[name[1]], language))
            return f"{value}{name[2]}{particle(value, name[3])}" if name[3] else value

        return _FILLED.sub(fill, text.to(language))

    def as_text(self, language: str = "en") -> str:
        """Lines for a person: place and sentence, the line with a caret, the hint."""
        severity, see_also, hint = (
            words.to(language) for words in (_SEVERITIES[self.severity], _SEE_ALSO, _HINT)
        )
        return "\n".join(
            [
                f"{self.span}: {severity}: {self.message(language)} [{self.code}]",
                *self._pointed(),
                *(f"      = {see_also}: {place}" for place in self.also),
                f"      = {hint}: {self.hint(language)}",
            ]
        )

    def _pointed(self) -> list[str]:
        """The excerpt and, under it, the caret: at most about 100 cells around the place."""
        if not self.excerpt.strip():
            return []
        start = self.span.column - 1
        before = fitting(self.excerpt[:start][::-1], BEFORE)[::-1]
        after = fitting(self.excerpt[start:], AFTER)
        if len(before) < start:  # a mark that lost its letter to the cut goes with it
            before = "…" + "".join(dropwhile(is_mark, before))
        before = visible(before)
        marked = visible(after[: max(1, self.span.length)]).rstrip()
        caret = "^" * max(1, cells(marked))
        return [
            f"{self.span.line:5} | {(before + visible(after)).rstrip()}",
            f"      | {' ' * cells(before)}{caret}",
        ]

    def as_data(self, language: str = "en") -> dict:
        """The same fields for a program."""
        return {
            "severity": self.severity,
            "code": self.code,
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "length": self.span.length,
            "message": self.message(language),
            "hint": self.hint(language),
            "excerpt": self.excerpt,
            "also": [str(place) for place in self.also],
        }


Report = Callable[[Problem], None]


class BriefingError(Exception):
    """Problems that stop the work, and what the shell is told."""

    def __init__(self, problems: Iterable[Problem], exit_code: int = Exit.CONTENT) -> None:
        self.problems = tuple(problems)
        self.exit_code = exit_code
        super().__init__("; ".join(f"{p.span}: {p.message()}" for p in self.problems[:3]))


@dataclass(frozen=True)
class Source:
    """The text of a file, with the name by which its author knows it."""

    file: str
    text: str

    @cached_property
    def _lines(self) -> list[str]:
        # Kept, so that a thousand problems in one long line share one excerpt.
        return [line.removesuffix("\r") for line in self.text.split("\n")]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def span(self, offset: int, length: int = 1) -> Span:
        """The place of `length` characters from `offset` (from 0) of the text."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._line_starts, offset)
        column = offset - self._line_starts[line - 1] + 1
        room = len(self.line(line)) - column + 1
        return Span(self.file, line, column, max(1, min(length, room)))

    def line(self, number: int) -> str:
        """The text of one line, counted from 1, without its end."""
        return self._lines[number - 1]

    def problem(self, wording: Wording, offset: int = 0, length: int = 1, **args) -> Problem:
        """A problem at `length` characters from `offset`, with its excerpt."""
        span = self.span(offset, length)
        return wording.at(span, self.line(span.line), **args)

    def problem_at(self, wording: Wording, span: Span, **args) -> Problem:
        """A problem at a span of this file, with its excerpt."""
        return wording.at(span, self.line(span.line), **args)


@dataclass
class Collected:
    """A `report` that keeps what it is given, each problem once, in order."""

    kept: dict[Problem, None] = field(default_factory=dict)

    def __call__(self, problem: Problem) -> None:
        """Keep a problem."""
        self.kept.setdefault(problem)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, in the order in which they came."""
        return tuple(self.kept)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those that stop a delivery."""
        return tuple(p for p in self.problems if p.severity == ERROR)

    def stop_on_errors(self, exit_code: int = Exit.CONTENT) -> None:
        """Raise what was collected if any of it is an error."""
        if self.errors:
            raise BriefingError(self.problems, exit_code)


def as_text(problems: Iterable[Problem], language: str = "en") -> str:
    """Problems for a person, the first 50 in full, the rest counted."""
    problems = list(problems)
    blocks = [problem.as_text(language) for problem in problems[:SHOWN]]
    if (left := len(problems) - SHOWN) > 0:
        blocks.append(_MORE.filled(left=left).to(language))
    return "\n".join(blocks)


def as_json(problems: Iterable[Problem], language: str = "en") -> str:
    """Problems for a program: a JSON list."""
    return json.dumps([p.as_data(language) for p in problems], ensure_ascii=False, indent=2)
