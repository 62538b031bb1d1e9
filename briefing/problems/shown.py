"""Turn words of a file into what a terminal can show: nothing hidden, in cells, with particles."""

import unicodedata
from itertools import accumulate

#: Particles that differ with the sound before them: after a consonant, after a vowel.
PARTICLES = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"),
    "과(와)": ("과", "와"), "(으)로": ("으로", "로"), "(이)라": ("이라", "라"),
}  # fmt: skip
QUOTES = "`”’"
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """Text that is safe to print: control, format and private characters as `<U+XXXX>`."""
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in _HIDDEN else char for char in text
    )


def cells(text: str) -> int:
    """Width in terminal cells: wide and full-width characters take two (UAX #11), marks none."""
    return sum(_cells(char) for char in text)


def fitting(text: str, room: int) -> str:
    """The beginning of a text that takes no more than so many cells when it is printed."""
    widths = accumulate(cells(visible(char)) for char in text[: 8 * room])
    return text[: sum(width <= room for width in widths)]


def particle(word: str, both: str) -> str:
    """The particle for a word in Hangul; both forms for names and codes, which read as they may.

    What is printed in memos has `edition.korean` for it, which knows more.
    """
    last = word.rstrip(QUOTES)[-1:]
    if not "가" <= last <= "힣":
        return both
    final = (ord(last) - ord("가")) % 28
    is_rieul = final == 8  # 서울로, not 서울으로
    return PARTICLES[both][not final or (is_rieul and both == "(으)로")]


def is_mark(char: str) -> bool:
    """Whether it takes no cell: a vowel or final of decomposed Hangul is drawn in its syllable."""
    return unicodedata.category(char) in {"Mn", "Me"} or "\u1160" <= char <= "\u11ff"


def _cells(char: str) -> int:
    if is_mark(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
