"""Turn decoded pixels into those that paper and screens show alike: upright, sRGB, of eight bits.

The print engine takes no notice of profiles, of transparent colours of a palette or of sixteen
bits, and browsers show each in their own way. Most pictures need nothing of this and stay as
they are; whatever is drawn anew is drawn once, no larger than its use asks for.
"""

import io

from PIL import Image, ImageCms, ImageOps

#: Pixels of the longest side: a page's height at 200 to the inch on screens, at 400 on a press.
LONGEST = {"screen": 2_400, "archive": 2_400, "print": 4_800}
#: Of photos that are drawn anew: at this quality nobody sees the second compression.
_QUALITY = 92
_PLAIN_MODES = ("L", "LA", "RGB", "RGBA")
#: Profiles that mean what a picture without one means.
_ALIKE = ("srgb", "sgry", "sgray", "gray gamma 2.2")
_INKS = ("CMYK", "YCCK")


def is_plain(image: Image.Image, longest: int) -> bool:
    """Whether the pixels can stay as they are."""
    upright = image.getexif().get(0x0112, 1) in (0, 1)
    kept = image.mode in _PLAIN_MODES and "transparency" not in image.info
    return upright and kept and max(image.size) <= longest and not _profile(image)


def has_known_inks(image: Image.Image) -> bool:
    """Whether a picture is in no printing inks, or in those that a profile of its own names."""
    return image.mode not in _INKS or bool(_profile(image))


def redrawn(image: Image.Image, longest: int, photo: bool) -> bytes:
    """A loaded picture upright, in sRGB and small enough: a JPEG of a photo, else a PNG."""
    image = ImageOps.exif_transpose(image)
    profile = _profile(image)
    deep = image.mode.startswith("I;16")
    image = _shallow(image) if deep or image.mode == "I" else image
    if image.mode in ("1", "P", "PA") or "transparency" in image.info:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile:
        image = _in_srgb(image, profile)
    if max(image.size) > longest:
        image.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=2.0)
    image.info.clear()  # of which Pillow would write comments
    stream = io.BytesIO()
    if photo and image.mode in ("L", "RGB"):
        image.save(stream, "JPEG", quality=_QUALITY)
    else:
        image.save(stream, "PNG")
    return stream.getvalue()


def _shallow(image: Image.Image) -> Image.Image:
    """Grey of sixteen bits in eight; one of its greys may be transparent."""
    clear = image.info.get("transparency")
    grey = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if clear is not None:
        deep = image.convert("I").get_flattened_data()
        alpha = Image.new("L", image.size)
        alpha.putdata([0 if value == clear else 255 for value in deep])
        grey.putalpha(alpha)
    grey.info.pop("transparency", None)
    return grey


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The profile of a picture whose colours are not those of a picture without one."""
    data = image.info.get("icc_profile")
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        name = ImageCms.getProfileDescription(profile).lower()
    except (OSError, ImageCms.PyCMSError):
        return None  # damaged: what it meant nobody knows
    return None if any(alike in name for alike in _ALIKE) else profile


def _in_srgb(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    """The same colours in sRGB; what is transparent stays so."""
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    bare = image.convert(image.mode[:-1]) if alpha else image
    try:
        bare = ImageCms.profileToProfile(
            bare, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:  # the profile is of other colours than the picture
        bare = bare.convert("RGB")
    if alpha:
        bare.putalpha(alpha)
    return bare
