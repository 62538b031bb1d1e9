"""Print a page, and prove that what was laid out shows every text of the edition."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from weasyprint.document import Document

from briefing.edition.edition import Edition
from briefing.edition.korean import WORD_JOINER
from briefing.look import page
from briefing.look.print.pdf import Printer
from briefing.look.seen import gates, visibility
from briefing.look.seen.visibility import Hidden, Seen
from briefing.look.themes import places
from briefing.look.themes.omissions import omitted
from briefing.look.themes.theme import Theme
from briefing.memo import walk
from briefing.problems import Report, Span
from briefing.wording import gates as wording

#: The most characters of a text that a problem repeats.
_SHOWN = 40


class Press(Printer):
    """A printer that keeps its last page, so that it can be proved."""

    tree: page.Tree | None = None
    document: Document | None = None

    def fitted(self, tree: page.Tree) -> Document:
        """The pages of a tree, which are kept with it."""
        self.tree, self.document = tree, super().fitted(tree)
        return self.document

    def prove(self, edition: Edition, theme: Theme, root: Path, report: Report) -> None:
        """Report the texts of an edition that style sheets hide, and the words that they add."""
        if self.tree is None or self.document is None:
            return
        seen = visibility.look(self.document)
        for gloss in (False, True):
            _hidden(self.tree, seen, edition, theme, gloss, report)
        said = f"{gates.drawn(self.tree)} {gates.labels(self.tree)}"
        for word in visibility.added_words(seen, said):
            _added(word, theme, root, report)


def _hidden(
    tree: page.Tree, seen: Seen, edition: Edition, theme: Theme, gloss: bool, report: Report
) -> None:
    """Report every text, or every gloss, that no element shows as a whole."""
    elements = gates.by_id(tree, gates.GLOSS if gloss else gates.UNIT)
    left_out = omitted(theme, edition.memo, gloss)
    for text in walk.texts(edition.memo):
        found = elements.get(text.id, ())
        if not found or text.id in left_out:
            continue
        faults = [next(_faults(element, seen), None) for element in found]
        if all(faults):
            words = faults[0].words.replace(WORD_JOINER, "")
            args = {"count": len(words), "words": words[:_SHOWN], "why": wording.WHY[faults[0].why]}
            gates.lost(text, gloss, wording.HIDDEN_TEXT, report, **args)


def _faults(element: page.Tree, seen: Seen) -> Iterator[Hidden]:
    """What cannot be seen of an element's words, without notes and glosses inside it."""
    if fault := seen.fault(element):
        yield fault
    for child in element:
        if not gates.is_aside(child, element):
            yield from _faults(child, seen)


def _added(word: str, theme: Theme, root: Path, report: Report) -> None:
    """Report words of a style sheet, at its line if it spells them."""
    if found := places.in_theme(theme, root, word):
        source, offset = found
        report(source.problem(wording.ADDED_TEXT, offset, len(word), words=word[:_SHOWN]))
    else:
        span = Span(f"templates/{theme.name}/print.css", 1, 1)
        report(wording.ADDED_TEXT.at(span, words=word[:_SHOWN]))
