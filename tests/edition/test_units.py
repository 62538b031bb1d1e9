"""What a translator sees of a memo: all that can be printed, and what helps."""

import unicodedata
from dataclasses import replace

from briefing.edition import units
from briefing.memo import walk
from briefing.memo.inlines import Run
from tests.edition import translating


def by_id(text: str = translating.MEMO) -> dict[str, units.Unit]:
    """Units by id."""
    return {unit.id: unit for unit in translating.found(text)}


def test_whatever_can_be_printed_is_a_unit():
    """Every text of the walker is a unit, in reading order, and then the definitions."""
    texts = [units.unit_id(text) for text in walk.texts(translating.memo())]
    assert [unit.id for unit in translating.found()] == [*texts, "glossary.확장억제"]


def test_glosses_of_terms_are_no_part_of_a_text():
    """Correcting a gloss makes nothing fuzzy."""
    other = translating.MEMO.replace("{homepage|hp}", "{homepage|home page}")
    assert other != translating.MEMO
    before = [unit.msgid for unit in translating.found()]
    assert before == [unit.msgid for unit in translating.found(other)]


def test_whitespace_and_normalisation_change_no_text():
    """A text in pieces, with other blanks, has the same `msgid`."""
    text = replace(translating.memo().title, words=(Run("협력의   재가동"),))
    pieces = replace(text, words=(Run(unicodedata.normalize("NFD", "협력의 재가동")),))
    assert units.msgid(text) == units.msgid(pieces) == by_id()["title"].msgid


def test_a_unit_says_where_it_stands_and_what_its_author_tells():
    """Part, kind, gist and note go to the translator."""
    found = by_id()
    summit = found["lead-summit"]
    assert (summit.part, summit.kind) == ("lead", "paragraph")
    assert summit.gist == "The summit was clear on extended deterrence."
    assert summit.note == "공식 번역을 따를 것"
    kinds = {
        "title": ("front", "title"),
        "keywords.1": ("front", "keyword"),
        "authors.1.affiliation": ("front", "author affiliation"),
        "key_points.2": ("key_points", "key point"),
        "lead.2": ("lead", "pull quote"),
        "gains.title": ("gains", "section title"),
        "gains.4.2.1": ("gains", "list item"),
        "tab-trade.columns.1": ("gains", "table column"),
        "tab-trade.rows.1.1": ("gains", "table cell"),
        "fig-liking.rows.1.label": ("gains", "chart label"),
        "fig-liking.alt": ("gains", "chart alt"),
        "gains.8.1": ("gains", "paragraph"),
        "start-limited.action": ("recommendations", "recommendation action"),
        "start-goal": ("recommendations", "paragraph"),
        "note.note-summit": ("footnotes", "footnote"),
        "source-a.text": ("sources", "source"),
        "disclaimer": ("colophon", "disclaimer"),
        "glossary.확장억제": ("glossary", "definition"),
    }
    assert {id_: (found[id_].part, found[id_].kind) for id_ in kinds} == kinds


def test_every_unit_has_a_kind():
    """No place of the document model is without a name for translators."""
    assert [unit.id for unit in translating.found() if not unit.kind] == []


def test_a_text_without_letters_says_the_same_everywhere():
    """Figures and signs are neutral; words and units with letters are not."""
    neutral = {unit.msgid for unit in translating.found() if unit.neutral}
    assert neutral == {"3.32", "3.64", "%"}
