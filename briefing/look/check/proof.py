"""Turn a theme into a Proof: the torture memo printed in it, beside the page of `base`.

Everything that the rules look at is made once, here.
"""

from dataclasses import dataclass
from pathlib import Path

from briefing import files
from briefing.edition import edition as editions
from briefing.edition.edition import Edition
from briefing.edition.spec import Spec
from briefing.look import ownfonts, page, pinning, render
from briefing.look.assets import drawings
from briefing.look.assets.pictures import MEMO, Pictures
from briefing.look.check.declarations import Declarations
from briefing.look.fonts import FontSet
from briefing.look.page import Tree
from briefing.look.print import painted
from briefing.look.print.fetcher import Fetcher
from briefing.look.print.layout.measure import Measured, measure
from briefing.look.print.press import Press
from briefing.look.seen import visibility
from briefing.look.seen.painting import Painting
from briefing.look.seen.visibility import Seen
from briefing.look.themes import places, styles, theme, words
from briefing.look.themes.theme import ROOT_THEME, Theme, text_width
from briefing.memo import reading, references, schema
from briefing.memo.document import Memo
from briefing.memo.glossary import Glossary
from briefing.problems import Collected, Problem, Report, Source

TORTURE = Path(__file__).parent / "torture"
#: The edition in which it is printed: both languages, so that everything has its gloss.
SPEC = Spec(language="ko", second="en", terms="first", passages="gist", name="ko-en")


@dataclass(frozen=True, slots=True)
class Proof:
    """A theme's page of the torture memo, and all that is known about it."""

    theme: Theme
    root: Path
    fonts: FontSet
    edition: Edition
    reference: Tree
    """The page of `base`, which prints everything."""
    tree: Tree
    """The page as it was laid out."""
    seen: Seen
    """What it shows, by element."""
    measured: Measured
    painting: Painting
    declarations: Declarations
    sources: tuple[Source, ...]
    """Every text file of the theme's chain, its own first."""
    words: frozenset[str]
    """The words that the templates said as the theme's own."""
    lacking: frozenset[str]
    """Characters that no font has."""
    heard: tuple[Problem, ...]
    """What the print engine said."""
    data: bytes
    """The PDF."""


def torture(report: Report) -> Memo | None:
    """The torture memo."""
    source = files.read_source(TORTURE / "memo.yaml", TORTURE, report)
    node = reading.read(source, report) if source else None
    memo = schema.read_memo(node, report) if node else None
    return references.resolve(memo, Glossary(), report) if memo else None


def make(
    name: str, root: Path, fonts: FontSet, report: Report, memo: Memo | None = None
) -> Proof | None:
    """The proof of a theme of a project, or None where it cannot be printed at all.

    It is printed with the torture memo unless there is another.
    """
    chosen = theme.load(root / "templates", name, report)
    base = theme.load(root / "templates", ROOT_THEME, report)
    memo = memo or torture(report)
    if not (chosen and base and memo):
        return None
    usual, fonts = fonts, ownfonts.added(fonts, root, chosen, report)
    edition = editions.make("torture", memo, SPEC, Glossary())
    spoken: set[str] = set()
    drawn = _page(edition, chosen, root, report, spoken)
    reference = _page(edition, base, root, report, set())
    if drawn is None or reference is None:
        return None
    heard = Collected()
    lacking: set[str] = set()
    with pinning.pinned(fonts, usual):
        press = Press(chosen, root, Fetcher(_pictures(root, chosen)), heard)
        data = press.print(drawn, f"templates/{name}", heard, lacking.add)
    declarations = Declarations(styles.sheets(chosen, render.PRINT, root, report))
    declarations.read(press.tree)
    painting = painted.painting(press.document)
    return Proof(
        theme=chosen,
        root=root,
        fonts=fonts,
        edition=edition,
        reference=reference,
        tree=press.tree,
        seen=visibility.look(painting),
        measured=measure(press.document),
        painting=painting,
        declarations=declarations,
        sources=tuple(places.sources(chosen, root)),
        words=frozenset(spoken),
        lacking=frozenset(lacking),
        heard=heard.problems,
        data=data,
    )


def _page(
    edition: Edition, chosen: Theme, root: Path, report: Report, spoken: set[str]
) -> Tree | None:
    """The page; `spoken` is given every word that the theme says of its own."""
    own = words.load(chosen, root, report)

    def say(msgid: str, language: str) -> str:
        spoken.add(msgid)
        word = own(msgid, language)
        spoken.add(word)
        return word

    width = f"{text_width(chosen):g}"
    html = render.render(edition, chosen, render.PRINT, root, say, report, chart_width=width)
    return None if html is None else page.parse(html)


def _pictures(root: Path, chosen: Theme) -> Pictures:
    """The pictures of the theme, and the one of the memo, which lies outside the project."""
    pictures = Pictures(root, root, chosen)
    name = "figures/map.svg"
    pictures.opened[MEMO + name] = drawings.cleaned(files.read_bytes(TORTURE / name, TORTURE))
    return pictures
