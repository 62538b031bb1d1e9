"""Even out the lines of headings and pull quotes, so that none ends with a word by itself.

What is not justified shows where its lines end. Of the widths at which a heading still takes as
few lines, the one is chosen at which they are most alike (CSS calls it `text-wrap: balance`, which
the print engine does not know).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.look.page import Tree
from briefing.look.print.layout import tuning
from briefing.look.print.layout.measure import Line, Measured
from briefing.look.print.layout.paragraphs import trial
from briefing.look.print.layout.watching import Layout, measured_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
#: What stands in lines of its own under a heading, in the second language.
_SECOND = ("second", "heading-second", "title-second", "label-second")


@dataclass(frozen=True, slots=True)
class Inset:
    """A share of its width that an element leaves empty."""

    share: float = 0.0

    def apply(self, element: Tree) -> None:
        """Put the inset into the tree."""
        style = "; ".join(filter(None, [element.get("style"), f"padding-right: {self.share:.0%}"]))
        element.set("style", style)


def even(tree: Tree, measured: Measured, layout: Layout) -> int:
    """Narrow each heading and quote whose last line is short; how many were narrowed."""
    uneven = (element for element in _displayed(tree) if _is_uneven(measured, element))
    tries = {element: [*map(Inset, tuning.INSETS)] for element in uneven}
    if not tries:
        return 0
    page, copies = trial(tree, tries)
    tried, narrowed = measured_of(page, layout), 0
    for element, clones in copies.items():
        before = measured.lines[element]
        lines = {inset: tried.lines.get(clone, []) for inset, clone in clones}
        kept = [i for i in lines if len(lines[i]) == len(before) and not _parts(lines[i])]
        best = min(kept, key=lambda inset: _badness(lines[inset]), default=None)
        if best and _badness(lines[best]) < _badness(before):
            best.apply(element)
            narrowed += 1
    return narrowed


def _displayed(tree: Tree) -> Iterator[Tree]:
    """Headings, and the paragraphs of pull quotes."""
    for element in tree.iter():
        if element.tag in _HEADINGS:
            yield element
        elif "pullquote" in element.get("class", "").split():
            yield from (p for p in element.iter("p") if p.get("class") not in _SECOND)


def _is_uneven(measured: Measured, element: Tree) -> bool:
    lines = measured.lines.get(element, [])
    short = len(lines) > 1 and lines[-1].width < tuning.EVEN * max(line.width for line in lines)
    return short or _inside(lines) > 0


def _parts(lines: list[Line]) -> bool:
    """Whether a line ends inside a word: Korea–/Japan."""
    return any(line.text.rstrip().endswith(("-", "‐", "–")) for line in lines[:-1])


def _badness(lines: list[Line]) -> tuple[int, float]:
    """How many lines begin inside a phrase, and how unlike the lines are."""
    return _inside(lines), _unevenness(lines)


def _inside(lines: list[Line]) -> int:
    """How many lines begin with hiragana: endings and particles, which follow their word."""
    return sum("ぁ" <= line.text.lstrip()[:1] <= "ゟ" for line in lines[1:])


def _unevenness(lines: list[Line]) -> float:
    """By how much the widest line is longer than the shortest, in px."""
    widths = [line.width for line in lines]
    return max(widths) - min(widths)
