"""Translations that travel: nothing that was not touched comes back changed."""

import csv
import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edition.catalogs import ledger, merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, write_catalog
from briefing.edition.catalogs.desk import Desk
from briefing.edition.catalogs.entry import Entry, plain
from briefing.edition.catalogs.exchange import sheet, xliff
from briefing.edition.units import Unit
from briefing.problems import Collected
from tests.edition import translating

TITLE = "얻는 것"
NAMESPACE = f"{{{xliff.NAMESPACE}}}"
FORMULAS = "=+-@\t\r＝＋－＠"
WORDS = st.text("가日aZ =+-@＝'\"\n\t,;<>&]%", min_size=1, max_size=24)


@st.composite
def catalogs(draw) -> Catalog:
    """Catalogs of words that are awkward in spreadsheets and in XML."""
    keys = draw(st.lists(WORDS.map(plain).filter(bool), unique=True, max_size=5))
    entries = []
    for number, msgid in enumerate(keys):
        msgstr = draw(st.one_of(st.just(""), WORDS.filter(lambda text: text.strip())))
        flags = draw(st.sampled_from([(), ("fuzzy",)])) if msgstr else ()
        context = draw(st.sampled_from(["", "title"])) if not number else ""
        entry = Entry(msgid, msgstr, context, (f"u.{number}",), flags=flags, extracted=("a note",))
        entries.append(entry)
    return translating.read(write_catalog(replace(new_catalog("en", "x"), entries=tuple(entries))))


def units(catalog: Catalog) -> list[Unit]:
    """The units that a catalog serves."""
    pairs = ((entry.context or unit, entry) for entry in catalog.live for unit in entry.units)
    return [Unit(unit, entry.msgid) for unit, entry in pairs]


def back(text: str, kind: str, catalog: Catalog, pivot=None) -> tuple[Catalog, Collected]:
    """A catalog after a file of a kind came back, with what was said."""
    report = Collected()
    desk = Desk(Path(), "small", catalog.language, tuple(units(catalog)), catalog, pivot)
    now = desk.returned(f"small.{catalog.language}.{kind}", text.encode(), report)
    return now or catalog, report


WRITE = {
    "po": write_catalog,
    "xlf": lambda catalog: xliff.write(catalog, "small"),
    "xliff": lambda catalog: xliff.write_old(catalog, "small"),
    "csv": sheet.write_csv,
}


@pytest.mark.parametrize("kind", WRITE)
@given(catalog=catalogs())
@settings(max_examples=60, deadline=None)
def test_what_nobody_touched_comes_back_to_the_byte(kind, catalog):
    """Sending a catalog away and taking it back unchanged changes no byte."""
    now, report = back(WRITE[kind](catalog), kind, catalog)
    assert report.errors == ()
    assert write_catalog(now) == write_catalog(catalog)


@pytest.mark.parametrize("kind", WRITE)
def test_one_changed_text_changes_nothing_else(kind):
    """A new translation arrives, is no longer in doubt, and every other byte stays."""
    en = translating.edited(translating.translated("en"), TITLE, flags=("fuzzy",), comments=("n",))
    sent = WRITE[kind](en).replace("EN 얻는 것", "=What & <is> gained")
    if kind in ("xlf", "xliff"):
        sent = sent.replace("=What & <is> gained", "=What &amp; &lt;is&gt; gained")
    if kind == "po":
        sent = sent.replace("#, fuzzy\n", "")
    if kind == "csv":
        sent = sent.replace('"=What', "\"'=What")
    now, report = back(sent, kind, en)
    assert report.problems == ()
    expected = write_catalog(en).replace("EN 얻는 것", "=What & <is> gained")
    assert write_catalog(now) == expected.replace("#, fuzzy\n", "")


@pytest.mark.parametrize(
    ("kind", "sent", "answer"),
    [
        ("po", "#, fuzzy\n", ""),
        ("xlf", 'state="initial" subState="briefing:fuzzy"', 'state="final"'),
        ("csv", '"fuzzy"', '"ok"'),
    ],
)
def test_a_doubtful_translation_can_be_confirmed_elsewhere(kind, sent, answer):
    """A reviewer who changes no word may still say that it is right."""
    en = translating.edited(translating.translated("en"), TITLE, flags=("fuzzy",))
    text = WRITE[kind](en)
    assert text.count(sent) == 1
    now, _ = back(text.replace(sent, answer), kind, en)
    assert now.state(TITLE) == "translated"


