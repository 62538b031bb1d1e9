"""The lines of headings and pull quotes end much alike."""

import pytest

from briefing.look.print.layout import balance, tuning
from tests.look.print.typesetting import (
    SMALL,
    elements,
    fitted,
    laid_out,
    layout,
    lead,
    paper,
    paragraph,
    pullquote,
    section,
)

LONG = "미국이 3국 협력에 거는 기대는 북한의 위협에 함께 대응하는 데 그치지 않는다."


def of_kind(kind, width, text=LONG):
    """A page with one heading or quote of some width in mm."""
    style = (
        SMALL
        + f"h2, h3, .pullquote p {{ font-size: 11pt !important }} .section {{ width: {width}mm }}"
    )
    inner = {"h2": "", "h3": f"<h3>{text}</h3>", "pullquote": pullquote(text)}[kind]
    return paper(section(inner, title=text if kind == "h2" else "절"), style=style)


def lines(tree, kind):
    """The lines of the one heading or quote."""
    (element,) = elements(tree, kind)
    measured = laid_out(tree)
    return measured.lines[element if kind != "pullquote" else element[0]]


def last(found):
    """The last line's share of the widest."""
    return found[-1].width / max(line.width for line in found)


@pytest.mark.parametrize("kind", ["h2", "h3", "pullquote"])
def test_no_last_line_is_left_short(kind):
    """At every width the words are shared out over the same number of lines."""
    mended = 0
    for width in range(50, 130, 5):
        tree = of_kind(kind, width)
        before = lines(tree, kind)
        changed = balance.even(tree, laid_out(tree), layout)
        after = lines(tree, kind)
        assert len(after) == len(before)
        assert changed == (after != before)
        assert last(after) >= last(before)
        mended += changed
    assert mended > 3


def test_lines_that_are_even_stay():
    """A heading of one line, or of lines much alike, is left as it is."""
    for width in (55, 60, 150):
        tree = of_kind("h2", width)
        if last(lines(tree, "h2")) >= tuning.EVEN:
            assert balance.even(tree, laid_out(tree), layout) == 0


def test_words_are_not_parted_for_it():
    """No line ends behind a hyphen or dash for the sake of its length."""
    text = "Restarting Korea–U.S.–Japan Cooperation"
    for width in range(60, 90, 3):
        tree = of_kind("h2", width, text)
        before = {line.text.strip()[-1] for line in lines(tree, "h2")[:-1]}
        if "–" not in before:
            fitted(tree)
            assert "–" not in {line.text.strip()[-1] for line in lines(tree, "h2")[:-1]}


def test_japanese_lines_begin_with_a_word():
    """Where it can be had, no line of a Japanese quote begins with an ending or a particle."""
    text = (
        "米国という媒介を取り払ったとき、両国が互いのために何をなし得るのかについて、"
        "社会的な合意はまだない。"
    )
    begun = {"before": 0, "after": 0}
    for width in range(90, 140, 5):  # of which the quote's own margins take 19 mm
        tree = of_kind("pullquote", width, f'<span lang="ja">{text}</span>')
        begun["before"] += balance._inside(lines(tree, "pullquote"))
        fitted(tree)
        begun["after"] += balance._inside(lines(tree, "pullquote"))
    assert begun["after"] < begun["before"] / 2


def test_running_text_is_not_narrowed():
    """Paragraphs keep their width, however they end."""
    tree = paper(lead(paragraph(LONG)), section(paragraph(LONG * 3)), style=SMALL)
    assert balance.even(tree, laid_out(tree), layout) == 0
