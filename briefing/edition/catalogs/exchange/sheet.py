"""Turn a catalog into a review sheet: HTML to read, CSV to fill in.

A cell that a spreadsheet would take for a formula is written with `'` before it, and comes
back without.
"""

import csv
import io
import re
from html import escape

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import TRANSLATED, WAIVED, Entry
from briefing.memo.document import SOURCE_LANGUAGE
from briefing.wording import translation as wording

#: By this mark Excel knows that a file is UTF-8.
BYTE_ORDER_MARK = "\ufeff"
#: What begins the cell of a text that is said in its own way at one place.
ONLY = "only: "
UNIT, STATE, HELP = "unit", "state", "help"
_FORMULA = re.compile("'*[=+\\-@\t\r＝＋－＠]")


def write_csv(catalog: Catalog) -> str:
    """The sheet to fill in: unit, Korean, translation, state, and what helps.

    Source: RFC 4180 for the form; CWE-1236 for cells that must not become formulas.
    """
    out = io.StringIO()
    rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(_columns(catalog.language))
    for entry in catalog.live:
        unit = ONLY + entry.context if entry.context else " ".join(entry.units)
        helps = "\n".join((*entry.extracted, *entry.comments))
        cells = (unit, entry.msgid, entry.msgstr, entry.state, helps)
        rows.writerow([guarded(cell) for cell in cells])
    return BYTE_ORDER_MARK + out.getvalue()


def _columns(language: str) -> list[str]:
    told = f"{HELP} ({wording.SHEET_HELP.en}) ({wording.SHEET_HELP.ko})"
    return [UNIT, SOURCE_LANGUAGE, language, STATE, told]


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What a guarded cell stands for: `unguarded(guarded(x)) == x`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font-family: serif; line-height: 1.6; margin: 2em auto; max-width: 70em; padding: 0 1em; }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; }}
th, td {{ border-top: 1px solid #bbb; padding: .6em .8em; text-align: left; vertical-align: top; }}
small {{ color: #555; display: block; }}
.open {{ background: #fff3d6; }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
<thead><tr><th scope="col">{source}</th><th scope="col">{language}</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</body>
</html>
"""


def write_html(catalog: Catalog, name: str) -> str:
    """The sheet to read: Korean and translation side by side, open ones in colour."""
    rows = "".join(_html_row(entry, catalog.language) for entry in catalog.live)
    title = escape(f"{name} · {SOURCE_LANGUAGE} → {catalog.language}")
    language = escape(catalog.language)
    return _PAGE.format(title=title, language=language, source=SOURCE_LANGUAGE, rows=rows)


def _html_row(entry: Entry, language: str) -> str:
    state = entry.state
    open_ = "" if state in (TRANSLATED, WAIVED) else ' class="open"'
    units = escape(entry.context or " ".join(entry.units))
    return (
        f'<tr{open_}><td lang="{SOURCE_LANGUAGE}">{escape(entry.msgid)}<small>{units}</small></td>'
        f'<td lang="{escape(language)}">{escape(entry.msgstr)}<small lang="en">{state}</small>'
        "</td></tr>\n"
    )
