"""How Japanese writes numbers and dates: 1兆2,000億ウォン, 令和4年5月21日, 第3回, 三か国."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.everywhere import CODES, HIDDEN, SIGNS
from briefing.edition.parity.facts.fact import Fact, numbered
from briefing.edition.parity.facts.myriads import AMOUNT, amount, in_words
from briefing.edition.parity.facts.rules import (
    clocks,
    counted,
    date,
    dates,
    decades,
    fractions,
    halves,
    labels,
    many,
    named_days,
    number_words,
    ordinal_words,
    ordinals,
    phrases,
    rule,
    tenths,
    weekdays,
)
from briefing.edition.parity.facts.scanning import Grammar, amounts, suffixes

_KANJI = "〇一二三四五六七八九十百千万億兆"
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = rf"(?P<era>{'|'.join(_ERAS)})(?P<n>元|\d{{1,2}})年度?"
_MONTH_DAY = (
    r"(?<!\d)(?P<m>1[0-2]|[1-9])月(?:(?P<d>3[01]|[12]?\d)日?"
    r"(?:(?:\s?[~〜∼–\-・·、]\s?|から|と)(?P<d2>3[01]|[12]?\d))?日(?!間))?"
)
_SUFFIXES = (
    *suffixes(r"""
    percent  pp       \s?(?:%|パーセント)\s?ポイント
    percent  bp       \s?(?:bps?(?![A-Za-z])|ベーシス\s?ポイント)
    percent  %        \s?パーセント
    """),
    *SIGNS,
    *suffixes(r"""
    percent  pp,-     \s?ポイント
    money    won      \s?ウォン
    money    dollar   \s?(?:米)?ドル
    money    euro     \s?ユーロ
    money    yen      \s?円(?!滑|卓|満)
    money    yuan     \s?(?:人民元|元(?![年首大帥]))
    money    -        \s?(?:ポンド|ルーブル|ルピー|フラン)
    ordinal  -        \s?周年
    number   wk       \s?週間?
    number   country  \s?[かカヵケヶ箇]国
    number   person   \s?(?:人|名)
    measure  mo       \s?[かカヵケヶ箇]月
    measure  y        \s?[かカヵケヶ箇]年
    measure  y        \s?年(?!代|目)
    measure  d        \s?日(?!本|米|韓|中)
    measure  h        \s?時間
    measure  min      \s?分(?!の|野|析)
    measure  s        \s?秒
    measure  km       \s?キロメートル
    measure  kg       \s?キログラム
    measure  kW       \s?キロワット(?!時)
    measure  MW       \s?メガワット(?!時)
    measure  GW       \s?ギガワット(?!時)
    measure  kt       \s?キロトン
    measure  Mt       \s?メガトン
    measure  kB       \s?キロバイト
    measure  MB       \s?メガバイト
    measure  GB       \s?ギガバイト
    measure  TB       \s?テラバイト
    measure  km2      \s?平方キロ(?:メートル)?
    measure  km,kg    \s?キロ
    measure  cm       \s?センチ(?:メートル)?
    measure  mm       \s?ミリ(?:メートル)?
    measure  m        \s?メートル
    measure  ha       \s?ヘクタール
    measure  t        \s?トン
    measure  deg,-    \s?度(?!目)
    number   times,-  \s?倍
    number   floor,-  \s?階(?![級層段])
    measure  -        \s?(?:回|発|基|隻|件|歳|世帯)
    """),
)


def _era_date(match: re.Match[str]) -> list[Fact]:
    year = _ERAS[match["era"]] + (1 if match["n"] == "元" else int(match["n"]))
    return date(match, str(year), int(match["m"] or 0), [match["d"], match["d2"]])


def _kanji_fraction(match: re.Match[str]) -> list[Fact] | None:
    top, bottom = in_words(match["n"]), in_words(match["d"])
    return [Fact.in_words(match, Fraction(top, bottom), ("", "%"))] if 0 < top < bottom else None


_WEEK = numbered("月 火 水 木 金 土 日", 1)
_COUNTERS = dict.fromkeys(("か国", "カ国", "ヵ国", "ヶ国", "箇国"), "country") | {
    "人": "person", "名": "person", "年": "y", "日": "d", "日間": "d", "月": "mo", "倍": "times",
    "時間": "h", "週間": "wk",
}  # fmt: skip
_COUNTED = (
    r"つ|[かカヵヶ箇]国|人(?!々)|名|年(?!度|代)|日間|時間|週間|倍|回(?!目)|点|社|件|段階|分野|種|党"
    r"|者(?!択)|か所|カ所"
)


def _term(match: re.Match[str]) -> list[Fact]:
    """懲役2年6月 and 3月以内 are times and no dates."""
    years = int(match.groupdict().get("y") or 0)
    return [Fact.of(match, "number", years * 12 + int(match["m"]), ("mo",))]


def _many(written: str) -> list[int]:
    return [in_words(written)] if written else [2, 3, 4, 5, 6]


GRAMMAR = Grammar(
    (
        *HIDDEN,
        rule(rf"{_ERA}(?:{_MONTH_DAY})?", _era_date),
        rule(r"(?:懲役|禁錮|禁固|猶予)(?P<y>\d+)年(?P<m>\d+)月", _term),
        rule(r"(?<![\d年])(?P<m>\d{1,2})月(?=を経過|以内|以上|以下|未満)", _term),
        weekdays(
            r"[(](?P<w>[月火水木金土日])(?:曜日?)?(?:[~〜・·、](?P<w2>[月火水木金土日]))?[)]"
            r"|(?P<w3>[月火水木金土日])曜",
            _WEEK,
        ),
        labels("図|表|写真"),
        dates(rf"(?:(?<!\d)(?P<y>\d{{4}})年)?{_MONTH_DAY}"),
        decades(r"(?<![\d第])(?P<y>\d{3}0|\d0)年?代"),
        dates(r"(?<!\d)(?P<y>\d{4})年(?!代|間)度?"),
        CODES,
        tenths(r"(?<![\d.])(?P<n>\d)割(?:(?P<m>\d)分)?(?![合り])"),
        fractions(r"(?<![\d/])(?P<n2>\d)/(?P<d2>\d{1,2})(?![\d/])|(?P<d>\d+)分の(?P<n>\d+)"),
        rule(rf"(?P<d>[{_KANJI}]+)分の(?P<n>[{_KANJI}]+)", _kanji_fraction),
        named_days(
            r"(?<![\d·.])(?P<m>1[0-2]|[1-9])(?:·|\.(?=\d+(?:同時多発|テロ)))(?P<d>3[01]|[12]?\d)(?![\d·.%]|\s?[次段階月日号回万億兆点倍度円ドルウポパ])"
            r"(?=[^\s\d、。])"
        ),
        ordinals(
            r"第\s?(?P<n>\d+)(?:·\d+)?(?P<what>次(?!官|元)|回|条の(?P<sub>\d+)|条|項|号|期|章|世紀|四半期|の)?",
            named=("次", "回", "条", "項", "号", "世紀", "四半期"),
        ),
        ordinals(r"(?<!\d)(?P<n>\d{1,2})世紀"),
        ordinals(r"(?<!\d)(?P<n>\d+)(?:次(?!元)|(?:回|番|度|年|つ)目|位)", 3),
        clocks(
            r"(?P<half>午前|午後|未明|深夜|早朝|夜|夕方)?(?<!\d)(?P<h>[01]?\d|2[0-4])時(?!間|期|点|代)"
            r"(?:(?P<min>[0-5]?\d)分|(?P<thirty>半))?",
            {
                "午前": "a",
                "午後": "p",
                "未明": "a",
                "早朝": "a",
                "夕方": "p",
                "夜": "n",
                "深夜": "n",
            },
        ),
        halves(
            r"(?P<n>\d+)(?P<u>年|時間|倍|日)半",
            int,
            _COUNTERS,
        ),
        amounts(AMOUNT, amount, _SUFFIXES, r"(?:マイナス|氷点下|零下)"),
        *phrases(r"""
            50      -,y     半世紀
            6,1/2   -,mo,y  半年
            1/2,50  -,%,part    半分|半数|過半|半減|折半
            1       half    上半期|上期|前半期
            2       half    下半期|下期|後半期
            720     time    正午
            21      -       今世紀
            2       -,times 倍増|倍(?=[にのと])
            2       -       両国|両者|双方|両側|両首脳|両政府|両面|二国間
            1       -       初めて|初の|最初|初回|初代
            100,1   -,y     一世紀
            12      -       ダース
        """),
        ordinal_words(
            rf"第(?P<n>[{_KANJI}]+)(?:次|回|条|項|号|期|章|の)?|(?P<n2>[{_KANJI}]+)(?:回|番|度|次|つ)目",
            in_words,
        ),
        many(r"[数幾](?P<n>[十百千]?[万億兆]?)", _many),
        rule(
            r"単位\s?[:：]?\s?(?P<n>[十百千万億兆]{1,3})",
            lambda match: [Fact.in_words(match, in_words(match["n"]), ("", "scale"))],
        ),
        counted(
            rf"(?<![{_KANJI}])(?P<n>[二三四五六七八九十]{{1,3}})(?P<u>{_COUNTED})",
            in_words,
            _COUNTERS,
        ),
        number_words(rf"(?P<n>[{_KANJI}]+)", in_words),
    ),
    relative=re.compile(r"今年|本年|昨年|去年|来年|前年|翌年|同年|今月|先月|来月|同月|翌月|当年"),
    falling=re.compile(
        r"減|低下|下落|赤字|落ち|下が|下げ|縮小|後退|損失|下回|マイナス成長|鈍化|引き下げ"
    ),
    whole=True,
)
