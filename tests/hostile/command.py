"""The command `reliability`: the hostile tests as a whole, and the scoreboard."""

from __future__ import annotations

import os

from briefing.cli.line import Request
from tests.hostile import words
from tests.hostile.scoreboard import FAMILIES
from tests.sample import ROOT

SEED_LIMIT = 2**32


def add_arguments(subparsers) -> None:
    """Add `reliability` to the commands."""
    language = subparsers.language
    families = "\n".join(f"  {name:<12} {about[language]}" for name, about in FAMILIES.items())
    parser = subparsers.add_parser(
        "reliability",
        description=words.ABOUT.to(language),
        epilog=words.EXAMPLES.to(language).format(families=families),
    )
    add = parser.add_argument
    add("families", nargs="*", metavar="FAMILY", help=words.WHICH.to(language))
    add("--seed", default="1", metavar="N", help=words.SEED.to(language))
    add("--full", action="store_true", help=words.FULL.to(language))
    add("--write", action="store_true", help=words.WRITE.to(language))


def run(args: Request) -> int:
    """Try all that is asked for; 1 if anything did not hold."""
    families = args.line.chosen("FAMILY", args.families, tuple(FAMILIES))
    seed = args.seed
    if not seed.isascii() or not seed.isdecimal() or int(seed[:12]) >= SEED_LIMIT:
        values = {"value": seed[:40], "name": "--seed", "limit": f"{SEED_LIMIT - 1:,}"}
        raise args.line.refusal(words.NOT_A_NUMBER, seed, **values)
    import pytest  # which only the tests need

    os.chdir(ROOT)
    options = ["--whole", f"--seed={seed}", f"--tongue={args.language}"]
    options += [f"--{name}" for name in ("full", "write") if getattr(args, name)]
    paths = [f"tests/hostile/test_{name}.py" for name in families] or ["tests/hostile"]
    workers = ["-n", "auto", "--dist", "worksteal"]
    return int(pytest.main(["-q", "-p", "no:cacheprovider", *workers, *options, *paths]))
