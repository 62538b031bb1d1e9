"""Run a language's rules over a text, each on what the rules before it left."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from briefing.edition.parity.facts.fact import FIRM, WORD, Fact, strength

Maker = Callable[[re.Match[str]], Iterable[Fact] | None]
"""The facts of a match; none at all hides it from the rules behind; None leaves it to them."""
Rule = tuple[re.Pattern[str], Maker]

#: Full-width forms and odd spaces, one for one, so that offsets stay.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_PLAIN |= dict.fromkeys((0x00A0, 0x2007, 0x2009, 0x202F, 0x3000), " ")
_PLAIN |= str.maketrans("−‐‑‒ㆍ・", "----··")
#: What stands where a rule has read; no pattern matches it.
_READ = "\x00"
#: No number that a person writes; hidden, since patterns would take very long over it.
_ENDLESS = re.compile(r"[\d.,]{61,}|[〇一二三四五六七八九十百千万億兆]{31,}")
#: Between two numbers of which the second lends its unit to the first.
_RANGE = re.compile(
    r"\s*(?:[-–—~∼〜·,、]|에서|부터|내지|또는|から|ないし|または|to|or|and|à|a|ou|et)\s*(?:약|about|some)?\s*"
)
_SENTENCE_END = re.compile(r"[.!?。]\s|\n|。")
_DECIMALS = re.compile(r"[.,]\d{1,2}$")
#: Between the parts of one quantity: 1 hour and 20 minutes.
_AND = re.compile(r"\s*(?:and|et|と|,)?\s*")
#: Units of which the second is a part of the first, and how many of it that is.
_PARTS = {("h", "min"): 60, ("y", "mo"): 12, ("m", "cm"): 100, ("min", "s"): 60, ("d", "h"): 24}
#: Longest stretch that is read at once: patterns may take the square of its length.
_PIECE = 4_000
#: How far a percent sign reaches to numbers without one, in characters.
_REACH = 60


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language writes numbers and dates."""

    rules: tuple[Rule, ...]
    relative: re.Pattern[str] = re.compile(r"(?!)")
    """Words for a year or a month without its number: 올해, last year."""
    falling: re.Pattern[str] = re.compile(r"(?!)")
    """Words that say what a minus sign says: 감소, fell."""
    whole: bool = False
    """Whether months, number words and ordinals are read, not digits alone."""


def scan(text: str, grammar: Grammar) -> tuple[Fact, ...]:
    """The facts of a text in the order in which they stand."""
    falling = bool(grammar.falling.search(text))
    facts: list[Fact] = []
    for start, piece in _pieces(text):
        plain = piece.translate(_PLAIN)
        local = _ranges(_sums(_read(piece, grammar), plain), plain)
        local = [_signed(fact, falling) for fact in _percents(local, piece)]
        facts += [replace(fact, offset=fact.offset + start) for fact in local]
    return tuple(facts)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Stretches of a text that end at a space; a unit of a memo is one, a hostile text many."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > _PIECE:
            end = start + _PIECE
            end = max(text.rfind(" ", start, end), text.rfind("\n", start, end)) + 1 or end
        yield start, text[start:end]
        start = end


def _read(text: str, grammar: Grammar) -> list[Fact]:
    rest = _ENDLESS.sub(lambda match: _READ * len(match[0]), text.translate(_PLAIN))
    facts: list[Fact] = []
    for pattern, make in grammar.rules:
        kept, done = [], 0
        for match in pattern.finditer(rest):
            matched = make(match)
            if matched is not None:
                facts += matched
                kept += [rest[done : match.start()], _READ * len(match[0])]
                done = match.end()
        rest = "".join([*kept, rest[done:]])
    facts.sort(key=lambda fact: (fact.offset, -fact.length))
    return [replace(f, surface=text[f.offset : f.end].strip()) for f in facts]


def _sums(facts: list[Fact], text: str) -> list[Fact]:
    """Facts of which a quantity in two units is one: 1시간 20분, 2 years and 6 months."""
    out: list[Fact] = []
    for fact in facts:
        last = out[-1] if out else None
        units = _part_units(last, fact) if last and last.end <= fact.offset else None
        if units and _AND.fullmatch(text[last.end : fact.offset]):
            out[-1] = _sum(last, fact, units)
        else:
            out.append(fact)
    return out


def _part_units(whole: Fact, part: Fact) -> tuple[str, str] | None:
    pairs = (pair for pair in _PARTS if pair[0] in whole.units and pair[1] in part.units)
    return None if whole.calendar or part.calendar else next(pairs, None)


def _sum(whole: Fact, part: Fact, units: tuple[str, str]) -> Fact:
    values = frozenset(w * _PARTS[units] + p for w in whole.values for p in part.values)
    weight = FIRM if FIRM in (whole.strength, part.strength) else part.strength
    return replace(
        whole,
        values=values,
        length=part.end - whole.offset,
        surface=f"{whole.surface} {part.surface}",
        units=frozenset({units[1]}),
        strength=weight,
        parts=whole.values | part.values,
    )


def _ranges(facts: list[Fact], text: str) -> list[Fact]:
    """Facts whose numbers before a range take what the number behind it leaves open.

    3∼5만 명, 16.7 to 20.2 percent, 2019~21.
    """
    out = list(facts)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        if first.end > second.offset or not _RANGE.fullmatch(text[first.end : second.offset]):
            continue
        out[index], out[index + 1] = _lent(first, second)
    return out


