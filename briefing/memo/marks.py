"""Turn a text as typed into inline marks: the one door to markdown-it.

CommonMark's emphasis, strong and links, with a footnote call `[^id]` and the term gloss
`{확장억제|extended deterrence}` added. Whatever looks like a mark and is none is a located
problem, never silently words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as emphasis_tokenize
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from briefing.memo.document import Emphasis, Inline, Inlines, Link, NoteCall, Run, Strong, Term
from briefing.problems import Wording
from briefing.wording import memo as wording

Fault = Callable[..., None]
"""`fault(index, length, wording, **args)`: reports at characters of the text as typed."""

DEPTH_LIMIT = 8
_CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")
_NOTE = re.compile(r"\[\^([a-z][a-z0-9-]*)\]")
_TERM = re.compile(r"\{([^{}|]*)(?:\|([^{}|]*))?\}")
#: Marks of other dialects: better refused than printed as they stand.
_FOREIGN = re.compile(r"!\[|~~(?=\S)[^~]*~~|==(?=\S)[^=]*==|__(?=\S)[^_]*__|`[^`]*`")
_TARGET = re.compile(
    r"https?://[^\s@\\<>\"]+|mailto:[^\s@:/\\<>\"]+@[^\s@\\<>\"]+|tel:\+?[0-9()\-.]+"
    r"|#[a-z][a-z0-9.-]*"
)


def parse(text: str, fault: Fault) -> Inlines:
    """The inlines of a text; faults are reported and stand as plain words."""
    # A line end inside a text is a space; one for one, so that indexes still fit the source.
    typed = text.rstrip("\n").replace("\n", " ")
    tokens: list[Token] = []
    parser = _parser()
    state = _State(typed, parser, {"fault": fault}, tokens)
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    return _tree(tokens, fault)


def plain(words: str) -> Inlines:
    """Inlines of words that hold no marks."""
    return (Run(words),) if words else ()


class _State(StateInline):
    """A state whose emphasis knows that Hangul stands beside brackets without a space.

    CommonMark's flanking rule leaves `**마크다운(Markdown)**을` literal, because a mark between
    punctuation and a letter neither opens nor closes; for CJK letters it may do both.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        marker = self.src[start]
        end = start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        opens = not isWhiteSpace(ord(after)) and (not _punctuation(after) or _loose(before))
        closes = not isWhiteSpace(ord(before)) and (not _punctuation(before) or _loose(after))
        return Scanned(opens, closes, end - start)


def _punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _loose(char: str) -> bool:
    return isWhiteSpace(ord(char)) or _punctuation(char) or bool(_CJK.match(char))


@cache
def _parser() -> MarkdownIt:
    """The parser with our rules: built once, since it holds no state between texts."""
    parser = MarkdownIt("zero", {"maxNesting": 40}).enable(["escape", "emphasis", "link"])
    parser.validateLink = lambda url: True  # judged by `_link`, which knows the place
    parser.normalizeLink = lambda url: url
    ruler = parser.inline.ruler
    ruler.at("emphasis", _emphasis)
    ruler.before("emphasis", "foreign", _foreign)
    ruler.before("link", "note", _note)
    ruler.before("link", "term", _term)
    ruler.at("link", _link(ruler.getRules("")[-1]))
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return parser


