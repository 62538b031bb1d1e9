"""Say what happens: problems and progress on stderr, names of files on stdout."""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefing.files import shown
from briefing.home import CALLED
from briefing.problems import BriefingError, Problem, as_text, cells
from briefing.problems.shown import fitting
from briefing.wording import cli as labels
from briefing.wording import foreign

BUG_FILE = "bug-report.txt"
#: Cells of the bar.
BAR = 20


def open_streams() -> None:
    """Let every character through: what a console cannot show becomes an escape, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):  # replaced by something that is no text file
            stream.reconfigure(errors="backslashreplace")


def problems(several: Iterable[Problem], language: str) -> None:
    """Print problems for a person."""
    if text := as_text(several, language):
        print(text, file=sys.stderr)


def unprintable(error: OSError, language: str) -> None:
    """Say that the output went nowhere, if that can still be said."""
    with suppress(OSError, ValueError):
        sys.stdout = None  # what waits to be written would fail again at the end
    with suppress(OSError, ValueError):
        text = labels.UNPRINTABLE.filled(reason=foreign.system(error))
        print(f"{CALLED}: {text.to(language)}", file=sys.stderr)


class Progress:
    """A bar on a terminal that tells how far a build has come; elsewhere nothing."""

    def __init__(self, quiet: bool, language: str = "en", clock=time.monotonic) -> None:
        self.on = not quiet and sys.stderr is not None and sys.stderr.isatty()
        self.language, self.clock = language, clock
        self.width, self.began = 0, clock()

    def step(self, done: int, of: int, file: str) -> None:
        """Tell which file is through, or with none of them done which is the first."""
        if not self.on or done >= of:
            return
        self.clear()
        full = BAR * done // of
        bar = f"[{'#' * full}{'-' * (BAR - full)}] {done}/{of}"
        if rate := done / max(self.clock() - self.began, 0.001):
            left = labels.TIME_LEFT.filled(rate=f"{rate:.1f}", seconds=f"{(of - done) / rate:.0f}")
            bar += f" {left.to(self.language)}"
        text = fitting(f"{bar} {file}", shutil.get_terminal_size().columns - 1)
        print(f"\r{text}", end="", file=sys.stderr, flush=True)
        self.width = cells(text)

    def clear(self) -> None:
        """Take the line away."""
        if self.width:
            print(f"\r{' ' * self.width}\r", end="", file=sys.stderr, flush=True)
            self.width = 0

    def wrote(self, path: Path) -> None:
        """Print the name of a file that is complete."""
        self.clear()
        print(shown(path), flush=True)

    def current(self, count: int) -> None:
        """Tell how many files needed no work."""
        if self.on and count:
            print(labels.CURRENT.filled(count=count).to(self.language), file=sys.stderr)

    def silent(self, path: Path) -> None:
        """Print nothing."""


def bug(trace: str, root: Path, language: str) -> None:
    """Write down where our own code failed, and ask for it to be reported."""
    from briefing.files import write_together
    from briefing.run import versions

    facts = "\n".join(f"{name} {version}" for name, version in versions.all_versions().items())
    text = f"{trace}\n\n{sys.platform}\n{facts}\n"
    places = (root / ".cache", Path(tempfile.gettempdir()))
    for folder in places:
        with suppress(BriefingError):
            write_together({folder / BUG_FILE: text.encode()})
            message = labels.OUR_BUG.to(language).format(file=shown(folder / BUG_FILE))
            print(f"{CALLED}: {message}", file=sys.stderr)
            return
    print(text, file=sys.stderr)
