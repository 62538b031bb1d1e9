"""`font add` lists a font of one's own, and the next build uses it."""

import re
import shutil
import tomllib

import pikepdf
import pytest

from briefing import cli
from tests import sample
from tests.look import housefonts


@pytest.fixture
def printing(tmp_path):
    """The sample with the cache of this process, whose print engine knows one place of fonts."""
    return sample.made(tmp_path / "project", sample.ROOT / ".cache")


def run(root, *words):
    """The exit code of a command on a project."""
    return cli.main([*words, "--root", str(root)])


def listed(path):
    """The entries of a list of fonts."""
    return tomllib.loads(path.read_text("utf-8"))["face"]


def test_a_font_is_listed_by_what_it_says(printing, capsys):
    """Family, weight, style and licence come from the file, which stays where and as it is."""
    path = housefonts.make(printing / "fonts/house/House.ttf")
    before = path.read_bytes()
    assert run(printing, "font", "add", str(path)) == 0
    assert '"House Serif" 500 italic: house/House.ttf' in capsys.readouterr().out
    (entry,) = listed(printing / "fonts/fonts.toml")
    assert (entry["family"], entry["weight"], entry["style"]) == ("House Serif", 500, "italic")
    assert (entry["licence"], entry["size"]) == ("ours alone", len(before))
    assert path.read_bytes() == before


def test_a_font_is_listed_once(printing):
    """Adding it again, changed, renews its entry; others keep theirs."""
    for name in ("A.ttf", "B.ttf"):
        housefonts.make(printing / "fonts" / name, family=f"House {name[0]}")
        assert run(printing, "font", "add", str(printing / "fonts" / name)) == 0
    housefonts.make(printing / "fonts/A.ttf", family="House C")
    assert run(printing, "font", "add", str(printing / "fonts/A.ttf")) == 0
    families = [entry["family"] for entry in listed(printing / "fonts/fonts.toml")]
    assert families == ["House C", "House B"]


def test_a_font_needs_a_licence(printing, capsys):
    """One that says none is listed with what its owner says, or with the file beside it."""
    path = housefonts.make(printing / "fonts/House.ttf", licence="")
    assert run(printing, "font", "add", str(path)) == 1
    assert "--licence" in capsys.readouterr().err
    assert run(printing, "font", "add", str(path), "--licence", "bought in 2026") == 0
    assert listed(printing / "fonts/fonts.toml")[0]["licence"] == "bought in 2026"
    (printing / "fonts/fonts.toml").unlink()
    (printing / "fonts/OFL.txt").write_text("free")
    assert run(printing, "font", "add", str(path)) == 0
    assert listed(printing / "fonts/fonts.toml")[0]["licence"] == "OFL.txt"


def test_a_licence_stays_as_its_owner_said_it(printing, capsys):
    """It may be one word; it outlives a renewed font until another is said, or its file is gone."""
    path = housefonts.make(printing / "fonts/House.ttf")
    text = path.with_name("Terms.txt")
    text.write_text("free")
    for words, licence in (
        (("--licence", "OFL-1.1"), "OFL-1.1"),
        ((), "OFL-1.1"),
        (("--licence", "Terms.txt"), "Terms.txt"),
        ((), "Terms.txt"),
    ):
        assert run(printing, "font", "add", str(path), *words) == 0
        assert f"House.ttf ({licence})\n" in capsys.readouterr().out
        assert listed(path.with_name("fonts.toml"))[0]["licence"] == licence
    text.unlink()
    assert run(printing, "font", "add", str(path), "--licence", "Terms.txt") == 1
    assert "the licence `Terms.txt` of the font `House.ttf` is not there" in capsys.readouterr().err
    assert run(printing, "font", "add", str(path)) == 0
    assert listed(path.with_name("fonts.toml"))[0]["licence"] == "ours alone"


def test_what_to_type_next_holds_where_the_user_stands(printing, monkeypatch, capsys):
    """A hint names the font by its path from there; behind a listed font stands what to do."""
    path = housefonts.make(printing / "fonts/my House.ttf", licence="")
    monkeypatch.chdir(printing / "fonts")
    assert run(printing, "font", "add", str(path)) == 1
    assert "font add 'my House.ttf' --licence" in capsys.readouterr().err
    assert run(printing, "font", "add", "my House.ttf", "--licence", "OFL") == 0
    assert "serif: '\"House Serif\"'" in capsys.readouterr().err


