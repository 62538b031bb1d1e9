"""Turn the XMP metadata of a PDF into metadata that say more.

What PDF/A does not know must describe itself: a `Schema` is both the properties and that
description.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

_END = b"</rdf:RDF>"
_PDFA = "http://www.aiim.org/pdfa/ns"


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name, XMP's name for its type, and what it says."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Schema:
    """Properties of one namespace."""

    title: str
    uri: str
    prefix: str
    properties: tuple[Property, ...]

    def said(self, values: Mapping[str, str]) -> str:
        """A description that gives values to properties."""
        lines = (
            f"<{self.prefix}:{name}>{escape(value)}</{self.prefix}:{name}>"
            for name, value in values.items()
        )
        return (
            f'<rdf:Description rdf:about="" xmlns:{self.prefix}="{self.uri}">'
            f"{''.join(lines)}</rdf:Description>"
        )


#: What says that a file keeps to PDF/UA (ISO 14289-1, 5).
PDF_UA = Schema(
    "PDF/UA identification",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    (Property("part", "Integer", "part of ISO 14289 that the file keeps to"),),
)


def with_block(packet: bytes, block: str) -> bytes:
    """The packet with one more description; `ValueError` if it is no packet of RDF."""
    before, end, after = packet.rpartition(_END)
    if not end:
        raise ValueError("the metadata hold no RDF")
    return before + block.encode() + end + after


def described(*schemas: Schema) -> str:
    """The description of schemas that PDF/A wants for all but its own (ISO 19005-3, 6.6.2.3)."""
    listed = "".join(map(_schema, schemas))
    return (
        f'<rdf:Description rdf:about="" xmlns:pdfaExtension="{_PDFA}/extension/" '
        f'xmlns:pdfaSchema="{_PDFA}/schema#" xmlns:pdfaProperty="{_PDFA}/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{listed}</rdf:Bag></pdfaExtension:schemas>"
        "</rdf:Description>"
    )


def _schema(schema: Schema) -> str:
    listed = "".join(map(_property, schema.properties))
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{escape(schema.title)}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{escape(schema.uri)}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>"
        f"<pdfaSchema:property><rdf:Seq>{listed}</rdf:Seq></pdfaSchema:property>"
        "</rdf:li>"
    )


def _property(one: Property) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{one.name}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{one.type}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        f"<pdfaProperty:description>{escape(one.about)}</pdfaProperty:description>"
        "</rdf:li>"
    )
