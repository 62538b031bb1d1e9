"""Turn a set of fonts into problems where its files are not what their list says.

The bundled fonts must be the delivered ones, byte for byte. The fonts of a theme come from
anywhere, so every file must also be a plain static font before a native library may read it.
"""

import re
import shlex
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.look.fonts import LIST, Face, FontSet
from briefing.problems import Problem, Report, Span, Wording
from briefing.wording import fonts as wording

#: The largest font that is accepted, in bytes.
LARGEST = 20_000_000
#: Files that may lie among the fonts without being listed.
BESIDE = {LIST}
TEXTS = frozenset({".md", ".txt"})
#: What a static font must have; the outlines are in `glyf` or in `CFF `.
NEEDED = {b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name", b"OS/2"}


def verify(fonts: FontSet, report: Report) -> None:
    """Report every file that is missing, changed, unfit, without licence or unlisted."""
    for face in fonts.faces:
        if names_file(face.licence) and not (face.folder / face.licence).is_file():
            report(face.problem(wording.FONT_WITHOUT_LICENCE, licence=face.licence))
        if not face.path.is_file():
            report(face.problem(wording.FONT_MISSING))
        elif fault := _fault(face):
            report(fault)
    for folder in fonts.folders:
        _verify_nothing_else(fonts, folder, report)


def names_file(licence: str) -> bool:
    """Whether what a list says of a licence is the name of a file, and not words such as `OFL`."""
    named = " " not in licence and "://" not in licence
    return named and re.search(r"(?i)/|\.[a-z]+$|^(licen[cs]e|copying)", licence) is not None


def tables(data: bytes) -> frozenset[bytes]:
    """The tags of a font's tables; none if it is cut short or no TrueType or OpenType font."""
    if data[:4] not in (b"\0\1\0\0", b"OTTO"):
        return frozenset()
    count = int.from_bytes(data[4:6], "big")
    records = [data[at : at + 16] for at in range(12, 12 + 16 * count, 16)]
    ends = (int.from_bytes(r[8:12], "big") + int.from_bytes(r[12:], "big") for r in records)
    whole = all(len(record) == 16 for record in records) and all(end <= len(data) for end in ends)
    return frozenset(record[:4] for record in records) if whole else frozenset()


def unfit(data: bytes) -> Wording | None:
    """Why no native library may read a file, if it may not: it is no plain static font."""
    present = tables(data)
    if b"SVG " in present:
        return wording.FONT_WITH_DRAWINGS
    outlines = {b"glyf", b"loca"} <= present or b"CFF " in present
    static = present >= NEEDED and outlines and b"fvar" not in present
    return None if static else wording.FONT_NOT_STATIC


def _fault(face: Face) -> Problem | None:
    """The first reason not to use a font file, if there is one."""
    size = face.path.stat().st_size
    if size > LARGEST:
        return face.problem(wording.FONT_TOO_BIG, size=size, limit=LARGEST)
    data = face.path.read_bytes()
    if size != face.size or sha256(data).hexdigest() != face.sha256:
        return face.problem(wording.FONT_CHANGED)
    if fault := unfit(data):
        return face.problem(fault)
    if not face.characters:
        return face.problem(wording.FONT_NOT_STATIC)
    if face.own_name != face.family:
        return face.problem(wording.FONT_MISNAMED, found=face.own_name, family=face.family)
    return None


def _verify_nothing_else(fonts: FontSet, folder: Path, report: Report) -> None:
    """Report files that fontconfig would find although no list has them."""
    own = [face for face in fonts.faces if face.folder == folder]
    known = BESIDE | {face.file for face in own} | {face.licence for face in own}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in inside.parts)
        text = path.suffix.lower() in TEXTS
        if path.is_file() and not hidden and not text and inside.as_posix() not in known:
            place, pasted = Span(own[0].listed.file, 1, 1), shlex.quote(files.shown(path))
            report(wording.FONT_UNLISTED.at(place, file=inside.as_posix(), path=pasted))
