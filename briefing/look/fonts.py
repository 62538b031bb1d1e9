"""Turn the list of bundled fonts into what the print edition may use, and nothing else.

`fonts.toml` (TOML, because the standard library reads it) says which files there are. From it
come the characters that they have, the face for a weight and style, and a fontconfig file that
hides every other font of the machine. A theme with fonts of its own keeps a list of the same
form, and the two sets are added: `bundled + themed`.
"""

from __future__ import annotations

import re
import shlex
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import uharfbuzz

from briefing import files
from briefing.problems import BriefingError, Exit, Problem, Source, Span, Wording
from briefing.wording import fonts as wording
from briefing.wording import foreign

LIST = "fonts.toml"
#: Code points that HarfBuzz draws as nothing when no font has them (its default ignorables):
#: joiners, the word joiner U+2060, direction marks, variation selectors, tags.
DRAWN_AS_NOTHING = re.compile(
    "[\t\n\r\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


class FaceKey(NamedTuple):
    """What CSS calls a face by."""

    family: str
    weight: int
    style: str
    """`normal` or `italic`."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file, as its list describes it."""

    file: str
    """Its path within the folder of its list, with `/`."""
    family: str
    weight: int
    style: str
    web: str
    """The family of its subset in the HTML edition: never the reserved name."""
    package: str
    version: str
    licence: str
    reserved: str
    """The name that its licence keeps for the unmodified font; empty if there is none."""
    size: int
    sha256: str
    folder: Path = field(compare=False, repr=False)
    listed: Source = field(compare=False, repr=False)

    @property
    def key(self) -> FaceKey:
        """What CSS calls it by."""
        return FaceKey(self.family, self.weight, self.style)

    @property
    def path(self) -> Path:
        """Where its file is."""
        return self.folder / self.file

    @property
    def own_name(self) -> str:
        """The family that the file itself gives: what fontconfig finds it by."""
        font = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(self.path)))
        return font.get_name(16) or font.get_name(1) or ""

    @property
    def characters(self) -> frozenset[int]:
        """The code points that it has: 1 to 4 ms a font at first, so they need no cache on disk."""
        return _characters(self.path, self.sha256)

    def problem(self, sentence: Wording, **args) -> Problem:
        """A problem at the place where the list names this file."""
        offset = max(0, self.listed.text.find(f'"{self.file}"'))
        pasted = shlex.quote(files.shown(self.path))
        facts = {"file": self.file, "origin": wording.GIVER, "list": self.listed.file}
        facts["path"] = pasted
        if self.package:
            facts["origin"] = f"{self.package}@{self.version}"
        return self.listed.problem(sentence, offset, len(self.file) + 2, **(facts | args))


class Told(NamedTuple):
    """What a font file says of itself."""

    family: str
    weight: int
    style: str
    licence: str


def told_by(face: Face) -> Told:
    """What the file of a face says, which was proved to be a font (OpenType 1.9, `OS/2`)."""
    font = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    table = bytes(font.reference_table("OS/2").data)
    style = "italic" if table[63:64] and table[63] & 1 else "normal"
    licence = font.get_name(13) or font.get_name(14) or ""
    return Told(face.own_name, int.from_bytes(table[4:6], "big"), style, licence)


FIELDS = {
    name: int if name in {"weight", "size"} else str
    for name in Face.__dataclass_fields__
    if name not in {"folder", "listed"}
}


#: What an entry may leave out: where the font is from, and the names of its subset on the web.
_OPTIONAL = frozenset({"web", "package", "version", "reserved"})
#: What the fields of a font file hold as a number, and more than Python refuses to print.
_LARGEST = 2**32 - 1


@dataclass(frozen=True, slots=True)
class FontSet:
    """The fonts that a build may use, in the order in which they stand in for each other."""

    faces: tuple[Face, ...]
    folders: tuple[Path, ...]
    generic: tuple[tuple[str, str], ...] = ()
    """Generic CSS family and the family that stands for it."""
    hidden: tuple[Path, ...] = ()
    """Files of its folders that others stand for."""

    def __add__(self, more: FontSet) -> FontSet:
        """Both sets; the fonts of the first are looked at first.

        A face of the second takes the place of one with the same family, weight and style.
        """
        sums = {face.key: face.sha256 for face in self.faces}
        new = {face.key: face for face in more.faces if sums.get(face.key) != face.sha256}
        kept = tuple(face for face in self.faces if face.key not in new)
        faces = (*kept, *new.values())
        hidden = {face.path for face in self.faces + more.faces} - {face.path for face in faces}
        return FontSet(
            faces,
            self.folders + more.folders,
            self.generic + more.generic,
            (*self.hidden, *more.hidden, *sorted(hidden)),
        )

    @property
    def families(self) -> tuple[str, ...]:
        """Every family once, in order."""
        return tuple(dict.fromkeys(face.family for face in self.faces))

    def face(self, family: str, weight: int = 400, style: str = "normal") -> Face:
        """The font that is used for a family, weight and style (CSS Fonts 4, 5.2).

        Raises:
            KeyError: No font of the set is of that family.
        """
        family = dict(self.generic).get(family, family)
        having = [face for face in self.faces if face.family == family]
        if not having:
            raise KeyError(family)
        return min(having, key=lambda face: (face.style != style, _far(face.weight, weight)))

    def missing(self, text: str) -> frozenset[str]:
        """The characters of a text that no font has: they would print as empty boxes.

        Strict about a few signs such as `≱`, which the print could put together from parts.
        """
        have = _together(self.faces)
        lacking = (char for char in set(text) if ord(char) not in have)
        return frozenset(
            char
            for char in lacking
            if unicodedata.category(char) != "Zs" and not DRAWN_AS_NOTHING.match(char)
        )

    def share(
        self, families: tuple[str, ...], weight: int, style: str, text: str
    ) -> dict[FaceKey, str]:
        """Which face shows which characters of a text, by a CSS stack and then the set's order."""
        generic = dict(self.generic)
        stack = [generic.get(name, name) for name in families]
        stack = [name for name in dict.fromkeys(stack) if name in self.families]
        others = [name for name in self.families if name not in stack]
        shares: dict[FaceKey, list[str]] = {}
        faces = [self.face(name, weight, style) for name in stack + others]
        for char in sorted(set(text)):
            for face in faces:
                if ord(char) in face.characters:
                    shares.setdefault(face.key, []).append(char)
                    break
        return {key: "".join(chars) for key, chars in shares.items()}


