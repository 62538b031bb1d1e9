"""Every gloss stands beside its own paragraph, or directly below it; none is in another's way."""

import random
from functools import cache

import pytest

from briefing.look.print.layout import glosses, pages, tuning
from tests.look.print.typesetting import (
    SMALL,
    elements,
    english,
    fitted,
    laid_out,
    lead,
    note,
    paper,
    passage,
    prose,
    pullquote,
    section,
    sidebar,
)

#: Ragged, so that no time goes into the breaking of lines.
STYLE = SMALL + ".lead p, .section p { text-align: left }"


def memo(seed):
    """A memo of any shape: paragraphs, glosses, notes and a sidebar of random lengths."""
    chance = random.Random(seed)

    def block():
        text = prose(chance, chance.randint(2, 45))
        if chance.random() < 0.15:
            text += note(english(chance, chance.randint(2, 14)))
        return passage(text, english(chance, chance.choice([2, 6, 10, 16, 24, 40])))

    items = [prose(chance, chance.randint(3, 9)) for _ in range(chance.randint(1, 4))]
    body = [block() for _ in range(chance.randint(3, 8))]
    body.insert(chance.randint(0, 2), pullquote(prose(chance, 5)))
    first = lead(*[block() for _ in range(chance.randint(1, 4))])
    return paper(sidebar(*items), first, section(*body), style=STYLE)


@cache
def settled(seed):
    """Such a memo with all corrections made, and what it looks like."""
    tree = memo(seed)
    return tree, fitted(tree)


def beside_and_below(tree, measured):
    """The passages of a tree: with a gloss in the margin, and with one below."""
    margin = [(p.paragraph, p.gloss) for p in glosses.passages(tree)]
    below = [(e[0], e[1]) for e in elements(tree, "passage") if glosses.is_below(e[1])]
    assert len(margin) + len(below) == len(elements(tree, "passage"))
    return margin, below


@pytest.mark.parametrize("seed", range(15))
def test_glosses_of_any_memo_find_their_places(seed):
    """No two glosses overlap, nor a gloss and the sidebar; each is whole and by its paragraph."""
    tree, measured = settled(seed)
    margin, below = beside_and_below(tree, measured)
    taken = [f for e in elements(tree, "recommendations") for f in measured.frames[e]]
    for paragraph, gloss in margin:
        (frame,) = measured.frames[gloss]  # not cut by a page's end
        (part,) = [f for f in measured.frames[paragraph] if f.page == frame.page]
        assert measured.tops[frame.page] - 1 <= frame.y
        assert frame.bottom <= measured.feet[frame.page] + 1
        assert part.y - 1 <= frame.y <= min(part.bottom, measured.bottoms[frame.page])
        for other in taken:
            apart = frame.y >= other.bottom - 1 or other.y >= frame.bottom - 1
            assert apart or other.page != frame.page
        taken.append(frame)
    for paragraph, gloss in below:
        text, frame = measured.last(paragraph), measured.first(gloss)
        assert frame.page == text.page  # so that it never opens a page
        assert text.bottom - 12 <= frame.y <= text.bottom + 24


def test_a_memo_has_glosses_of_both_kinds():
    """Of the memos above some glosses stand in the margin and some below."""
    margin, below = beside_and_below(*settled(0))
    assert len(margin) > 2
    assert below


def one(text_words, gloss_words, before=0, style=STYLE):
    """A page with one passage behind a paragraph of some words, and its holder."""
    chance = random.Random(4)
    first = [f"<p>{prose(chance, before)}</p>"] if before else []
    tree = paper(
        lead(*first, passage(prose(chance, text_words), english(chance, gloss_words))), style=style
    )
    return tree, elements(tree, "passage")[0]


def test_a_gloss_begins_with_its_paragraph():
    """With nothing in its way a gloss stands at the height of its paragraph."""
    tree, holder = one(30, 12, before=20)
    measured = fitted(tree)
    text, gloss = (measured.first(e) for e in holder)
    assert gloss.y == pytest.approx(text.y + tuning.GLOSS_ASCENT, abs=0.2)
    assert gloss.x > text.right


def test_a_gloss_in_a_box_stays_in_the_box():
    """In a box with edges of its own the gloss stands below its paragraph, between those edges."""
    words = passage(prose(random.Random(4), 30), english(random.Random(4), 12))
    tree = paper(section(f'<div class="callout">{words}</div>'), style=STYLE)
    measured = fitted(tree)
    box, (text, gloss) = measured.first(elements(tree, "callout")[0]), elements(tree, "passage")[0]
    below = measured.first(gloss)
    assert below.y >= measured.first(text).bottom
    assert box.x < below.x < below.right < box.right
    assert below.bottom < box.bottom


def test_a_gloss_that_is_much_longer_than_its_paragraph_goes_below():
    """A gloss of forty words beside a paragraph of one line would stand beside the next ones."""
    tree, holder = one(3, 60)
    measured = laid_out(tree)
    assert glosses.move_long(tree, measured)
    assert glosses.is_below(holder[1])
    assert not glosses.move_long(tree, measured)


def test_a_gloss_that_fits_is_not_moved_below():
    """A gloss that is as long as its paragraph stays in the margin."""
    tree, holder = one(30, 20)
    assert not glosses.move_long(tree, laid_out(tree))
    assert glosses.passages(tree)[0].gloss is holder[1]


def test_a_gloss_stands_by_the_first_part_of_its_paragraph():
    """Of a paragraph on two pages the first part has the gloss, which is still read after it."""
    tree, holder = one(60, 8, before=10)
    measured = fitted(tree)
    paragraph, gloss = elements(tree, "p")[-1], elements(tree, "gloss")[0]
    assert [frame.page for frame in measured.frames[paragraph]] == [0, 1]
    assert measured.first(gloss).page == 0
    assert holder[0] is gloss
    assert gloss.get("data-read") == "after"


def test_a_gloss_stands_by_the_last_part_if_the_first_is_short():
    """Two lines at a page's foot are too few for a gloss of ten."""
    tree, holder = one(60, 30, before=41)
    measured = fitted(tree)
    first, second = measured.frames[holder[0]]
    assert first.height < second.height
    assert measured.first(holder[1]).page == 1
    assert holder[1].get("data-read") is None


def test_a_gloss_returns_to_the_last_part():
    """What was placed by the first part goes to the last when the text has moved."""
    tree, holder = one(60, 30, before=41)
    gloss = holder[1]
    holder.remove(gloss)
    holder.insert(0, gloss)
    gloss.set("data-read", "after")
    measured = fitted(tree)
    assert measured.first(gloss).page == 1
    assert (holder[1], gloss.get("data-read")) == (gloss, None)


def test_themes_that_set_glosses_otherwise_are_left_alone():
    """Where glosses stand below or in a column of their own, there is nothing to settle."""
    for kind in ("parallel", "glosses-below"):
        tree, _ = one(10, 40)
        tree.find("body").set("class", kind)
        assert glosses.passages(tree) == []


def test_flow_knows_the_lines_of_a_paragraph_without_those_of_its_gloss():
    """Only what stands in the text column counts as text under a heading."""
    tree, holder = one(20, 30)
    measured = laid_out(tree)
    flow = pages.Flow(tree, measured)
    assert flow.lines(holder) == measured.lines[holder[0]]
