"""Turn an SVG file from anywhere into a drawing of shapes and words that reaches nothing else.

An allow-list: what a drawing program leaves behind about itself is dropped, and whatever could
run, load, hide or explode is refused by name.
"""

import re
from xml.etree import ElementTree

from briefing.look.assets.images import Picture, UnfitError
from briefing.problems import Said
from briefing.wording import foreign
from briefing.wording import pictures as wording

SIZE_LIMIT = 1_000_000
ELEMENT_LIMIT = 5_000
DEPTH_LIMIT = 64
LENGTH_LIMIT = 100_000
TYPE = "image/svg+xml"
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
#: Other languages that a browser would show or run.
_WEB = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML")
_ELEMENT_NAMES = (
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath "
    "linearGradient radialGradient stop clipPath mask pattern marker title desc style a"
)
_ATTRIBUTE_NAMES = (
    "id class style transform d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points viewBox "
    "preserveAspectRatio version offset dx dy rotate textLength lengthAdjust startOffset "
    "gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits "
    "patternUnits patternContentUnits patternTransform markerWidth markerHeight markerUnits "
    "refX refY orient clip-path clip-rule mask color display fill fill-opacity fill-rule "
    "stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit "
    "stroke-opacity stroke-width stop-color stop-opacity opacity visibility overflow "
    "font-family font-size font-style font-weight font-variant letter-spacing word-spacing "
    "text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift "
    "marker-start marker-mid marker-end vector-effect paint-order shape-rendering "
    "text-rendering role lang"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
#: Parts that say nothing about the picture.
_DROPPED = frozenset({"metadata"})
#: The document type that drawing programs begin with: without a subset it defines nothing.
_DOCTYPE = re.compile(
    rb"\A((?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*)"
    rb"<!DOCTYPE\s+svg\b[^\[\]<>]*>",
    re.DOTALL,
)
_LOCAL = re.compile(r"#[^\s\"'()<>\\]+")
#: Colours that follow a reader's screen, as draw.io writes them: paper is light.
_FALLBACK = re.compile(r"var\(\s*--[\w-]+\s*,\s*((?:[^()]|\([^()]*\))*)\)")
_LIGHT = re.compile(r"light-dark\(\s*((?:[^(),]|\([^()]*\))+),(?:[^()]|\([^()]*\))*\)")
_WEB_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_URL = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)", re.IGNORECASE)
#: What CSS could load or compute with; a backslash could hide any of it.
_CSS_REFUSED = re.compile(r"@|\\|<|expression|javascript:|(?:image|image-set|src|element)\(", re.I)
#: Numbers behind the end of an outline: the engine would never come to the end of them.
_BEHIND_END = re.compile(r"z[\s,]*[-+.\d]", re.IGNORECASE)
#: Characters that nobody sees, and that turn words round (CVE-2021-42574).
_REORDERS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)

ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)


def looks_like_svg(data: bytes) -> bool:
    """Whether some bytes begin as XML does."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def cleaned(data: bytes) -> Picture:
    """The drawing with what it needs alone.

    Raises:
        UnfitError: It is no SVG, too involved, or holds what is not let in.
    """
    if len(data) > SIZE_LIMIT:
        raise _too_much(SIZE_LIMIT, wording.BYTES)
    root = _parsed(_DOCTYPE.sub(rb"\1", data, count=1))
    if root.tag != f"{{{_SVG}}}svg":
        raise UnfitError(wording.NOT_XML, why=wording.NO_SVG.filled(tag=_shown(root.tag), svg=_SVG))
    _clean(root)
    _count(root)
    return Picture(ElementTree.tostring(root, encoding="utf-8"), TYPE)


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree under limits, and none at all where a document type defines something."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuse: a document type can define entities that grow without end."""
        raise UnfitError(wording.UNSAFE_PART, part="<!DOCTYPE>")

    def start(self, tag: str, attributes: dict[str, str]) -> ElementTree.Element:
        """Begin an element."""
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.depth > DEPTH_LIMIT:
            raise _too_much(DEPTH_LIMIT, wording.LEVELS)
        if self.count > 4 * ELEMENT_LIMIT:  # dropped ones among them
            raise _too_much(ELEMENT_LIMIT, wording.ELEMENTS)
        return super().start(tag, attributes)

    def end(self, tag: str) -> ElementTree.Element:
        """End an element."""
        self.depth -= 1
        return super().end(tag)


def _parsed(data: bytes) -> ElementTree.Element:
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(data)
        return parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnfitError(wording.NOT_XML, why=foreign.heard(error)) from None


