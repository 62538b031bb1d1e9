"""Keep every gloss beside its own paragraph.

A gloss stands in the margin at the height of its paragraph. Where the sidebar or the gloss
before it is in the way it moves down, as long as it stays beside its paragraph; where that
does not suffice, it goes below the paragraph, into the text.
"""

from dataclasses import dataclass

from briefing.look.page import Tree
from briefing.look.print.layout import tuning
from briefing.look.print.layout.measure import Frame, Measured
from briefing.look.print.layout.sidebars import HELD


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with the gloss that stands in the margin."""

    holder: Tree
    paragraph: Tree
    gloss: Tree


def passages(tree: Tree) -> list[Passage]:
    """Paragraphs whose glosses stand in the margin."""
    body = tree.find("body")
    if body is not None and {"parallel", "glosses-below"} & set(body.get("class", "").split()):
        return []
    beside = []
    for element in tree.iter("div"):
        if element.get("class") == "passage":
            gloss = next((c for c in element if "gloss" in c.get("class", "").split()), None)
            paragraph = next((c for c in element if c is not gloss), None)
            if gloss is not None and paragraph is not None and not is_below(gloss):
                beside.append(Passage(element, paragraph, gloss))
    return beside


def is_below(gloss: Tree) -> bool:
    """Whether a gloss stands under its paragraph."""
    return "below" in gloss.get("class", "").split()


def hold(tree: Tree) -> None:
    """Let every gloss of the margin end where its paragraph ends, until it gets its place.

    Those of a box with edges of its own stand inside it, below their paragraphs.
    """
    boxed = {inner for box in tree.iter() if _is_box(box) for inner in box.iter()}
    for passage in passages(tree):
        (_below if passage.holder in boxed else _behind)(passage)


def settle(tree: Tree, measured: Measured, page: int, taken: float) -> bool:
    """Give the glosses of one page their places; whether the text has to be laid out again.

    Down to `taken` px the margin is not free.

    Of a paragraph on several pages a gloss stands beside the first part if that is long enough,
    otherwise beside the last. One that goes below pushes the text under it down by about what it
    takes there; the next layout tells exactly.
    """
    pushed = 0.0
    for passage in passages(tree):
        parts = measured.frames.get(passage.paragraph, [])
        number = next((n for n, part in enumerate(parts) if part.page == page), -1)
        if number < 0:
            continue
        measured.whole(passage.holder)  # which its parts in the list above grow with
        last = number == len(parts) - 1
        gloss = measured.whole(passage.gloss)
        if not gloss or not (number == 0 or (last and not _is_first(passage))):
            continue
        height = sum(frame.height for frame in gloss)
        y = _slot(parts[number], height, measured, taken, pushed)
        if y is not None:
            taken = y + height
            _side(passage, measured, page, y - pushed, height)
        elif last:
            _below(passage)
            pushed += height * tuning.GLOSS_BELOW
        else:
            _behind(passage)
    return pushed > 0


def move_long(tree: Tree, measured: Measured) -> bool:
    """Put each gloss below that is too long to stand beside its paragraph on any page."""
    moved = False
    for passage in passages(tree):
        height = sum(frame.height for frame in measured.frames.get(passage.gloss, ()))
        parts = measured.frames.get(passage.paragraph, ())
        if height and not _is_beside(
            sum(part.height for part in parts) - tuning.GLOSS_ASCENT, height
        ):
            _below(passage)
            moved = True
    return moved


def _is_box(element: Tree) -> bool:
    return "callout" in element.get("class", "").split()


def _is_first(passage: Passage) -> bool:
    """Whether a gloss stands beside the first part of its paragraph."""
    return passage.holder[0] is passage.gloss


def _slot(
    part: Frame, height: float, measured: Measured, taken: float, pushed: float
) -> float | None:
    """Where on its page a gloss may begin beside a part of its paragraph; nowhere if None."""
    top = part.y + pushed + tuning.GLOSS_ASCENT
    y = max(top, taken + tuning.GLOSS_GAP if taken else top)
    fits = y + height <= measured.feet[part.page]
    bottom = min(part.bottom + pushed, measured.bottoms[part.page])
    return y if fits and _is_beside(bottom - y, height) else None


def _is_beside(own: float, height: float) -> bool:
    """Whether `own` px beside its paragraph suffice for a gloss."""
    return own >= tuning.GLOSS_BESIDE * height and height - own <= tuning.GLOSS_OVERHANG


def _side(passage: Passage, measured: Measured, page: int, y: float, height: float) -> None:
    """Let the gloss stand beside the first part of a paragraph on two pages, or the last.

    The engine puts it on the page where its element begins. A screen reader still comes to it
    after its paragraph.
    """
    holder, gloss = passage.holder, passage.gloss
    parts = measured.frames[holder]
    if len(parts) > 1 and page == parts[0].page and holder[0] is not gloss:
        holder.remove(gloss)
        holder.insert(0, gloss)
        gloss.set("data-read", "after")
    part = next(frame for frame in parts if frame.page == page)
    gloss.set("style", HELD.format(part.bottom - y - height))


def _behind(passage: Passage) -> None:
    """Let the gloss stand beside the last part of its paragraph."""
    passage.holder.remove(passage.gloss)
    passage.holder.append(passage.gloss)
    passage.gloss.set("style", HELD.format(0))
    passage.gloss.attrib.pop("data-read", None)


def _below(passage: Passage) -> None:
    """Put a gloss into the text, behind its paragraph."""
    _behind(passage)
    passage.gloss.set("class", "gloss below")
    del passage.gloss.attrib["style"]
