"""The proof that the font files are the delivered ones, and that a theme's fonts are harmless."""

import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.look.fontcheck import tables, verify
from briefing.look.fonts import FontSet, load
from briefing.problems import Collected

ROOT = Path(__file__).parents[2]
FONTS = load(ROOT / "fonts")
ITALIC = FONTS.face("Source Serif 4", 400, "italic")
WHOLE = ITALIC.path.read_bytes()


def codes(fonts: FontSet) -> list[str]:
    """The problems of a set by name."""
    found = Collected()
    verify(fonts, found)
    return [problem.code for problem in found.problems]


@pytest.fixture
def theme(tmp_path: Path) -> FontSet:
    """A theme's own set of one font, with its licence, in a folder that a test may spoil."""
    folder = tmp_path / "fonts"
    for name in (ITALIC.file, ITALIC.licence):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "fonts" / name, folder / name)
    return FontSet((replace(ITALIC, folder=folder),), (folder,))


def with_content(theme: FontSet, data: bytes) -> FontSet:
    """The set with other bytes in its file, and their sum in its list."""
    (face,) = theme.faces
    face.path.write_bytes(data)
    listed = replace(face, size=len(data), sha256=sha256(data).hexdigest())
    return FontSet((listed,), theme.folders)


def test_the_bundled_fonts_are_the_listed_ones():
    """Every font is there with its licence and its sum, and nothing else lies in the folder."""
    assert codes(FONTS) == []
    assert sum(face.size for face in FONTS.faces) < 50_000_000
    assert all(face.path.parent == (face.folder / face.licence).parent for face in FONTS.faces)


def test_each_licence_is_the_open_font_licence_and_names_what_it_reserves():
    """The licence beside a font, or the font itself, states the reserved name of the list."""
    for face in FONTS.faces:
        text = (face.folder / face.licence).read_text("utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        if face.package.startswith("pretendard"):
            assert f"Reserved Font Name {face.reserved}" in text
        assert face.reserved in face.family


def test_a_lost_file_is_told(theme: FontSet):
    """A font and a licence that are gone are two problems, at the font's place in the list."""
    shutil.rmtree(theme.faces[0].path.parent)
    found = Collected()
    verify(theme, found)
    assert [one.code for one in found.problems] == ["font-without-licence", "font-missing"]
    assert {one.span.file for one in found.problems} == {"fonts/fonts.toml"}
    assert ITALIC.file in found.problems[0].excerpt
    assert "take its `[[face]]` out of fonts/fonts.toml" in found.problems[1].hint("en")


def test_a_changed_file_is_told(theme: FontSet):
    """One flipped bit is enough."""
    theme.faces[0].path.write_bytes(WHOLE[:-1] + bytes((WHOLE[-1] ^ 1,)))
    assert codes(theme) == ["font-changed"]


def test_a_file_that_is_not_listed_is_told(theme: FontSet):
    """Fontconfig would find it, so it may not lie there; hidden files are left alone."""
    (theme.folders[0] / "extra font.ttf").write_bytes(WHOLE)
    (theme.folders[0] / ".DS_Store").write_bytes(b"")
    found = Collected()
    verify(theme, found)
    assert [problem.code for problem in found.problems] == ["font-unlisted"]
    assert f"font add '{theme.folders[0]}/extra font.ttf'`" in found.problems[0].hint("en")


def test_a_font_under_another_name_is_told(theme: FontSet):
    """A family that is not the file's own could not be found when printing."""
    face = replace(theme.faces[0], family="Source Serif")
    assert codes(FontSet((face,), theme.folders)) == ["font-misnamed"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\0\0",
        b"\0\1\0\0\xff\xff" + WHOLE[6:],
        b"wOF2" + WHOLE[4:],
        b"ttcf" + WHOLE[4:],
        WHOLE[:1000],
        WHOLE[:-4000],
        WHOLE.replace(b"cmap", b"fvar", 1),
        WHOLE.replace(b"gasp", b"fvar", 1),
        WHOLE.replace(b"glyf", b"CFF2", 1),
    ],
)
def test_only_whole_static_fonts_are_taken(theme: FontSet, data: bytes):
    """Empty, cut, collected, packed and variable fonts are refused before they are opened."""
    assert codes(with_content(theme, data)) == ["font-not-static"]


def test_fonts_with_drawings_are_refused(theme: FontSet):
    """An `SVG ` table is refused, whatever it holds."""
    assert codes(with_content(theme, WHOLE.replace(b"gasp", b"SVG ", 1))) == ["font-with-drawings"]


def test_a_font_may_not_be_too_large(theme: FontSet):
    """Above 20 MB a font is refused without being read."""
    assert codes(with_content(theme, WHOLE + bytes(20_000_000))) == ["font-too-big"]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(WHOLE) * 8 - 1), st.integers(0, len(WHOLE)))
def test_damaged_fonts_do_no_harm(tmp_path_factory, bit: int, end: int):
    """Any flipped bit and any cut gives a verdict; nothing is raised and nothing crashes."""
    data = bytearray(WHOLE)
    data[bit // 8] ^= 1 << bit % 8
    path = tmp_path_factory.getbasetemp() / "damaged.ttf"
    for damaged in (bytes(data), WHOLE[:end]):
        path.write_bytes(damaged)
        face = replace(
            ITALIC,
            file=path.name,
            licence=path.name,
            folder=path.parent,
            size=len(damaged),
            sha256=sha256(damaged).hexdigest(),
        )
        verdict = codes(FontSet((face,), ()))
        assert verdict in ([], ["font-not-static"], ["font-misnamed"], ["font-with-drawings"])
        assert damaged is not WHOLE[:end] or end >= len(WHOLE) - 3 or verdict
    assert tables(WHOLE) >= {b"glyf", b"name"}
