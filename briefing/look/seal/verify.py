"""Turn a delivered PDF or web page into problems where it is no longer what was delivered.

The file is judged by the manifest beside it, so nothing else is needed, least of all the print
engine. Where the project is at hand, its sources and fonts are compared too. The manifest may be
anybody's: only digests are compared, and no file outside the project is opened.
"""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.look.seal import signing
from briefing.look.seal.parts import parts
from briefing.problems import BriefingError, Problem, Said, Span
from briefing.wording import profiles as wording

#: A delivered file may be this large, and so may a font.
LIMIT = 200_000_000
_SHOWN = 8
"""How many digits of a digest a problem shows."""
_FONTS = "fonts/"


def verify(
    data: bytes,
    manifest: bytes,
    name: str,
    root: Path | None = None,
    versions: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """What is wrong with a delivered file; nothing if it is as it was delivered.

    `manifest` is what stands beside it, `name` what it is called in problems. With the `root` of
    its project, sources and fonts are compared; with the `versions` at hand, those that it was
    made with: others are a warning, and so is a signature that was added.
    """
    place, facts = Span(name, 1, 1), opened(manifest)
    size, digest = facts.get("bytes"), facts.get("sha256")
    if not isinstance(size, int) or not isinstance(digest, str):
        return (wording.NO_MANIFEST.at(place, file=f"{name}.json"),)
    problems = []
    if sha256(data).hexdigest() != digest:
        intact = 0 < size < len(data) and sha256(data[:size]).hexdigest() == digest
        if intact and signing.is_signed(data, size):
            problems.append(wording.SIGNED.at(place))
        else:
            changed = wording.APPENDED if intact else _changed(data, facts)
            problems.append(wording.FILE_CHANGED.at(place, parts=changed))
    if root is not None:
        problems += _outdated(facts, name, root)
    if versions is not None:
        problems += _other_versions(facts, place, versions)
    return tuple(problems)


def opened(manifest: bytes) -> dict[str, object]:
    """What a manifest says; nothing if it cannot be read."""
    try:
        facts = json.loads(manifest)
    except (ValueError, RecursionError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _changed(data: bytes, facts: Mapping[str, object]) -> Said:
    """Which parts of a file are not what they were."""
    then, now = _texts(facts.get("parts")), parts(data)
    names = [name for name in wording.PARTS if then.get(name) != now.get(name)]
    if "text" in names and "markup" in names:
        names.remove("markup")  # words stand in the markup
    changed = [wording.PARTS[name] for name in names] or [wording.ELSEWHERE]
    return Said(*map("; ".join, zip(*changed, strict=True)))


def _outdated(facts: Mapping[str, object], name: str, root: Path) -> Iterator[Problem]:
    """Sources and fonts of a project that are not those of the file."""
    fonts = facts.get("fonts")
    listed = _texts(facts.get("sources")) | {
        _FONTS + file: font["sha256"]
        for file, font in (fonts.items() if isinstance(fonts, dict) else ())
        if isinstance(font, dict) and isinstance(font.get("sha256"), str)
    }
    for path, expected in sorted(listed.items()):
        try:
            digest = sha256(files.read_bytes(files.stored(path, root), root, LIMIT)).hexdigest()
        except (BriefingError, ValueError):
            yield wording.SOURCE_GONE.at(Span(path, 1, 1), file=name)
            continue
        if digest != expected:
            args = {"expected": expected[:_SHOWN], "found": digest[:_SHOWN]}
            yield wording.SOURCE_CHANGED.at(Span(path, 1, 1), file=name, **args)


def _other_versions(
    facts: Mapping[str, object], place: Span, here: Mapping[str, str]
) -> Iterator[Problem]:
    """One warning for all that the file was made with in another version."""
    then = _texts(facts.get("versions"))
    differing = [
        f"{package} {then[package]} (here {here.get(package) or '–'})"
        for package in sorted(then)
        if then[package] != here.get(package)
    ]
    if differing:
        yield wording.OTHER_VERSIONS.at(place, file=place.file, versions=", ".join(differing))


def _texts(part: object) -> dict[str, str]:
    """The texts by name in a part of a manifest, whatever the part is."""
    if not isinstance(part, dict):
        return {}
    return {name: value for name, value in part.items() if isinstance(value, str)}
