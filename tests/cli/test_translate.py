"""The command `translate` on a small project: what it writes, prints and refuses."""

import argparse
import json
import unicodedata
from pathlib import Path

import pytest

from briefing.cli import translate
from briefing.problems import BriefingError, cells
from tests.edition import translating


@pytest.fixture
def root(tmp_path) -> Path:
    """A project of one memo, with a glossary."""
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True)
    (folder / "memo.yaml").write_text(translating.MEMO, "utf-8")
    (tmp_path / "content" / "glossary.yaml").write_text(translating.GLOSSARY, "utf-8")
    return tmp_path


def run(root: Path, *words: str) -> int:
    """The exit code of a command line."""
    parser = argparse.ArgumentParser()
    translate.add_arguments(parser.add_subparsers(dest="command"))
    args = parser.parse_args(["translate", *words])
    args.root = root
    return translate.run(args)


def refused(root: Path, *words: str) -> BriefingError:
    """What stops a command line."""
    with pytest.raises(BriefingError) as stopped:
        run(root, *words)
    return stopped.value


def file(root: Path, language: str = "en") -> Path:
    """The catalog of the memo."""
    return root / "content" / "small" / f"{language}.po"


def fill(root: Path, language: str = "en") -> None:
    """Translate whatever is empty, as a person does in an editor."""
    lines = file(root, language).read_text("utf-8").split("\n")
    for at, line in enumerate(lines):
        if line == 'msgstr ""' and at > 3:
            lines[at] = f'msgstr "{language.upper()} {lines[at - 1][7:]}'
    file(root, language).write_text("\n".join(lines), "utf-8")


def change(root: Path, old: str, new: str, name: str = "memo.yaml") -> None:
    """Change words in a file of the memo."""
    path = root / "content" / "small" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


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
    for language in ("en", "ko"):
        parser = argparse.ArgumentParser()
        translate.add_arguments(parser.add_subparsers())
        args = parser.parse_args(["translate", "status", "en"])
        args.root, args.language = root, language
        assert translate.run(args) == 0
        head, *lines = capsys.readouterr().out.splitlines()
        assert head.startswith("small · en · 0% · ")
        assert len({cells(line) for line in lines}) == 1
        assert [line.split()[0] for line in lines[1:3]] == ["front", "key_points"]


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
    assert (error.exit_code, error.problems[0].code) == (2, "unknown-language")
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


@pytest.mark.parametrize(("kind", "ending"), [("po", "po"), ("xliff", "xlf"), ("sheet", "csv")])
def test_what_is_exported_can_be_filled_and_imported(root, capsys, tmp_path, kind, ending):
    """Each format goes out, comes back with one translation, and changes that alone."""
    run(root, "update", "en")
    fill(root)
    before = file(root).read_text("utf-8")
    capsys.readouterr()
    run(root, "export", "en", "--format", kind, "--output", "out")
    written = capsys.readouterr().out.split()
    assert f"out/small.en.{ending}" in written
    assert (len(written) == 2) == (kind == "sheet")
    out = root / "out" / f"small.en.{ending}"
    text = out.read_bytes().decode()
    run(root, "import", str(out))
    assert file(root).read_text("utf-8") == before
    out.write_bytes(text.replace("EN 얻는 것", "The Gains").encode())
    run(root, "import", str(out), "--translator", "Kim Minji", "--date", "2022-06-09")
    after = file(root).read_text("utf-8")
    assert '"Last-Translator: Kim Minji\\n"\n' in after
    assert '"PO-Revision-Date: 2022-06-09 00:00+0000\\n"\n' in after
    plain = [line for line in after.split("\n") if not line.startswith(('"Last-', '"PO-Rev'))]
    assert "\n".join(plain) == before.replace("EN 얻는 것", "The Gains")


def test_a_returned_file_with_a_fault_changes_nothing(root):
    """All of a file is taken, or none of it (T03)."""
    run(root, "update", "en")
    fill(root)
    run(root, "export", "en", "--format", "sheet")
    out = root / "output" / "exchange" / "small.en.csv"
    text = (
        out.read_text("utf-8").replace("EN 얻는 것", "Gains").replace("EN 세 나라의 [성명]", "EN [")
    )
    out.write_text(text, "utf-8")
    before = file(root).read_bytes()
    assert refused(root, "import", str(out)).exit_code == 1
    assert file(root).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--date", "2022-02-30"], "wrong-form"),
        (["--date", "20220209"], "wrong-form"),
        (["--translator", "a: b"], "bad-name"),
        (["--memo", "other"], "unknown-memo"),
    ],
)
def test_an_import_with_bad_words_is_refused(root, words, code):
    """Dates, names and memos of the command line are checked first, with exit 2."""
    run(root, "update", "en")
    error = refused(root, "import", str(file(root)), "--memo", "small", "--lang", "en", *words)
    assert (error.exit_code, error.problems[0].code) == (2, code)


def test_a_missing_file_is_told(root):
    """A file that is not there is a problem, not a traceback."""
    assert refused(root, "import", str(root / "small.en.csv")).problems[0].code == "file-not-found"


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


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["waive", "en", "small", "nowhere", "--by", "L", "--reason", "r"], "unknown-unit", 2),
        (["waive", "en", "small", "title", "--by", "a:b", "--reason", "r"], "bad-name", 2),
        (["waive", "en", "small", "title", "--by", "L", "--reason", " "], "bad-name", 2),
        (["waive", "en", "small", "title", "--by", "L", "--reason", "a\u202eb"], "bad-name", 2),
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
    parser = argparse.ArgumentParser()
    translate.add_arguments(parser.add_subparsers())
    with pytest.raises(SystemExit):
        parser.parse_args(["translate", "--help"])
    shown = capsys.readouterr().out
    for verb in ("update", "status", "export", "import", "waive", "review"):
        assert verb in shown
    assert "translate update fr" in shown
