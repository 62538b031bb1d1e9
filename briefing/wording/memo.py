"""What is said about a memo's marks, its form and its references."""

from briefing.problems import Said, error, warning

#: Before a hint, where a word is nearly one that is known.
DID_YOU_MEAN = Said("did you mean `{name}`? ", "혹시 `{name}`인가요? ")
#: What has no key of its own: the file of a memo, its blocks, the glossary, one of its terms.
MEMO, BLOCK = Said("memo", "메모"), Said("block", "블록")
GLOSSARY, TERM = Said("glossary", "용어집"), Said("term", "용어")

#: What a key may hold, or name.
TEXT, LIST, KEYS = Said("text", "글"), Said("a list", "목록"), Said("keys", "키와 값")
NUMBER, DATE, ID = Said("a number", "숫자"), Said("a date", "날짜"), Said("an id", "식별자")
COUNT = Said("a whole number from 1 to 99", "1부터 99까지의 정수")
FLAG = Said("a flag", "참·거짓 값")
TRUE_OR_FALSE = Said("`true` or `false`", "`true` 또는 `false`")
LISTS_BY_LANGUAGE = Said("lists by language", "언어별 목록")
PROPER = Said("a proper `{place}`", "올바른 `{place}`")
UNIT, FOOTNOTE = Said("unit", "대목"), Said("footnote", "각주")
RECOMMENDATION = Said("recommendation", "권고")
#: How it is written.
LIKE_A_NUMBER = Said("`3.32`, without commas or units", "쉼표와 단위 없이 `3.32`")
LIKE_AN_ID = Said(
    "`lead-agenda` (lower-case letters, digits, hyphens)", "소문자, 숫자, 붙임표로 `lead-agenda`"
)
LIKE_A_DATE = Said(
    "`2022-06-09` or `2022-06`, a day that the calendar has",
    "달력에 있는 날을 `2022-06-09`나 `2022-06`",
)
LIKE_AN_ISSUE = Said("`2022-1` (40 characters at most)", "40자 안으로 `2022-1`")

UNCLOSED_MARK = error(r"""unclosed-mark
    `{mark}` has no partner
    `{mark}`의 짝이 없음
    close the mark, or write `\{mark}` for the character itself
    표시를 닫거나, 글자 그대로 쓰려면 `\{mark}`(으)로 적으세요""")
UNKNOWN_MARK = error(r"""unknown-mark
    `{mark}` is not a mark of the content file
    `{mark}`은(는) 본문 표시가 아님
    the marks are *emphasis*, **strong**, [text](address), [^note], {term|gloss}, m^2^, CO~2~,
        `code` and <br>; write `\` before a character that is meant as it stands
    쓸 수 있는 표시는 *강조*, **굵게**, [글](주소), [^각주], {용어|gloss}, m^2^, CO~2~, `코드`,
        <br>; 글자 그대로 쓰려면 앞에 `\`를 붙이세요""")
LOOSE_BREAK = error(r"""loose-break
    a line break without words on both sides
    앞이나 뒤에 글이 없는 줄바꿈
    take `<br>` out; a new paragraph is a block of its own, and `\<br>` is the word itself
    `<br>`을 지우세요. 새 문단은 블록을 따로 쓰고, 글자 그대로는 `\<br>`로 적으세요""")
EMPTY_TERM = error(r"""empty-term
    a term mark without a term
    용어가 빠진 용어 표시
    write `{term|gloss}`, or `\{` for a brace
    `{용어|gloss}`로 쓰거나, 중괄호 그대로는 `\{`로 적으세요""")
UNKNOWN_TERM = error(r"""unknown-term
    `{term}` is not in the glossary
    용어집에 `{term}`이(가) 없음
    {suggestion}write `{term|gloss}`, add it to content/glossary.yaml, or write `\{`
    {suggestion}`{용어|gloss}`로 쓰거나 content/glossary.yaml에 넣으세요. 중괄호 그대로는 `\{`""")
TERM_WITHOUT_GLOSS = error("""unknown-term
    the glossary has `{term}`, but not its `{language}`
    용어집의 `{term}`에 `{language}`이(가) 없음
    add `{language}:` to it in content/glossary.yaml, or write `{term|gloss}`
    content/glossary.yaml에서 `{language}:`를 넣거나 `{용어|gloss}`로 쓰세요""")
