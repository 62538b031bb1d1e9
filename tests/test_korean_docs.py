"""The docs in Korean keep step with the English ones."""

import re
from pathlib import Path

import pytest

from docs.generated import ROOT
from tests.manual import fences, read

KOREAN = sorted((ROOT / "docs" / "ko").glob("*.md"))


def english(page: Path) -> Path:
    """The page that a Korean one says again."""
    return ROOT / "docs" / page.name


def headings(page: Path) -> list[str]:
    """The levels of its headings; what is typed in one is the same in both."""
    lines = re.findall(
        r"^(#+) (.*)$", re.sub(r"^```.*?^```$", "", read(page), flags=re.M | re.S), re.M
    )
    return [f"{level} {re.findall('`[^`]+`', text)}" for level, text in lines]


def tables(page: Path) -> list[tuple[int, list[str]]]:
    """Of each row of a table its columns, and what is typed in the first of them."""
    rows = re.findall(r"^\|(.*)\|$", read(page), re.MULTILINE)
    cells = [re.split(r"(?<!\\)\|", row) for row in rows]
    return [(len(row), re.findall(r"`[a-z_.*^<-][^`가-힣]*`", row[0])) for row in cells]


def typed(page: Path) -> list[str]:
    """The blocks of code but for their comments and what they say to the reader."""
    kinds = ("sh", "yaml", "css", "html", "po")
    return [block for kind in kinds for block in fences(page, kind)]


@pytest.mark.parametrize("page", KOREAN, ids=[page.stem for page in KOREAN])
@pytest.mark.parametrize("shape", [headings, tables, typed])
def test_a_page_in_korean_keeps_step(page, shape):
    """It has the headings, the tables and the code of the English page."""
    assert shape(page) == shape(english(page))


def test_the_first_hour_leads_on():
    """The page that a newcomer reads first is there, and points to those that come after."""
    first = ROOT / "docs" / "ko" / "first-hour.md"
    assert first in KOREAN
    assert {page.name for page in KOREAN} - {first.name} <= set(
        re.findall(r"\]\(([^)#]+)\)", read(first))
    )
