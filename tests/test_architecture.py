"""The code is built as ARCHITECTURE.md says: its tables are read here, and nothing is listed twice."""

import ast
import graphlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from docs import generated
from docs.generated import ROOT, table, wordings

ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
MODULES = {path.relative_to(ROOT).as_posix(): path for path in generated.modules()}
#: Every line of Python that is ours.
IGNORED = {
    line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split() if "/" in line
} | {".git", "output"}
#: Longer than the rule allows, with a reason each; a number may fall, never rise.
LONG_FILES = {
    "briefing/memo/document.py": 352,  # the whole content file, readable in one place
}
LONG_FUNCTIONS: dict[str, int] = {}
FILE_LIMIT, FUNCTION_LIMIT, ENTRY_LIMIT = 300, 30, 15
#: Names of modules that end up holding whatever has no place.
ATTICS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "shared"}
#: What no part of this program does, wherever.
NEVER = {
    "compile()", "eval()", "exec()", "__import__()", "pickle", "marshal", "shelve", "socket",
    "urllib.request", "http", "requests", "ftplib", "smtplib", "os.system()", "os.popen()",
    "yaml.load()", "yaml.full_load()", "yaml.unsafe_load()", "yaml.safe_load()", "Markup()",
}  # fmt: skip
#: Reading and writing a path in one step, past `briefing.files`.
PATHS = {"open()", ".open()", ".read_text()", ".read_bytes()", ".write_text()", ".write_bytes()"}


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"))


def own_files() -> Iterator[Path]:
    """Every file of the project that is not made, downloaded or left behind by tools."""
    folders = [ROOT]
    for folder in folders:
        for path in sorted(folder.iterdir()):
            if path.name in IGNORED or path.is_symlink():
                continue
            if path.is_dir():
                folders.append(path)
            else:
                yield path


def python_files() -> list[Path]:
    """Every Python file of the project."""
    return [path for path in own_files() if path.suffix == ".py"]


def named(path: Path) -> str:
    """A file as the tables name it."""
    return path.relative_to(ROOT).as_posix()


def imports(path: Path, *, at_once: bool = False) -> Iterator[str]:
    """The modules that a file imports; with `at_once` those that its own import needs."""
    later = set()
    for node in ast.walk(tree(path)):
        typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        if typing or (at_once and isinstance(node, ast.FunctionDef)):
            later |= {id(child) for child in ast.walk(node)}
    for node in ast.walk(tree(path)):
        if at_once and id(node) in later:
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno} imports from a dot"
            whole = [f"{node.module}.{name.name}" for name in node.names]
            yield from [one for one in whole if one in module_names()] or [node.module]


@cache
def module_names() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    return {
        file.removesuffix(".py").removesuffix("/__init__").replace("/", "."): path
        for file, path in MODULES.items()
    }


def room(name: str) -> str:
    """The room of a dotted name; empty for the package itself."""
    return name.split(".")[1] if name.count(".") else ""


def calls(path: Path) -> Iterator[str]:
    """What a file calls: `open()`, `os.fork()`, `.read_text()`; not methods of our own objects."""
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            yield f"{node.func.id}()"
        elif isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if owner.isidentifier():
                yield f"{owner}.{node.func.attr}()"
            if owner.rpartition(".")[2] not in ("files", "pictures", "self", "os"):
                yield f".{node.func.attr}()"


# Rooms and doors


def test_the_rooms_are_the_folders():
    """Every module and folder directly under the package is a room that the table names."""
    found = {p.stem for p in (ROOT / "briefing").iterdir() if p.suffix == ".py" or p.is_dir()}
    assert found - {"__init__", "__pycache__"} == set(generated.rooms())


@pytest.mark.parametrize("file", MODULES)
def test_rooms_import_only_what_stands_before_them(file):
    """A module imports from its own room and those above it in the table, and by full name."""
    order = generated.rooms()
    own = file.split("/")[1].removesuffix(".py")
    if own == "__init__":
        return  # the package itself imports nothing when it is imported: see the next test
    allowed = set(order[: order.index(own) + 1]) | {""}
    if file == "briefing/bootstrap/steps.py":
        allowed.add("cli")  # where the bootstrap hands over
    ours = {name for name in imports(MODULES[file]) if name.split(".")[0] == "briefing"}
    assert {room(name) for name in ours} <= allowed


def test_importing_the_package_loads_nothing():
    """The bootstrap runs before any package is there, so `briefing` itself imports only lazily."""
    path = MODULES["briefing/__init__.py"]
    assert set(imports(path, at_once=True)) <= {"__future__", "typing"}


def test_the_bootstrap_needs_the_standard_library_alone():
    """What sets a machine up imports no package when it is imported."""
    for file, path in MODULES.items():
        if file.startswith("briefing/bootstrap/"):
            roots = {name.split(".")[0] for name in imports(path, at_once=True)}
            assert roots <= sys.stdlib_module_names | {"briefing"}, file


def test_no_module_needs_itself():
    """Imports make no circle, so that every module can be read after those it needs."""
    names = module_names()
    needs = {
        name: {one for one in imports(path, at_once=True) if one in names and one != name}
        for name, path in names.items()
    }
    assert len(list(graphlib.TopologicalSorter(needs).static_order())) == len(names)


