"""Turn a sheet that a spreadsheet saved into what it says of each text.

Commas, semicolons and tabs part cells; columns are known by their names, wherever they stand.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.edition.catalogs.entry import FUZZY, STATES, TRANSLATED, plain
from briefing.edition.catalogs.exchange.row import Cell, Row
from briefing.edition.catalogs.exchange.sheet import HELP, ONLY, STATE, UNIT, unguarded
from briefing.edition.catalogs.exchange.tags import akin
from briefing.memo.characters import check_characters
from briefing.memo.document import SOURCE_LANGUAGE
from briefing.problems import Collected, Report, Said, Source
from briefing.wording import translation as wording

#: So many lines may stand above the names of the columns: titles, and names of a program's own.
_ABOVE = 5
_DELIMITERS = ",;\t|"
#: The line by which Excel is told what parts cells.
_SEPARATOR = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
#: What the column of states may hold, small letters alone; documented in docs/translation.md.
_CONFIRMED = """
    ok | okay | o | yes | y | x | ✓ | ✔ | ✅ | done | final | approved | reviewed | confirmed
    translated | right | 확인 | 확인함 | 확인됨 | 완료 | 번역됨 | 검토됨 | 승인 | 맞음
    済 | 完了 | 承認 | 確認済み
"""
_DOUBTED = """
    fuzzy | no | n | not ok | not done | ? | ?? | draft | unsure | not sure | in doubt | wrong
    todo | to do | review | rework | look again | needs work | needs review | needs editing
    needs check | 불확실 | 확인 필요 | 재확인 | 수정 | 수정 필요 | 검토 필요 | 다시 | 다시 보기
    다시 볼 것 | 미확인 | 要確認 | 要修正 | 未確認 | 初稿
"""


@cache
def _words(listed: str) -> frozenset[str]:
    return frozenset(word.strip() for word in re.split(r"[|\n]", listed) if word.strip())


def read_csv(source: Source, language: str, report: Report) -> list[Row] | None:
    """What came back in a sheet; None if it is not one that we wrote."""
    source = Source(source.file, source.text.removeprefix("\ufeff"))
    problems = Collected()
    check_characters(source, problems)
    for problem in problems.problems:
        report(problem)
    if problems.errors:
        return None
    reader = _Reader(source, language, report)
    rows = list(reader.rows())
    return None if reader.refused else rows


class _Reader:
    """Reads one sheet row by row."""

    def __init__(self, source: Source, language: str, report: Report) -> None:
        self.source, self.language, self.report = source, language, report
        self.refused = False
        self.columns: dict[str, int] = {}

    def rows(self) -> Iterator[Row]:
        """Every row below the names of the columns."""
        first = _SEPARATOR.match(self.source.text)
        start = first.end() if first else 0
        delimiter = first[1] if first else self.delimiter()
        for number, (place, cells) in enumerate(self.cells(start, delimiter)):
            if not any(cell.strip() for cell in cells):
                continue
            if not self.columns and UNIT not in map(str.strip, map(str.lower, cells)):
                if number >= _ABOVE:
                    break
            elif not self.columns:
                if not self.name_columns(cells, place):
                    return
            elif len(cells) <= max(self.columns[name] for name in (UNIT, SOURCE_LANGUAGE, "words")):
                self.refuse(place, wording.LACKING_CELLS)
                return
            else:
                yield self.row(cells, place)
        if not self.columns and not self.refused:
            self.refuse(0, wording.NO_UNIT_COLUMN)

    def delimiter(self) -> str:
        """What parts the names of the columns."""
        lines = self.source.text.lstrip("\r\n").split("\n", _ABOVE)
        head = next((line for line in lines if UNIT in line.lower()), lines[0])
        return max(_DELIMITERS, key=head.count)

    def cells(self, start: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
        """Each row's cells, with the offset at which it begins."""
        text = self.source.text[start:]
        starts = [start, *(start + match.end() for match in re.finditer("\n", text))]
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        before = 0
        try:
            for cells in reader:
                place, before = starts[min(before, len(starts) - 1)], reader.line_num
                yield place, [unguarded(cell) for cell in cells]
        except csv.Error as error:
            self.refuse(starts[min(before, len(starts) - 1)], wording.BROKEN_CSV.filled(why=error))

    def name_columns(self, cells: Sequence[str], place: int) -> bool:
        """Note which column holds what; whether all that are needed are there."""
        names = [cell.strip() for cell in cells]
        small = [name.casefold() for name in names]
        self.columns = {name: small.index(name) for name in (UNIT, STATE) if name in small}
        for at, name in enumerate(names):
            if small[at].startswith(HELP):
                self.columns.setdefault(HELP, at)
            elif akin(name, SOURCE_LANGUAGE):
                self.columns.setdefault(SOURCE_LANGUAGE, at)
            elif small[at] not in self.columns and akin(name, self.language):
                self.columns.setdefault("words", at)
        strange = STATE not in self.columns and len(self.columns) < len(names)
        if strange or not {SOURCE_LANGUAGE, "words"} <= self.columns.keys():
            self.refuse(place, wording.OTHER_COLUMNS)
            return False
        return True

    def row(self, cells: Sequence[str], place: int) -> Row:
        """What one row says."""

        def cell(name: str) -> str:
            at = self.columns.get(name, len(cells))
            return cells[at] if at < len(cells) else ""

        named = cell(UNIT).strip()
        only = named.removeprefix(ONLY).strip() if named.startswith(ONLY.strip()) else ""
        length = len(self.source.line(self.source.span(place).line))
        words = Cell(cell("words"), self.source, place, length)
        beside = (text for at, text in enumerate(cells) if at not in self.columns.values())
        remarks = [line.strip() for text in (cell(HELP), *beside) for line in text.splitlines()]
        return Row(
            plain(cell(SOURCE_LANGUAGE)),
            only,
            words,
            (only,) if only else tuple(named.split()),
            self.state(cell(STATE), words),
            " ".join(cell(STATE).split()).casefold(),
            remarks=tuple(filter(None, remarks)),
        )

    def state(self, typed: str, words: Cell) -> str:
        """What a cell of the column of states says; one that is not understood is a doubt."""
        state = (
            " ".join(re.split(r"[\s_-]+", unicodedata.normalize("NFKC", typed).strip()))
            .casefold()
            .strip(".! ")
        )
        if not state or (state in STATES and state not in (TRANSLATED, FUZZY)):
            return ""
        if state in _words(_CONFIRMED):
            return TRANSLATED
        if state not in _words(_DOUBTED):
            self.report(words.problem(wording.UNKNOWN_STATE, state=typed[:40]))
        return FUZZY

    def refuse(self, place: int, why: Said) -> None:
        """Report why the sheet cannot be taken."""
        self.refused = True
        self.report(self.source.problem(wording.RETURN_FORM, place, why=why))
