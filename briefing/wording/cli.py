"""What the command line says beside problems: help, progress, examples."""

from briefing.problems import Said

HELP = Said(
    """\
Makes policy briefs from content/<memo>/memo.yaml: PDF and web page, in Korean, with English
glosses beside the Korean, or translated.

  python3 build.py                            every memo, every edition, PDF and HTML
  python3 build.py trilateral                 one memo
  python3 build.py trilateral --edition ko    one edition of it
  python3 build.py trilateral --format pdf    its PDFs alone
  python3 build.py check                      find all problems, write nothing
  python3 build.py new my-memo                begin a memo: content/my-memo/memo.yaml

Commands (each has its own --help):
{commands}

The files go to output/, named <memo>.<edition>.<theme>.pdf. What is made without options a memo
says itself, or content/project.yaml: theme, editions, formats, profile. Any command works on
another project with --root DIR, a folder with content/. --version tells the version.

Exit codes: 0 all delivered, 1 a problem in a memo, theme or translation, 2 a mistake on the
command line, 4 something is missing on this machine, 5 a limit was passed, 70 our mistake.
""",
    """\
content/<메모>/memo.yaml로 정책 브리프를 만듭니다. PDF와 웹 페이지를 한국어로, 영문을 병기하여,
또는 번역하여 만듭니다.

  python3 build.py                            모든 메모, 모든 판, PDF와 HTML
  python3 build.py trilateral                 메모 하나
  python3 build.py trilateral --edition ko    그 메모의 한 판
  python3 build.py trilateral --format pdf    PDF만
  python3 build.py check                      문제만 모두 찾고 파일은 만들지 않음
  python3 build.py new my-memo                새 메모 시작: content/my-memo/memo.yaml

명령(명령마다 --help가 있습니다):
{commands}

파일은 output/에 <메모>.<판>.<테마>.pdf라는 이름으로 나옵니다. 옵션 없이 무엇을 만들지는 메모나
content/project.yaml에 테마, 판, 형식, 용도로 적습니다. 어느 명령이든 --root DIR로 다른
프로젝트(content/가 있는 폴더)를 지정할 수 있습니다. --version은 버전을 보여 줍니다.

종료 코드: 0 모두 만듦, 1 메모·테마·번역에 문제가 있음, 2 명령을 잘못 씀, 4 컴퓨터에 빠진 것이
있음, 5 한도를 넘음, 70 프로그램의 잘못.
""",
)
COMMANDS = {
    "build": Said("make the files (also without the word)", "파일 만들기(생략 가능)"),
    "check": Said("find all problems, write nothing", "문제 찾기. 파일은 만들지 않음"),
    "new": Said("begin a memo", "새 메모 시작하기"),
    "translate": Said("work on translations", "번역 작업하기"),
    "theme": Said("list, begin, prove and pin themes", "테마 보기, 시작하기, 점검하기, 고정하기"),
    "font": Said("list a font of your own", "내 글꼴을 목록에 넣기"),
    "schema": Said("print the JSON Schema of memo.yaml", "memo.yaml의 JSON 스키마 출력하기"),
    "verify": Said("show whether a delivered file was changed", "내보낸 파일이 바뀌었는지 보기"),
    "doctor": Said("say what this machine has and lacks", "이 컴퓨터에 있는 것과 없는 것 보기"),
    "reliability": Said("try to break it, and count", "깨지는지 시험하고 결과 세기"),
    "bench": Said("measure speed and memory", "속도와 메모리 재기"),
    "test": Said("run the tests", "테스트 실행하기"),
}

# What argparse says by itself

USAGE = Said("usage", "사용법")
WORDS = Said("what to name", "지정할 것")
OPTIONS = Said("options", "옵션")
SHOW_HELP = Said("show this help", "이 도움말 보기")
COMMAND_LINE = Said("command line", "명령줄")
UNEXPECTED = Said("`{word}` is not expected here", "`{word}`은(는) 여기에 올 수 없음")
NEEDS_VALUE = Said("`{name}` needs a value", "`{name}`에 값이 필요함")
TAKES_NO_VALUE = Said("`{name}` takes no value", "`{name}`에는 값을 줄 수 없음")
LEFT_OUT = Said("left out: {names}", "빠진 것: {names}")
NOT_UNDERSTOOD = Said("this is not understood: {message}", "이해할 수 없음: “{message}”")

#: Why an option would do nothing.
ONLY_FOR_PDFS = Said("it is for PDFs, and none is made", "PDF에 쓰는 것인데 PDF를 만들지 않음")

# Options

