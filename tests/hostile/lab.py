"""What all families work with: seed, folder, fonts, and a warm process that only forks."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

from briefing.problems import Span
from briefing.run import worker
from briefing.run.build import prepared, processors
from briefing.run.job import Settings
from briefing.run.making import Maker
from briefing.run.outcome import Outcome
from briefing.run.worker import Limits
from tests.hostile import case as cases
from tests.hostile import harmless, project, samples
from tests.hostile.case import Case
from tests.sample import ROOT

#: What one hostile file may take before it counts as a hang.
LIMITS = Limits(cpu=20, wall=40.0)


@dataclass(frozen=True)
class Extent:
    """How much is tried."""

    whole: bool = False
    """Everything, not a few of each."""
    full: bool = False
    """As much as it is worth, for as long as it takes."""
    seed: int = 1

    def count(self, whole: int, few: int = 2, full: int = 10) -> int:
        """How many of something; `full` is how many times the whole."""
        return whole * (full if self.full else 1) if self.whole else min(few, whole)

    def some(self, things: Iterable, few: int = 2) -> list:
        """All things, or a few from all over them."""
        things = list(things)
        count = self.count(len(things), few, full=1)
        return [things[at * len(things) // count] for at in range(count)]

    def random(self, name: str) -> Random:
        """Chance that falls the same way for the same seed."""
        return Random(f"{self.seed} {name}")


@dataclass
class Lab:
    """The place of one run, or of one worker of it."""

    extent: Extent
    folder: Path
    """Where everything is made; nothing outside is written."""
    once: Callable
    """See `tests/conftest.py`."""

    def project(self, name: str, files: dict | None = None) -> Path:
        """A tiny project in a folder of its own, with one cache for all."""
        root = self.folder / name
        picture = {project.PICTURE: samples.PNG}
        project.put(root, {**project.base_files(), **project.FILES, **picture, **(files or {})})
        if not (root / ".cache").exists():
            (root / ".cache").symlink_to(ROOT / ".cache")
        return root

    @cached_property
    def maker(self) -> Maker:
        """What makes jobs, with fonts pinned and every module loaded."""
        jobs = (cases.HTML, cases.PDF, cases.ENGLISH)
        maker = prepared(self.project("warm"), Settings(), jobs)
        for job in jobs:  # what they load, the children have
            maker(job)
        return maker

    @cached_property
    def known(self) -> harmless.Known:
        """What the pages of harmless memos are made of."""
        return self.once("known", lambda: harmless.Known(frozenset(self._parts())))

    def _parts(self) -> Iterator[tuple[str, str]]:
        long = "한 줄에 다 들어가지 않을 만큼 긴 글 ", "words that do not fit into one line "
        memos = [project.rich(), project.rich("words", "words"), samples.linked()]
        memos.append(project.rich(long[0] * 4, long[1] * 4))
        for memo in (project.SHORT, *map(project.written, memos)):
            outcome = self.outcome(Case("known", {project.MEMO: memo}))
            assert outcome.exit_code == 0, outcome.problems
            yield from harmless.parts(harmless.page.parse(outcome.data.decode("utf-8")))

    def outcome(self, case: Case, limits: Limits = LIMITS) -> Outcome:
        """What comes of a case in a limited process of its own."""
        maker, folder = self.maker, Path(tempfile.mkdtemp(dir=self.folder, prefix="case-"))

        def work(case: Case) -> Outcome:
            root = self.project(folder.name, case.contents)
            case.prepare(root)
            return Maker(root, maker.fonts, ROOT / ".cache", case.settings)(case.job)

        try:
            ((_, outcome),) = self.forked(work, [case], limits)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return outcome

    def hold(self, case: Case) -> None:
        """The contract holds for a case."""
        fault = cases.fault(case, self.outcome(case), self.known)
        assert not fault, fault

    def forked(
        self, work: Callable, jobs: Iterable, limits: Limits = LIMITS, count: int = 1
    ) -> Iterator:
        """Any work in limited processes: each job with its outcome."""
        place = Span(project.MEMO, 1, 1)
        return worker.Workers(work, lambda job: ("a file", place), limits, count).run(jobs)


def both() -> int:
    """How many processes may run at once where one alone is no trial."""
    return max(2, processors())
