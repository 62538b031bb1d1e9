"""Turn a lock file into a `.venv` that holds exactly its packages, each proved by its hash."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from pathlib import Path

from briefing.bootstrap import apt, stamp, venv
from briefing.bootstrap.running import hint, run, tail
from briefing.bootstrap.sentences import BootstrapError, say, sentence

PROBE = "import sys, importlib.util as u; print(*sys.version_info[:2], bool(u.find_spec('pip')))"
FLAGS = ["--require-hashes", "--no-input", "--no-user", "--disable-pip-version-check"]


def install(root: Path, locks: list[str]) -> None:
    """Install the last of `locks` into `.venv`, making or mending that first, and stamp it.

    The test lock holds all of the other one, so it vouches for both. Without a stamp, what is
    there may be half of something: every package is then installed again.
    """
    mending = "packages" not in stamp.read(root)
    stamp.clear(root)
    if not usable(root):
        _make_venv(root)
    lock = locks[-1]
    say("packages", count=count(root / lock), lock=lock)
    result = run(_installer(root) + (["--force-reinstall"] if mending else []) + ["-r", lock], root)
    if result.returncode:
        advice = sentence(hint(result.stdout), lock=lock)
        raise BootstrapError("pip-failed", tail=tail(result.stdout), hint=advice)
    stamp.vouch(root, locks, _probe(root)[0])


def usable(root: Path) -> bool:
    """Whether `.venv` has a Python that runs, is new enough and can be installed into."""
    python, has_pip = _probe(root)
    new_enough = tuple(map(int, python.split("."))) >= (3, 11) if python else False
    return new_enough and (has_pip or shutil.which("uv") is not None)


def count(lock: Path) -> int:
    """How many packages a lock names, those for other platforms left out."""
    lines = lock.read_text("utf-8").splitlines()
    named = [line for line in lines if re.match(r"[a-z0-9][\w.-]*==", line)]
    return sum("win32" not in line and "!= 'CPython'" not in line for line in named)


def _probe(root: Path) -> tuple[str, bool]:
    """The version of `.venv`'s Python, empty if it does not run, and whether it has pip."""
    result = run([venv.interpreter(root), "-I", "-c", PROBE])
    words = result.stdout.split()
    if result.returncode or len(words) != 3:
        return "", False
    return f"{words[0]}.{words[1]}", words[2] == "True"


def _installer(root: Path) -> list[str]:
    """The command that installs into `.venv`; `-I` keeps a foreign PYTHONPATH out."""
    python = venv.interpreter(root)
    if _probe(root)[1]:
        return [python, "-I", "-m", "pip", "install", *FLAGS]
    return [shutil.which("uv") or "uv", "pip", "install", "--python", python, "--require-hashes"]


def _make_venv(root: Path) -> None:
    """Make `.venv` with this Python's `venv`, else with uv, else after installing `venv`."""
    folder = root / ".venv"
    command = _venv_command()
    say("venv-broken" if folder.exists() else "venv-making")
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)
    result = run([*command, str(folder)])
    if result.returncode:
        raise BootstrapError("venv-failed", reason=tail(result.stdout).strip())


def _venv_command() -> list[str]:
    """The command that makes a `.venv`; BootstrapError if there is none to be had."""
    python, uv = getattr(sys, "_base_executable", sys.executable), shutil.which("uv")
    if not has_venv() and uv:
        return [uv, "venv", "--python", python]
    if not has_venv():
        if not apt.may_install():
            raise BootstrapError("venv-missing", package="python3-venv")
        apt.install([f"python{stamp.version(sys.version_info)}-venv"], "why-venv")
    return [python, "-m", "venv"]


def has_venv() -> bool:
    """Whether this Python can make a `.venv` with pip; Debian splits that part out."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
