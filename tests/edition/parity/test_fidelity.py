"""What a translation must keep of its Korean."""

import pytest

from briefing.edition.catalogs.entry import Entry
from briefing.edition.catalogs.pofile import quoted
from briefing.edition.parity import fidelity
from briefing.problems import Collected
from tests.edition import translating

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def entry(msgid: str, msgstr: str) -> Entry:
    """An entry with its place in a file: line 4 is the Korean, line 5 the translation."""
    text = f"{HEAD}msgid {quoted(msgid)}\nmsgstr {quoted(msgstr)}\n"
    return translating.read(text).entries[0]


def said(msgid: str, msgstr: str) -> list[tuple[str, int]]:
    """Code and column of what is said about a translation; all in its line."""
    report = Collected()
    fidelity.check_text(entry(msgid, msgstr), report)
    assert {one.span.line for one in report.problems} <= {5}
    return [(one.code, one.span.column) for one in report.problems]


def said_of_words(msgid: str, msgstr: str) -> list[str]:
    """What is said about the translation of a theme's words."""
    report = Collected()
    fidelity.check_words(entry(msgid, msgstr), report)
    return [one.code for one in report.problems]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "codes"),
    [
        ("그림 {n}", "Figure", ["lost-placeholder"]),
        ("그림 {n}", "Figure {m}", ["lost-placeholder", "added-placeholder"]),
        ("그림 {n}", "Figure {n} {n}", ["added-placeholder"]),
        ("그림", "Figure {n}", ["added-placeholder"]),
        ("{a}의 {b}", "{b} of {b}", ["lost-placeholder", "added-placeholder"]),
        ("그림 {n}", "Figure {N}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure { n }", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {n", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {n.__class__}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {n[0]}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {0[x]}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {n:>999999999}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {n!r}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {}", ["placeholder-form", "lost-placeholder"]),
        ("그림 {n}", "Figure {n} %(n)999999999s", ["placeholder-form"]),
        ("그림 {n}", "Figure {n} %(n)s", ["placeholder-form"]),
        ("그림 {n}", "{n} 번 그림", []),
        ("{a}의 {b}", "{b} of {a}", []),
        ("50% 증가", "up 50% or 5 % s", []),
    ],
)
def test_a_theme_s_words_keep_their_placeholders(msgid, msgstr, codes):
    """Only bare names in braces are placeholders, and none is lost or added (T01, T02)."""
    assert said_of_words(msgid, msgstr) == codes


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("값 \\{n\\}", "a value", [("lost-placeholder", 9)]),
        ("값", "a \\{n\\}", [("added-placeholder", 11)]),
        ("값", "a \\{n.real\\}", [("added-placeholder", 11)]),
        ("값", "a \\{n\\_\\_class\\}", [("added-placeholder", 9)]),
        ("값", "a %(n)s", [("added-placeholder", 11)]),
        ("값 %(n)s", "a %(m)s", [("lost-placeholder", 9), ("added-placeholder", 11)]),
        ("값", "a {n}", [("term-in-translation", 11)]),
        ("값", "a {value|값}", [("term-in-translation", 11)]),
        ("값", "a {n.__class__}", [("term-in-translation", 11)]),
        ("값 100% \\{n\\}", "100% of \\{n\\}", []),
    ],
)
def test_a_memo_s_braces_are_kept_as_they_are(msgid, msgstr, found):
    """Braces of a memo are words; a bare one in a translation would be lost (T01, T02)."""
    assert said(msgid, msgstr) == found


@pytest.mark.parametrize(
    ("msgid", "msgstr", "found"),
    [
        ("가[^a]", "x", [("lost-note", 9)]),
        ("가[^a]", "x[^b]", [("lost-note", 9), ("added-note", 10)]),
        ("가[^a]", "x[^a] y[^a]", [("added-note", 16)]),
        ("가", "x[^a]", [("added-note", 10)]),
        ("가[^a] 나[^b]", "y[^b] x[^a]", []),
        ("*가*", "x", [("other-emphasis", 9)]),
        ("*가*", "**x**", [("other-emphasis", 9), ("other-emphasis", 9)]),
        ("**가** 나", "x **y**", []),
        ("가", "*x", [("unclosed-mark", 9)]),
        ("가", "~~x~~", [("unknown-mark", 9)]),
        ("가", "``x", [("unknown-mark", 9)]),
        ("가", "![x](y)", [("unknown-mark", 9)]),
        ("가", "[x](", [("broken-link", 9)]),
        ("가", "[^A]", [("bad-note-call", 9)]),
    ],
)
def test_marks_of_a_translation_are_those_of_the_korean(msgid, msgstr, found):
    """Lost, added, broken and unknown marks are located; moved ones are fine (T03)."""
    assert said(msgid, msgstr) == found


def test_other_emphasis_is_only_a_warning():
    """A language may have another way to stress."""
    report = Collected()
    fidelity.check_text(entry("*가*", "x"), report)
    assert [one.severity for one in report.problems] == ["warning"]


@pytest.mark.parametrize(
    ("msgid", "msgstr", "codes"),
    [
        ("[가](https://a.org/1)", "[x](https://a.org/2)", ["lost-link", "added-link"]),
        ("[가](https://a.org/1)", "x", ["lost-link"]),
        ("가([](#fig-a))", "x ([](#fig-b))", ["lost-link", "added-link"]),
        ("가", "[x](https://evil.example)", ["added-link"]),
        ("가", "[x](javascript:alert)", ["link-target"]),
        ("https://a.org/1 참조", "see https://a.org/2", ["lost-address", "added-link"]),
        ("https://a.org/1 참조", "see https://a.org/1.", []),
        ("주소 https://a.org/1을 보라", "https://a.org/1、を見よ", []),
        ("[가](https://a.org/1)를", "the [x](https://a.org/1)", []),
    ],
)
def test_addresses_are_kept_letter_for_letter(msgid, msgstr, codes):
    """A translation links to what the Korean links to, and to nothing else (T10)."""
    assert [code for code, _ in said(msgid, msgstr)] == codes


def test_an_escaped_character_does_not_move_a_place():
    """A mark behind quotation marks is found where it stands in the file."""
    assert said("가", 'a "b" [^x]') == [("added-note", 17)]
