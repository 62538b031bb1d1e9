"""The tiny project on which everything is tried: one memo, one theme, our base and fonts."""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

from tests.sample import ROOT

MEMO, EDITIONS, GLOSSARY = (
    "content/tiny/memo.yaml", "content/editions.yaml", "content/glossary.yaml",
)  # fmt: skip
THEME, SHEET, SCREEN_SHEET = (
    f"templates/tiny/{name}" for name in ("theme.yaml", "print.css", "screen.css")
)
CATALOG, PICTURE = "content/tiny/en.po", "content/tiny/figures/a.png"
_HERE = Path(__file__).parent
#: The files of the project, apart from its picture.
FILES = {
    path.relative_to(_HERE / "tiny").as_posix(): path.read_text("utf-8")
    for path in sorted((_HERE / "tiny").rglob("*.*"))
}
SHORT = FILES[MEMO]
_RICH = yaml.safe_load((_HERE / "tables" / "rich.yaml").read_text("utf-8"))


def text(words: str, gloss: str = "") -> dict:
    """A text as a memo writes it."""
    return {"ko": words, "en": gloss} if gloss else {"ko": words}


def rich(words: str = "글이다", gloss: str = "a text") -> dict:
    """A memo that uses every key and every block, each text the same words."""
    memo = copy.deepcopy(_RICH)
    texts = [memo]
    for value in texts:
        below = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in list(below):
            if isinstance(part, str):
                value[key] = part.replace("WORDS", words).replace("GLOSS", gloss)
            elif not any(part is known for known in texts) and isinstance(part, dict | list):
                texts.append(part)
    return memo


def written(memo: object) -> str:
    """A memo as the text of its file: JSON is YAML too, with every text quoted."""
    return json.dumps(memo, ensure_ascii=False, indent=1) + "\n"


def with_body(block: dict, title: tuple[str, str], section: tuple[str, str]) -> str:
    """A memo of one section with one block."""
    body = {"id": "only", "title": text(*section), "body": [block]}
    return written({"title": text(*title), "date": "2022-06", "sections": [body]})


def with_words(words: str, gloss: str = "A short text.") -> str:
    """The short memo with other words in its paragraph."""
    block = {"paragraph": text(words, gloss)}
    return with_body(block, ("작은 메모", "A small memo"), ("하나", "One"))


def with_picture(file: str = "figures/a.png") -> str:
    """A memo with a picture; the file is written as JSON would write it."""
    block = {"figure": {"file": "@", "alt": text("그림", "A picture")}}
    return with_body(block, ("가", "A"), ("나", "B")).replace("@", file)


@cache
def base_files() -> dict[str, bytes]:
    """The files of the base theme, as they are written into every tiny project."""
    paths = (ROOT / "templates" / "base").rglob("*")
    return {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths if path.is_file()
    }


def put(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write files below a folder; no promise is needed for what lives a second."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
