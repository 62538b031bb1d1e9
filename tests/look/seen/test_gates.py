"""Before anything is laid out, every character has a glyph and every text is on the page."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.edition import edition as editions
from briefing.edition.spec import Spec
from briefing.look import fonts, page, render
from briefing.look.seen import gates
from briefing.look.themes import theme
from briefing.memo import walk
from briefing.memo.glossary import Glossary
from briefing.problems import Collected, Source
from briefing.run.project import Project
from tests import sample

FONTS = fonts.load(sample.ROOT / "fonts")
KO_EN = Spec(language="ko", second="en", terms="first", passages="gist", name="ko-en")


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """The sample as a project."""
    return sample.made(tmp_path_factory.mktemp("gates"))


def made(root: Path, memo: str = "brief", spec: Spec = KO_EN):
    """An edition, its theme and its page."""
    report, project = Collected(), Project(root)
    glossary = project.glossary(report)
    edition = editions.make(memo, project.load_memo(memo, report), spec, glossary)
    chosen = theme.load(root / "templates", "sample", report)
    width = f"{theme.text_width(chosen):g}"
    say = lambda word, _language: word  # noqa: E731
    html = render.render(edition, chosen, "print", root, say, report, chart_width=width)
    assert not report.errors
    return edition, chosen, page.parse(html)


@pytest.fixture(scope="module")
def brief(root):
    """The sample's memo, made once."""
    return made(root)


def told(check, *args):
    """What a gate reports."""
    report = Collected()
    check(*args, report)
    return report.problems


def test_a_sound_page_passes(brief):
    """All texts and glosses of the sample are on its page, and all characters in the fonts."""
    edition, chosen, tree = brief
    assert told(gates.texts, tree, edition, chosen) == ()
    assert told(gates.glyphs, tree, FONTS, gates.Places(edition, ())) == ()
    assert told(gates.glosses, edition) == ()


def emptied(tree, attribute, id_):
    """Take the words of a text out of a page."""
    for element in [e for e in tree.iter() if e.get(attribute) == id_]:
        element.text = None
        element[:] = []


@pytest.mark.parametrize("id_", ["title", "opening", "note.source", "first-step.action", "caption"])
@pytest.mark.parametrize("change", ["drop", "word"])
def test_a_text_that_a_template_loses_is_located(root, id_, change):
    """Left out or with one letter gone, it is told at the memo's own line."""
    edition, chosen, tree = made(root)
    text = next(text for text in walk.texts(edition.memo) if text.id.endswith(id_))
    for element in [e for e in tree.iter() if e.get("data-unit") == text.id]:
        words = next(one for one in element.iter() if (one.text or "").strip())
        words.text = words.text.strip()[:-1]
    if change == "drop":
        emptied(tree, "data-unit", text.id)
    found = told(gates.texts, tree, edition, chosen)
    errors = [problem for problem in found if problem.severity == "error"]
    assert text.origin.span in {problem.span for problem in errors}
    assert {problem.code for problem in errors} == {"lost-text"}
    assert len(errors) <= 2  # a note goes with the text that calls it


def test_a_lost_gloss_is_a_warning(root):
    """A theme may be sparing with glosses, but it is said."""
    edition, chosen, tree = made(root)
    emptied(tree, "data-gloss", "opening")
    (problem,) = told(gates.texts, tree, edition, chosen)
    assert problem.severity == "warning"
    assert "A paragraph with a term" in problem.excerpt


def test_what_a_theme_omits_openly_is_no_loss(root):
    """`omits:` says which parts a theme does not print."""
    edition, chosen, tree = made(root)
    emptied(tree, "data-unit", "subtitle")
    emptied(tree, "data-gloss", "subtitle")
    assert told(gates.texts, tree, edition, chosen)
    assert told(gates.texts, tree, edition, replace(chosen, omits=("subtitle",))) == ()


def test_missing_glosses_are_warned_of(root, brief):
    """Korean without a gloss is told in an edition that prints glosses, figures never."""
    edition, *_ = brief
    bare = {t.id: replace(t, gloss=()) for t in walk.texts(edition.memo)}
    memo = walk.with_texts(edition.memo, bare)
    found = told(gates.glosses, replace(edition, memo=memo))
    assert len(found) > 20
    assert {problem.code for problem in found} == {"no-gloss"}
    words = {text.id: walk.visible(text.words) for text in walk.texts(edition.memo)}
    told_of = [words[dict(problem.args)["id"]] for problem in found]
    assert all(any("가" <= char <= "힣" for char in one) for one in told_of)
    korean = replace(edition, memo=memo, spec=Spec(language="ko"))
    assert told(gates.glosses, korean) == ()


