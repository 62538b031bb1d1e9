"""`new` begins a memo that is sound at once."""

import json
import re
import shlex

import pytest

from briefing import cli
from briefing.run import sample as scaffold
from briefing.wording import cli as labels
from tests import sample


def run(root, *words):
    """The exit code of a command on a project."""
    return cli.main([*words, "--root", str(root)])


@pytest.mark.parametrize(("language", "comment"), [("C", "# A text is"), ("ko_KR", "# 글은 ")])
def test_a_new_memo_has_no_problem(project, language, comment, monkeypatch, capsys):
    """It passes the strict check in every edition, and explains itself in the user's language."""
    monkeypatch.setenv("LC_ALL", language)
    assert run(project, "new", "에너지-2022") == 0
    assert capsys.readouterr().out.endswith("memo.yaml\n" + str(
        project / "content/memo.schema.json") + "\n")  # fmt: skip
    text = (project / "content/에너지-2022/memo.yaml").read_text("utf-8")
    assert comment in text
    assert "#en" not in text
    assert "#ko" not in text
    assert re.search(r"^date: \d{4}-\d{2}$", text, re.MULTILINE)
    assert run(project, "check", "에너지-2022", "--theme", sample.THEME) == 0
    assert "error" not in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "ko"])
def test_its_comments_call_the_program_as_it_is_called(language, monkeypatch):
    """Where it is installed there is no `build.py`."""
    monkeypatch.setattr(scaffold, "PROGRAM", "briefing")
    text = scaffold.memo("2022-06", language)
    assert "`briefing check`" in text
    assert "build.py" not in text


def test_it_says_what_to_type_next(project, capsys):
    """The commands do what they say as they stand, from the folder where `new` was typed."""
    run(project, "new", "energy", "--root", str(project))
    check, build = [line.split() for line in capsys.readouterr().err.splitlines()[1:]]
    for line, words in ((check, ["check", "energy"]), (build, ["energy"])):
        assert line == ["python3", "build.py", "--root", str(project), *words]
    assert cli.main([*check[2:], "--theme", sample.THEME]) == 0


def test_its_first_line_points_to_the_schema(project):
    """An editor finds the JSON Schema where the first line says."""
    run(project, "new", "energy")
    path = project / "content/energy/memo.yaml"
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text("utf-8"))
    schema = json.loads((path.parent / match[1]).read_text("utf-8"))
    assert "title" in schema["required"]


def test_what_is_there_is_not_touched(project, capsys):
    """A name that is taken is refused, and the schema is written once only."""
    before = (project / "content/brief/memo.yaml").read_bytes()
    assert run(project, "new", "brief") == 2
    assert "[memo-exists]" in capsys.readouterr().err
    assert (project / "content/brief/memo.yaml").read_bytes() == before
    run(project, "new", "one")
    capsys.readouterr()
    run(project, "new", "two")
    assert "schema" not in capsys.readouterr().out


def test_an_empty_folder_leads_to_a_first_memo(tmp_path, capsys):
    """The hint is the command that begins one there, and it works."""
    (tmp_path / "my memos").mkdir()
    assert run(tmp_path / "my memos", "build") == 1
    shown = capsys.readouterr().err
    assert "[no-memos]" in shown
    hinted = shlex.split(re.search(r"`python3 build\.py (.*? new .*?)`", shown)[1])
    assert cli.main(hinted) == 0
    assert (tmp_path / "my memos/content/my-memo/memo.yaml").is_file()


@pytest.mark.parametrize(
    "name", ["../x", "a/b", "a.b", "", ".x", "-x", "con", "a b", "x" * 81, "a\u202eb", "_x", "a\nb"]
)
def test_a_name_that_would_not_do_everywhere_is_refused(project, name, capsys):
    """Folders, devices, dots, invisible characters: nothing is written for any of them."""
    before = sorted(project.rglob("*"))
    with pytest.raises(SystemExit) if name == "-h" else _nothing():
        assert run(project, "new", "--", name) == 2
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("name", labels.COMMANDS)
def test_a_memo_is_not_called_as_a_command_is(project, name, capsys):
    """`build.py build` would not make it."""
    assert run(project, "new", name) == 2
    assert f"`{name}` is a command" in capsys.readouterr().err
    assert not (project / "content" / name).exists()


class _nothing:  # noqa: N801
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False
