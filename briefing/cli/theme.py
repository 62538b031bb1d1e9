"""The command `theme`: list the themes, begin one, prove one, pin one."""

import sys
from pathlib import Path
from typing import TextIO

from briefing import files
from briefing.cli import choosing, speaking
from briefing.cli.line import Request, verb
from briefing.files import write_together
from briefing.home import CALLED
from briefing.look.themes import scaffold, theme, trust
from briefing.problems import Collected, as_json, cells
from briefing.run.job import BUILT_IN, PDF, Job
from briefing.wording import cli as labels
from briefing.wording import theme as wording

TEXT, JSON = "text", "json"


def add_arguments(subparsers) -> None:
    """Add `theme` to the commands."""
    parser = subparsers.add_parser("theme")
    parser.set_defaults(does=_list, thumbnails=None)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    folder = {"type": Path, "metavar": "DIR"}
    add = verb(verbs, "list", _list, wording.LIST)
    add("--thumbnails", help=wording.THUMBNAILS, **folder)
    add = verb(verbs, "new", _new, wording.NEW)
    add("name", metavar="NAME", help=wording.NAME)
    add("--extends", metavar="T", help=wording.EXTENDS)
    add = verb(verbs, "check", _check, wording.CHECK)
    add("name", metavar="NAME", help=wording.NAME)
    add("--output", help=wording.OUTPUT, **folder)
    add("--format", default=TEXT, choices=(TEXT, JSON), help=labels.CHECK_FORMAT)
    add = verb(verbs, "digest", _digest, wording.DIGEST)
    add("name", metavar="NAME", help=wording.NAME)


def run(args: Request) -> int:
    """Do what is asked."""
    return args.does(args)


def _list(args: Request) -> int:
    """Print a line for each theme: name, title, what it is; and make thumbnails."""
    project, report = choosing.project(args.root, args.line), Collected()
    names = theme.list_themes(project.templates)
    width = max(map(cells, names), default=0)
    for name in names:
        loaded = theme.load(project.templates, name, report)
        if loaded:
            about = [
                scaffold.in_language(text, args.language) for text in (loaded.title, loaded.about)
            ]
            facts = " — ".join(fact for fact in about if fact) + _origin(loaded, args)
            print(f"{name}{' ' * (width - cells(name))}  {facts}".rstrip())
    if args.thumbnails and not report.errors:
        _thumbnails(args, project, names, report)
    speaking.problems(report.problems, args.language)
    return 1 if report.errors else 0


def _origin(loaded: theme.Theme, args: Request) -> str:
    """Where a theme comes from, if that is not this project alone."""
    built_in = files.BUILT_IN / "templates"
    if loaded.folders[0].parent == built_in != args.root / "templates":
        return f" ({wording.BUILT_IN.to(args.language)})"
    if loaded.folders[0].parent != built_in and (built_in / loaded.name / "theme.yaml").is_file():
        return f" ({wording.REPLACES.to(args.language)})"
    return ""


def _thumbnails(args: Request, project, names: list[str], report: Collected) -> None:
    """Write page one of the first memo in every theme."""
    from briefing.run import themes

    memo = choosing.memos([], project, args.line, report)[0]
    edition = next(iter(project.editions(report)))
    jobs = [Job(memo, edition, name, PDF) for name in names]
    for job, outcome in themes.thumbnails(jobs, args.root).items():
        for problem in outcome.errors:
            report(problem)
        if outcome.data:
            _write(args.thumbnails / f"{job.theme}.png", outcome.data, sys.stdout)
        elif not outcome.facts.get(themes.DRAWN, True):
            return _not_drawn(args)
    return None


def _new(args: Request) -> int:
    """Write a folder with a theme that builds at once."""
    line = args.line
    project, report = choosing.project(args.root, line), Collected()
    name = args.name
    if not scaffold.fit_name(name):
        raise line.refusal(wording.NAME_REFUSED, name, name=name[:40])
    folder = project.templates / name
    if folder.exists() or name in theme.list_themes(project.templates):
        raise line.refusal(wording.THEME_EXISTS, name, name=name)
    parent = choosing.themes([args.extends or BUILT_IN.theme], project, line)[0]
    base = theme.load(project.templates, parent, report)
    report.stop_on_errors()
    new = scaffold.files(name, base, args.language)
    texts = {folder / file: text.encode() for file, text in new.items()}
    write_together(texts, args.root)
    for path in texts:
        print(speaking.shown(path))
    print(wording.NEW_NEXT.filled(name=name).to(args.language), file=sys.stderr)
    return 0


def _check(args: Request) -> int:
    """Print what is wrong with a theme; write a picture of all its pages."""
    from briefing.run import themes

    project, name = choosing.project(args.root, args.line), args.name
    choosing.themes([name], project, args.line)
    outcome = themes.check(name, args.root)
    if outcome.data:
        folder = args.output or args.root / "output"
        stream = sys.stderr if args.format == JSON else sys.stdout
        _write(folder / f"theme.{name}.png", outcome.data, stream)
    elif not outcome.facts.get(themes.DRAWN, True):
        _not_drawn(args)
    if args.format == JSON:
        print(as_json(outcome.problems, args.language))
    else:
        speaking.problems(outcome.problems, args.language)
    if outcome.bug:
        speaking.bug(outcome.bug, args.root, args.language)
    return outcome.exit_code


def _digest(args: Request) -> int:
    """Print what stands for every byte of a theme and of those that it extends."""
    project, report, name = choosing.project(args.root, args.line), Collected(), args.name
    choosing.themes([name], project, args.line)
    loaded = theme.load(project.templates, name, report)
    report.stop_on_errors()
    print(trust.digest(loaded, args.root))
    return 0


def _write(path: Path, data: bytes, stream: TextIO) -> None:
    path = path.absolute()
    write_together({path: data}, path.parent.parent)
    print(speaking.shown(path), file=stream)


def _not_drawn(args: Request) -> None:
    print(f"{CALLED}: {wording.NOT_DRAWN.to(args.language)}", file=sys.stderr)
