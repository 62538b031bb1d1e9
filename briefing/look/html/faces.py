"""Turn a page and its style sheets into the characters that each font shows on a screen.

A browser takes a character from the first family of the stack that has it. What the stack is,
and the weight and slope, is known only from the cascade; so this is a small one, of the few
properties that choose a face or add characters. It errs on the side of a few characters more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import cssselect2
import tinycss2
from tinycss2 import ast

from briefing.look.fonts import FaceKey, FontSet
from briefing.look.html.counters import counted, counter_styles
from briefing.look.page import Tree

#: What a browser does by itself, as far as faces go (HTML Standard, 15.3).
_BROWSER = """
h1, h2, h3, h4, h5, h6, th, strong, b { font-weight: bold }
em, i, cite, dfn, var, address { font-style: italic }
code, kbd, samp, pre { font-family: monospace }
li::marker { content: counter(list-item) "." }
q::before { content: open-quote } q::after { content: close-quote }
"""
_SILENT = frozenset({"head", "script", "style", "template", "title", "desc", "metadata"})
_FACE = frozenset({"font-family", "font-weight", "font-style", "text-transform"})
_CONDITIONS = frozenset({"media", "container"})
_GROUPS = frozenset({"supports", "layer"})
_KEYWORD_WEIGHT = {"normal": 400, "bold": 700}
_RESET = frozenset({"initial", "unset", "inherit", "revert"})

Tokens = tuple[ast.Node, ...]
Declared = tuple[str, Tokens, bool]
"""Property, value, whether it is important."""


@dataclass(frozen=True, slots=True)
class _Style:
    """The computed values of an element that matter here; all of them are inherited."""

    families: tuple[str, ...] = ()
    weight: int = 400
    slope: str = "normal"
    upper: bool = False
    custom: tuple[tuple[str, Tokens], ...] = ()


def usage(tree: Tree, css: Iterable[str], fonts: FontSet) -> dict[FaceKey, str]:
    """The characters that each face shows; `css` names families as the web file does.

    Conditions such as `@media` are taken as not met and then as met, and the two added.
    """
    css = (_BROWSER, *css)
    shown: dict[tuple, set[str]] = defaultdict(set)
    page = cssselect2.ElementWrapper.from_html_root(tree)
    for met in (False, True):
        cascade = _Cascade(css, met, {face.web: face.family for face in fonts.faces})
        for style, text in cascade.texts(page, _Style()):
            shown[style.families, style.weight, style.slope].update(
                text.upper() if style.upper else text
            )
    faces: dict[FaceKey, set[str]] = defaultdict(set)
    for (families, weight, slope), chars in shown.items():
        for key, some in fonts.share(families, weight, slope, "".join(sorted(chars))).items():
            faces[key].update(some)
    return {key: "".join(sorted(chars)) for key, chars in sorted(faces.items())}


class _Cascade:
    """Style sheets ready to be asked for the style of an element."""

    def __init__(self, css: Iterable[str], met: bool, family_of: Mapping[str, str]) -> None:
        self.family_of = family_of
        self.counters = counter_styles(css)
        self.matcher = cssselect2.Matcher()
        for sheet in css:
            for rule in _rules(tinycss2.parse_stylesheet(sheet, True, True), met):
                self._add(rule)

    def _add(self, rule: ast.QualifiedRule) -> None:
        declared = tuple(_declarations(rule.content))
        if not declared:
            return
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            return  # a selector that is younger than this: browsers may know it
        for selector in selectors:
            self.matcher.add_selector(selector, declared)

    def texts(
        self, element: cssselect2.ElementWrapper, outer: _Style
    ) -> Iterator[tuple[_Style, str]]:
        """Each piece of text inside an element with its style, in reading order."""
        if element.local_name in _SILENT:
            return
        found: dict[str | None, list[Declared]] = defaultdict(list)
        for *_, pseudo, declared in self.matcher.match(element):
            found[pseudo].extend(declared)
        style = self._style([*_attributes(element), *found.pop(None, ())], outer)
        for pseudo, declared in found.items():
            own = self._style(declared, style)
            if pseudo in ("first-letter", "first-line"):
                yield own, "".join(element.etree_element.itertext())
            yield own, _content(declared, element, dict(own.custom), self.counters)
        yield style, element.etree_element.text or ""
        for child in element.iter_children():
            yield from self.texts(child, style)
            yield style, child.etree_element.tail or ""

    def _style(self, declared: Iterable[Declared], outer: _Style) -> _Style:
        """What the declarations, lowest first, make of the style around them."""
        won = {name: value for name, value, _ in sorted(declared, key=lambda one: one[2])}
        if not won:
            return outer
        custom = dict(outer.custom)
        fresh = {name: value for name, value in won.items() if name.startswith("--")}
        custom |= fresh
        for name, value in fresh.items():
            custom[name] = _resolved(value, custom)
        values = {name: _resolved(won[name], custom) for name in won if name in _FACE}
        values = {name: value for name, value in values.items() if value and not _resets(value)}
        style = replace(outer, custom=tuple(custom.items()))
        if "font-family" in values:
            style = replace(style, families=tuple(self._families(values["font-family"])))
        if "font-weight" in values:
            style = replace(style, weight=_weight(values["font-weight"], outer.weight))
        if "font-style" in values:
            slope = "normal" if _word(values["font-style"]) == "normal" else "italic"
            style = replace(style, slope=slope)
        if "text-transform" in values:
            style = replace(style, upper=_word(values["text-transform"]) == "uppercase")
        return style

    def _families(self, value: Tokens) -> Iterator[str]:
        """The names of a stack; those of the web file as those of the fonts."""
        name: list[str] = []
        for token in (*value, ast.LiteralToken(0, 0, ",")):
            if token == ",":
                said = " ".join(name)
                yield self.family_of.get(said, said)
                name = []
            elif token.type in ("string", "ident"):
                name.append(token.value)


def _rules(nodes: Iterable[ast.Node], met: bool) -> Iterator[ast.QualifiedRule]:
    """The style rules of a sheet, those inside conditions only where these are met."""
    groups = _GROUPS | _CONDITIONS if met else _GROUPS
    for node in nodes:
        if node.type == "qualified-rule":
            yield node
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in groups:
            yield from _rules(tinycss2.parse_rule_list(node.content, True, True), met)


def _declarations(content: Iterable[ast.Node]) -> Iterator[Declared]:
    """What a rule declares about faces, with `font` taken apart."""
    for node in tinycss2.parse_blocks_contents(content, True, True):
        if node.type != "declaration":
            continue
        value = _clean(node.value)
        if node.lower_name == "font":
            for name, part in _shorthand(value):
                yield name, part, node.important
        elif node.name.startswith("--") or node.lower_name in _FACE | {"content"}:
            name = node.name if node.name.startswith("--") else node.lower_name
            yield name, value, node.important


def _attributes(element: cssselect2.ElementWrapper) -> Iterator[Declared]:
    """The presentation attributes of SVG: they count as rules of no weight."""
    for name in ("font-family", "font-weight", "font-style"):
        if said := element.etree_element.get(name):
            yield name, _clean(tinycss2.parse_component_value_list(said)), False


def _clean(tokens: Iterable[ast.Node]) -> Tokens:
    return tuple(token for token in tokens if token.type not in ("whitespace", "comment"))


def _shorthand(value: Tokens) -> Iterator[tuple[str, Tokens]]:
    """Slope, weight and families of `font: italic 600 1rem/1.5 "A", b`."""
    sizes = [i for i, token in enumerate(value) if _is_size(token, i)]
    if not sizes:
        return
    parts = {"font-style": value[:0], "font-weight": value[:0]}
    for token in value[: sizes[0]]:
        word = _word((token,))
        if word in ("italic", "oblique"):
            parts["font-style"] = (token,)
        elif token.type in ("number", "function") or word in ("bold", "bolder", "lighter"):
            parts["font-weight"] = (token,)
    normal = tuple(tinycss2.parse_component_value_list("normal"))
    yield from ((name, part or normal) for name, part in parts.items())
    rest = value[sizes[0] + 1 :]
    yield "font-family", rest[2:] if rest and rest[0] == "/" else rest


def _is_size(token: ast.Node, place: int) -> bool:
    """Whether a token of `font` is its size; a `var()` counts as one unless it comes first."""
    if token.type == "function":
        return token.lower_name != "var" or place > 0
    return token.type in ("dimension", "percentage")


def _resolved(value: Tokens, custom: Mapping[str, Tokens], depth: int = 0) -> Tokens:
    """A value with its `var()` filled in; nothing where one of them is not set."""
    out: list[ast.Node] = []
    for token in value:
        if token.type != "function" or token.lower_name != "var":
            out.append(token)
            continue
        name, *fallback = _clean(token.arguments)
        filled = custom.get(name.value, tuple(fallback[1:]))
        if not filled or depth > 20:
            return ()
        out += _resolved(filled, custom, depth + 1)
    return tuple(out)


def _resets(value: Tokens) -> bool:
    return len(value) == 1 and _word(value) in _RESET


def _word(value: Tokens) -> str:
    return value[0].lower_value if value[0].type == "ident" else ""


def _weight(value: Tokens, outer: int) -> int:
    """A weight as a number; `bolder` and `lighter` go by the weight around."""
    if value[0].type == "number":
        return int(value[0].value)
    word = _word(value)
    if word == "bolder":
        return 400 if outer < 350 else 700 if outer < 550 else 900
    if word == "lighter":
        return 100 if outer < 550 else 400 if outer < 750 else 700
    return _KEYWORD_WEIGHT.get(word, outer)


def _content(
    declared: list[Declared],
    element: cssselect2.ElementWrapper,
    custom: Mapping[str, Tokens],
    counters: Mapping[str, str],
) -> str:
    """The characters that `content` may show: those of a counter's style, text for a string."""
    said = [value for name, value, _ in declared if name == "content"]
    text = ""
    for token in _resolved(said[-1], custom) if said else ():
        if token.type == "string":
            text += token.value
        elif token.type == "ident" and token.lower_value.endswith("-quote"):
            text += "“”‘’"
        elif token.type == "function":
            text += "".join(part.value for part in token.arguments if part.type == "string")
            if token.lower_name in ("counter", "counters"):
                text += counted(token.arguments, counters)
            names = _clean(token.arguments)
            if token.lower_name == "attr" and names:
                text += element.etree_element.get(names[0].value, "")
    return text
