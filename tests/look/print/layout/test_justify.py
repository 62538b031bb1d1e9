"""Justified lines reach the edge, with spaces that stay narrow and letters that share the slack."""

import io
from itertools import pairwise

import pypdfium2
import pytest

from briefing.look.print.layout import paragraphs, tuning
from tests.look.print.typesetting import elements, laid_out, layout, paper

#: A column of 300 px, in letters of 20 px.
COLUMN = """
@page { size: 400px 600px; margin: 50px }
p { font: 20px/30px "Noto Serif KR"; text-align: justify; margin: 0 }
:lang(ja) { font-family: "Noto Serif JP" }
"""
PX = 96 / 72


def space():
    """The natural width of a space in running Korean, in em."""
    tree = paper("<p>가나 가나</p><p>가나가나</p>", style=COLUMN)
    measured = laid_out(tree)
    with_space, without = (measured.lines[p][0].width for p in elements(tree, "p"))
    return (with_space - without) / 20


def justified(printed):
    """Every line of running text that was justified, with the width of its column."""
    measured = printed.measured
    for paragraph in paragraphs.paragraphs(printed.tree, measured):
        widths = {frame.page: frame.width for frame in measured.frames[paragraph]}
        for line in measured.lines[paragraph][:-1]:
            if line.justified:
                yield line, widths[line.page]


@pytest.mark.parametrize("edition", ["ko", "ko-en"])
def test_lines_of_the_essay_end_at_the_edge(edition, printed_editions):
    """Every justified line of the essay is as wide as its column, to half a pixel."""
    lines = list(justified(printed_editions[edition]))
    assert len(lines) > 100
    off = [line.text for line, width in lines if abs(line.width - width) > 0.5]
    assert off == []


@pytest.mark.parametrize("edition", ["ko", "ko-en"])
def test_spaces_of_the_essay_stay_narrow(edition, printed_editions):
    """No word space of the essay is wider than 1 em, and hardly any wider than 0.7 em."""
    natural = space()
    spaces = [natural + line.gap for line, _ in justified(printed_editions[edition])]
    wide = sum(one > 0.7 for one in spaces) / len(spaces)
    print(f"{edition}: widest space {max(spaces):.2f} em; above 0.7 em in {wide:.1%} of lines")
    assert max(spaces) <= 1.0
    assert wide < 0.03


def ink(document):
    """The letters of running text on a page of 600 px, line by line: their left and right edges."""
    page = pypdfium2.PdfDocument(io.BytesIO(document.write_pdf()))[0]
    text = page.get_textpage()
    lines = {}
    for number in range(text.count_chars()):
        left, bottom, right, _ = (PX * edge for edge in text.get_charbox(number, loose=True))
        if bottom > 50 and text.get_text_range(number, 1).strip():
            lines.setdefault(round(bottom), []).append((left, right))
    return list(lines.values())


def test_the_last_letter_of_a_line_touches_the_edge():
    """What a justified line has between its letters does not keep it from its column's edge."""
    tree = paper(f"<p>{'동맹과 협력의장을 넓힌다 ' * 9}</p>", style=COLUMN)
    *lines, _ = ink(layout(tree))
    assert len(lines) > 4
    assert [line[-1][1] for line in lines] == pytest.approx([350] * len(lines), abs=0.6)  # 50 + 300


#: The first line holds one space, and lacks about half an em.
TRACKED = "한미일협력의틀을 다시마련하는1 한미일협력의틀을다시마련"


def test_letters_of_a_line_share_the_slack():
    """Where the spaces are at their limit, the letters of the line take an equal part each."""
    tree = paper(f"<p>{TRACKED}</p>", style=COLUMN)
    line, _ = laid_out(tree).lines[elements(tree, "p")[0]]
    for_space, for_letter = tuning.SHARES["ko"]
    assert line.text.count(" ") == 1
    assert 0.01 < line.tracking < for_letter
    assert line.gap == pytest.approx(for_space, abs=0.06)
    assert line.width == pytest.approx(300, abs=0.5)


def test_joiners_take_no_letter_spacing():
    """Letters stand equally far apart whether a joiner stands between them or not."""
    joined = paper(f"<p>{TRACKED}</p>", style=COLUMN)
    assert "\u2060" in "".join(joined.itertext())
    line = ink(layout(joined))[0]
    advances = [after[0] - before[0] for before, after in pairwise(line[:8])]
    assert advances == pytest.approx([advances[0]] * 7, abs=0.05)
    plain = ink(layout(paper("<p>한미</p>", style=COLUMN)))[0]
    assert advances[0] > plain[1][0] - plain[0][0] + 0.2


def test_lines_without_spaces_are_justified():
    """Japanese lines reach the edge by what stands between their letters."""
    text = "三か国の協力を再び動かすには、小さくても確かな一歩から始めなければならない。" * 3
    tree = paper(f"<p>{text}</p>", language="ja", style=COLUMN)
    lines = laid_out(tree).lines[elements(tree, "p")[0]]
    assert len(lines) > 5
    assert [line.width for line in lines[:-1]] == pytest.approx([300] * (len(lines) - 1), abs=0.5)
    assert max(line.tracking for line in lines) <= tuning.WITHOUT_SPACES


def test_a_line_that_lacks_too_much_is_left_alone():
    """Two letters are not driven apart to fill a line."""
    tree = paper("<p>가나 동맹과협력의장을넓혀가는일이며 가</p>", style=COLUMN)
    line = laid_out(tree).lines[elements(tree, "p")[0]][0]
    assert (line.text.strip(), line.tracking) == ("가나", 0)


@pytest.mark.parametrize("edition", ["ko", "ko-en", "ja"])
def test_last_lines_are_not_justified(edition, printed_editions):
    """The last line of a paragraph keeps its natural spaces."""
    printed = printed_editions[edition]
    last = [
        lines[-1]
        for p in paragraphs.paragraphs(printed.tree, printed.measured)
        if (lines := printed.measured.lines[p])[-1].justified and "style" not in p.attrib
    ]
    assert len(last) > 10
    assert {line.tracking for line in last} == {0}
    assert {round(line.gap, 3) for line in last if " " in line.text} <= {0}
