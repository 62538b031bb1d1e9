"""A file takes its manifest along, and nothing else of it changes."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings

from briefing.look.seal import pdffile, sealing
from briefing.look.seal.verify import verify
from tests import checkers
from tests.look.print import profiled
from tests.look.print.profiled import ANYTHING, PAGE


@pytest.mark.parametrize("name", ["screen", "archive", "print"])
def test_a_sealed_pdf_is_sound(name: str) -> None:
    """Nothing is found in a PDF as it is delivered."""
    assert verify(profiled.sealed(name), name) == ()


def test_a_sealed_page_is_sound() -> None:
    """Nothing is found in a web page as it is delivered, and it is the same page."""
    assert verify(profiled.published(), "page") == ()
    assert sealing._HTML_SEAL.sub(b"", profiled.published()) == PAGE


def test_sealing_changes_nothing_but_the_metadata() -> None:
    """Every other object of a PDF is what it was, and the packet can be read without unpacking."""
    before, after = profiled.written(profiled.order("screen")), profiled.sealed("screen")
    with pikepdf.open(io.BytesIO(before)) as old, pikepdf.open(io.BytesIO(after)) as new:
        assert len(old.objects) == len(new.objects)
        for one, other in zip(old.objects, new.objects, strict=True):
            if not isinstance(one, pikepdf.Stream):
                assert one.unparse() == other.unparse()
            elif one.get("/Type") == pikepdf.Name.Metadata:
                assert other.read_raw_bytes() == other.read_bytes() != one.read_bytes()
            elif one.get("/Type") != pikepdf.Name.XRef:
                assert one.read_raw_bytes() == other.read_raw_bytes()
    assert after.count(b"<?xpacket begin=") == 1
    assert after.count(b"startxref") == 1


@given(ANYTHING)
@settings(max_examples=50, deadline=None)
def test_a_manifest_comes_back(facts: dict) -> None:
    """Whatever is sealed in is read out again, with the parts of the file."""
    for data in (PAGE, profiled.short()):
        sealed = sealing.seal(data, facts)
        expected = facts | {"parts": sealing.parts(data)}
        assert sealing.opened(sealed).manifest == expected
        assert verify(sealed, "x") == ()


@pytest.mark.parametrize("data", [profiled.published(), b"%PDF-1.7\n", b"<p>no head", b""])
def test_only_unsealed_files_of_ours_are_sealed(data: bytes) -> None:
    """A seal is put on once, and on nothing else."""
    with pytest.raises(ValueError, match=r"seal|PDF|head"):
        sealing.seal(data, {})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Type /XRef", b"/Type /Xref"),
        (b"startxref", b"startxxxx"),
        (b"/Type /Metadata", b"/Type /Somethin"),
    ],
)
def test_a_pdf_that_is_not_as_the_engine_writes_it_is_refused(old: bytes, new: bytes) -> None:
    """Rather than guess where things stand, sealing stops."""
    with pytest.raises(ValueError, match=r"metadata|engine"):
        sealing.seal(profiled.short().replace(old, new), {})


def test_a_pdf_with_two_packets_is_refused() -> None:
    """Which of two streams of metadata holds cannot be told."""
    font = next(
        whole
        for dictionary, whole in pdffile.objects(profiled.short())
        if b"/Length1" in dictionary
    )
    other = b"<</Type /Metadata" + font[17:]
    with pytest.raises(ValueError, match="2 metadata"):
        sealing.seal(profiled.short().replace(font, other, 1), {})


@checkers.needs_vnu
def test_a_sealed_page_is_valid(tmp_path: Path) -> None:
    """The validator finds no fault in what the seal adds."""
    path = tmp_path / "page.html"
    path.write_bytes(profiled.published())
    command = [*checkers.vnu(), "--format", "json", path]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
