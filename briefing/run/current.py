"""Tell which files need not be made again: what each was made from is still the same.

The manifest beside a file names its sources. The file is current if they are what they were, if
nothing has come that would be among them now, if the rest is the same (the program, all versions
under it, the lists of fonts, the job and its settings), and if its own bytes are. One that was
delivered with warnings is always made again, so that they are said again.
"""

import json
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.look.themes import places
from briefing.problems import BriefingError, Collected
from briefing.run.job import Job, Settings
from briefing.run.project import EDITIONS_FILE, GLOSSARY_FILE, Project

#: A manifest of ours is a few kilobytes; a file that says more is none.
MANIFEST_LIMIT = 1_000_000
OUTPUT_LIMIT = 500_000_000
PROGRAM = Path(__file__).resolve().parents[1]
THEMES = "templates/"


class Inputs:
    """What the files of a project are made from, as it is now; each file is read once."""

    def __init__(self, root: Path, settings: Settings, versions: dict[str, str]) -> None:
        self.project = Project(root)
        self.specs = self.project.editions(Collected())
        lists = [home / "fonts" / "fonts.toml" for home in (files.BUILT_IN, root)]
        digests = [_digest(path) for path in (*lists, *_program())]
        digests += _own_fonts(root)
        self.fixed = "\n".join([*digests, json.dumps(versions, sort_keys=True), repr(settings)])
        self.sources: dict[str, str] = {}
        self.themes: dict[str, frozenset[str]] = {}

    def digest(self, job: Job) -> str:
        """What stands for all that a job is made from, but for the files of the project."""
        return sha256(f"{self.fixed}\n{job!r}".encode()).hexdigest()

    def is_current(self, job: Job, file: Path) -> bool:
        """Whether the file of a job is as a build would make it now."""
        try:
            beside = file.with_name(f"{file.name}.json")
            manifest = json.loads(files.read_bytes(beside, file.parent, MANIFEST_LIMIT))
            sources, theme = manifest["sources"], manifest["theme"]
            wanted = self._content(job).union(*map(self._theme, (theme["name"], *theme["extends"])))
            return (
                manifest["inputs"] == self.digest(job)
                and {name for name in sources if name.startswith(THEMES)} <= wanted
                and wanted <= sources.keys()
                and all(self._source(name) == digest for name, digest in sources.items())
                and _is_whole(file, manifest["sha256"])
            )
        except (
            BriefingError,
            OSError,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            RecursionError,
        ):
            return False  # it is no manifest of ours

    def _content(self, job: Job) -> frozenset[str]:
        """Files that need not be there, which a job reads if they are."""
        project, languages = self.project, self.specs[job.edition].languages
        optional = [project.content / name for name in (GLOSSARY_FILE, EDITIONS_FILE)]
        optional += [project.catalog_path(job.memo, language) for language in languages]
        return frozenset(files.place(path, project.root) for path in optional if path.exists())

    def _theme(self, name: str) -> frozenset[str]:
        """All files of a theme."""
        if name not in self.themes:
            root = self.project.root
            folder = files.stored(f"{THEMES}{name}/theme.yaml", root).parent
            paths = places.theme_files(folder, root)
            self.themes[name] = frozenset(files.place(path, root) for path in paths)
        return self.themes[name]

    def _source(self, name: str) -> str:
        if name not in self.sources:
            self.sources[name] = self.project.digest(files.stored(name, self.project.root))
        return self.sources[name]


def _program() -> list[Path]:
    """The files of the program itself."""
    paths = sorted(path for path in PROGRAM.rglob("*") if path.is_file())
    return [path for path in paths if not {"__pycache__", "_data"} & set(path.parts)]


def _own_fonts(root: Path) -> list[str]:
    """The names and sizes of what lies beside a project's list of fonts, listed or not."""
    folder = root / "fonts"
    if root == files.BUILT_IN or not folder.is_dir():
        return []
    return [f"{path.name} {path.stat().st_size}" for path in places.theme_files(folder, root)]


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:  # whoever needs the file will say it
        return ""


def _is_whole(file: Path, digest: str) -> bool:
    return sha256(files.read_bytes(file, file.parent, OUTPUT_LIMIT)).hexdigest() == digest