def _clean(element: ElementTree.Element) -> None:
    """Drop what says nothing, refuse what is not let in, here and below."""
    for name, value in list(element.attrib.items()):
        if _keep_attribute(element.tag, name, value):
            _check_value(name, value)
            element.set(name, _LIGHT.sub(r"\1", _FALLBACK.sub(r"\1", value)))
        else:
            del element.attrib[name]
    if mark := _REORDERS.search((element.text or "") + (element.tail or "")):
        raise UnfitError(wording.UNSAFE_PART, part=f"U+{ord(mark[0]):04X}")
    if _local(element.tag) == "style":
        _check_css(element.text or "", "<style>")
    for child in list(element):
        if _local(child.tag) == "switch" and child.tag.startswith(f"{{{_SVG}}}"):
            _choose(child)
        if _keep_element(child.tag):
            _clean(child)
        else:
            element.remove(child)


def _choose(switch: ElementTree.Element) -> None:
    """Leave of the ways to draw a part the first that is a drawing, if it says all the words."""
    ways = list(switch)
    drawn = (way for way in ways if _local(way.tag) in _ELEMENTS)
    chosen = next(drawn, None)
    for way in ways:
        if way is chosen:
            break
        if _words(way) and (chosen is None or _words(way) != _words(chosen)):
            raise UnfitError(wording.WEB_TEXT, words=_words(way)[:40])
    switch.tag = f"{{{_SVG}}}g"
    for way in ways:
        if way is not chosen:
            switch.remove(way)


def _words(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _keep_element(tag: str) -> bool:
    """Whether an element stays: a drawing program's own go, what would be missed is refused."""
    space, name = tag[1:].split("}") if tag.startswith("{") else ("", tag)
    if space not in (_SVG, "", *_WEB):
        return False
    if space == _SVG and name in _DROPPED:
        return False
    if space != _SVG or name not in _ELEMENTS:
        raise UnfitError(wording.UNSAFE_PART, part=_shown(tag))
    return True


def _keep_attribute(tag: object, name: str, value: str) -> bool:
    """Whether an attribute stays; one that runs or loads something is refused."""
    plain = _local(name)
    if plain.lower().startswith("on"):
        raise UnfitError(wording.UNSAFE_PART, part=plain)
    if plain.lower() == "href":
        if _local(tag) == "a" and _WEB_ADDRESS.match(value.strip()):
            return False  # a drawing on paper leads nowhere
        if not _LOCAL.fullmatch(value.strip()):
            raise UnfitError(wording.UNSAFE_PART, part=f'{plain}="{value[:40]}"')
        return True
    if plain in ("src", "base", "data", "filter"):
        raise UnfitError(wording.UNSAFE_PART, part=plain)
    return name in _ATTRIBUTES or name in (f"{{{_XML}}}space", f"{{{_XML}}}lang")


def _check_value(name: str, value: str) -> None:
    plain = _local(name)
    _check_css(value, plain)
    if plain == "d" and (more := _BEHIND_END.search(value)):
        at = max(0, more.start() - 20)
        raise UnfitError(wording.NOT_XML, why=f'd="{value[at : more.end() + 10]}"')
    if plain in ("width", "height", "viewBox") and any(
        abs(float(number)) > LENGTH_LIMIT for number in _NUMBER.findall(value)
    ):
        raise UnfitError(wording.UNSAFE_PART, part=f'{plain}="{value[:40]}"')


def _check_css(text: str, place: str) -> None:
    """Refuse values that point out of the file or could hide such a thing."""
    for match in _URL.finditer(text):
        if not _LOCAL.fullmatch(match[2].strip()):
            raise UnfitError(wording.UNSAFE_PART, part=f"{place}: {match[0][:40]}")
    rest = _URL.sub("", text)
    sheet = place in ("style", "<style>")
    if "url(" in rest.lower() or "\\" in rest or (sheet and _CSS_REFUSED.search(rest)):
        raise UnfitError(wording.UNSAFE_PART, part=f"{place}: {rest.strip()[:40]}")


def _count(root: ElementTree.Element) -> None:
    """Refuse a drawing whose repeated parts make it too large, or repeat themselves."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    left = ELEMENT_LIMIT

    def visit(element: ElementTree.Element, inside: frozenset[int]) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise _too_much(ELEMENT_LIMIT, wording.ELEMENTS)
        below = list(element)
        if _local(element.tag) == "use":
            href = element.get("href") or element.get(f"{{{_XLINK}}}href") or ""
            target = by_id.get(href.strip()[1:])
            if target is not None and id(target) in inside:
                raise UnfitError(wording.UNSAFE_PART, part=f'<use href="{href[:40]}">')
            below += [target] if target is not None else []
        if len(inside) > 2 * DEPTH_LIMIT:
            raise _too_much(DEPTH_LIMIT, wording.LEVELS)
        for child in below:
            visit(child, inside | {id(element)})

    visit(root, frozenset())


def _too_much(limit: int, what: Said) -> UnfitError:
    return UnfitError(wording.TOO_INVOLVED, limit=f"{limit:,}", what=what)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _shown(tag: object) -> str:
    return f"<{_local(tag)[:40]}>"
