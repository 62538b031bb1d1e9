"""What is said about pictures: those that are not there, and those that are not let in."""

from briefing.problems import Said, error

MISSING = error("""missing-image
    the picture `{file}` is not there
    그림 `{file}`이(가) 없음
    put a PNG, JPEG, WebP or SVG file at {place}; upper and lower case differ
    {place}에 PNG, JPEG, WebP, SVG 파일을 두세요. 대문자와 소문자는 서로 다릅니다""")
UNREADABLE = error("""missing-image
    the picture `{file}` cannot be opened: {why}
    그림 `{file}`을(를) 열 수 없음: {why}
    put an ordinary file of at most {limit} MB at {place}
    {place}에 {limit}MB 이하의 보통 파일을 두세요""")
ADDRESS = error("""asset-refused
    `{file}` is not opened: only pictures of the memo and of the theme are
    `{file}`은(는) 열지 않음: 메모와 테마의 그림만 엶
    name a file in the memo's `figures/` or in the theme's folder, such as `figures/map.png`
    `figures/map.png`처럼 메모의 `figures/`나 테마 폴더에 있는 파일을 적으세요""")
FORMAT = error("""unfit-image
    `{file}` is no PNG, JPEG, WebP or SVG picture
    `{file}`은(는) PNG, JPEG, WebP, SVG 그림이 아님
    save it in one of these formats; its name alone does not make it one
    이 가운데 한 형식으로 저장하세요. 이름만 바꾸어서는 안 됩니다""")
OTHER_FORMAT = error("""unfit-image
    `{file}` is a {format} file, not a PNG, JPEG, WebP or SVG picture
    `{file}`은(는) PNG, JPEG, WebP, SVG 그림이 아니라 {format} 파일임
    open it and save it as PNG, or a photo as JPEG; a new name alone does not change it
    열어서 PNG로, 사진은 JPEG로 저장하세요. 이름만 바꾸어서는 안 됩니다""")
DAMAGED = error("""unfit-image
    the picture `{file}` is damaged or cut short
    그림 `{file}`이(가) 손상되었거나 중간에 잘림
    open it in a picture editor and save it again
    그림 편집기에서 열어 다시 저장하세요""")
TOO_MANY_PIXELS = error("""unfit-image
    the picture `{file}` has {width} × {height} pixels; the most is {limit} million
    그림 `{file}`의 크기가 {width} × {height}픽셀임. 최대 {limit}백만 픽셀
    make it smaller: 2,000 pixels are enough for the width of a page
    그림을 줄이세요. 쪽 너비에는 2,000픽셀이면 충분합니다""")
MOVES = error("""unfit-image
    the picture `{file}` moves
    그림 `{file}`이(가) 움직이는 그림임
    save one of its frames as a PNG file
    한 장면을 PNG 파일로 저장하세요""")
PRINTING_INKS = error("""unfit-image
    the picture `{file}` is in printing inks (CMYK) and holds no profile that says which
    그림 `{file}`이(가) 인쇄용 색(CMYK)인데 어떤 잉크인지 알려 주는 프로파일이 없음
    save it with its colour profile, or as RGB
    색상 프로파일을 넣어 저장하거나 RGB로 변환하세요""")
NOT_XML = error("""unsafe-svg
    the drawing `{file}` is not well-formed: {why}
    그림 `{file}`의 SVG 형식이 올바르지 않음: {why}
    export it again as plain SVG
    일반 SVG로 다시 내보내세요""")
UNSAFE_PART = error("""unsafe-svg
    the drawing `{file}` holds `{part}`, which is not let in
    그림 `{file}`에 허용되지 않는 `{part}`이(가) 있음
    export it as plain SVG: shapes, text and gradients without scripts, effects, pictures or outside
        files; or save it as a PNG file
    스크립트, 효과, 그림, 외부 파일 없이 도형, 글자, 그라데이션만 담은 일반 SVG로 내보내거나 PNG
        파일로 저장하세요""")
WEB_TEXT = error("""unsafe-svg
    the drawing `{file}` sets “{words}” as a piece of a web page, which only browsers show
    그림 `{file}`의 “{words}”이(가) 브라우저에서만 보이는 웹 글상자로 되어 있음
    in draw.io switch off “Formatted Text” and “Word Wrap”, or export the drawing as PNG
    draw.io에서 ‘서식 있는 텍스트’와 ‘자동 줄바꿈’을 끄거나 PNG로 내보내세요""")
NO_SVG = Said('{tag} is not <svg xmlns="{svg}">', '`{tag}`은(는) `<svg xmlns="{svg}">`이(가) 아님')
#: Of what a drawing holds too much.
BYTES, LEVELS = Said("bytes", "바이트"), Said("levels", "단계")
ELEMENTS = Said("elements", "요소")
TOO_INVOLVED = error("""unsafe-svg
    the drawing `{file}` is too involved: more than {limit} {what}
    그림 `{file}`이(가) 너무 복잡함: {what} 한도 {limit} 초과
    simplify it, or save it as a PNG file
    단순하게 만들거나 PNG 파일로 저장하세요""")
