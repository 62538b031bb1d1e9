"""Find the line of a theme that says something, for problems that show only in print."""

from collections.abc import Iterator
from pathlib import Path

from briefing import files
from briefing.look.themes.theme import Theme
from briefing.problems import Collected, Problem, Source, Span, Wording

#: Files of a theme that people write, in the order in which they are looked through.
SUFFIXES = (".html", ".svg", ".css", ".po", ".yaml")


def sources(theme: Theme, root: Path) -> Iterator[Source]:
    """Every text file of a theme's chain, the theme's own before its ancestors'."""
    quiet = Collected()  # what cannot be read was said where it was needed
    for folder in theme.folders:
        for suffix in SUFFIXES:
            for path in theme_files(folder, root):
                if path.suffix == suffix and (source := files.read_source(path, root, quiet)):
                    yield source


def theme_files(folder: Path, root: Path) -> Iterator[Path]:
    """Every ordinary file below a folder, by name; links are passed over."""
    for entry in files.list_folder(folder, root):
        if entry.kind == "file" and not entry.name.startswith("."):
            yield folder / entry.name
        elif entry.kind == "folder" and not entry.name.startswith((".", "__")):
            yield from theme_files(folder / entry.name, root)


def problem(
    theme: Theme, root: Path, words: str, sentence: Wording, /, instead: Span | None = None, **args
) -> Problem:
    """A problem where the files of a theme first hold some characters.

    Where none does it is told at `instead`, or of the theme as a whole.
    """
    for source in sources(theme, root):
        at = source.text.find(words)
        if at >= 0:
            return source.problem(sentence, at, len(words), **args)
    whole = Span(files.place(theme.folders[0] / "theme.yaml", root), 1, 1)
    return sentence.at(instead or whole, **args)
