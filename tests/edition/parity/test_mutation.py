"""One changed Korean text of the essay is owed by every language, and nothing else is."""

from dataclasses import replace
from functools import cache

import pytest

from briefing.edition import translation, units
from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import FUZZY, MISSING, STALE, TRANSLATED
from briefing.edition.spec import Spec
from briefing.memo import walk
from briefing.memo.document import Memo, Text
from briefing.memo.glossary import Glossary
from briefing.memo.inlines import Run
from briefing.problems import Collected
from briefing.run.project import Project
from tests.sample import ROOT

MEMO = "trilateral"


@cache
def essay() -> tuple[Memo, Glossary]:
    """The essay and its terms."""
    project, report = Project(ROOT), Collected()
    glossary = project.glossary(report)
    memo = project.load(MEMO, glossary, report).memo
    report.stop_on_errors()
    return memo, glossary


@cache
def catalogs(pivot: bool) -> dict[str, Catalog]:
    """Its translations as delivered or, with `pivot`, the Japanese as if made from the English."""
    project, report = Project(ROOT), Collected()
    found = project.catalogs(MEMO, Spec(language="en"), report)
    found |= project.catalogs(MEMO, Spec(language="ja"), report)
    report.stop_on_errors()
    if pivot:
        present = units.of_memo(*essay())
        via = found["ja"].with_field("X-Translated-Via", "en")
        found["ja"] = merging.update(via, present, merging.update(found["en"], present))
    return found


@cache
def texts() -> dict[str, Text]:
    """The Korean texts that have letters to translate, by id."""
    memo, _ = essay()
    wanted = {one.id for one in units.of_memo(memo) if not one.neutral}
    return {text.id: text for text in walk.texts(memo) if units.unit_id(text) in wanted}


def mutated(id_: str) -> Memo:
    """The essay with a word more at the end of one text."""
    memo, _ = essay()
    text = texts()[id_]
    return walk.with_texts(memo, {id_: replace(text, words=(*text.words, Run(" 고침")))})


def owed(catalog: Catalog, found: tuple[units.Unit, ...]) -> dict[str, str]:
    """The state of each unit that is not done."""
    states = {one.id: catalog.state(one.msgid, one.id) for one in found if not one.neutral}
    return {unit: state for unit, state in states.items() if state != TRANSLATED}


@pytest.mark.parametrize("id_", texts())
def test_a_changed_text_is_open_alone_in_each_language(id_):
    """Its English and its Japanese have to be looked at; Japanese made from English is stale."""
    found = units.of_memo(mutated(id_), essay()[1])
    entry = catalogs(False)["en"].entry(units.msgid(texts()[id_]))
    # One of several texts that share an entry gets an entry of its own, which may be empty.
    shared = len(entry.units) > 1
    for language, pivot, state in (
        ("en", False, FUZZY),
        ("ja", False, FUZZY),
        ("ja", True, STALE),
    ):
        now = owed(translation.updated(catalogs(pivot), language, found), found)
        assert list(now) == [id_]
        assert now[id_] == state or (shared and now[id_] == MISSING)


@pytest.mark.parametrize("id_", ["title", "lead-threat", "fig-liking.caption", "note.note-asan"])
def test_the_parallel_edition_marks_the_changed_text_alone(id_):
    """The state of a translation reaches the text that it stands beside, and no other."""
    spec = Spec(language="ko", second="en", passages="translation", missing="keep")
    memo, report = mutated(id_), Collected()
    say = translation.translator(memo, spec, catalogs(False), report, essay()[1])
    said = {text.id: say(text) for text in walk.texts(memo)}
    assert [unit for unit, text in said.items() if text.state == FUZZY] == [id_]
    assert said[id_].gloss
    assert report.problems == ()


def test_undoing_a_change_owes_nothing():
    """A Korean text that is as it was needs no new look, in no language."""
    memo, glossary = essay()
    changed = units.of_memo(mutated("lead-threat"), glossary)
    as_it_was = units.of_memo(memo, glossary)
    for language in ("en", "ja"):
        there = translation.updated(catalogs(False), language, changed)
        back = translation.updated({language: there}, language, as_it_was)
        assert owed(there, changed)
        assert owed(back, as_it_was) == {}