BROKEN_LINK = error(r"""broken-link
    a link that does not hold together
    형식이 맞지 않는 링크
    write `[text](https://…)` or `[text](#id)`, with no link or note call in the words; write `\[`
        for a bracket that is meant as it stands
    `[글](https://…)` 또는 `[글](#id)`로 쓰고 글 안에는 링크나 각주를 넣지 마세요. 대괄호 그대로는
        `\[`로 적으세요""")
LINK_TARGET = error("""link-target
    `{target}` is not an address that a memo may link to
    `{target}`은(는) 메모에서 쓸 수 없는 주소
    use https:, http:, mailto:, tel: or `#id` of a unit, without spaces or a user name
    https:, http:, mailto:, tel: 또는 대목의 `#id`를 공백이나 사용자 이름 없이 쓰세요""")
BAD_NOTE_CALL = error("""bad-note-call
    a note call without a proper id
    식별자가 올바르지 않은 각주 표시
    write `[^note-id]` with an id that stands under `footnotes`
    `footnotes`에 있는 식별자로 `[^note-id]`라고 쓰세요""")
DEEP_MARKS = error("""deep-marks
    marks nested more than {limit} deep
    표시가 {limit}단계보다 깊게 겹침
    make the sentence simpler
    문장을 단순하게 고치세요""")

LINE_END = error("""line-end
    a new line begins inside this text, which would run on as if there were none
    글 안에서 줄이 바뀌는데, 그대로 두면 앞 글과 한 줄로 이어짐
    write each paragraph as a block of its own, `<br>` where a line of an address or a cell ends,
        and a text that goes on as `>-` without empty or deeper lines
    문단마다 블록을 따로 쓰고, 주소나 칸에서 줄을 바꾸려면 `<br>`을 넣고, 이어지는 글은 빈 줄이나
        더 들여 쓴 줄 없이 `>-`로 쓰세요""")
PARTED_TEXT = error("""parted-text
    between braces a comma ends a text, so `{words}` is taken for a key
    중괄호 안에서는 쉼표가 글을 끝내므로 `{words}`이(가) 키로 읽힘
    put the whole text into quotation marks: `en: 'one, two'`
    글 전체를 따옴표로 묶으세요: `ko: '하나, 둘'`""")
UNKNOWN_KEY = error("""unknown-key
    unknown key `{key}` in {place}
    {place}에 모르는 키 `{key}`
    {suggestion}{place} holds {known}
    {suggestion}{place}에는 {known}을(를) 쓸 수 있습니다""")
MISSING_KEY = error("""missing-key
    {place} has no `{key}`
    {place}에 `{key}`이(가) 없음
    add `{key}`: {doc}
    `{key}`을(를) 넣으세요: {doc}""")
EMPTY_VALUE = error("""empty-value
    {place} is empty
    {place}이(가) 비어 있음
    write {expected}, or take the key out
    {expected}을(를) 쓰거나 키를 지우세요""")
EMPTY_ITEM = error("""empty-value
    {place} is empty
    {place}이(가) 비어 있음
    write {expected}, or take the item out; a cell without a value has a mark of its own: `–`
    {expected}을(를) 쓰거나 항목을 지우세요. 값이 없는 칸에는 `–`처럼 표시를 쓰세요""")
WRONG_TYPE = error("""wrong-type
    {place} holds {found}, not {expected}
    {place}에 {expected} 대신 {found}이(가) 있음
    write {expected}
    {expected}을(를) 쓰세요""")
NOT_A_LIST = error("""wrong-type
    `{place}` holds a text, not a list
    `{place}`에 목록이 아니라 글이 있음
    write it as a list: `{place}: [{value}]`
    `{place}: [{value}]`처럼 목록으로 쓰세요""")
WRONG_FORM = error("""wrong-form
    `{value}` is not {expected}
    `{value}`은(는) {expected}이(가) 아님
    write {example}
    {example}처럼 쓰세요""")
NOT_A_CHOICE = error("""not-a-choice
    `{value}` is none of {choices}
    `{value}`은(는) {choices} 가운데 없음
    {suggestion}choose one of {choices}
    {suggestion}{choices} 가운데 하나를 고르세요""")
NOT_A_BLOCK = error("""not-a-block
    a block has one key, the name of its kind
    블록에는 종류를 나타내는 키가 하나만 있어야 함
    write `- paragraph: …`; the kinds are {known}
    `- paragraph: …`처럼 쓰세요. 종류: {known}""")
