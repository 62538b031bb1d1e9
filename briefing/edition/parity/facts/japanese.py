"""How Japanese writes numbers and dates: 1兆2,000億ウォン, 令和4年5月21日, 第3回, 三か国."""

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

_KANJI = "〇一二三四五六七八九十百千万億兆"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = rf"(?P<era>{'|'.join(_ERAS)})(?P<n>元|\d{{1,2}})年度?"
_MONTH_DAY = (
    r"(?<!\d)(?P<m>1[0-2]|[1-9])月(?:(?P<d>3[01]|[12]?\d)日?"
    r"(?:(?:\s?[~〜∼–\-・·、]\s?|から|と)(?P<d2>3[01]|[12]?\d))?日(?!間))?"
)
_ERA_DATE = re.compile(rf"{_ERA}(?:{_MONTH_DAY})?")
_DATE = re.compile(rf"(?:(?<!\d)(?P<y>\d{{4}})年)?{_MONTH_DAY}")
_NAMED_DAY = re.compile(
    r"(?<![\d·.])(?P<m>1[0-2]|[1-9])(?:·|\.(?=\d+(?:同時多発|テロ)))(?P<d>3[01]|[12]?\d)(?![\d·.%]|\s?[次段階月日号回万億兆点倍度円ドルウポパ])"
    r"(?=[^\s\d、。])"
)
_YEAR = re.compile(r"(?<!\d)(?P<y>\d{4})年(?!代|間)度?")
_DECADE = re.compile(r"(?<![\d第])(?P<y>\d{3}0|\d0)年?代")
_ORDINAL = re.compile(r"第\s?(?P<n>\d+)(?:·\d+)?(?P<what>次|回|条|項|号|期|章|世紀|四半期|の)?")
_KANJI_ORDINAL = re.compile(
    rf"第(?P<n>[{_KANJI}]+)(?:次|回|条|項|号|期|章|の)?|(?P<n2>[{_KANJI}]+)(?:回|番|度|次|つ)目"
)
_CENTURY = re.compile(r"(?<!\d)(?P<n>\d{1,2})世紀")
_TURN = re.compile(r"(?<!\d)(?P<n>\d+)(?:次(?!元)|(?:回|番|度|年|つ)目|位)")
_TENTHS = re.compile(r"(?<![\d.])(?P<n>\d)割(?:(?P<m>\d)分)?(?![合り])")
_FRACTION = re.compile(r"(?P<d>\d+)分の(?P<n>\d+)")
_KANJI_FRACTION = re.compile(rf"(?P<d>[{_KANJI}]+)分の(?P<n>[{_KANJI}]+)")
_CLOCK = re.compile(
    r"(?P<half>午前|午後)?(?<!\d)(?P<h>[01]?\d|2[0-4])時(?!間|期|点|代)(?:(?P<min>[0-5]?\d)分)?"
)
_IN_KANJI = re.compile(rf"[数幾]?(?P<n>[{_KANJI}]+)")
_PHRASES = phrases(
    (r"半世紀", (50,), "", "y"),
    (r"半年", (6, Fraction(1, 2)), "", "mo", "y"),
    (r"半分|半数|過半|半減|折半", (Fraction(1, 2), 50), "", "%"),
    (r"両国|両者|双方|両側|両首脳|両政府|両面|二国間|倍増|倍(?=[にのと])", (2,)),
    (r"初めて|初の|最初|初回|初代", (1,)),
    (r"一世紀", (100, 1), "", "y"),
    (r"ダース", (12,)),
)

