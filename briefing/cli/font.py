"""The command `font`: list the fonts that a project or a theme brings."""

import os
import shlex
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from briefing import files
from briefing.cli import choosing, speaking
from briefing.cli.line import Request
from briefing.problems import BriefingError, Collected, Exit, Source, Span
from briefing.problems.shown import visible
from briefing.run import worker
from briefing.run.outcome import Outcome
from briefing.wording import cli as labels
from briefing.wording import fonts as wording


def add_arguments(subparsers) -> None:
    """Add `font` to the commands."""
    parser = subparsers.add_parser("font")
    parser.add_argument("action", choices=("add",), help=labels.FONT_ACTION)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=labels.FONT_FILES)
    parser.add_argument("--licence", default="", metavar="TEXT", help=labels.FONT_LICENCE)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads font files; a value that a worker can be sent."""

    root: Path
    licence: str

    def __call__(self, path: Path) -> Outcome:
        """The entry of a font as facts."""
        from briefing.look import ownfonts

        folder = _folder(path, self.root)
        return Outcome(facts=ownfonts.described(path, folder, self.root, self.licence))


def run(args: Request) -> int:
    """Write the entries, and print each with the list that holds it; 1 if a font is refused."""
    from briefing.look import ownfonts

    project = choosing.project(args.root, args.line)
    _refuse(args)
    paths = [Path(os.path.abspath(path)) for path in args.files]

    def place(path: Path) -> tuple[str, Span]:
        return path.name, Span(files.place(path, args.root), 1, 1)

    workers = worker.Workers(_Reader(args.root, args.licence), place)
    ended = dict(workers.run(paths))
    if problems := [problem for path in paths for problem in ended[path].problems]:
        raise BriefingError(problems)
    if bugs := [outcome.bug for outcome in ended.values() if outcome.bug]:
        speaking.bug("\n\n".join(bugs), args.root, args.language)
        return Exit.BUG
    entries = defaultdict(list)
    for path in paths:
        entries[_folder(path, args.root) / "fonts.toml"].append(ended[path].facts)
    report = Collected()
    sources = {path: project.source(path, report, optional=True) for path in entries}
    report.stop_on_errors()
    lists = {}
    for path, source in sources.items():
        source = source or Source(files.place(path, args.root), "")
        lists[path] = ownfonts.listing(source, path.parent, entries[path]).encode()
    files.write_together(lists, args.root)
    for path in lists:
        print(speaking.shown(path))
        for entry in entries[path]:
            told = f'"{entry["family"]}" {entry["weight"]} {entry["style"]}: {entry["file"]}'
            print(f"  {visible(told)}")
    return Exit.DONE


def _refuse(args: Request) -> None:
    """Refuse what no list can hold, and files that lie elsewhere (exit code 2)."""
    for word in (args.licence, *map(str, args.files)):
        if any(unicodedata.category(char) in {"Cc", "Cs"} for char in word):
            raise args.line.refusal(wording.FONT_WORD, word, value=word[:80])
    for typed in args.files:
        if _folder(Path(os.path.abspath(typed)), args.root) is None:
            told = {
                "file": typed.as_posix(),
                "path": shlex.quote(str(typed)),
                "folder": shlex.quote(speaking.shown(args.root / "fonts")),
            }
            raise args.line.refusal(wording.FONT_ELSEWHERE, str(typed), **told)


def _folder(path: Path, root: Path) -> Path | None:
    """The folder `fonts` of a project or of one of its themes in which a file lies, if it does."""
    folders = [root / "fonts", *sorted((root / "templates").glob("*/fonts"))]
    return next((folder for folder in folders if path.is_relative_to(folder)), None)
