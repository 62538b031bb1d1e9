"""Prove where a memo places its recommendations, and leave out what cannot stand there.

The full text of a recommendation stands in the body of a section, once at most; one that no
section places comes after them all.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefing.memo.document import Block, Callout, Memo, Placed
from briefing.memo.plain import suggestion
from briefing.problems import Report
from briefing.wording import memo as wording


def placed(memo: Memo, report: Report) -> Memo:
    """The memo with those placings only that hold; the others are reported."""
    places = _Places(tuple(one.id for one in memo.recommendations), report)
    return replace(
        memo,
        lead=places.kept(memo.lead, False),
        sections=tuple(
            replace(section, body=places.kept(section.body, True)) for section in memo.sections
        ),
        recommendations=tuple(
            replace(one, body=places.kept(one.body, False)) for one in memo.recommendations
        ),
    )


@dataclass
class _Places:
    known: tuple[str, ...]
    report: Report
    seen: set[str] = field(default_factory=set)

    def kept(self, body: tuple[Block, ...], in_section: bool) -> tuple[Block, ...]:
        """A body without placings that do not hold."""
        blocks = []
        for block in body:
            if isinstance(block, Callout):
                blocks.append(replace(block, body=self.kept(block.body, False)))
            elif not isinstance(block, Placed) or self.holds(block, in_section):
                blocks.append(block)
        return tuple(blocks)

    def holds(self, block: Placed, in_section: bool) -> bool:
        """Whether a recommendation exists, may stand here, and stands nowhere else."""
        where = block.of.origin
        if block.of not in self.known:
            words = {"what": wording.RECOMMENDATION, "id": block.of}
            near = suggestion(block.of, self.known)
            self.report(where.problem(wording.UNKNOWN_ID, **words, suggestion=near))
        elif not in_section:
            self.report(where.problem(wording.MISPLACED, id=block.of))
        elif block.of in self.seen:
            self.report(where.problem(wording.TWICE_PLACED, id=block.of))
        else:
            self.seen.add(block.of)
            return True
        return False
