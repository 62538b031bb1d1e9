"""Find the declaration of a theme's style sheets that makes an element look as it does.

What is wrong with a page shows in its boxes; whoever has to mend it wants the line of the CSS.
"""

from collections.abc import Iterable, Iterator

from briefing.look import css
from briefing.look.page import Tree
from briefing.problems import Collected, Source


class Declarations:
    """All declarations of some style sheets, the last sheet winning over those before."""

    def __init__(self, sheets: Iterable[Source]) -> None:
        # What is wrong with the sheets themselves the engine says.
        self.rules = [rule for sheet in sheets for rule in css.rules(sheet, Collected())]
        self.cascade = css.Cascade(self.rules)
        self.elements: dict[Tree, css.Element] = {}

    def read(self, tree: Tree) -> None:
        """Take the elements of a page, so that selectors can be matched against them."""
        self.elements = {e.etree_element: e for e in css.elements(tree).iter_subtree()}

    def of(self, element: Tree | None, part: str, names: tuple[str, ...]) -> css.Declaration | None:
        """The winning declaration of some properties for an element or, failing that, around it.

        `part` is a pseudo-element, or a margin box such as `@bottom-right`.
        """
        if part.startswith("@"):
            rules = [rule for rule in self.rules if rule.at == part]
            return _last((d for rule in rules for d in rule.declarations), names)
        around = self.elements.get(element)
        while around is not None:
            winners = self.cascade.winners(around)
            if best := _last(winners.get(part, {}).values(), names):
                return best
            around, part = (around, "") if part else (around.parent, "")
        return None

    def used(self) -> Iterator[tuple[str, css.Declaration]]:
        """Every custom property that a `var()` asks for, with the declaration that asks."""
        for rule in self.rules:
            for declaration in rule.declarations:
                for name in css.variables(declaration.value):
                    yield name, declaration

    def custom(self) -> frozenset[str]:
        """Custom properties that the sheets themselves define, without their dashes."""
        names = (d.name for rule in self.rules for d in rule.declarations)
        return frozenset(name[2:] for name in names if name.startswith("--"))


def _last(declared: Iterable[css.Declaration], names: tuple[str, ...]) -> css.Declaration | None:
    return next((d for d in reversed([*declared]) if d.name in names), None)
