"""Find the outside programs that check results, and say in one line which of them are missing.

`python3 build.py test --with-tools` installs them. Without them a test that is marked here is
skipped; where CI=true nothing is skipped, and the test fails with the same line.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

TOOLS = Path(__file__).parent / "tools"
NODE_MODULES = TOOLS / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
PUPPETEER = NODE_MODULES / "puppeteer-core" / "package.json"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class MissingToolError(LookupError):
    """A program or package of the outside checkers is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"missing: {name} (`build.py test --with-tools` installs it)")
        self.name = name


def chromium() -> str:
    """The browser's program."""
    return _found(*CHROMIUM_NAMES)


def pdftotext() -> str:
    """Poppler's program that takes the text out of a PDF."""
    return _found("pdftotext")


def pdftoppm() -> str:
    """Poppler's program that turns pages into pictures."""
    return _found("pdftoppm")


def qpdf() -> str:
    """The program that proves a PDF's syntax."""
    return _found("qpdf")


def openssl() -> str:
    """The program that makes keys and signs."""
    return _found("openssl")


def gettext() -> str:
    """GNU gettext's program that compiles catalogs."""
    return _found("msgfmt")


def vnu() -> list[str]:
    """The command that validates HTML and CSS; add its options and files."""
    return [_found("java"), "-jar", _there(VNU)]


def node() -> str:
    """Node's program; run scripts from `TOOLS`, where its packages are."""
    return _found("node")


def axe() -> Path:
    """The script that finds barriers in a page it is loaded into."""
    return Path(_there(AXE))


def puppeteer() -> Path:
    """The package by which Node drives the browser."""
    return Path(_there(PUPPETEER)).parent


def missing(*finders) -> str:
    """One line that names what these finders do not find; empty if they find all."""
    names = []
    for find in finders:
        try:
            find()
        except MissingToolError as error:
            names.append(error.name)
    return str(MissingToolError(", ".join(names))) if names else ""


def _found(*names: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    raise MissingToolError(names[0])


def _there(path: Path) -> str:
    if path.is_file():
        return str(path)
    raise MissingToolError(path.relative_to(NODE_MODULES).parts[0])


def _needs(*finders) -> pytest.MarkDecorator:
    """Skip a test whose programs are missing; in CI let it run into the missing program."""
    reason = missing(*finders)
    return pytest.mark.skipif(bool(reason) and os.environ.get("CI") != "true", reason=reason)


needs_gettext = _needs(gettext)
needs_chromium = _needs(chromium)
needs_poppler = _needs(pdftotext, pdftoppm)
needs_qpdf = _needs(qpdf)
needs_openssl = _needs(openssl)
needs_vnu = _needs(vnu)
needs_axe = _needs(chromium, node, axe, puppeteer)
