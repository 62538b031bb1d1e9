"""An archived file holds all that it was made of, and explains itself."""

from __future__ import annotations

import hashlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pikepdf import Name

from briefing.look.print.standards import archive
from briefing.problems import BriefingError
from tests.look.print import profiled

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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one memo."""
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True)
    (folder / "memo.yaml").write_bytes(profiled.MEMO)
    (folder / "en.po").write_bytes(b'msgid ""\n')
    (folder / "map.png").write_bytes(b"\x89PNG")
    (tmp_path / "content" / "glossary.yaml").write_bytes(b"terms: []\n")
    (tmp_path / "theme.yaml").write_bytes(b"extends: base\n")
    return tmp_path


def digests(root: Path, *paths: str) -> dict[str, str]:
    """SHA-256 of files by their paths."""
    return {path: hashlib.sha256((root / path).read_bytes()).hexdigest() for path in paths}


def test_an_archive_explains_its_own_words() -> None:
    """Every property that PDF/A does not know is described, with its type."""
    packet = ElementTree.fromstring(profiled.opened("archive").Root.Metadata.read_bytes())
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
    used = {
        key for key in profiled.said("archive") if key.startswith("{") and not key.startswith(RDF)
    }
    foreign = {key for key in used if key[1:].partition("}")[0] not in PREDEFINED}
    assert foreign == described
    assert len(described) == 1


def test_an_archive_holds_its_sources() -> None:
    """Each attached file says what it is to the document, and is dated as the memo is."""
    root = profiled.opened("archive").Root
    names = root.Names.EmbeddedFiles.Names
    files = {str(names[at]): names[at + 1] for at in range(0, len(names), 2)}
    given = {one.name: one for one in profiled.order("archive").attachments}
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
    (intent,) = profiled.opened("archive").Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == (Name.GTS_PDFA1, 3)
    assert b"/DeviceCMYK" not in b"".join(one.unparse() for one in profiled.dictionaries("archive"))
    operators = profiled.painted("archive")
    assert "CMYK" not in operators
    assert "0.5400 0.4800 0.4200 rg" in operators


def test_an_archive_has_nothing_that_depends_on_a_viewer() -> None:
    """Pictures are not smoothed, annotations print, and the file has an identifier."""
    pictures = [
        one for one in profiled.dictionaries("archive") if one.get("/Subtype") == Name.Image
    ]
    links = [one for one in profiled.dictionaries("archive") if one.get("/Type") == Name.Annot]
    assert [one.Interpolate for one in pictures] == [False]
    assert links
    assert all(one.F == 4 for one in links)
    assert len(profiled.opened("archive").trailer.ID) == 2


def test_sources_are_what_people_wrote(project: Path) -> None:
    """The texts of the content are attached, under names that stay apart; nothing else is."""
    read = ("content/small/memo.yaml", "content/small/en.po", "content/glossary.yaml")
    read_before = digests(project, *read, "content/small/map.png", "theme.yaml")
    found = archive.sources(project, read_before)
    assert [one.name for one in found] == ["glossary.yaml", "small-en.po", "small-memo.yaml"]
    assert found[2].data == profiled.MEMO
    assert {one.relationship for one in found} == {"Source"}


def test_sources_are_those_that_were_read(project: Path) -> None:
    """A source that was changed since is not passed off as the source."""
    read_before = digests(project, "content/small/memo.yaml", "content/small/en.po")
    (project / "content/small/en.po").write_bytes(b'msgid "other"\n')
    with pytest.raises(BriefingError) as raised:
        archive.sources(project, read_before)
    assert [str(one.span) for one in raised.value.problems] == ["content/small/en.po:1:1"]
