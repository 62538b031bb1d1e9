"""Folders before and after writing, for the tests of this folder."""

from pathlib import Path

import pytest

from briefing.files import TEMPORARY, write_together
from briefing.problems import BriefingError


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, temporary ones included."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def temporaries(folder: Path) -> list[str]:
    """Names of temporary files that are left."""
    return [name for name in contents(folder) if TEMPORARY.fullmatch(name.rpartition("/")[2])]


def files_in(folder: Path) -> dict[Path, bytes]:
    """A pair that is written together: one replaces an old file, one is new."""
    return {folder / "memo.pdf": b"new pdf" * 1000, folder / "memo.html": b"new html"}


def prepared(tmp_path: Path) -> Path:
    """A folder with one old file."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "memo.pdf").write_bytes(b"old pdf")
    return folder


def written(files: dict[Path, bytes], folder: Path) -> BriefingError | None:
    """Write, and give back what was raised."""
    try:
        write_together(files, folder)
    except BriefingError as raised:
        return raised if raised.exit_code == 4 else pytest.fail("wrong exit code")
    return None
