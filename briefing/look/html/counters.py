"""Turn the counter styles of style sheets into the characters that a counter may show."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping

import tinycss2
from tinycss2 import ast

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


def counter_styles(css: Iterable[str]) -> dict[str, str]:
    """The characters of every counter style by its name: the browsers', and those of sheets."""
    found = dict(BROWSERS)
    for sheet in css:
        for rule in tinycss2.parse_stylesheet(sheet, True, True):
            if rule.type == "at-rule" and rule.lower_at_keyword == "counter-style" and rule.content:
                name = next((t.value for t in rule.prelude if t.type == "ident"), "")
                found[name] = "".join(_strings(rule.content))
    return found


def counted(arguments: Iterable[ast.Node], styles: Mapping[str, str]) -> str:
    """What `counter(name, style)` may show; digits too, to which each style falls back."""
    names = [token.value for token in arguments if token.type == "ident"]
    return string.digits + "".join(styles.get(name, "") for name in names[1:])


def _strings(content: Iterable[ast.Node]) -> Iterator[str]:
    """What the descriptors of a style name; a symbol may also stand without quotation marks."""
    for node in tinycss2.parse_blocks_contents(content, True, True):
        if node.type == "declaration" and node.lower_name in _DESCRIPTORS:
            yield from (token.value for token in node.value if token.type in ("string", "ident"))
