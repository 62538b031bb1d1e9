"""What the help of commands and verbs shows: a few command lines that can be typed."""

from briefing.problems import Said


def _examples(*rows: tuple[str, str, str], en: str = "", ko: str = "") -> Said:
    """Commands and what each does, line by line, and what else there is to say."""
    width = max((len(command) for command, what, _ in rows if what), default=0) + 3
    texts = []
    for head, column, tail in (("examples:", 1, en), ("예:", 2, ko)):
        lines = (f"  python3 build.py {row[0]:<{width}}{row[column]}".rstrip() for row in rows)
        texts.append("\n".join((head, *lines, *(("", tail) if tail else ()))))
    return Said(*texts)


#: By the name of a command.
EXAMPLES = {
    "font": Said(
        """\
examples:
  python3 build.py font add fonts/NanumMyeongjo.ttf fonts/NanumMyeongjoBold.ttf
  python3 build.py font add templates/my-house/fonts/House.otf --licence 'bought in 2026'
""",
        """\
예:
  python3 build.py font add fonts/NanumMyeongjo.ttf fonts/NanumMyeongjoBold.ttf
  python3 build.py font add templates/my-house/fonts/House.otf --licence '2026년 구입'
""",
    ),
    "build": _examples(
        ("", "everything", "모두"),
        ("build trilateral --edition ko,ko-en", "", ""),
        ("trilateral --format pdf --output ~/Desktop", "", ""),
        ("--edition en --draft", "a translation that is still in work", "번역이 덜 된 판"),
        ("--strict", "for the last check before release", "간행 전 마지막 확인"),
        en="A gate is switched off with --allow-…; that is printed and recorded beside the file.",
        ko="--allow-…로 검사를 끌 수 있으며, 끈 검사는 화면과 파일 옆의 제작 기록에 남습니다.",
    ),
    "check": _examples(
        ("check", "", ""),
        ("check trilateral --format json", "for editors and scripts", "편집기와 스크립트용"),
    ),
    "new": _examples(
        ("new energy", "", ""), ("energy", "what it says, as it stands", "그대로 빌드해 보기")
    ),
    "translate": _examples(
        ("translate update fr", "write content/<memo>/fr.po, still empty", "빈 번역 파일 쓰기"),
        ("translate status fr", "see what is to do", "할 일 보기"),
        ("translate export fr --format xliff", "a file for the translator", "번역자에게 보낼 파일"),
        ("translate import trilateral.fr.xlf", "take back what came", "돌아온 파일 가져오기"),
        ('translate review fr trilateral --all --by "Claire Martin"', "", ""),
        en="One line in content/editions.yaml makes it an edition: `fr: {language: fr}`.\n\n"
        "`status` counts a unit as\n"
        "  fuzzy      the Korean changed, or the translator is not sure\n"
        "  stale      the translation that it was made from (`update ja --via en`) changed\n"
        "  waived     somebody let it stand, with a reason, until its source next changes",
        ko="content/editions.yaml에 한 줄을 더하면 판이 됩니다: `fr: {language: fr}`.\n\n"
        "`status`가 세는 것:\n"
        "  불확실(fuzzy)  원문이 바뀌었거나 번역자가 확신하지 못함\n"
        "  낡음(stale)    다른 번역에서 옮겼는데(`update ja --via en`) 그 번역이 바뀜\n"
        "  면제(waived)   원문이 다시 바뀔 때까지 까닭을 적고 그대로 둠",
    ),
    "theme": _examples(
        ("theme list", "a line for each theme", "테마마다 한 줄"),
        ("theme list --thumbnails pictures", "and page one of each, as PNG", "첫 쪽 그림(PNG)도"),
        ("theme new my-house", "begin a theme: templates/my-house/", "새 테마 시작"),
        ("theme new my-house --extends plain", "", ""),
        ("theme check my-house", "prove it; see output/theme.my-house.png", "점검하고 그림 쓰기"),
        ("theme digest my-house", "what `build --trust-theme` takes", "`--trust-theme`에 줄 값"),
    ),
    "schema": _examples(
        ("schema > content/memo.schema.json", "", ""),
        en="YAML extensions of VS Code, Neovim and others find it by the first line of a memo:\n"
        "  # yaml-language-server: $schema=../memo.schema.json\n`new` writes both.",
        ko="VS Code, Neovim 등의 YAML 확장은 memo.yaml의 첫 줄에서 이 파일을 찾습니다:\n"
        "  # yaml-language-server: $schema=../memo.schema.json\n`new` 명령은 둘 다 써 줍니다.",
    ),
    "verify": _examples(
        ("verify output/trilateral.ko.institute.pdf", "", ""),
        (
            "verify --alone brief.pdf",
            "only whether the file itself was changed",
            "파일 자체만 확인",
        ),
        (
            "verify signed.pdf --manifest output/trilateral.ko.institute.pdf.json",
            "a copy of another name",
            "이름이 다른 사본",
        ),
        en="It shows that a file was changed, not who made it: it is no signature.",
        ko="바뀐 것을 보여 줄 뿐 누가 만들었는지 증명하지는 않습니다. 서명이 아닙니다.",
    ),
    "doctor": _examples(("doctor", "", ""), ("doctor --json", "for scripts", "스크립트용")),
}
#: By the names of a command and its verb, in an order in which they may be tried.
VERBS = {
    "translate status": _examples(
        ("translate status en --list", "what is still to do, and where", "남은 것과 그 줄"),
    ),
    "translate update": _examples(
        ("translate update fr trilateral", "begin or renew content/trilateral/fr.po", "fr.po 갱신"),
    ),
    "translate export": _examples(
        ("translate export en trilateral --format sheet", "a table to fill in", "채워 넣을 표"),
    ),
    "translate import": _examples(
        ("translate import output/exchange/trilateral.en.csv", "", ""),
    ),
    "translate review": _examples(
        ('translate review en trilateral lead-agenda --by "Claire Martin"', "", ""),
    ),
    "translate waive": _examples(
        (
            'translate waive en trilateral title --by "Claire Martin" --reason "set phrase"',
            "",
            "",
        ),
    ),
    "translate keep": _examples(
        ("translate keep trilateral lead-agenda", "its gloss still fits", "요지가 그대로 맞음"),
    ),
    "theme list": _examples(("theme list", "a line for each", "테마마다 한 줄")),
    "theme new": _examples(
        ("theme new my-house --extends plain", "write templates/my-house/", "새 폴더 쓰기"),
    ),
    "theme digest": _examples(
        ("theme digest my-house", "then: build --trust-theme sha256:…", "`--trust-theme`에 줄 값"),
    ),
    "theme check": _examples(
        ("theme check my-house", "see output/theme.my-house.png", "그림도 보기"),
    ),
}
