"""Tell which texts of a memo a theme says openly that it does not print."""

from briefing.look.themes.theme import GLOSS, PARTS, Theme
from briefing.memo import walk
from briefing.memo.document import KINDS, Memo, Text


def omitted(theme: Theme, memo: Memo, gloss: bool = False) -> frozenset[str]:
    """Ids of the texts that a theme leaves out or, with `gloss`, of those left without a gloss."""
    names = {name for name in theme.omits if not name.endswith(GLOSS)}
    if gloss:
        names |= {name.removesuffix(GLOSS) for name in theme.omits}
    parts = tuple(getattr(memo, PARTS[name]) for name in names if name in PARTS)
    kinds = tuple(KINDS[name] for name in names if name in KINDS)
    left_out = (parts, tuple(walk.parts(memo, *kinds)))
    return frozenset(text.id for text in walk.parts(left_out, Text))
