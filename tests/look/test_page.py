"""Korean words hold together in print: joiners in the tree, and lines as they are laid out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from weasyprint.formatting_structure import boxes

from briefing.edition.korean import LONG_BRACKET, WORD_JOINER
from briefing.look import page
from tests.look.print.typesetting import draft, elements, layout, paper

WIDE = re.compile("[\u3400-\u9fff\uac00-\ud7a3]")
CLOSING, OPENING = set(")]」』》〉’”.,!?%·…‥:;"), set("([「『《〈‘“")
#: Column widths in em, from a few syllables to more than a line of the brief.
WIDTHS = [4 + n**1.5 / 3 for n in range(22)]
#: Words with every mark that may stand in or beside them.
_PROSE = """
    한·미·일 3국은 2022년 5월 21일(토) 2018–2022년 8∼9월 100%가 20.5%p로 ₩3,000억을
    ‘포괄적 전략동맹’으로 “대응하는 것이다.”라고 「공급망기본법」·『징비록』을 〈표 1〉과
    소(小)다자(多者)협력 日·中 확장억제(extended deterrence)를 지소미아(GSOMIA)는 화성-17형,
    F-35A를 그러나…또 국제연합[UN]의 인도·태평양(Indo-Pacific region)의 제2조①항; 말하자면:
    정말?! 아니다! (가)나 [다]라 《한미관계사》. 미국(미 CSIS 보고서)은 A/B형 및/또는 3.5배
    https://example.org/a-b/c에서 1:1 G7·G20과 NATO와 ‘(이하 협력)’이라 「AI」「법」G7
    한국–일본 「법」(안)
