"""What the families have in common: a thing tried, a family of them, and its score."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.hostile.words import FAMILIES, SPREAD

if TYPE_CHECKING:
    from tests.hostile.lab import Lab


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing that was tried."""

    name: str
    fault: str = ""
    """Why the contract did not hold, in one line; empty if it did."""
    digest: str = ""
    """Of the bad input, so that equal ones count once; empty for what is no input."""


@dataclass(frozen=True, slots=True)
class Family:
    """Things of one kind to try."""

    name: str
    target: int
    """How many there must be at least in a whole run."""
    tries: Callable[[Lab], Iterator[Tried]]

    def what(self, language: str) -> str:
        """What is tried, in a few words."""
        return FAMILIES[self.name].to(language)


@dataclass(slots=True)
class Score:
    """What came of a family."""

    family: Family
    tried: int = 0
    digests: set[str] = field(default_factory=set)
    missed: list[Tried] = field(default_factory=list)
    seconds: float = 0.0
    partial: bool = False
    """Whether it was a slice, for which no target holds."""

    @property
    def held(self) -> int:
        """How many held."""
        return self.tried - len(self.missed)

    @property
    def good(self) -> bool:
        """Whether all held, and enough was tried."""
        return not self.missed and (self.partial or self.tried >= self.family.target)


def scored(family: Family, lab: Lab, heard: Callable[[Score], None] = lambda score: None) -> Score:
    """Try all of a family; `heard` is told now and then how far it has come.

    A family that fails by itself is a miss, and so is one that repeats an input.
    """
    score, started, told = Score(family, partial=lab.slice > 0), time.monotonic(), 0.0
    try:
        for tried in family.tries(lab):
            if tried.digest in score.digests:
                tried = Tried(tried.name, "the same input was tried before")
            score.digests |= {tried.digest} - {""}
            score.tried += 1
            if tried.fault:
                score.missed.append(tried)
            score.seconds = time.monotonic() - started
            if score.seconds - told >= SPREAD:
                told = score.seconds
                heard(score)
    except Exception as error:  # the suite itself must not take the scoreboard down
        from briefing.run.child import trace

        score.tried += 1
        score.missed.append(
            Tried(
                family.name, "the suite failed: " + " <- ".join(trace(error).split("\n")[::-1][:4])
            )
        )
    score.seconds = time.monotonic() - started
    return score
