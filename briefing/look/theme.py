"""Turn a theme's folder into a Theme: its chain to `base`, its tokens and its options.

A theme is data and templates, never code: `theme.yaml`, templates, plain CSS, images and a
`.po` of its own words. `base` declares every token and option; a child sets only those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefing import files
from briefing.memo import reading
from briefing.memo.document import Text, doc
from briefing.memo.nodes import Mapping, Node, Scalar
from briefing.memo.schema import read_type, suggestion, ticked
from briefing.problems import Report, Span
from briefing.wording import look as wording
from briefing.wording import memo as memo_wording

ROOT_THEME = "base"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
KEYS = ("extends", "title", "about", "tokens", "options", "omits")

_LENGTH = r"-?\d+(?:\.\d+)?(?:mm|cm|in|pt|pc|px|em|rem|%)|0"
_TYPES = {
    "colour": (r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})|device-cmyk\((?:\s*[\d.]+%?){4}\s*\)", "`#1f4e79`"),
    "length": (_LENGTH, "`4mm`"),
    "lengths": (rf"(?:{_LENGTH})(?:\s+(?:{_LENGTH})){{0,3}}", "`20mm 18mm`"),
    "number": (r"-?\d+(?:\.\d+)?", "`1.6`"),
    "family": (r'(?:"[^"\\<>{};]+"|[a-z-]+)(?:,\s*(?:"[^"\\<>{};]+"|[a-z-]+))*', '`"Pretendard"`'),
    "word": (r"[A-Za-z][A-Za-z0-9-]*", "`A4`"),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A value that a theme may set: a CSS custom property."""

    name: str
    type: str
    value: str
    means: str
    dark: str = ""
    """The value on a dark screen, where it differs."""


