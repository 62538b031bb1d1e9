"""Turn rendered HTML into a tree, and make its Korean words hold together for print.

The one door to tinyhtml5.
"""

from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

import tinyhtml5

from briefing.edition import korean

Tree = ElementTree.Element

#: Elements that end a line of text: words on either side never touch.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl"),
        *("dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "html", "li", "main", "nav", "ol", "p", "section", "table", "tbody", "td", "tfoot"),
        *("th", "thead", "tr", "ul"),
    )
)
_SKIPPED = frozenset(("head", "style", "script", "title", "{http://www.w3.org/2000/svg}svg"))
#: Notes leave the line of their call, so that their words do not touch those around it.
_APART = frozenset({"footnote"})
#: The gloss of a term, in brackets: a line may end before a long one.
_BRACKETED = "bracketed"


@dataclass(frozen=True)
class Page:
    """A page as a theme's templates made it."""

    html: str

    @cached_property
    def tree(self) -> Tree:
        """Its elements; whoever changes them takes a copy."""
        return parse(self.html)


def parse(html: str) -> Tree:
    """The tree of a page."""
    return tinyhtml5.parse(html, namespace_html_elements=False)


def joined(tree: Tree) -> Tree:
    """A copy of a tree with word joiners in its Korean text, across inline elements."""
    tree = deepcopy(tree)
    _Joiner().walk(tree, "")
    return tree


class _Joiner:
    """Goes through text in reading order; `before` is the character in front of it."""

    def __init__(self) -> None:
        self.before = ""

    def walk(self, element: Tree, language: str) -> None:
        """Join the words inside an element whose language is that of its parent or its own."""
        language = element.get("lang", language)
        block = element.tag in _BLOCKS
        apart = block or element.get("class", "") in _APART
        outside = self.before
        if apart or _is_long_bracket(element):
            self.before = ""
        if element.tag not in _SKIPPED:
            element.text = self.text(element.text, language)
            for child in element:
                self.walk(child, language)
                child.tail = self.text(child.tail, language)
        if apart:
            self.before = "" if block else outside

    def text(self, text: str | None, language: str) -> str | None:
        """Words of one language with their joiners."""
        if not text:
            return text
        joined = korean.keep(text, self.before) if language == "ko" else text
        self.before = text[-1]
        return joined


def _is_long_bracket(element: Tree) -> bool:
    bracketed = _BRACKETED in element.get("class", "").split()
    return bracketed and len(text_of(element)) - len("()") >= korean.LONG_BRACKET


def text_of(element: Tree) -> str:
    """The words inside an element, as a reader sees them."""
    return "".join(element.itertext()).replace(korean.WORD_JOINER, "")
