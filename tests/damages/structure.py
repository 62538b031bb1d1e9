"""Damages to the structure tree."""

from __future__ import annotations

from functools import partial

from pikepdf import Array, Dictionary, Name, Pdf, String

from . import add, add_table, breaks, element, elements, speechless


def _stray(outer: str, *roles: str, pdf: Pdf) -> None:
    """Put elements, each in the one before it, where they may not stand."""
    parent = element(pdf, outer)
    for role in roles:
        parent = add(pdf, parent, role)


_STRAYS = {
    "7.2-3": ("Table", "P"),
    "7.2-4": ("Document", "TR"),
    "7.2-5": ("Document", "THead"),
    "7.2-6": ("Document", "TBody"),
    "7.2-7": ("Document", "TFoot"),
    "7.2-8": ("Document", "TH"),
    "7.2-9": ("Document", "TD"),
    "7.2-10": ("TR", "P"),
    "7.2-11": ("Table", "THead"),
    "7.2-12": ("Table", "TFoot"),
    "7.2-13": ("Document", "Table", "TFoot"),
    "7.2-14": ("Document", "Table", "THead"),
    "7.2-17": ("Document", "LI"),
    "7.2-18": ("Document", "LBody"),
    "7.2-19": ("L", "P"),
    "7.2-20": ("LI", "P"),
    "7.2-26": ("Document", "TOCI"),
    "7.2-27": ("Document", "TOC", "P"),
    "7.2-36": ("THead", "P"),
    "7.2-37": ("TBody", "P"),
    "7.2-38": ("TFoot", "P"),
    "7.2-39": ("Table", "Caption"),
    "7.2-40": ("L", "Caption"),
    "7.3-1": ("Document", "Figure"),
    "7.7-1": ("Document", "Formula"),
    "7.9-1": ("P", "Note"),
}
for _rule, _roles in _STRAYS.items():
    breaks(_rule)(lambda pdf, roles=_roles: _stray(*roles, pdf=pdf))


@breaks("7.2-15")
def _covered(pdf: Pdf) -> None:
    _, tall, wide = add_table(pdf, "TD TD", "TD")
    tall.A.RowSpan, wide.A.ColSpan = 2, 2


@breaks("7.2-16")
def _caption_within(pdf: Pdf) -> None:
    table = element(pdf, "Table")
    table.K = Array([table.K[1], table.K[0], *list(table.K)[2:]])


@breaks("7.2-28")
def _late_caption(pdf: Pdf) -> None:
    contents = add(pdf, element(pdf, "Document"), "TOC")
    add(pdf, contents, "TOCI")
    add(pdf, contents, "Caption")


@breaks("7.2-41")
def _too_tall(pdf: Pdf) -> None:
    element(pdf, "TD").A.RowSpan = 9


@breaks("7.2-42")
def _too_long(pdf: Pdf) -> None:
    add(pdf, elements(pdf, "TR")[1], "TD")


@breaks("7.2-43")
def _too_short(pdf: Pdf) -> None:
    elements(pdf, "TH")[1].A.ColSpan = 2


@breaks("7.5-1")
def _headless(pdf: Pdf) -> None:
    add_table(pdf, "TD TD", "TD TH")


@breaks("7.5-2")
def _unknown_headers(pdf: Pdf) -> None:
    first, *rest = add_table(pdf, "TD TD", "TD TH")
    for cell in (first, *rest[:2]):
        cell.A.Headers = Array([String("nobody")])


@breaks("header-ids")
def _wrong_headers(pdf: Pdf) -> None:
    element(pdf, "TD").A.Headers = Array([String("nobody")])


@breaks("7.1-5")
def _nonsense(pdf: Pdf) -> None:
    add(pdf, element(pdf, "Document"), "Nonsense")


@breaks("7.1-6")
def _circle(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(One=Name.Other, Other=Name.One)


@breaks("7.1-7")
def _mapped_standard(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap.P = Name.Span


@breaks("7.1-11")
def _treeless(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.K = Array()
    for page in pdf.pages:
        del page["/Contents"]
        del page["/Annots"]


@breaks("7.1-12")
def _orphan(pdf: Pdf) -> None:
    del element(pdf, "H1")["/P"]


@breaks("parent")
def _wrong_parent(pdf: Pdf) -> None:
    element(pdf, "H1").P = element(pdf, "H2")


@breaks("7.4.2-1")
def _skipped_level(pdf: Pdf) -> None:
    element(pdf, "H2").S = Name.H4


@breaks("7.4.4-1")
def _two_headings(pdf: Pdf) -> None:
    for role in ("H1", "H2"):
        element(pdf, role).S = Name.H


@breaks("7.4.4-2", "7.4.4-3")
def _both_kinds(pdf: Pdf) -> None:
    element(pdf, "H2").S = Name.H


breaks("7.4.4-3", "7.4.4-2")(_both_kinds)


@breaks("7.9-2")
def _same_note(pdf: Pdf) -> None:
    first, second = elements(pdf, "Note")
    second.ID = first.ID


@breaks("id-tree")
def _no_names(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/IDTree"]


@breaks("loose-content")
def _loose(pdf: Pdf) -> None:
    element(pdf, "P").S = Name.Sect


@breaks("parent-tree")
def _wrong_way(pdf: Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0] = owners[1]


@breaks("mcid-once")
def _owned_twice(pdf: Pdf) -> None:
    heading = element(pdf, "H1")
    heading.K.append(heading.K[0])


@breaks("7.2-29")
def _bad_lang(pdf: Pdf) -> None:
    element(pdf, "H1").Lang = String("en_US")


def _unspoken(key: str, pdf: Pdf) -> None:
    """Add an element beside the one that tells the language."""
    speechless(pdf)
    add(pdf, pdf.Root.StructTreeRoot, "P", **{key: String("words")})


for _rule, _key in (("7.2-21", "ActualText"), ("7.2-22", "Alt"), ("7.2-23", "E")):
    breaks(_rule)(partial(_unspoken, _key))


@breaks("joiner")
def _joiner(pdf: Pdf) -> None:
    element(pdf, "Figure").Alt = String("a\u2060b")
