"""Broken files that say themselves what is told about them, on lines that begin with `#~`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.problems import Problem, as_text

MARK = "#~"


def expected(path: Path) -> str:
    """What a file says will be told about it, in English and then in Korean."""
    lines = path.read_text("utf-8").split("\n")
    marked = (line.removeprefix(MARK) for line in lines if line.startswith(MARK))
    return "\n".join(line.removeprefix(" ") for line in marked)


def told(problems: Iterable[Problem]) -> str:
    """What is told, in both languages."""
    problems = tuple(problems)
    return f"{as_text(problems)}\n{as_text(problems, 'ko')}"
