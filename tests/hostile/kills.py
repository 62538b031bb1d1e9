"""A build killed or interrupted at random moments: old or new, never half (O04, O05, O07)."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefing.files import TEMPORARY
from tests.hostile import tiny
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

KILLS = 100
"""Moments of each: `kill -9`, and a signal that asks."""
#: How long a build may take to end when it is asked to.
PATIENCE = 2.0
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
MEMOS = {name: tiny.SHORT.replace("짧은", name) for name in ("하얀", "까만")}
Files = dict[str, bytes]


def _tries(lab: Lab) -> Iterator[Tried]:
    lab.maker  # noqa: B018  (what a build loads is loaded before it is forked)
    root = lab.project("killed")
    temporary = lab.folder / "tmp"
    temporary.mkdir()
    whole, seconds = {}, []
    for name in (*MEMOS, *MEMOS):
        _say(root, name)
        started = time.monotonic()
        pid = _begun(root, temporary)
        if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
            yield Tried("a build that nobody disturbs", "it failed")
            return
        seconds.append(time.monotonic() - started)
        whole[name] = _found(root)
    trial = _Trial(root, temporary, whole, min(seconds))
    chance = lab.random("kills")
    count = (lab.slice or KILLS) * (5 if lab.full else 1)
    for turn in range(2 * count):
        number = (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT)[turn % 4]
        after = chance.uniform(0, trial.seconds * 1.1)
        yield Tried(f"{number.name} after {after:.3f} s ({turn})", trial.fault(number, after))
    yield Tried("the next build", trial.mended())


INTERRUPTIONS = Family("kills", 2 * KILLS, _tries)


class _Trial:
    """One project, built again and again."""

    def __init__(
        self, root: Path, temporary: Path, whole: dict[str, Files], seconds: float
    ) -> None:
        self.root, self.temporary, self.whole, self.seconds = root, temporary, whole, seconds

    def fault(self, number: signal.Signals, after: float) -> str:
        """What did not hold when a build was ended after some seconds."""
        before = _found(self.root)
        name = next(one for one in MEMOS if _settled(before) != self.whole[one])
        _say(self.root, name)
        pid = _begun(self.root, self.temporary)
        time.sleep(after)
        asked = time.monotonic()
        os.kill(pid, number)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        late = time.monotonic() - asked
        found = _found(self.root)
        for file, data in _settled(found).items():
            if data not in [one.get(file) for one in self.whole.values()]:
                return f"{file} is neither old nor new"
        if number == signal.SIGKILL:
            _orphans_gone(pid)
            return ""
        return self._asked(number, status, late, before, found, self.whole[name])

    def _asked(
        self, number, status: int, late: float, before: Files, found: Files, new: Files
    ) -> str:
        """A signal that asks leaves nothing behind, and all old or all new."""
        if status not in (0, CODES[number], -number):
            return f"exit code {status}"
        if late > PATIENCE:
            return f"it took {late:.1f} seconds to end"
        if _settled(found) not in (_settled(before), new):
            return "a mix of old and new files"
        if status == CODES[number] and len(found) > len(_settled(found)) + _stale(before):
            return "a temporary file is left"
        if status == -number:  # it had not yet begun to listen
            return ""
        own = [path.name for path in self.temporary.iterdir() if f"-{os.getpid()}-" in path.name]
        return f"{len(own)} temporary folders are left" if own else ""

    def mended(self) -> str:
        """The next build makes all whole, and sweeps what was left."""
        name = next(iter(MEMOS))
        _say(self.root, name)
        (self.root / "output" / "tiny.ko.tiny.pdf").unlink(missing_ok=True)
        pid = _begun(self.root, self.temporary)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        if code:
            return f"exit code {code}"
        if _found(self.root) != self.whole[name]:
            return "the output is not that of a build that nobody disturbs"
        left = list(self.temporary.iterdir())
        return f"{len(left)} temporary folders are left" if left else ""


def _say(root: Path, name: str) -> None:
    tiny.put(root, {tiny.MEMO: MEMOS[name]})


def _found(root: Path) -> Files:
    folder = root / "output"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def _settled(found: Files) -> Files:
    return {name: data for name, data in found.items() if not TEMPORARY.fullmatch(name)}


def _stale(found: Files) -> int:
    """How many files a killed build had left before."""
    return len(found) - len(_settled(found))


def _begun(root: Path, temporary: Path) -> int:
    """A build of both files of one edition, in a process of its own: its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setpgid(0, 0)
        os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(
                number, signal.SIG_DFL if number != signal.SIGINT else signal.default_int_handler
            )
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        from briefing.cli import main

        code = main(["tiny", "--theme", "tiny", "--edition", "ko", "--root", str(root)])
    except KeyboardInterrupt as ended:  # before its own handlers stand
        code = getattr(ended, "exit_code", 130)
    finally:
        os._exit(code)


def _orphans_gone(group: int) -> None:
    """Workers of a killed build end by themselves; they are not waited for, but ended here."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
