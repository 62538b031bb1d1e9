"""What an edition prints of a text without a current translation, in its PDF and on its page."""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from briefing.look import fonts
from briefing.look.page import Tree, parse
from briefing.run.job import Job
from briefing.run.making import Maker
from tests import pdfua, sample, text_layer

MEMO = """\
title: 협력의 재가동
date: 2022-06-09
lead:
  - paragraph: {id: opening, ko: 두 정상은 오늘 만났다.}
sections:
  - id: gains
    title: 얻는 것
    body:
      - paragraph: {id: first, ko: 첫째 문단은 새로 고쳐 쓴 것이다.}
      - paragraph: {id: lost, ko: "각주를 부르는 문단이다.[^note]"}
      - bullets: [{id: point, ko: 항목 하나.}]
footnotes: {note: 각주의 글이다.}
"""
#: Two texts have no translation; two have one of an earlier Korean, one of them without its note.
CATALOG = """\
msgid ""
msgstr ""
"PO-Revision-Date: 2022-06-20 00:00+0000\\n"
"Last-Translator: Lee Minji <minji@example.org>\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: title
msgid "협력의 재가동"
msgstr "Restarting Cooperation"

#: opening
msgid "두 정상은 오늘 만났다."
msgstr "The two leaders met today."

#: gains.title
msgid "얻는 것"
msgstr ""

#: first
msgid "첫째 문단은 처음에 쓴 것이다."
msgstr "The first paragraph is what was first written."

#: lost
msgid "각주 없는 문단이다."
msgstr "A paragraph that calls a note."

#: point
msgid "항목 하나."
msgstr ""

#: note.note
msgid "각주의 글이다."
msgstr "The text of the note."
"""
EDITIONS = """\
editions:
  ko: {language: ko}
  fail: {language: en}
  mark: {language: en, missing: mark}
  keep: {language: en, missing: keep}
  source: {language: en, missing: source}
  side: {language: ko, second: en, passages: translation, missing: keep}
"""
OLDER = "The first paragraph is what was first written."
KOREAN = {"gains.title": "얻는 것", "lost": "각주를 부르는 문단이다.", "point": "항목 하나."}


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A memo whose English has fallen behind, with an edition for each policy."""
    root = sample.made(tmp_path_factory.mktemp("policies"), sample.ROOT / ".cache")
    shutil.rmtree(root / "content")
    (root / "content" / "behind").mkdir(parents=True)
    (root / "content" / "editions.yaml").write_text(EDITIONS, "utf-8")
    (root / "content" / "behind" / "memo.yaml").write_text(MEMO, "utf-8")
    (root / "content" / "behind" / "en.po").write_text(CATALOG, "utf-8")
    return root


@pytest.fixture(scope="module")
def made(root):
    """`made(edition)` gives the PDF and the page of an edition, each made once."""
    maker = Maker(root, fonts.built_in(), sample.ROOT / ".cache")

    @cache
    def both(edition: str, draft: bool = False) -> tuple[bytes, Tree]:
        jobs = (Job("behind", edition, "sample", f, draft=draft) for f in ("pdf", "html"))
        pdf, page = map(maker, jobs)
        assert pdf.problems == page.problems == ()
        return pdf.data, parse(page.data.decode())

    return both


def spoken(pdf: bytes, words: str) -> str:
    """The language in which a screen reader says some words of a PDF."""
    return next(language for text, language in pdfua.languages(pdf) if words in text)


def shown(page: Tree, unit: str) -> Tree:
    """The element that shows a text on a page."""
    return next(one for one in page.iter() if one.get("data-unit") == unit)


def colophon(page: Tree) -> list[str]:
    """What a page says about its translation."""
    kinds = ("translation", "translation-key")
    found = [one for one in page.iter("p") if one.get("class") in kinds]
    return [" ".join("".join(one.itertext()).split()) for one in found]


def test_fail_writes_nothing_and_keeps_the_old_file(root, tmp_path):
    """Each open text is told at its line, the exit code is 1, and the older files stay."""
    (tmp_path / "behind.fail.sample.pdf").write_bytes(b"older")
    words = ("--theme", "sample", "--edition", "fail", "--output", str(tmp_path))
    said = sample.run(*words, root=root)
    assert (said.returncode, said.stdout) == (1, "")
    lines = CATALOG.split("\n")
    for place, code in (
        (lines.index('msgid "얻는 것"') + 2, "untranslated"),
        (lines.index('msgid "첫째 문단은 처음에 쓴 것이다."') + 2, "outdated"),
        (lines.index('msgid "각주 없는 문단이다."') + 2, "outdated"),
        (lines.index('msgid "항목 하나."') + 2, "untranslated"),
    ):
        pattern = rf"content/behind/en\.po:{place}:\d+: error: .* \[{code}\]"
        assert len(re.findall(pattern, said.stderr)) == 1
    assert said.stderr.count("error:") == 4
    assert "--draft" in said.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {
        "behind.fail.sample.pdf": b"older"
    }


def test_mark_shows_the_korean_with_a_mark(made):
    """Open texts stand in Korean, tagged as Korean, each behind a ◆; none is older English."""
    pdf, page = made("mark")
    text = text_layer.whole(pdf)
    for unit, words in (*KOREAN.items(), ("first", "첫째 문단은 새로 고쳐 쓴 것이다.")):
        assert re.search(rf"◆\s*{words.split()[0]}", text)
        assert spoken(pdf, words[:4]) == "ko"
        assert (shown(page, unit).get("lang"), shown(page, unit).get("data-state")) == (
            "ko",
            "untranslated",
        )
    assert OLDER not in text
    assert text.count("◆") == 5  # four texts, and what the colophon says of them
    assert spoken(pdf, "The two leaders") == "en"
    assert shown(page, "opening").get("data-state") is None


def test_the_colophon_says_in_the_reader_s_language_what_the_marks_are(made):
    """It counts them, and tells how much is translated, by whom, as of when, of which Korean."""
    pdf, page = made("mark")
    about, key = colophon(page)
    assert about.startswith("English translation: 3 of 7 units. Translated by Lee Minji. ")
    assert re.search(r"Translation as of June 20, 2022\. Source revision: [0-9a-f]{8}\.$", about)
    assert key == "◆ Not translated yet, left in Korean: 4."
    text = " ".join(text_layer.whole(pdf).split())
    assert about in text
    assert key in text


def test_keep_shows_the_older_translation_with_its_date(made):
    """Older English stands behind a ◇ and is counted and dated; what lost its note is Korean."""
    pdf, page = made("keep")
    text = text_layer.whole(pdf)
    assert re.search(rf"◇\s*{OLDER[:20]}", text)
    assert spoken(pdf, OLDER[:20]) == "en"
    assert shown(page, "first").get("data-state") == "older"
    assert shown(page, "first").get("lang") is None
    assert shown(page, "lost").get("data-state") == "untranslated"
    about, *keys = colophon(page)
    assert "Translation as of June 20, 2022." in about
    assert keys == [
        "◆ Not translated yet, left in Korean: 3.",
        "◇ Older translation, not yet checked against the present Korean: 1.",
    ]
    assert all(key in " ".join(text.split()) for key in keys)


def test_source_shows_the_korean_as_korean_without_marks(made):
    """Korean stands for what is missing, tagged as Korean; the colophon tells how much it is."""
    pdf, page = made("source")
    text = text_layer.whole(pdf)
    for unit, words in KOREAN.items():
        assert words.split()[0] in text
        assert spoken(pdf, words[:4]) == "ko"
        assert shown(page, unit).get("lang") == "ko"
        assert shown(page, unit).get("data-state") is None
    assert not re.search("[◆◇]", text)
    (about,) = colophon(page)
    assert "3 of 7 units" in about


def test_side_by_side_nothing_is_passed_off(made):
    """Beside the Korean the older English is marked, and what has none stands alone, marked."""
    pdf, page = made("side")
    assert shown(page, "first").get("data-state") == "older"
    assert [one.get("data-state") for one in (shown(page, "point"), shown(page, "opening"))] == [
        "untranslated",
        None,
    ]
    glosses = {one.get("data-gloss"): "".join(one.itertext()) for one in page.iter()}
    assert glosses["first"] == OLDER
    assert "gains.title" not in glosses
    assert colophon(page)[1:] == [
        "◆ 번역되지 않아 원문으로 둔 대목: 3개.",
        "◇ 지금의 원문과 대조하지 않은 이전 번역으로 둔 대목: 1개.",
    ]
    assert re.search(r"◇\s*첫째", text_layer.whole(pdf))


@pytest.mark.parametrize("edition", ["mark", "keep"])
def test_the_web_page_draws_the_same_marks(made, edition):
    """The style sheet of the page has a rule for each state, as that of the print has."""
    style = next(made(edition)[1].iter("style")).text
    assert re.search(r'\[data-state\]::before\s*\{\s*content:\s*"◆', style)
    assert re.search(r'\[data-state="older"\]::before\s*\{\s*content:\s*"◇', style)


def test_a_draft_marks_instead_of_failing_and_says_what_it_is(root, tmp_path):
    """`--draft` makes the edition that a release refuses, under another name."""
    words = ("--draft", "--theme", "sample", "--edition", "fail,ko", "--output", str(tmp_path))
    said = sample.run(*words, root=root)
    assert (said.returncode, said.stderr) == (0, "")
    names = {f"behind.{one}.sample.draft.{f}" for one in ("fail", "ko") for f in ("pdf", "html")}
    assert {Path(line).name for line in said.stdout.splitlines()} == names
    told = json.loads((tmp_path / "behind.fail.sample.draft.pdf.json").read_text("utf-8"))
    assert told["draft"] is True
    assert told["edition"]["missing"] == "mark"
    page = parse((tmp_path / "behind.fail.sample.draft.html").read_text("utf-8"))
    assert colophon(page)[1] == "◆ Not translated yet, left in Korean: 4."
    assert next(one for one in page.iter("p") if one.get("class") == "draft").text == "Draft"
    assert [one.get("content") for one in page.iter("meta") if one.get("name") == "robots"] == [
        "noindex"
    ]
    links = {one.get("href") for one in page.iter("a")}
    assert {"behind.ko.sample.draft.html", "behind.fail.sample.draft.pdf"} <= links
    for name, word in (("fail", "Draft"), ("ko", "초안")):
        pdf = (tmp_path / f"behind.{name}.sample.draft.pdf").read_bytes()
        assert pdfua.reading_order_text(pdf).startswith(f"{word}\n")
        pages = text_layer.pages(pdf)
        assert all(word in text for text in pages)  # at the foot of each
        assert pages[0].count(word) == 2


def test_a_draft_leaves_other_policies_alone(made):
    """An edition that keeps older words keeps them in a draft, too."""
    _, page = made("keep", draft=True)
    assert shown(page, "first").get("data-state") == "older"
    _, page = made("fail", draft=True)
    assert shown(page, "first").get("data-state") == "untranslated"


def test_a_release_bears_no_sign_of_drafts(made):
    """Without `--draft`, no file says that it is one."""
    pdf, page = made("ko")
    assert "초안" not in text_layer.whole(pdf)
    assert not [one for one in page.iter() if "draft" in one.get("class", "").split()]
