"""Install the outside programs that check the tests' results: browser, PDF tools, validators."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from briefing.bootstrap import apt, stamp
from briefing.bootstrap.running import must

HERE = Path(__file__).parent
#: Program → the Debian packages that bring it.
DEBIAN = {
    "chromium": ["chromium"],
    "pdftotext": ["poppler-utils"],
    "qpdf": ["qpdf"],
    "openssl": ["openssl"],
    "java": ["default-jre-headless"],
    "node": ["nodejs"],
    "npm": ["npm"],
    "msgfmt": ["gettext"],
}


def ensure(root: Path) -> None:
    """Install those programs that are missing, and the npm packages of this folder.

    Without the rights to install it says what is missing; the tests that need it speak up.
    Raises BootstrapError if apt or npm fails.
    """
    absent = [name for name in DEBIAN if not shutil.which(name)]
    with stamp.exclusive(root):
        if absent and apt.may_install():
            packages = [package for name in absent for package in DEBIAN[name]]
            apt.install(packages, "that check the tests' results")
        elif absent:
            print("no root rights to install", ", ".join(absent), file=sys.stderr)
        if shutil.which("npm"):
            _ensure_node_modules()


def _ensure_node_modules() -> None:
    """Install what package-lock.json pins, unless that very lock is installed already."""
    mark = HERE / "node_modules" / ".briefing-lock"
    wanted = stamp.digest(HERE / "package-lock.json")
    if not (mark.is_file() and mark.read_text("utf-8") == wanted):
        # Nothing here needs a package's own scripts, and a browser is not to be fetched by one.
        must(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], "npm ci", HERE)
        mark.write_text(wanted, "utf-8")
