"""Turn a page into a PDF: the one door to WeasyPrint.

The engine never fails by itself: whatever it warns of is a problem here, and nothing is
delivered.
"""

from collections.abc import Callable
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetchingError

from briefing.look import css, page
from briefing.look.print import engine, hooks
from briefing.look.print.layout import fit, justify, watching
from briefing.look.print.standards import profiles
from briefing.look.print.tagging import tags
from briefing.look.themes import styles
from briefing.look.themes.theme import Theme
from briefing.problems import BriefingError, Collected, Report, Source, Span
from briefing.wording import foreign
from briefing.wording import look as wording

#: What of the engine is ours in every process that prints.
HOOKS = (*tags.HOOKS, *justify.HOOKS, *watching.HOOKS)
Tofu = Callable[[str], None]
"""Told of each character that the engine found in no font."""


class Printer:
    """Prints the pages of one theme; its style sheets are read once."""

    def __init__(
        self,
        theme: Theme,
        root: Path,
        fetcher: URLFetcher,
        report: Report,
        order: profiles.Order = profiles.USUAL,
    ) -> None:
        hooks.install(HOOKS)
        self.fonts = FontConfiguration()
        self.counters = CounterStyle()
        self.fetcher = fetcher
        self.order = order
        tokens = Source("tokens", ":root {\n" + styles.properties(theme) + "\n}")
        self.sources = [tokens, *styles.sheets(theme, "print", root, report), *order.sheets]
        self.sheets = [self._sheet(source, report) for source in self.sources]

    def _sheet(self, source: Source, report: Report) -> CSS:
        with engine.listening() as messages:
            try:
                with engine.working(source.file):
                    sheet = self._read(source)
            except URLFetchingError as error:  # a colour profile; what else is refused it logs
                report(source.problem(wording.CSS_IGNORED, reason=foreign.heard(error)))
                sheet = self._read(Source(source.file, ""))
        engine.css_problems(messages, source, report)
        return sheet

    def _read(self, source: Source) -> CSS:
        try:
            return CSS(
                string=source.text,
                font_config=self.fonts,
                counter_style=self.counters,
                url_fetcher=self.fetcher,
                base_url="asset:theme/",
            )
        except (SyntaxError, RecursionError) as error:  # of the Python that a selector becomes
            problems = Collected()
            css.rules(source, problems)
            raise BriefingError(problems.problems) if problems.problems else error from error

    def print(self, tree: page.Tree, name: str, report: Report, tofu: Tofu) -> bytes:
        """The PDF of a page; `name` is what problems without a line are called by."""
        with engine.listening(refused=False) as messages, engine.working(self.sources[-1].file):
            document = self.fitted(page.joined(tree))
            data = self.order.write(document)
        glyphs, others = engine.missing_glyphs(messages)
        for char in sorted(glyphs):
            tofu(char)
        for message in dict.fromkeys(others):
            report(wording.ENGINE_WARNING.at(Span(name, 1, 1), reason=foreign.heard(message)))
        return data

    def fitted(self, tree: page.Tree) -> Document:
        """The pages of a tree in which nothing is left to mend; the tree is as they are."""
        return fit.fit(tree, self.layout)

    def layout(self, tree: page.Tree) -> Document:
        """One layout of a tree: pages and boxes."""
        return _Parsed(tree, self.fetcher).render(
            stylesheets=self.sheets, font_config=self.fonts, counter_style=self.counters
        )


class _Parsed(HTML):
    """A page that is a tree already; the engine's own constructor knows only files and text."""

    def __init__(self, tree: page.Tree, fetcher: URLFetcher) -> None:
        self.base_url = "asset:"
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = css.elements(tree)
        self.etree_element = tree
