"""What is said about editions."""

from briefing.problems import Wording

NO_EDITIONS = Wording(
    "no-editions",
    "no `editions` in this file",
    "이 파일에 `editions`가 없음",
    "write `editions:` and under it a line for each, such as `ko: {language: ko}`",
    "`editions:` 아래에 `ko: {language: ko}`처럼 판마다 한 줄씩 쓰세요",
)
UNKNOWN_LANGUAGE = Wording(
    "unknown-language",
    "`{tag}` is not the tag of a language",
    "`{tag}`은(는) 언어 표지가 아님",
    "write a BCP 47 tag such as `ko`, `en`, `ja`, `pt-BR`",
    "`ko`, `en`, `ja`, `pt-BR` 같은 BCP 47 표지를 쓰세요",
)
GLOSS_WITHOUT_SOURCE = Wording(
    "gloss-without-source",
    "an edition in `{tag}` asks for the glosses of the Korean",
    "`{tag}` 판이 한국어 글로스를 요구함",
    "use `terms` and `passages: gist` with `language: ko` only",
    "`terms`와 `passages: gist`는 `language: ko`에서만 쓰세요",
)
NO_SECOND = Wording(
    "no-second-language",
    "`passages` without a `second` language",
    "`second` 언어 없이 `passages`를 씀",
    "add `second: en`, or take `passages` out",
    "`second: en`을 넣거나 `passages`를 지우세요",
)
