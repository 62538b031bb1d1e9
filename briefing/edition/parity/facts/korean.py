"""How Korean writes numbers and dates: 1조 2,000억 원, 2022. 5. 21., 제3차, 세 나라."""

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
    tenths,
)
from briefing.edition.parity.facts.fact import LOOSE, WORD, Fact, date, made, ordinal, word, years
from briefing.edition.parity.facts.myriads import AMOUNT, amount, in_words
from briefing.edition.parity.facts.scanning import Amounts, Grammar, Suffix, amounts, phrases

_DASH = r"\s?[∼~～〜\-–·,]\s?"
_COUNTED = r"차|단계|분기|호|조|회|위|월|일|층|번|대|세|세기|년|개|항|급|종"
_DATE = re.compile(
    r"(?:(?<!\d)(?P<y>\d{4}|['’‘]\d{2})년\s?)?(?<!\d)(?P<m>1[0-2]|[1-9])월(?!드)"
    rf"(?:\s?(?P<d>3[01]|[12]?\d)(?:{_DASH}(?P<d2>3[01]|[12]?\d))?일(?!간))?"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d{2}|['’‘]\d{2})\.\s?(?P<m>1[0-2]|0?[1-9])\."
    r"(?:\s?(?P<d>3[01]|[12]\d|0?[1-9])(?:\.(?!\d)|(?![\d.])))?"
)
_WEEKDAY = re.compile(
    r"(?<![\d.])(?P<m>1[0-2]|[1-9])\.\s?(?P<d>3[01]|[12]?\d)\.\s?(?=\([월화수목금토일]\))"
)
#: 4·27 판문점 선언, 9.11 테러; not 1·2차, 1.5배.
_NAMED_DAY = re.compile(
    r"(?<![\d·.])(?P<m>1[0-2]|[1-9])(?:·|\.(?=\d+\s?(?:테러|선언|합의|운동|사태|민주화|군사)))"
    rf"(?P<d>3[01]|[12]?\d)(?![\d·.%]|\s?(?:{_COUNTED}|[만억조점배도원달]))(?=\s?[가-힣])"
)
_YEAR = re.compile(
    r"(?<!\d)(?P<y>\d{4}|['’‘]\d{2})(?:년(?!대|생|간)(?:도(?!\s?높))?|학년도|회계연도)"
)
_DECADE = re.compile(r"(?<!\d)(?P<y>\d{3}0|\d0)년대")
#: Ages by tens: 20대, 2030세대.
_AGES = re.compile(
    r"(?<![\d제])(?P<a>[1-9]0)(?:·?(?P<b>[1-9]0)세대|대(?=[\s의는가와도에]|\s?(?:청년|남|여|이)))"
)
_ORDINAL = re.compile(
    r"제\s?(?P<n>\d+)(?:·\d+)?(?P<what>차|회|조의\s?\d+|조|항|호|세기|의|기|장|절|대|위)?"
)
_CENTURY = re.compile(r"(?<!\d)(?P<n>\d{1,2})세기")
_TURN = re.compile(
    r"(?<!\d)(?P<n>\d+)(?:차(?!원|량|례|별|관)|번째|년\s?차|주기|위(?![가-힣]*[원안기험치]))"
)
_QUARTER = re.compile(r"(?<!\d)(?P<n>[1-4])\s?(?:사)?분기")
_ARTICLE = re.compile(
    r"(?<![\d,.])(?P<n>\d{1,3})조(?!\s?(?:\d[\d,]*[억만천]|원|달러|유로|엔|위안|여|약|직|각))"
)
_TENTHS = re.compile(r"(?<![\d.])(?P<n>\d)할(?:\s?(?P<m>\d)푼)?(?!인|당|아)")
_FRACTION = re.compile(r"(?P<d>\d+)분의\s?(?P<n>\d+)|(?<![\d/])(?P<n2>\d)/(?P<d2>\d{1,2})(?![\d/])")
_CLOCK = re.compile(
    r"(?P<half>오전|오후)?\s?(?<!\d)(?P<h>[01]?\d|2[0-4])시(?!간|기|점|작|장|도)"
    r"(?:\s?(?P<min>[0-5]?\d)분)?"
)
#: Languages leave the number of this name out.
_COVID = re.compile(r"코로나(?:바이러스)?-?19")

_NATIVE = {
    "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "서": 3, "네": 4, "넷": 4, "넉": 4, "다섯": 5,
    "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "스무": 20,
    "스물": 20, "서른": 30, "마흔": 40, "쉰": 50,
}  # fmt: skip
_NATIVE_WORD = re.compile(
    rf"(?<![가-힣])(?P<n>{'|'.join(sorted(_NATIVE, key=len, reverse=True))})(?=\s|[가-힣]{{1,3}}\b)"
)
_NATIVE_TURN = re.compile(
    r"(?<![가-힣])(?P<n>첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉|열)(?:째|\s?번째)"
    r"|(?<![가-힣])첫(?=\s)|최초"
)
_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10}
_DAY_WORD = re.compile("|".join(_DAYS))
_SINO = re.compile(
    r"(?<![가-힣])(?P<n>[일이삼사오육칠팔구]?[십백천][만억조]?|[일이삼사오육칠팔구십백천만억조]{2,})여?"
    r"(?=\s?(?:년|개국|명|배|원|달러|퍼센트|차례|가구|톤|대군|대\s|가지|\s))"
)
_PHRASES = phrases(
    (r"양국|양자|양측|양쪽|쌍방|두어", (2,)),
    (r"삼국|삼자", (3,)),
    (r"절반|반(?=\s|으로|을|이|에)", (Fraction(1, 2), 50), "", "%"),
    (r"반년", (6, Fraction(1, 2)), "", "mo", "y"),
    (r"반세기", (50,), "", "y"),
    (r"한\s?세기", (100,), "", "y"),
    (r"보름", (15, 2)),
    (r"(?<![가-힣])(?:한|일)\s?해", (1,)),
)

