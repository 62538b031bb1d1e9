"""What is said about a theme's folder, and by `theme check` about its pages."""

from briefing.problems import Said, error

# What the command `theme` says of itself

LIST = Said("print a line for each theme (also without the word)", "테마마다 한 줄 출력(생략 가능)")
NEW = Said("begin a theme that builds at once", "바로 빌드되는 새 테마 시작하기")
CHECK = Said("prove a theme on a text of everything", "모든 것이 담긴 글로 테마 점검하기")
DIGEST = Said("print what pins a theme", "테마를 고정할 다이제스트 출력하기")
NAME = Said("the theme", "테마")
NEW_NEXT = Said(
    "next: change tokens in theme.yaml, then\n  python3 build.py --theme {name}\n"
    "  python3 build.py theme check {name}",
    "다음: theme.yaml에서 토큰을 고친 뒤\n  python3 build.py --theme {name}\n"
    "  python3 build.py theme check {name}",
)
EXTENDS = Said("the theme that the new one begins with (institute)", "새 테마의 바탕(institute)")
THUMBNAILS = Said("where to put a picture of each", "그림을 둘 폴더")
OUTPUT = Said("where the picture goes (output)", "그림을 둘 폴더(output)")
NOT_DRAWN = Said(
    "no picture: install pypdfium2 (pip) or pdftoppm (poppler-utils) to draw pages",
    "그림 없음: 쪽을 그리려면 pypdfium2(pip)나 pdftoppm(poppler-utils)이 필요합니다",
)

BUILT_IN = Said("built in", "내장")
REPLACES = Said("replaces the built-in one", "내장 테마를 대신함")

# What is said about themes

#: A theme file, where a key of it is missing or unknown.
THEME = Said("theme", "테마")

NOT_A_THEME = error("""not-a-theme
    a theme file holds keys
    테마 파일에는 키와 값이 있어야 함
    begin with `extends: base`, as the theme `plain` does
    `plain` 테마처럼 `extends: base`로 시작하세요""")
UNKNOWN_PART = error("""unknown-part
    `{name}` is no part of a memo
    `{name}`은(는) 메모의 부분이 아님
    {suggestion}a theme may leave out {known}, or with `.gloss` only what stands beside them
    {suggestion}뺄 수 있는 부분: {known}. 뒤에 `.gloss`를 붙이면 병기만 뺍니다""")
NOT_A_PLAIN_FILE = error("""theme-file
    a theme holds files and folders only
    테마에는 파일과 폴더만 둘 수 있음
    put the file itself here instead of a link, pipe or device
    링크나 파이프, 장치 대신 파일 자체를 두세요""")
CASE_CLASH = error("""theme-file
    `{name}` and `{other}` differ in capitals only
    `{name}`과(와) `{other}`은(는) 대소문자만 다름
    rename one of them; many systems take them for the same file
    하나의 이름을 바꾸세요. 같은 파일로 여기는 시스템이 많습니다""")
ODD_NAME = error("""theme-file
    the name {name} holds line ends, tabs or bytes that are not UTF-8
    이름 {name}에 줄바꿈, 탭 또는 UTF-8이 아닌 바이트가 있음
    rename the file
    파일 이름을 바꾸세요""")
NOT_TRUSTED = error("""untrusted-theme
    the theme `{theme}`, with what it extends, is not as it was trusted
    `{theme}` 테마(바탕 테마 포함)가 신뢰하기로 한 것과 다름
    look at what changed; if it may stand, build with `--trust-theme {digest}`
    바뀐 내용을 확인하고, 그대로 써도 되면 `--trust-theme {digest}` 옵션으로 만드세요""")
NOT_PRINTED = error("""theme-not-printed
    the theme `{theme}` does not print `{id}` ({name})
    `{theme}` 테마가 `{id}`({name})을(를) 싣지 않음
    print it with `t.words(…)` or `t.both(…)`, or list `{name}` under `omits:` in theme.yaml
    `t.words(…)`나 `t.both(…)`로 싣거나 theme.yaml의 `omits:`에 `{name}`을(를) 적으세요""")
