"""Faults in the path of a write: what was there stays, or all of the new is there."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.files import NAME_LIMIT, TEMPORARY, lock, write_together, writing
from briefing.problems import BriefingError
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

#: Everything that a write asks of the system.
CALLS = (
    "open",
    "write",
    "fsync",
    "close",
    "link",
    "chmod",
    "replace",
    "unlink",
    "stat",
    "lstat",
    "mkdir",
    "access",
    "scandir",
    "listdir",
)
KINDS = (
    errno.ENOSPC,
    errno.EIO,
    errno.EDQUOT,
    errno.EACCES,
    errno.EROFS,
    errno.EPERM,
    errno.ENAMETOOLONG,
    errno.EXDEV,
)
#: What must go through for nothing to be lost; the rest only tidies up, or has another way.
HARMLESS = {"unlink", "link", "mkdir", "scandir", "listdir", "close"}
#: What a disk that stays full refuses.
FILLING = {"write", "fsync", "mkdir", "link"}
NAMES = ("memo.pdf", "memo.pdf.json", "memo.html", "memo.html.json")


def _tries(lab: Lab) -> Iterator[Tried]:
    pause, writing.REPLACE_PAUSE = writing.REPLACE_PAUSE, 0.0
    try:
        faults = [*_faults(lab.folder / "writes")]
        for name, fails, raised in lab.chosen(faults):
            yield Tried(name, _tried(lab.folder / "writes" / str(abs(hash(name))), fails, raised))
    finally:
        writing.REPLACE_PAUSE = pause
    yield from _targets(lab.folder / "targets")
    for turn in range(lab.slice or 50):
        yield Tried(f"two writers at once {turn}", _race(lab.folder / f"race-{turn}", turn))


WRITES = Family("writes", 600, _tries)

Fails = Callable[[int, str], bool]


def _faults(folder: Path) -> Iterator[tuple[str, Fails, BaseException]]:
    """Each call of a faultless write, failing in each way."""
    made: list[str] = []
    _tried(folder / "count", lambda number, name: bool(made.append(name)), OSError())
    for at, name in enumerate(made):
        for kind in KINDS:
            once = _at(at)
            error = OSError(kind, os.strerror(kind))
            yield f"{errno.errorcode[kind]} at call {at} ({name})", once, error
        yield f"Ctrl-C at call {at} ({name})", _at(at), KeyboardInterrupt()
        yield f"no memory at call {at} ({name})", _at(at), MemoryError()
        for kind in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            error = OSError(kind, os.strerror(kind))
            yield f"{errno.errorcode[kind]} from call {at} on", _from(at), error


def _at(turn: int) -> Fails:
    return lambda number, name: number == turn


def _from(turn: int) -> Fails:
    return lambda number, name: number >= turn and name in FILLING


@contextmanager
def _failing(fails: Fails, raised: BaseException, made: list[str]) -> Iterator[None]:
    """The system's calls, counted, and failing when it is their turn."""
    real = {name: getattr(os, name) for name in CALLS}

    def wrapped(name: str) -> Callable:
        def call(*args, **kwargs):
            made.append(name)
            if fails(len(made) - 1, name):
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


def _tried(folder: Path, fails: Fails, raised: BaseException) -> str:
    """What did not hold when a write of two new and two old files failed."""
    folder.mkdir(parents=True)
    old = {NAMES[0]: b"old pdf", NAMES[1]: b"old {}"}
    for name, data in old.items():
        (folder / name).write_bytes(data)
    new = {name: f"new {name}".encode() * 2000 for name in NAMES}
    made: list[str] = []
    error: BaseException | None = None
    with _failing(fails, raised, made):
        try:
            with lock(folder):
                write_together({folder / name: data for name, data in new.items()}, folder)
        except (BriefingError, KeyboardInterrupt, MemoryError) as caught:
            error = caught
        except OSError as caught:
            return f"a bare {type(caught).__name__} comes out"
    failed = next((name for at, name in enumerate(made) if fails(at, name)), "")
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    kept = {name: data for name, data in found.items() if not TEMPORARY.fullmatch(name)}
    return _verdict(error, kept, old, new, failed) or _swept(folder, found, failed)


def _verdict(error, kept: dict, old: dict, new: dict, failed: str) -> str:
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


def _swept(folder: Path, found: dict, failed: str) -> str:
    """Temporary files are left only where they cannot be removed, and the next run does."""
    left = [name for name in found if TEMPORARY.fullmatch(name)]
    if left and failed not in (
        "unlink",
        "open",
        "close",
        "write",
        "fsync",
        "chmod",
        "link",
        "replace",
    ):
        return f"{len(left)} temporary files are left"
    with lock(folder):
        pass
    left = [path.name for path in folder.iterdir() if TEMPORARY.fullmatch(path.name)]
    return f"{len(left)} temporary files are never swept" if left else ""


def _targets(folder: Path) -> Iterator[Tried]:
    """O02, O09: targets that are no files, or cannot be."""
    folder.mkdir()
    (folder / "outside").write_bytes(b"mine")
    made: dict[str, Callable[[Path], object]] = {
        "a folder": os.mkdir,
        "a pipe": os.mkfifo,
        "a link out": lambda path: path.symlink_to(folder / "outside"),
        "a dead link": lambda path: path.symlink_to("nowhere"),
        "a link to itself": lambda path: path.symlink_to(path.name),
        "a link to a device": lambda path: path.symlink_to("/dev/full"),
    }
    for at, (name, make) in enumerate(made.items()):
        path = folder / str(at) / "memo.pdf"
        path.parent.mkdir()
        make(path)
        yield Tried(f"target is {name}", _refused(path) or _untouched(folder))
    for name in ("가" * 86, "a" * (NAME_LIMIT + 1), "a\0b", "x" * 5000):
        yield Tried(f"name {name[:20]!r} of {len(name)}", _refused(folder / name))
    good = folder / ("가" * 85)
    write_together({good: b"x"}, folder)
    yield Tried("a name of 255 bytes", "" if good.read_bytes() == b"x" else "not written")
    (folder / "file").write_bytes(b"x")
    yield Tried("a file in place of the folder", _refused(folder / "file" / "memo.pdf"))
    yield Tried("a device", _refused(Path("/dev/full")))
    yield Tried("a folder of the system", _refused(Path("/proc/nothing/memo.pdf")))


def _refused(path: Path) -> str:
    try:
        write_together({path: b"data"}, path.parent)
    except BriefingError as error:
        return "" if error.exit_code == 4 and error.problems else f"exit code {error.exit_code}"
    return "it was written"


def _untouched(folder: Path) -> str:
    return "" if (folder / "outside").read_bytes() == b"mine" else "a link was followed"


def _race(folder: Path, turn: int) -> str:
    """O06: two processes write the same pair; one complete pair is left."""
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
                    with lock(folder):
                        write_together(
                            {folder / "memo.pdf": data, folder / "memo.html": data}, folder
                        )
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    codes = [os.waitpid(pid, 0)[1] for pid in children]
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    if any(codes):
        return "a writer failed"
    if set(found) != {"memo.pdf", "memo.html"} or len(set(found.values())) != 1:
        return "the pair is mixed, or something is left"
    return "" if len(set(found["memo.pdf"])) == 1 else "two writers in one file"
