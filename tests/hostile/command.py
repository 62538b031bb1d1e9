"""The command `reliability`: try to break the contract, and print the scoreboard."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from briefing.bootstrap import ROOT
from briefing.cli.line import Line
from tests.hostile import scoreboard
from tests.hostile import words as said
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Score, scored

SEED_LIMIT = 2**32


def add_arguments(subparsers) -> None:
    """Add `reliability` to the commands."""
    language = subparsers.language
    families = "\n".join(f"  {one.name:<12} {one.what(language)}" for one in scoreboard.FAMILIES)
    parser = subparsers.add_parser(
        "reliability",
        description=said.ABOUT.to(language),
        epilog=said.EXAMPLES.to(language).format(families=families),
    )
    add = parser.add_argument
    add("families", nargs="*", metavar="FAMILY", help=said.WHICH.to(language))
    add("--seed", default="1", metavar="N", help=said.SEED.to(language))
    add("--slice", metavar="N", help=said.SLICE.to(language))
    add("--full", action="store_true", help=said.FULL.to(language))
    add("--json", action="store_true", help=said.AS_JSON.to(language))


def run(args: argparse.Namespace) -> int:
    """Try all that is asked for; 1 if anything did not hold."""
    line: Line = args.line
    known = {family.name: family for family in scoreboard.FAMILIES}
    asked = line.chosen("FAMILY", args.families, tuple(known)) or tuple(known)
    seed = _number("--seed", args.seed, line)
    part = _number("--slice", args.slice, line) if args.slice else 0
    with _folder() as folder:
        lab = Lab(Path(ROOT), folder, seed, args.full, part)
        scores = [_tried(known[name], lab, args.language) for name in asked]
    if args.json:
        print(json.dumps(scoreboard.as_data(scores, seed, lab.count), ensure_ascii=False, indent=2))
    else:
        print(scoreboard.as_text(scores, args.language))
    return int(not all(score.good for score in scores))


@contextlib.contextmanager
def _folder():
    """A folder for everything that is made; what hostile files left without rights goes too."""
    with tempfile.TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True) as name:
        yield Path(os.path.realpath(name))


def _number(name: str, value: str, line: Line) -> int:
    if not value.isascii() or not value.isdecimal() or int(value[:12]) >= SEED_LIMIT:
        args = {"value": value[:40], "name": name, "limit": f"{SEED_LIMIT - 1:,}"}
        raise line.refusal(said.NOT_A_NUMBER, value, **args)
    return int(value)


def _tried(family: Family, lab: Lab, language: str) -> Score:
    """The score of a family, told as it goes."""

    def heard(score: Score) -> None:
        print(f"  {family.name}: {score.tried} …", file=sys.stderr, flush=True)

    score = scored(family, lab, heard)
    print(scoreboard.line(score), file=sys.stderr, flush=True)
    for tried in score.missed:
        text = said.MISSED.to(language).format(family=family.name, **asdict(tried))
        print(f"  {text}", file=sys.stderr, flush=True)
    return score
