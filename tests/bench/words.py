"""What `bench` says, in both languages."""

from __future__ import annotations

from briefing.problems import Said

ABOUT = Said(
    "Measures one PDF on this machine, cold and warm, and the same text through Chromium and Typst "
    "where they are installed. All figures come from one run; compare the ratios, not the seconds.",
    "이 컴퓨터에서 PDF 하나를 처음부터, 그리고 준비된 상태에서 만드는 시간을 재고, 있으면 "
    "Chromium과 Typst로도 같은 글을 처리해 봅니다. 모든 수치는 한 번의 실행에서 나오니 "
    "초가 아니라 비율을 비교하세요.",
)
EXAMPLES = Said(
    """\
examples:
  python3 build.py bench
  python3 build.py bench trilateral --edition ko --json
""",
    """\
보기:
  python3 build.py bench
  python3 build.py bench trilateral --edition ko --json
""",
)
JSON = Said("print the figures as JSON", "수치를 JSON으로 출력")
NOT_HERE = Said("{name}: not installed", "{name}: 설치되지 않음")
COLD = Said("cold: build.py of one PDF", "처음부터: build.py로 PDF 하나")
WARM = Said("warm: the whole PDF", "준비된 상태: PDF 전체")
DRAFT = Said("  of it: from YAML to the page", "  그중 YAML에서 쪽까지")
PRINT = Said("  of it: layouts, tags, fonts, proof", "  그중 조판, 태그, 글꼴, 검증")
CHROMIUM = Said("the web page through Chromium", "웹 페이지를 Chromium으로 인쇄")
TYPST = Said("the words as plain paragraphs through Typst", "글만 Typst로 조판")
LAYOUTS = Said("layouts of the fit", "조판 맞춤의 조판 횟수")
MEMORY = Said("the largest process", "가장 큰 프로세스")
