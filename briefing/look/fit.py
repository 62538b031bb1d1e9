"""Lay a page out, look at its boxes, correct, and lay out again.

The engine's own rules do not keep a heading with the paragraph under it, a gloss beside its
paragraph or a last line from standing alone. Paragraphs are mended first, by themselves; then
pages, one correction after another, until a layout has no fault that can be mended.
"""

from __future__ import annotations

from weasyprint.document import Document

from briefing.look import glosses, pages, paragraphs
from briefing.look.measure import Measured, measure
from briefing.look.page import Tree
from briefing.look.paragraphs import Layout

#: Layouts at most: every correction is made once and stays, so that this is not reached.
PASSES = 24


def fit(tree: Tree, layout: Layout) -> Document:
    """The document whose layout holds no fault that a correction could mend."""
    document = layout(tree)
    if paragraphs.mend(tree, measure(document), layout):
        document = layout(tree)
    for _ in range(PASSES):
        if not _mend_first(tree, measure(document)):
            break
        document = layout(tree)
    return layout(tree) if glosses.passages(tree) else document


def _mend_first(tree: Tree, measured: Measured) -> bool:
    """Correct the first page that has a fault: what comes behind it will have moved."""
    flow = pages.Flow(tree, measured)
    return any(
        pages.mend(flow, page) or glosses.settle(tree, measured, page)
        for page in range(measured.pages)
    )
