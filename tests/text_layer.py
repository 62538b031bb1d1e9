"""The text of a PDF as a viewer finds and copies it, which pdfium reads."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2


def pages(pdf: bytes | Path) -> list[str]:
    """What is drawn on each page, in the order of its drawing."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def whole(pdf: bytes | Path) -> str:
    """What is drawn on all pages."""
    return "\n".join(pages(pdf))


def squeezed(pdf: bytes | Path) -> str:
    """The same without spaces, and without what stands where a word is broken."""
    return re.sub(r"[\s\ufffe]+", "", whole(pdf))
