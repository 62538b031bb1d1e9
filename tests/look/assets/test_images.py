"""A picture is let in by what it is, and only its pixels come along."""

import io
import random
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from briefing.look.assets import images
from briefing.look.assets.images import UnfitError, cleaned

SECRET = "세종시 어딘가 37.5665 canary"


def picture(mode="RGB", size=(40, 30)):
    """A picture with noise that no compression hides."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    noise = random.Random(7).randbytes(size[0] * size[1] * channels)
    return Image.frombytes(mode, size, noise)


def saved(image, form, **options):
    """The bytes of a picture in a format."""
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def with_secrets(form, orientation=6):
    """A picture with Exif, XMP, comments and text."""
    exif = Image.Exif()
    exif[0x013B], exif[0x0112], exif[0x9286] = SECRET, orientation, SECRET
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", SECRET)
        text.add_itxt("XML:com.adobe.xmp", SECRET, zip=True)
        return saved(picture(), form, pnginfo=text, exif=exif)
    more = {"comment": SECRET} if form == "JPEG" else {"lossless": True}
    return saved(picture(), form, exif=exif, xmp=SECRET.encode(), **more)


def opened(data):
    """The pixels of a picture, upright, whatever a viewer does with its orientation."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_the_pixels_stay_and_the_secrets_go(form):
    """Names, places and comments are gone; every pixel is as it was."""
    data = with_secrets(form)
    clean = cleaned(data)
    assert clean.type == images.TYPES[form]
    assert opened(clean.data).tobytes() == opened(data).tobytes()
    for text in (SECRET, "canary", "Author", "Exif\0\0II"):
        assert text.encode() not in clean.data
        assert text.encode("utf-16-le") not in clean.data
    assert zlib.compress(SECRET.encode()) not in clean.data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stays_upright(orientation):
    """Of Exif only the orientation stays, as a viewer needs it."""
    clean = cleaned(with_secrets("JPEG", orientation))
    assert opened(clean.data).getexif().get(0x0112, 1) == orientation
    assert len(opened(clean.data).getexif()) == (orientation > 1)


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_cleaning_twice_changes_nothing(form):
    """What is clean already comes back byte for byte."""
    once = cleaned(with_secrets(form)).data
    assert cleaned(once).data == once


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_what_hangs_on_behind_is_cut_off(form):
    """A ZIP or a page behind the picture does not travel with it."""
    clean = cleaned(saved(picture(), form) + b"PK\3\4" + b"<script>alert(1)</script>")
    assert b"script" not in clean.data
    assert opened(clean.data).size == (40, 30)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_let_in(mode):
    """Grey, palette, transparent and deep pictures keep their pixels."""
    source = picture("L").convert(mode) if mode != "I;16" else Image.new("I;16", (4, 4), 999)
    data = saved(source, "PNG")
    assert opened(cleaned(data).data).tobytes() == opened(data).tobytes()


def test_progressive_and_grey_photos_are_let_in():
    """The scans of a progressive photo all stay."""
    for image, options in ((picture(), {"progressive": True}), (picture("L"), {})):
        data = saved(image, "JPEG", **options)
        assert opened(cleaned(data).data).tobytes() == opened(data).tobytes()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_truncated_picture_is_refused(form):
    """At whatever byte it ends, and also after the print engine has made Pillow lenient."""
    data = saved(picture(), form)
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        for end in range(12, len(data) - 2, max(1, len(data) // 40)):
            with pytest.raises(UnfitError) as refused:
                cleaned(data[:end])
            assert refused.value.wording.code == "unfit-image"
        assert ImageFile.LOAD_TRUNCATED_IMAGES is True
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_damaged_picture_is_refused_or_shown(form):
    """Whatever bits flip, nothing but a refusal or a readable picture comes of it."""
    data = saved(picture(), form)
    chance = random.Random(1)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
        with suppress(UnfitError):
            opened(cleaned(bytes(broken)).data)


def bomb(width, height):
    """A PNG that promises many pixels in a few bytes."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(
            ">I", zlib.crc32(kind + body))  # fmt: skip

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(5001, 5000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_too_many_pixels_are_refused_by_the_header(size):
    """No memory is taken for pixels that nobody needs."""
    with pytest.raises(UnfitError) as refused:
        cleaned(bomb(*size))
    assert "million" in refused.value.wording.text.en
    assert refused.value.facts["width"] == f"{size[0]:,}"


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_refused(form):
    """Print shows one frame of it; which one is the author's to say."""
    more = [picture().rotate(90)]
    data = saved(picture(), form, save_all=True, append_images=more, duration=50)
    with pytest.raises(UnfitError, match="unfit-image") as refused:
        cleaned(data)
    assert "moves" in refused.value.wording.text.en


def test_printing_inks_are_refused():
    """A photo in CMYK looks different on every screen."""
    with pytest.raises(UnfitError) as refused:
        cleaned(saved(picture("CMYK"), "JPEG"))
    assert "CMYK" in refused.value.wording.text.en


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP", "PPM", "ICO", "EPS", "PDF", "TGA"])
def test_other_formats_are_refused_whatever_their_name(form):
    """Only three formats are ever read; the first bytes tell, not the name."""
    with pytest.raises(UnfitError) as refused:
        cleaned(saved(picture(), form))
    assert "no PNG, JPEG, WebP or SVG" in refused.value.wording.text.en


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"MZ", b"8BPS\0\1", b"SIMPLE  =", b"\0" * 99])
def test_what_is_no_picture_is_refused(data):
    """Documents, programs, other pictures and nothing at all."""
    with pytest.raises(UnfitError):
        cleaned(data)
