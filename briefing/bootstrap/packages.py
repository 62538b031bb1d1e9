"""Turn a lock file into a `.venv` that holds exactly its packages, each proved by its hash."""

import importlib.util
import re
import shutil
import sys
from pathlib import Path

from briefing.bootstrap import apt, stamp, venv
from briefing.bootstrap.running import must, run
from briefing.bootstrap.sentences import BootstrapError, Progress, say, sentence

#: Of a `.venv` that is only half there the Python may be the machine's, not to be installed into.
PROBE = """import sys, pip
assert sys.version_info >= (3, 11) and sys.prefix != sys.base_prefix
print('%d.%d' % sys.version_info[:2])"""
#: A line by which pip begins with a package, and its name: from an index, there already, a file.
PART = re.compile(r"(?:Collecting |Requirement[^:]*: |Processing .*/)((?:[\w.]|-(?!\d))+)")
FLAGS = ["--require-hashes", "--no-input", "--no-user", "--disable-pip-version-check"]


def install(root: Path, locks: list[str]) -> None:
    """Install the last of `locks` into `.venv`, making or mending that first, and stamp it.

    The test lock holds all of the other one, so it vouches for both. Without a stamp, what is
    there may be half of something: every package is then installed again. Raises BootstrapError
    if there is no `venv`, or if a package cannot be had or is not the one that the lock names.
    """
    mending = "packages" not in stamp.read(root)
    stamp.clear(root)
    if not _version(root):
        _make_venv(root)
    lock = locks[-1]
    say("packages", lock=lock)
    # `-I` keeps a foreign PYTHONPATH out, `-u` lets each line be heard at once
    command = [venv.interpreter(root), "-Iu", "-m", "pip", "install", *FLAGS, "-r", lock]
    command += ["--force-reinstall"] * mending
    pins = re.findall(r"^[a-z0-9][\w.-]*==", (root / lock).read_text("utf-8"), re.MULTILINE)
    with Progress(len(pins)) as progress:

        def heard(line: str) -> None:
            if line.startswith("Ignoring "):  # a package for another platform
                progress.total -= 1
            elif part := PART.match(line):
                progress.step(part[1])

        must(command, f"pip install -r {lock}", root, heard)
    stamp.vouch(root, locks, _version(root))


def _version(root: Path) -> str:
    """The version of `.venv`'s Python; empty if it lacks pip, is too old or does not run."""
    result = run([venv.interpreter(root), "-I", "-c", PROBE])
    return "" if result.returncode else result.stdout.strip()


def _make_venv(root: Path) -> None:
    """Make `.venv` with this Python's `venv`, after installing that if it is missing."""
    folder = root / ".venv"
    if not has_venv():
        package = f"python{stamp.version(sys.version_info)}-venv"
        if not apt.may_install():
            raise BootstrapError("venv-missing", package=package)
        apt.install([package], sentence("why-venv"))
    say("venv-broken" if folder.exists() else "venv-making")
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    python = getattr(sys, "_base_executable", sys.executable)
    must([python, "-m", "venv", "--without-pip", str(folder)], "python3 -m venv .venv")
    # By itself, since `venv` keeps to itself why this fails.
    must([venv.interpreter(root), "-Im", "ensurepip"], "python3 -m ensurepip")


def has_venv() -> bool:
    """Whether this Python can make a `.venv` with pip; Debian splits that part out."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
