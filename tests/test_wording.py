"""The Korean of the program: our own words, particles that agree, and no English phrases."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing import wording
from briefing.bootstrap.sentences import SENTENCES
from briefing.look.themes import scaffold
from briefing.problems import PARTICLES, Said, Wording
from briefing.run import sample
from docs.generated import ROOT
from tests.manual import read

GLOSSARY = ROOT / "docs" / "glossary.md"
#: What an edition may quote as it is: code, quotations, what is filled in, commands and paths.
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|\{[^}]*\}|python3 build\.py[^\n]*|\S*/\S*|\S*--\S+")


def said(value: object) -> Iterator[str]:
    """Every Korean sentence that a constant of `briefing/wording/` holds."""
    if isinstance(value, Said):
        yield value.ko
    elif isinstance(value, Wording):
        yield from (value.text.ko, value.hint.ko)
    elif isinstance(value, dict | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from said(part)


def sentences() -> list[str]:
    """Every Korean sentence that the program says."""
    names = (module.name for module in pkgutil.iter_modules(wording.__path__))
    modules = [importlib.import_module(f"briefing.wording.{name}") for name in names]
    constants = [value for module in modules for value in vars(module).values()]
    return [*said(tuple(constants)), *(korean for _, korean in SENTENCES.values())]


def written() -> list[str]:
    """Every Korean text that a user reads: sentences, templates, what `new` writes, docs."""
    pages = [*ROOT.glob("*.ko.md"), *(ROOT / "docs" / "ko").glob("*.md")]
    templates = [path for kind in ("html", "po") for path in ROOT.glob(f"templates/**/*.{kind}")]
    modules = [Path(scaffold.__file__), Path(sample.__file__)]
    return [*sentences(), *map(read, [*pages, *templates, *modules])]


def rows() -> list[list[str]]:
    """The rows of our glossary."""
    lines = re.findall(r"^\| (.*) \|$", read(GLOSSARY), re.MULTILINE)
    return [[cell.strip() for cell in re.split(r"(?<= )\|", line)] for line in lines[1:]]


@pytest.mark.parametrize("coined", sorted({row[3] for row in rows() if row[3]}))
def test_a_word_that_was_replaced_does_not_come_back(coined):
    """What the glossary calls never to be used is in no Korean that a user reads."""
    held = re.compile(rf"(?<![가-힣]){coined}(?![가-힣]*(?:단|정|별))")
    assert [text[:80] for text in written() if held.search(text)] == []


def test_the_glossary_names_each_thing_once():
    """No English word stands in it twice, and each has its Korean."""
    english = [row[0] for row in rows()]
    assert len(english) == len(set(english)) > 15
    assert all(re.search("[가-힣]", row[1]) for row in rows())


def test_particles_agree_with_what_is_filled_in():
    """Behind a place that is filled, no particle is fixed that sounds change."""
    fixed = re.compile(r"\{\w+\}[`’”]?(은|는|이|가|을|를|과|와|로|으로|라고|이라고)(?![가-힣(])")
    commands = re.compile(r"`[^`]* [^`]*`")
    assert [text for text in sentences() if fixed.search(commands.sub("``", text))] == []
    assert {"을(를)", "(으)로", "은(는)"} <= set(PARTICLES)


def test_no_english_phrase_is_left_in_korean():
    """Names and formats may be Latin; two English words in a row are a phrase, and are quoted."""
    phrase = re.compile(r"\b(?!or\b)[a-z]{3,} [a-z]{3,}\b")
    assert [text for text in sentences() if phrase.search(QUOTED.sub(" ", text))] == []
