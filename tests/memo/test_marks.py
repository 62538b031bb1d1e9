"""Marks of a text: what is one, what is none, and that nothing else gets through."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.memo import marks, walk
from briefing.memo.inlines import (
    Break,
    Code,
    Emphasis,
    Inlines,
    Link,
    NoteCall,
    Run,
    Strong,
    Subscript,
    Superscript,
    Term,
)
from tests.memo.marking import codes, in_file, marked

DATA = Path(__file__).parents[1] / "data"
PAYLOADS = (DATA / "markup-payloads.txt").read_text("utf-8").splitlines()
WEB = "https://example.org"

# What is a mark


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("말", (Run("말"),)),
        ("*말*", (Emphasis((Run("말"),)),)),
        ("**말**", (Strong((Run("말"),)),)),
        ("***말***", (Emphasis((Strong((Run("말"),)),)),)),
        ("**가 *나* 다**", (Strong((Run("가 "), Emphasis((Run("나"),)), Run(" 다"))),)),
        ("[말](https://example.org)", (Link(WEB, (Run("말"),)),)),
        ("[*말*]( https://example.org )", (Link(WEB, (Emphasis((Run("말"),)),)),)),
        ("[](#fig-a)은(는)", (Link("#fig-a", ()), Run("은(는)"))),
        ("끝![^note-a] 또", (Run("끝!"), NoteCall("note-a"), Run(" 또"))),
        ("{억제|deterrence}를", (Term("억제", "deterrence"), Run("를"))),
        ("{ 억제 }", (Term("억제"),)),
        ("{가\\|나\\}|a\\{b}", (Term("가|나}", "a{b"),)),
        ("*{억제|x}*", (Emphasis((Term("억제", "x"),)),)),
        ("\\*\\{\\[a\\]\\(b\\)\\`\\\\", (Run("*{[a](b)`\\"),)),
        ("가\\나 C:\\d", (Run("가\\나 C:\\d"),)),
        ("2 * 3 ** 4", (Run("2 * 3 ** 4"),)),
        (
            "_a_ a_b <b>x</b> &amp; [가] (나) ~a =b",
            (Run("_a_ a_b <b>x</b> &amp; [가] (나) ~a =b"),),
        ),
        ("CO~2~와", (Run("CO"), Subscript((Run("2"),)), Run("와"))),
        ("10^-3^m^2^", (Run("10"), Superscript((Run("-3"),)), Run("m"), Superscript((Run("2"),)))),
        ("1~2월·A~B·3~4월 ^_^", (Run("1~2월·A~B·3~4월 ^_^"),)),
        ("m\\^2 A\\~B~ a ^ b", (Run("m^2 A~B~ a ^ b"),)),
        ("`translate *x*` 명령", (Code("translate *x*"), Run(" 명령"))),
        ("세종대로 1 <br> 02-100<BR/>끝", (
            Run("세종대로 1"), Break(), Run("02-100"), Break(), Run("끝"))),
        ("", ()),
    ],
)  # fmt: skip
def test_a_mark_is_what_commonmark_says(text, inlines):
    """Emphasis, strong, links, note calls and terms; a backslash takes a mark's meaning away."""
    assert marked(text) == (inlines, [])


@pytest.mark.parametrize(
    ("text", "strong"),
    [
        ("**마크다운(Markdown)**을", "마크다운(Markdown)"),
        ("**‘억제’**를", "‘억제’"),
        ("말하는**『책』**이", "『책』"),
        ("이른바 **(가)**나", "(가)"),
        ("**한·일**의", "한·일"),
        ("**확장억제.**그리고", "확장억제."),
        ("그는**“간다”**고", "“간다”"),
        ("日本**（にほん）**の", "（にほん）"),
    ],
)
def test_strong_stands_beside_brackets_and_hangul(text, strong):
    """Korean sets particles behind brackets without a space; CommonMark alone would not see it."""
    inlines, faults = marked(text)
    assert faults == []
    assert [walk.visible(one.children) for one in inlines if isinstance(one, Strong)] == [strong]


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}", "{{ x|y }}", "{{7*7}}", "{{ ''.__class__.__mro__ }}", "{% if x %}", "{%- x -%}",
        "{# *x* #}", "{{ [a](b) }}", "%(x)s", "%s %d {{", "a {% b", "<%= x %>", "${{ x }}",
        "{{ `x` }}", "{% raw %}{{ x }}{% endraw %}", "{{x}}y}}", "100%}",
    ],
)  # fmt: skip
def test_a_template_is_words(text):
    """What template languages write stands in a memo as typed (C19)."""
    assert marked(text) == ((Run(text),), [])


