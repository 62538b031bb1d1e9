"""Rules about the XMP metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from .document import Document
from .findings import Checker, Finding, checker

CHECKERS: list[Checker] = []
_UA = "http://www.aiim.org/pdfua/ns/id/"
_DC = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIX_RULES = {"part": "5-3", "amd": "5-4", "corr": "5-5"}


def _raw(document: Document) -> bytes:
    found = document.root.get("/Metadata")
    return found.read_bytes() if found is not None else b""


def _properties(tree: ElementTree.Element) -> dict[str, str]:
    """Give the top properties by name, whether written as elements or as attributes."""
    result: dict[str, str] = {}
    for description in tree.iter(f"{{{_RDF}}}Description"):
        result |= description.attrib
        result |= {child.tag: "".join(child.itertext()).strip() for child in description}
    return result


@checker(CHECKERS, "5-1", "5-2", "7.1-9", "7.2-33")
def packet(document: Document) -> Iterator[Finding]:
    """The metadata name the standard and the title."""
    raw = _raw(document)
    if not raw:
        return
    tree = ElementTree.fromstring(raw)
    found = _properties(tree)
    if not any(name.startswith(f"{{{_UA}}}") for name in found):
        yield Finding("5-1", "the metadata do not name PDF/UA")
    elif found.get(f"{{{_UA}}}part") != "1":
        yield Finding("5-2", f"the metadata name part {found.get(f'{{{_UA}}}part')!r}")
    if f"{{{_DC}}}title" not in found:
        yield Finding("7.1-9", "the metadata have no title")
    default = any(item.get(_LANG) == "x-default" for item in tree.iter(f"{{{_RDF}}}li"))
    if default and not document.lang:
        yield Finding("7.2-33", "the metadata have no language")


@checker(CHECKERS, *_PREFIX_RULES.values())
def prefixes(document: Document) -> Iterator[Finding]:
    """Properties that name the standard have the prefix `pdfuaid`."""
    text = _raw(document).decode("utf-8", "replace")
    for prefix in re.findall(rf'xmlns:(\w+)=["\']{re.escape(_UA)}["\']', text):
        for name, rule in _PREFIX_RULES.items():
            if prefix != "pdfuaid" and re.search(rf"\b{prefix}:{name}\b", text):
                yield Finding(rule, f"`{prefix}:{name}` should be `pdfuaid:{name}`")
