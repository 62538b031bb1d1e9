"""Turn screen style sheets into problems where they keep a text from being seen, or add words.

No browser is asked: a declaration that hides is looked for on the elements that hold texts and
on those around them, as the cascade of the sheets leaves it. Conditions on the screen count as
met, since on some screen they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import cssselect2
import tinycss2
from tinycss2 import ast
from tinycss2.color5 import parse_color

from briefing.look.page import Tree
from briefing.look.seen import gates
from briefing.look.seen.contrast import PALE, contrast
from briefing.problems import Problem, Report, Source, Span, Wording
from briefing.wording import web as wording

#: Rules that hold other rules.
_GROUPS = frozenset({"media", "supports", "layer", "container", "scope", "starting-style"})
_NOTHING = r"[-+]?0*\.?0*(?:px|pt|em|rem|%|mm|cm|in|pc|vw|vh)?"
_FAR = r"[-+]?\d{4,}(?:\.\d+)?px|[-+]?\d{3,}(?:\.\d+)?(?:em|rem|vw|vh|%|pt|mm|cm|in|pc)"
#: The values, by property, with which an element or what is in it is not seen.
_HIDES = {
    name: re.compile(pattern, re.IGNORECASE)
    for names, pattern in (
        ("display", "none"),
        ("visibility", "hidden|collapse"),
        ("content-visibility", "hidden"),
        ("opacity", r"[-+]?0*(?:\.0\d*)?|\d(?:\.\d+)?%|0+"),
        ("font-size", _NOTHING + r"|0*1?(?:\.\d+)?px|0*(?:\.\d+)pt|0*\.[01]\d*r?em"),
        ("color -webkit-text-fill-color", r"transparent|#[0-9a-f]{3}0|#[0-9a-f]{6}0[0-9a-f]"
         r"|(?:rgb|hsl)a?\(.*[,/]\s*0*(?:\.0\d*)?%?\s*\)"),
        ("clip-path", r"(?!none$|var\().+"),
        ("clip", r"rect\(.*\)"),
        ("filter", r".*\bopacity\(\s*0*(?:\.0\d*)?%?\s*\).*"),
        ("transform", rf".*\bscale[xy]?\(\s*{_NOTHING}\s*[,)].*|.*\btranslate.*(?:{_FAR}).*"),
        ("scale", _NOTHING),
        ("text-indent left right top bottom margin-left margin-right margin-top inset translate",
         rf".*(?<![\w.])(?:{_FAR})(?![\w.]).*"),
    )
    for name in names.split()
}  # fmt: skip
#: The sizes that cut everything off, where what is over is not shown.
_SIZES = frozenset({"height", "max-height", "width", "max-width", "block-size", "inline-size"})
_CUT = re.compile("hidden|clip")
_ZERO = re.compile(_NOTHING)
#: What must differ from the colour of the letters.
_GROUNDS = ("background-color", "background")
_TOKEN = re.compile(r"var\(\s*--([\w-]+)\s*(?:,[^()]*)?\)")
#: Elements that browsers do not show, or only when somebody opens them.
_UNSEEN = frozenset({"template", "noscript", "dialog", "details", "datalist", "canvas", "object"})
#: Properties that an element's own declaration sets right again, whatever holds around it.
_INHERITED = frozenset({"visibility", "font-size", "color", "-webkit-text-fill-color"})


@dataclass(frozen=True, slots=True)
class _Declared:
    """A declaration at its place."""

    name: str
    value: str
    important: bool
    source: Source
    line: int
    column: int

    def problem(self, said: Wording, **args: str) -> Problem:
        """What is said about it."""
        span = Span(self.source.file, self.line, self.column, len(self.name))
        return self.source.problem_at(said, span, **args)


Winners = dict[Tree, dict[str, _Declared]]
"""The declarations that win on each element, by property."""


def check(
    tree: Tree,
    sheets: Iterable[Source],
    screens: Iterable[Mapping[str, str]],
    place: Span,
    report: Report,
) -> None:
    """Report what hides texts of a page on a screen, and the words that its sheets add.

    `screens` are the values of the tokens on each kind of screen; `place` is the page. A text
    that a page holds more than once is hidden where each of its elements is.
    """
    rules = [rule for sheet in sheets for rule in _rules(_parsed(sheet), sheet)]
    known = frozenset(match[0].casefold() for match in gates.WORDS.finditer(gates.drawn(tree)))
    for _, declared in rules:
        for one in declared:
            if one.name == "content" and (word := _added(one.value, known)):
                report(one.problem(wording.ADDED_ON_SCREEN, words=word))
    winners = _winners(tree, rules)
    parents = {child: element for element in tree.iter() for child in element}
    told: set[_Declared | str] = set()
    for tokens in screens:
        for name, elements in gates.by_id(tree, gates.UNIT).items():
            ways = [[element, *_above(element, parents)] for element in elements]
            causes = [_cause(way, winners, tokens) for way in ways]
            if all(causes) and causes[0] not in told:
                told.add(causes[0])
                report(_said(causes[0], name, place))


def _parsed(sheet: Source) -> list[ast.Node]:
    return tinycss2.parse_stylesheet(sheet.text, True, True)


def _rules(nodes: Iterable, sheet: Source) -> Iterator[tuple[list, list[_Declared]]]:
    """The selectors and declarations of a sheet, but for those that only print uses."""
    for node in nodes:
        if node.type == "qualified-rule":
            yield from _rule(node, sheet)
        elif node.type == "at-rule" and node.content and _holds_rules(node):
            yield from _rules(tinycss2.parse_rule_list(node.content, True, True), sheet)


def _holds_rules(node: ast.AtRule) -> bool:
    printed = tinycss2.serialize(node.prelude).strip().lower() == "print"
    return node.lower_at_keyword in _GROUPS and not printed


def _rule(rule: ast.QualifiedRule, sheet: Source, outer: str = "") -> Iterator:
    """A rule and those nested in it."""
    prelude = tinycss2.serialize(rule.prelude)
    if outer:
        prelude = prelude.replace("&", f":is({outer})") if "&" in prelude else f"{outer} {prelude}"
    try:
        selectors = list(cssselect2.compile_selector_list(prelude))
    except cssselect2.SelectorError:
        selectors = []
    inner = list(tinycss2.parse_blocks_contents(rule.content, True, True))
    yield selectors, [_declared(node, sheet) for node in inner if node.type == "declaration"]
    for node in inner:
        if node.type == "qualified-rule":
            yield from _rule(node, sheet, prelude)


def _declared(node: ast.Declaration, sheet: Source) -> _Declared:
    value = tinycss2.serialize(node.value).strip()
    place = node.source_line, node.source_column
    return _Declared(node.lower_name, value, node.important, sheet, *place)


def _added(value: str, known: frozenset[str]) -> str:
    """A word that `content` says and the page does not."""
    said = (one.value for one in tinycss2.parse_component_value_list(value) if one.type == "string")
    found = (match[0] for text in said for match in gates.WORDS.finditer(text))
    return next((word for word in found if word.casefold() not in known), "")


def _said(cause: _Declared | str, name: str, place: Span) -> Problem:
    if isinstance(cause, str):
        return wording.HIDDEN_INSIDE.at(place, id=name, tag=cause)
    return cause.problem(wording.HIDDEN_ON_SCREEN, id=name)


def _above(element: Tree, parents: Mapping[Tree, Tree]) -> Iterator[Tree]:
    while (element := parents.get(element)) is not None:
        yield element


def _winners(tree: Tree, rules: list) -> Winners:
    """The declarations that win on each element, of the properties that can hide."""
    matcher = cssselect2.Matcher()
    for selectors, declared in rules:
        for one in filter(_matters, declared):
            for selector in selectors:
                matcher.add_selector(selector, one)
    best: Winners = {}
    for element in cssselect2.ElementWrapper.from_html_root(tree).iter_subtree():
        mine: dict[str, _Declared] = {}
        for *_, part, one in matcher.match(element):  # the weightiest last
            if not part and (one.important or one.name not in mine or not mine[one.name].important):
                mine[one.name] = one
        if mine:
            best[element.etree_element] = mine
    return best


def _matters(one: _Declared) -> bool:
    wanted = one.name in _HIDES or one.name in _SIZES or one.name in _GROUNDS
    return wanted or one.name.startswith("overflow")


def _cause(way: list[Tree], winners: Winners, tokens: Mapping[str, str]) -> _Declared | str:
    """What hides an element: a declaration on it or around it, or the name of such an element.

    `way` is the element and those around it; empty where it can be seen.
    """
    settled: set[str] = set()
    colour: _Declared | None = None
    ground = False
    for element in way:
        tag = str(element.tag).rpartition("}")[2]
        if tag in _UNSEEN and not (tag in ("details", "dialog") and "open" in element.attrib):
            return tag
        if "hidden" in element.attrib:
            return f"{tag} hidden"
        mine = winners.get(element, {})
        values = {name: _resolved(one.value, tokens) for name, one in mine.items()}
        for name, value in values.items():
            if name in _HIDES and name not in settled and _HIDES[name].fullmatch(value):
                return mine[name]
        if any(name.startswith("overflow") and _CUT.match(values[name]) for name in values):
            for name in _SIZES & values.keys():
                if _ZERO.fullmatch(values[name]):
                    return mine[name]
        colour = colour or mine.get("color")
        for name in _GROUNDS:
            if not ground and name in values and (behind := _colour(values[name])):
                ground = True
                letters = _colour(_resolved(colour.value, tokens)) if colour else None
                if letters and contrast(letters, behind) < PALE:
                    return colour
        settled |= _INHERITED & mine.keys()
    return ""


def _resolved(value: str, tokens: Mapping[str, str]) -> str:
    """A value with the tokens that it asks for."""
    return _TOKEN.sub(lambda match: tokens.get(match[1], match[0]), value)


def _colour(value: str) -> tuple[float, float, float] | None:
    """A colour as sRGB; None where it is none, or shows what is behind it."""
    found = parse_color(value)
    if found is None or found == "currentcolor" or found.alpha < 0.5:
        return None
    try:
        return tuple(found.to("srgb").coordinates)
    except NotImplementedError:
        return None
