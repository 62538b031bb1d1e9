"""Turn the place where a YAML parser gave up into a problem that names the cause.

A parser reports where it could not go on; an author needs to know which value to quote. The
causes are looked for in the text itself, so that every parser leads to the same answer.
"""

import re
from dataclasses import dataclass

from briefing.memo.characters import named
from briefing.problems import Problem, Source, Wording
from briefing.wording import memo_reading as wording

_LEAD = re.compile(r" *(?:- +)*")
_KEY = re.compile(
    r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s\"'\[{#&*!|>%@`:](?:[^:]|:(?=\S))*): +"
)
_START = re.compile(r"[@`%&*!|>\[{\"'\]},]|[-?](?= )")
_COLON = re.compile(r":(?=\s|$)")
_WHOLE_QUOTED = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(?:#.*)?$")
_NO_SPACE = re.compile(r" *(?:- +)*(?P<key>[^\s:\"'\[{#\d][^\s:\"'\[{#]*)[:：](?P<rest>[^\s/:].*)$")
_CLOSING = {"[": "]", "{": "}"}
#: The most characters of a value that a hint repeats.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and while doing what a parser gave up; offsets into the text, from 0."""

    reason: str
    doing: str
    at: int
    since: int
    """Where the thing began that it was reading."""
    last: tuple[int, int] = (0, 0)
    """The last scalar that it read, from and to."""


def explain(source: Source, failure: Failure) -> tuple[Problem, str | None]:
    """The cause, and the text with the culprit blanked out if reading can go on from there."""
    finders = (_escape, _tab, _unclosed_quote, _cut_by_comment, _value, _brackets, _line)
    return next(cause for finder in finders if (cause := finder(source, failure)))


Cause = tuple[Problem, str | None]


def _blanked(text: str, start: int, end: int) -> str:
    """The text with spaces for a stretch, so that all else keeps its place."""
    return text[:start] + " " * (end - start) + text[end:]


def _escape(source: Source, failure: Failure) -> Cause | None:
    """A backslash inside double quotation marks that YAML does not know."""
    if "escape" not in failure.reason and "decimal number" not in failure.reason:
        return None
    start = source.text.rfind("\\", 0, failure.at + 1)
    if start < 0 or "URI" in failure.reason:
        return None
    begun = source.span(failure.since)
    whole = _value(source, failure)
    if whole and (whole[0].span.line, whole[0].span.column) < (begun.line, begun.column):
        # The quotation is only a part of a text, whose backslashes mean themselves.
        return whole
    escape = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)?").match(source.text, start)
    number = int(escape[0][2:] or "0", 16) if len(escape[0]) > 2 else 0
    if 0xD800 <= number <= 0xDFFF:
        sentence: Wording = wording.FORBIDDEN
        problem = source.problem(sentence, start, len(escape[0]), char=named(chr(number)), count=1)
    else:
        sentence = wording.UNKNOWN_ESCAPE
        problem = source.problem(sentence, start, len(escape[0]), escape=escape[0])
    return problem, _blanked(source.text, *escape.span())


def _tab(source: Source, failure: Failure) -> Cause | None:
    """A tab between the parts of a line."""
    tabs = re.compile("\t+").match(source.text, failure.at)
    if not tabs:
        return None
    problem = source.problem(wording.TAB, failure.at, len(tabs[0]))
    return problem, _blanked(source.text, *tabs.span())


def _unclosed_quote(source: Source, failure: Failure) -> Cause | None:
    """A quotation mark that is closed by the next one, lines below, or never."""
    start, end = failure.last
    text = source.text
    runs_over = text[start : start + 1] in ("'", '"') and "\n" in text[start:end]
    if runs_over and "\n" not in text[end : failure.at]:
        return source.problem(wording.UNCLOSED, start, mark=text[start]), None
    if "quoted scalar" in failure.doing:
        return source.problem(wording.UNCLOSED, failure.since, mark=text[failure.since]), None
    return None


def _cut_by_comment(source: Source, failure: Failure) -> Cause | None:
    """A text that a comment ends although its next line goes on."""
    end = failure.last[1]
    between = re.compile(r"[ ]+(#[^\n]*)\n\s*").fullmatch(source.text, end, failure.at)
    if not between or "mapping" not in failure.doing:
        return None
    length = len(between[1].rstrip())
    return source.problem(wording.COMMENT_CUTS, between.start(1), length), None


