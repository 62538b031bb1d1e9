"""A layout that is ended early tells what the whole layout tells, and costs less."""

import random

import pytest
import weasyprint
import weasyprint.layout
from weasyprint.layout import page as engine_pages

from briefing.look.print.layout import fit, watching
from briefing.look.print.layout.measure import measure
from tests.look.print.typesetting import (
    SMALL,
    elements,
    english,
    figure,
    laid_out,
    layout,
    lead,
    note,
    paper,
    paragraph,
    passage,
    prose,
    pullquote,
    section,
    sidebar,
)

#: Pages with room for a heading, its text and notes, at which much goes wrong.
STYLE = SMALL + ".recommendations { font-size: 6pt } p { text-align: left !important }"


def memo(seed, style=""):
    """A paper of some sections with everything that a fit corrects."""
    chance = random.Random(seed)
    blocks = {
        "words": lambda: paragraph(prose(chance, chance.randint(4, 60)), f"p{chance.random()}"),
        "gloss": lambda: passage(
            prose(chance, chance.randint(5, 70)), english(chance, chance.randint(3, 45))
        ),
        "noted": lambda: paragraph(
            prose(chance, 12) + note(prose(chance, chance.randint(5, 40))) + prose(chance, 20)
        ),
        "heading": lambda: f"<h3>{prose(chance, chance.randint(1, 9))}</h3>" + prose_block(chance),
        "quote": lambda: pullquote(prose(chance, chance.randint(6, 12))),
        "figure": lambda: figure(chance.uniform(15, 50)),
    }
    kinds = chance.choices(list(blocks), (5, 8, 3, 3, 3, 2), k=chance.randint(5, 10))
    parts = [[]]
    for kind in kinds:
        parts[-1].append(blocks[kind]())
        if chance.random() < 0.2:
            parts.append([])
    sections = [section(*part, title=prose(chance, 3)) for part in parts if part]
    items = (prose(chance, chance.randint(3, 20)) for _ in range(chance.randint(1, 6)))
    front = [sidebar(*items)] if chance.random() < 0.7 else []
    return paper(*front, lead(prose_block(chance)), *sections, style=STYLE + style)


def prose_block(chance):
    """A paragraph of a few lines."""
    return paragraph(prose(chance, chance.randint(8, 30)))


def signature(tree, document):
    """A tree, and what its layout looks like: equal where nobody could tell two prints apart."""
    number = {element: place for place, element in enumerate(tree.iter())}
    measured = measure(document)
    frames = {
        number[element]: [(f.page, f.x, f.y, f.width, f.height) for f in found]
        for element, found in measured.frames.items()
    }
    lines = {number[element]: found for element, found in measured.lines.items()}
    calls = {number[element]: found for element, found in measured.calls.items()}
    marked = [(e.tag, sorted(e.attrib.items()), e.text, e.tail) for e in tree.iter()]
    return marked, frames, lines, calls, measured.tops, measured.bottoms, measured.feet


@pytest.fixture
def made(monkeypatch):
    """A list that grows with every page that the engine makes."""
    numbers = []
    original = engine_pages.remake_page

    def remake_page(index, *rest):
        numbers.append(index)
        return original(index, *rest)

    monkeypatch.setattr(engine_pages, "remake_page", remake_page)
    return numbers


@pytest.fixture
def fit_unwatched(monkeypatch):
    """A fit with the engine as it comes: pages are looked at when all are made."""

    def fit_unwatched(tree):
        with monkeypatch.context() as patch:
            patch.setattr(weasyprint.layout, "make_all_pages", engine_pages.make_all_pages)
            return fit.fit(tree, layout)

    layout(paper(lead(paragraph("글이다."))))  # which puts the hook in
    return fit_unwatched


