"""The sidebar is whole in the margin of its page, or goes on over the next with nothing lost."""

import random

import pytest

from briefing.look.print.layout import sidebars
from tests.look.print.typesetting import (
    SMALL,
    elements,
    fitted,
    laid_out,
    layout,
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


@pytest.mark.parametrize("items", [6, 9])
@pytest.mark.parametrize("notes", [True, False])
def test_more_than_the_margin_holds_becomes_a_panel(items, notes):
    """Many recommendations stand in two columns over the full width, each of them whole."""
    tree = memo(items, notes)
    measured = fitted(tree)
    (element,), (front,) = elements(tree, "recommendations"), elements(tree, "front")
    assert element.get("class") == "recommendations panel"
    assert measured.first(element).right > measured.first(front).right + 100
    shown = [measured.frames[item] for item in elements(tree, "li")]
    assert [len(frames) for frames in shown] == [1] * items
    first, second = (measured.first(item) for item in elements(tree, "li")[:2])
    assert (first.page, first.y) == (second.page, second.y)
    assert second.x > first.right - 1
    for frame in (frame for frames in shown for frame in frames):
        assert frame.bottom <= measured.feet[frame.page] + 1
    assert all(e in measured.frames for e in elements(tree, "footnote"))


def test_the_panel_stands_behind_the_key_points():
    """What is the matter comes first, then what is to be done; the text begins below both."""
    points = '<section class="key-points"><ul><li>요점</li></ul></section>'
    recommendations = sidebar(*[ITEM] * 8).replace("</section></div>", f"</section>{points}</div>")
    tree = paper(recommendations, lead(paragraph(prose(random.Random(1), 40))), style=STYLE)
    fitted(tree)
    (front,) = elements(tree, "front")
    assert [part.get("class") for part in front] == ["key-points", "recommendations panel"]


@pytest.mark.parametrize(("items", "kind"), [(2, "recommendations"), (9, "recommendations panel")])
def test_a_sidebar_is_measured_in_the_text(items, kind):
    """Whatever its length its height is known before it goes to the margin."""
    tree = memo(items)
    sidebars.unfold(tree, layout)
    measured = laid_out(tree)
    (element,) = elements(tree, "recommendations")
    assert sidebars.fold(tree, measured)
    assert element.get("class") == kind


def test_a_theme_without_a_sidebar_keeps_its_recommendations():
    """Where they stand in the text already the list stays as the theme has it."""
    tree = memo(9)
    tree.find("head").find(
        "style"
    ).text += ".recommendations { position: static !important; width: auto !important }"
    sidebars.unfold(tree, layout)
    assert not sidebars.fold(tree, laid_out(tree))
    assert elements(tree, "recommendations")[0].get("class") == "recommendations"
