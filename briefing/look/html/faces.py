"""Turn a page and its style sheets into the characters that each font shows on a screen.

A browser takes a character from the first family of the stack that has it. What the stack is,
and the weight and slope, is known only from the cascade, of which the few properties are read
that choose a face or add characters. It errs on the side of a few characters more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefing.look import css
from briefing.look.fonts import FaceKey, FontSet
from briefing.look.html.counters import counted, counter_styles
from briefing.look.page import Tree
from briefing.problems import Collected, Source

#: What a browser does by itself, as far as faces go (HTML Standard, 15.3); any rule of a page
#: weighs more.
_BROWSER = """
:where(h1, h2, h3, h4, h5, h6, th, strong, b) { font-weight: bold }
:where(em, i, cite, dfn, var, address) { font-style: italic }
:where(code, kbd, samp, pre) { font-family: monospace }
:where(li)::marker { content: counter(list-item) "." }
:where(q)::before { content: open-quote } :where(q)::after { content: close-quote }
"""
_SILENT = frozenset({"head", "script", "style", "template", "title", "desc", "metadata"})
_FACE = ("font-family", "font-weight", "font-style", "text-transform")
_KEYWORD_WEIGHT = {"normal": 400, "bold": 700}
_RESET = frozenset({"initial", "unset", "inherit", "revert"})


@dataclass(frozen=True, slots=True)
class _Style:
    """The computed values of an element that matter here; all of them are inherited."""

    families: tuple[str, ...] = ()
    weight: int = 400
    slope: str = "normal"
    upper: bool = False
    custom: Mapping[str, css.Tokens] = field(default_factory=dict)


def usage(tree: Tree, rules: Iterable[css.Rule], fonts: FontSet) -> dict[FaceKey, str]:
    """The characters that each face shows; `rules` name families as the web file does.

    Conditions such as `@media` are taken as not met and then as met, and the two added.
    """
    rules = [*css.rules(Source("browser", _BROWSER), Collected()), *rules]
    family_of = {face.web: face.family for face in fonts.faces}
    shown: dict[tuple, set[str]] = defaultdict(set)
    page = css.elements(tree)
    for met in (False, True):
        typing = _Typing([rule for rule in rules if met or not rule.conditions], family_of)
        for style, text in typing.texts(page, _Style()):
            shown[style.families, style.weight, style.slope].update(
                text.upper() if style.upper else text
            )
    faces: dict[FaceKey, set[str]] = defaultdict(set)
    for (families, weight, slope), chars in shown.items():
        for key, some in fonts.share(families, weight, slope, "".join(sorted(chars))).items():
            faces[key].update(some)
    return {key: "".join(sorted(chars)) for key, chars in sorted(faces.items())}


class _Typing:
    """Rules ready to be asked in which style the texts of a page are set."""

    def __init__(self, rules: list[css.Rule], family_of: Mapping[str, str]) -> None:
        self.family_of = family_of
        self.counters = counter_styles(rules)
        self.cascade = css.Cascade(rules)

    def texts(self, element: css.Element, outer: _Style) -> Iterator[tuple[_Style, str]]:
        """Each piece of text inside an element with its style, in reading order."""
        if element.local_name in _SILENT:
            return
        winners = self.cascade.winners(element)
        style = self._style(winners.pop("", {}), outer, _attributes(element))
        for part, declared in winners.items():
            own = self._style(declared, style)
            if part in ("first-letter", "first-line"):
                yield own, "".join(element.etree_element.itertext())
            if "content" in declared:
                value = css.resolved(declared["content"].value, own.custom)
                yield own, _content(value, element, self.counters)
        yield style, element.etree_element.text or ""
        for child in element.iter_children():
            yield from self.texts(child, style)
            yield style, child.etree_element.tail or ""

    def _style(
        self,
        declared: Mapping[str, css.Declaration],
        outer: _Style,
        attributes: Mapping[str, css.Tokens] | None = None,
    ) -> _Style:
        """What declarations, and SVG's attributes below them, make of the style around them."""
        if not declared and not attributes:
            return outer
        custom = css.custom(declared, outer.custom)
        values = dict(attributes or {})
        for name, declaration in declared.items():
            if name == "font":
                values |= _shorthand(css.resolved(declaration.value, custom))
            elif name in _FACE:
                values[name] = css.resolved(declaration.value, custom)
        values = {name: value for name, value in values.items() if value and not _resets(value)}
        style = replace(outer, custom=custom)
        if "font-family" in values:
            style = replace(style, families=tuple(self._families(values["font-family"])))
        if "font-weight" in values:
            style = replace(style, weight=_weight(values["font-weight"], outer.weight))
        if "font-style" in values:
            slope = "normal" if _word(values["font-style"][0]) == "normal" else "italic"
            style = replace(style, slope=slope)
        if "text-transform" in values:
            style = replace(style, upper=_word(values["text-transform"][0]) == "uppercase")
        return style

    def _families(self, value: css.Tokens) -> Iterator[str]:
        """The names of a stack; those of the web file as those of the fonts."""
        name: list[str] = []
        for token in (*value, ","):
            if token == ",":
                family = " ".join(name)
                yield self.family_of.get(family, family)
                name = []
            elif token.type in ("string", "ident"):
                name.append(token.value)


def _attributes(element: css.Element) -> dict[str, css.Tokens]:
    """The presentation attributes of SVG: they count as rules of no weight."""
    values = {name: element.etree_element.get(name) for name in _FACE[:3]}
    return {name: css.parsed(value) for name, value in values.items() if value}


def _shorthand(value: css.Tokens) -> dict[str, css.Tokens]:
    """Slope, weight and families of `font: italic 600 1rem/1.5 "A", b`."""
    sizes = ("dimension", "percentage", "function")
    size = next((at for at, token in enumerate(value) if token.type in sizes), None)
    if size is None:
        return {}
    normal = css.parsed("normal")
    parts = {"font-style": normal, "font-weight": normal}
    for token in value[:size]:
        word = _word(token)
        if word in ("italic", "oblique"):
            parts["font-style"] = (token,)
        elif token.type == "number" or word in ("bold", "bolder", "lighter"):
            parts["font-weight"] = (token,)
    rest = value[size + 1 :]
    return parts | {"font-family": rest[2:] if rest and rest[0] == "/" else rest}


def _resets(value: css.Tokens) -> bool:
    return len(value) == 1 and _word(value[0]) in _RESET


def _word(token: object) -> str:
    return token.lower_value if token.type == "ident" else ""


def _weight(value: css.Tokens, outer: int) -> int:
    """A weight as a number; `bolder` and `lighter` go by the weight around."""
    if value[0].type == "number":
        return int(value[0].value)
    word = _word(value[0])
    if word == "bolder":
        return 400 if outer < 350 else 700 if outer < 550 else 900
    if word == "lighter":
        return 100 if outer < 550 else 400 if outer < 750 else 700
    return _KEYWORD_WEIGHT.get(word, outer)


def _content(value: css.Tokens, element: css.Element, counters: Mapping[str, str]) -> str:
    """The characters that `content` may show: those of a counter's style, text for a string."""
    text = ""
    for token in value:
        if token.type == "string":
            text += token.value
        elif token.type == "ident" and token.lower_value.endswith("-quote"):
            text += "“”‘’"
        elif token.type == "function":
            text += "".join(css.strings(token.arguments))
            if token.lower_name in ("counter", "counters"):
                text += counted(token.arguments, counters)
            names = css.packed(token.arguments)
            if token.lower_name == "attr" and names:
                text += element.etree_element.get(names[0].value, "")
    return text
