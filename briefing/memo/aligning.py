"""Turn a YAML scalar's source and value into the place of each of the value's characters.

YAML folds lines, drops indentation and decodes escapes, so a character of the value need not
stand where a count from the start would put it. The source is decoded once more here, keeping
places; the outcome is used only if it equals the value that the parser gave.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

#: A character of the value with the stretch of the text that stands for it.
Placed = tuple[str, int, int]

_BREAK = re.compile(r"\r?\n")
#: Line breaks with the blanks around them: folded to one space, or to one break fewer.
_FOLD = r"(?P<fold>[ \t]*(?:\r?\n[ \t]*)+)"
_PLAIN = re.compile(rf"{_FOLD}|(?P<char>.)", re.DOTALL)
_SINGLE = re.compile(rf"{_FOLD}|(?P<quote>'')|(?P<char>.)", re.DOTALL)
_DOUBLE = re.compile(
    rf"{_FOLD}|\\(?P<joined>\r?\n[ \t]*(?:\r?\n[ \t]*)*)"
    r"|\\(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})|\\(?P<escape>.)|(?P<char>.)",
    re.DOTALL,
)
_ESCAPES = dict(
    zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True)
)
#: No file is indented deeper than this; a block's indentation is sought up to it.
_DEEPEST_INDENT = 200


@lru_cache(maxsize=32)
def places(text: str, start: int, end: int, value: str) -> tuple[tuple[int, int], ...]:
    """For each character of `value`, its stretch (from, to) of `text[start:end]`.

    If the two cannot be reconciled, each character gets the whole scalar.
    """
    if text[start:end] == value:
        return tuple((at, at + 1) for at in range(start, end))
    for decoded in _decodings(text, start, end):
        placed = tuple(islice(decoded, len(value) + 1))
        if "".join(char for char, _, _ in placed) == value:
            return tuple((since, until) for _, since, until in placed)
    return ((start, end),) * len(value)


def _decodings(text: str, start: int, end: int) -> Iterator[Iterator[Placed]]:
    """The ways in which a scalar may be read: more than one only for a block's indentation."""
    mark = text[start]
    if mark in "|>":
        for indent in _indents(text, start):
            yield _block(text, start, indent)
    elif mark == '"':
        yield _flow(_DOUBLE, text, start + 1, end - 1)
    elif mark == "'":
        yield _flow(_SINGLE, text, start + 1, end - 1)
    else:
        yield _flow(_PLAIN, text, start, end)


def _flow(pattern: re.Pattern, text: str, start: int, end: int) -> Iterator[Placed]:
    """Plain and quoted scalars, by the pattern of their pieces."""
    for piece in pattern.finditer(text, start, end):
        kind = piece.lastgroup
        if kind == "fold":
            breaks = list(_BREAK.finditer(text, *piece.span()))
            if len(breaks) == 1:
                yield " ", piece.start(), piece.end()
            yield from (("\n", at.start(), at.end()) for at in breaks[1:])
        elif kind == "joined":
            breaks = list(_BREAK.finditer(text, *piece.span()))
            yield from (("\n", at.start(), at.end()) for at in breaks[1:])
        else:
            yield _decoded(kind, piece[kind]), piece.start(), piece.end()


def _decoded(kind: str, piece: str) -> str:
    """The character that one piece of a quoted scalar stands for."""
    if kind == "quote":
        return "'"
    if kind == "code":
        number = int(piece[1:], 16)
        return chr(number) if number <= 0x10FFFF else "\ufffd"
    return _ESCAPES.get(piece, piece) if kind == "escape" else piece


def _indents(text: str, start: int) -> list[int]:
    """Indentations that a block may have: first that of its first line, then every smaller.

    The last stands for a block without a line of its own, so that the next line ends it.
    """
    leads = [1]
    for _, line, _ in _lines(text, text.find("\n", start) + 1):
        leads.append(len(line) - len(line.lstrip(" ")))
        if line.strip(" "):
            break
    smaller = range(min(max(leads), _DEEPEST_INDENT), 0, -1)
    return list(dict.fromkeys([leads[-1] or 1, *smaller, max(leads) + 1]))


def _block(text: str, start: int, indent: int) -> Iterator[Placed]:
    """Literal and folded blocks, as YAML's chapter on block scalars has them.

    A block ends with the first line that is indented less.
    """
    header = text[start : text.find("\n", start) + 1]
    folded, chomping = header[:1] == ">", header.split("#")[0]
    pending: list[Placed] = []
    broken: Placed | None = None
    spaced = False
    for at, line, line_break in _lines(text, start + len(header)):
        body = line[indent:]
        if not line.strip(" ") and not body:
            pending += [line_break] if line_break else []
            continue
        if line[:indent].strip(" "):
            break
        was_spaced, spaced = spaced, body[0] in " \t"
        if broken and folded and not (was_spaced or spaced):
            yield from () if pending else ((" ", broken[1], broken[2]),)
        elif broken:
            yield broken
        yield from pending
        yield from ((char, at + n, at + n + 1) for n, char in enumerate(body, indent))
        pending, broken = [], line_break
    if broken and "-" not in chomping:
        yield broken
    yield from pending if "+" in chomping else ()


def _lines(text: str, start: int) -> Iterator[tuple[int, str, Placed | None]]:
    """Lines with their places and the break behind each, None at the end of the text."""
    for match in re.compile(r"([^\r\n]*)(\r?\n|\Z)").finditer(text, start):
        line_break = ("\n", match.start(2), match.end(2)) if match[2] else None
        yield match.start(), match[1], line_break
