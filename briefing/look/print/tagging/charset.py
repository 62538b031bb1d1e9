"""Turn a CID-keyed OpenType font into one whose glyphs are called by their place in the font.

WeasyPrint calls glyphs by their place. A PDF reader that follows the standard looks a call up in
the font's charset (ISO 32000-1, 9.7.4.2), and in some fonts finds another glyph there.
"""

import struct

_CHARSET, _CHARSTRINGS, _ROS = 15, 17, (12, 30)


def called_by_place(font: bytes) -> bytes:
    """Give the font with an identity charset; any font that needs none comes back as it is."""
    start = _table(font, b"CFF ") if font[:4] == b"OTTO" else 0
    if not start:
        return font
    names = start + font[start + 2]
    top = _Index(font, _Index(font, names).end)
    operators = _operators(font[top.first : top.end])
    charset = operators.get(_CHARSET, 0)
    if _ROS not in operators or charset <= 2:  # up to 2 are predefined, and hold no places
        return font
    count = _Index(font, start + operators[_CHARSTRINGS]).count
    place, identity = start + charset, _identity(count)
    return font[:place] + identity + font[place + len(identity) :]


def _identity(count: int) -> bytes:
    """Give the shortest charset that calls all glyphs but .notdef 1, 2, 3 …

    No charset of as many glyphs is shorter, so it fits where the old one was.
    """
    if count <= 2:
        return b"\0\0\1"[: 2 * count - 1]
    if count <= 257:
        return struct.pack(">BHB", 1, 1, count - 2)
    return struct.pack(">BHH", 2, 1, count - 2)


class _Index:
    """A CFF INDEX: how many things it holds, and where their data begin and end."""

    def __init__(self, font: bytes, start: int) -> None:
        self.count = int.from_bytes(font[start : start + 2])
        size = font[start + 2] if self.count else 0
        offsets = start + 3
        self.first = offsets + (self.count + 1) * size if self.count else start + 2
        last = offsets + self.count * size
        self.end = self.first + int.from_bytes(font[last : last + size]) - bool(self.count)


def _table(font: bytes, tag: bytes) -> int:
    """Give where a table of an OpenType font begins, or 0."""
    for record in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16):
        if font[record : record + 4] == tag:
            return int.from_bytes(font[record + 8 : record + 12])
    return 0


def _operators(data: bytes) -> dict[int | tuple[int, int], int]:
    """Give the operators of a CFF DICT with their last operand (0 for a real number)."""
    result: dict[int | tuple[int, int], int] = {}
    operand, at = 0, 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                result[12, data[at]] = operand
                at += 1
            else:
                result[byte] = operand
        elif byte == 30:
            while data[at] & 15 != 15 and data[at] >> 4 != 15:
                at += 1
            at, operand = at + 1, 0
        else:
            size = {28: 2, 29: 4}.get(byte, 0 if byte < 247 else 1)
            value = int.from_bytes(data[at : at + size], signed=size > 1)
            at += size
            operand = value if byte < 32 else _small(byte, value)
    return result


def _small(byte: int, following: int) -> int:
    if byte < 247:
        return byte - 139
    if byte < 251:
        return (byte - 247) * 256 + following + 108
    return -(byte - 251) * 256 - following - 108
