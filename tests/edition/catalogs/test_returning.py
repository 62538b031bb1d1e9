"""What translators' programs do to a file on its way: none of it loses work, or passes for work."""

from dataclasses import replace

import pytest

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import write_catalog
from briefing.problems import Collected
from tests.edition.exchanging import ENGLISH, FORMATS, LEAD, LINK, back, desk, doubted, sent

# Nothing is lost unseen


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("updated", [True, False])
def test_work_for_older_korean_arrives_in_doubt(form, updated):
    """A text whose Korean changed while it was away is merged as `update` does."""
    before = desk()
    text = sent(before, form).replace("weakest link", "frailest tie")
    after = desk(before.now, lead_b="가장 약한 고리는 여전히 한·일 관계다.")
    if updated:
        after = replace(after, now=merging.update(after.now, after.units))
    now, codes = back(after, text, form)
    entry = now.entry("가장 약한 고리는 여전히 한·일 관계다.")
    assert codes == []
    assert entry.msgstr == "The frailest tie is between Seoul and Tokyo."
    assert (entry.fuzzy, entry.previous) == (True, LINK)


@pytest.mark.parametrize("form", FORMATS)
def test_work_on_a_text_that_is_gone_is_told_and_kept(form):
    """Words whose Korean nobody says any more are told at their line and kept as obsolete."""
    before = desk()
    text = sent(before, form).replace("weakest link", "frailest tie")
    now, codes = back(desk(before.now, lead_b=""), text, form)
    assert codes == ["unknown-return"]
    kept = [entry.msgstr for entry in now.entries if entry.obsolete]
    assert kept == ["The frailest tie is between Seoul and Tokyo."]
    untouched = back(desk(before.now, lead_b=""), sent(before, form), form)
    assert untouched[1] == []


@pytest.mark.parametrize("form", FORMATS)
def test_what_the_desk_mended_meanwhile_stays(form):
    """A text that nobody touched outside brings no older words back."""
    before = desk()
    mended = before.now.changed(
        lambda entry: replace(entry, msgstr=entry.msgstr.replace("weakest", "weak"))
    )
    after = replace(before, now=mended)
    assert back(after, sent(before, form), form) == (mended, [])


@pytest.mark.parametrize("form", FORMATS)
def test_what_both_changed_is_told_and_both_are_kept(form):
    """Words that came back are in doubt, and those of the desk stand in a remark beside them."""
    before = desk()
    mended = before.now.changed(
        lambda entry: replace(entry, msgstr=entry.msgstr.replace("weakest", "weak"))
    )
    text = sent(before, form).replace("weakest link", "frailest tie")
    now, codes = back(replace(before, now=mended), text, form)
    entry = now.entry(LINK)
    assert codes == ["disputed-return"]
    assert (entry.msgstr, entry.fuzzy) == ("The frailest tie is between Seoul and Tokyo.", True)
    assert entry.comments == ("before: The weak link is between Seoul and Tokyo.",)
    again, _ = back(replace(before, now=now), text, form)
    assert again.entry(LINK).comments == entry.comments


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("café.", "café. "),
        ("Two days", "Two\u00a0days"),
        ("Two days", "Two  days"),
        ("Two days", "Two\u200b days"),
        ("leaders’", "leaders'"),
        ("–", "-"),
        ("–", "--"),
        ("café", "cafe\u0301"),
    ],
)
def test_what_a_program_does_confirms_nothing(form, old, new):
    """Blanks, dashes, quotation marks and the form of letters are no work on a text."""
    own = doubted(desk())
    text = sent(own, form)
    assert old in text
    now, codes = back(own, text.replace(old, new), form)
    assert set(codes) <= {"invisible-character", "normalised"}
    assert now.state(LEAD) == "fuzzy"
    assert "Two\u200b" not in now.entry(LEAD).msgstr
    assert now.entry(LEAD).msgstr.count("–") == 1


def test_a_better_quotation_mark_is_taken_and_confirms_nothing():
    """Typography that gets better is kept; the text is in doubt as before."""
    own = desk()
    plain = own.now.changed(lambda entry: replace(entry, msgstr=entry.msgstr.replace("’", "'")))
    own = doubted(replace(own, now=plain))
    now, codes = back(own, sent(own, "po").replace("leaders'", "leaders’"), "po")
    assert (now.entry(LEAD).msgstr, now.state(LEAD)) == (ENGLISH[LEAD], "fuzzy")
    assert codes == []


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("po", "#: lead-b", "#: lead-b\n#, fuzzy"),
        ("po", "#: lead-b", "#: lead-b\n#= fuzzy"),
        ("po", "The weakest", "[fuzzy] The weakest"),
        ("xlf", 'name="lead-b" canResegment="no"', 'name="lead-b"'),
        ("xliff", '<target state="translated">The w', '<target state="needs-review-l10n">The w'),
        ("xliff", '<target state="translated">The w', '<target state="new">The w'),
        ("csv", '"The weakest link is between Seoul and Tokyo.","translated"', '"","needs work"'),
    ],
)
def test_a_mark_that_a_text_needs_work_comes_back(form, old, new):
    """A flag of any program makes a text fuzzy though its words stand."""
    text = sent(desk(), form)
    assert old in text
    text = text.replace(old, new)
    if form == "xlf":
        head, _, tail = text.partition('name="lead-b"')
        text = head + 'name="lead-b"' + tail.replace('"translated"', '"initial"', 1)
    if form == "csv":
        text = text.replace('"","needs', '"The weakest link is between Seoul and Tokyo.","needs')
    now, codes = back(desk(), text, form)
    assert codes == []
    assert {e.msgid for e in now.live if e.state == "fuzzy"} == {LINK}
    assert now.entry(LINK).msgstr == ENGLISH[LINK]


