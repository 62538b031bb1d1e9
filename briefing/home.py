"""Say where the program lies, in a checkout or in a wheel, and what it is called there."""

import os
import shlex
from contextlib import suppress

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_DATA = os.path.join(_PACKAGE, "_data")
INSTALLED = os.path.isdir(_DATA)
"""Whether this is the package of a wheel, with themes and fonts inside it, and no checkout."""
ROOT = _DATA if INSTALLED else os.path.dirname(_PACKAGE)
"""The folder of the `templates/` and `fonts/` that are built in."""
PROGRAM = "briefing" if INSTALLED else "python3 build.py"
"""What people type to run it."""


def command() -> str:
    """What runs the program from the folder where its user stands."""
    if INSTALLED:
        return PROGRAM
    path = os.path.join(ROOT, "build.py")
    with suppress(OSError, ValueError):  # that folder was deleted, or is on another drive
        path = min(os.path.relpath(path), path, key=len)
    return f"python3 {shlex.quote(path)}"


typed = PROGRAM
"""How a command that is told begins while one is run: with the path of `build.py` from here, and
with `--root` where the user named a project, so that it can be typed as it stands. Sentences say
`python3 build.py`, and `Said` puts this there."""
reading = ""
"""Options that say how memos are read, if some were given; commands that are told repeat them."""
CALLED = "briefing" if INSTALLED else "build"
"""What it calls itself before a sentence of its own."""
