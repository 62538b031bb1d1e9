"""Rules that languages share, made of patterns whose groups say what they hold.

`y`, `m`, `d` and `d2` are a year, a month and days; `n` is a number; `h`, `min` and `half` are a
time of day.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from briefing.edition.parity.facts.fact import COUNTED, FIRM, LOOSE, SPANS, WORD, Fact, number
from briefing.edition.parity.facts.scanning import Maker, Rule, rows

Read = Callable[[str], int]
"""The value of a number in words."""
_MONTHS = ("m", "m2", "m3")


def rule(pattern: str, make: Maker, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """A rule of its own kind."""
    return re.compile(pattern, flags), make


def dates(
    pattern: str, months: Mapping[str, int] | None = None, flags: re.RegexFlag = re.NOFLAG
) -> Rule:
    """Dates or parts of them; `months` by their names in lower case."""

    def make(match: re.Match[str]) -> list[Fact]:
        parts = match.groupdict("")
        month = next((parts[name] for name in _MONTHS if parts.get(name)), "")
        value = months[month.lower()] if months and month else int(month or 0)
        days = [re.sub(r"\D", "", parts.get(name, "")) for name in ("d", "d2")]
        return date(match, parts.get("y", ""), value, days)

    return rule(pattern, make, flags)


def date(match: re.Match[str], year: str, month: int, days: list[str]) -> list[Fact]:
    """The parts of a date, each a fact with the place of the whole; absent ones are left out."""
    facts = [Fact.of(match, "date", years(year), ("", "year", "y"))] if year else []
    facts += [Fact.of(match, "date", month, ("month",))] if month else []
    return facts + [Fact.of(match, "date", int(day), ("", "d")) for day in days if day]


def years(digits: str) -> tuple[int, ...]:
    """The years that digits may mean: two of them leave the century open (’22)."""
    digits = digits.lstrip("'’‘")
    year = int(digits)
    return (year,) if len(digits) != 2 else (year, year + (2000 if year < 50 else 1900))


def named_days(pattern: str) -> Rule:
    """Events called by their day (4·27, 9.11), which other languages may call otherwise.

    Some write it as a decimal (the 4.27 declaration).
    """

    def make(match: re.Match[str]) -> list[Fact]:
        month, day = int(match["m"]), int(match["d"])
        decimal = Fraction(f"{month}.{match['d']}")
        return [
            Fact.of(match, "number", month, ("month",), LOOSE),
            Fact.of(match, "number", {Fraction(day), decimal}, ("", "d"), LOOSE),
        ]

    return rule(pattern, make)


def weekdays(pattern: str, days: Mapping[str, int]) -> Rule:
    """Days of the week, Monday being 1; `w`, `w2` and `w3` are looked up in lower case."""

    def make(match: re.Match[str]) -> list[Fact]:
        names = [
            name
            for group, name in match.groupdict("").items()
            if name and group in ("w", "w2", "w3")
        ]
        return [Fact.of(match, "date", days[name.lower()], ("weekday",), WORD) for name in names]

    return rule(pattern, make, re.IGNORECASE)


def labels(names: str) -> Rule:
    """Numbers in two parts behind the name of a table or a figure: 그림 2-1."""

    def make(match: re.Match[str]) -> list[Fact]:
        number = int(match["n"]) + Fraction(int(match["m"]), 1000)
        return [Fact.of(match, "number", number, ("label",), WORD)]

    return rule(rf"(?:{names})\s?(?P<n>\d{{1,2}})[-–.](?P<m>\d{{1,2}})(?![\d-])", make)


def decades(pattern: str) -> Rule:
    """Decades in digits: the 1990s."""
    return rule(pattern, lambda match: [Fact.of(match, "date", years(match["y"]), ("decade",))])


def ordinals(pattern: str, least: int = 2, named: tuple[str, ...] = ()) -> Rule:
    """Places in a row, in digits; from `least` on one is sure to be said.

    With `named`, the group `what` makes a small one sure only if it is one of them.
    """

    def make(match: re.Match[str]) -> list[Fact]:
        value = number(match["n"])
        sure = 13 if named and match["what"] not in named else least
        facts = [Fact.of(match, "ordinal", value, weight=FIRM if value >= sure else LOOSE)]
        if match.groupdict().get("sub"):  # 제5조의2, Article 5-2
            facts.append(Fact.of(match, "number", int(match["sub"]), weight=LOOSE))
        return facts

    return rule(pattern, make)


def ordinal_words(pattern: str, read: Read, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Places in a row, in words."""
    return rule(
        pattern, lambda match: [Fact.of(match, "ordinal", read(_number(match)), weight=WORD)], flags
    )


