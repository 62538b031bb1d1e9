"""Turn WeasyPrint's boxes, while they stand as in the document, into boxes that know their place.

The layout copies them, numbers included, to wherever they are printed.
"""

from itertools import count

from weasyprint.formatting_structure import boxes

from briefing.look.print.tagging import roles


def number(root: boxes.Box) -> None:
    """Number the boxes of a document before it is laid out; a footnote follows its call.

    Each text also keeps its whole wording, with the blank after it that another box holds.
    """
    _Numbering().visit(root, None)


class _Numbering:
    """Goes through boxes once, and remembers the text met last."""

    def __init__(self) -> None:
        self.order = count()
        self.latest: list[boxes.TextBox] = []
        self.notes: list[boxes.Box] = []

    def visit(self, box: boxes.Box, last: boxes.TextBox | None) -> boxes.TextBox | None:
        """Visit a box after the last text of the same lines; gives the last text in it."""
        box.reading_order = next(self.order)
        if isinstance(box, boxes.TextBox):
            return self._text(box, last)
        inner = None if isinstance(box, boxes.LineBox) else last
        for child in _as_read(box.children):
            inner = self.visit(child, inner)
        if box.footnote is not None:
            # What follows the call is read after the note, so the blank between belongs there.
            self.notes.append(box.footnote)
            self.visit(box.footnote, None)
            inner = self.latest[0] if self.latest else inner
        if box not in self.notes and self.latest and _stands_apart(box, self.latest[0]):
            _end_word(self.latest[0])
        return last if isinstance(box, boxes.BlockLevelBox) else inner

    def _text(self, box: boxes.TextBox, last: boxes.TextBox | None) -> boxes.TextBox:
        box.source_text = roles.JOINERS.sub("", box.text)
        box.follows = last.reading_order if last is not None else -1
        if last is not None and not box.text.strip():
            _end_word(last)
            return last
        self.latest[:] = [box]
        return box


def _as_read(children: list[boxes.Box]) -> list[boxes.Box]:
    """Boxes of one parent in reading order: `data-read="after"` comes behind its neighbour.

    A gloss that stands beside the first part of a paragraph on two pages precedes it in the
    document, or the engine would put it on the second page.
    """
    read = list(children)
    for place, child in enumerate(children[:-1]):
        if child.element is not None and child.element.get("data-read") == "after":
            read[place], read[place + 1] = read[place + 1], child
    return read


def _end_word(text: boxes.TextBox) -> None:
    text.source_text = text.source_text.rstrip(" ") + " "


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
