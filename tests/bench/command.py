"""The command `bench`: measure speed and memory on this machine."""

from __future__ import annotations

import json

from briefing.cli import choosing
from briefing.cli.line import Request
from briefing.problems import Collected
from tests.bench import figures as measure
from tests.bench import words as said

RUNS = 3


def add_arguments(subparsers) -> None:
    """Add `bench` to the commands."""
    language = subparsers.language
    parser = subparsers.add_parser(
        "bench",
        description=said.ABOUT.to(language),
        epilog=said.EXAMPLES.to(language),
    )
    choosing.add_arguments(parser)
    parser.add_argument("--json", action="store_true", help=said.JSON.to(language))


def run(args: Request) -> int:
    """Print the figures; 0."""
    project = choosing.project(args.root, args.line)
    report = Collected()
    jobs = choosing.jobs(args, project, report)
    report.stop_on_errors()
    job = next((one for one in jobs if one.edition == "ko-en"), jobs[0])
    figures = measure.measured(args.root, job.memo, job.edition, job.theme, RUNS)
    if args.json:
        print(json.dumps(figures.as_data(), indent=2))
    else:
        print(_table(figures, args.language))
    return 0


def _table(figures: measure.Figures, language: str) -> str:
    """The figures for a person."""
    warm = figures.warm
    rows = [
        (said.COLD, figures.cold), (said.WARM, warm), (said.DRAFT, figures.draft),
        (said.PRINT, figures.print), (said.CHROMIUM, figures.chromium),
        (said.TYPST, figures.typst),
    ]  # fmt: skip
    lines = [f"{figures.job}  ({figures.machine}; {figures.runs}×)"]
    lines += [
        f"{value:8.2f} s  {value / warm:6.2f}×  {name.to(language)}"
        for name, value in rows
        if value
    ]
    lines.append(f"{figures.layouts:8}             {said.LAYOUTS.to(language)}")
    lines.append(f"{figures.memory / 1e6:8.0f} MB           {said.MEMORY.to(language)}")
    missing = said.NOT_HERE.to(language)
    return "\n".join([*lines, *(f"   –  {missing.format(name=one)}" for one in figures.left_out)])
