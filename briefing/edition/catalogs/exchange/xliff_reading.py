"""Turn XLIFF that came back, of any version from 1.2 to 2.2, into what it says of each text.

Programs part a text into segments, put codes in the place of marks, add matches, notes and
states of their own. What is inside a unit is put together again as one text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.edition.catalogs.entry import FUZZY, TRANSLATED, plain
from briefing.edition.catalogs.exchange import elements
from briefing.edition.catalogs.exchange.elements import Element, Refused, refused
from briefing.edition.catalogs.exchange.returning import INITIAL
from briefing.edition.catalogs.exchange.row import Cell, Row
from briefing.edition.catalogs.exchange.tags import akin
from briefing.edition.catalogs.exchange.xliff import NAMESPACE, OLD_NAMESPACE, PREFIX
from briefing.memo.characters import check_characters
from briefing.problems import Collected, Report, Source
from briefing.wording import translation as wording

#: 2.0 and 2.1 share a namespace.
_NAMESPACES = (NAMESPACE, "urn:oasis:names:tc:xliff:document:2.2")
#: States that confirm a text, in any version and in what memoQ and Trados write beside them.
_DONE = (
    "translated", "reviewed", "final", "signed-off", "confirmed", "manuallyconfirmed", "proofread",
    "approved", "approvedtranslation", "approvedsignoff", "reviewer1confirmed",
    "reviewer2confirmed",
)  # fmt: skip
#: States that say that nothing was done yet.
_UNTOUCHED = ("initial", "new", "needs-translation", "notstarted", "unspecified")
#: How Phrase says the same.
_CONFIRMED = {"0": "new", "1": "confirmed"}
#: Elements inside a text that only mark words.
_MARKERS = ("mrk", "sm", "em", "g", "pc", "sub")
#: Elements that stand for something unseen by pairs, and may stand for nothing.
_PAIRED = ("sc", "ec", "bx", "ex")
_CODE_POINT = re.compile("0*[0-9A-Fa-f]{1,5}")
#: Elements that hold the code that they stand for.
_NATIVE = ("ph", "bpt", "ept", "it")


def read(source: Source, language: str, report: Report) -> list[Row] | None:
    """What came back in an XLIFF file; None if it cannot be trusted."""
    problems = Collected()
    root = elements.root(source, problems)
    rows: list[Row] = []
    if root is not None:
        check_characters(source, problems)
        try:
            rows = list(_File(source, language).rows(root))
        except Refused as refusal:
            problems(refusal.problem)
    for problem in problems.problems:
        report(problem)
    return None if problems.errors else rows


class _File:
    """One file, whose units are read one after the other."""

    def __init__(self, source: Source, language: str) -> None:
        self.source, self.language = source, language

    def rows(self, root: Element) -> Iterator[Row]:
        """What each unit says."""
        known = root.namespace in (*_NAMESPACES, OLD_NAMESPACE) and root.tag == "xliff"
        if not known:
            raise refused(self.source, root.place, wording.NOT_XLIFF)
        old = root.namespace == OLD_NAMESPACE
        self.check_language(root, "" if old else root.of("trgLang"))
        for file in root.children("file"):
            if old:
                self.check_language(file, file.of("target-language"))
            for unit in _units(file, "trans-unit" if old else "unit"):
                yield self.old_unit(unit) if old else self.unit(unit)

    def check_language(self, element: Element, name: str) -> None:
        if name and not akin(name, self.language):
            why = wording.OTHER_LANGUAGE.filled(language=name[:40])
            raise refused(self.source, element.place, why)

    def unit(self, unit: Element) -> Row:
        """A unit of version 2: its segments and what stands between them, as one text."""
        held = [item for data in unit.children("originalData") for item in data.children("data")]
        data = {item.of("id"): item.text() for item in held}
        sources, targets, places = [], [], []
        for number, part in enumerate(unit.children("segment", "ignorable"), 1):
            spoken, target = (next(part.children(tag), None) for tag in ("source", "target"))
            sources.append(self.words(spoken, data) if spoken else "")
            if target:
                targets.append((_number(target.of("order")) or number, self.words(target, data)))
                places.append(target.place)
            elif part.tag == "ignorable":
                targets.append((number, sources[-1]))
        segments = list(unit.children("segment"))
        state, typed = _state([segment.of("state") for segment in segments])
        if half := 0 < len(places) < len(segments):
            state = typed = FUZZY
        elif typed == INITIAL and segments[0].of("subState").startswith(PREFIX):
            typed = segments[0].of("subState").removeprefix(PREFIX)
        words = "".join(text for _, text in sorted(targets, key=lambda target: target[0]))
        place = places[0] if places else unit.place
        holders = [notes for element in (unit, *segments) for notes in element.children("notes")]
        notes = [note for holder in holders for note in holder.children("note")]
        return replace(
            self.row(unit, unit.of("name"), "".join(sources), notes),
            words=Cell(words if places else "", self.source, place),
            state=state,
            typed=typed,
            meant=half,
        )

    def old_unit(self, unit: Element) -> Row:
        """A unit of version 1.2; its alternatives are not looked at."""
        spoken = next(unit.children("source"), None)
        target = next(unit.children("target"), None)
        beside = [unit.of("status"), _CONFIRMED.get(unit.of("confirmed"), "")]
        beside += [segment.of("conf") for segment in _inside(unit, "seg")]
        states = [target.of("state") if target else "", *filter(None, beside)]
        states = list(filter(None, states)) or (["final"] if unit.of("approved") == "yes" else [])
        state, typed = _state(states)
        return replace(
            self.row(
                unit,
                unit.of("resname"),
                self.words(spoken, {}) if spoken else "",
                list(unit.children("note")),
            ),
            words=Cell(
                self.words(target, {}) if target else "", self.source, (target or unit).place
            ),
            state=state,
            typed=typed,
        )

    def row(self, unit: Element, name: str, korean: str, notes: Sequence[Element]) -> Row:
        """What a unit is called, and what is remarked on it."""
        only = name if unit.of("id").startswith("s") else ""
        remarks = tuple(" ".join(note.text().split()) for note in notes)
        words = Cell("", self.source, unit.place)
        units = tuple(name.split())
        return Row(plain(korean), only, words, units, remarks=tuple(filter(None, remarks)))

    def words(self, holder: Element, data: dict[str, str]) -> str:
        """The text inside an element, with codes put back in the place of what stands for them."""
        return "".join(
            part if isinstance(part, str) else self.code(part, data) for part in holder.content
        )

    def code(self, element: Element, data: dict[str, str]) -> str:
        """What an element inside a text stands for."""
        tag = element.tag if element.namespace in (*_NAMESPACES, OLD_NAMESPACE) else ""
        if tag == "pc":
            ends = (data.get(element.of(f"dataRef{end}"), "") for end in ("Start", "End"))
            return self.words(element, data).join(ends)
        if element.of("mtype") == "x-sdl-deleted":  # struck out in Trados, not yet accepted
            return ""
        if tag in _MARKERS or (tag in _NATIVE and element.content):
            return self.words(element, data)
        if tag == "cp" and _CODE_POINT.fullmatch(element.of("hex")):
            return chr(int(element.of("hex"), 16))
        stands = data.get(element.of("dataRef")) or element.of("equiv") or element.of("equiv-text")
        if tag in ("x", *_PAIRED, *_NATIVE) and (stands or tag in _PAIRED):
            return stands
        if tag in _NATIVE and element.of("disp"):
            return element.of("disp")
        raise refused(
            self.source, element.place, wording.ELEMENT_IN_TEXT.filled(tag=element.tag[:40])
        )


def _units(element: Element, tag: str) -> Iterator[Element]:
    """The units inside a file, in groups or not."""
    for child in element.children(tag, "group", "body"):
        if child.of("translate") == "no":  # what programs put between texts
            continue
        if child.tag == tag:
            yield child
        else:
            yield from _units(child, tag)


def _inside(element: Element, tag: str) -> Iterator[Element]:
    """Elements of a name anywhere inside, of any namespace."""
    for child in element.content:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            yield from _inside(child, tag)


def _state(states: Sequence[str]) -> tuple[str, str]:
    """What states of segments say together: as ours, and in the file's own words."""
    small = [state.lower() for state in states if state]
    if not small:
        return "", ""
    if all(state in _DONE for state in small):
        return TRANSLATED, TRANSLATED
    if all(state in _DONE or state in _UNTOUCHED for state in small):
        return FUZZY, INITIAL
    return FUZZY, FUZZY


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