@pytest.mark.parametrize("seed", range(5))
def test_a_fit_that_stops_early_is_the_fit_of_whole_layouts(seed, made, fit_unwatched):
    """Any memo gets the same corrections and the same pages, of fewer that were made."""
    plain, early = memo(seed), memo(seed)
    expected = signature(plain, fit_unwatched(plain))
    whole = len(made)
    assert signature(early, fit.fit(early, layout)) == expected
    assert len(made) - whole <= whole


ODD = {
    "fixed boxes": ".pullquote { position: fixed; top: 5mm }",
    "text that counts pages": "h3::after { content: counter(page) counter(pages) }",
    "blank pages": "h3 { break-before: right }",
    "floats": ".pullquote, figure { float: right; width: 40mm }",
}


@pytest.mark.parametrize("style", ODD.values(), ids=ODD)
def test_no_style_leads_it_astray(style, fit_unwatched):
    """It is the same where later pages change earlier ones, or stay empty between two parts."""
    plain, early = memo(201, style), memo(201, style)
    expected = signature(plain, fit_unwatched(plain))
    assert signature(early, fit.fit(early, layout)) == expected


def many_pages():
    """A paper of plain words on about ten pages."""
    chance = random.Random(5)
    return paper(lead(*(paragraph(prose(chance, 60)) for _ in range(14))), style=STYLE)


def test_only_pages_that_are_asked_for_are_made(made):
    """A look at the second page makes two pages; the layout gives no document."""
    assert watching.watch(many_pages(), layout, lambda pages: not pages.reach(1)) is None
    assert made == [0, 1]


def test_a_layout_that_can_stay_is_finished(made):
    """Pages that were not looked at are made as well, once, and the document has all."""
    document = watching.watch(many_pages(), layout, lambda pages: pages.reach(1))
    assert made == list(range(len(document.pages)))
    assert len(made) > 6


def test_what_is_measured_early_is_what_the_document_has():
    """Lines and boxes of pages without a document are those of the document."""
    tree = memo(201)
    fit.fit(tree, layout)
    early, whole = watching.measured_of(tree, layout), laid_out(tree)
    assert (early.frames, early.lines, early.calls) == (whole.frames, whole.lines, whole.calls)
    assert (early.tops, early.bottoms, early.feet) == (whole.tops, whole.bottoms, whole.feet)


def test_other_layouts_can_be_made_during_a_look():
    """A look may try something in a layout of its own; the one looked at goes on."""
    tree, inner = many_pages(), []

    def look(pages):
        pages.reach(0)
        inner.append(watching.measured_of(paper(lead(paragraph("짧은 글이다."))), layout))
        return pages.reach(1)

    document = watching.watch(tree, layout, look)
    assert inner[0].pages == 1
    assert measure(document).frames == laid_out(tree).frames


def test_a_look_that_fails_is_not_taken_up_by_the_next_layout():
    """What a look raises comes through, and the next layout is nobody's."""

    def failing(pages):
        raise OSError("no light")

    with pytest.raises(OSError, match="no light"):
        watching.watch(many_pages(), layout, failing)
    assert len(layout(many_pages()).pages) > 6


def test_a_layout_that_fails_leaves_no_look_behind():
    """An engine that fails before the first page leaves the next layout alone."""

    def broken(tree):
        raise OSError("no engine")

    with pytest.raises(OSError, match="no engine"):
        watching.watch(many_pages(), broken, lambda pages: False)
    assert len(layout(many_pages()).pages) > 6


def test_an_element_is_known_as_a_whole_when_it_is_asked_for():
    """Pages are measured until a paragraph has begun, or has ended."""
    tree = many_pages()
    last = elements(tree, "p")[-1]
    whole = laid_out(tree)

    def look(pages):
        assert pages.begin(last) == whole.first(last)
        assert pages.whole(last) == whole.frames[last]
        first = pages.whole(elements(tree, "p")[0])
        assert first == whole.frames[elements(tree, "p")[0]]
        assert pages.begin(paper().find("body")) is None
        return False

    assert watching.watch(tree, layout, look) is None
