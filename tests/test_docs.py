"""The docs say what the program does: their links, commands, examples and lists are tried."""

import argparse
import importlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from briefing import cli
from briefing.cli.line import Command, Line
from briefing.edition import ledger
from briefing.edition.spec import Spec, read_specs
from briefing.files.reading import FILE_LIMIT
from briefing.look import drawings, images, pictures
from briefing.look.switches import SWITCHES
from briefing.memo import marks, reading, references, schema
from briefing.memo.document import KINDS, Inline, Memo, Placed, Text
from briefing.memo.glossary import Entry, Glossary, read_glossary
from briefing.memo.references import blocks
from briefing.memo.schema import yaml_name
from briefing.memo.walk import flat, texts
from briefing.problems import Collected, Source
from briefing.run.worker import USUAL
from briefing.wording import cli as said
from docs import generated
from docs.generated import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "fonts" / "README.md"])
README, KOREAN = ROOT / "README.md", ROOT / "README.ko.md"
CONTENT_FILE, TRANSLATION = ROOT / "docs" / "content-file.md", ROOT / "docs" / "translation.md"
#: Documented commands that read only, are done in a moment, and so are run as they stand.
FAST = (
    "check trilateral --edition ko",
    "translate status en --list",
    "theme list",
    "schema",
)
PICTURE_LIMIT = 150_000


@cache
def read(path: Path) -> str:
    """The text of a page."""
    return path.read_text("utf-8")


