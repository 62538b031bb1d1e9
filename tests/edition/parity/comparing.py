"""Texts in any language with their places in a file, and the pairs that the tests compare."""

import csv
from pathlib import Path

from briefing.memo import marks, reading
from briefing.memo.document import Text
from briefing.problems import Collected, Source

DATA = Path(__file__).parents[2] / "data"


def text(words: str, language: str = "en", file: str = "en.yaml") -> Text:
    """A text as typed, whose problems point into a file that holds it alone."""
    report = Collected()
    source = Source(file, "text: >-\n  " + words.replace("\n", "\n  ") + "\n")
    scalar = reading.read(source, report).get("text")
    inlines = marks.parse(scalar.value, lambda *place, **said: None)
    assert not report.errors
    return Text("unit", inlines, language=language, origin=scalar)


def korean(words: str) -> Text:
    """A Korean text."""
    return text(words, "ko", "memo.yaml")


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a table in tests/data by the names in its first line."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
