"""`check` finds what a build would, and writes nothing."""

import json
import subprocess
import sys

from briefing import cli
from tests import sample


def run(root, *words):
    """The exit code of `check` with the sample's theme."""
    return cli.main(["check", "--theme", sample.THEME, *words, "--root", str(root)])


def tree(root):
    """Every file of a project with its content."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_sound_project_has_nothing_to_say(shared, capsys):
    """No output, exit code 0, and nothing written."""
    before = tree(shared)
    assert run(shared) == 0
    assert capsys.readouterr() == ("", "")
    assert tree(shared) == before


def test_all_problems_come_at_once(project, capsys):
    """Faults in a memo, another memo, a template and a picture are told in one run."""
    sample.changed(project / "content/brief/memo.yaml", "of: opening", "of: openin")
    sample.changed(project / "content/brief/memo.yaml", "date: 2022-06-09", "date: 2022-06-31")
    sample.changed(project / "content/메모/memo.yaml", "짧은 글이다.", "짧은 ✔ 글이다.")
    (project / "templates/sample/before.html").write_text("{{ nothing }}", "utf-8")
    assert run(project) == 1
    shown = capsys.readouterr().out
    for code in ("[wrong-form]", "[template-failed]"):
        assert shown.count(code) == 1
    sample.changed(project / "content/brief/memo.yaml", "2022-06-31", "2022-06-30")
    (project / "templates/sample/before.html").unlink()
    assert run(project) == 1
    shown = capsys.readouterr().out
    assert shown.count("[unknown-id]") == 1
    assert shown.count("[missing-glyph]") == 1
    assert "did you mean `opening`?" in shown


def test_programs_get_json(project, capsys):
    """With `--format json` the same problems come as a list of fields, also before any memo."""
    sample.changed(project / "content/메모/memo.yaml", "title:", "titel:")
    assert run(project, "--format", "json", "메모") == 1
    found = json.loads(capsys.readouterr().out)
    assert {one["code"] for one in found} == {"unknown-key", "missing-key"}
    assert found[0]["file"] == "content/메모/memo.yaml"
    (project / "content/editions.yaml").write_text("nothing: 1\n", "utf-8")
    assert run(project, "--format", "json") == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == ["no-editions"]


def test_strict_takes_warnings_for_errors(project, capsys):
    """A missing gloss is a warning; with `--strict` it stops."""
    sample.changed(project / "content/메모/memo.yaml", "{ko: 하나, en: One}", "하나")
    assert run(project) == 0
    assert "warning: `only.title` has no English gloss" in capsys.readouterr().out
    assert run(project, "--strict") == 1
    assert "error: `only.title` has no English gloss" in capsys.readouterr().out
    assert run(project, "--strict", "--edition", "ko") == 0


def test_a_folder_that_cannot_be_a_memo_is_an_error(project, capsys):
    """It is told, the others are checked all the same, and the exit code is 1."""
    (project / "content/my memo").mkdir()
    (project / "content/my memo/memo.yaml").write_text("title: 가\n", "utf-8")
    sample.changed(project / "content/메모/memo.yaml", "title:", "titel:")
    assert run(project) == 1
    shown = capsys.readouterr().out
    assert "[memo-name]" in shown
    assert "did you mean `title`?" in shown
    sample.changed(project / "content/메모/memo.yaml", "titel:", "title:")
    assert run(project) == 1


def test_a_path_that_a_shell_completed_names_the_memo(shared):
    """`content/brief/memo.yaml` means the memo `brief`."""
    assert run(shared, "content/brief/memo.yaml", "content/메모/") == 0


def test_a_map_is_taken_from_the_current_folder(project, tmp_path, monkeypatch, capsys):
    """`--pua-map` leads from where the user stands; its faults repeat the path as it was typed."""
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "map.txt").write_text("U+F53A △\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(project, "--pua-map", "here/map.txt") == 0
    assert run(project, "--pua-map", "here/none.txt") == 2
    assert capsys.readouterr().err.startswith("here/none.txt:1:1: error")


def test_the_print_engine_is_not_loaded(shared):
    """Checking costs no import of what lays out pages."""
    code = "import sys; from briefing.cli import main; "
    code += f"main(['check', '--theme', 'sample', '--root', {str(shared)!r}]); "
    code += "import briefing.run.making; print('weasyprint' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=sample.ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout == "False\n"
