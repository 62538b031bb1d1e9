"""Turn the text of a PO file into located messages.

The syntax is GNU gettext's, read strictly. Babel's own reader passes over a broken line, cuts
a text short at a missing quotation mark and knows neither columns nor previous texts; here a
line that is not understood is a problem, and a file with one is not used at all.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.memo.characters import check_characters, normalised
from briefing.memo.nodes import Located
from briefing.problems import ERROR, Problem, Report, Source, Span, Wording
from briefing.wording import translation as wording

_LINE = re.compile(
    r"[ \t]*(?P<mark>#~\||#~|#\||)[ \t]*"
    r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?|)[ \t]*"
    r'"(?P<body>(?:[^"\\]|\\.)*)"[ \t]*'
)
_COMMENT = re.compile(r"[ \t]*#(?![~|])(?P<kind>[.:,=]?) ?(?P<text>.*)")
_UNCLOSED = re.compile(r'[ \t]*(?:#[~|]+)?[ \t]*(?:msg\w+(?:\[\d+\])?)?[ \t]*"(?:[^"\\]|\\.)*\\?')
#: Bytes in figures, as `msgcat --escape` writes them; another escape; a character.
_PIECE = re.compile(r"(?P<bytes>(?:\\[0-7]{3}|\\x[0-9A-Fa-f]{2})+)|\\(.)|[^\\]", re.DOTALL)
_CHARSET = re.compile(r"charset=([\w-]+)")
#: Keywords of the texts that a message had before the Korean changed.
_PREVIOUS = {"|msgctxt", "|msgid", "|msgid_plural"}
#: What a message must hold already for a keyword to begin the next one.
_ENDED_BY = {
    "|msgctxt": {"msgctxt", "msgid", "msgstr"},
    "|msgid": {"msgctxt", "msgid", "msgstr"},
    "msgctxt": {"msgctxt", "msgid", "msgstr"},
    "msgid": {"msgid", "msgstr"},
}
_ESCAPES = {"\\": "\\", '"': '"', "n": "\n", "t": "\t"}
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class PoString(Located):
    """A text of a PO file, over one line or several; it knows the place of each character."""

    value: str
    source: Source = field(repr=False)
    pieces: tuple[tuple[int, int], ...]
    """Offset and length in the file of what stands in each pair of quotation marks."""

    @property
    def span(self) -> Span:
        """Its first line that holds anything; the quotation marks of an empty text."""
        offset, length = next((piece for piece in self.pieces if piece[1]), self.pieces[0])
        return self.source.span(offset, length) if length else self.source.span(offset - 1, 2)

    def locate(self, index: int, length: int = 1) -> Span:
        """The place in the file of `length` characters of the value, from `index` (from 0)."""
        if not self.value:
            return self.span
        places = self._places()
        first = min(max(index, 0), len(self.value) - 1)
        last = min(max(index + length, first + 1), len(self.value)) - 1
        start, end = places[first][0], places[last][1]
        piece = self.pieces[bisect_right([offset for offset, _ in self.pieces], start) - 1]
        return self.source.span(start, min(end, sum(piece)) - start)

    def _places(self) -> list[tuple[int, int]]:
        """Where each character of the value begins and ends in the file."""
        return [
            piece.span()
            for offset, length in self.pieces
            for piece in _PIECE.finditer(self.source.text, offset, offset + length)
            for _ in _spelled(piece, charset(self.source.text))
        ]


@dataclass(frozen=True, slots=True)
class Message:
    """One entry of a PO file as it stands there."""

    msgid: PoString
    msgstr: PoString
    context: str = ""
    previous: str = ""
    """The `msgid` that the translation was made for, from `#| msgid`."""
    comments: tuple[tuple[str, int], ...] = ()
    """The translator's own lines, each with its offset in the file."""
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    obsolete: bool = False


def charset(text: str) -> str:
    """The encoding that the header of a PO file names, as Python knows it; else UTF-8."""
    match = _CHARSET.search(text)
    try:
        return codecs.lookup(match[1]).name if match else "utf-8"
    except LookupError:
        return "utf-8"


def header(text: str) -> tuple[tuple[str, str], ...]:
    """The fields of a header, from the text of its message."""
    lines = (line.partition(":") for line in text.split("\n"))
    return tuple(
        (name.strip(), value.strip()) for name, colon, value in lines if name.strip() and colon
    )


def _spelled(piece: re.Match, encoding: str) -> str:
    """The characters that a piece of a text stands for; none, if it stands for nothing."""
    if not piece["bytes"]:
        return _ESCAPES.get(piece[2], "") if piece[2] else piece[0]
    figures = re.findall(r"\\(?:x([0-9A-Fa-f]{2})|([0-7]{3}))", piece["bytes"])
    numbers = [
        int(hexadecimal or octal, 16 if hexadecimal else 8) for hexadecimal, octal in figures
    ]
    try:
        text = bytes(numbers).decode(encoding)
    except ValueError:  # no byte, or no character
        return ""
    return text if text.isprintable() or set(text) <= {"\n", "\t"} else ""


def read(source: Source, report: Report) -> tuple[Message, ...] | None:
    """The messages of a file in its order; None if a problem leaves them incomplete.

    Source: the GNU gettext manual, *The Format of PO Files*.
    """
    problems: list[Problem] = []
    clean = normalised(Source(source.file, source.text.removeprefix("\ufeff")), problems.append)
    check_characters(clean, problems.append)
    messages = tuple(_Reader(clean, problems.append).messages())
    for problem in sorted(problems, key=lambda problem: (problem.span.line, problem.span.column)):
        report(problem)
    return None if any(problem.severity == ERROR for problem in problems) else messages