MEMO = Said("a memo: the name of its folder in content/", "메모: content/ 안의 폴더 이름")
EDITION = Said(
    "editions, with commas between; without it those of the memo, the project or the program",
    "판. 여럿은 쉼표로 잇고, 지정하지 않으면 메모나 프로젝트에서 정한 판 또는 기본 판",
)
THEME = Said("a theme, or several with commas", "테마. 여럿은 쉼표로 이음")
FORMAT = Said("pdf, html, or both with a comma", "pdf, html 또는 쉼표로 이어 둘 다")
PROFILE = Said(
    "what the PDF is for: screen, archive or print",
    "PDF의 용도: screen, archive 또는 print",
)
DRAFT = Said(
    "mark what is not translated instead of refusing it; the files are named ….draft.pdf and say "
    "that they are drafts",
    "번역되지 않은 곳이 있어도 멈추지 않고 표시함. 파일 이름은 ….draft.pdf가 되며 초안임을 밝힘",
)
ENCODING = Said("how memos are stored, such as cp949 (utf-8)", "메모의 인코딩. 예: cp949(utf-8)")
PUA_MAP = Said(
    "a file that says what private-use characters stand for: lines such as `U+F53A △`",
    "사용자 정의 글자의 뜻을 적은 파일. 줄마다 `U+F53A △`처럼 씀",
)
OUTPUT = Said("where the files go (output/)", "파일을 둘 폴더(output/)")
JOBS = Said(
    "how many files are made at a time (processors, at most 4)",
    "한꺼번에 만들 파일 수(프로세서 수, 최대 4)",
)
STRICT = Said("take warnings for errors", "경고도 오류로 다룸")
TRUST_THEME = Said(
    "use a theme only if it is as it was: sha256:…, as `theme digest` prints",
    "테마가 그때 그대로일 때만 씀: `theme digest`가 출력한 sha256:…",
)
UNPRINTABLE = Said(
    "this cannot be printed where it should go: {reason}; files already named are complete",
    "출력할 곳에 쓸 수 없습니다: {reason}. 이미 이름이 나온 파일은 온전합니다",
)
FORCE = Said("make files anew that are current", "그대로인 파일도 새로 만듦")
TIME_LEFT = Said("{rate}/s, {seconds} s left", "초당 {rate}개, {seconds}초 남음")
CURRENT = Said("{count} files are current", "{count}개 파일은 그대로임")
QUIET = Said("say nothing but what is wrong", "잘못된 것만 알림")
ALLOW = {
    "missing-glyph": Said(
        "deliver although a character has no glyph", "글꼴에 없는 글자가 있어도 내보냄"
    ),
    "lost-text": Said(
        "deliver although the theme hides or adds text",
        "테마가 글을 숨기거나 덧붙여도 내보냄",
    ),
    "engine-warning": Said(
        "deliver although the print engine warns", "인쇄 엔진이 경고해도 내보냄"
    ),
}
CHECK_FORMAT = Said("text for people, json for programs", "사람에게는 text, 프로그램에는 json")
AS_JSON = Said("for programs", "프로그램용으로 출력")
NEW_NAME = Said("its name, such as trilateral-2022", "메모 이름. 예: trilateral-2022")

# What a command is for

