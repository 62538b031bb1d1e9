"""Turn the types of the document model into a JSON Schema, for editors that complete and explain.

Made from what `schema` reads by, so the two cannot part. An editor sees YAML's own types where
our reader takes every value as typed: a text may look like a number to it.
"""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from briefing.memo.document import (
    BARE,
    ID_PATTERN,
    KINDS,
    OPEN_TEXT,
    Footnote,
    IssueDate,
    Memo,
    Text,
)
from briefing.memo.schema import explained, hints, yaml_name

DIALECT = "http://json-schema.org/draft-07/schema#"
#: What YAML may take a bare text for.
_BARE_TEXT = {"type": ["string", "number", "boolean"]}
_PLAIN = {
    str: {"type": ["string", "number"]},
    bool: {"type": "boolean"},
    Decimal: {"type": "number"},
    int: {"type": "integer", "minimum": 1, "maximum": 99},
    IssueDate: {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"},
}
_TEXT_FIELDS = {
    "id": {"type": "string", "pattern": f"^(?:{ID_PATTERN})$", "description": "name for links"},
    "ko": {**_BARE_TEXT, "description": "the Korean words"},
    "en": {**_BARE_TEXT, "description": "the English gloss of the whole passage"},
    "note": {**_BARE_TEXT, "description": "what translators should know"},
}


def memo_schema() -> dict[str, Any]:
    """The schema of memo.yaml (JSON Schema draft 7, which editors of YAML know best)."""
    return {
        "$schema": DIALECT,
        "title": "memo.yaml",
        **_object(Memo),
        "definitions": {
            "text": _text(),
            "block": _block(),
            **{type_.__name__.lower(): _type(type_) for type_ in _all_types()},
        },
    }


def as_text(reader: str = "en") -> str:
    """The schema as a file, which explains each key in the reader's language: `ko` or `en`."""
    return json.dumps(_told(memo_schema(), reader), ensure_ascii=False, indent=2) + "\n"


def _told(schema: Any, reader: str) -> Any:
    """The same schema with its descriptions said to a reader."""
    if isinstance(schema, list):
        return [_told(part, reader) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: _told(part, reader) for key, part in schema.items()}
    if isinstance(sentence := schema.get("description"), str):
        told["description"] = explained(sentence).to(reader)
    return told


def _all_types() -> list[type]:
    """Every class that a memo is made of, each once."""
    types: list[type] = []

    def visit(hint: Any) -> None:
        for option in get_args(hint):
            visit(option)
        known = (Text, IssueDate, Footnote, Memo)
        if isinstance(hint, type) and is_dataclass(hint) and hint not in (*known, *types):
            types.append(hint)
            for below in hints(hint).values():
                visit(below)

    for hint in hints(Memo).values():
        visit(hint)
    return types


def _value(hint: Any, field: Field | None = None) -> dict[str, Any]:
    """The schema of a value of some type."""
    if get_origin(hint) in (Union, UnionType):
        kept = [option for option in get_args(hint) if option is not NoneType]
        return {"$ref": "#/definitions/block"} if len(kept) > 1 else _value(kept[0], field)
    if get_origin(hint) is tuple:
        (item, *_) = get_args(hint)
        if item is Footnote:
            notes = {f"^(?:{ID_PATTERN})$": {"$ref": "#/definitions/text"}}
            return {"type": "object", "patternProperties": notes, "additionalProperties": False}
        return {"type": "array", "items": _value(item, field)}
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if hint is Text:
        return {"$ref": "#/definitions/text"}
    if hint in _PLAIN:
        pattern = field.metadata.get("pattern", "") if field else ""
        return {**_PLAIN[hint], **({"pattern": f"^(?:{pattern})$"} if pattern else {})}
    return {"$ref": f"#/definitions/{hint.__name__.lower()}"}


def _text() -> dict[str, Any]:
    keyed = {"type": "object", "properties": _TEXT_FIELDS, "additionalProperties": False}
    return {"anyOf": [_BARE_TEXT, {**keyed, "required": ["ko"]}]}


def _block() -> dict[str, Any]:
    """A mapping of one key, which says its kind."""
    kinds = {name: {"$ref": f"#/definitions/{t.__name__.lower()}"} for name, t in KINDS.items()}
    for name, type_ in KINDS.items():
        kinds[name] = {"allOf": [kinds[name]], "description": _sentence(type_)}
    single = {"minProperties": 1, "maxProperties": 1, "additionalProperties": False}
    return {"type": "object", "properties": kinds, **single}


def _type(type_: type) -> dict[str, Any]:
    """A class: a mapping of its fields, with the keys of its text among them, or a bare value."""
    forms = [_object(type_)]
    if type_ in OPEN_TEXT:
        forms.append(_object(type_, open_text=True))
    if bare := BARE.get(type_):
        field = next(slot for slot in fields(type_) if slot.name == bare)
        hint = hints(type_)[bare]
        forms.append(_BARE_TEXT if hint is Text else _value(hint, field))
    return forms[0] if len(forms) == 1 else {"anyOf": forms}


def _object(type_: type, *, open_text: bool = False) -> dict[str, Any]:
    known = {yaml_name(field): field for field in fields(type_)}
    properties = {
        name: _described(_value(hints(type_)[field.name], field), field)
        for name, field in known.items()
    }
    required = [name for name, field in known.items() if field.default is MISSING]
    if open_text:
        del properties["text"]
        properties |= _TEXT_FIELDS
        required = [name for name in required if name != "text"] + ["ko"]
    return {
        "type": "object",
        "description": _sentence(type_),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _described(schema: dict[str, Any], field: Field) -> dict[str, Any]:
    """A schema with the sentence that explains the field; a reference lets nothing stand beside."""
    sentence = {"description": field.metadata["doc"]}
    return {"allOf": [schema], **sentence} if "$ref" in schema else {**schema, **sentence}


def _sentence(type_: type) -> str:
    return (type_.__doc__ or "").partition("\n")[0]
