"""PO files: read strictly, written in one way only."""

import io
import subprocess
from dataclasses import replace

import pytest
from babel.messages.pofile import read_po, write_po
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, read_catalog, write_catalog
from briefing.edition.catalogs.entry import Entry
from briefing.files import read_source
from briefing.problems import Collected, Source
from tests import checkers
from tests.edition import translating

HEAD = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
#: Words as catalogs hold them: NFC, nothing invisible, single spaces.
WORDS = st.text("가나다韓日 aZ.*[]{}()\\\"'%#~|:n\n\t", min_size=1, max_size=30)
KEYS = WORDS.map(lambda text: " ".join(text.split())).filter(bool)
REMARKS = st.lists(
    st.text("가a b:", min_size=1, max_size=9).map(lambda t: f"x {t}".strip()), max_size=2
)


@st.composite
def catalogs(draw) -> Catalog:
    """Catalogs of any words, flags, remarks and leftovers."""
    keys = draw(st.lists(KEYS, unique=True, max_size=6))
    entries = []
    for number, msgid in enumerate(keys):
        gone = draw(st.booleans())
        msgstr = draw(WORDS.filter(lambda text: text.strip()))
        entry = Entry(
            msgid,
            msgstr if gone else draw(st.sampled_from(["", msgstr])),
            "" if number % 3 else draw(st.sampled_from(["", "title"])),
            () if gone else (f"u.{number}",),
            comments=tuple(draw(REMARKS)),
            extracted=() if gone else tuple(draw(REMARKS)),
            flags=draw(st.sampled_from([(), ("fuzzy",)])),
            previous="" if gone else draw(st.sampled_from(["", msgid[::-1].strip()])),
            obsolete=gone,
        )
        entries.append(entry)
    made = new_catalog("en", "small")
    return replace(made, entries=tuple(entries))


def said(text: str, language: str = "") -> list[tuple[str, int, int]]:
    """Code, line and column of every problem of a PO file; such a file gives no catalog."""
    report = Collected()
    catalog = read_catalog(Source("en.po", text), report, language)
    assert (catalog is None) == bool(report.errors)
    return [(one.code, one.span.line, one.span.column) for one in report.problems]


def test_a_file_of_ours_is_the_same_after_reading_and_writing():
    """Reading and writing our own file changes no byte."""
    text = write_catalog(translating.translated("ja", pivot=translating.translated("en")))
    assert write_catalog(translating.read(text, "ja")) == text
    assert "POT-Creation-Date" not in text
    assert "PO-Revision-Date" not in text


@given(catalogs())
@settings(max_examples=80, deadline=None)
def test_what_is_written_is_read_back(catalog):
    """Every catalog comes back from its text, which is then written the same."""
    text = write_catalog(catalog)
    back = translating.read(text)
    assert back == catalog
    assert write_catalog(back) == text


@given(catalogs())
@settings(max_examples=50, deadline=None)
def test_babel_reads_what_we_write(catalog):
    """Another reader finds the same translations, flags and remarks in our files."""
    theirs = read_po(io.StringIO(write_catalog(catalog)), abort_invalid=True)
    live = [one for one in catalog.entries if not one.obsolete]
    assert len(theirs) == len(live)
    for one in live:
        found = theirs.get(one.msgid, one.context or None)
        assert found.string == one.msgstr
        assert found.fuzzy == one.fuzzy
        assert found.auto_comments == list(dict.fromkeys(one.extracted))


@given(catalogs())
@settings(max_examples=50, deadline=None)
def test_we_read_what_babel_writes(catalog):
    """A file that another program wrapped and dated says the same."""
    theirs = read_po(io.StringIO(write_catalog(catalog)))
    out = io.BytesIO()
    write_po(out, theirs, width=30)
    back = translating.read(out.getvalue().decode())
    for one in catalog.entries:
        if not one.obsolete and "\t" not in one.msgid:
            assert back.entry(one.msgid, one.context).msgstr == one.msgstr


