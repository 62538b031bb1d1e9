"""The rules that a theme must keep, one small function each, in one table."""

from collections.abc import Callable

from briefing.look.check import kept, letters, parts, room, tokens, tree
from briefing.look.check.proof import Proof
from briefing.problems import Problem, Report

Rule = Callable[[Proof, Report], None]

RULES: tuple[tuple[str, Rule], ...] = (
    # What is said
    ("printed", parts.printed),
    ("seen", parts.seen),
    ("added", parts.added),
    ("translated", parts.translated),
    # Where it stands
    ("inside", room.inside),
    ("apart", room.apart),
    ("notes", kept.notes),
    ("headings", kept.headings),
    # How it looks
    ("glyphs", letters.glyphs),
    ("families", letters.families),
    ("contrast", letters.contrast),
    ("size", letters.size),
    # How it is made
    ("structure", tree.structure),
    ("tokens", tokens.tokens),
    ("engine", kept.engine),
)
#: The most problems that one rule reports: behind the eighth the first has not been mended.
MOST = 8


def check(proof: Proof, report: Report) -> None:
    """Report every breach of every rule, but each place in a theme once for each rule."""
    for _, rule in RULES:
        told: set[tuple] = set()

        def once(problem: Problem, told: set[tuple] = told) -> None:
            what = dict(problem.args).get("name", "")
            place = (problem.code, str(problem.span), what)
            if place not in told and len(told) < MOST:
                told.add(place)
                report(problem)

        rule(proof, once)
