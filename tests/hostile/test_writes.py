"""Faults in the path of a write: what was there stays, or all of the new is there."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing.files import NAME_LIMIT, TEMPORARY, lock, write_together, writing
from briefing.problems import BriefingError

#: Everything that a write asks of the system.
CALLS = (
    "open", "write", "fsync", "close", "link", "chmod", "replace", "unlink", "stat", "lstat",
    "mkdir", "access", "scandir", "listdir",
)  # fmt: skip
FULL = (errno.ENOSPC, errno.EIO, errno.EDQUOT)
KINDS = (*FULL, errno.EACCES, errno.EROFS, errno.EPERM, errno.ENAMETOOLONG, errno.EXDEV)
#: What must go through for nothing to be lost; the rest only tidies up, or has another way.
HARMLESS = {"unlink", "link", "mkdir", "scandir", "listdir", "close"}
#: Behind a failure of these a temporary file may be left for the next run to sweep.
LEAVING = {"unlink", "open", "close", "write", "fsync", "chmod", "link", "replace"}
#: What a disk that stays full refuses.
FILLING = {"write", "fsync", "mkdir", "link"}
NAMES = ("memo.pdf", "memo.pdf.json", "memo.html", "memo.html.json")
Fails = Callable[[int, str], bool]
Contents = dict[str, bytes]


def test_a_write_is_whole_or_nothing(extent, tried, tmp_path, monkeypatch):
    """Whatever call fails, and however, two old and two new files are all old or all new."""
    monkeypatch.setattr(writing, "REPLACE_PAUSE", 0.0)
    for at, (name, fails, raised) in enumerate(extent.some([*_faults(tmp_path)], few=40)):
        tried(name, _written(tmp_path / str(at), fails, raised))


def _faults(folder: Path) -> Iterator[tuple[str, Fails, BaseException]]:
    """Each call of a faultless write, failing in each way."""
    calls: list[str] = []
    _written(folder / "count", lambda number, name: bool(calls.append(name)), OSError())
    for at, name in enumerate(calls):
        for kind in KINDS:
            error = OSError(kind, os.strerror(kind))
            yield f"{errno.errorcode[kind]} at call {at} ({name})", _at(at), error
        yield f"Ctrl-C at call {at} ({name})", _at(at), KeyboardInterrupt()
        yield f"no memory at call {at} ({name})", _at(at), MemoryError()
        for kind in FULL:
            error = OSError(kind, os.strerror(kind))
            yield f"{errno.errorcode[kind]} from call {at} on", _from(at), error


def _at(turn: int) -> Fails:
    return lambda number, name: number == turn


def _from(turn: int) -> Fails:
    return lambda number, name: number >= turn and name in FILLING


@contextmanager
def _failing(fails: Fails, raised: BaseException, calls: list[str]) -> Iterator[None]:
    """The system's calls, counted, and failing when it is their turn."""
    real = {name: getattr(os, name) for name in CALLS}

    def wrapped(name: str) -> Callable:
        def call(*args, **kwargs):
            calls.append(name)
            if fails(len(calls) - 1, name):
                if name == "close":
                    real[name](*args, **kwargs)
                raise raised
            return real[name](*args, **kwargs)

        return call

    try:
        for name in CALLS:
            setattr(os, name, wrapped(name))
        os.access.__name__ = "access"
        yield
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def _written(folder: Path, fails: Fails, raised: BaseException) -> str:
    """What did not hold when a write of two new and two old files failed."""
    folder.mkdir(parents=True)
    old = {NAMES[0]: b"old pdf", NAMES[1]: b"old {}"}
    for name, data in old.items():
        (folder / name).write_bytes(data)
    new = {name: f"new {name}".encode() * 2000 for name in NAMES}
    calls: list[str] = []
    error: BaseException | None = None
    with _failing(fails, raised, calls):
        try:
            with lock(folder):
                write_together({folder / name: data for name, data in new.items()}, folder)
        except (BriefingError, KeyboardInterrupt, MemoryError) as caught:
            error = caught
        except OSError as caught:
            return f"a bare {type(caught).__name__} comes out"
    failed = next((name for at, name in enumerate(calls) if fails(at, name)), "")
    left = {path.name: path.read_bytes() for path in folder.iterdir()}
    kept = {name: data for name, data in left.items() if not TEMPORARY.fullmatch(name)}
    return _verdict(error, kept, old, new, failed) or _swept(folder, left, failed)


