"""Memos said in other languages, with nothing passed off for what it is not."""

from dataclasses import replace

import pytest

from briefing.edition import edition, translation, units
from briefing.edition.catalogs import coverage, ledger
from briefing.edition.catalogs.catalog import write_catalog
from briefing.edition.spec import Spec
from briefing.memo import walk
from briefing.memo.document import Text
from briefing.memo.inlines import Run
from briefing.problems import Collected
from tests.edition import translating

SUMMIT = "정상회담은 확장억제를 *분명히* 다루었다.[^note-summit]"
XSS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "&lt;b&gt;",
    '"><svg onload=x>',
]


def said(spec: Spec, catalogs, memo=None) -> tuple[dict[str, Text], Collected, object]:
    """Every text as an edition says it, the problems, and what the colophon says."""
    memo = memo or translating.memo()
    report = Collected()
    translate = translation.translator(memo, spec, catalogs, report, translating.glossary())
    return {one.id: translate(one) for one in walk.texts(memo)}, report, translate.about


def both() -> dict:
    """English from Korean, and Japanese from that English."""
    en = translating.translated("en")
    return {"en": en, "ja": translating.translated("ja", pivot=en)}


EDITS = {
    "a word more": lambda words: (*words, Run(" 고침")),
    "a stop more": lambda words: (*words, Run("!")),
    "another text": lambda words: (Run("이제 전혀 딴 이야기를 한다"),),
}


def states(catalog, found) -> dict[str, str]:
    """The state of each unit that has to be translated."""
    return {unit.id: state for unit, state in coverage.states(catalog, found)}


@pytest.mark.parametrize("edit", EDITS)
def test_each_changed_unit_is_open_in_each_language_and_no_other(edit):
    """Changing each Korean unit in turn finds exactly that unit in English and in Japanese."""
    memo, catalogs = translating.memo(), both()
    for text in walk.texts(memo):
        new = replace(text, words=EDITS[edit](text.words))
        changed = units.of_memo(walk.with_texts(memo, {text.id: new}), translating.glossary())
        if all(one.neutral for one in changed if one.id == text.id):
            continue  # figures with another sign behind them
        for language, kinds in (("en", {"fuzzy", "missing"}), ("ja", {"stale", "missing"})):
            now = translation.updated(catalogs, language, changed)
            open_ = {id_: s for id_, s in states(now, changed).items() if s != "translated"}
            assert set(open_) == {text.id}
            assert set(open_.values()) <= kinds


def test_an_edited_unit_is_fuzzy_in_english_and_stale_in_japanese():
    """The English has to be looked at; the Japanese waits for the English."""
    memo, catalogs = translating.memo(), both()
    summit = next(one for one in walk.texts(memo) if one.id == "lead-summit")
    new = replace(summit, words=EDITS["a word more"](summit.words))
    changed = units.of_memo(walk.with_texts(memo, {summit.id: new}), translating.glossary())
    for language, state in (("en", "fuzzy"), ("ja", "stale")):
        now = translation.updated(catalogs, language, changed)
        assert states(now, changed)["lead-summit"] == state
        assert now.entry(units.msgid(new)).previous == SUMMIT


def test_a_change_of_the_english_marks_the_japanese_alone():
    """English that was bettered is current; Japanese made from it is not."""
    catalogs = both()
    catalogs["en"] = translating.edited(catalogs["en"], "얻는 것", msgstr="The Gains")
    _, english, about = said(Spec(language="en"), catalogs)
    assert (english.problems, about.coverage.complete) == ((), True)
    _, japanese, about = said(Spec(language="ja"), catalogs)
    assert [one.code for one in japanese.problems] == ["stale"]
    assert japanese.problems[0].span.file == "content/small/ja.po"
    assert (about.coverage.stale, about.coverage.percent, about.via) == (1, 97, "en")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_translated_edition_says_every_text_in_its_language(language):
    """Each text has its translated words, its language and its place in the PO file."""
    texts, report, about = said(Spec(language=language), both())
    assert report.problems == ()
    for text in texts.values():
        assert text.language == language
        assert text.state == "translated"
        assert text.gloss == ()
    words = walk.visible(texts["lead-summit"].words)
    assert words == f"{language.upper()} 정상회담은 확장억제를 분명히 다루었다."
    assert texts["title"].origin.span.file == f"content/small/{language}.po"
    assert about.coverage.complete


def test_korean_editions_are_left_alone():
    """Korean, with or without the author's gists, is said as the author wrote it."""
    for spec in (Spec(language="ko"), Spec(language="ko", second="en", passages="gist")):
        texts, report, about = said(spec, {})
        assert list(texts.values()) == list(walk.texts(translating.memo()))
        assert (report.problems, about) == ((), translation.NO_TRANSLATION)


