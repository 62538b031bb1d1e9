"""Turn an XML file from anywhere into elements with their places, or into problems.

The reader is expat itself, for the place of every element; a document type is refused before
anything is defined, so that no entity can grow or fetch.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from xml.parsers import expat

from briefing.problems import Problem, Report, Said, Source
from briefing.wording import foreign
from briefing.wording import translation as wording

_DEPTH_LIMIT = 40


@dataclass(slots=True)
class Element:
    """An element with what stands in it, in order."""

    namespace: str
    tag: str
    attributes: dict[str, str]
    """Names of other namespaces as `namespace name`."""
    place: int
    """Where it begins, in characters of the text."""
    content: list[Element | str] = field(default_factory=list)

    def children(self, *tags: str) -> Iterator[Element]:
        """The elements of its own namespace right inside it, of some names or of any."""
        for child in self.content:
            own = isinstance(child, Element) and child.namespace == self.namespace
            if own and (not tags or child.tag in tags):
                yield child

    def text(self) -> str:
        """All words inside it."""
        return "".join(part if isinstance(part, str) else part.text() for part in self.content)

    def of(self, local: str) -> str:
        """An attribute by its name alone, whatever its namespace; empty if it has none."""
        names = (name for name in self.attributes if name.rpartition(" ")[2] == local)
        return self.attributes.get(next(names, local), "")


class Refused(Exception):
    """A file that cannot be taken; never leaves the rooms that read XML."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def refused(source: Source, place: int, why: Said) -> Refused:
    """What to raise for a file that is not one of ours, at a place of it."""
    return Refused(source.problem(wording.RETURN_FORM, place, why=why))


def root(source: Source, report: Report) -> Element | None:
    """The outermost element of a file; None if it is not well-formed, nested too deep or unsafe."""
    reader = _Reader(source)
    try:
        reader.parser.Parse(reader.data, True)
    except Refused as refusal:
        report(refusal.problem)
    except expat.ExpatError as error:
        why = foreign.heard(expat.ErrorString(error.code))
        report(source.problem(wording.XML_BROKEN, reader.offset(), why=why))
    else:
        return reader.root
    return None


class _Reader:
    """Builds elements from the parser's events."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data = source.text.encode("utf-8", "surrogatepass")
        self.lengths = [
            0,
            *accumulate(len(char.encode("utf-8", "surrogatepass")) for char in source.text),
        ]
        self.parser = expat.ParserCreate("UTF-8", " ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.open: list[Element] = []
        self.root: Element | None = None

    def doctype(self, *_) -> None:
        raise Refused(self.source.problem(wording.XML_DOCTYPE, self.offset(), 9))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        element = Element(namespace, tag, attributes, self.offset())
        if len(self.open) > _DEPTH_LIMIT:
            raise refused(self.source, element.place, wording.DEEP_ELEMENTS)
        if self.open:
            self.open[-1].content.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _name: str) -> None:
        self.open.pop()

    def characters(self, text: str) -> None:
        if self.open:
            self.open[-1].content.append(text)

    def offset(self) -> int:
        """Where the present event begins, in characters of the text."""
        return bisect_right(self.lengths, max(self.parser.CurrentByteIndex, 0)) - 1
