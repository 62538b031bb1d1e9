"""Keep the sidebar whole in the margin of its page, or let it go on over the next.

Where the engine breaks a box that stands beside the text it loses parts of it, or fails on a note
that is called on the next page. So the sidebar is held by its lower edge, where it is never
broken, until its height is known; one that is longer than its page becomes a float.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.look import gluing
from briefing.look.measure import Frame, Measured
from briefing.look.page import Tree

#: A box that is held so is not broken at a page's end; its class says that it is whole.
HELD = "top: auto; bottom: {:.1f}px"
_WHOLE = "recommendations"
_LONG = "recommendations long"


@dataclass(frozen=True, slots=True)
class Sidebar:
    """The recommendations, with the element beside which they begin."""

    element: Tree
    front: Tree

    @property
    def is_whole(self) -> bool:
        """Whether it stands on one page."""
        return self.element.get("class") == _WHOLE

    def place(self, measured: Measured) -> Frame | None:
        """Where it belongs if it is whole and stands in the margin: beside the front's top."""
        frame, front = measured.first(self.element), measured.first(self.front)
        if frame is None or front is None or not self.is_whole or frame.x < front.right:
            return None
        return Frame(self.element, front.page, frame.x, front.y, frame.width, frame.height)


def sidebars(tree: Tree) -> Iterator[Sidebar]:
    """The sidebars of a page."""
    for front in tree.iter():
        for element in front:
            if element.tag == "section" and _WHOLE in element.get("class", "").split():
                yield Sidebar(element, front)


def hold(tree: Tree) -> None:
    """Hold each sidebar by its lower edge."""
    for sidebar in sidebars(tree):
        sidebar.element.set("style", HELD.format(0))


def settle(tree: Tree, measured: Measured, page: int) -> float:
    """Put the sidebar of a page in its place; how far down the margin of the page is taken."""
    end = 0.0
    for sidebar in sidebars(tree):
        place = sidebar.place(measured)
        frames = [place] if place else measured.frames.get(sidebar.element, ())
        end = max([end, *(frame.bottom for frame in frames if frame.page == page)])
        if place and place.page == page:
            bottom = measured.first(sidebar.front).bottom - place.bottom
            sidebar.element.set("style", HELD.format(bottom))
    return end


def lengthen(tree: Tree, measured: Measured, page: int) -> bool:
    """Let a sidebar that is longer than its page go on over the next."""
    for sidebar in sidebars(tree):
        place = sidebar.place(measured)
        if place and place.page == page and place.bottom > measured.feet[page]:
            sidebar.element.set("class", _LONG)
            del sidebar.element.attrib["style"]
            for note in filter(gluing.is_note, tree.iter()):
                # Beside a broken sidebar the engine fails on a note that must share a line's page.
                note.set("style", "footnote-policy: auto")
            return True
    return False
