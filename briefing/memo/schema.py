"""Turn located nodes into a Memo, by the types of `memo.document`.

The nodes themselves are validated, not data made from them: a problem's place is right by
construction, and no path has to be walked back through the file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence as Several
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefing.memo import document, marks
from briefing.memo.document import BARE, KINDS, OPEN_TEXT, YAML_NAME, Footnote, IssueDate, Memo, Text
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.problems import Report
from briefing.wording import memo as wording

LIST_DEPTH_LIMIT = 8
TABLE_ROW_LIMIT = 5_000
TEXT_KEYS = ("id", "ko", "en", "note")
_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,9})?")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: What stands where something else was expected, in both languages.
_FOUND = {Scalar: ("text", "글"), Sequence: ("a list", "목록"), Mapping: ("keys", "키와 값")}


class _Bad(Exception):
    """A value that was reported and cannot be used; never leaves this module."""


def read_memo(node: Node, report: Report) -> Memo | None:
    """The memo in a file's node, or None if a problem leaves it incomplete."""
    try:
        return _Reader(report).mapping(Memo, node, "memo", "")
    except _Bad:
        return None


def read_type(type_: type, node: Node, report: Report, place: str) -> Any | None:
    """Any document type from a node: for the files beside a memo, such as the glossary."""
    try:
        return _Reader(report).value(type_, node, place, "")
    except _Bad:
        return None


@cache
def hints(type_: type) -> dict[str, Any]:
    """The types of a document class's fields, resolved."""
    return get_type_hints(type_)


def yaml_name(field: Field) -> str:
    """The key of a field in the file."""
    return YAML_NAME.get(field.name, field.name)


def suggestion(word: str, known: Several[str]) -> str:
    """`did you mean …? ` for a near miss, otherwise nothing."""
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return f"did you mean `{near[0]}`? " if near else ""


def ticked(words: Several[str]) -> str:
    """Names for a sentence: `a`, `b`, `c`."""
    return ", ".join(f"`{word}`" for word in words)


