"""Glyphs of an embedded font are called by their place in it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from briefing.look.print.tagging.charset import called_by_place

_FONTS = Path(__file__).parents[4] / "fonts"
_CID_KEYED = (_FONTS / "pretendard" / "Pretendard-Regular.otf").read_bytes()
_TRUETYPE = (_FONTS / "source-serif-4" / "SourceSerif4_400Regular.ttf").read_bytes()


_MANY = "".join(map(chr, range(44032, 44400)))
_ALL = _MANY + "1A@“”"


@cache
def _cut(letters: str) -> bytes:
    """Keep the glyphs of some letters, with the names that they have in the whole font."""
    # Cutting the whole font takes a second; the rest is cut from that piece.
    font = TTFont(io.BytesIO(_CID_KEYED if letters == _ALL else _cut(_ALL)))
    subsetter = Subsetter(Options(layout_features=[], notdef_outline=True))
    subsetter.populate(text=letters)
    subsetter.subset(font)
    target = io.BytesIO()
    font.save(target)
    return target.getvalue()


def _charset(raw: bytes) -> list[str]:
    return TTFont(io.BytesIO(raw))["CFF "].cff.topDictIndex[0].charset


def _outline(raw: bytes, place: int) -> list:
    font = TTFont(io.BytesIO(raw))
    pen = RecordingPen()
    font.getGlyphSet()[font.getGlyphName(place)].draw(pen)
    return pen.value


@pytest.mark.parametrize("letters", ["@", "A@", "1가“”@", _MANY])
def test_names_glyphs_by_place(letters: str) -> None:
    """A font of any size gets the identity charset, and keeps its size."""
    cut = _cut(letters)
    named = called_by_place(cut)
    expected = [".notdef", *(f"cid{place:05d}" for place in range(1, len(_charset(cut))))]
    assert _charset(cut) != expected
    assert _charset(named) == expected
    assert len(named) == len(cut)


def test_keeps_outlines() -> None:
    """The glyph in a place is still the same glyph."""
    cut = _cut("A@“")
    named = called_by_place(cut)
    for place in range(len(_charset(cut))):
        assert _outline(named, place) == _outline(cut, place)


def test_leaves_other_fonts_alone() -> None:
    """A font whose glyphs have no such names comes back as it is."""
    assert called_by_place(_TRUETYPE) is _TRUETYPE
    assert called_by_place(b"") == b""


def test_changes_nothing_twice() -> None:
    """A font that was made so stays so."""
    named = called_by_place(_cut("A@"))
    assert called_by_place(named) == named
