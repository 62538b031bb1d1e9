"""Say dates, numbers and names of languages as each language does: the one door to CLDR.

Every function takes a language tag that `check` has passed; nothing depends on the machine's
locale. Source: Unicode CLDR, by way of Babel.
"""

import datetime
import re
from decimal import Decimal
from functools import cache

from babel.core import Locale, UnknownLocaleError, get_global
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from briefing.memo.document import IssueDate

#: BCP 47: a language, then a script and a territory where they matter.
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")

#: First days of the Japanese eras, and their first years. Meiji begins with its sixth year,
#: when the calendar became the Gregorian one.
_ERAS = (
    (2019, 5, 1, "令和", 2019),
    (1989, 1, 8, "平成", 1989),
    (1926, 12, 25, "昭和", 1926),
    (1912, 7, 30, "大正", 1912),
    (1873, 1, 1, "明治", 1868),
)


#: Sign, whole part with thousands set apart or not, decimals, per cent sign.
_FIGURE = re.compile(r"([-+−]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)", re.ASCII)


def known(tag: str) -> bool:
    """Whether a language tag is well formed and in CLDR; looked at before Babel sees it."""
    if not _TAG.fullmatch(tag):
        return False
    try:
        locale = _locale(tag)
    except (UnknownLocaleError, ValueError):
        return False
    # Babel takes the likeliest language for what it does not know, such as `und` or `en-999`.
    return set(tag.split("-")) <= {locale.language, locale.script, locale.territory}


def is_right_to_left(tag: str) -> bool:
    """Whether a language is written from right to left, in a script that its tag names or CLDR."""
    return _locale(tag).character_order == "right-to-left"


def script(tag: str) -> str:
    """The script of a language, as its tag names it or as it is most often written (ISO 15924)."""
    locale = _locale(tag)
    likely = get_global("likely_subtags").get(locale.language, locale.language)
    return locale.script or next((part for part in likely.split("_") if len(part) == 4), "")


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def date(value: IssueDate, language: str, style: str = "long") -> str:
    """A date in words.

    `style` is `long` (2022년 6월 9일 · June 9, 2022), `official` (2022. 6. 9., as Korean
    offices write it; elsewhere the same as `long`), `uk` (9 June 2022) or `era` (令和4年6月9日).
    A date without a day loses that part. Source: CLDR; for `official` the decree on
    administrative work, 행정업무의 운영 및 혁신에 관한 규정, article 7.
    """
    if style == "official" and language.startswith("ko"):
        return f"{value.year}. {value.month}." + (f" {value.day}." if value.day else "")
    if style == "era" and language.startswith("ja"):
        return _era(value)
    locale = Locale.parse("en_GB") if style == "uk" and language == "en" else _locale(language)
    day = datetime.date(value.year, value.month, value.day or 1)
    if value.day:
        words = format_date(day, "long", locale=locale)
        # CLDR has no word for the first of a month, which French counts and all else names.
        return f"1er {words[2:]}" if words.startswith("1 ") and locale.language == "fr" else words
    return format_skeleton("yMMMM", day, locale=locale)


def _era(value: IssueDate) -> str:
    moment = (value.year, value.month, value.day or 28)
    for *start, era, first in _ERAS:
        if moment >= tuple(start):
            count = value.year - first + 1
            tail = f"{value.day}日" if value.day else ""
            return f"{era}{'元' if count == 1 else count}年{value.month}月{tail}"
    return date(value, "ja")


def figure(typed: str, language: str) -> str:
    """A figure as Korean writes it, in the signs of another language: 1,234.5% → 1 234,5 %.

    Whatever is more than one figure, such as a time or a date, stays as it is.
    """
    match = _FIGURE.fullmatch(typed)
    if not match:
        return typed
    sign, digits, fraction, per_cent = match.groups()
    signs = _locale(language).number_symbols["latn"]
    parts = [sign, digits.replace(",", signs["group"])]
    parts += [signs["decimal"], fraction] if fraction else []
    return "".join(parts) + (unit_gap("%", language) + "%" if per_cent else "")


def quantity(value: Decimal, unit: str, language: str) -> str:
    """A number with its unit."""
    return number(value, language) + unit_gap(unit, language) + unit


def unit_gap(unit: str, language: str) -> str:
    """What stands between a number and its unit: a fixed space before a Latin word, and before
    a per cent sign where the language has it so.

    Source: the SI brochure, 5.4.3; for the per cent sign CLDR.
    """
    if unit == "%":
        pattern = _locale(language).percent_formats[None].pattern
        return "\u00a0" if "\u00a0%" in pattern else ""
    return "\u00a0" if unit[:1].isascii() and unit[:1].isalpha() else ""


def number(value: Decimal, language: str) -> str:
    """A number with its digits as typed: 3.30 keeps its nought."""
    places = max(0, -value.as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return format_decimal(value, pattern, locale=_locale(language))


def name(language: str, said_in: str) -> str:
    """What a language is called in another, or in itself."""
    return _locale(language).get_display_name(_locale(said_in)) or language