"""
WORDS = _PROSE.split()


def joined(html: str) -> str:
    """The text of a body with a bar where words are held together."""
    tree = page.parse(
        f'<html lang="ko"><head><title>한국어</title></head><body>{html}</body></html>'
    )
    tree = page.joined(tree)
    return "".join(tree.find("body").itertext()).replace(WORD_JOINER, "|")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>협력은</p>", "협|력|은"),
        ("<p><em>협력</em>은</p>", "협|력|은"),
        ("<p>그 <b>협<i>력</i></b>은</p>", "그 협|력|은"),
        ("<p>한국</p><p>일본</p>", "한|국일|본"),
        ("<ul><li>한국</li><li>일본</li></ul>", "한|국일|본"),
        ("<table><tr><td>한국</td><td>일본</td></tr></table>", "한|국일|본"),
        ("<p>한국<br>일본</p>", "한|국일|본"),
        ("<div>한<p>일</p>미</div>", "한일미"),
        ('<p>확장억제(<span lang="en">extended</span>)를</p>', "확|장|억|제|(extended)|를"),
        ('<p><span lang="en">word</span>를</p>', "word|를"),
        ('<p>그 <span lang="ja">経済安全保障</span>은</p>', "그 経済安全保障|은"),
        ('<p lang="en">The 한국어 word</p>', "The 한국어 word"),
        ('<p lang="en">The <span lang="ko">한국어</span> word</p>', "The 한|국|어 word"),
        ('<p lang="ja">日本語の文</p>', "日本語の文"),
        ('<p>협력<span class="footnote">각주 글</span>은</p>', "협|력각|주 글|은"),
        ('<p>협력.<span class="footnote">각주</span> 그</p>', "협|력|.각|주 그"),
        ("<style>한국</style><script>한국</script><svg><text>한국</text></svg>", "한국한국한국"),
        ("<p>한국</p> 일본", "한|국 일|본"),
    ],
)
def test_words_are_joined_across_elements_of_a_line(html, text):
    """Inline elements make no difference; blocks, notes and other languages stand apart."""
    assert joined(html) == text


def test_a_head_and_attributes_hold_no_joiner():
    """Titles, metadata, anchors and alternative texts stay as they were."""
    html = '<p id="한국어" title="한국어"><img alt="한국어" src="x"></p>'
    tree = page.parse(
        f'<html lang="ko"><head><title>한국어</title></head><body>{html}</body></html>'
    )
    tree = page.joined(tree)
    assert WORD_JOINER not in tree.find("head/title").text
    for element in tree.iter():
        assert not any(WORD_JOINER in value for value in element.attrib.values())


def test_the_words_of_an_element_are_read_without_joiners():
    """What is compared, searched and copied knows nothing of them."""
    tree = paper("<p>한·미 <em>동맹</em>은</p>")
    (paragraph,) = elements(tree, "p")
    assert WORD_JOINER in "".join(paragraph.itertext())
    assert page.text_of(paragraph) == "한·미 동맹은"


# Lines as they are laid out


def _columns(paragraphs: list[str]) -> page.Tree:
    """The paragraphs in columns of every width, on one long page."""
    style = """@page { size: 300mm 20000mm; margin: 5mm }
        p { text-align: left; margin: 0 0 2px; text-indent: 0 }
        * { hyphens: manual !important }
        .footnote { display: none }"""
    parts = [
        f'<div style="width: {width}em; font-size: 10pt">{text}</div>'
        for width in WIDTHS
        for text in paragraphs
    ]
    return paper(*parts, style=style)


def _lines(box: boxes.Box) -> Iterator[boxes.LineBox]:
    if isinstance(box, boxes.LineBox):
        yield box
    for child in getattr(box, "children", ()):
        if not isinstance(box, boxes.LineBox):
            yield from _lines(child)


def _text(box: boxes.Box) -> str:
    if isinstance(box, boxes.TextBox):
        return box.text
    return "".join(_text(child) for child in getattr(box, "children", ()))


def breaks(tree: page.Tree) -> Iterator[tuple[str, int]]:
    """Every line end of the paragraphs: the text without joiners, and where it is broken."""
    lines: dict[object, list[str]] = {}
    for sheet in layout(tree).pages:
        for line in _lines(sheet._page_box):
            lines.setdefault(line.element, []).append(_text(line).replace(WORD_JOINER, ""))
    for element in elements(tree, "p"):
        text = re.sub("[ \n]+", " ", _shown(element)).strip(" ")
        at = 0
        for line in lines[element]:
            start = at = at + (text[at : at + 1] == " ")
            at += len(line.strip(" \n"))
            assert text[start:at] == line.strip(" \n")
            if at < len(text):
                yield text, start, at


def _shown(element: page.Tree) -> str:
    """The words of an element without its footnotes."""
    if element.get("class") == "footnote":
        return ""
    inner = "".join(_shown(child) + (child.tail or "") for child in element)
    return ((element.text or "") + inner).replace(WORD_JOINER, "")


def bad(text: str, start: int, at: int) -> str:
    """What is wrong with a line of a text from `start` to `at`; nothing if it may end there."""
    before, after = text[at - 1], text[at]
    if after == " ":
        after = text[at + 1]
    elif " " not in text[start:at] and not _long_bracket(text, start, at):
        return ""  # one word, wider than the column
    elif not _long_bracket_begins(text, at):
        if WIDE.match(before) or WIDE.match(after):
            return "a Korean word is broken"
        if before.isdigit() and after.isdigit():
            return "a number is broken"
    if after in CLOSING:
        return "a closing mark begins a line"
    return "an opening bracket ends a line" if before in OPENING else ""


def _long_bracket_begins(text: str, at: int) -> bool:
    """Whether a bracketed gloss in Latin letters begins here, which may stand on its own line."""
    gloss = re.match(r"\(([^()]*[A-Za-z][^()]*)\)", text[at:])
    return bool(gloss) and len(gloss[1]) >= LONG_BRACKET


def _long_bracket(text: str, start: int, at: int) -> bool:
    """Whether a word could have been broken before its bracket instead."""
    return any(_long_bracket_begins(text, place) for place in range(start + 1, at))


def test_lines_of_any_width_break_between_words():
    """Of words with every mark, none is broken that fits, and no mark stands on the wrong side."""
    chance = random.Random(1)
    paragraphs = [f"<p>{' '.join(chance.sample(WORDS, len(WORDS)))}</p>" for _ in range(3)]
    found = list(breaks(_columns(paragraphs)))
    assert len(WIDTHS) >= 20
    assert len(found) > 500
    assert [
        (text[start:at], why) for text, start, at in found if (why := bad(text, start, at))
    ] == []


def test_without_joiners_the_same_words_are_broken(monkeypatch):
    """The engine alone breaks Korean words: the test above can fail."""
    monkeypatch.setattr(page, "joined", lambda tree: tree)
    found = list(breaks(_columns([f"<p>{' '.join(WORDS)}</p>"])))
    assert sum(bool(bad(text, start, at)) for text, start, at in found) > 100


def test_lines_of_the_essay_break_between_words():
    """The essay's own paragraphs, with glosses and emphasis as printed, at every width."""
    html = draft("ko-en").page.html
    prose = re.findall(r'<p id="[^"]*" data-unit[^>]*>.*?</p>', html)
    prose = [re.sub(r'</?a\b[^>]*>| id="[^"]*"', "", text) for text in prose]
    assert len(prose) > 15
    found = list(breaks(_columns(prose[::3])))
    assert len(found) > 1_000
    assert [
        (text[start:at], why) for text, start, at in found if (why := bad(text, start, at))
    ] == []


def test_the_call_of_a_footnote_stays_with_its_word():
    """No line begins with the number of a note, and a particle behind it stays as well."""
    style = "@page { size: 200mm 3000mm; margin: 5mm } p { text-align: left; text-indent: 0 }"
    note = '<span class="footnote">글</span>'
    text = f"협력의 시작{note}은 신뢰{note}의 일이다.{note} 또 ‘말’{note} 뒤에"
    parts = [f'<div style="width: {n / 2 + 3.2}em"><p>{text}</p></div>' for n in range(20)]
    begun = []
    for sheet in layout(paper(*parts, style=style)).pages:
        for line in _lines(sheet._page_box):
            if getattr(line.element, "tag", "") == "p":
                begun.append(_text(line).replace(WORD_JOINER, "").strip())
    assert len(begun) > 60
    assert {number for line in begun for number in re.findall(r"\d", line)} == set("1234567890")
    assert [line for line in begun if re.match(r"\d|[은의]", line)] == []