@dataclass(frozen=True, slots=True)
class Option:
    """A closed choice that a theme may make."""

    name: str
    value: str
    choices: tuple[str, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what it inherits."""

    name: str
    folders: tuple[Path, ...]
    """Its own folder first, `base` last."""
    tokens: dict[str, Token]
    options: dict[str, Option]
    title: Text | None = None
    about: Text | None = None
    omits: tuple[str, ...] = ()
    """Parts of a memo that it does not print: said openly, so that nothing vanishes unseen."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the chain, its own first."""
        return tuple(folder.name for folder in self.folders)

    def option(self, name: str) -> str:
        """The choice that holds for an option."""
        return self.options[name].value


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    """A token as `base` declares it."""

    type: str = doc("colour, length, lengths, number, family or word")
    value: str = doc("its value")
    means: str = doc("what it is for")
    dark: str = doc("its value on a dark screen", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """An option as `base` declares it."""

    value: str = doc("its value")
    choices: tuple[str, ...] = doc("what it may be")
    means: str = doc("what it is for")


def list_themes(templates: Path) -> list[str]:
    """Names of all themes under `templates/`, `base` among them."""
    return sorted(p.parent.name for p in templates.glob("*/theme.yaml"))


def load(templates: Path, name: str, report: Report) -> Theme | None:
    """A theme by name, or None where its files leave it incomplete."""
    chain = _chain(templates, name, report)
    if chain is None:
        return None
    tokens: dict[str, Token] = {}
    options: dict[str, Option] = {}
    title = about = None
    omits: tuple[str, ...] = ()
    for folder, node in reversed(chain):
        if folder.name == ROOT_THEME:
            _declare(node, tokens, options, report)
        else:
            _set_tokens(node.get("tokens"), tokens, report)
            _set_options(node.get("options"), options, report)
        title = _text(node, "title", report) or title
        about = _text(node, "about", report) or about
        said = node.get("omits")
        omits += (read_type(tuple[str, ...], said, report, "omits") or ()) if said else ()
    folders = tuple(folder for folder, _ in chain)
    return Theme(name, folders, tokens, options, title, about, omits)


def _text(node: Mapping, key: str, report: Report) -> Text | None:
    return read_type(Text, node.get(key), report, key) if node.get(key) else None


def _chain(templates: Path, name: str, report: Report) -> list[tuple[Path, Mapping]] | None:
    """Folders and nodes from a theme to `base`."""
    chain: list[tuple[Path, Mapping]] = []
    asked = Span(f"{templates.name}/", 1, 1)
    while True:
        if any(folder.name == name for folder, _ in chain):
            through = " → ".join(folder.name for folder, _ in chain)
            report(wording.THEME_LOOP.at(asked, name=name, chain=through))
            return None
        node = _read(templates, name, asked, report)
        if node is None:
            return None
        chain.append((templates / name, node))
        if name == ROOT_THEME:
            return chain
        parent = node.get("extends")
        asked = parent.span if isinstance(parent, Scalar) else node.span
        name = parent.value if isinstance(parent, Scalar) and parent.value else ROOT_THEME


def _read(templates: Path, name: str, asked: Span, report: Report) -> Mapping | None:
    known = list_themes(templates)
    if not _NAME.fullmatch(name) or name not in known:
        said = {"known": ticked(known), "suggestion": suggestion(name, known)}
        report(wording.NO_THEME.at(asked, name=name[:40], **said))
        return None
    source = files.read_source(templates / name / "theme.yaml", templates.parent, report)
    node = reading.read(source, report) if source else None
    if not isinstance(node, Mapping):
        return None
    for key, _ in node.pairs:
        if key.value not in KEYS:
            said = {"known": ticked(KEYS), "suggestion": suggestion(key.value, KEYS)}
            said |= {"key": key.value, "place": "theme"}
            report(key.problem(memo_wording.UNKNOWN_KEY, **said))
    return node


def _declare(node: Mapping, tokens: dict, options: dict, report: Report) -> None:
    """The tokens and options of `base`."""
    for key, value in _pairs(node.get("tokens")):
        if made := read_type(_Declared, value, report, key.value):
            tokens[key.value] = Token(key.value, made.type, made.value, made.means, made.dark)
    for key, value in _pairs(node.get("options")):
        if made := read_type(_Choice, value, report, key.value):
            options[key.value] = Option(key.value, made.value, made.choices, made.means)


def _pairs(node: Node | None) -> tuple:
    return node.pairs if isinstance(node, Mapping) else ()


def _set_tokens(node: Node | None, tokens: dict[str, Token], report: Report) -> None:
    """A child's values; one may be given for a light and a dark screen: `{value:, dark:}`."""
    for key, value in _pairs(node):
        name = key.value
        if name not in tokens:
            near = suggestion(name, list(tokens))
            report(key.problem(wording.UNKNOWN_TOKEN, name=name, suggestion=near))
            continue
        light, dark = value, None
        if isinstance(value, Mapping):
            light, dark = value.get("value"), value.get("dark")
        old = tokens[name]
        made = [_token_value(old, one, report) for one in (light, dark)]
        tokens[name] = Token(name, old.type, made[0] or old.value, old.means, made[1] or old.dark)


def _token_value(token: Token, node: Node | None, report: Report) -> str:
    if node is None:
        return ""
    value = read_type(str, node, report, token.name) or ""
    pattern, example = _TYPES[token.type]
    if value and not re.fullmatch(pattern, value):
        said = {"name": token.name, "value": value[:40], "type": token.type, "example": example}
        report(node.problem(wording.TOKEN_VALUE, **said))
        return ""
    return value


def _set_options(node: Node | None, options: dict[str, Option], report: Report) -> None:
    for key, value in _pairs(node):
        name = key.value
        if name not in options:
            said = {"known": ticked(list(options)), "suggestion": suggestion(name, list(options))}
            report(key.problem(wording.UNKNOWN_OPTION, name=name, **said))
            continue
        old, chosen = options[name], read_type(str, value, report, name) or ""
        if chosen not in old.choices:
            said = {"choices": ticked(old.choices), "suggestion": suggestion(chosen, old.choices)}
            report(value.problem(wording.OPTION_VALUE, name=name, value=chosen[:40], **said))
            continue
        options[name] = Option(name, chosen, old.choices, old.means)