def test_what_is_no_font_is_refused(printing, tmp_path, capsys):
    """So is one that lies elsewhere; nothing is written for either."""
    broken = printing / "fonts/Broken.ttf"
    broken.parent.mkdir()
    broken.write_bytes(b"\0\1\0\0 no font")
    assert run(printing, "font", "add", str(broken)) == 1
    assert "[font-not-static]" in capsys.readouterr().err
    away = housefonts.make(tmp_path / "my House.ttf")
    assert run(printing, "font", "add", str(away)) == 2
    fonts = printing / "fonts"
    assert f"`mkdir -p {fonts} && cp '{away}' {fonts}/`" in capsys.readouterr().err
    assert not (printing / "fonts/fonts.toml").exists()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("# 글꼴\n".encode("euc-kr"), "not-utf-8"),
        (b"#" * 5_000_001, "file-too-large"),
        (b"garbage = [[[\n", "font-list-form"),
        (b"garbage = " + b"[" * 100_000, "font-list-form"),
        (b"garbage = " + b"9" * 5_000, "font-list-form"),
        (b'[[face]]\nfile = "B.ttf"\n', "font-list-form"),
        (b"face = [3]\n", "font-list-form"),
        (b'[[face]]\nfile = "House.ttf"\nlicence = """\nof\nold"""\n', "font-list-form"),
    ],
)
def test_a_list_that_cannot_be_read_is_left_alone(printing, data, code, capsys):
    """Its own problem is told, and no byte of it changes."""
    path = housefonts.make(printing / "fonts/House.ttf")
    path.with_name("fonts.toml").write_bytes(data)
    assert run(printing, "font", "add", str(path)) == 1
    told = capsys.readouterr().err
    assert "fonts/fonts.toml:" in told
    assert f"[{code}]" in told
    assert path.with_name("fonts.toml").read_bytes() == data


def test_a_list_in_a_folder_below_is_none(printing, capsys):
    """The list of a folder stands in that folder itself."""
    path = housefonts.make(printing / "fonts/below/House.ttf")
    path.with_name("fonts.toml").write_text("face = 3\n", "utf-8")
    assert run(printing, "brief", "--theme", "sample", "--edition", "ko") == 1
    assert "[font-unlisted]" in capsys.readouterr().err


def test_what_stands_around_an_entry_stays(printing):
    """Comments, other tables and what else an entry says; it is known however it is written."""
    path = housefonts.make(printing / "fonts/House.ttf")
    text = path.with_name("fonts.toml")
    before = "# ours\n\n[[face]] # first\n  file=\"House.ttf\"\nreserved = 'House' # kept\n"
    after = "# behind\n\n[generic]\nserif = 'House Serif'\n"
    text.write_text(f"{before}'size' = 3\n{after}", "utf-8")
    assert run(printing, "font", "add", str(path)) == 0
    lines = text.read_text("utf-8")
    assert lines.startswith("# ours\n\n[[face]] # first\nfile = ")
    assert lines.endswith(f"reserved = 'House' # kept\n{after}")
    (entry,) = listed(text)
    assert (entry["file"], entry["size"]) == ("House.ttf", path.stat().st_size)
    assert run(printing, "font", "add", str(path)) == 0
    assert text.read_text("utf-8") == lines


def test_signs_that_no_line_holds_are_escaped(printing, capsys):
    """A family is listed as the font says it, and printed on one line."""
    path = housefonts.make(printing / "fonts/House.ttf", family="House\x7f\nSerif")
    assert run(printing, "font", "add", str(path)) == 0
    assert '"House<U+007F><U+000A>Serif" 500' in capsys.readouterr().out
    text = path.with_name("fonts.toml")
    assert "\x7f" not in text.read_text("utf-8")
    assert listed(text)[0]["family"] == "House\x7f\nSerif"


@pytest.mark.parametrize("licence", ["bad\udcff", "bad\x01", "bad\x7f", "two\nlines"])
def test_a_licence_that_no_list_can_hold_is_refused(printing, licence, capsys):
    """At its word, and nothing is written."""
    path = housefonts.make(printing / "fonts/House.ttf")
    assert run(printing, "font", "add", str(path), "--licence", licence) == 2
    assert "[font-word]" in capsys.readouterr().err
    assert not path.with_name("fonts.toml").exists()


