"""Find the C libraries that lay out the text of a PDF, or get them, and load them.

They are on no Python package index for Linux. In order: what the machine has, what an earlier
run unpacked into `.native`, Debian's packages, Homebrew; else a sentence that says what to
install.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from briefing.bootstrap import apt
from briefing.bootstrap.running import hint, run, tail
from briefing.bootstrap.sentences import BootstrapError, say, sentence

#: Base name and version of each library; the last is wanted for speed, not needed.
NEEDED = (
    ("gobject-2.0", 0),
    ("pango-1.0", 0),
    ("pangoft2-1.0", 0),
    ("harfbuzz", 0),
    ("fontconfig", 1),
)
WANTED = (("harfbuzz-subset", 0),)
DEBIAN = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
#: Where WeasyPrint looks on Windows, too.
MSYS2 = "C:\\msys64\\ucrt64\\bin"
#: What to type where this module installs nothing by itself, by the tool that is there.
COMMANDS = {
    "apt-get": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install pango",
    "pacman": "pacman -S pango",
    "zypper": "zypper install libpango-1_0-0",
    "apk": "apk add pango harfbuzz-subset",
    "brew": "brew install pango",
}


def at_hand(root: Path) -> dict[str, list[str]]:
    """Load the libraries that are there; return what the stamp keeps, empty if any is missing.

    `files` are those that must exist next time, `preload` those of them that must be loaded by
    path, in that order.
    """
    preload = load_unpacked(root) if missing(NEEDED + WANTED) else []
    return {} if missing(NEEDED + WANTED) else _record(preload)


def obtain(root: Path) -> dict[str, list[str]]:
    """Get the libraries, load them, and return what the stamp keeps.

    Raises BootstrapError if one that is needed cannot be had.
    """
    preload: list[str] = []
    try:
        preload = _fetch(root)
    except BootstrapError as error:
        if missing(NEEDED):
            raise
        say("subset-missing", reason=str(error).splitlines()[0])
    if missing(NEEDED):
        raise BootstrapError("native-missing", advice=_advice())
    return _record(preload or load_unpacked(root))


def missing(libraries: tuple[tuple[str, int], ...]) -> list[str]:
    """The file names of those libraries that this process cannot load."""
    names = [file_name(*library) for library in libraries]
    return [name for name in names if not _loads(name)]


def file_name(base: str, version: int) -> str:
    """How a library's file is called here: `libpango-1.0.so.0`."""
    if sys.platform == "darwin":
        return f"lib{base}.{version}.dylib"
    if sys.platform == "win32":
        return f"lib{base}-{version}.dll"
    return f"lib{base}.so.{version}"


def load(root: Path, files: list[str]) -> None:
    """Load libraries in this order, so that later ones and WeasyPrint find them by name."""
    for file in files:
        with suppress(OSError):
            ctypes.CDLL(str(root / file), ctypes.RTLD_LOCAL)


def load_unpacked(root: Path) -> list[str]:
    """Load what lies in `.native`, each library after those it needs; return that order."""
    waiting = sorted({path.resolve() for path in (root / ".native").glob("**/lib/**/lib*.so.*")})
    order: list[str] = []
    while True:
        loaded = [path for path in waiting if _loads(str(path))]
        if not loaded:
            return order
        order += [str(path.relative_to(root.resolve())) for path in loaded]
        waiting = [path for path in waiting if path not in loaded]


def _fetch(root: Path) -> list[str]:
    """Get the libraries in the way that fits this machine; return what must be preloaded."""
    if sys.platform == "darwin" and shutil.which("brew"):
        say("brew")
        result = run(["brew", "install", "pango"])
        if result.returncode:
            raise BootstrapError(
                "command-failed",
                command="brew install pango",
                tail=tail(result.stdout),
                hint=sentence(hint(result.stdout), lock="brew"),
            )
        return []
    if apt.may_install():
        apt.install(_debian_names(), "why-native")
        return []
    if apt.may_unpack():
        apt.unpack(DEBIAN, root / ".native")
        return load_unpacked(root)
    raise BootstrapError("native-missing", advice=_advice())


def _debian_names() -> list[str]:
    """Debian's packages; older releases have the subsetter inside another one."""
    names = apt.known(DEBIAN)
    return names if DEBIAN[0] in names and DEBIAN[1] in names else DEBIAN


def _record(preload: list[str]) -> dict[str, list[str]]:
    return {"files": sorted({*preload, *_loaded()}), "preload": preload}


def _advice() -> str:
    """What to install, and how, in one sentence."""
    if sys.platform == "win32":
        return sentence("advice-windows")
    for tool, command in COMMANDS.items():
        if shutil.which(tool):
            return sentence("advice-install", command=command)
    if sys.platform == "darwin":
        return sentence("advice-install", command=COMMANDS["brew"])
    return sentence("advice-any")


def _loads(name: str) -> bool:
    """Load a library for all that come after it, if it is there."""
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", MSYS2).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)
    try:
        ctypes.CDLL(name, ctypes.RTLD_LOCAL)
    except OSError:
        return False
    return True


def _loaded() -> list[str]:
    """Where the machine's own loaded libraries lie; only Linux tells, elsewhere it is none."""
    names = [file_name(*library) for library in NEEDED + WANTED]
    try:
        maps = Path("/proc/self/maps").read_text("utf-8", "replace")
    except OSError:
        return []
    paths = {Path(path) for path in re.findall(r"\s(/\S.*\.so\.\S+)$", maps, re.MULTILINE)}
    found = [path for path in paths if path.name.startswith(tuple(names))]
    return [str(path) for path in found if ".native" not in path.parts]