def test_a_returned_translation_is_made_from_the_present_english():
    """What a translator sends back is no longer stale; what was left alone still is."""
    en = translating.translated("en")
    ja = translating.translated("ja", pivot=en)
    en = translating.edited(en, TITLE, msgstr="The Gains")
    en = translating.edited(en, "세 가지 이득", msgstr="Three Gains")
    ja = merging.update(ja, translating.found(), en)
    text = xliff.write(ja, "small").replace(">JA 얻는 것<", ">利益<")
    now, report = back(text, "xlf", ja, en)
    assert report.problems == ()
    assert now.state(TITLE) == "translated"
    assert now.state("세 가지 이득") == "stale"
    assert merging.update(now, translating.found(), en).state(TITLE) == "translated"


def test_a_text_that_is_gone_is_told_and_the_rest_is_taken():
    """A file sent before the memo changed still brings what fits."""
    en = translating.translated("en")
    text = sheet.write_csv(en).replace("EN 신뢰", "Trust")
    text = text.replace('"title","협력의 재가동"', '"gone","아주 오래된 대목"')
    now, report = back(text, "csv", en)
    assert [entry.msgstr for entry in now.entries if entry.obsolete] == ["EN 협력의 재가동"]
    assert [(one.code, one.severity) for one in report.problems] == [("unknown-return", "warning")]
    assert now.words("신뢰") == "Trust"


def test_what_breaks_a_note_is_refused_with_its_line():
    """A returned text that lost its note call is a problem in the returned file."""
    en = translating.translated("en")
    for kind in WRITE:
        _, report = back(WRITE[kind](en).replace("다루었다.[^note-summit]", "다루었다."), kind, en)
        codes = {one.code for one in report.errors}
        assert codes <= {"lost-note", "unknown-return"}
        text = re.sub(r"(EN 정상회담[^\[]*)\[\^note-summit\]", r"\1", WRITE[kind](en))
        _, report = back(text, kind, en)
        (problem,) = report.errors
        assert problem.code == "lost-note"
        assert "EN 정상회담" in text.split("\n")[problem.span.line - 1]


def test_two_answers_for_one_text_are_refused():
    """A sheet in which a row was copied and changed is not half taken."""
    en = translating.translated("en")
    text = sheet.write_csv(en)
    row = next(line for line in text.split("\r\n") if "EN 얻는 것" in line)
    _, report = back(text + row.replace("EN 얻는 것", "Gains") + "\r\n", "csv", en)
    assert [one.code for one in report.errors] == ["returned-twice"]


def test_the_credits_of_a_returned_file_are_taken():
    """Translator and day of a PO file that comes back go to the header."""
    en = translating.translated("en")
    sent = en.with_field("Last-Translator", "A").with_field("PO-Revision-Date", "2022-06-09")
    now, _ = back(write_catalog(sent).replace("EN 얻는 것", "Gains"), "po", en)
    assert (now.translators, now.revised) == (("A",), "2022-06-09")
    assert back(write_catalog(sent), "po", en)[0] == en


# XLIFF


def test_the_xliff_says_what_other_programs_need():
    """Version, languages, states, notes and preserved space are those of XLIFF 2.0."""
    en = translating.edited(translating.translated("en"), TITLE, flags=("fuzzy",))
    en = translating.edited(en, "세 가지 이득", msgstr="")
    en = ledger.review(en, ["title"], "Lee", None)
    root = ElementTree.fromstring(xliff.write(en, "small"))
    assert root.tag == f"{NAMESPACE}xliff"
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.0", "ko", "en")
    units = {one.get("name"): one for one in root.iter(f"{NAMESPACE}unit")}
    states = {name: one.find(f"{NAMESPACE}segment").get("state") for name, one in units.items()}
    assert states["gains.title"] == states["gains.1"] == "initial"
    assert (states["title"], states["disclaimer"]) == ("reviewed", "translated")
    assert units["gains.1"].find(f".//{NAMESPACE}target") is None
    notes = [one.text for one in units["lead-summit"].iter(f"{NAMESPACE}note")]
    assert "note: 공식 번역을 따를 것" in notes
    ids = [one.get("id") for one in root.iter(f"{NAMESPACE}unit")]
    assert len(ids) == len(set(ids))


def test_a_file_that_a_program_split_and_marked_is_read():
    """Several segments of one unit, and marks around words, are one text again."""
    en = translating.translated("en")
    parts = "EN 얻</target></segment><ignorable><source/><target>는 </target></ignorable><segment>"
    parts += '<source/><target><mrk id="m1" type="term">G</mrk>ains'
    text = xliff.write(en, "small").replace("EN 얻는 것", parts)
    now, report = back(text, "xlf", en)
    assert report.problems == ()
    assert now.words(TITLE) == "EN 얻는 Gains"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'


