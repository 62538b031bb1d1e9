"""Words that are glued stand in an element that no line ends in; nothing else is touched."""

import pytest

from briefing.edition.korean import WORD_JOINER
from briefing.look import page
from briefing.look.print.layout import gluing
from briefing.look.print.layout.gluing import Glue
from tests.look.print.typesetting import elements, lead, note, paper


def glued(text, glue):
    """The words that are held together in a paragraph, with how it reads."""
    tree = paper(lead(f"<p>{text}</p>"))
    (paragraph,) = elements(tree, "p")
    gluing.glue(paragraph, glue)
    held = [e for e in paragraph.iter("span") if "nowrap" in e.get("style", "")]
    return [page.text_of(element) for element in held], page.text_of(paragraph)


@pytest.mark.parametrize(
    ("text", "words", "held"),
    [
        ("동맹의 틀을 넓힌다.", ("틀을", "넓힌다."), "틀을 넓힌다."),
        ("<em>큰</em> 동맹의 틀을 <em>곧</em>", ("동맹의", "틀을"), "동맹의 틀을"),
        ("<em>큰 동맹의 틀을</em> 곧", ("동맹의", "틀을"), "동맹의 틀을"),
        ("한·미·일 3국의\n  협력", ("한·미·일", "3국의", "협력"), "한·미·일 3국의\n  협력"),
    ],
)
def test_words_are_found_across_joiners(text, words, held):
    """Joiners between the letters and any blank between the words are no hindrance."""
    found, whole = glued(text, Glue(words))
    assert found == [held]
    assert whole == page.text_of(elements(paper(lead(f"<p>{text}</p>")), "p")[0])


def test_the_nth_of_equal_words_is_held():
    """Words that stand in a paragraph three times are held where they are meant."""
    tree = paper(lead("<p>할 수 있다. 할 수 있다. 할 수 있다.</p>"))
    (paragraph,) = elements(tree, "p")
    gluing.glue(paragraph, Glue(("수", "있다."), 1))
    (held,) = elements(tree, "span")
    assert page.text_of(held) == "수 있다."
    assert (held.tail or "").replace(WORD_JOINER, "") == " 할 수 있다."


@pytest.mark.parametrize(
    "glue", [Glue(("없는", "말")), Glue(("수", "있다."), 1), Glue(("큰", "동맹")), Glue(())]
)
def test_words_that_are_not_in_one_piece_are_left(glue):
    """Words that are not there, not so often, or partly in another element stay as they are."""
    assert glued("<em>큰</em> 동맹은 할 수 있다.", glue)[0] == []


def test_words_of_a_note_are_not_those_of_its_paragraph():
    """A note stands at the page's foot: its words neither count nor are they held."""
    text = f"가{note('할 수 있다.')} 할 수 있다."
    assert glued(text, Glue(("수", "있다.")))[0] == ["수 있다."]
    assert glued(text, Glue(("수", "있다."), 1))[0] == []


def test_a_bracket_may_open_a_line():
    """Without the joiner before it a bracket is a place where a line may end."""
    tree = paper(lead("<p>북대서양(NATO)은</p>"))
    (paragraph,) = elements(tree, "p")
    assert f"{WORD_JOINER}(" in paragraph.text
    gluing.open_brackets(paragraph)
    assert f"{WORD_JOINER}(" not in paragraph.text
    assert page.text_of(paragraph) == "북대서양(NATO)은"
