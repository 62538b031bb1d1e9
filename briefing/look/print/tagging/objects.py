"""Turn a structure tree into PDF objects, with the tables that lead back from content to it."""

from dataclasses import dataclass, field

import pydyf
from weasyprint.pdf.stream import Stream

from briefing.look.print.tagging import roles
from briefing.look.print.tagging.boxes import Annotation, Mark
from briefing.look.print.tagging.elements import FIELD, LINK, Node, Piece


@dataclass(slots=True)
class _Writer:
    """What grows while the tree is written."""

    pdf: pydyf.PDF
    streams: list[Stream]
    pages: tuple[bytes, ...]
    owners: dict[Stream, dict[int, bytes]] = field(default_factory=dict)
    """By content stream: the element that each marked stretch belongs to."""
    annotations: list[tuple[pydyf.Dictionary, bytes]] = field(default_factory=list)
    idents: dict[str, bytes] = field(default_factory=dict)

    def write(self, node: Node, parent: pydyf.Dictionary, lang: str) -> pydyf.Dictionary:
        """Write an element and all that are in it; `lang` is the language around it."""
        element = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{node.role}", "P": parent.reference}
        )
        self.pdf.add_object(element)
        if node.lang and node.lang != lang:
            element["Lang"] = pydyf.String(node.lang)
        for key, words in (("Alt", node.alt), ("E", node.expansion), ("ID", node.ident)):
            if words:
                element[key] = pydyf.String(words)
        if node.ident:
            self.idents[node.ident] = element.reference
        owned = [_attributes(owner, pairs) for owner, pairs in node.attributes.items() if pairs]
        if owned:
            element["A"] = owned[0] if len(owned) == 1 else pydyf.Array(owned)
        page = next((kid.handle.page for kid in node.kids if isinstance(kid, Piece)), None)
        if page is not None:
            element["Pg"] = self.pages[page]
        kids = [self._kid(kid, node, element, page) for kid in node.kids]
        if kids:
            element["K"] = pydyf.Array(kids)
        return element

    def _kid(
        self, kid: Node | Piece, node: Node, element: pydyf.Dictionary, page: int | None
    ) -> object:
        if isinstance(kid, Node):
            return self.write(kid, element, node.lang).reference
        if kid.kind == FIELD:
            form = Node("Form", node.lang, [Piece(kid.element, "", "", kid.handle)])
            return self.write(form, element, node.lang).reference
        if isinstance(kid.handle, Annotation):
            return self._annotated(kid, node, element)
        return self._marked(kid.handle, element, page)

    def _annotated(self, kid: Piece, node: Node, element: pydyf.Dictionary) -> bytes:
        annotation = kid.handle.dictionary
        if kid.kind == LINK:
            annotation["Contents"] = pydyf.String(node.contents)
        self.annotations.append((annotation, element.reference))
        reference = pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pages[kid.handle.page]}
        )
        self.pdf.add_object(reference)
        return reference.reference

    def _marked(self, mark: Mark, element: pydyf.Dictionary, page: int | None) -> object:
        self.owners.setdefault(mark.stream, {})[mark.mcid] = element.reference
        on_page = mark.stream is self.streams[mark.page]
        if on_page and mark.page == page:
            return mark.mcid
        content = {"Type": "/MCR", "Pg": self.pages[mark.page], "MCID": mark.mcid}
        if not on_page:  # painted in a group of its own, as half-transparent parts are
            content["Stm"] = mark.stream.reference
        return pydyf.Dictionary(content)

    def parent_tree(self) -> tuple[pydyf.Array, int]:
        """Number pages, annotations and groups; give the tree's entries and the next number."""
        entries = pydyf.Array()
        for key, stream in enumerate(self.streams):
            entries.extend((key, self._owners(stream)))
        key = len(self.streams)
        for annotation, owner in self.annotations:
            annotation["StructParent"] = key
            entries.extend((key, owner))
            key += 1
        for stream in self.owners:
            if stream not in self.streams:
                stream.extra["StructParents"] = key
                entries.extend((key, self._owners(stream)))
                key += 1
        return entries, key

    def _owners(self, stream: Stream) -> pydyf.Array:
        owners = self.owners.get(stream, {})
        return pydyf.Array(owners[mcid] for mcid in sorted(owners))


def write(pdf: pydyf.PDF, tree: Node, streams: list[Stream]) -> None:
    """Write a structure tree into a PDF whose pages are painted."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf, streams, pdf.page_references)
    root["K"] = pydyf.Array([writer.write(tree, root, tree.lang).reference])
    entries, following = writer.parent_tree()
    root["ParentTree"] = pydyf.Dictionary({"Nums": entries})
    root["ParentTreeNextKey"] = following
    root["RoleMap"] = pydyf.Dictionary({k: f"/{v}" for k, v in roles.ROLE_MAP.items()})
    if writer.idents:
        names = pydyf.Array()
        for ident in sorted(writer.idents):
            names.extend((pydyf.String(ident), writer.idents[ident]))
        limits = pydyf.Array(map(pydyf.String, (min(writer.idents), max(writer.idents))))
        leaf = pydyf.Dictionary({"Limits": limits, "Names": names})
        root["IDTree"] = pydyf.Dictionary({"Kids": pydyf.Array([leaf])})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


def _attributes(owner: str, pairs: dict[str, object]) -> pydyf.Dictionary:
    attributes = pydyf.Dictionary({"O": f"/{owner}"})
    for key, value in pairs.items():
        if isinstance(value, str):
            attributes[key] = f"/{value}"
        elif isinstance(value, tuple):
            items = (pydyf.String(item) if isinstance(item, str) else item for item in value)
            attributes[key] = pydyf.Array(items)
        else:
            attributes[key] = value
    return attributes
