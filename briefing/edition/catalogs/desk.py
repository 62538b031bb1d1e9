"""One memo's translation into one language, ready to be worked on: catalogs → files, and back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, read_catalog, write_catalog
from briefing.edition.catalogs.exchange import returning, sheet, xliff
from briefing.edition.units import Unit
from briefing.files import read_source
from briefing.problems import BriefingError, Collected, Report, Source
from briefing.wording import translation as wording

#: Endings of the files of each exchange format.
FORMATS = {"po": (".po",), "xliff": (".xlf",), "sheet": (".csv", ".html")}
_NAMED = re.compile(r"(?P<memo>[^/]+)\.(?P<language>[^./]+)\.(?:po|xlf|xliff|csv)")


@dataclass(frozen=True, slots=True)
class Desk:
    """A memo's units and their translation, brought up to date in memory."""

    root: Path
    memo: str
    """The memo's name."""
    language: str
    units: tuple[Unit, ...]
    now: Catalog
    """Updated to the units."""
    pivot: Catalog | None
    """What it is translated from, if not from the Korean; updated as well."""

    @property
    def path(self) -> Path:
        """Where the catalog belongs, from the root."""
        return _path(self.memo, self.language)

    def files(self, catalog: Catalog) -> dict[Path, bytes]:
        """What to write so that a catalog is kept: nothing, if it is kept already."""
        text = write_catalog(catalog)
        present = read_source(self.path, self.root, Collected())
        return {} if present and present.text == text else {self.path: text.encode()}

    def exported(self, format: str, folder: Path) -> dict[Path, bytes]:  # noqa: A002
        """The files that go to a translator, `format` being a key of `FORMATS`."""
        write = {
            ".po": lambda: write_catalog(self.now),
            ".xlf": lambda: xliff.write(self.now, self.memo),
            ".csv": lambda: sheet.write_csv(self.now),
            ".html": lambda: sheet.write_html(self.now, self.memo),
        }
        stem = f"{self.memo}.{self.language}"
        return {folder / f"{stem}{end}": write[end]().encode() for end in FORMATS[format]}

    def returned(self, source: Source, report: Report) -> Catalog | None:
        """The catalog with what a file brought back; None if the file cannot be used."""
        now = self.now
        if source.file.endswith(".po"):
            incoming = read_catalog(source, report, self.language)
            rows = returning.of_catalog(incoming) if incoming else None
            now = returning.credited(now, incoming) if incoming else now
        elif source.file.endswith(".csv"):
            rows = sheet.read_csv(source, self.language, report)
        else:
            rows = xliff.read(source, self.language, report)
        return None if rows is None else returning.taken(now, rows, self.pivot, report)


def open_desk(
    root: Path,
    memo: str,
    units: tuple[Unit, ...],
    language: str,
    catalogs: Mapping[str, Catalog],
    via: str = "",
) -> Desk:
    """The desk for a memo and a language, with the catalogs as they were read.

    A language without a catalog gets an empty one; `via` sets what it is translated from.
    Raises BriefingError if that is not there.
    """
    catalog = catalogs.get(language) or new_catalog(language, memo)
    if via:
        catalog = catalog.with_field("X-Translated-Via", via)
    pivot = None
    if catalog.via:
        if catalog.via not in catalogs or catalog.via == language:
            place = Source(_path(memo, language).as_posix(), "")
            raise BriefingError([place.problem(wording.NO_PIVOT, via=catalog.via)])
        pivot = merging.update(catalogs[catalog.via], units)
    return Desk(root, memo, language, units, merging.update(catalog, units, pivot), pivot)


def _path(memo: str, language: str) -> Path:
    return Path("content", memo, f"{language}.po")


def named(file: str) -> tuple[str, str]:
    """The memo and the language that an exchanged file's name tells; empty if it does not."""
    match = _NAMED.fullmatch(file)
    return (match["memo"], match["language"]) if match else ("", "")
