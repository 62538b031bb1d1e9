"""Web fonts: small, complete for their page, under names that their licences allow."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.look.fonts import FontSet, load
from briefing.look.html import webfonts
from briefing.look.html.webfonts import subset, unicode_range, web_faces
from briefing.problems import BriefingError

ROOT = Path(__file__).parents[3]
FONTS = load(ROOT / "fonts")
SERIF = FONTS.face("Noto Serif KR")
SANS = FONTS.face("Pretendard", 600)
LATIN = FONTS.face("Source Serif 4", 400, "italic")
TEXT = "2022년 한·미·일 “안보”는 「牽強附會」가 아니다. Policy 1/2"


def unpacked(woff2: bytes) -> TTFont:
    """The font inside a web font."""
    return TTFont(BytesIO(woff2))


def read_range(value: str) -> set[int]:
    """The code points of a `unicode-range`."""
    points = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", value):
        points |= set(range(int(first, 16), int(last or first, 16) + 1))
    return points


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(FONTS.families),
    st.sets(st.one_of(st.sampled_from(TEXT), st.characters(codec="utf-8")), min_size=1, max_size=9),
)
def test_a_subset_has_all_that_was_asked_and_the_font_has(family, chars):
    """Every asked character of the font is in its subset, and no other is."""
    face = FONTS.face(family)
    asked = {ord(char) for char in chars} & face.characters
    assert set(unpacked(subset(face, asked)).getBestCmap() or ()) == asked


@given(st.sets(st.integers(0, 0x10FFFF)))
def test_a_unicode_range_says_its_code_points(points):
    """Read back, the CSS value gives the same set; runs are joined."""
    value = unicode_range(points)
    assert read_range(value) == points
    assert not points or value.count(",") < len(points)


def test_a_run_is_written_once():
    """Neighbours make a range, a single point stands alone."""
    assert unicode_range({0x41, 0x42, 0x43, 0xAC00}) == "U+41-43,U+AC00"


@pytest.mark.parametrize("face", FONTS.faces, ids=lambda face: Path(face.file).stem)
def test_a_subset_gives_up_the_old_name(face):
    """Only the copyright notice keeps the reserved name; notice and licence are still there."""
    small = unpacked(subset(face, {ord(char) for char in "Ab1"}))
    names = {record.nameID: record.toUnicode() for record in small["name"].names}
    assert (names[1], names[6].startswith(face.web)) == (face.web, True)
    with TTFont(face.path, lazy=True) as whole:
        for number in (0, 13, 14):
            assert names[number] == whole["name"].getDebugName(number)
    small.flavor = None
    del small["name"]
    rest = BytesIO()
    small.save(rest)
    old = face.reserved or face.family
    texts = " ".join(value for number, value in names.items() if number != 0)
    assert old not in texts
    assert old.encode() not in rest.getvalue()


def test_figures_and_kerning_stay():
    """Table figures, small capitals, spacing and forms by language outlive the cut."""
    features = {}
    for face, wanted in ((SERIF, TEXT), (SANS, TEXT), (FONTS.face("Source Serif 4"), "AVff12")):
        small = unpacked(subset(face, {ord(char) for char in wanted} & face.characters))
        features[face.web] = {
            record.FeatureTag
            for table in ("GSUB", "GPOS")
            for record in small[table].table.FeatureList.FeatureRecord
        }
    assert {"palt", "halt", "kern", "locl"} <= features["brief-serif"]
    assert {"tnum", "frac", "kern"} <= features["brief-sans"]
    assert {"smcp", "onum", "tnum", "kern"} <= features["brief-latin"]


def test_a_face_takes_its_share_only(tmp_path: Path):
    """Each used face becomes one web font with the range of what it has; idle ones are left out."""
    usage = {SERIF.key: TEXT, LATIN.key: TEXT, FONTS.face("Noto Serif JP").key: "가나"}
    made = web_faces(FONTS, usage, tmp_path)
    assert [(one.family, one.weight, one.style) for one in made] == [
        ("brief-serif", 400, "normal"),
        ("brief-latin", 400, "italic"),
    ]
    korean, latin = (read_range(one.unicode_range) for one in made)
    assert {ord(char) for char in TEXT} <= korean
    assert not any(0xAC00 <= point <= 0xD7A3 for point in latin)
    assert all(
        set(unpacked(one.woff2).getBestCmap()) == read_range(one.unicode_range) for one in made
    )


def test_an_unknown_face_is_refused(tmp_path: Path):
    """A face that the set does not have is a mistake, not an empty font."""
    with pytest.raises(KeyError):
        web_faces(FONTS, {("Pretendard", 700, "normal"): "가"}, tmp_path)


def test_the_same_text_gives_the_same_bytes(tmp_path: Path):
    """Order and number of the characters do not matter, nor does the cache."""
    first = web_faces(FONTS, {SANS.key: "가나 A"}, tmp_path / "one")
    again = web_faces(FONTS, {SANS.key: "A 나나가"}, tmp_path / "two")
    kept = web_faces(FONTS, {SANS.key: "가나 A"}, tmp_path / "one")
    assert first == again == kept


def test_a_spoilt_cache_entry_is_made_anew(tmp_path: Path):
    """A flipped bit, a cut, an empty file and an entry under a wrong name are all noticed."""
    (first,) = web_faces(FONTS, {LATIN.key: "Ab"}, tmp_path)
    (entry,) = (tmp_path / "webfonts").iterdir()
    web_faces(FONTS, {LATIN.key: "Cd"}, tmp_path)
    (other,) = set((tmp_path / "webfonts").iterdir()) - {entry}
    good, size = entry.read_bytes(), entry.stat().st_size
    flipped = [good[:at] + bytes((good[at] ^ 4,)) + good[at + 1 :] for at in (0, 40, size - 1)]
    for spoilt in (*flipped, good[: size // 2], b"", other.read_bytes()):
        entry.write_bytes(spoilt)
        assert web_faces(FONTS, {LATIN.key: "Ab"}, tmp_path) == (first,)
        assert entry.read_bytes() == good


def test_a_cache_that_cannot_be_written_does_not_stop_the_page(tmp_path: Path):
    """Without a cache the web fonts are made each time."""
    (tmp_path / "webfonts").write_text("in the way", "utf-8")
    (made,) = web_faces(FONTS, {LATIN.key: "Ab"}, tmp_path)
    assert set(unpacked(made.woff2).getBestCmap()) >= {ord("A"), ord("b")}


def test_the_cache_forgets_its_oldest_entries(tmp_path: Path, monkeypatch):
    """It keeps a set number of entries, the last used ones."""
    monkeypatch.setattr(webfonts, "ENTRIES", 2)
    for char in "ABC":
        web_faces(FONTS, {LATIN.key: char}, tmp_path)
    folder = tmp_path / "webfonts"
    assert len(list(folder.iterdir())) == 2
    newest = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    web_faces(FONTS, {LATIN.key: "C"}, tmp_path)
    assert set(newest) == {path.name for path in folder.iterdir()}


def test_a_damaged_font_is_a_problem_not_a_crash(tmp_path: Path):
    """A font whose outlines are broken is named with its place in the list."""
    data = bytearray(LATIN.path.read_bytes())
    start = data.index(b"head", 12)
    place = int.from_bytes(data[start + 8 : start + 12], "big")
    data[place : place + 54] = bytes(54)
    (tmp_path / "broken.ttf").write_bytes(data)
    broken = replace(LATIN, file="broken.ttf", folder=tmp_path, sha256="0" * 64)
    with pytest.raises(BriefingError) as caught:
        web_faces(FontSet((broken,), (tmp_path,)), {broken.key: "Ab"}, tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["font-damaged"]