PLACES = ("title", "paragraph", "gloss", "note", "cell", "label")


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6))
def test_exactly_what_no_font_has_is_told(words):
    """For any words: each missing character once, and no other."""
    tree = page.parse(f"<p>{words.replace('&', '&amp;').replace('<', '&lt;')}</p>")
    source = Source("memo.yaml", f"ko: {words}")
    edition = editions.Edition("x", KO_EN, _empty_memo())
    found = told(gates.glyphs, tree, FONTS, gates.Places(edition, (source,)))
    lacking = FONTS.missing(gates.drawn(tree))
    assert {dict(problem.args)["char"] for problem in found} == lacking
    for problem in found:
        char, count = dict(problem.args)["char"], dict(problem.args)["count"]
        assert source.text[problem.span.column - 1] == char
        assert int(count) == source.text.count(char)


def _empty_memo():
    from briefing.memo.document import IssueDate, Memo, Text

    return Memo(title=Text("title", ()), date=IssueDate(2022, 6), sections=())


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("ko: 작은 브리프", "ko: 작은 ✔ 브리프", "content/brief/memo.yaml:1:16"),
        ("en: A small brief", "en: A ✔ small brief", "content/brief/memo.yaml:1:27"),
        ("number: 2022-1", "number: ✔-1", "content/brief/memo.yaml:4:9"),
        ("text: {ko: 첫째", 'text: {ko: "\\u2714 첫째"', "content/brief/memo.yaml:45:26"),
    ],
)
def test_a_missing_glyph_is_told_where_it_is_typed(tmp_path, old, new, place):
    """In words, in a gloss, in a number and behind an escape."""
    root = sample.made(tmp_path)
    sample.changed(root / "content/brief/memo.yaml", old, new)
    edition, _, tree = made(root)
    memo = Source("content/brief/memo.yaml", (root / "content/brief/memo.yaml").read_text("utf-8"))
    (problem,) = told(gates.glyphs, tree, FONTS, gates.Places(edition, (memo,)))
    assert (problem.code, str(problem.span)) == ("missing-glyph", place)


@pytest.mark.parametrize(
    ("char", "name", "instead"),
    [("◈", "white diamond containing black small diamond", "`◆`"), ("😀", "grinning face", "")],
)
def test_a_missing_glyph_is_told_by_its_name_and_what_is_like_it(brief, char, name, instead):
    """The character has a name, and where the fonts have one like it the hint offers that."""
    edition, *_ = brief
    places = gates.Places(edition, (Source("content/x/memo.yaml", f"ko: {char}"),))
    (problem,) = told(lambda report: places.report([char], report))
    assert f"U+{ord(char):04X} ({name})" in problem.message()
    assert instead in problem.hint()
    assert not FONTS.missing(instead)


def test_a_flood_of_one_character_is_one_problem(brief):
    """Twenty thousand empty boxes are told once, with their number and ten places."""
    edition, *_ = brief
    source = Source("content/x/memo.yaml", "ko: " + "✔" * 20_000)
    report = Collected()
    gates.Places(edition, (source,)).report({"✔"}, report)
    (problem,) = report.problems
    assert dict(problem.args)["count"] == "20000"
    assert len(problem.also) == gates.FURTHER_PLACES


def test_a_character_that_no_file_spells_has_a_place_all_the_same(brief):
    """Written by its number in a style sheet, it is told at the memo."""
    edition, *_ = brief
    report = Collected()
    gates.Places(edition, (Source("content/x/memo.yaml", "a: b"),)).report({"✔"}, report)
    assert [str(problem.span) for problem in report.problems] == ["content/x/memo.yaml:1:1"]


def test_what_is_not_drawn_is_not_looked_at():
    """Titles of drawings, styles and the page's head need no glyphs; running heads do."""
    html = "<head><title>✔</title><style>✗</style></head><body><p data-plain='머리'>글"
    html += "<svg><title>★</title><text>그림</text></svg></body>"
    assert gates.drawn(page.parse(html)) == "글머리그림"


def test_glossary_is_optional():
    """A memo without terms needs none."""
    assert Glossary().get("없음") is None


def test_only_attributes_that_speak_are_words_of_a_page():
    """A style sheet may show an address or a label, but no class and no id."""
    html = (
        '<p class="not" id="unless" data-unit="a.b"><a href="https://a.org" title="나">가</a></p>'
    )
    assert gates.labels(page.parse(f"<html><body>{html}")) == "나 https://a.org"
