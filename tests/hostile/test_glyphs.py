"""Both gates for missing glyphs agree: what the fonts say before, and the engine after."""

import json
import unicodedata
from html import escape

from weasyprint import HTML

from briefing.look.print import engine
from briefing.run.outcome import Outcome

STRINGS, LENGTH, TOGETHER = 500, 10, 50
#: What may stand between letters and has no shape of its own, or changes that of others.
LEFT_OUT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs", "Mn", "Me", "Mc"}
RANGES = (
    (0x20, 0x24F), (0x250, 0x5FF), (0x900, 0x1FFF), (0x2000, 0x2BFF), (0x2E80, 0x33FF),
    (0x3400, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7A3), (0xF900, 0xFFEF), (0x1F000, 0x1FAFF),
    (0x20000, 0x2A6DF),
)  # fmt: skip


def test_both_gates_miss_the_same_characters(lab, extent, tried):
    """What our list of fonts misses the engine cannot draw, and the other way round (C17)."""
    fonts, boxes = lab.maker.fonts, False
    strings = _strings(extent.random("glyphs"), extent.count(STRINGS, few=2 * TOGETHER))
    groups = [tuple(strings[at : at + TOGETHER]) for at in range(0, len(strings), TOGETHER)]

    def work(group: tuple[str, ...]) -> Outcome:
        return Outcome(data=json.dumps(sorted(_engine_lacks(group))).encode())

    for group, outcome in lab.forked(work, groups):
        lacking = set(json.loads(outcome.data)) if outcome.data else None
        boxes |= bool(lacking)
        for string in group:
            name = f"U+{' U+'.join(f'{ord(char):04X}' for char in string[:3])}"
            tried(name, _fault(fonts.missing(string), lacking, string))
    tried("some have no glyph", "" if boxes else "the engine drew every character")


def _strings(chance, count: int) -> list[str]:
    """Strings of characters that have a shape of their own."""
    strings: list[str] = []
    while len(strings) < count:
        low, high = chance.choice(RANGES)
        chars = [chr(chance.randint(low, high)) for _ in range(LENGTH)]
        string = "".join(char for char in chars if unicodedata.category(char) not in LEFT_OUT)
        if string and unicodedata.is_normalized("NFC", string):
            strings.append(string)
    return strings


def _fault(before: set[str], lacking: set[str] | None, string: str) -> str:
    if lacking is None:
        return "the engine did not get through"
    after = lacking & set(string)
    if lost := after - before:  # what the first gate let pass and the engine could not draw
        return f"only the engine misses U+{ord(min(lost)):04X}"
    strict = {char for char in before - after if not _made_up(char)}
    return f"only the list of fonts misses U+{ord(min(strict)):04X}" if strict else ""


def _made_up(char: str) -> bool:
    """Whether a shaper may put a character together from others (or leave it out as a blank)."""
    return bool(unicodedata.decomposition(char)) or unicodedata.category(char) in ("Lo", "Lm")


def _engine_lacks(group: tuple[str, ...]) -> set[str]:
    """The characters of some strings that the engine draws as empty boxes."""
    body = "".join(f"<p>{escape(string)}</p>" for string in group)
    with engine.listening() as log:
        HTML(string=f"<body>{body}", url_fetcher=_nothing).write_pdf()
    return engine.missing_glyphs(log)[0]


def _nothing(url: str, *_: object) -> dict:
    raise ValueError(url)
