"""`doctor` says what is there and what is missing, and its exit code agrees."""

import json
import shutil

import pytest

from briefing import cli, files
from briefing.bootstrap import native
from briefing.run import versions
from tests import sample
from tests.look import housefonts


def run(root, *words):
    """The exit code of `doctor`."""
    return cli.main(["doctor", *words, "--root", str(root)])


def test_a_machine_that_builds_is_healthy(shared, capsys):
    """Everything needed is found, with versions."""
    assert run(shared, "--json") == 0
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    for name in ("python", "packages", "libraries", "fonts", "output"):
        assert found[name]["good"]
    assert f"weasyprint {versions.packages()['weasyprint']}" in found["packages"]["detail"]
    assert "pango 1." in found["libraries"]["detail"]
    assert "Noto Serif KR" in found["fonts"]["detail"]


def test_a_missing_font_is_exit_4(shared, tmp_path, monkeypatch, capsys):
    """The fault is named in the line of the fonts."""
    (tmp_path / "fonts").mkdir()
    shutil.copy(sample.ROOT / "fonts/fonts.toml", tmp_path / "fonts")
    monkeypatch.setattr(files, "BUILT_IN", tmp_path)
    assert run(shared) == 4
    assert "✗ fonts, checked byte by byte: " in capsys.readouterr().out


def test_a_missing_library_is_exit_4(shared, monkeypatch, capsys):
    """What lays out the text must be there; programs that only tests use need not."""
    monkeypatch.setattr(versions, "libraries", lambda: {"pango": "", "harfbuzz": "6"})
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert run(shared) == 4
    shown = capsys.readouterr().out
    assert "✗ libraries that lay out text: pango ✗, harfbuzz 6" in shown
    assert "– programs that only tests use: chromium" in shown


@pytest.mark.parametrize("home", ["fonts", "templates/sample/fonts"])
def test_fonts_of_a_project_are_proved_too(project, home, capsys):
    """Those that lie there are named; one that is unlisted or gone is told, with what to do."""
    path = housefonts.make(project / home / "House.ttf")
    assert run(project) == 4
    told = capsys.readouterr().out
    assert f"✗ fonts of your own in {home}/: `House.ttf` lies among the fonts but is not" in told
    assert f"font add {path}`" in told
    assert cli.main(["font", "add", str(path), "--root", str(project)]) == 0
    capsys.readouterr()
    assert run(project) == 0
    assert f"✓ fonts of your own in {home}/: House Serif\n" in capsys.readouterr().out
    path.unlink()
    assert run(project) == 4
    assert "the font `House.ttf` is listed but not there → put the file" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["pango", "harfbuzz", "fontconfig", "zlib"])
def test_libraries_tell_their_versions(name):
    """Each is asked itself, since packages do not say what they are linked to."""
    assert versions.libraries()[name].count(".") >= 1


def test_what_to_install_is_told(shared, monkeypatch, capsys):
    """A library that cannot be loaded is named, with the command that brings it."""
    monkeypatch.setattr(native, "_loads", lambda name: "pango" not in name)
    assert run(shared) == 4
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "libraries" in one]
    assert line.startswith("✗ libraries that lay out text: libpango-1.0.so.0 libpangoft2-1.0.so.0")
    assert "apt-get install libpango-1.0-0" in line
