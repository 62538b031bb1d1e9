"""Correct what is wrong with made-up pages, the first page that has a fault first.

A correction changes the tree: a class, a style, or the place of a figure. Each kind stands in
a function of its own, which says what it mends and whether it changed anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefing.look.measure import Frame, Measured
from briefing.look.page import Tree

#: A figure moves down when it would leave more than this share of the page above it empty.
EMPTY = 0.06
#: A last page with less than this share of its height used has something brought to it.
LONELY = 0.18
#: A float, a quote or a figure moves past this many blocks at most.
MOVES = 3
_FLOATING = ("figure", "pullquote")
_MOVED = "data-moved"


def mend(flow: Flow, page: int) -> bool:
    """Correct what is wrong on one page; whether anything was changed."""
    rules = (long_sidebar, fill_page, part_quotes, keep_headings, keep_notes, fill_last_page)
    found = [rule(flow, page) for rule in rules]
    return any(found)


class Flow:
    """A tree with what was measured of it: the blocks of its running text in reading order."""

    def __init__(self, tree: Tree, measured: Measured) -> None:
        self.tree = tree
        self.measured = measured
        self.parents = {child: parent for parent in tree.iter() for child in parent}
        self.blocks = list(_blocks(tree))

    def first(self, block: Tree) -> Frame | None:
        """Where a block begins."""
        return self.measured.first(block)

    def foot(self, page: int) -> float:
        """The end of what stands in the text column of a page."""
        frames = (self.measured.frames.get(block, ()) for block in self.blocks)
        return max((f.bottom for several in frames for f in several if f.page == page), default=0)

    def holder(self, element: Tree) -> Tree | None:
        """The block of the running text that an element stands in."""
        found: Tree | None = element
        while found is not None and found not in self.blocks:
            found = self.parents.get(found)
        return found

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


def long_sidebar(flow: Flow, page: int) -> bool:
    """A sidebar that is longer than its page goes on over the next."""
    for element in flow.tree.iter("section"):
        frame = flow.first(element) if element.get("class") == "recommendations" else None
        if frame and frame.page == page and frame.bottom > flow.measured.bottoms[page]:
            element.set("class", "recommendations long")
            return True
    return False


def fill_page(flow: Flow, page: int) -> bool:
    """A figure or quote that leaves a hole above it moves behind the text that follows it."""
    for block in flow.blocks:
        frame = flow.first(block)
        if not is_kind(block, *_FLOATING) or frame is None or frame.page != page + 1:
            continue
        top, bottom = flow.measured.tops[page], flow.measured.bottoms[page]
        opens_page = frame.y - flow.measured.tops[frame.page] < 30
        if opens_page and bottom - flow.foot(page) > EMPTY * (bottom - top):
            return _down(flow, block)
    return False


def part_quotes(flow: Flow, page: int) -> bool:
    """Two pull quotes never stand on one page, and none beside the passage that it repeats."""
    seen = False
    for block in flow.blocks:
        frame = flow.first(block) if is_kind(block, "pullquote") else None
        if frame is None or frame.page != page:
            continue
        if (seen or _beside_source(flow, block)) and _down(flow, block):
            return True
        seen = True
    return False


def _beside_source(flow: Flow, quote: Tree) -> bool:
    """Whether a quote stands directly before or behind the unit that it quotes."""
    parent, number = flow.place(quote)
    near = [parent[n] for n in (number - 1, number + 1) if 0 <= n < len(parent)]
    return any(element.get("id") == quote.get("data-of") for n in near for element in n.iter())


def _down(flow: Flow, block: Tree) -> bool:
    """Move a block behind the paragraph that follows it; at most `MOVES` times."""
    parent, number = flow.place(block)
    moved = int(block.get(_MOVED, "0"))
    after = parent[number + 1] if number + 1 < len(parent) else None
    if moved >= MOVES or after is None or not (after.tag == "p" or is_kind(after, "passage")):
        return False
    parent.remove(block)
    parent.insert(number + 1, block)
    block.set(_MOVED, str(moved + 1))
    return True


def keep_headings(flow: Flow, page: int) -> bool:
    """A heading at a page's foot goes to the next page with the text under it."""
    for number, block in enumerate(flow.blocks[:-1]):
        here = flow.measured.last(block) if block.tag in ("h2", "h3") else None
        if here is None or here.page != page:
            continue
        after = flow.blocks[number + 1]
        if is_kind(after, "charge") and number + 2 < len(flow.blocks):
            after = flow.blocks[number + 2]
        there = flow.first(after)
        if there and there.page > page and _break_before(flow, block):
            return True
    return False


def keep_notes(flow: Flow, page: int) -> bool:
    """A note that does not stand on the page of its call, or nowhere, gets its paragraph moved.

    The engine lets the note go to the next page, or loses it, where a line that calls it must
    not be parted from its neighbours: so the paragraph begins a page or, if it began before,
    gives up its widows and orphans. The last such call goes first: it may have pushed others.
    """
    for note, called in reversed(flow.measured.calls.items()):
        if called != page or any(f.page == page for f in flow.measured.frames.get(note, ())):
            continue
        block = flow.holder(note)
        first = flow.first(block) if block is not None else None
        if first is None:
            continue
        if first.page == page and _break_before(flow, block):
            return True
        if _loosen(block):
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
    """A last page that holds a few lines only gets the last part of the page before it too."""
    measured = flow.measured
    if page == 0 or page != measured.pages - 1:
        return False
    parts = [e for e in flow.tree.iter("section") if is_kind(e, "glossary", "sources", "colophon")]
    frames = [f for e in (*flow.blocks, *parts) for f in measured.frames.get(e, ())]
    used = max((f.bottom for f in frames if f.page == page), default=0) - measured.tops[page]
    if used > LONELY * (measured.bottoms[page] - measured.tops[page]):
        return False
    for part in reversed(parts):
        frame = measured.first(part)
        if frame and frame.page == page - 1:
            return _break_before(flow, part)
    return False


def _break_before(flow: Flow, block: Tree) -> bool:
    """Force a page before a block, or before the part that it opens."""
    parent, number = flow.place(block)
    target = parent if number == 0 and parent.tag == "section" else block
    style = target.get("style", "")
    if "break-before" in style:
        return False
    target.set("style", "; ".join(filter(None, [style, "break-before: page"])))
    return True
