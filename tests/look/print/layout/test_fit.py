"""What is printed has no fault that a correction could mend, and says all that it should."""

import gc

import pytest

from briefing.look.print.layout import fit, pages, paragraphs, tuning
from briefing.look.print.layout.measure import measure
from briefing.memo import walk
from briefing.memo.inlines import Run, Term
from tests import pdfua, text_layer
from tests.look.print.typesetting import (
    SMALL,
    draft,
    edition_names,
    elements,
    layout,
    lead,
    paper,
    paragraph,
    passage,
    section,
)

EDITIONS = edition_names()


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_is_delivered_without_a_warning(edition, printed_editions):
    """Nothing is reported about any edition of the essay."""
    assert [problem.as_text() for problem in printed_editions[edition].problems] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_can_be_read_aloud(edition, printed_editions):
    """The check of PDF/UA-1 finds nothing in any edition."""
    assert [str(finding) for finding in pdfua.check(printed_editions[edition].pdf)] == []


@pytest.mark.parametrize("edition", ["ko", "ko-en"])
def test_the_essay_is_a_brief(edition, printed_editions):
    """The Korean essay takes four to eight pages, with its glosses and without."""
    assert 4 <= printed_editions[edition].measured.pages <= 8


def leaves(inlines):
    """The words of a text piece by piece, as far as they stand together on the page."""
    for node in inlines:
        if isinstance(node, Run):
            yield node.text
        elif isinstance(node, Term):
            yield node.words
            yield node.shown
        else:
            yield from leaves(getattr(node, "children", ()))


def bare(text):
    """A text without blanks, joiners and the hyphens of broken lines."""
    return "".join(text.split()).translate(dict.fromkeys(map(ord, "\u2060\u00ad\ufffe\u0002"), ""))


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_says_what_it_promises(edition, printed_editions):
    """The words of every printed unit, in each language of the edition, stand in the PDF's text.

    Keywords stand in its metadata, and what a drawing shows in its tags: not in its text.
    """
    pdf = printed_editions[edition].pdf
    said = bare(pdfua.reading_order_text(pdf)) + bare(text_layer.whole(pdf))
    promised = [
        (text.id, piece)
        for text in walk.texts(draft(edition).edition.memo)
        if not text.id.startswith(("keywords.", "abstract")) and not text.id.endswith(".alt")
        for words in (text.words, text.gloss or ())
        for piece in leaves(words)
    ]
    assert len(promised) > 80
    assert [(unit, piece) for unit, piece in promised if bare(piece) not in said] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_heading_of_an_edition_stands_alone(edition, printed_editions):
    """Every heading has text under it on its page."""
    printed = printed_editions[edition]
    flow = pages.Flow(printed.tree, printed.measured)
    for number, block in enumerate(flow.blocks):
        if pages.is_heading(block) and (frame := flow.first(block)):
            assert not pages._stands_alone(flow, number, frame.page)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_paragraph_of_an_edition_ends_in_a_scrap(edition, printed_editions):
    """The last line of no paragraph holds fewer than four letters."""
    printed = printed_editions[edition]
    short = [
        printed.measured.lines[p][-1].text
        for p in paragraphs.paragraphs(printed.tree, printed.measured)
        if "short" in paragraphs.faults(printed.measured.lines[p])
    ]
    assert short == []


def fitted(tree):
    """The document of a fit, and all that it was chosen from."""
    made = []

    def lay_out(one):
        made.append(layout(one))
        return made[-1]

    return fit.fit(tree, lay_out), made


def test_a_page_without_faults_is_laid_out_once():
    """Where nothing is wrong nothing is tried."""
    tree = paper(lead(paragraph("짧은 글이다.")), style=SMALL)
    document, made = fitted(tree)
    assert made == [document]


def test_a_fit_of_a_fitted_tree_changes_nothing():
    """Corrections are made once: the second fit finds no fault."""
    words, gloss = "동맹의 틀을 다시 넓힌다. ", "A gloss of some words."
    blocks = [passage(words * n, gloss) for n in (3, 9, 2, 7)]
    tree = paper(section(*blocks), style=SMALL)
    fitted(tree)
    once = [(e.tag, dict(e.attrib)) for e in tree.iter()]
    fitted(tree)
    assert [(e.tag, dict(e.attrib)) for e in tree.iter()] == once


def test_a_long_memo_is_mended_in_haste(monkeypatch):
    """When its patience is at an end the fit mends all pages at once, and ends."""
    monkeypatch.setattr(tuning, "PATIENCE", 3)
    words, gloss = "동맹의 틀을 다시 넓힌다. ", "A gloss of some words. " * 6
    blocks = [passage(words * (n % 7 + 1), gloss) for n in range(24)]
    tree = paper(section(*blocks), style=SMALL + ".section p { text-align: left }")
    document, made = fitted(tree)
    assert len(document.pages) > 6
    assert len(made) <= 4 + tuning.HASTY + 1
    frames = measure(document).frames
    assert all(element in frames for element in elements(tree, "p"))


def test_garbage_is_collected_again_after_a_fit():
    """The fit leaves Python's collector as it found it, also when a layout fails."""
    assert gc.isenabled()

    def failing(tree):
        assert not gc.isenabled()
        raise OSError("no page")

    with pytest.raises(OSError, match="no page"):
        fit.fit(paper(lead(paragraph("글이다."))), failing)
    assert gc.isenabled()
