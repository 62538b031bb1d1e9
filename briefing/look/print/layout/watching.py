"""Look at the pages of a layout while the engine makes them, and end it when enough is seen.

The fit needs few of its layouts as documents: of most it wants to know where lines and boxes
stand, often only as far as the first fault. A layout that is ended early takes no time for the
pages behind, nor for what is put around pages when all are made.
"""

from collections.abc import Callable, Iterator

import weasyprint.layout
from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as engine_pages

from briefing.look.page import Tree
from briefing.look.print.hooks import Hook
from briefing.look.print.layout.measure import Measured, measure

Layout = Callable[[Tree], Document]
Look = Callable[[Measured], bool]
"""Looks at pages as far as it asks for them; whether the layout is wanted as a document."""

#: The look that the next layout is begun for.
_waiting: list[Look] = []


class Enough(Exception):
    """A layout is not wanted as a document."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages
        """How many were made."""


def make_all_pages(
    context, root_box: boxes.Box, html, pages: list[boxes.PageBox]
) -> Iterator[boxes.PageBox]:
    """The pages of one round of a layout, of which the first ones may have been looked at.

    Raises:
        Enough: Who looked at them does not want the document.
    """
    laid_out = engine_pages.make_all_pages(context, root_box, html, pages)
    if not _waiting or not _is_final(context, root_box):
        return laid_out
    seen: list[boxes.PageBox] = []

    def looked_at() -> Iterator[boxes.PageBox]:
        for page in laid_out:
            seen.append(page)
            yield page

    if not _waiting.pop()(Measured(rest=looked_at())):
        raise Enough(len(seen))
    return iter([*seen, *laid_out])


def _is_final(context, root_box: boxes.Box) -> bool:
    """Whether nothing that comes later changes a page.

    The engine makes pages again whose text counts pages, and shows fixed boxes on all of them.
    """
    whole = (root_box, *context.footnotes)
    fixed = any(b.style["position"] == "fixed" for part in whole for b in part.descendants())
    return not fixed and not context.target_collector.counter_lookup_items


def watch(tree: Tree, layout: Layout, look: Look) -> Document | None:
    """The document of a tree, or None if `look` does not want it.

    Where pages cannot be looked at while they are made, `look` sees them afterwards.
    """
    _waiting[:] = [look]
    try:
        document = layout(tree)
        unseen = look in _waiting
    except Enough:
        return None
    finally:
        _waiting.clear()
    return None if unseen and not look(measure(document)) else document


def measured_of(tree: Tree, layout: Layout) -> Measured:
    """What a tree looks like, without making a document of it."""
    measured: list[Measured] = []

    def look(pages: Measured) -> bool:
        pages.finish()
        measured.append(pages)
        return False

    watch(tree, layout, look)
    return measured[0]


HOOKS = (
    Hook(
        weasyprint.layout,
        "make_all_pages",
        "context root_box html pages",
        lambda original: make_all_pages,
    ),
)
