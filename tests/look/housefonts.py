"""A font that nobody has: an italic of ours under another name, with a sign that no font has."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

from briefing.look import fonts

FAMILY, SIGN = "House Serif", "◈"


def make(path: Path, family: str = FAMILY, sign: str = SIGN, licence: str = "ours alone") -> Path:
    """A font file of a family."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TTFont(fonts.built_in().face("Source Serif 4", 400, "italic").path) as font:
        names = font["name"]
        for number in (1, 3, 4, 6, 13, 14, 16, 17):
            names.removeNames(nameID=number)
        for number, text in ((1, family), (4, family), (6, "House-Serif"), (13, licence)):
            if text:
                names.setName(text, number, 3, 1, 0x409)
        for table in font["cmap"].tables:
            table.cmap[ord(sign)] = "a"
        font["OS/2"].usWeightClass = 500
        font.save(path)
    return path
