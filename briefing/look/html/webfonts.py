"""Turn the characters of a page into small web fonts that the HTML edition carries with it.

A bundled font is cut down to the characters in use, renamed (the licence of some fonts keeps
their name for the whole font) and packed as WOFF2. Packing takes up to a second a face, so its
result is kept in a cache on disk, named by all that it is made from.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import groupby
from pathlib import Path

import brotli
import fontTools
import uharfbuzz
from fontTools.ttLib import TTFont

from briefing.look.fonts import Face, FaceKey, FontSet
from briefing.look.pinning import write
from briefing.problems import BriefingError
from briefing.wording import fonts as wording
from briefing.wording import foreign

#: OpenType features that stay in the subset, where its characters have them.
FEATURES = {
    "shaping": "ccmp liga clig calt rclt rlig locl mark mkmk kern ljmo vjmo tjmo",
    "Latin and figures": "tnum pnum lnum onum frac numr dnom sups subs ordn zero case smcp c2sc",
    "East Asian spacing": "palt halt chws",
}
#: Tables left out: vertical writing, and the names of styles that one static face does not have.
DROPPED = ("vhea", "vmtx", "VORG", "BASE", "STAT", "DSIG", "MATH", "meta")
#: Names that stay, because the licence asks for them: copyright, version, licence, its address.
KEPT_NAMES = (0, 5, 13, 14)
#: A browser hyphenates and spaces by itself, so these come along where the font has them.
BROWSER_ADDS = " -\u00a0\u2010"
#: Counted up when the recipe changes, so that old cache entries are not taken for new ones.
RECIPE = 1
#: The most entries that the cache keeps; the longest unused go first.
ENTRIES = 256


@dataclass(frozen=True, slots=True)
class WebFace:
    """A font for one `@font-face` rule."""

    family: str
    """A neutral name such as `brief-serif`; `FontSet` gives it as `Face.web`."""
    weight: int
    style: str
    unicode_range: str
    """The characters that it has, in the notation of CSS."""
    woff2: bytes = field(repr=False)


def web_faces(fonts: FontSet, usage: Mapping[FaceKey, str], cache: Path) -> tuple[WebFace, ...]:
    """Cut a web font for each face in use, in the order of the set.

    `usage` gives the characters asked of a face, in any order and number; those that it does not
    have are left to the next family of the stack, as in print. A face that shows nothing is left
    out. `cache` is the folder for all caches.

    Raises:
        KeyError: A key of `usage` is no face of the set.
        BriefingError: A font of a theme is damaged.
    """
    known = {face.key: face for face in fonts.faces}
    asked = {known[key]: {ord(char) for char in text} for key, text in usage.items()}
    faces = []
    for face in fonts.faces:
        points = asked.get(face, set()) & face.characters
        if points:
            points |= {ord(char) for char in BROWSER_ADDS} & face.characters
            woff2 = _cached(face, points, cache / "webfonts")
            faces.append(WebFace(face.web, *face.key[1:], unicode_range(points), woff2))
    return tuple(faces)


def unicode_range(points: Iterable[int]) -> str:
    """Code points as the value of the CSS descriptor `unicode-range`: `U+20,U+AC00-AC02`."""
    runs = groupby(enumerate(sorted(points)), lambda pair: pair[1] - pair[0])
    parts = []
    for _, run in runs:
        members = [point for _, point in run]
        last = f"-{members[-1]:X}" if len(members) > 1 else ""
        parts.append(f"U+{members[0]:X}{last}")
    return ",".join(parts)


def subset(face: Face, points: Iterable[int]) -> bytes:
    """The face with these code points only, under its neutral name, as WOFF2; same in, same out."""
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_BIDI_CLOSURE
    wanted.unicode_set.update(points)
    _replace(wanted.layout_feature_tag_set, map(_tag, " ".join(FEATURES.values()).split()))
    _replace(wanted.name_id_set, KEPT_NAMES)
    wanted.drop_table_tag_set.update(map(_tag, DROPPED))
    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    cut = BytesIO(uharfbuzz.subset(whole, wanted).blob.data)
    with TTFont(cut, recalcTimestamp=False, recalcBBoxes=False) as font:
        _rename(font, face)
        font.flavor = "woff2"
        packed = BytesIO()
        font.save(packed)
    return packed.getvalue()


def _rename(font: TTFont, face: Face) -> None:
    """Give a subset its neutral name everywhere; only the copyright notice keeps the old one."""
    plain = f"{face.web}-{face.weight}{'' if face.style == 'normal' else '-' + face.style}"
    kind = {(400, "italic"): "Italic", (700, "normal"): "Bold", (700, "italic"): "Bold Italic"}
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    rest = {1: face.web, 2: kind.get((face.weight, face.style), "Regular"), 3: plain, 4: plain}
    for number, value in (rest | {6: plain}).items():
        names.setName(value, number, 3, 1, 0x409)
    if "CFF " in font:
        outlines = font["CFF "].cff
        outlines.fontNames = [plain]
        top = outlines.topDictIndex[0]
        top.FamilyName, top.FullName = face.web, plain
        top.Notice = names.getDebugName(0)
        for part in getattr(top, "FDArray", ()):
            part.FontName = plain


def _cached(face: Face, points: set[int], folder: Path) -> bytes:
    """The subset from the cache if a sound one is there; made and kept otherwise."""
    key = _key(face, points)
    path = folder / key
    try:
        kept = path.read_bytes()
        os.utime(path)
    except OSError:
        kept = b""
    woff2 = kept[32:]
    if kept[:32] == _seal(key, woff2):
        return woff2
    try:
        woff2 = subset(face, points)
    except Exception as error:  # fontTools lets a damaged font raise whatever it stumbles over
        raise BriefingError(
            (face.problem(wording.FONT_DAMAGED, why=foreign.heard(error)),)
        ) from error
    try:
        write(path, _seal(key, woff2) + woff2)
        _forget_oldest(folder)
    except OSError:
        pass  # a cache that cannot be written costs time, never the page
    return woff2


def _key(face: Face, points: set[int]) -> str:
    """A name made of all that a subset depends on."""
    versions = (RECIPE, uharfbuzz.version_string(), fontTools.version, brotli.__version__)
    facts = (versions, FEATURES, DROPPED, face.sha256, face.web, face.key, sorted(points))
    return sha256(repr(facts).encode()).hexdigest()


def _seal(key: str, woff2: bytes) -> bytes:
    """What stands before a cache entry: it binds the content to its name."""
    return sha256(key.encode() + woff2).digest()


def _forget_oldest(folder: Path) -> None:
    """Keep the cache from growing without end; another process may do the same meanwhile."""
    entries = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns)
    for path in entries[:-ENTRIES]:
        path.unlink(missing_ok=True)


def _replace(having: uharfbuzz.Set, wanted: Iterable[int]) -> None:
    """Let a HarfBuzz set have these members only."""
    having.clear()
    having.update(wanted)


def _tag(name: str) -> int:
    """A four-letter OpenType tag as HarfBuzz counts it."""
    return int.from_bytes(name.encode(), "big")
