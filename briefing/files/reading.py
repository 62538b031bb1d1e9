"""Turn paths inside a folder into bytes and texts, following no link and opening no device."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing.files.decoding import decoded
from briefing.files.paths import home, place, refusal
from briefing.problems import BriefingError, Report, Source, Wording
from briefing.wording import files as wording
from briefing.wording import foreign

FILE_LIMIT = 5_000_000
_READ = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = _READ | getattr(os, "O_DIRECTORY", 0)
#: Whether paths can be walked from one open folder to the next, so that none is exchanged midway.
WALKS_OPEN = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd
#: An open folder, or its path where folders cannot be opened (Windows).
_Place = int | Path


@dataclass(frozen=True, slots=True)
class Entry:
    """What a folder lists."""

    name: str
    kind: Literal["file", "folder", "link", "other"]


def read_source(
    path: Path, root: Path, report: Report, *, encoding: str = "utf-8", limit: int = FILE_LIMIT
) -> Source | None:
    """The text of a file inside `root`; None, after a report, if it cannot be had."""
    try:
        data = read_bytes(path, root, limit)
    except BriefingError as error:
        for problem in error.problems:
            report(problem)
        return None
    return decoded(place(path, root), data, encoding, report)


def read_bytes(path: Path, root: Path, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of an ordinary file inside `root`; a relative path is taken from there.

    So are those of a built-in file, which is named by its own path.

    Raises:
        BriefingError: It is not there, no ordinary file, reached by a link or `..`, larger than
            `limit` bytes, or the system refuses (exit code 1).
    """
    *folders, name = _names(path, root) or (".",)
    with _reading(path, root), _walked(folders, root, path) as where:
        entry = _looked_up(name, where)
        _expect(entry, stat.S_ISREG, wording.NOT_A_FILE, path, root)
        handle = _open(entry, _READ | _NO_FOLLOW | getattr(os, "O_NONBLOCK", 0), where)
        with os.fdopen(handle, "rb") as file:
            # Looked at again: the name may have changed hands since.
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise refusal(wording.NOT_A_FILE, path, root)
            data = file.read(limit + 1)
    if len(data) > limit:
        raise refusal(wording.TOO_LARGE, path, root, limit=f"{limit:,}")
    return data


def list_folder(path: Path, root: Path) -> tuple[Entry, ...]:
    """What a folder inside `root` holds, by name in code-point order.

    Raises:
        BriefingError: It is not there, no folder, reached by a link, or cannot be read (1).
    """
    with (
        _reading(path, root),
        _walked(_names(path, root), root, path) as where,
        os.scandir(where) as entries,
    ):
        listed = [Entry(entry.name, _kind(entry.stat(follow_symlinks=False))) for entry in entries]
    return tuple(sorted(listed, key=lambda entry: entry.name))


def _kind(status: os.stat_result) -> str:
    kinds = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}
    return kinds.get(stat.S_IFMT(status.st_mode), "other")


def _names(path: Path, root: Path) -> tuple[str, ...]:
    """The names to walk from `root`; refuses a path that leads out of it."""
    full, base = (root / path).absolute(), home(path, root).absolute()
    if not full.is_relative_to(base) or ".." in full.relative_to(base).parts:
        raise refusal(wording.OUTSIDE, path, root)
    return full.relative_to(base).parts


@contextmanager
def _walked(names: tuple[str, ...] | list[str], root: Path, path: Path) -> Iterator[_Place]:
    """The folder that the names lead to, each opened from the one before."""
    base = home(path, root)
    where: _Place = os.open(base, _FOLDER) if WALKS_OPEN else base
    try:
        for name in names:
            entry = _looked_up(name, where)
            _expect(entry, stat.S_ISDIR, wording.NOT_A_FOLDER, path, root)
            if isinstance(where, Path):
                where = where / entry.name
            else:
                below = _open(entry, _FOLDER | _NO_FOLLOW, where)
                os.close(where)
                where = below
        yield where
    finally:
        if isinstance(where, int):
            os.close(where)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name as the folder spells it, and what it stands for."""

    name: str
    mode: int


def _looked_up(name: str, where: _Place) -> _Found:
    """A name in a folder; one that some systems store in pieces (NFD) is found as well."""
    try:
        return _Found(name, _status(name, where).st_mode)
    except FileNotFoundError:
        for other in os.listdir(where):
            if unicodedata.normalize("NFC", other) == unicodedata.normalize("NFC", name):
                return _Found(other, _status(other, where).st_mode)
        raise


def _status(name: str, where: _Place) -> os.stat_result:
    if isinstance(where, Path):
        return (where / name).lstat()
    return os.stat(name, dir_fd=where, follow_symlinks=False)


def _open(entry: _Found, flags: int, where: _Place) -> int:
    if isinstance(where, Path):
        return os.open(where / entry.name, flags)
    return os.open(entry.name, flags, dir_fd=where)


def _expect(entry: _Found, is_kind, sentence: Wording, path: Path, root: Path) -> None:
    """Refuse links, and whatever is not of the kind that is needed."""
    if stat.S_ISLNK(entry.mode):
        raise refusal(wording.IS_LINK, path, root, name=entry.name)
    if not is_kind(entry.mode):
        raise refusal(sentence, path, root, name=entry.name)


@contextmanager
def _reading(path: Path, root: Path) -> Iterator[None]:
    """Make a problem with the path of whatever the system says while reading."""
    try:
        yield
    except FileNotFoundError:
        raise refusal(wording.NOT_FOUND, path, root) from None
    except (OSError, ValueError) as error:
        raise refusal(wording.CANNOT_READ, path, root, reason=foreign.system(error)) from None
