"""Turn the counter styles of style sheets into the characters that a counter may show."""

import string
from collections.abc import Iterable, Mapping

from briefing.look import css

#: Of the styles that browsers bring along (CSS Counter Styles 3, 6) those that are likely, as far
#: as ten times ten items go.
BROWSERS = {
    "decimal": string.digits,
    "decimal-leading-zero": string.digits,
    "lower-roman": "ivxlcdm",
    "upper-roman": "IVXLCDM",
    "lower-alpha": string.ascii_lowercase,
    "lower-latin": string.ascii_lowercase,
    "upper-alpha": string.ascii_uppercase,
    "upper-latin": string.ascii_uppercase,
    "disc": "•",
    "circle": "◦",
    "square": "▪",
    "hangul": "가나다라마바사아자차카타파하",
    "hangul-consonant": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "katakana": "アイウエオカキクケコサシスセソタチツテト",
}
#: Descriptors of a counter style that hold characters.
_DESCRIPTORS = frozenset({"symbols", "additive-symbols", "prefix", "suffix", "negative", "pad"})


def counter_styles(rules: Iterable[css.Rule]) -> dict[str, str]:
    """The characters of every counter style by its name: the browsers', and those of sheets.

    A symbol may also stand without quotation marks.
    """
    return BROWSERS | {
        rule.name: "".join(
            symbol
            for declared in rule.declarations
            if declared.name in _DESCRIPTORS
            for symbol in css.strings(declared.value, "ident")
        )
        for rule in rules
        if rule.at == "@counter-style"
    }


def counted(arguments: css.Tokens, styles: Mapping[str, str]) -> str:
    """What `counter(name, style)` may show; digits too, to which each style falls back."""
    names = [token.value for token in arguments if token.type == "ident"]
    return string.digits + "".join(styles.get(name, "") for name in names[1:])
