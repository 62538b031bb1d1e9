"""Both gates for missing glyphs agree: what the fonts say before, and the engine after."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

from briefing.run.outcome import Outcome
from tests.hostile.lab import LIMITS, Lab
from tests.hostile.trial import Family, Tried

STRINGS, LENGTH, TOGETHER = 500, 10, 50
#: What may stand between letters and has no shape of its own, or changes that of others.
_LEFT_OUT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me", "Mc"}
_RANGES = (
    (0x20, 0x24F), (0x250, 0x5FF), (0x900, 0x1FFF), (0x2000, 0x2BFF), (0x2E80, 0x33FF),
    (0x3400, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7A3), (0xF900, 0xFFEF), (0x1F000, 0x1FAFF),
    (0x20000, 0x2A6DF),
)  # fmt: skip


def _tries(lab: Lab) -> Iterator[Tried]:
    chance = lab.random("glyphs")
    strings = []
    while len(strings) < STRINGS * (10 if lab.full else 1):
        low, high = chance.choice(_RANGES)
        chars = [chr(chance.randint(low, high)) for _ in range(LENGTH)]
        string = "".join(one for one in chars if unicodedata.category(one) not in _LEFT_OUT)
        if string and unicodedata.is_normalized("NFC", string):
            strings.append(string)
    groups = [tuple(strings[at : at + TOGETHER]) for at in range(0, len(strings), TOGETHER)]
    fonts = lab.maker.fonts

    def work(group: tuple[str, ...]) -> Outcome:
        return Outcome(data=json.dumps(sorted(_engine_lacks(group))).encode())

    boxes = False
    for group, outcome in lab.forked(work, lab.chosen(groups), LIMITS):
        engine = set(json.loads(outcome.data)) if outcome.data else None
        boxes |= bool(engine)
        for string in group:
            said = f"U+{' U+'.join(f'{ord(one):04X}' for one in string[:3])}"
            if engine is None:
                yield Tried(said, "the engine did not get through")
                continue
            before, after = fonts.missing(string), engine & set(string)
            lost = after - before  # what the first gate let pass and the engine could not draw
            fault = f"only the engine misses U+{ord(min(lost)):04X}" if lost else ""
            if not fault and (strict := {c for c in before - after if not _made_up(c)}):
                fault = f"only the list of fonts misses U+{ord(min(strict)):04X}"
            yield Tried(said, fault)
    yield Tried("some have no glyph", "" if boxes else "the engine drew every character")


GLYPHS = Family("glyphs", STRINGS, _tries)


def _made_up(char: str) -> bool:
    """Whether a shaper may put a character together from others (or leave it out as a blank)."""
    return bool(unicodedata.decomposition(char)) or unicodedata.category(char) in ("Lo", "Lm")


def _engine_lacks(group: tuple[str, ...]) -> set[str]:
    """The characters of some strings that the engine draws as empty boxes."""
    from html import escape

    from weasyprint import HTML

    from briefing.look.print import engine

    body = "".join(f"<p>{escape(one)}</p>" for one in group)
    with engine.listening() as said:
        HTML(string=f"<body>{body}", url_fetcher=_nothing).write_pdf()
    return engine.missing_glyphs(said)[0]


def _nothing(url: str, *_: object) -> dict:
    raise ValueError(url)
