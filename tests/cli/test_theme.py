"""`theme` lists the themes, begins one, and proves one."""

import json
import re

import pytest

from briefing import cli
from briefing.look.themes import theme
from tests import sample
from tests.look.check import workshop


@pytest.fixture
def printing(tmp_path):
    """The sample with the cache of this process, whose print engine knows one place of fonts."""
    return sample.made(tmp_path / "project", sample.ROOT / ".cache")


def run(root, *words):
    """The exit code of `theme`, of `theme list` unless told otherwise."""
    return cli.main(["theme", *(words or ("list",)), "--root", str(root)])


def test_each_theme_is_a_line(shared, capsys):
    """Name, title and what it is, in the user's language."""
    assert run(shared) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.split()[0] for line in lines]
    assert names == sorted(names)
    assert {"base", "institute", "sample"} <= set(names)
    assert lines[names.index("sample")] == "sample       For tests — The smallest theme"


def test_the_list_tells_which_themes_are_built_in(project, capsys):
    """One that the project has under a built-in name takes its place, and the list says so."""
    workshop.add(project, "plain", {"theme.yaml": "extends: base\ntitle: {ko: 우리, en: Ours}\n"})
    assert run(project) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert lines["institute"].endswith(" (built in)")
    assert re.fullmatch(r"plain +Ours — .* \(replaces the built-in one\)", lines["plain"])
    assert "(" not in lines["sample"]


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


def test_a_picture_of_each_theme(printing, tmp_path, capsys):
    """`--thumbnails` puts page one of the first memo in each theme into a folder, as PNG."""
    folder = tmp_path / "pictures"
    assert run(printing, "list", "--thumbnails", str(folder)) == 0
    names = {path.stem for path in folder.iterdir()}
    assert names == set(theme.list_themes(printing / "templates"))
    shown = capsys.readouterr().out
    for path in folder.iterdir():
        assert path.read_bytes().startswith(b"\x89PNG")
        assert path.name in shown


def test_a_new_theme_is_there_at_once(project, capsys):
    """`theme new` writes a folder that `theme list` shows."""
    assert run(project, "new", "my-house", "--extends", "sample") == 0
    told = capsys.readouterr()
    assert "theme.yaml" in told.out
    assert re.search(r"next: .*\n  \S+ \S+ --root \S+ --theme my-house\n", told.err)
    assert run(project) == 0
    assert "\nmy-house  " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("new",), "option-form"),
        (("new", "My House"), "theme-name"),
        (("new", "sample", "--extends", "base"), "theme-exists"),
        (("new", "institute", "--extends", "base"), "theme-exists"),
        (("new", "mine", "--extends", "nothing"), "no-theme"),
        (("check", "nothing"), "no-theme"),
        (("check",), "option-form"),
        (("digest",), "option-form"),
        (("digest", "nothing"), "no-theme"),
        (("check", "sample", "--format", "xml"), "unknown-value"),
        (("paint",), "unknown-value"),
        (("list", "--extends", "base"), "unknown-option"),
        (("new", "mine", "--thumbnails", "x"), "unknown-option"),
    ],
)
def test_mistakes_on_the_line_are_told(shared, words, code, capsys):
    """A wrong word is a mistake on the command line (2), told where it stands."""
    assert run(shared, *words) == 2
    assert f"[{code}]" in capsys.readouterr().err


def test_a_theme_can_be_pinned(printing, capsys):
    """`theme digest` prints what `build --trust-theme` takes; after a changed byte it refuses."""
    assert run(printing, "digest", "sample") == 0
    digest = capsys.readouterr().out.strip()
    build = ["build", "--theme", "sample", "--edition", "ko", "--format", "html", "--root"]
    build += [str(printing), "--trust-theme"]
    assert cli.main([*build, digest]) == 0
    with (printing / "templates/base/page.html").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert cli.main([*build, digest]) == 1
    assert "[untrusted-theme]" in capsys.readouterr().err
    assert cli.main([*build, digest[:-1]]) == 2
    assert "[unknown-value]" in capsys.readouterr().err


def test_the_picture_goes_where_the_user_stands(printing, tmp_path, monkeypatch, capsys):
    """A relative `--output` leads from the current folder, not from the project."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    run(printing, "check", "sample", "--output", "pictures")
    assert "pictures/theme.sample.png" in capsys.readouterr().out.splitlines()
    assert (tmp_path / "here" / "pictures" / "theme.sample.png").is_file()


def test_a_theme_is_checked(printing, tmp_path, capsys):
    """A fault is told to a program as data; the picture of all pages is written all the same."""
    sheet = printing / "templates/sample/print.css"
    before = sheet.read_text("utf-8") if sheet.exists() else ""
    sheet.write_text(before + "\n.subtitle { display: none }\n", "utf-8")
    assert run(printing, "check", "sample", "--format", "json", "--output", str(tmp_path)) == 1
    shown = capsys.readouterr()
    found = json.loads(shown.out)
    assert {"lost-text"} <= {problem["code"] for problem in found}
    assert (tmp_path / "theme.sample.png").read_bytes().startswith(b"\x89PNG")
    assert "theme.sample.png" in shown.err


def test_a_theme_that_never_ends_is_stopped(printing, monkeypatch, capsys):
    """A template that runs for ever hits a limit (5), and the program lives on."""
    from briefing.run import themes, worker

    monkeypatch.setattr(themes, "LIMITS", worker.Limits(cpu=1, wall=3.0))
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    (printing / "templates/sample/page.html").write_text(loop, "utf-8")
    assert run(printing, "check", "sample") == 5
    assert "templates/sample/theme.yaml" in capsys.readouterr().err


def test_a_machine_that_cannot_draw_says_so(printing, tmp_path, monkeypatch, capsys):
    """Without a program for pictures one line tells what is missing, and nothing is written."""
    from briefing.look.check import rasters

    def cannot(pdf, dpi=0):
        raise rasters.NoRasterizerError

    monkeypatch.setattr(rasters, "pages", cannot)
    assert run(printing, "list", "--thumbnails", str(tmp_path / "pictures")) == 0
    assert "pdftoppm" in capsys.readouterr().err
    assert not (tmp_path / "pictures").exists()
