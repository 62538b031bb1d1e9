"""What is said about the HTML edition."""

from briefing.problems import error

OUTSIDE_REFERENCE = error("""outside-reference
    a web page is one file of its own; it cannot use `{what}`
    웹 페이지는 파일 하나로 완결되어야 하므로 `{what}`을(를) 쓸 수 없음
    use `asset:theme/…` or `asset:memo/figures/…` for pictures and a style sheet for looks; scripts
        and style attributes are never run
    그림은 `asset:theme/…`나 `asset:memo/figures/…`로, 모양은 스타일시트로 지정하세요. 스크립트와
        style 속성은 실행되지 않습니다""")
HIDDEN_ON_SCREEN = error("""lost-text
    `{id}` cannot be seen on a screen because of this
    이것 때문에 `{id}`이(가) 화면에서 보이지 않음
    remove the declaration; what a theme does not print it names under `omits:` in theme.yaml
    이 선언을 지우세요. 테마가 싣지 않는 것은 theme.yaml의 `omits:`에 적습니다""")
HIDDEN_INSIDE = error("""lost-text
    `{id}` stands inside `<{tag}>`, which browsers do not show
    `{id}`이(가) 브라우저에 보이지 않는 `<{tag}>` 안에 있음
    put it into an ordinary element in the template
    템플릿에서 일반 요소에 넣으세요""")
