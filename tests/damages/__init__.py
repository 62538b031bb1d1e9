"""One damage for each rule of the checker: what it does to a good PDF breaks that rule alone."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from weasyprint import Attachment

from tests.look.print.tagged import printed

_BODY = """
<h1>First</h1>
<p>Some <em>text</em> with <span lang="ko">가</span> and a note<span class="note">Said below</span>
and another<span class="note">Also below</span>, see <a href="#table">below</a>.</p>
<h2>Second</h2>
<ul><li>One<ol><li>Inner</li></ol></li><li>Two</li></ul>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="20" height="9"><title>A bar</title>
<rect width="20" height="9"/></svg><figcaption>Caption</figcaption></figure>
<table id="table"><caption>Numbers</caption><thead><tr><th scope="col">A<th scope="col">B</thead>
<tbody><tr><th scope="row">C<td>1</tr><tr><th scope="row">D<td>2</tr></tbody>
<tfoot><tr><th scope="row">E<td>3</tr></tfoot></table>
<div style="opacity:.5"><p>Half</p></div>
<form><input name="field" title="A field" style="appearance:auto"></form>
"""


@dataclass(frozen=True, slots=True)
class Damage:
    """A damage, and the other rules that it cannot help breaking."""

    do: Callable[[Pdf], None]
    also: frozenset[str]
    save: dict
    raw: tuple[bytes, bytes]
    """Bytes of the saved file, and what they are replaced with."""


DAMAGES: dict[str, Damage] = {}


def breaks(
    rule: str, *also: str, raw: tuple[bytes, bytes] = (b"", b""), **save: object
) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    """Register the damage that breaks a rule."""

    def register(do: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        DAMAGES[rule] = Damage(do, frozenset(also), save, raw)
        return do

    return register


@cache
def good() -> bytes:
    """Give a PDF in which every rule has something to look at and nothing to find."""
    day = datetime(2022, 6, 9, tzinfo=UTC)
    source = Attachment(string="text", name="a.txt", created=day, modified=day)
    return printed(_BODY, "en", attachments=[source], pdf_forms=True)


def damaged(rule: str) -> bytes:
    """Give the good PDF after the damage that breaks a rule."""
    damage = DAMAGES[rule]
    with pikepdf.open(io.BytesIO(good())) as pdf:
        damage.do(pdf)
        target = io.BytesIO()
        pdf.save(target, static_id=True, **damage.save)
    old, new = damage.raw
    if old not in target.getvalue():
        raise ValueError(f"{old!r} is not in the file")
    return target.getvalue().replace(old, new, 1)


def elements(pdf: Pdf, role: str) -> list[Dictionary]:
    """Give the structure elements of a type, in reading order."""

    def walk(element: Dictionary) -> Iterator[Dictionary]:
        yield element
        for kid in element.get("/K", Array()):
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield from walk(kid)

    return [e for e in walk(pdf.Root.StructTreeRoot.K[0]) if str(e.S) == f"/{role}"]


def element(pdf: Pdf, role: str) -> Dictionary:
    """Give the first structure element of a type."""
    return elements(pdf, role)[0]


def add(pdf: Pdf, parent: Dictionary, role: str, at: int = -1, **entries: object) -> Dictionary:
    """Put an element into another, at its end or at a place."""
    made = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array(), **entries)
    )
    parent.K.insert(len(parent.K) if at < 0 else at, made)
    return made


def add_table(pdf: Pdf, *rows: str) -> list[Dictionary]:
    """Add a table and give its cells; a row is a string such as `TH TD`."""
    table = add(pdf, element(pdf, "Document"), "Table")
    lines = [(add(pdf, table, "TR"), row.split()) for row in rows]
    return [
        add(pdf, line, role, A=Dictionary(O=Name.Table)) for line, roles in lines for role in roles
    ]


def add_annotation(pdf: Pdf, subtype: str, role: str, **entries: object) -> Dictionary:
    """Add an annotation; it belongs to a new element, or to none when `role` is empty."""
    rect = Array([10, 10, 20, 20])
    made = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=rect, **entries)
    )
    pdf.pages[0].Annots.append(made)
    if role:
        owner = add(pdf, element(pdf, "Document"), role)
        owner.K.append(Dictionary(Type=Name.OBJR, Obj=made, Pg=pdf.pages[0].obj))
        root = pdf.Root.StructTreeRoot
        made.StructParent = int(root.ParentTreeNextKey)
        root.ParentTree.Nums.extend([made.StructParent, owner])
    return made


def page_stream(pdf: Pdf) -> bytes:
    """Give what the first page paints."""
    return pdf.pages[0].Contents.read_bytes()


def paint(pdf: Pdf, content: bytes) -> None:
    """Let the first page paint something else."""
    pdf.pages[0].Contents = Stream(pdf, content)


def speechless(pdf: Pdf) -> None:
    """Tell the language everywhere but in the catalog."""
    del pdf.Root["/Lang"]
    del pdf.Root["/Outlines"]
    element(pdf, "Document").Lang = pikepdf.String("en")
    for annotation in pdf.pages[0].Annots:
        annotation.Lang = pikepdf.String("en")
    metadata(pdf, b"x-default", b"en")


def metadata(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Replace something in the metadata."""
    raw = pdf.Root.Metadata.read_bytes()
    if old not in raw:
        raise ValueError(f"{old!r} is not in the metadata")
    pdf.Root.Metadata.write(raw.replace(old, new))


from tests.damages import file, paintings, structure  # noqa: E402, F401  they fill DAMAGES
