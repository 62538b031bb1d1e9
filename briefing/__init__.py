"""Korean policy memos from YAML to PDF and HTML, with English glosses and translated editions.

    memo.yaml ─▶ Node ─▶ Memo ─▶ Edition ─▶ Page ─┬▶ .pdf
                           ▲         ▲            └▶ .html
                       <lang>.po   theme

The rooms, each importing only from those before it:

    problems, wording, files   what is said to an author; the one door to the file system
    memo                       content files, read strictly into a frozen document
    edition                    what is said: languages, glosses, translations
    look                       how it looks: themes, PDF, HTML, fonts, gates
    run                        projects, jobs, workers, builds
    cli                        `python3 build.py`

A build from Python:

    from pathlib import Path
    from briefing import Build, Job

    root = Path("my-project")
    result = Build(root, root / "output").run([Job("trilateral", "ko", "institute", "pdf")])
    print(result.written, result.exit_code)

Importing this package loads nothing: `briefing.bootstrap` must run before any package is
installed. The names below are looked up when they are first used.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.edition.edition import Edition
    from briefing.edition.spec import Spec
    from briefing.memo.document import Memo
    from briefing.problems import BriefingError, Problem
    from briefing.run.build import Build, Result
    from briefing.run.job import Job, Settings
    from briefing.run.project import Project
    from briefing.run.versions import __version__

__all__ = [
    "BriefingError",
    "Build",
    "Edition",
    "Job",
    "Memo",
    "Problem",
    "Project",
    "Result",
    "Settings",
    "Spec",
    "__version__",
]

_HOMES = {
    "briefing.edition.edition": ("Edition",),
    "briefing.edition.spec": ("Spec",),
    "briefing.memo.document": ("Memo",),
    "briefing.problems": ("BriefingError", "Problem"),
    "briefing.run.build": ("Build", "Result"),
    "briefing.run.job": ("Job", "Settings"),
    "briefing.run.project": ("Project",),
    "briefing.run.versions": ("__version__",),
}


def __getattr__(name: str) -> object:
    """One of the public names, from the module where it lives."""
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
