"""Prove that headings stand in order, and tell which texts bring numbers or labels along."""

import re
from collections.abc import Iterator

from briefing.memo import walk
from briefing.memo.document import (
    Block,
    Callout,
    Chart,
    Figure,
    Heading,
    Memo,
    Question,
    Recommendation,
    Table,
    Text,
)
from briefing.problems import Report
from briefing.wording import memo as wording

#: How authors number headings by hand.
_MARK = re.compile(
    r"(?:[Ⅰ-Ⅻⅰ-ⅻ]\.?|[IVX]+\.|제?\s?\d+[장절조항]\.?|\d{1,3}(?:[.-]\d+)*[.)．]|\d{1,3}(?:[.-]\d+)+"
    r"|[가나다라마바사아자차카타파하][.)]|[A-Za-z][.)]|[Qq]\s?\d+\s?[.):]?|[(（](?:\d+|[가나다라마바사아자차카타파하])[)）]"
    r"|[①-⑳㉑-㉟㉮-㉻⑴-⒇❶-❿]\.?|붙임\s?\d+[.:]?|Annex\s[A-Z\d]+[.:]?)(?=\s)"
)
#: How they set paragraphs and items apart.
_SIGN = re.compile(r"[□■○●◦◎◇◆▪▫•·∙ㆍ※☞▶►▷-]\s")
#: The labels that every theme prints before captions, sources and remarks.
_CAPTION = re.compile(r"[<〈\[(【]?\s?(?:그림|표|도표|차트|Figure|Fig\.|Table|Chart)\s?\d+")
_SOURCE = re.compile(r"(?:출처|자료|Source)\s?[:：)]")
_REMARK = re.compile(r"(?:주|비고|Note)\s?[:：)]|※")

_ANNEX = re.compile(
    r"(?:붙임|부록|별첨|별지|Annex|Appendix)(?:\s*[0-9A-Z]{1,2}(?![0-9A-Za-z가-힣])[.:]?)?(?=\s)"
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
    for appendix in memo.appendices:
        if match := _ANNEX.match(appendix.title.origin.value):
            args = {"mark": match[0]}
            origin = appendix.title.origin
            report(origin.problem_at(0, len(match[0]), wording.OWN_ANNEX, **args))

    for part in walk.parts(memo, Table, Figure, Chart):
        for text, label in _labelled(part):
            if match := label.match(walk.visible(text.words)):
                report(text.origin.problem(wording.OWN_LABEL, label=match[0]))


def brought(text: Text) -> str:
    """What a text begins with, as a theme might print it: a `number`, a `sign`, or nothing."""
    words = walk.visible(text.words[:1])
    return "number" if _MARK.match(words) else "sign" if _SIGN.match(words) else ""


def _labelled(part: Table | Figure | Chart) -> Iterator[tuple[Text, re.Pattern]]:
    """The texts of a block that a label stands before, each with how such a label begins."""
    pairs = (
        (part.caption, _CAPTION),
        (part.source, _SOURCE),
        (getattr(part, "note", None), _REMARK),
    )
    yield from ((text, label) for text, label in pairs if text)


def _bodies(memo: Memo) -> Iterator[tuple[Block, ...]]:
    yield memo.lead
    yield from (section.body for section in (*memo.sections, *memo.appendices))
    yield from (part.body for part in walk.parts(memo, Callout, Recommendation))
    yield from (part.answer for part in walk.parts(memo, Question))


def _numbered(memo: Memo) -> Iterator[Text]:
    for section in (*memo.sections, *memo.appendices):
        yield section.title
        yield from (block.text for block in section.body if isinstance(block, Heading))
