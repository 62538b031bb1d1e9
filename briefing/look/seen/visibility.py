"""Turn laid-out boxes into problems where style sheets keep a text from being seen, or add one.

What a reader cannot see is lost however sound the file is: text without a box, transparent, in
the colour of its ground, tiny, clipped, off the page, distorted, or under something else.
"""

from __future__ import annotations

import functools
import math
import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes

from briefing.look.page import Tree
from briefing.look.seen import covers
from briefing.look.seen.contrast import PALE, Colour, contrast
from briefing.look.seen.covers import Rectangle
from briefing.look.seen.gates import WORDS

#: Below this share of opacity nothing is read.
FAINT = 0.1
#: The smallest letters, in CSS pixels (1.5 pt), and how far a line may stand over an edge.
TINY, OVER = 2.0, 3.0
#: Letters this much closer than usual (in em) stand on each other; so do those pressed or drawn
#: out this many times as far one way as the other.
CLOSE, PRESSED = -0.25, 4.0
#: Elements whose text is drawn by other means, or not at all.
_NO_BOXES = frozenset({"head", "script", "style", "title", "desc", "metadata", "svg", "template"})
#: What comparison passes over: spaces, joiners, and hyphens that lines end with.
_PASSED_OVER = re.compile("[\\s\u2060\u200b\u00ad\u2010-]+")

