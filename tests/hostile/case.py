"""A case: a hostile file in the tiny project, what must come of it, and whether that came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from briefing.problems import ERROR, Problem
from briefing.run.job import Job, Settings
from briefing.run.outcome import Outcome
from tests.hostile import harmless, project

HTML = Job("tiny", "ko-en", "tiny", "html")
PDF = Job("tiny", "ko-en", "tiny", "pdf")
ENGLISH = Job("tiny", "en", "tiny", "html")
ENGLISH_PDF = Job("tiny", "en", "tiny", "pdf")
KOREAN = Job("tiny", "ko", "tiny", "html")
KOREAN_PDF = Job("tiny", "ko", "tiny", "pdf")
#: The code with which a limit is told.
LIMIT_CODE = "over-limit"
#: The code that stands for any.
ANY = "*"


@dataclass(frozen=True)
class Case:
    """One hostile input and what must come of it."""

    name: str
    files: Mapping[str, str | bytes | Callable[[], bytes]]
    """What replaces, or stands beside, the files of the tiny project; large ones when needed."""
    codes: frozenset[str] = frozenset()
    """One of these must be told; none means that it is delivered, harmlessly."""
    place: str = project.MEMO
    """The file at which it must be told; empty for any."""
    warned: str = ""
    """What must be told although it is delivered."""
    either: bool = False
    """Whether a located refusal is as good as a harmless delivery."""
    shown: tuple[str, ...] = ()
    """Words that a delivered page must show as they are."""
    absent: tuple[bytes, ...] = ()
    """Bytes that no delivered file may hold."""
    prepare: Callable[[Path], None] = field(default=lambda folder: None)
    """What else happens to the project's folder: links, pipes, rights."""
    job: Job = HTML
    settings: Settings = field(default_factory=Settings)

    @property
    def digest(self) -> str:
        """Of the input: equal inputs are one."""
        digest = sha256(self.name.encode() if self.prepare.__name__ != "<lambda>" else b"")
        for path, content in sorted(self.contents.items()):
            data = content.encode("utf-8", "replace") if isinstance(content, str) else content
            digest.update(path.encode() + b"\0" + data)
        digest.update(f"{self.job}{self.settings}".encode())
        return digest.hexdigest()

    @property
    def contents(self) -> dict[str, str | bytes]:
        """The files, written out."""
        return {path: data() if callable(data) else data for path, data in self.files.items()}


def refused(name: str, files: Mapping, *codes: str, **how) -> Case:
    """A case that must be refused with one of some codes; with none named, with any."""
    return Case(name, files, frozenset(codes or (ANY,)), **how)


def delivered(name: str, files: Mapping, *shown: str, **how) -> Case:
    """A case that must be delivered, and show some words."""
    return Case(name, files, shown=shown, **how)


def fault(case: Case, outcome: Outcome, known: harmless.Known) -> str:
    """Why the contract did not hold, in one line; empty if it did."""
    if outcome.bug:
        return "our own code failed: " + " <- ".join(outcome.bug.split("\n")[::-1][:3])
    if misplaced := _misplaced(case, outcome):
        return misplaced
    if outcome.exit_code == 0 and (case.either or not case.codes):
        return _delivery(case, outcome, known)
    return _refusal(case, outcome)


def _misplaced(case: Case, outcome: Outcome) -> str:
    """What is wrong with the places and words of what is told."""
    for problem in outcome.problems:
        span = problem.span
        texts = [problem.message(language) and problem.hint(language) for language in ("en", "ko")]
        if not span.file or span.line < 1 or span.column < 1 or not all(texts):
            return f"{problem.code} has no place or no words"
        if span.file.startswith("/") or ".." in span.file.split("/"):
            return f"{problem.code} is placed outside the project: {span.file}"
        content = case.contents.get(span.file)
        if content is not None and _beyond(content, problem):
            return f"{problem.code} is placed beyond the file: {span}"
    return ""


def _beyond(content: str | bytes, problem: Problem) -> bool:
    if isinstance(content, bytes):
        return problem.span.line > content.count(b"\n") + 1
    lines = content.split("\n")
    if problem.span.line > len(lines):
        return True
    return problem.span.column > len(lines[problem.span.line - 1]) + 1


def _refusal(case: Case, outcome: Outcome) -> str:
    errors = [problem for problem in outcome.problems if problem.severity == ERROR]
    codes = sorted({problem.code for problem in errors})
    if outcome.data or outcome.exit_code == 0:
        return "it was delivered"
    if not case.codes and not case.either:
        return f"it was refused: {errors[0].span}: {errors[0].message()}"
    if outcome.exit_code != (5 if codes == [LIMIT_CODE] else 1):
        return f"exit code {outcome.exit_code}"
    wanted = [error for error in errors if case.either or {error.code, ANY} & case.codes]
    if not wanted:
        return f"told as {', '.join(codes) or 'nothing'}"
    if case.place and LIMIT_CODE not in codes and not case.either:
        places = {error.span.file for error in wanted}
        if case.place not in places:
            return f"told at {', '.join(sorted(places))}"
    return ""


def _delivery(case: Case, outcome: Outcome, known: harmless.Known) -> str:
    if case.warned and case.warned not in {problem.code for problem in outcome.problems}:
        return f"no word of `{case.warned}`"
    for mark in case.absent:
        if mark in harmless.unpacked(outcome.data):
            return f"{mark[:30]!r} is in the file"
    themed = any(path.startswith("templates/") for path in case.files)
    return known.fault(outcome.data, case.shown, themed=themed)
