"""Tell which files need not be made again: their manifest names the same inputs, and their bytes.

A file is current only if nothing that could change a byte of it has changed: the memo's folder,
the files beside it, all themes, the list of fonts, the program itself and all versions under it.
One that was delivered with warnings is always made again, so that they are said again.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.problems import BriefingError
from briefing.run.job import Job, Settings

#: A manifest of ours is a few kilobytes; a file that says more is none.
MANIFEST_LIMIT = 1_000_000
OUTPUT_LIMIT = 500_000_000
PROGRAM = Path(__file__).resolve().parents[1]


class Inputs:
    """Digests of all that jobs are made from; each folder is read once."""

    def __init__(self, root: Path, settings: Settings, versions: dict[str, str]) -> None:
        self.root = root
        self.settings = settings
        common = [root / "templates", root / "fonts" / "fonts.toml", PROGRAM]
        common += sorted((root / "content").glob("*.yaml"))
        self.common = [_digest(path) for path in common] + [json.dumps(versions, sort_keys=True)]
        self.memos: dict[str, str] = {}

    def digest(self, job: Job) -> str:
        """What stands for everything that a job is made from."""
        if job.memo not in self.memos:
            self.memos[job.memo] = _digest(self.root / "content" / job.memo)
        said = [*self.common, self.memos[job.memo], repr(job), repr(self.settings)]
        return sha256("\n".join(said).encode()).hexdigest()


def is_current(file: Path, inputs: str) -> bool:
    """Whether a file was made from these inputs and is still as it was made."""
    try:
        beside = file.with_name(f"{file.name}.json")
        told = json.loads(files.read_bytes(beside, file.parent, MANIFEST_LIMIT))
        if not isinstance(told, dict) or told.get("inputs") != inputs:
            return False
        return sha256(files.read_bytes(file, file.parent, OUTPUT_LIMIT)).hexdigest() == told.get(
            "sha256"
        )
    except (BriefingError, OSError, ValueError):
        return False


def _digest(path: Path) -> str:
    """A digest of a file, or of the names and bytes of all files under a folder."""
    if path.is_file():
        try:
            return sha256(path.read_bytes()).hexdigest()
        except OSError:  # whoever needs the file will say it
            return ""
    found = sha256()
    for one in sorted(path.rglob("*")):
        if one.is_file() and not one.is_symlink() and "__pycache__" not in one.parts:
            name = one.relative_to(path).as_posix().encode("utf-8", "surrogateescape")
            found.update(name + f"\0{_digest(one)}\n".encode())
    return found.hexdigest()
