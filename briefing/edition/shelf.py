"""Find the catalogs that stand beside a memo, and say where they belong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.edition.catalog import Catalog, read_catalog
from briefing.files import list_folder, read_source
from briefing.problems import Report


def path(memo: str, language: str) -> Path:
    """Where a memo's translation into a language belongs, from the project's root."""
    return Path("content") / memo / f"{language}.po"


def read_catalogs(
    root: Path, memo: str, languages: Iterable[str], report: Report
) -> dict[str, Catalog]:
    """The catalogs of some languages and of those that they are translated from.

    A language without a file is left out; a file with problems is reported and left out.
    """
    there = {one.name for one in list_folder(path(memo, "").parent, root)}
    wanted, found = list(dict.fromkeys(languages)), {}
    for language in wanted:
        where = path(memo, language)
        if where.name not in there:
            continue
        source = read_source(where, root, report)
        catalog = read_catalog(source, report, language) if source else None
        if catalog:
            found[language] = catalog
            if catalog.via and catalog.via not in wanted:
                wanted.append(catalog.via)
    return found
