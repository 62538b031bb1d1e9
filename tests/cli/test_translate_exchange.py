"""The command `translate`, where files go out to translators and come back."""

import pytest

from tests.cli.desk import change, file, fill, refused, run


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


def test_files_are_found_from_the_current_folder(root, monkeypatch, capsys, tmp_path_factory):
    """`--output` and FILE are taken from where the user stands, not from the project (T03)."""
    run(root, "update", "en")
    fill(root)
    here = tmp_path_factory.mktemp("here")
    monkeypatch.chdir(here)
    capsys.readouterr()
    run(root, "export", "en", "--format", "sheet", "--output", "out")
    assert capsys.readouterr().out.split() == ["out/small.en.csv", "out/small.en.html"]
    out = here / "out" / "small.en.csv"
    text = out.read_text("utf-8")
    out.write_text(text.replace("EN 얻는 것", "The Gains"), "utf-8")
    run(root, "import", "out/small.en.csv")
    assert "The Gains" in file(root).read_text("utf-8")
    assert capsys.readouterr().out == f"{file(root)}\n"
    assert refused(root, "import", "no/small.en.csv").problems[0].span.file == "no/small.en.csv"
    out.write_text(text.replace("EN 세 나라의 [성명]", "EN ["), "utf-8")
    assert refused(root, "import", "out/small.en.csv").problems[0].span.file == "out/small.en.csv"


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


def test_a_sheet_to_read_does_not_come_back(root):
    """The HTML beside a CSV is refused with the name of what to fill in."""
    error = refused(root, "import", "small.en.html")
    assert (error.exit_code, error.problems[0].code) == (2, "return-form")
    assert ".csv" in error.problems[0].hint()


def test_a_missing_file_is_told(root):
    """A file that is not there is a problem, not a traceback."""
    assert refused(root, "import", str(root / "small.en.csv")).problems[0].code == "file-not-found"


def test_an_export_writes_over_no_work(root, capsys):
    """A filled file that was not imported is kept under another name, and told."""
    run(root, "update", "en")
    fill(root)
    run(root, "export", "en", "--format", "sheet", "--output", "out")
    out = root / "out" / "small.en.csv"
    filled = out.read_text("utf-8").replace("EN 얻는 것", "The Gains")
    for text, names in ((out.read_text("utf-8"), []), (filled, ["small.en.1.csv"])):
        out.write_text(text, "utf-8")
        capsys.readouterr()
        run(root, "export", "en", "--format", "sheet", "--output", "out")
        assert ("kept-return" in capsys.readouterr().err) == bool(names)
        assert [path.name for path in sorted((root / "out").glob("*.1.csv"))] == names
    run(root, "import", "out/small.en.1.csv")
    assert "The Gains" in file(root).read_text("utf-8")


def test_warnings_of_an_import_are_printed_and_a_region_is_its_language(root, capsys):
    """What could not be placed is told though the rest is taken; `en_US` goes to `en.po`."""
    run(root, "update", "en")
    fill(root)
    run(root, "export", "en", "--format", "po", "--output", "out")
    change(root, "subtitle: 신뢰로 넓히는 길\n", "")
    text = (root / "out" / "small.en.po").read_text("utf-8")
    text = text.replace("EN 신뢰로", "By trust 신뢰로").replace("Language: en", "Language: en_US")
    (root / "out" / "small.en_US.po").write_text(text, "utf-8")
    capsys.readouterr()
    assert run(root, "import", "out/small.en_US.po") == 0
    assert "unknown-return" in capsys.readouterr().err
    assert '#~ msgstr "By trust' in file(root).read_text("utf-8")
    assert not file(root, "en-US").exists()


def test_nobody_is_credited_where_no_word_changed(root, capsys):
    """`--translator` names who changed words; for a file without any it is told and left out."""
    run(root, "update", "en")
    fill(root)
    run(root, "export", "en", "--format", "po", "--output", "out")
    before = file(root).read_bytes()
    run(root, "import", "out/small.en.po", "--translator", "Kim Minji", "--date", "2022-06-09")
    assert "nothing-to-credit" in capsys.readouterr().err
    assert file(root).read_bytes() == before
