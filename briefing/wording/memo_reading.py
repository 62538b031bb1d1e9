"""What is said about a content file as YAML and as characters, before any schema."""

from briefing.problems import error, note, warning

# The file as a whole

EMPTY_FILE = error("""empty-file
    this file holds nothing
    빈 파일임
    write `title:` and the other keys, or start from a new memo
    `title:` 등의 키를 적거나, 새 메모에서 시작하세요""")
SCALAR_ROOT = error("""scalar-root
    this file holds one text where keys were expected
    키 없이 글 하나만 있는 파일임
    begin with a key, such as `title: …`, with a space after the colon
    `title: …`처럼 키로 시작하고 쌍점 뒤에 한 칸 띄우세요""")
SECOND_DOCUMENT = error("""second-document
    a second document begins here
    여기서 두 번째 문서가 시작됨
    keep one document a file: remove this `---` or move what follows to its own file
    파일 하나에 문서 하나만 두세요. `---`를 지우거나 그 아래를 다른 파일로 옮기세요""")
DIRECTIVE = error("""directive
    a line that begins with `%` is an order to YAML, not content
    `%`로 시작하는 줄은 내용이 아니라 YAML 지시문임
    remove the line
    이 줄을 지우세요""")
TOO_DEEP = error("""too-deep
    more than {limit} levels of nesting
    중첩이 {limit}단계를 넘음
    nest less: a memo needs about ten levels
    중첩을 줄이세요. 메모에는 열 단계 정도면 넉넉합니다""")
TOO_MANY_NODES = error("""too-many-nodes
    more than {limit} values in one file
    한 파일에 값이 {limit}개를 넘음
    split the memo
    메모를 나누세요""")
TOO_LONG = error("""too-long
    a text of {count} characters; the limit is {limit}
    글이 {count}자임. 한도는 {limit}자
    split it into paragraphs; if a quotation mark is not closed, close it
    여러 문단으로 나누세요. 따옴표를 닫지 않았다면 닫으세요""")
TOO_MANY_PROBLEMS = error("""too-many-problems
    reading stopped here, after {limit} problems
    문제가 {limit}개에 이르러 여기서 읽기를 멈춤
    solve the first ones and run again
    앞의 문제부터 고친 뒤 다시 실행하세요""")

# Keys

DUPLICATE_KEY = error("""duplicate-key
    key `{key}` is given twice
    같은 키를 두 번 씀: `{key}`
    keep one of the two
    둘 중 하나만 남기세요""")
EMPTY_KEY = error("""empty-key
    a value without a key
    키가 없는 값
    write the key before the colon, or quote the text that begins with `:`
    쌍점 앞에 키를 적거나, `:`로 시작하는 글을 따옴표로 묶으세요""")
COMPLEX_KEY = error("""complex-key
    a key must be a short text on one line
    키는 한 줄의 짧은 글이어야 함
    write `key: value`; quote a text that begins with `[`, `{` or `?`
    `키: 값`으로 쓰고, `[`, `{`, `?`로 시작하는 글은 따옴표로 묶으세요""")
MERGE_KEY = error("""merge-key
    merge keys (`<<`) are not used in content files
    병합 키(`<<`)는 원고 파일에서 쓸 수 없음
    write the keys out
    키를 그대로 적으세요""")

# YAML's own machinery

ANCHOR = error("""anchor
    `&{name}` names a value for later use, which content files do not do
    `&{name}`은(는) 값에 이름을 붙이는 표시인데 원고 파일에서는 쓸 수 없음
    remove it; quote the whole value if `&` belongs to the text
    지우세요. `&`가 글의 일부라면 값 전체를 따옴표로 묶으세요""")
ALIAS = error("""alias
    `*{name}` repeats a named value, which content files do not do
    `*{name}`은(는) 이름 붙인 값을 되풀이하는 표시인데 원고 파일에서는 쓸 수 없음
    write the value out; quote the whole value if `*` belongs to the text
    값을 그대로 적으세요. `*`가 글의 일부라면 값 전체를 따옴표로 묶으세요""")
TAG = error("""tag
    `{name}` gives a value a type, which content files do not do
    `{name}`은(는) 값에 형식을 주는 표시인데 원고 파일에서는 쓸 수 없음
    remove it; quote the whole value if `!` belongs to the text
    지우세요. `!`가 글의 일부라면 값 전체를 따옴표로 묶으세요""")
TAB = error("""tab
    a tab where YAML takes only spaces
    공백만 쓸 수 있는 자리에 탭이 있음
    replace each tab by spaces; most editors can do it on saving
    탭을 공백으로 바꾸세요. 대부분의 편집기가 저장할 때 바꿔 줍니다""")

# Quotation and brackets

UNQUOTED_START = error("""unquoted-start
    an unquoted value cannot begin with `{mark}`
    따옴표 없는 값은 `{mark}`(으)로 시작할 수 없음
    quote this value: `{fixed}`
    이 값을 따옴표로 묶으세요: `{fixed}`""")
