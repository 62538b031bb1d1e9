"""A slice of every family of the reliability suite: what is promised holds, and misses are seen."""

import json
import subprocess
import sys

import pytest

from briefing.problems import Span
from briefing.run import worker
from briefing.run.outcome import Outcome
from briefing.wording import memo as wording
from tests import sample
from tests.hostile import case, harmless, scoreboard
from tests.hostile.case import Case, judged
from tests.hostile.trial import Family, Score, Tried, scored

pytestmark = pytest.mark.skipif(not worker.CAN_FORK, reason="hostile files need limited processes")

SLICE = "2"
KNOWN = harmless.Known(frozenset((tag, "") for tag in ("html", "head", "style", "body", "p", "a")))
PAGE = "<html><head><style></style></head><body>{0}<!-- default-src 'none' --></body></html>"


@pytest.fixture(scope="module")
def board():
    """The scores of a slice of everything, by family."""
    command = [sys.executable, str(sample.ROOT / "build.py"), "--no-bootstrap", "reliability"]
    said = subprocess.run(
        [*command, "--slice", SLICE, "--json"],
        env=sample.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=600,
    )
    assert said.returncode in (0, 1), said.stderr
    return {one["name"]: one for one in json.loads(said.stdout)["families"]}


@pytest.mark.parametrize("family", [one.name for one in scoreboard.FAMILIES])
def test_what_is_promised_holds(board, family):
    """Some of each family were tried, and every one held."""
    score = board[family]
    assert score["missed"] == []
    assert score["held"] == score["tried"] > 0


def test_every_family_is_named_once():
    """Families have names of their own, and words in both languages."""
    names = [family.name for family in scoreboard.FAMILIES]
    assert len(set(names)) == len(names)
    assert all(family.what("en") != family.what("ko") for family in scoreboard.FAMILIES)


class _Lab:
    slice = 0


def test_a_family_that_fails_is_a_miss():
    """The suite goes on behind a family that fails by itself, and says so."""

    def tries(lab):
        yield Tried("one")
        raise KeyError

    score = scored(Family("yaml", 1, tries), _Lab())
    assert (score.tried, score.held, score.good) == (2, 1, False)


def test_the_same_input_counts_once():
    """What was tried before is a miss, so that numbers cannot be blown up."""
    family = Family("yaml", 2, lambda lab: iter([Tried("a", "", "x"), Tried("b", "", "x")]))
    assert [one.name for one in scored(family, _Lab()).missed] == ["b"]


def test_too_few_are_a_miss():
    """A family that tries less than its target does not hold, and the table says why."""
    score = Score(Family("yaml", 5, lambda lab: iter(())), tried=4)
    assert not score.good
    assert "missed: yaml: yaml: fewer than the target of 5" in scoreboard.as_text([score], "en")
    korean = scoreboard.as_text([score], "ko")
    assert "\n합계 " in korean
    assert "altogether" not in korean


BAD = Case("bad", {"content/tiny/memo.yaml": "a\n"}, frozenset({"wrong-type"}))
GOOD = Case("good", {"content/tiny/memo.yaml": "b\n"}, shown=("글",))
PROBLEM = wording.WRONG_TYPE.at(
    Span("content/tiny/memo.yaml", 1, 1),
    place="a", expected="b", found="c",
)  # fmt: skip
ELSEWHERE = wording.NO_GLOSS.at(Span("content/tiny/memo.yaml", 9, 1), id="a")


@pytest.mark.parametrize(
    ("tried", "outcome", "fault"),
    [
        (BAD, Outcome((PROBLEM,), exit_code=1), ""),
        (BAD, Outcome((PROBLEM,), exit_code=0, data=b"x"), "it was delivered"),
        (BAD, Outcome((PROBLEM,), exit_code=5), "exit code 5"),
        (BAD, Outcome(bug="KeyError\n  a.py:1", exit_code=70), "our own code failed"),
        (BAD, Outcome((ELSEWHERE,), exit_code=1), "beyond the file"),
        (BAD, Outcome(exit_code=1), "told as nothing"),
        (GOOD, Outcome(data=PAGE.format("<p>글</p>").encode()), ""),
        (GOOD, Outcome((PROBLEM,), exit_code=1), "it was refused"),
        (GOOD, Outcome(data=PAGE.format("<p>말</p>").encode()), "not shown as typed"),
        (GOOD, Outcome(data=PAGE.format("<p onclick='x'>글</p>").encode()), "has <p onclick"),
        (GOOD, Outcome(data=PAGE.format("<a href='file:x'>글</a>").encode()), "has <a href"),
        (GOOD, Outcome(data=b"%PDF-1.7\n1 0 obj\n<</S /Launch>>\nendobj\n"), "/Launch"),
        (GOOD, Outcome(data=b"%PDF-1.7\n1 0 obj\n<</URI (file:///x)>>\nendobj\n"), "leads to"),
    ],
)  # fmt: skip
def test_the_judge_sees_what_does_not_hold(tried, outcome, fault):
    """A delivery that should be refused, harm, a lost word, a wrong place or code are misses."""
    found = judged(tried, outcome, KNOWN).fault
    assert fault in found
    assert bool(fault) == bool(found)


def test_a_theme_may_have_elements_of_its_own_but_no_harmful_ones():
    """What a theme's page is made of is free; what runs or leads out is not."""
    how = {"themed": True}
    assert KNOWN.fault(PAGE.format("<b>글</b>").encode(), **how) == ""
    assert "a link to" in KNOWN.fault(PAGE.format("<a href='x.js'>글</a>").encode(), **how)
    assert "http-equiv" in KNOWN.fault(PAGE.format("<meta http-equiv=refresh>").encode(), **how)


def test_inputs_differ_by_what_they_hold_and_how_they_are_read():
    """Two cases are one input only if files and settings are the same."""
    other = case.Case("bad", BAD.files, job=case.PDF)
    assert len({BAD.digest, GOOD.digest, other.digest}) == 3
