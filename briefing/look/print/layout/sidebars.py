"""Keep the sidebar whole in the margin of page one, or make a panel of it.

Where the engine breaks a box that stands beside the text it loses parts of it. So the sidebar
first stands in the text, where its height can be measured; one that holds too much for a margin,
or is longer than its page, becomes a panel over the full width, behind the key points.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.look.page import Tree
from briefing.look.print.layout import tuning
from briefing.look.print.layout.measure import Measured
from briefing.look.print.layout.paragraphs import trial
from briefing.look.print.layout.watching import Layout, measured_of

#: A box that is held by its lower edge is not broken at a page's end, nor beside notes.
HELD = "top: auto; bottom: {:.1f}px"
_SIDEBAR, _PANEL = "recommendations", "recommendations panel"


@dataclass(frozen=True, slots=True)
class Sidebar:
    """The recommendations, with the element beside which they begin."""

    element: Tree
    front: Tree

    def hold(self, measured: Measured, height: float) -> None:
        """Let it begin where its front begins."""
        front = measured.first(self.front)
        self.element.set("style", HELD.format(front.height - height if front else 0))


@dataclass(frozen=True, slots=True)
class Short:
    """A way to set the recommendations that shows where they stand: the first of them alone."""

    def apply(self, element: Tree) -> None:
        """Put it into the tree."""
        for items in element.iter("ol"):
            del items[1:]


def sidebars(tree: Tree) -> Iterator[Sidebar]:
    """The recommendations that stand beside the text, as long as they are no panel."""
    for sidebar in _recommendations(tree):
        if sidebar.element.get("style"):
            yield sidebar


def _recommendations(tree: Tree) -> Iterator[Sidebar]:
    for front in tree.iter():
        for element in front:
            if element.tag == "section" and element.get("class", "") == _SIDEBAR:
                yield Sidebar(element, front)


def unfold(tree: Tree, layout: Layout) -> None:
    """Put recommendations that the theme has beside the text into it, where they are measured."""
    fronts = {sidebar.element: sidebar.front for sidebar in _recommendations(tree)}
    if not fronts:
        return
    page, copies = trial(tree, {element: [Short()] for element in fronts})
    measured = measured_of(page, layout)
    parents = {child: parent for parent in page.iter() for child in parent}
    for element, [(_, clone)] in copies.items():
        frame, front = measured.first(clone), measured.first(parents[clone])
        if frame and front and (frame.x >= front.right or frame.width < front.width / 2):
            element.set("style", "position: static")


def fold(tree: Tree, measured: Measured) -> bool:
    """Put each sidebar back to where it belongs, or make a panel of it; whether there is one."""
    folded = list(sidebars(tree))
    for sidebar in folded:
        height = sum(frame.height for frame in measured.frames.get(sidebar.element, ()))
        front = measured.first(sidebar.front)
        items = sum(1 for _ in sidebar.element.iter("li"))
        longer = front and front.y + height > measured.feet[front.page]
        if longer or items > tuning.ITEMS:
            _spread(sidebar)
        else:
            sidebar.hold(measured, 2 * height)  # which is part of its front's height, still
    return bool(folded)


def _spread(sidebar: Sidebar) -> None:
    """Make a panel of a sidebar: the gist comes first, then what is to be done."""
    sidebar.element.set("class", _PANEL)
    sidebar.element.attrib.pop("style", None)
    sidebar.front.remove(sidebar.element)
    sidebar.front.append(sidebar.element)


def settle(tree: Tree, measured: Measured, page: int) -> float:
    """Put the sidebar of a page in its place; how far down the margin of the page is taken."""
    end = 0.0
    for sidebar in sidebars(tree):
        front = measured.first(sidebar.front)
        for frame in measured.frames.get(sidebar.element, ()):
            if frame.page == page and front and front.page == page and frame.x >= front.right:
                sidebar.hold(measured, frame.height)
                end = max(end, front.y + frame.height)
            elif frame.page == page:
                end = max(end, frame.bottom)
    return end
