"""What private-use characters stand for is read from a list, one a line."""

import pytest

from briefing.memo.private import mapped, read_map
from briefing.problems import Collected, Source


def read(text: str):
    """The pairs in a list, and the places of what is wrong with it."""
    report = Collected()
    return read_map(Source("map.txt", text), report), [
        (one.code, one.span.line) for one in report.problems
    ]


def test_each_line_is_a_pair():
    """Code point, space, what it stands for; comments and empty lines are passed over."""
    text = "# HWP\n\nU+F53A △\nu+e000  ■  # a mark\n"
    assert read(text) == ((("\ue000", "■"), ("\uf53a", "△")), [])


@pytest.mark.parametrize(
    "line",
    ["U+F53A", "△ U+F53A", "U+0041 B", "U+F53A \u202e", "U+FFFFFF a", "U+F53A " + "a" * 9, "x"],
)
def test_what_is_no_pair_is_told_at_its_line(line):
    """Only private-use characters are replaced, by characters that may stand in a memo."""
    assert read(f"U+E000 ■\n{line}\n") == ((("\ue000", "■"),), [("private-map", 2)])


def test_a_character_stands_for_one_thing():
    """A second line for the same character is refused."""
    assert read("U+E000 a\nU+E000 b\n") == ((("\ue000", "a"),), [("private-map", 2)])


def test_a_text_without_such_characters_is_left_as_it_is():
    """Others are replaced wherever they stand."""
    plain = Source("memo.yaml", "가나")
    assert mapped(plain, (("\ue000", "■"),)) is plain
    assert mapped(Source("memo.yaml", "가\ue000나"), (("\ue000", "■"),)).text == "가■나"