# What looks like a mark and is none


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("가 *나", [(2, 1, "unclosed-mark")]),
        ("가 **나", [(2, 2, "unclosed-mark")]),
        ("가**", [(1, 2, "unclosed-mark")]),
        ("**가*", [(0, 1, "unclosed-mark")]),
        ("*가**", [(3, 1, "unclosed-mark")]),
        ("a*b", [(1, 1, "unclosed-mark")]),
        ("[*가](#a)*", [(1, 1, "unclosed-mark"), (8, 1, "unclosed-mark")]),
        ("가 {나", [(2, 1, "unclosed-mark")]),
        ("나|x} 가", [(3, 1, "unclosed-mark")]),
        ("{가|나|다}", [(0, 1, "unclosed-mark"), (6, 1, "unclosed-mark")]),
        ("가 {}", [(2, 2, "empty-term")]),
        ("{ |x}", [(0, 5, "empty-term")]),
        ("가[^", [(1, 2, "bad-note-call")]),
        ("가[^A]", [(1, 2, "bad-note-call")]),
        ("가[^1]", [(1, 2, "bad-note-call")]),
        ("가[^a", [(1, 2, "bad-note-call")]),
        ("![가](x.png)", [(0, 11, "unknown-mark")]),
        ("가~~나~~", [(1, 5, "unknown-mark")]),
        ("==가==", [(0, 5, "unknown-mark")]),
        ("__가__", [(0, 5, "unknown-mark")]),
        ("가 ``나", [(2, 2, "unknown-mark")]),
        ("가 m^2", [(3, 1, "unclosed-mark")]),
        ("<br>가", [(0, 4, "loose-break")]),
        ("가 <br><br> 나", [(6, 5, "loose-break")]),
        ("가 <br> ", [(2, 5, "loose-break")]),
        ("가 [나](#", [(2, 4, "broken-link")]),
        ("[나](#a b)", [(0, 4, "broken-link")]),
        ("[[나](#a)](#b)", [(8, 2, "broken-link")]),
        ("[나[^a]](#b)", [(6, 2, "broken-link")]),
        ("[나](#a '제목')", [(0, 12, "broken-link")]),
        ("말[나](라고)", [(1, 7, "link-target")]),
    ],
)
def test_a_broken_mark_is_told_once_at_its_place(text, faults):
    """Unclosed and unknown marks are located, and stand as plain words."""
    inlines, found = marked(text)
    assert found == faults
    assert walk.visible(inlines).count("가") == text.count("가")


@pytest.mark.parametrize(
    ("yaml", "faults"),
    [
        ("x: 가나 *다", [("memo.yaml:1:7", 1, "unclosed-mark")]),
        ("x: '가 ''나'' [^X]'", [("memo.yaml:1:13", 2, "bad-note-call")]),
        ('x: "\\uac00 \\"{\\""', [("memo.yaml:1:14", 1, "unclosed-mark")]),
        ("x: >-\n  가나\n  다라 **마\n\n  바 ``사 아\n", [
            ("memo.yaml:3:6", 2, "unclosed-mark"), ("memo.yaml:5:3", 7, "line-end"),
            ("memo.yaml:5:5", 2, "unknown-mark")]),
        ("x:\n  ko: |\n    가\n\n    나 {다\n  en: >\n    one\n    two ~~three~~\n", [
            ("memo.yaml:5:5", 4, "line-end"), ("memo.yaml:5:7", 1, "unclosed-mark"),
            ("memo.yaml:8:9", 9, "unknown-mark")]),
        ("x: >-\r\n  가\r\n  [나](javascript:x)\r\n", [("memo.yaml:3:3", 17, "link-target")]),
    ],
)  # fmt: skip
def test_a_fault_is_where_it_stands_in_the_file(yaml, faults):
    """Line and column are those of the file, in folded, literal and quoted scalars alike."""
    text, found = in_file(yaml)
    assert text is not None
    assert found == faults


# Addresses (C20)


