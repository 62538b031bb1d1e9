"""Turn the fonts that a project or a theme brings into what a build may use, and list them.

They come from anywhere: a process of its own reads them, and each is proved before a native
library may.
"""

import json
import re
import shlex
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.look import css, fontcheck, fonts
from briefing.look.fonts import LIST, Face, FontSet
from briefing.look.themes import places, styles
from briefing.look.themes.theme import Theme
from briefing.problems import WARNING, BriefingError, Collected, Report, Source, Span
from briefing.wording import fonts as wording
from briefing.wording import theme as theme_wording

FOLDER = "fonts"
#: What fontconfig would take for a font.
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2", ".pfb", ".pcf", ".bdf"})
_LICENCES = ("license", "licence", "ofl", "copying")
#: Values of `font-family` that are no family of a set (CSS Fonts 4, 2.1; CSS Cascade 5, 7).
_ALWAYS = frozenset(
    (
        *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math", "emoji"),
        *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
        *("inherit", "initial", "unset", "revert", "revert-layer"),
    )
)


def added(built_in: FontSet, root: Path, theme: Theme, report: Report) -> FontSet:
    """The fonts of a build with those of the theme's chain and of the project.

    Of two for one family, weight and style the project's holds, then the nearest theme's. What
    cannot be used is reported and left out.
    """
    for home in (*reversed(theme.folders), root):
        folder, problems = home / FOLDER, Collected()
        if _is_own(folder):
            more = proved(folder, root, problems)
            for problem in problems.problems:
                report(problem)
            built_in = built_in if more is None or problems.errors else built_in + more
    return built_in


def folders(root: Path) -> tuple[Path, ...]:
    """Where a project and its themes keep fonts of their own."""
    places = (root / FOLDER, *sorted((root / "templates").glob(f"*/{FOLDER}")))
    return tuple(folder for folder in places if _is_own(folder))


def _is_own(folder: Path) -> bool:
    return folder.is_dir() and folder.resolve() != (files.BUILT_IN / FOLDER).resolve()


def proved(folder: Path, root: Path, report: Report) -> FontSet | None:
    """The set that a folder lists, proved; what it holds unlisted is reported."""
    try:
        paths = frozenset(places.theme_files(folder, root))  # without links
        is_listed = folder / LIST in paths
        source = files.read_source(folder / LIST, root, report) if is_listed else None
        listed = fonts.listed(source, folder) if source else None
    except BriefingError as error:
        for problem in error.problems:
            report(problem)
        return None
    if listed is None:
        unlisted = () if is_listed else paths
        for path in sorted(path for path in unlisted if path.suffix.lower() in _SUFFIXES):
            place, pasted = Span(files.place(path, root), 1, 1), shlex.quote(files.shown(path))
            report(wording.FONT_UNLISTED.at(place, file=path.name, path=pasted))
        return None
    for face in listed.faces:
        if face.path not in paths:
            report(face.problem(wording.FONT_MISSING))
            return None
    fontcheck.verify(listed, report)
    return listed


def described(path: Path, folder: Path, root: Path, licence: str) -> dict[str, str | int]:
    """The entry of a font file in the list of its folder, by what the file says of itself.

    `licence` is what its owner says of the licence: words, or a file in the folder or beside the
    font; without it, the font or a file beside it tells.

    Raises:
        BriefingError: It is no font that a build may use, or its licence is not there.
    """
    data = files.read_bytes(path, root, fontcheck.LARGEST)
    file = path.relative_to(folder).as_posix()
    source = Source(files.place(path, root), "")
    sum_ = sha256(data).hexdigest()
    face = Face(file, "", 400, "normal", "", "", "", "", "", len(data), sum_, folder, source)
    if fault := fontcheck.unfit(data):
        raise BriefingError((face.problem(fault),))
    told = fonts.told_by(face)
    facts = {"file": file, "family": told.family, "weight": told.weight, "style": told.style}
    licence = _stated(licence, face) if licence.strip() else _licence(told.licence, face)
    return facts | {"licence": licence, "size": len(data), "sha256": sum_}


def _stated(licence: str, face: Face) -> str:
    """What the owner of a font says of its licence: a file's name as the list gives it, or words.

    Raises:
        BriefingError: It names a file that is neither in the folder nor beside the font.
    """
    licence = " ".join(licence.split())[:200]
    if not fontcheck.names_file(licence):
        return licence
    for home in (face.folder, face.path.parent):
        if (home / licence).is_file() and ".." not in Path(licence).parts:
            return (home / licence).relative_to(face.folder).as_posix()
    raise BriefingError((face.problem(wording.FONT_WITHOUT_LICENCE, licence=licence),))


def _licence(told: str, face: Face) -> str:
    """The licence of a font by what it says itself, or by a file beside it.

    Raises:
        BriefingError: There is neither.
    """
    if told := " ".join(told.split())[:200]:
        return f"licence: {told}" if fontcheck.names_file(told) else told
    beside = (entry for entry in sorted(face.path.parent.iterdir()) if entry.is_file())
    written = next((text for text in beside if text.name.lower().startswith(_LICENCES)), None)
    if written is None:
        raise BriefingError((face.problem(wording.FONT_SAYS_NO_LICENCE),))
    return written.relative_to(face.folder).as_posix()


def licences(source: Source, folder: Path) -> dict[Path, str]:
    """The licences that a list tells, by the font; those whose file is gone are left out.

    Raises:
        BriefingError: The list is no TOML (exit code 1).
    """
    faces = fonts.parsed(source).get("face")
    told = {}
    for face in faces if isinstance(faces, list) else ():
        entry = face if isinstance(face, dict) else {}
        file, licence = entry.get("file"), entry.get("licence")
        if isinstance(file, str) and isinstance(licence, str):
            told[folder / file] = licence
    return {
        path: licence
        for path, licence in told.items()
        if not fontcheck.names_file(licence) or (folder / licence).is_file()
    }


