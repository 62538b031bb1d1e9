"""Rules for the small marks inside a text: `m^2^`, `CO~2~`, `` `code` `` and `<br>`.

A tilde stands in ranges (`3~5월`), so that it lowers only a few letters and figures directly
behind a Latin or Greek letter, a bracket or another mark.
"""

import re

from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline

from briefing.wording import memo as wording

SUPERSCRIPT = re.compile(r"\^((?=[^\W_]|[+\-−(])[^\s^\\*{}\[\]`<>|]{1,20})\^")
SUBSCRIPT = re.compile(r"~([0-9A-Za-z\u0370-\u03ff+\-−][0-9A-Za-z\u0370-\u03ff+\-−.]{0,11})~")
#: What may stand before a lowered character.
BASE = re.compile(r"[A-Za-z\u0370-\u03ff)\]*^]")
BREAK = re.compile(r"<[bB][rR] ?/?>")
_BREAK = re.compile(rf"{BREAK.pattern} *")
_CODE = re.compile(r"`([^`]*[^`\s][^`]*)`(?!`)")


def add(ruler: Ruler) -> None:
    """Put the rules before those that would take their signs for something else."""
    for name, rule in (
        ("code", _code),
        ("break", _break),
        ("superscript", _superscript),
        ("subscript", _subscript),
    ):
        ruler.before("foreign", name, rule)


def _code(state: StateInline, silent: bool) -> bool:
    match = _CODE.match(state.src, state.pos) if state.src[state.pos] == "`" else None
    return _taken(state, silent, "code", match)


def _break(state: StateInline, silent: bool) -> bool:
    match = _BREAK.match(state.src, state.pos) if state.src[state.pos] == "<" else None
    if match and not silent:
        state.pending = state.pending.rstrip(" ")
    return _taken(state, silent, "break", match)


def _superscript(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "^":
        return False
    match = SUPERSCRIPT.match(state.src, state.pos)
    if match or silent:
        return _taken(state, silent, "superscript", match)
    at = state.pos
    before, after = state.src[max(0, at - 1) : at], state.src[at + 1 : at + 2]
    if (before.isalnum() or before == ")") and (after.isalnum() or after in tuple("+-−(")):
        state.env["fault"](state.pos, 1, wording.UNCLOSED_MARK, mark="^")
    return False


def _subscript(state: StateInline, silent: bool) -> bool:
    before = state.src[max(0, state.pos - 1) : state.pos]
    if state.src[state.pos] != "~" or not BASE.fullmatch(before):
        return False
    return _taken(state, silent, "subscript", SUBSCRIPT.match(state.src, state.pos))


def _taken(state: StateInline, silent: bool, type_: str, match: re.Match | None) -> bool:
    """A mark that is one token, with its place; nothing where nothing matches."""
    if match is None:
        return False
    if not silent:
        token = state.push(type_, "", 0)
        token.content = match[1] if match.re.groups else ""
        token.meta = {"mark": state.pos, "length": len(match[0])}
    state.pos = match.end()
    return True
