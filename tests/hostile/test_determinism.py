"""The same input gives the same bytes, whatever the surroundings (D01, D02, D03, D06)."""

import os
import shutil
import socket
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import sample
from tests.hostile import harmless, project
from tests.sample import ROOT

WORDS = ("tiny", "--theme", "tiny", "--edition", "ko-en", "--force")
FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
    "<fontconfig><dir>{0}</dir></fontconfig>"
)
ELSEWHERE = "elsewhere/한글 폴더"


@dataclass(frozen=True)
class Cell:
    """A build with surroundings of its own; HOME in a variable is a folder with a foreign font."""

    name: str
    words: tuple[str, ...] = ()
    where: str = "same"
    cwd: str = str(ROOT)
    umask: int = 0o022
    variables: dict[str, str] = field(default_factory=dict)


CELLS = (
    Cell("again"),
    Cell("other folder", cwd="LAB"),
    Cell("root folder", cwd="/"),
    Cell("other project folder", where=ELSEWHERE),
    Cell("other home", variables={"HOME": "HOME"}),
    Cell("no home", variables={"HOME": "/nonexistent"}),
    Cell("other user", variables={"USER": "mallory", "LOGNAME": "mallory", "USERNAME": "mallory"}),
    Cell("umask 077", umask=0o077),
    Cell("umask 000", umask=0),
    *(Cell(f"hash seed {seed}", variables={"PYTHONHASHSEED": seed}) for seed in ("0", "1", "4242")),
    *(Cell(f"zone {zone}", variables={"TZ": zone})
      for zone in ("Asia/Seoul", "Pacific/Kiritimati", "America/Los_Angeles")),
    Cell("locale C", variables={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Cell("locale ko", variables={"LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.UTF-8"}),
    Cell("one worker", ("--jobs", "1")),
    Cell("four workers", ("--jobs", "4")),
    Cell("pdf last", ("--format", "html,pdf")),
    Cell("epoch 1970", variables={"SOURCE_DATE_EPOCH": "0"}),
    Cell("epoch 2100", variables={"SOURCE_DATE_EPOCH": "4102444800"}),
    Cell("foreign fonts", variables={"HOME": "HOME", "FONTCONFIG_FILE": "HOME/fonts.conf",
                                     "FONTCONFIG_PATH": "HOME", "XDG_DATA_HOME": "HOME"}),
    Cell("all at once", ("--jobs", "1"), ELSEWHERE, "/", 0o027,
         {"PYTHONHASHSEED": "9", "TZ": "UTC", "LC_ALL": "C", "HOME": "/"}),
)  # fmt: skip


def built(lab, cell: Cell) -> dict[str, str]:
    """Digests of the PDF and the page of a rich memo."""
    root = lab.project(cell.where, {project.MEMO: project.written(project.rich())})
    home, output = lab.folder / "home", lab.folder / "matrix" / cell.name
    values = {name: value.replace("HOME", str(home)) for name, value in cell.variables.items()}
    cwd = Path(cell.cwd.replace("LAB", str(lab.folder)))
    words = (*WORDS, *cell.words, "--output", str(output))
    done = sample.run(*words, root=root, cwd=cwd, umask=cell.umask, **values)
    assert done.returncode == 0, done.stderr
    digests = sample.digests(output)
    return {name: digest for name, digest in digests.items() if not name.endswith(".json")}


@pytest.fixture(scope="module")
def first(lab, once):
    """What a build in usual surroundings gives; beside it stands a home with a foreign font."""
    home = lab.folder / "home"
    (home / ".fonts").mkdir(parents=True)
    face = lab.maker.fonts.faces[0]
    shutil.copy(face.path, home / ".fonts" / "Foreign.otf")  # under a name that is looked for
    (home / "fonts.conf").write_text(FONTS.format(home / ".fonts"), "utf-8")
    return once("first", lambda: built(lab, Cell("first")))


@pytest.mark.tries("CELLS")
def test_surroundings_change_no_byte(case, lab, first):
    """Folder, home, user, rights, hashes, zone, locale, workers, dates and fonts of the machine."""
    assert len(first) == 2
    assert built(lab, case) == first


def test_nothing_in_a_file_tells_of_the_machine(lab, tried):
    """D06: neither its folders nor its name nor the user's stand in what was delivered."""
    names = {
        "the program's folder": str(ROOT),
        "the temporary folder": str(lab.folder),
        "the home folder": os.path.expanduser("~"),
        "the host": socket.gethostname(),
        "the user": os.environ.get("USER", ""),
    }
    root = lab.project("canaries", {project.MEMO: project.with_picture()})
    output = lab.folder / "canaries-output"
    done = sample.run(*WORDS, "--output", str(output), root=root)
    assert done.returncode == 0, done.stderr
    files = {path.name: path.read_bytes() for path in output.iterdir()}
    files = {name: data + harmless.unpacked(data, b"") for name, data in files.items()}
    for what, name in {"the project's folder": str(root), **names}.items():
        if len(name) > 5:
            telling = [file for file, data in files.items() if name.encode() in data]
            tried(f"no word of {what}", f"{what} is in {telling[0]}" if telling else "")
