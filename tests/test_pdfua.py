"""The PDF/UA checker finds each kind of damage, and nothing in a sound PDF."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from tests import pdfua
from tests.damages import DAMAGES, damaged, good, speechless
from tests.look.print.tagged import printed

_PROFILE = Path(__file__).parent / "data" / "pdfua-rules.txt"


def test_covers_rules_that_exist() -> None:
    """Every covered rule is one of the profile's."""
    lines = _PROFILE.read_text(encoding="utf-8").splitlines()
    profile = {line for line in lines if not line.startswith("#")}
    assert len(profile) == 106
    assert profile >= pdfua.COVERED
    assert len(pdfua.COVERED) >= 100


def test_each_rule_has_a_damage() -> None:
    """No rule is looked at that no damage breaks."""
    assert set(DAMAGES) == pdfua.COVERED | pdfua.OWN


@pytest.mark.parametrize("rule", sorted(DAMAGES))
def test_finds_the_damage(rule: str) -> None:
    """A damage is found as a breach of its own rule."""
    found = {finding.rule for finding in pdfua.check(damaged(rule))}
    assert found == {rule} | DAMAGES[rule].also


def test_finds_nothing_in_a_good_file() -> None:
    """The file that the damages are done to breaks no rule."""
    assert pdfua.check(good()) == []


def test_finds_nothing_when_each_part_tells_its_language() -> None:
    """A catalog needs no language when all that is read has one."""
    with pikepdf.open(io.BytesIO(good())) as pdf:
        speechless(pdf)
        target = io.BytesIO()
        pdf.save(target)
    assert pdfua.check(target.getvalue()) == []


def test_finds_much_in_an_untagged_file() -> None:
    """A PDF without tags is told apart from a tagged one."""
    untagged = printed("<h1>Words</h1>", "en", pdf_variant=None)
    found = {finding.rule for finding in pdfua.check(untagged)}
    assert {"6.2-1", "7.1-3", "7.1-8", "7.1-10", "7.1-11"} <= found


def test_reads_a_file_from_its_path(tmp_path: Path) -> None:
    """A path serves as well as the bytes."""
    path = tmp_path / "good.pdf"
    path.write_bytes(good())
    assert pdfua.reading_order_text(path) == pdfua.reading_order_text(good())


def test_tells_a_finding_in_one_line() -> None:
    """A finding prints its rule, its message and its place."""
    finding = pdfua.check(damaged("7.3-1"))[0]
    assert str(finding).startswith("[7.3-1] Figure has no alternative (Document/Figure[")


def test_gives_runs_with_their_languages() -> None:
    """A run of another language stands apart, and keeps its place."""
    runs = pdfua.languages(good())
    start = runs.index(("First", "en"))
    assert runs[start + 1 : start + 5] == [
        ("Some ", "en"),
        ("text", "en"),
        (" with ", "en"),
        ("가", "ko"),
    ]


def test_reads_text_in_the_order_of_the_tree() -> None:
    """Notes come at their calls, images as their words, a line a block."""
    assert pdfua.reading_order_text(good()).splitlines() == [
        "First",
        "Some text with 가 and a note1 1. Said below and another2 2. Also below, see below.",
        "Second",
        "• One",
        "1. Inner",
        "• Two",
        "A bar",
        "Caption",
        "Numbers",
        "A B",
        "C 1",
        "D 2",
        "E 3",
        "Half",
    ]
