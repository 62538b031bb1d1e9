"""A chart's words stand beside each other on paper, whatever they are."""

import re
from dataclasses import dataclass

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from briefing.look.charts import words as widths
from briefing.run.job import Job
from briefing.run.making import Maker
from tests import sample
from tests.look.print.typesetting import FONTS

LONG = "한국과 미국의 정책 담당자가 함께 참여하는 상설 협의체의 구성과 운영 방안"
LONG_EN = "A standing body of the policy officials of Korea and of the United States"
MEMO = """
title: 도표
date: 2022-06
sections:
  - id: one
    title: 하나
    body:
      - chart:
          form: {form}
          caption: 그림
          alt: 그림이다
          unit: '%'
          scale: [0, {high}]
          series: [{{ko: {series}, en: {series_en}}}, {{ko: 비호감, en: Unfavorable}}]
          rows:
            - {{label: {{ko: {label}, en: {label_en}}}, values: [48, 93]}}
            - {{label: {{ko: 일본, en: Japan}}, values: [10, 95.5]}}
            - {{label: {{ko: 중국인의 한국 인식, en: Chinese views of Korea}}, values: [0, 100]}}
"""
SHORT = {"label": "한국", "label_en": "Korea", "series": "호감", "series_en": "Favorable"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page, and its edges in pt."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    def is_over(self, other) -> bool:
        """Whether two words lie over each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 0.5 and min(self.top, other.top) - max(self.bottom, other.bottom) > 1.5


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """The words of a chart on its printed page."""
    root = sample.made(tmp_path_factory.mktemp("chart") / "project", sample.ROOT / ".cache")

    def printed(form: str, edition: str = "ko-en", **values: str) -> list[Word]:
        high = 200 if form == "stacked" else 100
        text = MEMO.format(form=form, high=high, **SHORT | values)
        (root / "content/brief/memo.yaml").write_text(text, "utf-8")
        made = Maker(root, FONTS, sample.ROOT / ".cache")(Job("brief", edition, "sample", "pdf"))
        assert made.delivered, made.problems
        page = pypdfium2.PdfDocument(made.data)[0]
        return list(_words(page.get_textpage()))

    return printed


def _words(page):
    """Runs of letters that stand close to each other on one line."""
    letters = [(page.get_text_range(n, 1), page.get_charbox(n)) for n in range(page.count_chars())]
    run: list = []
    for letter, box in [*letters, (" ", (0, 0, 0, 0))]:
        near = run and abs(box[1] - run[-1][1][1]) < 6 and -2 < box[0] - run[-1][1][2] < 3
        if run and (not letter.strip() or not near):
            left, bottom, right, top = zip(*(one for _, one in run), strict=True)
            edges = min(left), min(bottom), max(right), max(top)
            yield Word("".join(one for one, _ in run), *edges)
            run = []
        if letter.strip() and letter != "\u2060":
            run.append((letter, box))


def overlaps(words: list[Word]) -> list[tuple[str, str]]:
    """Pairs of words that lie over each other."""
    return [
        (one.text, other.text)
        for number, one in enumerate(words)
        for other in words[number + 1 :]
        if one.is_over(other)
    ]


@pytest.mark.parametrize("form", ["bars", "lines", "slopes"])
@pytest.mark.parametrize(
    "values",
    [
        {"label": LONG, "label_en": LONG_EN},
        {"series": LONG, "series_en": LONG_EN},
    ],
    ids=["label", "series"],
)
def test_no_word_of_a_chart_lies_over_another(drawn, form, values):
    """What the estimated widths promise holds for the letters that are printed."""
    words = drawn(form, **values)
    assert overlaps(words) == []
    text = re.sub(r"\s", "", "".join(word.text for word in words))
    for value in (SHORT | values).values():
        assert re.sub(r"\s", "", value) in text
    assert min(word.left for word in words) > 0
    assert max(word.right for word in words) < 595


@given(st.text("한국 미일 abc DEF", max_size=60), st.floats(1, 30))
def test_folding_keeps_every_word_in_order(text, width):
    """The lines hold the same words; each is narrow enough, or one word."""
    lines = widths.folded(text, width)
    assert " ".join(lines).split() == text.split()
    assert all(widths.ems(line) <= width or " " not in line for line in lines)


@pytest.mark.parametrize("text", [LONG, LONG_EN, "3.5%", "ICBM·THAAD", "日米韓三か国協力"])
def test_widths_are_not_underestimated(text):
    """What is estimated is what the labels' face takes, or a little more."""
    face = FONTS.face("Pretendard JP" if "か" in text else "Pretendard")
    with TTFont(face.path) as font:
        advances, names = font["hmtx"], font.getBestCmap()
        real = sum(advances[names[ord(char)]][0] for char in text) / font["head"].unitsPerEm
    assert real * 0.97 <= widths.ems(text) <= real * 1.2
