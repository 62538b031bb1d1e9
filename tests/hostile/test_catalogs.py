"""Translations that are broken, hostile, or no longer say what the Korean says."""

from collections.abc import Iterator

import pytest

from tests.hostile import groups, project
from tests.hostile.case import ENGLISH, ENGLISH_PDF, Case, delivered, refused
from tests.hostile.groups import HEAD, catalog, entry
from tests.hostile.project import CATALOG, MEMO
from tests.hostile.test_injection import PAYLOADS, escaped

KOREAN = "짧은 글이다."
CODES = groups.table("catalogs")["codes"]
FORBIDDEN = "\u0007\u202e\u2066\ue000\u2028\ufffd\U000e0041\u0085\ufdd0\uf53a\u200f\u009f"


def _file(name: str, text: str | bytes, *codes: str, **how) -> Case:
    how = {"place": CATALOG, "job": ENGLISH} | how
    return refused(name, {CATALOG: text}, *codes, **how)


def cases(_) -> Iterator[Case]:
    """The table; what marks, words and letters become; states of an entry, and bytes."""
    yield from groups.cases_of("catalogs")
    yield from _marks()
    yield from _words()
    yield from _standing()
    yield from _bytes()
    yield from _letters()


def _marks() -> Iterator[Case]:
    """T03, T10: marks, notes and links of the Korean are those of the translation."""
    for name, korean, english, *codes in groups.table("catalogs")["marks"]:
        memo, more = project.with_words(korean), ""
        if "[^n]" in korean + english:
            memo = memo.rstrip()[:-1] + ', "footnotes": {"n": {"ko": "주", "en": "a"}}}\n'
            more = entry("주", "a note")
        files = {MEMO: memo, CATALOG: catalog(korean, english, more=more)}
        yield refused(name, files, *codes, "*", place="", job=ENGLISH)


def _words() -> Iterator[Case]:
    """T04, T05: whatever a translator writes is words."""
    for at, payload in enumerate(PAYLOADS):
        spelled = escaped(payload).replace("\\", "\\\\").replace('"', '\\"')
        files = {CATALOG: catalog(KOREAN, f"a {spelled} b")}
        job = ENGLISH_PDF if at % 8 == 0 else ENGLISH
        shown = () if job.format == "pdf" else (payload,)
        yield Case(f"words {payload[:40]}", files, shown=shown, job=job, either=True)
        if at % 3 == 0:
            bare = payload.replace("\\", "\\\\").replace('"', '\\"')
            files = {CATALOG: catalog(KOREAN, f"c {bare} d")}
            yield Case(f"bare words {payload[:40]}", files, job=ENGLISH, either=True)
    for words in ("50% of it", "100%", "% % %%", "5 %(", "a %"):
        memo = project.with_words("가 50%").replace("50%", words.split("%")[0][-3:] + "%")
        files = {MEMO: memo, CATALOG: catalog("가 50%", words)}
        yield Case(f"per cent {words}", files, job=ENGLISH, either=True)


def _standing() -> Iterator[Case]:
    """T06, T12: what is not finished is refused at its place."""
    yield _file("fuzzy", catalog(KOREAN, "A text.", flags="#, fuzzy\n"))
    yield _file("untranslated", catalog(KOREAN, ""))
    yield _file("older Korean", catalog(f"아주 {KOREAN}", "A text."), place="")
    again = f'\n#~ msgid "{KOREAN}"\n#~ msgstr "A text."\n'  # the same Korean has come back
    yield _file("obsolete", catalog("다른 글", "x", more=again), place="", either=True)
    yield _file("nothing but a head", HEAD, place="")
    yield _file("blank", catalog(KOREAN, "   "))
    yield refused("no file", {MEMO: project.SHORT + "# no file\n"}, "no-catalog", job=ENGLISH)
    good = {CATALOG: catalog(KOREAN, "A short text.")}
    yield delivered("whole", good, "A short text.", job=ENGLISH)
    edges = {CATALOG: catalog(KOREAN, "\\n A short text.\\n")}
    yield Case("edges", edges, job=ENGLISH, either=True, warned="po-edge")


def _bytes() -> Iterator[Case]:
    """T07: files that are no catalog at all."""
    text = catalog(KOREAN, "A short text.")
    yield _file("in EUC-KR", text.encode("euc-kr"), *CODES)
    yield _file("in UTF-16", text.encode("utf-16"), *CODES)
    yield _file("empty", "", *CODES)
    yield _file("zeros", bytes(100), *CODES)
    yield _file("a machine file", b"\xde\x12\x04\x95" + bytes(24), *CODES)
    yield _file("six megabytes", text + "# a\n" * 1_500_000, "file-too-large")
    yield delivered("a mark before", {CATALOG: "\ufeff" + text}, "A short text.", job=ENGLISH)


def _letters() -> Iterator[Case]:
    """T11: the same characters are refused as in a memo."""
    codes = ("forbidden-character", "bidi-character", "private-use-character")
    for char in FORBIDDEN:
        yield _file(f"U+{ord(char):04X}", catalog(KOREAN, f"a{char}b"), *codes)
    for char in "\u200b\u00ad\u2060":
        files = {CATALOG: catalog(KOREAN, f"a{char}b")}
        yield Case(f"U+{ord(char):04X}", files, job=ENGLISH, either=True)
    for char in "\u1200\u2705":
        name, text = f"no glyph U+{ord(char):04X}", catalog(KOREAN, f"a{char}b")
        yield _file(name, text, "missing-glyph", place="")


@pytest.mark.tries("cases")
def test_a_translation_says_what_the_korean_says(case, lab):
    """What is broken, missing or more than words is told at its line of the catalog."""
    lab.hold(case)
