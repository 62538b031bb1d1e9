"""What is printed is read once or skipped for a reason, and links lead where they say."""

from __future__ import annotations

import io
import logging

import pikepdf
import pytest

from tests import pdfua
from tests.look.print.tagged import everything, printed


def _annotations(pdf: bytes) -> list[dict[str, str]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [annotation for page in opened.pages for annotation in page.get("/Annots", [])]
        return [{key: str(value) for key, value in a.items()} for a in found]


def test_reports_an_image_without_words(caplog: pytest.LogCaptureFixture) -> None:
    """An image that nothing stands for is reported; a decorative one is skipped."""
    image = "<img src='data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 {}/>' {}>"
    with caplog.at_level(logging.ERROR):
        pdf = printed(image.format("width=%229%22 height=%229%22", "alt=''") + "<p>a</p>")
        assert not caplog.records
        assert pdfua.tree(pdf) == "Document(P)"
        printed(image.format("width=%229%22 height=%229%22", ""))
    assert "has no required alt description" in caplog.text


def test_reads_repeated_heads_once() -> None:
    """A table's head that is printed again on each page is read once."""
    full = everything()
    assert pdfua.reading_order_text(full).splitlines().count("나라 값") == 1
    assert len(pdfua.elements(full, "Table")) == len(pdfua.elements(full, "THead")) == 1


def test_links_footnotes_both_ways() -> None:
    """A footnote's call leads to it, its number back; each note has its own ID."""
    full = everything()
    targets = [a["/Dest"] for a in _annotations(full) if "/Dest" in a]
    assert sorted(targets) == ["note-1", "note-1-call", "note-2", "note-2-call", "t"]
    assert [note.text("/ID") for note in pdfua.elements(full, "Note")] == ["note-1", "note-2"]


@pytest.mark.parametrize("mark", ['aria-hidden="true"', "data-artifact"])
def test_skips_what_only_repeats(mark: str) -> None:
    """What is marked as a repetition is printed, not read, and not reached by its links."""
    pdf = printed(f"<p>read</p><aside {mark}><h2>read <a href='http://b.kr'>it</a></h2></aside>")
    assert pdfua.tree(pdf) == "Document(P)"
    assert _annotations(pdf) == []
    assert pdfua.check(pdf) == []
    assert "it" in "".join(paint.text for paint in pdfua.held(pdf).paints)


def test_skips_running_heads() -> None:
    """Running heads and page numbers are told apart as such, and not read."""
    full = everything()
    found = {
        (paint.text, paint.marks[-1].tag, paint.marks[-1].properties.get("/Subtype"))
        for paint in pdfua.held(full).paints
        if paint.kind == "text" and "/Type" in paint.marks[-1].properties
    }
    assert {("Running head", "Artifact", "/Header"), ("1", "Artifact", "/Footer")} <= found
    assert "Running" not in pdfua.reading_order_text(full)


def test_tags_form_fields() -> None:
    """A form field is in the tree, once."""
    field = "<form><input title='Name' style='appearance: auto'></form>"
    pdf = printed(field, pdf_forms=True)
    assert len(pdfua.elements(pdf, "Form")) == 1
    assert pdfua.check(pdf) == []
