"""How French writes numbers and dates: 1 200 milliards de wons, 16,7 %, 1er mai, XXIe siècle."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.everywhere import CODES, HIDDEN, ROMAN, SIGNS
from briefing.edition.parity.facts.fact import FIRM, WORD, Fact, number, numbered
from briefing.edition.parity.facts.rules import (
    clocks,
    dates,
    fractions,
    number_words,
    ordinal_words,
    ordinals,
    phrases,
    roman,
    rule,
    weekdays,
    years,
)
from briefing.edition.parity.facts.scanning import Grammar, amounts, suffixes

_MONTHS = numbered(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre", 1
)
_MONTH = "|".join(_MONTHS)
_DAY = r"(?:3[01]|[12]?\d)(?:er)?"
_ONES = numbered(
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
) | numbered("vingt trente quarante cinquante soixante", 20, 10)
_ONES["une"] = 1
_SCALES = {"cent": 100, "mille": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12}
_NAMED = rf"(?:{'|'.join(sorted([*_ONES, *_SCALES], key=len, reverse=True))})s?"
_ORDINALS = {"second": 2} | numbered(
    "premi deuxième troisième quatrième cinquième sixième "
    "septième huitième neuvième dixième onzième douzième",
    1,
)
_PARTS = {"tiers": 3, "quart": 4, "cinquième": 5, "dixième": 10}
_SUFFIXES = (
    *suffixes(r"""
    percent  bp       \s?points?\sde\sbase\b
    percent  pp       \s?points?\s(?:de\s)?pourcentage|\s?points?\sde\s?%
    percent  %        \s?pour\s?cent\b
    """),
    *SIGNS,
    *suffixes(r"""
    number   pp,-     \spoints?\b
    money    won      \s(?:de\s|d['’])?wons?\b
    money    dollar   \s(?:de\s|d['’])?dollars?\b
    money    euro     \s?(?:€|(?:de\s|d['’])?euros?\b)
    money    dollar   \s?\$
    money    yen      \s(?:de\s|d['’])?yens?\b
    money    yuan     \s(?:de\s|d['’])?yuans?\b
    measure  y        \s(?:ans?|années?)\b
    number   country  \spays\b
    number   person   \spersonnes\b
    measure  mo       \smois\b
    number   wk       \ssemaines?\b
    measure  d        \sjours?\b
    measure  h        \sheures?\b
    measure  min      \sminutes?\b
    measure  km2      \s(?:kilomètres?\scarrés?)\b
    measure  km       \skilomètres?\b
    measure  kg       \skilogrammes?\b
    measure  t        \stonnes?\b
    measure  m        \smètres?\b
    measure  ha       \shectares?\b
    measure  kW       \skilowatts?\b(?!-)
    measure  MW       \smégawatts?\b(?!-)
    measure  GW       \sgigawatts?\b(?!-)
    measure  kt       \skilotonnes?\b
    measure  Mt       \smégatonnes?\b
    measure  deg      \sdegrés?\b
    number   times,-  \sfois\b
    """),
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


def _decade(match: re.Match[str]) -> list[Fact]:
    digits = match["y"] or str(in_words(match["w"]))
    weight = FIRM if match["y"] else WORD
    return [Fact.of(match, "date", years(digits), ("decade",), weight)]


def _roman_ordinal(match: re.Match[str]) -> list[Fact]:
    value = roman(match["n"])
    return [Fact.of(match, "ordinal", value, weight=FIRM if value > 12 else WORD)]


def _part(match: re.Match[str]) -> list[Fact]:
    part = match["d"].lower()
    bottom = _PARTS.get(part) or _PARTS[part.rstrip("s")]
    return [Fact.in_words(match, Fraction(_ONES[match["n"].lower()], bottom), ("", "%", "part"))]


_WEEK = numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", 1)

GRAMMAR = Grammar(
    (
        *HIDDEN,
        weekdays(
            r"\b(?P<w>lundi|mardi(?!\sgras)|mercredi|jeudi|vendredi|samedi|dimanche)s?\b", _WEEK
        ),
        dates(
            rf"(?:(?<![\d,])(?P<d>{_DAY})"
            rf"(?:(?:\s?[–-]\s?|\s(?:et|au|ou)\s(?:le\s)?)(?P<d2>{_DAY}))?\s)?"
            rf"\b(?P<m>{_MONTH})\b(?:\s(?P<y>\d{{4}})(?!\d))?",
            _MONTHS,
            re.IGNORECASE,
        ),
        rule(
            r"années\s(?:(?P<y>\d{2,4})(?!\d)"
            r"|(?P<w>vingt|trente|quarante|cinquante|soixante|quatre-vingt(?:-dix)?)\b)",
            _decade,
            re.IGNORECASE,
        ),
        rule(r"\b(?P<n>[IVX]{1,6})(?P<end>er|ère|re|e|ème|nde)\b", _roman_ordinal),
        CODES,
        fractions(r"(?<![\d/,])(?P<n>\d)/(?P<d>\d{1,2})(?![\d/])"),
        clocks(r"(?<![\d,])(?P<h>[01]?\d|2[0-4])\s?h(?:\s?(?P<min>[0-5]\d))?(?![a-zA-Z])"),
        clocks(
            r"(?:\b(?:à|vers|dès|avant|après|entre|et)\s|jusqu['’]à\s)(?P<h>[01]?\d|2[0-4])\sheures\b"
        ),
        dates(
            r"(?<![\d,.])(?P<y>(?:1[5-9]|20)\d{2})(?![\d%]|[,.]\d"
            r"|\s?(?:%|pour\scent|km|kg|millions|milliards|wons|dollars|euros|yens|\d{3}(?!\d)))"
        ),
        ordinals(r"(?<![\d,.])(?P<n>\d+)(?:ers?|ère|res?|ndes?|nde?|e|es|ème|èmes)\b"),
        amounts(_DIGITS, _amount, _SUFFIXES, r"moins\s(?:de\s)?(?=\d)"),
        rule(
            r"\b(?P<n>un|deux|trois|quatre)\s(?P<d>tiers|quarts?|cinquièmes?|dixièmes?)\b",
            _part,
            re.IGNORECASE,
        ),
        *phrases(
            r"""
            1         half    \bpremier semestre\b
            2         half    \b(?:second|deuxième) semestre\b
            720       time    \bmidi\b
            0,1440    time    \bminuit\b
            21        -       \bce siècle\b
            1/2,50    -,%,part    \b(?:la\s)?moitié\b|\bdemi(?!-siècle|-douzaine)\w*
            50        -,y     \bdemi-siècle\b
            6,1/2     -,mo,y  \b(?:six mois|semestre)\b
            10        -,y     \bdécennie\b|\bdizaine\b
            100       -,y     \bsiècle\b|\bcenten\w+\b|\bcentaine\b
            12        -       \bdouzaine\b
            15,14,2   -       \bquinzaine\b|\bquinze jours\b
            20        -       \bvingtaine\b
            30        -       \btrentaine\b
            4,1/4,25  -,%     \bun quart\b|\btrimestre\b
            3,1/3     -,%     \btiers\b
            2         -       \b(?:bilatér\w+|couple|paire|bipartite)\b
            2         -,times \bdoubl\w+\b
            3         -       \b(?:trilatér\w+|tripartite)\b
            3         -,times \btripl\w+\b
            4         -       \bquadr\w+\b
            10        -       \bdécupl\w+\b
            1         -       \b(?:par habitant|unique|seule?)\b
            """,
            re.IGNORECASE,
        ),
        ordinal_words(
            rf"\b(?P<n>{'|'.join(_ORDINALS)})(?:ers?|ères?|es?|s)?(?:ment)?\b",
            lambda name: _ORDINALS[name.lower()],
            re.IGNORECASE,
        ),
        number_words(
            rf"(?<!pour )\b{_NAMED}(?:(?:[\s-]|\set\s(?=une?|onze)|-et-){_NAMED})*\b",
            in_words,
            re.IGNORECASE,
        ),
        ROMAN,
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
