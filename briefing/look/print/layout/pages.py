"""Correct what is wrong with made-up pages, the first page that has a fault first.

A correction changes the tree: a class, a style, or the place of a figure. Each kind stands in
a function of its own, which says what it mends and whether it changed anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.look.page import Tree
from briefing.look.print.layout import tuning
from briefing.look.print.layout.measure import Frame, Line, Measured

_FLOATING = ("figure", "pullquote")
_PASSED = "data-passed"


def mend(flow: Flow, page: int, moved: bool = False) -> bool:
    """Correct what is wrong on one page; whether anything was changed.

    Where things have `moved` since they were measured no page is forced: it would stay forced.
    """
    rules = (fill_page, keep_headings, keep_notes, keep_pairs, fill_last_page)
    return any(rule(flow, page) for rule in rules[: 1 if moved else None])


class Flow:
    """A tree with what was measured of it: the blocks of its running text in reading order."""

    def __init__(self, tree: Tree, measured: Measured) -> None:
        self.tree = tree
        self.measured = measured
        self.parents = {child: parent for parent in tree.iter() for child in parent}
        self.blocks = list(_blocks(tree))

    def first(self, block: Tree) -> Frame | None:
        """Where a block begins, if that was measured."""
        return self.measured.first(block)

    def foot(self, page: int) -> float:
        """The end of what stands in the text column of a page."""
        return _foot(self.measured, self.blocks, page)

    def lines(self, block: Tree) -> list[Line]:
        """The lines of a paragraph, without those of its gloss."""
        paragraphs = [block, *(e for e in block.iter("p") if not is_kind(e, "gloss"))]
        return [line for e in dict.fromkeys(paragraphs) for line in self.measured.lines.get(e, ())]

    def holder(self, element: Tree) -> Tree | None:
        """The block of the running text that an element stands in."""
        while element is not None and element not in self.blocks:
            element = self.parents.get(element)
        return element

    def begins(self, block: Tree, page: int) -> bool:
        """Whether a block begins on a page."""
        frame = self.first(block)
        return frame is not None and frame.page == page

    def place(self, block: Tree) -> tuple[Tree, int]:
        """The parent of a block and its number there."""
        parent = self.parents[block]
        return parent, list(parent).index(block)


def _blocks(element: Tree) -> Iterator[Tree]:
    """Blocks of the running text: paragraphs with their glosses, headings, figures, lists."""
    for child in element:
        if is_kind(child, "lead", "section", "recommendation"):
            yield from _blocks(child)
        elif is_kind(element, "lead", "section", "recommendation"):
            yield child
        elif child.tag in ("body", "main", "article"):
            yield from _blocks(child)


def is_kind(element: Tree, *kinds: str) -> bool:
    """Whether an element is a figure, or has one of some classes."""
    if element.tag == "figure" and "figure" in kinds:
        return True
    return not set(element.get("class", "").split()).isdisjoint(kinds)


def is_text(element: Tree) -> bool:
    """Whether an element is a paragraph of running text, with its gloss or without."""
    return is_kind(element, "passage") or (element.tag == "p" and not is_kind(element, "charge"))


def is_heading(element: Tree) -> bool:
    """Whether an element is a heading, or the line that belongs to one."""
    return element.tag in ("h2", "h3", "h4", "h5") or is_kind(element, "charge")


def fill_page(flow: Flow, page: int) -> bool:
    """A figure or quote that leaves a hole above it moves behind the text that follows it."""
    for block in flow.blocks:
        frame = flow.first(block)
        if not is_kind(block, *_FLOATING) or frame is None or frame.page != page + 1:
            continue
        top, bottom = flow.measured.tops[page], flow.measured.bottoms[page]
        opens_page = frame.y - flow.measured.tops[frame.page] < tuning.OPENS
        hole = bottom - flow.foot(page)
        if opens_page and hole > tuning.EMPTY * (bottom - top):
            return _fill(flow, block, hole)
    return False


def _fill(flow: Flow, block: Tree, hole: float) -> bool:
    """Bring paragraphs from behind a block, and behind what floats with it, in front of it."""
    parent, number = flow.place(block)
    moved = int(block.get(_PASSED, "0"))
    behind = list(parent)[number:]
    while behind and is_kind(behind[0], *_FLOATING):
        del behind[0]
    changed = False
    for text in behind:
        if hole <= 0 or moved >= tuning.MOVES or not is_text(text):
            break
        hole -= sum(frame.height for frame in flow.measured.whole(text))
        parent.remove(text)
        parent.insert(number, text)
        number, moved, changed = number + 1, moved + 1, True
    block.set(_PASSED, str(moved))
    return changed


def keep_headings(flow: Flow, page: int) -> bool:
    """A heading at a page's foot goes to the next page with the text under it."""
    return any(_break_before(flow, block) for block, _ in lonely(flow, page))


