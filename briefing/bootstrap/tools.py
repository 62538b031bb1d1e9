"""Install the outside programs that check the tests' results: browser, PDF tools, validators."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.bootstrap import apt, stamp
from briefing.bootstrap.running import hint, run, tail
from briefing.bootstrap.sentences import BootstrapError, say, sentence

#: Program → the Debian packages that bring it.
DEBIAN = {
    "chromium": ["chromium"],
    "pdftotext": ["poppler-utils"],
    "qpdf": ["qpdf"],
    "java": ["default-jre-headless"],
    "node": ["nodejs"],
    "npm": ["npm"],
}


def ensure(root: Path) -> None:
    """Install those programs that are missing, and the npm packages of tests/tools.

    Without the rights to install it says what is missing; the tests that need it speak up.
    """
    absent = [name for name in DEBIAN if not shutil.which(name)]
    if absent and apt.may_install():
        apt.install([package for name in absent for package in DEBIAN[name]], "why-tools")
    elif absent:
        say("tools-missing", names=", ".join(absent))
    if shutil.which("npm"):
        _ensure_node_modules(root / "tests" / "tools")


def _ensure_node_modules(folder: Path) -> None:
    """Install what package-lock.json pins, unless that very lock is installed already."""
    mark, lock = folder / "node_modules" / ".briefing-lock", folder / "package-lock.json"
    wanted = stamp.digest(lock)
    if mark.is_file() and mark.read_text("utf-8") == wanted:
        return
    say("npm")
    # Nothing here needs a package's own scripts, and a browser is not to be fetched by one.
    result = run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder)
    if result.returncode:
        advice = sentence(hint(result.stdout), lock="package-lock.json")
        raise BootstrapError(
            "command-failed", command="npm ci", tail=tail(result.stdout), hint=advice
        )
    mark.write_text(wanted, "utf-8")
