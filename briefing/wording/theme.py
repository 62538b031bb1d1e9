"""What is said about a theme's folder, and by `theme check` about its pages."""

from briefing.problems import Wording

NOT_A_THEME = Wording(
    "not-a-theme",
    "a theme file holds keys",
    "테마 파일에는 키와 값이 있어야 함",
    "begin with `extends: base`, as templates/plain/theme.yaml does",
    "templates/plain/theme.yaml처럼 `extends: base`로 시작하세요",
)
UNKNOWN_PART = Wording(
    "unknown-part",
    "`{name}` is no part of a memo",
    "`{name}`은(는) 메모의 부분이 아님",
    "{suggestion}a theme may leave out {known}, or with `.gloss` only what stands beside them",
    "{suggestion}뺄 수 있는 부분: {known}. 뒤에 `.gloss`를 붙이면 병기만 뺍니다",
)
NOT_A_PLAIN_FILE = Wording(
    "theme-file",
    "a theme holds files and folders only",
    "테마에는 파일과 폴더만 둘 수 있음",
    "put the file itself here instead of a link, pipe or device",
    "링크나 파이프, 장치 대신 파일 자체를 두세요",
)
CASE_CLASH = Wording(
    "theme-file",
    "`{name}` and `{other}` differ in capitals only",
    "`{name}`과(와) `{other}`은(는) 대소문자만 다름",
    "rename one of them; many systems take them for the same file",
    "하나의 이름을 바꾸세요. 같은 파일로 여기는 시스템이 많습니다",
)