@pytest.mark.parametrize("data", [b"x = " + b"[" * 100_000, b"x = " + b"9" * 5_000, b"# \xff"])
def test_a_build_tells_a_list_that_cannot_be_read(printing, data, capsys):
    """It is a problem of the list, not of a memo or of the program."""
    housefonts.make(printing / "fonts/House.ttf").with_name("fonts.toml").write_bytes(data)
    assert run(printing, "brief", "--theme", "sample", "--edition", "ko") == 1
    told = capsys.readouterr().err
    assert "fonts/fonts.toml:1:" in told
    assert "[not-utf-8]" in told if b"\xff" in data else "[font-list-form]" in told
    assert "[font-unlisted]" not in told


@pytest.mark.parametrize("home", ["fonts", "templates/sample/fonts"])
def test_a_build_uses_it(printing, home, capsys):
    """A sign that no other font has is a problem before, and is set in that font after.

    It goes into both files, under its own name into the PDF and a neutral one into the page.
    """
    memo = printing / "content/brief/memo.yaml"
    sample.changed(memo, "{ko: 작은", f"{{ko: {housefonts.SIGN} 작은")
    words = ("brief", "--theme", "sample", "--edition", "ko")
    assert run(printing, *words) == 1
    assert "font add fonts/FILE" in capsys.readouterr().err
    path = housefonts.make(printing / home / "House.ttf")
    assert run(printing, *words) == 1
    assert "[font-unlisted]" in capsys.readouterr().err
    assert run(printing, "font", "add", str(path)) == 0
    assert run(printing, *words) == 0, capsys.readouterr().err
    with pikepdf.open(printing / "output/brief.ko.sample.pdf") as pdf:
        names = {str(o.get("/BaseFont")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)}
    assert any("House" in name for name in names)
    page = (printing / "output/brief.ko.sample.html").read_text("utf-8")
    assert 'font-family: "own-house-serif"' in page
    capsys.readouterr()
    assert run(printing, "verify", str(printing / "output/brief.ko.sample.pdf")) == 0
    with path.open("ab") as file:
        file.write(b"\0")
    assert run(printing, *words, "--force") == 1
    assert "[font-changed]" in capsys.readouterr().err


def test_of_two_fonts_of_one_name_the_own_one_holds(printing):
    """A family, weight and style that is built in too is set from the project's file."""
    shutil.copytree(sample.ROOT / "fonts/pretendard", printing / "fonts/pretendard")
    path = printing / "fonts/pretendard/Pretendard-Regular.otf"
    from briefing.look import fonts, ownfonts
    from briefing.look.themes import theme
    from briefing.problems import Collected

    words = [str(path), str(path.with_name("Pretendard-SemiBold.otf"))]
    assert run(printing, "font", "add", *words) == 0
    report = Collected()
    chosen = theme.load(printing / "templates", "sample", report)
    usual = fonts.built_in()
    assert ownfonts.added(usual, printing, chosen, report).faces == usual.faces
    other = housefonts.make(printing / "fonts/pretendard/Pretendard-Regular.otf", "Pretendard")
    assert run(printing, "font", "add", str(other)) == 0
    found = ownfonts.added(usual, printing, chosen, report)
    assert found.face("Pretendard", 500, "italic").path == other
    assert report.problems == ()


def test_a_family_that_is_not_there_is_told(printing, capsys):
    """At its line of the style sheet, or of the token, as a warning; the file is made."""
    with (printing / "templates/sample/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write('\n.title { font-family: "No Such Serif", serif }\n')
        sheet.write(".title { font: 600 12pt/1.5 Nor This, inherit }\n")
    theme = printing / "templates/sample/theme.yaml"
    sample.changed(theme, "tokens:", "tokens:\n  sans: '\"Never Sans\"'")
    words = ("brief", "--theme", "sample", "--edition", "ko", "--format", "pdf")
    assert run(printing, *words) == 0
    told = capsys.readouterr().err
    assert told.count("[theme-family]") == 3
    assert run(printing, "theme", "check", "sample") == 1
    proof = capsys.readouterr().err
    for place, families in re.findall(
        r"(\S+): warning: .*\[theme-family\](?s:.*?)hint: (.*)", told
    ):
        assert re.search(rf"{re.escape(place)}: error: .*\[theme-family\]", proof)
        assert families in proof
    assert "print.css" in told
    assert "`No Such Serif`" in told
    assert "`Nor This`" in told
    assert "templates/sample/theme.yaml:" in told