def fences(path: Path, kind: str) -> list[str]:
    """The code blocks of a kind on a page."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", read(path), re.MULTILINE | re.DOTALL)


def prose(path: Path) -> str:
    """A page without its code blocks and without code in its lines."""
    text = re.sub(r"^```.*?^```$", "", read(path), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    text = re.sub(r"^```.*?^```$", "", read(path), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


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
    importlib.import_module(f"briefing.cli.{command}").add_arguments(made)
    return made


def commands() -> list[str]:
    """The commands that the command line knows, apart from `test`."""
    return [name for name in said.COMMANDS if name != "test"]


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


def test_pictures_are_light_and_shown():
    """Every picture of the docs is used by both READMEs and weighs no more than 150 KB."""
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert picture.stat().st_size <= PICTURE_LIMIT, picture.name
        assert all(f"docs/pictures/{picture.name}" in read(page) for page in (README, KOREAN))


def test_both_readmes_say_the_same():
    """The Korean README has the sections, tables, examples and links of the English one."""

    def skeleton(path: Path) -> tuple:
        text = read(path)
        shapes = re.findall(r"^(#+|\||-|\d\.|```\w*)(?= |$)", text, re.MULTILINE)
        links = re.findall(r"\]\(([^)#\s]+)", text)
        return shapes, [link for link in links if not link.startswith("README")]

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


def test_what_comes_before_commands_is_documented():
    """Switches of the whole program and of the bootstrap stand in README."""
    for switch in (
        "--root",
        "--version",
        "--no-bootstrap",
        "--with-tools",
        "BRIEFING_NO_BOOTSTRAP",
    ):
        assert f"`{switch}" in read(README) or f"{switch}`" in read(README), switch


def test_documented_commands_exist():
    """Every command line of the docs is one that the program understands."""
    for path, words in command_lines():
        if words[:1] == ["test"]:
            continue
        if not words or words[0] not in cli.COMMANDS:
            words = ["build", *words]
        parser(words[0]).parsed(words[1:])  # raises what it does not understand, with the line
        assert path


@pytest.mark.parametrize("line", FAST)
def test_documented_commands_work(line, capsys):
    """What the docs tell to type does what it should, and says so without a problem."""
    assert cli.main(line.split()) == 0
    assert "error" not in capsys.readouterr().err


def test_the_tour_is_true(tmp_path, capsys):
    """The sentence that README tells to change is there, and its change makes that unit stale."""
    before, after = re.search(r"`(\S+ 뒤)` instead of `(\S+ 뒤)`", read(README)).groups()[::-1]
    for folder in ("content", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    memo = tmp_path / "content" / "trilateral" / "memo.yaml"
    text = memo.read_text("utf-8")
    assert text.count(f"{before}, ") == 1
    memo.write_text(text.replace(f"{before}, ", f"{after}, "), "utf-8")
    root = ["--root", str(tmp_path)]
    assert cli.main(["translate", "update", "en", *root]) == 0
    assert cli.main(["translate", "status", "en", "--list", *root]) == 0
    assert "fuzzy: lead-agenda" in capsys.readouterr().out
    told = re.search(r"(content/\S+:\d+):\d+: error.*\[outdated\]", read(README))
    assert told, "README shows what `check` says"


# The content file


def source(name: str, text: str) -> Source:
    """A file made of pieces of a page."""
    return Source(name, text)


def nodes(text: str):
    """The node of a piece of YAML that has no fault."""
    report = Collected()
    node = reading.read(source("docs.yaml", text), report)
    assert report.problems == ()
    return node


def memo_of(text: str, glossary: Glossary) -> Memo:
    """A memo without any problem."""
    report = Collected()
    memo = schema.read_memo(nodes(text), report)
    assert [str(problem) for problem in report.problems] == []
    memo = references.resolve(memo, glossary, report)
    assert [problem.as_text() for problem in report.problems] == []
    return memo


def pieces(path: Path) -> tuple[str, dict[str, str]]:
    """The YAML of a page as one memo, and its pieces of other files by their names."""
    own, others = [], {}
    for block in fences(path, "yaml"):
        first = re.match(r"# content/(\S+)\n", block)
        if first:
            others[first[1]] = block
        else:
            own.append(block)
    return "".join(own), others


@cache
def example() -> tuple[Memo, Glossary]:
    """The memo that docs/content-file.md is, with its glossary."""
    text, others = pieces(CONTENT_FILE)
    report = Collected()
    glossary = read_glossary(nodes(others["glossary.yaml"]), report)
    assert report.problems == ()
    return memo_of(text, glossary), glossary


def test_the_examples_of_the_content_file_are_one_memo():
    """The pieces of the page, put together, are a memo without any problem."""
    memo, _ = example()
    assert memo.title


def test_every_kind_of_block_has_an_example_and_a_heading():
    """No kind of block is left out of the page."""
    memo, _ = example()
    found = {type(block) for block in blocks(memo)}
    assert set(KINDS.values()) <= found
    headings = " ".join(re.findall(r"^### (.*)$", read(CONTENT_FILE), re.MULTILINE)).split()
    assert set(KINDS) <= set(headings)


def test_every_key_has_an_example():
    """Each key of each part of a memo is used by the example at least once."""
    memo, _ = example()
    unused = {}
    for part in [one for one in blocks(memo) if type(one).__module__.endswith("document")]:
        for field in fields(part):
            name = f"{type(part).__name__}.{yaml_name(field)}"
            default = None if field.default is MISSING else field.default
            unused[name] = unused.get(name, True) and getattr(part, field.name) == default
    assert [name for name, never in unused.items() if never] == []
    assert {"Memo.from", "Table.note", "Chart.scale", "Placed.of"} <= unused.keys()
    assert any(text.note for text in texts(memo))
    assert any(text.gloss for text in texts(memo))


def test_every_key_is_explained():
    """Each key stands in a table or a sentence of the page, as code."""
    named = set(re.findall(r"`([a-z_]+)(?:: [^`]*)?`", read(CONTENT_FILE)))
    for type_ in {type(one) for one in blocks(example()[0])} - {Placed}:
        if is_dataclass(type_) and type_.__module__.endswith("document"):
            for field in fields(type_):
                if type_ in KINDS.values() or "doc" in field.metadata:
                    assert yaml_name(field) in named | {"text"}, f"{type_.__name__}.{field.name}"
    for type_ in (Spec, Entry):
        for field in fields(type_):
            if field.name not in ("name", "translations", "origin"):
                assert field.name in named, field.name


def test_every_mark_has_an_example():
    """Each kind of mark is used inside a text of the example."""
    memo, _ = example()
    found = {type(inline) for text in texts(memo) for inline in flat(text.words)}
    assert set(get_args(Inline)) <= found


def test_the_editions_of_the_docs_can_be_read():
    """What the pages write into editions.yaml and glossary.yaml is right."""
    for path in (CONTENT_FILE, TRANSLATION):
        report = Collected()
        specs = read_specs(nodes(pieces(path)[1]["editions.yaml"]), report)
        assert specs
        assert report.problems == ()


def test_the_example_of_the_readme_is_a_memo():
    """The content file that README shows has no problem."""
    text, _ = pieces(README)
    memo = memo_of(text, Glossary())
    assert isinstance(memo.title, Text)


def test_every_choice_of_an_edition_is_explained():
    """The values of each key of an edition, and the states of a translation, are on the pages."""
    for name, type_ in schema.hints(Spec).items():
        for choice in get_args(type_):
            assert f"`{choice}`" in read(CONTENT_FILE), f"{name}: {choice}"
    for state in ledger.STATES:
        assert f"| {state} |" in read(TRANSLATION)
    for choice in get_args(schema.hints(Spec)["missing"]):
        assert f"| `{choice}` |" in read(TRANSLATION)


def test_the_limits_are_those_of_the_code():
    """Each number of the table of limits is the one that the code holds."""
    table = read(CONTENT_FILE).partition("## Limits")[2]
    for said_so in (
        f"{FILE_LIMIT // 1_000_000} MB, {reading.DEPTH_LIMIT} levels",
        f"{reading.NODE_LIMIT:,} values",
        f"{reading.SCALAR_LIMIT:,} characters, marks {marks.DEPTH_LIMIT} deep",
        f"each other | {schema.NESTING_LIMIT} |",
        f"{schema.TABLE_ROW_LIMIT:,}",
        f"{pictures.SIZE_LIMIT // 1_000_000} MB, {images.PIXEL_LIMIT // 1_000_000} million pixels",
        f"{drawings.SIZE_LIMIT // 1_000_000} MB, {drawings.ELEMENT_LIMIT:,} elements",
    ):
        assert said_so in table, said_so


def test_the_limits_of_a_job_are_those_of_the_code():
    """What one file may take, and which gates can be switched off, is what the page says."""
    page = read(ROOT / "docs" / "reliability.md")
    for said_so in (
        f"| {USUAL.memory / 1e9:g} GB of address space |",
        f"| {USUAL.cpu} seconds |",
        f"| {USUAL.wall:g} seconds |",
        f"| {USUAL.file // 1_000_000} MB |",
    ):
        assert said_so in page, said_so
    assert re.findall(r"^\| `--allow-([a-z-]+)` \|", page, re.MULTILINE) == list(SWITCHES)
