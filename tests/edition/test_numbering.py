"""Headings carry the numbers of their language, and links name them."""

import pytest

from briefing.edition import edition, numbering
from briefing.edition.spec import Spec
from briefing.memo import reading, references, schema, walk
from briefing.memo.glossary import Glossary
from briefing.problems import Collected, Source

KO, EN, JA = (Spec(name=language, language=language) for language in ("ko", "en", "ja"))
MEMO = """\
title: 제목
date: 2022-06
numbering: official
lead:
  - heading: 번호 없는 제목
  - paragraph:
      id: seen
      ko: '[](#b)은(는) [](#deep)이(가), [](#n)을(를), [](#go)은(는) [](#bare)과(와)[^n]'
sections:
  - {id: a, title: 가, body: [{paragraph: 글}]}
  - id: b
    title: 나
    body:
      - heading: 하나
      - heading: {ko: 둘, level: 2}
      - heading: {ko: 셋, level: 2}
      - heading: {id: deep, ko: 넷, level: 3}
      - heading: 다섯
      - callout: {body: [{heading: {id: bare, ko: 상자}}]}
recommendations: [{id: go, action: 간다, body: [{paragraph: 글}]}]
footnotes: {n: 주}
"""
ANNEXES = """\
appendices:
  - id: x
    title: 가
    body: [{heading: 하나}, {table: {caption: 표, columns: [가], rows: [['1']]}}]
  - id: y
    title: 나
    body:
      - heading: 하나
      - heading: {id: in, ko: 둘, level: 2}
      - table: {id: t, caption: 표, columns: [가], rows: [['1']]}
"""


def made(text=MEMO, spec=KO):
    """The edition of a memo without a fault."""
    report = Collected()
    memo = schema.read_memo(reading.read(Source("memo.yaml", text), report), report)
    memo = references.resolve(memo, Glossary(), report)
    assert report.problems == ()
    return edition.make("x", memo, spec, Glossary())


@pytest.mark.parametrize(
    ("style", "spec", "marks", "deep"),
    [
        ("official", KO, "Ⅰ Ⅱ 1. 가. 나. 1) 2.", "Ⅱ-1-나-1"),
        ("official", EN, "I. II. 1. a. b. 1) 2.", "II.1.b.1"),
        ("official", JA, "第1 第2 1 (1) (2) ア 2", "第2の1(2)ア"),
        ("decimal", KO, "1 2 2.1 2.1.1 2.1.2 2.1.2.1 2.2", "2.1.2.1"),
        ("letters", EN, "A. B. B.1. B.1.a. B.1.b. B.1.b.i. B.2.", "B.1.b.i"),
    ],
)
def test_each_language_numbers_as_it_does(style, spec, marks, deep):
    """Sections and the headings in them are counted; those of the lead and of boxes are not."""
    found = made(MEMO.replace("official", style), spec)
    assert list(found.marks.values()) == marks.split()
    assert found.numbers["deep"][1] == deep


def test_particles_agree_with_numbers_and_titles():
    """Behind Ⅱ (이), Ⅱ-1-나-1 (일), 각주 1, 권고 1 and ‘상자’ stand the right particles."""
    (text,) = [text for text in walk.texts(made().memo) if text.id == "seen"]
    assert walk.visible(text.words) == "는 이, 을, 은 와"


def test_without_numbering_a_link_has_the_title():
    """Headings carry nothing, and a link repeats their words."""
    found = made(MEMO.replace("numbering: official\n", ""))
    assert found.marks == {}
    assert found.numbers["deep"] == ("title", "")
    assert walk.visible(found.titles["deep"].words) == "넷"


@pytest.mark.parametrize(
    ("style", "spec", "annex", "inner", "mark"),
    [
        ("official", KO, "2", "2-1-가", "가."),
        ("official", EN, "B", "B.1.a", "a."),
        ("official", JA, "2", "2-1-1", "(1)"),
        ("decimal", KO, "B", "B.1.1", "B.1.1"),
        ("letters", EN, "B", "B.1.a", "B.1.a."),
        ("none", KO, "2", "", None),
    ],
)
def test_appendices_have_numbers_of_their_own(style, spec, annex, inner, mark):
    """붙임 2, Annex B; the headings in one begin anew, and its tables go on counting."""
    found = made(MEMO.replace("official", style) + ANNEXES, spec)
    assert found.numbers["y"] == ("annex", annex)
    assert found.numbers["in"][1] == inner
    assert found.marks.get("in") == mark
    assert found.numbers["t"] == ("table", 2)


def test_a_sole_appendix_has_no_number():
    """붙임, not 붙임 1."""
    found = made(MEMO + "appendices: [{id: x, title: 가, body: [{paragraph: 글}]}]\n")
    assert found.numbers["x"] == ("annex", "")


def test_long_lists_go_on():
    """After 하 comes 거, after z aa, after Ⅻ letters."""
    from briefing.edition import korean

    assert [korean.syllable(n) for n in (1, 14, 15, 28, 29)] == ["가", "하", "거", "허", "고"]
    assert [numbering.letter(n) for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert [numbering.roman_sign(n) for n in (4, 12, 13, 19)] == ["Ⅳ", "Ⅻ", "XIII", "XIX"]
