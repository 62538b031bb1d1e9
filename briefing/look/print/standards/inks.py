"""Turn colours of a screen into amounts of the four printing inks.

A theme may say the inks of its colours. What it does not say is separated by two rules that a
printer can follow in his head:

- A grey, or nearly one, is black ink alone, so that small text needs no register: as much of it
  as looks as light on coated paper as the grey does on a screen.
- Any other colour loses its grey to black ink altogether, and the rest is inks of two colours at
  most.
"""

import re
from bisect import bisect_left

Rgb = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""
Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black from 0 to 1."""

#: How far red, green and blue of a grey may be apart.
_NEARLY = 20
#: Reflectance of black ink on coated paper against that of the paper, for amounts of black in
#: percent (FOGRA39L, CIE Y).
_BLACK = (0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100)
_REFLECTED = (87.62, 80.77, 74.10, 61.77, 50.08, 39.73, 30.19, 22.11, 14.92, 9.33, 4.98, 3.37, 2.10)
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def separated(colour: Rgb) -> Cmyk:
    """The inks of a colour, in whole percents."""
    if max(colour) - min(colour) <= _NEARLY:
        return 0.0, 0.0, 0.0, _black(colour)
    most = max(colour)
    cyan, magenta, yellow = (round(1 - channel / most, 2) for channel in colour)
    return cyan, magenta, yellow, round(1 - most / 255, 2)


def shown(inks: Cmyk) -> tuple[float, float, float]:
    """What inks look like on a screen, from 0 to 1: the plain reverse, for inks given as such."""
    *colours, black = inks
    return tuple((1 - ink) * (1 - black) for ink in colours)


def of_hex(value: str) -> Rgb | None:
    """The colour of `#rgb` or `#rrggbb`; None for anything else."""
    match = _HEX.fullmatch(value)
    if not match:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return tuple(bytes.fromhex(digits))


def _black(grey: Rgb) -> float:
    """The amount of black ink that looks like a grey."""
    wanted = sum(
        share * _light(level) for share, level in zip((0.2126, 0.7152, 0.0722), grey, strict=True)
    )
    shares = [light / _REFLECTED[0] for light in _REFLECTED]
    at = bisect_left(shares, -wanted, key=lambda share: -share)
    if at in (0, len(shares)):
        return 0.0 if at == 0 else 1.0
    lighter, darker = shares[at - 1], shares[at]
    way = (lighter - wanted) / (lighter - darker)
    return round((_BLACK[at - 1] + way * (_BLACK[at] - _BLACK[at - 1])) / 100, 2)


def _light(value: int) -> float:
    """The light of one channel, from 0 to 1 (IEC 61966-2-1)."""
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
