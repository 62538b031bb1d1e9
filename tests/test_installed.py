"""The wheel is the whole program: in an empty folder it makes a project and delivers its files."""

from __future__ import annotations

import os
import re
import shutil
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


def files(folder: Path) -> set[Path]:
    """What lies in a folder, without what Python compiled of it."""
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


def commands() -> list[str]:
    """The commands of docs/own-folder.md that come after the installation."""
    blocks = re.findall(r"```sh\n(.*?)```", (sample.ROOT / "docs/own-folder.md").read_text(), re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    return lines[lines.index("mkdir memos") :]


def test_the_first_hour_is_as_the_docs_tell_it(package, tmp_path):
    """Every command of the page works as it stands, and gives the files in each look.

    What they write lies in the folder of the project. The package holds the program, the themes
    and the fonts, and no test; nothing is written into it.
    """
    before = files(package)
    assert {path.name for path in package.iterdir()} == {"briefing", "briefing-0.1.0.dist-info"}
    assert not {"tests", "docs"} & {
        part for path in before for part in path.parts[len(package.parts) :]
    }
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin/briefing"
    code = "import sys; from briefing.bootstrap import installed; sys.exit(installed())"
    program.write_text(f"#!{sys.executable} -P\n{code}\n", "utf-8")
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    env = sample.environment() | {"PYTHONPATH": str(package), "PATH": path, "HOME": str(tmp_path)}
    (tmp_path / "Downloads").mkdir()
    font = sample.ROOT / "fonts/source-serif-4/SourceSerif4_400Regular.ttf"
    shutil.copy(font, tmp_path / "Downloads/NanumMyeongjo.ttf")
    script = "set -e\n" + "\n".join(commands())
    how = {"env": env, "cwd": tmp_path, "capture_output": True, "encoding": "utf-8"}
    ended = subprocess.run(["bash", "-c", script], check=False, **how)
    assert ended.returncode == 0, ended.stderr
    assert "\n  briefing energy\n" in ended.stderr
    delivered = {path.name for path in (tmp_path / "memos/output").glob("[!.]*")}
    for file in ("institute.pdf", "institute.html", "ministry.pdf", "my-house.pdf"):
        assert f"energy.ko.{file}" in delivered
    mine = {path.name for path in (tmp_path / "memos").iterdir()}
    assert mine == {"content", "templates", "fonts", "output", ".cache"}
    assert [path.name for path in (tmp_path / "memos/templates").iterdir()] == ["my-house"]
    assert files(package) == before
