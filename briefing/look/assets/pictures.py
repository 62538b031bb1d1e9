"""Turn the address of a picture into its clean bytes, and remember every address asked for.

There are two kinds: `asset:memo/figures/map.png`, a picture of the memo, and
`asset:theme/logo.svg`, one of the nearest theme that has it. Nothing else is ever opened. What is
refused is kept here, because the print engine passes over whatever goes wrong with a picture.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from briefing import files
from briefing.look.assets import drawings, images, pixels
from briefing.look.assets.images import Picture, UnfitError
from briefing.look.themes import places
from briefing.look.themes.theme import Theme
from briefing.memo.nodes import Scalar
from briefing.problems import BriefingError, Problem, Said, Span
from briefing.wording import files as file_wording
from briefing.wording import pictures as wording

SIZE_LIMIT = 40_000_000
MEMO, THEME = "asset:memo/", "asset:theme/"
_PART = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|]+")


@dataclass
class Pictures:
    """The pictures that one page may show."""

    root: Path
    folder: Path
    """The memo's folder."""
    theme: Theme
    named: Mapping[str, Scalar] = field(default_factory=dict)
    """Where the memo names each of its files."""
    purpose: str = "screen"
    """What the page is for: a press shows more pixels than a screen."""
    opened: dict[str, Picture] = field(default_factory=dict)
    """Every picture that was let in, by its address."""
    refused: dict[str, Problem] = field(default_factory=dict)
    """Every address that was not, with the reason at the place that names it."""

    def open(self, address: str) -> Picture | None:
        """The picture at an address, or None after noting why not."""
        # The engine asks with percent signs where a template wrote the name as it is.
        if address.removeprefix(MEMO) not in self.named:
            address = unquote(address)
        if address not in self.opened and address not in self.refused:
            try:
                self.opened[address] = self._open(address)
            except UnfitError as error:
                self.refused[address] = self._problem(address, error)
        return self.opened.get(address)

    def check(self) -> None:
        """Open every picture that the memo names, so that all refusals come at once."""
        for file in self.named:
            self.open(MEMO + file)

    def _open(self, address: str) -> Picture:
        path = self._path(address)
        try:
            data = files.read_bytes(path, self.root, SIZE_LIMIT)
        except BriefingError as error:
            raise self._unread(error, path) from None
        if drawings.looks_like_svg(data):
            return drawings.cleaned(data)
        return images.cleaned(data, pixels.LONGEST[self.purpose])

    def _unread(self, error: BriefingError, path: Path) -> UnfitError:
        """Why a file could not be read, as a fault of the picture."""
        cause = error.problems[0]
        args = {"place": f"`{files.place(path, self.root)}`", "limit": SIZE_LIMIT // 1_000_000}
        if cause.code == file_wording.NOT_FOUND.code:
            return UnfitError(wording.MISSING, **args)
        why = Said(cause.message(), cause.message("ko"))
        return UnfitError(wording.UNREADABLE, **args, why=why)

    def _path(self, address: str) -> Path:
        """The file that an address names; refuses all but plain names inside two folders."""
        if address.startswith(MEMO):
            parts = _parts(address.removeprefix(MEMO))
            if len(parts) < 2 or parts[0] != "figures":
                raise UnfitError(wording.ADDRESS)
            return self.folder.joinpath(*parts)
        # The engine resolves a bare name against a base that it does not know how to join.
        parts = _parts(address.removeprefix(THEME))
        paths = [folder.joinpath(*parts) for folder in self.theme.folders]
        return next((path for path in paths if path.is_file()), paths[0])

    def _problem(self, address: str, error: UnfitError) -> Problem:
        """The refusal at the value in the memo, or at the line of the theme, that asks for it."""
        file = address.removeprefix(MEMO).removeprefix(THEME)
        args = {"file": file[:80], **error.facts}
        for typed, origin in self.named.items():
            if address in (MEMO + typed, MEMO + unquote(typed)):
                return origin.problem(error.wording, **args)
        memo = Span(files.place(self.folder / "memo.yaml", self.root), 1, 1)
        return places.problem(self.theme, self.root, file, error.wording, memo, **args)


def _parts(path: str) -> list[str]:
    """The names of a relative path; refuses all that is not plain."""
    parts = path.split("/")
    if not all(_PART.fullmatch(part) and part.strip(". ") for part in parts):
        raise UnfitError(wording.ADDRESS)
    return parts
