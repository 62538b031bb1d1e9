"""Styles and templates that hide, alter or add words: none of it is delivered (C27, H08)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile import tiny
from tests.hostile.case import HTML, PDF, Case, delivered, refused
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

#: What hides a paragraph, one way each.
RULES = (
    "display: none",
    "visibility: hidden",
    "opacity: 0",
    "opacity: .01",
    "color: white",
    "color: transparent",
    "color: #fefefe",
    "color: rgb(0 0 0 / 0)",
    "font-size: 0",
    "font-size: .1pt",
    "position: absolute; left: -9999px",
    "position: absolute; top: -500mm",
    "position: absolute; left: 500mm",
    "text-indent: -9999px",
    "text-indent: 500mm",
    "height: 0; overflow: hidden",
    "width: 0; overflow: hidden; height: 1px",
    "max-height: 1px; overflow: hidden",
    "transform: scale(0)",
    "transform: translateX(-999mm)",
    "transform: translateY(999mm)",
    "transform: scale(.01)",
    "clip: rect(0, 0, 0, 0); position: absolute",
    "background: black; color: black",
    "margin-left: -999mm",
    "margin-top: -999mm",
    "line-height: 0; overflow: hidden; height: 0",
    "position: fixed; left: -999mm",
    "position: relative; left: -999mm",
    "content: 'x'",
    "color: #fff; background: #fff",
    "visibility: collapse",
    "float: footnote; display: none",
    "position: running(a)",
    "overflow: hidden; text-indent: 999mm",
    "letter-spacing: 999mm",
    "white-space: nowrap; overflow: hidden; width: 1mm",
    "rotate: 90deg; display: none",
    "color: hsl(0 0% 100%)",
    "color: #ffffff00",
)
#: What hides from around, or adds words of its own.
SHEETS = (
    "main { display: none }",
    "article { opacity: 0 }",
    ".section { color: white }",
    "h2 { display: none }",
    "h1 { font-size: 0 }",
    "body { color: #fff }",
    "* { display: none }",
    "html { visibility: hidden }",
    "article { transform: scale(0) }",
    ".section { overflow: hidden; height: 1mm }",
    "p::before { content: '거짓말이다. ' }",
    "p::after { content: ' 그러나 아니다.' }",
    "h1::after { content: ' not really' }",
    "@page { @top-left { content: '초안 문서' } }",
    "p::after { content: 'unless the minister objects' }",
    "p::marker { content: '아니다 ' } p { display: list-item }",
    "h2::before { content: '반대 의견' }",
    "body::after { content: '위조된 문장' }",
    "p { content: none; display: none }",
    "@media print { p { display: none } }",
    "p:first-of-type { opacity: 0 }",
    "[data-unit] { color: white }",
    ".gloss { display: none }",
    "p { position: relative; left: 2mm }",  # glosses come to lie on their paragraphs
    "[data-unit] { line-height: 0 }",
    "p::after { content: ''; position: absolute; inset: 0; background: white }",
    "article::after { content: ''; position: fixed; inset: 0; background: #fff }",
)
WORDS = "첫째 문장은 여기에 있고 둘째 문장은 그 뒤에 있다."
#: Templates that lose or change words.
TEMPLATES = {
    "a paragraph left out": ("blocks/paragraph.html", ""),
    "a part of the words": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words)[:9] }}</p>",
    ),
    "the end of the words": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words)[3:] }}</p>",
    ),
    "one word lost": (
        "blocks/paragraph.html",
        (
            "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | replace('둘째 "
            "', '') }}</p>"
        ),
    ),
    "one word changed": (
        "blocks/paragraph.html",
        (
            "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | "
            "replace('있다', '없다') }}</p>"
        ),
    ),
    "one letter changed": (
        "blocks/paragraph.html",
        (
            "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | replace('둘', "
            "'셋') }}</p>"
        ),
    ),
    "a full stop lost": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | replace('.', '') }}</p>",
    ),
    "words turned round": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | reverse }}</p>",
    ),
    "upper case": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | replace('A', 'a') }}</p>",
    ),
    "cut short": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'>{{ plain(block.text.words) | truncate(12) }}</p>",
    ),
    "in an attribute": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}' title='{{ plain(block.text.words) }}'></p>",
    ),
    "in a comment": (
        "blocks/paragraph.html",
        "<p data-unit='{{ block.text.id }}'><!-- {{ plain(block.text.words) }} --></p>",
    ),
    "in a style": (
        "blocks/paragraph.html",
        "<style data-unit='{{ block.text.id }}'>/* {{ plain(block.text.words) }} */</style>",
    ),
    "no sections": ("page.html", "{% extends 'base/page.html' %}{% block body %}{% endblock %}"),
    "no title": ("parts/title.html", ""),
    "a section without its heading": (
        "parts/section.html",
        "{% for block in section.body %}{% include template(block) %}{% endfor %}",
    ),
    "the first block alone": (
        "parts/section.html",
        (
            "<h2 data-unit='{{ section.title.id }}'>{{ plain(section.title.words) }}</h2>"
            "{% set block = section.body[0] %}{% include template(block) %}"
        ),
    ),
}


def _tries(lab: Lab) -> Iterator[Tried]:
    yield from lab.judged((*_rules(), *_sheets(), *_templates(), *_good()))


HIDING = Family("hiding", 90, _tries)
_CODES = ("lost-text", "engine-warning", "css-ignored", "outside-reference", "missing-glyph")


def _memo() -> str:
    memo = tiny.with_words(WORDS + " ABC도 있다.", "A gloss.")
    return memo.replace(
        '"body": [', '"body": [{"paragraph": {"ko": "앞에 선 문장이다.", "en": "Before."}},'
    )


def _rules() -> Iterator[Case]:
    for rule in RULES:
        files = {tiny.MEMO: _memo(), tiny.SHEET: f"[data-unit^='only.'] {{ {rule} }}\n"}
        # What only replaces nothing, or what the engine does not know, may leave the words alone.
        either = rule.startswith(("content:", "rotate", "visibility: collapse"))
        yield refused(f"rule {rule}", files, *_CODES, place="", job=PDF, either=either)


def _sheets() -> Iterator[Case]:
    for sheet in SHEETS:
        files = {tiny.MEMO: _memo(), tiny.SHEET: sheet + "\n"}
        gloss = sheet.startswith((".gloss", "p { content: none", "@page"))
        how = {"either": gloss, "place": "", "job": PDF}
        yield refused(f"sheet {sheet[:50]}", files, *_CODES, **how)


def _templates() -> Iterator[Case]:
    for name, (file, text) in TEMPLATES.items():
        for job in (HTML, PDF):
            files = {tiny.MEMO: _memo(), f"templates/tiny/{file}": text}
            # On the web the list of contents says the heading too.
            how = {"either": "heading" in name and job == HTML, "place": "", "job": job}
            yield refused(f"{name} {job.format}", files, "lost-text", "outside-reference", **how)


def _good() -> Iterator[Case]:
    """What only looks like hiding is let through."""
    for sheet in (
        "p { color: #444 }",
        "p { opacity: .8 }",
        "p { font-size: 7pt }",
        "p:not(.gloss) { position: relative; left: 2mm }",
        "p { text-indent: 1em }",
        "p::before { content: '· ' }",
        "h2 { background: #000; color: #fff }",
        "article { overflow: hidden }",
        "@page { @bottom-center { content: counter(page) } }",
    ):
        files = {tiny.MEMO: _memo(), tiny.SHEET: sheet + "\n"}
        yield delivered(f"good {sheet[:40]}", files, job=PDF)
