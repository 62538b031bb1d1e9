"""The command `theme`: list the themes."""

from __future__ import annotations

import argparse

from briefing.cli import choosing, speaking
from briefing.look import theme
from briefing.memo import walk
from briefing.memo.document import Text
from briefing.problems import Collected, cells
from briefing.wording import cli as said

LIST = "list"


def add_arguments(subparsers) -> None:
    """Add `theme` to the commands."""
    language = subparsers.language
    parser = subparsers.add_parser("theme", description=said.THEME_ABOUT.to(language))
    actions = (LIST,)
    text = said.THEME_ACTION.to(language)
    parser.add_argument("action", nargs="?", default=LIST, choices=actions, help=text)


def run(args: argparse.Namespace) -> int:
    """Print a line for each theme: name, title, what it is."""
    project, report = choosing.project(args.root, args.line), Collected()
    names = theme.list_themes(project.templates)
    width = max(map(cells, names), default=0)
    for name in names:
        found = theme.load(project.templates, name, report)
        if found:
            said_about = [_words(text, args.language) for text in (found.title, found.about)]
            facts = " — ".join(one for one in said_about if one)
            print(f"{name}{' ' * (width - cells(name))}  {facts}".rstrip())
    speaking.problems(report.problems, args.language)
    return 1 if report.errors else 0


def _words(text: Text | None, language: str) -> str:
    if text is None:
        return ""
    return walk.visible(text.gloss if language != text.language and text.gloss else text.words)
