"""Turn a fault in an author's file into a problem that says where it is and what to do.

A problem travels beside the data, never instead of it: every stage takes a `report` callback
and goes on, so that all problems of a stage reach the author at once. Its place is never
optional and its hint is never empty.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

ERROR, WARNING, NOTE = "error", "warning", "note"
_KOREAN = {ERROR: "오류", WARNING: "경고", NOTE: "알림"}
#: Particles that differ with the sound before them: after a consonant, after a vowel.
_PARTICLES = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"),
    "과(와)": ("과", "와"), "(으)로": ("으로", "로"), "(이)라": ("이라", "라"),
}  # fmt: skip
_QUOTES = "`”’"
#: A `{name}` to be filled, with the particle behind it, if any.
_FILLED = re.compile(rf"\{{(\w+)\}}(?:([{_QUOTES}]*)({'|'.join(map(re.escape, _PARTICLES))}))?")
#: The most problems that one run prints; the rest are counted.
SHOWN = 50


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
        """The text in the reader's language."""
        return self.ko if language == "ko" else self.en

    def filled(self, **args: object) -> Said:
        """The text with its `{names}` filled."""
        return Said(*(text.format(**args) for text in self))


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence said to an author, in both languages, with what to do about it."""

    code: str
    """Words joined by hyphens: the name by which docs and tests know the problem."""
    en: str
    ko: str
    hint_en: str
    hint_ko: str
    severity: str = ERROR

    def __post_init__(self) -> None:
        """Refuse a sentence without its translation or its hint."""
        if not all((self.code, self.en, self.ko, self.hint_en, self.hint_ko)):
            raise ValueError(f"wording {self.code!r} is incomplete")

    def at(self, span: Span, excerpt: str = "", also: tuple[Span, ...] = (), **args) -> Problem:
        """Make this sentence a problem at a place; `args` fill its `{names}`.

        A value that differs between the languages is given as `Said`, or as two: `name` and
        `name_ko`.
        """
        filled: dict[str, str] = {}
        for name, value in args.items():
            if isinstance(value, Said):
                filled |= {name: value.en, f"{name}_ko": value.ko}
            else:
                filled[name] = str(value)
        return Problem(self, span, excerpt, also, tuple(sorted(filled.items())))


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence, its place, and the line it points into."""

    wording: Wording
    span: Span
    excerpt: str = ""
    """The whole line that `span` points into, as it stands in the file."""
    also: tuple[Span, ...] = ()
    """Further places that belong to it, such as the first of two equal keys."""
    args: tuple[tuple[str, str], ...] = ()
    """What fills the `{names}`; where there is a `name_ko`, it fills the `{name}` in Korean."""

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
        return self._filled(Said(self.wording.en, self.wording.ko), language)

    def hint(self, language: str = "en") -> str:
        """What to do about it, in the reader's language."""
        return self._filled(Said(self.wording.hint_en, self.wording.hint_ko), language)

    def _filled(self, said: Said, language: str) -> str:
        # In one pass, so that a value with braces of its own is never filled again.
        args = dict(self.args)
        if language == "ko":
            args |= {name.removesuffix("_ko"): args[name] for name in args if name.endswith("_ko")}

        def fill(found: re.Match[str]) -> str:
            if found[1] not in args:
                return found[0]
            value = visible(args[found[1]])
            return f"{value}{found[2]}{_particle(value, found[3])}" if found[3] else value

        return _FILLED.sub(fill, said.to(language))

    def as_text(self, language: str = "en") -> str:
        """Lines for a person: place and sentence, the line with a caret, the hint."""
        severity = _KOREAN[self.severity] if language == "ko" else self.severity
        head = f"{self.span}: {severity}: {self.message(language)} [{self.code}]"
        lines = [head, *self._pointed()]
        see_also = "참고" if language == "ko" else "see also"
        lines += [f"      = {see_also}: {place}" for place in self.also]
        hint = "도움말" if language == "ko" else "hint"
        return "\n".join([*lines, f"      = {hint}: {self.hint(language)}"])

    def _pointed(self) -> list[str]:
        """The excerpt and, under it, the caret: shortened to about 100 cells around the place."""
        if not self.excerpt.strip():
            return []
        start = self.span.column - 1
        cut = max(0, start - 40)
        shown = ("…" if cut else "") + visible(self.excerpt[cut : start + 60]).rstrip()
        before = ("…" if cut else "") + visible(self.excerpt[cut:start])
        marked = visible(self.excerpt[start : start + max(1, self.span.length)][:60]).rstrip()
        caret = "^" * max(1, cells(marked))
        return [f"{self.span.line:5} | {shown}", f"      | {' ' * cells(before)}{caret}"]

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
    """Problems that stop the work; `exit_code` as in the command line's contract.

    1 content, theme or translation · 2 usage · 3 batch partly delivered · 4 environment ·
    5 limit or worker crash.
    """

    def __init__(self, problems: Iterable[Problem], exit_code: int = 1) -> None:
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

    def stop_on_errors(self, exit_code: int = 1) -> None:
        """Raise what was collected if any of it is an error."""
        if self.errors:
            raise BriefingError(self.problems, exit_code)


def visible(text: str) -> str:
    """Text that is safe to print: control, format and private characters as `<U+XXXX>`."""
    hidden = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in hidden else char for char in text
    )


def cells(text: str) -> int:
    """Width in terminal cells: wide and full-width characters take two (UAX #11), marks none."""
    return sum(_cells(char) for char in text)


def _particle(word: str, both: str) -> str:
    """The particle for a word in Hangul; both forms for names and codes, which read as they may.

    What is printed in memos has `edition.korean` for it, which knows more.
    """
    last = word.rstrip(_QUOTES)[-1:]
    if not "가" <= last <= "힣":
        return both
    final = (ord(last) - ord("가")) % 28
    is_rieul = final == 8  # 서울로, not 서울으로
    return _PARTICLES[both][not final or (is_rieul and both == "(으)로")]


def _cells(char: str) -> int:
    # Vowels and final consonants of decomposed Hangul are drawn inside their syllable.
    if unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def as_text(problems: Iterable[Problem], language: str = "en") -> str:
    """Problems for a person, the first 50 in full, the rest counted."""
    problems = list(problems)
    blocks = [problem.as_text(language) for problem in problems[:SHOWN]]
    if (left := len(problems) - SHOWN) > 0:
        blocks.append(f"… {left}개 더 있음" if language == "ko" else f"… and {left} more")
    return "\n".join(blocks)


def as_json(problems: Iterable[Problem], language: str = "en") -> str:
    """Problems for a program: a JSON list."""
    return json.dumps([p.as_data(language) for p in problems], ensure_ascii=False, indent=2)
