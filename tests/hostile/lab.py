"""Hold what all families work with: seed, folder, fonts, and a warm process that only forks."""

from __future__ import annotations

import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

from briefing.problems import BriefingError, Span
from briefing.run import worker
from briefing.run.build import prepared, processors
from briefing.run.job import Job, Settings
from briefing.run.making import Maker
from briefing.run.outcome import Outcome
from briefing.run.worker import Limits
from tests.hostile import case as cases
from tests.hostile import harmless, samples, tiny
from tests.hostile.case import Case
from tests.hostile.trial import Tried

#: What one hostile file may take before it counts as a hang.
LIMITS = Limits(cpu=20, wall=40.0)


@dataclass
class Lab:
    """One run of the suite."""

    root: Path
    """The project with our themes and fonts."""
    folder: Path
    """Where everything is made; nothing outside is written."""
    seed: int = 1
    full: bool = False
    """Whether it runs as long as it is worth, not as short as it can."""
    slice: int = 0
    """Try only so many of each family; 0 for all."""
    count: int = field(default_factory=processors)

    def random(self, name: str) -> Random:
        """Chance that falls the same way for the same seed."""
        return Random(f"{self.seed} {name}")

    def chosen(self, items: Iterable) -> list:
        """All things to try or, for a slice, some from all over them."""
        items = list(items)
        if not self.slice or len(items) <= self.slice:
            return items
        return [items[at * len(items) // self.slice] for at in range(self.slice)]

    @cached_property
    def base(self) -> dict[str, bytes]:
        """The files of the base theme."""
        return tiny.base_files(self.root)

    @cached_property
    def cache(self) -> Path:
        """One cache for all projects."""
        return self.folder / "cache"

    def project(self, name: str, files: dict | None = None) -> Path:
        """A tiny project in a folder of its own."""
        root = self.folder / name
        pictures = {tiny.PICTURE: samples.PNG}
        tiny.put(root, {**self.base, **tiny.PROJECT, **pictures, **(files or {})})
        if not (root / ".cache").exists():
            self.cache.mkdir(exist_ok=True)
            (root / ".cache").symlink_to(self.cache)
        return root

    @cached_property
    def maker(self) -> Maker:
        """What makes jobs, with fonts pinned and every module loaded."""
        root = self.project("warm")
        maker = prepared(root, Settings(), (cases.HTML, cases.PDF))
        for job in (cases.HTML, cases.PDF, cases.ENGLISH):  # what they load, the children have
            maker(job)
        return maker

    @cached_property
    def known(self) -> harmless.Known:
        """What the pages of harmless memos are made of."""
        parts: frozenset = frozenset()
        long = "한 줄에 다 들어가지 않을 만큼 긴 글 ", "words that do not fit into one line "
        memos = (tiny.rich(), tiny.rich("words", "words"), samples.linked())
        memos += (tiny.rich(long[0] * 4, long[1] * 4),)
        memos = (tiny.SHORT, *map(tiny.written, memos))
        made = [Case(f"known {at}", {tiny.MEMO: memo}) for at, memo in enumerate(memos)]
        for _, outcome in self.outcomes(made):
            if outcome.exit_code:
                raise BriefingError(outcome.problems or (), outcome.exit_code)
            parts |= harmless.parts(harmless.page.parse(outcome.data.decode("utf-8")))
        return harmless.Known(parts)

    def outcomes(self, made: Iterable[Case], limits: Limits = LIMITS) -> Iterator:
        """Every case with its outcome, each in a limited process of its own."""
        maker = self.maker

        def work(one: Case) -> Outcome:
            folder = Path(tempfile.mkdtemp(dir=self.folder, prefix="case-"))
            try:
                root = self.project(folder.name, dict(one.files))
                one.prepare(root)
                return Maker(root, maker.fonts, self.cache, one.settings)(one.job)
            finally:
                shutil.rmtree(folder, ignore_errors=True)

        yield from worker.Workers(work, _named, limits, self.count).run(made)

    def judged(self, made: Iterable[Case], limits: Limits = LIMITS) -> Iterator[Tried]:
        """Every case judged by the contract."""
        known, made = self.known, self.chosen(made)
        for one, outcome in self.outcomes(made, limits):
            yield cases.judged(one, outcome, known)
        for left in self.folder.glob("case-*"):  # of workers that were killed
            shutil.rmtree(left, ignore_errors=True)

    def forked(
        self, work: Callable, jobs: Iterable, limits: Limits = LIMITS, count: int = 0
    ) -> Iterator:
        """Any work in limited processes: each job with its outcome."""
        place = Span("reliability", 1, 1)
        workers = worker.Workers(work, lambda job: (str(job), place), limits, count or self.count)
        return workers.run(jobs)


def _named(one: Case) -> tuple[str, Span]:
    return one.job.file, Span(tiny.MEMO, 1, 1)


class Listener:
    """A server on this machine that only counts who calls."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setblocking(False)

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.socket.getsockname()[1]}"

    def calls(self) -> int:
        """How many have called since it was last asked."""
        count = 0
        while True:
            try:
                self.socket.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1


__all__ = ["Job", "Lab", "Listener"]
