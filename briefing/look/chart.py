"""Turn the words of a chart into what a drawing must know of them: widths, lines and places.

SVG breaks no lines, and a template cannot measure. Widths are estimated from the kind of each
character: exactly for Hangul, kana and Han characters, nearly for words in Latin letters.
"""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.memo import walk
from briefing.memo.document import Text

#: Widths of Pretendard's letters by their kind, in em; the first that holds. Of letters that
#: differ among themselves the usual.
_WIDTHS: tuple[tuple[Callable[[str], bool], float], ...] = (
    (lambda char: "가" <= char <= "힣", 0.87),
    (lambda char: unicodedata.east_asian_width(char) in "WF", 0.94),
    (lambda char: char in "%@—…", 0.87),
    (str.isupper, 0.66),
    (str.isdigit, 0.6),
    (str.isalpha, 0.53),
    (lambda char: True, 0.34),
)
#: The size of words in the second language, as a share of the label's.
SECOND = 0.85
#: What stands between a key and its words, and behind them, in em.
_KEY, _BEHIND = 1.25, 1.6


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a label in both languages."""

    words: tuple[str, ...]
    gloss: tuple[str, ...]


def ems(text: str) -> float:
    """The width of a text, in em."""
    return sum(next(width for holds, width in _WIDTHS if holds(char)) for char in text)


def folded(text: str, width: float) -> tuple[str, ...]:
    """The lines of a text that may be `width` em wide; a wider word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and ems(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def label(text: Text, width: float) -> Label:
    """A label folded to `width` em."""
    gloss = walk.visible(text.gloss)
    return Label(folded(walk.visible(text.words), width), folded(gloss, width / SECOND))


def width(text: Text) -> float:
    """The width of a label on one line for each language, in em."""
    return max(ems(walk.visible(text.words)), ems(walk.visible(text.gloss)) * SECOND)


def legend(series: Sequence[Text], left: float, wide: float) -> tuple[tuple[float, int], ...]:
    """Where the name of each series stands: em from the left, and its line.

    All stand on one line that begins at `left`; where that would be more than `wide`, one stands
    under another.
    """
    places, at = [], left
    for name in series:
        places.append((at, 0))
        words = ems(walk.visible(name.words)) + ems(walk.visible(name.gloss)) * SECOND
        at += _KEY + words + _BEHIND
    if at - _BEHIND <= wide:
        return tuple(places)
    return tuple((0.0, number) for number, _ in enumerate(series))
