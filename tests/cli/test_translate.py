"""The command `translate` on a small project: what it writes, prints and refuses."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from briefing import cli
from briefing.cli import translate
from briefing.problems import cells
from tests.cli.desk import change, file, fill, parsed, refused, run
from tests.edition import translating


def states(root: Path, language: str, capsys) -> dict:
    """What `status` counts, without the zeros."""
    capsys.readouterr()
    run(root, "status", language, "--format", "json")
    (found,) = json.loads(capsys.readouterr().out)
    return {name: count for name, count in found["total"].items() if count}


def test_a_new_language_is_update_fill_and_done(root, capsys):
    """`update` writes an empty file, filling it completes it, and updating again writes nothing."""
    assert run(root, "update", "fr") == 0
    assert capsys.readouterr().out == "content/small/fr.po\n"
    assert states(root, "fr", capsys)["missing"] == 42
    fill(root, "fr")
    assert states(root, "fr", capsys) == {"total": 42, "translated": 42}
    before = file(root, "fr").read_bytes()
    capsys.readouterr()
    run(root, "update", "fr")
    assert (capsys.readouterr().out, file(root, "fr").read_bytes()) == ("", before)


def test_a_translation_that_was_not_begun_says_how_to_begin_it(root, capsys):
    """Beside the count, until there is a file."""
    assert run(root, "status", "fr") == 0
    told = capsys.readouterr()
    assert "42" in told.out
    assert "content/small/memo.yaml:1:1: note: there is no translation into `fr`" in told.err
    assert "translate update fr`" in told.err
    run(root, "update", "fr")
    capsys.readouterr()
    run(root, "status", "fr")
    assert capsys.readouterr().err == ""


def test_one_changed_sentence_is_owed_by_every_language(root, capsys):
    """A Korean edit makes English fuzzy and Japanese stale via English, before any update."""
    run(root, "update", "en")
    fill(root)
    run(root, "update", "ja", "--via", "en")
    fill(root, "ja")
    change(root, "가장 약한 고리는 한·일 관계다.", "가장 약한 고리는 한·일 관계이다.")
    for language, state in (("en", "fuzzy"), ("ja", "stale")):
        counted = states(root, language, capsys)
        assert (counted[state], counted["translated"]) == (1, 41)
        assert counted["words"] == 5
        assert counted["syllables"] == 13
    run(root, "update", "en")
    text = file(root).read_text("utf-8")
    assert '#, fuzzy\n#| msgid "가장 약한 고리는 한·일 관계다."\nmsgid "가장 약한' in text


def test_whitespace_and_normalisation_owe_nothing(root, capsys):
    """A file saved in pieces, with other line ends inside texts, changes no catalog."""
    run(root, "update", "en")
    fill(root)
    before = file(root).read_bytes()
    memo = root / "content" / "small" / "memo.yaml"
    text = translating.MEMO.replace("둘째 문단은", "둘째   문단은")
    memo.write_text(unicodedata.normalize("NFD", text), "utf-8")
    run(root, "update", "en")
    assert file(root).read_bytes() == before


def test_status_is_a_table_in_terminal_cells(root, capsys):
    """Columns stand under each other in both languages, Hangul counted as two cells."""
    run(root, "update", "en")
    capsys.readouterr()
    parts = {"en": ["front", "key_points"], "ko": ["앞부분", "요점"]}
    for language, called in parts.items():
        assert translate.run(parsed(root, language, "status", "en")) == 0
        head, *lines = capsys.readouterr().out.splitlines()
        assert head.startswith("small · en · 0% · ")
        assert len({cells(line) for line in lines}) == 1
        assert [line.split()[0] for line in lines[1:3]] == called


def test_status_names_open_units_with_their_lines(root, capsys):
    """`--list` says where to work; `--require-complete` makes open units exit with 1 (T12)."""
    run(root, "update", "en")
    fill(root)
    change(root, 'msgstr "EN 얻는 것"', 'msgstr ""', "en.po")
    capsys.readouterr()
    assert run(root, "status", "en", "--list") == 0
    line = file(root).read_text("utf-8").split("\n").index('msgid "얻는 것"') + 2
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == f"content/small/en.po:{line}:8: missing: gains.title"
    assert run(root, "status", "en", "--require-complete") == 1
    fill(root)
    assert run(root, "status", "en", "--require-complete") == 0


def test_koreans_read_the_states_in_korean(root, capsys):
    """`--list` names the state of a unit as the columns do."""
    assert translate.run(parsed(root, "ko", "status", "en", "--list")) == 0
    shown = capsys.readouterr().out
    assert ": 없음: gains.title" in shown
    assert "missing" not in shown


def test_obsolete_entries_are_reported_until_purged(root, capsys):
    """What no unit says any more is counted, kept, and dropped on demand (T06)."""
    run(root, "update", "en")
    fill(root)
    change(root, "subtitle: 신뢰로 넓히는 길\n", "")
    run(root, "update", "en")
    assert '#~ msgid "신뢰로 넓히는 길"' in file(root).read_text("utf-8")
    capsys.readouterr()
    run(root, "status", "en")
    assert capsys.readouterr().out.splitlines()[-1] == "obsolete entries kept: 1"
    run(root, "update", "en", "--purge")
    assert "#~" not in file(root).read_text("utf-8")


BAD_TAGS = ["../evil", "en/../x", "C", "POSIX", "x" * 300, "en\x00", "EN", "en_US", "..", "한국어"]


@pytest.mark.parametrize("tag", BAD_TAGS)
@pytest.mark.parametrize(
    "words",
    [["update"], ["status"], ["export"], ["update", "ja", "--via"], ["import", "x.csv", "--lang"]],
    ids=" ".join,
)
def test_a_language_that_is_none_is_refused_before_anything(root, words, tag):
    """A tag that is no language ends with exit 2; no file is looked at or made (T09)."""
    before = sorted(root.rglob("*"))
    error = refused(root, *words, tag)
    # What comes back may name its language as its program does.
    region = words[0] == "import" and tag in ("EN", "en_US")
    code = "unnamed-return" if region else "unknown-language"
    assert (error.exit_code, error.problems[0].code) == (2, code)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("name", ["smal", "../small", "/etc", ""])
def test_a_memo_that_is_none_is_refused(root, name):
    """An unknown memo ends with exit 2 and names the known ones."""
    error = refused(root, "update", "en", name)
    assert (error.exit_code, error.problems[0].code) == (2, "unknown-memo")
    assert "`small`" in error.problems[0].hint()


def test_a_broken_file_stops_with_its_line_and_stays(root):
    """A PO file with a fault is told with its line, exit 1, and is not written over (T07)."""
    run(root, "update", "en")
    change(root, 'msgid "얻는 것"', 'msgid "얻는 것', "en.po")
    before = file(root).read_bytes()
    for words in (["update", "en"], ["status", "en"], ["export", "en"]):
        error = refused(root, *words)
        assert (error.exit_code, error.problems[0].code) == (1, "po-unclosed")
        assert error.problems[0].span.line > 10
    assert file(root).read_bytes() == before


def test_a_translation_that_lost_a_link_is_told_by_status(root):
    """`status` proves the structure of what it counts as translated (T03, T10)."""
    run(root, "update", "en")
    fill(root)
    change(
        root, 'msgstr "EN 세 나라의 [성명](https://example.org/statement)', 'msgstr "EN x', "en.po"
    )
    error = refused(root, "status", "en")
    assert (error.exit_code, error.problems[0].code) == (1, "lost-link")
    assert error.problems[0].span.file == "content/small/en.po"


def test_options_may_stand_before_the_memo(root, capsys):
    """A memo is understood behind an option as well as before it."""
    run(root, "update", "en")
    capsys.readouterr()
    assert run(root, "status", "en", "--format", "json", "small") == 0
    assert [one["memo"] for one in json.loads(capsys.readouterr().out)] == ["small"]
    fill(root)
    assert run(root, "waive", "en", "--by", "L", "small", "--reason", "r", "title") == 0


def test_waive_and_review_are_kept_in_the_file(root, capsys):
    """Who let a unit stand and who confirmed one is written beside it, and counted."""
    run(root, "update", "en")
    fill(root)
    change(root, "subtitle: 신뢰로 넓히는 길\n", "subtitle: 신뢰로 넓혀 가는 길\n")
    run(root, "waive", "en", "small", "subtitle", "--by", "Lee", "--reason", "only a nuance")
    assert "by Lee: only a nuance\n" in file(root).read_text("utf-8")
    assert states(root, "en", capsys)["waived"] == 1
    run(root, "review", "en", "small", "--all", "--by", "Kim Minji")
    assert states(root, "en", capsys) == {"total": 42, "translated": 42, "reviewed": 42}
    change(root, "subtitle: 신뢰로 넓혀 가는 길\n", "subtitle: 신뢰로 더 넓혀 가는 길\n")
    counted = states(root, "en", capsys)
    assert (counted["reviewed"], counted["fuzzy"]) == (41, 1)


def test_a_difference_that_is_let_stand_is_told_by_status_alone(root, capsys):
    """`waive` of a translated unit silences its numbers until it or its Korean changes."""
    english = "The treaty was signed in 1954."

    def differences() -> list[dict]:
        capsys.readouterr()
        cli.main(["--root", str(root), "check", "small", "--edition", "en", "--format", "json"])
        problems = json.loads(capsys.readouterr().out)
        return [one for one in problems if english[-5:-1] in json.dumps(one, ensure_ascii=False)]

    run(root, "update", "en")
    fill(root)
    text = file(root).read_text("utf-8")
    file(root).write_text(text.replace("EN 조약은 1953년에 맺었다.", english), "utf-8")
    unit = re.search(r"#: (\S+)\nmsgid \"조약은", text)[1]
    assert differences()
    run(root, "waive", "en", "small", unit, "--by", "Lee", "--reason", "ratified later")
    assert differences() == []
    run(root, "update", "en")
    run(root, "review", "en", "small", unit, "--by", "Kim")
    assert differences() == []
    assert states(root, "en", capsys) == {"total": 42, "translated": 42, "reviewed": 1}
    run(root, "status", "en")
    assert "let stand by Lee: ratified later" in capsys.readouterr().out
    text = file(root).read_text("utf-8")
    file(root).write_text(text.replace("The treaty was", "A treaty was"), "utf-8")
    assert differences()


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["waive", "en", "small", "nowhere", "--by", "L", "--reason", "r"], "unknown-unit", 2),
        (["waive", "en", "small", "title", "--by", "a:b", "--reason", "r"], "bad-name", 2),
        (["waive", "en", "small", "title", "--by", "L", "--reason", " "], "bad-reason", 2),
        (["waive", "en", "small", "title", "--by", "L", "--reason", "a\u202eb"], "bad-reason", 2),
        (["review", "en", "small", "title", "--by", "L"], "nothing-to-review", 1),
        (["review", "en", "other", "title", "--by", "L"], "unknown-memo", 2),
        (["update", "ja", "--via", "fr"], "no-pivot", 1),
        (["update", "ja", "--via", "ja"], "no-pivot", 1),
    ],
)
def test_what_cannot_be_noted_is_refused(root, words, code, exit_code):
    """Unknown units, unfit names and missing translations change nothing."""
    run(root, "update", "en")
    before = {path: path.read_bytes() for path in root.rglob("*.po")}
    error = refused(root, *words)
    assert (error.problems[0].code, error.exit_code) == (code, exit_code)
    assert {path: path.read_bytes() for path in root.rglob("*.po")} == before


def test_the_help_teaches_with_an_example(capsys):
    """`translate --help` shows how a language is added from nothing."""
    with pytest.raises(SystemExit):
        cli.main(["translate", "--help"])
    shown = capsys.readouterr().out
    for verb in ("update", "status", "export", "import", "waive", "review"):
        assert verb in shown
    assert "translate update fr" in shown
