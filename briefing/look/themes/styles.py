"""Turn a theme's tokens and style sheets into CSS for one medium, ancestor first."""

from collections.abc import Callable
from pathlib import Path

from briefing import files
from briefing.look.themes.theme import Theme
from briefing.problems import Report, Source

SHEETS = {"print": "print.css", "web": "screen.css"}


def sheets(theme: Theme, medium: str, root: Path, report: Report) -> list[Source]:
    """The style sheets of a theme's chain for `print` or `web`, `base` first."""
    paths = (folder / SHEETS[medium] for folder in reversed(theme.folders))
    read = (files.read_source(path, root, report) for path in paths if path.is_file())
    return [source for source in read if source is not None]


def properties(theme: Theme, dark: bool = False, family: Callable[[str], str] = str) -> str:
    """Declarations of the tokens as custom properties; `family` renames font families.

    With `dark`, only those that differ on a dark screen.
    """
    lines = []
    for token in theme.tokens.values():
        value = token.dark if dark else token.value
        if value:
            shown = family(value) if token.type == "family" else value
            lines.append(f"--{token.name}: {shown};")
    return "\n".join(lines)
