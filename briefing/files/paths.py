"""Turn paths into what is shown to people, and system errors into problems with a path."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from briefing.problems import BriefingError, Exit, Problem, Span, Wording


def place(path: Path, root: Path = Path()) -> str:
    """A path as it is shown to people: relative to the root, with `/`, in NFC."""
    full, base = (root / path).absolute(), root.absolute()
    shown = full.relative_to(base) if full.is_relative_to(base) else path
    return unicodedata.normalize("NFC", shown.as_posix())


def refusal(
    said: Wording, path: Path, root: Path, exit_code: int = Exit.CONTENT, **args
) -> BriefingError:
    """The error that refuses a path."""
    return BriefingError([problem(said, path, root, **args)], exit_code)


def problem(said: Wording, path: Path, root: Path, **args) -> Problem:
    """A problem with a file as a whole: its place is the file's beginning."""
    return said.at(Span(place(path, root), 1, 1), **args)


def reason(error: OSError | ValueError) -> str:
    """What the system says."""
    return (error.strerror if isinstance(error, OSError) else "") or str(error)