ADDED_BY_TEMPLATE = error("""theme-added
    the template says “{words}” in one language only
    템플릿이 “{words}”을(를) 한 언어로만 말함
    write `_("…")` with the Korean word, and its translations into the theme's .po files
    우리말을 `_("…")`로 쓰고 테마의 .po 파일에 번역을 넣으세요""")
OFF_PAGE = error("""theme-overflow
    “{words}” ({element}) stands less than 4 mm from the edge of page {page}, or beyond it
    {page}쪽의 “{words}”({element})이(가) 종이 가장자리 4 mm 안쪽을 벗어남
    move it in, or give the page a wider margin
    안쪽으로 옮기거나 쪽 여백을 넓히세요""")
BELOW_PAGE = error("""theme-overflow
    “{words}” ({element}) stands below the text area of page {page}
    {page}쪽의 “{words}”({element})이(가) 본문 영역 아래로 내려감
    let it break over pages, or leave it in the flow
    쪽에 걸쳐 나뉘게 하거나 본문 흐름 안에 두세요""")
OUT_OF_COLUMN = error("""theme-overflow
    “{words}” ({element}) runs out of its column on page {page}
    {page}쪽의 “{words}”({element})이(가) 단을 벗어남
    let long words break (`overflow-wrap: anywhere`), or make the column wider
    긴 낱말이 나뉘게 하거나(`overflow-wrap: anywhere`) 단을 넓히세요""")
OVERLAPS = error("""theme-overlap
    “{words}” ({element}) lies on “{other}” on page {page}
    {page}쪽에서 “{words}”({element})이(가) “{other}” 위에 겹침
    give them room of their own: margins, positions and heights decide
    여백과 위치, 높이를 고쳐 자리를 나누세요""")
LIES_ON_BOX = error("""theme-overlap
    “{words}” ({element}) and the box `{other}` lie on each other on page {page}
    {page}쪽에서 “{words}”({element})과(와) `{other}` 상자가 겹침
    give them room of their own: margins, positions and heights decide
    여백과 위치, 높이를 고쳐 자리를 나누세요""")
NO_GLYPH = error("""theme-glyph
    no font of the set has `{char}` (U+{code})
    글꼴에 `{char}`(U+{code}) 글자가 없음
    use another character, or put a font that has it into `fonts` of the theme or the project
    다른 글자를 쓰거나, 그 글자가 있는 글꼴을 테마나 프로젝트의 `fonts`에 두세요""")
NO_FAMILY = error("""theme-family
    there is no font family `{family}`
    글꼴 모음에 `{family}`이(가) 없음
    the families are {known}; `python3 build.py font add FILE` lists one of your own
    쓸 수 있는 글꼴: {known}. `python3 build.py font add 파일`로 더할 수 있습니다""")
PALE = error("""theme-contrast
    “{words}” ({element}) has a contrast of {found} with its ground on page {page}
    {page}쪽의 “{words}”({element})이(가) 바탕과 대비 {found}밖에 안 됨
    make one darker or the other lighter: {least} is the least that everyone can read
    글이나 바탕의 색을 고치세요. 누구나 읽을 수 있는 최소 대비는 {least}입니다""")
LIGHT, DARK = Said("light", "밝은"), Said("dark", "어두운")
PALE_TOKENS = error("""theme-contrast
    `{text}` on `{ground}` has a contrast of {found} on a {screen} screen
    {screen} 화면에서 `{ground}` 위의 `{text}` 대비가 {found}밖에 안 됨
    make one darker or the other lighter: {least} is the least that everyone can read
    글이나 바탕의 색을 고치세요. 누구나 읽을 수 있는 최소 대비는 {least}입니다""")
