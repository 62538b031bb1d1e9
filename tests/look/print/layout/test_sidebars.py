"""The sidebar is whole in the margin of its page, or goes on over the next with nothing lost."""

import random

import pytest

from briefing.look.print.layout import sidebars
from tests.look.print.typesetting import (
    SMALL,
    elements,
    fitted,
    laid_out,
    lead,
    note,
    paper,
    paragraph,
    prose,
    sidebar,
)

STYLE = SMALL + ".lead p, .section p { text-align: left }"
ITEM = "넓은 동맹의 틀을 다시 마련한다."


def memo(items, notes=True):
    """A memo with so many recommendations, and paragraphs that go on over pages."""
    chance = random.Random(items)
    text = [prose(chance, 40) + note("각주의 글이다.") * notes for _ in range(5)]
    return paper(sidebar(*[ITEM] * items), lead(*map(paragraph, text)), style=STYLE)


def test_a_sidebar_begins_beside_the_first_lines():
    """A sidebar that fits stands whole at the top of the margin."""
    tree = memo(2)
    measured = fitted(tree)
    (element,), (front,) = elements(tree, "recommendations"), elements(tree, "front")
    (frame,) = measured.frames[element]
    assert frame.y == pytest.approx(measured.first(front).y, abs=0.2)
    assert frame.bottom <= measured.feet[0]
    assert sidebars.settle(tree, measured, 0) == pytest.approx(frame.bottom, abs=0.2)
    assert frame.x > measured.first(front).right
    assert sidebars.settle(tree, measured, 1) == 0


@pytest.mark.parametrize("items", [5, 9])
@pytest.mark.parametrize("notes", [True, False])
def test_a_sidebar_longer_than_its_page_goes_on(items, notes):
    """Every recommendation of a long sidebar is shown, inside the pages, and every note too."""
    tree = memo(items, notes)
    measured = fitted(tree)
    (element,) = elements(tree, "recommendations")
    assert len(measured.frames[element]) > 1
    shown = [measured.frames[item] for item in elements(tree, "li")]
    assert len(shown) == items
    for frame in (frame for frames in shown for frame in frames):
        assert frame.bottom <= measured.feet[frame.page] + 1
    assert all(e in measured.frames for e in elements(tree, "footnote"))


@pytest.mark.parametrize(("items", "kind"), [(2, "recommendations"), (9, "recommendations long")])
def test_a_sidebar_is_measured_in_the_text(items, kind):
    """Whatever its length its height is known before it goes to the margin."""
    tree = memo(items)
    sidebars.unfold(tree)
    measured = laid_out(tree)
    (element,) = elements(tree, "recommendations")
    height = sum(frame.height for frame in measured.frames[element])
    assert sidebars.fold(tree, measured)
    assert element.get("class") == kind
    placed = laid_out(tree)
    frames = placed.frames[element]
    assert sum(frame.height for frame in frames) == pytest.approx(height, abs=20 * len(frames))
    assert placed.first(element).x > placed.first(elements(tree, "lead")[0]).right


def test_a_sidebar_longer_than_the_text_stands_in_the_text():
    """Where no text goes on beside it nothing of a long sidebar is lost."""
    tree = paper(sidebar(*[ITEM] * 9), lead(paragraph("글이다.")), style=STYLE)
    measured = fitted(tree)
    assert all(item in measured.frames for item in elements(tree, "li"))
    (front,), (element,) = elements(tree, "front"), elements(tree, "recommendations")
    assert measured.first(element).x == measured.first(front).x


def test_a_memo_without_sidebar_has_nothing_to_fold():
    """No recommendations, no correction."""
    tree = paper(lead(paragraph("글이다.")), style=STYLE)
    sidebars.unfold(tree)
    assert not sidebars.fold(tree, laid_out(tree))
