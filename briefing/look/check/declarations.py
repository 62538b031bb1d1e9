"""Find the declaration of a theme's style sheets that makes an element look as it does.

What is wrong with a page shows in its boxes; whoever has to mend it wants the line of the CSS.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from cssselect2 import ElementWrapper, SelectorError, compile_selector_list

from briefing.look.page import Tree
from briefing.problems import Problem, Source, Span, Wording

_RULES_INSIDE = frozenset({"media", "layer"})


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property that a style sheet sets for the elements of a selector."""

    name: str
    value: str
    source: Source
    line: int
    column: int
    part: str
    """The pseudo-element, or the margin box such as `@bottom-right`."""
    selector: object = None
    """cssselect2's compiled selector; None for pages."""

    def problem(self, wording: Wording, **args) -> Problem:
        """A problem with this declaration."""
        span = Span(self.source.file, self.line, self.column, len(self.name))
        return self.source.problem_at(wording, span, **args)


class Declarations:
    """All declarations of some style sheets, the last sheet winning over those before."""

    def __init__(self, sheets: Iterable[Source]) -> None:
        self.all = [one for sheet in sheets for one in _declarations(sheet)]
        self.wrappers: dict[Tree, ElementWrapper] = {}

    def read(self, tree: Tree) -> None:
        """Take the elements of a page, so that selectors can be matched against them."""
        root = ElementWrapper.from_html_root(tree)
        self.wrappers = {one.etree_element: one for one in root.iter_subtree()}

    def of(self, element: Tree | None, part: str, names: tuple[str, ...]) -> Declaration | None:
        """The winning declaration of some properties for an element or, failing that, around it."""
        if part.startswith("@") or element is None:
            found = [d for d in self.all if d.selector is None and d.part == part]
            return next((d for d in reversed(found) if d.name in names), None)
        wrapper = self.wrappers.get(element)
        while wrapper is not None:
            if best := self._best(wrapper, part, names):
                return best
            wrapper, part = (wrapper, "") if part else (wrapper.parent, "")
        return None

    def _best(
        self, wrapper: ElementWrapper, part: str, names: tuple[str, ...]
    ) -> Declaration | None:
        found = [
            (d.selector.specificity, number, d)
            for number, d in enumerate(self.all)
            if d.selector is not None and d.name in names and d.part == part
            if d.selector.test(wrapper)
        ]
        return max(found, key=lambda one: one[:2])[2] if found else None

    def used(self) -> Iterator[tuple[str, Declaration]]:
        """Every custom property that a `var()` asks for, with the declaration that asks."""
        for one in self.all:
            for name in variables(one.value):
                yield name, one

    def custom(self) -> frozenset[str]:
        """Custom properties that the sheets themselves define, without their dashes."""
        return frozenset(d.name[2:] for d in self.all if d.name.startswith("--"))


def _declarations(source: Source) -> Iterator[Declaration]:
    nodes = tinycss2.parse_stylesheet(source.text, skip_comments=True, skip_whitespace=True)
    yield from _of_rules(nodes, source)


def _of_rules(nodes: list, source: Source) -> Iterator[Declaration]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = _selectors(node.prelude)
            for declared in _of_block(node.content):
                for selector in selectors:
                    part = str(selector.pseudo_element or "")
                    yield _made(declared, source, part, selector)
        elif node.type == "at-rule" and node.content is not None:
            keyword = node.lower_at_keyword
            if keyword == "page":
                yield from _of_page(node.content, source, "@page")
            elif keyword in _RULES_INSIDE:
                inner = tinycss2.parse_rule_list(node.content, True, True)
                yield from _of_rules(inner, source)


def _of_page(content: list, source: Source, part: str) -> Iterator[Declaration]:
    for node in tinycss2.parse_blocks_contents(content, True, True):
        if node.type == "declaration":
            yield _made(node, source, part, None)
        elif node.type == "at-rule" and node.content is not None:
            yield from _of_page(node.content, source, f"@{node.lower_at_keyword}")


def _of_block(content: list) -> list:
    nodes = tinycss2.parse_blocks_contents(content, True, True)
    return [node for node in nodes if node.type == "declaration"]


def _made(node, source: Source, part: str, selector: object) -> Declaration:
    value = tinycss2.serialize(node.value)
    line, column = node.source_line, node.source_column
    # A custom property's name may hold capitals; all others are written small.
    name = node.name if node.name.startswith("--") else node.lower_name
    return Declaration(name, value, source, line, column, part, selector)


def _selectors(prelude: list) -> list:
    try:
        return compile_selector_list(prelude)
    except SelectorError:  # the engine says so itself
        return []


def variables(value: str) -> Iterator[str]:
    """The names that a value asks for with `var(--name)`."""
    stack = list(tinycss2.parse_component_value_list(value))
    while stack:
        node = stack.pop()
        if node.type == "function":
            first = next((one for one in node.arguments if one.type == "ident"), None)
            if node.lower_name == "var" and first is not None:
                yield first.value.removeprefix("--")
            stack += node.arguments
        elif hasattr(node, "content") and isinstance(node.content, list):
            stack += node.content
