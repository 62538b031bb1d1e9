"""Turn a desk into a report of what is done and what is owed: a table, or JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from briefing.edition import translation
from briefing.edition.catalogs import coverage
from briefing.edition.catalogs.coverage import NOTHING, Coverage
from briefing.edition.catalogs.desk import Desk
from briefing.edition.catalogs.entry import OPEN, TRANSLATED
from briefing.problems import Span, cells, visible
from briefing.wording import translate as wording

_COLUMNS = (
    "total", "translated", "fuzzy", "missing", "stale", "waived", "reviewed", "words", "syllables",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """A unit that still needs a translator."""

    unit: str
    state: str
    span: Span
    """In the PO file or, where that does not have it yet, in the memo."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A current translation that somebody lets differ from its source."""

    unit: str
    by: str
    reason: str
    span: Span
    """In the PO file or, where that does not have it yet, in the memo."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one memo's translation has come."""

    memo: str
    language: str
    via: str
    revision: str
    """Digest of the Korean."""
    translators: tuple[str, ...]
    parts: dict[str, Coverage]
    obsolete: int
    open: tuple[Open, ...]
    stands: tuple[Stand, ...]

    @property
    def total(self) -> Coverage:
        """All parts together."""
        return sum(self.parts.values(), NOTHING)


def of_desk(desk: Desk) -> Standing:
    """The standing of what lies on a desk."""
    owed, stands = [], []
    for unit, state in coverage.states(desk.now, desk.units):
        entry = desk.now.entry(unit.msgid, unit.id)
        span = (entry.origin if entry and entry.origin else unit.text.origin).span
        if state in OPEN:
            owed.append(Open(unit.id, state, span))
        elif state == TRANSLATED and entry.record.waived:
            stands.append(Stand(unit.id, entry.record.waived_by, entry.record.reason, span))
    return Standing(
        desk.memo,
        desk.language,
        desk.now.via,
        translation.revision(desk.units),
        desk.now.translators,
        coverage.by_part(desk.now, desk.units),
        len(desk.now.entries) - len(desk.now.live),
        tuple(owed),
        tuple(stands),
    )


def as_text(standings: Sequence[Standing], reader: str = "en", named: bool = False) -> str:
    """A table a memo, its columns by terminal cells; `named` adds every open unit."""
    return "\n\n".join(_table(standing, reader, named) for standing in standings)


def _table(standing: Standing, reader: str, named: bool) -> str:
    names = [head.to(reader) for head in wording.STATUS_HEADS]
    heads = list(names)
    if standing.via:
        via = wording.STATUS_VIA.filled(language=standing.via)
        heads[5] += f" ({via.to(reader)})"
    parts = [(_called(part, reader), count) for part, count in standing.parts.items()]
    counted = [*parts, (wording.STATUS_ALL.to(reader), standing.total)]
    rows = [heads, *([part, *_numbers(count)] for part, count in counted)]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(heads))]
    lines = [_line(row, widths) for row in rows]
    lines[-1:-1] = ["─" * (sum(widths) + 2 * len(widths) - 2)]
    head = (
        f"{standing.memo} · {standing.language} · {standing.total.percent}% · {standing.revision}"
    )
    obsolete = wording.STATUS_OBSOLETE.filled(count=standing.obsolete)
    tail = [obsolete.to(reader)] if standing.obsolete else []
    if named:
        states = dict(zip(_COLUMNS, names[1:], strict=False))
        owed = standing.open
        tail += [f"{unit.span}: {states[unit.state]}: {visible(unit.unit)}" for unit in owed]
    for stand in standing.stands:
        told = wording.STATUS_STANDS.filled(name=stand.by, reason=stand.reason)
        tail.append(f"{stand.span}: {visible(stand.unit)}: {told.to(reader)}")
    return "\n".join([head, *lines, *tail])


def _called(part: str, reader: str) -> str:
    """What a reader calls a part of every memo; a section goes by its id."""
    return wording.STATUS_PARTS[part].to(reader) if part in wording.STATUS_PARTS else part


def _numbers(coverage: Coverage) -> list[str]:
    counts = (getattr(coverage, name) for name in _COLUMNS)
    return [f"{count:,}" if count else "·" for count in counts]


def _line(row: list[str], widths: list[int]) -> str:
    first, *others = (" " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True))
    return "  ".join([row[0] + first, *map("".join, zip(others, row[1:], strict=True))])


def as_json(standings: Sequence[Standing]) -> str:
    """The same for a program, with the place of every unit that is open or let stand."""
    return json.dumps([_data(standing) for standing in standings], ensure_ascii=False, indent=2)


def _data(standing: Standing) -> dict:
    total = standing.total
    return {
        "memo": standing.memo,
        "language": standing.language,
        "via": standing.via,
        "revision": standing.revision,
        "percent": total.percent,
        "complete": total.complete,
        "translators": standing.translators,
        "total": asdict(total),
        "parts": [{"part": part, **asdict(count)} for part, count in standing.parts.items()],
        "obsolete": standing.obsolete,
        "open": [
            {"unit": unit.unit, "state": unit.state, **_place(unit.span)} for unit in standing.open
        ],
        "stands": [
            {"unit": stand.unit, "by": stand.by, "reason": stand.reason, **_place(stand.span)}
            for stand in standing.stands
        ],
    }


def _place(span: Span) -> dict:
    return {"file": span.file, "line": span.line, "column": span.column}
