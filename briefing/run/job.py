"""Name one file that a build makes, and how strictly: small values that any worker can be sent."""

from dataclasses import dataclass
from typing import get_args

from briefing.memo.document import Defaults, Format, Profile

FORMATS = PDF, HTML = get_args(Format)
PROFILES = get_args(Profile)
#: What a PDF is for; `screen` is not named in the file.
SCREEN = PROFILES[0]
#: What is made where neither the command line nor a file says it.
BUILT_IN = Defaults(theme="institute", formats=FORMATS, profile=SCREEN)


@dataclass(frozen=True, slots=True)
class Job:
    """One memo in one edition, theme, format and profile."""

    memo: str
    edition: str
    theme: str
    format: str
    profile: str = SCREEN
    draft: bool = False
    """Whether it marks what is not translated, and itself as a draft."""
    pdf: str = ""
    """The PDF that its web page links to; empty where there is none."""
    siblings: tuple[str, ...] = ()
    """The editions that its web page links to."""

    @property
    def file(self) -> str:
        """The name of the file that it makes."""
        profile = "" if self.profile == SCREEN else f".{self.profile}"
        draft = ".draft" if self.draft else ""
        return f"{self.memo}.{self.edition}.{self.theme}{profile}{draft}.{self.format}"

    @property
    def group(self) -> tuple[str, str, str]:
        """What must be delivered together or not at all: the formats of one memo and edition."""
        return self.memo, self.edition, self.theme


@dataclass(frozen=True, slots=True)
class Settings:
    """How problems are taken."""

    strict: bool = False
    """Whether warnings stop a delivery too."""
    allow: tuple[str, ...] = ()
    """Gates that the user has switched off; each use is on record."""
    encoding: str = "utf-8"
    """How memos are stored; every other file is UTF-8."""
    private: tuple[tuple[str, str], ...] = ()
    """What private-use characters of memos stand for."""
    trusted: tuple[str, ...] = ()
    """Digests of the only themes whose templates may run; with none, all may."""


DEFAULT = Settings()
