"""Turn what the print engine says while it works into located problems."""

import logging
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weasyprint.logger import LOGGER
from weasyprint.urls import URLFetchingError

from briefing.look.print.fetcher import NotLetInError
from briefing.problems import BriefingError, Report, Source, Span
from briefing.wording import foreign
from briefing.wording import look as wording

#: Where our own code lies; the engine may lie below a folder of the same name.
_OURS = Path(__file__).parents[2]
_AT = re.compile(r" at (\d+):(\d+)")
#: What messages repeat of a style sheet: selectors and names in quotes, addresses, at-rules.
_REPEATED = re.compile(r"'([^']+)'|stylesheet at (\S+)|(@[\w-]+)|(?i:(font-face))")
_TOFU = re.compile(r"\.notdef glyph rendered.*U\+([0-9A-Fa-f]{4,6})")


class _Collector(logging.Handler):
    """Keeps every record; an engine that says anything has not done what was asked."""

    def __init__(self, refused: bool) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.refused = refused

    def emit(self, record: logging.LogRecord) -> None:
        # The engine logs its own error, which came of the fetcher's.
        causes = (getattr(value, "__context__", None) for value in record.args or ())
        if self.refused or not any(isinstance(cause, NotLetInError) for cause in causes):
            self.messages.append(record.getMessage())


@contextmanager
def listening(*, refused: bool = True) -> Iterator[list[str]]:
    """What the engine warns of inside the block; nothing goes to the terminal.

    With `refused=False` it leaves out what was asked for and not let in: the ledger of pictures
    says that better.
    """
    collector = _Collector(refused)
    before = LOGGER.handlers, LOGGER.propagate, LOGGER.level
    LOGGER.handlers, LOGGER.propagate = [collector], False
    LOGGER.setLevel(logging.WARNING)
    try:
        yield collector.messages
    finally:
        LOGGER.handlers, LOGGER.propagate = before[:2]
        LOGGER.setLevel(before[2])


@contextmanager
def working(sheet: str) -> Iterator[None]:
    """Make a problem with a style sheet of an engine that fails by itself while it lays out.

    Raises:
        BriefingError: It did. What our own code raises comes through as it is.
    """
    try:
        yield
    except (BriefingError, URLFetchingError, MemoryError, RecursionError):
        raise
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        if Path(last.filename).is_relative_to(_OURS):
            raise
        reason = f"{type(error).__name__} ({Path(last.filename).name}:{last.lineno})"
        problem = wording.ENGINE_FAILED.at(Span(sheet, 1, 1), reason=reason)
        raise BriefingError((problem,)) from error


def css_problems(messages: list[str], source: Source, report: Report) -> None:
    """Warnings of one style sheet, at their lines."""
    for message in messages:
        match = _AT.search(message)
        if match:
            span = Span(source.file, int(match[1]), int(match[2]))
        else:
            span = source.span(*_found(message, source.text))
        report(
            source.problem_at(wording.CSS_IGNORED, span, reason=foreign.heard(_AT.sub("", message)))
        )


def _found(message: str, text: str) -> tuple[int, int]:
    """Where a style sheet holds what a message without a place repeats, and how long that is."""
    pieces = [piece.strip() for match in _REPEATED.findall(message) for piece in match]
    for piece in pieces:
        at = text.casefold().find(piece.casefold())
        if len(piece) > 2 and at >= 0:
            return at, len(piece)
    return 0, 1


def missing_glyphs(messages: list[str]) -> tuple[set[str], list[str]]:
    """The characters that no font had, and the other messages."""
    glyphs = {chr(int(match[1], 16)) for text in messages if (match := _TOFU.search(text))}
    return glyphs, [text for text in messages if not _TOFU.search(text)]
