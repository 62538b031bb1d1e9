"""The command `check`: find every problem that shows without laying out pages."""

import sys

from briefing.cli import choosing, speaking
from briefing.cli.line import Request
from briefing.problems import BriefingError, Collected, Exit, as_json, as_text
from briefing.run.build import checked, processors
from briefing.run.job import Settings
from briefing.run.outcome import Outcome
from briefing.wording import cli as labels

TEXT, JSON = "text", "json"


def add_arguments(subparsers) -> None:
    """Add `check` to the commands."""
    parser = subparsers.add_parser("check")
    choosing.add_arguments(parser)
    parser.add_argument("--format", default=TEXT, choices=(TEXT, JSON), help=labels.CHECK_FORMAT)
    parser.add_argument("--strict", action="store_true", help=labels.STRICT)


def run(args: Request) -> int:
    """Print all problems; 1 if one of them would stop a build."""
    line = args.line
    report = Collected()
    project = choosing.project(args.root, line, args.strict)
    project.encoding, project.private = choosing.reading(args)
    try:
        jobs = choosing.jobs(args, project, report)
        settings = Settings(args.strict, (), project.encoding, project.private)
        result = checked(args.root, jobs, settings, processors())
    except BriefingError as error:
        if args.format == TEXT or error.exit_code == Exit.USAGE:
            raise
        print(as_json(error.problems, args.language))
        return error.exit_code
    result.add(Outcome(report.problems, exit_code=int(bool(report.errors))))
    problems = result.collected.problems
    if args.format == JSON:
        print(as_json(problems, args.language))
    elif problems:
        print(as_text(problems, args.language))
    elif sys.stderr.isatty():
        count = len({job.memo for job in jobs})
        print(labels.NOTHING_FOUND.to(args.language).format(count=count), file=sys.stderr)
    if result.bugs:
        speaking.bug("\n\n".join(result.bugs), args.root, args.language)
    return result.exit_code
