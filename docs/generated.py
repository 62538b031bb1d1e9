"""Turn the code into the parts of the docs that are made from it, so that they cannot part.

    .venv/bin/python -m docs.generated             writes the parts that stand in the docs anew
    .venv/bin/python -m docs.generated modules     prints every module with its first sentence

A test holds the parts against what they are made from.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path

from briefing import wording
from briefing.problems import ERROR, Wording
from tests.hostile.scoreboard import FAMILIES, WRITTEN

ROOT = Path(__file__).parents[1]
_PART = "<!-- {name}: made by docs/generated.py -->\n{body}<!-- end of {name} -->\n"


def table(text: str, head: str) -> list[list[list[str]]]:
    """Rows of the Markdown table whose first column is called `head`: the `names` in each cell."""
    _, heading, rest = text.partition(f"\n| {head} |")
    lines = rest.split("\n\n", 1)[0].splitlines()[2:]
    if not heading:
        raise ValueError(f"no table of `{head}`")
    return [[re.findall(r"`([^`]+)`", cell) for cell in line.split("|")[1:-1]] for line in lines]


def rooms() -> list[str]:
    """The rooms of the package, each importing only from those before it."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    return [row[0][0] for row in table(text, "room")]


def modules() -> list[Path]:
    """Every module of the package: room by room, each folder's own before those in it."""
    order, package = rooms(), ROOT / "briefing"

    def place(path: Path) -> tuple:
        room = path.relative_to(package).parts[0].removesuffix(".py")
        at = order.index(room) if room in order else -1
        return at, path.parent, path.name != "__init__.py", path.name

    return sorted(package.rglob("*.py"), key=place)


def sentence(path: Path) -> str:
    """What a module says about itself first, on one line."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


def module_list() -> str:
    """Every module with its sentence, under a heading for each folder."""
    lines: list[str] = []
    for folder, paths in groupby(modules(), lambda path: path.parent):
        name = folder.relative_to(ROOT).as_posix()
        lines += ["", f"### `{name}/`", ""]
        lines += [f"- [`{path.name}`]({name}/{path.name}): {sentence(path)}" for path in paths]
    return "\n".join([*lines, "", ""])


def wordings() -> dict[str, tuple[Wording, ...]]:
    """Every sentence said to an author, by the module that holds it."""
    sentences: dict[str, tuple[Wording, ...]] = {}
    for module in pkgutil.iter_modules(wording.__path__):
        values = vars(importlib.import_module(f"briefing.wording.{module.name}")).values()
        sentences[module.name] = tuple(value for value in values if isinstance(value, Wording))
    return {name: values for name, values in sentences.items() if values}


def problem_list() -> str:
    """Every code with its sentences and hints in both languages, under a heading a module."""
    lines: list[str] = []
    for name, values in wordings().items():
        about = sentence(ROOT / "briefing" / "wording" / f"{name}.py")
        lines += ["", f"## {name.replace('_', ' ').capitalize()}", "", about]
        for code in sorted({value.code for value in values}):
            lines += ["", f"### `{code}`", ""]
            lines += [line for value in values if value.code == code for line in _told(value)]
    return "\n".join([*lines, "", ""])


def _told(value: Wording) -> Iterator[str]:
    """A sentence and its hint, in both languages."""
    severity = "" if value.severity == ERROR else f" *({value.severity})*"
    english, korean = zip(value.text, value.hint, strict=True)
    yield f"- {_plain(english[0])}{severity}<br>→ {_plain(english[1])}<br>"
    yield f"  {_plain(korean[0])}<br>→ {_plain(korean[1])}"


def _plain(text: str) -> str:
    """A sentence as Markdown shows it: what stands in no backticks is no mark."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(
        part if part.startswith("`") else re.sub(r"([*_<\[\]|])", r"\\\1", part) for part in parts
    )


def family_list() -> str:
    """Every family of things that are tried, with what it is about."""
    lines = (f"| `{name}` | {_plain(about['en'])} |" for name, about in FAMILIES.items())
    return "\n".join(["", "| family | what |", "|---|---|", *lines, "", ""])


def scores() -> str:
    """A table of what the last whole run of the suite tried, which wrote docs/scoreboard.json."""
    board = json.loads(WRITTEN.read_text("utf-8"))
    lines = ["", "| what is tried | tried | held |", "|---|--:|--:|"]
    for score in board["families"]:
        what = _plain(FAMILIES[score["name"]]["en"])
        lines.append(f"| {what} | {score['tried']:,} | {score['held']:,} |")
    tried, held = (sum(score[name] for score in board["families"]) for name in ("tried", "held"))
    lines += [
        f"| **altogether** | **{tried:,}** | **{held:,}** |",
        "",
        f"{board['distinct_bad_inputs']:,} different bad inputs; seed {board['seed']}; "
        f"{round(board['seconds'] / 60)} minutes on {board['processors']} processors.",
    ]
    return "\n".join([*lines, "", ""])


def machine_list() -> str:
    """What was seen on fresh machines, and whose files have the same bytes.

    `python3 -m tests.machines --json` printed it: docs/machines.json.
    """
    rows = json.loads((ROOT / "docs" / "machines.json").read_text("utf-8"))
    lines = [
        "| Debian | who | there, or wrong | first run | seconds | second | `--force` | bytes |",
        "|---|---|---|---|--:|---|---|---|",
    ]
    keys = ("release", "user", "state", "first", "seconds", "again", "forced", "sums")
    lines += ["| " + " | ".join(str(row[key]) or "–" for key in keys) + " |" for row in rows]
    versions = sorted(
        {
            (row["sums"], (f"at `{row['commit']}`, " if "commit" in row else "") + row["versions"])
            for row in rows
            if row["versions"]
        }
    )
    about = "At one commit the files have the same bytes wherever these are of the same version:"
    return "\n".join(
        ["", *lines, "", about, "", *(f"- `{sums}`: {what}" for sums, what in versions), "", ""]
    )


def tool_list() -> str:
    """What of a file stays when a translator's program saves it.

    `python3 -m tests.edition.tools` measured it: docs/tools.json.
    """
    table = json.loads((ROOT / "docs" / "tools.json").read_text("utf-8"))
    names = list(next(iter(table.values())))
    lines = [f"| program | format | {' | '.join(names)} |", "|---|---|" + "---|" * len(names)]
    for name, kept in table.items():
        cells = ["stays" if kept[what] else "–" for what in names]
        lines.append(f"| {name.replace(' / ', ' | ')} | {' | '.join(cells)} |")
    return "\n".join(["", *lines, "", ""])


#: File, name of the part in it, and what makes the part.
PARTS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("docs/problems.md", "problems", problem_list),
    ("docs/reliability.md", "families", family_list),
    ("docs/reliability.md", "scoreboard", scores),
    ("docs/reliability.md", "machines", machine_list),
    ("docs/translation.md", "tools", tool_list),
)


def renewed(text: str, name: str, body: str) -> str:
    """A document with one of its parts made anew."""
    start, end = f"<!-- {name}: made by docs/generated.py -->\n", f"<!-- end of {name} -->\n"
    before, opening, rest = text.partition(start)
    _, closing, after = rest.partition(end)
    if not (opening and closing):
        raise ValueError(f"no part `{name}`")
    return before + _PART.format(name=name, body=body) + after


def main() -> None:
    """Write every part anew, or print the list of modules."""
    if sys.argv[1:] == ["modules"]:
        print(module_list())
        return
    for file, name, make in PARTS:
        path = ROOT / file
        path.write_text(renewed(path.read_text("utf-8"), name, make()), "utf-8")
        print(file)


if __name__ == "__main__":
    main()
