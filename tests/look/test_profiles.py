"""Each profile delivers the file that its standard describes, the same on every machine."""

from __future__ import annotations

import hashlib
import io
import os
import re
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from briefing.look import archive, inks, prepress, profiles, theme
from briefing.problems import BriefingError, Collected
from tests import checkers, ordered, pdfua

ROOT = Path(__file__).parents[2]
ALL = tuple(profiles.PROFILES)
MILLIMETRE = 72 / 25.4
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/%s}"
#: Namespaces that PDF/A knows by itself (ISO 19005-3, 6.6.2.3.1).
PREDEFINED = {
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfa/ns/extension/",
    "http://ns.adobe.com/pdf/1.3/",
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/xap/1.0/",
}


@cache
def opened(name: str) -> pikepdf.Pdf:
    """The page in a profile; not to be changed."""
    return pikepdf.open(io.BytesIO(ordered.sealed(name)))


def said(name: str) -> dict[str, str]:
    """The properties of the metadata by `{namespace}name`, as elements or as attributes."""
    found = {}
    for description in ElementTree.fromstring(opened(name).Root.Metadata.read_bytes())[0]:
        found |= description.attrib
        found |= {one.tag: "".join(one.itertext()) for one in description}
    return found


def dictionaries(name: str) -> list[Dictionary]:
    """Every dictionary of a file, of streams too."""
    return [
        one.stream_dict if isinstance(one, Stream) else one
        for one in opened(name).objects
        if isinstance(one, Stream | Dictionary)
    ]


def painted(name: str) -> str:
    """What paints the page and its groups, as operators."""
    pdf = opened(name)
    groups = [
        one
        for one in pdf.objects
        if isinstance(one, Stream) and (one.get("/Subtype") == Name.Form or "/PatternType" in one)
    ]
    streams = [pdf.pages[0].Contents, *groups]
    return "\n".join(one.read_bytes().decode("latin-1") for one in streams)


# What all have


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
    assert {key: value for key, value in said(name).items() if standards.match(key)} == claims


@pytest.mark.parametrize("name", ["screen", "archive"])
def test_breaks_no_rule_of_accessibility(name: str) -> None:
    """A profile that says PDF/UA keeps every rule of it that is looked at."""
    assert pdfua.check(ordered.sealed(name)) == []


