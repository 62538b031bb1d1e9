"""What a translation was made from, and when that no longer stands."""

import subprocess
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition.catalogs import ledger, merging
from briefing.edition.catalogs.catalog import write_catalog
from briefing.edition.catalogs.entry import NO_RECORD, Record, digest, is_line, plain
from tests import checkers
from tests.edition import translating

TITLE = "얻는 것"
HEX = st.text("0123456789abcdef", min_size=16, max_size=16)
NAMES = st.text("가나 aZ’.", min_size=1, max_size=12).map(str.strip).filter(bool)


def pair():
    """English from Korean and Japanese from that English, both current."""
    en = translating.translated("en")
    return en, translating.translated("ja", pivot=en)


def states(catalog) -> dict[str, str]:
    """The state of every text."""
    return {one.msgid: one.state for one in catalog.entries if not one.obsolete}


def open_ones(catalog) -> dict[str, str]:
    """The texts that are not current, with their state."""
    return {msgid: state for msgid, state in states(catalog).items() if state != "translated"}


def updated(catalog, pivot=None):
    """A catalog for the small memo, as it is read back from its file."""
    catalog = merging.update(catalog, translating.found(), pivot)
    return translating.read(write_catalog(catalog), catalog.language)


def test_a_change_of_the_english_alone_makes_the_japanese_stale():
    """What was made from a translation that changed is stale, and nothing else is."""
    en, ja = pair()
    en = translating.edited(en, TITLE, msgstr="The Gains")
    ja = updated(ja, en)
    assert open_ones(ja) == {TITLE: "stale"}
    entry = ja.entry(TITLE)
    assert entry.msgstr == "JA 얻는 것"
    assert entry.record.was
    assert "en: The Gains" in entry.extracted
    assert open_ones(updated(ja, en)) == {TITLE: "stale"}


def test_taking_the_fuzzy_flag_out_confirms_a_stale_translation():
    """A PO program that takes the flag out has answered; the next change asks again."""
    en, ja = pair()
    en = translating.edited(en, TITLE, msgstr="The Gains")
    ja = updated(translating.edited(updated(ja, en), TITLE, flags=()), en)
    assert open_ones(ja) == {}
    assert not ja.entry(TITLE).record.was
    again = translating.edited(en, TITLE, msgstr="What Is Gained")
    assert open_ones(updated(ja, again)) == {TITLE: "stale"}


def test_a_review_confirms_and_lapses_with_any_change():
    """A review holds for one source and one translation; a change of either ends it."""
    en, ja = pair()
    en = translating.edited(en, TITLE, msgstr="The Gains")
    ja = ledger.review(updated(ja, en), ["gains.title"], "Sato", en)
    assert open_ones(ja) == {}
    assert ja.entry(TITLE).record.reviewed_by == "Sato"
    kept = updated(translating.read(write_catalog(ja), "ja"), en)
    assert kept.entry(TITLE).record.reviewed
    mended = updated(translating.edited(kept, TITLE, msgstr="利益"), en)
    assert not mended.entry(TITLE).record.reviewed
    moved = translating.edited(en, TITLE, msgstr="Gains")
    assert not updated(kept, moved).entry(TITLE).record.reviewed


def test_a_waiver_holds_until_the_next_real_change():
    """A waived unit counts as done, with name and reason, until its source changes."""
    en, ja = pair()
    en = translating.edited(en, TITLE, msgstr="The Gains")
    ja = ledger.waive(updated(ja, en), ["gains.title"], "Lee", "only the article", en)
    assert states(ja)[TITLE] == "waived"
    ja = updated(translating.read(write_catalog(ja), "ja"), en)
    record = ja.entry(TITLE).record
    assert (record.waived_by, record.reason) == ("Lee", "only the article")
    assert states(ja)[TITLE] == "waived"
    en = translating.edited(en, TITLE, msgstr="What Is Gained")
    ja = updated(ja, en)
    assert states(ja)[TITLE] == "stale"
    assert not ja.entry(TITLE).record.waived


def test_a_missing_translation_can_be_waived():
    """A unit that stays in Korean on purpose is waived without any translation."""
    en = updated(translating.edited(translating.translated("en"), TITLE, msgstr=""))
    assert open_ones(en) == {TITLE: "missing"}
    en = updated(ledger.waive(en, ["gains.title"], "Lee", "a name", None))
    assert open_ones(en) == {TITLE: "waived"}