DEEP_LIST = error("""deep-list
    lists or boxes nested more than {limit} deep
    목록이나 상자가 {limit}단계보다 깊음
    make it flatter
    더 얕게 만드세요""")
LONG_TABLE = error("""long-table
    a table of {rows} rows; the limit is {limit}
    표가 {rows}행으로, 한도 {limit}행을 넘음
    split the table
    표를 나누세요""")

DUPLICATE_ID = error("""duplicate-id
    the id `{id}` is used twice
    식별자 `{id}`이(가) 두 번 쓰임
    give one of them another id
    둘 가운데 하나의 식별자를 바꾸세요""")
UNKNOWN_ID = error("""unknown-id
    no {what} has the id `{id}`
    식별자가 `{id}`인 {what}이(가) 없음
    {suggestion}the id stands as `id:` at what you mean
    {suggestion}가리키려는 곳에 `id:`로 적힌 이름을 쓰세요""")
UNUSED_NOTE = error("""unused-note
    the footnote `{id}` is never called
    각주 `{id}`을(를) 부르는 곳이 없음
    call it with `[^{id}]`, or take it out
    `[^{id}]`로 부르거나 지우세요""")
REPEATED_NOTE = error("""repeated-note
    the footnote `{id}` is called twice
    각주 `{id}`을(를) 두 번 부름
    call a note once; for a second place write a note of its own
    각주는 한 번만 부르세요. 다른 곳에는 따로 각주를 쓰세요""")
NOTE_IN_NOTE = error("""note-in-note
    a footnote is called from `{place}`, where no note can stand
    각주를 둘 수 없는 `{place}`에서 각주를 부름
    call it from a paragraph, a list, a quote or a table cell
    문단, 목록, 인용문, 표의 칸에서 부르세요""")
NOT_VERBATIM = error("""not-verbatim
    the pull quote is not a passage of `{id}`; they part at “{tail}”
    발췌문이 `{id}`의 글과 다름: “{tail}”부터 어긋남
    copy the passage word for word, or say `edited: true`
    원문을 글자 그대로 옮기거나 `edited: true`를 쓰세요""")
TWICE_PLACED = error("""placed-twice
    the recommendation `{id}` is placed twice
    권고 `{id}`을(를) 두 번 배치함
    place it once
    한 번만 배치하세요""")
MISPLACED = error("""misplaced
    the recommendation `{id}` is placed outside the body of a section
    권고 `{id}`을(를) 절의 본문이 아닌 곳에 배치함
    place it in the `body` of a section itself, not in the lead, a box or a recommendation
    도입부, 상자, 다른 권고가 아니라 절의 `body`에 바로 배치하세요""")
LINK_WITHOUT_WORDS = error("""link-without-words
    a link without words to `{id}`, which has no number
    번호가 없는 `{id}`을(를) 글 없이 가리키는 링크
    write `[words](#{id})`; only sections, headings, recommendations, notes, and what has a caption
        can be named without
    `[글](#{id})`로 쓰세요. 글 없이는 절, 소제목, 권고, 각주와 제목이 있는 그림·도표·표만 가리킬 수
        있습니다""")
SKIPPED_LEVEL = error("""skipped-level
    a heading of level {level} stands where level {expected} comes first
    {expected}단계가 먼저 와야 할 자리에 {level}단계 소제목이 있음
    write `level: {expected}`, or a heading of level {expected} before it
    `level: {expected}`로 고치거나, 앞에 {expected}단계 소제목을 쓰세요""")
OWN_ANNEX = error("""own-number
    the title begins with `{mark}`, which an appendix is given of itself
    붙임의 번호는 저절로 붙는데 제목이 `{mark}`(으)로 시작함
    take `{mark}` out
    `{mark}`을(를) 지우세요""")
OWN_NUMBER = error("""own-number
    the heading begins with `{mark}`, and `numbering: {numbering}` gives it a number
    `numbering: {numbering}`으로 번호가 붙는 제목이 `{mark}`(으)로 시작함
    take `{mark}` out, or say `numbering: none`
    `{mark}`을(를) 지우거나 `numbering: none`으로 하세요""")
OWN_LABEL = warning("""own-label
    `{label}` is printed twice: every theme writes it by itself
    `{label}`이(가) 두 번 인쇄됨: 테마가 스스로 붙이는 말임
    take it out of the text
    글에서 지우세요""")
