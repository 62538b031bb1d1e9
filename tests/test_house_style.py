"""The house style: short files and functions, names that say something, sentences of one kind."""

import ast
import re
from pathlib import Path

import pytest

from docs import generated
from docs.generated import ROOT, wordings
from tests.codebase import MODULES, calls, functions, named, own_files, python_files

#: The aim is 300 lines a file and 30 a function; a tenth or a half more is not worth a bad cut.
FILE_LIMIT, FUNCTION_LIMIT, ENTRY_LIMIT = 330, 45, 15
#: Longer than the rule allows, with a reason each; a number may fall, never rise.
LONG_FILES = {
    "tests/edition/catalogs/test_exchange.py": 340,  # every way out and back of one catalog
    "briefing/memo/document.py": 380,  # the whole content file, readable in one place
    "tests/memo/test_marks.py": 400,  # the marks are one grammar
    "tests/hostile/themes.py": 420,  # one table of hostile style sheets
}
LONG_FUNCTIONS: dict[str, int] = {}
#: Names of modules that end up holding whatever has no place.
ATTICS = {"utils", "util", "helpers", "helper", "common", "misc", "base", "core", "shared"}


# Size and names


def test_files_are_short():
    """No Python file is much longer than 300 lines, but for those that say why."""
    long = {named(p): p.read_text("utf-8").count("\n") for p in python_files()}
    long = {name: count for name, count in long.items() if count > FILE_LIMIT}
    assert {name: count for name, count in long.items() if count > LONG_FILES.get(name, 0)} == {}
    assert (ROOT / "build.py").read_text("utf-8").count("\n") <= ENTRY_LIMIT


def test_functions_are_short():
    """No function has many more than 30 lines, but for those that say why."""
    long = {
        f"{named(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in python_files()
        for node in functions(path)
        if node.end_lineno - node.lineno >= FUNCTION_LIMIT
        and path.parent.name != "hostile"  # tables of hostile inputs, one function each
    }
    assert {name: n for name, n in long.items() if n > LONG_FUNCTIONS.get(name, 0)} == {}


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


def constants(tree: ast.Module) -> set[str]:
    """The names that a module gives to its values."""
    assigned = (node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign))
    targets = (getattr(node, "targets", None) or [node.target] for node in assigned)
    return {name.id for one in targets for name in one if isinstance(name, ast.Name)}


def uses(file: str, tree: ast.Module) -> set[tuple[str, str]]:
    """What a module takes from `briefing/wording/`: the module there and the name in it."""
    alias, found = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "briefing.wording":
            alias |= {name.asname or name.name: name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module.startswith("briefing.wording."):
            found |= {(node.module.rpartition(".")[2], name.name) for name in node.names}
    own = Path(file).stem if file.startswith("briefing/wording/") else ""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add((alias.get(node.value.id, ""), node.attr))
        elif own and isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found.add((own, node.id))
    return found


def test_every_sentence_is_said():
    """No text of `briefing/wording/` is left that no code uses."""
    trees = {file: ast.parse(path.read_text("utf-8")) for file, path in MODULES.items()}
    used = set().union(*(uses(file, tree) for file, tree in trees.items()))
    made = {
        (Path(file).stem, name)
        for file, tree in trees.items()
        if file.startswith("briefing/wording/")
        for name in constants(tree)
    }
    assert len(made) > 200
    assert sorted(made - used) == []


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
