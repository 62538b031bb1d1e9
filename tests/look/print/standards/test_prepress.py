"""A file for a printing house has inks, bleed and marks, and nothing that is not printed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Array, Name, Stream

from briefing.look.print.standards import prepress
from tests.look.print import profiled

MILLIMETRE = 72 / 25.4


def test_a_print_has_its_bleed() -> None:
    """The cut page keeps its size; three millimetres are printed around it, eight are there."""
    page = profiled.opened("print").pages[0]
    width, height = 148 * MILLIMETRE, 210 * MILLIMETRE
    for box, around in ((page.TrimBox, 0), (page.BleedBox, 3), (page.MediaBox, 8)):
        edge = around * MILLIMETRE
        expected = (-edge, -edge, width + edge, height + edge)
        assert [float(one) for one in box] == pytest.approx(expected, abs=0.01)
    assert "/ArtBox" not in page
    assert "/CropBox" not in page


def test_a_theme_cannot_trim_a_print_otherwise() -> None:
    """A page rule of the theme takes neither bleed nor marks away."""
    body = "<style>@page :first { bleed: 0; marks: crop cross }</style>" + profiled.BODY
    assert profiled.written(profiled.order("print"), body) == profiled.written(
        profiled.order("print")
    )


def test_a_print_has_crop_marks_on_every_plate() -> None:
    """The marks stand outside the bleed, at the cut, in all inks."""
    spaces = profiled.opened("print").pages[0].Resources.ColorSpace
    assert list(spaces.All[:3]) == [Name.Separation, Name.All, Name.DeviceCMYK]
    with pypdfium2.PdfDocument(profiled.delivered("print")) as pdf:
        image = pdf[0].render(scale=2, grayscale=True).to_pil()
    scale = 2 * MILLIMETRE
    for x in (8, 8 + 148):
        column = [image.getpixel((int(x * scale), int(y * scale))) for y in (1, 3.5, 6.5)]
        assert column[0] < 200
        assert column[1] < 200
        assert column[2] == 255
    beside = [image.getpixel((int((8 + 74) * scale), int(y * scale))) for y in (1, 3.5)]
    assert beside == [255, 255]


def test_a_print_has_inks_only() -> None:
    """All is painted with inks, a colour of the theme with those that the theme names."""
    operators = profiled.painted("print")
    assert not re.search(r"^[\d. ]+ (rg|RG)$", operators, re.MULTILINE)
    assert "0.95 0.65 0.15 0.4 k" in operators
    assert "0 0.8 0.86 0.45 k" in operators
    assert "0 0 0 1 k" in operators
    unparsed = b"".join(one.unparse() for one in profiled.dictionaries("print"))
    assert b"/DeviceRGB" not in unparsed
    assert b"/Interpolate true" not in unparsed


def test_a_print_has_gradients_of_inks() -> None:
    """The ends of a gradient are inks too."""
    shadings = [one for one in profiled.dictionaries("print") if "/ShadingType" in one]
    ends = [
        [[float(one) for one in function.C0], [float(one) for one in function.C1]]
        for shading in shadings
        for function in shading.Function.Functions
        if shading.ColorSpace == Name.DeviceCMYK
    ]
    assert ends == [[[0, 0, 0, 0], list(profiled.INKS)]]


def test_a_print_says_what_the_colours_of_a_picture_mean() -> None:
    """A picture keeps its pixels, with the profile that tells their colours."""
    (picture,) = (one for one in profiled.opened("print").objects if _is_picture(one))
    assert isinstance(picture.ColorSpace, Array)
    assert (picture.ColorSpace[0], picture.ColorSpace[1].N) == (Name.ICCBased, 3)


def _is_picture(one: object) -> bool:
    return isinstance(one, Stream) and one.get("/Subtype") == Name.Image


def test_a_print_is_meant_for_one_printing_condition() -> None:
    """The output intent has a registered name, and the profile of four inks in the file."""
    (intent,) = profiled.opened("print").Root.OutputIntents
    assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "FOGRA39")
    assert intent.DestOutputProfile.N == 4
    profile = intent.DestOutputProfile.read_bytes()
    assert profile == prepress.condition()
    assert profile[12:24] == b"prtrCMYKLab "


def test_a_print_is_dated_and_named_by_its_memo() -> None:
    """Dates are the memo's; the identifier follows from what the file was made of."""
    pdf = profiled.opened("print")
    assert pdf.docinfo.CreationDate == pdf.docinfo.ModDate == "D:20220601000000Z"
    assert pdf.docinfo.Trapped == Name("/False")
    assert str(pdf.pdf_version) == "1.6"
    other = profiled.written(profiled.order("print", profiled.FACTS | {"memo": "other"}))
    ids = {
        re.search(rb"DocumentID>(xmp\.did:[0-9a-f-]{36})<", data)[1]
        for data in (profiled.delivered("print"), profiled.written(profiled.order("print")), other)
    }
    assert len(ids) == 2


def test_a_print_has_no_links() -> None:
    """PDF/X allows no annotation on the page."""
    assert "/Annots" not in profiled.opened("print").pages[0]
    assert not [one for one in profiled.dictionaries("print") if one.get("/Type") == Name.Annot]
    assert "/Annots" in profiled.opened("screen").pages[0]


def test_the_printing_condition_is_the_one_described() -> None:
    """The file of the profile is the one whose origin and licence stand beside it."""
    folder = Path(prepress.__file__).parent / "icc"
    digest = hashlib.sha256(prepress.condition()).hexdigest()
    assert digest in (folder / "README.md").read_text("utf-8")
    assert "zlib" in (folder / "LICENSE.txt").read_text("utf-8")
