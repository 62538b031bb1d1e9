"""Pull quotes stand one to a page, where they can, and apart from what they repeat."""

import random

import pytest

from briefing.look.print.layout import pages, quotes, tuning
from tests.look.print.typesetting import (
    SMALL,
    elements,
    fitted,
    laid_out,
    lead,
    paper,
    paragraph,
    prose,
    pullquote,
    section,
)

STYLE = SMALL + (
    ".lead p, .section p { text-align: left } "
    ".pullquote { padding: calc(var(--half) + 1.2pt) 0 0 } "
    ".section .pullquote p { font: 600 12.6pt/calc(1.25 * var(--leading)) var(--label) }"
)
QUOTE = "옮긴 말은 이렇다."


def words(count, name=""):
    """A paragraph of some words, about five to the line."""
    return paragraph(prose(random.Random(count), count), name)


def pages_of(tree, measured):
    """The pages on which quotes stand."""
    return [measured.first(quote).page for quote in elements(tree, "pullquote")]


def test_two_quotes_on_a_page_part():
    """The second of two quotes goes to the next page, past as many paragraphs as it takes."""
    blocks = [pullquote(QUOTE), words(15), pullquote(QUOTE), words(10), words(25), words(30)]
    tree = paper(section(*blocks), style=STYLE)
    assert pages_of(tree, laid_out(tree)) == [0, 0]
    assert pages_of(tree, fitted(tree)) == [0, 1]


def test_quotes_of_several_pages_part_at_once():
    """One more layout suffices, since all quotes are given their places together."""
    blocks = [words(8, "p"), pullquote(QUOTE), words(5), pullquote(QUOTE), words(5)]
    rest = [words(25), words(25), words(5)]
    more = [pullquote(QUOTE), words(25), words(25), pullquote(QUOTE), *rest]
    tree = paper(section(*blocks, *more), style=STYLE)
    measured, order = laid_out(tree), elements(tree, "pullquote")
    before = pages_of(tree, measured)
    assert quotes.part(pages.Flow(tree, measured), 0)
    after = pages_of(tree, laid_out(tree))
    assert len(set(before)) < len(set(after)) == 4
    assert elements(tree, "pullquote") == order


@pytest.mark.parametrize("after", [True, False])
def test_no_quote_stands_beside_its_source(after):
    """A quote directly before or behind the paragraph that it repeats moves away from it."""
    source, quote = words(12, "of"), pullquote(QUOTE, "of")
    pair = [source, quote] if after else [quote, source]
    tree = paper(lead(words(8), *pair, words(9), words(11)), style=STYLE)
    fitted(tree)
    (holder,) = elements(tree, "lead")
    number = [e.get("class") for e in holder].index("pullquote")
    near = [holder[n].get("id") for n in (number - 1, number + 1) if n < len(holder)]
    assert "of" not in near


def test_a_quote_goes_up_where_it_cannot_go_down():
    """At the end of its section a quote moves away from its source by going before it."""
    tree = paper(section(words(8), words(9), words(12, "of"), pullquote(QUOTE, "of")), style=STYLE)
    fitted(tree)
    kinds = [e.get("class") or e.get("id") or e.tag for e in elements(tree, "section")[0]]
    assert kinds == ["h2", "p", "pullquote", "p", "of"]


def test_a_quote_without_a_better_place_stays():
    """Between headings and figures a quote has nowhere to go."""
    tree = paper(
        section(words(8, "of"), pullquote(QUOTE, "of"), "<h3>제목</h3>", words(9)), style=STYLE
    )
    before = [e.tag for e in tree.iter()]
    fitted(tree)
    assert [e.tag for e in tree.iter()] == before


def test_no_quote_stands_directly_above_a_heading():
    """At the end of a section, where the next one's heading follows, a quote moves up."""
    blocks = section(words(8), words(9), words(12), pullquote(QUOTE)), section(words(20))
    tree = paper(*blocks, style=STYLE)
    fitted(tree)
    assert [e.get("class") or e.tag for e in elements(tree, "section")[0]][-1] == "p"


def test_a_quote_never_opens_a_section():
    """Of the places that a quote could take none is directly under a heading."""
    tree = paper(section(words(8), pullquote(QUOTE), words(9)), style=STYLE)
    flow = pages.Flow(tree, laid_out(tree))
    places = list(quotes._places(flow, elements(tree, "pullquote")[0]))
    assert [place.before is None or place.before.tag for place in places] == [True, "p"]


def test_a_quote_turns_twice_at_most():
    """A quote that was moved twice is left where it is, so that pages come to rest."""
    tree = paper(lead(words(8, "of"), pullquote(QUOTE, "of"), words(9)), style=STYLE)
    (quote,) = elements(tree, "pullquote")
    quote.set("data-moved", str(tuning.TURNS))
    assert not quotes.part(pages.Flow(tree, laid_out(tree)), 0)
