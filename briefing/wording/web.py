"""What is said about the HTML edition."""

from briefing.problems import Wording

OUTSIDE_REFERENCE = Wording(
    "outside-reference",
    "a web page is one file of its own; it cannot use `{what}`",
    "웹 페이지는 파일 하나로 완결되어야 하므로 `{what}`을(를) 쓸 수 없음",
    "use `asset:theme/…` or `asset:memo/figures/…` for pictures and a style sheet for looks; "
    "scripts and style attributes are never run",
    "그림은 `asset:theme/…`나 `asset:memo/figures/…`로, 모양은 스타일시트로 지정하세요. "
    "스크립트와 style 속성은 실행되지 않습니다",
)
