"""Turn screen style sheets into problems where they keep a text from being seen, or add words.

No browser is asked: a declaration that hides is looked for on the elements that hold texts and
on those around them, as the cascade of the sheets leaves it. Conditions on the screen count as
met, since on some screen they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.look import css
from briefing.look.page import Tree
from briefing.look.seen import gates
from briefing.look.seen.contrast import PALE, contrast
from briefing.problems import Problem, Report, Span
from briefing.wording import web as wording

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
#: Elements that browsers do not show, or only when somebody opens them.
_UNSEEN = frozenset({"template", "noscript", "dialog", "details", "datalist", "canvas", "object"})
#: Properties that an element's own declaration sets right again, whatever holds around it.
_INHERITED = frozenset({"visibility", "font-size", "color", "-webkit-text-fill-color"})
_ASKED = {*_HIDES, *_SIZES, *_GROUNDS, "overflow", "overflow-x", "overflow-y"}


@dataclass(frozen=True, slots=True)
class _Set:
    """A declaration that wins on an element, with its value there."""

    declaration: css.Declaration
    value: str
    colour: tuple[float, float, float] | None


Values = dict[Tree, dict[str, _Set]]
"""What wins on each element of one screen, by property."""


def check(
    tree: Tree,
    rules: Iterable[css.Rule],
    screens: Iterable[Mapping[str, str]],
    place: Span,
    report: Report,
) -> None:
    """Report what hides texts of a page on a screen, and the words that its sheets add.

    `screens` are the values of the tokens on each kind of screen; `place` is the page. A text
    that a page holds more than once is hidden where each of its elements is.
    """
    rules = [rule for rule in rules if "@media print" not in rule.conditions and not rule.at]
    known = frozenset(match[0].casefold() for match in gates.WORDS.finditer(gates.drawn(tree)))
    for declaration in (d for rule in rules for d in rule.declarations if d.name == "content"):
        if word := _added(declaration.value, known):
            report(declaration.problem(wording.ADDED_ON_SCREEN, words=word))
    page, cascade = css.elements(tree), css.Cascade(rules)
    winners = {e: cascade.winners(e).get("", {}) for e in page.iter_subtree()}
    parents = {child: element for element in tree.iter() for child in element}
    told: set[css.Declaration | str] = set()
    for tokens in screens:
        values = dict(_values(page, winners, {f"--{n}": css.parsed(t) for n, t in tokens.items()}))
        for name, elements in gates.by_id(tree, gates.UNIT).items():
            ways = [[element, *_above(element, parents)] for element in elements]
            causes = [_cause(way, values) for way in ways]
            if all(causes) and causes[0] not in told:
                told.add(causes[0])
                report(_problem(causes[0], name, place))


def _values(
    element: css.Element,
    winners: Mapping[css.Element, Mapping[str, css.Declaration]],
    outer: Mapping[str, css.Tokens],
) -> Iterator[tuple[Tree, dict[str, _Set]]]:
    """What wins on each element, where custom properties are `outer` on the first."""
    custom = css.custom(winners[element], outer)
    values = {}
    for name in winners[element].keys() & _ASKED:
        declaration = winners[element][name]
        tokens = css.resolved(declaration.value, custom)
        values[name] = _Set(declaration, css.written(tokens), css.colour(tokens))
    yield element.etree_element, values
    for child in element.iter_children():
        yield from _values(child, winners, custom)


def _added(value: css.Tokens, known: frozenset[str]) -> str:
    """A word that `content` says and the page does not."""
    words = (match[0] for text in css.strings(value) for match in gates.WORDS.finditer(text))
    return next((word for word in words if word.casefold() not in known), "")


def _problem(cause: css.Declaration | str, name: str, place: Span) -> Problem:
    if isinstance(cause, str):
        return wording.HIDDEN_INSIDE.at(place, id=name, tag=cause)
    return cause.problem(wording.HIDDEN_ON_SCREEN, id=name)


def _above(element: Tree, parents: Mapping[Tree, Tree]) -> Iterator[Tree]:
    while (element := parents.get(element)) is not None:
        yield element


def _cause(way: list[Tree], values: Values) -> css.Declaration | str:
    """What hides an element: a declaration on it or around it, or the name of such an element.

    `way` is the element and those around it; empty where it can be seen.
    """
    settled: set[str] = set()
    letters: _Set | None = None
    ground = False
    for element in way:
        tag = str(element.tag).rpartition("}")[2]
        if tag in _UNSEEN and not (tag in ("details", "dialog") and "open" in element.attrib):
            return tag
        if "hidden" in element.attrib:
            return f"{tag} hidden"
        own = values.get(element, {})
        if hiding := next(_hiding(own, settled), None):
            return hiding
        letters = letters or own.get("color")
        for name in _GROUNDS:
            if not ground and name in own and own[name].colour:
                ground = True
                if letters and letters.colour and contrast(letters.colour, own[name].colour) < PALE:
                    return letters.declaration
        settled |= _INHERITED & own.keys()
    return ""


def _hiding(own: Mapping[str, _Set], settled: set[str]) -> Iterator[css.Declaration]:
    """What on an element hides all that is in it, but for properties that are `settled` inside."""
    for name, mine in own.items():
        if name in _HIDES and name not in settled and _HIDES[name].fullmatch(mine.value):
            yield mine.declaration
    cut = any(_CUT.match(mine.value) for name, mine in own.items() if name.startswith("overflow"))
    for name in _SIZES & own.keys() if cut else ():
        if _ZERO.fullmatch(own[name].value):
            yield own[name].declaration
