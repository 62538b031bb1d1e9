"""Lay a page out, look at its boxes, correct, and lay out again.

The engine's own rules do not keep a heading with the paragraph under it, a gloss beside its
paragraph or a last line from standing alone. Paragraphs are mended first, by themselves; then
pages, one correction after another, until a layout has no fault that can be mended. A layout with
a fault is not made to its end: what is looked at are its pages up to the fault.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.document import Document

from briefing.look.page import Tree
from briefing.look.print.layout import (
    balance,
    glosses,
    pages,
    paragraphs,
    quotes,
    sidebars,
    tables,
    tuning,
)
from briefing.look.print.layout.gluing import is_note
from briefing.look.print.layout.measure import Measured
from briefing.look.print.layout.watching import Enough, Layout, measured_of, watch

#: What a tree carries whose layouts ended with faults that could have been mended.
UNSETTLED = "data-unsettled"


def fit(tree: Tree, layout: Layout) -> Document:
    """The document whose layout holds no fault that a correction could mend.

    Where time ran out before, the tree says so: `UNSETTLED`.
    """
    with _sparing(layout) as lay_out:
        glosses.hold(tree)
        sidebars.unfold(tree, lay_out)
        fitting = _Fitting(tree, lay_out)
        document = watch(tree, lay_out, fitting.prepare)
        while document is None and not fitting.mended and fitting.hasty < tuning.HASTY:
            document = watch(tree, lay_out, fitting.mend)
        if not fitting.mended:
            tree.set(UNSETTLED, "")
            _settle_all(tree, measured_of(tree, lay_out))
        return lay_out(tree) if document is None else document


class _Fitting:
    """A tree that is mended from one layout to the next."""

    def __init__(self, tree: Tree, lay_out: Layout) -> None:
        self.tree, self.lay_out = tree, lay_out
        self.pages = 0
        """How many there were at first."""
        self.patience = tuning.PATIENCE + tuning.NOTE_PATIENCE * sum(map(is_note, tree.iter()))
        self.laid_out = self.hasty = 0
        self.mended = False
        """Whether no correction is left that would move the text."""

    def prepare(self, measured: Measured) -> bool:
        """Look at the first layout; whether it can stay."""
        measured.finish()
        self.pages = measured.pages
        return not _prepare(self.tree, measured, self.lay_out) and self.mend(measured)

    def mend(self, measured: Measured) -> bool:
        """Look at a later layout; whether it can stay."""
        self.laid_out += self.pages
        self.hasty += self.laid_out > self.patience
        placed = _styles(self.tree)
        self.mended = not _mend(self.tree, measured, self.hasty > 0)
        return self.mended and _styles(self.tree) == placed


def _prepare(tree: Tree, measured: Measured, lay_out: Layout) -> bool:
    """Correct what does not depend on pages; whether anything was changed."""
    folded = sidebars.fold(tree, measured)
    moved = glosses.move_long(tree, measured)
    evened = balance.even(tree, measured, lay_out)
    evened += tables.mend(tree, measured, lay_out) + tables.unfold(tree, measured)
    return paragraphs.mend(tree, measured, lay_out) + evened > 0 or moved or folded


def _mend(tree: Tree, measured: Measured, hasty: bool) -> bool:
    """Correct the first page that has a fault, since what comes behind it will have moved.

    Faults of a page show when the page behind it is known too. In haste the pages behind it are
    corrected as well, by where things stood before.
    """
    flow = pages.Flow(tree, measured)
    changed, page = False, 0
    while measured.reach(page) and (hasty or not changed):
        measured.reach(page + 1)
        changed |= not changed and quotes.part(flow, page)
        changed |= (hasty or not changed) and pages.mend(flow, page, moved=changed)
        changed |= (hasty or not changed) and _settle(tree, measured, page)
        page += 1
    return changed


def _settle(tree: Tree, measured: Measured, page: int) -> bool:
    """Give all that stands in the margin of a page its place; whether the text will move."""
    return glosses.settle(tree, measured, page, sidebars.settle(tree, measured, page))


def _settle_all(tree: Tree, measured: Measured) -> None:
    """Give everything in the margin its place, whatever is left to mend."""
    for page in range(measured.pages):
        _settle(tree, measured, page)


def _styles(tree: Tree) -> list[tuple[str | None, str | None]]:
    """What decides where things in the margin stand."""
    return [(e.get("style"), e.get("data-read")) for e in tree.iter() if e.get("style")]


@contextmanager
def _sparing(layout: Layout) -> Iterator[Layout]:
    """The same layout, without the quarter of its time that goes into looking for garbage."""
    usual, pages_made = gc.isenabled(), 0

    def lay_out(tree: Tree) -> Document:
        nonlocal pages_made
        if pages_made > tuning.GARBAGE:
            gc.collect()
            pages_made = 0
        try:
            document = layout(tree)
        except Enough as enough:
            pages_made += enough.pages
            raise
        pages_made += len(document.pages)
        return document

    gc.disable()
    try:
        yield lay_out
    finally:
        if usual:
            gc.enable()
