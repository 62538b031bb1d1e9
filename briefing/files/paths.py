"""Turn paths into what is shown to people, and system errors into problems with a path.

There are two places of files: a project, and what is built in. A path of either is called by its
name there, `templates/base/print.css`, so that a manifest says the same on every machine.
"""

import os
import unicodedata
from contextlib import suppress
from pathlib import Path

from briefing.home import ROOT
from briefing.problems import BriefingError, Exit, Problem, Span, Wording

#: What holds the themes and fonts that are built in.
BUILT_IN = Path(ROOT)
#: What of it is looked up where a project has nothing of the name.
_SHELVES = ("templates/", "fonts/")


def stored(name: str, root: Path) -> Path:
    """The file or folder of a project that has this name or, if it has none, the built-in one."""
    own, built_in = root / name, BUILT_IN / name
    is_ours = name.startswith(_SHELVES) and os.path.exists(built_in) and not os.path.exists(own)
    return built_in if is_ours else own


def home(path: Path, root: Path) -> Path:
    """The folder below which a path is read: `root`, or what holds all that is built in."""
    full = (root / path).absolute()
    shelves = (BUILT_IN for name in _SHELVES if full.is_relative_to(BUILT_IN / name))
    homes = [base for base in (root.absolute(), *shelves) if full.is_relative_to(base)]
    return max(homes, key=lambda base: len(base.parts), default=root)  # either may hold the other


def place(path: Path, root: Path = Path()) -> str:
    """A path as it is shown to people: relative to its home, with `/`, in NFC."""
    full, base = (root / path).absolute(), home(path, root).absolute()
    shown = full.relative_to(base) if full.is_relative_to(base) else path
    return unicodedata.normalize("NFC", shown.as_posix())


def shown(path: Path) -> str:
    """A path as its user would type it here."""
    with suppress(ValueError, OSError):
        return path.relative_to(Path.cwd()).as_posix()
    return str(path)


def refusal(
    wording: Wording, path: Path, root: Path, exit_code: int = Exit.CONTENT, **args
) -> BriefingError:
    """The error that refuses a path."""
    return BriefingError([problem(wording, path, root, **args)], exit_code)


def problem(wording: Wording, path: Path, root: Path, **args) -> Problem:
    """A problem with a file as a whole: its place is the file's beginning."""
    return wording.at(Span(place(path, root), 1, 1), **args)
