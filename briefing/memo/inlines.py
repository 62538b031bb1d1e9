"""What a text is made of: words, and the marks that CommonMark and this program know.

An inline that was typed knows its place, so that no text is parsed twice to find it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Index (from 0) and length of a stretch, in characters of the text as typed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Plain words."""

    text: str
    language: str = ""
    """BCP 47, where it differs from the language of the text around it; otherwise empty."""
    place: Place = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: `*…*`."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of weight: `**…**`."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Superscript:
    """A few raised characters: `m^2^`, `1^st^`."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Subscript:
    """A few lowered characters: `CO~2~`."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Words of a machine, as typed: `` `translate update` ``."""

    text: str
    place: Place = field(default=(0, 0), compare=False, repr=False)
    """Of what stands between the marks."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a text: `<br>`."""

    place: Place = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](target)`; without words, the tool says what it points to (그림 1)."""

    target: str
    """An `https:`, `http:`, `mailto:` or `tel:` address, or `#id` of a unit."""
    children: Inlines
    place: Place = field(default=(0, 0), compare=False, repr=False)
    """Of its target."""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The call of a footnote: `[^id]`."""

    note: str
    number: int = 0
    """Counted from 1 in reading order; given by the edition, 0 before."""
    place: Place = field(default=(0, 0), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A term and its gloss: `{확장억제|extended deterrence}`, or `{확장억제}` from the glossary."""

    words: str
    gloss: str = ""
    short: str = ""
    """Its acronym, from the glossary: what an edition without glosses prints."""
    shown: str = ""
    """What the edition prints in brackets here, at the first use in reading order; or nothing."""
    place: Place = field(default=(0, 0), compare=False, repr=False)
    """Of the whole mark, braces and gloss among it."""


#: Marks that hold others.
Marked = Emphasis | Strong | Superscript | Subscript | Link
Inline = Run | Marked | Code | Break | NoteCall | Term
Inlines = tuple[Inline, ...]
