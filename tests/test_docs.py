"""The docs say what the program does: their links and commands are tried, their lists compared."""

import argparse
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import cli
from briefing.cli.line import Command, Line
from briefing.problems import Exit
from briefing.wording import cli as labels
from docs import generated
from docs.generated import ROOT
from docs.pictures import LIMIT, SHOTS
from tests.manual import COMMANDS, KOREAN, PAGES, README, anchors, fences, prose, read

#: Documented commands that read only, are done in a moment, and so are run as they stand.
FAST = (
    "check trilateral --edition ko",
    "translate status en --list",
    "theme list",
    "schema",
)


def command_lines() -> Iterator[tuple[Path, list[str]]]:
    """Every command of ours in a block of shell lines, without its program."""
    for path in PAGES:
        for block in fences(path, "sh"):
            for line in block.splitlines():
                words = re.findall(r'"[^"]*"|\S+', line)
                if words[:2] == ["python3", "build.py"]:
                    yield path, [word.strip('"') for word in words[2:]]


def parser(command: str) -> Command:
    """A command with its arguments."""
    made = Command(Line([command]))
    importlib.import_module(cli.BESIDE.get(command, f"briefing.cli.{command}")).add_arguments(made)
    return made


def commands() -> list[str]:
    """The commands that the command line knows, apart from `test`."""
    return [name for name in labels.COMMANDS if name != "test"]


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """The long options and the verbs of a parser."""
    for action in parser._actions:
        yield from (name for name in action.option_strings if name.startswith("--"))
        if isinstance(action, argparse._SubParsersAction):
            for verb, below in action.choices.items():
                yield verb
                yield from options(below)


# Pages


@pytest.mark.parametrize(("file", "name", "make"), generated.PARTS)
def test_what_is_made_from_the_code_is_up_to_date(file, name, make):
    """The lists that `python3 -m docs.generated` makes are what it would make now."""
    text = read(ROOT / file)
    assert generated.renewed(text, name, make()) == text, "run: python3 -m docs.generated"


@pytest.mark.parametrize("path", PAGES, ids=[path.name for path in PAGES])
def test_links_arrive(path):
    """Every link to a file of the project finds it, and every anchor its heading."""
    for target in re.findall(r"(?<!\\)\]\(([^)\s]+)\)", prose(path)):
        file, _, anchor = target.partition("#")
        if re.match(r"[a-z]+:", file):
            continue
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there), target


@pytest.mark.parametrize(
    ("name", "limit"), [("README", 200), ("README.ko", 200), ("ARCHITECTURE", 250)]
)
def test_what_everybody_reads_is_short(name, limit):
    """What is met first can be read in one sitting; the rest stands in docs."""
    assert len(read(ROOT / f"{name}.md").splitlines()) <= limit


def test_pictures_are_light_and_shown():
    """Every picture of the docs is one that `docs.pictures` makes, light, and in both READMEs."""
    found = {path.stem: path for path in (ROOT / "docs" / "pictures").iterdir()}
    assert found.keys() == {shot.name for shot in SHOTS}
    for name, path in found.items():
        assert path.stat().st_size <= LIMIT, name
        assert all(f"docs/pictures/{path.name}" in read(page) for page in (README, KOREAN))


def test_both_readmes_say_the_same():
    """The Korean README has the headings, tables, commands and links of the English one."""

    def skeleton(path: Path) -> tuple:
        text = read(path)
        shapes = re.findall(r"^(#+|-|\d\.|```\w*)(?= |$)", text, re.MULTILINE)
        cells = [line.count("|") for line in text.splitlines() if line.startswith("|")]
        links = re.findall(r"\]\(([^)#\s]+)", text.replace("docs/ko/", "docs/"))
        typed = re.findall(r"`(python3 build\.py[^`]*)`", text)
        return shapes, cells, typed, [link for link in links if not link.startswith("README")]

    assert skeleton(README) == skeleton(KOREAN)
    for kind in ("sh", "yaml"):
        assert fences(README, kind) == fences(KOREAN, kind)


# Commands


@pytest.mark.parametrize("command", commands())
def test_each_command_is_documented(command):
    """Every command, verb and option of the help stands in README or docs, and in both READMEs."""
    everything = "\n".join(read(page) for page in PAGES)
    for page in (README, KOREAN):
        assert re.search(rf"build\.py \[?{command}\b", read(page)), page.name
    for option in options(parser(command).parser):
        if option != "--help":
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", everything), option


def test_each_exit_code_is_documented():
    """The table of exit codes has each of them, and no other."""
    table = read(COMMANDS).partition("| exit code |")[2].partition("\n\n")[0]
    codes = re.findall(r"\d+", "".join(line.split("|")[1] for line in table.splitlines()[2:]))
    assert [int(code) for code in codes] == [code.value for code in Exit]


def test_what_comes_before_commands_is_documented():
    """Switches of the whole program and of the bootstrap stand in docs/commands.md."""
    for switch in (
        "--root",
        "--version",
        "--no-bootstrap",
        "--with-tools",
        "BRIEFING_NO_BOOTSTRAP",
    ):
        assert f"`{switch}" in read(COMMANDS) or f"{switch}`" in read(COMMANDS), switch


def test_documented_commands_exist():
    """Every command line of the docs is one that the program understands."""
    for path, words in command_lines():
        if words[:1] == ["test"]:
            continue
        if not words or words[0] not in cli.COMMANDS:
            words = ["build", *words]
        parser(words[0]).parsed(words[1:])  # raises what it does not understand, with the line
        assert path


def test_commands_of_hints_can_be_typed():
    """A command that a hint tells to run is one that the program understands as it stands."""
    names = {"language": "fr", "via": "en", "action": "new", "memo": "brief", "unit": "opening"}
    names["path"] = "fonts/House.ttf"
    told = 0
    for hints in ([w.hint for w in several] for several in generated.wordings().values()):
        for text in (text for hint in hints for text in hint):
            assert not re.search(r"(run|실행)[^`]* `(translate|theme|check|new) ", text), text
            for line in re.findall(r"`python3 build\.py ([^`{]*(?:\{\w+\}[^`{]*)*)`", text):
                words = re.sub(r"\{(\w+)\}", lambda m: names.get(m[1], ""), line).split()
                if words and words[0] in cli.COMMANDS and "--help" not in words:
                    parser(words[0]).parsed(words[1:])
                    told += 1
    assert told > 10


@pytest.mark.parametrize("line", FAST)
def test_documented_commands_work(line, capsys):
    """What the docs tell to type does what it should, and says so without a problem."""
    assert cli.main(line.split()) == 0
    assert "error" not in capsys.readouterr().err
