"""Turn `tokens:` and `options:` of theme files into values that are safe to put into CSS.

`base` declares each with a type and a meaning; other themes set what is declared, and nothing
else. A value must match its type as a whole, so that none can end a declaration and begin another.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefing.memo.document import Text, doc
from briefing.memo.nodes import Mapping, Node, Scalar
from briefing.memo.plain import FOUND, suggestion, ticked
from briefing.memo.schema import read_type
from briefing.problems import Report
from briefing.wording import look as wording
from briefing.wording import memo as memo_wording

Type = Literal["colour", "length", "lengths", "number", "family", "word"]

_NUMBER = r"-?[0-9]{1,4}(?:\.[0-9]{1,4})?"
_LENGTH = rf"(?:{_NUMBER}(?:mm|cm|in|pt|pc|px|em|rem|%)|0)"
_SHARE = r"(?:100|[0-9]{1,2})"
_FAMILY = r'(?:"[A-Za-z0-9\u00c0-\u024f\uac00-\ud7a3 ._-]{1,60}"|[a-z-]{1,20})'
#: The form of each type's values, and an example.
FORMS: dict[str, tuple[str, str]] = {
    "colour": (r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", "`#1f4e79`"),
    "length": (_LENGTH, "`4mm`"),
    "lengths": (rf"{_LENGTH}(?: {_LENGTH}){{0,3}}", "`20mm 18mm`"),
    "number": (_NUMBER, "`1.6`"),
    "family": (rf"{_FAMILY}(?:, ?{_FAMILY}){{0,7}}", '`"Pretendard"`'),
    "word": (r"[A-Za-z][A-Za-z0-9-]{0,30}", "`A4`"),
}
#: The inks of a colour on paper: cyan, magenta, yellow and black in percent.
_INKS = (rf"{_SHARE}(?: {_SHARE}){{3}}", "`95 65 15 40`")
#: Keys under which a token has a value.
_VALUES = ("value", "dark", "cmyk")
#: CSS pixels in a unit.
_PIXELS = {"mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96.0, "pt": 96 / 72, "pc": 16.0, "px": 1.0}


@dataclass(frozen=True, slots=True)
class Token:
    """A value that a theme may set: a CSS custom property."""

    name: str
    type: Type
    value: str
    means: Text
    dark: str = ""
    """The value on a dark screen, where it differs."""
    cmyk: str = ""
    """The inks of a colour on paper, where the theme names them; see `inks`."""

    def on(self, dark: bool) -> str:
        """The value on a dark or a light screen."""
        return self.dark if dark and self.dark else self.value

    def form(self, key: str) -> tuple[str, str]:
        """The form of its `value`, `dark` or `cmyk`, and an example."""
        return _INKS if key == "cmyk" and self.type == "colour" else FORMS[self.type]


@dataclass(frozen=True, slots=True)
class Option:
    """A closed choice that a theme may make."""

    name: str
    value: str
    choices: tuple[str, ...]
    means: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    """A token as `base` declares it."""

    type: Type = doc("what kind of value it is")
    value: str = doc("its value")
    means: Text = doc("what it is for")
    dark: str = doc("its value on a dark screen", "")
    cmyk: str = doc("the inks of a colour on paper, in percent", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """An option as `base` declares it."""

    value: str = doc("its value")
    choices: tuple[str, ...] = doc("what it may be")
    means: Text = doc("what it is for")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """A token as another theme sets it, for a light and a dark screen."""

    value: str = doc("its value", "")
    dark: str = doc("its value on a dark screen", "")
    cmyk: str = doc("the inks of a colour on paper, in percent", "")


def pixels(length: str) -> float:
    """A length in CSS pixels; 0 for one that depends on what is around it."""
    number = length.rstrip("abcdefghijklmnopqrstuvwxyz%")
    return float(number or 0) * _PIXELS.get(length[len(number) :], 0)


def pairs(node: Node | None, place: str, report: Report) -> tuple[tuple[Scalar, Node], ...]:
    """Keys and values of a part of a theme file; anything but a mapping is reported."""
    if isinstance(node, Mapping):
        return node.pairs
    if node is not None and not (isinstance(node, Scalar) and not node.value):
        words = {"found": FOUND[type(node)], "expected": memo_wording.KEYS}
        report(node.problem(memo_wording.WRONG_TYPE, place=place, **words))
    return ()


def declare_tokens(node: Node | None, tokens: dict[str, Token], report: Report) -> None:
    """Add the tokens that `base` declares."""
    for key, value in pairs(node, "tokens", report):
        if read := read_type(_Declared, value, report, key.value):
            token = Token(key.value, read.type, read.value, read.means, read.dark, read.cmyk)
            if all(_fits(token, name, getattr(token, name), value, report) for name in _VALUES):
                tokens[key.value] = token


def declare_options(node: Node | None, options: dict[str, Option], report: Report) -> None:
    """Add the options that `base` declares."""
    for key, value in pairs(node, "options", report):
        if read := read_type(_Choice, value, report, key.value):
            option = Option(key.value, read.value, read.choices, read.means)
            if _chosen(option, read.value, value, report):
                options[key.value] = option


def set_tokens(node: Node | None, tokens: dict[str, Token], report: Report) -> None:
    """Take a theme's values: `accent: '#17456b'` or `accent: {value: …, dark: …}`."""
    for key, value in pairs(node, "tokens", report):
        old = tokens.get(key.value)
        if old is None:
            near = suggestion(key.value, tuple(tokens))
            report(key.problem(wording.UNKNOWN_TOKEN, name=key.value[:40], suggestion=near))
        elif isinstance(value, Mapping):
            read = read_type(_Set, value, report, key.value) or _Set()
            kept = {
                name: text
                for name in _VALUES
                if (text := getattr(read, name))
                and _fits(old, name, text, value.get(name) or value, report)
            }
            tokens[key.value] = replace(old, **kept)
        else:
            text = read_type(str, value, report, key.value)
            if text and _fits(old, "value", text, value, report):
                tokens[key.value] = replace(old, value=text)


def set_options(node: Node | None, options: dict[str, Option], report: Report) -> None:
    """Take a theme's choices."""
    for key, value in pairs(node, "options", report):
        old = options.get(key.value)
        if old is None:
            known = tuple(options)
            args = {"known": ticked(known), "suggestion": suggestion(key.value, known)}
            report(key.problem(wording.UNKNOWN_OPTION, name=key.value[:40], **args))
            continue
        chosen = read_type(str, value, report, key.value)
        if chosen and _chosen(old, chosen, value, report):
            options[key.value] = replace(old, value=chosen)


def _fits(token: Token, key: str, value: str, node: Node, report: Report) -> bool:
    """Whether a value has the form of its token's type; nothing at all has."""
    form, example = token.form(key)
    if not value or re.fullmatch(form, value):
        return True
    args = {"name": token.name, "value": value[:40], "type": token.type, "example": example}
    report(node.problem(wording.TOKEN_VALUE, **args))
    return False


def _chosen(option: Option, value: str, node: Node, report: Report) -> bool:
    """Whether a value is one of an option's choices."""
    if value in option.choices:
        return True
    args = {"choices": ticked(option.choices), "suggestion": suggestion(value, option.choices)}
    report(node.problem(wording.OPTION_VALUE, name=option.name, value=value[:40], **args))
    return False
