"""Turn inline marks back into a text as an author types it."""

import re

from briefing.memo import walk
from briefing.memo.inlines import (
    Break,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Link,
    NoteCall,
    Run,
    Strong,
    Subscript,
    Superscript,
    Term,
)
from briefing.memo.smallmarks import BASE, BREAK, SUBSCRIPT
from briefing.memo.walk import mapped

#: Characters that would begin or end a mark: in words, in the words of a link, in a term.
_SMALL = (
    rf"\^|(?:(?<={BASE.pattern})|^)(?={SUBSCRIPT.pattern})~|(?={BREAK.pattern})<"
    r"|~(?=~)|=(?==)|_(?=_)"
)
_SPECIAL = re.compile(rf"[\\*{{}}`]|\[(?=\^)|\](?=\()|!(?=\[)|{_SMALL}")
_IN_LINK = re.compile(rf"[\\*{{}}`\[\]]|{_SMALL}")
#: `{%` and `{#` begin no term, but look like a template.
_IN_TERM = re.compile(r"[\\{}|]|^[%#]")
#: What would be lowered if a tilde stood behind it.
_OPEN = re.compile(rf"(?<={BASE.pattern})~([0-9A-Za-z\u0370-\u03ff+\-−.]{{1,12}})$")
_ESCAPE = r"\\\g<0>"
_ENTITY = re.compile(r"&(?=#?\w+;)")


def typed(inlines: Inlines, terms: bool = True) -> str:
    """The text as an author types it: `parse(typed(x)) == x`.

    Without `terms`, term marks are dropped and their words kept: the msgid of a translation,
    so that correcting a gloss makes nothing fuzzy.
    """
    if not terms:
        inlines = mapped(
            inlines, lambda inline: Run(inline.words) if isinstance(inline, Term) else inline
        )
    return _typed(inlines, _SPECIAL)


def _typed(inlines: Inlines, special: re.Pattern) -> str:
    pieces: list[str] = []
    for inline in inlines:
        if isinstance(inline, Link) and pieces and pieces[-1].endswith("!"):
            pieces[-1] = pieces[-1][:-1] + "\\!"  # `![` would be a picture
        if isinstance(inline, Subscript) and pieces:
            pieces[-1] = _OPEN.sub(r"\\~\1", pieces[-1])  # its mark would end another
        pieces.append(_piece(inline, special))
    return "".join(pieces)


def _piece(inline: Inline, special: re.Pattern) -> str:
    match inline:
        case Run(text=text):
            return special.sub(_ESCAPE, text)
        case Emphasis(children=children):
            return f"*{_typed(children, special)}*"
        case Strong(children=children):
            return f"**{_typed(children, special)}**"
        case Superscript(children=children):
            return f"^{walk.visible(children)}^"
        case Subscript(children=children):
            return f"~{walk.visible(children)}~"
        case Code(text=text):
            return f"`{text}`"
        case Break():
            return "<br>"
        case Link(target=target, children=children):
            return f"[{_typed(children, _IN_LINK)}]({_address(target)})"
        case NoteCall(note=note):
            return f"[^{note}]"
        case Term(words=words, gloss=gloss):
            parts = (words, gloss) if gloss else (words,)
            return "{" + "|".join(_IN_TERM.sub(_ESCAPE, part) for part in parts) + "}"


def _address(target: str) -> str:
    """An address as it may stand in brackets: its own are escaped unless each has a partner."""
    open_ = 0
    for char in target:
        open_ += {"(": 1, ")": -1}.get(char, 0)
        if open_ < 0:
            break
    if open_:
        target = re.sub(r"[()]", _ESCAPE, target)
    return _ENTITY.sub(_ESCAPE, target)
