"""What is measured of a document is what stands on its pages."""

from itertools import pairwise

import pytest

from briefing.look.print.layout.measure import Line
from tests.look.print.typesetting import elements, laid_out, note, paper

#: A page of 400 × 300 px with a text area of 250 × 200 px at (50, 50); lines of 30 px.
PAGE = """
@page {
  size: 400px 300px;
  margin: 50px 100px 50px 50px;
  @footnote { margin: 0; padding: 0; border: 0 }
}
article { font: 20px/30px "Noto Serif KR" } p { margin: 0; text-align: left }
.footnote { font: 10px/12px "Noto Serif KR"; margin: 0 }
"""


def test_frames_and_lines_of_a_known_page():
    """A paragraph of twelve letters a line, 20 px each, fills its frame line by line."""
    tree = paper(f"<p>{'가나 다라마 바사아자 차' * 2}</p><p>카</p>", style=PAGE)
    measured = laid_out(tree)
    first, second = elements(tree, "p")
    (frame,) = measured.frames[first]
    assert (measured.pages, measured.tops, measured.feet) == (1, [50], [250])  # 300 - 50
    assert (frame.page, frame.x, frame.y, frame.width) == (0, 50, 50, 250)
    assert frame.right == 300  # 400 - 100
    assert frame.height == 30 * len(measured.lines[first])
    assert frame.bottom == measured.frames[second][0].y
    assert [line.y for line in measured.lines[first]] == [50, 80]
    assert measured.lines[second][0].text == "카"
    assert measured.lines[second][0].width == pytest.approx(20, abs=2)


def test_a_line_tells_its_words_without_joiners_and_calls():
    """Neither U+2060 nor the number of a note is part of a line's words."""
    tree = paper(f"<p>한·미·일{note('주석')} 협력은</p>", style=PAGE)
    (line,) = laid_out(tree).lines[elements(tree, "p")[0]]
    assert line.text == "한·미·일 협력은"


def test_notes_lift_the_foot_of_the_text_but_not_of_the_margin():
    """Two notes of one line each take 24 px from the text, and nothing from the margin."""
    tree = paper(f"<p>가{note('하나')} 나{note('둘')}</p>", style=PAGE)
    measured = laid_out(tree)
    assert measured.bottoms == [250 - 2 * 12]
    assert measured.feet == [250]


def test_a_paragraph_over_two_pages_has_two_frames():
    """Seven lines of 30 px make six on the first page of 200 px, and one on the second."""
    tree = paper(f"<p style='orphans: 1; widows: 1'>{'가<br>' * 6}가</p>", style=PAGE)
    measured = laid_out(tree)
    (paragraph,) = elements(tree, "p")
    frames = measured.frames[paragraph]
    assert [(frame.page, frame.y, frame.height) for frame in frames] == [
        (0, 50, 200),  # six lines of 30 px, and the rest of the page
        (1, 50, 30),
    ]
    assert (measured.first(paragraph), measured.last(paragraph)) == tuple(frames)
    assert [line.page for line in measured.lines[paragraph]] == [0] * 6 + [1]


def test_what_is_not_laid_out_has_no_frame():
    """An element that is not shown has neither a first part nor a last."""
    tree = paper("<p style='display: none'>가</p><p>나</p>", style=PAGE)
    measured = laid_out(tree)
    assert measured.first(elements(tree, "p")[0]) is None
    assert measured.last(elements(tree, "p")[0]) is None


def test_what_stands_beside_the_text_is_measured_too():
    """The lines of an absolutely placed box are those that it shows."""
    beside = "<div style='position: absolute; top: 90px; left: 10px'><p>가</p></div>"
    tree = paper(beside, style=PAGE)
    measured = laid_out(tree)
    (paragraph,) = elements(tree, "p")
    assert (measured.first(paragraph).x, measured.first(paragraph).y) == (60, 140)
    assert [line.text for line in measured.lines[paragraph]] == ["가"]


def test_a_space_is_told_by_what_it_has_beside_its_natural_width():
    """Word spacing of a tenth of an em is a gap of 0.1, letter spacing of 0.05 em is tracking."""
    spaced = "<p style='word-spacing: 0.1em'>가 나</p>"
    tracked = "<p><span style='letter-spacing: 0.05em'>가나</span></p>"
    tree = paper(spaced, tracked, style=PAGE)
    measured = laid_out(tree)
    spaced, tracked = (measured.lines[p][0] for p in elements(tree, "p"))
    assert (round(spaced.gap, 3), round(spaced.tracking, 3)) == (0.1, 0)
    assert (round(tracked.gap, 3), round(tracked.tracking, 3)) == (0, 0.05)


def test_a_justified_line_without_spaces_tells_what_it_lacks():
    """One word of two letters in a line of 250 px lacks 210 px, which are 10.5 em of 20 px."""
    tree = paper(f"<p style='text-align: justify'>가나 {'다' * 11} 라</p>", style=PAGE)
    lines = laid_out(tree).lines[elements(tree, "p")[0]]
    assert lines[0].text.strip() == "가나"
    assert lines[0].justified
    assert lines[0].gap == pytest.approx(10.5, abs=0.5)


@pytest.mark.parametrize("kind", ["em", "span lang='en'", "b"])
def test_baselines_are_one_leading_apart(kind):
    """Notes, English words and emphasis in running text do not raise a line."""
    name = kind.split()[0]
    words = f"동맹의 <{kind}>alliance ({name})</{name}> 협력은{note('주석')} 넓어진다. "
    tree = paper(f"<div class='lead'><p>{words * 12}</p></div>", style="@page { size: A4 }")
    lines: list[Line] = laid_out(tree).lines[elements(tree, "p")[0]]
    leading = 15.9 * 96 / 72  # the token `leading`, in px
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    assert len(lines) > 4
    assert steps == pytest.approx([leading] * len(steps), abs=0.02)
