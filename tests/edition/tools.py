"""Send a catalog through translators' real programs and see what of it stays.

    python3 -m tests.edition.tools

writes docs/tools.json, of which a table in docs/translation.md is made; a program that is not
there keeps its rows. What each pass does is what a person does: open the file and save it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, write_catalog
from briefing.edition.catalogs.desk import Desk
from briefing.edition.catalogs.entry import FUZZY
from briefing.edition.catalogs.exchange import opening, po, sheet_reading, xliff_reading
from briefing.edition.catalogs.exchange.row import Row
from briefing.edition.catalogs.exchange.sameness import bare
from briefing.edition.units import Unit
from briefing.problems import Collected
from tests.edition import translating
from tests.edition.exchanging import desk

WRITTEN = Path(__file__).parents[2] / "docs" / "tools.json"
REMARK = "Is this the official name?"
#: What a file holds besides words: whether a program gives it back.
KEPT = ("words", "doubts", "remarks", "ids", "contexts", "sent")
#: Formats by the ending of their files, as the table calls them.
FORMATS = {"po": "PO", "xlf": "XLIFF 2.0", "xliff": "XLIFF 1.2", "csv": "sheet"}
_EXPORT = {"po": "po", "xlf": "xliff", "xliff": "xliff-1.2", "csv": "sheet"}


@dataclass(frozen=True)
class Pass:
    """One program that opens a file of a format and saves it."""

    tool: str
    form: str
    run: Callable[[Path], Path]
    """Given the file, makes the one that comes back."""
    needs: str = ""
    """The program, where it is not one of the tests' packages."""

    @property
    def name(self) -> str:
        """What the table calls it."""
        return f"{self.tool} / {FORMATS[self.form]}"

    @property
    def is_there(self) -> bool:
        """Whether it can be run on this machine."""
        return not self.needs or bool(shutil.which(self.needs))


def _command(*words: str) -> Callable[[Path], Path]:
    """A pass by a command that prints the file; `{}` stands for its name."""

    def run(path: Path) -> Path:
        line = [word.replace("{}", str(path)) for word in words]
        done = subprocess.run(line, capture_output=True, check=True)
        path.write_bytes(done.stdout)
        return path

    return run


def _polib(path: Path) -> Path:
    import polib

    polib.pofile(str(path)).save(str(path))
    return path


def _babel(path: Path) -> Path:
    from babel.messages.pofile import read_po, write_po

    with path.open("rb") as file:
        catalog = read_po(file)
    with path.open("wb") as file:
        write_po(file, catalog)
    return path


def _toolkit(path: Path) -> Path:
    from translate.storage import csvl10n, pypo, xliff, xliff2

    stores = {".po": pypo.pofile, ".xliff": xliff.Xliff1File, ".xlf": xliff2.Xliff2File}
    store = (stores.get(path.suffix) or csvl10n.csvfile).parsefile(str(path))
    path.write_bytes(bytes(store))
    return path


def _toolkit_converted(path: Path) -> Path:
    from translate.convert import po2xliff, xliff2po

    between, back = path.with_suffix(".between.xlf"), path.with_suffix(".back.po")
    with path.open("rb") as source, between.open("wb") as target:
        po2xliff.convertpo(source, target, None)
    with between.open("rb") as source, back.open("wb") as target:
        xliff2po.convertxliff(source, target, None)
    return back


_PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__\
</target_dir><tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>\
__DEFAULT__</dictionary_dir><source_lang>KO</source_lang><target_lang>EN-US</target_lang>\
<sentence_seg>false</sentence_seg></project></omegat>
"""


def _omegat(path: Path) -> Path:
    """A project of OmegaT with the file and, as its memory, what `export --format tmx` wrote."""
    folder = path.parent / "omegat"
    for name in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(_PROJECT, "utf-8")
    shutil.copy(path, folder / "source")
    shutil.copy(path.parent / f"{path.name.rpartition('.')[0]}.tmx", folder / "tm")
    command = ["omegat", str(folder), "--mode=console-translate", "--disable-project-locking"]
    subprocess.run(command, capture_output=True, check=True)
    return folder / "target" / path.name


def _libreoffice(separator: str, charset: str, ending: str = "ods") -> Callable[[Path], Path]:
    """A sheet that LibreOffice opens, saves as a workbook, and saves as CSV again."""

    def run(path: Path) -> Path:
        def convert(to: str, source: Path, folder: str, *options: str) -> Path:
            out = path.parent / folder
            profile = f"-env:UserInstallation=file://{path.parent}/profile"
            command = ["soffice", profile, "--headless", "--convert-to", to, *options]
            command += ["--outdir", str(out), str(source)]
            subprocess.run(command, capture_output=True, check=True)
            return out / f"{source.stem}.{to.partition(':')[0]}"

        book = convert(ending, path, "book", "--infilter=CSV:44,34,76,1,,0,false")
        filter_ = f"csv:Text - txt - csv (StarCalc):{separator},34,{charset},1,,0,false"
        return convert(filter_, book, "back")

    return run


PASSES = (
    Pass("GNU gettext, msgcat", "po", _command("msgcat", "{}"), "msgcat"),
    Pass("GNU gettext, msgcat --escape", "po", _command("msgcat", "--escape", "{}"), "msgcat"),
    Pass("GNU gettext, msgconv to GB18030", "po",
         _command("msgconv", "-t", "GB18030", "{}"), "msgconv"),
    Pass("GNU gettext, msgmerge", "po",
         _command("msgmerge", "-q", "--previous", "-o-", "{}", "{}"), "msgmerge"),
    Pass("GNU gettext, msgattrib --no-obsolete", "po",
         _command("msgattrib", "--no-obsolete", "{}"), "msgattrib"),
    Pass("polib", "po", _polib),
    Pass("Babel", "po", _babel),
    Pass("Translate Toolkit", "po", _toolkit),
    Pass("Translate Toolkit, po2xliff and back", "po", _toolkit_converted),
    Pass("Translate Toolkit", "xliff", _toolkit),
    Pass("Translate Toolkit", "xlf", _toolkit),
    Pass("Translate Toolkit", "csv", _toolkit),
    Pass("OmegaT", "po", _omegat, "omegat"),
    Pass("OmegaT", "xliff", _omegat, "omegat"),
    Pass("LibreOffice, UTF-8", "csv", _libreoffice("44", "76"), "soffice"),
    Pass("LibreOffice, UTF-8 with semicolons", "csv", _libreoffice("59", "76"), "soffice"),
    Pass("LibreOffice, UTF-16 with tabs, by way of xlsx", "csv",
         _libreoffice("9", "65535", "xlsx"), "soffice"),
)  # fmt: skip


def catalog_desk() -> Desk:
    """A desk with whatever may get lost: doubts, gaps, contexts, remarks, awkward words."""
    own = desk()
    special = replace(own.now.entry("일본"), context="chart.1", msgstr="JAPAN", units=("chart.1",))
    entries = [
        replace(
            entry,
            comments=(REMARK,),
            msgstr="" if "재가동" in entry.msgid else entry.msgstr,
            flags=("fuzzy",) if "약한" in entry.msgid else (),
        )
        for entry in own.now.entries
    ]
    now = replace(own.now, entries=(*entries, special))
    more = (Unit("c.1", "-3점 이상"), Unit("c.2", "값은 *{이름}*의 \\{n\\}[^n]"))
    now = merging.update(now, (*own.units, *more))
    words = {"c.1": "=at least; -3, “or” so", "c.2": "Its *value* is \\{n\\}[^n] <b> & “so”"}
    now = now.changed(lambda e: replace(e, msgstr=words.get(e.units[0], e.msgstr)))
    return replace(own, now=translating.read(write_catalog(now)), units=(*own.units, *more))


def passed(step: Pass, own: Desk, folder: Path) -> tuple[bytes, str]:
    """What a program made of a desk's file, and the file's name."""
    for form in (_EXPORT[step.form], "tmx"):
        for path, data in own.exported(form, folder).items():
            path.write_bytes(data)
    path = step.run(folder / f"{own.memo}.{own.language}.{step.form}")
    return path.read_bytes(), f"{own.memo}.{own.language}.{step.form}"


def kept(step: Pass) -> dict[str, bool]:
    """What of a catalog stays when a program saves it, by what `KEPT` names."""
    own = catalog_desk()
    with tempfile.TemporaryDirectory() as folder:
        data, name = passed(step, own, Path(folder))
    report = Collected()
    source = opening.opened(name, data, opening.format_of(name, data), report)
    if step.form == "po":
        rows = po.read(source, own.language, report).rows
    else:
        read = sheet_reading.read_csv if step.form == "csv" else xliff_reading.read
        rows = read(source, own.language, report)
    return told(own, [row for row in rows if not row.obsolete])


def told(own: Desk, rows: list[Row]) -> dict[str, bool]:
    """What rows tell of the catalog that they came from."""
    remarked = sum(REMARK in (*row.remarks, *(row.comments or ())) for row in rows)
    return {
        "words": {(row.msgid, bare(row.words.value)) for row in rows if row.words.value}
        == {(entry.msgid, bare(entry.msgstr)) for entry in own.now.live if entry.msgstr},
        "doubts": [row.msgid for row in rows if row.state == FUZZY and row.words.value]
        == [entry.msgid for entry in own.now.live if entry.fuzzy],
        "remarks": remarked == sum(REMARK in entry.comments for entry in own.now.live),
        "ids": all(row.units for row in rows),
        "contexts": sum(bool(row.context) for row in rows)
        == sum(bool(entry.context) for entry in own.now.live),
        "sent": all(row.sent[0] for row in rows),
    }


def shipped() -> list[Catalog]:
    """Every catalog of the project."""
    root = WRITTEN.parents[1] / "content"
    return [
        translating.read(path.read_text("utf-8"), path.stem, path.as_posix())
        for path in sorted(root.glob("*/*.po"))
    ]


def of_catalog(catalog: Catalog) -> Desk:
    """A desk with a catalog and the units that it serves."""
    pairs = [(entry.context or unit, entry) for entry in catalog.live for unit in entry.units]
    units = tuple(Unit(unit, entry.msgid) for unit, entry in pairs)
    base = catalog.header or new_catalog(catalog.language, "memo").header
    return Desk(Path(), "memo", catalog.language, units, replace(catalog, header=base), None)


def main() -> None:
    """Write what stays in each program that is there."""
    table = json.loads(WRITTEN.read_text("utf-8")) if WRITTEN.exists() else {}
    for step in PASSES:
        if step.is_there:
            table[step.name] = kept(step)
    names = [step.name for step in PASSES]
    table = {name: table[name] for name in names if name in table}
    WRITTEN.write_text(json.dumps(table, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
