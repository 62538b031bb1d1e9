"""Turn content streams into what they paint, and under which marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pikepdf
from pikepdf import Dictionary, Name

from .programs import Font

_PATHS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s"))
_TEXTS = frozenset(("Tj", "TJ", "'", '"'))


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked-content sequence around what is painted."""

    tag: str
    stream: tuple[int, int]
    """The page or group in whose stream it begins."""
    mcid: int | None
    properties: dict[str, str]


@dataclass(frozen=True, slots=True)
class Paint:
    """One painting, or the beginning of a mark (`kind` is `mark`)."""

    kind: str
    where: str
    stream: tuple[int, int]
    marks: tuple[Mark, ...]
    """From the outside in."""
    text: str = ""
    font: Font | None = None
    codes: tuple[int, ...] = ()
    mode: int = 0
    """The text rendering mode; 3 is invisible."""
    form: object = None


@dataclass(frozen=True, slots=True)
class _State:
    font: Font | None = None
    mode: int = 0


@dataclass(slots=True)
class _Painter:
    """Reads one stream; groups painted in it are read with its marks around them."""

    source: object
    resources: Dictionary
    where: str
    fonts: dict[tuple[int, int], Font]
    marks: list[Mark] = field(default_factory=list)
    state: _State = _State()
    saved: list[_State] = field(default_factory=list)

    def run(self) -> Iterator[Paint]:
        for operands, operator in pikepdf.parse_content_stream(self.source):
            yield from self._step(list(operands), str(operator))

    def _step(self, operands: list, operator: str) -> Iterator[Paint]:
        if operator in ("BMC", "BDC"):
            yield self._paint("mark", marks=(*self.marks, self._mark(operands)))
            self.marks.append(self._mark(operands))
        elif operator == "EMC":
            self.marks.pop()
        elif operator == "q":
            self.saved.append(self.state)
        elif operator == "Q":
            self.state = self.saved.pop()
        elif operator == "Tf":
            self.state = replace(self.state, font=self._font(operands[0]))
        elif operator == "Tr":
            self.state = replace(self.state, mode=int(operands[0]))
        elif operator in _TEXTS:
            yield self._text(operands, operator)
        elif operator in _PATHS:
            yield self._paint("path")
        elif operator in ("sh", "INLINE IMAGE"):
            yield self._paint("shading" if operator == "sh" else "image")
        elif operator == "Do":
            yield from self._object(self.resources.XObject[operands[0]])

    def _paint(self, kind: str, **more: object) -> Paint:
        marks = more.pop("marks", tuple(self.marks))
        return Paint(kind, self.where, self.source.objgen, marks, **more)

    def _mark(self, operands: list) -> Mark:
        found = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(found, Name):
            found = self.resources.Properties[found]
        mcid = int(found["/MCID"]) if "/MCID" in found else None
        texts = {key: str(value) for key, value in found.items() if key != "/MCID"}
        return Mark(str(operands[0])[1:], self.source.objgen, mcid, texts)

    def _font(self, name: Name) -> Font:
        dictionary = self.resources.Font[name]
        if dictionary.objgen not in self.fonts:
            self.fonts[dictionary.objgen] = Font(dictionary)
        return self.fonts[dictionary.objgen]

    def _text(self, operands: list, operator: str) -> Paint:
        shown = operands[0] if operator == "TJ" else [operands[-1]]
        raw = b"".join(bytes(part) for part in shown if isinstance(part, pikepdf.String))
        font = self.state.font
        codes = tuple(font.codes(raw)) if font is not None else ()
        text = "".join(font.unicode.get(code, "") for code in codes) if font is not None else ""
        return self._paint("text", text=text, font=font, codes=codes, mode=self.state.mode)

    def _object(self, drawn: pikepdf.Stream) -> Iterator[Paint]:
        if drawn.get("/Subtype") != Name.Form:
            yield self._paint("image")
            return
        yield self._paint("form", form=drawn)
        resources = drawn.get("/Resources", self.resources)
        inner = _Painter(drawn, resources, self.where, self.fonts, list(self.marks), self.state)
        yield from inner.run()


def paints(page: pikepdf.Page, fonts: dict[tuple[int, int], Font]) -> Iterator[Paint]:
    """Yield what a page paints in order; fonts that it meets are added to `fonts`."""
    where = f"page {page.index + 1}"
    yield from _Painter(page.obj, page.get("/Resources", Dictionary()), where, fonts).run()
