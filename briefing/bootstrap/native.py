"""Find the C libraries that lay out the text of a PDF, or get them, and load them.

They are on no Python package index for Linux. In order: what the machine has, what an earlier
run unpacked into `.native`, Debian's packages; else a sentence that says what to install.

Each is loaded for itself alone (`RTLD_LOCAL`): the HarfBuzz that is inside a Python package would
otherwise take its functions from the machine's, which is another version.
"""

import ctypes
import os
import sys
from pathlib import Path

from briefing.bootstrap import apt
from briefing.bootstrap.sentences import BootstrapError, NativeMissingError, say, sentence
from briefing.home import ROOT

#: Base name and version of each library; without the last the bytes of a PDF are others.
NEEDED = (
    ("gobject-2.0", 0),
    ("pango-1.0", 0),
    ("pangoft2-1.0", 0),
    ("harfbuzz", 0),
    ("fontconfig", 1),
)
WANTED = (("harfbuzz-subset", 0),)
#: Why this process knows already that they cannot be had.
failure = ""
DEBIAN = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]


def missing(libraries: tuple[tuple[str, int], ...] = NEEDED + WANTED) -> list[str]:
    """The file names of those libraries that this process cannot load."""
    names = [file_name(*library) for library in libraries]
    return [name for name in names if not _loads(name)]


def advice() -> str:
    """What to do about needed libraries that are missing, in one sentence; empty if none is."""
    return sentence("native-missing", names=" ".join(DEBIAN)) if missing(NEEDED) else ""


def file_name(base: str, version: int) -> str:
    """How a library's file is called here: `libpango-1.0.so.0`."""
    if sys.platform == "darwin":
        return f"lib{base}.{version}.dylib"
    if sys.platform == "win32":
        return f"lib{base}-{version}.dll"
    return f"lib{base}.so.{version}"


def obtain(root: Path) -> None:
    """Get the libraries that are missing, and load them.

    Raises BootstrapError if one that is needed cannot be had.
    """
    try:
        if apt.may_install():
            apt.install(DEBIAN, sentence("why-native"))
        elif apt.may_unpack():
            apt.unpack(DEBIAN, root / ".native")
            load(root)
    except BootstrapError as error:
        if missing(NEEDED):
            raise
        say("subset-missing", reason=str(error).splitlines()[0])
    if missing(NEEDED):
        raise BootstrapError("native-missing", names=" ".join(DEBIAN))


def preload() -> None:
    """Load the libraries unpacked into `.native`, if any, so that `import weasyprint` finds them.

    Raises NativeMissingError when this run has already found that they cannot be had.
    """
    if failure:
        raise NativeMissingError(failure)
    load(ROOT)


def load(root: str | os.PathLike[str]) -> None:
    """Load what lies in `.native` and this machine lacks, so that it is found by its name."""
    folder = Path(root, ".native")
    if not folder.is_dir() or not missing():
        return
    names = sorted(folder.glob("**/lib*.so.*"), key=lambda path: -len(path.name))
    waiting = {
        path.resolve(): path.name for path in names
    }  # the shortest name is what it is asked by
    count = 0
    while len(waiting) != count:  # as long as one more loads, another may that needs it
        count = len(waiting)
        waiting = {
            path: name for path, name in waiting.items() if not (_loads(name) or _loads(str(path)))
        }


def _loads(name: str) -> bool:
    """Load a library, if it is there; its functions stay out of the way of all others."""
    try:
        ctypes.CDLL(name, ctypes.RTLD_LOCAL)
    except OSError:
        return False
    return True
