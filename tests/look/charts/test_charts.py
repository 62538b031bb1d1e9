"""Every chart is drawn with its words clear of each other, or told to be too crowded."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.look import charts
from briefing.look.charts.drawing import Drawing, Setting, faults
from briefing.memo import reading
from briefing.memo.document import Chart, Row, Text
from briefing.memo.inlines import Run
from briefing.problems import Collected, Source

WIDTHS = (340, 484, 612)
#: Where all texts of these charts stand.
PLACE = reading.read(Source("memo.yaml", "title: 제목"), Collected()).get("title")


def text(words: str, id_: str = "", gloss: str = "") -> Text:
    """A text of a memo, at a place of its own."""
    return Text(id_ or words, (Run(words),), (Run(gloss),) if gloss else (), origin=PLACE)


def chart(form: str, rows: dict[str, list], series=(), unit="%", scale=(), highlight="") -> Chart:
    """A chart of some numbers."""
    return Chart(
        form=form,
        caption=text("제목"),
        alt=text("그림"),
        unit=text(unit) if unit else None,
        scale=tuple(map(Decimal, scale)),
        series=tuple(text(name) for name in series),
        rows=tuple(
            Row(label=text(label), values=tuple(Decimal(str(value)) for value in values))
            for label, values in rows.items()
        ),
        highlight=highlight,
    )


def drawn(block: Chart, width: float = 484, language: str = "ko") -> Drawing:
    """A chart as drawn in letters of 8 pt."""
    return charts.draw(block, Setting(width, 10.67, language))


def shown(drawing: Drawing) -> list[str]:
    """The words of a drawing, label by label."""
    return [" ".join(words.lines) for words in drawing.words]


FIVE = ("한국", "일본", "미국", "중국", "러시아")
YEARS = {
    f"{year}년": [50 + year % 7, 48 - year % 3, 47, 30, year % 5] for year in range(2010, 2022)
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "block",
    [
        chart("lines", YEARS, FIVE, highlight="일본"),
        chart("lines", {"2020년": [3.3]}),
        chart("lines", {"2020년": [5, 5], "2021년": [5, 5]}, FIVE[:2]),
        chart("lines", {"2020년": [-3], "2021년": [4]}),
        chart("slopes", {name: [40, 41] for name in FIVE}, ["2010년", "2020년"]),
        chart("dots", {name: [40, 40, 40] for name in FIVE}, FIVE[:3]),
        chart("stacked", {"가": [0, 0], "나": [99, 1]}, FIVE[:2]),
        chart("bars", {"가": [0.000012], "나": [0.000009]}, unit="g"),
        chart("bars", {"가": [-12.5, 3], "나": [8, -2]}, FIVE[:2]),
        chart("bars", {"꽤 긴 이름을 가진 조사 항목의 첫째": [3]}, unit="억 달러(2015년 불변가격)"),
    ],
    ids=range(10),
)
def test_usual_and_odd_numbers_are_drawn(block, width):
    """Twelve by five, one point, equal values, negatives, tiny numbers, long units fit."""
    drawing = drawn(block, width)
    assert [(f.words.lines, f.other and f.other.lines) for f in faults(drawing)] == []
    assert drawing.height > 0


NUMBERS = st.decimals(-(10**15), 10**15, places=2) | st.decimals(-100, 100, places=1)
LABELS = st.text("한국 미일abcW1", min_size=1, max_size=40).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), form=st.sampled_from(sorted(charts.FORMS)), width=st.sampled_from(WIDTHS))
def test_whatever_is_drawn_is_clear_or_told(data, form, width):
    """Each fault of a drawing is a problem with the place of a text; nothing else goes wrong."""
    count = {"slopes": 2, "lines": data.draw(st.integers(1, 5))}.get(
        form, data.draw(st.integers(2, 4))
    )
    numbers = NUMBERS.map(abs) if form == "stacked" else NUMBERS
    rows = data.draw(
        st.dictionaries(LABELS, st.lists(numbers, min_size=count, max_size=count), min_size=1)
    )
    names = data.draw(st.lists(LABELS, min_size=count, max_size=count))
    block = chart(form, rows, names if count > 1 else (), data.draw(st.sampled_from(["", "%"])))
    drawing = drawn(block, width)
    told = [*charts.problems(drawing, block)]
    assert bool(told) == any(faults(drawing))
    assert {problem.code for problem in told} <= {"crowded-chart"}


def test_a_word_that_cannot_be_folded_is_told_at_its_label():
    """What does not fit is a located problem, not a clipped picture."""
    long = "a" * 90
    block = chart("lines", {"2020": [1, 2], "2021": [2, 3]}, ["가", long])
    told = [*charts.problems(drawn(block, 340), block)]
    assert "crowded-chart" in {problem.code for problem in told}


def test_lines_are_named_at_their_ends_and_labelled_where_they_turn():
    """The last number with the name; of the others the first, the highest and the lowest."""
    rows = {f"{2010 + n}년": [value] for n, value in enumerate([5, 9, 7, 6, 4, 8, 7, 6])}
    words = shown(drawn(chart("lines", rows, unit="")))
    assert {"5", "9", "4", "6"} <= set(words)
    named = shown(drawn(chart("lines", {"2010": [1, 2], "2011": [3, 4]}, ["한국", "일본"])))
    assert "3% 한국" in named
    assert "4% 일본" in named


def test_years_stand_where_they_are_and_only_some_are_written():
    """Uneven years have uneven distances; twelve years are too many for a phone."""
    rows = {"2000년": [1], "2001년": [2], "2010년": [3]}
    path = next(path for path in drawn(chart("lines", rows)).paths if path.role == "series")
    first, second, third = (x for x, _ in path.points)
    assert (third - second) / (second - first) == pytest.approx(9)
    words = shown(drawn(chart("lines", YEARS, FIVE), 340))
    assert {"2010년", "2021년"} <= set(words)
    assert "2011년" not in words


def test_an_axis_without_zero_is_marked_and_bars_begin_at_zero():
    """A line chart that begins elsewhere has a broken axis; bars go both ways from 0."""
    broken = drawn(chart("lines", {"2020": [101], "2021": [102]}))
    assert "break" in {path.role for path in broken.paths}
    whole = drawn(chart("lines", {"2020": [33], "2021": [54]}))
    assert "break" not in {path.role for path in whole.paths}
    assert "zero" in {rule.role for rule in whole.rules}
    up, down = drawn(chart("bars", {"가": [4], "나": [-2]})).bars
    assert up.x == pytest.approx(down.x + down.width)
    assert up.width == pytest.approx(2 * down.width)


def test_one_thing_stands_out():
    """The highlighted row or series has the first tone, all others another."""
    bars = drawn(chart("bars", {"가": [1], "나": [2]}, highlight="나")).bars
    assert [bar.tone for bar in bars] == [2, 1]
    lines = drawn(chart("lines", {"1": [1, 2], "2": [2, 3]}, FIVE[:2], highlight="일본"))
    assert {path.tone for path in lines.paths} == {1, 2}
    assert next(p for p in lines.paths if p.tone == 1).points[-1] == lines.paths[-1].points[-1]


def test_a_long_unit_is_said_once():
    """A short unit stands behind each number; a long one over the drawing."""
    block = chart("bars", {"가": [1], "나": [2]}, unit="억 달러")
    words = shown(charts.draw(block, Setting(484, 10.67, "ko", "Unit: {unit}")))
    assert [word for word in words if "달러" in word] == ["Unit: 억 달러"]
    assert "2%" in shown(drawn(chart("bars", {"가": [1], "나": [2]})))


def test_japanese_folds_at_phrases():
    """Japanese has no blanks: a label may break behind the ending of a phrase."""
    label = charts.words.folded("日本人の韓国に対する認識", 6)
    assert label == ("日本人の", "韓国に対する", "認識")
