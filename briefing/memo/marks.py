"""Turn a text as typed into inline marks: the door to markdown-it.

CommonMark's emphasis, strong and links, with a footnote call `[^id]`, the term gloss
`{확장억제|extended deterrence}` and the marks of `memo.smallmarks` added. Whatever looks like a
mark and is none is a located problem, never silently words.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as emphasis_tokenize
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from briefing.memo import smallmarks
from briefing.memo.inlines import Inlines, Run
from briefing.memo.nesting import DEPTH_LIMIT, Nesting
from briefing.memo.writing import typed as typed
from briefing.problems import Wording
from briefing.wording import memo as wording

Fault = Callable[..., None]
"""`fault(index, length, wording, **args)`: reports at characters of the text as typed."""

_CJK = re.compile(
    r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)
_NOTE = re.compile(r"\[\^([a-z][a-z0-9-]*)\]")
#: The end of a line that no `<br>` makes one, and the words behind it.
_LINE_END = re.compile(r"(?<!<br>)(?<!<br/>)(?<!<br />)(?<![ \n]) *\n\s*([^\n]{1,12})", re.I)
_TERM = re.compile(r"\{((?:[^{}|\\]|\\.)*)(?:\|((?:[^{}|\\]|\\.)*))?\}")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
#: What template languages write: words like any other, since no text is ever a template.
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}|\{[{%#]")
#: Marks of other dialects: better refused than printed as they stand.
_FOREIGN = re.compile(
    r"!\[(?!\^)(?:[^\[\]]*\]\([^()]*\))?|~~(?=\S)[^~]*~~|==(?=\S)[^=]*==|__(?=\S)[^_]*__|``+"
)


def parse(text: str, fault: Fault) -> Inlines:
    """The inlines of a text, each with its place; faults are reported in order.

    What is faulty stands as plain words. Source: CommonMark 0.31 for emphasis and links.
    """
    # A line end inside a text would join two paragraphs; it becomes one space, so that indexes fit.
    lines = text.rstrip("\n")
    typed = lines.replace("\n", " ")
    nesting = Nesting(typed)
    if behind := _LINE_END.search(lines):
        nesting.fault(behind.start(1), len(behind[1]), wording.LINE_END)
    tokens: list[Token] = []
    parser = _parser()
    state = _State(typed, parser, {"fault": nesting.fault}, tokens)
    parser.inline.tokenize(state)
    for rule in parser.inline.ruler2.getRules(""):
        rule(state)
    nesting.take(tokens)
    for index, length, sentence, args in sorted(nesting.faults, key=lambda fault: fault[0]):
        fault(index, length, sentence, **args)
    return nesting.inlines


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
    parser = MarkdownIt("zero", {"maxNesting": DEPTH_LIMIT}).enable(["escape", "emphasis", "link"])
    parser.validateLink = lambda url: True  # judged by `_link`, which knows the place
    parser.normalizeLink = lambda url: url
    ruler = parser.inline.ruler
    ruler.at("emphasis", _emphasis)
    ruler.before("emphasis", "foreign", _foreign)
    smallmarks.add(ruler)
    ruler.before("link", "note", _note)
    ruler.before("link", "term", _term)
    ruler.at("link", _link(ruler.getRules("")[-1]))
    ruler.push("unopened", _unopened)
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return parser


def _emphasis(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "*":  # `_` is a plain character: it stands in names and addresses
        return False
    start, count = state.pos, len(state.tokens)
    taken = emphasis_tokenize(state, silent)
    if taken:
        delimiter = state.delimiters[-1]
        marks = [token for token in state.tokens[count:] if token.content == "*"]
        for place, token in enumerate(marks[-delimiter.length :], start):
            loose = not (delimiter.open or delimiter.close)
            token.meta = {"mark": place, "length": 1, "loose": loose}
    return taken


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
            _push(state, "note", len(match[0])).content = match[1]
        else:
            _fault(state, 2, wording.BAD_NOTE_CALL)
            state.append_pending("[^")
    state.pos = match.end() if match else state.pos + 2
    return True


def _term(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    template = _TEMPLATE.match(state.src, state.pos)
    match = template or _TERM.match(state.src, state.pos)
    words, gloss = ("", "") if template or not match else map(_unescaped, match.groups(""))
    if not silent:
        if template:
            state.append_pending(template[0])
        elif words:
            token = _push(state, "term", len(match[0]))
            token.content, token.markup = words, gloss
        elif match:
            _fault(state, len(match[0]), wording.EMPTY_TERM)
        else:
            _fault(state, 1, wording.UNCLOSED_MARK, mark="{")
            state.append_pending("{")
    state.pos = match.end() if match else state.pos + 1
    return True


def _unescaped(words: str) -> str:
    return _ESCAPED.sub(r"\1", words).strip()


def _push(state: StateInline, type_: str, length: int) -> Token:
    token = state.push(type_, "", 0)
    token.meta = {"mark": state.pos, "length": length}
    return token


def _link(rule):
    def link(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        taken = state.src[start] == "[" and rule(state, silent)
        for token in state.tokens[count:] if taken else ():
            if token.type == "link_open" and not token.meta:
                token.meta = {"mark": start, "length": state.pos - start}
        return taken

    return link


def _unopened(state: StateInline, silent: bool) -> bool:
    """The end of a mark that has no beginning: `](` that no link took, `}` that no term took."""
    before, mark = state.src[max(0, state.pos - 1)], state.src[state.pos : state.pos + 2]
    if mark[0] == "}" and mark != "}}":
        mark = "}"
    if mark not in ("](", "}", "}}"):
        return False
    if not silent:
        if mark == "](":
            _broken_link(state)
        elif mark == "}" and before not in "%#":
            _fault(state, 1, wording.UNCLOSED_MARK, mark="}")
        state.append_pending(mark)
    state.pos += len(mark)
    return True


def _broken_link(state: StateInline) -> None:
    """Report a `](` with the words before it, where they are plain and near."""
    words = re.search(r"\[[^\[\]]*\Z", state.src[max(0, state.pos - 200) : state.pos])
    before = len(words[0]) if words else 0
    state.env["fault"](state.pos - before, before + 2, wording.BROKEN_LINK)


def _fault(state: StateInline, length: int, sentence: Wording, **args) -> None:
    state.env["fault"](state.pos, length, sentence, **args)