def _value(source: Source, failure: Failure) -> Cause | None:
    """A value that needs quotation marks, on the line of the failure or of what was begun."""
    inside = any(word in failure.doing for word in ("alias", "anchor", "tag", "flow", "block sc"))
    for offset in (failure.since, failure.at) if inside else (failure.at,):
        start = source.text.rfind("\n", 0, offset) + 1
        line = source.line(source.span(offset).line).rstrip()
        lead = _LEAD.match(line).end()
        key = _KEY.match(line, lead)
        first = key.end() if key else lead
        if fault := _unquoted(line[first:]):
            problem_wording, at, mark = fault
            fixed = _fixed(line[lead:first] or line[:lead].lstrip(), line[first:])
            problem = source.problem(
                problem_wording, start + first + at, len(mark), mark=mark, fixed=fixed
            )
            return problem, _blanked(source.text, start + first, start + len(line))
    return None


def _unquoted(value: str) -> tuple[Wording, int, str] | None:
    """What is wrong with a value that stands without quotation marks, where, and the mark."""
    if not value or value[0] == ":":
        return None
    start = _START.match(value)
    if start and not _complete(value):
        return wording.UNQUOTED_START, 0, start[0]
    colon = None if start else _COLON.search(value)
    return (wording.UNQUOTED_COLON, colon.start(), ":") if colon else None


def _complete(value: str) -> bool:
    """Whether quotation marks or brackets hold all of a value, or go on in the next line."""
    if value[0] in "\"'":
        return bool(_WHOLE_QUOTED.match(value)) or value[0] not in value[1:]
    closing = _CLOSING.get(value[0])
    return bool(closing) and (closing not in value or value.rstrip().endswith(closing))


def _fixed(before: str, value: str) -> str:
    """The line as it should be, its value cut short if it is long."""
    shown = value if len(value) <= _SHOWN else value[:_SHOWN].rstrip() + "…"
    if '"' in shown or "\\" in shown:
        return f"{before}'{shown.replace(chr(39), chr(39) * 2)}'"
    return f'{before}"{shown}"'


def _brackets(source: Source, failure: Failure) -> Cause | None:
    """Brackets that are not closed, or hold something that is no item."""
    if "any token" in failure.reason or source.text[failure.at : failure.at + 1] in ("]", "}", ","):
        return source.problem(wording.BROKEN_BRACKETS, failure.at), None
    if "flow" not in failure.doing:
        return None
    before = source.text[: failure.since + 1]
    opening = max(before.rfind("["), before.rfind("{"))
    if opening < 0:
        return None
    mark = source.text[opening]
    if _CLOSING[mark] not in source.text[opening:].split("\n", 1)[0]:
        return source.problem(wording.UNCLOSED, opening, mark=mark), None
    return source.problem(wording.BROKEN_BRACKETS, failure.at), None


def _line(source: Source, failure: Failure) -> Cause:
    """A line that is neither a key and a value nor in its place."""
    text = source.text
    start = text.rfind("\n", 0, failure.at) + 1
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    for offset in (failure.since, above) if "simple key" in failure.doing else (start, above):
        first = text.rfind("\n", 0, offset) + 1
        line = source.line(source.span(first).line)
        if parts := _NO_SPACE.match(line):
            place, length = first + parts.start("key"), len(parts["key"]) + 1
            fixed = f"{parts['key']}: {parts['rest'][:_SHOWN]}"
            problem = source.problem(wording.NO_SPACE, place, length, fixed=fixed)
            return problem, _blanked(text, first, first + len(line))
    if "simple key" in failure.doing:
        end = text.find("\n", failure.since) % (len(text) + 1)
        problem = source.problem(wording.NO_COLON, failure.since, end - failure.since)
        return problem, _blanked(text, failure.since, end)
    if text[failure.at : failure.at + 1] == ":" and not text[start : failure.at].strip(" -"):
        return source.problem(wording.EMPTY_KEY, failure.at), None
    first = len(text[start:]) - len(text[start:].lstrip(" "))
    return source.problem(wording.MISPLACED_LINE, start + first, len(text)), None
