"""Run `build.py` in a process of its own, with surroundings to order."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefing.bootstrap import ROOT

#: Seconds after which a command counts as hanging.
PATIENCE = 120


@dataclass(frozen=True)
class Surroundings:
    """Where and how a command runs."""

    variables: Mapping[str, str] = field(default_factory=dict)
    cwd: Path = Path(ROOT)
    umask: int = 0o022


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a command."""

    code: int
    out: bytes
    error: bytes


def started(words: tuple[str, ...], how: Surroundings) -> subprocess.Popen:
    """A command that runs by itself; nothing of this process's locale reaches it."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    return subprocess.Popen(
        [sys.executable, os.path.join(ROOT, "build.py"), "--no-bootstrap", *words],
        env=kept | {"LANG": "C.UTF-8"} | dict(how.variables),
        cwd=how.cwd,
        umask=how.umask,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ended(process: subprocess.Popen) -> Said:
    """What a command said and how it ended; one that hangs is killed, with code -9."""
    try:
        out, error = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        out, error = process.communicate()
    return Said(process.returncode, out, error)


def run(*words: str, how: Surroundings = Surroundings()) -> Said:
    """A command from its beginning to its end."""
    return ended(started(words, how))