UNQUOTED_COLON = error("""unquoted-colon
    a colon followed by a space inside an unquoted value
    따옴표 없는 값 안에 ‘쌍점+공백’이 있음
    quote this value: `{fixed}`
    이 값을 따옴표로 묶으세요: `{fixed}`""")
UNCLOSED = error("""unclosed
    this `{mark}` is not closed where it should be
    이 `{mark}`이(가) 제자리에서 닫히지 않음
    close it; if it belongs to the text, put the whole value in quotation marks of another kind
    닫으세요. 글의 일부라면 값 전체를 다른 종류의 따옴표로 묶으세요""")
BROKEN_BRACKETS = error("""broken-brackets
    what stands in `[ ]` or `{ }` cannot be read from here on
    `[ ]`나 `{ }` 안을 여기서부터 읽을 수 없음
    part the items by commas and quote an item with `: ` or a mark at its start; quote the whole
        value if it is a text
    항목 사이에 쉼표를 두고, `: `가 들었거나 기호로 시작하는 항목은 따옴표로 묶으세요. 글이라면 값
        전체를 묶으세요""")
UNKNOWN_ESCAPE = error(r"""unknown-escape
    `{escape}` means nothing inside double quotation marks
    큰따옴표 안에서 `{escape}`은(는) 뜻이 없음
    write `\\` for a backslash, or use single quotation marks
    역빗금은 `\\`로 쓰거나, 작은따옴표를 쓰세요""")

# Lines

NO_COLON = error("""no-colon
    this line has no `key: value`
    이 줄에 `키: 값`이 없음
    put an ordinary colon and a space after the key; indent a line that continues a text
    키 뒤에 반각 쌍점과 공백을 두세요. 앞 글을 잇는 줄이라면 들여 쓰세요""")
NO_SPACE = error("""no-space-after-colon
    no space after the colon, so this line is not a key and a value
    쌍점 뒤에 공백이 없어 키와 값으로 읽히지 않음
    write `{fixed}`
    `{fixed}`(으)로 쓰세요""")
MISPLACED_LINE = error("""misplaced-line
    this line does not fit under the lines above it
    이 줄은 윗줄과 이어지지 않음
    give it the same indentation as its siblings; if it continues a text, write that text as a `>-`
        block
    같은 단계의 줄과 들여쓰기를 맞추세요. 글이 이어지는 줄이라면 그 글을 `>-` 블록으로 쓰세요""")
COMMENT_CUTS = error("""comment-cuts-text
    ` #` begins a comment, so the text stops here but goes on in the next line
    ` #`부터는 설명(주석)이라 글이 여기서 끊기는데 다음 줄에서 이어짐
    quote the whole value, or write it as a `>-` block
    값 전체를 따옴표로 묶거나 `>-` 블록으로 쓰세요""")
COMMENT_IN_TEXT = error("""comment-in-text
    `{comment}` is read as a comment and will not be printed
    `{comment}` 부분은 설명(주석)으로 읽혀 인쇄되지 않음
    quote the value if this belongs to the text; a comment needs two spaces before `#` and one
        behind it
    글의 일부라면 값을 따옴표로 묶으세요. 설명이라면 `#` 앞에 두 칸, 뒤에 한 칸을 띄우세요""")

# Characters

FORBIDDEN = error("""forbidden-character
    {char} cannot be printed ({count} in this file)
    {char}은(는) 인쇄할 수 없는 문자임 (이 파일에 {count}개)
    remove it; it often comes from copying out of another program
    지우세요. 다른 프로그램에서 복사할 때 흔히 섞여 듭니다""")
PRIVATE_USE = error("""private-use-character
    {char} has a meaning only in the program it came from ({count} in this file)
    {char}은(는) 원래 프로그램에서만 통하는 사용자 영역 문자임 (이 파일에 {count}개)
    put the real character in its place, such as `·`, `□` or `①`: look at the original document
    원문에서 어떤 글자인지 보고 `·`, `□`, `①` 같은 정식 문자로 바꾸세요""")
BIDI = error("""bidi-character
    {char} is unseen, but hides text or changes its order ({count} in this file)
    {char}은(는) 보이지 않으면서 글을 숨기거나 순서를 바꿈 (이 파일에 {count}개)
    remove it
    지우세요""")
INVISIBLE = warning("""invisible-character
    {char} is invisible ({count} in this file)
    {char}은(는) 보이지 않는 문자임 (이 파일에 {count}개)
    remove it: it hides from searching and breaks the matching of words
    지우세요. 검색과 낱말 대조를 방해합니다""")
DECOMPOSED_ESCAPE = error("""decomposed-escape
    escapes that spell a character in pieces
    한 글자를 조각내어 적은 이스케이프
    write the characters themselves
    글자를 그대로 적으세요""")
NORMALISED = note("""normalised
    letters stored in pieces (Unicode NFD) were joined
    풀어쓴 자모(유니코드 NFD)를 완성형으로 모아 읽음
    nothing needs doing; saving the file as NFC makes searching in it reliable
    고칠 필요는 없습니다. NFC로 저장하면 파일 안 검색이 정확해집니다""")
