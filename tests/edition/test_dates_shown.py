"""The date of an issue stands on the page as the edition asks for it."""

import shutil

import pytest

from briefing.look import fonts
from briefing.problems import Collected
from briefing.run.job import Job
from briefing.run.making import Maker
from briefing.run.project import Project
from tests import sample

EDITIONS = """\
editions:
  official: {language: ko, dates: official}
  ko: {language: ko}
  us: {language: en, missing: source}
  uk: {language: en, missing: source, dates: uk}
  ja: {language: ja, missing: source}
  era: {language: ja, missing: source, dates: era}
  fr: {language: fr, missing: source}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The sample, one memo of a day and one of a month, with an edition for each way."""
    root = sample.made(tmp_path_factory.mktemp("dates"), sample.ROOT / ".cache")
    (root / "content" / "editions.yaml").write_text(EDITIONS, "utf-8")
    for name in ("plain", "ministry"):
        shutil.copytree(sample.ROOT / "templates" / name, root / "templates" / name)
    return root


def dates(root, edition: str, theme: str, format_: str) -> list[str]:
    """The dates on the pages of both memos."""
    maker, report = Maker(root, fonts.built_in(), sample.ROOT / ".cache"), Collected()
    found = []
    for memo in sample.MEMOS:
        draft = maker.draft(Job(memo, edition, theme, format_), Project(root), report)
        found += [one.text for one in draft.page.tree.iter("time")]
    report.stop_on_errors()
    return found


@pytest.mark.parametrize(
    ("edition", "day", "month"),
    [
        ("ko", "2022년 6월 9일", "2022년 6월"),
        ("official", "2022. 6. 9.", "2022. 6."),
        ("us", "June 9, 2022", "June 2022"),
        ("uk", "9 June 2022", "June 2022"),
        ("ja", "2022年6月9日", "2022年6月"),
        ("era", "令和4年6月9日", "令和4年6月"),
        ("fr", "9 juin 2022", "juin 2022"),
    ],
)
def test_an_edition_s_way_reaches_the_print_and_the_page(root, edition, day, month):
    """US or UK dates, Japanese eras and official Korean come by one word in editions.yaml."""
    for format_ in ("pdf", "html"):
        assert dates(root, edition, "sample", format_) == [day, month]


@pytest.mark.parametrize(
    ("edition", "day"), [("ko", "2022. 6. 9."), ("era", "令和4年6月9日"), ("uk", "9 June 2022")]
)
def test_a_ministry_s_date_is_official_unless_the_edition_asks(root, edition, day):
    """The theme has a way of its own, which an edition's choice goes before."""
    assert dates(root, edition, "ministry", "pdf")[0] == day
