"""What `reliability` says, and the scoreboard, in both languages."""

from __future__ import annotations

from briefing.problems import Said, error

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
FULL = Said("try more, for longer", "더 많이, 더 오래 시험")
WRITE = Said("write docs/scoreboard.json", "docs/scoreboard.json에 적어 두기")

NAMES = Said("family", "갈래")
HEAD = Said(
    "tried   held  missed  target  seconds",
    "시도   유지    어긋남  목표       초",
)
INPUTS = Said("distinct bad inputs: {count}", "서로 다른 나쁜 입력: {count}")
MISSED = Said("missed: {family}: {fault}", "어긋남: {family}: {fault}")
TOO_FEW = Said("fewer than the target of {target}", "목표 {target}보다 적음")
TOTAL = Said("altogether", "합계")

NOT_A_NUMBER = error("""unknown-value
    `{value}` is not a number for `{name}`
    `{value}`은(는) `{name}`에 쓸 수 있는 수가 아님
    write a whole number from 0 to {limit}, in digits alone
    0에서 {limit} 사이의 정수를 숫자로만 쓰세요""")