def test_each_package_has_its_doors():
    """A third-party package is imported where its row of the table says, and everywhere there."""
    doors = {row[0][0]: set(row[1]) for row in table(ARCHITECTURE, "package")}
    found = defaultdict(set)
    for file, path in MODULES.items():
        for name in imports(path):
            package = name.split(".")[0]
            if package != "briefing" and package not in sys.stdlib_module_names:
                found[package].add(file)
    assert dict(found) == doors


def test_what_reaches_outside_has_its_doors():
    """Files, processes and parsers of foreign data are touched where the table says."""
    doors = {name: set(row[1]) for row in table(ARCHITECTURE, "reach") for name in row[0]}
    found = defaultdict(set)
    for file, path in MODULES.items():
        for name in {*calls(path), *imports(path)} & {*doors, *PATHS}:
            found[name].add(file)
    assert dict(found) == doors


@pytest.mark.parametrize("file", MODULES)
def test_nothing_runs_what_it_reads(file):
    """No module evaluates text, unpickles, opens a connection or makes markup of a string."""
    path = MODULES[file]
    imported = {name for name in imports(path)} | {name.split(".")[0] for name in imports(path)}
    assert not NEVER & {*calls(path), *imported}


def test_templates_escape_everything():
    """No template switches escaping off or holds something that runs."""
    for path in own_files():
        if path.suffix in (".html", ".svg") and path.is_relative_to(ROOT / "templates"):
            text = path.read_text("utf-8")
            assert not re.search(r"\|\s*safe\b|autoescape|Markup", text), path
            assert not re.search(r"<script(?! type=\"application/ld\+json\")|\son\w+=", text), path


# Hooks into the print engine


def test_the_hooks_are_written_down():
    """What is replaced inside the print engine is what the table of hooks says, no more, no less."""
    from briefing.look import justify, tags

    def full(owner: object) -> str:
        return f"{owner.__module__}.{owner.__name__}" if isinstance(owner, type) else owner.__name__

    found = {f"{full(owner)}.{name}" for owner, name, *_ in tags._REPLACED}
    found.add(f"{justify.inline.__name__}.{justify.justify_line.__name__}")
    assert found == {row[0][0] for row in table(ARCHITECTURE, "hook")}


# Size and names


def test_files_are_short():
    """No Python file is longer than 300 lines, but for those that say why."""
    long = {named(p): p.read_text("utf-8").count("\n") for p in python_files()}
    long = {name: count for name, count in long.items() if count > FILE_LIMIT}
    assert {name: count for name, count in long.items() if count > LONG_FILES.get(name, 0)} == {}
    assert LONG_FILES.keys() <= long.keys(), "shorter now: take it out of the list"
    assert (ROOT / "build.py").read_text("utf-8").count("\n") <= ENTRY_LIMIT


def test_functions_are_short():
    """No function has more than 30 lines, but for those that say why."""
    long = {
        f"{named(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= FUNCTION_LIMIT
    }
    assert {name: n for name, n in long.items() if n > LONG_FUNCTIONS.get(name, 0)} == {}
    assert LONG_FUNCTIONS.keys() <= long.keys(), "shorter now: take it out of the list"


def test_no_module_is_an_attic():
    """Every module is named for what it holds."""
    names = {part for path in python_files() for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & ATTICS


# Words


@pytest.mark.parametrize("file", MODULES)
def test_each_module_says_what_it_is(file):
    """Every module begins with a sentence about what it turns into what."""
    said = generated.sentence(MODULES[file])
    assert said.endswith((".", ":")) or "→" in said


def test_each_test_says_what_it_holds():
    """Every test has a docstring that states a fact."""
    silent = [
        f"{named(path)}:{node.name}"
        for path in python_files()
        if path.name.startswith("test_")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def fields(sentence: str) -> set[str]:
    """The `{names}` that a sentence is filled with; `_ko` marks the Korean form of one."""
    return {name.removesuffix("_ko") for name in re.findall(r"\{(\w+)\}", sentence)}


SAID = [(name, value) for name, values in wordings().items() for value in values]


@pytest.mark.parametrize("said", [v for _, v in SAID], ids=[f"{n}-{v.code}" for n, v in SAID])
def test_sentences_keep_the_house_style(said):
    """Codes are words; sentences are lower case without a full stop, and both languages filled."""
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", said.code)
    for sentence in (said.en, said.hint_en, said.ko, said.hint_ko):
        assert not re.match(r"[A-Z][a-z]", sentence)
        assert not sentence.endswith((".", "!", "。", " "))
    assert fields(said.en) == fields(said.ko)
    assert fields(said.hint_en) == fields(said.hint_ko)


def test_sentences_live_in_one_room():
    """Nothing is said to an author from outside `briefing/wording/`."""
    made = {file for file, path in MODULES.items() if "Wording()" in calls(path)}
    assert {Path(file).parent.as_posix() for file in made} == {"briefing/wording"}


def test_no_file_knows_the_machine_it_was_written_on():
    """No text of the project holds a path of one machine or the address of a package registry."""
    forbidden = re.compile(
        r"(?<![\w.~/-])/(?:work|root|home/\w+|Users/\w+|tmp/\w+)/|pypi\.org|pythonhosted\.org"
        r"|registry\.npmjs|proxy\.golang"
    )
    for path in own_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found = forbidden.search(text)
        assert not found, f"{named(path)}: {found[0]}"
