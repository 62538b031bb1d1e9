"""Find in a PDF that the engine is about to write what a profile has to change, and say in it
what its colours mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

import pydyf

if TYPE_CHECKING:
    from weasyprint.pdf.stream import Stream


def streams(pdf: pydyf.PDF) -> Iterator[Stream]:
    """Everything that paints: pages, groups and patterns."""
    from weasyprint.pdf.stream import Stream  # the fonts are pinned by now

    return (stream for stream in pdf.objects if isinstance(stream, Stream))


def referred(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    """The object that a reference names."""
    return pdf.objects[int(reference.split()[0])]


def metadata(pdf: pydyf.PDF) -> pydyf.Stream:
    """The XMP metadata."""
    return referred(pdf, pdf.catalog["Metadata"])


def pages(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    """The pages, in order."""
    return (referred(pdf, reference) for reference in pdf.page_references)


def icc(package: str, path: str) -> bytes:
    """An ICC profile that comes with a package."""
    return (files(package) / path).read_bytes()


def screen_colours() -> bytes:
    """The profile of the colours that screens show (sRGB); the engine brings it."""
    return icc("weasyprint.pdf", "sRGB2014.icc")


def embed(pdf: pydyf.PDF, profile: bytes, channels: int) -> bytes:
    """Put an ICC profile into the file; its reference."""
    stream = pydyf.Stream([profile], pydyf.Dictionary({"N": channels}), compress=True)
    pdf.add_object(stream)
    return stream.reference


def intend(
    pdf: pydyf.PDF, subtype: str, condition: str, about: str, profile: bytes, channels: int
) -> None:
    """Say for which screen or print the colours of the whole file are meant.

    `condition` is its name in the registry of the International Color Consortium.
    """
    intent = pydyf.Dictionary(
        {
            "Type": "/OutputIntent",
            "S": f"/{subtype}",
            "OutputCondition": pydyf.String(about),
            "OutputConditionIdentifier": pydyf.String(condition),
            "RegistryName": pydyf.String("http://www.color.org"),
            "Info": pydyf.String(about),
            "DestOutputProfile": embed(pdf, profile, channels),
        }
    )
    pdf.catalog["OutputIntents"] = pydyf.Array([intent])