def _lent(first: Fact, second: Fact) -> tuple[Fact, Fact]:
    whole = max(first.values)
    if whole.denominator == 1 and 1000 <= whole < 3000 and max(second.values) < 100:
        century = whole - whole % 100
        second = replace(second, values=second.values | {century + v for v in second.values})
    if first.scale < second.scale:
        scaled = {value * second.scale / first.scale for value in first.values}
        scaled |= {value * second.scale for value in first.values}
        first = replace(first, values=first.values | scaled)
    if second.units == {"time"} and first.units == {""}:
        hours = {60 * (value + half) for value in first.values for half in (0, 12)}
        first = replace(first, values=frozenset(hours), strength=second.strength)
    if max(first.values) < 0 < min(second.values):
        second = replace(second, values=second.values | {-value for value in second.values})
    if first.units == {""}:
        weight = FIRM if second.kind in ("percent", "money") else first.strength
        first = replace(first, units=first.units | second.units, strength=weight)
    return first, second


def _percents(facts: list[Fact], text: str) -> list[Fact]:
    """Facts whose bare numbers beside percentages of their sentence may be percentages too."""
    marked = [fact for fact in facts if fact.kind == "percent"]
    out = []
    for fact in facts:
        if _may_be_percent(fact):
            for near in marked:
                between = text[min(fact.end, near.end) : max(fact.offset, near.offset)]
                if len(between) <= _REACH and not _SENTENCE_END.search(between):
                    fact = replace(fact, units=fact.units | near.units)
        out.append(fact)
    return out


def _may_be_percent(fact: Fact) -> bool:
    bare = fact.kind == "number" and fact.units == {""} and fact.strength != WORD
    return bare and fact.scale == 1 and max(fact.values) < 1000


def _signed(fact: Fact, falling: bool) -> Fact:
    """A fact that may be negative where the words say that something falls; degrees may not."""
    if not falling or fact.calendar or "deg" in fact.units:
        return fact
    return replace(fact, values=fact.values | {-value for value in fact.values if value > 0})


@dataclass(frozen=True, slots=True)
class Suffix:
    """What may stand behind a number and says what it counts."""

    pattern: str
    kind: str = "number"
    units: tuple[str, ...] = ("",)
    measured: bool = False
    """Whether a translation is sure to say the number, however small."""


def rows(table: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """The lines of a table: a word, units joined by commas (`-` for a bare number), a pattern."""
    for line in table.strip().splitlines():
        word, units, pattern = line.split(None, 2)
        yield word, tuple(unit.strip("-") for unit in units.split(",")), pattern


def suffixes(table: str) -> tuple[Suffix, ...]:
    """What may stand behind a number, a line each; a `measure` is a number that is measured."""
    return tuple(
        Suffix(pattern, "number" if kind == "measure" else kind, units, kind == "measure")
        for kind, units, pattern in rows(table)
    )


#: Signs of currencies, which stand before a number.
_SYMBOLS = (
    (r"(?:US|NT|HK|A|C|S)?\$|USD", ("dollar",)),
    (r"€|EUR", ("euro",)),
    (r"£|GBP", ("pound",)),
    (r"₩|KRW|\bW(?=\d)", ("won",)),
    (r"¥|￥", ("yen", "yuan")),
    (r"JPY", ("yen",)),
    (r"CNY|RMB", ("yuan",)),
)


def amounts(
    digits: str,
    read: Callable[[str], tuple[Fraction, Fraction]],
    suffixes: tuple[Suffix, ...],
    minus: str = r"minus\s",
) -> Rule:
    """The rule that reads what is left of the digits of a language.

    Args: `digits` is a pattern for digits with their magnitude; `read` gives the value of such a
    stretch, and the magnitude said in words; `minus` is a pattern for the sign in words.
    """
    before = "|".join(f"(?P<p{i}>{pattern})" for i, (pattern, _) in enumerate(_SYMBOLS))
    behind = "|".join(f"(?P<s{i}>{suffix.pattern})" for i, suffix in enumerate(suffixes))
    sign = rf"(?P<sign>(?<![^\s(\[「“‘\"、,:])[-–△▲]\s?|{minus})"
    pattern = re.compile(
        rf"{sign}?(?:(?:{before})\s?)?(?<!\d)(?<!\d[.,])(?P<digits>{digits})(?:{behind})?"
    )

    def make(match: re.Match[str]) -> list[Fact]:
        value, scale = read(match["digits"])
        suffix = next((s for i, s in enumerate(suffixes) if match[f"s{i}"]), Suffix(""))
        currency = next((u for i, (_, u) in enumerate(_SYMBOLS) if match[f"p{i}"]), ())
        kind, units = ("money", currency) if currency else (suffix.kind, suffix.units)
        values = _with_sign(value, (match["sign"] or "").strip())
        sure = scale >= 10_000 or kind in ("percent", "money") or _DECIMALS.search(match["digits"])
        sure = sure and not (kind == "money" and value == 1)  # 1 dollar is per dollar
        weight = FIRM if sure else strength(values, suffix.measured)
        start, end = match.span()
        return [Fact(kind, values, start, end - start, "", frozenset(units), weight, scale)]

    return pattern, make


def _with_sign(value: Fraction, sign: str) -> frozenset[Fraction]:
    if not sign:
        return frozenset({value})
    return frozenset({value, -value}) if sign in "–△▲" else frozenset({-value})
