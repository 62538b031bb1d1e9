"""Prove that headings stand in order, level under level, and carry no numbers beside ours."""

import re
from collections.abc import Iterator

from briefing.memo import walk
from briefing.memo.document import (
    Block,
    Callout,
    Heading,
    Memo,
    Question,
    Recommendation,
    Text,
)
from briefing.problems import Report
from briefing.wording import memo as wording

#: How authors number headings by hand.
_MARK = re.compile(
    r"(?:[Ⅰ-Ⅻ]\.?|[IVX]+\.|제?\d+[장절]|\d+(?:\.\d+)*[.)]|\d+(?:\.\d+)+|[가-하][.)]|[A-Za-z]\.)(?=\s)"
)


def check(memo: Memo, report: Report) -> None:
    """Report headings that skip a level, and those that would carry two numbers."""
    for body in _bodies(memo):
        above = 0
        for heading in (block for block in body if isinstance(block, Heading)):
            if heading.level > above + 1:
                args = {"level": heading.level, "expected": above + 1}
                report(heading.text.origin.problem(wording.SKIPPED_LEVEL, **args))
            above = heading.level
    for text in _numbered(memo) if memo.numbering != "none" else ():
        if match := _MARK.match(text.origin.value):
            args = {"mark": match[0], "numbering": memo.numbering}
            report(text.origin.problem_at(0, len(match[0]), wording.OWN_NUMBER, **args))


def _bodies(memo: Memo) -> Iterator[tuple[Block, ...]]:
    yield memo.lead
    yield from (section.body for section in memo.sections)
    yield from (part.body for part in walk.parts(memo, Callout, Recommendation))
    yield from (part.answer for part in walk.parts(memo, Question))


def _numbered(memo: Memo) -> Iterator[Text]:
    for section in memo.sections:
        yield section.title
        yield from (block.text for block in section.body if isinstance(block, Heading))
