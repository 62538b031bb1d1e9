"""A tiny whole project, for tests of the line from end to end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
MEMOS = ("brief", "메모")
THEME = "sample"


def made(folder: Path, cache: Path | None = None) -> Path:
    """The sample as a project of its own: its content and theme, and a `base` to be changed.

    `cache` is shared between projects, so that fontconfig reads the fonts once.
    """
    for name in ("content", "templates"):
        shutil.copytree(HERE / name, folder / name)
    shutil.copytree(ROOT / "templates" / "base", folder / "templates" / "base")
    if cache:
        (folder / ".cache").symlink_to(cache)
    return folder


def run(*words: str, root: Path | None, **how) -> subprocess.CompletedProcess[str]:
    """What `build.py` says and does in a process of its own, after some Python lines if given.

    `how` holds these lines as `before`, `cwd`, `umask`, and environment variables; without them
    the language is English.
    """
    before, cwd, umask = how.pop("before", ""), how.pop("cwd", ROOT), how.pop("umask", -1)
    return subprocess.run(
        command(*words, root=root, before=before),
        env=environment() | how,
        cwd=cwd,
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
    )


def command(*words: str, root: Path | None, before: str = "") -> list[str]:
    """The command that runs `build.py` on a project, unless the words name one."""
    words = (*words, "--root", str(root)) if root else words
    if not before:
        return [sys.executable, str(ROOT / "build.py"), "--no-bootstrap", *words]
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{before}\n"
    code += f"from briefing.cli import main; sys.exit(main({list(words)!r}))"
    return [sys.executable, "-c", code]


def environment() -> dict[str, str]:
    """The variables of this process, with English for the language."""
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    return clean | {"LANG": "C.UTF-8"}


def digests(output: Path) -> dict[str, str]:
    """What a folder holds, by name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in output.iterdir()}


def changed(path: Path, old: str, new: str) -> None:
    """Replace a passage of a file, which must be there."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")
