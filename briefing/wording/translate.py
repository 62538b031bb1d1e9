"""What the command `translate` says of itself: what its verbs do, and their options."""

from briefing.problems import Said

# The verbs

UPDATE = Said("write the PO files for the present Korean", "지금의 원문에 맞추어 PO 파일 쓰기")
STATUS = Said("count what is done and what is owed, part by part", "부분마다 된 것과 남은 것 세기")
EXPORT = Said("write files for translators and reviewers", "번역자와 검토자에게 보낼 파일 쓰기")
IMPORT = Said("take back a file that `export` wrote", "`export`가 만든 파일 가져오기")
WAIVE = Said(
    "let units stand until their source next changes",
    "원문이 다시 바뀔 때까지 번역 단위를 그대로 두기",
)
REVIEW = Said("confirm translations as right for their source", "번역이 원문과 맞음을 확인하기")
KEEP = Said(
    "say that glosses still fit Korean that has changed",
    "바뀐 한국어에 영문 요지가 그대로 맞음을 확인하기",
)

# What to name

LANG = Said("a language tag: en, ja, pt-BR …", "언어 태그: en, ja, pt-BR …")
MEMOS = Said(
    "the name of its folder in content/; all, if none is named", "메모. 지정하지 않으면 모두"
)
MEMO = Said("the name of its folder in content/", "메모: content/ 안의 폴더 이름")
UNIT = Said("an id, as behind `#:` in the PO file", "PO 파일의 `#:` 뒤에 있는 식별자")
GLOSSED = Said(
    "a unit, as `check` names it; every gloss in doubt, if none is named",
    "`check`가 알려 주는 대목. 지정하지 않으면 확인이 필요한 모든 영문 요지",
)
FILE = Said("such as trilateral.ja.csv", "돌아온 파일. 예: trilateral.ja.csv")

# Options

VIA = Said("translated from LANG, not from the Korean", "원문이 아니라 LANG에서 옮김")
PURGE = Said("drop entries that no unit uses any more", "더는 쓰이지 않는 항목 버리기")
STATUS_FORMAT = Said(
    "text for people, json for programs (text)", "사람에게는 text, 프로그램에는 json(text)"
)
JSON_LISTS_ALL = Said("json lists every open unit anyway", "json에는 언제나 모두 나옴")
ALL_NAMES_THEM = Said("`--all` means every unit already", "`--all`이 이미 모든 번역 단위를 뜻함")
LIST = Said("name every open unit and its line", "남은 번역 단위와 그 줄을 모두 보기")
REQUIRE_COMPLETE = Said("exit with 1 if any is open", "남은 번역 단위가 있으면 종료 코드 1")
EXPORT_FORMAT = Said(
    "po, xliff, xliff-1.2, sheet or tmx (xliff)", "po, xliff, xliff-1.2, sheet 또는 tmx(xliff)"
)
OUTPUT = Said(
    "where the files go (output/exchange of the project)",
    "파일을 둘 폴더(프로젝트의 output/exchange)",
)
WHICH_MEMO = Said("the memo, if the file's name does not say it", "파일 이름에 없을 때 메모 이름")
WHICH_LANG = Said("the language, if the file's name does not say it", "파일 이름에 없을 때 언어")
TRANSLATOR = Said("who translated it, for the colophon", "간행 정보에 적을 번역자")
DATE = Said("the day of the translation, for the colophon", "간행 정보에 적을 번역일")
WAIVED_BY = Said("who lets them stand", "그대로 두기로 한 사람")
REASON = Said("why they may stand", "그대로 두는 까닭")
ALL = Said("every unit that has a translation", "번역이 있는 모든 번역 단위")
REVIEWED_BY = Said("who confirms them", "확인한 사람")

# The table of `translate status`, for translators

STATUS_HEADS = (
    Said("part", "부분"), Said("units", "번역 단위"), Said("translated", "번역됨"),
    Said("fuzzy", "불확실"), Said("missing", "없음"), Said("stale", "낡음"),
    Said("waived", "면제"), Said("reviewed", "검토됨"), Said("words to do", "남은 어절"),
    Said("syllables to do", "남은 음절"),
)  # fmt: skip
STATUS_ALL = Said("all", "전체")
#: The parts that every memo has; a section is called by its id.
STATUS_PARTS = {
    "front": Said("front", "앞부분"),
    "key_points": Said("key_points", "요점"),
    "lead": Said("lead", "도입부"),
    "recommendations": Said("recommendations", "정책 제언"),
    "footnotes": Said("footnotes", "각주"),
    "sources": Said("sources", "참고 자료"),
    "colophon": Said("colophon", "간행 정보"),
    "glossary": Said("glossary", "용어집"),
}
STATUS_VIA = Said("via {language}", "경유 {language}")
STATUS_STANDS = Said("let stand by {name}: {reason}", "그대로 둠({name}): {reason}")
STATUS_OBSOLETE = Said("obsolete entries kept: {count}", "남겨 둔 옛 항목: {count}")
