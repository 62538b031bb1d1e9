"""Each profile delivers the file that its standard describes, the same on every machine."""

from __future__ import annotations

import hashlib
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Name, Stream

from briefing.look.print.standards import inks, profiles
from briefing.look.themes import theme
from briefing.problems import Collected
from tests import checkers, pdfua
from tests.look.print import profiled

ROOT = Path(__file__).parents[4]
ALL = tuple(profiles.PROFILES)


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("screen", {"{http://www.aiim.org/pdfua/ns/id/}part": "1"}),
        (
            "archive",
            {
                "{http://www.aiim.org/pdfa/ns/id/}part": "3",
                "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
                "{http://www.aiim.org/pdfua/ns/id/}part": "1",
            },
        ),
        ("print", {"{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion": "PDF/X-4"}),
    ],
)
def test_says_what_it_keeps_to(name: str, claims: dict[str, str]) -> None:
    """The metadata name the standards of the profile, and no other."""
    standards = re.compile(r"\{http://www\.(?:aiim\.org/pdf(?:a|ua)|npes\.org/pdfx)/ns/id/\}")
    assert {
        key: value for key, value in profiled.said(name).items() if standards.match(key)
    } == claims


@pytest.mark.parametrize("name", ["screen", "archive"])
def test_breaks_no_rule_of_accessibility(name: str) -> None:
    """A profile that says PDF/UA keeps every rule of it that is looked at."""
    assert pdfua.check(profiled.delivered(name)) == []


@checkers.needs_qpdf
@pytest.mark.parametrize("name", ALL)
def test_is_a_sound_file(name: str, tmp_path: Path) -> None:
    """Another program finds no fault in the file as it is delivered."""
    path = tmp_path / "page.pdf"
    path.write_bytes(profiled.delivered(name))
    done = subprocess.run([checkers.qpdf(), "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_is_the_same_in_every_process() -> None:
    """Neither hash seed, nor time zone, nor the day, nor chance is in a file."""
    here = " ".join(hashlib.sha256(profiled.delivered(name)).hexdigest() for name in ALL)
    for seed, zone in (("1", "Asia/Seoul"), ("2", "America/Los_Angeles")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.look.print.profiled"]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
        assert done.stdout.decode() == here


def test_the_words_are_the_same_in_all() -> None:
    """The words of the page are the same in every profile."""
    words = set()
    for name in ALL:
        with pypdfium2.PdfDocument(profiled.delivered(name)) as pdf:
            words.add(pdf[0].get_textpage().get_text_bounded())
    assert len(words) == 1
    assert "파란 글과" in words.pop()


@pytest.mark.parametrize("name", ALL)
def test_does_nothing_by_itself(name: str) -> None:
    """No file holds a script, starts anything, or asks for input."""
    acting = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/AcroForm", "/XFA", "/RichMedia"}
    for one in profiled.dictionaries(name):
        assert not acting & set(one.keys())
        assert one.get("/S") not in (Name.Launch, Name.JavaScript, Name.SubmitForm, Name.GoToR)
    assert "/Encrypt" not in profiled.opened(name).trailer


@pytest.mark.parametrize("name", ALL)
def test_holds_only_the_files_that_are_declared(name: str) -> None:
    """Nothing is attached but by `archive`."""
    attached = [one for one in profiled.dictionaries(name) if one.get("/Type") == Name.EmbeddedFile]
    assert len(attached) == (3 if name == "archive" else 0)
    assert ("/AF" in profiled.opened(name).Root) == (name == "archive")


@pytest.mark.parametrize("name", ALL)
def test_tells_nothing_of_the_machine(name: str) -> None:
    """No folder, user or host of the machine that made it is in a file."""
    told = [profiled.delivered(name)]
    told += [one.read_bytes() for one in profiled.opened(name).objects if _is_readable(one)]
    text = b"\n".join(told)
    # A host's name of few letters is in any file by chance.
    host = socket.gethostname().encode()
    private = [str(ROOT).encode(), str(Path.home()).encode() + b"/", b"file:", b"/tmp/"]
    for word in [*private, *([host] if len(host) > 5 else [])]:
        assert word not in text


def _is_readable(one: object) -> bool:
    return isinstance(one, Stream) and one.get("/Filter") in (None, Name.FlateDecode)


@pytest.mark.parametrize("name", ALL)
def test_embeds_every_font(name: str) -> None:
    """A file needs no font of the machine that shows it."""
    described = [
        one for one in profiled.dictionaries(name) if one.get("/Type") == Name.FontDescriptor
    ]
    assert described
    assert all({"/FontFile2", "/FontFile3"} & set(one.keys()) for one in described)


def test_a_day_follows_from_the_memo() -> None:
    """A memo that names only its month is of the month's first day."""
    for text, day in (("2022-06", "2022-06-01"), ("2022-06-09", "2022-06-09")):
        assert str(profiles.Order(profiles.ARCHIVE, text).day) == day
    with pytest.raises(ValueError, match="isoformat"):
        profiles.Order(profiles.ARCHIVE).day  # noqa: B018


def test_an_order_is_made_of_a_memo_and_a_theme(tmp_path: Path) -> None:
    """Only `archive` takes the sources along, with the manifest that was given."""
    path = "content/small/memo.yaml"
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(profiled.MEMO)
    chosen = theme.load(ROOT / "templates", "institute", Collected())
    facts = {"sources": {path: hashlib.sha256(profiled.MEMO).hexdigest()}}
    made = {
        name: profiles.ordered(name, chosen, "2022-06", facts, tmp_path)
        for name in profiles.PROFILES
    }
    assert [one.name for one in made["archive"].attachments] == ["small-memo.yaml", "manifest.json"]
    assert made["screen"].attachments == made["print"].attachments == ()
    assert made["print"].facts == facts


def test_a_theme_names_inks_in_percent() -> None:
    """A theme that names none leaves all colours to the rules."""
    chosen = theme.load(ROOT / "templates", "institute", Collected())
    found = profiles.inks_of(chosen)
    accent = inks.of_hex(chosen.tokens["accent"].value)
    said = getattr(chosen.tokens["accent"], "cmyk", "")
    expected = tuple(float(one) / 100 for one in said.split()) if said else None
    assert found.get(accent) == expected
