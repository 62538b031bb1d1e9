"""Rules about where things stand: nothing leaves its column or page, nothing lies over another."""

from itertools import product

from briefing.look.check import places
from briefing.look.check.proof import Proof
from briefing.look.page import Tree
from briefing.look.seen.painting import Shape, Text, colliding, common
from briefing.problems import Report, Wording
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
    for page in proof.painting.pages:
        for text in filter(_is_seen, page.texts):
            left, _, right, bottom = text.place
            if left < EDGE or right > page.sheet[2] - EDGE:
                _report(proof, text, _MOVED, wording.OFF_PAGE, report)
            elif not text.part.startswith("@") and bottom > page.area[3] + BELOW:
                _report(proof, text, _MOVED, wording.BELOW_PAGE, report)
            elif _leaves_column(text):
                _report(proof, text, _WIDE, wording.OUT_OF_COLUMN, report)


def _leaves_column(text: Text) -> bool:
    if text.column is None or text.part == "marker" or text.part.startswith("@"):
        return False
    left, _, right, _ = text.letters
    return left < text.column[0] - OUT or right > text.column[2] + OUT


def apart(proof: Proof, report: Report) -> None:
    """No text lies on another, and no box on a text that is not in it."""
    told = proof.seen.covers
    for page in proof.painting.pages:
        texts = [*filter(_is_seen, page.texts)]
        for text, other, width, height in colliding(texts):
            if width > TOUCH and height > SHARED:
                args = {"other": places.shown(text.words)}
                _report(proof, other, _MOVED, wording.OVERLAPS, report, **args)
        for text, shape in product(texts, page.shapes):
            cover = shape.element, shape.part  # `seen` tells of one that hides any text
            if shape.box not in text.inside and cover not in told and _lies_on(text, shape):
                args = {"other": places.describe(*cover)}
                _report(proof, text, _MOVED, wording.LIES_ON_BOX, report, cover, **args)


def _is_seen(text: Text) -> bool:
    return text.alpha > 0


def _lies_on(text: Text, shape: Shape) -> bool:
    """Whether a text and a box that does not hold it touch, other than by a line's height."""
    left, top, right, bottom = common(text.place, shape.place)
    return right - left > TOUCH and bottom - top > SHARED * (text.place[3] - text.place[1])


def _report(
    proof: Proof,
    text: Text,
    names: tuple[str, ...],
    message: Wording,
    report: Report,
    cause: tuple[Tree | None, str] | None = None,
    **args: str,
) -> None:
    """A problem with a text, at what places the box that lies on it, or else the text itself."""
    element, part = cause or (text.element, text.part)
    args |= {
        "words": places.shown(text.words),
        "element": places.describe(text.element, text.part),
        "page": text.page + 1,
    }
    report(places.in_css(proof, element, part, names, message, **args))
