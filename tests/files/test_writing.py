"""Writing: the old file stays until the new one is complete, whatever fails."""

import errno
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from briefing.files import lock, write_together
from briefing.problems import BriefingError
from tests.files.folders import contents, files_in, prepared, temporaries, written

ROOT = Path(__file__).resolve().parents[2]
#: Everything that the write path asks of the system.
CALLS = tuple(
    "open write fsync close link chmod replace unlink stat lstat mkdir access".split()  # noqa: SIM905
)
#: What only tidies up, has another way, or makes a folder that is there already: its failure
#: loses nothing and need not be told.
HARMLESS = {"unlink", "link", "mkdir"}


class Faults:
    """Makes chosen system calls fail, counted over all of `CALLS`."""

    def __init__(self, monkeypatch, error: int, fails) -> None:
        self.made: list[str] = []
        self.error, self.fails = error, fails
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name, real):
        """A call that is counted, and fails if it is its turn."""

        def call(*args, **kwargs):
            self.made.append(name)
            if self.fails(len(self.made), name):
                if name == "close":
                    real(*args, **kwargs)
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **kwargs)

        return call


@pytest.fixture(name="calls")
def count_of_calls(tmp_path) -> int:
    """How many system calls one faultless write makes."""
    (tmp_path / "count").mkdir()
    folder = prepared(tmp_path / "count")
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, 0, lambda number, name: False)
        write_together(files_in(folder), folder)
    assert len(faults.made) > 20
    return len(faults.made)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES])
def test_a_fault_at_any_system_call_keeps_the_old_files(tmp_path, monkeypatch, calls, error):
    """One call fails, each in turn: all is new, or all is old with exit code 4 and the name."""
    monkeypatch.setattr("briefing.files.writing.REPLACE_PAUSE", 0)
    for turn in range(1, calls + 1):
        (tmp_path / str(turn)).mkdir()
        folder = prepared(tmp_path / str(turn))
        old, new = contents(folder), files_in(folder)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, error, lambda number, name, turn=turn: number == turn)
            raised = written(new, folder)
        failed = faults.made[turn - 1]
        left = {} if failed != "unlink" else dict.fromkeys(temporaries(folder))
        kept = {name: data for name, data in contents(folder).items() if name not in left}
        if raised is None:
            assert failed in HARMLESS or (failed, error) == ("replace", errno.EACCES), failed
            assert kept == {path.name: data for path, data in new.items()}
        else:
            assert kept == old, (turn, failed)
            assert raised.problems[0].span.file in ("memo.pdf", "memo.html")


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_stays_full_keeps_the_old_files(tmp_path, calls, error):
    """From some call on nothing can be written any more; what was there is unchanged."""
    writing = {"write", "fsync", "mkdir", "link"}
    for turn in range(1, calls + 1):
        (tmp_path / str(turn)).mkdir()
        folder = prepared(tmp_path / str(turn))
        old, new = contents(folder), files_in(folder)
        with pytest.MonkeyPatch.context() as patch:
            Faults(patch, error, lambda number, name, turn=turn: number >= turn and name in writing)
            outcome = written(new, folder)
        expected = {path.name: data for path, data in new.items()} if outcome is None else old
        assert contents(folder) == expected


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EPERM, "no-permission"),
        (errno.EIO, "cannot-write"),
    ],
)
def test_the_reason_is_told(tmp_path, monkeypatch, error, code):
    """A full disk, a read-only one and missing rights have sentences of their own."""
    Faults(monkeypatch, error, lambda number, name: name == "write")
    with pytest.raises(BriefingError) as raised:
        write_together({tmp_path / "한국" / "memo.pdf": b"x"}, tmp_path)
    monkeypatch.undo()
    (problem,) = raised.value.problems
    assert (problem.code, problem.span.file) == (code, "한국/memo.pdf")


def test_a_part_written_by_the_system_is_completed(tmp_path, monkeypatch):
    """`write` may take fewer bytes than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    write_together({tmp_path / "memo.pdf": b"0123456789"})
    assert contents(tmp_path) == {"memo.pdf": b"0123456789"}


def test_a_real_limit_of_the_system_keeps_the_old_file(tmp_path):
    """A process that may write only 4,096 bytes a file loses nothing (no simulation)."""
    folder = prepared(tmp_path)
    program = (
        "import resource, sys; from pathlib import Path; from briefing.files import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "write_together({Path('memo.pdf'): bytes(8192)}, Path(sys.argv[1]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, folder], cwd=ROOT, capture_output=True, text=True
    )
    assert "BriefingError: memo.pdf:1:1: this file cannot be written" in run.stderr
    assert contents(folder) == {"memo.pdf": b"old pdf"}


# Interruption


class Stopped(BaseException):
    """Stands for an interruption such as Ctrl-C."""


def test_an_interruption_at_any_moment_leaves_a_pair_whole(tmp_path, calls):
    """Stopped before or after any system call, both files are old or both are new."""
    for turn in range(2 * calls):
        (tmp_path / str(turn)).mkdir()
        folder = prepared(tmp_path / str(turn))
        old = contents(folder)
        new = {path.name: data for path, data in files_in(folder).items()}
        with pytest.MonkeyPatch.context() as patch:
            interrupt(patch, turn // 2, before=turn % 2 == 0)
            with suppress(Stopped):
                write_together(files_in(folder), folder)
        kept = contents(folder)
        for name in temporaries(folder):
            # Only an interruption of the tidying itself leaves something; the next run sweeps it.
            del kept[name]
        assert kept in (old, new)


def interrupt(patch, turn: int, before: bool) -> None:
    """Raise once, just before or just after the given system call."""
    made = []

    def wrapped(real):
        def call(*args, **kwargs):
            made.append(real)
            if before and len(made) == turn + 1:
                raise Stopped
            result = real(*args, **kwargs)
            if not before and len(made) == turn + 1:
                raise Stopped
            return result

        return call

    for name in CALLS:
        patch.setattr(os, name, wrapped(getattr(os, name)))


KILLED = """
import sys
from pathlib import Path
from briefing.files import lock, write_together
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in range(100_000):
    data = (b"%06d" % number) * 20_000
    with lock(folder):
        write_together({folder / "memo.pdf": data})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_a_killed_run_leaves_a_whole_file_and_the_next_run_sweeps(tmp_path):
    """After kill -9 at some moment the file is one complete version, and no rubbish stays."""
    for moment in range(12):
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, tmp_path], cwd=ROOT, stdout=subprocess.PIPE
        )
        run.stdout.readline()
        time.sleep(0.005 + moment * 0.003)
        run.kill()
        run.wait()
        run.stdout.close()
        with lock(tmp_path, wait=0):
            pass
        kept = contents(tmp_path)
        assert set(kept) <= {"memo.pdf"}
        for data in kept.values():
            assert len(data) == 120_000
            assert data == data[:6] * 20_000
