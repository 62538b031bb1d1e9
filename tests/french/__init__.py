"""A one-page memo in Korean with its French, for the test of a language that is added."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.sample import ROOT

HERE = Path(__file__).parent
#: The French of the memo, as a translator fills it in.
FILLED = HERE / "content" / "commerce" / "fr.po"


def made(folder: Path, cache: Path) -> Path:
    """The project as its author has it before anybody thinks of French."""
    shutil.copytree(HERE / "content", folder / "content")
    (folder / "content" / "commerce" / "fr.po").unlink()
    for name in ("base", "institute"):
        shutil.copytree(ROOT / "templates" / name, folder / "templates" / name)
    (folder / ".cache").symlink_to(cache)
    return folder
