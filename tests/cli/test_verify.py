"""The command `verify`: what it prints about delivered files, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.cli import verify
from briefing.cli.line import Command, Line
from briefing.problems import BriefingError
from tests.look.print import profiled

PAGE = b'<html><head><meta charset="utf-8">\n</head><body>words</body></html>'
FACTS = profiled.FACTS | {"profile": "screen"}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A project's folder without content, and a page in it that was delivered."""
    path = tmp_path / "small.html"
    path.write_bytes(PAGE)
    beside(path).write_bytes(profiled.manifest(PAGE, FACTS))
    return tmp_path, path


def beside(path: Path) -> Path:
    """Where the manifest of a file stands."""
    return path.with_name(f"{path.name}.json")


def run(root: Path, *words: str, language: str = "en") -> int:
    """The exit code of a command line."""
    command = Command(Line(["verify", *words], language))
    verify.add_arguments(command)
    return verify.run(command.request(words, root))


def test_a_sound_file_is_named(files, capsys) -> None:
    """An unchanged file is said to be so, with what it is."""
    root, path = files
    assert run(root, str(path)) == 0
    said = capsys.readouterr()
    assert said.out == f"{path.as_posix()}: unchanged (small · ko · institute · screen)\n"
    assert said.err == ""


def test_a_changed_file_is_a_problem(files, capsys) -> None:
    """A change is told as any problem is, in the user's language."""
    root, path = files
    path.write_bytes(path.read_bytes().replace(b"words", b"worms"))
    assert run(root, str(path), language="ko") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "내보낸 뒤에 파일이 바뀜: 글 [file-changed]" in said.err


def test_each_file_is_judged_by_itself(files, capsys) -> None:
    """One bad file among others does not hide them."""
    root, path = files
    other = root / "other.html"
    other.write_bytes(PAGE)
    assert run(root, str(other), str(path), str(root / "none.pdf")) == 1
    said = capsys.readouterr()
    assert said.out.startswith(f"{path.as_posix()}: unchanged")
    assert "[no-manifest]" in said.err
    assert "[file-not-found]" in said.err


def test_files_are_taken_from_the_current_folder(files, tmp_path_factory, monkeypatch, capsys):
    """A relative path leads from where the user stands, and problems repeat it as it was typed."""
    root, path = files
    here = tmp_path_factory.mktemp("here")
    (here / "out").mkdir()
    (here / "out" / "brief.html").write_bytes(path.read_bytes())
    (here / "out" / "brief.html.json").write_bytes(beside(path).read_bytes())
    monkeypatch.chdir(here)
    assert run(root, "out/brief.html") == 0
    assert run(root, "out/none.pdf") == 1
    said = capsys.readouterr()
    assert said.out.startswith("out/brief.html: unchanged")
    assert said.err.startswith("out/none.pdf:1:1: error")


def test_a_project_is_compared_if_it_is_there(files, capsys) -> None:
    """Sources are compared with the project's, but for a file that is looked at alone."""
    root, path = files
    (root / "content").mkdir()
    assert run(root, str(path)) == 1
    assert "content/small/memo.yaml:1:1: error" in capsys.readouterr().err
    assert run(root, "--alone", str(path)) == 0


def test_versions_are_a_warning(files, capsys) -> None:
    """A file that was made with other versions is sound all the same."""
    root, path = files
    (root / "content" / "small").mkdir(parents=True)
    (root / "content" / "small" / "memo.yaml").write_bytes(profiled.MEMO)
    versions = profiled.FACTS["versions"] | {"weasyprint": "1.0"}
    beside(path).write_bytes(profiled.manifest(PAGE, FACTS | {"versions": versions}))
    assert run(root, str(path)) == 0
    said = capsys.readouterr()
    assert "unchanged" in said.out
    assert "warning: " in said.err
    assert "weasyprint 1.0 (here 70.0)" in said.err


def test_a_program_gets_json(files, capsys) -> None:
    """The problems are a list that a program can read."""
    root, path = files
    assert run(root, str(path), "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []
    beside(path).unlink()
    assert run(root, str(path), "--format", "json") == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == ["no-manifest"]


def test_a_manifest_may_stand_elsewhere(files, capsys) -> None:
    """A copy of another name is checked by the manifest that is named."""
    root, path = files
    copy = root / "copy.html"
    copy.write_bytes(PAGE)
    assert run(root, str(copy)) == 1
    assert "no manifest `" in capsys.readouterr().err
    assert run(root, str(copy), "--manifest", str(beside(path))) == 0
    assert "unchanged" in capsys.readouterr().out


@pytest.mark.parametrize("words", [(), ("--format", "xml", "a.pdf")])
def test_a_wrong_command_line_is_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    """What cannot be understood ends with the code of a wrong command line."""
    with pytest.raises(BriefingError) as raised:
        run(tmp_path, *words)
    assert raised.value.exit_code == 2
