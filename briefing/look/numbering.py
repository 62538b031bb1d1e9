"""Turn WeasyPrint's boxes, while they stand as in the document, into boxes that know their place.

The layout copies them, numbers included, to wherever they are printed.
"""

from __future__ import annotations

from itertools import count

from weasyprint.formatting_structure import boxes

from briefing.look import roles


def number(root: boxes.Box) -> None:
    """Number the boxes of a document before it is laid out; a footnote follows its call.

    Each text also keeps its whole wording, with the blank after it that another box holds.
    """
    order = count()
    latest: list[boxes.TextBox] = []
    notes: list[boxes.Box] = []

    def visit(box: boxes.Box, last: boxes.TextBox | None) -> boxes.TextBox | None:
        """Visit a box after the last text of the same lines; gives the last text in it."""
        box.reading_order = next(order)
        if isinstance(box, boxes.TextBox):
            box.source_text = roles.JOINERS.sub("", box.text)
            box.follows = last.reading_order if last is not None else -1
            if box.text.strip() or last is None:
                latest[:] = [box]
                return box
            last.source_text = last.source_text.rstrip(" ") + " "
            return last
        inner = None if isinstance(box, boxes.LineBox) else last
        for child in box.children:
            inner = visit(child, inner)
        if box.footnote is not None:
            # What follows the call is read after the note, so the blank between belongs there.
            notes.append(box.footnote)
            visit(box.footnote, None)
            inner = latest[0] if latest else inner
        if box not in notes and latest and _stands_apart(box, latest[0]):
            latest[0].source_text = latest[0].source_text.rstrip(" ") + " "
        return last if isinstance(box, boxes.BlockLevelBox) else inner

    visit(root, None)


def _stands_apart(box: boxes.Box, last: boxes.TextBox) -> bool:
    """Tell whether a part of a sentence is set aside, so that its last text ends a word.

    A single letter may be an initial, which begins a word.
    """
    if not isinstance(box, boxes.BlockLevelBox) or last.reading_order < box.reading_order:
        return False
    if "::" in box.element_tag:
        return True
    inline = roles.role(box.element, None) in roles.INLINE | {roles.DISSOLVED}
    return inline and len(last.source_text.strip()) > 1
