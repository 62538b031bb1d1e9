"""What an editor is told about memo.yaml is what the reader reads by."""

import json
import re

import pytest
import yaml

from briefing.memo import document, jsonschema
from briefing.run import sample as new
from briefing.wording.fields import EXPLAINED
from tests import sample

SCHEMA = jsonschema.memo_schema()
#: What a glossary explains: it has no schema.
BESIDE = {"a list of terms", "the Korean term"}
MEMOS = [
    *sorted((sample.ROOT / "content").glob("*/memo.yaml")),
    *sorted((sample.HERE / "content").glob("*/memo.yaml")),
]
TYPES = {
    "string": str, "number": (int, float), "boolean": bool, "array": list, "object": dict,
}  # fmt: skip


def editor(text: str):
    """The value of a file as an editor of YAML 1.2 has it: no dates, `no` is a word."""
    rules = yaml.SafeLoader.yaml_implicit_resolvers.items()
    kept = {key: [one for one in some if "timestamp" not in one[0]] for key, some in rules}
    core = type("Core", (yaml.SafeLoader,), {"yaml_implicit_resolvers": kept})
    return yaml.load(text, core)


def fits(value, schema) -> bool:
    """Whether a value is as a schema says: the part of draft 7 that ours uses."""
    if ref := schema.get("$ref"):
        assert set(schema) == {"$ref"}, "draft 7 lets nothing stand beside a reference"
        return fits(value, SCHEMA["definitions"][ref.removeprefix("#/definitions/")])
    assert set(schema) <= {
        "$schema", "title", "definitions", "description", "type", "enum", "pattern", "items",
        "properties", "patternProperties", "required", "additionalProperties", "minProperties",
        "maxProperties", "anyOf", "allOf",
    }  # fmt: skip
    return (
        all(fits(value, one) for one in schema.get("allOf", ()))
        and ("anyOf" not in schema or any(fits(value, one) for one in schema["anyOf"]))
        and ("enum" not in schema or value in schema["enum"])
        and _of_type(value, schema.get("type"))
        and not (isinstance(value, str) and not re.search(schema.get("pattern", ""), value))
        and (not isinstance(value, list) or all(fits(v, schema.get("items", {})) for v in value))
        and (not isinstance(value, dict) or _object_fits(value, schema))
    )


def _of_type(value, names) -> bool:
    names = [names] if isinstance(names, str) else names
    numeric_flag = isinstance(value, bool) and names and "boolean" not in names
    return not names or (not numeric_flag and any(isinstance(value, TYPES[one]) for one in names))


def _object_fits(value: dict, schema: dict) -> bool:
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for key, below in value.items():
        rules = [known[key]] if key in known else []
        rules += [rule for pattern, rule in patterns.items() if re.search(pattern, str(key))]
        if not rules and schema.get("additionalProperties") is False:
            return False
        if not all(fits(below, rule) for rule in rules):
            return False
    low, high = schema.get("minProperties", 0), schema.get("maxProperties", 99)
    return set(schema.get("required", ())) <= set(value) and low <= len(value) <= high


@pytest.mark.parametrize("path", MEMOS, ids=lambda path: path.parent.name)
def test_our_memos_fit(path):
    """Every memo of the project is right in the eyes of an editor."""
    assert fits(editor(path.read_text("utf-8")), SCHEMA)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_new_memo_fits(language):
    """So is the one that `new` writes."""
    assert fits(editor(new.memo("2026-01", language)), SCHEMA)


@pytest.mark.parametrize(
    ("old", "new_text"),
    [
        ("title:", "titel:"),
        ("date: 2022-06-09", "date: 9. 6. 2022"),
        ("- figure:", "- figur:"),
        ("file: figures/map.png", "file: map.png"),
        ("form: bars", "form: pie"),
        ("id: opening", "id: Opening!"),
        ("alt: {ko: 파란 네모, en: A blue square}", "caption2: x"),
        ("values: [61]", "values: [many]"),
        ("align: [left, right]", "align: [left, middle]"),
        ("en: A picture, a chart and a table.", "fr: Une image"),
        ("of: opening", "off: opening"),
        ("key_points:", "key_points: text\nkeywords:"),
        ("url: https://example.org/work", "url: example.org"),
    ],
)
def test_an_editor_sees_mistakes(old, new_text):
    """A wrong key, form, choice or kind is marked while it is typed."""
    text = (sample.HERE / "content/brief/memo.yaml").read_text("utf-8")
    assert old in text
    assert not fits(editor(text.replace(old, new_text, 1)), SCHEMA)


def test_every_field_is_explained():
    """Each field of each class comes with the sentence of the document model."""
    for name, type_ in document.KINDS.items():
        described = SCHEMA["definitions"]["block"]["properties"][name]["description"]
        assert described == type_.__doc__.partition("\n")[0]
    for name, field in document.Memo.__dataclass_fields__.items():
        key = document.YAML_NAME.get(name, name)
        assert SCHEMA["properties"][key]["description"] == field.metadata["doc"]


def test_every_key_is_explained_in_korean_too():
    """An editor of a Korean shows Korean, and the schema is else the same."""
    explained = re.findall(r'"description": "(.*)"', jsonschema.as_text("ko"))
    english = re.findall(r'"description": "(.*)"', jsonschema.as_text())
    assert len(explained) == len(english) > 100
    assert [sentence for sentence in explained if not re.search("[가-힣]", sentence)] == []
    assert set(EXPLAINED) - {json.loads(f'"{sentence}"') for sentence in english} == BESIDE


def test_the_text_is_stable_json():
    """The file is the same each time, and valid JSON in UTF-8."""
    text = jsonschema.as_text()
    assert text == jsonschema.as_text()
    assert json.loads(text) == SCHEMA
    assert text.endswith("}\n")
