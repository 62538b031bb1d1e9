"""Tell how well one colour is seen on another."""

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""

#: Text with less contrast than this is not seen; small print that can be read has 4.5 (WCAG 2.2).
#: Under a white veil of 80 % black letters have 1.6.
PALE = 2.0


def contrast(colour: Colour, other: Colour) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
