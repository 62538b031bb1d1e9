"""Turn screen style sheets into problems where they keep a text from being seen, or add words.

No browser is asked: a declaration that hides is looked for on the elements that hold texts and
on those around them, as the cascade of the sheets leaves it. Conditions on the screen count as
met, since on some screen they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from briefing.look import css
from briefing.look.page import Tree
from briefing.look.seen import gates
from briefing.look.seen.contrast import PALE, contrast
from briefing.problems import Problem, Report, Span
from briefing.wording import web as wording
from briefing.wording.gates import ADDED_TEXT

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
#: What puts a part of an element over the whole of it.
_SIDES = ("top", "right", "bottom", "left")
_EDGE = re.compile(rf"(?:(?:{_NOTHING}|-[\d.]+\w+)(?:/\*\*/)?)+")
_PLACED = re.compile("absolute|fixed|relative|sticky")
_ASKED = {*_HIDES, *_SIZES, *_GROUNDS, "overflow", "overflow-x", "overflow-y"} | {
    *("position", "inset", "z-index", "content")
}
#: Steps of an animation that stay when it has ended, and the words by which they do.
_LAST, _STAYS = {"to", "100%"}, {"forwards", "both"}


@dataclass(frozen=True, slots=True)
class _Set:
    """A declaration that wins on an element, with its value there."""

    declaration: css.Declaration
    value: str
    colour: tuple[float, float, float] | None


Values = dict[Tree, dict[str, dict[str, _Set]]]
"""What wins on each element of one screen, by part and property."""


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
    rules = [rule for rule in rules if "@media print" not in rule.conditions]
    known = frozenset(match[0].casefold() for match in gates.WORDS.finditer(gates.drawn(tree)))
    for declaration in (d for rule in rules if not rule.at for d in rule.declarations):
        if declaration.name == "content" and (word := _added(declaration.value, known)):
            report(declaration.problem(ADDED_TEXT, words=word))
    cascade, ends = css.Cascade(rules), _ends(rules)
    winners = {e: cascade.winners(e) for e in css.elements(tree).iter_subtree()}
    elements = {e.etree_element: e for e in winners}
    told: set[css.Declaration | str] = set()
    for tokens in screens:
        custom = {css.elements(tree): {f"--{name}": css.parsed(v) for name, v in tokens.items()}}
        values: Values = {}
        for element, declared in winners.items():  # the outer before the inner
            own = css.custom(declared.get("", {}), custom[element.parent or element])
            custom[element] = own
            values[element.etree_element] = {
                part: _values(declared[part], own, ends) for part in declared
            }
        for name, texts in gates.by_id(tree, gates.UNIT).items():
            causes = [_cause(elements[text], values) for text in texts]
            if all(causes) and causes[0] not in told:
                told.add(causes[0])
                report(_problem(causes[0], name, place))


def _ends(rules: Iterable[css.Rule]) -> dict[str, list[css.Declaration]]:
    """What each animation leaves behind when it has ended."""
    ends: dict[str, list[css.Declaration]] = {}
    for rule in rules:
        name, _, steps = rule.name.partition(" ")
        if rule.at == "@keyframes" and _LAST & set(steps.replace(",", " ").split()):
            ends.setdefault(name, []).extend(rule.declarations)
    return ends


def _values(
    declared: Mapping[str, css.Declaration],
    custom: Mapping[str, css.Tokens],
    ends: Mapping[str, list[css.Declaration]],
) -> dict[str, _Set]:
    """The values of what wins on an element, as an animation leaves them."""
    moving = (declared[name].value for name in declared if name.startswith("animation"))
    words = [token.value for value in moving for token in value if token.type == "ident"]
    left = [d for word in words for d in ends.get(word, ())] if _STAYS & {*words} else []
    values = {}
    for declaration in (*declared.values(), *left):
        if declaration.name in _ASKED:
            tokens = css.resolved(declaration.value, custom)
            values[declaration.name] = _Set(declaration, css.written(tokens), css.colour(tokens))
    return values


def _added(value: css.Tokens, known: frozenset[str]) -> str:
    """A word that `content` says and the page does not."""
    words = (match[0] for text in css.strings(value) for match in gates.WORDS.finditer(text))
    return next((word for word in words if word.casefold() not in known), "")


def _problem(cause: css.Declaration | str, name: str, place: Span) -> Problem:
    if isinstance(cause, str):
        return wording.HIDDEN_INSIDE.at(place, id=name, tag=cause)
    return cause.problem(wording.HIDDEN_ON_SCREEN, id=name)


def _cause(text: css.Element, values: Values) -> css.Declaration | str:
    """What hides an element: a declaration on it or around it, or the name of such an element.

    Empty where it can be seen.
    """
    settled: set[str] = set()
    letters: _Set | None = None
    ground = False
    under = ["before", "after"]
    for element in (text, *text.ancestors):
        tag, attributes = element.local_name, element.etree_element.attrib
        if tag in _UNSEEN and not (tag in ("details", "dialog") and "open" in attributes):
            return tag
        if "hidden" in attributes:
            return f"{tag} hidden"
        parts = values[element.etree_element]
        own = parts.get("", {})
        if hiding := next(_hiding(own, settled), None):
            return hiding
        if cover := next(filter(None, (_cover(parts.get(part, {})) for part in under)), None):
            return cover
        if "position" in own and _PLACED.match(own["position"].value):  # above what comes before
            under = (
                []
                if "z-index" in own and own["z-index"].value.lstrip("0").isdigit()
                else under[-1:]
            )
        letters = letters or own.get("color")
        for name in _GROUNDS:
            if not ground and name in own and own[name].colour:
                ground = True
                if letters and letters.colour and contrast(letters.colour, own[name].colour) < PALE:
                    return letters.declaration
        settled |= _INHERITED & own.keys()
    return ""


def _cover(part: Mapping[str, _Set]) -> css.Declaration | None:
    """The ground of a part that lies over the whole of its element."""
    value = {name: part[name].value for name in part}
    around = [value.get("inset", "x")] if "inset" in value else [value.get(s, "x") for s in _SIDES]
    whole = all(map(_EDGE.fullmatch, around)) or value.get("width") == value.get("height") == "100%"
    placed = value.get("position") in ("absolute", "fixed") and "content" in value
    if not (whole and placed) or value.get("z-index", "").startswith("-"):
        return None
    if next(_hiding(part, set()), None):
        return None
    return next(
        (part[name].declaration for name in _GROUNDS if name in part and part[name].colour), None
    )


def _hiding(own: Mapping[str, _Set], settled: set[str]) -> Iterator[css.Declaration]:
    """What on an element hides all that is in it, but for properties that are `settled` inside."""
    for name, mine in own.items():
        if name in _HIDES and name not in settled and _HIDES[name].fullmatch(mine.value):
            yield mine.declaration
    cut = any(_CUT.match(mine.value) for name, mine in own.items() if name.startswith("overflow"))
    for name in _SIZES & own.keys() if cut else ():
        if _ZERO.fullmatch(own[name].value):
            yield own[name].declaration
