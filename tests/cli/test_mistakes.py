"""A mistake on the command line is told as one in a memo is."""

import os
import shlex

import pytest

from briefing import cli, home
from briefing.cli import build, check
from briefing.cli.line import OF_BUILD, Command, Line
from briefing.problems import cells


@pytest.mark.parametrize(
    ("words", "place", "code", "hint"),
    [
        (["trilaterl"], "1:10", "unknown-memo", "brief"),
        (["brief", "brief", "breif"], "1:22", "unknown-memo", "did you mean `brief`?"),
        (["breif"], "1:10", "unknown-memo", "did you mean `brief`?"),
        (["--edition", "kx"], "1:20", "unknown-value", "`ko`, `ko-en`"),
        (["--edition", "ko,kx"], "1:23", "unknown-value", "`ko`"),
        (["--theme", "sampel"], "1:18", "no-theme", "did you mean `sample`?"),
        (["--format", "pdf,doc"], "1:23", "unknown-value", "`pdf`, `html`"),
        (["--profile", "prin"], "1:20", "unknown-value", "did you mean `print`?"),
        (["chek"], "1:10", "unknown-memo", "did you mean `check`?"),
        (["--versio"], "1:10", "unknown-option", "did you mean `--version`?"),
        (["--jobs", "0"], "1:17", "unknown-value", "--jobs 2"),
        (
            ["--format", "html", "--profile", "print"],
            "1:24",
            "option-without-effect",
            "take it out",
        ),
        (
            ["translate", "status", "en", "--list", "--format", "json"],
            "1:30",
            "option-without-effect",
            "take it out",
        ),
        (["--jobs", "many"], "1:17", "unknown-value", "--jobs 2"),
        (["--jobs"], "1:10", "option-form", "build --help"),
        (["--strict=1"], "1:10", "option-form", "build --help"),
        (["--formt", "pdf"], "1:10", "unknown-option", "did you mean `--format`?"),
        (["check", "--draft"], "1:16", "unknown-option", "take it out"),
        (["check", "--profile=print"], "1:16", "unknown-option", "take it out"),
        (["check", "--format", "xml"], "1:25", "unknown-value", "`text`, `json`"),
        (["theme", "lst"], "1:16", "unknown-value", "did you mean `list`?"),
        (["new"], "1:", "option-form", "new --help"),
        (["new", "a.b"], "1:14", "memo-name", "trilateral-2022"),
        (["schema", "extra"], "1:17", "option-form", "schema --help"),
        (["translate"], "1:", "option-form", "translate --help"),
        (["translate", "updat", "en"], "1:20", "unknown-value", "did you mean `update`?"),
        (["translate", "update"], "1:", "option-form", "translate update --help"),
        (["translate", "update", "english"], "1:27", "unknown-language", "`ko`, `en`"),
        (["translate", "status", "en", "--lst"], "1:30", "unknown-option", "`--list`"),
        (["translate", "export", "en", "--format", "xlif"], "1:39", "unknown-value", "`xliff`"),
        (["translate", "import", "x.csv"], "1:27", "unnamed-return", "--memo"),
        (["translate", "review", "en", "brief", "--by", "Kim"], "1:", "no-units", "--all"),
    ],
)
def test_a_mistake_is_located_in_the_command_line(words, place, code, hint, shared, capsys):
    """It is told like a problem in a memo: with its place, its kind, what to do; exit code 2."""
    assert cli.main([*words, "--root", str(shared)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"command line:{place}")
    assert f"[{code}]" in shown.err
    assert hint in shown.err.partition("hint:")[2]


def test_a_command_that_is_told_names_the_project(shared, capsys):
    """What a hint says can be typed as it stands, also where `--root` named the project."""
    for root in (["--root", str(shared)], []):
        assert cli.main(["check", "--formt", *root]) == 2
        command = " ".join(["python3 build.py", *root, "check --help"])
        assert f"`{command}`" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["nowhere", "빈 칸", "안보정책연구소의-아주-긴-이름을-가진-폴더" * 3]
)
@pytest.mark.parametrize("form", [["--root", "{}"], ["--root={}"]])
def test_a_folder_that_is_not_there_is_marked(name, form, capsys):
    """The caret stands under the path, also where a long line is cut."""
    path = f"/{name}"
    assert cli.main(["check", *(word.format(path) for word in form)]) == 2
    shown = capsys.readouterr().err.splitlines()
    excerpt, caret = shown[1].partition(" | ")[2], shown[2].partition(" | ")[2]
    before = excerpt.partition(path[:10])[0]
    assert len(before) < len(excerpt)
    assert caret.index("^") == cells(before)
    assert caret.count("^") in (cells(path), 59, 60)


def test_what_hints_add_ends_with_the_command(shared, capsys):
    """The next command of the process does not inherit a `--root`."""
    assert cli.main(["check", "--formt", "--root", str(shared)]) == 2
    assert home.typed == home.PROGRAM


def test_options_that_are_told_to_be_of_build_are():
    """`build` knows each of them, and `check` none."""
    known = []
    for module in (build, check):
        command = Command(Line(()))
        module.add_arguments(command)
        known.append(set(OF_BUILD) & set(command.parser._option_string_actions))
    assert known == [set(OF_BUILD), set()]


def test_a_hint_can_be_typed_where_the_user_stands(shared, tmp_path, monkeypatch, capsys):
    """From another folder it names the program by its path."""
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--formt", "--root", str(shared)]) == 2
    python, program = shlex.split(capsys.readouterr().err.partition("hint:")[2].split("`")[-2])[:2]
    assert python == "python3"
    assert os.path.samefile(program, os.path.join(home.ROOT, "build.py"))


@pytest.mark.parametrize("file", ["content/project.yaml", "content/brief/memo.yaml"])
def test_a_profile_without_a_pdf_names_the_file_that_wants_none(project, file, capsys):
    """Where the command line did not say the formats, the hint says how it can."""
    path = project / file
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"formats: [html]\n{text}", "utf-8")
    assert cli.main(["brief", "--profile", "print", "--root", str(project)]) == 2
    shown = capsys.readouterr().err
    assert "[option-without-effect]" in shown
    assert f"in {file}" in shown
    assert "add `--format pdf`" in shown


@pytest.mark.parametrize("words", [["--root", ""], ["check", "--root"], ["--root="]])
def test_a_project_without_a_name_gets_advice_of_its_own(words, capsys):
    """It says what `--root` takes, and leads to the help of no command."""
    assert cli.main(words) == 2
    told = capsys.readouterr().err
    assert "`--root` needs a value [option-form]" in told
    assert "name the folder that holds `content`: `--root FOLDER`" in told
