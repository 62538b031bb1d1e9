"""The examples of the docs are right: the content file, editions, glossary, choices, limits."""

import re
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import get_args

from briefing.edition.catalogs.entry import STATES
from briefing.edition.spec import Spec, read_specs
from briefing.files.reading import FILE_LIMIT
from briefing.look.assets import drawings, images, pictures
from briefing.look.switches import SWITCHES
from briefing.memo import marks, reading, schema
from briefing.memo.document import KINDS, Memo, Placed, Text
from briefing.memo.glossary import Entry, Glossary, read_glossary
from briefing.memo.inlines import Inline
from briefing.memo.schema import yaml_name
from briefing.memo.walk import flat, parts, texts
from briefing.problems import Collected
from briefing.run.worker import USUAL
from tests.manual import (
    CONTENT_FILE,
    README,
    RELIABILITY,
    TRANSLATION,
    memo_of,
    nodes,
    pieces,
    read,
)


@cache
def example() -> tuple[Memo, Glossary]:
    """The memo that docs/content-file.md is, with its glossary."""
    text, others = pieces(CONTENT_FILE)
    report = Collected()
    glossary = read_glossary(nodes(others["glossary.yaml"]), report)
    assert report.problems == ()
    return memo_of(text, glossary), glossary


def test_the_examples_of_the_content_file_are_one_memo():
    """The pieces of the page, put together, are a memo without any problem."""
    memo, _ = example()
    assert memo.title


def test_every_kind_of_block_has_an_example_and_a_heading():
    """No kind of block is left out of the page."""
    memo, _ = example()
    found = {type(block) for block in parts(memo, object)}
    assert set(KINDS.values()) <= found
    headings = " ".join(re.findall(r"^### (.*)$", read(CONTENT_FILE), re.MULTILINE)).split()
    assert set(KINDS) <= set(headings)


def test_every_key_has_an_example():
    """Each key of each part of a memo is used by the example at least once."""
    memo, _ = example()
    unused = {}
    known = (part for part in parts(memo, object) if not isinstance(part, Text))
    for part in [part for part in known if type(part).__module__.endswith("document")]:
        for field in fields(part):
            name = f"{type(part).__name__}.{yaml_name(field)}"
            default = None if field.default is MISSING else field.default
            unused[name] = unused.get(name, True) and getattr(part, field.name) == default
    assert [name for name, never in unused.items() if never] == []
    assert {"Memo.from", "Table.note", "Chart.scale", "Placed.of"} <= unused.keys()
    assert any(text.note for text in texts(memo))
    assert any(text.gloss for text in texts(memo))


def test_every_key_is_explained():
    """Each key stands in a table or a sentence of the page, as code."""
    named = set(re.findall(r"`([a-z_]+)(?:: [^`]*)?`", read(CONTENT_FILE)))
    for type_ in {type(one) for one in parts(example()[0], object)} - {Placed, Text}:
        if is_dataclass(type_) and type_.__module__.endswith("document"):
            for field in fields(type_):
                if type_ in KINDS.values() or "doc" in field.metadata:
                    assert yaml_name(field) in named | {"text"}, f"{type_.__name__}.{field.name}"
    for type_ in (Spec, Entry):
        for field in fields(type_):
            if field.name not in ("name", "translations", "origin"):
                assert field.name in named, field.name


def test_every_mark_has_an_example():
    """Each kind of mark is used inside a text of the example."""
    memo, _ = example()
    found = {type(inline) for text in texts(memo) for inline in flat(text.words)}
    assert set(get_args(Inline)) <= found


def test_the_editions_of_the_docs_can_be_read():
    """What the pages write into editions.yaml and glossary.yaml is right."""
    for path in (CONTENT_FILE, TRANSLATION):
        report = Collected()
        specs = read_specs(nodes(pieces(path)[1]["editions.yaml"]), report)
        assert specs
        assert report.problems == ()


def test_the_example_of_the_readme_is_a_memo():
    """The content file that README shows has no problem."""
    text, _ = pieces(README)
    memo = memo_of(text, Glossary())
    assert isinstance(memo.title, Text)


def test_every_choice_of_an_edition_is_explained():
    """The values of each key of an edition, and the states of a translation, are on the pages."""
    for name, type_ in schema.hints(Spec).items():
        for choice in get_args(type_):
            assert f"`{choice}`" in read(CONTENT_FILE), f"{name}: {choice}"
    for state in STATES:
        assert f"| {state} |" in read(TRANSLATION)
    for choice in get_args(schema.hints(Spec)["missing"]):
        assert f"| `{choice}` |" in read(TRANSLATION)


def test_the_limits_are_those_of_the_code():
    """Each number of the table of limits is the one that the code holds."""
    table = read(CONTENT_FILE).partition("## Limits")[2]
    for said_so in (
        f"{FILE_LIMIT // 1_000_000} MB, {reading.DEPTH_LIMIT} levels",
        f"{reading.NODE_LIMIT:,} values",
        f"{reading.SCALAR_LIMIT:,} characters, marks {marks.DEPTH_LIMIT} deep",
        f"each other | {schema.NESTING_LIMIT} |",
        f"{schema.TABLE_ROW_LIMIT:,}",
        f"{pictures.SIZE_LIMIT // 1_000_000} MB, {images.PIXEL_LIMIT // 1_000_000} million pixels",
        f"{drawings.SIZE_LIMIT // 1_000_000} MB, {drawings.ELEMENT_LIMIT:,} elements",
    ):
        assert said_so in table, said_so


def test_the_limits_of_a_job_are_those_of_the_code():
    """What one file may take, and which gates can be switched off, is what the page says."""
    page = read(RELIABILITY)
    for said_so in (
        f"| {USUAL.memory / 1e9:g} GB of address space |",
        f"| {USUAL.cpu} seconds |",
        f"| {USUAL.wall:g} seconds |",
        f"| {USUAL.file // 1_000_000} MB |",
    ):
        assert said_so in page, said_so
    assert re.findall(r"^\| `--allow-([a-z-]+)` \|", page, re.MULTILINE) == list(SWITCHES)
