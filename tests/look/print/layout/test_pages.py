"""Pages are corrected where headings, figures, quotes, notes or last lines stand badly."""

import random
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from briefing.look import page as pages_as_trees
from briefing.look.print.layout import pages, tuning
from tests.look.print.typesetting import (
    SMALL,
    elements,
    english,
    figure,
    fitted,
    laid_out,
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

#: Ragged, so that no time goes into the breaking of lines; a page holds 13 lines.
STYLE = SMALL + ".lead p, .section p { text-align: left }"


def words(count, seed=1):
    """A paragraph of some words, about five to the line."""
    return paragraph(prose(random.Random(seed), count))


def headings_at_the_foot(tree, measured):
    """Headings with fewer than two lines of their text on their page."""
    flow = pages.Flow(tree, measured)
    return [
        block
        for number, block in enumerate(flow.blocks)
        if pages.is_heading(block)
        and flow.first(block)
        and pages._stands_alone(flow, number, flow.first(block).page)
    ]


@pytest.mark.parametrize("lines", range(6, 13))
@pytest.mark.parametrize("kind", ["section", "sub-heading", "recommendation"])
def test_a_heading_has_two_lines_of_its_text_under_it(kind, lines):
    """Wherever on its page a heading would come to stand, it is not left there alone."""
    before = words(5 * lines, lines)
    gloss = passage(prose(random.Random(3), 30), english(random.Random(3), 20))
    inner = {
        "section": section(gloss),
        "sub-heading": section("<h3>작은 제목</h3>", gloss, title="절의 제목"),
        "recommendation": section(
            '<section class="recommendation"><h3>제언</h3><p class="charge">주체 정부</p>'
            f"{gloss}</section>"
        ),
    }
    tree = paper(lead(before), inner[kind], style=STYLE)
    assert headings_at_the_foot(tree, fitted(tree)) == []


def test_a_heading_that_stands_alone_is_found():
    """A heading whose text the next page begins with is at fault, and goes to that page."""
    rigid = paragraph("긴 문장이다. " * 20).replace("<p>", '<p style="break-inside: avoid">')
    style = STYLE + "h2 { break-after: auto !important }"
    tree = paper(lead(words(35)), section(rigid), style=style)
    measured = laid_out(tree)
    (heading,) = elements(tree, "h2")
    assert headings_at_the_foot(tree, measured) == [heading]
    assert pages.keep_headings(pages.Flow(tree, measured), 0)
    assert laid_out(tree).first(heading).page == 1


def test_a_heading_with_all_of_its_text_stays():
    """A short passage under a heading is enough, whatever the next page begins with."""
    short = section("<h4>가</h4>", paragraph("한 줄이다."), "<h4>나</h4>", words(5))
    style = STYLE + "h4 + p { break-after: page }"
    tree = paper(lead(words(5)), short, style=style)
    measured = laid_out(tree)
    assert [measured.first(heading).page for heading in elements(tree, "h4")] == [0, 1]
    assert headings_at_the_foot(tree, measured) == []


def test_headings_go_to_the_next_page_together():
    """A section's heading is not left behind by the sub-heading under it."""
    rigid = paragraph("긴 문장이다. " * 20).replace("<p>", '<p style="break-inside: avoid">')
    style = STYLE + "h2, h3 { break-after: auto !important }"
    tree = paper(lead(words(25)), section("<h3>작은 제목</h3>", rigid), style=style)
    measured = fitted(tree)
    places = [measured.first(elements(tree, tag)[0]).page for tag in ("h2", "h3")]
    assert places == [1, 1]
    assert measured.pages == 2


def test_what_goes_to_the_next_page_takes_its_heading_along():
    """A page that is forced for a note's sake does not part a passage from the headings over it."""
    called = paragraph("글이다. " * 20 + note("주이다. " * 60))
    tree = paper(lead(words(15)), section("<h3>작은 제목</h3>", called, title="절"), style=STYLE)
    flow = pages.Flow(tree, laid_out(tree))
    (text,) = [block for block in flow.blocks if block.tag == "p" and elements(block, "footnote")]
    assert pages._break_before(flow, text)
    places = [laid_out(tree).first(e) for e in (*elements(tree, "h2"), *elements(tree, "h3"), text)]
    assert [place.page for place in places] == [1, 1, 1]


def test_a_figure_that_leaves_a_hole_moves_behind_the_text_that_fills_it():
    """A figure that does not fit lets the next paragraphs go first; the order of figures stays."""
    blocks = [words(30), figure(50, "첫째"), figure(20, "둘째"), words(25, 2), words(25, 3)]
    tree = paper(section(*blocks), style=STYLE)
    hole = laid_out(tree)
    first, second = elements(tree, "figure")
    assert hole.first(first).page == 1
    measured = fitted(tree)
    flow = pages.Flow(tree, measured)
    height = measured.bottoms[0] - measured.tops[0]
    assert measured.bottoms[0] - flow.foot(0) < tuning.EMPTY * height
    order = [block for block in flow.blocks if block in (first, second)]
    assert order == [first, second]


def test_a_figure_without_text_behind_it_stays():
    """At the end of its section a figure keeps its place, whatever hole it leaves."""
    tree = paper(section(words(30), figure(50)), section(words(20)), style=STYLE)
    before = [e.tag for e in tree.iter()]
    fitted(tree)
    assert [e.tag for e in tree.iter()] == before


def test_a_picture_leaves_room_for_its_title():
    """However high a picture is, it stands on one page with its title and what belongs to it."""
    tall = '<img alt="높은 그림" style="display: block; height: 400mm">'
    tree = paper(section(f"<figure>{tall}<figcaption>그림</figcaption></figure>"), style=STYLE)
    measured = laid_out(tree)
    (block,) = elements(tree, "figure")
    assert [frame.page for frame in measured.frames[block]] == [0]
    height = measured.bottoms[0] - measured.tops[0]
    assert measured.first(elements(tree, "img")[0]).height <= 0.55 * height


def test_a_last_page_is_not_lonely():
    """Of the back matter enough goes to the last page that it holds more than a few lines."""
    sources = f'<section class="sources"><h2>자료</h2><ol>{"<li>책의 이름</li>" * 6}</ol></section>'
    colophon = '<section class="colophon"><h2>간행 정보</h2><p>글이다.</p></section>'
    tree = paper(lead(words(35)), section(words(30)), sources, colophon, style=STYLE)
    measured = fitted(tree)
    last = measured.pages - 1
    assert last > 0
    used = max(f.bottom for several in measured.frames.values() for f in several if f.page == last)
    height = measured.bottoms[last] - measured.tops[last]
    assert used - measured.tops[last] > tuning.LONELY * height


@pytest.mark.parametrize("count", [59, 62, 66, 70])
def test_a_last_page_of_text_is_not_lonely(count):
    """Without back matter the last paragraphs go along, and the page before keeps its half."""
    tree = paper(
        lead(*(words(15, n) for n in range(count // 15)), words(count % 15, 9)), style=STYLE
    )
    measured = fitted(tree)
    flow = pages.Flow(tree, measured)
    for page in range(measured.pages):
        used = flow.foot(page) - measured.tops[page]
        assert used > tuning.LONELY * (measured.bottoms[page] - measured.tops[page])


def test_a_page_is_forced_once():
    """A last page that has got what it could have does not get more."""
    tree = paper(lead(*(words(15, n) for n in range(5))), style=STYLE)
    fitted(tree)
    before = [element.get("style") for element in tree.iter()]
    fitted(tree)
    assert [element.get("style") for element in tree.iter()] == before


def test_nothing_is_forced_where_things_have_moved():
    """What was measured before a correction may move figures, but it forces no page."""
    rigid = paragraph("긴 문장이다. " * 20).replace("<p>", '<p style="break-inside: avoid">')
    style = STYLE + "h2 { break-after: auto !important }"
    tree = paper(lead(words(35)), section(rigid), style=style)
    flow = pages.Flow(tree, laid_out(tree))
    assert not pages.mend(flow, 0, moved=True)
    assert pages.mend(flow, 0)


BLOCK = st.one_of(
    st.integers(2, 40).map(words),
    st.integers(2, 40).map(lambda n: passage(prose(random.Random(n), n), "A gloss of six words.")),
    st.sampled_from([15, 40, 60]).map(figure),
    st.sampled_from(["a", "b"]).map(lambda of: pullquote("옮긴 말은 이렇다.", of)),
    st.just("<h3>작은 제목</h3>"),
    st.just(paragraph("각주가 있는 글이다." + note("각주의 글이다."))),
)


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a smaller example would take minutes to find
)
@example([], [words(2)], 6)
@given(st.lists(BLOCK, max_size=4), st.lists(BLOCK, min_size=1, max_size=8), st.integers(1, 7))
def test_corrections_never_lose_or_double_anything(first, second, items):
    """Whatever is moved, every heading, paragraph, quote, gloss and note stays, and is shown."""
    recommendations = sidebar(*["넓은 동맹의 틀을 다시 마련한다."] * items)
    tree = paper(recommendations, lead(*first), section(*second), style=STYLE)

    def said():
        kinds = ("p", "h2", "h3", "figure", "li", "footnote", "pullquote", "gloss")
        return Counter(
            (kind, pages_as_trees.text_of(e)) for kind in kinds for e in elements(tree, kind)
        )

    before = said()
    measured = fitted(tree)
    assert said() == before
    shown = {e for e in measured.frames if e.tag in ("p", "h2", "h3", "figure", "li")}
    assert shown == {e for e in tree.iter() if e.tag in ("p", "h2", "h3", "figure", "li")}
    assert all(e in measured.frames for e in elements(tree, "footnote"))
