"""Give tables a setting in which no number is parted, and let rows longer than a page go on.

Columns of one width look calm as long as their words have room. Where they have not, the engine
parts numbers in the middle; then columns get the widths that their words ask for, and if that is
not enough smaller letters. A table that even so is too wide is marked, and refused by its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.look.page import Tree, text_of
from briefing.look.print.layout import tuning
from briefing.look.print.layout.measure import Measured
from briefing.look.print.layout.paragraphs import trial
from briefing.look.print.layout.watching import Layout, measured_of

#: What a table carries that no setting could mend.
CUT = "data-cut"
_DIGIT_END, _DIGIT_START = re.compile(r"[0-9][.,]?$"), re.compile(r"[.,%]?[0-9]|%")
_WORD_END, _WORD_START = re.compile(r"[0-9가-힣]$"), re.compile(r"[0-9가-힣]")


@dataclass(frozen=True, slots=True)
class Set:
    """A class that print.css knows: how wide the columns are and how large the letters."""

    name: str

    def apply(self, table: Tree) -> None:
        """Put the class into the tree."""
        table.set("class", " ".join(filter(None, [table.get("class"), self.name])))


#: From calm to dense.
_SETTINGS = tuple(map(Set, ("own", "own tight", "own tighter", "own tightest", "parted tightest")))


def mend(tree: Tree, measured: Measured, layout: Layout) -> int:
    """Set each table anew that parts a word or a number, or stands out; how many were."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    tables = [table for table in tree.iter("table") if parents[table].tag == "figure"]
    edges = {table: _edge(measured, parents[table]) for table in tables}
    faults = {table: _faults(measured, table, edges[table]) for table in tables}
    tries = {table: [*_SETTINGS] for table in tables if any(faults[table])}
    if not tries:
        return 0
    page, copies = trial(tree, tries)
    tried = measured_of(page, layout)
    for table, clones in copies.items():
        judged = [(_faults(tried, clone, edges[table]), setting) for setting, clone in clones]
        best, setting = min(judged, key=lambda judgement: judgement[0])
        if best < faults[table]:
            setting.apply(table)
        if any(min(best, faults[table])[:2]):
            table.set(CUT, "")
    return len(tries)


def unfold(tree: Tree, measured: Measured) -> int:
    """Let rows that take more than a share of a page, and tables longer than one, go on over it."""
    page = measured.bottoms[0] - measured.tops[0]
    long = [row for row in tree.iter("tr") if _height(measured, row) > tuning.LONG_ROW * page]
    for element in (part for row in long for part in (row, *row)):
        style = element.get("style")
        element.set("style", "; ".join(filter(None, [style, "break-inside: auto"])))
    figures = [
        figure
        for figure in tree.iter("figure")
        if any(row in long for row in figure.iter("tr"))
        or (figure.find("table") is not None and _height(measured, figure) > page)
    ]
    for figure in figures:
        figure.set("class", f"{figure.get('class', '')} long".strip())
    return len(figures)


def _height(measured: Measured, element: Tree) -> float:
    return sum(frame.height for frame in measured.frames.get(element, ()))


def _edge(measured: Measured, holder: Tree) -> float:
    """How far to the right a table may reach, in px."""
    frame = measured.first(holder)
    return frame.right if frame else 0.0


def _faults(measured: Measured, table: Tree, edge: float) -> tuple[int, bool, int]:
    """How many numbers are parted, whether the table stands out, how many words are parted."""
    parted = [pair for cell in _cells(table) for pair in _parted(measured, cell)]
    numbers = sum(
        bool(_DIGIT_END.search(before) and _DIGIT_START.match(after)) for before, after in parted
    )
    out = any(frame.right > edge + 0.5 for frame in measured.frames.get(table, ()))
    return numbers, out, len(parted) - numbers


def _cells(table: Tree) -> Iterator[Tree]:
    yield from table.iter("td")
    yield from table.iter("th")


def _parted(measured: Measured, cell: Tree) -> Iterator[tuple[str, str]]:
    """The ends and beginnings of lines of a cell between which a word or a number is parted."""
    elements = [e for e in cell.iter() if e in measured.lines]
    words = text_of(cell)
    for element in elements:
        lines = measured.lines[element]
        for upper, lower in pairwise(lines):
            before, after = upper.text.split()[-1:], lower.text.split()[:1]
            if not before or not after or before[0] + after[0] not in words:
                continue
            if _WORD_END.search(before[0].rstrip(".,")) and (
                _WORD_START.match(after[0].lstrip(".,"))
            ):
                yield before[0], after[0]
