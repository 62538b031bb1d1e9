"""Colours of a screen become inks that can be printed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.look.print.standards import inks

BYTES = st.integers(0, 255)
COLOURS = st.tuples(BYTES, BYTES, BYTES)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#ffffff", (0, 0, 0, 0)),
        ("#000", (0, 0, 0, 1)),
        ("#1b1d22", (0, 0, 0, 1)),
        ("#17456b", (0.79, 0.36, 0, 0.58)),
        ("#ff0000", (0, 1, 1, 0)),
        ("#00ffff", (1, 0, 0, 0)),
    ],
)
def test_separates_colours(colour: str, expected: inks.Cmyk) -> None:
    """Greys are black ink alone, other colours have at most three inks."""
    assert inks.separated(inks.of_hex(colour)) == expected


@given(COLOURS)
def test_no_colour_floods_the_paper(colour: inks.Rgb) -> None:
    """No separation needs more ink than coated paper takes, and none has all four."""
    found = inks.separated(colour)
    assert all(0 <= one <= 1 for one in found)
    assert sum(found) <= 3
    assert min(found[:3]) == 0


@given(BYTES, BYTES)
def test_a_darker_grey_has_more_black(one: int, other: int) -> None:
    """The order of greys is kept."""
    dark, light = sorted((one, other))
    assert inks.separated((dark,) * 3)[3] >= inks.separated((light,) * 3)[3]


@given(st.integers(70, 255))
def test_a_grey_looks_as_light_as_on_a_screen(grey: int) -> None:
    """What paper reflects through the black of a grey is near to the light of that grey."""
    amount = inks.separated((grey,) * 3)[3] * 100
    table = list(zip(inks._BLACK, inks._REFLECTED, strict=True))
    (low, much), (high, little) = next(pair for pair in pairwise(table) if pair[1][0] >= amount)
    reflected = much + (amount - low) / (high - low) * (little - much)
    share = grey / 255
    light = share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
    assert reflected / inks._REFLECTED[0] == pytest.approx(light, abs=0.01)


@given(COLOURS.filter(lambda one: max(one) - min(one) > 20))
def test_a_colour_comes_back(colour: inks.Rgb) -> None:
    """The plain reverse of a separation is the colour, but for the rounding of inks."""
    back = inks.shown(inks.separated(colour))
    assert [one * 255 for one in back] == pytest.approx(colour, abs=3)


@pytest.mark.parametrize("value", ["", "red", "#12", "#12345", "device-cmyk(0 0 0 1)", "#ggg"])
def test_only_hexadecimal_colours_are_looked_up(value: str) -> None:
    """What is not written in hexadecimal is no colour of the table."""
    assert inks.of_hex(value) is None
