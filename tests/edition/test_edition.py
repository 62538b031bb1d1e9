"""An edition says what its language choice decides: glosses, numbers, notes, agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.edition.edition import Edition, make
from briefing.edition.spec import Spec
from briefing.memo import reading, references, schema, walk
from briefing.memo.document import Memo
from briefing.memo.glossary import Glossary, read_glossary
from briefing.memo.inlines import Emphasis, Link, NoteCall, Run, Strong, Term
from briefing.problems import Collected, Source

GLOSSARY = """\
terms:
  - term: 확장억제
    en: extended deterrence
    ja: 拡大抑止
    definition: {ko: 억제의 공약., en: A pledge.}
  - {term: 대륙간탄도미사일, en: intercontinental ballistic missile, short: ICBM}
  - {term: 쿼드, en: Quad}
"""
MEMO = """\
title: '{확장억제}의 길'
subtitle: {ko: 신뢰로 넓힌다, en: Widen with trust}
date: 2022-06
key_points: [{ko: '{확장억제}가 중요하다.', en: It matters.}]
lead:
  - heading: '{쿼드}란'
  - paragraph:
      id: first
      ko: 'Trust와 *{확장억제}*는[^b] {확장억제}다.'
      en: 'Extended *deterrence*.'
  - pullquote: {of: first, ko: '{확장억제}는', en: On deterrence}
