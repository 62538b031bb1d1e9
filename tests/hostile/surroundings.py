"""The same input gives the same bytes, whatever the surroundings (D01, D02, D03, D06)."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from briefing.look.seal import pdffile
from tests.hostile import apart, samples, tiny
from tests.hostile.apart import Surroundings
from tests.hostile.lab import Lab
from tests.hostile.pictures import memo
from tests.hostile.trial import Family, Tried

CELLS = 24
WORDS = ("tiny", "--theme", "tiny", "--edition", "ko-en", "--force")
_FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
    "<fontconfig>{0}</fontconfig>"
)


def _tries(lab: Lab) -> Iterator[Tried]:
    root = lab.project("same", {tiny.MEMO: tiny.written(tiny.rich())})
    other = lab.project("elsewhere/한글 폴더", {tiny.MEMO: tiny.written(tiny.rich())})
    cells = lab.chosen(_cells(lab, root, other))
    first: dict[str, str] = {}
    for start in range(0, len(cells), lab.count):
        running = []
        for name, where, words, how in cells[start : start + lab.count]:
            output = lab.folder / "matrix" / f"{len(first)}-{name}"
            words = (*WORDS, *words, "--root", str(where), "--output", str(output))
            running.append((name, output, apart.started(words, how)))
        for name, output, process in running:
            said = apart.ended(process)
            found = _digests(output)
            fault = ""
            if said.code or len(found) != 2:
                fault = f"exit code {said.code}: {said.error.decode('utf-8', 'replace')[:200]}"
            elif found != (first := first or found):
                other_files = [file for file in first if first[file] != found.get(file)]
                fault = f"other bytes: {', '.join(other_files)}"
            yield Tried(name, fault)
    yield from _canaries(lab, root)


DETERMINISM = Family("determinism", CELLS + 3, _tries)


def _cells(lab: Lab, root: Path, other: Path) -> Iterator[tuple]:
    """Name, project, further words, surroundings."""

    def cell(
        name: str,
        *words: str,
        where: Path = root,
        cwd: Path = lab.root,
        umask: int = 0o022,
        **variables: str,
    ):
        return name, where, words, Surroundings(variables, cwd, umask)

    home = lab.folder / "home"
    (home / ".fonts").mkdir(parents=True, exist_ok=True)
    face = lab.maker.fonts.faces[0]
    shutil.copy(face.path, home / ".fonts" / "Foreign.otf")  # under a name that is looked for
    (home / "fonts.conf").write_text(_FONTS.format(f"<dir>{home}/.fonts</dir>"), "utf-8")
    yield cell("first")
    yield cell("again")
    yield cell("other-folder", cwd=lab.folder)
    yield cell("root-folder", cwd=Path("/"))
    yield cell("other-project-folder", where=other)
    yield cell("other-home", HOME=str(home))
    yield cell("no-home", HOME="/nonexistent")
    yield cell("other-user", USER="mallory", LOGNAME="mallory", USERNAME="mallory")
    yield cell("umask-077", umask=0o077)
    yield cell("umask-000", umask=0)
    for seed in ("0", "1", "4242"):
        yield cell(f"hash-seed-{seed}", PYTHONHASHSEED=seed)
    for zone in ("Asia/Seoul", "Pacific/Kiritimati", "America/Los_Angeles"):
        yield cell(f"zone-{zone.partition('/')[2]}", TZ=zone)
    yield cell("locale-C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    yield cell("locale-ko", LANG="ko_KR.UTF-8", LC_ALL="ko_KR.UTF-8")
    yield cell("one-worker", "--jobs", "1")
    yield cell("four-workers", "--jobs", "4")
    yield cell("pdf-last", "--format", "html,pdf")
    yield cell("epoch-1970", SOURCE_DATE_EPOCH="0")
    yield cell("epoch-2100", SOURCE_DATE_EPOCH="4102444800")
    fonts = {
        "FONTCONFIG_FILE": str(home / "fonts.conf"),
        "FONTCONFIG_PATH": str(home),
        "XDG_DATA_HOME": str(home),
    }
    yield cell("foreign-fonts", HOME=str(home), **fonts)
    all_at_once = {"PYTHONHASHSEED": "9", "TZ": "UTC", "LC_ALL": "C", "HOME": "/"}
    yield cell("all-at-once", "--jobs", "1", where=other, cwd=Path("/"), umask=0o027, **all_at_once)


def _digests(output: Path) -> dict[str, str]:
    """Digests of the PDFs and pages in a folder."""
    if not output.is_dir():
        return {}
    files = (path for path in output.iterdir() if path.suffix in (".pdf", ".html"))
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def _canaries(lab: Lab, root: Path) -> Iterator[Tried]:
    """D06: nothing in a file tells of the machine that made it."""
    names = {
        "the project's folder": str(root),
        "the program's folder": str(lab.root),
        "the temporary folder": str(lab.folder),
        "the home folder": os.path.expanduser("~"),
        "the host": socket.gethostname(),
        "the user": _user(),
    }
    names = {what: name.encode() for what, name in names.items() if len(name) > 5}
    project = lab.project("canaries", {tiny.MEMO: memo(), tiny.PICTURE: samples.PNG})
    output = lab.folder / "canaries-output"
    said = apart.run(*WORDS, "--root", str(project), "--output", str(output))
    for what, name in names.items():
        found = [path.name for path in output.iterdir() if name in _plain(path.read_bytes())]
        fault = f"{what} is in {found[0]}" if found else ""
        yield Tried(f"no word of {what}", fault if not said.code else f"exit code {said.code}")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _plain(data: bytes) -> bytes:
    """A file with all that is packed in it unpacked too."""
    if not data.startswith(pdffile.PDF_HEAD):
        return data
    parts = [data]
    for _, whole in pdffile.objects(data):
        try:
            parts.append(pdffile.content(whole))
        except pdffile.zlib.error:
            continue
    return b"".join(parts)