SMALL = error("""theme-small
    “{words}” ({element}) is set in {found} pt
    “{words}”({element})이(가) {found}포인트로 짜임
    set nothing smaller than {least} pt
    {least}포인트보다 작게 쓰지 마세요""")
NOTE_AWAY = error("""theme-note
    the note “{words}” is called on page {called} and stands on page {page}
    {called}쪽에서 부르는 각주 “{words}”이(가) {page}쪽에 있음
    leave `.footnote` its `float: footnote`; a note stands on the page that calls it
    `.footnote`의 `float: footnote`를 그대로 두세요. 각주는 부르는 쪽에 있어야 합니다""")
STRANDED = error("""theme-heading
    the heading “{words}” stands alone at the foot of page {page}
    제목 “{words}”이(가) {page}쪽 아래에 홀로 있음
    keep it with the text under it: `break-after: avoid`, and no forced break behind it
    뒤따르는 글과 함께 두세요: `break-after: avoid`""")
STRUCTURE = error("""theme-structure
    {fault} ({element})
    {fault} ({element})
    a screen reader needs it; see how templates/base writes it
    화면 낭독기에 필요합니다. templates/base의 방식을 보세요""")
# What `STRUCTURE` finds
NO_LANGUAGE = Said("the page does not say its language", "문서의 언어가 없음")
NO_TITLE = Said("the page has no title", "문서의 제목이 없음")
EMPTY_HEADING = Said("a heading says nothing", "제목에 글이 없음")
SECOND_H1 = Said("there is a second h1", "h1이 둘 있음")
NO_H1 = Said("there is no h1", "h1이 없음")
NO_HEADS = Said("a table has no head cells", "표에 머리글 칸이 없음")
NO_SCOPE = Said("a head cell has no scope", "머리글 칸에 scope가 없음")
NO_CELLS = Said("a row holds something else than cells", "표의 줄에 칸이 아닌 것이 있음")
NO_ALT = Said("a picture has no alt", "그림에 대체 글이 없음")
NO_DRAWING_TITLE = Said("a drawing has no title", "그림에 title이 없음")
EMPTY_LINK = Said("a link says nothing", "링크에 글이 없음")
SKIPPED_HEADING = Said("h{level} follows h{before}", "h{before} 다음에 h{level}이(가) 옴")
DEAD_LINK = Said("`{target}` is not on the page", "`{target}`이(가) 문서에 없음")
ID_TWICE = Said("the id `{id}` stands twice", "id `{id}`이(가) 둘임")

UNDECLARED_VARIABLE = error("""theme-variable
    `--{name}` is neither a token nor set in a style sheet
    `--{name}`은(는) 토큰도 아니고 스타일에서 정하지도 않음
    use a token of templates/base/theme.yaml, or set the property in `:root`
    templates/base/theme.yaml의 토큰을 쓰거나 `:root`에서 정하세요""")
UNUSED_TOKEN = error("""theme-unused-token
    the theme sets the token `{name}`, but no style sheet and no template uses it
    테마가 정한 토큰 `{name}`을(를) 쓰는 스타일과 템플릿이 없음
    use `var(--{name})`, or take the line out
    `var(--{name})`로 쓰거나 이 줄을 지우세요""")
NAME_REFUSED = error("""theme-name
    `{name}` cannot be the name of a theme
    `{name}`은(는) 테마 이름이 될 수 없음
    use small letters, digits and hyphens, such as `my-house`; not `blocks`, `parts`, `charts`
    `my-house`처럼 소문자, 숫자, 붙임표만 쓰세요. `blocks`, `parts`, `charts`는 쓸 수 없습니다""")
THEME_EXISTS = error("""theme-exists
    there is a theme `{name}` already
    `{name}` 테마가 이미 있음
    choose another name; nothing was changed
    다른 이름을 고르세요. 아무것도 바꾸지 않았습니다""")