ABOUT = {
    "font": Said(
        "Lists fonts that lie in fonts/ of the project or of a theme: reads what each says of "
        "itself, and writes its entry with a digest into the fonts.toml there. The fonts stay as "
        "they are.",
        "프로젝트나 테마의 fonts/에 둔 글꼴을 목록에 넣습니다. 글꼴에 적힌 것을 읽어 다이제스트와 "
        "함께 그곳의 fonts.toml에 적습니다. 글꼴 파일은 그대로 둡니다.",
    ),
    "build": Said(
        "Makes the PDF and the web page of each memo in each edition, and prints their names. "
        "What has a problem is not written; the old file stays.",
        "메모마다 판마다 PDF와 웹 페이지를 만들고 그 이름을 출력합니다. 문제가 있으면 만들지 "
        "않으며 이전 파일은 그대로 남습니다.",
    ),
    "check": Said(
        "Reads everything as a build does, and prints every problem that shows without laying out "
        "pages. Nothing is written.",
        "빌드처럼 모두 읽고, 쪽을 배치하지 않고도 알 수 있는 문제를 모두 출력합니다. 파일은 만들지 "
        "않습니다.",
    ),
    "new": Said(
        "Writes content/<name>/memo.yaml: a short, complete memo with comments that explain it. "
        "Its Korean editions are built at once, others as soon as their translation is begun.",
        "content/<이름>/memo.yaml을 씁니다. 설명이 달린 짧고 완전한 메모이며 한국어판은 바로 "
        "빌드할 수 있습니다. 다른 언어의 판은 번역을 시작하면 만듭니다.",
    ),
    "translate": Said(
        "Shows what translations owe to the Korean, and does it: begins them, brings them up to "
        "date, and exchanges them with the people who write them.",
        "번역마다 원문과 맞지 않는 곳을 보여 주고, 번역 파일을 만들고 고치며, 번역자와 파일을 "
        "주고받습니다.",
    ),
    "theme": Said(
        "Lists the themes of templates/, begins a new one, proves one on a text of everything, or "
        "prints the digest that pins one.",
        "templates/의 테마를 보여 주고, 새 테마를 시작하고, 모든 것이 담긴 글로 테마를 점검하고, "
        "테마를 고정할 다이제스트를 출력합니다.",
    ),
    "schema": Said(
        "Prints the JSON Schema of memo.yaml, from which an editor completes and explains keys.",
        "memo.yaml의 JSON 스키마를 출력합니다. 편집기가 이것으로 키를 완성하고 설명합니다.",
    ),
    "verify": Said(
        "Checks delivered PDFs and web pages against the manifests beside them: whether any byte "
        "was changed or a signature added and, if the project is here, whether sources, fonts and "
        "versions are still those.",
        "내보낸 PDF와 웹 페이지를 그 옆의 제작 기록과 대조합니다. 한 바이트라도 바뀌었는지, 서명이 "
        "더해졌는지, 프로젝트가 있으면 원고·글꼴·버전이 그대로인지 확인합니다.",
    ),
    "doctor": Said(
        "Says what this machine has of what a build needs. Exit code 4 if something is missing.",
        "빌드에 필요한 것 가운데 이 컴퓨터에 있는 것과 없는 것을 알려 줍니다. 빠진 것이 있으면 "
        "종료 코드는 4입니다.",
    ),
}

NEW_NEXT = Said(
    "next: write in memo.yaml, then\n  python3 build.py check {memo}\n  python3 build.py {memo}",
    "다음: memo.yaml에 글을 쓴 뒤\n  python3 build.py check {memo}\n  python3 build.py {memo}",
)

FONT_NEXT = Said(
    "next: to set text in it, name it under `tokens:` in the theme.yaml of a theme of yours:\n"
    "  serif: '\"{family}\"'\n"
    "Characters that no other font has are set in it without that.",
    "다음: 이 글꼴로 글을 짜려면 내 테마의 theme.yaml에서 `tokens:` 아래에 적으세요:\n"
    "  serif: '\"{family}\"'\n"
    "다른 글꼴에 없는 글자는 적지 않아도 이 글꼴로 나옵니다.",
)
FONT_FILES = Said("fonts: .ttf or .otf", "글꼴: .ttf 또는 .otf")
FONT_LICENCE = Said(
    "what you may do with them, where the files do not say it",
    "파일에 적혀 있지 않을 때, 어떤 조건으로 쓰는지",
)
FONT_ACTION = Said("add: list fonts", "add: 목록에 넣기")

# While and after working

NOTHING_FOUND = Said("no problems in {count} memo(s)", "메모 {count}개에 문제 없음")
NOT_DELIVERED = Said("not written: {files}", "만들지 않음: {files}")
INTERRUPTED = Said(
    "interrupted; what was there before is unchanged", "중단됨. 이전 파일은 그대로임"
)
OUR_BUG = Said(
    "this is our mistake, not yours; nothing was written for it. "
    "Please report it with {file}, which holds no word of your memo",
    "프로그램의 잘못입니다. 해당 파일은 만들지 않았습니다. {file} 파일을 붙여 알려 주세요. 메모의 "
    "내용은 들어 있지 않습니다",
)

# Doctor

DOCTOR_PYTHON = Said("Python 3.11 or newer", "파이썬 3.11 이상")
DOCTOR_PACKAGES = Said("Python packages", "파이썬 패키지")
DOCTOR_LIBRARIES = Said("libraries that lay out text", "글자 배치 라이브러리")
DOCTOR_FONTS = Said("fonts, checked byte by byte", "글꼴(바이트 단위로 확인)")
DOCTOR_OWN_FONTS = Said("fonts of your own in {folder}", "{folder}에 둔 글꼴")
DOCTOR_OUTPUT = Said("output folder can be written", "출력 폴더에 쓸 수 있음")
DOCTOR_ISOLATION = Said(
    "each file is made in a limited process", "파일마다 제한된 프로세스에서 만듦"
)
DOCTOR_TOOLS = Said("programs that only tests use", "테스트에만 쓰는 프로그램")
