"""How French writes numbers and dates: 1 200 milliards de wons, 16,7 %, 1er mai, XXIe siècle."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.edition.parity.facts.everywhere import (
    CODES,
    HIDDEN,
    SIGNS,
    SYMBOLS,
    clock,
    fraction,
    roman,
    roman_rule,
)
from briefing.edition.parity.facts.fact import (
    FIRM,
    WORD,
    Fact,
    date,
    made,
    number,
    numbered,
    ordinal,
    word,
    years,
)
from briefing.edition.parity.facts.scanning import Amounts, Grammar, Suffix, amounts, phrases

_NAMES = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_MONTHS = {name: i for i, name in enumerate(_NAMES, 1)}
_MONTH = "|".join(_NAMES)
_DAY = r"(?:3[01]|[12]?\d)(?:er)?"
_DATE = re.compile(
    rf"(?:(?<![\d,])(?P<d>{_DAY})(?:(?:\s?[–-]\s?|\s(?:et|au|ou)\s(?:le\s)?)(?P<d2>{_DAY}))?\s)?"
    rf"\b(?P<m>{_MONTH})\b(?:\s(?P<y>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_DECADE = re.compile(
    r"années\s(?:(?P<y>\d{2,4})(?!\d)"
    r"|(?P<w>vingt|trente|quarante|cinquante|soixante|quatre-vingt(?:-dix)?)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\d,.])(?P<y>(?:1[5-9]|20)\d{2})(?![\d%]|[,.]\d"
    r"|\s?(?:%|pour\scent|km|kg|millions|milliards|wons|dollars|euros|yens|\d{3}(?!\d)))"
)
_ORDINAL = re.compile(r"(?<![\d,.])(?P<n>\d+)(?:ers?|ère|res?|ndes?|nde?|e|es|ème|èmes)\b")
_ROMAN_ORDINAL = re.compile(r"\b(?P<n>[IVX]{1,6})(?P<end>er|ère|re|e|ème|nde)\b")
_FRACTION = re.compile(r"(?<![\d/,])(?P<n>\d)/(?P<d>\d{1,2})(?![\d/])")
_CLOCK = re.compile(r"(?<![\d,])(?P<h>[01]?\d|2[0-4])\s?h(?:\s?(?P<min>[0-5]\d))?(?![a-zA-Z])")
_ONES = numbered(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
)
_ONES |= {"une": 1, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_SCALES = {"cent": 100, "mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12}
_NAMED = rf"(?:{'|'.join(sorted([*_ONES, *_SCALES], key=len, reverse=True))})s?"
_IN_WORDS = re.compile(
    rf"(?<!pour )\b{_NAMED}(?:(?:[\s-]|\set\s(?=une?|onze)|-et-){_NAMED})*\b", re.IGNORECASE
)
_ORDINALS = {"second": 2} | numbered(
    "premi deuxième troisième quatrième cinquième sixième "
    "septième huitième neuvième dixième onzième douzième",
    1,
)
_ORDINAL_WORD = re.compile(
    rf"\b(?P<n>{'|'.join(_ORDINALS)})(?:ers?|ères?|es?|s)?(?:ment)?\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?P<n>un|deux|trois|quatre)\s(?P<d>tiers|quarts?|cinquièmes?|dixièmes?)\b", re.IGNORECASE
)
_PARTS = {"tiers": 3, "quart": 4, "cinquième": 5, "dixième": 10}
_PHRASES = phrases(
    (r"\b(?:la\s)?moitié\b|\bdemi(?!-siècle|-douzaine)\w*", (Fraction(1, 2), 50), "", "%"),
    (r"\bdemi-siècle\b", (50,), "", "y"),
    (r"\b(?:six mois|semestre)\b", (6, Fraction(1, 2)), "", "mo", "y"),
    (r"\bdécennie\b|\bdizaine\b", (10,), "", "y"),
    (r"\bsiècle\b|\bcenten\w+\b|\bcentaine\b", (100,), "", "y"),
    (r"\bdouzaine\b", (12,)),
    (r"\bquinzaine\b|\bquinze jours\b", (15, 14, 2)),
    (r"\bvingtaine\b", (20,)),
    (r"\btrentaine\b", (30,)),
    (r"\bun quart\b|\btrimestre\b", (4, Fraction(1, 4), 25), "", "%"),
    (r"\btiers\b", (3, Fraction(1, 3)), "", "%"),
    (r"\b(?:bilatér\w+|doubl\w+|couple|paire|bipartite)\b", (2,)),
    (r"\b(?:trilatér\w+|tripl\w+|tripartite)\b", (3,)),
    (r"\bquadr\w+\b", (4,)),
    (r"\bdécupl\w+\b", (10,)),
    (r"\b(?:par habitant|unique|seule?)\b", (1,)),
    flags=re.IGNORECASE,
)

_SUFFIXES = (
    Suffix(r"\s?points?\s(?:de\s)?pourcentage|\s?points?\sde\s?%", "percent", ("pp",)),
    Suffix(r"\s?pour\s?cent\b", "percent", ("%",)),
    *SIGNS,
    Suffix(r"\spoints?\b", "number", ("pp", "")),
    Suffix(r"\s(?:de\s|d['’])?wons?\b", "money", ("won",)),
    Suffix(r"\s(?:de\s|d['’])?dollars?\b", "money", ("dollar",)),
    Suffix(r"\s?(?:€|(?:de\s|d['’])?euros?\b)", "money", ("euro",)),
    Suffix(r"\s?\$", "money", ("dollar",)),
    Suffix(r"\s(?:de\s|d['’])?yens?\b", "money", ("yen",)),
    Suffix(r"\s(?:de\s|d['’])?yuans?\b", "money", ("yuan",)),
    Suffix(r"\s(?:ans?|années?)\b", "number", ("y",), True),
    Suffix(r"\spays\b", "number", ("country",)),
    Suffix(r"\spersonnes\b", "number", ("person",)),
    Suffix(r"\smois\b", "number", ("mo",), True),
    Suffix(r"\ssemaines?\b", "number", ("wk",)),
    Suffix(r"\sjours?\b", "number", ("d",), True),
    Suffix(r"\sheures?\b", "number", ("h",), True),
    Suffix(r"\sminutes?\b", "number", ("min",), True),
    Suffix(r"\s(?:kilomètres?\scarrés?)\b", "number", ("km2",), True),
    Suffix(r"\skilomètres?\b", "number", ("km",), True),
    Suffix(r"\skilogrammes?\b", "number", ("kg",), True),
    Suffix(r"\smégawatts?\b", "number", ("MW",), True),
)
_DIGITS = (
    r"(?:\d{1,3}(?:[ .]\d{3})+(?!\d)|\d+)(?:,\d+)?"
    r"(?:\s(?:mille\s)?(?:cents?|mille|millions?|milliards?|billions?)\b)?"
)


def _amount(written: str) -> tuple[Fraction, Fraction]:
    digits = re.match(r"[\d., ]+", written)[0]
    scale = 1
    for name in re.findall(r"[a-z]+", written[len(digits) :]):
        scale *= _SCALES[name.rstrip("s")]
    return number(digits.strip(), ",", " .") * scale, Fraction(scale)


def _date(match: re.Match[str]) -> list[Fact] | None:
    month = _MONTHS[match["m"].lower()]
    days = [re.sub(r"\D", "", match[key] or "") for key in ("d", "d2")]
    return date(match, match["y"] or "", month, days)


def _decade(match: re.Match[str]) -> list[Fact]:
    digits = match["y"] or str(in_words(match["w"]))
    return [made(match, "date", years(digits), ("decade",), FIRM if match["y"] else WORD)]


def _ordinal(match: re.Match[str]) -> list[Fact]:
    return [ordinal(match, number(match["n"]))]


def _roman_ordinal(match: re.Match[str]) -> list[Fact]:
    value = roman(match["n"])
    return [made(match, "ordinal", value, ("",), FIRM if value > 12 else WORD)]


def _ordinal_word(match: re.Match[str]) -> list[Fact]:
    return [made(match, "ordinal", _ORDINALS[match["n"].lower()], ("",), WORD)]


def in_words(written: str) -> int:
    """The value of a French number in words: soixante-dix, quatre-vingt-deux, trois cents."""
    total = section = 0
    for name in re.findall(r"[a-zé]+", written.lower()):
        name = name if name in _ONES else name.removesuffix("s")
        if name == "vingt" and section % 100 == 4:
            section += 76
        elif name in _ONES:
            section += _ONES[name]
        elif name == "cent":
            section = (section or 1) * 100
        elif name in _SCALES:
            total, section = total + (section or 1) * _SCALES[name], 0
    return total + section


def _part(match: re.Match[str]) -> list[Fact]:
    part = match["d"].lower()
    bottom = _PARTS.get(part) or _PARTS[part.rstrip("s")]
    return [word(match, Fraction(_ONES[match["n"].lower()], bottom), ("", "%"))]


GRAMMAR = Grammar(
    (
        *HIDDEN,
        (_DATE, _date),
        (_DECADE, _decade),
        (_ROMAN_ORDINAL, _roman_ordinal),
        *CODES,
        (_FRACTION, fraction),
        (_CLOCK, lambda match: clock(match, int(match["h"]), int(match["min"] or 0))),
        (_YEAR, lambda match: date(match, match["y"])),
        (_ORDINAL, _ordinal),
        amounts(Amounts(_DIGITS, _amount, SYMBOLS, _SUFFIXES, r"moins\s(?:de\s)?(?=\d)")),
        (_PART, _part),
        *_PHRASES,
        (_ORDINAL_WORD, _ordinal_word),
        (_IN_WORDS, lambda match: [word(match, in_words(match[0]))]),
        roman_rule(),
    ),
    relative=re.compile(
        r"(?:cette|même) année|l['’]an (?:dernier|passé|prochain)|(?:même|ce|dernier) mois"
        r"|l['’]année (?:dernière|prochaine|suivante|précédente)|mois (?:dernier|prochain)",
        re.IGNORECASE,
    ),
    falling=re.compile(
        r"baiss|recul|diminu|chut|déficit|négati|contract|rédu[ci]|perte|moins|inféri|repli"
        r"|ralenti",
        re.IGNORECASE,
    ),
    whole=True,
)
