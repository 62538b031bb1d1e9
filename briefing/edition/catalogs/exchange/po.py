"""Turn a PO file that came back from another program into what it says of each text.

A catalog of ours is read strictly; what comes back may have lost its header, its contexts and
its comments, and may be of a region of the language. None of that is a reason to refuse work.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.edition.catalogs import pofile
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import FUZZY, TRANSLATED, is_line, plain
from briefing.edition.catalogs.exchange.row import Row, is_sent
from briefing.edition.catalogs.exchange.tags import akin
from briefing.edition.catalogs.pofile import Message
from briefing.problems import Collected, Report, Source
from briefing.wording import translation as wording

#: Fields of a PO header that tell who worked on the file, and when.
CREDITS = ("PO-Revision-Date", "Last-Translator", "X-Translators", "Language-Team")


@dataclass(frozen=True, slots=True)
class Return:
    """A PO file that came back."""

    rows: tuple[Row, ...]
    header: dict[str, str]


def read(source: Source, language: str, report: Report) -> Return | None:
    """What came back in a PO file; None if it is broken, or of another language."""
    problems = Collected()
    messages = pofile.read(source, problems)
    header: dict[str, str] = {}
    if messages is not None:
        first = messages[0] if messages else None
        if first and not first.msgid.value and not first.obsolete:
            header = dict(reversed(pofile.header(first.msgstr.value)))
            messages = messages[1:]
            named = header.get("Language", "")
            if named and not akin(named, language):
                args = {"found": named[:40], "expected": language}
                place = first.msgstr.value.find("Language:")
                problem = first.msgstr.problem_at(place, 9, wording.PO_LANGUAGE, **args)
                problems(problem)
        else:
            problems(source.problem(wording.RETURN_NO_HEADER, language=language))
    for problem in problems.problems:
        report(problem)
    if messages is None or problems.errors:
        return None
    rows = (_row(message) for message in messages if message.msgid.value)
    return Return(_with_remarks(tuple(rows)), header)


def _row(message: Message) -> Row:
    comments = tuple(text for text, _ in message.comments if not is_line(text))
    return Row(
        plain(message.msgid.value),
        message.context,
        message.msgstr,
        message.references,
        FUZZY if FUZZY in message.flags else TRANSLATED,
        meant=True,
        comments=comments,
        remarks=message.extracted,
        obsolete=message.obsolete,
    )


def _with_remarks(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows; where no row has a remark, the program kept none, and ours stay as they are."""
    if any(row.comments for row in rows):
        return tuple(rows)
    return tuple(
        replace(row, comments=None, remarks=tuple(filter(is_sent, row.remarks))) for row in rows
    )


def credited(catalog: Catalog, header: dict[str, str]) -> Catalog:
    """The catalog with the names and the day of a header, as far as they name somebody."""
    for name in CREDITS:
        value = header.get(name, "")
        if value and not is_placeholder(name, value):
            catalog = catalog.with_field(name, value)
    return catalog


def is_placeholder(name: str, value: str) -> bool:
    """Whether a field of a header holds what programs put there, and names nobody and no day."""
    catalog = Catalog("", ((name, value),))
    if name in ("Last-Translator", "X-Translators"):
        return not catalog.translators
    return not catalog.revised if name == "PO-Revision-Date" else "LANGUAGE" in value
