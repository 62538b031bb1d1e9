"""What is said about pages that would not show what the memo says."""

from briefing.problems import Said, error, note, warning

#: Why words cannot be seen.
WHY = {
    "not-laid-out": Said("not laid out", "배치되지 않음"),
    "transparent": Said("transparent", "투명함"),
    "ground": Said("in the colour of its ground", "바탕과 같은 색"),
    "tiny": Said("too small to read", "읽을 수 없이 작음"),
    "clipped": Said("cut away", "잘려 나감"),
    "off-page": Said("off the page", "쪽을 벗어남"),
    "covered": Said("under something else", "다른 것에 가려짐"),
    "overlaid": Said("on top of other words", "다른 글자와 겹침"),
    "crowded": Said("letters on top of each other", "글자가 서로 겹침"),
    "distorted": Said("mirrored or out of shape", "뒤집히거나 일그러짐"),
}

LOST_TEXT = error("""lost-text
    the theme `{theme}` does not print `{id}`, or changes its words
    `{theme}` 테마가 `{id}`을(를) 싣지 않거나 그 글을 바꿈
    print it in a template of the theme, or list its part under `omits:` in theme.yaml
    테마 템플릿에서 싣거나 theme.yaml의 `omits:`에 그 부분을 적으세요""")
LEFT_OUT = note("""left-out
    the theme `{theme}` does not print {count} text(s) of this memo, of which this is the first
    `{theme}` 테마가 이 메모의 글 {count}개를 싣지 않음. 첫 글은 여기 있음
    nothing needs doing; choose another theme if they should be printed
    고칠 필요는 없습니다. 실으려면 다른 테마를 고르세요""")
OUTSIDE_LINK = error("""outside-link
    a template links to `{target}`, which is no address of the web or of this page
    템플릿이 웹 주소도 이 페이지 안도 아닌 `{target}`(으)로 링크함
    link to https, http, mailto, tel, or `#` and an id; a file of this machine is never one
    https, http, mailto, tel이나 `#` 뒤의 id로만 링크하세요. 이 컴퓨터의 파일은 쓸 수 없습니다""")
HIDDEN_TEXT = error("""lost-text
    the style sheets keep {count} character(s) of the text from being seen: “{words}” ({why})
    스타일 때문에 본문 {count}자가 보이지 않음: “{words}”({why})
    let print.css of the theme show it, or leave it out openly: in the template, under `omits:`
    테마의 print.css를 고쳐 보이게 하거나, 템플릿에서 빼고 `omits:`에 적으세요""")
NOTE_ASTRAY = warning("""note-astray
    this note stands on page {page}, its call on page {call}
    각주는 {page}쪽에, 각주를 부르는 곳은 {call}쪽에 있음
    shorten the note, or call it from a sentence further up or down
    각주를 줄이거나, 앞뒤의 다른 문장에서 부르세요""")
LONELY_HEADING = warning("""lonely-heading
    this heading stands alone at the foot of page {page}
    제목이 {page}쪽 아래에 본문 없이 홀로 있음
    move or shorten a figure, a table or a note near it
    가까이 있는 그림, 표, 각주를 옮기거나 줄이세요""")
UNSETTLED = note("""unsettled-pages
    {pages} pages are set as well as they could be in the time; one more change would move others
    {pages}쪽을 주어진 시간 안에서 배치함. 더 고치면 다른 쪽이 움직임
    look through the pages for holes and for glosses under their paragraphs; nothing is lost
    빈자리나 문단 아래로 내려간 영문 요지가 있는지 쪽을 훑어보세요. 빠진 글은 없습니다""")
WIDE_TABLE = error("""wide-table
    this table is too wide for its page, even in small letters: numbers would be parted
    표가 너무 넓어 글자를 줄여도 쪽에 들어가지 않음: 숫자가 중간에서 끊김
    split it into two tables, drop a column, or make rows of its columns
    표를 둘로 나누거나 열을 줄이거나 행과 열을 바꾸세요""")
ADDED_TEXT = error("""lost-text
    the style sheets add words that no template says: “{words}”
    어떤 템플릿에도 없는 글을 스타일이 덧붙임: “{words}”
    say words in a template, so that they are translated and checked; `content` is for marks
    번역과 검사를 거치도록 글은 템플릿에 쓰고, `content`에는 기호만 두세요""")