def number_words(pattern: str, read: Read, flags: re.RegexFlag = re.NOFLAG) -> Rule:
    """Numbers in words."""
    return rule(pattern, lambda match: [Fact.in_words(match, read(_number(match)))], flags)


def counted(
    pattern: str, read: Read, units: Mapping[str, str], flags: re.RegexFlag = re.NOFLAG
) -> Rule:
    """Numbers in words that count something; `units` by what stands in the group `u`."""

    def make(match: re.Match[str]) -> list[Fact]:
        unit = units.get((match["u"] or "").lower(), "")
        counts = (unit,) if unit in SPANS else ("", unit)
        return [Fact.in_words(match, read(_number(match)), counts, COUNTED)]

    return rule(pattern, make, flags)


def halves(pattern: str, read: Read, units: Mapping[str, str], flags=re.NOFLAG) -> Rule:
    """A number and a half of a unit `u`: 2년 반, two and a half hours."""

    def make(match: re.Match[str]) -> list[Fact]:
        parts = match.groupdict("")
        unit = units.get((parts["u"] or parts.get("u2", "")).lower(), "")
        value = read(_number(match)) + Fraction(1, 2)
        return [Fact.in_words(match, value, (unit,), COUNTED)]

    return rule(pattern, make, flags)


def ratio(match: re.Match[str], part: int, whole: int) -> list[Fact] | None:
    """So many of so many, which are a part and a percentage too."""
    if not 0 < part < whole:
        return None
    values = {Fraction(part), Fraction(part, whole), Fraction(part * 100, whole)}
    return [
        Fact.of(match, "number", whole, weight=COUNTED),
        Fact.of(match, "number", values, ("", "%", "person", "part"), COUNTED),
    ]


def many(pattern: str, values: Callable[[str], Iterable[Fraction | int]], flags=re.NOFLAG) -> Rule:
    """Magnitudes without a number: 수백, tens of thousands."""
    return rule(
        pattern, lambda match: [Fact.in_words(match, values(match["n"]), ("", "many"))], flags
    )


def _number(match: re.Match[str]) -> str:
    parts = match.groupdict("")
    return parts.get("n") or parts.get("n2") or ("" if "n" in parts else match[0])


def clocks(pattern: str, halves: Mapping[str, str] | None = None) -> Rule:
    """Times of day in minutes; without `am` or `pm` one may be either."""

    def make(match: re.Match[str]) -> list[Fact]:
        parts = match.groupdict("")
        hour, half = int(parts["h"]), parts.get("half", "").lower()
        half = halves.get(half, "") if halves else half[:1]
        late = parts.get("min") or (30 if parts.get("thirty") else 0)
        hours = {hour} if hour >= 12 else {hour, hour + 12}
        hours = {"p": {hour % 12 + 12}, "a": {hour % 12}, "n": _night(hour)}.get(half, hours)
        hours |= {24} if 0 in hours else {0} if 24 in hours else set()
        minutes = {60 * h + int(late) for h in hours}
        fact = Fact.of(match, "number", minutes, ("time",))
        figures = {
            *hours,
            hour % 12,
            int(late),
            *(Fraction(h * 100 + int(late), 100) for h in hours),
        }
        return [replace(fact, parts=frozenset(map(Fraction, figures)))]

    return rule(pattern, make)


def _night(hour: int) -> set[int]:
    """밤 10시 is before midnight, 밤 1시 behind it."""
    return {hour % 12 + 12} if 6 <= hour < 12 else {hour % 12}


def fractions(pattern: str) -> Rule:
    """Parts of a whole, `n` of `d` or `n2` of `d2`, in digits."""

    def make(match: re.Match[str]) -> list[Fact] | None:
        parts = match.groupdict("")
        top, bottom = int(parts["n"] or parts["n2"]), int(parts["d"] or parts["d2"])
        return [Fact.of(match, "number", Fraction(top, bottom))] if 0 < top < bottom else None

    return rule(pattern, make)


def tenths(pattern: str) -> Rule:
    """Parts of ten (3할, 3割5分) as a percentage."""

    def make(match: re.Match[str]) -> list[Fact]:
        value = int(match["n"]) * 10 + int(match["m"] or 0)
        return [Fact.of(match, "percent", value, ("%",))]

    return rule(pattern, make)


def phrases(table: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[Rule, ...]:
    """Rules for words that stand for a number: values, units and a pattern a line."""

    def maker(values: list[Fraction], units: tuple[str, ...]) -> Maker:
        return lambda match: [Fact.in_words(match, values, units)]

    return tuple(
        rule(pattern, maker(list(map(Fraction, values.split(","))), units), flags)
        for values, units, pattern in rows(table)
    )


def roman(digits: str) -> int:
    """The value of a Roman number up to 39."""
    values = [{"I": 1, "V": 5, "X": 10}[char] for char in digits.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)
