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

from briefing.look import glosses, pages, paragraphs, quotes
from briefing.look.measure import Measured, measure
from briefing.look.page import Tree
from briefing.look.paragraphs import Layout

#: Layouts at most: every correction is made once and stays, so that this is not reached.
PASSES = 24
#: New objects after which garbage is looked for: a layout makes a hundred thousand that live on.
_OBJECTS = 500_000


def fit(tree: Tree, layout: Layout) -> Document:
    """The document whose layout holds no fault that a correction could mend."""
    with _seldom_collecting():
        document = layout(tree)
        measured = measure(document)
        if any([glosses.move_long(tree, measured), paragraphs.mend(tree, measured, layout)]):
            document = layout(tree)
        for _ in range(PASSES):
            if not _mend_first(tree, measure(document)):
                break
            document = layout(tree)
        return layout(tree) if glosses.passages(tree) else document


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Spare a fifth of the time, which Python would spend on looking for garbage."""
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _mend_first(tree: Tree, measured: Measured) -> bool:
    """Correct the first page that has a fault: what comes behind it will have moved."""
    flow = pages.Flow(tree, measured)
    return any(
        quotes.part(flow, page) or pages.mend(flow, page) or glosses.settle(tree, measured, page)
        for page in range(measured.pages)
    )
