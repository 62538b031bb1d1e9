"""Put the families into their order, and their scores into a table, or into data."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.problems import cells
from tests.hostile import (
    advisories,
    bombs,
    catalogs,
    characters,
    commands,
    connections,
    contents,
    crashes,
    drawings,
    fonts,
    fuzz,
    glyphs,
    hiding,
    injection,
    kills,
    links,
    pictures,
    schemas,
    sealed,
    shipped,
    surroundings,
    themes,
    writes,
)
from tests.hostile import words as said
from tests.hostile.trial import Family, Score

FAMILIES: tuple[Family, ...] = (
    contents.YAML, schemas.SCHEMA, characters.CHARACTERS, glyphs.GLYPHS, injection.INJECTION,
    links.LINKS, pictures.PICTURES, drawings.DRAWINGS, catalogs.CATALOGS, themes.THEMES,
    connections.CONNECTIONS, fonts.FONTS, hiding.HIDING, bombs.BOMBS, fuzz.FUZZ, writes.WRITES,
    kills.INTERRUPTIONS, crashes.WORKERS, surroundings.DETERMINISM, sealed.SEALED, shipped.TEXT,
    commands.COMMANDS, advisories.ADVISORIES,
)  # fmt: skip
_NAME = 13


def distinct(scores: Sequence[Score]) -> int:
    """How many different bad inputs there were, over all families."""
    return len(frozenset().union(*(score.digests for score in scores)))


def line(score: Score) -> str:
    """A score as a row of the table."""
    target = "-" if score.partial else f"{score.family.target:,}"
    numbers = f"{score.tried:>7,}{score.held:>7,}{len(score.missed):>8,}{target:>8}"
    name = score.family.name
    return f"{name}{' ' * (_NAME - cells(name))}{numbers}{score.seconds:>9.1f}"


def as_text(scores: Sequence[Score], language: str) -> str:
    """The scoreboard, with every miss by name under it."""
    head = said.NAMES.to(language)
    head += " " * (_NAME + 2 - cells(head)) + said.HEAD.to(language)
    lines = [head, *map(line, scores)]
    total = Score(Family(said.TOTAL.to(language), 0, lambda lab: iter(())), partial=True)
    for score in scores:
        total.tried += score.tried
        total.missed += score.missed
        total.seconds += score.seconds
    lines += [line(total), said.INPUTS.to(language).format(count=f"{distinct(scores):,}")]
    for score in scores:
        name = score.family.name
        for one in score.missed:
            text = said.MISSED.to(language)
            lines.append(text.format(family=name, name=one.name, fault=one.fault))
        if not score.partial and score.tried < score.family.target:
            fault = said.TOO_FEW.to(language).format(target=score.family.target)
            lines.append(said.MISSED.to(language).format(family=name, name=name, fault=fault))
    return "\n".join(lines)


def as_data(scores: Sequence[Score], seed: int, processors: int) -> dict:
    """The same for a program."""
    return {
        "seed": seed,
        "processors": processors,
        "distinct_bad_inputs": distinct(scores),
        "families": [
            {
                "name": score.family.name,
                "tried": score.tried,
                "held": score.held,
                "target": score.family.target,
                "seconds": round(score.seconds, 1),
                "missed": [{"name": one.name, "fault": one.fault} for one in score.missed],
            }
            for score in scores
        ],
        "held": all(score.good for score in scores),
    }