def test_a_waiver_ends_with_the_translation():
    """When a waived unit is translated after all, the waiver goes."""
    en = translating.edited(translating.translated("en"), TITLE, msgstr="")
    en = ledger.waive(updated(en), ["gains.title"], "Lee", "a name", None)
    en = updated(translating.edited(en, TITLE, msgstr="Gains"))
    assert open_ones(en) == {}
    assert en.entry(TITLE).record == NO_RECORD


def test_a_translation_that_waits_for_its_english_is_not_stale():
    """Without any English for a text there is nothing that it could be older than."""
    en, ja = pair()
    en = translating.edited(en, TITLE, msgstr="")
    assert open_ones(updated(ja, en)) == {}


def test_an_empty_entry_is_made_from_what_it_showed():
    """A text translated while its English changed is looked at again."""
    en, ja = pair()
    ja = updated(translating.edited(ja, TITLE, msgstr=""), en)
    en = translating.edited(en, TITLE, msgstr="The Gains")
    filled = translating.edited(ja, TITLE, msgstr="利益")
    assert open_ones(updated(filled, en)) == {TITLE: "stale"}


@given(st.text("가나다 한국\n\t abcé", max_size=30))
def test_whitespace_and_normalisation_change_no_digest(text):
    """A text in pieces, or wrapped elsewhere, is the same text."""
    pieces = unicodedata.normalize("NFD", text).replace(" ", " \n ")
    assert digest(pieces) == digest(text)


@given(
    st.lists(st.text("ab \0", max_size=4), max_size=3),
    st.lists(st.text("ab \0", max_size=4), max_size=3),
)
def test_other_words_have_another_digest(one, other):
    """What differs in its words differs in its digest, also over several texts."""
    same = [plain(text) for text in one] == [plain(text) for text in other]
    joined = "\0".join(map(plain, one)) == "\0".join(map(plain, other))
    assert (digest(*one) == digest(*other)) == (same or joined)


@given(HEX, HEX, NAMES, st.text("가 a:@", min_size=1, max_size=9).map(str.strip).filter(bool))
def test_a_record_comes_back_from_its_lines(one, other, name, reason):
    """Every record is written in comments from which it is read again."""
    full = Record("pt-BR", one, other, one, name, reason, other, name)
    for record in (full, replace(full, was=""), replace(full, waived="", waived_by="", reason="")):
        back = NO_RECORD
        for line in record.lines():
            assert is_line(line)
            back = back.with_line(line)
        assert back == record


@pytest.mark.parametrize(
    "line", ["@made-from en", "@made-from ../x 0123456789abcdef", "@reviewed", "@waived x by y: z"]
)
def test_a_line_that_says_nothing_is_refused(line):
    """What looks like the ledger and is not is never taken for a remark."""
    assert is_line(line)
    assert NO_RECORD.with_line(line) is None


@pytest.mark.parametrize("name", ["", " ", "a:b", "@x", "a\nb", "a\u202eb", "x" * 101])
def test_a_name_that_would_break_the_ledger_is_none(name):
    """A name is one line without the ledger's own marks."""
    assert not ledger.is_name(name)
    assert ledger.is_name("김민지 (연구소)")


@checkers.needs_gettext
def test_the_ledger_survives_other_programs(tmp_path):
    """GNU msgmerge, which drops what tools extract, keeps every line of the ledger."""
    _, ja = pair()
    ja = ledger.review(ja, ["gains.title", "title"], "Sato", translating.translated("en"))
    old, new = tmp_path / "ja.po", tmp_path / "new.pot"
    old.write_text(write_catalog(ja), "utf-8")
    new.write_text(write_catalog(replace(ja, entries=tuple(
        replace(one, msgstr="", record=NO_RECORD, extracted=()) for one in ja.entries
    ))), "utf-8")  # fmt: skip
    done = subprocess.run(["msgmerge", "-q", "-N", old, new], capture_output=True, check=True)
    back = translating.read(done.stdout.decode(), "ja")
    assert {e.msgid: e.record for e in back.entries} == {e.msgid: e.record for e in ja.entries}
