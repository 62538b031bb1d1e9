"""Rules about how a page is made, so that its PDF can be read aloud (PDF/UA-1, ISO 14289)."""

from collections import Counter
from collections.abc import Iterator

from briefing.look.check import places
from briefing.look.check.proof import Proof
from briefing.look.page import Tree, text_of
from briefing.problems import Report, Said
from briefing.wording import theme as wording

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
Fault = tuple[Tree | None, Said]
"""An element, and what is wrong with it."""


def structure(proof: Proof, report: Report) -> None:
    """The page says its language and title; headings, tables, pictures and links are whole."""
    for find in (_document, _headings, _tables, _pictures, _links, _ids):
        for element, fault in find(proof.tree):
            described = places.describe(element, "") if element is not None else "html"
            args = {"element": described, "fault": fault}
            words = f'id="{element.get("id")}"' if element is not None else "<html"
            tag = f"<{element.tag}" if element is not None else "<html"
            known = any(words in source.text for source in proof.sources)
            report(places.with_words(proof, words if known else tag, wording.STRUCTURE, **args))


def _document(tree: Tree) -> Iterator[Fault]:
    if not tree.get("lang"):
        yield None, wording.NO_LANGUAGE
    title = next(tree.iter("title"), None)
    if title is None or not text_of(title).strip():
        yield None, wording.NO_TITLE


def _headings(tree: Tree) -> Iterator[Fault]:
    before = 0
    titles = 0
    for element in tree.iter():
        level = _LEVELS.get(element.tag, 0) if isinstance(element.tag, str) else 0
        if not level:
            continue
        if not text_of(element).strip():
            yield element, wording.EMPTY_HEADING
        if level > before + 1 and before:
            yield element, wording.SKIPPED_HEADING.filled(level=level, before=before)
        titles += level == 1
        if level == 1 and titles > 1:
            yield element, wording.SECOND_H1
        before = level
    if not titles:
        yield None, wording.NO_H1


def _tables(tree: Tree) -> Iterator[Fault]:
    for table in tree.iter("table"):
        heads = list(table.iter("th"))
        if not heads:
            yield table, wording.NO_HEADS
        for head in heads:
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield head, wording.NO_SCOPE
    for row in tree.iter("tr"):
        if any(cell.tag not in ("th", "td") for cell in row):
            yield row, wording.NO_CELLS


def _pictures(tree: Tree) -> Iterator[Fault]:
    for image in tree.iter("img"):
        if image.get("alt") is None:
            yield image, wording.NO_ALT
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "svg":
            names = {str(child.tag).rpartition("}")[2] for child in element}
            if "title" not in names and element.get("aria-hidden") != "true":
                yield element, wording.NO_DRAWING_TITLE


def _links(tree: Tree) -> Iterator[Fault]:
    named = {element.get("id") for element in tree.iter()}
    for link in tree.iter("a"):
        target = link.get("href", "")
        if not (text_of(link).strip() or link.get("aria-label")):
            yield link, wording.EMPTY_LINK
        if target.startswith("#") and target[1:] not in named:
            yield link, wording.DEAD_LINK.filled(target=target)


def _ids(tree: Tree) -> Iterator[Fault]:
    count = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    for element in tree.iter():
        if count[element.get("id")] > 1:
            yield element, wording.ID_TWICE.filled(id=element.get("id"))
