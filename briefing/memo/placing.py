"""Prove where a memo places its recommendations, and leave out what cannot stand there.

The full text of a recommendation stands in the body of a section, once at most; one that no
section places comes after them all.
"""

from briefing.memo import walk
from briefing.memo.document import Memo, Placed
from briefing.memo.plain import suggestion
from briefing.problems import Report
from briefing.wording import memo as wording


def placed(memo: Memo, report: Report) -> Memo:
    """The memo with those placings only that hold; the others are reported."""
    known = [recommendation.id for recommendation in memo.recommendations]
    in_sections = {id(block) for section in memo.sections for block in section.body}
    standing: set[str] = set()
    gone: set[int] = set()
    for block in walk.parts(
        (memo.lead, memo.sections, memo.recommendations, memo.appendices), Placed
    ):
        where = block.of.origin
        if block.of not in known:
            args = {"what": wording.RECOMMENDATION, "suggestion": suggestion(block.of, known)}
            report(where.problem(wording.UNKNOWN_ID, id=block.of, **args))
        elif id(block) not in in_sections:
            report(where.problem(wording.MISPLACED, id=block.of))
        elif block.of in standing:
            report(where.problem(wording.TWICE_PLACED, id=block.of))
        else:
            standing.add(block.of)
            continue
        gone.add(id(block))
    return walk.rebuilt(memo, lambda part: None if id(part) in gone else part)
