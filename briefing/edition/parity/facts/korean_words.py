"""What Korean says in words: 두 나라, 사흘, 한두 차례, 수백 명, 삼천만, 절반, 상반기."""

import re

from briefing.edition.parity.facts.fact import COUNTED, WORD, Fact, numbered
from briefing.edition.parity.facts.myriads import in_words
from briefing.edition.parity.facts.rules import (
    counted,
    many,
    number_words,
    ordinal_words,
    phrases,
    ratio,
    rule,
)
from briefing.edition.parity.facts.scanning import Rule

NATIVE = {
    "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "서": 3, "네": 4, "넷": 4, "넉": 4, "다섯": 5,
    "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "스무": 20,
}  # fmt: skip
_TENS = {
    "열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80,
    "아흔": 90,
}  # fmt: skip
_ONES = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5,
    "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
NATIVE |= {ten + unit: _TENS[ten] + _ONES[unit] for ten in _TENS for unit in _ONES} | _TENS
NATIVE_NAMES = "|".join(sorted(NATIVE, key=len, reverse=True))
_DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10,
}  # fmt: skip
COUNTERS = dict.fromkeys(("나라", "국가", "개국"), "country")
COUNTERS |= dict.fromkeys(("명", "사람", "분"), "person")
COUNTERS |= {"해": "y", "년": "y", "달": "mo", "개월": "mo", "주": "wk", "시간": "h"}
COUNTERS |= {"배": "times"}
COUNTERS |= dict.fromkeys(
    numbered(
        "가지 가구 개 번 차례 곳 군데 건 척 기 발 마리 분야 축 단계 방향 갈래 편 장 권 표 쪽 팀 종"
        " 줄 자리 자릿수 살 채 층 그루 통 조건 원칙 방안 과제 기관 정상 장관 시나리오 요인 요소"
        " 측면 부문"
    ),
    "",
)
_COUNTER = "|".join(sorted(COUNTERS, key=len, reverse=True))
_HOLIDAYS = {
    "삼일절": (3, 1), "삼일운동": (3, 1), "사일구": (4, 19), "노동절": (5, 1), "어린이날": (5, 5),
    "오일팔": (5, 18), "현충일": (6, 6), "육이오": (6, 25), "제헌절": (7, 17), "광복절": (8, 15),
    "국군의 날": (10, 1), "개천절": (10, 3), "한글날": (10, 9), "성탄절": (12, 25),
}  # fmt: skip
_LUNAR = numbered("일 이 삼 사 오 유 칠 팔 구 시 십일 십이", 1)
_BOTH = {"한두": (1, 2), "두세": (2, 3), "서너": (3, 4), "네댓": (4, 5), "대여섯": (5, 6)}


def in_so_many(match: re.Match[str]) -> list[Fact] | None:
    """일곱 of 열 is also 70 percent."""
    whole, part = (
        int(match[group]) if match[group].isdigit() else NATIVE.get(match[group], 1)
        for group in "nm"
    )
    return ratio(match, part, whole)


def _holiday(match: re.Match[str]) -> list[Fact]:
    """Days that other languages call by their date."""
    month, day = _HOLIDAYS[match[0]]
    return [
        Fact.of(match, "date", month, ("month",), WORD),
        Fact.of(match, "date", day, ("d",), WORD),
    ]


def _many(written: str) -> list[int]:
    return [in_words(written)] if written else [2, 3, 4, 5, 6]


#: Rules for words, behind those for digits.
WORDS: tuple[Rule, ...] = (
    number_words(
        r"(?<![가-힣\d])(?P<n>[십백천]?[만억]|[백천])(?=\s?(?:명|가구|대|원|달러)당)", in_words
    ),
    ordinal_words(
        r"(?<![가-힣])(?P<n>첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉|열)(?:째|\s?번째)"
        r"|(?<![가-힣])첫(?=\s)|최초",
        lambda name: NATIVE.get(name, 1),
    ),
    *phrases(r"""
        2       -       양국|양자|양측|양쪽|쌍방|두어
        3       -       삼국|삼자
        1/2,50  -,%,part    절반
        1/2,50  -,%     반(?=\s|으로|을|이|에)
        1       half    상반기|전반기|上半?期?(?![가-힣])
        2       half    하반기|후반기|下半?期?(?![가-힣])
        2       -,times (?<![두세네섯곱덟홉열석\d]\s)(?<=\s)배로
        720     time    정오
        0,1440  time    자정
        1       -       (?:달러|배럴|유로|엔|위안|톤|명|인|가구|시간|제곱미터|㎡)당
        6,1/2   -,mo,y  반년
        50      -,y     반세기
        100     -,y     한\s?세기
        15,14   d       보름
        1       -       (?<![가-힣])(?:한|일)\s?해
    """),
    rule("|".join(_BOTH), lambda match: [Fact.in_words(match, _BOTH[match[0]])]),
    rule(
        "|".join(_DAYS),
        lambda match: [Fact.in_words(match, _DAYS[match[0]], ("d",), COUNTED)],
    ),
    many(
        r"수(?P<n>[십백천]?[만억조]?)(?:여)?(?=\s?(?:년|명|개|원|달러|건|차례|척|기|곳|가구|마리|톤|대|배))",
        _many,
    ),
    rule(
        r"단위\s?[:：]?\s?(?P<n>[십백천만억조]{1,3})(?=\s?[가-힣]|[,)])",
        lambda match: [Fact.in_words(match, in_words(match["n"]), ("", "scale"))],
    ),
    rule("|".join(_HOLIDAYS), _holiday),
    rule(
        r"(?<![가-힣])(?P<m>[일이삼사오유칠팔구시]|십[일이])월(?![가-힣]{2})",
        lambda match: [Fact.of(match, "date", _LUNAR[match["m"]], ("month",), WORD)],
    ),
    number_words(
        r"(?<![가-힣])(?P<n>[일이삼사오육칠팔구]?[십백천][만억조]?|[일이삼사오육칠팔구십백천만억조]{2,})여?"
        r"(?=\s?(?:년|개국|명|배|원|달러|퍼센트|차례|가구|톤|대군|대\s|가지|\s))",
        in_words,
    ),
    counted(
        rf"(?<![가-힣])(?P<n>{NATIVE_NAMES})\s?(?P<u>{_COUNTER})(?![가-힣]{{3}})"
        r"|(?<![가-힣])(?P<n2>두|다섯|여섯|일곱|여덟|아홉)(?=\s)",
        NATIVE.__getitem__,
        COUNTERS,
    ),
    number_words(
        r"(?<![가-힣])(?:(?P<n>두|세|네|석|서|넉|열|스무)(?=\s)"
        rf"|(?P<n2>{NATIVE_NAMES})(?=\s|[은는이가을를도의과와만로]|으로|$))",
        NATIVE.__getitem__,
    ),
)