#: Those that `covers` finds.
UNDER = frozenset({"covered", "overlaid"})


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words of an element that cannot be seen."""

    words: str
    why: str
    """A key of `wording.gates.WHY`."""


@dataclass(slots=True)
class Seen:
    """What the boxes of a document show."""

    shown: dict[Tree, list[str]] = field(default_factory=dict)
    """The words of each element's own text, in reading order."""
    hidden: dict[Tree, Hidden] = field(default_factory=dict)
    """The first words of each element that are in a box but cannot be seen."""
    generated: list[str] = field(default_factory=list)
    """What style sheets have written: counters, marks, heads of pages."""

    def fault(self, element: Tree) -> Hidden | None:
        """What of an element's own text cannot be seen; None if all can."""
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        wanted = plain(own)
        if not wanted or _drawn_otherwise(element):
            return None
        if element in self.hidden:
            return self.hidden[element]
        shown = plain("".join(self.shown.get(element, ())))
        times = max(1, len(shown) // len(wanted))  # a table's head comes again on every page
        return None if shown == wanted * times else Hidden(own.strip(), "not-laid-out")


def plain(words: str) -> str:
    """Words as they are compared."""
    return _PASSED_OVER.sub("", words).casefold()


def added_words(seen: Seen, page_text: str) -> list[str]:
    """Words that style sheets say and the page does not."""
    known = _unjoined(page_text).casefold()
    found = (match[0] for said in seen.generated for match in WORDS.finditer(_unjoined(said)))
    return list(dict.fromkeys(word for word in found if not _begins_or_ends(word, known)))


def _unjoined(text: str) -> str:
    """A text without what only says where its lines may end."""
    return text.replace("\u2060", "").replace("\u00ad", "")


def _begins_or_ends(word: str, known: str) -> bool:
    """Whether a word, or its part before or behind a line's end, is one that a page says."""
    word = re.escape(word.casefold())
    return bool(re.search(rf"(?<![^\W\d_]){word}|{word}(?![^\W\d_])", known))


def look(document: Document) -> Seen:
    """Look at every text box of a document."""
    seen = Seen()
    for page in document.pages:
        root = page._page_box
        edges = (0.0, 0.0, root.margin_width(), root.margin_height())
        _walk(root, _Around(edges, covers.under(root)), seen)
    return seen


def _drawn_otherwise(element: Tree) -> bool:
    return not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _NO_BOXES


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the text inside a box because of the boxes around it."""

    page: Rectangle
    under: dict[int, str]
    """Why pieces of text cannot be read, by their identity."""
    clips: tuple[tuple[Rectangle, int], ...] = ()
    """Where the text is cut off, each with the number of the moves that hold for it too."""
    moves: tuple[object, ...] = ()
    """Transformations, the outermost first."""
    opacity: float = 1.0
    ground: Colour | None = (1.0, 1.0, 1.0)
    """None where it is a picture."""
    margin: bool = False


def _walk(box: boxes.Box, around: _Around, seen: Seen) -> None:
    box = getattr(box, "_box", box)  # what is out of the flow is wrapped
    if isinstance(box, boxes.TextBox):
        _text(box, around, seen)
        return
    if label := getattr(box, "bookmark_label", ""):
        seen.generated.append(label)
    around = _inside(box, around)
    for child in getattr(box, "children", ()):
        _walk(child, around, seen)


def _inside(box: boxes.Box, around: _Around) -> _Around:
    """What holds inside a box."""
    style = box.style
    changes: dict[str, object] = {}
    if isinstance(box, boxes.MarginBox):
        changes["margin"] = True
    if style["opacity"] < 1:
        changes["opacity"] = around.opacity * style["opacity"]
    moves = around.moves
    if box.transformation_matrix:
        moves = changes["moves"] = (*moves, box.transformation_matrix)
    if clips := [*_clips(box)]:
        changes["clips"] = (*around.clips, *((clip, len(moves)) for clip in clips))
    if style["background_image"] and any(kind != "none" for kind, _ in style["background_image"]):
        changes["ground"] = None
    else:
        fill = style["background_color"]
        fill = style["color"] if fill == "currentcolor" else fill
        if fill.alpha > 0.5 and (colour := _colour(fill)):
            changes["ground"] = colour
    return replace(around, **changes) if changes else around


def _clips(box: boxes.Box) -> Iterator[Rectangle]:
    """Where a box cuts off what it holds."""
    if isinstance(box, boxes.PageBox) or not isinstance(box, boxes.ParentBox):
        return
    if box.style["overflow"] != "visible" and not isinstance(box, boxes.LineBox):
        x, y = box.padding_box_x(), box.padding_box_y()
        yield x, y, x + box.padding_width(), y + box.padding_height()
    if box.style["clip"] and box.is_absolutely_positioned():
        yield covers.clip(box)


def _text(box: boxes.TextBox, around: _Around, seen: Seen) -> None:
    """Sort one piece of text into what is shown, hidden or generated."""
    part = (box.element_tag or "").partition("::")[2]
    if around.margin or part not in ("", "first-letter"):
        seen.generated.append(box.text)
        return
    seen.shown.setdefault(box.element, []).append(box.text)
    if plain(box.text) and (why := _why_hidden(box, around)):
        seen.hidden.setdefault(box.element, Hidden(box.text, why))


def _why_hidden(box: boxes.TextBox, around: _Around) -> str:
    """Why a piece of text cannot be seen; empty if it can."""
    style = box.style
    colour = _colour(style["color"])
    if style["visibility"] != "visible" or around.opacity < FAINT:
        return "transparent"
    if getattr(style["color"], "alpha", 1) < FAINT:
        return "transparent"
    if colour and around.ground and contrast(colour, around.ground) < PALE:
        return "ground"
    scale = math.prod(abs(move.determinant) for move in around.moves) ** 0.5
    if style["font_size"] * scale < TINY:
        return "tiny"
    middle = (box.position_x + box.width / 2, box.position_y + box.height / 2)
    for clip, moved in around.clips:
        if not _within(_moved(middle, around.moves[moved:]), clip, 0.5):
            return "clipped"
    ends = (box.position_x, box.position_x + box.width)
    points = [_moved((x, middle[1]), around.moves) for x in (*ends, middle[0])]
    if not all(_within(point, around.page, OVER) for point in points):
        return "off-page"
    return _why_illegible(box, around)


def _why_illegible(box: boxes.TextBox, around: _Around) -> str:
    """Why a piece of text that is there cannot be read; empty if it can."""
    style = box.style
    if around.moves and _distorted(around.moves):
        return "distorted"
    if style["unicode_bidi"] == "bidi-override" and style["direction"] == "rtl":
        return "distorted"
    spacing = style["letter_spacing"]
    if spacing != "normal" and spacing < CLOSE * style["font_size"] and len(plain(box.text)) > 1:
        return "crowded"
    return around.under.get(id(box), "")


def _distorted(moves: tuple) -> bool:
    """Whether transformations mirror what they move, press it flat or draw it out."""
    whole = functools.reduce(operator.matmul, reversed(moves))
    a, b, c, d, _, _ = whole.values
    size, area = a * a + b * b + c * c + d * d, a * d - b * c
    return area <= 0 or size > (PRESSED + 1 / PRESSED) * area


def _moved(point: tuple[float, float], moves: tuple) -> tuple[float, float]:
    for move in reversed(moves):
        point = tuple(move.transform_point(*point))
    return point


def _within(point: tuple[float, float], area: Rectangle, over: float) -> bool:
    (x, y), (left, top, right, bottom) = point, area
    return left - over <= x <= right + over and top - over <= y <= bottom + over


def _colour(colour: object) -> Colour | None:
    """A colour as sRGB, or None if it cannot be told."""
    if getattr(colour, "space", "") == "device-cmyk":
        *inks, black = colour.coordinates
        return tuple(1 - min(1.0, ink + black) for ink in inks)
    try:
        red, green, blue = colour.to("srgb").coordinates
    except (AttributeError, NotImplementedError, ValueError, TypeError):
        return None
    return red, green, blue
