"""What is said about editions."""

from briefing.problems import Said, error

#: An edition, where something of it is missing or unknown.
EDITION = Said("edition {name}", "{name} 판")

NO_EDITIONS = error("""no-editions
    no `editions` in this file
    이 파일에 `editions`가 없음
    write `editions:` and under it a line for each, such as `ko: {language: ko}`
    `editions:` 아래에 `ko: {language: ko}`처럼 판마다 한 줄씩 쓰세요""")
UNKNOWN_LANGUAGE = error("""unknown-language
    `{tag}` is not the tag of a language
    `{tag}`은(는) 언어 태그가 아님
    write a BCP 47 tag such as `ko`, `en`, `ja`, `pt-BR`
    `ko`, `en`, `ja`, `pt-BR` 같은 BCP 47 태그를 쓰세요""")
RIGHT_TO_LEFT = error("""right-to-left
    `{tag}` is written from right to left, which no page is set in yet
    `{tag}`은(는) 오른쪽에서 왼쪽으로 쓰는 언어. 아직 조판하지 못함
    leave the edition out; its translation can be kept and handed over in `content/<memo>/{tag}.po`
    이 판을 빼세요. 번역은 `content/<메모>/{tag}.po`에 두고 주고받을 수 있습니다""")
GLOSS_WITHOUT_SOURCE = error("""gloss-without-source
    an edition in `{tag}` asks for the glosses of the Korean
    `{tag}` 판에 한국어 원고의 영문 병기나 요지를 싣게 되어 있음
    use `terms` and `passages: gist` with `language: ko` only
    `terms`와 `passages: gist`는 `language: ko`에서만 쓰세요""")
NO_SECOND = error("""no-second-language
    `passages` without a `second` language
    `second` 언어 없이 `passages`를 씀
    add `second: en`, or take `passages` out
    `second: en`을 넣거나 `passages`를 지우세요""")
EDITION_NAME = error("""edition-name
    `{name}` cannot be the name of an edition
    `{name}`은(는) 판의 이름이 될 수 없음
    it becomes part of file names: use up to 40 letters a–z, digits and hyphens
    파일 이름에 쓰이므로 영문자, 숫자, 붙임표로 40자까지만 쓰세요""")
SAME_LANGUAGE = error("""same-language
    the second language is `{tag}`, as the first
    둘째 언어가 첫째와 같은 `{tag}`
    choose another `second`, or take it out
    다른 `second`를 고르거나 지우세요""")
GIST_LANGUAGE = error("""gist-language
    `passages: gist` beside `{tag}`; the gists of a memo are in English
    둘째 언어가 `{tag}`인데 `passages: gist`를 씀. 메모의 요지는 영어로만 있음
    use `second: en`, or `passages: translation`
    `second: en` 또는 `passages: translation`을 쓰세요""")
OWN_NAME = error("""own-name
    an edition with a `name` of its own
    판에 `name`을 따로 적음
    take it out; the key of the edition is its name
    지우세요. 판의 키가 곧 이름입니다""")
