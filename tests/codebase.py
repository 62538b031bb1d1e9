"""Turn the project's own files into what the tests of its architecture and style ask of them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from docs import generated
from docs.generated import ROOT, table

ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
MODULES = {path.relative_to(ROOT).as_posix(): path for path in generated.modules()}
#: Folders and files that are made, downloaded or left behind.
IGNORED = {
    line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split() if "/" in line
} | {".git", "output"}

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
    """What a table of ARCHITECTURE.md allows: each name with each of its modules or folders."""
    return {(name, file) for row in table(ARCHITECTURE, head) for name in row[0] for file in row[1]}


def passed(found: Iterable[tuple[str, str]], told: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The doors that are used: a module by its folder, where the folder is the door."""
    folders = {(name, door) for name, door in told if door.endswith("/")}
    used = set()
    for name, file in found:
        through = {(one, door) for one, door in folders if one == name and file.startswith(door)}
        used |= through or {(name, file)}
    return used


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
