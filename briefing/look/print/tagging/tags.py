"""Turn WeasyPrint's box tree into a structure tree that a screen reader can trust.

WeasyPrint calls most elements `NonStruct`, knows one language a document and tags page by page.
`HOOKS` put our way in the place of its own.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pydyf
import weasyprint
import weasyprint.document
import weasyprint.pdf
from weasyprint.formatting_structure.boxes import Box
from weasyprint.logger import LOGGER
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from briefing.look.print.hooks import Hook
from briefing.look.print.tagging import boxes, endings, numbering, objects, roles
from briefing.look.print.tagging.charset import called_by_place
from briefing.look.print.tagging.structure import structure


def _numbering(original: Callable) -> Callable:
    """Number the boxes while they stand as in the document."""

    def build_formatting_structure(*args, **kwargs) -> Box:
        root = original(*args, **kwargs)
        numbering.number(root)
        return root

    return build_formatting_structure


def _preparing(original: Callable) -> Callable:
    """Before the pages are painted, find what is skipped and what links where."""

    def generate_pdf(document, target, zoom, **options) -> pydyf.PDF:
        page_places = boxes.places(document)
        for page, places in zip(document.pages, page_places, strict=True):
            boxes.drop_needless_links(page, places)
        boxes.link_footnotes(document, page_places)
        # Three quarters of a point to a CSS pixel.
        document.tagged_places, document.tagged_scale = page_places, zoom * 0.75
        return original(document, target, zoom, **options)

    return generate_pdf


def _reading_titles(original: Callable) -> Callable:
    """Take the joiners out of bookmarks."""

    def cleaned(bookmarks: list) -> list:
        return [
            (roles.clean(title), target, cleaned(children), state)
            for title, target, children, state in bookmarks
        ]

    def add_outlines(pdf, bookmarks, parent=None) -> tuple[list, int]:
        return original(pdf, cleaned(bookmarks), parent)

    return add_outlines


def _reading_glyphs(original: Callable) -> Callable:
    """Take the joiners out of what glyphs stand for, where one shares a glyph with a letter."""

    def build_fonts_dictionary(pdf, fonts, *args) -> pydyf.Dictionary:
        for font in fonts.values():
            for glyph, text in font.to_unicode.items():
                font.to_unicode[glyph] = roles.JOINERS.sub("", text) or text
        return original(pdf, fonts, *args)

    return build_fonts_dictionary


def _marking(original: Callable) -> Callable:
    """Mark text and images as content to read, or as what a screen reader skips."""

    @contextmanager
    def marked(self, box, tag) -> Iterator[None]:
        if self._tags is None:
            yield
            return
        if box.skipped is not None:
            properties = pydyf.Dictionary(box.skipped) if box.skipped else None
            self.begin_marked_content("Artifact", properties)
        else:
            # A group has content of its own, numbered by itself.
            mcid = self.marks = getattr(self, "marks", -1) + 1
            self._tags[box] = self, mcid
            properties = pydyf.Dictionary({"MCID": mcid})
            if box.ending == endings.SOFT_HYPHEN:
                text = box.text.removesuffix(box.style["hyphenate_character"])
                text = roles.JOINERS.sub("", text) + endings.SOFT_HYPHEN
                properties["ActualText"] = pydyf.String(text)
            self.begin_marked_content(tag, properties)
        try:
            yield
        finally:
            if box.ending == endings.BLANK:
                endings.add_blank(self)
            self.end_marked_content()

    return marked


def _calling(original: Callable) -> Callable:
    """Have the glyphs of an embedded font called as the text calls them."""

    def clean(self, to_unicode, hinting) -> None:
        original(self, to_unicode, hinting)
        self.file_content = called_by_place(self.file_content)

    return clean


def _tagging(original: Callable) -> Callable:
    """Write our structure tree in the place of WeasyPrint's."""

    def add_tags(pdf, document, pdf_version, page_streams) -> None:
        if str(pdf_version or "1.7") >= "2":  # none told: pydyf writes 1.7
            raise ValueError(f"tags are written for PDF 1, not for PDF {pdf_version}")
        roots = {page._page_box.children[0].element for page in document.pages}
        if len(roots) > 1:
            raise ValueError("the pages of several documents have no common reading order")
        pieces = boxes.pieces(document, document.tagged_places, page_streams, document.tagged_scale)
        tree = structure(roots.pop(), pieces)
        for node in tree.descendants():
            if node.role == "Figure" and not node.alt:
                source = node.element.get("src", node.element.tag)
                LOGGER.error('Image "%s" has no required alt description', source)
        if not tree.lang:
            LOGGER.error('Missing required "lang" attribute at the root of the document')
        objects.write(pdf, tree, page_streams)

    return add_tags


_BUILD = (
    "element_tree style_for get_image_from_uri base_url target_collector counter_style footnotes"
)
HOOKS = (
    Hook(weasyprint.document, "build_formatting_structure", _BUILD, _numbering),
    Hook(weasyprint.document, "generate_pdf", "document target zoom options", _preparing),
    Hook(weasyprint.pdf, "add_outlines", "pdf bookmarks parent", _reading_titles),
    Hook(
        weasyprint.pdf,
        "build_fonts_dictionary",
        "pdf fonts compress subset options",
        _reading_glyphs,
    ),
    Hook(weasyprint.pdf, "add_tags", "pdf document pdf_version page_streams", _tagging),
    Hook(Font, "clean", "self to_unicode hinting", _calling),
    Hook(Stream, "marked", "self box tag", _marking),
)
