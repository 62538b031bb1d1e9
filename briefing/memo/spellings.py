"""Turn dates, numbers, ids and file names as people write them into the form that a file asks for.

What comes out is only offered in a hint, never taken: a guess that nobody saw would be printed.
"""

import re
import unicodedata

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(?:(?P<year>\d{4})|['’‘`´](?P<short>\d{2})|(?P<bare>\d{2})(?=년))"
_WEEKDAY = r"(?:\s*[(,]?\s*[월화수목금토일月火水木金土日](?:요일|曜日)?\s*\)?)?"
#: Years of two digits are of this century up to here: ’24 is 2024, ’98 is 1998.
_CENTURY = 70
_DATES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s*[-./년年]\s*(?P<month>\d{{1,2}})\s*[-./월月]?"
        rf"(?:\s*(?P<day>\d{{1,2}})\s*[./일日]?)?{_WEEKDAY}(?:[T\s]+\d{{1,2}}:\d{{2}}.*)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?",
        rf"{_MONTH}\s*(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        # A day that can be no month tells which of the two it is: 21/5/2024, 5/21/2024.
        r"(?P<day>1[3-9]|2\d|3[01])[-./]\s?(?P<month>\d{1,2})[-./]\s?(?P<year>\d{4})",
        r"(?P<month>\d{1,2})[-./]\s?(?P<day>1[3-9]|2\d|3[01])[-./]\s?(?P<year>\d{4})",
    )
)
_SIGN = re.compile(r"^\s*(?:[-−–—‐‑‒△]|\+(?=[\d.]))\s*")
_FIGURES = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)?(?P<rest>\.\d+)?(?![\d.,])[^\d천만억조]*"
)


def date(value: str) -> str:
    """`YYYY-MM-DD` or `YYYY-MM` for `2024. 5. 21.(화)`, `’24.5.21.`, `21 May 2024`; or nothing."""
    spelt = unicodedata.normalize("NFKC", value).strip()
    match = next(filter(None, (form.fullmatch(spelt) for form in _DATES)), None)
    if not match:
        return ""
    parts = match.groupdict()
    year = int(parts["year"] or parts["short"] or parts["bare"])
    if not parts["year"]:
        year += 2000 if year < _CENTURY else 1900
    name = parts.get("name")
    month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
    day = f"-{int(parts['day']):02}" if parts["day"] else ""
    return f"{year:04}-{month:02}{day}"


def number(value: str) -> str:
    """`-1234.5` for `−1,234.5%` or `△1,234.5달러`; or nothing."""
    spelt = unicodedata.normalize("NFKC", value).strip()
    sign = _SIGN.match(spelt)
    match = _FIGURES.fullmatch(spelt[sign.end() if sign else 0 :])
    if not match or not (match["digits"] or match["rest"]):
        return ""
    minus = "-" if sign and "+" not in sign[0] else ""
    return f"{minus}{(match['digits'] or '0').replace(',', '')}{match['rest'] or ''}"


def name(value: str) -> str:
    """`lead-agenda` for `Lead_Agenda`."""
    return re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKC", value).lower()).strip("-")


def file(value: str) -> str:
    """`figures/map.png` for `figures\\map.png`, `./figures/map.png`, `map.png` or a whole path."""
    name = re.split(r"[/\\]", value.strip())[-1]
    _, folder, below = value.replace("\\", "/").strip().rpartition("figures/")
    return f"figures/{below if folder else name}"


def url(value: str) -> str:
    """The address with `https://` where a page was copied without it."""
    address = value.strip()
    return f"https://{address}" if "." in address and ":" not in address else address
