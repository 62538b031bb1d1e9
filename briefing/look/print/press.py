"""Print a page, and prove that what was laid out shows every text of the edition."""

from collections.abc import Iterator
from pathlib import Path

from weasyprint.document import Document

from briefing.edition.edition import Edition
from briefing.look import page
from briefing.look.print import painted
from briefing.look.print.layout import pages, tables
from briefing.look.print.layout.fit import UNSETTLED
from briefing.look.print.layout.measure import measure
from briefing.look.print.pdf import Printer
from briefing.look.seen import gates, visibility
from briefing.look.themes import places
from briefing.look.themes.theme import Theme
from briefing.memo import walk
from briefing.memo.document import Text
from briefing.problems import Report, Span, Wording
from briefing.wording import gates as wording


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
        seen = visibility.look(painted.painting(self.document))
        for text, gloss, _, hidden in visibility.lost(self.tree, seen, edition, theme):
            gates.lost(text, gloss, wording.HIDDEN_TEXT, report, **hidden.args)
        for text, sentence, args in _misplaced(self.tree, self.document, edition):
            gates.lost(text, False, sentence, report, **args)
        for text in _cut_tables(self.tree, edition):
            gates.lost(text, False, wording.WIDE_TABLE, report)
        for word in visibility.added_words(seen, self.tree):
            sheet = Span(f"templates/{theme.name}/print.css", 1, 1)
            shown = word[: gates.SHOWN]
            report(places.problem(theme, root, word, wording.ADDED_TEXT, sheet, words=shown))


def _cut_tables(tree: page.Tree, edition: Edition) -> Iterator[Text]:
    """The first text of each table whose numbers no setting could keep whole."""
    by_id = {text.id: text for text in walk.texts(edition.memo)}
    for table in tree.iter("table"):
        if table.get(tables.CUT) is not None:
            units = (element.get(gates.UNIT) for element in table.iter())
            yield next(by_id[unit] for unit in units if unit in by_id)


def _misplaced(
    tree: page.Tree, document: Document, edition: Edition
) -> Iterator[tuple[Text, Wording, dict]]:
    """What does not stand where a reader looks for it, with what is said about it."""
    measured = measure(document)
    by_id = {text.id: text for text in walk.texts(edition.memo)}
    told = False
    for note, called in measured.calls.items():
        if pages.is_astray(measured, note) and (text := by_id.get(note.get(gates.UNIT))):
            frame = measured.first(note)
            args = {"call": called + 1, "page": frame.page + 1 if frame else "–"}
            yield text, wording.NOTE_ASTRAY, args
            told = True
    for block, at in pages.lonely(pages.Flow(tree, measured)):
        if text := by_id.get(block.get(gates.UNIT)):
            yield text, wording.LONELY_HEADING, {"page": at + 1}
            told = True
    if tree.get(UNSETTLED) is not None and not told:
        yield edition.memo.title, wording.UNSETTLED, {"pages": measured.pages}
