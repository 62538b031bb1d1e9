"""Rules about what belongs together: notes and calls, headings and text; and about the engine."""

from collections.abc import Iterator

from briefing.look.check import places
from briefing.look.check.proof import Proof
from briefing.look.page import Tree, text_of
from briefing.look.seen.painting import NOTES
from briefing.problems import Report
from briefing.wording import theme as wording

_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_ASIDE = frozenset({"gloss", "footnote", "pullquote", "recommendations"})
_BREAKS = ("break-after", "page-break-after", "break-before", "break-inside", "position", "float")


def notes(proof: Proof, report: Report) -> None:
    """A footnote begins on the page that calls it."""
    for note, called in proof.measured.calls.items():
        frame = proof.measured.first(note)
        if frame is None or frame.page != called:
            page = frame.page + 1 if frame else 0
            args = {"words": places.shown(text_of(note)), "called": called + 1, "page": page}
            area = proof.declarations.of(None, NOTES, ("max-height", "height"))
            names = ("float", "footnote-policy", "display", "position")
            problem = places.in_css(proof, note, "", names, wording.NOTE_AWAY, **args)
            report(area.problem(wording.NOTE_AWAY, **args) if area else problem)


def headings(proof: Proof, report: Report) -> None:
    """Under every heading stands, on the same page, text that it is the heading of."""
    pages: dict[Tree, list[int]] = {}
    for text in proof.painting.texts:
        if text.element is not None and not text.part:
            pages.setdefault(text.element, []).append(text.page)
    order = list(_reading(proof.tree))
    for number, element in enumerate(order):
        if element.tag not in _HEADINGS:
            continue
        own = {*element.iter()}
        here = [page for inner in own for page in pages.get(inner, ())]
        after = next((e for e in order[number + 1 :] if e not in own and e in pages), None)
        if here and after is not None and min(pages[after]) > max(here):
            args = {"words": places.shown(text_of(element)), "page": max(here) + 1}
            report(places.in_css(proof, element, "", _BREAKS, wording.STRANDED, **args))


def _reading(element: Tree) -> Iterator[Tree]:
    """Elements in reading order, without what stands beside the text."""
    yield element
    for child in element:
        if _ASIDE.isdisjoint(child.get("class", "").split()):
            yield from _reading(child)


def engine(proof: Proof, report: Report) -> None:
    """The print engine takes every declaration and has nothing to warn of."""
    for problem in proof.heard:
        report(problem)
