"""The command `build`: make the files and print their names."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.cli import choosing, speaking
from briefing.cli.line import Line, Request
from briefing.look.switches import SWITCHES
from briefing.look.themes import trust
from briefing.problems import BriefingError, Collected
from briefing.run.build import JOBS_LIMIT, Build, Result, processors
from briefing.run.job import PDF, PROFILES, Job, Settings
from briefing.run.outcome import Outcome
from briefing.run.project import Project
from briefing.wording import cli as labels
from briefing.wording import run as wording


def add_arguments(subparsers) -> None:
    """Add `build` to the commands."""
    parser = subparsers.add_parser("build")
    choosing.add_arguments(parser)
    add = parser.add_argument
    add("--format", metavar="F,…", help=labels.FORMAT)
    add("--profile", metavar="P", help=labels.PROFILE)
    add("--draft", action="store_true", help=labels.DRAFT)
    add("--output", type=Path, metavar="DIR", help=labels.OUTPUT)
    add("--jobs", metavar="N", help=labels.JOBS)
    add("--strict", action="store_true", help=labels.STRICT)
    text = labels.TRUST_THEME
    add("--trust-theme", dest="trusted", metavar="D", action="append", help=text)
    add("--force", action="store_true", help=labels.FORCE)
    add("--quiet", action="store_true", help=labels.QUIET)
    for switch in SWITCHES:
        text = labels.ALLOW[switch]
        add(f"--allow-{switch}", dest="allow", action="append_const", const=switch, help=text)


def run(args: Request) -> int:
    """Make what is asked for; the exit code."""
    line = args.line
    formats = choosing.formats(args.format, line)
    profile = _profile(args.profile, line)
    count = _count(args.jobs, line)
    project = choosing.project(args.root, line, args.strict)
    report = Collected()
    project.encoding, project.private = choosing.reading(args)
    jobs = choosing.jobs(args, project, report, formats, profile)
    if profile and jobs and all(job.format != PDF for job in jobs):
        raise _without_pdf(project, jobs, formats, line)
    output = Path(os.path.abspath(args.output or args.root / "output"))
    allow = tuple(dict.fromkeys(args.allow or ()))
    trusted = _trusted(args.trusted or (), line)
    settings = Settings(args.strict, allow, project.encoding, project.private, trusted)
    progress = speaking.Progress(args.quiet, args.language)
    build = Build(args.root, output, settings, count, progress=progress.step)
    build.anew = args.force
    build.told = progress.silent if args.quiet else progress.wrote
    try:
        result = build.run(jobs)
    finally:
        progress.clear()
    result.add(Outcome(report.problems, exit_code=int(bool(report.errors))))
    progress.current(len(result.current))
    _tell(args, jobs, result)
    return result.exit_code


def _without_pdf(
    project: Project, jobs: Sequence[Job], formats: Sequence[str], line: Line
) -> BriefingError:
    """The error for a profile where no PDF is made, by the line or by a file."""
    if formats:
        return line.without_effect("--profile", labels.ONLY_FOR_PDFS)
    heads = (job.memo for job in jobs if project.head(job.memo).formats)
    file = next((f"content/{memo}/memo.yaml" for memo in heads), "content/project.yaml")
    return line.refusal(wording.NO_PDF_THERE, "--profile", file=file)


def _tell(args: Request, jobs: Sequence[Job], result: Result) -> None:
    """Say what was wrong, and which files were not written for it."""
    if not (args.quiet and not result.exit_code):
        speaking.problems(result.collected.problems, args.language)
    written = {path.name for path in result.written}
    written |= {path.name for path in result.current}
    missing = [job.file for job in jobs if job.file not in written]
    if missing:
        text = labels.NOT_DELIVERED.to(args.language)
        print(text.format(files=", ".join(missing)), file=sys.stderr)
    if result.bugs:
        speaking.bug("\n\n".join(result.bugs), args.root, args.language)


def _trusted(values: Sequence[str], line: Line) -> tuple[str, ...]:
    for value in values:
        if not trust.DIGEST.fullmatch(value):
            raise line.refusal(wording.NOT_A_DIGEST, value, value=value[:80])
    return tuple(dict.fromkeys(values))


def _profile(value: str | None, line: Line) -> str:
    return "".join(line.chosen("--profile", () if value is None else [value], PROFILES)[:1])


def _count(value: str | None, line: Line) -> int:
    if value is None:
        return processors()
    if not value.isascii() or not value.isdecimal() or not 1 <= int(value[:9]) <= JOBS_LIMIT:
        raise line.refusal(wording.NOT_A_COUNT, value, value=value[:40], limit=JOBS_LIMIT)
    return int(value)
