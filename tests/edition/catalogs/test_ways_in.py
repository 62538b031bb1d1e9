"""Files as translators' programs write them: each form is read, and what is not ours refused."""

from dataclasses import replace

import pytest

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import write_catalog
from briefing.edition.catalogs.desk import desk_language, named
from briefing.edition.catalogs.exchange.tags import akin
from tests.edition import translating
from tests.edition.exchanging import LEAD, LINK, back, desk, sent

# Every way in


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_comes_back_in_any_form_that_spreadsheets_write(encoding, delimiter):
    """UTF-16, `sep=`, tabs, semicolons, columns in another order and more of them are read."""
    rows = [
        ("state", "en", "unit", "ko", "who"),
        ("", "The frailest tie.", "lead-b", LINK, ""),
        ("ok", "Nippon; and\n“more”", "body.1 chart.1", "일본", "seen by Lee"),
    ]
    quoted = ('"' + cell.replace('"', '""') + '"' for row in rows for cell in row)
    lines = [delimiter.join(next(quoted) for _ in row) for row in rows]
    text = "\r\n".join([f"sep={delimiter}", *lines, ""])
    now, codes = back(desk(), text.encode(encoding), "csv")
    assert codes == []
    assert now.words(LINK) == "The frailest tie."
    assert now.entry("일본").msgstr == "Nippon; and “more”"
    assert now.entry("일본").comments == ("seen by Lee",)


@pytest.mark.parametrize("charset", ["EUC-KR", "CP949", "UTF-8", "UTF-16", "ISO-2022-KR"])
def test_a_po_file_comes_back_in_the_encoding_that_it_names(charset):
    """The header says how the bytes are to be read."""
    own = desk()
    own = replace(own, now=own.now.changed(lambda e: replace(e, msgstr=e.msgstr.replace("é", "e"))))
    text = write_catalog(own.now).replace("weakest link", "frailest tie").replace("–", "-")
    text = text.replace("charset=UTF-8", f"charset={charset}")
    now, codes = back(own, text.encode(charset), "po")
    assert codes == []
    assert now.words(LINK) == "The frailest tie is between Seoul and Tokyo."


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("form", ["po", "csv", "xlf", "xliff"])
def test_line_ends_of_every_system_are_read(form, end):
    """Windows, Unix and old Macintoshes end lines in three ways."""
    text = sent(desk(), form).replace("weakest", "frailest").replace("\r\n", "\n")
    now, codes = back(desk(), text.replace("\n", end), form)
    assert codes == []
    assert now.words(LINK).startswith("The frailest")


def test_bytes_in_figures_are_letters():
    """`msgcat --escape` and C programs write letters as octal or hexadecimal bytes."""
    text = write_catalog(desk().now).replace("café", r"caf\303\251, na\xc3\xafve")
    now, codes = back(desk(), text, "po")
    assert codes == []
    assert now.words(LEAD).endswith("café, naïve.")
    _, codes = back(desk(), text.replace(r"\303\251", r"\303"), "po")
    assert codes == ["po-escape"]
    _, codes = back(desk(), text.replace(r"\303\251", r"\000"), "po")
    assert codes == ["po-escape"]


def test_a_po_file_may_have_lost_all_but_its_texts():
    """Header, contexts, comments and ids are a help, no condition."""
    own = desk()
    special = replace(own.now.entry("일본"), context="chart.1", msgstr="JAPAN", units=("chart.1",))
    own = replace(own, now=replace(own.now, entries=(*own.now.entries, special)))
    own = replace(own, now=merging.update(own.now, own.units))
    lines = write_catalog(own.now).split("\n\n", 1)[1].replace("JAPAN", "JP").split("\n")
    kept = [line for line in lines if not line.startswith(("#.", "msgctxt"))]
    now, codes = back(own, "\n".join(kept), "po")
    assert codes == ["po-no-header"]
    assert now.entry("일본", "chart.1").msgstr == "JP"
    assert now.entry("일본", "body.1").msgstr == "Japan"


def test_comments_that_a_program_dropped_stay():
    """A program that keeps no remarks takes none away, nor a waiver, nor the pivot."""
    own = desk()
    noted = own.now.changed(lambda entry: replace(entry, comments=("ask Lee",)))
    own = replace(own, now=noted.with_field("X-Translated-Via", "en"))
    text = "\n".join(
        line
        for line in write_catalog(own.now).replace("weakest", "frailest").split("\n")
        if not line.startswith(("#", '"X-'))
    )
    now, codes = back(own, text, "po")
    assert codes == []
    assert now.entry(LINK).comments == ("ask Lee",)
    assert (now.via, now.words(LINK)[:12]) == ("en", "The frailest")


