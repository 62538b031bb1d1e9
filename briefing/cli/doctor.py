"""The command `doctor`: say what this machine has of what a build needs."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from briefing import files
from briefing.bootstrap import native
from briefing.cli import speaking
from briefing.cli.line import Request
from briefing.home import INSTALLED
from briefing.problems import BriefingError, Collected, Exit, Problem, Span
from briefing.problems.shown import visible
from briefing.run import versions, worker
from briefing.run.outcome import Outcome
from briefing.wording import cli as labels

TOOLS = ("chromium", "pdftotext", "pdftoppm", "qpdf", "java", "node")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a build needs, or that tests use."""

    name: str
    what: labels.Said
    good: bool
    detail: str
    needed: bool = True


def add_arguments(subparsers) -> None:
    """Add `doctor` to the commands."""
    parser = subparsers.add_parser("doctor")
    parser.add_argument("--json", action="store_true", help=labels.AS_JSON)


def run(args: Request) -> int:
    """Print what there is; 4 if a build could not work."""
    everything = list(findings(args.root, args.language))
    if args.json:
        print(json.dumps([_data(finding, args.language) for finding in everything], indent=2))
    else:
        for finding in everything:
            mark = "✓" if finding.good else ("✗" if finding.needed else "–")
            print(f"{mark} {finding.what.to(args.language)}: {finding.detail}")
    lacking = any(finding.needed and not finding.good for finding in everything)
    return Exit.ENVIRONMENT if lacking else Exit.DONE


def _data(finding: Finding, language: str) -> dict:
    return {**asdict(finding), "what": finding.what.to(language)}


def findings(root: Path, language: str) -> Iterator[Finding]:
    """Everything that is looked at, in the order in which a build needs it."""
    python = sys.version.split()[0]
    yield Finding("python", labels.DOCTOR_PYTHON, sys.version_info >= (3, 11), python)
    yield _versions("packages", labels.DOCTOR_PACKAGES, _packages())
    libraries = _versions("libraries", labels.DOCTOR_LIBRARIES, versions.libraries())
    if advice := native.advice():
        lacking = " ".join(native.missing())
        libraries = replace(libraries, good=False, detail=f"{lacking} ✗; {advice}")
    yield libraries
    yield _fonts(language)
    yield from _own_fonts(root, language)
    output = root / "output"
    nearest = next(folder for folder in (output, root) if folder.is_dir())
    yield Finding("output", labels.DOCTOR_OUTPUT, os.access(nearest, os.W_OK), str(nearest))
    limits = f"{worker.USUAL.memory / 1e9:g} GB, {worker.USUAL.cpu} s" if worker.CAN_FORK else "-"
    isolation = worker.CAN_FORK
    yield Finding("isolation", labels.DOCTOR_ISOLATION, isolation, limits, needed=False)
    for name in () if INSTALLED else TOOLS:
        where = shutil.which(name)
        yield Finding(name, labels.DOCTOR_TOOLS, bool(where), name if where else f"{name} –", False)


def _packages() -> dict[str, str]:
    return dict.fromkeys(versions.PACKAGES, "") | versions.packages()


def _versions(name: str, what: labels.Said, by_name: dict[str, str]) -> Finding:
    shown = (f"{package} {version or '✗'}" for package, version in by_name.items())
    return Finding(name, what, all(by_name.values()), ", ".join(shown))


def _fonts(language: str) -> Finding:
    from briefing.look import fontcheck, fonts

    problems = Collected()
    try:
        bundled = fonts.built_in()
        fontcheck.verify(bundled, problems)
        detail = ", ".join(bundled.families)
    except BriefingError as error:
        for problem in error.problems:
            problems(problem)
        detail = ""
    return _proved("fonts", labels.DOCTOR_FONTS, problems.problems, detail, language)


@dataclass(frozen=True, slots=True)
class _Prover:
    """Proves the fonts of a folder; a value that a worker can be sent."""

    root: Path

    def __call__(self, folder: Path) -> Outcome:
        """The families of the fonts in a folder, as facts, and what is wrong with them."""
        from briefing.look import ownfonts

        problems = Collected()
        fonts = ownfonts.proved(folder, self.root, problems)
        families = list(fonts.families) if fonts else []
        return Outcome(problems.problems, facts={"families": families})


def _own_fonts(root: Path, language: str) -> Iterator[Finding]:
    """What the project and its themes bring, which comes from anywhere: a worker reads it."""
    from briefing.look import ownfonts

    def place(folder: Path) -> tuple[str, Span]:
        name = f"{files.place(folder, root)}/"
        return name, Span(name, 1, 1)

    for folder, outcome in worker.Workers(_Prover(root), place).run(ownfonts.folders(root)):
        if outcome.bug:
            speaking.bug(outcome.bug, root, language)
        name, _ = place(folder)
        what = labels.DOCTOR_OWN_FONTS.filled(folder=name)
        families = ", ".join(outcome.facts.get("families", ())) or "–"
        yield _proved(name, what, outcome.problems, families, language)


def _proved(
    name: str, what: labels.Said, problems: Sequence[Problem], detail: str, language: str
) -> Finding:
    """Fonts with what is wrong with them, and what to do about it."""
    told = (f"{problem.message(language)} → {problem.hint(language)}" for problem in problems)
    return Finding(name, what, not problems, visible("; ".join(told) or detail))