def _verdict(error, kept: Contents, old: Contents, new: Contents, failed: str) -> str:
    if error is None:
        return "" if kept == new else "told as written, and is not"
    if kept not in (old, new):
        return "a mix of old and new"
    if isinstance(error, BriefingError):
        if kept != old:
            return "told as failed, and is written"
        if error.exit_code != 4:
            return f"exit code {error.exit_code}"
        if failed in HARMLESS - {"mkdir", "close"} and not kept:
            return f"a failing {failed} is told"
    return ""


def _swept(folder: Path, left: Contents, failed: str) -> str:
    """Temporary files are left only where they cannot be removed, and the next run does."""
    count = sum(bool(TEMPORARY.fullmatch(name)) for name in left)
    if count and failed not in LEAVING:
        return f"{count} temporary files are left"
    with lock(folder):
        pass
    count = sum(bool(TEMPORARY.fullmatch(path.name)) for path in folder.iterdir())
    return f"{count} temporary files are never swept" if count else ""


#: Targets that are no files (O02, O09); `outside` lies beside their folder.
TARGETS: dict[str, Callable[[Path], object]] = {
    "a folder": os.mkdir,
    "a pipe": os.mkfifo,
    "a link out": lambda path: path.symlink_to("../outside"),
    "a dead link": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a device": lambda path: path.symlink_to("/dev/full"),
}


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_that_is_no_file_is_left_alone(name, tmp_path):
    """It is told with exit code 4, and what a link leads to is not touched."""
    (tmp_path / "outside").write_bytes(b"mine")
    path = tmp_path / "output" / "memo.pdf"
    path.parent.mkdir()
    TARGETS[name](path)
    assert _refused(path) == ""
    assert (tmp_path / "outside").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "name",
    ["가" * 86, "a" * (NAME_LIMIT + 1), "a\0b", "x" * 5000, "file/memo.pdf", "/dev/full",
     "/proc/nothing/memo.pdf"],
    ids=lambda name: name[:12],
)  # fmt: skip
def test_a_place_where_no_file_can_be_is_told(name, tmp_path):
    """Names that are too long, a file for a folder, devices and folders of the system."""
    (tmp_path / "file").write_bytes(b"x")
    assert _refused(tmp_path / name) == ""


def test_a_name_of_255_bytes_is_written(tmp_path):
    """The longest name that a disk takes."""
    path = tmp_path / ("가" * 85)
    write_together({path: b"x"}, tmp_path)
    assert path.read_bytes() == b"x"


def _refused(path: Path) -> str:
    try:
        write_together({path: b"data"}, path.parent)
    except BriefingError as error:
        return "" if error.exit_code == 4 and error.problems else f"exit code {error.exit_code}"
    return "it was written"


def test_two_writers_leave_one_complete_pair(extent, tried, tmp_path):
    """O06: two processes write the same pair three times, at once."""
    for turn in range(extent.count(50, full=1)):
        tried(f"turn {turn}", _race(tmp_path / f"race-{turn}", turn))


def _race(folder: Path, turn: int) -> str:
    folder.mkdir()
    children = []
    for who in (b"a", b"b"):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                signal.alarm(20)
                for at in range(3):
                    data = who * (10_000 + turn + at)
                    pair = {folder / "memo.pdf": data, folder / "memo.html": data}
                    with lock(folder):
                        write_together(pair, folder)
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    codes = [os.waitpid(pid, 0)[1] for pid in children]
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    if any(codes):
        return "a writer failed"
    if set(files) != {"memo.pdf", "memo.html"} or len(set(files.values())) != 1:
        return "the pair is mixed, or something is left"
    return "" if len(set(files["memo.pdf"])) == 1 else "two writers in one file"
