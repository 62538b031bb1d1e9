"""The code is built as ARCHITECTURE.md says: its tables are read here, not listed twice."""

import ast
import graphlib
import re
import sys
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
#: Where the bootstrap ends and the command line begins: the one import of a later room.
HANDING_OVER = ("briefing.bootstrap.steps", "briefing.cli")
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
    "compile()", "eval()", "exec()", "__import__()", "pickle", "marshal", "shelve",
    "urllib.request", "http", "requests", "ftplib", "smtplib", "os.system()", "os.popen()",
    "yaml.load()", "yaml.full_load()", "yaml.unsafe_load()", "yaml.safe_load()", "Markup()",
}  # fmt: skip
#: Reading and writing a path in one step, past `briefing.files`.
PATHS = {"open()", ".open()", ".read_text()", ".read_bytes()", ".write_text()", ".write_bytes()"}


Nodes = tuple[ast.AST, ...]
Defined = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def nodes(path: Path) -> tuple[Nodes, Nodes]:
    """Imports, calls and functions of a file: those that its own import meets, and the others."""
    now: list[ast.AST] = []
    later: list[ast.AST] = []
    waiting: list[tuple[ast.AST, bool]] = [(ast.parse(path.read_text("utf-8")), False)]
    for node, inside in waiting:
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Call | Defined):
            (later if inside else now).append(node)
        typing = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        below = inside or typing or isinstance(node, Defined)
        waiting += [(child, below) for child in ast.iter_child_nodes(node)]
    return tuple(now), tuple(later)


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


def functions(path: Path) -> Iterator[Defined]:
    """Every function of a file."""
    now, later = nodes(path)
    yield from (node for node in now + later if isinstance(node, Defined))


def python_files() -> list[Path]:
    """Every Python file of the project."""
    return [path for path in own_files() if path.suffix == ".py"]


def named(path: Path) -> str:
    """A file as the tables name it."""
    return path.relative_to(ROOT).as_posix()


@cache
def imports(path: Path, *, at_once: bool = False) -> frozenset[str]:
    """The modules that a file imports; with `at_once` those that its own import needs."""
    return frozenset(_imports(path, at_once))


def _imports(path: Path, at_once: bool) -> Iterator[str]:
    now, later = nodes(path)
    for node in now if at_once else now + later:
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


def doors(head: str) -> set[tuple[str, str]]:
    """What a table of ARCHITECTURE.md allows: each name with each of its modules."""
    return {(name, file) for row in table(ARCHITECTURE, head) for name in row[0] for file in row[1]}


@cache
def calls(path: Path, *, written: bool = False) -> frozenset[str]:
    """What a file calls: `open()`, `os.fork()`, `.read_text()`; not methods of our own objects.

    With `written`, only calls whose arguments stand there one by one.
    """
    return frozenset(_calls(path, written))


def _calls(path: Path, written: bool) -> Iterator[str]:
    now, later = nodes(path)
    for node in now + later:
        if not isinstance(node, ast.Call) or (written and not node.args):
            continue
        if isinstance(node.func, ast.Name):
            yield f"{node.func.id}()"
        elif isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = getattr(owner, "id", getattr(owner, "attr", ""))
            if isinstance(owner, ast.Name):
                yield f"{name}.{node.func.attr}()"
            if name not in ("files", "pictures", "self", "os"):
                yield f".{node.func.attr}()"


# Rooms and doors


def test_the_rooms_are_the_folders():
    """Every module and folder directly under the package is a room that the table names."""
    found = {name.split("/")[1].removesuffix(".py") for name in MODULES}
    assert found - {"__init__"} == set(generated.rooms())


def test_rooms_import_only_what_stands_before_them():
    """A module imports from its own room and those above it in the table, and by full name."""
    order = generated.rooms()
    wrong = set()
    for name, path in module_names().items():
        if name != "briefing":  # the package itself imports nothing at once: see the next test
            allowed = {"", *order[: order.index(room(name)) + 1]}
            ours = (one for one in imports(path) if one.split(".")[0] == "briefing")
            wrong |= {(name, one) for one in ours if room(one) not in allowed}
    assert wrong == {HANDING_OVER}


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
    found = set()
    for file, path in MODULES.items():
        packages = {name.split(".")[0] for name in imports(path)} - {"briefing"}
        found |= {(name, file) for name in packages - sys.stdlib_module_names}
    assert found == doors("package")


def test_what_reaches_outside_has_its_doors():
    """Files, processes and parsers of foreign data are touched where the table says."""
    told = doors("reach")
    names = {name for name, _ in told} | PATHS
    found = {
        (name, file)
        for file, path in MODULES.items()
        for name in {*calls(path), *imports(path)} & names
    }
    assert found == told


def test_nothing_runs_what_it_reads():
    """No module evaluates text, unpickles, asks the network or makes markup of a string."""
    for file, path in MODULES.items():
        imported = set(imports(path)) | {name.split(".")[0] for name in imports(path)}
        assert not NEVER & {*calls(path), *imported}, file


def test_templates_escape_everything():
    """No template switches escaping off or holds something that runs."""
    for path in own_files():
        if path.suffix in (".html", ".svg") and path.is_relative_to(ROOT / "templates"):
            text = path.read_text("utf-8")
            assert not re.search(r"\|\s*safe\b|autoescape|Markup", text), path
            assert not re.search(r"<script(?! type=\"application/ld\+json\")|\son\w+=", text), path


# Hooks into the print engine


def test_the_hooks_are_written_down():
    """What is replaced inside the print engine is what the table of hooks says."""
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
        for node in functions(path)
        if node.end_lineno - node.lineno >= FUNCTION_LIMIT
    }
    assert {name: n for name, n in long.items() if n > LONG_FUNCTIONS.get(name, 0)} == {}
    assert LONG_FUNCTIONS.keys() <= long.keys(), "shorter now: take it out of the list"


def test_no_module_is_an_attic():
    """Every module is named for what it holds."""
    names = {
        part for path in python_files() for part in path.relative_to(ROOT).with_suffix("").parts
    }
    assert not names & ATTICS


# Words


def test_each_module_says_what_it_is():
    """Every module begins with a sentence about what it turns into what."""
    for file, path in MODULES.items():
        said = generated.sentence(path)
        assert said.endswith((".", ":")) or "→" in said, file


def test_each_test_says_what_it_holds():
    """Every test has a docstring that states a fact."""
    silent = [
        f"{named(path)}:{node.name}"
        for path in python_files()
        if path.name.startswith("test_")
        for node in functions(path)
        if node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def fields(sentence: str) -> set[str]:
    """The `{names}` that a sentence is filled with; `_ko` marks the Korean form of one."""
    return {name.removesuffix("_ko") for name in re.findall(r"\{(\w+)\}", sentence)}


@pytest.mark.parametrize("module", wordings())
def test_sentences_keep_the_house_style(module):
    """Codes are words; sentences are lower case without a full stop, and both languages filled."""
    for said in wordings()[module]:
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", said.code)
        for sentence in (said.en, said.hint_en, said.ko, said.hint_ko):
            assert not re.match(r"[A-Z][a-z]", sentence), sentence
            assert not sentence.endswith((".", "!", "。", " ")), sentence
        assert fields(said.en) == fields(said.ko), said.code
        english_alone = {"doc"}  # the document model explains its fields in English
        assert fields(said.hint_en) - english_alone == fields(said.hint_ko) - english_alone, (
            said.code
        )


def test_sentences_live_in_one_room():
    """Nothing is said to an author from outside `briefing/wording/`."""
    made = {file for file, path in MODULES.items() if "Wording()" in calls(path, written=True)}
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
