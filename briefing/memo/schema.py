"""Turn located nodes into a Memo, by the types of `memo.document`.

The nodes themselves are validated, not data made from them: a problem's place is right by
construction, and no path has to be walked back through the file.
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from briefing.memo import document, marks
from briefing.memo.document import (
    BARE,
    KINDS,
    OPEN_TEXT,
    YAML_NAME,
    Callout,
    Column,
    Footnote,
    IssueDate,
    Item,
    Memo,
    Question,
    Text,
)
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.memo.plain import PlainReader, RefusedError, is_empty
from briefing.memo.plain import suggestion as suggestion
from briefing.memo.plain import ticked as ticked
from briefing.problems import Problem, Report, Said, Wording
from briefing.wording import memo as wording
from briefing.wording.fields import EXPLAINED

NESTING_LIMIT = 8
TABLE_ROW_LIMIT = 5_000
TEXT_KEYS = ("id", "ko", "en", "note")
_KO_DOC = "the Korean words"
#: What a problem calls a part of the file: mostly its key, which is the same in any language.
Place = str | Said


def read_memo(node: Node, report: Report) -> Memo | None:
    """The memo in a file's node, or None if a problem leaves it incomplete.

    Every problem of the file is reported, whether or not a memo comes of it. What the memo says
    about itself is not judged here but by `references.resolve`.
    """
    try:
        return _Reader(report).mapping(Memo, node, wording.MEMO, "")
    except RefusedError:
        return None


def read_type(type_: type, node: Node, report: Report, place: Place) -> Any | None:
    """Any document type from a node: for the files beside a memo, such as the glossary."""
    try:
        return _Reader(report).value(type_, node, place, "")
    except RefusedError:
        return None


@cache
def hints(type_: type) -> dict[str, Any]:
    """The types of a document class's fields, resolved."""
    return get_type_hints(type_)


def explained(sentence: str) -> Said:
    """What the document model says of a key, with the Korean of it."""
    return Said(sentence, EXPLAINED.get(sentence, sentence))


def yaml_name(field: Field) -> str:
    """The key of a field in the file."""
    return YAML_NAME.get(field.name, field.name)


