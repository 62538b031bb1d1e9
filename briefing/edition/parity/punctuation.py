"""Find slips of the pen in one text: brackets and quotes, doubled words, leftover Korean."""

import re
from dataclasses import dataclass

from briefing.edition.places import problem_in, typed_place
from briefing.memo.document import Text
from briefing.memo.walk import visible
from briefing.problems import Report, Wording
from briefing.wording import parity as wording

_BRACKETS = ("()", "[]", "（）", "［］", "【】", "〔〕")
_QUOTES = {
    "ko": ("“”", "‘’", "『』", "「」", "《》", "〈〉"),
    "en": ("“”",),
    "ja": ("「」", "『』", "《》", "〈〉", "“”"),
    "fr": ("«»", "“”"),
    "zh": ("“”", "‘’", "《》", "「」", "『』"),
}
_PROPER = {"ko": "“ ” or ‘ ’", "en": "“ ” or ‘ ’", "ja": "「 」 or 『 』", "fr": "« »"}
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ]+(?:[\s·]+[가-힣ㄱ-ㅎㅏ-ㅣ]+)*")
#: Between these, Korean in a translation is meant: 「확장억제」, (한국어).
_QUOTED = re.compile(
    "|".join(
        f"{re.escape(first)}[^{re.escape(first + last)}]{{0,500}}{re.escape(last)}"
        for first, last in (*_BRACKETS, "“”", "‘’", "「」", "『』", "«»", "《》", "〈〉")
    )
)
_DOUBLED = re.compile(r"(?<![\w’'-])(?P<word>[^\W\d_]{2,})\s+(?P=word)(?![\w’'-])", re.IGNORECASE)
#: Words that a sentence may hold twice in a row.
_MAY_DOUBLE = frozenset(
    {"had", "that", "very", "nous", "vous", "die", "der", "das", "점점", "하나", "오래"}
)
#: Languages that make words by saying one twice.
_REDOUBLING = frozenset({"vi", "id", "ms", "tr", "tl", "th", "sw"})
#: 1), a), 가): item marks, whose bracket opens nowhere.
_ITEM_MARK = re.compile(r"(?:^|(?<=[\s,;:]))[0-9a-zA-Zivx가-하]{1,3}(?=[)）])")
_STOPS = (("、", "，"), ("。", "．"))


def check(text: Text, report: Report) -> None:
    """Report what is wrong with the marks of a text, by the habits of its language."""
    page = _Page(text, visible(text.words), text.language.split("-")[0], report)
    _balance(page)
    _straight(page)
    _doubled(page)
    if page.language != "ko":
        _korean(page)
    if page.language == "ja":
        _stops(page)
    if page.language == "fr":
        _guillemets(page)


@dataclass(frozen=True, slots=True)
class _Page:
    """The visible words of a text, and where to report."""

    text: Text
    words: str
    language: str
    report: Report

    def say(self, sentence: Wording, start: int, end: int, **args) -> None:
        """Report a stretch of the visible words."""
        self.report(problem_in(self.text, start, end - start, sentence, **args))


def _balance(page: _Page) -> None:
    """Every bracket and quote has its partner, and they do not cross."""
    pairs = (*_BRACKETS, *_QUOTES.get(page.language, ()))
    closing = {pair[1]: pair[0] for pair in pairs}
    partners = closing | {pair[0]: pair[1] for pair in pairs}
    marks = {match.end() for match in _ITEM_MARK.finditer(page.words)}
    opened: list[tuple[str, int]] = []
    lone: list[tuple[str, int]] = []
    for place, char in enumerate(page.words):
        if char in closing and opened and opened[-1][0] == closing[char]:
            opened.pop()
        elif char in closing and place not in marks and not _apostrophe(page, place):
            lone.append((char, place))
        elif char in partners and char not in closing:
            opened.append((char, place))
    for char, place in sorted(lone + opened + _single(page), key=lambda mark: mark[1]):
        partner = partners.get(char, "’")
        page.say(wording.UNBALANCED, place, place + 1, mark=char, partner=partner)


def _apostrophe(page: _Page, place: int) -> bool:
    """Whether a ’ stands inside or behind a word or before the figures of a year."""
    if page.words[place] != "’":
        return False
    before, behind = page.words[place - 1 : place], page.words[place + 1 : place + 2]
    return (before.isalnum() and before.isascii()) or behind.isdigit()


def _single(page: _Page) -> list[tuple[str, int]]:
    """English ‘ without ’: a ’ may be an apostrophe, so that only the other way is certain."""
    if page.language != "en":
        return []
    stretches = re.finditer(r"‘(?!\d\ds?\b)[^‘]*", page.words)
    return [("‘", s.start()) for s in stretches if not re.search(r"’(?![A-Za-z])", s[0])]


def _straight(page: _Page) -> None:
    for match in re.finditer(r"(?<!\d)[\"']", page.words):
        apostrophe = match[0] == "'" and re.match(r"\w'\w", page.words[match.start() - 1 :])
        wanted = "’" if apostrophe else _PROPER.get(page.language, "“ ” or ‘ ’")
        page.say(wording.STRAIGHT_QUOTE, *match.span(), mark=match[0], wanted=wanted)


def _doubled(page: _Page) -> None:
    for match in re.finditer(r"[ \u00a0\u202f]{2,}", page.words):
        place = match.start(), len(match[0])
        # A link without words, to be filled with `Figure 1`, stands between two single spaces.
        if typed_place(page.text.origin.value, page.text.words, *place)[1] == place[1]:
            page.say(wording.DOUBLED_SPACE, *match.span())
    for match in _DOUBLED.finditer(page.words) if page.language not in _REDOUBLING else ():
        if match["word"].lower() not in _MAY_DOUBLE:
            page.say(wording.DOUBLED_WORD, *match.span(), word=match["word"])


def _korean(page: _Page) -> None:
    """Korean outside brackets and quotes."""
    words = _QUOTED.sub(lambda match: "\x00" * len(match[0]), page.words)
    for match in _HANGUL.finditer(words):
        page.say(wording.LEFT_IN_KOREAN, *match.span(), words=match[0][:20])


def _stops(page: _Page) -> None:
    for usual, other in _STOPS:
        if usual in page.words and other in page.words:
            place = page.words.index(other)
            page.say(wording.MIXED_STOPS, place, place + 1, mark=other, other=usual)


def _guillemets(page: _Page) -> None:
    for match in re.finditer(r"«(?![\u202f\u00a0])|(?<![\u202f\u00a0])»", page.words):
        page.say(wording.GUILLEMET_SPACE, *match.span(), mark=match[0])
