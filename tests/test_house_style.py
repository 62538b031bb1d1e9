"""The house style: short files and functions, names that say something, sentences of one kind."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs import generated
from docs.generated import ROOT, wordings
from tests.codebase import MODULES, functions, named, own_files, python_files

#: The aim is 300 lines a file and 30 a function; a tenth or a half more is not worth a bad cut.
FILE_LIMIT, FUNCTION_LIMIT, ENTRY_LIMIT = 330, 45, 15
#: Longer than the rule allows, with a reason each; a number may fall, never rise.
LONG_FILES = {
    "briefing/memo/document.py": 600,  # the whole content file as types, read as one page
    "tests/edition/catalogs/test_exchange.py": 340,  # every way out and back of one catalog
    "tests/memo/test_marks.py": 400,  # the marks are one grammar
}
LONG_FUNCTIONS: dict[str, int] = {}
#: As many equal lines in a row are a function that has no name yet.
SAME_LINES = 6
#: Where Korean stands outside `briefing/wording/`, and why it is no sentence of ours.
KOREAN_ELSEWHERE = {
    "briefing/problems/": "particles, and the words around each sentence: wording is made of them",
    "briefing/bootstrap/sentences.py": "what is said before there is any package",
    "briefing/edition/parity/": "how Korean writes facts and terms",
    "briefing/edition/catalogs/catalog.py": "what programs write where nobody is named",
    "briefing/edition/catalogs/exchange/sheet_reading.py": "what reviewers write of a state",
    "briefing/edition/korean.py": "how Korean ends its words",
    "briefing/edition/numbering.py": "what a particle of Korean stands behind",
    "briefing/memo/outline.py": "how authors number headings by hand",
    "briefing/cli/choosing.py": "a syllable, to try an encoding with",
    "briefing/look/charts/words.py": "the range of syllables, to know a width by",
    "briefing/look/html/counters.py": "how CSS counts in Hangul",
    "briefing/look/themes/scaffold.py": "a theme file that is written for its author",
    "briefing/run/sample.py": "a memo that is written for its author",
    "briefing/memo/spellings.py": "how Korean writes dates and large numbers",
    "briefing/memo/document.py": "what Korean memos call a field",
}
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
    }
    assert {name: n for name, n in long.items() if n > LONG_FUNCTIONS.get(name, 0)} == {}


def test_no_module_is_an_attic():
    """Every module is named for what it holds."""
    names = {
        part for path in python_files() for part in path.relative_to(ROOT).with_suffix("").parts
    }
    assert not names & ATTICS


# Repetition


def written(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a module that say something, with their numbers: spaces count as one.

    Blank lines, closing brackets and imports say nothing.
    """
    tree = ast.parse(text)
    imported = {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for number in range(node.lineno, node.end_lineno + 1)
    }
    for number, line in enumerate(text.split("\n"), 1):
        if number not in imported and line.strip("()[]{}:, \"'"):
            yield number, " ".join(line.split())


def twice(modules: dict[str, str], least: int) -> list[str]:
    """Where a run of at least so many equal lines stands a second time."""
    places: dict[tuple[str, ...], str] = {}
    repeated = []
    for name, text in modules.items():
        lines = list(written(text))
        for start in range(len(lines) - least + 1):
            run = tuple(line for _, line in lines[start : start + least])
            here = f"{name}:{lines[start][0]}"
            if places.setdefault(run, here) != here:
                repeated.append(f"{places[run]} = {here}")
    return repeated


def test_nothing_is_written_twice():
    """No six lines of the package stand a second time in it; a copy of eight would be found."""
    modules = {file: path.read_text("utf-8") for file, path in MODULES.items()}
    assert twice(modules, SAME_LINES) == []
    copied = "".join(f"    step({number})\n\n" for number in range(SAME_LINES + 2))
    assert twice({"a": f"def a():\n{copied}", "b": f"def b():\n{copied}"}, SAME_LINES) == [
        f"a:{line} = b:{line}" for line in (2, 4, 6)
    ]


#: Pronouns and participles that say nothing of what they hold.
NAMELESS = {"one", "found", "said", "made"}


def test_variables_are_nouns_of_the_field():
    """A value is called what it is: a unit, a problem, a sentence, the arguments of one."""
    nameless = {
        (file, node.lineno)
        for file, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Name | ast.arg | ast.Attribute)
        and NAMELESS & {getattr(node, part, "") for part in ("id", "arg", "attr")}
    }
    assert nameless == set()


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


def literals(tree: ast.Module) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


def fields(sentence: str) -> set[str]:
    """The `{names}` that a sentence is filled with."""
    return set(re.findall(r"\{(\w+)\}", sentence))


@pytest.mark.parametrize("module", wordings())
def test_sentences_keep_the_house_style(module):
    """Codes are words; sentences are lower case without a full stop, and both languages filled."""
    for wording in wordings()[module]:
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", wording.code)
        for sentence in (*wording.text, *wording.hint):
            assert not re.match(r"[A-Z][a-z]", sentence), sentence
            assert not sentence.endswith((".", "!", "。", " ")), sentence
        assert fields(wording.text.en) == fields(wording.text.ko), wording.code
        english, korean = map(fields, wording.hint)
        assert english == korean, wording.code


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
    """Nothing is said to an author from outside `briefing/wording/`: no Hangul stands elsewhere."""
    spoken = {
        file
        for file, path in MODULES.items()
        if not file.startswith("briefing/wording/")
        for text in literals(ast.parse(path.read_text("utf-8")))
        if re.search("[가-힣]", text.replace("가-힣", ""))
    }
    allowed = {
        file: place for file in spoken for place in KOREAN_ELSEWHERE if file.startswith(place)
    }
    assert spoken - allowed.keys() == set()
    assert KOREAN_ELSEWHERE.keys() - set(allowed.values()) == set(), "no longer needed"


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