def built_in() -> FontSet:
    """The fonts that every build has.

    Raises:
        BriefingError: They are not there (exit code 4).
    """
    return load(files.BUILT_IN / "fonts")


def load(folder: Path, file: str = f"fonts/{LIST}") -> FontSet:
    """Read the list of fonts in a folder; `file` is the list's name for messages.

    Raises:
        BriefingError: The list is not there or not well formed (exit code 4).
    """
    try:
        return listed(Source(file, (folder / LIST).read_text("utf-8")), folder)
    except (OSError, UnicodeDecodeError) as error:
        why = foreign.system(error)
        problem = wording.NO_FONT_LIST.at(Span(file, 1, 1), folder=folder.name, why=why)
        raise BriefingError((problem,), Exit.ENVIRONMENT) from error
    except BriefingError as error:
        raise BriefingError(error.problems, Exit.ENVIRONMENT) from error


def listed(source: Source, folder: Path) -> FontSet:
    """The fonts that the text of a list names in its folder.

    Raises:
        BriefingError: It is not well formed (exit code 1).
    """
    data = parsed(source)
    entries = data.get("face", [])
    generic = data.get("generic", {})
    if why := _wrong(data, entries, generic):
        raise BriefingError((form(source, why),))
    own = dict.fromkeys(_OPTIONAL, "")
    faces = tuple(
        Face(**{**own, "web": _web(entry["family"]), **entry}, folder=folder, listed=source)
        for entry in entries
    )
    return FontSet(faces, (folder,), tuple(generic.items()))


def parsed(source: Source) -> dict[str, Any]:
    """What a list says, as TOML.

    Raises:
        BriefingError: It is no TOML, or deeper or with longer numbers than Python reads (1).
    """
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        why, cause = str(error), error
    except RecursionError as error:
        why, cause = "nested too deeply", error
    except ValueError as error:  # Python's limit for numbers
        why, cause = "a number has too many digits", error
    raise BriefingError((form(source, why),)) from cause


def _wrong(data: dict, entries: object, generic: object) -> str:
    """What is wrong with the form of a list; empty if nothing is."""
    if unknown := sorted(data.keys() - {"face", "generic"}):
        return f"unknown key {unknown[0]}"
    if not (isinstance(entries, list) and entries and all(isinstance(e, dict) for e in entries)):
        return "no [[face]]"
    if not (isinstance(generic, dict) and all(isinstance(name, str) for name in generic.values())):
        return "[generic] gives a family for a name"
    for number, entry in enumerate(entries, 1):
        for name in sorted(
            (FIELDS.keys() - _OPTIONAL) - entry.keys() | entry.keys() - FIELDS.keys()
        ):
            return f"face {number}: {'unknown' if name in entry else 'missing'} key {name}"
        for name, kind in FIELDS.items():
            if name in entry and type(entry[name]) is not kind:
                return f"face {number}: {name} is not of type {kind.__name__}"
            if kind is int and not 0 <= entry.get(name, 0) <= _LARGEST:
                return f"face {number}: {name} is not between 0 and {_LARGEST}"
        for name in (entry["file"], entry["licence"]):
            if name.startswith("/") or ".." in PurePosixPath(name).parts or "\\" in name:
                return f"face {number}: {name} is outside the folder"
    return ""


def _web(family: str) -> str:
    """A neutral family for the subsets of a font whose entry names none."""
    plain = re.sub("[^a-z0-9]+", "-", family.lower()).strip("-")
    return f"own-{plain or sha256(family.encode()).hexdigest()[:8]}"


def form(source: Source, why: str) -> Problem:
    """A fault in the form of a list, at its line if the reader told it."""
    place = re.search(r" \(at line (\d+), column (\d+)\)", why)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    span = Span(source.file, line, column)
    why = why.removesuffix(place[0]) if place else why
    return source.problem_at(
        wording.FONT_LIST_FORM, span, why=foreign.heard(why), fields=", ".join(FIELDS)
    )


@lru_cache(maxsize=64)
def _characters(path: Path, digest: str) -> frozenset[int]:
    """The code points of a font file, read once for each content."""
    return frozenset(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes)


@lru_cache(maxsize=8)
def _together(faces: tuple[Face, ...]) -> frozenset[int]:
    """The code points that at least one of the fonts has."""
    return frozenset().union(*(face.characters for face in faces))


def _far(have: int, want: int) -> tuple[int, int]:
    """How far a weight is from the wanted one, in the order in which CSS looks."""
    if have == want or 400 <= want <= have <= 500:
        return 0, have - want
    lighter_first = want <= 500
    if have <= want:
        return (1 if lighter_first else 2), want - have
    return (2 if lighter_first else 1), have - want
