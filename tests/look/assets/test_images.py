"""A picture is let in by what it is, and only its pixels come along."""

import io
import random
import struct
import zlib
from contextlib import suppress

import pytest
from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, ImageStat, PngImagePlugin

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
    data = with_secrets(form, orientation=1)
    clean = cleaned(data)
    assert clean.type == images.TYPES[form]
    assert opened(clean.data).tobytes() == opened(data).tobytes()
    for text in (SECRET, "canary", "Author", "Exif\0\0II"):
        assert text.encode() not in clean.data
        assert text.encode("utf-16-le") not in clean.data
    assert zlib.compress(SECRET.encode()) not in clean.data


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(form, orientation):
    """Whatever a camera noted about up and down is done to the pixels, and taken out."""
    data = with_secrets(form, orientation)
    upright, clean = ImageOps.exif_transpose(opened(data)), opened(cleaned(data).data)
    assert clean.size == upright.size
    assert not clean.getexif()
    difference = ImageStat.Stat(ImageChops.difference(clean, upright)).mean
    assert max(difference) < (40 if form == "JPEG" else 0.01)  # noise is what JPEG keeps worst


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


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_png_is_let_in(mode):
    """Grey, palette and transparent pictures look the same in modes that the engine knows."""
    data = saved(picture("L").convert(mode), "PNG")
    clean = opened(cleaned(data).data)
    assert clean.mode in ("L", "LA", "RGB", "RGBA")
    assert clean.convert("RGBA").tobytes() == opened(data).convert("RGBA").tobytes()


def test_sixteen_bits_become_eight():
    """A deep grey keeps its lightness, and the one that is transparent stays so."""
    deep = Image.new("I;16", (2, 1))
    deep.putdata([65535, 32896])
    for options, pixels in (({}, [(255, 255), (128, 255)]), ({"transparency": 32896}, None)):
        clean = opened(cleaned(saved(deep, "PNG", **options)).data).convert("LA")
        got = [clean.getpixel((x, 0)) for x in (0, 1)]
        assert got == (pixels or [(255, 255), (128, 0)])


@pytest.mark.parametrize("colour", [None, (10, 20, 30)])
def test_a_transparent_colour_of_a_png_is_an_alpha_channel(colour):
    """A palette's or a picture's one transparent colour is what the engine would stumble over."""
    source = Image.new("RGB", (2, 1), (10, 20, 30))
    source.putpixel((1, 0), (200, 0, 0))
    source = source if colour else source.quantize(2)
    clear = colour or source.getpixel((0, 0))
    clean = opened(cleaned(saved(source, "PNG", transparency=clear)).data)
    assert (clean.mode, [clean.getpixel((x, 0))[3] for x in (0, 1)]) == ("RGBA", [0, 255])


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_large_picture_is_made_as_small_as_its_use_asks(form):
    """A screen needs fewer pixels than a press; the shape stays."""
    data = saved(Image.new("RGB", (1000, 400), "#336699"), form)
    assert opened(cleaned(data, 1000).data).size == (1000, 400)
    small = opened(cleaned(data, 250).data)
    assert small.size == (250, 100)
    assert all(
        abs(a - b) < 4 for a, b in zip(small.getpixel((9, 9)), (0x33, 0x66, 0x99), strict=True)
    )


def lab_profile():
    """A profile that means other colours than sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def test_a_profile_that_does_not_fit_its_picture_changes_nothing():
    """What cannot be converted is shown as any viewer without profiles shows it."""
    data = saved(picture(), "PNG", icc_profile=lab_profile())
    clean = opened(cleaned(data).data)
    assert (clean.tobytes(), clean.info.get("icc_profile")) == (picture().tobytes(), None)


def test_colours_of_a_wider_space_are_converted():
    """A telephone's Display P3 shows its red as red on paper: the engine reads no profiles."""
    data = saved(Image.new("RGB", (4, 4), (200, 60, 60)), "PNG", icc_profile=wide_profile())
    clean = opened(cleaned(data).data)
    red, green, _ = clean.getpixel((0, 0))
    assert red > 205
    assert green < 60
    assert "icc_profile" not in clean.info


def wide_profile():
    """sRGB with the primaries of Display P3, put together by hand (ICC.1:2010)."""

    def fixed(*numbers):
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 9) + b"Wide one\0" + bytes(78)
    xyz = {b"rXYZ": (0.5151, 0.2412, -0.0011), b"gXYZ": (0.2919, 0.6922, 0.0419),
           b"bXYZ": (0.1572, 0.0666, 0.7841), b"wtpt": (0.9642, 1.0, 0.8249)}  # fmt: skip
    parts = {tag: b"XYZ \0\0\0\0" + fixed(*value) for tag, value in xyz.items()}
    parts |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve) | {b"desc": name, b"cprt": name}
    at, table, body = 128 + 4 + 12 * len(parts), b"", b""
    for tag, part in parts.items():
        part += bytes(-len(part) % 4)
        table += tag + struct.pack(">II", at + len(body), len(part))
        body += part
    head = (
        bytes(4) + b"lcms" + struct.pack(">I", 0x02100000) + b"mntrRGB XYZ " + bytes(12) + b"acsp"
    )
    head = (head + bytes(28) + fixed(0.9642, 1.0, 0.8249)).ljust(128, b"\0")
    whole = head + struct.pack(">I", len(parts)) + table + body
    return struct.pack(">I", len(whole)) + whole[4:]


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


@pytest.mark.parametrize("size", [(10_001, 10_000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
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
    """A photo in CMYK without a profile looks different on every screen."""
    with pytest.raises(UnfitError) as refused:
        cleaned(saved(picture("CMYK"), "JPEG"))
    assert "CMYK" in refused.value.wording.text.en


@pytest.mark.parametrize("form", ["GIF", "TIFF", "BMP", "PPM", "ICO", "EPS", "PDF", "TGA"])
def test_other_formats_are_refused_whatever_their_name(form):
    """Only three formats are ever read; the first bytes tell, not the name."""
    with pytest.raises(UnfitError) as refused:
        cleaned(saved(picture(), form))
    assert "PNG, JPEG, WebP or SVG" in refused.value.wording.text.en
    assert refused.value.facts.get("format", form) in (form, "BMP")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"MZ", b"8BPS\0\1", b"SIMPLE  =", b"\0" * 99])
def test_what_is_no_picture_is_refused(data):
    """Documents, programs, other pictures and nothing at all."""
    with pytest.raises(UnfitError):
        cleaned(data)


@pytest.mark.parametrize(
    ("start", "name"),
    [(b"\0\0\0\x18ftypheic", "HEIC"), (b"\0\0\0\x18ftypavif", "AVIF"), (b"GIF89a", "GIF")],
)
def test_a_picture_of_a_telephone_is_told_by_its_format(start, name):
    """Who has no PNG learns what it is that he has."""
    with pytest.raises(UnfitError) as refused:
        cleaned(start + bytes(99))
    assert refused.value.facts["format"] == name
