"""Themes: templates that want out of their sandbox, values that want to be CSS, odd files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile import groups, project
from tests.hostile.case import PDF, Case, refused

TEMPLATE = "templates/tiny/parts/lead.html"
FOLDER = "templates/tiny"


def links(path: str, target: str) -> Callable[[Path], None]:
    """A symbolic link in the project, in place of what is there."""

    def prepare(root: Path) -> None:
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return prepare


def _pipe(path: str) -> Callable[[Path], None]:
    def prepare(root: Path) -> None:
        os.mkfifo(root / path)

    return prepare


def _linked_folder(root: Path) -> None:
    (root / project.THEME).unlink()
    (root / FOLDER).rmdir()
    (root / FOLDER).symlink_to("base")


def _deep(root: Path) -> None:
    (root / FOLDER / "/".join("abcdefghijkl")).mkdir(parents=True)


#: What is in a theme's folder, and is no plain file (H05).
ODD = {
    "a link out": links(f"{FOLDER}/x.svg", "/etc/passwd"),
    "a link in": links(f"{FOLDER}/x.svg", "theme.yaml"),
    "a dead link": links(f"{FOLDER}/x.svg", "nowhere"),
    "a link to a folder": links(f"{FOLDER}/x.svg", "/tmp"),
    "a pipe": _pipe(f"{FOLDER}/x.svg"),
    "a style sheet that is a link": links(project.SHEET, "/etc/passwd"),
    "a style sheet that is a pipe": _pipe(project.SHEET),
    "names that differ by case": lambda root: project.put(
        root, {f"{FOLDER}/Logo.svg": "", f"{FOLDER}/logo.svg": ""}
    ),
    "a template that is a link": links(TEMPLATE, "/etc/passwd"),
    "folders without end": _deep,
    "a theme file that is a link": links(project.THEME, "../base/theme.yaml"),
    "a theme that is a link": _linked_folder,
}


def cases(_) -> Iterator[Case]:
    """The table, files that are no text, and folders with more than files in them."""
    yield from groups.cases_of("themes")
    latin = "extends: base\ntitle: \u00e9\n".encode("latin-1")
    yield refused("in Latin-1", {project.THEME: latin}, place=project.THEME)
    yield refused("too large", {project.THEME: "#" * 5_000_001}, place="")
    one, other = "templates/one/theme.yaml", "templates/other/theme.yaml"
    loop = {project.THEME: "extends: one\n", one: "extends: other\n", other: "extends: one\n"}
    yield refused("a loop", loop, "theme-loop", place="")
    for name, sheet in (
        ("in Latin-1", b"p { content: '\xe9' }"),
        ("of zeros", bytes(100)),
    ):
        yield refused(f"a sheet {name}", {project.SHEET: sheet}, place=project.SHEET, job=PDF)
    for name, prepare in ODD.items():
        yield refused(name, {}, place="", prepare=_named(prepare), job=PDF)


def _named(prepare: Callable[[Path], None]) -> Callable[[Path], None]:
    """The same by a name, so that its case counts by its own."""

    def prepared(root: Path) -> None:
        prepare(root)

    return prepared


@pytest.mark.tries("cases")
def test_a_theme_reaches_nothing_but_its_own(case, lab):
    """Templates reach no Python, values end no declaration, and files are plain files."""
    lab.hold(case)