class _Reader:
    """Reads one file; `path` names a unit by where it stands, such as `gains.3`."""

    def __init__(self, report: Report) -> None:
        self.report = report

    # Values by type

    def value(self, type_: Any, node: Node, place: str, path: str, field: Field | None = None) -> Any:
        """A value of any type that the document model uses."""
        if get_origin(type_) in (Union, UnionType):
            kept = [one for one in get_args(type_) if one is not NoneType]
            if len(kept) > 1:
                return self.block(node, path)
            type_ = kept[0]
        if get_origin(type_) is tuple:
            return self.several(get_args(type_)[0], node, place, path, field)
        if get_origin(type_) is Literal:
            return self.choice(get_args(type_), node, place)
        if type_ is Text:
            return self.text(node, place, path)
        if is_dataclass(type_) and type_ is not IssueDate:
            return self.mapping(type_, node, place, path)
        scalar = self.scalar(node, place, *_EXPECTED[type_])
        return _PLAIN[type_](self, scalar, place, field)

    def scalar(self, node: Node, place: str, expected: str, expected_ko: str) -> Scalar:
        """A node that holds one value."""
        words = {"place": place, "expected": expected, "expected_ko": expected_ko}
        if not isinstance(node, Scalar):
            found, found_ko = _FOUND[type(node)]
            self.refuse(node, wording.WRONG_TYPE, **words, found=found, found_ko=found_ko)
        if not node.value.strip():
            self.refuse(node, wording.EMPTY_VALUE, **words)
        return node

    def several(self, type_: Any, node: Node, place: str, path: str, field: Field | None) -> tuple:
        """A list; a list of footnotes is a mapping of ids."""
        if type_ is Footnote:
            return self.footnotes(node, place)
        if not isinstance(node, Sequence):
            words = {"place": place, "expected": "a list", "expected_ko": "목록"}
            if isinstance(node, Scalar) and not node.value:
                self.refuse(node, wording.EMPTY_VALUE, **words)
            found, found_ko = _FOUND[type(node)]
            self.refuse(node, wording.WRONG_TYPE, **words, found=found, found_ko=found_ko)
        if field is not None and field.name == "rows" and len(node.items) > TABLE_ROW_LIMIT:
            limit = {"rows": len(node.items), "limit": TABLE_ROW_LIMIT}
            self.refuse(node, wording.LONG_TABLE, **limit)
        made = []
        for number, item in enumerate(node.items, 1):
            try:
                made.append(self.value(type_, item, f"{place}[{number}]", f"{path}.{number}", field))
            except _Bad:
                made.append(_Bad)
        if _Bad in made:
            raise _Bad
        return tuple(made)

    def footnotes(self, node: Node, place: str) -> tuple[Footnote, ...]:
        """Notes by their ids."""
        made = []
        for key, value in self.pairs(node, place):
            self.matching(key, document.ID_PATTERN, "an id", "식별자", "`joint-statement`")
            made.append(Footnote(key.value, self.text(value, key.value, f"note.{key.value}")))
        return tuple(made)

    def choice(self, choices: tuple[str, ...], node: Node, place: str) -> str:
        """One of a closed list of words."""
        scalar = self.scalar(node, place, ticked(choices), ticked(choices))
        if scalar.value not in choices:
            near = suggestion(scalar.value, choices)
            said = {"value": scalar.value[:40], "choices": ticked(choices), "suggestion": near}
            self.refuse(scalar, wording.NOT_A_CHOICE, **said)
        return scalar.value

    # Mappings

    def mapping(self, type_: type, node: Node, place: str, path: str) -> Any:
        """A document class from a mapping of its fields, or from its bare field."""
        node_of = self.fields_of(type_, node, place)
        if own := node_of.get("id"):
            path = own.value if isinstance(own, Scalar) and own.value else path
        made, whole = {}, True
        for field in fields(type_):
            name = yaml_name(field)
            if name in node_of:
                below = self.below(type_, field, path)
                try:
                    kind = hints(type_)[field.name]
                    made[field.name] = self.value(kind, node_of[name], name, below, field)
                except _Bad:
                    whole = False
            elif field.default is MISSING:
                said = {"place": place, "key": name, "doc": field.metadata["doc"]}
                self.report(node.problem(wording.MISSING_KEY, **said))
                whole = False
        if not whole:
            raise _Bad
        return type_(**made)

    def below(self, type_: type, field: Field, path: str) -> str:
        """The path of a field's units: the main text of a block has the block's own."""
        if type_ in OPEN_TEXT and field.name == "text":
            return path
        if field.name in ("body", "sections", "recommendations", "items"):
            return path
        return f"{path}.{field.name}" if path else field.name

    def fields_of(self, type_: type, node: Node, place: str) -> dict[str, Node]:
        """The node of each field; a bare value or a text's own keys stand for its main field."""
        bare = BARE.get(type_)
        if bare and not isinstance(node, Mapping):
            return {bare: node}
        known = {yaml_name(field) for field in fields(type_)}
        if type_ in OPEN_TEXT and isinstance(node, Mapping) and node.get("text") is None:
            return self.open_text(node, known - {"text"}, place)
        return {key.value: value for key, value in self.pairs(node, place, known)}

    def open_text(self, node: Mapping, own: set[str], place: str) -> dict[str, Node]:
        """Fields of a block whose text's keys stand among its own."""
        pairs = self.pairs(node, place, own | set(TEXT_KEYS))
        kept = tuple((key, value) for key, value in pairs if key.value in TEXT_KEYS)
        text = Mapping(kept, node.span, node.source)
        return {"text": text, **{k.value: v for k, v in pairs if k.value not in TEXT_KEYS}}

    def pairs(self, node: Node, place: str, known: set[str] | None = None):
        """Keys and values of a mapping; unknown keys are reported and left out."""
        if not isinstance(node, Mapping):
            found, found_ko = _FOUND[type(node)]
            said = {"expected": "keys", "expected_ko": "키와 값", "found": found, "found_ko": found_ko}
            self.refuse(node, wording.WRONG_TYPE, place=place, **said)
        for key, _ in node.pairs:
            if known is not None and key.value not in known:
                names = sorted(known)
                said = {"known": ticked(names), "suggestion": suggestion(key.value, names)}
                self.report(key.problem(wording.UNKNOWN_KEY, key=key.value, place=place, **said))
        return [(k, v) for k, v in node.pairs if known is None or k.value in known]

    def block(self, node: Node, path: str) -> Any:
        """A one-key mapping whose key is the kind."""
        if not isinstance(node, Mapping) or len(node.pairs) != 1:
            self.refuse(node, wording.NOT_A_BLOCK, known=ticked(tuple(KINDS)))
        ((key, value),) = node.pairs
        if key.value not in KINDS:
            said = {"known": ticked(tuple(KINDS)), "suggestion": suggestion(key.value, tuple(KINDS))}
            self.refuse(key, wording.UNKNOWN_KEY, key=key.value, place="block", **said)
        if path.count(".") > LIST_DEPTH_LIMIT:
            self.refuse(node, wording.DEEP_LIST, limit=LIST_DEPTH_LIMIT)
        return self.mapping(KINDS[key.value], value, key.value, path)

    # Texts

    def text(self, node: Node, place: str, path: str) -> Text:
        """A text from a bare string or from `{ko: …, en: …}`."""
        if path.count(".") > LIST_DEPTH_LIMIT + 2:
            self.refuse(node, wording.DEEP_LIST, limit=LIST_DEPTH_LIMIT)
        expected = ("text", "글")
        if not isinstance(node, Mapping):
            words = self.scalar(node, place, *expected)
            return Text(path, self.inlines(words), origin=words)
        keyed = {key.value: value for key, value in self.pairs(node, place, set(TEXT_KEYS))}
        if "ko" not in keyed:
            said = {"place": place, "key": "ko", "doc": "the Korean words"}
            self.refuse(node, wording.MISSING_KEY, **said)
        words = self.scalar(keyed["ko"], place, *expected)
        gloss = self.scalar(keyed["en"], f"{place}.en", *expected) if "en" in keyed else None
        note = self.scalar(keyed["note"], "note", *expected).value if "note" in keyed else ""
        if "id" in keyed:
            id_ = self.scalar(keyed["id"], "id", "an id", "식별자")
            path = self.matching(id_, document.ID_PATTERN, "an id", "식별자", "`lead-agenda`")
        return Text(
            path,
            self.inlines(words),
            self.inlines(gloss) if gloss else (),
            note=note,
            origin=words,
            gloss_origin=gloss,
        )

    def inlines(self, scalar: Scalar) -> document.Inlines:
        """The marks of a text, with faults at their place in the file."""

        def fault(index: int, length: int, said, **args) -> None:
            self.report(scalar.problem_at(index, length, said, **args))

        return marks.parse(scalar.value, fault)

    # Plain values

    def matching(self, scalar: Scalar, pattern: str, what: str, what_ko: str, example: str) -> str:
        """A value that has the form of a pattern."""
        if not re.fullmatch(pattern, scalar.value):
            said = {"value": scalar.value[:40], "expected": what, "expected_ko": what_ko}
            self.refuse(scalar, wording.WRONG_FORM, example=example, **said)
        return scalar.value

    def string(self, scalar: Scalar, place: str, field: Field | None) -> str:
        """A plain string, held to its field's pattern."""
        pattern = field.metadata["pattern"] if field else ""
        example = _EXAMPLES.get(pattern, f"`{pattern}`")
        return self.matching(scalar, pattern or r".+", f"a proper `{place}`", f"올바른 `{place}`", example)

    def number(self, scalar: Scalar, place: str, field: Field | None) -> Decimal:
        """A decimal number as typed: 3.30 keeps its zero."""
        return Decimal(self.matching(scalar, _NUMBER.pattern, "a number", "숫자", "`3.32`"))

    def flag(self, scalar: Scalar, place: str, field: Field | None) -> bool:
        """`true` or `false`, and no other spelling."""
        return self.matching(scalar, "true|false", "a flag", "참·거짓 값", "`true`/`false`") == "true"

    def date(self, scalar: Scalar, place: str, field: Field | None) -> IssueDate:
        """A day or a month that the calendar has."""
        match = _DATE.fullmatch(scalar.value)
        year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        days = _DAYS[month - 1] if 1 <= month <= 12 else 0
        if not match or not year or day > days - (month == 2 and not leap) or not days or match[3] == "00":
            said = {"expected": "a date", "expected_ko": "날짜", "example": "`2022-06-09`, `2022-06`"}
            self.refuse(scalar, wording.WRONG_FORM, value=scalar.value[:40], **said)
        return IssueDate(year, month, day)

    def refuse(self, node: Node, said, **args) -> None:
        """Report a problem that leaves no value."""
        self.report(node.problem(said, **args))
        raise _Bad


_EXPECTED = {
    str: ("text", "글"),
    Decimal: ("a number", "숫자"),
    bool: ("`true` or `false`", "`true` 또는 `false`"),
    IssueDate: ("a date", "날짜"),
}
_PLAIN = {str: _Reader.string, Decimal: _Reader.number, bool: _Reader.flag, IssueDate: _Reader.date}
_EXAMPLES = {
    document.ID_PATTERN: "`lead-agenda` (lower-case letters, digits, hyphens)",
    document.URL_PATTERN: "`https://example.org/paper`",
    document.EMAIL_PATTERN: "`desk@example.org`",
    document.FILE_PATTERN: "`figures/map.png`",
}
