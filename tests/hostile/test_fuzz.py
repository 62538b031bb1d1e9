"""Random damage to what the readers read: any text ends in a value or in located problems."""

import time
from collections.abc import Callable
from random import Random

import pytest

from briefing.edition.catalogs import catalog
from briefing.files.decoding import decoded
from briefing.look.assets import drawings, images
from briefing.look.assets.images import UnfitError
from briefing.look.themes import tokens
from briefing.memo import glossary, marks, reading, references, schema
from briefing.memo.glossary import Glossary
from briefing.memo.private import read_map
from briefing.problems import Collected, Source, as_text
from briefing.run.child import trace
from tests.hostile import groups, project, samples
from tests.hostile.test_injection import PAYLOADS

CASES = 20_000
#: Seconds that one of these small texts may take.
SLOW = 5.0
PIECES = groups.table("fuzz")["pieces"]


def damaged(text: str, chance: Random) -> str:
    """A text with a few pieces put in, taken out, doubled or moved."""
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        at, length = chance.randrange(len(text) + 1), chance.choice((0, 1, 1, 2, 5, 20))
        kind = chance.randrange(5)
        piece = chance.choice(PIECES)
        if kind == 0:
            piece = ""
        elif kind == 1:
            piece = text[at : at + length] * 2
        elif kind == 2:
            start = chance.randrange(len(text) + 1)
            piece = text[start : start + length]
        text = text[:at] + piece + text[at + length * (kind != 3) :]
    return text


def _say(report: Collected, source: Source) -> None:
    """Every problem can be said in both languages, at a place inside its file."""
    lines = source.text.count("\n") + 1
    for problem in report.problems:
        if not 1 <= problem.span.line <= lines or problem.span.column < 1:
            raise AssertionError(f"{problem.code} beyond the file")
    for language in ("en", "ko"):
        as_text(report.problems, language).encode("utf-8")


_RICH = project.written(project.rich())
_MEMOS = (
    project.SHORT, project.SHORT, _RICH,
    project.FILES[project.GLOSSARY], project.FILES[project.EDITIONS],
)  # fmt: skip


def _memo(chance: Random) -> None:
    """Reading and typing a content file, up to its references."""
    source = Source("memo.yaml", damaged(chance.choice(_MEMOS), chance))
    report = Collected()
    node = reading.read(source, report, strict=chance.random() < 0.2)
    memo = schema.read_memo(node, report) if node else None
    if node is not None:
        glossary.read_glossary(node, report)
    if memo is not None:
        references.resolve(memo, Glossary(), report)
    elif not report.errors:
        raise AssertionError("no memo, and no word why")
    _say(report, source)


def _words(chance: Random) -> None:
    """Marks of a text; what is understood can be typed again to the same."""
    parts = chance.choices(
        (*PIECES, *PAYLOADS[:40], "가", "나 ", "a "), k=chance.choice((1, 2, 4, 9, 30))
    )
    text = "".join(parts).replace("\n", " ")
    found: list[object] = []
    inlines = marks.parse(text, lambda *place, **args: found.append(place))
    if not found:
        again = marks.parse(marks.typed(inlines), lambda *place, **args: found.append(place))
        if found or again != inlines:
            raise AssertionError("typed again, it means something else")


_CATALOG = groups.catalog(
    "짧은 글이다.", "A short text.", more=groups.entry("가", "a", "#, fuzzy\n")
)


def _catalog(chance: Random) -> None:
    source = Source("en.po", damaged(_CATALOG, chance))
    report = Collected()
    found = catalog.read_catalog(source, report, "en")
    if found is None and not report.errors:
        raise AssertionError("no catalog, and no word why")
    if found is not None:
        catalog.write_catalog(found)
    _say(report, source)


def _bytes(chance: Random) -> None:
    """Any bytes in any encoding."""
    data = bytearray(chance.choice(_MEMOS).encode(chance.choice(("utf-8", "cp949", "utf-16"))))
    for _ in range(chance.choice((0, 1, 5))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    report = Collected()
    encoding = chance.choice(("utf-8", "utf-8", "cp949", "utf-16", "ascii"))
    source = decoded("memo.yaml", bytes(data), encoding, report)
    if source is None and not report.errors:
        raise AssertionError("no text, and no word why")
    as_text(report.problems).encode("utf-8")


def _drawing(chance: Random) -> None:
    text = damaged(samples.SVG.replace("</svg>", "<g id='a'/><use href='#a'/></svg>"), chance)
    try:
        picture = drawings.cleaned(text.encode("utf-8", "surrogatepass"))
    except UnfitError:
        return
    for mark in (b"<script", b"http://127", b"javascript:", b"onload"):
        if mark in picture.data:
            raise AssertionError(f"{mark!r} was let in")


def _picture(chance: Random) -> None:
    model = chance.choice((samples.PNG, samples.JPEG, samples.WEBP, samples.png(8, 8)))
    data = bytearray(model)
    for _ in range(chance.choice((1, 1, 3, 9))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    end = chance.choice((len(data), len(data), chance.randrange(len(data))))
    try:
        images.cleaned(bytes(data[:end]))
    except UnfitError:
        return


def _value(chance: Random) -> None:
    """A value of a token that is let through cannot end its declaration."""
    token = tokens.Token("a", chance.choice(tuple(tokens.FORMS)), "", "")
    value = damaged(
        chance.choice(("#123456", "9pt", "1mm 2mm", '"Serif", serif', "A4", "1.5")), chance
    )
    source = Source("theme.yaml", f"tokens:\n  a: {value}\n")
    report = Collected()
    node = reading.read(source, report)
    known = {"a": token}
    if node is not None and hasattr(node, "get"):
        tokens.set_tokens(node.get("tokens"), known, report)
    if set(known["a"].value) & set(";{}<>\\/*@\n"):
        raise AssertionError(f"{known['a'].value!r} was taken")
    _say(report, source)


def _list(chance: Random) -> None:
    source = Source("map.txt", damaged("# HWP\nU+F53A △\nU+E000 ■  # a mark\n", chance))
    report = Collected()
    read_map(source, report)
    _say(report, source)


#: What reads, and its share in a hundred.
READERS: dict[Callable[[Random], None], int] = {
    _memo: 30, _words: 25, _catalog: 20, _bytes: 8, _drawing: 5, _picture: 5, _value: 4, _list: 3,
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__[1:])
def test_damage_is_told_or_does_nothing(reader, extent, tried):
    """No damaged text makes a reader fail, hang, say nothing or point outside its file."""
    chance = extent.random(f"fuzz {reader.__name__}")
    for _ in range(extent.count(CASES * READERS[reader] // 100, few=20)):
        state, fault = chance.getrandbits(64), ""
        started = time.monotonic()
        try:
            reader(Random(state))
        except Exception as error:
            fault = " <- ".join(trace(error).split("\n")[::-1][:4])
        if time.monotonic() - started > SLOW:
            fault = fault or f"it took {time.monotonic() - started:.1f} seconds"
        tried(f"chance {state}", fault)