_SUFFIXES = (
    Suffix(r"\s?(?:%|パーセント)\s?ポイント", "percent", ("pp",)),
    Suffix(r"\s?パーセント", "percent", ("%",)),
    *SIGNS,
    Suffix(r"\s?ポイント", "percent", ("pp", "")),
    Suffix(r"\s?ウォン", "money", ("won",)),
    Suffix(r"\s?(?:米)?ドル", "money", ("dollar",)),
    Suffix(r"\s?ユーロ", "money", ("euro",)),
    Suffix(r"\s?円(?!滑|卓|満)", "money", ("yen",)),
    Suffix(r"\s?(?:人民元|元(?![年首大帥]))", "money", ("yuan",)),
    Suffix(r"\s?(?:ポンド|ルーブル|ルピー|フラン)", "money", ("",)),
    Suffix(r"\s?周年", "ordinal", ("",)),
    Suffix(r"\s?週間?", "number", ("wk",)),
    Suffix(r"\s?[かカヵケヶ箇]国", "number", ("country",)),
    Suffix(r"\s?(?:人|名)", "number", ("person",)),
    Suffix(r"\s?[かカヵケヶ箇]月", "number", ("mo",), True),
    Suffix(r"\s?[かカヵケヶ箇]年", "number", ("y",), True),
    Suffix(r"\s?年(?!代|目)", "number", ("y",), True),
    Suffix(r"\s?日(?!本|米|韓|中)", "number", ("d",), True),
    Suffix(r"\s?時間", "number", ("h",), True),
    Suffix(r"\s?分(?!の|野|析)", "number", ("min",), True),
    Suffix(r"\s?秒", "number", ("s",), True),
    Suffix(r"\s?キロメートル", "number", ("km",), True),
    Suffix(r"\s?キログラム", "number", ("kg",), True),
    Suffix(r"\s?メガワット", "number", ("MW",), True),
    Suffix(r"\s?平方キロ(?:メートル)?", "number", ("km2",), True),
    Suffix(r"\s?キロ", "number", ("km", "kg"), True),
    Suffix(r"\s?(?:回|発|基|隻|件|歳|トン|メートル|度|世帯)", "number", ("",), True),
)


def _date(match: re.Match[str]) -> list[Fact]:
    found = match.groupdict()
    year = found.get("y") or ""
    if found.get("era"):
        year = str(_ERAS[found["era"]] + (1 if found["n"] == "元" else int(found["n"])))
    return date(match, year, int(found["m"] or 0), (found["d"] or "", found["d2"] or ""))


def _named_day(match: re.Match[str]) -> list[Fact]:
    return [
        made(match, "number", int(match["m"]), ("", "month"), LOOSE),
        made(match, "number", int(match["d"]), ("", "d"), LOOSE),
    ]


def _ordinal(match: re.Match[str]) -> list[Fact]:
    named = match["what"] in ("次", "回", "条", "項", "号", "世紀", "四半期")
    return [ordinal(match, int(match["n"]), 2 if named else 13)]


def _kanji_ordinal(match: re.Match[str]) -> list[Fact]:
    return [made(match, "ordinal", in_words(match["n"] or match["n2"]), ("",), WORD)]


def _kanji_fraction(match: re.Match[str]) -> list[Fact] | None:
    top, bottom = in_words(match["n"]), in_words(match["d"])
    return [word(match, Fraction(top, bottom), ("", "%"))] if 0 < top < bottom else None


def _clock(match: re.Match[str]) -> list[Fact]:
    half = {"午前": "am", "午後": "pm"}.get(match["half"] or "", "")
    return clock(match, int(match["h"]), int(match["min"] or 0), half)


GRAMMAR = Grammar(
    (
        *HIDDEN,
        (_ERA_DATE, _date),
        (_DATE, _date),
        (_DECADE, lambda match: [made(match, "date", years(match["y"]), ("decade",))]),
        (_YEAR, lambda match: date(match, match["y"])),
        *CODES,
        (_TENTHS, tenths),
        (_FRACTION, fraction),
        (_KANJI_FRACTION, _kanji_fraction),
        (_NAMED_DAY, _named_day),
        (_ORDINAL, _ordinal),
        (_CENTURY, lambda match: [ordinal(match, int(match["n"]))]),
        (_TURN, lambda match: [ordinal(match, int(match["n"]), 3)]),
        (_CLOCK, _clock),
        amounts(Amounts(AMOUNT, amount, SYMBOLS, _SUFFIXES, r"マイナス")),
        *_PHRASES,
        (_KANJI_ORDINAL, _kanji_ordinal),
        (_IN_KANJI, lambda match: [word(match, in_words(match["n"]))]),
    ),
    relative=re.compile(r"今年|本年|昨年|去年|来年|前年|翌年|同年|今月|先月|来月|同月|翌月|当年"),
    falling=re.compile(
        r"減|低下|下落|赤字|落ち|下が|下げ|縮小|後退|損失|下回|マイナス成長|鈍化|引き下げ"
    ),
    whole=True,
)
