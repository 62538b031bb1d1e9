"""Count what the families try, print the scoreboard, and write it down."""

from __future__ import annotations

import json
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from briefing.problems import cells
from briefing.run.build import processors
from tests.hostile import words
from tests.sample import ROOT

WRITTEN = ROOT / "docs" / "scoreboard.json"
#: Every family: what is tried, in both languages, and how much at least.
FAMILIES = tomllib.loads((Path(__file__).parent / "families.toml").read_text("utf-8"))
_NAME = 13


@dataclass
class Tally:
    """What one test tried."""

    tried: int = 0
    digests: set[str] = field(default_factory=set)
    """Of the bad inputs, so that equal ones count once."""
    missed: list[str] = field(default_factory=list)

    def __call__(self, name: str, fault: str = "", digest: str = "") -> None:
        """Count a thing by its name; `fault` says why the contract did not hold for it."""
        self.tried += 1
        if digest and digest in self.digests:
            fault = "the same input was tried before"
        if digest:
            self.digests.add(digest)
        if fault:
            self.missed.append(f"{name}: {fault}")

    def as_data(self) -> list:
        """The same for another process."""
        return [self.tried, sorted(self.digests), self.missed]


@dataclass
class Score(Tally):
    """What came of a family."""

    seconds: float = 0.0

    def add(self, report) -> None:
        """Count what a test reports."""
        tried, digests, missed = dict(report.user_properties).get("tally", [1, [], []])
        if report.failed and not missed:
            name = report.nodeid.partition("::")[2]
            missed = [f"{name}: {str(report.longrepr).strip().splitlines()[-1]}"]
            tried = tried or 1
        again = self.digests & set(digests)
        self.tried += tried
        self.digests |= set(digests)
        self.missed += [*missed, *(f"tried before: {digest[:8]}" for digest in sorted(again))]
        self.seconds += report.duration


class Scoreboard:
    """A plugin of pytest that adds up what its tests report."""

    def __init__(self, config) -> None:
        self.config, self.started = config, time.monotonic()
        self.scores: dict[str, Score] = {}

    def pytest_runtest_logreport(self, report) -> None:
        """Add a test, or the failure of what it needs, to its family."""
        family = Path(report.nodeid.partition("::")[0]).stem.removeprefix("test_")
        ended = report.when == "call" and not report.skipped
        if family in FAMILIES and (ended or report.failed):
            self.scores.setdefault(family, Score()).add(report)

    def pytest_sessionfinish(self, session) -> None:
        """Too few are a failure; what was tried in part is not written down."""
        if not session.exitstatus and any(map(too_few, self.scores.items())):
            session.exitstatus = 1
        if self.config.getoption("--write") and set(self.scores) == set(FAMILIES):
            seconds = time.monotonic() - self.started
            data = as_data(self.scores, self.config.getoption("--seed"), seconds)
            WRITTEN.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", "utf-8")

    def pytest_terminal_summary(self, terminalreporter) -> None:
        """Print the scoreboard behind everything else."""
        text = as_text(self.scores, self.config.getoption("--tongue"))
        terminalreporter.write_line(f"\n{text}")


def distinct(scores: dict[str, Score]) -> int:
    """How many different bad inputs there were, over all families."""
    return len(frozenset().union(*(score.digests for score in scores.values())))


def too_few(scored: tuple[str, Score]) -> bool:
    """Whether a family tried less than it should."""
    family, score = scored
    return score.tried < FAMILIES[family]["least"]


def as_text(scores: dict[str, Score], language: str) -> str:
    """The scoreboard, with every miss by name under it."""
    head = words.NAMES.to(language)
    lines = [head + " " * (_NAME + 2 - cells(head)) + words.HEAD.to(language)]
    ordered = {name: scores[name] for name in FAMILIES if name in scores}
    total = Score()
    for name, score in ordered.items():
        lines.append(_row(name, score, f"{FAMILIES[name]['least']:,}"))
        total.tried += score.tried
        total.missed += score.missed
        total.seconds += score.seconds
    lines.append(_row(words.TOTAL.to(language), total, "-"))
    lines.append(words.INPUTS.to(language).format(count=f"{distinct(scores):,}"))
    for name, score in ordered.items():
        faults = list(score.missed)
        if too_few((name, score)):
            faults.append(words.TOO_FEW.to(language).format(target=FAMILIES[name]["least"]))
        lines += [words.MISSED.to(language).format(family=name, fault=fault) for fault in faults]
    return "\n".join(lines)


def _row(name: str, score: Score, least: str) -> str:
    missed = len(score.missed)
    numbers = f"{score.tried:>7,}{score.tried - missed:>7,}{missed:>8,}{least:>8}"
    return f"{name}{' ' * (_NAME - cells(name))}{numbers}{score.seconds:>9.1f}"


def as_data(scores: dict[str, Score], seed: int, seconds: float) -> dict:
    """The same for a program."""
    return {
        "seed": seed,
        "processors": processors(),
        "seconds": round(seconds),
        "distinct_bad_inputs": distinct(scores),
        "families": [
            {
                "name": name,
                "tried": scores[name].tried,
                "held": scores[name].tried - len(scores[name].missed),
                "missed": scores[name].missed,
            }
            for name in FAMILIES
        ],
    }