@checkers.needs_gettext
def test_gettext_accepts_what_we_write(tmp_path):
    """GNU msgfmt finds no fault in our files."""
    file = tmp_path / "en.po"
    file.write_text(write_catalog(translating.translated("en")), "utf-8")
    done = subprocess.run(["msgfmt", "-o", "-", file], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


BROKEN = {
    "duplicate": ('msgid "제목"\nmsgstr "a"\n\nmsgid "제목"\nmsgstr "b"\n', "po-duplicate", 9, 8),
    "unterminated": ('msgid "제목\nmsgstr "a"\n', "po-unclosed", 6, 1),
    "unterminated translation": ('msgid "제목"\nmsgstr "a\n', "po-unclosed", 7, 1),
    "lone quotation mark": ('msgid "제목"\nmsgstr "a"b"\n', "po-line", 7, 1),
    "garbage": ('msgid "제목"\nmsgstr "a"\n<<<<<<< HEAD\n', "po-line", 8, 1),
    "no translation": ('msgid "제목"\n\n# next\nmsgid "b"\nmsgstr "c"\n', "po-no-msgstr", 6, 8),
    "no translation at the end": ('msgid "제목"\n', "po-no-msgstr", 6, 8),
    "no source": ('msgstr "a"\n', "po-order", 6, 1),
    "two translations": ('msgid "제목"\nmsgstr "a"\nmsgstr "b"\n', "po-order", 8, 1),
    "text from nowhere": ('# a\n"제목"\n', "po-order", 7, 1),
    "unknown keyword": ('message "제목"\n', "po-line", 6, 1),
    "plural entry": ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n', "po-plural-entry", 7, 1),
    "second header": ('msgid ""\nmsgstr "x"\n', "po-duplicate", 6, 7),
    "escape": ('msgid "a"\nmsgstr "b\\q"\n', "po-escape", 7, 10),
    "carriage return": ('msgid "a"\nmsgstr "b\\r"\n', "po-escape", 7, 10),
    "half obsolete": ('msgid "a"\n#~ msgstr "b"\n', "po-order", 7, 4),
    "ledger": ('# @made-from en xyz\nmsgid "a"\nmsgstr "b"\n', "po-ledger", 6, 1),
    "control": ('msgid "a"\nmsgstr "b\x07"\n', "forbidden-character", 7, 10),
    "right-to-left override": ('msgid "a"\nmsgstr "b\u202ec"\n', "bidi-character", 7, 10),
    "private use": ('msgid "a"\nmsgstr "\ue000"\n', "private-use-character", 7, 9),
    "line separator": ('msgid "a"\nmsgstr "b\u2028c"\n', "forbidden-character", 7, 10),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_located_and_not_used(name):
    """Each fault has its line and column, and no half of the file is used (T07, T11)."""
    text, *place = BROKEN[name]
    assert tuple(place) in said(f"{HEAD}\n{text}")


def test_all_faults_of_a_file_come_at_once():
    """Reading goes on behind a fault."""
    found = said(f'{HEAD}\nmsgid "a"\nmsgstr "b\n\nmsgid "c"\nmsgstr "d" e\n\nmsgid "f"\n')
    assert found == [("po-unclosed", 7, 1), ("po-line", 10, 1), ("po-no-msgstr", 12, 8)]


@pytest.mark.parametrize(
    ("head", "code", "line"),
    [
        ('msgid "a"\nmsgstr "b"\n', "po-no-header", 1),
        ("", "po-no-header", 1),
        ('msgid ""\nmsgstr "Language: en\\n"\n', "po-charset", 1),
        (HEAD.replace("UTF-8", "EUC-KR"), "po-charset", 4),
        (HEAD.replace("UTF-8", "CHARSET"), "po-charset", 4),
        (HEAD.replace(": en", ": ja"), "po-language", 3),
        (HEAD.replace(": en", ": ../evil"), "unknown-language", 3),
        (HEAD + '"X-Translated-Via: en/../../x\\n"\n', "unknown-language", 5),
    ],
)
def test_a_header_that_says_something_else_is_refused(head, code, line):
    """The header must say UTF-8 and the language of the file's place (T07, T09)."""
    assert (code, line) in [one[:2] for one in said(head, "en")]


@pytest.mark.parametrize(
    "rule",
    [
        "nplurals=2; plural=__import__('os').system('x')",
        "nplurals=2; plural=" + "(" * 60 + "n" + ")" * 60,
        "nplurals=2; plural=n",
        "nplurals=1; plural=n!=1",
        "nplurals=2; plural=1/n",
        "nplurals=2; plural=n" + "+n" * 300,
        "nplurals=99999999999; plural=0",
        "plural=0",
    ],
)
def test_a_harmful_plural_rule_is_refused(rule):
    """A plural rule that is evil, deep or out of range is a problem at its line (T08)."""
    assert ("po-plural-forms", 5, 2) in said(f'{HEAD}"Plural-Forms: {rule}\\n"\n')


def test_a_proper_plural_rule_of_another_program_is_fine():
    """French as other programs write it is no problem."""
    rule = "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;"
    assert said(f'{HEAD}"Plural-Forms: {rule}\\n"\n') == []


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path):
    """A file with a byte order mark is read like one without (T07)."""
    text = f'\ufeff{HEAD}\nmsgid "제목"\nmsgstr "Title"\n'
    assert translating.read(text).words("제목") == "Title"


def test_a_file_in_another_encoding_is_refused(tmp_path):
    """Bytes that are not UTF-8 are a located problem, whatever the header says (T07)."""
    file = tmp_path / "en.po"
    file.write_bytes(f'{HEAD}\nmsgid "제목"\nmsgstr "Title"\n'.encode("euc-kr"))
    report = Collected()
    assert read_source(file, tmp_path, report) is None
    assert report.errors[0].span.line == 6


def test_a_character_is_found_over_several_lines():
    """A place in a text that is spread over lines is the place in the right line."""
    text = f'{HEAD}\nmsgid "a"\nmsgstr ""\n"one \\"two\\" "\n"three"\n'
    origin = translating.read(text).entry("a").origin
    assert origin.value == 'one "two" three'
    assert str(origin.locate(10, 5)) == "content/small/en.po:9:2"
    assert (origin.locate(4, 1).column, origin.locate(4, 1).length) == (6, 2)
    assert origin.locate(8, 9).line == 8


def test_an_empty_translation_has_a_place():
    """What is still to be written has the place where to write it."""
    origin = translating.read(f'{HEAD}\nmsgid "a"\nmsgstr ""\n').entry("a").origin
    assert str(origin.span) == "content/small/en.po:7:8"


def test_blanks_around_a_translation_are_a_warning():
    """A translation that begins or ends with a line end is printed, but told about (T11)."""
    report = Collected()
    read_catalog(Source("en.po", f'{HEAD}\nmsgid "a"\nmsgstr "b\\n"\n'), report)
    assert [(one.code, one.severity) for one in report.problems] == [("po-edge", "warning")]


def test_words_are_found_by_what_they_say():
    """Whitespace and Unicode normalisation do not keep a text from its translation."""
    catalog = translating.translated("en")
    assert catalog.words("얻는  것") == "EN 얻는 것"
    assert catalog.words("\u110b\u1165\u11ae\u1102\u1173\u11ab \u1100\u1165\u11ba") == "EN 얻는 것"
    assert catalog.words("없는 것") is None


def test_one_place_may_say_the_same_korean_in_its_own_way():
    """An entry with a unit's id as context is for that unit alone, and survives an update."""
    catalog = translating.translated("en")
    own = Entry("일본", "Japan’s score", "fig-liking.rows.1.label")
    catalog = replace(catalog, entries=(*catalog.entries, own))
    back = translating.read(write_catalog(merging.update(catalog, translating.found())))
    assert back.words("일본", "fig-liking.rows.1.label") == "Japan’s score"
    assert back.words("일본", "tab-trade.rows.2.1") == "EN 일본"
    assert back.entry("일본", "tab-trade.rows.2.1").units == ("tab-trade.rows.2.1",)


def test_translators_are_named_without_their_addresses():
    """The colophon gets names; addresses and placeholders stay in the file."""
    catalog = translating.translated("en")
    named = catalog.with_field("Last-Translator", "Kim Minji <kim@example.org>, FULL NAME <x@y>")
    assert named.translators == ("Kim Minji",)
    assert named.with_field("X-Translators", "A, B").translators == ("A", "B")
    assert catalog.with_field("PO-Revision-Date", "2022-06-09 10:00+0900").revised == "2022-06-09"
    assert catalog.with_field("PO-Revision-Date", "YEAR-MO-DA").revised == ""


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_file_escapes(data):
    """A damaged file is a problem or is another proper file; nothing is raised."""
    text = write_catalog(translating.translated("en"))[:1500]
    at = data.draw(st.integers(0, len(text)))
    put = data.draw(st.sampled_from(['"', "\\", "\n", "#", "#~ ", "msgid ", "\x00", "#| ", ""]))
    report = Collected()
    cut = data.draw(st.integers(0, 3))
    catalog = read_catalog(Source("en.po", text[:at] + put + text[at + cut :]), report)
    assert (catalog is None) == bool(report.errors)
    if catalog:
        assert translating.read(write_catalog(catalog)) == catalog