_SUFFIXES = (
    Suffix(r"\s?(?:%|퍼센트|프로)\s?(?:포인트|p\b|P\b)", "percent", ("pp",)),
    Suffix(r"\s?(?:퍼센트|프로(?![가-힣]{2}))", "percent", ("%",)),
    *SIGNS,
    Suffix(r"\s?포인트", "number", ("pp", "")),
    Suffix(r"\s?원(?!칙|자|인|형|리|소|천|고|내|전)", "money", ("won",)),
    Suffix(r"\s?(?:미국\s?)?(?:달러|불(?=\s))", "money", ("dollar",)),
    Suffix(r"\s?유로(?!존|폴)", "money", ("euro",)),
    Suffix(r"\s?엔(?!진)", "money", ("yen",)),
    Suffix(r"\s?위안(?!부)", "money", ("yuan",)),
    Suffix(r"\s?(?:파운드|루블|루피|프랑)", "money", ("",)),
    Suffix(r"\s?(?:개국|개\s국가|국)(?![가-힣]?[인력])", "number", ("country",)),
    Suffix(r"\s?(?:자|인)(?![가-힣]?[인력])", "number", ("person",)),
    Suffix(r"\s?명", "number", ("person",), True),
    Suffix(r"\s?주년", "ordinal", ("",)),
    Suffix(r"\s?주(?:일|간)?(?!요|체|권|도|최|기)", "number", ("wk",)),
    Suffix(r"\s?(?:개월|달(?!러))", "number", ("mo",), True),
    Suffix(r"\s?년(?!대)", "number", ("y",), True),
    Suffix(r"\s?일(?!본|부|반|정|각)", "number", ("d",), True),
    Suffix(r"\s?시간", "number", ("h",), True),
    Suffix(r"\s?분(?!의|야|기|과|석|쟁)", "number", ("min",), True),
    Suffix(r"\s?초(?!기|안|음|과|반|부)", "number", ("s",), True),
    Suffix(r"\s?(?:킬로미터)", "number", ("km",), True),
    Suffix(r"\s?(?:킬로그램)", "number", ("kg",), True),
    Suffix(r"\s?(?:메가와트)", "number", ("MW",), True),
    Suffix(r"\s?(?:제곱킬로미터)", "number", ("km2",), True),
    Suffix(r"\s?(?:회|발|기|척|건)", "number", ("piece",), True),
    Suffix(r"\s?(?:세(?!기|계|대|력)|톤|미터|도|가구|쪽)", "number", ("",), True),
)


