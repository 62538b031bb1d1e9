"""Turn a list of private-use characters into what they stand for: `U+F53A △` → a map.

Word processors keep glyphs of their own where Unicode has none; another machine shows nothing
there. Whoever knows what was meant writes it down once, for all memos that came the same way.
"""

import re

from briefing.memo.characters import kind_of
from briefing.problems import Report, Source
from briefing.wording import memo_reading
from briefing.wording import run as wording

Private = tuple[tuple[str, str], ...]
"""Pairs of a private-use character and the characters that it stands for."""

#: The most characters that one may stand for.
LENGTH_LIMIT = 8
_LINE = re.compile(r"[Uu]\+(?P<code>[0-9A-Fa-f]{4,6})[ \t]+(?P<meant>\S+)(?:[ \t]+#.*)?")


def read_map(source: Source, report: Report) -> Private:
    """The pairs in a file, one a line; what is no such pair is reported and left out."""
    meanings: dict[str, str] = {}
    offset = 0
    for line in source.text.split("\n"):
        bare = line.rstrip()
        if bare.strip() and not bare.lstrip().startswith("#"):
            pair = _pair(bare.strip())
            if pair is None or pair[0] in meanings:
                report(source.problem(wording.MAP_LINE, offset, len(bare)))
            else:
                meanings[pair[0]] = pair[1]
        offset += len(line) + 1
    return tuple(sorted(meanings.items()))


def _pair(line: str) -> tuple[str, str] | None:
    match = _LINE.fullmatch(line)
    if not match or int(match["code"], 16) > 0x10FFFF or len(match["meant"]) > LENGTH_LIMIT:
        return None
    char = chr(int(match["code"], 16))
    is_private = kind_of(char) is memo_reading.PRIVATE_USE
    return (char, match["meant"]) if is_private and not any(map(kind_of, match["meant"])) else None


def mapped(source: Source, private: Private) -> Source:
    """The same file with every private-use character of the map replaced."""
    if not private or not any(char in source.text for char, _ in private):
        return source
    return Source(source.file, source.text.translate(str.maketrans(dict(private))))
