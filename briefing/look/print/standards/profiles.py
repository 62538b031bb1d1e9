"""Turn laid-out pages into a PDF for one use: on screens, in an archive, on a printing press.

Any theme can be had in any profile. What a profile asks for is a line of `PROFILES`; what it does
to the file before it is written stands in `archive` and `prepress`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pydyf

from briefing.look.print.standards import archive, prepress
from briefing.look.print.standards.archive import Attachment
from briefing.look.print.standards.inks import Cmyk, Rgb, of_hex
from briefing.look.themes.theme import Theme
from briefing.problems import Source

if TYPE_CHECKING:
    from weasyprint.document import Document


@dataclass(frozen=True, slots=True)
class Profile:
    """What a PDF is for, and what that asks of the file."""

    name: str
    standards: tuple[str, ...]
    """What the file says that it keeps to."""
    variant: str
    """The standard that the engine builds it by."""
    css: str = ""
    """A style sheet after those of the theme."""
    colours: str = ""
    """The engine's name for what transparent parts are mixed in."""
    finish: Callable[[pydyf.PDF, Order], None] | None = None
    """What is done to the file before it is written; it is dated by the memo then."""


@dataclass(frozen=True, slots=True)
class Order:
    """A PDF to be made: its profile, and what goes into the file beside the pages."""

    profile: Profile
    date: str = ""
    """The memo's, `2022-06` or `2022-06-09`; every date in the file follows from it."""
    facts: Mapping[str, object] = field(default_factory=dict)
    """The manifest: what the pages were made of and with."""
    attachments: tuple[Attachment, ...] = ()
    inks: Mapping[Rgb, Cmyk] = field(default_factory=dict)
    """Inks that the theme names for its colours."""

    @property
    def sheets(self) -> tuple[Source, ...]:
        """Style sheets that come after those of the theme."""
        css = self.profile.css
        return (Source(f"profile {self.profile.name}", css),) if css else ()

    @property
    def day(self) -> date:
        """The memo's date, a month's first day if it names none."""
        return date.fromisoformat(self.date if len(self.date) > 7 else f"{self.date}-01")

    def write(self, document: Document) -> bytes:
        """The file of some laid-out pages."""
        profile = self.profile
        if profile.finish is None:
            return document.write_pdf(pdf_variant=profile.variant)
        document.metadata.created = document.metadata.modified = f"{self.day}T00:00:00Z"
        document.output_intent = profile.colours or None
        # Its own profile for an output intent the engine neither closes nor leaves as it is.
        options = {"pdf_variant": profile.variant, "output_intent": "own"}
        return document.write_pdf(finisher=self._finish, **options)

    def _finish(self, _document: Document, pdf: pydyf.PDF) -> None:
        self.profile.finish(pdf, self)


def ordered(name: str, theme: Theme, day: str, facts: Mapping[str, object], root: Path) -> Order:
    """The order for a profile of `PROFILES`; `facts` is the manifest, `root` the project's folder.

    Raises:
        BriefingError: A source that is to be attached was changed meanwhile.
    """
    profile, attachments = PROFILES[name], ()
    if profile is ARCHIVE:
        attachments = (*archive.sources(root, facts["sources"]), archive.manifest(facts))
    return Order(profile, day, facts, attachments, inks_of(theme))


def inks_of(theme: Theme) -> dict[Rgb, Cmyk]:
    """The inks that a theme names beside its colours, four percentages: `cmyk: 95 65 15 40`.

    Of two tokens of one colour the last that names inks holds.
    """
    inks: dict[Rgb, Cmyk] = {}
    for token in theme.tokens.values():
        if token.cmyk and (colour := of_hex(token.value)):
            inks[colour] = tuple(float(ink) / 100 for ink in token.cmyk.split())
    return inks


def _finish_archive(pdf: pydyf.PDF, order: Order) -> None:
    archive.settle(pdf)
    archive.name_standards(pdf)
    archive.attach(pdf, order.attachments, f"D:{order.day:%Y%m%d}000000Z")


def _finish_print(pdf: pydyf.PDF, order: Order) -> None:
    prepress.name(pdf, order.facts)
    prepress.separate(pdf, order.inks)
    prepress.tell_picture_colours(pdf)
    prepress.intend(pdf)
    prepress.trim(pdf)


SCREEN = Profile("screen", ("PDF/UA-1",), "pdf/ua-1")
ARCHIVE = Profile("archive", ("PDF/A-3a", "PDF/UA-1"), "pdf/a-3a", finish=_finish_archive)
PRINT = Profile("print", ("PDF/X-4",), "pdf/x-4", prepress.CSS, "device-cmyk", finish=_finish_print)
PROFILES = {profile.name: profile for profile in (SCREEN, ARCHIVE, PRINT)}
#: What is made if nobody asks for anything else.
USUAL = Order(SCREEN)
