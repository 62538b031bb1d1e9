"""Do one job inside a worker: under limits, unheard, and with an answer whatever happens."""

import contextlib
import faulthandler
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from briefing.problems import BriefingError, Exit, Said, Span
from briefing.run.outcome import Outcome, packed
from briefing.wording import run as wording

try:
    import resource
except ImportError:  # Windows
    resource = None

#: Where our own code lies; packages may lie below a folder of the same name.
_OURS = Path(__file__).parents[1]
#: What stays above the limit of memory for saying that it was reached, in bytes.
_RESERVE = 200_000_000

Work = Callable[..., Outcome]
Name = Callable[..., tuple[str, Span]]
"""The file that a job makes, and the place where problems with it as a whole are shown."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take."""

    memory: int = 1_500_000_000
    """Address space in bytes; a memo of nine pages takes 0.4 GB with all its fonts."""
    cpu: int = 60
    """Seconds of computing."""
    wall: float = 120.0
    """Seconds altogether."""
    file: int = 200_000_000
    """Bytes of any file that it writes, and of the file that it gives back."""


def do(work: Work, job: object, name: Name, limits: Limits, pipe: int, folder: str) -> None:
    """Do a job in a new process, answer through the pipe, and leave; never returns."""
    code = 1
    try:
        _confine(limits, folder)
        rest = memoryview(packed(guarded(work, job, name, limits)))
        while rest:
            rest = rest[os.write(pipe, rest) :]
        code = 0
    except BaseException:
        code = 1  # the parent sees that there is no whole answer
    finally:
        os._exit(code)


def guarded(work: Work, job: object, name: Name, limits: Limits) -> Outcome:
    """The outcome of a job, whatever it raises."""
    try:
        return work(job)
    except BriefingError as error:
        return Outcome(error.problems, exit_code=error.exit_code)
    except MemoryError:
        _open_reserve()
        return over(*name(job), f"{limits.memory / 1e9:g} GB", wording.OF_MEMORY)
    except RecursionError:
        return over(*name(job), f"{sys.getrecursionlimit():,}", wording.OF_NESTING)
    except Exception as error:
        return Outcome(bug=trace(error), exit_code=Exit.BUG)


def trace(error: BaseException) -> str:
    """Where an error was raised: kinds, files, lines and names of ours, never a value."""
    lines = [type(error).__name__]
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        own = path.is_relative_to(_OURS)
        shown = path.relative_to(_OURS.parent).as_posix() if own else path.name
        lines.append(f"  {shown}:{frame.lineno} in {frame.name}")
    if error.__cause__ or error.__context__:
        lines += ["after", trace(error.__cause__ or error.__context__)]
    return "\n".join(lines)


def over(file: str, place: Span, limit: str, what: Said) -> Outcome:
    """What becomes of a job that wanted more than a limit, which is given as it is printed."""
    problem = wording.OVER_LIMIT.at(place, file=file, limit=limit, what=what)
    return Outcome((problem,), exit_code=Exit.LIMIT)


def _confine(limits: Limits, folder: str) -> None:
    """Take the limits on, and let nothing be heard but what goes through the pipe."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    # Should the parent be killed, nobody else would end this.
    signal.setitimer(signal.ITIMER_REAL, limits.wall + 5)
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 5),
        (resource.RLIMIT_FSIZE, limits.file, limits.file),
        (resource.RLIMIT_AS, limits.memory, limits.memory + _RESERVE),
    ):
        with contextlib.suppress(ValueError, OSError):  # a system that has it lower, or not at all
            resource.setrlimit(kind, (soft, hard))
    faulthandler.disable()  # it would write to a terminal that it has kept open
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)


def _open_reserve() -> None:
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
