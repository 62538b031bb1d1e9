"""Turn options into jobs: which memos, in which editions, themes and formats."""

import argparse
import codecs
import shlex
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from briefing import files, home
from briefing.cli.line import Line, Request
from briefing.look.themes.theme import list_themes
from briefing.memo.document import Defaults
from briefing.memo.private import Private, read_map
from briefing.memo.schema import suggestion, ticked
from briefing.problems import BriefingError, Collected, Exit, Problem, Report, Source, Span
from briefing.run import defaults
from briefing.run.job import FORMATS, Job
from briefing.run.project import MEMO_FILE, Project
from briefing.wording import cli as labels
from briefing.wording import files as file_wording
from briefing.wording import look as look_wording
from briefing.wording import run as wording
from briefing.wording import translation as translation_wording

UTF_8 = "utf-8"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words that choose what is worked on."""
    parser.add_argument("memos", nargs="*", metavar="MEMO", help=labels.MEMO)
    for name, metavar, text in (
        ("--edition", "E,…", labels.EDITION),
        ("--theme", "T,…", labels.THEME),
    ):
        parser.add_argument(name, metavar=metavar, action="append", help=text)
    add_reading(parser.add_argument)


def add_reading(add: Callable) -> None:
    """The options that say how memos are read."""
    add("--encoding", default=UTF_8, metavar="E", help=labels.ENCODING)
    add("--pua-map", type=Path, metavar="FILE", help=labels.PUA_MAP)


def reading(args: Request) -> tuple[str, Private]:
    """In which encoding memos are read, and what their private-use characters stand for.

    Commands in hints repeat the options that say so.

    Raises:
        BriefingError: There is no such encoding, or the map cannot be read (exit code 2).
    """
    how = encoding(args.encoding, args.line), private(args)
    home.reading = f" --encoding {args.encoding}" if args.encoding != UTF_8 else ""
    if args.pua_map:
        home.reading += f" --pua-map {shlex.quote(str(args.pua_map))}"
    return how


def jobs(
    args: Request,
    project: Project,
    report: Collected,
    formats: tuple[str, ...] = (),
    profile: str = "",
) -> tuple[Job, ...]:
    """Every job that is asked for, memo by memo and edition by edition.

    Formats and a profile that are not given are those of the memo or the project.

    Raises:
        BriefingError: A memo, edition or theme is not there (exit code 2), or there is nothing
            to make (1).
    """
    line = args.line
    specs = project.editions(report)
    report.stop_on_errors()
    asked = Defaults(
        editions=line.chosen("--edition", args.edition or (), tuple(specs)),
        formats=formats,
        profile=profile,
    )
    names = memos(args.memos, project, line, report)
    chosen = themes(args.theme, project, line) if args.theme else ()
    draft = getattr(args, "draft", False)  # `check` has no such switch
    return tuple(defaults.jobs(project, specs, names, asked, chosen, draft, report))


def private(args: Request) -> Private:
    """What private-use characters stand for, by the file that `--pua-map` names.

    Raises:
        BriefingError: It cannot be read (exit code 2).
    """
    if args.pua_map is None:
        return ()
    report = Collected()
    source = read_named(args.pua_map, report)
    private = read_map(source, report) if source else ()
    report.stop_on_errors(Exit.USAGE)
    return private


def read_named(path: Path, report: Report) -> Source | None:
    """The text of a file that the command line names, taken from the current folder.

    Problems call it as it was typed.
    """
    full, problems = path.absolute(), Collected()
    source = files.read_source(full, full.parent, problems)
    for problem in as_typed(problems.problems, path):
        report(problem)
    return replace(source, file=path.as_posix()) if source else None


def bytes_named(path: Path, report: Report) -> bytes | None:
    """The bytes of a file that the command line names, as `read_named` takes it."""
    full = path.absolute()
    try:
        return files.read_bytes(full, full.parent)
    except BriefingError as error:
        for problem in as_typed(error.problems, path):
            report(problem)
        return None


def as_typed(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """Problems with a file, which call it as the command line does."""
    return [
        replace(problem, span=replace(problem.span, file=path.as_posix())) for problem in problems
    ]


def encoding(value: str, line: Line) -> str:
    """The name of an encoding, as Python knows it."""
    try:
        usable = len("가".encode(codecs.lookup(value).name)) > 1
    except (LookupError, ValueError):
        usable = False
    if not usable:
        raise line.refusal(file_wording.UNKNOWN_ENCODING, value, encoding=value[:40])
    return value


def memos(asked: list[str], project: Project, line: Line, report: Collected) -> tuple[str, ...]:
    """The memos that are named, or all."""
    known = project.memos(report)
    words = {_memo_name(word): word for word in asked}
    if not known:
        none = wording.NO_MEMOS.at(Span("content", 1, 1))
        raise BriefingError([*report.problems, none])
    for name, word in words.items():
        if name not in known:
            args = {"name": name[:80], "known": ticked(known)}
            # The first word may have been meant as a command.
            commands = labels.COMMANDS if line.words[:1] == (word,) else ()
            near = suggestion(name, (*known, *commands))
            unknown = translation_wording.UNKNOWN_MEMO
            raise line.refusal(unknown, word, suggestion=near, **args)
    return tuple(words) or known


def _memo_name(word: str) -> str:
    """The memo that a word means: a path that a shell completed will do as well."""
    word = unicodedata.normalize("NFC", word)  # as some systems complete it, in pieces
    return word.removeprefix("content/").removesuffix(f"/{MEMO_FILE}").rstrip("/")


def themes(asked: list[str], project: Project, line: Line) -> tuple[str, ...]:
    """The themes that are named."""
    known = list_themes(project.templates)
    names = [name for value in asked for name in value.split(",") if name]
    for name in names or [""]:
        if name not in known:
            args = {"name": name[:40], "known": ticked(known)}
            near = suggestion(name, known)
            raise line.refusal(look_wording.NO_THEME, name, suggestion=near, **args)
    return tuple(dict.fromkeys(names))


def formats(value: str | None, line: Line) -> tuple[str, ...]:
    """The formats that are named."""
    return line.chosen("--format", () if value is None else [value], FORMATS)


def project(root: Path, line: Line, strict: bool = False) -> Project:
    """The project in a folder, which may be empty; one that is none is a mistake."""
    if not root.is_dir():
        word = line.value("--root")
        raise line.refusal(wording.NO_SUCH_FOLDER, word, value=shlex.quote(str(root)))
    return Project(root, strict)
