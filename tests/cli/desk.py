"""Turn words into runs of the command `translate` on the memo of `tests.edition.translating`."""

from pathlib import Path

import pytest

from briefing.cli import translate
from briefing.cli.line import Command, Line, Request
from briefing.problems import BriefingError


def parsed(root: Path, language: str, *words: str) -> Request:
    """The request of a command line, as the program makes it."""
    command = Command(Line(["translate", *words], language))
    translate.add_arguments(command)
    return command.request(words, root)


def run(root: Path, *words: str) -> int:
    """The exit code of a command line."""
    return translate.run(parsed(root, "en", *words))


def refused(root: Path, *words: str) -> BriefingError:
    """What stops a command line."""
    with pytest.raises(BriefingError) as stopped:
        run(root, *words)
    return stopped.value


def file(root: Path, language: str = "en") -> Path:
    """The catalog of the memo."""
    return root / "content" / "small" / f"{language}.po"


def fill(root: Path, language: str = "en") -> None:
    """Translate whatever is empty, as a person does in an editor."""
    lines = file(root, language).read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if line == 'msgstr ""' and at > 3:
            lines[at] = f'msgstr "{language.upper()} {lines[at - 1][7:]}'
    file(root, language).write_text("\n".join(lines), "utf-8")


def change(root: Path, old: str, new: str, name: str = "memo.yaml") -> None:
    """Change words in a file of the memo."""
    path = root / "content" / "small" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
