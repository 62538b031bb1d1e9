"""Make the tiny project on which everything is tried: one memo, one theme, our base and fonts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from briefing import files

MEMO, EDITIONS, GLOSSARY = (
    "content/tiny/memo.yaml",
    "content/editions.yaml",
    "content/glossary.yaml",
)
THEME, SHEET, SCREEN_SHEET = (
    f"templates/tiny/{n}" for n in ("theme.yaml", "print.css", "screen.css")
)
CATALOG = "content/tiny/en.po"
PICTURE = "content/tiny/figures/a.png"

SHORT = """\
title: {ko: 작은 메모, en: A small memo}
date: 2022-06
sections:
  - id: only
    title: {ko: 하나, en: One}
    body:
      - paragraph: {ko: 짧은 글이다., en: A short text.}
"""
PROJECT = {
    MEMO: SHORT,
    EDITIONS: (
        "editions:\n"
        "  ko: {language: ko, terms: short}\n"
        "  ko-en: {language: ko, second: en, terms: first, passages: gist}\n"
        "  en: {language: en}\n"
    ),
    GLOSSARY: "terms:\n  - {term: 확장억제, en: extended deterrence}\n",
    THEME: "extends: base\ntitle: {ko: 시험, en: Test}\nabout: {ko: 시험, en: Test}\n",
}


def text(words: str, gloss: str = "") -> dict:
    """A text as a memo writes it."""
    return {"ko": words, "en": gloss} if gloss else {"ko": words}


def rich(words: str = "글이다", gloss: str = "a text") -> dict:
    """A memo that uses every key and every block, each text the same words."""
    one = text(words, gloss)
    item = {"text": one, "items": [one]}
    table = {"id": "tab", "caption": one, "columns": [one, one], "align": ["left", "right"]}
    table |= {"rows": [[one, one]], "note": one, "source": one}
    figure = {"id": "fig", "file": "figures/a.png", "alt": one, "caption": one, "source": one}
    chart = {"id": "cha", "form": "bars", "caption": one, "alt": one, "unit": one}
    chart |= {"scale": [0, 10], "series": [one], "source": one}
    chart |= {"rows": [{"label": one, "values": [3]}, {"label": one, "values": [4]}]}
    body = [
        {"paragraph": one}, {"heading": one}, {"bullets": [item, one]}, {"steps": [one]},
        {"table": table}, {"figure": figure}, {"chart": chart},
        {"pullquote": {"of": "start", "edited": "true", **one}},
        {"callout": {"title": one, "body": [{"paragraph": one}]}},
        {"quote": {"text": one, "by": one}}, {"recommendation": "act"},
    ]  # fmt: skip
    act = {"id": "act", "action": one, "addressee": one, "horizon": one, "evidence": ["start"]}
    act |= {"body": [{"paragraph": one}]}
    author = {"name": one, "affiliation": one, "email": "a@example.org"}
    return {
        "title": one, "subtitle": one, "kind": one, "series": one, "number": "2022-1",
        "date": "2022-06-09", "publisher": one, "authors": [author],
        "to": one, "through": one, "from": one, "cc": one, "subject": one, "classification": one,
        "keywords": [one], "abstract": one, "key_points": [one],
        "lead": [{"paragraph": {"id": "start", "ko": f"{words}[^note]", "en": gloss}}],
        "sections": [{"id": "only", "title": one, "body": body}],
        "recommendations": [act], "footnotes": {"note": one},
        "sources": [{"id": "work", "text": one, "url": "https://example.org/"}],
        "disclaimer": one, "contact": one, "licence": one, "about": one,
    }  # fmt: skip


def written(memo: object) -> str:
    """A memo as the text of its file: JSON is YAML too, with every text quoted."""
    return json.dumps(memo, ensure_ascii=False, indent=1) + "\n"


def with_words(words: str, gloss: str = "A short text.") -> str:
    """The short memo with other words in its paragraph."""
    memo = {
        "title": text("작은 메모", "A small memo"),
        "date": "2022-06",
        "sections": [
            {
                "id": "only",
                "title": text("하나", "One"),
                "body": [{"paragraph": text(words, gloss)}],
            }
        ],
    }
    return written(memo)


def base_files(root: Path) -> dict[str, bytes]:
    """The files of the base theme, as they are written into every tiny project."""
    found: dict[str, bytes] = {}

    def walk(folder: Path) -> None:
        for entry in files.list_folder(folder, root):
            path = folder / entry.name
            if entry.kind == "folder" and not entry.name.startswith((".", "__")):
                walk(path)
            elif entry.kind == "file" and not entry.name.startswith("."):
                found[path.relative_to(root).as_posix()] = files.read_bytes(path, root)

    walk(root / "templates" / "base")
    return found


def put(folder: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write files below a folder; no promise is needed for what lives a second."""
    for name, content in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
