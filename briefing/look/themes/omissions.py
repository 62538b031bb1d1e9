"""Tell which texts of a memo a theme says openly that it does not print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from briefing.look.themes.theme import GLOSS, PARTS, Theme
from briefing.memo.document import KINDS, Memo, Text
from briefing.memo.references import blocks


def omitted(theme: Theme, memo: Memo, gloss: bool = False) -> frozenset[str]:
    """Ids of the texts that a theme leaves out or, with `gloss`, of those left without a gloss."""
    names = {name for name in theme.omits if not name.endswith(GLOSS)}
    if gloss:
        names |= {name.removesuffix(GLOSS) for name in theme.omits}
    parts = tuple(getattr(memo, PARTS[name]) for name in names if name in PARTS)
    kinds = tuple(KINDS[name] for name in names if name in KINDS)
    left = (parts, tuple(block for block in blocks(memo) if isinstance(block, kinds)))
    return frozenset(text.id for text in texts_in(left))


def texts_in(value: object) -> Iterator[Text]:
    """Every text of a memo or a part of it."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))