@pytest.mark.parametrize(
    "target",
    [
        WEB, "http://example.org/a?b=c#d", "https://example.org/(a)", "https://한국.kr/길",
        "https://example.org:8080/", "https://medium.com/@user/x",
        "https://example.org/%40", "https://example.org/?mail=a@b.kr", "mailto:desk@example.org",
        "mailto:a@example.org?subject=x", "tel:+82-2-123-4567", "tel:110", "#gains", "#gains.3",
        "#key_points.1", "#fig-1",
    ],
)  # fmt: skip
def test_an_allowed_address_is_kept_as_typed(target):
    """Links lead to the web, to mail, to a telephone, or to a unit of the memo (C20)."""
    assert marked(f"[가]({target})") == ((Link(target, (Run("가"),)),), [])


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)",
        "<javascript:alert(1)>", "javascript&colon;alert(1)", "javascript&#58;alert(1)",
        "&#106;avascript:alert(1)", "java%73cript:alert(1)", "%6aavascript:alert(1)",
        "\\javascript:alert(1)", "javascript://example.org/%0aalert(1)", "data:text/html,x",
        "DATA:text/html;base64,eA==", "vbscript:msgbox(1)", "VBScript:x", "file:///etc/passwd",
        "file:x", "FILE://host/x", "blob:https://example.org/x", "ftp://example.org", "about:blank",
        "view-source:https://example.org", "ws://example.org", "//host", "//host/x", "///host",
        "\\\\\\\\host\\\\share", "/etc/passwd", "../x", "x.html", "?x", "", "<>", "HTTPS://example.org",
        "https:example.org", "https:/example.org", "https:///example.org", "https://",
        "https://bank@evil", "https://[::1", "https://[evil", "https://bank:pw@evil/x",
        "https://bank%40evil", "https://a\\\\@evil",
        "https://a@b@c", "http://@evil", "https://#x", "https://?x", "https://e\"x", "mailto:x",
        "mailto:a@b?x%0aBcc:c", "mailto:a:b@c", "mailto:a@b@c", "tel:abc", "tel:", "#", "#A", "#1a",
        "#a b", "＃a", "https：//example.org", "h\u200bttps://example.org",
    ],
)  # fmt: skip
def test_any_other_address_is_refused_and_leads_nowhere(target):
    """Schemes that run or read, hosts in disguise, local files: one problem, no link (C20)."""
    inlines, faults = marked(f"[가]({target})")
    assert [code for *_, code in faults] in (["link-target"], ["broken-link"])
    assert not any(isinstance(one, Link) for one in walk.flat(inlines))
    assert walk.visible(inlines).lstrip("[").startswith("가")


@pytest.mark.parametrize("gap", ["\n", "\t", "\r", "\x0b", " ", "\u00a0", "\u2028"])
def test_an_address_is_not_put_together_over_a_gap(gap):
    """A line end or a space inside an address does not vanish (C20)."""
    inlines, faults = marked(f"[가](jav{gap}ascript:alert)")
    assert len([code for *_, code in faults if code != "line-end"]) == 1
    assert not any(isinstance(one, Link) for one in walk.flat(inlines))


# Markup of other languages (C18)


