"""The judge and the count themselves: what does not hold is seen, and counted once."""

import dataclasses
import importlib
import json
from types import SimpleNamespace

import pytest

from briefing.problems import Span
from briefing.run.outcome import Outcome
from briefing.wording import memo as wording
from tests.hostile import case, harmless, scoreboard
from tests.hostile.case import Case
from tests.hostile.lab import Extent
from tests.hostile.scoreboard import FAMILIES, Score, Tally

HERE = scoreboard.Path(__file__).parent
KNOWN = harmless.Known(frozenset((tag, "") for tag in ("html", "head", "style", "body", "p", "a")))
PAGE = "<html><head><style></style></head><body>{0}<!-- default-src 'none' --></body></html>"
BAD = Case("bad", {"content/tiny/memo.yaml": "a\n"}, frozenset({"wrong-type"}))
GOOD = Case("good", {"content/tiny/memo.yaml": "b\n"}, shown=("글",))
PROBLEM = wording.WRONG_TYPE.at(
    Span("content/tiny/memo.yaml", 1, 1),
    place="a", expected="b", expected_ko="b", found="c", found_ko="c",
)  # fmt: skip
ELSEWHERE = wording.NO_GLOSS.at(Span("content/tiny/memo.yaml", 9, 1), id="a")


@pytest.mark.parametrize(
    ("tested", "outcome", "fault"),
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
def test_the_judge_sees_what_does_not_hold(tested, outcome, fault):
    """A delivery that should be refused, harm, a lost word, a wrong place or code are misses."""
    verdict = case.fault(tested, outcome, KNOWN)
    assert fault in verdict
    assert bool(fault) == bool(verdict)


def test_a_theme_may_have_elements_of_its_own_but_no_harmful_ones():
    """What a theme's page is made of is free; what runs or leads out is not."""
    how = {"themed": True}
    assert KNOWN.fault(PAGE.format("<b>글</b>").encode(), **how) == ""
    assert "a link to" in KNOWN.fault(PAGE.format("<a href='x.js'>글</a>").encode(), **how)
    assert "http-equiv" in KNOWN.fault(PAGE.format("<meta http-equiv=refresh>").encode(), **how)


def test_inputs_differ_by_what_they_hold_and_how_they_are_read():
    """Two cases are one input only if files and settings are the same."""
    other, named = dataclasses.replace(BAD, job=case.PDF), dataclasses.replace(BAD, name="other")
    assert len({BAD.digest, GOOD.digest, other.digest, named.digest}) == 3


def reported(outcome: str, tally: Tally | None, family: str = "yaml") -> SimpleNamespace:
    """What pytest reports of a test of a family."""
    return SimpleNamespace(
        nodeid=f"tests/hostile/test_{family}.py::test_something", when="call", duration=1.0,
        failed=outcome == "failed", skipped=outcome == "skipped", longrepr="KeyError: a",
        user_properties=[("tally", tally.as_data())] if tally else [],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tallies", "count", "missed"),
    [
        ([("passed", Tally(1, {"a"})), ("passed", Tally(20, {"b", "c"}))], 21, []),
        ([("failed", Tally(3, set(), ["one: lost"]))], 3, ["one: lost"]),
        ([("failed", None)], 1, ["test_something: KeyError: a"]),
        ([("passed", Tally(1, {"a"})), ("passed", Tally(1, {"a"}))], 2, ["tried before: a"]),
        ([("skipped", None)], 0, []),
    ],
)
def test_what_is_tried_is_counted(tallies, count, missed):
    """A test that fails by itself is a miss, and so is an input that was tried before."""
    board = scoreboard.Scoreboard(None)
    for outcome, tally in tallies:
        board.pytest_runtest_logreport(reported(outcome, tally))
    score = board.scores.get("yaml", Score())
    assert (score.tried, score.missed) == (count, missed)


def test_a_family_counts_the_same_input_once():
    """An input that one test tries twice is a miss, so that numbers cannot be blown up."""
    tally = Tally()
    tally("first", "", "digest")
    tally("second", "", "digest")
    assert tally.missed == ["second: the same input was tried before"]


def test_too_few_are_a_miss():
    """A family that tries less than its target does not hold, and the table says why."""
    scores = {"kills": Score(tried=4)}
    assert scoreboard.too_few(("kills", scores["kills"]))
    assert "missed: kills: fewer than the target of 201" in scoreboard.as_text(scores, "en")
    korean = scoreboard.as_text(scores, "ko")
    assert "\n합계 " in korean
    assert "altogether" not in korean


def test_every_family_has_its_tests():
    """Each family of the table has a file, each file a family, and each words in two languages."""
    files = {path.stem.removeprefix("test_") for path in HERE.glob("test_*.py")}
    assert files - {"judge"} == set(FAMILIES)
    assert all(about["en"] != about["ko"] for about in FAMILIES.values())


@pytest.mark.parametrize(
    ("page", "words"), [("README.md", "more than {} times"), ("README.ko.md", "{}번 넘게")]
)
def test_what_is_read_first_says_no_more_than_was_tried(page, words):
    """The number in README is below that of the last whole run, and not far."""
    families = json.loads(scoreboard.WRITTEN.read_text("utf-8"))["families"]
    total = sum(family["held"] for family in families)
    assert words.format(f"{total // 1000},000") in (scoreboard.ROOT / page).read_text("utf-8")


MODULES = {name: importlib.import_module(f"tests.hostile.test_{name}") for name in FAMILIES}
CASES = {name: module.cases for name, module in MODULES.items() if hasattr(module, "cases")}


@pytest.mark.parametrize("family", CASES)
def test_no_case_is_lost(family):
    """Every family that is made of cases has as many as a whole run must try."""
    times = 2 if family == "bombs" else 1  # a bomb is tried on the parent, too
    beside = 6 if family == "characters" else 0  # letters in pieces
    count = len(list(CASES[family](Extent(whole=True))))
    assert count * times + beside >= FAMILIES[family]["least"]


def test_a_usual_run_takes_some_from_all_over():
    """A few of many, everything if it is asked for, and no more than there is."""
    assert Extent().some(range(100)) == [0, 50]
    assert Extent().some([1]) == [1]
    assert Extent(whole=True).some(range(3)) == [0, 1, 2]
    assert [Extent(True, full).count(10, full=5) for full in (False, True)] == [10, 50]