class _Reader(PlainReader):
    """Reads one file; `path` names a unit by where it stands, such as `gains.3`."""

    def __init__(self, report: Report) -> None:
        super().__init__(report)
        self.nesting = 0

    # Values by type

    def value(
        self, type_: Any, node: Node, place: Place, path: str, field: Field | None = None
    ) -> Any:
        """A value of any type that the document model uses."""
        if get_origin(type_) in (Union, UnionType):
            kept = [option for option in get_args(type_) if option is not NoneType]
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
            return self.nested(type_, node, place, path)
        return self.plain(type_, node, place, field.metadata["pattern"] if field else "")

    def several(self, type_: Any, node: Node, place: str, path: str, field: Field | None) -> tuple:
        """A list; a list of footnotes is a mapping of ids."""
        if type_ is Footnote:
            return self.footnotes(node, place)
        if is_empty(node):
            self.refuse(node, wording.EMPTY_VALUE, place=place, expected=wording.LIST)
        if isinstance(node, Scalar) and (type_ is str or get_origin(type_) is Literal):
            self.refuse(node, wording.NOT_A_LIST, place=place, value=node.value[:40])
        if not isinstance(node, Sequence):
            self.unlike(node, place, wording.LIST)
        if field is not None and field.name == "rows" and len(node.items) > TABLE_ROW_LIMIT:
            limit = {"rows": f"{len(node.items):,}", "limit": f"{TABLE_ROW_LIMIT:,}"}
            self.refuse(node, wording.LONG_TABLE, **limit)
        return _whole(
            self.attempt(self.value, type_, item, f"{place}[{number}]", f"{path}.{number}", field)
            for number, item in enumerate(node.items, 1)
        )

    def footnotes(self, node: Node, place: str) -> tuple[Footnote, ...]:
        """Notes by their ids."""
        pairs = self.pairs(node, place)
        return _whole(self.attempt(self.footnote, key, value) for key, value in pairs)

    def footnote(self, key: Scalar, node: Node) -> Footnote:
        """One note."""
        text = self.attempt(self.text, node, key.value[:40], f"note.{key.value}")
        id_ = self.matching(key, document.ID_PATTERN, wording.ID, "`joint-statement`")
        return Footnote(*_whole((id_, text)))

    # Mappings

    def nested(self, type_: type, node: Node, place: Place, path: str) -> Any:
        """A document class; lists and boxes may stand in each other, up to a limit."""
        if type_ not in (Item, Callout, Column, Question):
            return self.mapping(type_, node, place, path)
        if self.nesting == NESTING_LIMIT:
            self.refuse(node, wording.DEEP_LIST, limit=NESTING_LIMIT)
        self.nesting += 1
        try:
            return self.mapping(type_, node, place, path)
        finally:
            self.nesting -= 1

    def mapping(self, type_: type, node: Node, place: Place, path: str) -> Any:
        """A document class from a mapping of its fields, or from its bare field."""
        node_of = self.fields_of(type_, node, place)
        if own := node_of.get("id"):
            path = own.value if isinstance(own, Scalar) and own.value else path
        values, whole = {}, True
        for field in fields(type_):
            name = yaml_name(field)
            if name in node_of:
                kind, below = hints(type_)[field.name], self.below(type_, field, path)
                where = place if BARE.get(type_) == field.name else name
                try:
                    values[field.name] = self.value(kind, node_of[name], where, below, field)
                except RefusedError:
                    whole = False
            elif field.default is MISSING:
                args = {"place": place, "key": name, "doc": explained(field.metadata["doc"])}
                self.report(node.problem(wording.MISSING_KEY, **args))
                whole = False
        if not whole:
            raise RefusedError
        return type_(**values)

    def below(self, type_: type, field: Field, path: str) -> str:
        """The path of a field's units: the main text of a block has the block's own."""
        if type_ in OPEN_TEXT and field.name == "text":
            return path
        if field.name in ("body", "sections", "recommendations", "items"):
            return path
        return f"{path}.{field.name}" if path else field.name

    def fields_of(self, type_: type, node: Node, place: Place) -> dict[str, Node]:
        """The node of each field; a bare value or a text's own keys stand for its main field."""
        bare = BARE.get(type_)
        if bare and not isinstance(node, Mapping):
            return {bare: node}
        known = {yaml_name(field) for field in fields(type_)}
        if type_ in OPEN_TEXT and isinstance(node, Mapping) and node.get("text") is None:
            return self.open_text(node, known - {"text"}, place)
        return {key.value: value for key, value in self.pairs(node, place, known)}

    def open_text(self, node: Mapping, own: set[str], place: Place) -> dict[str, Node]:
        """Fields of a block whose text's keys stand among its own."""
        pairs = self.pairs(node, place, own | {"text", *TEXT_KEYS})
        kept = tuple((key, value) for key, value in pairs if key.value in TEXT_KEYS)
        text = Mapping(kept, node.span, node.source)
        return {"text": text, **{k.value: v for k, v in pairs if k.value not in TEXT_KEYS}}

    def pairs(self, node: Node, place: Place, known: set[str] | None = None):
        """Keys and values of a mapping; unknown keys are reported and left out."""
        if not isinstance(node, Mapping):
            if is_empty(node):
                self.refuse(node, wording.EMPTY_VALUE, place=place, expected=wording.KEYS)
            self.unlike(node, place, wording.KEYS)
        parted = False
        for key, value in node.pairs:
            if known is None or key.value in known:
                parted = False
            elif not _is_parted(key, value):
                self.report(unknown_key(key, place, sorted(known)))
            elif not parted:
                self.report(key.problem(wording.PARTED_TEXT, words=key.value[:40]))
                parted = True  # the rest of the same text
        return [(k, v) for k, v in node.pairs if known is None or k.value in known]

    def block(self, node: Node, path: str) -> Any:
        """A one-key mapping whose key is the kind."""
        if not isinstance(node, Mapping) or len(node.pairs) != 1:
            self.refuse(node, wording.NOT_A_BLOCK, known=ticked(tuple(KINDS)))
        ((key, value),) = node.pairs
        if key.value not in KINDS:
            self.report(unknown_key(key, wording.BLOCK, tuple(KINDS)))
            raise RefusedError
        return self.nested(KINDS[key.value], value, key.value, path)

    # Texts

    def text(self, node: Node, place: str, path: str) -> Text:
        """A text from a bare string or from `{ko: …, en: …}`."""
        if not isinstance(node, Mapping):
            words = self.scalar(node, place, wording.TEXT)
            return Text(path, self.inlines(words), origin=words)
        keyed = {key.value: value for key, value in self.pairs(node, place, set(TEXT_KEYS))}
        places = {key: place if key == "ko" else f"{place}.{key}" for key in keyed}
        scalars = {
            key: self.attempt(self.scalar, keyed[key], places[key], wording.TEXT) for key in keyed
        }
        words, gloss, note, id_ = (scalars.get(key) for key in ("ko", "en", "note", "id"))
        if "ko" not in keyed:
            args = {"place": place, "key": "ko", "doc": explained(_KO_DOC)}
            self.report(node.problem(wording.MISSING_KEY, **args))
        form = (document.ID_PATTERN, wording.ID, "`lead-agenda`")
        named = self.attempt(self.matching, id_, *form) if id_ else path
        inlines = [self.inlines(scalar) if scalar else () for scalar in (words, gloss)]
        if words is None or named is None or None in scalars.values():
            raise RefusedError
        remark = note.value if note else ""
        return Text(named, *inlines, note=remark, origin=words, gloss_origin=gloss)

    def inlines(self, scalar: Scalar) -> document.Inlines:
        """The marks of a text, with faults at their place in the file."""

        def fault(index: int, length: int, sentence: Wording, **args) -> None:
            self.report(scalar.problem_at(index, length, sentence, **args))

        return marks.parse(scalar.value, fault)


def _whole(values: Iterable) -> tuple:
    """All parts, once each was looked at; refused if one of them is missing."""
    parts = tuple(values)
    if None in parts:
        raise RefusedError
    return parts


def _is_parted(key: Scalar, value: Node) -> bool:
    """Whether a key is the rest of a text that a comma has ended: `{ko: 하나, 둘}`."""
    before = key.source.text[: key.start].rstrip()
    return is_empty(value) and before.endswith(",")


def unknown_key(key: Scalar, place: Place, known: Iterable[str]) -> Problem:
    """What is said about a key that a part of a file does not have."""
    args = {"key": key.value, "place": place, "known": ticked(tuple(known))}
    near = suggestion(key.value, tuple(known))
    return key.problem(wording.UNKNOWN_KEY, **args, suggestion=near)
