"""Turn a laid-out document into what a designer would measure: where things stand, and lines.

All lengths are CSS pixels (96 to the inch) from the top left corner of the page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import AbsolutePlaceholder

from briefing.edition.korean import WORD_JOINER
from briefing.look.page import Tree
from briefing.look.print.layout.justify import text_boxes


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text."""

    page: int
    """Counted from 0."""
    y: float
    height: float
    baseline: float
    """Of its first text, from the top of the page."""
    width: float
    """To the end of its last letter."""
    text: str
    """Without what style sheets add, such as the calls of notes."""
    gap: float
    """What the widest space has beside its natural width, in em; of a line without spaces that
    should have been justified, what it lacks."""
    tracking: float
    """What justification has put between letters, in em."""
    justified: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of an element that stands on one page: its border box."""

    element: Tree
    page: int
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


@dataclass(slots=True)
class Measured:
    """Frames and lines of a document, by element.

    Pages that the engine has not made yet are made and measured when they are asked for.
    """

    tops: list[float] = field(default_factory=list)
    """Where the text area of each page begins."""
    bottoms: list[float] = field(default_factory=list)
    """Where it ends: above the footnotes."""
    feet: list[float] = field(default_factory=list)
    """Where the page's margin column ends: beside the footnotes."""
    frames: dict[Tree, list[Frame]] = field(default_factory=dict)
    lines: dict[Tree, list[Line]] = field(default_factory=dict)
    calls: dict[Tree, int] = field(default_factory=dict)
    """The page on which each footnote is called."""
    rest: Iterator[boxes.PageBox] = field(default_factory=lambda: iter(()))
    """The pages behind those that were measured."""

    def first(self, element: Tree) -> Frame | None:
        """The part on the first page that an element stands on, of the pages measured so far."""
        return (self.frames.get(element) or [None])[0]

    def last(self, element: Tree) -> Frame | None:
        """The part on the last page that an element stands on, of the pages measured so far."""
        return (self.frames.get(element) or [None])[-1]

    @property
    def pages(self) -> int:
        """How many pages were measured."""
        return len(self.tops)

    def reach(self, page: int) -> bool:
        """Whether there is such a page; if so, it is measured now."""
        while self.pages <= page:
            root = next(self.rest, None)
            if root is None:
                return False
            _add(self, root)
            if root.page_type.blank:  # what begins before it may go on behind it
                self.finish()
        return True

    def finish(self) -> None:
        """Measure all pages."""
        for root in self.rest:
            _add(self, root)
        self.rest = iter(())

    def begin(self, element: Tree) -> Frame | None:
        """The part on the first page that an element stands on, wherever that is."""
        while element not in self.frames and self.reach(self.pages):
            pass
        return self.first(element)

    def whole(self, element: Tree) -> list[Frame]:
        """The parts of an element on all pages."""
        frame = self.begin(element)
        while frame and frame.page == self.pages - 1 and self.reach(self.pages):
            frame = self.last(element)
        return self.frames.get(element, [])


def measure(document: Document) -> Measured:
    """Look at every box of a document once."""
    measured = Measured(rest=(page._page_box for page in document.pages))
    measured.finish()
    return measured


def _add(measured: Measured, root: boxes.PageBox) -> None:
    """Measure one more page."""
    number, top = measured.pages, root.content_box_y()
    measured.tops.append(top)
    measured.bottoms.append(_foot(root, top + root.height))
    measured.feet.append(top + root.height)
    for child in root.children:
        if not isinstance(child, boxes.MarginBox):
            _walk(child, number, measured, frozenset())


def _foot(root: boxes.PageBox, bottom: float) -> float:
    """The end of the text area, above the footnotes if there are any."""
    for child in root.children:
        if isinstance(child, boxes.FootnoteAreaBox) and child.children:
            return min(bottom, child.position_y)
    return bottom


def _walk(box: boxes.Box, page: int, measured: Measured, open_: frozenset) -> None:
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    element = box.element
    own = element is not None and "::" not in (box.element_tag or "")
    if own and element not in open_:
        frame = Frame(element, page, box.border_box_x(), box.border_box_y(), *_size(box))
        measured.frames.setdefault(element, []).append(frame)
        open_ = open_ | {element}
    if (box.element_tag or "").endswith("::footnote-call"):
        measured.calls[element] = page
    if isinstance(box, boxes.ParentBox):
        for child in box.children:
            if isinstance(child, boxes.LineBox):
                line = _line(child, page, box.content_box_x() + box.width)
                measured.lines.setdefault(child.element, []).append(line)
            _walk(child, page, measured, open_)


def _size(box: boxes.Box) -> tuple[float, float]:
    return box.border_width(), box.border_height()


def _line(box: boxes.LineBox, page: int, right: float) -> Line:
    texts = list(text_boxes(box))
    size = box.style["font_size"] or 1.0  # letters of no size are refused when all is laid out
    tracking = max((_spacing(t) for t in texts), default=0) - _spacing(box)
    first = texts[0] if texts else box
    ends = (text.position_x + text.width - _spacing(text) for text in texts)
    width = max(ends, default=box.position_x) - box.position_x
    own = (text.text for text in texts if "::" not in (text.element_tag or ""))
    words = "".join(own).replace(WORD_JOINER, "")
    justified = box.style["text_align_all"] == "justify"
    gap = max((_added(text) for text in texts), default=0)
    if justified and not any(map(inline.count_expandable_spaces, texts)):
        gap = max(0.0, right - box.position_x - width)
    baseline = first.position_y + (first.baseline or 0)
    shown = width, words, gap / size, tracking / size, justified
    return Line(page, box.position_y, box.height, baseline, *shown)


def _spacing(box: boxes.Box) -> float:
    """What stands behind each letter, in px."""
    spacing = box.style["letter_spacing"]
    return 0.0 if spacing == "normal" else spacing


def _added(text: boxes.TextBox) -> float:
    """What stands in a space beside its natural width, in px."""
    spacing = text.style["word_spacing"]
    return text.justification_spacing + (0 if spacing == "normal" else spacing)
