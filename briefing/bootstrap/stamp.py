"""Tell in a few milliseconds whether `.venv` is as it was left.

The stamp is a small JSON file in `.venv`, written last and whole, so that a broken-off
installation has none. It is never believed alone: the lock's hash, the interpreter and the
installed packages are held against it.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.bootstrap import venv
from briefing.bootstrap.sentences import BootstrapError, say

try:
    import fcntl
except ImportError:  # Windows: two first runs at once are not guarded there
    fcntl = None


def read(root: Path) -> dict:
    """The stamp's content; empty when there is none or it cannot be read."""
    try:
        content = json.loads(_path(root).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def update(root: Path, **entries) -> None:
    """Set entries of the stamp, if there is one, in one atomic step."""
    content = read(root)
    if content:
        _write(root, content | entries)


def vouch(root: Path, locks: list[str], python: str) -> None:
    """Write that the locks are now installed in `.venv`, whose Python is `python` (`3.11`)."""
    entry = {
        "locks": {lock: digest(root / lock) for lock in locks},
        "interpreter": os.path.realpath(venv.interpreter(root)),
        "python": python,
    }
    _write(root, entry | {"packages": sorted(_installed(root, python))})


def clear(root: Path) -> None:
    """Take the stamp away, before anything it vouches for is changed."""
    _path(root).unlink(missing_ok=True)


def packages_hold(root: Path, locks: list[str]) -> bool:
    """Whether `.venv` still holds what these locks name, for the Python it was made for."""
    content = read(root)
    try:
        stamped, python = content["locks"], content["python"]
        return (
            all(stamped.get(lock) == digest(root / lock) for lock in locks)
            and venv.is_stamped(root)
            and os.path.realpath(venv.interpreter(root)) == content["interpreter"]
            and set(content["packages"]) <= _installed(root, python)
            and (not venv.inside(root) or python == version(sys.version_info))
        )
    except (KeyError, TypeError, AttributeError):
        return False


def version(info: tuple) -> str:
    """A Python's version as far as its packages depend on it: `3.11`."""
    return f"{info[0]}.{info[1]}"


def digest(path: Path) -> str:
    """The sha256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """Let one run at a time set things up; the others wait, and say so."""
    try:
        (root / ".cache").mkdir(exist_ok=True)
        file = (root / ".cache" / "bootstrap.lock").open("w")
    except OSError as error:
        raise BootstrapError("cannot-write", path=root, reason=error.strerror) from None
    with file:
        if fcntl:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting")
                fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _path(root: Path) -> Path:
    return Path(venv.stamp_file(root))


def _write(root: Path, content: dict) -> None:
    path = _path(root)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_text(json.dumps(content, indent=1), "utf-8")
    fresh.replace(path)


def _installed(root: Path, python: str) -> set[str]:
    """The names and versions of the packages in `.venv`, as their folders have them."""
    folder = "Lib" if os.name == "nt" else f"lib/python{python}"
    try:
        names = [path.name for path in (root / ".venv" / folder / "site-packages").iterdir()]
    except OSError:
        return set()
    return {
        name.removesuffix(".dist-info")
        for name in names
        if name.endswith(".dist-info") and not name.startswith(("pip-", "setuptools-"))
    }
