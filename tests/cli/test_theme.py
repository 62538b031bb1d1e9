"""`theme list` shows the themes, a line each."""

from briefing import cli
from tests import sample


def run(root):
    """The exit code of `theme list`."""
    return cli.main(["theme", "list", "--root", str(root)])


def test_each_theme_is_a_line(shared, capsys):
    """Name, title and what it is, in the user's language."""
    assert run(shared) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["base", "sample"]
    assert lines[1] == "sample  For tests — The smallest theme"


def test_koreans_read_korean(shared, monkeypatch, capsys):
    """Title and description are Korean for Koreans."""
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert run(shared) == 0
    assert "시험용 — 테스트에서 쓰는 가장 작은 테마" in capsys.readouterr().out


def test_a_broken_theme_is_told(project, capsys):
    """What is wrong is said; the others are listed."""
    sample.changed(project / "templates/sample/theme.yaml", "accent:", "acent:")
    assert run(project) == 1
    shown = capsys.readouterr()
    assert "base" in shown.out
    assert "[unknown-token]" in shown.err
