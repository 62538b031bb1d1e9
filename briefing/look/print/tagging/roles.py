"""Turn an HTML element into the PDF structure type that says the same to a screen reader."""

import re
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: Types of ours and the standard type that each stands for; PDF 2 has `Aside` itself.
ROLE_MAP = {"Aside": "Sect"}
#: Types that hold other elements only: loose text in them becomes a paragraph.
GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote"})
#: Types that run along in a line of text.
INLINE = frozenset({"Span", "Link", "Quote", "Code", "Reference", "Note", "Lbl", "Form", "Figure"})
#: No element of its own: the content belongs to what is around it.
DISSOLVED = ""

#: Break points and joiners steer the printer; nobody should hear or copy them.
JOINERS = re.compile("[\u00ad\u200b\u2060\ufeff]")

_ROLES = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    **dict.fromkeys(("div", "header", "footer", "address", "figure", "hgroup", "form"), "Div"),
    **dict.fromkeys(("p", "pre", "summary", "legend"), "P"),
    **dict.fromkeys(("section", "nav"), "Sect"),
    **dict.fromkeys(("ul", "ol", "menu", "dl"), "L"),
    **dict.fromkeys(("img", "object", "embed", f"{SVG}svg"), "Figure"),
    **dict.fromkeys(("caption", "figcaption"), "Caption"),
    **dict.fromkeys(("em", "strong"), "Span"),
    "main": "Part",
    "article": "Art",
    "aside": "Aside",
    "blockquote": "BlockQuote",
    "q": "Quote",
    "code": "Code",
    "a": "Link",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
}
_LISTS = {"li": ("ul", "ol", "menu"), "dt": ("dl", "div"), "dd": ("dl", "div")}
_NOTES = frozenset({"doc-footnote", "doc-endnote"})
_NUMBERINGS = {
    "decimal": "Decimal",
    "upper-roman": "UpperRoman",
    "lower-roman": "LowerRoman",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
}
_SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}


def role(element: Element, parent: Element | None) -> str:
    """Give an element's structure type, or `DISSOLVED` when it means nothing by itself."""
    tag = element.tag
    if element.get("role") in _NOTES:
        return "Note"
    if tag == "abbr":
        return "Span" if clean(element.get("title", "")) else DISSOLVED
    if tag == "div" and parent is not None and parent.tag == "dl":
        return DISSOLVED
    if tag in _LISTS and (parent is None or parent.tag not in _LISTS[tag]):
        return "Div"
    return _ROLES.get(tag, DISSOLVED)


def language(element: Element) -> str:
    """Give the language that an element declares itself, or `""`."""
    return element.get("lang", element.get(_XML_LANG, "")).strip()


def is_artifact(element: Element) -> bool:
    """Tell whether an element only decorates or repeats, so that a screen reader may skip it."""
    if element.get("aria-hidden") == "true" or element.get("data-artifact", "false") != "false":
        return True
    decorative = element.get("role") in ("presentation", "none") or element.get("alt") == ""
    return decorative and _ROLES.get(element.tag) == "Figure"


def alternative(element: Element) -> str:
    """Give the words that stand for an image: its label, its `alt`, or its SVG title and `desc`."""
    drawn = " ".join(element.findtext(SVG + tag) or "" for tag in ("title", "desc"))
    return clean(element.get("aria-label") or element.get("alt") or drawn)


def expansion(element: Element) -> str:
    """Give what an abbreviation is short for, or `""`."""
    return clean(element.get("title", "")) if element.tag == "abbr" else ""


def numbering(element: Element, style: str) -> str:
    """Give a list's `ListNumbering` from its tag and its markers' `list-style-type`."""
    if style in _NUMBERINGS:
        return _NUMBERINGS[style]
    return "Decimal" if element.tag == "ol" else ("Disc" if style else "None")


def scope(cell: Element, row: int, column: int, in_head: bool) -> str:
    """Give what a header cell is the header of; by its place when it does not say so itself."""
    if cell.get("scope") in _SCOPES:
        return _SCOPES[cell.get("scope", "")]
    return "Row" if column == 0 and row > 0 and not in_head else "Column"


def clean(text: str) -> str:
    """Give text as it is read aloud: without joiners, with single spaces."""
    return " ".join(JOINERS.sub("", text).split())