def _stands_alone(flow: Flow, number: int, page: int) -> bool:
    """Whether too few lines of the text under a heading stand on its page, and others elsewhere."""
    lines, under = 0, False
    for block in flow.blocks[number:]:
        frame = flow.measured.begin(block)
        if frame is None or (is_heading(block) and not under):
            continue
        if is_heading(block):  # all that stands under the first one was seen
            return False
        under = True
        if frame.page != page:
            return lines < tuning.LINES
        if not is_text(block):
            return False
        lines += sum(line.page == page for line in flow.lines(block))
    return False


def keep_notes(flow: Flow, page: int) -> bool:
    """A note that its page lost gets room: the last block of the page begins the next.

    The engine lets a note go to the next page, or loses it, to win a line for the block that is
    parted by the page's end. Where no other block begins on the page than the one before it, any
    line of that one may stand alone.
    """
    for note, called in reversed(flow.measured.calls.items()):
        if called != page or not is_astray(flow.measured, note):
            continue
        holder = flow.holder(note)
        if holder is None:
            continue
        began = [b for b in flow.blocks[flow.blocks.index(holder) :] if flow.begins(b, page)]
        if (began and _break_before(flow, began[-1])) or _loosen(holder):
            return True
    return False


def is_astray(measured: Measured, note: Tree) -> bool:
    """Whether a note does not stand, or begin, on the page of its call."""
    return all(frame.page != measured.calls[note] for frame in measured.frames.get(note, ()))


def lonely(flow: Flow, page: int | None = None) -> Iterator[tuple[Tree, int]]:
    """Headings at the foot of a page, or of any, without their text; each with its page."""
    for number, block in enumerate(flow.blocks):
        here = flow.first(block) if is_heading(block) else None
        follows = number > 0 and is_heading(flow.blocks[number - 1])
        if here is None or follows or page not in (None, here.page):
            continue
        if _stands_alone(flow, number, here.page):
            yield block, here.page


def keep_pairs(flow: Flow, page: int) -> bool:
    """Side by side, both languages of a passage begin on one page.

    Where a page has room for the first lines of one of them only, the engine parts the row all
    the same; then both begin the next page.
    """
    body = flow.tree.find("body")
    if body is None or not is_kind(body, "parallel"):
        return False
    for block in flow.blocks:
        if not is_kind(block, "passage") or not flow.begins(block, page):
            continue
        texts = [flow.measured.lines.get(text) for text in block if flow.measured.begin(text)]
        if len({lines[0].page for lines in texts if lines}) > 1 and _break_before(flow, block):
            return True
    return False


def _loosen(block: Tree) -> bool:
    """Let any line of a block stand alone."""
    style = block.get("style", "")
    if "orphans" in style:
        return False
    block.set("style", "; ".join(filter(None, [style, "orphans: 1; widows: 1"])))
    return True


def fill_last_page(flow: Flow, page: int) -> bool:
    """A last page that holds a few lines only gets the end of the page before it too."""
    measured = flow.measured
    if page == 0 or measured.reach(page + 1):
        return False
    parts = [e for e in flow.tree.iter("section") if is_kind(e, "glossary", "sources", "colophon")]
    blocks = [*flow.blocks, *parts]
    foot, used = (_foot(measured, blocks, number) for number in (page - 1, page))
    height = measured.bottoms[page] - measured.tops[page]
    lack = tuning.LONELY * height - (used - measured.tops[page])
    if lack <= 0:
        return False
    for number in reversed(range(1, len(blocks))):
        block, frame = blocks[number], flow.first(blocks[number])
        if frame is None or is_heading(blocks[number - 1]):
            continue
        if frame.page < page - 1 or _is_forced(flow, block):
            return False  # what the page begins with was brought already
        may_open = block in parts or is_heading(block) or is_text(block)
        if may_open and frame.page == page - 1 and foot - frame.y >= lack:
            left = (frame.y - measured.tops[page - 1]) / (foot - measured.tops[page - 1])
            return left >= tuning.LEFT and _break_before(flow, block)
    return False


def _foot(measured: Measured, blocks: list[Tree], page: int) -> float:
    """The end of some blocks on a page."""
    frames = (frame for block in blocks for frame in measured.frames.get(block, ()))
    return max((frame.bottom for frame in frames if frame.page == page), default=0.0)


def _break_before(flow: Flow, block: Tree) -> bool:
    """Force a page before a block, before the headings over it, or the part that they open."""
    number = flow.blocks.index(block) if block in flow.blocks else 0
    while number > 0 and is_heading(flow.blocks[number - 1]):
        number -= 1
        block = flow.blocks[number]
    if _is_forced(flow, block):
        return False
    target = _opened(flow, block)
    style = target.get("style", "")
    target.set("style", "; ".join(filter(None, [style, "break-before: page"])))
    return True


def _is_forced(flow: Flow, block: Tree) -> bool:
    """Whether a page was forced before a block."""
    return "break-before" in _opened(flow, block).get("style", "")


def _opened(flow: Flow, block: Tree) -> Tree:
    """A block, or the part that it opens."""
    parent, number = flow.place(block)
    return parent if number == 0 and parent.tag == "section" else block
