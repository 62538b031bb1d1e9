"""How Korean writes numbers and dates: 1조 2,000억 원, 2022. 5. 21., 제3차, 세 나라."""

import re

from briefing.edition.parity.facts.everywhere import CODES, HIDDEN, SIGNS
from briefing.edition.parity.facts.fact import LOOSE, WORD, Fact, numbered
from briefing.edition.parity.facts.korean_words import (
    COUNTERS,
    NATIVE,
    NATIVE_NAMES,
    WORDS,
    in_so_many,
)
from briefing.edition.parity.facts.myriads import AMOUNT, amount
from briefing.edition.parity.facts.rules import (
    clocks,
    date,
    dates,
    decades,
    fractions,
    halves,
    labels,
    named_days,
    ordinals,
    phrases,
    rule,
    tenths,
    weekdays,
)
from briefing.edition.parity.facts.scanning import Grammar, amounts, suffixes

#: What is called by its day: 12.3 비상계엄, 10.29 참사.
_EVENT = (
    r"[가-힣]{0,8}\s?(?:테러|선언|합의|운동|사태|민주화|군사|계엄|참사|항쟁|혁명|정변|대책|총선|대선"
    r"|지방선거|재보선|사건|지진)"
)
_DASH = r"\s?[∼~～〜\-–·,]\s?"
_COUNTED = r"차|단계|분기|호|조|회|위|월|일|층|번|대(?!선|통령|책)|세|세기|년|개|항|급|종"
_WEEK = numbered("월 화 수 목 금 토 일", 1)
_SUFFIXES = (
    *suffixes(r"""
    percent  pp       \s?(?:%|퍼센트|프로)\s?(?:포인트|[pP](?![A-Za-z]))
    percent  bp       \s?(?:bps?(?![A-Za-z])|베이시스\s?포인트)
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
    measure  y        \s?개?년(?!대)
    number   times,-  \s?배(?!럴|경|치|분|정|출|우|포|상)
    measure  d        \s?일(?!본|부|반|정|각)
    measure  h        \s?시간
    measure  min      \s?분(?!의|야|기|과|석|쟁)
    measure  s        \s?초(?!기|안|음|과|반|부)
    measure  km       \s?(?:킬로미터)
    measure  kg       \s?(?:킬로그램)
    measure  kW       \s?킬로와트(?!시)
    measure  MW       \s?메가와트(?!시)
    measure  GW       \s?기가와트(?!시)
    measure  kt       \s?킬로톤
    measure  Mt       \s?메가톤
    measure  kB       \s?킬로바이트
    measure  MB       \s?메가바이트
    measure  GB       \s?기가바이트
    measure  TB       \s?테라바이트
    measure  km2      \s?(?:제곱킬로미터|평방킬로미터)
    measure  ha       \s?헥타르
    measure  cm       \s?센티미터
    measure  mm       \s?(?:밀리미터|밀리)
    measure  m        \s?미터
    measure  t        \s?톤
    measure  deg      \s?도(?![가-힣]{2}|로|시|민|입|움|전|약)
    measure  piece    \s?(?:회(?![계의원사복담장피귀수전화생차])|척(?![도결]))
    measure  piece    \s?발(?![전표사생행달의언굴])
    measure  piece    \s?(?:기(?![업관간준자술금사념존타본반대여초획회])|건(?![설물강축의전국]))
    number   floor,-  \s?층(?![위계])
    measure  -        \s?(?:세(?!기|계|대|력)|도|가구|쪽)
    """),
)


def _ages(match: re.Match[str]) -> list[Fact]:
    parts = match.groupdict()
    ages = [int(age.ljust(2, "0")) for age in (parts["a"], parts.get("b")) if age]
    return [Fact.of(match, "number", age, ("", "decade"), LOOSE) for age in ages]


