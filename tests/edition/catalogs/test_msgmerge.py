"""Our merge beside GNU msgmerge's: whatever an author does, a translator finds no less."""

import subprocess
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, read_catalog, write_catalog
from briefing.edition.catalogs.entry import FUZZY, MISSING, TRANSLATED
from briefing.edition.catalogs.likeness import contained, likeness
from briefing.edition.units import Unit
from briefing.problems import Collected, Source
from tests import checkers

SENTENCES = (
    "한국과 일본의 협력은 북한의 핵 위협에 맞서는 좁은 목표에서 시작해야 한다.",
    "미국은 두 동맹국이 서로를 신뢰하지 않는다는 사실을 오래전부터 알고 있었다.",
    "정상회담의 공동성명은 확장억제 공약을 어느 때보다 분명한 말로 다시 확인하였다.",
    "가장 약한 고리는 여전히 한·일 관계이며 여론은 쉽게 움직이지 않는다.",
    "중국의 경제 보복을 겪은 뒤에 기업들은 공급망을 여러 나라로 나누기 시작했다.",
    "제한적인 협력이 쌓이면 기후 변화와 감염병 같은 다른 분야로 넓혀 갈 수 있다.",
    "정부는 국회와 전문가가 함께하는 협의체를 상반기 안에 만들 필요가 있다.",
    "쿼드 국가들은 해양 안보와 신기술 표준을 두고 실무 협의를 이어 가고 있다.",
    "통계에 따르면 교역 규모는 3년 만에 절반 가까이 줄었다가 천천히 회복되었다.",
    "이 글은 세 나라가 함께 할 수 있는 일의 순서를 가려 보려는 시도이다.",
)
EDITS = ("split", "join", "move", "cut", "add", "swap", "drop", "copy")
WORDS = ("다만", "새로운", "지난해", "공동으로", "매우", "점차")
RANK = {MISSING: 0, FUZZY: 1, TRANSLATED: 2}


@st.composite
def edits(draw) -> tuple[list[str], list[str]]:
    """The paragraphs of a memo, and what an author made of them."""
    sentences = draw(st.permutations(SENTENCES))
    before = [" ".join(sentences[at : at + 2]) for at in range(0, 10, 2)]
    after = list(before)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(after) - 1))
        words = after[at].split()
        cut = draw(st.integers(1, max(1, len(words) - 1)))
        kind = draw(st.sampled_from(EDITS))
        if kind == "split":
            after[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]
        elif kind == "join" and at + 1 < len(after):
            after[at : at + 2] = [f"{after[at]} {after[at + 1]}"]
        elif kind == "move":
            after.insert(draw(st.integers(0, len(after) - 1)), after.pop(at))
        elif kind == "cut":
            after[at] = " ".join(words[:cut])
        elif kind == "add":
            after[at] = " ".join([*words[:cut], draw(st.sampled_from(WORDS)), *words[cut:]])
        elif kind == "swap":
            after[at] = " ".join(words[cut:] + words[:cut])
        elif kind == "drop" and len(after) > 1:
            del after[at]
        elif kind == "copy":
            after.append(" ".join(words[:-1]))
    return before, [text for text in dict.fromkeys(after) if text]


def catalog_of(texts: list[str], words: bool = True) -> Catalog:
    """A catalog that says `T …` for each paragraph, or nothing."""
    units = [Unit(f"body.{at}", text, "body") for at, text in enumerate(texts, 1)]
    catalog = merging.update(new_catalog("en", "x"), units)
    return catalog.changed(lambda entry: replace(entry, msgstr=f"T {entry.msgid}" * words))


def by_msgmerge(before: Catalog, after: Catalog, folder) -> Catalog:
    """What GNU msgmerge makes of a catalog for other texts."""
    (folder / "en.po").write_text(write_catalog(before), "utf-8")
    (folder / "new.pot").write_text(write_catalog(after), "utf-8")
    command = ["msgmerge", "-q", "--previous", "-o-", "en.po", "new.pot"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    catalog = read_catalog(Source("en.po", done.stdout.decode()), Collected())
    assert catalog is not None
    return catalog


@checkers.needs_gettext
@given(edits())
@settings(max_examples=25, deadline=None)
def test_no_edit_is_merged_worse_than_by_msgmerge(tmp_path_factory, edit):
    """Each text has words wherever msgmerge finds some, of a text no less alike."""
    before, after = edit
    theirs = by_msgmerge(
        catalog_of(before), catalog_of(after, words=False), tmp_path_factory.mktemp("merge")
    )
    units = [Unit(f"body.{at}", text, "body") for at, text in enumerate(after, 1)]
    ours = merging.update(catalog_of(before), units)
    for text in after:
        own, other = ours.entry(text), theirs.entry(text)
        assert RANK[own.state] >= RANK[other.state], text
        if own.state == other.state == FUZZY:
            near = max(likeness(text, own.previous), contained(text, own.previous))
            assert near >= likeness(text, other.previous) - 0.1, text


def test_both_halves_of_a_split_text_keep_its_words():
    """What was one paragraph is asked for twice, each time with all that was said."""
    whole = f"{SENTENCES[0]} {SENTENCES[1]}"
    for cut in (5, 9, 12):
        words = whole.split()
        halves = [" ".join(words[:cut]), " ".join(words[cut:])]
        units = [Unit("lead-a", halves[0]), Unit("lead.2", halves[1])]
        before = merging.update(new_catalog("en", "x"), [Unit("lead-a", whole)])
        before = before.changed(lambda entry: replace(entry, msgstr="The words"))
        now = merging.update(before, units)
        told = [(one.msgstr, one.state, one.previous) for one in now.live]
        assert told == [("The words", FUZZY, whole)] * 2
        assert merging.update(now, [Unit("lead-a", whole)]).words(whole) == "The words"


def test_a_text_joined_from_two_has_the_words_of_both():
    """Two paragraphs made one are one translation to look at; parted again, each has its own."""
    before = catalog_of(list(SENTENCES[:3]))
    joined = [Unit("body.1", f"{SENTENCES[0]} {SENTENCES[1]}"), Unit("body.2", SENTENCES[2])]
    now = merging.update(before, joined)
    assert [(one.msgstr, one.state) for one in now.live] == [
        (f"T {SENTENCES[0]} T {SENTENCES[1]}", FUZZY),
        (f"T {SENTENCES[2]}", TRANSLATED),
    ]
    parted = [Unit(f"body.{at}", text) for at, text in enumerate(SENTENCES[:3], 1)]
    assert [one.msgstr for one in merging.update(now, parted).live] == [
        f"T {text}" for text in SENTENCES[:3]
    ]


def test_a_text_finds_its_words_wherever_it_went():
    """A paragraph that was changed and moved to the other end of a long memo is found again."""
    cells = [f"{number}번째 항목의 서로 다른 내용 {number * 7919}" for number in range(900)]
    before = catalog_of([SENTENCES[0], *cells])
    changed = SENTENCES[0].replace("좁은", "분명한")
    after = [Unit(f"body.{at}", text) for at, text in enumerate([*cells, changed], 1)]
    assert merging.update(before, after).entry(changed).msgstr == f"T {SENTENCES[0]}"
