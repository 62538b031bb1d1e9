"""Turn jobs into files: make each in a worker, and write what belongs together at once.

A web page and the PDF that it links to become new together or stay as they were. Beside each file
stands a manifest: what it was made from, and with. Nothing else is ever written to the output.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.edition import glosses
from briefing.problems import BriefingError, Collected, Exit, Span
from briefing.run import worker
from briefing.run.current import Inputs
from briefing.run.job import DEFAULT, Job, Settings
from briefing.run.outcome import Outcome
from briefing.run.versions import all_versions as versions_of_all
from briefing.wording import foreign
from briefing.wording import run as wording

#: Where a problem stands that belongs to no file.
BUILD = Span("build", 1, 1)
#: What an exit code of several failures says first: our bug, the machine, a limit, the content.
GRAVEST = (Exit.BUG, Exit.ENVIRONMENT, Exit.LIMIT, Exit.CONTENT)
JOBS_LIMIT = 64


@dataclass
class Result:
    """What became of a build."""

    written: list[Path] = field(default_factory=list)
    current: list[Path] = field(default_factory=list)
    """What needed no work."""
    collected: Collected = field(default_factory=Collected)
    exit_codes: set[int] = field(default_factory=set)
    bugs: dict[str, None] = field(default_factory=dict)
    """Where our own code failed, each place once."""

    @property
    def exit_code(self) -> int:
        """0 if all was delivered."""
        return next((code for code in GRAVEST if code in self.exit_codes), Exit.DONE)

    def add(self, outcome: Outcome) -> None:
        """Take in what a job has to say; the same fault in two files is one problem."""
        if outcome.exit_code:
            self.exit_codes.add(outcome.exit_code)
        if outcome.bug:
            self.bugs.setdefault(outcome.bug)
        for problem in outcome.problems:
            self.collected(problem)
        for switch, count in outcome.facts.get("allowed", {}).items():
            self.collected(wording.ALLOWED.at(BUILD, code=switch, count=count))


@dataclass
class Build:
    """The making of one project's files."""

    root: Path
    output: Path
    settings: Settings = DEFAULT
    count: int = 1
    """How many jobs at a time."""
    limits: worker.Limits = worker.USUAL
    told: Callable[[Path], None] = lambda path: None
    """Called with each file as soon as it is complete on the disk."""
    anew: bool = True
    """Whether files that are current are made all the same."""
    progress: Callable[[int, int, str], None] = lambda done, of, file: None
    """Called when a job ends: jobs done, jobs altogether, name of its file."""

    def run(self, jobs: Iterable[Job]) -> Result:
        """Make and write the files of some jobs.

        Raises:
            BriefingError: The machine lacks what is needed (exit code 4).
            worker.Interrupted: A signal ended it; what was written before is whole.
        """
        jobs, result = self._linked(dict.fromkeys(jobs)), Result()
        inputs = Inputs(self.root, self.settings, versions_of_all())
        jobs = self._left(jobs, inputs, result)
        if not jobs:
            return result
        maker = prepared(self.root, self.settings, jobs)
        if not worker.CAN_FORK:
            result.collected(wording.NO_FORK.at(BUILD))
        workers = worker.Workers(maker, named, self.limits, self.count)
        self.progress(0, len(jobs), jobs[0].file)
        ended: dict[Job, Outcome] = {}
        for done, (job, outcome) in enumerate(workers.run(jobs), 1):
            ended[job] = outcome
            self.progress(done, len(jobs), job.file)
            group = [other for other in jobs if other.group == job.group]
            if all(other in ended for other in group):
                self._deliver({other: ended[other] for other in group}, inputs, result)
        for job in jobs:
            result.add(ended[job])
        return result

    def _linked(self, jobs: Collection[Job]) -> tuple[Job, ...]:
        """The jobs, whose pages link to a PDF only if it is made with them or lies there."""
        files = {job.file for job in jobs}
        return tuple(
            replace(job, pdf=job.pdf * (job.pdf in files or (self.output / job.pdf).is_file()))
            for job in jobs
        )

    def _left(self, jobs: tuple[Job, ...], inputs: Inputs, result: Result) -> tuple[Job, ...]:
        """The jobs that need work; the files of a group are all current or all made."""
        if self.anew:
            return jobs
        stale = {job.group for job in jobs if not inputs.is_current(job, self.output / job.file)}
        result.current += [self.output / job.file for job in jobs if job.group not in stale]
        return tuple(job for job in jobs if job.group in stale)

    def _deliver(self, group: dict[Job, Outcome], inputs: Inputs, result: Result) -> None:
        """Write the files of a group, if all of them could be made."""
        if not all(outcome.delivered for outcome in group.values()):
            return
        contents: dict[Path, bytes] = {}
        for job, outcome in group.items():
            contents[self.output / job.file] = outcome.data
            digest = "" if outcome.problems else inputs.digest(job)
            contents[self.output / f"{job.file}.json"] = manifest(job, outcome, digest)
        try:
            with files.lock(self.output, root=self.root):
                files.write_together(contents, self.root)
        except BriefingError as error:
            result.exit_codes.add(error.exit_code)
            for problem in error.problems:
                result.collected(problem)
            return
        for path in contents:
            if path.suffix != ".json":
                result.written.append(path)
                self.told(path)
        self._keep_glosses(group, result)

    def _keep_glosses(self, group: dict[Job, Outcome], result: Result) -> None:
        """Keep for which Korean the glosses were written that were delivered."""
        for job, outcome in group.items():
            path = self.root / "content" / job.memo / glosses.FILE
            try:
                if outcome.glosses:
                    with files.lock(path.parent, root=self.root):
                        files.write_together({path: outcome.glosses.encode()}, self.root)
            except BriefingError:  # the files are delivered all the same
                place = Span(files.place(path, self.root), 1, 1)
                result.collected(wording.GLOSSES_NOT_KEPT.at(place))