@pytest.mark.parametrize(
    ("change", "code", "line"),
    [
        (lambda text: text.replace("<xliff", BOMB + "<xliff"), "xml-doctype", 2),
        (
            lambda text: text.replace("<xliff", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff'),
            "xml-doctype",
            2,
        ),
        (lambda text: text.replace("</file>", ""), "xml-broken", None),
        (lambda text: text.replace("EN 얻는 것", "&bomb;"), "xml-broken", None),
        (lambda text: text.replace("EN 얻는 것", "\x00"), "xml-broken", None),
        (lambda text: text.replace("EN 얻는 것", '<ph id="1"/>'), "return-form", None),
        (lambda text: text.replace("EN 얻는 것", '<b xmlns="x">y</b>'), "return-form", None),
        (lambda text: text.replace("document:2.0", "document:1.2"), "return-form", 1),
        (lambda text: text.replace('trgLang="en"', 'trgLang="ja"'), "return-form", 2),
        (lambda text: text.replace("<file", "<g>" * 99 + "<file"), "return-form", 3),
        (lambda text: "", "xml-broken", 1),
    ],
)
def test_a_harmful_xliff_is_refused_with_its_line(change, code, line):
    """Entity bombs, outside files, broken XML and other formats are located problems."""
    en = translating.translated("en")
    text = change(xliff.write(en, "small"))
    now, report = back(text, "xlf", en)
    (problem,) = report.errors
    assert (problem.code, now) == (code, en)
    assert problem.span.line == line or line is None


@pytest.mark.parametrize("kind", ["xlf", "csv"])
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_no_damage_to_a_returned_file_escapes(kind, data):
    """A damaged file is a problem or a proper file; nothing is raised, nothing else changes."""
    en = translating.translated("en")
    text = WRITE[kind](en)
    at = data.draw(st.integers(0, len(text)))
    put = data.draw(
        st.sampled_from(['"', "<", ">", "&", "\n", "'", ",", "</target>", "\x00", "]]>"])
    )
    cut = data.draw(st.sampled_from([0, 1, 40]))
    now, _ = back(text[:at] + put + text[at + cut :], kind, en)
    changed = [new for new, old in zip(now.live, en.live, strict=True) if new != old]
    assert len(changed) <= 1
    assert len(now.entries) - len(now.live) <= 1


# Sheets


@given(st.text("'=+-@\t＝a", max_size=6))
def test_a_guarded_cell_comes_back(cell):
    """No guarded cell begins like a formula, and each comes back as it was."""
    assert not sheet.guarded(cell).startswith(tuple(FORMULAS))
    assert sheet.unguarded(sheet.guarded(cell)) == cell


@pytest.mark.parametrize("mark", FORMULAS.replace("\r", ""))
def test_no_cell_of_a_sheet_is_a_formula(mark):
    """A text that a spreadsheet would run is written with `'` before it."""
    en = translating.edited(translating.translated("en"), TITLE, msgstr=f"{mark}cmd|' /C calc'!A0")
    text = sheet.write_csv(en)
    assert text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple(FORMULAS))]
    assert {len(row) for row in rows} == {5}


def test_a_sheet_that_excel_saved_is_read():
    """Semicolons or tabs, no quotation marks and another line end are no hindrance."""
    en = translating.translated("en")
    rows = list(csv.reader(io.StringIO(sheet.write_csv(en).removeprefix("\ufeff"))))
    rows = [[cell.replace("EN 얻는 것", "Gains; all") for cell in row] for row in rows]
    for delimiter in ";\t":
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
        now, report = back(out.getvalue(), "csv", en)
        assert report.problems == ()
        assert now.words(TITLE) == "Gains; all"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "return-form"),
        ("a,b,c\n", "return-form"),
        ("unit,ko,ja,state,help\n", "return-form"),
        ("unit,ko,en,state,help\nx,가\n", "return-form"),
        ('unit,ko,en,state,help\nx,가,"b"c\n', "return-form"),
        ('unit,ko,en,state,help\nx,가,"b\n', "return-form"),
        ("unit,ko,en,state,help\nx,가,\u202eb,,\n", "bidi-character"),
        ("unit,ko,en,state,help\nx,가," + "b" * 200_000 + ",,\n", "return-form"),
    ],
)
def test_another_csv_is_refused(text, code):
    """A sheet with other columns, broken quotation or hidden characters is a problem."""
    en = translating.translated("en")
    now, report = back(text, "csv", en)
    assert [one.code for one in report.errors] == [code]
    assert now == en


class Page(HTMLParser):
    """The elements of a page, and its text in cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        """Keep the element's name."""
        self.tags.add(tag)

    def handle_data(self, data):
        """Keep the words."""
        self.words.append(data)


def test_the_page_to_read_shows_words_and_runs_nothing():
    """A translation that looks like HTML is words on the review page."""
    payload = "<script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }}"
    en = translating.edited(translating.translated("en"), TITLE, msgstr=payload)
    page = Page(sheet.write_html(en, "small"))
    assert payload in page.words
    assert not page.tags & {"script", "img", "iframe", "link"}
    shown = "".join(page.words)
    for entry in en.entries:
        assert entry.msgid in shown
        assert entry.msgstr in shown
