"""The wheel is the whole program: in an empty folder it makes a project and delivers its files."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests import sample

#: What pip says when it has nobody to ask for the build backend.
ALONE = re.compile("No matching distribution|Could not find a version|connection", re.IGNORECASE)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """The wheel as pip makes it, unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ["wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(sample.ROOT)]
    made = subprocess.run(
        [sys.executable, "-m", "pip", *words], capture_output=True, text=True, check=False
    )
    if made.returncode and ALONE.search(made.stderr) and not os.environ.get("CI"):
        pytest.skip("pip has nobody to ask for the build backend")
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(package: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the command `briefing` says and does in a folder."""
    code = "import sys; from briefing.bootstrap import installed; sys.exit(installed())"
    env = sample.environment() | {"PYTHONPATH": str(package)}
    how = {"env": env, "capture_output": True, "encoding": "utf-8", "check": False}
    return subprocess.run([sys.executable, "-P", "-c", code, *words], cwd=folder, **how)


def test_an_empty_folder_becomes_a_project(package, tmp_path):
    """`new` writes `content/` alone; the build finds themes and fonts in the package.

    What it writes lies in the project, from wherever inside it is called; and the package holds
    the program, the themes and the fonts, and no test.
    """
    began = run(package, tmp_path, "new", "energy")
    assert began.returncode == 0, began.stderr
    assert "\n  briefing energy\n" in began.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
    before = {path for path in package.rglob("*") if "__pycache__" not in path.parts}
    built = run(package, tmp_path / "content/energy", "energy", "--format", "pdf,html")
    assert built.returncode == 0, built.stderr
    delivered = {path.name for path in (tmp_path / "output").glob("[!.]*")}
    assert {"energy.ko.institute.pdf", "energy.ko.institute.html"} <= delivered
    assert (tmp_path / ".cache").is_dir()
    assert {path for path in package.rglob("*") if "__pycache__" not in path.parts} == before
    assert {path.name for path in package.iterdir()} == {"briefing", "briefing-0.1.0.dist-info"}
    assert not {"tests", "docs"} & {path.name for path in before}
    shown = run(package, tmp_path, "verify", "output/energy.ko.institute.pdf")
    assert (shown.returncode, shown.stderr) == (0, "")
