"""Keep the sidebar whole in the margin of its page, or let it go on over the next.

Where the engine breaks a box that stands beside the text it loses parts of it, or fails on a note
that is called on the next page. So the sidebar first stands in the text, where its height can be
measured; one that is longer than its page becomes a float, and notes then leave their lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.look.page import Tree
from briefing.look.print.layout import gluing
from briefing.look.print.layout.measure import Measured

#: A box that is held by its lower edge is not broken at a page's end, nor beside notes.
HELD = "top: auto; bottom: {:.1f}px"
_INSIDE = "position: static; float: none; width: auto; margin-right: 0; margin-left: 0"
_WHOLE = "recommendations"
_LONG = "recommendations long"


@dataclass(frozen=True, slots=True)
class Sidebar:
    """The recommendations, with the element beside which they begin."""

    element: Tree
    front: Tree

    def hold(self, measured: Measured, height: float) -> None:
        """Let it begin where its front begins."""
        front = measured.first(self.front)
        self.element.set("style", HELD.format(front.height - height if front else 0))


def sidebars(tree: Tree) -> Iterator[Sidebar]:
    """The sidebars of a page."""
    for front in tree.iter():
        for element in front:
            if element.tag == "section" and _WHOLE in element.get("class", "").split():
                yield Sidebar(element, front)


def unfold(tree: Tree) -> None:
    """Put each sidebar into the text, where it can be measured."""
    for sidebar in sidebars(tree):
        sidebar.element.set("style", "position: static")


def fold(tree: Tree, measured: Measured) -> bool:
    """Put each sidebar back to where it belongs, whole or long; whether there is one."""
    folded = list(sidebars(tree))
    for sidebar in folded:
        height = sum(frame.height for frame in measured.frames.get(sidebar.element, ()))
        front = measured.first(sidebar.front)
        if front and front.y + height > measured.feet[front.page]:
            _lengthen(sidebar, tree)
        else:
            sidebar.hold(measured, 2 * height)  # which is part of its front's height, still
    return bool(folded)


def _lengthen(sidebar: Sidebar, tree: Tree) -> None:
    """Let a sidebar go on over the next page."""
    sidebar.element.set("class", _LONG)
    sidebar.element.attrib.pop("style", None)
    for note in filter(gluing.is_note, tree.iter()):
        note.set("style", "footnote-policy: auto")


def keep(tree: Tree, measured: Measured) -> bool:
    """Put a long sidebar into the text where the text ends before it; whether one was.

    The engine begins no page for what stands beside the text only: it would be lost.
    """
    for sidebar in sidebars(tree):
        if sidebar.element.get("style") == _INSIDE:
            continue
        if any(measured.begin(item) is None for item in sidebar.element.iter("li")):
            sidebar.element.set("style", _INSIDE)
            return True
    return False


def settle(tree: Tree, measured: Measured, page: int) -> float:
    """Put the sidebar of a page in its place; how far down the margin of the page is taken."""
    end = 0.0
    for sidebar in sidebars(tree):
        front = measured.first(sidebar.front)
        for frame in measured.frames.get(sidebar.element, ()):
            if frame.page != page:
                continue
            whole = sidebar.element.get("class") == _WHOLE
            if whole and front and front.page == page and frame.x >= front.right:
                sidebar.hold(measured, frame.height)
                end = max(end, front.y + frame.height)
            else:
                end = max(end, frame.bottom)
    return end