@pytest.mark.parametrize(
    ("typed", "state", "codes"),
    [
        ("OK", "translated", []),
        ("확인", "translated", []),
        ("Needs_Work", "fuzzy", []),
        ("?", "fuzzy", []),
        ("", "fuzzy", []),
        ("translated", "translated", []),
        ("perhaps", "fuzzy", ["unknown-state"]),
    ],
)
def test_what_the_column_of_states_may_hold(typed, state, codes):
    """A reviewer says in a word that a text is right, or is not."""
    own = doubted(desk(), LINK)
    text = sent(own, "csv")
    assert text.count('"fuzzy"') == 1
    now, said = back(own, text.replace('"fuzzy"', f'"{typed}"'), "csv")
    assert (now.state(LINK), said) == (state, codes)


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("po", "#. body lead-b", "# Is this the official name?\n#. body lead-b"),
        ("xlf", "</notes>", "<note>Is this the official name?</note></notes>"),
        ("xliff", "</note>\n", "</note><note from='t'>Is this the official name?</note>\n"),
        ("csv", "sent: translated", "Is this the official name?\nsent: translated"),
    ],
)
def test_a_remark_comes_back(form, old, new):
    """What a translator writes beside a text is kept beside it, and never taken for the ledger."""
    text = sent(desk(), form)
    if form == "po":
        text = text.replace("#: lead-b", "# Is this the official name?\n#: lead-b")
    else:
        assert old in text
        text = text.replace(old, new)
        text = text.replace("sent: translated", "@reviewed 0123456789abcdef by X\nsent: translated")
    now, codes = back(desk(), text, form)
    assert codes == []
    assert "Is this the official name?" in now.entry(LINK).comments
    assert not any(entry.record.reviewed for entry in now.entries)
    assert "@reviewed" not in write_catalog(now)


# Files that lost characters


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "ascii", "cp949"])
def test_a_sheet_that_lost_characters_is_refused(encoding):
    """`?` where another character stood refuses the file, and the hint leads to no loss."""
    text = sent(desk(), "csv").removeprefix("\ufeff")
    report = Collected()
    data = text.replace("café", "caf?").encode(encoding, "replace").decode(encoding)
    assert "?" in data
    assert desk().returned("small.en.csv", data.encode(), report) == desk().now
    assert {problem.code for problem in report.errors} == {"degraded-return"}
    assert "nothing was taken" in report.errors[0].hint()


@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_a_sheet_read_in_another_encoding_is_refused(codec):
    """UTF-8 that a program took for Latin-1 is known again."""
    own = desk()
    text = sent(own, "csv").removeprefix("\ufeff")
    broken = "".join(
        char.encode().decode(codec, "ignore") if char in "’“”–é" else char for char in text
    )
    report = Collected()
    own.returned("small.en.csv", broken.encode(), report)
    if codec == "latin-1":
        assert report.errors
    else:
        assert {problem.code for problem in report.errors} <= {"degraded-return"}


def test_a_question_is_no_lost_character():
    """A translator may make a question of a sentence that ended otherwise."""
    text = sent(desk(), "csv").replace("– one step, at the café.", "– one step, at which café?")
    now, codes = back(desk(), text, "csv")
    assert codes == []
    assert now.entry(LEAD).msgstr.endswith("café?")


@pytest.mark.parametrize("encoding", ["cp949", "cp1252"])
def test_a_sheet_that_is_not_unicode_is_to_be_saved_again(encoding):
    """The hint never says to convert what has lost characters."""
    text = sent(desk(), "csv").removeprefix("\ufeff")
    _, codes = back(desk(), text.encode(encoding, "replace"), "csv")
    assert codes == ["sheet-encoding"]


@pytest.mark.parametrize("form", FORMATS)
def test_korean_that_a_program_filled_in_is_no_translation(form):
    """A copy of the source changes nothing; one sentence of it is told and replaces nothing."""
    whole = "한 문장이다. 다음 문장이다."
    own = desk(lead_b=whole)
    words = own.now.changed(
        lambda entry: (
            replace(entry, msgstr="One. Next.", flags=()) if entry.msgid == whole else entry
        )
    )
    own = replace(own, now=words)
    for back_words, expected in ((whole, []), ("Another one. 다음 문장이다.", ["half-return"])):
        now, codes = back(own, sent(own, form).replace("One. Next.", back_words), form)
        assert codes == expected
        assert now.words(whole) == "One. Next."
