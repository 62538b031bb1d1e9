"""How well one colour is seen on another is a number."""

from briefing.look.seen.contrast import contrast


def test_contrast_is_that_of_the_guidelines():
    """Black on white is 21, a colour on itself is 1 (WCAG 2.2)."""
    assert round(contrast((0, 0, 0), (1, 1, 1)), 2) == 21
    assert contrast((0.3, 0.2, 0.1), (0.3, 0.2, 0.1)) == 1
    assert round(contrast((0x77 / 255,) * 3, (1, 1, 1)), 2) == 4.48
