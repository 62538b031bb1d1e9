"""Turn what the print engine says while it works into located problems."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.logger import LOGGER

from briefing.problems import Report, Source, Span
from briefing.wording import look as wording

_AT = re.compile(r" at (\d+):(\d+)")
_TOFU = re.compile(r"\.notdef glyph rendered.*U\+([0-9A-Fa-f]{4,6})")


class _Collector(logging.Handler):
    """Keeps every record; an engine that says anything has not done what was asked."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """What the engine warns of inside the block; nothing goes to the terminal."""
    collector = _Collector()
    before = LOGGER.handlers, LOGGER.propagate, LOGGER.level
    LOGGER.handlers, LOGGER.propagate = [collector], False
    LOGGER.setLevel(logging.WARNING)
    try:
        yield collector.said
    finally:
        LOGGER.handlers, LOGGER.propagate = before[:2]
        LOGGER.setLevel(before[2])


def css_problems(said: list[str], source: Source, report: Report) -> None:
    """Warnings of one style sheet, at their lines."""
    for message in said:
        match = _AT.search(message)
        line, column = (int(match[1]), int(match[2])) if match else (1, 1)
        span = Span(source.file, line, column)
        report(source.problem_at(wording.CSS_IGNORED, span, reason=_AT.sub("", message)))


def missing_glyphs(said: list[str]) -> tuple[set[str], list[str]]:
    """The characters that no font had, and the other messages."""
    glyphs = {chr(int(match[1], 16)) for text in said if (match := _TOFU.search(text))}
    return glyphs, [text for text in said if not _TOFU.search(text)]
