"""Find in a content file what YAML parsers let pass, or take differently from one another."""

import re
from collections.abc import Iterator

from briefing.memo.characters import is_nfc, kind_of, named, unwanted
from briefing.memo.nodes import Scalar
from briefing.problems import Problem, Source
from briefing.wording import memo_reading as wording

_ORDER_LINE = re.compile(r"^%[^\r\n]*", re.MULTILINE)
_TAB_INDENT = re.compile(r"^ *(?P<tabs>\t+)", re.MULTILINE)
_TABS_OR_COMMENT = re.compile(r"(?<!\S)#[^\n]*|(?P<tabs>\t+)")
#: Behind a value: one blank before the sign, or none behind it, as `붙임  #2`.
_COMMENT = re.compile(r"[ \t](#[^\r\n]*)|[ \t]{2,}(#[^\s#][^\r\n]*)")
#: The most characters of a comment that a problem repeats.
_SHOWN = 40


def order_lines(source: Source) -> tuple[str, Iterator[Problem]]:
    """The text with lines such as `%TAG …` blanked out, and a problem for each."""
    if "%" not in source.text:
        return source.text, iter(())
    lines = _ORDER_LINE.finditer(source.text)
    problems = (source.problem(wording.DIRECTIVE, at.start(), len(at[0])) for at in lines)
    return _ORDER_LINE.sub(lambda line: " " * len(line[0]), source.text), problems


def tab_indents(source: Source) -> Iterator[Problem]:
    """Tabs where indentation is counted, in blocks and quotations too."""
    if "\t" in source.text:
        yield from _tabs(source, _TAB_INDENT, 0, len(source.text))


def tabs_between(source: Source, start: int, end: int) -> Iterator[Problem]:
    """Tabs in a stretch that holds no value, or an unquoted one."""
    yield from _tabs(source, _TABS_OR_COMMENT, start, end)


def _tabs(source: Source, pattern: re.Pattern, start: int, end: int) -> Iterator[Problem]:
    for match in pattern.finditer(source.text, start, end):
        if match["tabs"]:
            yield source.problem(wording.TAB, match.start("tabs"), len(match["tabs"]))


def comment_in_text(source: Source, end: int) -> Iterator[Problem]:
    """A comment so close behind an unquoted value that it may be meant as part of it."""
    if comment := _COMMENT.match(source.text, end):
        words = comment[comment.lastindex].rstrip()
        shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        start = comment.start(comment.lastindex)
        yield source.problem(wording.COMMENT_IN_TEXT, start, len(words), comment=shown)


def escaped_characters(scalar: Scalar, strict: bool) -> Iterator[Problem]:
    """Unwanted characters that stand in a double-quoted value only through an escape."""
    source = scalar.source
    if "\\" not in source.text[scalar.start : scalar.end]:
        return
    for index in unwanted(scalar.value):
        place = scalar.locate(index)
        if source.line(place.line)[place.column - 1 : place.column] == "\\":
            char = scalar.value[index]
            yield source.problem_at(kind_of(char, strict), place, char=named(char), count=1)
    if not is_nfc(scalar.value):
        yield scalar.problem(wording.DECOMPOSED_ESCAPE)