def test_there_are_enough_payloads():
    """The list of hostile markup is long, and no payload stands in it twice."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 80


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_markup_is_words(payload):
    """No markup of another language becomes anything but words, the very same (C18)."""
    inlines, faults = marked(payload)
    assert {type(one) for one in walk.flat(inlines)} <= {Run, Term, Code}
    assert {code for *_, code in faults} <= {"unclosed-mark", "unknown-mark"}
    if not (faults or re.search("[{`]", payload)):  # braces hold a term, backticks code
        assert inlines == (Run(payload),)
    assert marked(marks.typed((Run(payload),))) == ((Run(payload),), [])
    within = (Strong((Run(f"가 {payload} 나"),)), Link(WEB, (Run(payload),)))
    assert marked(marks.typed(within)) == (within, [])


# Laws

#: Pieces of which the hard cases are made.
_PIECES = (
    "가", "나다", "a", "B", "1", " ", "  ", "(", ")", "[", "]", "](", "{", "}", "|", "*", "**",
    "\\", "!", "~", "~~", "=", "==", "_", "__", "`", "^", "[^", "%", "#", "<b>", "&amp;", "“", "”",
    "·", ".", "{{", "}}", "://", "<br>", "A~2~", "^2^", "`a`", "[^a]",
    "![", "[가](#a)", "{가|b}", "{가}", "*가*",
)  # fmt: skip
typing = st.lists(st.sampled_from(_PIECES), max_size=12).map("".join)
words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5).map("".join)
solid = words.map(str.strip).filter(bool)
addresses = st.sampled_from(
    [WEB, "#gains.3", "https://example.org/a_(b)?c=1&copy;=2", "https://example.org/)x(", "tel:1"]
)
terms = st.builds(Term, solid, st.one_of(st.just(""), solid))
calls = st.builds(NoteCall, st.sampled_from(["a", "note-b"]))


def _joined(parts: list) -> Inlines:
    """Parts with words between neighbours that could not be told apart."""
    out = []
    for part in parts:
        touching = (
            out and isinstance(part, Emphasis | Strong) and isinstance(out[-1], Emphasis | Strong)
        )
        if touching or (out and isinstance(part, Run) and isinstance(out[-1], Run)):
            continue
        out.append(part)
    return tuple(out)


#: Words that a mark may begin and end with wherever it stands.
_inner = st.builds(lambda text: (Run(f"가{text}나"),), words)
_linked = st.builds(lambda text, term: (Run(text), term), words, terms)
links = st.builds(
    Link, addresses, st.one_of(st.just(()), st.builds(lambda t: (Run(t),), words), _linked)
)
emphases = st.one_of(st.builds(Emphasis, _inner), st.builds(Strong, _inner))
inlines_of = st.lists(
    st.one_of(words.map(Run), words.map(Run), terms, calls, links, emphases), max_size=6
).map(_joined)


@given(inlines_of)
def test_typed_marks_are_read_as_they_were(inlines):
    """`parse(typed(x)) == x`, without a fault, for any inlines that can be typed."""
    assert marked(marks.typed(inlines)) == (inlines, [])


@given(typing)
def test_what_was_read_without_fault_is_read_again(text):
    """A text without faults is typed as a text with the same marks."""
    inlines, faults = marked(text)
    if not faults:
        assert marked(marks.typed(inlines)) == (inlines, [])


@given(typing)
def test_a_text_without_its_terms_says_the_same(text):
    """Dropping the marks of terms keeps every visible word, and brings no fault."""
    inlines, faults = marked(text)
    bare, more = marked(marks.typed(inlines, terms=False))
    assert walk.visible(bare) == walk.visible(inlines)
    assert not any(isinstance(one, Term) for one in walk.flat(bare))
    assert faults or not more


@given(typing)
def test_every_inline_has_its_place(text):
    """Links know where their target is typed, calls and terms their mark, words their letters."""
    inlines, faults = marked(text)
    for inline in walk.flat(inlines):
        index, length = getattr(inline, "place", (0, 0))
        typed = text[index : index + length]
        match inline:
            case Link():
                assert text[:index].endswith("](")
            case NoteCall(note=note):
                assert typed == f"[^{note}]"
            case Term():
                assert typed[0] + typed[-1] == "{}"
            case Run(text=words) if not faults:
                assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", typed).replace("\n", " ") == words


@given(st.text())
def test_no_text_stops_the_reader(text):
    """Whatever is typed comes back as inlines, with each fault inside the text."""
    _, faults = marked(text)
    assert all(0 <= index < index + length <= len(text) for index, length, _ in faults)


# Depth and length (C25)


@pytest.mark.parametrize(("depth", "found"), [(8, []), (9, ["deep-marks"]), (400, ["deep-marks"])])
def test_marks_are_nested_up_to_a_limit(depth, found):
    """Deeper marks are told once and left out, so that no later stage runs out of stack (C25)."""
    text = "".join("*가 " if n % 2 else "**가 " for n in range(depth))
    text += "".join("나*" if n % 2 else "나**" for n in reversed(range(depth)))
    inlines, _ = marked(text)
    assert codes(text) == found

    def deepest(inlines):
        return max(
            (1 + deepest(one.children) for one in inlines if isinstance(one, Emphasis | Strong)),
            default=0,
        )

    assert deepest(inlines) == min(depth, 8)
    assert walk.visible(inlines).replace("*", "") == "가 " * depth + "나" * depth


@pytest.mark.parametrize(
    "piece",
    ["^", "A~", "` ", "<br>",
     "[", "{", "*", "[*", "*[{", "*가 **나 ", "[가](", "[가](#a", "![", "`", "~~a", "\\", "](", "}",
     "{%a", "[^", "가*", "{가|", "[가](u \"", "한국어 문장은 길다. ", "가", "A"],
)  # fmt: skip
def test_long_texts_take_time_by_their_length(piece):
    """Twice the text takes about twice the time, whatever it is made of (C25)."""
    took = []
    for length in (2_000, 12_000):
        text, times = (piece * length)[:length], []
        for _ in range(3):  # the quickest tells what the text asks, without what others took
            start = time.process_time()
            inlines, _ = marked(text)
            marks.typed(inlines)
            times.append(time.process_time() - start)
        took.append(min(times))
    assert took[1] < 6 * 4 * took[0] + 0.2


def test_a_paragraph_of_the_largest_size_is_read():
    """A text of 200,000 characters, and a word of 20,000, are read as they stand (C25)."""
    text = "한국어 문장은 *길다* {억제|deterrence}. " * 6_900
    assert len(text) > 200_000
    inlines, faults = marked(text[:200_000].rpartition(" ")[0])
    assert faults == []
    assert len(inlines) > 20_000
    assert marked("가" * 20_000) == ((Run("가" * 20_000),), [])