class _Draft:
    """A message while its lines are read."""

    def __init__(self, obsolete: bool) -> None:
        self.obsolete = obsolete
        self.comments: list[tuple[str, int]] = []
        self.listed: dict[str, list[str]] = {".": [], ":": [], ",": []}
        self.texts: dict[str, list[tuple[int, int]]] = {}
        """The pieces of each text by keyword; `|` before those of the previous texts."""
        self.last = ""
        """The keyword that a text alone on its line belongs to."""


class _Reader:
    """Reads one file line by line; behind a faulty line it goes on, to find all faults."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source, self.report = source, report
        self.charset = charset(source.text)
        self.draft = _Draft(obsolete=False)
        self.faulty = False
        """Whether a line of the present message was refused: then it is not missed as well."""

    def messages(self) -> Iterator[Message]:
        """Every message, complete ones only."""
        offset = 0
        for line in self.source.text.split("\n"):
            yield from self.line(line.removesuffix("\r"), offset)
            offset += len(line) + 1
        yield from self.finished()

    def line(self, line: str, offset: int) -> Iterator[Message]:
        """Take one line; what it ends comes out."""
        if not line.strip():
            return
        if match := _LINE.fullmatch(line):
            yield from self.text(match, offset)
        elif match := _COMMENT.fullmatch(line):
            if self.draft.texts or self.faulty:
                yield from self.finished()
            self.comment(match["kind"], match["text"].rstrip(), offset)
        else:
            start = len(line) - len(line.lstrip())
            sentence = wording.PO_UNCLOSED if _UNCLOSED.fullmatch(line) else wording.PO_LINE
            self.refuse(sentence, offset + start, len(line.strip()))

    def comment(self, kind: str, text: str, offset: int) -> None:
        """Keep a comment; those of the tool are lists."""
        if not kind:
            self.draft.comments.append((text, offset))
        elif kind == ".":
            self.draft.listed[kind].append(text)
        else:
            kind = "," if kind == "=" else kind  # flags that gettext keeps over a merge
            self.draft.listed[kind] += re.findall(r"[^,\s]+", text)

    def text(self, match: re.Match, offset: int) -> Iterator[Message]:
        """Take a keyword with its text, or a text that continues the one above."""
        keyword, obsolete = match["keyword"], match["mark"].startswith("#~")
        previous = "|" if match["mark"].endswith("|") else ""
        piece = (offset + match.start("body"), len(match["body"]))
        self.check_escapes(*piece)
        if keyword:
            place = (offset + match.start("keyword"), len(keyword))
            yield from self.begin(previous + keyword, obsolete, *place)
            self.draft.texts[previous + keyword] = [piece]
            self.draft.last = previous + keyword
        elif self.draft.last.startswith("|") == bool(previous) and self.draft.last:
            self.draft.texts[self.draft.last].append(piece)
        else:
            self.refuse(wording.PO_ORDER, piece[0] - 1, 1, found='"', expected="msgid")

    def begin(self, keyword: str, obsolete: bool, offset: int, length: int) -> Iterator[Message]:
        """Make sure that a keyword stands in its order; one that begins a message ends another."""
        if self.draft.texts.keys() & _ENDED_BY.get(keyword, set()):
            yield from self.finished()
        texts, bare = self.draft.texts, keyword.lstrip("|")
        begun = texts.keys() - _PREVIOUS
        if bare.endswith(("plural", "]")):
            if not self.faulty and bare == keyword:
                self.refuse(wording.PO_PLURAL_ENTRY, offset, length)
        elif begun and obsolete != self.draft.obsolete:
            self.refuse(wording.PO_ORDER, offset, length, found="#~", expected="msgstr")
        elif keyword == "msgstr" and ("msgid" not in begun or "msgstr" in begun):
            self.refuse(wording.PO_ORDER, offset, length, found=bare, expected="msgid")
        self.draft.obsolete = obsolete

    def finished(self) -> Iterator[Message]:
        """The present message, if it is complete, and a new one begun."""
        draft, faulty = self.draft, self.faulty
        self.draft, self.faulty = _Draft(obsolete=False), False
        texts = {keyword: self.string(pieces) for keyword, pieces in draft.texts.items()}
        if "msgid" in texts and "msgstr" in texts:
            values = {keyword: text.value for keyword, text in texts.items()}
            yield Message(
                texts["msgid"],
                texts["msgstr"],
                values.get("msgctxt", ""),
                values.get("|msgid", ""),
                tuple(draft.comments),
                *(tuple(draft.listed[kind]) for kind in ".:,"),
                draft.obsolete,
            )
        elif texts and not faulty:
            self.report(next(reversed(texts.values())).problem(wording.PO_NO_MSGSTR))

    def string(self, pieces: list[tuple[int, int]]) -> PoString:
        """The text that some pieces spell."""
        value = "".join(
            _spelled(char, self.charset)
            for offset, length in pieces
            for char in _PIECE.finditer(self.source.text, offset, offset + length)
        )
        return PoString(value, self.source, tuple(pieces))

    def check_escapes(self, offset: int, length: int) -> None:
        """Report escapes that this syntax does not have, or that stand for control characters."""
        for piece in _PIECE.finditer(self.source.text, offset, offset + length):
            if not _spelled(piece, self.charset):
                length = piece.end() - piece.start()
                self.refuse(wording.PO_ESCAPE, piece.start(), length, escape=piece[0][:40])

    def refuse(self, sentence: Wording, offset: int, length: int, **args) -> None:
        """Report a fault that leaves the present message unfit for use."""
        self.report(self.source.problem(sentence, offset, length, **args))
        self.faulty = True


def quoted(text: str) -> str:
    """A text in quotation marks, with its escapes."""
    return f'"{text.translate(_ESCAPED)}"'
