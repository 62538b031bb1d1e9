"""Rules about how a page is made, so that its PDF can be read aloud (PDF/UA-1, ISO 14289)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.look.check import places
from briefing.look.check.proof import Proof
from briefing.look.page import Tree, text_of
from briefing.problems import Report
from briefing.wording import theme as wording

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
Fault = tuple[Tree | None, str, str]
"""An element, and what is wrong with it in English and Korean."""


def structure(proof: Proof, report: Report) -> None:
    """The page says its language and title; headings, tables, pictures and links are whole."""
    for find in (_document, _headings, _tables, _pictures, _links, _ids):
        for element, fault, fault_ko in find(proof.tree):
            found = places.describe(element, "") if element is not None else "html"
            args = {"element": found, "fault": fault, "fault_ko": fault_ko}
            words = f'id="{element.get("id")}"' if element is not None else "<html"
            tag = f"<{element.tag}" if element is not None else "<html"
            known = any(words in source.text for source in proof.sources)
            report(places.with_words(proof, words if known else tag, wording.STRUCTURE, **args))


def _document(tree: Tree) -> Iterator[Fault]:
    if not tree.get("lang"):
        yield None, "the page does not say its language", "문서의 언어가 없음"
    title = next(tree.iter("title"), None)
    if title is None or not text_of(title).strip():
        yield None, "the page has no title", "문서의 제목이 없음"


def _headings(tree: Tree) -> Iterator[Fault]:
    before = 0
    titles = 0
    for element in tree.iter():
        level = _LEVELS.get(element.tag, 0) if isinstance(element.tag, str) else 0
        if not level:
            continue
        if not text_of(element).strip():
            yield element, "a heading says nothing", "제목에 글이 없음"
        if level > before + 1 and before:
            skip, skip_ko = f"h{level} follows h{before}", f"h{before} 다음에 h{level}이(가) 옴"
            yield element, skip, skip_ko
        titles += level == 1
        if level == 1 and titles > 1:
            yield element, "there is a second h1", "h1이 둘 있음"
        before = level
    if not titles:
        yield None, "there is no h1", "h1이 없음"


def _tables(tree: Tree) -> Iterator[Fault]:
    for table in tree.iter("table"):
        heads = list(table.iter("th"))
        if not heads:
            yield table, "a table has no head cells", "표에 머리글 칸이 없음"
        for head in heads:
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield head, "a head cell has no scope", "머리글 칸에 scope가 없음"
    for row in tree.iter("tr"):
        if any(cell.tag not in ("th", "td") for cell in row):
            yield row, "a row holds something else than cells", "표의 줄에 칸이 아닌 것이 있음"


def _pictures(tree: Tree) -> Iterator[Fault]:
    for image in tree.iter("img"):
        if image.get("alt") is None:
            yield image, "a picture has no alt", "그림에 대체 글이 없음"
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "svg":
            names = {str(one.tag).rpartition("}")[2] for one in element}
            if "title" not in names and element.get("aria-hidden") != "true":
                yield element, "a drawing has no title", "그림에 title이 없음"


def _links(tree: Tree) -> Iterator[Fault]:
    named = {element.get("id") for element in tree.iter()}
    for link in tree.iter("a"):
        target = link.get("href", "")
        if not (text_of(link).strip() or link.get("aria-label")):
            yield link, "a link says nothing", "링크에 글이 없음"
        if target.startswith("#") and target[1:] not in named:
            yield link, f"`{target}` is not on the page", f"`{target}`이(가) 문서에 없음"


def _ids(tree: Tree) -> Iterator[Fault]:
    count = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    for element in tree.iter():
        if count[element.get("id")] > 1:
            yield (
                element,
                f"the id `{element.get('id')}` stands twice",
                f"id `{element.get('id')}`이(가) 둘임",
            )
