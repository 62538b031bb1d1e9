"""Pages become pixels, and pixels a PNG that every program reads."""

import io
import sys

import pytest
from PIL import Image

from briefing.look.check import rasters
from briefing.look.check.rasters import Raster
from tests.checkers import needs_poppler
from tests.look.print.tagged import printed

RED, BLUE = b"\xff\0\0", b"\0\0\xff"


@pytest.fixture(scope="module")
def pdf():
    """Two pages."""
    return printed('<h1>하나</h1><h1 style="break-before: page">둘</h1>')


def opened(picture: Raster) -> Image.Image:
    """A picture as Pillow reads its PNG."""
    return Image.open(io.BytesIO(rasters.png(picture)))


def test_a_png_holds_its_pixels():
    """Width, height and every pixel come back."""
    image = opened(Raster(2, 2, RED + BLUE + BLUE + RED))
    assert image.mode == "RGB"
    assert image.size == (2, 2)
    assert [image.getpixel(at) for at in ((0, 0), (1, 0), (0, 1))] == [
        (255, 0, 0), (0, 0, 255), (0, 0, 255),
    ]  # fmt: skip


def test_a_sheet_holds_every_picture():
    """Pictures of any size stand four in a row, a gap around each."""
    small, large = Raster(10, 10, RED * 100), Raster(20, 30, BLUE * 600)
    image = opened(rasters.sheet([small, large, small, small, large]))
    gap = rasters.GAP
    assert image.size == (50 + 5 * gap, 60 + 3 * gap)
    assert image.getpixel((gap, gap)) == (255, 0, 0)
    assert image.getpixel((gap, gap + 20)) == (rasters.GREY,) * 3
    assert image.getpixel((gap, 30 + 2 * gap)) == (0, 0, 255)


def test_pages_are_drawn(pdf):
    """Each page of a PDF is a picture with dark letters on white."""
    found = rasters.pages(pdf, 36)
    assert len(found) == 2
    for picture in found:
        assert len(picture.pixels) == picture.width * picture.height * 3
        assert min(picture.pixels) < 100
        assert max(picture.pixels) == 255


@needs_poppler
def test_poppler_draws_the_same(pdf, monkeypatch):
    """Without pypdfium2 poppler draws pages of the same size."""
    with_pdfium = rasters.pages(pdf, 72)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with_poppler = rasters.pages(pdf, 72)
    assert len(with_poppler) == 2
    for one, other in zip(with_pdfium, with_poppler, strict=True):
        assert abs(one.width - other.width) <= 1
        assert abs(one.height - other.height) <= 1


def test_a_machine_without_both_says_so(pdf, monkeypatch):
    """Where nothing can draw a page that is an error of its own."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setattr(rasters.shutil, "which", lambda name: None)
    with pytest.raises(rasters.NoRasterizerError):
        rasters.pages(pdf)
