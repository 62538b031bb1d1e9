"""The examples of every help: they can be typed as they stand, in both languages."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest

from briefing import cli
from briefing.bootstrap import steps
from briefing.wording import examples
from docs.generated import ROOT
from tests import sample
from tests.test_docs import parser


def typed(told) -> list[list[str]]:
    """The command lines of an example, as words behind the program."""
    lines = re.findall(r"^  python3 build\.py ?(.*?)(?:   .*)?$", told.en, re.MULTILINE)
    return [shlex.split(line.partition(" >")[0]) for line in lines]


@pytest.mark.parametrize("names", [*examples.EXAMPLES, *examples.VERBS])
def test_every_help_has_an_example_of_its_own(names, monkeypatch, capsys):
    """It names the command and the verb, and is the same to Koreans but for what is explained."""
    told = (examples.EXAMPLES | examples.VERBS)[names]
    for locale, head in (("C", "examples:"), ("ko_KR.UTF-8", "예:")):
        monkeypatch.setenv("LC_ALL", locale)
        with pytest.raises(SystemExit):
            cli.main([*names.split(), "--help"])
        below = capsys.readouterr().out.partition(f"\n{head}\n")[2]
        assert f"python3 build.py {names}" in below or names == "build"
    assert len(re.findall("python3 build", told.en)) == len(re.findall("python3 build", told.ko))


@pytest.mark.parametrize("command", examples.EXAMPLES)
def test_examples_are_command_lines(command):
    """The parser of the command takes each of its examples."""
    for words in typed(examples.EXAMPLES[command]):
        named = words[0] if words and words[0] in examples.EXAMPLES else "build"
        assert parser(named).parsed(words[1:] if words[:1] == [named] else words)


def test_the_examples_of_verbs_run(tmp_path, capsys, monkeypatch):
    """Typed one after another in a project, they do what they say."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for verb in examples.VERBS:
        if verb == "theme check":  # the test of the tutorial runs it
            continue
        for words in typed(examples.VERBS[verb]):
            assert cli.main([*words, "--root", str(tmp_path)]) == 0, (verb, capsys.readouterr())
    assert (tmp_path / "content" / "trilateral" / "fr.po").is_file()
    assert (tmp_path / "templates" / "my-house" / "theme.yaml").is_file()


@pytest.mark.parametrize(("locale", "said"), [("C", "usage: "), ("ko_KR.UTF-8", "사용법: ")])
def test_the_help_of_test_sets_nothing_up(locale, said, monkeypatch, capsys):
    """It speaks before any package is looked for, in the language of the terminal."""
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setattr(steps, "_prepare", lambda argv: pytest.fail("it sets up"))
    assert steps.enter(["test", "--help"], off=False) == 0
    assert capsys.readouterr().out.startswith(said)


def test_help_is_quick():
    """A help imports neither the engine nor the templates."""
    code = "import sys; from briefing.cli import main\n"
    code += "try: main(['translate', 'waive', '--help'])\nexcept SystemExit: pass\n"
    code += "print({'weasyprint', 'jinja2', 'fontTools'} & set(sys.modules))"
    command = [sys.executable, "-c", code]
    ended = subprocess.run(
        command, cwd=ROOT, env=sample.environment(), capture_output=True, text=True, check=True
    )
    assert ended.stdout.splitlines()[-1] == "set()"
