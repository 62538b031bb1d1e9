"""What is said about the fonts of the build and of a theme."""

from briefing.problems import Said, error

GIVER = Said("where you got it", "받은 곳")

NO_FONT_LIST = error("""no-font-list
    the list of fonts cannot be read: {why}
    글꼴 목록을 읽을 수 없음: {why}
    put the folder `{folder}` back as it was delivered
    `{folder}` 폴더를 배포된 상태로 되돌리세요""")
FONT_LIST_FORM = error("""font-list-form
    the list of fonts is not well formed: {why}
    글꼴 목록의 형식이 잘못됨: {why}
    every [[face]] gives {fields}, as `font add` writes them
    모든 [[face]]에는 `font add`가 쓰는 것처럼 {fields}이(가) 있어야 합니다""")
FONT_MISSING = error("""font-missing
    the font `{file}` is listed but not there
    목록에 있는 글꼴 `{file}`이(가) 없음
    put the file back (it comes from {origin}), or take its `[[face]]` out of {list}
    파일({origin}에 있음)을 되돌리거나 {list}에서 그 `[[face]]`를 지우세요""")
FONT_CHANGED = error("""font-changed
    the font `{file}` is not the one that was listed
    글꼴 `{file}`이(가) 목록에 적힌 것과 다름
    put back the file from {origin}, or list the new one with `python3 build.py font add {path}`
    {origin}의 파일로 되돌리거나 `python3 build.py font add {path}` 명령으로 새 글꼴을 목록에
        넣으세요""")
FONT_WITHOUT_LICENCE = error("""font-without-licence
    the licence `{licence}` of the font `{file}` is not there
    글꼴 `{file}`의 라이선스 `{licence}`이(가) 없음
    put the licence file beside the font, or say in the list in a few words what the licence is
    라이선스 파일을 글꼴 옆에 두거나 목록에 어떤 라이선스인지 몇 마디로 적으세요""")
FONT_UNLISTED = error("""font-unlisted
    `{file}` lies among the fonts but is not listed
    글꼴 폴더에 목록에 없는 파일 `{file}`이(가) 있음
    list it with `python3 build.py font add {path}`, or take it away
    `python3 build.py font add {path}` 명령으로 목록에 넣거나 파일을 치우세요""")
FONT_NOT_STATIC = error("""font-not-static
    `{file}` is not a whole TrueType or OpenType font with one face
    `{file}`은(는) 한 벌로 된 온전한 트루타입·오픈타입 글꼴이 아님
    use a static .ttf or .otf file, not a collection, a variable font or a web font
    모음 글꼴, 가변 글꼴, 웹 글꼴이 아닌 고정형 .ttf 또는 .otf 파일을 쓰세요""")
FONT_WITH_DRAWINGS = error("""font-with-drawings
    the font `{file}` carries SVG drawings
    글꼴 `{file}`에 SVG 그림이 들어 있음
    use a font without an `SVG ` table: drawings in fonts can hide active content
    `SVG ` 표가 없는 글꼴을 쓰세요. 글꼴 속 그림에는 실행되는 내용이 숨을 수 있습니다""")
FONT_TOO_BIG = error("""font-too-big
    the font `{file}` is {size} bytes; the most is {limit}
    글꼴 `{file}`의 크기가 {size}바이트임. 최대는 {limit}바이트
    use a font with fewer characters
    글자 수가 더 적은 글꼴을 쓰세요""")
FONT_MISNAMED = error("""font-misnamed
    the font `{file}` calls itself `{found}`, not `{family}`
    글꼴 `{file}`의 실제 이름은 `{family}`이(가) 아니라 `{found}`임
    write `{found}` as its family in the list
    목록의 family에 `{found}`(이)라고 적으세요""")
FONT_DAMAGED = error("""font-damaged
    the font `{file}` cannot be cut down for the web: {why}
    글꼴 `{file}`을(를) 웹용으로 줄일 수 없음: {why}
    fetch the font again from {origin}, or use another
    {origin}에서 글꼴을 다시 받거나 다른 글꼴을 쓰세요""")
FONT_SAYS_NO_LICENCE = error("""font-without-licence
    the font `{file}` says nothing of its licence, and no licence lies beside it
    글꼴 `{file}`에 라이선스가 적혀 있지 않고 옆에도 라이선스 파일이 없음
    say what you may do with it: `python3 build.py font add {path} --licence 'bought in 2026'`
    어떤 조건으로 쓰는지 적으세요: `python3 build.py font add {path} --licence '2026년 구입'`""")
FONT_ELSEWHERE = error("""font-elsewhere
    `{file}` does not lie in a folder `fonts` of this project
    `{file}`이(가) 이 프로젝트의 `fonts` 폴더에 없음
    put it there first: `mkdir -p {folder} && cp {path} {folder}/`, or into `fonts` of a theme of
        yours
    먼저 그곳에 두세요: `mkdir -p {folder} && cp {path} {folder}/`.
        테마의 `fonts`에 두어도 됩니다""")
FONT_WORD = error("""font-word
    `{value}` cannot stand in a list of fonts
    `{value}`은(는) 글꼴 목록에 적을 수 없음
    write the licence in UTF-8 on one line without control characters, and name files so too
    라이선스는 제어 문자 없이 UTF-8로 한 줄에 적고, 파일 이름도 그렇게 지으세요""")
NO_FONT_CACHE = error("""no-font-cache
    the folder for the font settings cannot be written: {why}
    글꼴 설정 폴더에 쓸 수 없음: {why}
    make `{folder}` writable, or free some space
    `{folder}`에 쓸 수 있게 하거나 공간을 비우세요""")
