"""The tutorial works: every block of docs/tutorial-theme.md is done as it stands, in order."""

import re
import shutil
from pathlib import Path

import pytest

from briefing import cli
from briefing.problems import Collected, as_text
from tests.look.check import workshop

PAGE = workshop.ROOT / "docs" / "tutorial-theme.md"
_BLOCK = re.compile(r"(?P<before>(?:(?!```).)*)```(?P<kind>\w*)\n(?P<code>.*?)```\n", re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with this one's content and themes; the fonts are those of the program."""
    root = workshop.project(tmp_path_factory.mktemp("tutorial"))
    shutil.copytree(workshop.ROOT / "content", root / "content")
    (root / ".cache").symlink_to(workshop.ROOT / ".cache")
    return root


def blocks():
    """The blocks of the page: the text in front of each, its kind, its code."""
    text = PAGE.read_text("utf-8")
    return [(m["before"], m["kind"], m["code"]) for m in _BLOCK.finditer(text)]


def write(root: Path, before: str, code: str) -> None:
    """Put a block into the file that the text in front of it names last."""
    path = root / re.findall(r"`(templates/seohae/[\w/.-]+)`", before)[-1]
    path.parent.mkdir(parents=True, exist_ok=True)
    at_the_end = re.search(r"\bend of `", before.rpartition("\n\n")[0] + before[-200:])
    old = path.read_text("utf-8") + "\n" if at_the_end else ""
    path.write_text(old + code, "utf-8")


def run(root: Path, code: str, capsys) -> str:
    """What the commands of a block print; each must succeed."""
    capsys.readouterr()
    for line in code.splitlines():
        words = line.split()
        assert words[:2] == ["python3", "build.py"]
        assert cli.main([*words[2:], "--root", str(root)]) == 0, line
    said = capsys.readouterr()
    assert "error" not in said.err
    return said.out


def test_the_tutorial_works(project, monkeypatch, capsys):
    """Following it block by block gives a theme that the check finds sound, and its PDF."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("LANG", "C.UTF-8")
    printed = ""
    for before, kind, code in blocks():
        if kind == "sh":
            printed = run(project, code, capsys)
        elif kind in ("yaml", "css", "html", "po"):
            write(project, before, code)
        elif code.startswith("templates/seohae/theme.yaml:"):
            assert told(project) == code.rstrip("\n")
        else:
            assert sorted(printed.split()) == sorted(code.split())
    assert printed.split() == ["output/trilateral.ko.seohae.pdf"]
    assert (project / "output" / "theme.seohae.png").read_bytes()[:4] == b"\x89PNG"


def told(root: Path) -> str:
    """What is told of the theme if its accent is written as in the example."""
    from briefing.look.themes import theme

    path, report = root / "templates/seohae/theme.yaml", Collected()
    text = path.read_text("utf-8")
    path.write_text(text.replace("'#7a2e1d'", "darkred"), "utf-8")
    theme.load(root / "templates", "seohae", report)
    path.write_text(text, "utf-8")
    return as_text(report.problems)
