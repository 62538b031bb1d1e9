"""One memo's translation into one language, ready to be worked on: catalogs → files, and back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, write_catalog
from briefing.edition.catalogs.exchange import (
    opening,
    po,
    returning,
    sheet,
    sheet_reading,
    xliff,
    xliff_reading,
)
from briefing.edition.catalogs.exchange.row import stamped
from briefing.edition.catalogs.exchange.tags import akin, canonical
from briefing.edition.units import Unit
from briefing.files import place, read_bytes, read_source
from briefing.problems import BriefingError, Collected, Report, Source, Span
from briefing.wording import translation as wording

#: Endings of the files of each exchange format.
FORMATS = {
    "po": (".po",),
    "xliff": (".xlf",),
    "xliff-1.2": (".xliff",),
    "sheet": (".csv", ".html"),
    "tmx": (".tmx",),
}
#: Endings of files that do not come back.
UNRETURNED = (".html", ".tmx")
#: A memo, a language, and what browsers, mail programs and translation programs put behind them.
_NAMED = re.compile(
    r"(?P<memo>[^/]+?)\.(?P<language>[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)(?:[ (._-][^/]*)?\.\w+"
)


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
        sent = stamped(self.now)
        write = {
            ".po": lambda: write_catalog(sent),
            ".xlf": lambda: xliff.write(sent, self.memo),
            ".xliff": lambda: xliff.write_old(sent, self.memo),
            ".csv": lambda: sheet.write_csv(sent),
            ".html": lambda: sheet.write_html(self.now, self.memo),
            ".tmx": lambda: xliff.write_memory(self.now),
        }
        stem = f"{self.memo}.{self.language}"
        return {folder / f"{stem}{end}": write[end]().encode() for end in FORMATS[format]}

    def kept(self, format: str, folder: Path, report: Report) -> dict[Path, bytes]:  # noqa: A002
        """Files that an export would write over and whose work was not imported, under new names.

        Each is reported.
        """
        files: dict[Path, bytes] = {}
        for end in FORMATS[format]:
            path = folder / f"{self.memo}.{self.language}{end}"
            if end in UNRETURNED or not path.exists():
                continue
            data = read_bytes(path, folder)
            if self.holds_work(path.name, data):
                names = (path.with_suffix(f".{number}{end}") for number in count(1))
                free = next(name for name in names if not name.exists())
                files[free] = data
                report(wording.KEPT_RETURN.at(Span(place(path, self.root), 1, 1), kept=free.name))
        return files

    def holds_work(self, file: str, data: bytes) -> bool:
        """Whether a file that came back has anything that the catalog does not have yet."""
        report = Collected()
        return self.returned(file, data, report) != self.now or bool(report.problems)

    def returned(self, file: str, data: bytes, report: Report) -> Catalog | None:
        """The catalog with what a file brought back; None if the file cannot be used."""
        form = opening.format_of(file, data)
        source = opening.opened(file, data, form, report)
        if source is None:
            return None
        header: dict[str, str] = {}
        if form == opening.PO:
            incoming = po.read(source, self.language, report)
            rows = incoming.rows if incoming else None
            header = incoming.header if incoming else header
        elif form == opening.SHEET:
            rows = sheet_reading.read_csv(source, self.language, report)
        else:
            rows = xliff_reading.read(source, self.language, report)
        if rows is None:
            return None
        if not rows and self.now.live:
            report(source.problem(wording.RETURN_FORM, why=wording.NO_KNOWN_TEXT))
        now = returning.taken(self.now, self.units, rows, self.pivot, report)
        return po.credited(now, header) if self.is_work(now) else now

    def is_work(self, now: Catalog) -> bool:
        """Whether a later catalog has other words."""
        return _words(now) != _words(self.now)


def _words(catalog: Catalog) -> list[tuple[str, str]]:
    return [(entry.msgid, entry.msgstr) for entry in catalog.live]


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
    return (match["memo"], canonical(match["language"])) if match else ("", "")


def desk_language(tag: str, files: Iterable[str]) -> str:
    """Which language a name means, by a memo's files: itself, or the one that it is a region of."""
    present = [file.removesuffix(".po") for file in files if file.endswith(".po")]
    near = [language for language in present if akin(tag, language)]
    return near[0] if len(near) == 1 and tag not in present else tag
