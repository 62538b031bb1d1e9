"""What is said about themes, templates, style sheets and pages."""

from briefing.problems import Said, error, warning

NO_THEME = error("""no-theme
    there is no theme `{name}`
    `{name}` 테마가 없음
    {suggestion}the themes are {known}
    {suggestion}쓸 수 있는 테마: {known}""")
THEME_LOOP = error("""theme-loop
    the theme `{name}` extends itself through {chain}
    `{name}` 테마가 {chain}을(를) 거쳐 자기 자신을 확장함
    let the last of them extend `base`
    마지막 테마가 `base`를 확장하게 하세요""")
UNKNOWN_TOKEN = error("""unknown-token
    the token `{name}` is not declared by `base`
    토큰 `{name}`은(는) `base`에 선언되어 있지 않음
    {suggestion}set only tokens that templates/base/theme.yaml declares
    {suggestion}templates/base/theme.yaml에 선언된 토큰만 쓸 수 있습니다""")
TOKEN_VALUE = error("""token-value
    `{value}` is not a {type} for the token `{name}`
    `{value}`은(는) 토큰 `{name}`에 쓸 {type} 값이 아님
    write {example}
    {example}처럼 쓰세요""")
UNKNOWN_OPTION = error("""unknown-option
    the option `{name}` is not declared by `base`
    옵션 `{name}`은(는) `base`에 선언되어 있지 않음
    {suggestion}the options are {known}
    {suggestion}쓸 수 있는 옵션: {known}""")
OPTION_VALUE = error("""option-value
    the option `{name}` cannot be `{value}`
    옵션 `{name}`에는 `{value}`을(를) 쓸 수 없음
    {suggestion}choose one of {choices}
    {suggestion}{choices} 가운데 하나를 고르세요""")
TEMPLATE_SYNTAX = error("""template-syntax
    the template cannot be read: {reason}
    템플릿을 읽을 수 없음: {reason}
    mend the line; templates are Jinja2
    이 줄을 고치세요. 템플릿은 Jinja2로 씁니다""")
TEMPLATE_FAILED = error("""template-failed
    the template stops here: {reason}
    템플릿이 여기서 멈춤: {reason}
    check the name against docs/themes.md; every value a template may use is listed there
    docs/themes.md에서 이름을 확인하세요. 템플릿에서 쓸 수 있는 값이 모두 적혀 있습니다""")
NO_TEMPLATE = error("""no-template
    there is no template `{name}` in {chain}
    {chain}에 `{name}` 템플릿이 없음
    add the file to the theme, or mend the name
    테마에 파일을 넣거나 이름을 고치세요""")
ENGLISH_WORD = warning("""theme-word-in-english
    the theme's word `{word}` has no `{language}`; the English `{english}` stands in
    테마에 쓰인 말 `{word}`에 `{language}` 번역이 없어 영어 `{english}`(으)로 대신함
    add it to templates/{theme}/{language}.po
    templates/{theme}/{language}.po에 번역을 넣으세요""")
UNTRANSLATED_WORD = error("""untranslated-theme-word
    the theme's word `{word}` has no `{language}`
    테마에 쓰인 말 `{word}`에 `{language}` 번역이 없음
    add it to templates/{theme}/{language}.po
    templates/{theme}/{language}.po에 번역을 넣으세요""")
CSS_IGNORED = error("""css-ignored
    the print engine does not take this: {reason}
    인쇄 엔진이 받아들이지 않는 스타일: {reason}
    mend or remove the declaration; docs/themes.md lists what the engine knows
    선언을 고치거나 지우세요. docs/themes.md에 엔진이 아는 것이 적혀 있습니다""")
OTHER_ENGINE = error("""other-engine
    this print engine is not the one that the program reaches into: it has `{found}`, not `{wanted}`
    이 프로그램에 맞는 인쇄 엔진이 아님: `{wanted}` 대신 `{found}`
    install the versions of requirements.lock; in a checkout delete `.venv` and run again
    requirements.lock의 버전을 설치하세요. 소스 폴더라면 `.venv`를 지우고 다시 실행하면 됩니다""")
CSS_BROKEN = error("""css-ignored
    a browser ignores this: {reason}
    브라우저가 무시하는 스타일: {reason}
    mend the rule; often a bracket, a colon or a quotation mark is missing
    규칙을 고치세요. 괄호, 쌍점, 따옴표가 빠진 경우가 많습니다""")
CSS_DEEP = error("""css-deep
    a selector or block is nested too deep
    선택자나 블록이 너무 깊이 겹침
    give the element a class in its template and select that
    템플릿에서 요소에 클래스를 주고 그 클래스를 선택하세요""")
ENGINE_FAILED = error("""engine-warning
    the print engine fails with this theme: {reason}
    이 테마로는 인쇄 엔진이 실패함: {reason}
    take the last change to the theme's style sheets back to find the rule that it cannot do
    테마 스타일시트에서 마지막으로 바꾼 것을 되돌려 엔진이 처리하지 못하는 규칙을 찾으세요""")
ENGINE_WARNING = error("""engine-warning
    the print engine warns: {reason}
    인쇄 엔진의 경고: {reason}
    nothing was written; mend what it names in the template or the style sheet
    아무것도 만들지 않았습니다. 경고가 가리키는 템플릿이나 스타일을 고치세요""")
MISSING_GLYPH = error("""missing-glyph
    no font of the set has `{char}`, {name}; it stands here {count} time(s)
    글꼴에 `{char}` 글자가 없음: {name}, 이 글에 {count}번
    use another character{instead}, or put a font that has it into `fonts/` and list it with
        `python3 build.py font add fonts/FILE`; docs/translation.md#scripts-and-fonts says more
    다른 글자를 쓰거나{instead}, 그 글자가 있는 글꼴을 `fonts/`에 두고
        `python3 build.py font add fonts/파일`로 목록에 넣으세요. 자세히:
        docs/translation.md#scripts-and-fonts""")
#: What stands for a character that word processors offer and the fonts lack.
INSTEAD = Said(", such as `{char}`", "(`{char}` 등)")
CHART_OVERLAP = error("""crowded-chart
    in this chart “{words}” lies on “{other}”
    도표에서 “{words}”이(가) “{other}” 위에 겹침
    shorten labels and names, give fewer rows or series, or make it a table
    이름을 줄이거나 행과 계열을 줄이거나 표로 바꾸세요""")
CHART_CLIPPED = error("""crowded-chart
    “{words}” does not fit into this chart
    “{words}”이(가) 도표 안에 들어가지 않음
    shorten it, state the numbers in a larger unit, or make it a table
    글을 줄이거나 수의 단위를 키우거나 표로 바꾸세요""")
