"""Turn a name and a parent into the files of a new theme, which builds at once and explains itself.

All tokens and options are there with their meaning and the parent's value: to change one is to
take its `#` away.
"""

from briefing.home import PROGRAM
from briefing.look.themes.theme import NAME, Theme
from briefing.look.themes.tokens import Option, Token
from briefing.memo import walk
from briefing.memo.document import Text

#: Folders of templates: a theme of that name could not be told from them.
RESERVED = frozenset({"blocks", "parts", "charts"})
#: Where the comments of tokens and options begin.
_COLUMN = 56
_THEME = """\
#en {name}: a theme of your own. It extends `{parent}`: what stands here changes that theme,
#en and what does not stand here stays as it is there.
#ko {name}: 우리 테마. `{parent}`에서 이어받습니다. 여기 적은 것만 달라지고 적지 않은 것은 그대로
#ko 남습니다.
#
#en   {program} --theme {name}           print your memos in it
#en   {program} theme check {name}       prove it on a page of everything
#ko   {program} --theme {name}           이 테마로 메모 만들기
#ko   {program} theme check {name}       모든 요소가 담긴 쪽으로 점검하기
extends: {parent}
title: {{ko: {name}, en: {name}}}
about: {{ko: '{parent}에서 온 우리 모양', en: 'A house style made from the theme {parent}'}}

#en Tokens: the values that style sheets and drawings use. Take a `#` away to set one. A colour may
#en have a second value for dark screens: {{value: '#17456b', dark: '#8fc0ea'}}.
#ko 토큰: 스타일시트와 그림이 쓰는 값. 줄 앞의 `#`을 지우고 값을 고치세요. 색에는 어두운 화면에서
#ko 쓸 값을 함께 적을 수 있습니다: {{value: '#17456b', dark: '#8fc0ea'}}.
tokens:
{tokens}

#en Options: closed choices.
#ko 옵션: 정해진 값 가운데 고릅니다.
options:
{options}

#en What this theme leaves out, if anything: kinds of blocks (pullquote) and parts of a memo (cc,
#en keywords), or with `.gloss` only what stands beside them (publisher.gloss). What is left out and
#en not listed here is a problem. The list stands for that of `{parent}`.
#ko 이 테마가 싣지 않는 것: 블록의 종류(pullquote), 메모의 부분(cc, keywords), 또는 `.gloss`를 붙여
#ko 그 곁의 영문만(publisher.gloss). 여기 적지 않고 빠뜨리면 오류가 됩니다. `{parent}`의 목록을
#ko 대신합니다.
# omits: [{omits}]
"""
_PRINT = """\
/*
#en {name} in print. These rules come after those of its ancestors ({chain}), and win over them.
#en Tokens are variables: var(--accent). The print engine knows floats, footnotes, margin boxes and
#en counters; what it does not know it says, with the line. Try this, and look at page one:
#ko {name}의 인쇄 모양. 이 규칙은 이어받은 테마({chain})의 규칙 뒤에 놓여 그것을 이깁니다. 토큰은
#ko 변수로 씁니다: var(--accent). 인쇄 엔진은 띄움(float), 각주, 여백 상자, 카운터를 알고, 모르는
#ko 것은 몇째 줄인지 알려 줍니다. 아래 규칙을 켜고 첫 쪽을 보세요:
*/

/*
.title {{ color: var(--accent); }}
@page {{ @bottom-right {{ font-size: 9pt }} }}
*/
"""
_SCREEN = """\
/*
#en {name} on a screen. Dark screens are a matter of tokens (`dark:`), not of rules.
#ko {name}의 화면 모양. 어두운 화면은 규칙이 아니라 토큰(`dark:`)으로 정합니다.
*/

/*
.title {{ color: var(--accent); }}
*/
"""
_WORDS = """\
#en Words that templates of {name} say themselves, as {{{{ _("맺음말") }}}}: the Korean as msgid,
#en the translation as msgstr. The words of its ancestors are translated already.
#ko {name}의 템플릿이 스스로 하는 말. {{{{ _("맺음말") }}}}이라면 한국어를 msgid에, 번역을 msgstr에
#ko 적습니다. 이어받은 테마의 말은 이미 번역되어 있습니다.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {tag}\\n"
"""


def fit_name(name: str) -> bool:
    """Whether a theme may be called so: small letters, digits and hyphens."""
    return bool(NAME.fullmatch(name)) and name not in RESERVED and len(name) <= 40


def spoken(text: str, language: str, mark: str = "# ") -> str:
    """A file for its author: of lines behind `#en` or `#ko` those in one language, with a mark."""
    own, other = ("#ko ", "#en ") if language == "ko" else ("#en ", "#ko ")
    lines = (line for line in text.split("\n") if not line.lstrip().startswith(other))
    return "\n".join(line.replace(own, mark, 1) for line in lines)


def files(name: str, parent: Theme, language: str = "en") -> dict[str, str]:
    """The files of a new theme, by their names in its folder, with comments in a language."""
    words = {"name": name, "parent": parent.name, "chain": ", ".join(parent.names)}
    texts = {
        "theme.yaml": spoken(_THEME, language).format(
            **words,
            program=PROGRAM,
            tokens="\n".join(_token(token, language) for token in parent.tokens.values()),
            options="\n".join(_option(option, language) for option in parent.options.values()),
            omits=", ".join(parent.omits) or "pullquote",
        ),
        "print.css": spoken(_PRINT, language, "   ").format(**words),
        "screen.css": spoken(_SCREEN, language, "   ").format(**words),
    }
    for tag in ("en", "ja"):
        texts[f"{tag}.po"] = spoken(_WORDS, language).format(**words, tag=tag)
    return texts


def in_language(text: Text | None, language: str) -> str:
    """What a theme's file says of itself, in a language if it says it in that."""
    if text is None:
        return ""
    return walk.visible(text.gloss if language != text.language and text.gloss else text.words)


def _token(token: Token, language: str) -> str:
    value = _quoted(token.value)
    if token.dark:
        value = f"{{value: {value}, dark: {_quoted(token.dark)}}}"
    # One is set, so that the file is whole as it stands.
    means = in_language(token.means, language)
    sign = "" if token.name == "accent" else "# "
    return f"  {sign}{token.name}: {value}".ljust(_COLUMN) + f"  # {means}"


def _option(option: Option, language: str) -> str:
    choices = (" 또는 " if language == "ko" else " or ").join(option.choices)
    means = in_language(option.means, language)
    return f"  {option.name}: {option.value}".ljust(_COLUMN) + f"  # {choices}: {means}"


def _quoted(value: str) -> str:
    """A value as YAML takes it for text."""
    return value if value.replace(" ", "").isalnum() or value[0].isdigit() else f"'{value}'"
