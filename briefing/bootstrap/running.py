"""Run an outside command to its end, quietly, and keep what it printed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

TAIL = 8
"""Lines of a failed command's output that are shown."""


def run(command: list[str], cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nothing; its stdout holds both streams, in untranslated English.

    A command that is not there ends like one that failed, with code 127.
    """
    env = os.environ | {"LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, f"{command[0]}: {error.strerror}")


def tail(output: str) -> str:
    """The last lines of a command's output, indented."""
    lines = [line.rstrip() for line in output.splitlines() if line.strip()]
    return "\n".join(f"    {line}" for line in lines[-TAIL:])


def hint(output: str) -> str:
    """The name of the sentence that says what to do about a failed download."""
    if "No space left" in output:
        return "hint-disk"
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in output or "Hash mismatch" in output:
        return "hint-hash"
    return "hint-network"
