import pytest

from briefing.edition.places import typed_place
from briefing.memo import marks
from briefing.memo.inlines import Inlines, Run
from briefing.memo.walk import visible

TYPED = [
    ("**1조** 2,000억 원이다", "1조 2,000억", "1조** 2,000억"),
    ("[12](https://a.org/12)년 12년", "12년 12년", "12](https://a.org/12)년 12년"),
    ("{확장억제}와 {억제|deterrence} [2022] 2021년", "2021년", "2021년"),
    ("성명[^note-2022]은 2022년", "2022년", "2022년"),
    (r"가격은 5\*3이다", "5*3", r"5\*3"),
    ("`a` CO~2~<br>16.7%", "a CO2 16.7%", "a` CO~2~<br>16.7%"),
    ("줄이\n바뀐 16.7%", "16.7%", "16.7%"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "seen", "place"), TYPED)
def test_seen_words_are_found_in_the_typed(typed, seen, place):
    """A stretch of the visible words has its place in the text as typed, marks and all."""
    inlines = parsed(typed)
    index, length = typed_place(typed, inlines, visible(inlines).index(seen), len(seen))
    assert typed[index : index + length] == place


def parsed(typed: str) -> Inlines:
    """The inlines of a text as typed."""
    return marks.parse(typed, lambda *where, **args: None)


def test_second_of_two_is_found():
    """A number that stands twice is found where it is meant."""
    assert typed_place("*12* and 12", parsed("*12* and 12"), 7, 2) == (9, 2)


def test_words_that_were_not_typed_have_the_place_of_what_was():
    """A figure in another language's signs stands for the figure as typed, at its place."""
    inlines = (Run("1 234,50", place=(2, 6)),)
    assert typed_place("**12,345**", inlines, 3, 2) == (2, 6)


def test_a_place_behind_the_words_is_the_whole_text():
    """What stands nowhere in the words is looked for in all that was typed."""
    assert typed_place("[](#fig-x) shows", parsed("[](#fig-x) shows"), 20, 8) == (0, 16)