@checkers.needs_qpdf
@pytest.mark.parametrize("name", ALL)
def test_is_a_sound_file(name: str, tmp_path: Path) -> None:
    """Another program finds no fault in the file as it is delivered."""
    path = tmp_path / "page.pdf"
    path.write_bytes(ordered.sealed(name))
    done = subprocess.run([checkers.qpdf(), "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_is_the_same_in_every_process() -> None:
    """Neither hash seed, nor time zone, nor the day, nor chance is in a file."""
    here = " ".join(hashlib.sha256(ordered.sealed(name)).hexdigest() for name in ALL)
    for seed, zone in (("1", "Asia/Seoul"), ("2", "America/Los_Angeles")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tests.ordered"]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True)
        assert done.stdout.decode() == here


@pytest.mark.parametrize("name", ALL)
def test_does_nothing_by_itself(name: str) -> None:
    """No file holds a script, starts anything, or asks for input."""
    acting = {"/JS", "/JavaScript", "/OpenAction", "/AA", "/AcroForm", "/XFA", "/RichMedia"}
    for one in dictionaries(name):
        assert not acting & set(one.keys())
        assert one.get("/S") not in (Name.Launch, Name.JavaScript, Name.SubmitForm, Name.GoToR)
    assert "/Encrypt" not in opened(name).trailer


@pytest.mark.parametrize("name", ALL)
def test_holds_only_the_files_that_are_declared(name: str) -> None:
    """Nothing is attached but by `archive`."""
    attached = [one for one in dictionaries(name) if one.get("/Type") == Name.EmbeddedFile]
    assert len(attached) == (3 if name == "archive" else 0)
    assert ("/AF" in opened(name).Root) == (name == "archive")


@pytest.mark.parametrize("name", ALL)
def test_tells_nothing_of_the_machine(name: str) -> None:
    """No folder, user or host of the machine that made it is in a file."""
    told = [ordered.sealed(name)]
    told += [one.read_bytes() for one in opened(name).objects if _is_readable(one)]
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
    described = [one for one in dictionaries(name) if one.get("/Type") == Name.FontDescriptor]
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
    _project(tmp_path)
    chosen = theme.load(ROOT / "templates", "institute", Collected())
    facts = {"sources": _digests(tmp_path, "content/small/memo.yaml")}
    made = {
        name: profiles.ordered(name, chosen, "2022-06", facts, tmp_path)
        for name in profiles.PROFILES
    }
    assert [one.name for one in made["archive"].attachments] == ["small-memo.yaml", "manifest.json"]
    assert made["screen"].attachments == made["print"].attachments == ()
    assert made["print"].facts == facts


# Archive


def test_an_archive_explains_its_own_words() -> None:
    """Every property that PDF/A does not know is described, with its type."""
    packet = ElementTree.fromstring(opened("archive").Root.Metadata.read_bytes())
    described = set()
    for schema in packet.iter(f"{EXTENSION % 'schema#'}property"):
        holder = next(one for one in packet.iter(f"{RDF}li") if schema in list(one))
        uri = holder.findtext(f"{EXTENSION % 'schema#'}namespaceURI")
        for one in schema.iter(f"{RDF}li"):
            values = [
                one.findtext(f"{EXTENSION % 'property#'}{key}")
                for key in ("name", "valueType", "category", "description")
            ]
            assert all(values)
            described.add(f"{{{uri}}}{values[0]}")
    used = {key for key in said("archive") if key.startswith("{") and not key.startswith(RDF)}
    foreign = {key for key in used if key[1:].partition("}")[0] not in PREDEFINED}
    assert foreign == described
    assert len(described) == 3


def test_an_archive_holds_its_sources() -> None:
    """Each attached file says what it is to the document, and is dated as the memo is."""
    root = opened("archive").Root
    names = root.Names.EmbeddedFiles.Names
    files = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    given = {one.name: one for one in ordered.order("archive").attachments}
    assert list(files) == ["manifest.json", "small-memo.yaml", "메모-en.po"]
    assert [one.objgen for one in root.AF] == [one.objgen for one in files.values()]
    for name, file in files.items():
        assert file.UF == file.F == name
        assert file.AFRelationship == f"/{given[name].relationship}"
        assert str(file.Desc) == given[name].about
        assert file.EF.F.objgen == file.EF.UF.objgen
        assert file.EF.F.read_bytes() == given[name].data
        assert file.EF.F.Subtype == f"/{given[name].type}"
        params = file.EF.F.Params
        assert bytes(params.CheckSum) == hashlib.md5(given[name].data).digest()
        assert params.Size == len(given[name].data)
        assert params.CreationDate == params.ModDate == "D:20220601000000Z"
    assert [str(one.AFRelationship) for one in files.values()] == ["/Data", "/Source", "/Source"]


def test_an_archive_means_its_colours_for_screens() -> None:
    """There is one output intent, sRGB, and no ink anywhere, though a style sheet asked for it."""
    (intent,) = opened("archive").Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == (Name.GTS_PDFA1, 3)
    assert b"/DeviceCMYK" not in b"".join(one.unparse() for one in dictionaries("archive"))
    operators = painted("archive")
    assert "CMYK" not in operators
    assert "0.5400 0.4800 0.4200 rg" in operators


def test_an_archive_has_nothing_that_depends_on_a_viewer() -> None:
    """Pictures are not smoothed, annotations print, and the file has an identifier."""
    pictures = [one for one in dictionaries("archive") if one.get("/Subtype") == Name.Image]
    links = [one for one in dictionaries("archive") if one.get("/Type") == Name.Annot]
    assert [one.Interpolate for one in pictures] == [False]
    assert links
    assert all(one.F == 4 for one in links)
    assert len(opened("archive").trailer.ID) == 2


def _project(root: Path) -> None:
    folder = root / "content" / "small"
    folder.mkdir(parents=True)
    (folder / "memo.yaml").write_bytes(ordered.MEMO)
    (folder / "en.po").write_bytes(b'msgid ""\n')
    (folder / "map.png").write_bytes(b"\x89PNG")
    (root / "content" / "glossary.yaml").write_bytes(b"terms: []\n")
    (root / "theme.yaml").write_bytes(b"extends: base\n")


def _digests(root: Path, *paths: str) -> dict[str, str]:
    return {path: hashlib.sha256((root / path).read_bytes()).hexdigest() for path in paths}


def test_sources_are_what_people_wrote(tmp_path: Path) -> None:
    """The texts of the content are attached, under names that stay apart; nothing else is."""
    _project(tmp_path)
    read = ("content/small/memo.yaml", "content/small/en.po", "content/glossary.yaml")
    digests = _digests(tmp_path, *read, "content/small/map.png", "theme.yaml")
    found = archive.sources(tmp_path, digests)
    assert [one.name for one in found] == ["glossary.yaml", "small-en.po", "small-memo.yaml"]
    assert found[2].data == ordered.MEMO
    assert {one.relationship for one in found} == {"Source"}


def test_sources_are_those_that_were_read(tmp_path: Path) -> None:
    """A source that was changed since is not passed off as the source."""
    _project(tmp_path)
    digests = _digests(tmp_path, "content/small/memo.yaml", "content/small/en.po")
    (tmp_path / "content/small/en.po").write_bytes(b'msgid "other"\n')
    with pytest.raises(BriefingError) as raised:
        archive.sources(tmp_path, digests)
    assert [str(one.span) for one in raised.value.problems] == ["content/small/en.po:1:1"]


# Print


def test_a_print_has_its_bleed() -> None:
    """The cut page keeps its size; three millimetres are printed around it, eight are there."""
    page = opened("print").pages[0]
    width, height = 148 * MILLIMETRE, 210 * MILLIMETRE
    for box, around in ((page.TrimBox, 0), (page.BleedBox, 3), (page.MediaBox, 8)):
        edge = around * MILLIMETRE
        expected = (-edge, -edge, width + edge, height + edge)
        assert [float(one) for one in box] == pytest.approx(expected, abs=0.01)
    assert "/ArtBox" not in page
    assert "/CropBox" not in page


def test_a_print_has_crop_marks_on_every_plate() -> None:
    """The marks stand outside the bleed, at the cut, in all inks."""
    spaces = opened("print").pages[0].Resources.ColorSpace
    assert list(spaces.All[:3]) == [Name.Separation, Name.All, Name.DeviceCMYK]
    with pypdfium2.PdfDocument(ordered.sealed("print")) as pdf:
        image = pdf[0].render(scale=2, grayscale=True).to_pil()
    scale = 2 * MILLIMETRE
    for x in (8, 8 + 148):
        column = [image.getpixel((_near(x * scale), _near(y * scale))) for y in (1, 3.5, 6.5)]
        assert column[0] < 200
        assert column[1] < 200
        assert column[2] == 255
    beside = [image.getpixel((_near((8 + 74) * scale), _near(y * scale))) for y in (1, 3.5)]
    assert beside == [255, 255]


def _near(position: float) -> int:
    return int(position)


def test_a_print_has_inks_only() -> None:
    """Whatever is painted is painted with inks; a theme's colour with those that the theme names."""
    operators = painted("print")
    assert not re.search(r"^[\d. ]+ (rg|RG)$", operators, re.MULTILINE)
    assert "0.95 0.65 0.15 0.4 k" in operators
    assert "0 0.8 0.86 0.45 k" in operators
    assert "0 0 0 1 k" in operators
    unparsed = b"".join(one.unparse() for one in dictionaries("print"))
    assert b"/DeviceRGB" not in unparsed
    assert b"/Interpolate true" not in unparsed


def test_a_print_has_gradients_of_inks() -> None:
    """The ends of a gradient are inks too."""
    shadings = [one for one in dictionaries("print") if "/ShadingType" in one]
    ends = [
        [[float(one) for one in function.C0], [float(one) for one in function.C1]]
        for shading in shadings
        for function in shading.Function.Functions
        if shading.ColorSpace == Name.DeviceCMYK
    ]
    assert ends == [[[0, 0, 0, 0], list(ordered.INKS)]]


def test_a_print_says_what_the_colours_of_a_picture_mean() -> None:
    """A picture keeps its pixels, with the profile that tells their colours."""
    (picture,) = (one for one in opened("print").objects if _is_picture(one))
    assert isinstance(picture.ColorSpace, Array)
    assert (picture.ColorSpace[0], picture.ColorSpace[1].N) == (Name.ICCBased, 3)


def _is_picture(one: object) -> bool:
    return isinstance(one, Stream) and one.get("/Subtype") == Name.Image


def test_a_print_is_meant_for_one_printing_condition() -> None:
    """The output intent has a registered name, and the profile of four inks in the file."""
    (intent,) = opened("print").Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "FOGRA39")
    assert intent.DestOutputProfile.N == 4
    profile = intent.DestOutputProfile.read_bytes()
    assert profile == prepress.condition()
    assert profile[12:24] == b"prtrCMYKLab "


def test_a_print_is_dated_and_named_by_its_memo() -> None:
    """Dates are the memo's; the identifier follows from what the file was made of."""
    pdf = opened("print")
    assert pdf.docinfo.CreationDate == pdf.docinfo.ModDate == "D:20220601000000Z"
    assert pdf.docinfo.Trapped == Name("/False")
    assert str(pdf.pdf_version) == "1.6"
    other = ordered.written(ordered.order("print", ordered.FACTS | {"memo": "other"}))
    ids = {
        re.search(rb"DocumentID>(xmp\.did:[0-9a-f-]{36})<", data)[1]
        for data in (ordered.sealed("print"), ordered.written(ordered.order("print")), other)
    }
    assert len(ids) == 2


def test_a_print_has_no_links() -> None:
    """PDF/X allows no annotation on the page."""
    assert "/Annots" not in opened("print").pages[0]
    assert not [one for one in dictionaries("print") if one.get("/Type") == Name.Annot]
    assert "/Annots" in opened("screen").pages[0]


def test_a_print_is_read_as_other_files_are() -> None:
    """The words of the page are the same in every profile."""
    words = set()
    for name in ALL:
        with pypdfium2.PdfDocument(ordered.sealed(name)) as pdf:
            words.add(pdf[0].get_textpage().get_text_bounded())
    assert len(words) == 1
    assert "파란 글과" in words.pop()


def test_a_theme_names_inks_in_percent() -> None:
    """A theme that names none leaves all colours to the rules."""
    chosen = theme.load(ROOT / "templates", "institute", Collected())
    found = profiles.inks_of(chosen)
    accent = inks.of_hex(chosen.tokens["accent"].value)
    said = getattr(chosen.tokens["accent"], "cmyk", "")
    expected = tuple(float(one) / 100 for one in said.split()) if said else None
    assert found.get(accent) == expected


def test_the_printing_condition_is_the_one_described() -> None:
    """The file of the profile is the one whose origin and licence stand beside it."""
    folder = Path(prepress.__file__).parent / "icc"
    digest = hashlib.sha256(prepress.condition()).hexdigest()
    assert digest in (folder / "README.md").read_text("utf-8")
    assert "zlib" in (folder / "LICENSE.txt").read_text("utf-8")
