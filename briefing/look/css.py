"""Turn style sheets into rules, and rules into what wins on each element of a page.

The one door to tinycss2 and cssselect2. Importance, specificity and order decide (CSS Cascade 5,
6.1); layers do not. What a rule is conditional on is kept with it: whoever asks knows the screen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

import cssselect2
import tinycss2
from cssselect2.compiler import CompiledSelector
from tinycss2 import ast
from tinycss2.color5 import parse_color

from briefing.look.page import Tree
from briefing.problems import Problem, Report, Source, Span, Wording
from briefing.wording import foreign
from briefing.wording import look as wording

#: At-rules around style rules: those that hold on some screens only, and the others.
_CONDITIONS = frozenset({"media", "container"})
_GROUPS = _CONDITIONS | {"supports", "layer", "scope", "starting-style"}
#: The most blocks and brackets around anything.
_DEEPEST = 50
#: The most characters of a selector after nesting is written out, which may double at each `&`.
_LONGEST = 10_000
#: The most tokens of a value and steps to it through `var()`; beyond, as in a circle, it is none.
_TOKENS, _VARIABLES = 10_000, 20

Tokens = tuple[ast.Node, ...]
Element = cssselect2.ElementWrapper


@dataclass(frozen=True, slots=True, eq=False)
class Declaration:
    """A property with its value, at its place."""

    name: str
    """In lower case, unless it is a custom property."""
    value: Tokens
    important: bool
    source: Source
    line: int
    column: int

    def problem(self, sentence: Wording, **args) -> Problem:
        """A problem with this declaration."""
        span = Span(self.source.file, self.line, self.column, len(self.name))
        return self.source.problem_at(sentence, span, **args)


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations and what they are for."""

    declarations: tuple[Declaration, ...]
    conditions: tuple[str, ...] = ()
    """The `@media …` and `@container …` around it."""
    selectors: tuple[CompiledSelector, ...] = ()
    """None if one of them is younger than cssselect2: browsers may know it."""
    at: str = ""
    """The at-rule that it belongs to, such as `@page`, `@bottom-right` or `@counter-style`."""
    name: str = ""
    """What stands behind the at-rule's keyword."""


Winners = dict[str, dict[str, Declaration]]
"""By part of an element (`before`; empty for itself) and property, the weightiest last."""


def rules(sheet: Source, report: Report) -> list[Rule]:
    """The rules of a style sheet, with those nested in others written out.

    Reports what is no CSS, and what is nested too deep to be read, which is left out.
    """
    nodes = tinycss2.parse_stylesheet(sheet.text, True, True)
    if deep := next((node for node, depth in _tokens(nodes) if depth > _DEEPEST), None):
        report(_problem(sheet, deep, wording.CSS_DEEP))
        return []
    return list(_Reader(sheet, report).rules(nodes))


def tokens(sheet: Source) -> Iterator[tuple[ast.Node, Span]]:
    """Every token of a style sheet with its place, outer before inner."""
    for node, _ in _tokens(tinycss2.parse_stylesheet(sheet.text, True)):
        yield node, Span(sheet.file, node.source_line, node.source_column)


def _tokens(nodes: Iterable[ast.Node]) -> Iterator[tuple[ast.Node, int]]:
    """Every token with the number of those around it; without recursion, however deep they are."""
    waiting = [(node, 0) for node in reversed(list(nodes))]
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        for name in ("arguments", "content", "prelude"):
            inner = getattr(node, name, None) or ()
            waiting += [(token, depth + 1) for token in reversed(inner)]


