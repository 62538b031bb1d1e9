"""Damages to the file, its catalog, its metadata and its annotations."""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from . import add, add_annotation, breaks, element, metadata, speechless

_UA = b"http://www.aiim.org/pdfua/ns/id/"


@breaks("6.1-1", raw=(b"%PDF-1.7", b"%PDF-1.9"))
def _header(pdf: Pdf) -> None:
    pass


@breaks("6.2-1")
def _unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


@breaks("7.1-4")
def _suspect(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


@breaks("7.1-8")
def _undescribed(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


@breaks("7.1-9")
def _untitled(pdf: Pdf) -> None:
    metadata(pdf, b"dc:title", b"dc:coverage")


@breaks("7.1-10")
def _hidden_title(pdf: Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


@breaks("5-1")
def _unnamed_standard(pdf: Pdf) -> None:
    metadata(pdf, b'pdfuaid:part="1"', b"")


@breaks("5-2")
def _other_part(pdf: Pdf) -> None:
    metadata(pdf, b'pdfuaid:part="1"', b'pdfuaid:part="2"')


@breaks("5-3")
def _part_prefix(pdf: Pdf) -> None:
    metadata(pdf, b"pdfuaid", b"other")


def _prefix(pdf: Pdf, name: bytes) -> None:
    more = b'<rdf:Description xmlns:other="' + _UA + b'" other:' + name + b'="1"/></rdf:RDF>'
    metadata(pdf, b"</rdf:RDF>", more)


breaks("5-4")(lambda pdf: _prefix(pdf, b"amd"))
breaks("5-5")(lambda pdf: _prefix(pdf, b"corr"))


@breaks("7.2-2")
def _bookmarks(pdf: Pdf) -> None:
    outlines = pdf.Root.Outlines
    speechless(pdf)
    pdf.Root.Outlines = outlines


@breaks("7.2-33")
def _metadata_language(pdf: Pdf) -> None:
    speechless(pdf)
    metadata(pdf, b'xml:lang="en"', b'xml:lang="x-default"')


@breaks("7.10-1")
def _nameless_layers(pdf: Pdf) -> None:
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


@breaks("7.10-2")
def _switching_layers(pdf: Pdf) -> None:
    default = Dictionary(Name=String("all"), AS=Array())
    pdf.Root.OCProperties = Dictionary(OCGs=Array(), D=default)


@breaks("7.11-1")
def _nameless_file(pdf: Pdf) -> None:
    del pdf.Root.Names.EmbeddedFiles.Names[1]["/UF"]


@breaks("7.15-1")
def _dynamic(pdf: Pdf) -> None:
    form = Stream(pdf, b"<config><dynamicRender>required</dynamicRender></config>")
    pdf.Root.AcroForm.XFA = pdf.make_indirect(form)


@breaks(
    "7.16-1",
    encryption=pikepdf.Encryption(
        owner="owner",
        user="",
        R=3,
        metadata=False,
        aes=False,
        allow=pikepdf.Permissions(accessibility=False),
    ),
)
def _locked(pdf: Pdf) -> None:
    pass


@breaks("7.18.6.2-1")
def _untyped_clip(pdf: Pdf) -> None:
    words = Array([String("en"), String("A film")])
    pdf.Root.Clip = pdf.make_indirect(Dictionary(Type=Name.MediaClip, S=Name.MCD, Alt=words))


@breaks("7.18.6.2-2")
def _silent_clip(pdf: Pdf) -> None:
    clip = Dictionary(Type=Name.MediaClip, S=Name.MCD, CT=String("video/mp4"))
    pdf.Root.Clip = pdf.make_indirect(clip)


@breaks("7.18.1-1")
def _ownerless(pdf: Pdf) -> None:
    add_annotation(pdf, "Text", "", Contents=String("words"))


@breaks("7.18.1-2")
def _wordless(pdf: Pdf) -> None:
    add_annotation(pdf, "Text", "Annot")


@breaks("7.18.2-1")
def _trap_net(pdf: Pdf) -> None:
    add_annotation(pdf, "TrapNet", "Annot", Contents=String("words"))


@breaks("7.18.8-1")
def _printer_mark(pdf: Pdf) -> None:
    add_annotation(pdf, "PrinterMark", "Annot", Contents=String("words"))


def _first(pdf: Pdf, subtype: Name) -> Dictionary:
    return next(found for found in pdf.pages[0].Annots if found.Subtype == subtype)


@breaks("7.18.1-3")
def _nameless_field(pdf: Pdf) -> None:
    del _first(pdf, Name.Widget)["/TU"]


@breaks("7.18.3-1")
def _tabs(pdf: Pdf) -> None:
    pdf.pages[0].Tabs = Name.R


@breaks("7.18.4-1")
def _field_elsewhere(pdf: Pdf) -> None:
    element(pdf, "Form").S = Name.Span


@breaks("7.18.4-2")
def _field_and_more(pdf: Pdf) -> None:
    add(pdf, element(pdf, "Form"), "Span")


@breaks("7.18.5-1")
def _link_elsewhere(pdf: Pdf) -> None:
    element(pdf, "Link").S = Name.Span


@breaks("7.18.5-2")
def _wordless_link(pdf: Pdf) -> None:
    link = element(pdf, "Link")
    # The alternative keeps the general rule for annotations content.
    link.Alt = String("words")
    del link.K[-1].Obj["/Contents"]


@breaks("7.2-24")
def _unspoken_link(pdf: Pdf) -> None:
    speechless(pdf)
    del _first(pdf, Name.Link)["/Lang"]


@breaks("7.2-25")
def _unspoken_field(pdf: Pdf) -> None:
    speechless(pdf)
    del _first(pdf, Name.Widget)["/Lang"]
