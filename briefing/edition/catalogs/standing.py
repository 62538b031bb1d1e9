"""Turn a desk into a report of what is done and what is owed: a table, or JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from briefing.edition import translation
from briefing.edition.catalogs import coverage, ledger
from briefing.edition.catalogs.coverage import NOTHING, Coverage
from briefing.edition.catalogs.desk import Desk
from briefing.problems import Span, cells, visible
from briefing.wording import translation as wording

_DONE = (ledger.TRANSLATED, ledger.WAIVED)
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

    @property
    def total(self) -> Coverage:
        """All parts together."""
        return sum(self.parts.values(), NOTHING)


def of_desk(desk: Desk) -> Standing:
    """The standing of what lies on a desk."""
    open_ = []
    for unit in desk.units:
        entry = desk.now.entry(unit.msgid, unit.id)
        state = ledger.state(entry)
        if state in _DONE or (entry is None and unit.neutral):
            continue
        origin = entry.origin if entry and entry.origin else unit.text.origin
        open_.append(Open(unit.id, state, origin.span))
    return Standing(
        desk.memo,
        desk.language,
        desk.now.via,
        translation.revision(desk.units),
        desk.now.translators,
        coverage.by_part(desk.now, desk.units),
        sum(one.obsolete for one in desk.now.entries),
        tuple(open_),
    )


def as_text(standings: Sequence[Standing], said_in: str = "en", named: bool = False) -> str:
    """A table a memo, its columns by terminal cells; `named` adds every open unit."""
    return "\n\n".join(_table(standing, said_in, named) for standing in standings)


def _table(standing: Standing, said_in: str, named: bool) -> str:
    names = [head.to(said_in) for head in wording.STATUS_HEADS]
    heads = list(names)
    if standing.via:
        via = wording.STATUS_VIA.filled(language=standing.via)
        heads[5] += f" ({via.to(said_in)})"
    counted = [*standing.parts.items(), (wording.STATUS_ALL.to(said_in), standing.total)]
    rows = [heads, *([part, *_numbers(one)] for part, one in counted)]
    widths = [max(cells(row[at]) for row in rows) for at in range(len(heads))]
    lines = [_line(row, widths) for row in rows]
    lines[-1:-1] = ["─" * (sum(widths) + 2 * len(widths) - 2)]
    head = (
        f"{standing.memo} · {standing.language} · {standing.total.percent}% · {standing.revision}"
    )
    obsolete = wording.STATUS_OBSOLETE.filled(count=standing.obsolete)
    tail = [obsolete.to(said_in)] if standing.obsolete else []
    if named:
        states = dict(zip(_COLUMNS, names[1:], strict=False))
        tail += [f"{one.span}: {states[one.state]}: {visible(one.unit)}" for one in standing.open]
    return "\n".join([head, *lines, *tail])


def _numbers(one: Coverage) -> list[str]:
    return [f"{getattr(one, name):,}" if getattr(one, name) else "·" for name in _COLUMNS]


def _line(row: list[str], widths: list[int]) -> str:
    first = row[0] + " " * (widths[0] - cells(row[0]))
    others = [
        " " * (width - cells(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True)
    ]
    return "  ".join([first, *others])


def as_json(standings: Sequence[Standing]) -> str:
    """The same for a program, with every open unit and its place."""
    return json.dumps([_data(one) for one in standings], ensure_ascii=False, indent=2)


def _data(one: Standing) -> dict:
    return {
        "memo": one.memo,
        "language": one.language,
        "via": one.via,
        "revision": one.revision,
        "percent": one.total.percent,
        "complete": one.total.complete,
        "translators": one.translators,
        "total": asdict(one.total),
        "parts": [{"part": part, **asdict(counted)} for part, counted in one.parts.items()],
        "obsolete": one.obsolete,
        "open": [
            {
                "unit": unit.unit,
                "state": unit.state,
                "file": unit.span.file,
                "line": unit.span.line,
                "column": unit.span.column,
            }
            for unit in one.open
        ],
    }