def test_a_parallel_edition_has_the_full_translation_beside_the_korean():
    """The gloss is the whole passage in English, with its marks and note calls."""
    spec = Spec(language="ko", second="en", passages="translation")
    texts, report, about = said(spec, both())
    assert report.problems == ()
    summit = texts["lead-summit"]
    assert (
        summit.words == next(t for t in walk.texts(translating.memo()) if t.id == summit.id).words
    )
    assert walk.visible(summit.gloss).startswith("EN ")
    assert [type(one).__name__ for one in summit.gloss] == ["Run", "Emphasis", "Run", "NoteCall"]
    assert (summit.language, summit.gloss_language, summit.state) == ("ko", "en", "translated")
    assert about.language == "en"


def test_a_translated_edition_may_have_the_korean_beside_it():
    """English with Korean beside it carries the Korean words as its gloss."""
    texts, _, _ = said(Spec(language="en", second="ko", passages="translation"), both())
    assert walk.visible(texts["title"].gloss) == "협력의 재가동"
    assert texts["title"].gloss_language == "ko"


def partly():
    """English with one text missing, one fuzzy, and one fuzzy that lost its note call."""
    en = translating.translated("en")
    en = translating.edited(en, "얻는 것", msgstr="")
    en = translating.edited(en, "세 가지 이득", flags=("fuzzy",))
    return {"en": translating.edited(en, SUMMIT, flags=("fuzzy",), msgstr="The summit")}


def test_a_release_refuses_what_is_not_translated():
    """By `fail`, each open text is a problem at its line in the PO file (T06)."""
    _, report, about = said(Spec(language="en"), partly())
    assert sorted(one.code for one in report.problems) == ["outdated", "outdated", "untranslated"]
    assert {one.span.file for one in report.problems} == {"content/small/en.po"}
    assert len({one.span.line for one in report.problems}) == 3
    counted = about.coverage
    assert (counted.total, counted.missing, counted.fuzzy) == (42, 1, 2)
    assert counted.translated == 39


def test_a_draft_marks_what_is_not_translated():
    """By `mark`, open texts stand in Korean and say so; the rest is English."""
    texts, report, _ = said(Spec(language="en", missing="mark"), partly())
    assert report.problems == ()
    open_ = {one.id: (one.language, one.state) for one in texts.values() if one.language == "ko"}
    assert open_ == {
        "gains.title": ("ko", "missing"),
        "gains.1": ("ko", "fuzzy"),
        "lead-summit": ("ko", "fuzzy"),
    }


def test_a_draft_keeps_a_translation_whose_korean_has_not_changed():
    """By `mark`, words made from an older English are printed with their state."""
    catalogs = both()
    catalogs["en"] = translating.edited(catalogs["en"], "얻는 것", msgstr="The Gains")
    texts, _, _ = said(Spec(language="ja", missing="mark"), catalogs)
    title = texts["gains.title"]
    assert (title.language, title.state, walk.visible(title.words)) == ("ja", "stale", "JA 얻는 것")


def test_the_older_translation_is_kept_if_its_notes_still_fit():
    """By `keep`, an older text is printed with its state, unless it would lose a note."""
    texts, report, _ = said(Spec(language="en", missing="keep"), partly())
    assert report.problems == ()
    kept, lost = texts["gains.1"], texts["lead-summit"]
    assert (kept.language, kept.state, walk.visible(kept.words)) == (
        "en",
        "fuzzy",
        "EN 세 가지 이득",
    )
    assert (lost.language, lost.state) == ("ko", "fuzzy")
    assert (texts["gains.title"].language, texts["gains.title"].state) == ("ko", "missing")


def test_the_korean_may_stand_for_what_is_missing():
    """By `source`, open texts are Korean, tagged as Korean, and not marked."""
    texts, report, _ = said(Spec(language="en", missing="source"), partly())
    assert report.problems == ()
    assert {one.state for one in texts.values()} == {"translated", "source"}
    assert texts["gains.1"].language == "ko"


def test_nothing_stands_beside_itself():
    """In a parallel edition, a text without a translation has no Korean in both columns."""
    spec = Spec(language="ko", second="en", passages="translation", missing="mark")
    texts, _, _ = said(spec, partly())
    assert (texts["gains.title"].gloss, texts["gains.title"].state) == ((), "missing")
    spec = Spec(language="en", second="ko", passages="translation", missing="mark")
    texts, _, _ = said(spec, partly())
    assert (texts["gains.title"].gloss, texts["gains.title"].language) == ((), "ko")


def test_a_waived_text_is_no_problem():
    """What somebody let stand is printed as it is, and counted apart."""
    catalogs = partly()
    now = translation.updated(catalogs, "en", translating.found())
    now = ledger.waive(now, ["gains.title", "gains.1", "lead-summit"], "Lee", "later", None)
    catalogs["en"] = translating.read(write_catalog(now))
    texts, report, about = said(Spec(language="en"), catalogs)
    assert report.problems == ()
    assert (texts["gains.title"].language, texts["gains.title"].state) == ("ko", "source")
    assert (texts["gains.1"].language, texts["gains.1"].state) == ("en", "translated")
    assert (about.coverage.waived, about.coverage.complete) == (3, True)