RAGGED_TABLE = error("""ragged-table
    a row of {found} cells in a table of {expected} columns
    열이 {expected}개인 표에 칸이 {found}개인 행
    give the row {expected} cells; one that covers several says `across: 2`, and the rows under a
        cell with `down: 2` go without it
    행의 칸을 {expected}개로 맞추세요. 여러 열에 걸친 칸은 `across: 2`로 적고, `down: 2`인 칸 아래의
        행에서는 그 칸을 빼세요""")
REACHES_OUT = error("""reaches-out
    a cell covers {found} rows where the table has {left} left
    남은 행이 {left}개인데 칸이 {found}개 행에 걸침
    write `down: {left}` at most
    `down`을 {left} 이하로 쓰세요""")
RAGGED_WIDTHS = error("""ragged-widths
    {found} widths for {expected} columns
    열 {expected}개에 너비가 {found}개
    give each column its share: `widths: [3, 1, 1]`
    열마다 몫을 하나씩 쓰세요: `widths: [3, 1, 1]`""")
NO_WIDTH = error("""ragged-widths
    a column without any width
    너비가 0 이하인 열
    give each column a share above 0: `widths: [3, 1, 1]`
    열마다 0보다 큰 몫을 쓰세요: `widths: [3, 1, 1]`""")
TOO_MANY_SERIES = error("""too-many-series
    {found} series in a chart, of which {limit} can be told apart
    한 도표에서 구별할 수 있는 계열은 {limit}개인데 {found}개가 있음
    make two charts, or a table
    도표를 둘로 나누거나 표로 바꾸세요""")
RAGGED_CHART = error("""ragged-chart
    {found} values for {expected} series
    계열 {expected}개에 값이 {found}개
    give each row one value for each series
    행마다 계열 수만큼 값을 쓰세요""")
RAGGED_ALIGN = error("""ragged-align
    {found} alignments for {expected} columns
    열 {expected}개에 정렬이 {found}개
    give one alignment for each column
    열마다 정렬을 하나씩 쓰세요""")
BAD_SCALE = error("""bad-scale
    the scale {scale} is not two numbers, the lower first
    눈금 {scale}이(가) 작은 수부터 쓴 두 수가 아님
    write `scale: [0, 10]`
    `scale: [0, 10]`처럼 쓰세요""")
OUT_OF_SCALE = error("""out-of-scale
    the value {value} lies outside the scale {scale}
    값 {value}이(가) 눈금 {scale} 밖에 있음
    widen `scale`, or mend the value
    `scale`을 넓히거나 값을 고치세요""")
UNSEEN_TEXT = error("""unseen-text
    this text holds nothing that can be seen
    이 글에는 보이는 글자가 하나도 없음
    write words, or take it out
    글을 쓰거나 빼세요""")
SCALE_WITHOUT_ZERO = error("""scale-without-zero
    the scale {scale} leaves out 0, where bars begin
    눈금 {scale}에 막대가 시작하는 0이 없음
    begin `scale` at 0, leave it out, or draw the chart with `form: dots` or `form: lines`
    `scale`을 0에서 시작하거나 빼세요. `form: dots`나 `form: lines`로 그려도 됩니다""")
NEGATIVE_PART = error("""negative-part
    the value {value} cannot be part of a whole
    값 {value}은(는) 전체의 일부가 될 수 없음
    draw the chart with `form: bars`, or mend the value
    `form: bars`로 그리거나 값을 고치세요""")
SERIES_OF_FORM = error("""series-of-form
    {found} series for `form: {form}`, which needs {needed}
    계열이 {needed}개 있어야 하는 `form: {form}`에 {found}개가 있음
    name them in `series`, one for each value of a row, or choose another `form`
    행의 값마다 하나씩 `series`에 이름을 쓰거나 다른 `form`을 고르세요""")
UNKNOWN_HIGHLIGHT = error("""unknown-highlight
    the chart has nothing called `{name}` that could stand out
    도표에 강조할 `{name}`이(가) 없음
    {suggestion}it has {known}
    {suggestion}강조할 수 있는 것은 {known}입니다""")
NO_GLOSS = warning("""no-gloss
    `{id}` has no English gloss
    `{id}`에 영문 요지가 없음
    add `en:` beside `ko:`; editions with glosses print it
    `ko:` 옆에 `en:`을 넣으세요. 영문을 병기하는 판에 실립니다""")
