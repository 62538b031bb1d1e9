"""Turn bytes into files such that the old content stays until the new is complete on the disk.

Files that belong together become new together or not at all.
"""

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.files.paths import problem, refusal
from briefing.problems import BriefingError, Exit, Problem
from briefing.wording import files as wording
from briefing.wording import foreign

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

#: The longest name, in bytes, that common file systems take.
NAME_LIMIT = 255
TEMPORARY = re.compile(r"\.[0-9a-f]{8}\.tmp")
#: How often a file that another program holds open is tried, and the pause between, in seconds.
REPLACE_TRIES = 3
REPLACE_PAUSE = 0.1
_CREATE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NOFOLLOW", 0)
)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(slots=True)
class _Write:
    """One file on its way to its name."""

    path: Path
    mode: int
    """Access rights of the file that it replaces, or those of a new file."""
    replaces: bool
    new: Path
    """The complete new content, until it takes the name."""
    old: Path
    """A second name of the old content, until all is done."""
    staged: bool = False


def write_together(files: Mapping[Path, bytes], root: Path = Path()) -> None:
    """Write all of the files, or leave all as they were.

    Relative paths are taken from `root`; missing folders are made. Hold `lock` meanwhile.

    Raises:
        BriefingError: One of them cannot be written (exit code 4); it names those, if any, whose
            old content could not be given back.
    """
    writes = [_prepared(root / path, root) for path in files]
    try:
        for write, data in zip(writes, files.values(), strict=True):
            with _writing(write.path, root):
                _stage(write, data)
        for write in writes:
            with _writing(write.path, root):
                _rename(write)
        for write in writes:
            with _writing(write.path, root):
                _sync_folder(write.path.parent)
    except BriefingError as error:
        raise BriefingError([*error.problems, *_undone(writes, root)], Exit.ENVIRONMENT) from None
    except BaseException:
        _undone(writes, root)
        raise
    finally:
        for write in writes:
            _discard(write.new)
            _discard(write.old)


def _prepared(path: Path, root: Path) -> _Write:
    """Check a target before anything is written, and make its folder."""
    with _writing(path, root):
        size = len(os.fsencode(path.name))
        if size > NAME_LIMIT:
            raise refusal(
                wording.NAME_TOO_LONG, path, root, Exit.ENVIRONMENT, bytes=size, limit=NAME_LIMIT
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            mode = 0
        if mode and not stat.S_ISREG(mode):
            raise refusal(wording.NOT_REPLACEABLE, path, root, Exit.ENVIRONMENT)
        effective = os.access in os.supports_effective_ids
        if mode and not os.access(path, os.W_OK, effective_ids=effective):
            raise refusal(wording.NO_PERMISSION, path, root, Exit.ENVIRONMENT)
    new, old = (path.with_name(f".{secrets.token_hex(4)}.tmp") for _ in range(2))
    return _Write(path, stat.S_IMODE(mode) if mode else 0o666 & ~_umask(), bool(mode), new, old)


def _umask() -> int:
    """The process's umask, which can be read only by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _stage(write: _Write, data: bytes) -> None:
    """Put the new content on the disk beside its target, and a second name on the old."""
    _write_file(write.new, data)
    write.new.chmod(write.mode)
    if write.replaces:
        try:
            write.old.hardlink_to(write.path)
        except OSError:  # a file system without hard links
            _write_file(write.old, write.path.read_bytes())
            write.old.chmod(write.mode)
    write.staged = True


def _write_file(path: Path, data: bytes) -> None:
    """Write a file that only we can read, and wait until it is on the disk."""
    handle = os.open(path, _CREATE, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _rename(write: _Write) -> None:
    """Give the new content its name; a file held open by a viewer is tried again."""
    for left in reversed(range(REPLACE_TRIES)):
        try:
            write.new.replace(write.path)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(REPLACE_PAUSE)


def _sync_folder(folder: Path) -> None:
    """Wait until the folder's new names are on the disk, where the system can do that."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, _FOLDER)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def _undone(writes: list[_Write], root: Path) -> list[Problem]:
    """Give renamed files their old content back; problems with those where it failed."""
    failed = []
    for write in reversed(writes):
        try:
            # Asked of the disk: an interruption may come between a renaming and any note of it.
            if not write.staged or write.new.exists():
                continue
            if write.replaces:
                write.old.replace(write.path)
            else:
                write.path.unlink()
        except OSError:
            failed.append(problem(wording.HALF_WRITTEN, write.path, root))
    return failed


def _discard(path: Path) -> None:
    # What cannot be removed now is swept by the next run.
    with suppress(OSError):
        path.unlink(missing_ok=True)


@contextmanager
def _writing(path: Path, root: Path) -> Iterator[None]:
    """Make a problem with the path of whatever the system says while writing."""
    try:
        yield
    except (OSError, ValueError) as error:
        code = error.errno if isinstance(error, OSError) else 0
        sentence = _WRITE_FAULTS.get(code, wording.CANNOT_WRITE)
        size = len(path.name.encode("utf-8", "surrogateescape"))
        args = {"reason": foreign.system(error), "bytes": size, "limit": NAME_LIMIT}
        raise refusal(sentence, path, root, Exit.ENVIRONMENT, **args) from None


_WRITE_FAULTS = {
    errno.ENOSPC: wording.DISK_FULL,
    errno.EDQUOT: wording.DISK_FULL,
    errno.EROFS: wording.READ_ONLY,
    errno.EACCES: wording.NO_PERMISSION,
    errno.EPERM: wording.NO_PERMISSION,
    errno.ENAMETOOLONG: wording.NAME_TOO_LONG,
}


@contextmanager
def lock(folder: Path, wait: float = 10.0, root: Path = Path()) -> Iterator[None]:
    """Hold a folder alone, after at most `wait` seconds, and sweep what a killed run left in it.

    The folder itself is locked, so nothing is left behind; where the system has no such locks
    (Windows, some network drives) the folder is used without.

    Raises:
        BriefingError: Another run has it for longer, or it cannot be made (exit code 4).
    """
    with _writing(folder, root):
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder, _FOLDER) if fcntl else -1
    try:
        if fcntl and _locked(handle, folder, wait, root):
            with _writing(folder, root):
                _sweep(folder, time.time())
        yield
    finally:
        if fcntl:
            with suppress(OSError):
                # Said outright: a forked worker may still have the folder open.
                fcntl.flock(handle, fcntl.LOCK_UN)
            with suppress(OSError):  # nothing was written through it
                os.close(handle)


def _locked(handle: int, folder: Path, wait: float, root: Path) -> bool:
    """Whether the lock is held; refuses if another run has it for too long."""
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise refusal(wording.LOCKED, folder, root, Exit.ENVIRONMENT) from None
            time.sleep(0.05)
        except OSError:
            return False
        else:
            return True


def _sweep(folder: Path, locked_at: float) -> None:
    """Remove temporary files that are older than the lock: their run is gone."""
    for path in folder.iterdir():
        if TEMPORARY.fullmatch(path.name):
            status = path.lstat()
            if stat.S_ISREG(status.st_mode) and status.st_mtime <= locked_at:
                _discard(path)
