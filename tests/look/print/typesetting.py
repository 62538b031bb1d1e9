"""Turn a few blocks into a tree, and lay it out with the fonts and the theme that we deliver."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

from briefing.look import fonts, pinning

ROOT = Path(__file__).parents[3]
FONTS = fonts.load(ROOT / "fonts")
pinning.pin(FONTS, ROOT / ".cache")  # in processes that a test starts, too

from briefing.look import page  # noqa: E402
from briefing.look.assets.pictures import Pictures  # noqa: E402
from briefing.look.print import engine  # noqa: E402
from briefing.look.print.fetcher import Fetcher  # noqa: E402
from briefing.look.print.layout import fit  # noqa: E402
from briefing.look.print.layout.measure import Measured, measure  # noqa: E402
from briefing.look.print.pdf import Printer  # noqa: E402
from briefing.look.themes import theme  # noqa: E402
from briefing.problems import Collected, Problem  # noqa: E402
from briefing.run.job import Job  # noqa: E402
from briefing.run.making import Maker  # noqa: E402
from briefing.run.project import Project  # noqa: E402

MEMO = "trilateral"
#: A page of the essay's proportions that holds about a dozen lines.
SMALL = "@page { size: 120mm 100mm; margin: 12mm 52mm 14mm 8mm }"
PROSE = (
    "한국 미국은 일본과 협력을 다시 가동하려는 움직임이 동맹의 신뢰를 넓혔다. 그러나 정책을 "
    "조율하는 제도가 없으면 작은 갈등에도 흔들린다. 두 나라는 이를 알면서 오래 미루어 왔고, "
    "북한의 위협이 커지자 비로소 서로 손을 내밀었다. 공급망과 기술을 함께 지키는 일은 어느 한 "
    "나라의 힘만으로 되지 않는다. 먼저 할 수 있는 것부터 시작해야 한다."
)
WORDS = PROSE.split()


@cache
def _printer(name: str = "institute") -> Printer:
    report = Collected()
    chosen = theme.load(ROOT / "templates", name, report)
    pictures = Pictures(ROOT, ROOT / "content" / MEMO, chosen, {})
    printer = Printer(chosen, ROOT, Fetcher(pictures), report)
    report.stop_on_errors()
    return printer


def layout(tree: page.Tree):
    """One layout; the engine may not complain."""
    with engine.listening() as said:
        document = _printer().layout(tree)
    assert not said
    return document


def fitted(tree: page.Tree) -> Measured:
    """What a tree looks like when all corrections are made; the tree has them too."""
    return measure(fit.fit(tree, layout))


def laid_out(tree: page.Tree) -> Measured:
    """What a tree looks like without corrections."""
    return measure(layout(tree))


def paper(*parts: str, language: str = "ko", style: str = "") -> page.Tree:
    """A page of some parts; `style` goes over that of the theme."""
    html = (
        f'<!doctype html><html lang="{language}"><head><title>시험</title><style>{style}</style>'
        f'</head><body class="glosses-margin full"><main><article>{"".join(parts)}</article>'
        "</main></body></html>"
    )
    return page.joined(page.parse(html))


def section(*blocks: str, title: str = "절의 제목") -> str:
    """A section with its heading."""
    return f'<section class="section"><h2>{title}</h2>{"".join(blocks)}</section>'


def lead(*blocks: str) -> str:
    """Running text without a heading."""
    return f'<div class="lead">{"".join(blocks)}</div>'


def paragraph(text: str, name: str = "") -> str:
    """A paragraph; its text may hold markup."""
    return f'<p id="{name}">{text}</p>' if name else f"<p>{text}</p>"


def passage(text: str, gloss: str) -> str:
    """A paragraph with a gloss in the margin."""
    return f'<div class="passage"><p>{text}</p><p class="gloss" lang="en">{gloss}</p></div>'


def pullquote(text: str, of: str = "") -> str:
    """A pull quote of a unit."""
    return f'<div class="pullquote" data-of="{of}"><p>{text}</p></div>'


def figure(height: float, caption: str = "그림") -> str:
    """A figure that is about so many millimetres high."""
    box = f'<div style="height: {height}mm"></div>'
    return f"<figure>{box}<figcaption>{caption}</figcaption></figure>"


def sidebar(*items: str) -> str:
    """The recommendations that stand at the top of the margin."""
    listed = "".join(f'<li><a href="#text">{escape(item)}</a></li>' for item in items)
    inner = f'<section class="recommendations"><h2>권고</h2><ol>{listed}</ol></section>'
    return f'<div id="text" class="front">{inner}</div>'


def note(text: str) -> str:
    """A footnote at the place where it is called."""
    return f'<span class="footnote">{text}</span>'


def prose(chance: random.Random, words: int) -> str:
    """Korean words in any order, that end as a sentence."""
    return " ".join(chance.choice(WORDS).rstrip(".") for _ in range(words)) + " 한다."


def english(chance: random.Random, words: int) -> str:
    """English words in any order."""
    choice = "the alliance of trust and cooperation between governments must widen its scope"
    return " ".join(chance.choice(choice.split()) for _ in range(words)).capitalize() + "."


def elements(tree: page.Tree, kind: str) -> list[page.Tree]:
    """The elements of a tag or a class, in reading order."""
    return [e for e in tree.iter() if e.tag == kind or kind in e.get("class", "").split()]


@dataclass(frozen=True, slots=True)
class Printed:
    """An edition of the essay as it is delivered, with what stands where."""

    pdf: bytes = field(repr=False)
    problems: tuple[Problem, ...]
    tree: page.Tree = field(repr=False)
    measured: Measured = field(repr=False)


def edition_names() -> tuple[str, ...]:
    """The editions that a build makes."""
    report = Collected()
    names = tuple(Project(ROOT).editions(report))
    report.stop_on_errors()
    return names


def draft(name: str):
    """The page of an edition of the essay before it is printed."""
    report = Collected()
    job = Job(MEMO, name, "institute", "pdf")
    made = Maker(ROOT, FONTS, ROOT / ".cache").draft(job, Project(ROOT), report)
    report.stop_on_errors()
    return made


def printed_edition(name: str) -> Printed:
    """Print an edition of the essay, and measure what was printed."""
    kept = []
    usual = fit.fit

    def remembering(tree, lay_out):
        kept[:] = [tree, usual(tree, lay_out)]
        return kept[1]

    fit.fit = remembering
    try:
        outcome = Maker(ROOT, FONTS, ROOT / ".cache")(Job(MEMO, name, "institute", "pdf"))
    finally:
        fit.fit = usual
    tree, document = kept
    return Printed(outcome.data, outcome.problems, tree, measure(document))