def _date(match: re.Match[str]) -> list[Fact]:
    days = (match["d"] or "", match.groupdict().get("d2") or "")
    return date(match, match.groupdict().get("y") or "", int(match["m"]), days)


def _named_day(match: re.Match[str]) -> list[Fact]:
    return [
        made(match, "number", int(match["m"]), ("", "month"), LOOSE),
        made(match, "number", int(match["d"]), ("", "d"), LOOSE),
    ]


def _ages(match: re.Match[str]) -> list[Fact]:
    ages = [int(age) for age in (match["a"], match["b"]) if age]
    return [made(match, "number", age, ("", "decade"), LOOSE) for age in ages]


def _ordinal(match: re.Match[str]) -> list[Fact]:
    named = match["what"] in ("차", "회", "세기", "조", "항", "호")
    return [ordinal(match, int(match["n"]), 2 if named else 13)]


def _article(match: re.Match[str]) -> list[Fact]:
    value = int(match["n"])
    return [made(match, "number", {value, value * 10**12}, ("", "won", "dollar"))]


def _clock(match: re.Match[str]) -> list[Fact]:
    half = {"오전": "am", "오후": "pm"}.get(match["half"] or "", "")
    return clock(match, int(match["h"]), int(match["min"] or 0), half)


def _fraction(match: re.Match[str]) -> list[Fact] | None:
    if match["n"]:
        return fraction(match)
    top, bottom = int(match["n2"]), int(match["d2"])
    return [made(match, "number", Fraction(top, bottom))] if 0 < top < bottom else None


def _native_turn(match: re.Match[str]) -> list[Fact]:
    value = _NATIVE.get(match["n"] or "", 1)
    return [made(match, "ordinal", value, ("",), WORD)]


def _sino(match: re.Match[str]) -> list[Fact]:
    return [word(match, in_words(match["n"]))]


GRAMMAR = Grammar(
    (
        *HIDDEN,
        (_DOTTED, _date),
        (_WEEKDAY, _date),
        (_DATE, _date),
        (_DECADE, lambda match: [made(match, "date", years(match["y"]), ("decade",))]),
        (_AGES, _ages),
        (_YEAR, lambda match: date(match, match["y"])),
        (_COVID, lambda match: [made(match, "number", 19, weight=LOOSE)]),
        *CODES,
        (_TENTHS, tenths),
        (_FRACTION, _fraction),
        (_NAMED_DAY, _named_day),
        (_ORDINAL, _ordinal),
        (_CENTURY, lambda match: [ordinal(match, int(match["n"]))]),
        (_TURN, lambda match: [ordinal(match, int(match["n"]), 3)]),
        (_QUARTER, lambda match: [ordinal(match, int(match["n"]))]),
        (_CLOCK, _clock),
        (_ARTICLE, _article),
        amounts(Amounts(AMOUNT, amount, SYMBOLS, _SUFFIXES, r"마이너스\s?")),
        (_NATIVE_TURN, _native_turn),
        *_PHRASES,
        (_DAY_WORD, lambda match: [word(match, _DAYS[match[0]])]),
        (_SINO, _sino),
        (_NATIVE_WORD, lambda match: [word(match, _NATIVE[match["n"]])]),
    ),
    relative=re.compile(
        r"올해|금년|작년|지난해|내년|전년|이듬해|다음\s?해|같은\s?해|그해|당해|동년"
        r"|지난달|이달|다음\s?달|같은\s?달|전월"
    ),
    falling=re.compile(
        r"감소|하락|줄|낮아|축소|적자|역성장|뒷걸음|떨어|내려|후퇴|위축|미달|밑돌|손실|인하|둔화"
    ),
    whole=True,
)
