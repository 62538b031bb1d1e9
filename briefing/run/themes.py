"""Turn a theme's name into what is wrong with it, and themes into pictures, each in a worker.

A theme is somebody's templates and styles: it may never end, or want all memory there is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.look.fonts import FontSet
from briefing.problems import Collected, Exit, Span
from briefing.run import worker
from briefing.run.build import named, prepared
from briefing.run.job import PDF, Job, Settings
from briefing.run.outcome import Outcome

#: Twice what a page of everything takes on a slow machine.
LIMITS = worker.Limits(cpu=90, wall=180.0)
DRAWN = "drawn"
"""The fact that says whether anything on this machine can draw a page."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks themes of one project; a value that a worker can be sent."""

    root: Path
    fonts: FontSet

    def __call__(self, name: str) -> Outcome:
        """What is wrong with a theme; its data are a picture of all pages."""
        from briefing.look.check import proof, rasters, rules

        report = Collected()
        printed = proof.make(name, self.root, self.fonts, report)
        if printed is None:
            return Outcome(report.problems, exit_code=Exit.CONTENT)
        rules.check(printed, report)
        code = int(bool(report.errors))
        try:
            picture = rasters.png(rasters.sheet(rasters.pages(printed.data)))
        except rasters.NoRasterizerError:
            return Outcome(report.problems, b"", {DRAWN: False}, code)
        return Outcome(report.problems, picture, {DRAWN: True}, code)


def check(name: str, root: Path) -> Outcome:
    """What is wrong with a theme of a project, and a picture of all its pages.

    Raises:
        BriefingError: Fonts or libraries are missing (exit code 4).
    """
    job = Job("torture", "ko-en", name, PDF)
    maker = prepared(root, Settings(), (job,))
    return _worked(Checker(root, maker.fonts), name)


def _worked(work: Callable[[str], Outcome], name: str) -> Outcome:
    def place(theme: str) -> tuple[str, Span]:
        return f"the theme {theme}", Span(f"templates/{theme}/theme.yaml", 1, 1)

    ((_, outcome),) = worker.Workers(work, place, LIMITS).run([name])
    return outcome


@dataclass(frozen=True, slots=True)
class Photographer:
    """Makes a picture of the first page of a job."""

    make: Callable[[Job], Outcome]

    def __call__(self, job: Job) -> Outcome:
        """The outcome of the job, with a PNG in the place of its PDF."""
        from briefing.look.check import rasters

        outcome = self.make(job)
        if not outcome.delivered:
            return outcome
        try:
            first = rasters.pages(outcome.data, rasters.THUMBNAIL_DPI)[0]
        except rasters.NoRasterizerError:
            return Outcome(outcome.problems, b"", {DRAWN: False})
        return Outcome(outcome.problems, rasters.png(first), {DRAWN: True})


def thumbnails(jobs: list[Job], root: Path) -> dict[Job, Outcome]:
    """A picture of the first page of each job.

    Raises:
        BriefingError: Fonts or libraries are missing (exit code 4).
    """
    maker = prepared(root, Settings(), tuple(jobs))
    return dict(worker.Workers(Photographer(maker), named).run(jobs))