def listing(source: Source, folder: Path, entries: Iterable[dict[str, str | int]]) -> str:
    """The text of a list with these entries; one that names the file already is renewed there.

    Every line that says nothing else of these files stays as it is.

    Raises:
        BriefingError: What the list says, or would say, is not well formed (exit code 1).
    """
    data, fresh = fonts.parsed(source), {entry["file"]: entry for entry in entries}
    sections = re.split(r"^(?=[ \t]*\[)", source.text, flags=re.MULTILINE)
    named = [_file(section) for section in sections]
    renewed = [
        _renewed(section, fresh[file]) if file in fresh else section
        for section, file in zip(sections, named, strict=True)
    ]
    new = [entry for file, entry in fresh.items() if file not in named]
    parts = ["".join(renewed).rstrip(), *("[[face]]\n" + _lines(entry) for entry in new)]
    text = "\n\n".join(part.rstrip() for part in parts if part) + "\n"
    after = Source(source.file, text)
    fonts.listed(after, folder)
    expected = [face | fresh.get(face.get("file"), {}) for face in data.get("face", ())] + new
    if fonts.parsed(after) != data | {"face": expected}:
        why = "the lines of an entry cannot be told from those around it"
        raise BriefingError((fonts.form(source, why),))
    return text


def _file(section: str) -> str:
    """The file that an entry of a list names; empty if the section is no entry."""
    with suppress(ValueError, RecursionError, LookupError, TypeError):
        return str(tomllib.loads(section)["face"][0]["file"])
    return ""


def _renewed(section: str, entry: dict[str, str | int]) -> str:
    """The section of an entry with what is said anew of its file behind its first line."""
    head, _, rest = section.partition("\n")
    renewed = rf"""^[ \t]*["']?(?:{"|".join(entry)})["']?[ \t]*=.*(?:\n|\Z)"""
    return f"{head}\n{_lines(entry)}{re.sub(renewed, '', rest, flags=re.MULTILINE)}"


def _lines(entry: dict[str, str | int]) -> str:
    """An entry in TOML, which escapes as JSON does, and U+007F as well (TOML 1.0, strings)."""
    told = ((name, json.dumps(value, ensure_ascii=False)) for name, value in entry.items())
    return "".join(f"{name} = {value}\n" for name, value in told).replace("\x7f", "\\u007f")


#: Characters in the form of the Chinese mainland, and in that of Taiwan and Hong Kong.
_CHINESE = ("们这国", "們這國")


def for_chinese(theme: Theme, own: Iterable[Face]) -> Theme:
    """The theme with the project's fonts for Chinese before the one that stands in for them.

    The bundled fonts draw most of the characters in Korean and Japanese forms, so that a font
    which has all of them must be asked first.
    """
    having = {
        face.family: None
        for face in own
        if any(face.characters.issuperset(map(ord, chars)) for chars in _CHINESE)
    }
    token = theme.tokens["chinese"]
    stack = ", ".join([*map(json.dumps, having), token.value])
    return replace(theme, tokens=theme.tokens | {"chinese": replace(token, value=stack)})


def check_families(theme: Theme, medium: str, root: Path, fonts: FontSet, report: Report) -> None:
    """Warn of each family that a theme asks for and that no font of the set is of, at its place."""
    usable = {*fonts.families, *dict(fonts.generic), *(face.web for face in fonts.faces)}
    usable = {name.casefold() for name in usable} | _ALWAYS
    args = {"known": known(fonts)}
    for sheet in styles.sheets(theme, medium, root, Collected()):
        for rule in css.rules(sheet, Collected()):
            for declared in rule.declarations if rule.at != "@font-face" else ():
                for family in _families(declared):
                    if family.casefold() not in usable:
                        report(declared.problem(_NO_FAMILY, family=family[:60], **args))
    for token in theme.tokens.values():
        for family in _names(css.parsed(token.value)) if token.type == "family" else ():
            if family.casefold() not in usable:
                source, offset = _line(theme, root, family)
                args |= {"family": family[:60]}
                report(source.problem(_NO_FAMILY, offset, len(family), **args))


def known(fonts: FontSet) -> str:
    """The families of a set, as a hint names them."""
    return ", ".join(f"`{name}`" for name in fonts.families)


_NO_FAMILY = replace(theme_wording.NO_FAMILY, severity=WARNING)


def _families(declared: css.Declaration) -> Iterable[str]:
    """The families that a declaration names."""
    if declared.name == "font-family":
        return _names(declared.value)
    if declared.name != "font":
        return ()
    sizes = [at for at, token in enumerate(declared.value) if token.type in _SIZES]
    return _names(declared.value[sizes[-1] + 1 :]) if sizes else ()


_SIZES = ("dimension", "percentage", "number", "function")


def _names(value: css.Tokens) -> Iterable[str]:
    """The families of a list: in quotation marks, or words with spaces between."""
    words: list[str] = []
    for token in value:
        if token.type == "string":
            yield token.value
        elif token.type == "ident":
            words.append(token.value)
        elif words and token == ",":
            yield " ".join(words)
            words = []
    if words:
        yield " ".join(words)


def _line(theme: Theme, root: Path, family: str) -> tuple[Source, int]:
    """The theme file of a chain that names a family in a token, the nearest first."""
    for source in places.sources(theme, root):
        if source.file.endswith("/theme.yaml") and family in source.text:
            return source, source.text.index(family)
    return Source(files.place(theme.folders[0] / "theme.yaml", root), ""), 0
