"""What is said while the contract is tried, and on the scoreboard."""

from __future__ import annotations

from briefing.problems import Said, error

#: Seconds between two lines of progress of one family.
SPREAD = 15.0

ABOUT = Said(
    "Tries to break what docs/reliability.md promises: hostile files, faults of the disk, kills, "
    "crashes. Prints how much was tried, how much held, and every miss by name. Exit code 1 if "
    "there is one.",
    "docs/reliability.md의 약속을 깨 보려고 합니다. 악의적인 파일, 디스크 오류, 강제 종료, 비정상 "
    "종료를 시험하고, 시도한 수와 지켜진 수, 어긋난 것의 이름을 출력합니다. 어긋난 것이 있으면 "
    "종료 코드는 1입니다.",
)
EXAMPLES = Said(
    """\
examples:
  python3 build.py reliability                    everything, in less than ten minutes
  python3 build.py reliability yaml pictures      two families
  python3 build.py reliability --full --seed 7    a long run with other chances

Families:
{families}
""",
    """\
보기:
  python3 build.py reliability                    모두. 10분 안에 끝남
  python3 build.py reliability yaml pictures      두 갈래만
  python3 build.py reliability --full --seed 7    다른 난수로 오래

갈래:
{families}
""",
)
WHICH = Said("families to try; all without it", "시험할 갈래. 쓰지 않으면 모두")
SEED = Said("where chance begins (1)", "난수의 시작값(1)")
SLICE = Said("try only about N of each family, for a first look", "갈래마다 N가지쯤만 빠르게 시험")
FULL = Said("try more, for longer", "더 많이, 더 오래 시험")
NAMES = Said("family", "갈래")

FAMILIES = {
    "yaml": Said("content files that are no good", "잘못된 내용 파일"),
    "schema": Said("keys dropped, renamed, of another kind", "빠지거나 바뀐 키"),
    "characters": Said("encodings, and characters that no memo should hold", "인코딩과 문자"),
    "glyphs": Said("both gates for missing glyphs agree", "빠진 글리프를 찾는 두 검사의 일치"),
    "injection": Said("HTML, templates and formats as words", "글 속의 HTML, 템플릿, 서식"),
    "links": Said("addresses of links", "링크 주소"),
    "pictures": Said("paths and files of pictures", "그림의 경로와 파일"),
    "drawings": Said("SVG files", "SVG 파일"),
    "catalogs": Said("translations", "번역 파일"),
    "themes": Said("themes: templates, styles, values, files", "테마: 템플릿, 스타일, 값, 파일"),
    "connections": Said("what themes and pictures call or open outside", "밖으로 나가는 접속"),
    "fonts": Said("damaged and hostile fonts", "손상된 글꼴"),
    "hiding": Said(
        "styles and templates that hide, change or add words", "글을 숨기거나 바꾸는 테마"
    ),
    "bombs": Said("files that would take all time or memory", "시간과 메모리를 고갈시키는 파일"),
    "fuzz": Said("random damage to readers, in one process", "읽기 함수에 대한 무작위 훼손"),
    "writes": Said("faults of the disk, and targets that cannot be written", "쓰기 오류"),
    "kills": Said(
        "a build killed or interrupted at random moments", "임의 시점의 강제 종료와 중단"
    ),
    "workers": Said("workers that crash, hang or lie", "작업 프로세스의 비정상 종료"),
    "determinism": Said("the same bytes, whatever the surroundings", "환경과 무관한 같은 결과"),
    "sealed": Said("bits turned over in delivered files", "완성 파일의 비트 훼손"),
    "text": Said(
        "strings of the shipped memos in the text layer", "실제 메모의 글이 모두 실렸는지"
    ),
    "commands": Said("command lines, consoles and projects", "명령줄, 콘솔, 프로젝트"),
    "advisories": Said("known advisories of what is installed", "설치된 패키지의 알려진 취약점"),
}

HEAD = Said(
    "tried   held  missed  target  seconds",
    "시도   유지    어긋남  목표       초",
)
AS_JSON = Said("for programs", "프로그램용으로 출력")
INPUTS = Said("distinct bad inputs: {count}", "서로 다른 나쁜 입력: {count}")
MISSED = Said("missed: {family}: {name}: {fault}", "어긋남: {family}: {name}: {fault}")
TOO_FEW = Said("fewer than the target of {target}", "목표 {target}보다 적음")
TOTAL = Said("altogether", "합계")

NOT_A_NUMBER = error("""unknown-value
    `{value}` is not a number for `{name}`
    `{value}`은(는) `{name}`에 쓸 수 있는 수가 아님
    write a whole number from 0 to {limit}, in digits alone
    0에서 {limit} 사이의 정수를 숫자로만 쓰세요""")