def _term(match: re.Match[str]) -> list[Fact]:
    """징역 2년 6월 and 3월 이내 are times and no dates."""
    years = int(match.groupdict().get("y") or 0)
    return [Fact.of(match, "number", years * 12 + int(match["m"]), ("mo",))]


def _article(match: re.Match[str]) -> list[Fact]:
    """조 is an article of a treaty and a trillion."""
    value = int(match["n"])
    return [Fact.of(match, "number", {value, value * 10**12}, ("", "won", "dollar"))]


def _months(match: re.Match[str]) -> list[Fact]:
    """’23.1~6월: a year and two months."""
    numbers = (int(match["m"]), int(match["m2"]))
    months = [Fact.of(match, "date", month, ("month",)) for month in numbers]
    return [*date(match, match["y"], 0, []), *months]


GRAMMAR = Grammar(
    (
        *HIDDEN,
        dates(
            r"(?<![\d.])(?P<y>(?:19|20)\d{2}|['’‘]\d{2})\.\s?(?P<m>1[0-2]|0?[1-9])"
            r"(?:월|\.(?:\s?(?P<d>3[01]|[12]\d|0?[1-9])(?:\.(?!\d)|(?![\d.])))?)"
        ),
        dates(
            r"(?<![\d.])(?P<y>['’‘]\d{2})"
            r"(?:\.\s?(?=[1-4]/4|[上下상하](?![가-힣]))|(?=\s?[~∼∽〜\-–]\s?['’‘]?\d{2}년))"
        ),
        rule(
            r"(?<![\d.])(?P<y>(?:19|20)\d{2}|['’‘]\d{2})\.\s?(?P<m>1[0-2]|0?[1-9])\s?[~∼〜\-–]\s?"
            r"(?P<m2>1[0-2]|0?[1-9])월",
            _months,
        ),
        rule(r"(?:징역|금고|유예)\s?(?P<y>\d+)년\s?(?P<m>\d+)월", _term),
        rule(r"(?<!\d)(?P<m>\d{1,2})월(?=\s?(?:이내|이상|이하|미만|을\s초과|이\s경과))", _term),
        dates(
            r"(?<![\d.])(?P<m>1[0-2]|[1-9])\.\s?(?P<d>3[01]|[12]?\d)\.?\s?(?=\([월화수목금토일]\))"
        ),
        dates(
            r"(?<![\d.]\s)(?<![\d.])(?P<m>1[0-2]|[1-9])\.\s?(?P<d>3[01]|[12]?\d)\."
            r"(?=\s?(?:[~∼]|부터|까지|자|기준|현재)|$)"
        ),
        dates(r"(?<=[~∼])\s?(?P<d>3[01]|[12]?\d)\.?\s?(?=\([월화수목금토일]\))"),
        weekdays(
            r"\((?P<w>[월화수목금토일])(?:[~∼·,](?P<w2>[월화수목금토일]))?(?:\)|\s?(?=휴))|(?P<w3>[월화수목금토일])요일",
            _WEEK,
        ),
        dates(
            r"(?:(?<!\d)(?P<y>\d{4}|['’‘]\d{2})년\s?)?(?<!\d)(?P<m>1[0-2]|[1-9])월(?!드)"
            rf"(?:\s?(?P<d>3[01]|[12]?\d)(?:{_DASH}(?P<d2>3[01]|[12]?\d))?일(?!간))?"
        ),
        decades(r"(?<!\d)(?P<y>\d{3}0|\d0)년대"),
        # Ages by tens: 20대, 2030세대, 3,40대.
        rule(r"(?<![\d제])(?P<a>[1-9])0?[,·~∼](?P<b>[1-9])0대(?!\s?\d)", _ages),
        rule(
            r"(?<![\d제])(?P<a>[1-9]0)(?:·?(?P<b>[1-9]0)세대"
            r"|대(?=[\s의는가와도에층·,∼~]|\s?(?:청년|남|여|이)))",
            _ages,
        ),
        dates(r"(?<!\d)(?P<y>\d{4}|['’‘]\d{2})(?:년(?!대|생|간)(?:도(?!\s?높))?|학년도|회계연도)"),
        # Languages leave the number of this name out.
        rule(r"코로나(?:바이러스)?-?19", lambda match: [Fact.of(match, "number", 19, weight=WORD)]),
        ordinals(r"(?<!\d)(?P<n>[1-4])(?:\s?[/·]\s?4)?\s?(?:사)?분기"),
        labels("그림|도표|표|사진"),
        CODES,
        tenths(r"(?<![\d.])(?P<n>\d)할(?:\s?(?P<m>\d)푼)?(?!인|당|아)"),
        fractions(r"(?P<d>\d+)분의\s?(?P<n>\d+)|(?<![\d/])(?P<n2>\d)/(?P<d2>\d{1,2})(?![\d/])"),
        # 4·27 판문점 선언, 9.11 테러; not 1·2차, 1.5배.
        named_days(
            rf"(?<![\d·.])(?P<m>1[0-2]|[1-9])(?:·|\.(?=\d+\s?{_EVENT}))"
            rf"(?P<d>3[01]|[12]?\d)(?![\d·.%]|\s?(?:{_COUNTED}|[만억조점배도원달]))(?=\s?[가-힣])"
        ),
        ordinals(
            r"제\s?(?P<n>\d+)(?:·\d+)?(?P<what>차|회|조의\s?(?P<sub>\d+)|조|항|호|세기|의|기|장|절|대|위)?",
            named=("차", "회", "세기", "조", "항", "호"),
        ),
        ordinals(r"(?<!\d)(?P<n>\d{1,2})세기"),
        ordinals(
            r"(?<!\d)(?P<n>\d+)(?:차(?!원|량|례|별|관)|번째|년\s?차|주기|위(?![가-힣]*[원안기험치]))",
            3,
        ),
        clocks(
            r"(?P<half>오전|오후|새벽|아침|낮|저녁|밤)?\s?(?<!\d)(?P<h>[01]?\d|2[0-4])시(?!간|기|점|작|장|도|\s?·)"
            r"(?:\s?(?P<min>[0-5]?\d)분(?!간)|\s(?P<thirty>반)(?![가-힣]{2}))?",
            {"오전": "a", "새벽": "a", "아침": "a", "오후": "p", "낮": "p", "저녁": "p", "밤": "n"},
        ),
        halves(
            rf"(?P<n>\d+|{NATIVE_NAMES}|한)\s?(?P<u>년|해|시간|달|배)\s?반(?![가-힣]{{2}})",
            lambda name: int(name) if name.isdigit() else NATIVE.get(name, 1),
            COUNTERS,
        ),
        # Round the clock, wholly, evenly: said without the number elsewhere.
        *phrases(r"""
            24,1    h,-     24시간(?=\s?(?:365일|감시|운영|가동|비상|상황|체계|대기|신고|상담))
            365,1   d,-     365일(?!\s?(?:동안|이상|이내|간))
            100     %       100\s?(?:%|퍼센트)
            50      -,%     50\s?대\s?50
            1       -       1\s?(?:대|:)\s?1(?![\d:])
        """),
        rule(
            r"(?<![\d,.])(?P<n>\d{1,3})조(?!\s?(?:\d[\d,]*[억만천]|원|달러|유로|엔|위안|여|약|직|각))",
            _article,
        ),
        rule(
            rf"(?P<n>\d+|{NATIVE_NAMES})\s?(?:명|사람|가구|곳|개(?:사|국)?|건)\s?(?:중|가운데|당)\s?"
            rf"(?P<m>\d+|{NATIVE_NAMES}|한)(?![\d.%])\s?(?:명|사람|가구|곳|개(?:사|국)?|건|꼴)?",
            in_so_many,
        ),
        amounts(AMOUNT, amount, _SUFFIXES, r"(?:마이너스|영하)\s?"),
        *WORDS,
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
