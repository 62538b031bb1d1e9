"""The command `font`: list the fonts that a project or a theme brings."""

import os
import shlex
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
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
    """What the user says of their licence."""
    listed: dict[Path, str]
    """What the lists say of it already."""

    def __call__(self, path: Path) -> Outcome:
        """The entry of a font as facts."""
        from briefing.look import ownfonts

        licence = self.licence or self.listed.get(path, "")
        return Outcome(facts=ownfonts.described(path, _folder(path, self.root), self.root, licence))


def run(args: Request) -> int:
    """Write the entries, and print each with the list that holds it; 1 if a font is refused."""
    from briefing.look import ownfonts

    project = choosing.project(args.root, args.line)
    _refuse(args)
    paths = [Path(os.path.abspath(path)) for path in args.files]
    by_list = defaultdict(list)
    for path in paths:
        by_list[_folder(path, args.root) / "fonts.toml"].append(path)
    report, listed = Collected(), {}
    sources = {path: project.source(path, report, optional=True) for path in by_list}
    report.stop_on_errors()
    for path, source in sources.items():
        listed |= ownfonts.licences(source, path.parent) if source else {}
    entries = _entries(paths, _Reader(args.root, args.licence, listed), args)
    if entries is None:
        return Exit.BUG
    texts = {}
    for path, source in sources.items():
        source = source or Source(files.place(path, args.root), "")
        own = [entries[font] for font in by_list[path]]
        texts[path] = ownfonts.listing(source, path.parent, own).encode()
    files.write_together(texts, args.root)
    for path in texts:
        print(speaking.shown(path))
        for entry in (entries[font] for font in by_list[path]):
            told = f'"{entry["family"]}" {entry["weight"]} {entry["style"]}: {entry["file"]}'
            print(f"  {visible(told)} ({visible(entry['licence'])})")
    family = visible(entries[paths[0]]["family"])
    print(labels.FONT_NEXT.filled(family=family).to(args.language), file=sys.stderr)
    return Exit.DONE


def _entries(paths: Sequence[Path], reader: _Reader, args: Request) -> dict[Path, dict] | None:
    """The entry of each font; None where our own code failed, which is said.

    Raises:
        BriefingError: One is refused.
    """

    def place(path: Path) -> tuple[str, Span]:
        return path.name, Span(files.place(path, args.root), 1, 1)

    ended = dict(worker.Workers(reader, place).run(paths))
    if problems := [problem for path in paths for problem in ended[path].problems]:
        raise BriefingError(problems)
    if bugs := [outcome.bug for outcome in ended.values() if outcome.bug]:
        speaking.bug("\n\n".join(bugs), args.root, args.language)
        return None
    return {path: outcome.facts for path, outcome in ended.items()}


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
