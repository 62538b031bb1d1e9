"""A build killed or interrupted at random moments: old or new, never half (O04, O05, O07)."""

import contextlib
import os
import signal
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from briefing.cli import main
from briefing.files import TEMPORARY
from tests.hostile import project

KILLS = 100
"""Moments of each: `kill -9`, and a signal that asks."""
#: How long a build may take to end when it is asked to.
PATIENCE = 2.0
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}
NUMBERS = (signal.SIGKILL, signal.SIGTERM, signal.SIGKILL, signal.SIGINT)
MEMOS = {name: project.SHORT.replace("짧은", name) for name in ("하얀", "까만")}
Files = dict[str, bytes]


def test_a_build_that_is_ended_leaves_old_or_new(lab, extent, tried):
    """At any moment: no half file, a code that says so, and the next build mends what is left."""
    lab.maker  # noqa: B018  (what a build loads is loaded before it is forked)
    temporary = lab.folder / "tmp"
    temporary.mkdir()
    killed = Killed(lab.project("killed"), temporary, {})
    times = []
    for name in (*MEMOS, *MEMOS):
        started = time.monotonic()
        assert killed.build(name) == 0
        times.append(time.monotonic() - started)
        killed.whole[name] = killed.files()
    chance = extent.random("kills")
    for turn in range(extent.count(2 * KILLS, few=4, full=5)):
        number, after = NUMBERS[turn % 4], chance.uniform(0, min(times) * 1.1)
        tried(f"{number.name} after {after:.3f} s", killed.fault(number, after))
    tried("the next build", killed.mended())


@dataclass
class Killed:
    """One project, built again and again."""

    root: Path
    temporary: Path
    whole: dict[str, Files]
    """The files of an undisturbed build of each memo."""

    def files(self) -> Files:
        """What lies in the output."""
        folder = self.root / "output"
        return {path.name: path.read_bytes() for path in folder.glob("*")}

    def begin(self, name: str) -> int:
        """Begin a build of a memo, in a process of its own: its id."""
        project.put(self.root, {project.MEMO: MEMOS[name]})
        return _begun(self.root, self.temporary)

    def build(self, name: str) -> int:
        """The exit code of an undisturbed build."""
        return os.waitstatus_to_exitcode(os.waitpid(self.begin(name), 0)[1])

    def fault(self, number: signal.Signals, after: float) -> str:
        """What did not hold when a build was ended after some seconds."""
        before = self.files()
        name = next(name for name in MEMOS if _settled(before) != self.whole[name])
        pid = self.begin(name)
        time.sleep(after)
        asked = time.monotonic()
        os.kill(pid, number)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        late = time.monotonic() - asked
        files = self.files()
        for file, data in _settled(files).items():
            if data not in [whole.get(file) for whole in self.whole.values()]:
                return f"{file} is neither old nor new"
        if number == signal.SIGKILL:
            # Workers of a killed build end by themselves; they are not waited for.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            return ""
        if late > PATIENCE:
            return f"it took {late:.1f} seconds to end"
        return self._asked(number, status, before, files, self.whole[name])

    def _asked(self, number, status: int, before: Files, files: Files, new: Files) -> str:
        """A signal that asks leaves nothing behind, and all old or all new."""
        if status not in (0, CODES[number], -number):
            return f"exit code {status}"
        if _settled(files) not in (_settled(before), new):
            return "a mix of old and new files"
        stale = len(before) - len(_settled(before))  # what a killed build had left before
        if status == CODES[number] and len(files) > len(_settled(files)) + stale:
            return "a temporary file is left"
        if status == -number:  # it had not yet begun to listen
            return ""
        own = [path.name for path in self.temporary.iterdir() if f"-{os.getpid()}-" in path.name]
        return f"{len(own)} temporary folders are left" if own else ""

    def mended(self) -> str:
        """The next build makes all whole, and sweeps what was left."""
        name = next(iter(MEMOS))
        (self.root / "output" / "tiny.ko.tiny.pdf").unlink(missing_ok=True)
        if code := self.build(name):
            return f"exit code {code}"
        if self.files() != self.whole[name]:
            return "the output is not that of a build that nobody disturbs"
        left = list(self.temporary.iterdir())
        return f"{len(left)} temporary folders are left" if left else ""


def _settled(files: Files) -> Files:
    return {name: data for name, data in files.items() if not TEMPORARY.fullmatch(name)}


def _begun(root: Path, temporary: Path) -> int:
    """A build of both files of one edition, in a process of its own: its id."""
    pid = os.fork()
    if pid:
        return pid
    code = 70
    try:
        os.setpgid(0, 0)
        os.environ["TMPDIR"] = tempfile.tempdir = str(temporary)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        quiet = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        code = main(["tiny", "--theme", "tiny", "--edition", "ko", "--root", str(root)])
    except KeyboardInterrupt as ended:  # before its own handlers stand
        code = getattr(ended, "exit_code", 130)
    finally:
        os._exit(code)
