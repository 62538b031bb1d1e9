"""Turn scalars of a content file into plain values: strings, numbers, flags, dates, choices."""

import datetime
import difflib
import re
from collections.abc import Callable
from collections.abc import Sequence as Several
from decimal import Decimal
from typing import Any, NoReturn

from briefing.memo import document, spellings
from briefing.memo.document import IssueDate, Name
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.problems import Report, Said, Wording
from briefing.wording import memo as wording

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?"
#: What stands where something else was expected.
FOUND = {Scalar: wording.TEXT, Sequence: wording.LIST, Mapping: wording.KEYS}


class RefusedError(Exception):
    """A value that was reported and cannot be used; caught where reading can go on."""


def suggestion(word: str, known: Several[str]) -> Said:
    """`did you mean …? ` for a near miss, otherwise nothing, in both languages."""
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return wording.DID_YOU_MEAN.filled(name=near[0]) if near else Said("", "")


def ticked(words: Several[str]) -> str:
    """Names for a sentence: `a`, `b`, `c`."""
    return ", ".join(f"`{word}`" for word in words)


class PlainReader:
    """Reads values of one file; what is wrong is reported, then refused."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def attempt(self, read: Callable, *args) -> Any | None:
        """What reading gives, or None where it was refused."""
        try:
            return read(*args)
        except RefusedError:
            return None

    def plain(self, type_: type, node: Node, place: str, pattern: str) -> Any:
        """A value of a plain type; a string is held to the pattern of its field."""
        expected, read = _PLAIN[type_]
        return read(self, self.scalar(node, place, expected), place, pattern)

    def scalar(self, node: Node, place: str, expected: Said | str) -> Scalar:
        """A node that holds one value."""
        if not isinstance(node, Scalar):
            self.unlike(node, place, expected)
        if not node.value.strip():
            item = place.endswith("]")  # one of a list, which has no key to take out
            sentence = wording.EMPTY_ITEM if item else wording.EMPTY_VALUE
            self.refuse(node, sentence, place=place, expected=expected)
        return node

    def choice(self, choices: tuple[str | int, ...], node: Node, place: str) -> str | int:
        """One of a closed list of words or numbers."""
        known = {str(choice): choice for choice in choices}
        scalar = self.scalar(node, place, ticked(tuple(known)))
        if scalar.value not in known:
            near = suggestion(scalar.value, tuple(known))
            args = {"value": scalar.value[:40], "choices": ticked(tuple(known)), "suggestion": near}
            self.refuse(scalar, wording.NOT_A_CHOICE, **args)
        return known[scalar.value]

    def matching(self, scalar: Scalar, pattern: str, expected: Said, example: Said | str) -> Name:
        """A value that has the form of a pattern, with its place."""
        if not re.fullmatch(pattern, scalar.value):
            mended = _MENDED.get(pattern, str)(scalar.value)
            example = f"`{mended}`" if re.fullmatch(pattern, mended) else example
            args = {"value": scalar.value[:40], "expected": expected, "example": example}
            self.refuse(scalar, wording.WRONG_FORM, **args)
        return Name(scalar.value, scalar)

    def string(self, scalar: Scalar, place: str, pattern: str) -> Name:
        """A plain string, held to the pattern of its field."""
        example = _EXAMPLES.get(pattern, f"`{pattern}`")
        return self.matching(scalar, pattern or r".+", wording.PROPER.filled(place=place), example)

    def number(self, scalar: Scalar, place: str, pattern: str) -> Decimal:
        """A decimal number as typed: 3.30 keeps its zero."""
        return Decimal(self.matching(scalar, _NUMBER, wording.NUMBER, wording.LIKE_A_NUMBER))

    def count(self, scalar: Scalar, place: str, pattern: str) -> int:
        """A whole number from 1 to 99."""
        return int(self.matching(scalar, "[1-9][0-9]?", wording.COUNT, "`2`"))

    def flag(self, scalar: Scalar, place: str, pattern: str) -> bool:
        """`true` or `false`, and no other spelling."""
        return self.matching(scalar, "true|false", wording.FLAG, "`true`/`false`") == "true"

    def date(self, scalar: Scalar, place: str, pattern: str) -> IssueDate:
        """A day or a month that the calendar has."""
        day = _day(scalar.value)
        if day is None:
            mended = _day(spellings.date(scalar.value))
            example = f"`{mended}`" if mended else wording.LIKE_A_DATE
            args = {"example": example, "value": scalar.value[:40]}
            self.refuse(scalar, wording.WRONG_FORM, expected=wording.DATE, **args)
        return day

    def unlike(self, node: Node, place: str | Said, expected: Said | str) -> NoReturn:
        """Report a node of another kind than was expected."""
        args = {"place": place, "expected": expected, "found": FOUND[type(node)]}
        self.refuse(node, wording.WRONG_TYPE, **args)

    def refuse(self, node: Node, sentence: Wording, **args) -> NoReturn:
        """Report a problem that leaves no value."""
        self.report(node.problem(sentence, **args))
        raise RefusedError


def _day(value: str) -> IssueDate | None:
    """A day or a month as the file writes it, if the calendar has it."""
    match = _DATE.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        datetime.date(year, month, day if match[3] else 1)
    except ValueError:
        return None
    return IssueDate(year, month, day)


def is_empty(node: Node) -> bool:
    """Whether a key was given nothing: no value, or a list without items."""
    if isinstance(node, Scalar):
        return not node.value
    return not (node.pairs if isinstance(node, Mapping) else node.items)


#: How values of each type are named and read.
_PLAIN = {
    str: (wording.TEXT, PlainReader.string),
    Decimal: (wording.NUMBER, PlainReader.number),
    int: (wording.COUNT, PlainReader.count),
    bool: (wording.TRUE_OR_FALSE, PlainReader.flag),
    IssueDate: (wording.DATE, PlainReader.date),
}
#: What an author most likely meant by a value of another form.
_MENDED = {
    document.ID_PATTERN: spellings.name,
    document.FILE_PATTERN: spellings.file,
    document.URL_PATTERN: spellings.url,
    _NUMBER: spellings.number,
}
_EXAMPLES = {
    document.ID_PATTERN: wording.LIKE_AN_ID,
    document.URL_PATTERN: "`https://example.org/paper`",
    document.EMAIL_PATTERN: "`desk@example.org`",
    document.PHONE_PATTERN: "`02-2100-0000`",
    document.FILE_PATTERN: "`figures/map.png`",
    document.NUMBER_PATTERN: wording.LIKE_AN_ISSUE,
}
