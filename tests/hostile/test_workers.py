"""Workers that crash, hang, hoard or lie: each costs one job, and is told."""

import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefing.problems import BriefingError, Exit, Span
from briefing.run.outcome import Outcome
from briefing.run.worker import Limits, Workers
from briefing.wording import run as wording
from tests.hostile.lab import both

TIGHT = Limits(memory=1_000_000_000, cpu=1, wall=1.5, file=2_000_000)
JOBS, EACH = 200, 5
#: The files that were open before there was any worker.
own: set[int] = set()


def _deaf() -> None:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(60)


def _hoarding() -> None:
    held = []
    while True:
        held.append(bytes(50_000_000))


def _nested() -> None:
    _nested()


def _raising(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


class _Unspeakable(BaseException):
    def __reduce__(self):
        raise TypeError

    def __str__(self):
        raise ValueError


def _filling() -> None:
    Path(os.environ["TMPDIR"], "large").write_bytes(bytes(5_000_000))


def _closing() -> None:
    os.closerange(3, 1000)
    time.sleep(60)


def _lying() -> None:
    for number in set(range(3, 40)) - own:  # into its pipe, not into those of the tests
        with contextlib.suppress(OSError):
            os.write(number, b"\0\0\0\0\0\0\0\x02{}rubbish")
    os._exit(0)


_REFUSAL = BriefingError([wording.NO_MEMOS.at(Span("content", 1, 1))])
#: What goes wrong, and the exit codes that may tell it.
FAULTS: dict[str, tuple[Callable, set[int]]] = {
    "segfault": (lambda: ctypes.string_at(0), {5}),
    "kill -9": (lambda: os.kill(os.getpid(), signal.SIGKILL), {5}),
    "abort": (os.abort, {5}),
    "exit without a word": (lambda: os._exit(0), {5}),
    "sys.exit": (lambda: sys.exit(3), {5}),
    "deaf hang": (_deaf, {5}),
    "endless loop": (lambda: sum(iter(int, 1)), {5}),
    "all memory": (_hoarding, {5}),
    "endless recursion": (_nested, {5}),
    "Ctrl-C inside": (_raising(KeyboardInterrupt()), {5}),
    "an exception without words": (_raising(_Unspeakable()), {5}),
    "our mistake": (_raising(KeyError("words of the memo")), {70}),
    "a refusal": (_raising(_REFUSAL), {1}),
    "too large an answer": (lambda: Outcome(data=bytes(3_000_000)), {5}),
    "a full disk": (_filling, {5, 70}),
    "all files closed": (_closing, {5}),
    "a false answer": (_lying, {5}),
}


def test_a_worker_that_fails_costs_one_job(extent, tried):
    """Among two hundred good jobs, each bad one is told with its code, and no other is lost."""
    chance, each = extent.random("crashes"), extent.count(EACH, few=1, full=1)
    jobs = [("good", turn) for turn in range(extent.count(JOBS, few=40, full=1))]
    jobs += [(name, turn) for name in FAULTS for turn in range(each)]
    chance.shuffle(jobs)
    own.clear()
    for number in range(3, 40):
        with contextlib.suppress(OSError):
            own.add(os.fstat(number) and number)
    started, count = time.monotonic(), both()
    ended: dict[tuple[str, int], list[Outcome]] = {}
    for job, outcome in Workers(_work, _named, TIGHT, count).run(jobs):
        ended.setdefault(job, []).append(outcome)
    seconds = time.monotonic() - started
    for job in jobs:
        if job[0] != "good":
            tried(f"{job[0]} {job[1]}", _told(job[0], ended.get(job, [])))
    lost = [job for job in jobs if job[0] == "good" and not _whole(job, ended.get(job, []))]
    tried("the other jobs", f"{len(lost)} of them were lost" if lost else "")
    slow = sum(name in ("deaf hang", "all files closed", "endless loop") for name, _ in jobs)
    limit = slow * TIGHT.wall / count * 1.1 + len(jobs) * 0.5
    tried("the time of all", f"{seconds:.0f} seconds" if seconds > limit else "")


def _work(job: tuple[str, int]) -> Outcome:
    if job[0] in FAULTS:
        return FAULTS[job[0]][0]() or Outcome()
    return Outcome(data=f"{job}".encode() * 50)


def _named(job: tuple[str, int]) -> tuple[str, Span]:
    return f"{job[0]}-{job[1]}.pdf", Span(f"content/{job[1]}/memo.yaml", 1, 1)


def _whole(job: tuple[str, int], outcomes: list[Outcome]) -> bool:
    return len(outcomes) == 1 and outcomes[0] == _work(job)


def _told(name: str, outcomes: list[Outcome]) -> str:
    if len(outcomes) != 1:
        return f"told {len(outcomes)} times"
    outcome, codes = outcomes[0], FAULTS[name][1]
    if outcome.data or outcome.exit_code not in codes:
        return f"exit code {outcome.exit_code}"
    if outcome.exit_code == Exit.BUG:
        return "a value is in the report" if "words of the memo" in outcome.bug else ""
    return "" if outcome.problems and outcome.problems[0].span.line else "no word why"