def checked(root: Path, jobs: Iterable[Job], settings: Settings, count: int = 1) -> Result:
    """What a build of some jobs would have to say before any page is laid out.

    Raises:
        BriefingError: The list of fonts cannot be read (exit code 4).
        worker.Interrupted: A signal ended it.
    """
    from briefing.edition.parity import checks  # noqa: F401  (loaded once, for all workers)
    from briefing.look import fonts, render
    from briefing.look.html import web  # noqa: F401
    from briefing.run.making import Maker

    render.compile_base()
    jobs, result = tuple(jobs), Result()
    maker = Maker(root, fonts.built_in(), root / ".cache", settings)
    ended = dict(worker.Workers(maker.checked, named, count=count).run(jobs))
    for job in jobs:
        result.add(ended[job])
    return result


def named(job: Job) -> tuple[str, Span]:
    """The file that a job makes, and the place of a problem with it as a whole."""
    return job.file, Span(f"content/{job.memo}/memo.yaml", 1, 1)


def prepared(root: Path, settings: Settings, jobs: tuple[Job, ...]):
    """What makes the jobs, with all its modules loaded.

    Raises:
        BriefingError: Fonts or libraries are missing (exit code 4).
    """
    from briefing.bootstrap import native
    from briefing.look import fontcheck, fonts, pinning, render
    from briefing.run.making import Maker

    bundled, problems = fonts.built_in(), Collected()
    fontcheck.verify(bundled, problems)
    problems.stop_on_errors(Exit.ENVIRONMENT)
    cache = root / ".cache"
    pinning.pin(bundled, cache)
    native.preload()
    render.compile_base()
    if any(job.format == "pdf" for job in jobs):
        _load_engine()
    if any(job.format == "html" for job in jobs):
        from briefing.look.html import web  # noqa: F401  (loaded once, for all workers)
    return Maker(root, bundled, cache, settings, versions_of_all())


def _load_engine() -> None:
    """Import the print engine, which fails where its C libraries are missing.

    Raises:
        NativeMissingError: They are, and it says what to install.
        BriefingError: They cannot be loaded, or the engine is of another version (exit code 4).
    """
    from briefing.bootstrap import native
    from briefing.bootstrap.sentences import NativeMissingError
    from briefing.look.print import loading

    try:
        # The engine tells what it lacks on stdout, which is for the names of delivered files.
        with loading.without_search(), redirect_stdout(None):
            from briefing.look.print import hooks

            hooks.check_versions()  # before a module of ours imports what it may not have
            from briefing.look.print import press  # noqa: F401
    except OSError as error:
        if advice := native.advice():
            raise NativeMissingError(advice) from None
        why = foreign.heard(str(error).partition("\n")[0])
        raise BriefingError((wording.NO_ENGINE.at(BUILD, why=why),), Exit.ENVIRONMENT) from None


def manifest(job: Job, outcome: Outcome, inputs: str = "") -> bytes:
    """What a file is, was made from and with: nothing that another machine would say differently
    but for versions; no dates, no paths outside the project."""
    facts = {
        "file": job.file,
        "sha256": sha256(outcome.data).hexdigest(),
        "bytes": len(outcome.data),
        **outcome.facts,
        "inputs": inputs,
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def processors() -> int:
    """How many jobs at a time suit this machine: its processors, but at most four."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        count = os.cpu_count() or 1
    return max(1, min(4, count))