def _problem(sheet: Source, node: ast.Node, sentence: Wording, **args) -> Problem:
    span = Span(sheet.file, node.source_line, node.source_column)
    return sheet.problem_at(sentence, span, **args)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rules of one style sheet."""

    sheet: Source
    report: Report

    def rules(
        self,
        nodes: list[ast.Node],
        prelude: str = "",
        conditions: tuple[str, ...] = (),
        at: str = "",
        name: str = "",
    ) -> Iterator[Rule]:
        """The rules of a block: its own declarations under `prelude` or `at`, and inner rules."""
        declared = tuple(self._declaration(n) for n in nodes if n.type == "declaration")
        if declared:
            selectors = () if at else self._selectors(prelude, declared[0])
            yield Rule(declared, conditions, selectors, at, name)
        for node in nodes:
            self._check([node, *getattr(node, "prelude", ())])
            inner = getattr(node, "content", None)
            if inner is None:
                continue
            inner = tinycss2.parse_blocks_contents(inner, True, True)
            head = tinycss2.serialize(node.prelude).strip()
            if node.type == "qualified-rule":
                within = (at, f"{name} {head}") if at else ("", "")
                yield from self.rules(inner, _nested(head, prelude), conditions, *within)
            elif node.lower_at_keyword in _GROUPS:
                keyword = node.lower_at_keyword
                met = (f"@{keyword} {head.lower()}",) if keyword in _CONDITIONS else ()
                yield from self.rules(inner, prelude, conditions + met, at, name)
            else:
                yield from self.rules(inner, "", conditions, f"@{node.lower_at_keyword}", head)

    def _check(self, nodes: list[ast.Node]) -> None:
        for node in nodes:
            if node.type == "error":
                self.report(
                    _problem(
                        self.sheet, node, wording.CSS_BROKEN, reason=foreign.heard(node.message)
                    )
                )

    def _declaration(self, node: ast.Declaration) -> Declaration:
        self._check([token for token, _ in _tokens(node.value)])
        name = node.name if node.name.startswith("--") else node.lower_name
        place = node.source_line, node.source_column
        return Declaration(name, packed(node.value), node.important, self.sheet, *place)

    def _selectors(self, prelude: str, first: Declaration) -> tuple[CompiledSelector, ...]:
        try:
            if len(prelude) <= _LONGEST:
                return tuple(cssselect2.compile_selector_list(prelude))
        except cssselect2.SelectorError:
            return ()
        except (SyntaxError, RecursionError):  # of the Python that cssselect2 makes of it
            pass
        self.report(first.problem(wording.CSS_DEEP))
        return ()


def _nested(prelude: str, outer: str) -> str:
    """The selectors of a rule inside another (CSS Nesting 1), cut where they are too long."""
    if not outer:
        return prelude
    nodes = groupby(tinycss2.parse_component_value_list(prelude), lambda node: node == ",")
    parts = [tinycss2.serialize(part).strip() for is_comma, part in nodes if not is_comma]
    whole = ", ".join(part if "&" in part else f"& {part}" for part in parts)
    return whole.replace("&", f":is({outer})")[: _LONGEST + 1]


def parsed(text: str) -> Tokens:
    """The tokens of a value."""
    return packed(tinycss2.parse_component_value_list(text))


def packed(value: Iterable[ast.Node]) -> Tokens:
    """A value without comments and white space, but for those inside brackets."""
    return tuple(token for token in value if token.type not in ("whitespace", "comment"))


def written(value: Tokens) -> str:
    """A value as text."""
    return tinycss2.serialize(value)


def strings(value: Iterable[ast.Node], *also: str) -> list[str]:
    """What stands in quotation marks in a value, and tokens of the types `also`."""
    return [token.value for token in value if token.type in ("string", *also)]


def colour(value: Tokens) -> tuple[float, float, float] | None:
    """A colour as sRGB; None where it is none, or shows what is behind it."""
    colour = parse_color(value[0]) if len(value) == 1 else None
    if colour is None or colour == "currentcolor" or colour.alpha < 0.5:
        return None
    try:
        return tuple(colour.to("srgb").coordinates)
    except NotImplementedError:
        return None


def elements(tree: Tree) -> Element:
    """The root of a page, as selectors see it."""
    return Element.from_html_root(tree)


class Cascade:
    """Rules ready to be asked what wins on an element."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.matcher = cssselect2.Matcher()
        for rule in rules:
            for selector in rule.selectors:
                self.matcher.add_selector(selector, rule.declarations)

    def winners(self, element: Element) -> Winners:
        """What wins on an element and on its parts."""
        declared: dict[str, list[Declaration]] = defaultdict(list)
        for _, _, part, declarations in self.matcher.match(element):  # the weightiest last
            declared[part or ""] += declarations
        winners: Winners = {}
        for part, declarations in declared.items():
            best = winners[part] = {}
            for declaration in sorted(declarations, key=lambda declaration: declaration.important):
                best.pop(declaration.name, None)
                best[declaration.name] = declaration
        return winners


def custom(winners: Mapping[str, Declaration], outer: Mapping[str, Tokens]) -> Mapping[str, Tokens]:
    """The custom properties of an element, whose parent has those of `outer`."""
    own = {name: winners[name].value for name in winners if name.startswith("--")}
    known = {**outer, **own}
    return known | {name: resolved(own[name], known) for name in own} if own else outer


def resolved(value: Tokens, custom: Mapping[str, Tokens], depth: int = 0) -> Tokens:
    """A value with its `var()` filled in; nothing where one is not set, or asks for itself."""
    out: list[ast.Node] = []
    for token in value:
        if token.type != "function":
            out.append(token)
        elif token.lower_name != "var":
            inner = resolved(tuple(token.arguments), custom, depth)
            if token.arguments and not inner:
                return ()
            place = token.source_line, token.source_column
            out.append(ast.FunctionBlock(*place, token.name, list(inner)))
        else:
            name, fallback = _asked(token)
            filled = custom.get(name) or fallback
            filled = resolved(filled, custom, depth + 1) if depth < _VARIABLES else ()
            if not filled:
                return ()
            out += filled
        if len(out) > _TOKENS:
            return ()
    return tuple(out)


def _asked(var: ast.FunctionBlock) -> tuple[str, Tokens]:
    """The custom property that a `var()` asks for, and what it takes instead."""
    name, *rest = packed(var.arguments) or (var,)
    fallback = var.arguments[var.arguments.index(rest[0]) + 1 :] if rest else ()
    return name.value if name.type == "ident" else "", packed(fallback)


def variables(value: Iterable[ast.Node]) -> Iterator[str]:
    """The names that a value asks for with `var(--name)`, without their dashes."""
    for token, _ in _tokens(value):
        if token.type == "function" and token.lower_name == "var":
            yield _asked(token)[0].removeprefix("--")
