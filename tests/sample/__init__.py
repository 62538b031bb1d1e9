"""A tiny whole project, for tests of the line from end to end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
MEMOS = ("brief", "메모")
THEME = "sample"


def made(folder: Path, cache: Path | None = None) -> Path:
    """The sample as a project of its own: its content and theme, with our base and fonts.

    `cache` is shared between projects, so that fontconfig reads the fonts once.
    """
    for name in ("content", "templates"):
        shutil.copytree(HERE / name, folder / name)
    shutil.copytree(ROOT / "templates" / "base", folder / "templates" / "base")
    (folder / "fonts").symlink_to(ROOT / "fonts")
    if cache:
        (folder / ".cache").symlink_to(cache)
    return folder


def run(
    *words: str, root: Path | None = None, cwd: Path | None = None, python: tuple[str, ...] = (), **env
) -> subprocess.CompletedProcess:
    """What `build.py` says and does in a process of its own, in English if `env` does not say."""
    command = [sys.executable, *python, str(ROOT / "build.py"), "--no-bootstrap", *words]
    if root:
        command += ["--root", str(root)]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    return subprocess.run(
        command,
        env=clean | {"LANG": "C.UTF-8"} | env,
        cwd=cwd or ROOT,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
    )


def changed(path: Path, old: str, new: str) -> None:
    """Replace a passage of a file, which must be there."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")