SEGMENTS = """<unit id="u1" name="lead-b">
<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#1">
<source>가장</source><target>WRONG</target></mtc:match></mtc:matches>
<originalData><data id="d1">(so</data><data id="d2">)</data></originalData>
<segment state="final"><source>가장 약한 고리는</source><target order="3">Tokyo</target></segment>
<ignorable><source> </source></ignorable>
<segment state="translated"><source>한·일 <mrk id="m1" type="term">관계</mrk>다.</source>
<target order="1">The tie<ph id="1" equiv="*"/> of <pc id="2" dataRefStart="d1"
dataRefEnd="d2">Seoul</pc>,</target></segment></unit>"""


@pytest.mark.parametrize(("version", "namespace"), [("2.0", "2.0"), ("2.1", "2.0"), ("2.2", "2.2")])
def test_segmented_xliff_of_every_version_is_one_text_again(version, namespace):
    """Segments in their order, what stands between, codes, marks and matches are understood."""
    text = (
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:{namespace}" version="{version}" '
        f'srcLang="ko-KR" trgLang="en-GB"><file id="f"><group id="g">{SEGMENTS}</group></file>'
        "</xliff>"
    )
    now, codes = back(desk(), text, "xlf")
    assert codes == ["other-emphasis"] or codes == ["unclosed-mark"] or codes == []
    now, codes = back(desk(), text.replace('equiv="*"', 'equiv="…"'), "xlf")
    assert codes == []
    assert now.words(LINK) == "The tie… of (soSeoul), Tokyo"


def test_a_note_inside_a_segment_is_a_remark():
    """Some programs put a translator's note into the segment instead of the unit."""
    note = "</target>\n<notes><note category='t'>Check the café</note></notes>"
    head, _, tail = sent(desk(), "xlf").partition('name="lead-b"')
    text = head + 'name="lead-b"' + tail.replace("</target>", note, 1)
    now, codes = back(desk(), text, "xlf")
    assert codes == []
    assert now.entry(LINK).comments == ("Check the café",)


