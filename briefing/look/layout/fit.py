"""Lay a page out, look at its boxes, correct, and lay out again.

The engine's own rules do not keep a heading with the paragraph under it, a gloss beside its
paragraph or a last line from standing alone. Paragraphs are mended first, by themselves; then
pages, one correction after another, until a layout has no fault that can be mended.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.document import Document

from briefing.look.layout import balance, glosses, pages, paragraphs, quotes, sidebars
from briefing.look.layout.measure import Measured, measure
from briefing.look.layout.paragraphs import Layout
from briefing.look.page import Tree

#: Pages laid out, over all layouts, for which one page is mended at a time: some seven layouts of
#: a brief. A long memo then has all its pages mended at once, as well as they are known.
PATIENCE = 60
#: Layouts in which all pages are mended at once.
HASTY = 3
#: Pages laid out between two looks for garbage.
_GARBAGE = 60


def fit(tree: Tree, layout: Layout) -> Document:
    """The document whose layout holds no fault that a correction could mend."""
    with _sparing(layout) as lay_out:
        glosses.hold(tree)
        sidebars.unfold(tree)
        document = lay_out(tree)
        if _prepare(tree, measure(document), lay_out):
            document = lay_out(tree)
        laid_out, hasty = 0, 0
        while hasty < HASTY:
            measured, placed = measure(document), _styles(tree)
            laid_out += measured.pages
            hasty += laid_out > PATIENCE
            if not _mend(tree, measured, hasty > 0):
                return document if _styles(tree) == placed else lay_out(tree)
            document = lay_out(tree)
        return _settled(tree, measure(document), lay_out)


def _prepare(tree: Tree, measured: Measured, lay_out: Layout) -> bool:
    """Correct what does not depend on pages; whether anything was changed."""
    folded = sidebars.fold(tree, measured)
    moved = glosses.move_long(tree, measured)
    evened = balance.even(tree, measured, lay_out)
    return paragraphs.mend(tree, measured, lay_out) + evened > 0 or moved or folded


def _mend(tree: Tree, measured: Measured, hasty: bool) -> bool:
    """Correct the first page that has a fault, since what comes behind it will have moved.

    In haste the pages behind it are corrected too, by where things stood before.
    """
    flow = pages.Flow(tree, measured)
    changed = sidebars.keep(tree, measured)
    for page in range(measured.pages):
        changed |= not changed and quotes.part(flow, page)
        changed |= (hasty or not changed) and pages.mend(flow, page, moved=changed)
        changed |= (hasty or not changed) and _settle(tree, measured, page)
        if changed and not hasty:
            break
    return changed


def _settle(tree: Tree, measured: Measured, page: int) -> bool:
    """Give all that stands in the margin of a page its place; whether the text will move."""
    return glosses.settle(tree, measured, page, sidebars.settle(tree, measured, page))


def _settled(tree: Tree, measured: Measured, lay_out: Layout) -> Document:
    """The document with everything in its margin settled, whatever is left to mend."""
    for page in range(measured.pages):
        _settle(tree, measured, page)
    return lay_out(tree)


def _styles(tree: Tree) -> list[tuple[str | None, str | None]]:
    """What decides where things in the margin stand."""
    return [(e.get("style"), e.get("data-read")) for e in tree.iter() if e.get("style")]


@contextmanager
def _sparing(layout: Layout) -> Iterator[Layout]:
    """The same layout, without the quarter of its time that goes into looking for garbage."""
    usual, pages_left = gc.isenabled(), _GARBAGE

    def lay_out(tree: Tree) -> Document:
        nonlocal pages_left
        document = layout(tree)
        pages_left -= len(document.pages)
        if pages_left < 0:
            gc.collect()
            pages_left = _GARBAGE
        return document

    gc.disable()
    try:
        yield lay_out
    finally:
        if usual:
            gc.enable()
