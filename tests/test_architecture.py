"""The code is built as ARCHITECTURE.md says: its tables are read here, not listed twice."""

import graphlib
import re
import sys

from docs import generated
from docs.generated import ROOT, table
from tests.codebase import (
    ARCHITECTURE,
    MODULES,
    calls,
    doors,
    imports,
    module_names,
    own_files,
    passed,
    room,
)

#: Imports of a later room: where the bootstrap hands over.
FORWARD = {("briefing.bootstrap.steps", "briefing.cli")}
#: What no part of this program does, wherever.
NEVER = {
    "compile()", "eval()", "exec()", "__import__()", "pickle", "marshal", "shelve",
    "urllib.request", "http", "requests", "ftplib", "smtplib", "os.system()", "os.popen()",
    "yaml.load()", "yaml.full_load()", "yaml.unsafe_load()", "yaml.safe_load()", "Markup()",
}  # fmt: skip
#: Reading and writing a path in one step, past `briefing.files`.
PATHS = {"open()", ".open()", ".read_text()", ".read_bytes()", ".write_text()", ".write_bytes()"}


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
    assert wrong == FORWARD


def test_the_program_needs_none_of_its_tests():
    """What tries to break the program and what measures it stand outside the package."""
    beside = {name for path in MODULES.values() for name in imports(path)}
    assert not {name for name in beside if name.split(".")[0] in ("tests", "docs")}


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
    """Imports make no circle, those inside functions and those for types alone included."""
    names = module_names()
    needs = {
        name: {needed for needed in imports(path) if needed in names and needed != name}
        for name, path in names.items()
    }
    assert len(list(graphlib.TopologicalSorter(needs).static_order())) == len(names)


def test_each_package_has_its_doors():
    """A third-party package is imported where its row of the table says, and everywhere there."""
    found = set()
    for file, path in MODULES.items():
        packages = {name.split(".")[0] for name in imports(path)} - {"briefing"}
        found |= {(name, file) for name in packages - sys.stdlib_module_names}
    told = doors("package")
    assert passed(found, told) == told


def test_the_print_engine_has_one_folder():
    """Only the folder of print knows the engine; what it laid out is plain data everywhere else."""
    engine = {"weasyprint", "pydyf"}
    known = {
        file for file, path in MODULES.items() if engine & {n.split(".")[0] for n in imports(path)}
    }
    assert known
    assert {file for file in known if not file.startswith("briefing/look/print/")} == set()


def test_what_reaches_outside_has_its_doors():
    """Files, processes and parsers of foreign data are touched where the table says."""
    told = doors("reach")
    names = {name for name, _ in told} | PATHS
    found = {
        (name, file)
        for file, path in MODULES.items()
        for name in {*calls(path), *imports(path)} & names
    }
    assert passed(found, told) == told


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
    from briefing.look.print.pdf import HOOKS

    found = {hook.place for hook in HOOKS}
    assert found == {row[0][0] for row in table(ARCHITECTURE, "hook")}
