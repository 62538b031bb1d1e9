"""Turn a name and a parent into the files of a new theme, which builds at once and explains itself.

All tokens and options are there with their meaning and the parent's value: to change one is to
take its `#` away.
"""

from briefing.look.themes.theme import NAME, Theme
from briefing.look.themes.tokens import Option, Token

#: Folders of templates: a theme of that name could not be told from them.
RESERVED = frozenset({"blocks", "parts", "charts"})
#: Where the comments of tokens and options begin.
_COLUMN = 56
_THEME = """\
# {name}: a theme of your own. It extends `{parent}`: what stands here changes that theme,
# and what does not stand here stays as it is there.
#
#   python3 build.py --theme {name}           print your memos in it
#   python3 build.py theme check {name}       prove it on a page of everything
#
# docs/tutorial-theme.md makes a theme in fifteen minutes; docs/themes.md explains everything.
extends: {parent}
title: {{ko: {name}, en: {name}}}
about: {{ko: '{parent}에서 온 우리 모양', en: 'A house style made from the theme {parent}'}}

# Tokens: the values that style sheets and drawings use. Take a `#` away to set one. A colour may
# have a second value for dark screens: {{value: '#17456b', dark: '#8fc0ea'}}.
tokens:
{tokens}

# Options: closed choices.
options:
{options}

# What this theme leaves out, if anything: kinds of blocks (pullquote) and parts of a memo (cc,
# keywords), or with `.gloss` only what stands beside them (publisher.gloss). What is left out and
# not listed here is a problem. The list stands for that of `{parent}`.
# omits: [{omits}]
"""
_PRINT = """\
/* {name} in print. These rules come after those of its ancestors ({chain}), and win over them.
   Tokens are variables: var(--accent). The print engine knows floats, footnotes, margin boxes and
   counters; what it does not know it says, with the line. Try this, and look at page one: */

/*
.title {{ color: var(--accent); }}
@page {{ @bottom-right {{ font-size: 9pt }} }}
*/
"""
_SCREEN = """\
/* {name} on a screen. Dark screens are a matter of tokens (`dark:`), not of rules. */

/*
.title {{ color: var(--accent); }}
*/
"""
_WORDS = """\
# Words that templates of {name} say themselves, as {{{{ _("맺음말") }}}}: the Korean as msgid, the
# {language} as msgstr.
# The words of its ancestors are translated already.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: {tag}\\n"
"""


def fit_name(name: str) -> bool:
    """Whether a theme may be called so: small letters, digits and hyphens."""
    return bool(NAME.fullmatch(name)) and name not in RESERVED and len(name) <= 40


def files(name: str, parent: Theme) -> dict[str, str]:
    """The files of a new theme, by their names in its folder."""
    words = {"name": name, "parent": parent.name, "chain": ", ".join(parent.names)}
    texts = {
        "theme.yaml": _THEME.format(
            **words,
            tokens="\n".join(_token(token) for token in parent.tokens.values()),
            options="\n".join(_option(option) for option in parent.options.values()),
            omits=", ".join(parent.omits) or "pullquote",
        ),
        "print.css": _PRINT.format(**words),
        "screen.css": _SCREEN.format(**words),
    }
    for tag, language in (("en", "English"), ("ja", "Japanese")):
        texts[f"{tag}.po"] = _WORDS.format(**words, tag=tag, language=language)
    return texts


def _token(token: Token) -> str:
    value = _quoted(token.value)
    if token.dark:
        value = f"{{value: {value}, dark: {_quoted(token.dark)}}}"
    # One is set, so that the file is whole as it stands.
    sign = "" if token.name == "accent" else "# "
    return f"  {sign}{token.name}: {value}".ljust(_COLUMN) + f"  # {token.means}"


def _option(option: Option) -> str:
    choices = " or ".join(option.choices)
    return f"  {option.name}: {option.value}".ljust(_COLUMN) + f"  # {choices}: {option.means}"


def _quoted(value: str) -> str:
    """A value as YAML takes it for text."""
    return value if value.replace(" ", "").isalnum() or value[0].isdigit() else f"'{value}'"
