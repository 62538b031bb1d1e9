"""Turn the words of a chart into what a drawing must know of them: widths and lines.

SVG breaks no lines, and a template cannot measure. Widths are estimated from the kind of each
character: exactly for Hangul, kana and Han characters, nearly for words in Latin letters.
"""

import re
import unicodedata
from collections.abc import Callable
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
    (lambda char: char in "mwM", 0.78),
    (str.isalpha, 0.53),
    (lambda char: True, 0.34),
)
#: How much wider the letters of the bold face are.
BOLD = 1.06
#: What a line may end behind: a word, or in Japanese a phrase, which ends with its hiragana.
_PIECES = re.compile(r"\s*(?:[々㐀-鿿]+[ぁ-ゟ]*|[ァ-ヿ]+[ぁ-ゟ]*|[ぁ-ゟ]+|[^\s々㐀-鿿ぁ-ヿ]+)")
_CLOSING = "、。，．）」』】〕！？"


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a label in both languages."""

    words: tuple[str, ...]
    gloss: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self.words) + len(self.gloss)

    @property
    def ems(self) -> float:
        """The width of the widest line, in em."""
        return max(map(ems, (*self.words, *self.gloss)), default=0.0)


def ems(text: str) -> float:
    """The width of a text, in em."""
    return sum(next(width for holds, width in _WIDTHS if holds(char)) for char in text)


def folded(text: str, width: float) -> tuple[str, ...]:
    """The lines of a text that may be `width` em wide; a wider word has a line of its own."""
    lines: list[str] = []
    for piece in _PIECES.findall(text):
        longer = lines[-1] + piece if lines else piece.strip()
        if lines and (ems(longer) <= width or piece[:1] in _CLOSING):
            lines[-1] = longer
        else:
            lines.append(piece.strip())
    return tuple(lines)


def label(text: Text, width: float) -> Label:
    """A label folded to `width` em; a gloss that its words say already is left out."""
    words, gloss = walk.visible(text.words), walk.visible(text.gloss)
    return Label(folded(words, width), () if gloss in words else folded(gloss, width))


def line(text: Text) -> str:
    """A label and its gloss on one line."""
    words, gloss = walk.visible(text.words), walk.visible(text.gloss)
    return words if gloss in words else f"{words} {gloss}"
