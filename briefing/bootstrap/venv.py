"""Know where the project's `.venv` is, and become its Python: the first step of every start."""

import os
import sys

#: Counts the re-execs of one start, so that a setup that never holds ends with a sentence.
RESTARTS = "BRIEFING_BOOTSTRAP_RESTARTS"


def interpreter(root: str | os.PathLike[str]) -> str:
    """The Python of the project's `.venv`, there or not."""
    return os.path.join(
        root, ".venv", *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python"))
    )


def stamp_file(root: str | os.PathLike[str]) -> str:
    """The file that is in `.venv` once everything was installed."""
    return os.path.join(root, ".venv", "briefing-stamp.json")


def inside(root: str | os.PathLike[str]) -> bool:
    """Whether this very process is run by the project's `.venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(os.path.join(root, ".venv"))


def is_stamped(root: str | os.PathLike[str]) -> bool:
    """Whether `.venv` was once installed to the end, and still has a Python of its own."""
    settings = os.path.join(root, ".venv", "pyvenv.cfg")
    return all(map(os.path.exists, (stamp_file(root), settings, interpreter(root))))


def become(root: str | os.PathLike[str], argv: list[str]) -> None:
    """Become the same command, run by `.venv`'s Python.

    Returns only if that Python cannot be run at all; the stamp is gone then.
    """
    env = os.environ | {RESTARTS: str(int(os.environ.get(RESTARTS, "0")) + 1)}
    command = [interpreter(root), os.path.join(root, "build.py"), *argv]
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        if os.name == "nt":  # exec there returns to the shell at once and loses the exit code
            import subprocess

            sys.exit(subprocess.call(command, env=env))
        os.execve(command[0], command, env)
    except OSError:
        os.unlink(stamp_file(root))