def _emphasis(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "*":  # `_` is a plain character: it stands in names and addresses
        return False
    start, count = state.pos, len(state.tokens)
    found = emphasis_tokenize(state, silent)
    if found:
        delimiter = state.delimiters[-1]
        marks = [token for token in state.tokens[count:] if token.content == "*"]
        for place, token in enumerate(marks[-delimiter.length :], start):
            token.meta = {"mark": place, "loose": not (delimiter.open or delimiter.close)}
    return found


def _foreign(state: StateInline, silent: bool) -> bool:
    match = _FOREIGN.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        _fault(state, len(match[0]), wording.UNKNOWN_MARK, mark=match[0][:12])
        state.append_pending(match[0])
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    match = _NOTE.match(state.src, state.pos)
    if not silent:
        if match:
            state.push("note", "", 0).content = match[1]
        else:
            _fault(state, 2, wording.BAD_NOTE_CALL)
            state.append_pending("[^")
    state.pos = match.end() if match else state.pos + 2
    return True


def _term(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    template = state.src[state.pos : state.pos + 2] in ("{{", "{%", "{#")
    match = None if template else _TERM.match(state.src, state.pos)
    words = match[1].strip() if match else ""
    if not silent:
        if words:
            token = state.push("term", "", 0)
            token.content, token.markup = words, (match[2] or "").strip()
            token.meta = {"mark": state.pos}
        elif match:
            _fault(state, len(match[0]), wording.EMPTY_TERM)
        elif template:  # looks like a template: words like any other
            state.append_pending(state.src[state.pos : state.pos + 2])
        else:
            _fault(state, 1, wording.UNCLOSED_MARK, mark="{")
            state.append_pending("{")
    state.pos = match.end() if match else state.pos + (2 if template else 1)
    return True


def _link(rule):
    def link(state: StateInline, silent: bool) -> bool:
        if state.src[state.pos] != "[":
            return False
        start = state.pos
        count = len(state.tokens)
        if rule(state, silent):
            for token in state.tokens[count:]:
                if token.type == "link_open" and not token.meta:
                    token.meta = {"mark": start, "length": state.pos - start}
            return True
        if not silent and re.match(r"\[[^\[\]]*\]\(", state.src[start:]):
            _fault(state, 1, wording.BROKEN_LINK)
        return False

    return link


def _fault(state: StateInline, length: int, said: Wording, **args) -> None:
    state.env["fault"](state.pos, length, said, **args)


def _tree(tokens: list[Token], fault: Fault) -> Inlines:
    """Nest the flat tokens."""
    stack: list[tuple[Token | None, list[Inline]]] = [(None, [])]
    for token in tokens:
        if token.nesting == 1:
            if len(stack) == DEPTH_LIMIT + 1:
                fault(token.meta["mark"], 1, wording.DEEP_MARKS, limit=DEPTH_LIMIT)
            stack.append((token, []))
        elif token.nesting == -1:
            opening, children = stack.pop()
            stack[-1][1].append(_mark(opening, tuple(children), fault))
        else:
            _append(stack[-1][1], _leaf(token, fault))
    return tuple(stack[0][1])


def _mark(opening: Token, children: Inlines, fault: Fault) -> Inline:
    if opening.type == "link_open":
        target = str(opening.attrs["href"])
        if not _TARGET.fullmatch(target):
            place = opening.meta
            fault(place["mark"], place["length"], wording.LINK_TARGET, target=target[:80])
        return Link(target, children)
    return (Strong if opening.tag == "strong" else Emphasis)(children)


def _leaf(token: Token, fault: Fault) -> Inline | None:
    if token.type == "note":
        return NoteCall(token.content)
    if token.type == "term":
        return Term(token.content, token.markup)
    if token.content == "*" and "mark" in token.meta and not token.meta["loose"]:
        fault(token.meta["mark"], 1, wording.UNCLOSED_MARK, mark="*")
    return Run(token.content) if token.content else None


def _append(children: list[Inline], leaf: Inline | None) -> None:
    """Add a leaf, joined to the words before it."""
    if isinstance(leaf, Run) and children and isinstance(children[-1], Run):
        children[-1] = Run(children[-1].text + leaf.text)
    elif leaf is not None:
        children.append(leaf)


_SPECIAL = re.compile(r"[\\*{}`]|\[(?=[^\[\]]*\]\(|\^)|!(?=\[)|~(?=~)|=(?==)|_(?=_)")


def typed(inlines: Inlines, terms: bool = True) -> str:
    """The text as an author types it: `parse(typed(x)) == x`.

    Without `terms`, term marks are dropped and their words kept: the msgid of a translation,
    so that correcting a gloss makes nothing fuzzy.
    """
    return "".join(_typed(inline, terms) for inline in inlines)


def _typed(inline: Inline, terms: bool) -> str:
    match inline:
        case Run(text=text):
            return _SPECIAL.sub(r"\\\g<0>", text)
        case Emphasis(children=children):
            return f"*{typed(children, terms)}*"
        case Strong(children=children):
            return f"**{typed(children, terms)}**"
        case Link(target=target, children=children):
            return f"[{typed(children, terms)}]({target})"
        case NoteCall(note=note):
            return f"[^{note}]"
        case Term(words=words, gloss=gloss):
            if not terms:
                return _SPECIAL.sub(r"\\\g<0>", words)
            return f"{{{words}|{gloss}}}" if gloss else f"{{{words}}}"