OLD = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff">
<file original="small" source-language="ko-KR" target-language="en-US" datatype="x"><body><group>
<trans-unit id="u1" resname="lead-b" {unit}><source>가장 약한 고리는 한·일 관계다.</source>
<seg-source><mrk mtype="seg" mid="0">가장 약한 고리는</mrk> 한·일 관계다.</seg-source>
<target {target}><mrk mtype="seg" mid="0">The <g id="1">frail</g> tie</mrk> of
<ph id="2">“</ph>Seoul<x id="3" equiv-text="”"/>.</target>
<alt-trans match-quality="90"><source>가장</source><target>WRONG</target></alt-trans>
</trans-unit></group></body></file></xliff>"""


@pytest.mark.parametrize(
    ("unit", "target", "state"),
    [
        ("", "", "translated"),
        ('approved="yes"', "", "translated"),
        ("", 'state="final"', "translated"),
        ("", 'state="needs-review-translation"', "fuzzy"),
        ('approved="yes"', 'state="needs-adaptation"', "fuzzy"),
        ('mq:status="PartiallyEdited"', "", "fuzzy"),
        ('mq:status="ManuallyConfirmed"', "", "translated"),
    ],
)
def test_old_xliff_is_read_with_the_states_of_its_programs(unit, target, state):
    """Codes, segments and alternatives of version 1.2, and what memoQ writes beside."""
    now, codes = back(desk(), OLD.format(unit=unit, target=target), "xlf")
    assert codes == []
    entry = now.entry(LINK)
    assert (" ".join(entry.msgstr.split()), entry.state) == ("The frail tie of “Seoul”.", state)


@pytest.mark.parametrize(
    ("name", "known", "same"),
    [
        ("en_US", "en", True), ("en-GB", "en", True), ("EN", "en", True), ("en", "en-US", True),
        ("en_US.UTF-8", "en", True), ("en_eng-US", "en", True), ("pt-PT", "pt-BR", False),
        ("zh-TW", "zh-Hant", True), ("zh-CN", "zh-Hant", False), ("ja", "en", False),
        ("eng", "en", False), ("sr@latin", "sr", True),
    ],
)  # fmt: skip
def test_a_region_is_of_its_language(name, known, same):
    """What programs call a language is understood; another language is another."""
    assert akin(name, known) == same


@pytest.mark.parametrize(
    ("file", "memo", "language"),
    [
        ("small.en.po", "small", "en"),
        ("small.en_US.po", "small", "en-US"),
        ("small.en (1).csv", "small", "en"),
        ("small.pt-BR.mqxliff", "small", "pt-BR"),
        ("small.en_eng-US.xlf", "small", "en-US"),
        ("small.en.xlf.sdlxliff", "small", "en"),
        ("small.po", "", ""),
    ],
)
def test_a_file_may_come_back_under_another_name(file, memo, language):
    """Programs put regions, numbers and endings of their own behind a name."""
    assert named(file) == (memo, language)
    assert desk_language("en-US", ["en.po", "ja.po", "memo.yaml"]) == "en"
    assert desk_language("pt-PT", ["en.po", "ja.po", "memo.yaml"]) == "pt-PT"


@pytest.mark.parametrize(
    ("form", "text", "code"),
    [
        ("po", 'msgid ""\nmsgstr "Language: ja\\n"\n\nmsgid "일본"\nmsgstr "x"\n', "po-language"),
        ("po", 'msgid ""\nmsgstr ""\n\nmsgid "다른 글"\nmsgstr "x"\n', "return-form"),
        ("csv", "unit,ko,en,state,help\r\nx,다른 글,Other,,\r\n", "return-form"),
        ("csv", "unit,ko,en,state,help\r\nbody.1,일본,Jap\u202ean,,\r\n", "bidi-character"),
        ("xlf", OLD.format(unit="", target="").replace("frail", "&#x202e;frail"), "bidi-character"),
        ("xlf", OLD.format(unit="", target="").replace("en-US", "ja"), "return-form"),
        ("xlf", OLD.format(unit="", target="").replace('<x id="3" equiv-text="”"/>', '<x id="3"/>'),
         "return-form"),
        ("po", 'msgid ""\nmsgstr ""\n\nmsgid "일본"\nmsgstr "#-#-#-#-#  a.po  #-#-#-#-#\\nJapan"\n',
         "returned-twice"),
        ("csv", "PK\x03\x04", "packed-return"),
        ("tmx", "<tmx/>", "return-form"),
        ("po", "", "return-form"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_for_this_memo_is_refused(form, text, code):
    """Another language, another memo, a workbook and hidden characters change nothing."""
    now, codes = back(desk(), text, form)
    assert code in codes
    assert now == desk().now


@pytest.mark.parametrize(
    "name",
    ["Anonymous <noreply@weblate.org>", "FULL NAME <EMAIL@ADDRESS>", "Weblate Admin", "OmegaT",
     "Automatically generated", "root", "DeepL", "Dependabot", "github-actions bot"],
)  # fmt: skip
def test_robots_are_nobody(name):
    """What a program writes where a translator belongs replaces no name."""
    own = desk()
    own = replace(own, now=own.now.with_field("Last-Translator", "Claire Martin"))
    text = sent(own, "po").replace("Last-Translator: Claire Martin", f"Last-Translator: {name}")
    now, _ = back(own, text.replace("weakest", "frailest"), "po")
    assert now.translators == ("Claire Martin",)
    assert own.now.with_field("Last-Translator", name).translators == ()


def test_nobody_is_credited_for_nothing():
    """An import that changes no word leaves names and day as they were."""
    own = desk()
    text = sent(own, "po").replace('"Language:', '"Last-Translator: Lee\\n"\n"Language:')
    assert back(own, text, "po")[0] == own.now
    assert back(own, text.replace("weakest", "frailest"), "po")[0].translators == ("Lee",)


def test_a_file_of_another_memo_is_refused_though_some_texts_are_the_same():
    """Memos share a publisher and labels; that makes the file of one no file of another."""
    own = desk()
    other = "".join(f'msgid "아주 다른 {n}번째 이야기"\nmsgstr "Tale {n}"\n\n' for n in range(9))
    text = f'msgid ""\nmsgstr "Language: en\\n"\n\n{other}msgid "일본"\nmsgstr "Nippon"\n'
    assert back(own, text, "po") == (own.now, ["return-form"])


def test_a_catalog_that_lost_its_pivot_has_it_in_the_ledger():
    """A program that drops fields it does not know drops no pivot."""
    ja = translating.translated("ja", pivot=translating.translated("en"))
    text = write_catalog(ja)
    assert "X-Translated-Via: en" in text
    lines = (line for line in text.split("\n") if "X-Translated" not in line)
    assert write_catalog(translating.read("\n".join(lines), "ja")) == text
