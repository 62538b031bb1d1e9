"""Turn what a document paints into the texts that style sheets keep from being seen, or add.

What a reader cannot see is lost however sound the file is: text without a box, transparent, in
the colour of its ground, tiny, clipped, off the page, distorted, or under something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.edition.edition import Edition
from briefing.edition.korean import WORD_JOINER
from briefing.look.page import Tree
from briefing.look.seen import gates, occlusion
from briefing.look.seen.contrast import PALE
from briefing.look.seen.occlusion import Legibility
from briefing.look.seen.painting import NOTES, Page, Painting, Text, within
from briefing.look.themes.omissions import omitted
from briefing.look.themes.theme import Theme
from briefing.memo import document, walk
from briefing.wording.gates import WHY

#: The smallest letters, in CSS pixels (1.5 pt), and how far they may stand over an edge, in em.
TINY, OVER = 2.0, 0.15
#: Letters this much closer than usual (in em) stand on each other; so do those pressed or drawn
#: out this many times as far one way as the other.
CLOSE, PRESSED = -0.25, 4.0
#: Elements whose text is drawn by other means, or not at all.
_NO_BOXES = frozenset({"head", "script", "style", "title", "desc", "metadata", "svg", "template"})
#: What comparison passes over: spaces, joiners, and hyphens that lines end with.
_PASSED_OVER = re.compile("[\\s\u2060\u200b\u00ad\u2010-]+")


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words of an element that cannot be seen."""

    words: str
    why: str
    """A key of `wording.gates.WHY`."""
    cover: tuple[Tree | None, str] | None = None
    """What they lie under: an element and its part, such as `after`."""

    @property
    def args(self) -> dict[str, object]:
        """What a problem says of them."""
        words = self.words.replace(WORD_JOINER, "").strip()
        return {"count": len(words), "words": words[: gates.SHOWN], "why": WHY[self.why]}


@dataclass(slots=True)
class Seen:
    """What a document shows."""

    shown: dict[Tree, list[str]] = field(default_factory=dict)
    """The words of each element's own text, in reading order."""
    hidden: dict[Tree, Hidden] = field(default_factory=dict)
    """The first words of each element that are in a box but cannot be seen."""
    generated: list[str] = field(default_factory=list)
    """What style sheets have written: counters, marks, heads of pages."""
    legible: dict[Text, Legibility] = field(default_factory=dict)
    """How well each piece of text stands out, what style sheets write included."""

    @property
    def covers(self) -> set[tuple[Tree | None, str] | None]:
        """What texts lie under that cannot be seen for it."""
        return {hidden.cover for hidden in self.hidden.values()} - {None}

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
        return None if shown == wanted * times else Hidden(own, "not-laid-out")

    def faults(self, element: Tree) -> Iterator[tuple[Tree, Hidden]]:
        """What cannot be seen of an element's words, without notes and glosses inside it."""
        if fault := self.fault(element):
            yield element, fault
        for child in element:
            if not gates.is_aside(child, element):
                yield from self.faults(child)


def lost(
    tree: Tree, seen: Seen, edition: Edition, theme: Theme
) -> Iterator[tuple[document.Text, bool, Tree, Hidden]]:
    """Every text of an edition, and every gloss, that no element of a page shows as a whole.

    Each comes with whether it is the gloss, and with the element and words that cannot be seen.
    """
    for gloss in (False, True):
        printed = gates.by_id(tree, gates.GLOSS if gloss else gates.UNIT)
        left_out = omitted(theme, edition.memo, gloss)
        for text in walk.texts(edition.memo):
            elements = () if text.id in left_out else printed.get(text.id, ())
            faults = [next(seen.faults(element), None) for element in elements]
            if faults and all(faults):
                yield text, gloss, *faults[0]


def plain(words: str) -> str:
    """Words as they are compared."""
    return _PASSED_OVER.sub("", words).casefold()


def added_words(seen: Seen, tree: Tree) -> list[str]:
    """Words that style sheets say and the page does not."""
    known = _unjoined(f"{gates.drawn(tree)} {gates.labels(tree)}").casefold()
    words = (match[0] for text in seen.generated for match in gates.WORDS.finditer(_unjoined(text)))
    return list(dict.fromkeys(word for word in words if not _begins_or_ends(word, known)))


def _unjoined(text: str) -> str:
    """A text without what only says where its lines may end."""
    return text.replace(WORD_JOINER, "").replace("\u00ad", "")


def _begins_or_ends(word: str, known: str) -> bool:
    """Whether a word, or its part before or behind a line's end, is one that a page says."""
    word = re.escape(word.casefold())
    return bool(re.search(rf"(?<![^\W\d_]){word}|{word}(?![^\W\d_])", known))


def look(painting: Painting) -> Seen:
    """Look at every piece of text that is painted."""
    seen = Seen(generated=[*painting.labels])
    for page in painting.pages:
        overlaid = occlusion.overlaid(page)
        seen.legible |= occlusion.legibility(page)
        for text in page.texts:
            if text.part not in ("", "first-letter", NOTES):
                seen.generated.append(text.words)
                continue
            seen.shown.setdefault(text.element, []).append(text.words)
            legible = seen.legible[text]
            why = _why_hidden(text, page, legible) or ("overlaid" if text in overlaid else "")
            if why and plain(text.words):
                cover = legible.cover if why == "covered" else None
                seen.hidden.setdefault(text.element, Hidden(text.words, why, cover))
    return seen


def _drawn_otherwise(element: Tree) -> bool:
    return not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in _NO_BOXES


def _why_hidden(text: Text, page: Page, legible: Legibility) -> str:
    """Why a piece of text cannot be seen; empty if it can."""
    if text.size * text.scale < TINY:
        return "tiny"
    points, frame, over = text.points(0, 0.5, 1), text.frame, OVER * text.size
    for clip, moves in frame.clips:
        if not all(within(frame.moved(point, moves), clip, over) for point in points):
            return "clipped"
    if not all(within(frame.moved(point), page.sheet, over) for point in points):
        return "off-page"
    if legible.left < PALE:
        solid, painted = legible.solid >= PALE, legible.painted >= PALE
        return "covered" if painted else "transparent" if solid else "ground"
    if text.backwards or _distorted(text):
        return "distorted"
    close = text.spacing < CLOSE * text.size and len(plain(text.words)) > 1
    return "crowded" if close else ""


def _distorted(text: Text) -> bool:
    """Whether a text is mirrored, pressed flat or drawn out."""
    origin, right, down = (text.frame.moved(point) for point in ((0, 0), (1, 0), (0, 1)))
    a, b, c, d = (end[n] - origin[n] for end in (right, down) for n in (0, 1))
    size, area = a * a + b * b + c * c + d * d, a * d - b * c
    return area <= 0 or size > (PRESSED + 1 / PRESSED) * area
