"""Run an outside command to its end, quietly, and keep what it printed."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from briefing.bootstrap.sentences import BootstrapError, sentence

Heard = Callable[[str], None]
TAIL = 8
"""Lines of a failed command's output that are shown."""
_DISK = ("No space left", "enough free space", "Disk quota exceeded", "File too large")
_HASH = ("DO NOT MATCH THE HASHES", "EINTEGRITY")


def _unheard(line: str) -> None:
    pass


def run(
    command: list[str], cwd: Path | None = None, heard: Heard = _unheard
) -> subprocess.CompletedProcess[str]:
    """Run a command that asks nothing; its stdout holds both streams, in untranslated English.

    `heard` is given each line as it comes. A command that is not there ends like one that
    failed, with code 127.
    """
    env = os.environ | {"LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    lines = []
    try:
        with subprocess.Popen(
            command, cwd=cwd, env=env, encoding="utf-8", errors="replace", **pipes
        ) as process:
            try:
                for line in process.stdout:
                    lines.append(line)
                    heard(line)
            except BaseException:  # whoever interrupts this must not meet it at the next run
                process.terminate()
                raise
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, f"{command[0]}: {error.strerror}")
    return subprocess.CompletedProcess(command, process.returncode, "".join(lines))


def must(command: list[str], shown: str, cwd: Path | None = None, heard: Heard = _unheard) -> None:
    """Run a command that has to succeed; `shown` is what its user would have typed.

    Raises BootstrapError with the last lines that it printed, and what to do about them.
    """
    result = run(command, cwd, heard)
    if result.returncode:
        lines = [line.rstrip() for line in result.stdout.splitlines() if line.strip()]
        tail = "\n".join(f"    {line}" for line in lines[-TAIL:])
        hint = sentence(_hint(result.stdout))
        raise BootstrapError("command-failed", command=shown, tail=tail, hint=hint)


def _hint(output: str) -> str:
    """The name of the sentence that says what to do about a command that failed."""
    if any(words in output for words in _DISK):
        return "hint-disk"
    return "hint-hash" if any(words in output for words in _HASH) else "hint-network"
