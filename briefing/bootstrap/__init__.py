"""Turn a machine with only Python into one that can build: `.venv`, packages, native libraries.

Standard library alone, because it runs before any package exists. Once all is there it costs a
few milliseconds and says nothing, so what is imported here is next to nothing.

    python3 build.py ─▶ .venv ─▶ packages ─▶ re-exec ─▶ native libraries ─▶ briefing.cli.main
"""

import os
import sys

from briefing.bootstrap import venv
from briefing.home import ROOT


def enter(argv: list[str]) -> int:
    """Run `build.py`'s arguments with all they need installed, and return the exit code."""
    off = os.environ.get("BRIEFING_NO_BOOTSTRAP") == "1" or argv[:1] == ["--no-bootstrap"]
    if not off and not venv.inside(ROOT) and venv.is_stamped(ROOT):
        venv.become(ROOT, argv)  # whether the stamp still holds is looked at from the inside
    from briefing.bootstrap import steps

    return steps.enter(argv[argv[:1] == ["--no-bootstrap"] :], off)


def installed() -> int:
    """Run the command `briefing`: nothing is set up, and what is missing is said."""
    from briefing.bootstrap import steps

    return steps.enter(sys.argv[1:], True)
