"""A paragraph that breaks badly gets a setting in which it breaks well, and keeps its words."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.look import page
from briefing.look.print.layout import paragraphs, tuning
from briefing.look.print.layout.gluing import Glue
from briefing.look.print.layout.measure import Line
from briefing.look.print.layout.paragraphs import Setting
from tests.look.print.typesetting import elements, laid_out, layout, lead, note, paper, prose

#: Sheets so large that pages play no part.
WIDE_PAGE = "@page { size: 200mm 2000mm; margin: 10mm }"


def columns(texts, widths, style="", language="ko"):
    """A page of paragraphs that are so many millimetres wide."""
    made = [f'<p style="width: {w}mm">{text}</p>' for text, w in zip(texts, widths, strict=True)]
    return paper(lead(*made), style=WIDE_PAGE + style, language=language)


def faults(tree):
    """What is wrong with each paragraph of a tree as it stands."""
    measured = laid_out(tree)
    return [paragraphs.faults(measured.lines[p]) for p in elements(tree, "p")]


def mended(tree):
    """The faults of each paragraph before it is mended, and after."""
    before = faults(tree)
    paragraphs.mend(tree, laid_out(tree), layout)
    return before, faults(tree)


@pytest.mark.parametrize("seed", range(3))
def test_short_last_lines_are_mended(seed):
    """Of sixty paragraphs of any length and width none keeps a last line of three letters."""
    chance = random.Random(seed)
    texts = [prose(chance, chance.randint(8, 24)) for _ in range(60)]
    widths = [chance.uniform(60, 128) for _ in texts]
    before, after = mended(columns(texts, widths, ".lead p { text-align: left }"))
    assert sum("short" in found for found in before) >= 3
    assert [n for n, found in enumerate(after) if "short" in found] == []


def test_short_last_lines_are_mended_where_words_have_no_spaces():
    """A last line of a single kana gets company too."""
    long = "三か国の協力を再び動かすには、小さくても確かな一歩から始めなければならない。" * 3
    texts = [long[: 70 + n] + "のだ。" for n in range(8)] * 2
    widths = [122] * 8 + [125] * 8  # 35 or 36 letters
    before, after = mended(columns(texts, widths, language="ja"))
    assert sum("short" in found for found in before) >= 2
    assert sum("short" in found for found in after) == 0


def test_wide_lines_are_mended():
    """Long words leave wide spaces; the spaces that remain are narrower than before."""
    chance = random.Random(7)
    long = ["북대서양조약기구(NATO)와", "포괄적동맹관계를", "상호방위조약(Mutual Defense Treaty)의"]
    texts = [
        " ".join(
            chance.choice(long) if chance.random() < 0.25 else prose(chance, 1).split()[0]
            for _ in range(40)
        )
        for _ in range(6)
    ]
    tree = columns(texts, [100] * 6)

    def widest():
        measured = laid_out(tree)
        return [
            max((line.gap for line in measured.lines[p][:-1] if line.justified), default=0)
            for p in elements(tree, "p")
        ]

    before = widest()
    paragraphs.mend(tree, laid_out(tree), layout)
    after = widest()
    assert max(before) > 1
    assert max(after) <= tuning.WIDEST
    assert sum(after) < sum(before)


def test_ragged_is_the_last_resort():
    """Ragged is only what every other setting would leave a space in that may not stand."""
    hopeless = "가나다라마바사아자차카타파하가나다라마바 " * 6
    tree = columns([hopeless, prose(random.Random(2), 40)], [85, 120])
    paragraphs.mend(tree, laid_out(tree), layout)
    first, second = elements(tree, "p")
    assert first.get("style").endswith("text-align: left")
    assert "text-align" not in second.get("style")


def test_calls_of_notes_are_as_wide_in_a_trial_as_on_the_page():
    """A trial numbers the notes of a paragraph as its page does, so that lines break alike."""
    chance = random.Random(3)
    many = "".join(f"앞{note('주')}" for _ in range(11))
    text = " ".join(prose(chance, 9) + note("주") for _ in range(4))
    tree = paper(lead(f"<p>{many}</p>", f'<p style="width: 74mm">{text}</p>'), style=WIDE_PAGE)
    target = elements(tree, "p")[1]
    measured = laid_out(tree)
    trial, copies = paragraphs.trial(tree, {target: [Setting()] * 4})
    tried = laid_out(trial)
    own = [line.text for line in measured.lines[target]]
    assert [[line.text for line in tried.lines[copy]] for _, copy in copies[target]] == [own] * 4


def test_a_paragraph_beside_a_float_is_mended_untried():
    """What narrows a paragraph on the page is not in the trial: its short last line is glued."""
    beside = "<div style='float: right; width: 40mm; height: 90mm'></div>"
    text = prose(random.Random(5), 40)
    left = "p { text-align: left }"
    for width in range(100, 140):
        tree = paper(
            beside, lead(f"<p style='width: {width}mm'>{text}</p>"), style=WIDE_PAGE + left
        )
        before, after = mended(tree)
        if before == [["short"]]:
            assert after == [[]]
            return
    pytest.fail("no width leaves a short last line")


def line(text, gap=0.0):
    """A justified line that says nothing but its words and its widest space."""
    return Line(0, 0, 20, 15, 300, text, gap, 0, True)


def test_faults_are_named():
    """Wide is a justified line that is not the last, short a last line that has others above it."""
    assert paragraphs.faults([line("동맹과 협력의", 0.5), line("넓은 의미")]) == ["wide"]
    assert paragraphs.faults([line("동맹과 협력의"), line("장.")]) == ["short"]
    assert paragraphs.faults([line("동맹과 협력의"), line("넓은 의미", 0.5)]) == []
    assert paragraphs.faults([line("장.")]) == []


def test_the_first_setting_that_is_tried_changes_nothing():
    """A paragraph that no setting betters is left as it is; no setting is tried twice."""
    for lines in ([line("가 나 다", 0.5), line("라 마")], [line("가 나 다"), line("라")]):
        plain, far = paragraphs.tiers(lines)
        assert plain[0] == Setting()
        assert len(set(plain)) == len(plain)
        assert [setting.ragged for setting in far].count(True) == 1
        assert far[-1].ragged


def test_glue_holds_the_words_that_it_means():
    """The same words earlier in the paragraph are left alone: the last line is what is short."""
    lines = [line("할 수 있다. 그래서 우리도 할 수"), line("있다.")]
    setting = next(one for one in paragraphs.tiers(lines)[0] if one.glued)
    tree = paper(lead("<p>할 수 있다. 그래서 우리도 할 수 있다.</p>"))
    (p,) = elements(tree, "p")
    setting.apply(p)
    assert page.text_of(p) == "할 수 있다. 그래서 우리도 할 수 있다."
    (held,) = elements(tree, "span")
    assert page.text_of(held) == "수 있다."
    assert not held.tail


def test_a_setting_keeps_the_style_that_a_paragraph_has():
    """Another correction's style stands beside that of the setting."""
    tree = paper(lead('<p style="orphans: 1">가 나</p>'))
    (p,) = elements(tree, "p")
    Setting(0.02, ragged=True).apply(p)
    assert p.get("style") == "orphans: 1; word-spacing: 0.02em; text-align: left"


WORD = st.text(st.sampled_from("가나다힣과의·“”,.1A("), min_size=1, max_size=9)
PARAGRAPH = st.lists(
    st.one_of(WORD, st.just("상호(Mutual Defense Treaty)의")), min_size=2, max_size=20
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PARAGRAPH, st.data())
def test_settings_never_change_the_words(words, data):
    """Whatever setting a paragraph gets, it says what it said, with its marks and notes."""
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    cut = len(words) // 2
    marked = [*words[:cut], f"<em>{words[cut]}</em>{note('각주의 글')}", *words[cut + 1 :]]
    tree = paper(lead(f"<p>{' '.join(marked)}</p>"))
    (p,) = elements(tree, "p")
    before = page.text_of(p)
    start = data.draw(st.integers(0, len(words) - 1))
    glued = (
        Glue(tuple(words[start : start + 2])),
        Glue(tuple(chosen), data.draw(st.integers(0, 3))),
    )
    Setting(0.02, glued, open_brackets=True, ragged=True).apply(p)
    assert page.text_of(p) == before
    assert page.text_of(elements(tree, "footnote")[0]) == "각주의 글"
