"""Find in a PDF that the engine is about to write what a profile has to change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from weasyprint.pdf.stream import Stream


def streams(pdf: pydyf.PDF) -> Iterator[Stream]:
    """Everything that paints: pages, groups and patterns."""
    from weasyprint.pdf.stream import Stream  # the fonts are pinned by now

    return (one for one in pdf.objects if isinstance(one, Stream))


def referred(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    """The object that a reference names."""
    return pdf.objects[int(reference.split()[0])]


def metadata(pdf: pydyf.PDF) -> pydyf.Stream:
    """The XMP metadata."""
    return referred(pdf, pdf.catalog["Metadata"])


def pages(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    """The pages, in order."""
    return (referred(pdf, reference) for reference in pdf.page_references)