sections:
  - id: gains
    title: '{대륙간탄도미사일}'
    body:
      - table: {id: tab, caption: 표, columns: ['{쿼드}'], rows: [['{쿼드}[^a]']]}
      - bullets:
          - ko: '{대륙간탄도미사일}은[^c] [](#fig)은(는)'
            items: ['{대륙간탄도미사일} [](#pic)을(를)']
      - recommendation: go
      - chart: {id: fig, form: bars, caption: 그림, alt: 글, rows: [{label: 가, values: [1]}]}
      - figure: {file: figures/a.png, alt: 글}
      - paragraph: >-
          [](#tab)이(가), **[](#late)(으)로**, [](#pic)은(는), [](#fig)**과(와)**, [표](#tab)은(는)
recommendations:
  - id: last
    action: '{확장억제} 강화'
    body: [{table: {id: late, caption: 끝, columns: [가], rows: [[나]]}}]
  - id: go
    action: 간다
    body:
      - figure: {id: pic, file: figures/b.png, caption: 사진, alt: 글}
      - paragraph: 간다.[^d]
footnotes: {a: 가, b: '{새말|new word} 나', c: 다, d: 라}
about: {ko: 소개, en: About}
"""
KO, KO_EN = (
    Spec(language="ko", terms="short"),
    Spec(language="ko", second="en", terms="first", passages="gist"),
)


def glossary(text: str = GLOSSARY) -> Glossary:
    """The glossary of the memo."""
    report = Collected()
    found = read_glossary(reading.read(Source("glossary.yaml", text), report), report)
    report.stop_on_errors()
    return found


def memo(text: str = MEMO) -> Memo:
    """The memo as read and resolved."""
    report = Collected()
    found = schema.read_memo(reading.read(Source("memo.yaml", text), report), report)
    found = references.resolve(found, glossary(), report)
    report.stop_on_errors()
    return found


def edition(spec: Spec, text: str = MEMO) -> Edition:
    """An edition of the memo."""
    return make("x", memo(text), spec, glossary())


def shown(made: Edition) -> list[tuple[str, str, str]]:
    """Where a term shows a gloss: unit, term, gloss."""
    return [
        (text.id, one.words, one.shown)
        for text in walk.texts(made.memo)
        for one in walk.flat(text.words)
        if isinstance(one, Term) and one.shown
    ]


def words(made: Edition, unit: str) -> str:
    """The words of a unit, with the glosses that it shows."""
    (found,) = [text for text in walk.texts(made.memo) if text.id == unit]
    return walk.visible(found.words, glosses=True)


# Terms


def test_a_term_is_glossed_at_its_first_use_in_prose():
    """Once each, in reading order, and never in titles, key points, pull quotes or actions."""
    assert shown(edition(KO_EN)) == [
        ("first", "확장억제", "extended deterrence"),
        ("tab.rows.1.1", "쿼드", "Quad"),
        ("gains.2.1", "대륙간탄도미사일", "intercontinental ballistic missile, ICBM"),
        ("note.b", "새말", "new word"),
    ]


def test_korean_alone_shows_acronyms_only():
    """Without a second language a term carries its acronym, if it has one."""
    made = edition(KO)
    assert shown(made) == [("gains.2.1", "대륙간탄도미사일", "ICBM")]
    assert words(made, "first") == "Trust와 확장억제는 확장억제다."
    assert shown(edition(Spec(language="ko"))) == []


def test_korean_alone_holds_no_english_gloss():
    """No passage has its gist, and there is no glossary to print."""
    made = edition(KO)
    assert [text.id for text in walk.texts(made.memo) if text.gloss] == []
    assert made.glossary == ()
    glossed = edition(KO_EN)
    ids = [text.id for text in walk.texts(glossed.memo) if text.gloss]
    assert ids == ["subtitle", "key_points.1", "first", "lead.3", "about"]


def test_terms_without_passages_show_glosses_but_no_gists():
    """The gloss of terms and the gist of passages are chosen apart."""
    made = edition(replace(KO_EN, passages="none"))
    assert len(shown(made)) == 4
    assert all(not text.gloss for text in walk.texts(made.memo))


def test_another_second_language_glosses_terms_in_it():
    """A term whose form the glossary does not give in that language shows nothing."""
    made = edition(Spec(language="ko", second="ja", terms="first", passages="translation"))
    assert shown(made) == [("first", "확장억제", "拡大抑止")]
    assert [(line.term, line.gloss) for line in made.glossary] == [("확장억제", "拡大抑止")]


def test_the_glossary_lists_each_term_once():
    """In dictionary order, wherever the terms stand, with definitions in the edition's words."""
    lines = edition(KO_EN).glossary
    assert [(line.term, line.gloss) for line in lines] == [
        ("대륙간탄도미사일", "intercontinental ballistic missile, ICBM"),
        ("새말", "new word"),
        ("쿼드", "Quad"),
        ("확장억제", "extended deterrence"),
    ]
    assert walk.visible(lines[3].definition.gloss) == "A pledge."
    assert lines[0].definition is None


# Notes and numbers


def test_footnotes_are_numbered_as_they_are_called():
    """From 1 in reading order, and listed in that order, whatever the order in the file."""
    made = edition(KO_EN)
    assert [note.id for note in made.memo.footnotes] == ["b", "a", "c", "d"]
    calls = [
        (one.note, one.number)
        for text in walk.texts(made.memo)
        for one in walk.flat(text.words)
        if isinstance(one, NoteCall)
    ]
    assert calls == [("b", 1), ("a", 2), ("c", 3), ("d", 4)]


def test_calls_in_a_parallel_text_have_the_same_numbers():
    """The second language calls the note that the first has called."""
    source = memo()
    beside = (Emphasis((Run("Deterrence"), NoteCall("b"))), NoteCall("a"))

    def translate(text):
        return replace(text, gloss=beside) if text.id == "first" else text

    made = make("x", source, KO_EN, glossary(), translate)
    (first,) = [text for text in walk.texts(made.memo) if text.id == "first"]
    numbers = [one.number for one in walk.flat(first.gloss) if isinstance(one, NoteCall)]
    assert numbers == [1, 0]


def test_figures_and_tables_are_numbered_where_they_are_read():
    """Those with a caption count, apart from each other; what no section places comes last."""
    counted = {
        id_: number for id_, number in edition(KO).numbers.items()
        if number[0] in ("figure", "table")
    }  # fmt: skip
    assert counted == {
        "tab": ("table", 1), "pic": ("figure", 1), "fig": ("figure", 2), "late": ("table", 2),
    }  # fmt: skip


def test_a_figure_in_the_lead_comes_first():
    """A caption without an id counts as well, under the id of its text."""
    text = MEMO.replace(
        "  - heading:", "  - table: {caption: 표, columns: [가], rows: [[나]]}\n  - heading:"
    )
    numbers = edition(KO, text).numbers
    assert numbers["lead.1.caption"] == ("table", 1)
    assert numbers["tab"] == ("table", 2)


def test_particles_agree_with_the_numbers_that_are_put_in():
    """표 1이, 표 2로, 그림 1은, 그림 2와; behind words the author's own writing stays."""
    made = edition(KO)
    assert words(made, "gains.6") == "이, 로, 은, 와, 표은(는)"
    assert words(made, "gains.2.1").endswith(" 는")
    assert words(made, "gains.2.1.1").endswith(" 을")


# Words of other languages


def test_foreign_words_name_their_language():
    """English in a Korean text and Korean in an English one are marked, in marks as well."""
    (first,) = [text for text in walk.texts(edition(KO_EN).memo) if text.id == "first"]
    assert first.words[:2] == (Run("Trust", "en"), Run("와 "))
    assert first.gloss == (Run("Extended "), Emphasis((Run("deterrence"),)), Run("."))
    text = MEMO.replace("Extended *deterrence*.", "Called **확장억제** in Korean.")
    (first,) = [one for one in walk.texts(edition(KO_EN, text).memo) if one.id == "first"]
    assert first.gloss[1] == Strong((Run("확장억제", "ko"),))


def test_the_memo_itself_is_left_alone():
    """Making an edition changes nothing of what it is made from."""
    source = memo()
    before = list(walk.texts(source))
    make("x", source, KO_EN, glossary())
    assert list(walk.texts(source)) == before
    assert source == memo()


@pytest.mark.parametrize("spec", [KO, KO_EN, Spec(language="en"), Spec(language="ja", second="ko")])
def test_an_edition_has_the_same_units_as_its_memo(spec):
    """No text is lost and none is added; links keep their targets."""
    made = edition(spec)
    notes = sorted(text.id for text in walk.texts(made.memo))
    assert notes == sorted(text.id for text in walk.texts(memo()))

    def targets(document):
        inlines = (one for text in walk.texts(document) for one in walk.flat(text.words))
        return sorted(one.target for one in inlines if isinstance(one, Link))

    assert targets(made.memo) == targets(memo())
    assert made.language == spec.language


def test_hanja_of_a_word_stay_in_every_korean_edition():
    """They are Korean: at the first use, whole, with no language of their own, and no gloss."""
    term = "{견강부회|牽强附會}"
    text = f"title: 가\ndate: 2024-05\nlead: [paragraph: {{id: p, ko: '{term}의 {term}'}}]\n"
    text += "sections: [{id: s, title: 나, body: [paragraph: 다]}]\n"
    for spec in (KO, KO_EN):
        edition = make("x", memo(text), spec, glossary())
        (words,) = (one.words for one in walk.texts(edition.memo) if one.id == "p")
        assert words == (Run("견강부회(牽强附會)의 견강부회"),)
        assert edition.glossary == ()
