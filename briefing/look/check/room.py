"""Rules about where things stand: nothing leaves its column or page, nothing lies over another."""

from __future__ import annotations

from briefing.look.check import places
from briefing.look.check.ink import Ink, Rectangle, Shape, common
from briefing.look.check.proof import Proof
from briefing.problems import Report
from briefing.wording import theme as wording

#: CSS pixels: how near the paper's edge a printer can print (4 mm), and how far letters may stand
#: out of their column or below the text area.
EDGE, OUT, BELOW = 15.0, 1.5, 5.0
#: Two pieces of text may share this part of their height, and this many pixels in width.
SHARED, TOUCH = 0.08, 2.0
#: What makes text leave its place.
_WIDE = (
    "white-space",
    "width",
    "min-width",
    "overflow-wrap",
    "letter-spacing",
    "font-size",
    "font",
)
_MOVED = (
    "position", "left", "right", "top", "bottom", "margin", "margin-left", "margin-right",
    "margin-top", "margin-bottom", "text-indent", "transform", "height", "width",
)  # fmt: skip


def inside(proof: Proof, report: Report) -> None:
    """Text stands on its page, above its foot, and in its column."""
    for ink in proof.painting.inks:
        left, _, right, bottom = ink.place
        sheet, area = proof.painting.sheets[ink.page], proof.painting.areas[ink.page]
        said, names = None, _MOVED
        if left < EDGE or right > sheet[2] - EDGE:
            said = wording.OFF_PAGE
        elif not ink.part.startswith("@") and bottom > area[3] + BELOW:
            said = wording.BELOW_PAGE
        elif _leaves_column(ink):
            said, names = wording.OUT_OF_COLUMN, _WIDE
        if said:
            _report(proof, ink, names, said, report)


def _leaves_column(ink: Ink) -> bool:
    if ink.column is None or ink.part == "marker" or ink.part.startswith("@"):
        return False
    left, _, right, _ = ink.place
    return left < ink.column[0] - OUT or right > ink.column[2] + OUT


def apart(proof: Proof, report: Report) -> None:
    """No text lies on another, and no box on a text that is not in it."""
    pages = range(len(proof.painting.sheets))
    for page in pages:
        inks = [ink for ink in proof.painting.inks if ink.page == page]
        shapes = [shape for shape in proof.painting.shapes if shape.page == page]
        for number, ink in enumerate(inks):
            for other in inks[number + 1 :]:
                if _collide(ink, other):
                    args = {"other": places.shown(ink.text)}
                    _report(proof, other, _MOVED, wording.OVERLAPS, report, **args)
            for shape in shapes:
                if shape.number not in ink.inside and _lies_on(ink, shape):
                    args = {"other": places.describe(shape.element, shape.part)}
                    _report(proof, ink, _MOVED, wording.LIES_ON_BOX, report, shape, **args)


def _collide(one: Ink, other: Ink) -> bool:
    width, height = common(one.place, other.place)
    if width <= TOUCH or height <= 0:
        return False
    return height > SHARED * min(_height(one.place), _height(other.place))


def _lies_on(ink: Ink, shape: Shape) -> bool:
    """Whether a text and a box that does not hold it touch, other than by a line's height."""
    width, height = common(ink.place, shape.place)
    return width > TOUCH and height > SHARED * _height(ink.place)


def _height(place: Rectangle) -> float:
    return place[3] - place[1]


def _report(
    proof: Proof, ink: Ink, names, said, report: Report, shape: Shape | None = None, **args
) -> None:
    """A problem with a text, at what places the box that lies on it, or else the text itself."""
    element, part = (shape.element, shape.part) if shape else (ink.element, ink.part)
    args |= {
        "words": places.shown(ink.text),
        "element": places.describe(ink.element, ink.part),
        "page": ink.page + 1,
    }
    report(places.in_css(proof, element, part, names, said, **args))
