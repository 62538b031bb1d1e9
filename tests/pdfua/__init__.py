"""Turn a PDF into what keeps a screen reader from reading it: a check of PDF/UA-1 (ISO 14289-1).

Rules have the names of the public veraPDF profile; rules of our own are words. `languages` and
`reading_order_text` give what a screen reader says, in its order.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import pikepdf

from . import annotated, catalog, content, fonts, metadata, nesting, tables
from .document import Document, Element
from .findings import RULES, Finding
from .reading import languages_of, text_of, tree_of

__all__ = [
    "COVERED",
    "OWN",
    "Finding",
    "check",
    "elements",
    "held",
    "languages",
    "opened",
    "reading_order_text",
    "tree",
]

#: Rules of ours: what the profile does not ask, and a wrong tree would still break.
OWN = frozenset(name for name in RULES if not name[0].isdigit())
#: Rules of the profile that `check` looks at.
COVERED = frozenset(RULES) - OWN
_MODULES = (catalog, metadata, nesting, tables, annotated, content, fonts)


def check(pdf: bytes | Path) -> list[Finding]:
    """Give every breach of a covered rule, in the order of the rules' modules."""
    with opened(pdf) as document:
        return [
            finding
            for module in _MODULES
            for checker in module.CHECKERS
            for finding in checker(document)
        ]


def languages(pdf: bytes | Path) -> list[tuple[str, str]]:
    """Give each run of text with its language (`""` when none is told), in reading order."""
    with opened(pdf) as document:
        return languages_of(document)


def reading_order_text(pdf: bytes | Path) -> str:
    """Give the text of the structure tree, one line a block, images by their alternatives."""
    with opened(pdf) as document:
        return text_of(document)


def tree(pdf: bytes | Path) -> str:
    """Give the standard types of the structure tree, such as `Document(H1 P(Link))`."""
    with opened(pdf) as document:
        return tree_of(document)


def elements(pdf: bytes, role: str) -> list[Element]:
    """Give the structure elements of a standard type, in reading order."""
    return [element for element in held(pdf).elements if element.type == role]


@lru_cache(maxsize=4)
def held(pdf: bytes) -> Document:
    """Give the PDF as the checkers see it, open for as long as its parts are looked at."""
    return opened(pdf)


def opened(pdf: bytes | Path) -> Document:
    """Give the PDF as the checkers see it, to be closed after use."""
    raw = pdf if isinstance(pdf, bytes) else Path(pdf).read_bytes()
    return Document(raw, pikepdf.open(io.BytesIO(raw)))
