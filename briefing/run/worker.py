"""Run each job in a limited process of its own, forked from a parent that never renders.

A page can take unlimited time and memory, and the libraries under the engine can crash; nothing
inside the process can be trusted to stop that (the engine even swallows the signal of an alarm).
So limits are the system's, and the parent kills what overstays. A job that is lost is one
problem; the others go on. The parent must have one thread only, or forking is not safe.
"""

import contextlib
import gc
import os
import selectors
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from briefing.problems import Exit, Said, Span
from briefing.run import child as inside
from briefing.run.child import Limits
from briefing.run.outcome import Outcome, unpacked
from briefing.wording import run as wording

CAN_FORK = hasattr(os, "fork") and inside.resource is not None
USUAL = Limits()
#: How often a job whose worker crashed is tried.
TRIES = 2
_CHUNK = 1 << 20
#: How the names of temporary folders begin; the number of the process follows.
_PREFIX = "briefing-"
#: Signals that end a run, and what the shell is told.
ENDING = {signal.SIGINT: Exit.INTERRUPTED, signal.SIGTERM: Exit.TERMINATED}
J = TypeVar("J")


class Interrupted(KeyboardInterrupt):
    """The user or the system ends the run; `exit_code` tells which."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


@dataclass(eq=False)
class _Child:
    """A running worker."""

    job: object
    tries: int
    pid: int
    pipe: int
    folder: str
    until: float
    received: bytearray = field(default_factory=bytearray)
    over: tuple[str, Said] | None = None
    """The limit that it was killed for, and what of."""


class Workers:
    """Runs jobs, some at a time."""

    def __init__(
        self,
        work: Callable[[J], Outcome],
        name: Callable[[J], tuple[str, Span]],
        limits: Limits = USUAL,
        count: int = 1,
    ) -> None:
        """`work` makes a job in the child; `name` gives the file that it makes, and a place."""
        self.work, self.name, self.limits, self.count = work, name, limits, count
        self.running: dict[int, _Child] = {}
        self.selector: selectors.BaseSelector

    def run(self, jobs: Iterable[J]) -> Iterator[tuple[J, Outcome]]:
        """Every job with its outcome, as they end.

        Raises:
            Interrupted: A signal ended the run; no child and no temporary folder is left.
        """
        if not CAN_FORK:
            for job in jobs:
                yield job, inside.guarded(self.work, job, self.name, self.limits)
            return
        waiting = [(job, 1) for job in jobs][::-1]
        with self._watched() as ended:
            while waiting or self.running:
                while waiting and len(self.running) < self.count:
                    self._start(*waiting.pop())
                for child in self._finished(ended):
                    outcome = self._outcome(child)
                    if outcome is None:
                        waiting.append((child.job, child.tries + 1))
                    else:
                        yield child.job, outcome
            _stop_if(ended)

    @contextlib.contextmanager
    def _watched(self) -> Iterator[list[int]]:
        """Signals become entries of a list and wake the loop; leaving kills every child."""
        ended: list[int] = []
        reading, writing = os.pipe()
        self.selector = selectors.DefaultSelector()
        self.selector.register(reading, selectors.EVENT_READ)
        before: dict[int, object] = {}
        parent = os.getpid()

        def told(number: int, _frame: object) -> None:
            if os.getpid() == parent:  # a child that has just begun has this handler too
                ended.append(number)
                os.write(writing, b"!")

        try:
            if threading.current_thread() is threading.main_thread():
                before = {number: signal.signal(number, told) for number in ENDING}
            _sweep()
            gc.freeze()  # pages that no collection touches stay shared with the children
            yield ended
        finally:
            for child in list(self.running.values()):
                self._end(child)
            gc.unfreeze()
            for number, handler in before.items():
                signal.signal(number, handler)
            self.selector.close()
            os.close(reading)
            os.close(writing)

    def _start(self, job: J, tries: int) -> None:
        reading, writing = os.pipe()
        folder = tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-")
        pid = os.fork()
        if pid == 0:
            inside.do(self.work, job, self.name, self.limits, writing, folder)
        os.close(writing)
        os.set_blocking(reading, False)
        until = time.monotonic() + self.limits.wall
        self.running[reading] = _Child(job, tries, pid, reading, folder, until)
        self.selector.register(reading, selectors.EVENT_READ)

    def _finished(self, ended: list[int]) -> Iterator[_Child]:
        """Wait for news; give the children that are through, those over a limit among them."""
        nearest = min(child.until for child in self.running.values())
        events = self.selector.select(max(0.0, nearest - time.monotonic()))
        _stop_if(ended)
        heard = [self.running[key.fd] for key, _ in events if key.fd in self.running]
        now = time.monotonic()  # what comes while others are dealt with is not late
        late = [child for child in self.running.values() if now >= child.until]
        for child in heard:
            if self._read(child):
                yield child
        for child in late:
            if child not in heard:
                child.over = (f"{self.limits.wall:g}", wording.SECONDS)
                yield child

    def _read(self, child: _Child) -> bool:
        """Take what a child has sent; whether that is all."""
        try:
            piece = os.read(child.pipe, _CHUNK)
        except BlockingIOError:
            return False
        child.received += piece
        if len(child.received) > self.limits.file:
            child.over = (f"{self.limits.file:,}", wording.OF_OUTPUT)
        return not piece or child.over is not None

    def _outcome(self, child: _Child) -> Outcome | None:
        """What became of a child's job; None if it crashed and may be tried again."""
        status = self._end(child)
        file, place = self.name(child.job)
        if child.over is None and (outcome := unpacked(bytes(child.received))):
            return outcome
        signalled = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        over = child.over
        if over is None and signalled == signal.SIGXCPU:
            over = (str(self.limits.cpu), wording.OF_COMPUTING)
        if over:
            return inside.over(file, place, *over)
        if child.tries < TRIES:
            return None
        problem = wording.WORKER_CRASHED.at(place, file=file, how=_how(status))
        return Outcome((problem,), exit_code=Exit.LIMIT)

    def _end(self, child: _Child) -> int:
        """Make sure that a child is gone with all it left, and give its status."""
        del self.running[child.pipe]
        self.selector.unregister(child.pipe)
        os.close(child.pipe)
        status = _gone(child.pid)
        shutil.rmtree(child.folder, ignore_errors=True)
        return status


def _sweep() -> None:
    """Remove the temporary folders of runs that were killed and could not do it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with contextlib.suppress(OSError):
            is_ours = folder.lstat().st_uid == os.getuid() and not folder.is_symlink()
            if number.isdecimal() and is_ours and not _runs(int(number)):
                shutil.rmtree(folder, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _stop_if(ended: list[int]) -> None:
    """Leave the run if a signal has come."""
    if ended:
        raise Interrupted(ENDING[ended[0]])


def _gone(pid: int) -> int:
    """The exit status of a child that has closed its pipe, or is to end now.

    A process closes its files when its status is settled already, so that killing it then
    changes nothing; one that closed them by itself would never answer.
    """
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]


def _how(status: int) -> Said:
    """How a process ended."""
    if os.WIFSIGNALED(status):
        return wording.BY_SIGNAL.filled(name=signal.Signals(os.WTERMSIG(status)).name)
    return wording.WITH_CODE.filled(code=os.waitstatus_to_exitcode(status))
