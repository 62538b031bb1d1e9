"""Count headings, figures, tables, recommendations and notes in reading order, as a language does.

The outlines are those of Korean official documents (행정업무의 운영 및 혁신에 관한 규정 시행규칙
제2조, with the Ⅰ of reports above them), of Japanese ones (公用文作成の考え方, 2022), decimal ones,
and those of English reports: A.1.a.
"""

from collections.abc import Callable, Iterator

from briefing.edition import korean
from briefing.memo import walk
from briefing.memo.document import Chart, Figure, Heading, Memo, Placed, Section, Table, Text
from briefing.memo.inlines import NoteCall

Numbers = dict[str, tuple[str, str | int]]
"""By id, what is counted (`figure`, `table`, `section` …) and its number."""
LEVELS = 4


def roman(count: int) -> str:
    """I, II, III, IV …"""
    out = ""
    for sign, value in zip(("X", "IX", "V", "IV", "I"), (10, 9, 5, 4, 1), strict=True):
        out += sign * (count // value)
        count %= value
    return out


def roman_sign(count: int) -> str:
    """Ⅰ, Ⅱ, Ⅲ … in one character each, as far as Unicode has them."""
    return chr(ord("Ⅰ") + count - 1) if count <= 12 else roman(count)


def letter(count: int) -> str:
    """a, b … z, aa, ab …"""
    out = ""
    while count:
        count, last = divmod(count - 1, 26)
        out = chr(ord("a") + last) + out
    return out


def katakana(count: int) -> str:
    """ア, イ, ウ …"""
    row = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
    return row[(count - 1) % len(row)]


#: How each level counts, and the mark that its headings carry.
_Outline = tuple[tuple[Callable[[int], str], str], ...]
_OFFICIAL: dict[str, _Outline] = {
    "ko": ((roman_sign, "{}"), (str, "{}."), (korean.syllable, "{}."), (str, "{})")),
    "ja": ((str, "第{}"), (str, "{}"), (str, "({})"), (katakana, "{}")),
    "": ((roman, "{}."), (str, "{}."), (letter, "{}."), (str, "{})")),
}
_LETTERS = (lambda count: letter(count).upper(), str, letter, lambda count: roman(count).lower())


class Outline:
    """Counts the headings of one memo; gives each its mark, and the number that a link prints."""

    def __init__(self, style: str, language: str) -> None:
        family = language.partition("-")[0]
        self.style, self.family = style, family
        self.official = _OFFICIAL.get(family, _OFFICIAL[""])
        self.counts = [0] * LEVELS
        self.sign = ""
        """What stands for the number of the section inside an appendix."""

    def attach(self, sign: str) -> None:
        """Go on with an appendix: the numbers of its headings begin anew, behind its own sign."""
        self.counts = [1] + [0] * (LEVELS - 1)
        self.sign = sign

    def next(self, level: int) -> tuple[str, str]:
        """The mark of the next heading of a level (0 is a section) and its number as a whole."""
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (LEVELS - level - 1)
        counts = [max(1, count) for count in self.counts[: level + 1]]
        if self.style == "official":
            signs = [sign(count) for (sign, _), count in zip(self.official, counts, strict=False)]
            signs[0] = self.sign or signs[0]
            return self.official[level][1].format(signs[-1]), self._whole(signs)
        if self.style == "letters":
            signs = [sign(count) for sign, count in zip(_LETTERS, counts, strict=False)]
            signs[0] = self.sign or signs[0]
            return ".".join(signs) + ".", ".".join(signs)
        whole = ".".join([self.sign or str(counts[0]), *map(str, counts[1:])])
        return whole, whole

    def _whole(self, signs: list[str]) -> str:
        if self.family == "ja" and self.sign:
            return "-".join(signs)
        if self.family == "ja":
            inner = "".join(f"({sign})" for sign in signs[2:3]) + "".join(signs[3:])
            return f"第{'の'.join(signs[:2])}{inner}"
        return ("-" if self.family == "ko" else ".").join(signs)


def numbered(memo: Memo, language: str) -> tuple[Numbers, dict[str, str]]:
    """The number of everything that a link can name by it, and the marks of headings, by id.

    Args: a memo as `references.resolve` has judged it, and the language of its edition.
    """
    numbers: Numbers = {}
    counts = {"figure": 0, "table": 0}
    for kind in counts:
        for block in counted(memo, kind):
            counts[kind] += 1
            numbers[block.id or block.caption.id] = (kind, counts[kind])
    for count, recommendation in enumerate(memo.recommendations, 1):
        numbers[recommendation.id] = ("recommendation", count)
    for count, note in enumerate(calls(memo), 1):
        numbers.setdefault(note, ("note", count))
    marks: dict[str, str] = {}
    for id_, kind, mark, whole in _headings(memo, language):
        numbers[id_] = (kind, whole)
        marks |= {id_: mark} if mark else {}
    return numbers, marks


def counted(memo: Memo, kind: str) -> list[Table | Figure | Chart]:
    """What has a number among the tables (`table`) or the pictures and charts (`figure`)."""
    kinds = (Table,) if kind == "table" else (Figure, Chart)
    return [block for block in walk.parts(tuple(_in_order(memo)), *kinds) if block.caption]


def calls(memo: Memo) -> dict[str, None]:
    """The ids of the notes in the order in which they are called."""
    inlines = (inline for text in walk.texts(memo) for inline in walk.flat(text.words))
    return dict.fromkeys(inline.note for inline in inlines if isinstance(inline, NoteCall))


def titles(memo: Memo) -> dict[str, Text]:
    """The words of sections and headings, by the ids that links to them name."""
    sections = {part.id: part.title for part in (*memo.sections, *memo.appendices)}
    return sections | {block.text.id: block.text for block in walk.parts(memo, Heading)}


def _headings(memo: Memo, language: str) -> Iterator[tuple[str, str, str, str]]:
    """Id, kind, mark and number of every section and heading; those in boxes have words alone."""
    outline = Outline(memo.numbering, language)
    for id_ in titles(memo):
        yield id_, "title", "", ""
    for section in memo.sections if memo.numbering != "none" else ():
        yield section.id, _kind(memo, section), *outline.next(0)
        for block in section.body:
            if isinstance(block, Heading):
                yield block.text.id, _kind(memo, block), *outline.next(block.level)
    for count, appendix in enumerate(memo.appendices, 1):
        sign = _sign(memo, count, language)
        outline.attach(sign)
        yield appendix.id, "annex", "", sign if len(memo.appendices) > 1 else ""
        for block in appendix.body if memo.numbering != "none" else ():
            if isinstance(block, Heading):
                yield block.text.id, "annex", *outline.next(block.level)


def _sign(memo: Memo, count: int, language: str) -> str:
    """The number of an appendix: 1, 2 in Korean and Japanese, otherwise A, B."""
    figures = language.partition("-")[0] in ("ko", "ja") and memo.numbering in ("none", "official")
    return str(count) if figures else letter(count).upper()


def _kind(memo: Memo, part: Section | Heading) -> str:
    if memo.numbering == "official":
        return "outline"
    return "section" if isinstance(part, Section) else "heading"


def sound(kind: str, number: str | int, words: str) -> str:
    """What a particle of Korean agrees with, behind a number or the words that stand for it."""
    if kind == "title":
        return words
    if kind == "annex" and not number:
        return "임"
    last = str(number).rpartition("-")[2]
    if "Ⅰ" <= last <= "Ⅻ":
        last = str(ord(last) - ord("Ⅰ") + 1)
    return {"section": "장", "heading": "절"}.get(kind, last)


def _in_order(memo: Memo) -> Iterator[object]:
    """What is read in the flow: each recommendation where it is placed, or after all sections."""
    left = {recommendation.id: recommendation for recommendation in memo.recommendations}
    yield memo.lead
    for section in memo.sections:
        for block in section.body:
            yield left.pop(block.of, ()) if isinstance(block, Placed) else block
    yield tuple(left.values())
    yield memo.appendices