def test_a_language_without_a_file_is_one_problem():
    """A catalog that is not there at all is told once, at the memo."""
    _, report, about = said(Spec(language="fr"), both())
    assert [one.code for one in report.problems] == ["no-catalog"]
    assert report.problems[0].span.file == "content/small/memo.yaml"
    assert about.coverage.missing == 42


def test_a_file_in_which_nothing_is_translated_is_one_problem():
    """It is told once, at its first text; with one translation each other text is told."""
    entries = both()["en"].entries
    empty = [replace(entry, msgstr="") for entry in entries]
    first = next(index for index, entry in enumerate(entries) if entry.msgstr)
    begun = [*empty[:first], entries[first], *empty[first + 1 :]]
    reports = []
    for texts in (empty, begun):
        catalog = replace(both()["en"], entries=tuple(texts))
        reports.append(said(Spec(language="en"), {"en": catalog})[1].problems)
    (problem,) = reports[0]
    assert (problem.code, problem.span.file) == ("untranslated", entries[0].origin.source.file)
    assert problem.message().startswith("none of 42 units")
    assert "`python3 build.py translate status en --list`" in problem.hint("ko")
    assert len(reports[1]) > 30


def test_a_new_text_is_told_at_its_place_in_the_memo():
    """What the PO file has not got yet is located in the memo, with what to run."""
    memo = translating.memo(
        translating.MEMO.replace("- heading: 세 가지 이득", "- heading: 여섯 밑천")
    )
    _, report, _ = said(Spec(language="en"), both(), memo)
    (problem,) = report.problems
    assert (problem.code, problem.span.file) == ("untranslated-unit", "content/small/memo.yaml")
    assert "translate update en" in problem.hint()


def test_a_lost_pivot_is_told():
    """A translation made from a language that has no file says so."""
    catalogs = both()
    del catalogs["en"]
    _, report, _ = said(Spec(language="ja"), catalogs)
    assert [one.code for one in report.problems] == ["no-pivot"]


@pytest.mark.parametrize("payload", XSS)
def test_html_and_templates_in_a_translation_are_words(payload):
    """What looks like HTML or a template is plain text in the model (T04)."""
    en = translating.edited(translating.translated("en"), "얻는 것", msgstr=f"x {payload}")
    report = Collected()
    spec = Spec(language="en")
    found = translation.translator(translating.memo(), spec, {"en": en}, report)
    title = found(translating.memo().sections[0].title)
    assert all(isinstance(one, Run) for one in title.words)
    kept = payload if "{" not in payload else payload.replace("\\", "")
    assert walk.visible(title.words) == f"x {kept}"


def test_a_bare_per_cent_sign_is_fine():
    """`50% 증가` may be said with any per cent sign (T05)."""
    msgid = next(one.msgid for one in translating.found() if "50%" in one.msgid)
    words = "Paragraph two has homepage, \\{n\\} and 50% more, 5 % in all"
    en = translating.edited(translating.translated("en"), msgid, msgstr=words)
    texts, report, _ = said(Spec(language="en"), {"en": en})
    assert report.problems == ()
    assert "50% more" in walk.visible(texts["gains.3"].words)


def test_a_translation_that_lost_its_note_is_refused():
    """An edition never prints a note that nothing calls: the fault is in the PO file (T03)."""
    en = translating.edited(translating.translated("en"), SUMMIT, msgstr="The *summit*")
    _, report, _ = said(Spec(language="en", missing="mark"), {"en": en})
    assert [one.code for one in report.errors] == ["lost-note"]


def test_an_edition_knows_its_translation():
    """The finished edition carries coverage, translators, revision and day for its colophon."""
    en = both()["en"].with_field("Last-Translator", "Kim Minji <kim@example.org>")
    en = en.with_field("PO-Revision-Date", "2022-06-09 00:00+0000")
    report, memo = Collected(), translating.memo()
    spec = Spec(language="en")
    translate = translation.translator(memo, spec, {"en": en}, report, translating.glossary())
    made = edition.make("small", memo, spec, translating.glossary(), translate)
    assert report.problems == ()
    about = made.translation
    assert (about.language, about.translators) == ("en", ("Kim Minji",))
    assert (about.revised, len(about.revision)) == ("2022-06-09", 8)
    assert made.memo.footnotes[0].text.language == "en"


def test_the_printed_glossary_is_translated_in_a_parallel_edition():
    """Definitions stand beside their translation like any text."""
    spec = Spec(language="ko", second="en", passages="translation", terms="first")
    report, memo = Collected(), translating.memo()
    translate = translation.translator(memo, spec, both(), report, translating.glossary())
    made = edition.make("small", memo, spec, translating.glossary(), translate)
    definition = next(line.definition for line in made.glossary if line.term == "확장억제")
    assert walk.visible(definition.gloss).startswith("EN 동맹국")


def test_the_revision_changes_with_the_korean_only():
    """Glosses and blanks change no revision; words do."""
    first = translation.revision(translating.found())
    gloss = translating.found(translating.MEMO.replace("{homepage|hp}", "{homepage|home}"))
    words = translating.found(translating.MEMO.replace("얻는 것", "잃는 것"))
    assert translation.revision(gloss) == first != translation.revision(words)
