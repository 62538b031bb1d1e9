"""How Korean writes numbers and dates: 1조 2,000억 원, 2022. 5. 21., 제3차, 세 나라."""

import re

from briefing.edition.parity.facts.everywhere import CODES, HIDDEN, SIGNS
from briefing.edition.parity.facts.fact import LOOSE, Fact
from briefing.edition.parity.facts.myriads import AMOUNT, amount, in_words
from briefing.edition.parity.facts.rules import (
    clocks,
    dates,
    decades,
    fractions,
    named_days,
    number_words,
    ordinal_words,
    ordinals,
    phrases,
    rule,
    tenths,
)
from briefing.edition.parity.facts.scanning import Grammar, amounts, suffixes

_DASH = r"\s?[∼~～〜\-–·,]\s?"
_COUNTED = r"차|단계|분기|호|조|회|위|월|일|층|번|대|세|세기|년|개|항|급|종"
_NATIVE = {
    "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "서": 3, "네": 4, "넷": 4, "넉": 4, "다섯": 5,
    "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "열한": 11, "열두": 12, "스무": 20,
    "스물": 20, "서른": 30, "마흔": 40, "쉰": 50,
}  # fmt: skip
_NATIVE_NAMES = "|".join(sorted(_NATIVE, key=len, reverse=True))
_DAYS = {"이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10}
_SUFFIXES = (
    *suffixes(r"""
    percent  pp       \s?(?:%|퍼센트|프로)\s?(?:포인트|p\b|P\b)
    percent  %        \s?(?:퍼센트|프로(?![가-힣]{2}))
    """),
    *SIGNS,
    *suffixes(r"""
    number   pp,-     \s?포인트
    money    won      \s?원(?!칙|자|인|형|리|소|천|고|내|전)
    money    dollar   \s?(?:미국\s?)?(?:달러|불(?=\s))
    money    euro     \s?유로(?!존|폴)
    money    yen      \s?엔(?!진)
    money    yuan     \s?위안(?!부)
    money    -        \s?(?:파운드|루블|루피|프랑)
    number   country  \s?(?:개국|개\s국가|국)(?![가-힣]?[인력])
    number   person   \s?(?:자|인)(?![가-힣]?[인력])
    measure  person   \s?명
    ordinal  -        \s?주년
    number   wk       \s?주(?:일|간)?(?!요|체|권|도|최|기)
    measure  mo       \s?(?:개월|달(?!러))
    measure  y        \s?년(?!대)
    measure  d        \s?일(?!본|부|반|정|각)
    measure  h        \s?시간
    measure  min      \s?분(?!의|야|기|과|석|쟁)
    measure  s        \s?초(?!기|안|음|과|반|부)
    measure  km       \s?(?:킬로미터)
    measure  kg       \s?(?:킬로그램)
    measure  MW       \s?(?:메가와트)
    measure  km2      \s?(?:제곱킬로미터)
    measure  piece    \s?(?:회|발|기|척|건)
    measure  -        \s?(?:세(?!기|계|대|력)|톤|미터|도|가구|쪽)
    """),
)


def _ages(match: re.Match[str]) -> list[Fact]:
    ages = [int(age) for age in (match["a"], match["b"]) if age]
    return [Fact.of(match, "number", age, ("", "decade"), LOOSE) for age in ages]


def _article(match: re.Match[str]) -> list[Fact]:
    """조 is an article of a treaty and a trillion."""
    value = int(match["n"])
    return [Fact.of(match, "number", {value, value * 10**12}, ("", "won", "dollar"))]


GRAMMAR = Grammar(
    (
        *HIDDEN,
        dates(
            r"(?<![\d.])(?P<y>(?:19|20)\d{2}|['’‘]\d{2})\.\s?(?P<m>1[0-2]|0?[1-9])\."
            r"(?:\s?(?P<d>3[01]|[12]\d|0?[1-9])(?:\.(?!\d)|(?![\d.])))?"
        ),
        dates(
            r"(?<![\d.])(?P<m>1[0-2]|[1-9])\.\s?(?P<d>3[01]|[12]?\d)\.\s?(?=\([월화수목금토일]\))"
        ),
        dates(
            r"(?:(?<!\d)(?P<y>\d{4}|['’‘]\d{2})년\s?)?(?<!\d)(?P<m>1[0-2]|[1-9])월(?!드)"
            rf"(?:\s?(?P<d>3[01]|[12]?\d)(?:{_DASH}(?P<d2>3[01]|[12]?\d))?일(?!간))?"
        ),
        decades(r"(?<!\d)(?P<y>\d{3}0|\d0)년대"),
        # Ages by tens: 20대, 2030세대.
        rule(
            r"(?<![\d제])(?P<a>[1-9]0)(?:·?(?P<b>[1-9]0)세대|대(?=[\s의는가와도에]|\s?(?:청년|남|여|이)))",
            _ages,
        ),
        dates(r"(?<!\d)(?P<y>\d{4}|['’‘]\d{2})(?:년(?!대|생|간)(?:도(?!\s?높))?|학년도|회계연도)"),
        # Languages leave the number of this name out.
        rule(
            r"코로나(?:바이러스)?-?19", lambda match: [Fact.of(match, "number", 19, weight=LOOSE)]
        ),
        CODES,
        tenths(r"(?<![\d.])(?P<n>\d)할(?:\s?(?P<m>\d)푼)?(?!인|당|아)"),
        fractions(r"(?P<d>\d+)분의\s?(?P<n>\d+)|(?<![\d/])(?P<n2>\d)/(?P<d2>\d{1,2})(?![\d/])"),
        # 4·27 판문점 선언, 9.11 테러; not 1·2차, 1.5배.
        named_days(
            r"(?<![\d·.])(?P<m>1[0-2]|[1-9])(?:·|\.(?=\d+\s?(?:테러|선언|합의|운동|사태|민주화|군사)))"
            rf"(?P<d>3[01]|[12]?\d)(?![\d·.%]|\s?(?:{_COUNTED}|[만억조점배도원달]))(?=\s?[가-힣])"
        ),
        ordinals(
            r"제\s?(?P<n>\d+)(?:·\d+)?(?P<what>차|회|조의\s?\d+|조|항|호|세기|의|기|장|절|대|위)?",
            named=("차", "회", "세기", "조", "항", "호"),
        ),
        ordinals(r"(?<!\d)(?P<n>\d{1,2})세기"),
        ordinals(
            r"(?<!\d)(?P<n>\d+)(?:차(?!원|량|례|별|관)|번째|년\s?차|주기|위(?![가-힣]*[원안기험치]))",
            3,
        ),
        ordinals(r"(?<!\d)(?P<n>[1-4])\s?(?:사)?분기"),
        clocks(
            r"(?P<half>오전|오후)?\s?(?<!\d)(?P<h>[01]?\d|2[0-4])시(?!간|기|점|작|장|도)"
            r"(?:\s?(?P<min>[0-5]?\d)분)?",
            {"오전": "a", "오후": "p"},
        ),
        rule(
            r"(?<![\d,.])(?P<n>\d{1,3})조(?!\s?(?:\d[\d,]*[억만천]|원|달러|유로|엔|위안|여|약|직|각))",
            _article,
        ),
        amounts(AMOUNT, amount, _SUFFIXES, r"마이너스\s?"),
        ordinal_words(
            r"(?<![가-힣])(?P<n>첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|여덟|아홉|열)(?:째|\s?번째)"
            r"|(?<![가-힣])첫(?=\s)|최초",
            lambda name: _NATIVE.get(name, 1),
        ),
        *phrases(r"""
            2       -       양국|양자|양측|양쪽|쌍방|두어
            3       -       삼국|삼자
            1/2,50  -,%     절반|반(?=\s|으로|을|이|에)
            6,1/2   -,mo,y  반년
            50      -,y     반세기
            100     -,y     한\s?세기
            15,2    -       보름
            1       -       (?<![가-힣])(?:한|일)\s?해
        """),
        number_words("|".join(_DAYS), _DAYS.__getitem__),
        number_words(
            r"(?<![가-힣])(?P<n>[일이삼사오육칠팔구]?[십백천][만억조]?|[일이삼사오육칠팔구십백천만억조]{2,})여?"
            r"(?=\s?(?:년|개국|명|배|원|달러|퍼센트|차례|가구|톤|대군|대\s|가지|\s))",
            in_words,
        ),
        number_words(
            rf"(?<![가-힣])(?P<n>{_NATIVE_NAMES})(?=\s|[가-힣]{{1,3}}\b)",
            _NATIVE.__getitem__,
        ),
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
