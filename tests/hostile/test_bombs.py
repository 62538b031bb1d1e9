"""Files that would take all time or memory: stopped within their limit, the parent as it was."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.problems import ERROR
from briefing.run.outcome import Outcome
from briefing.run.worker import Limits
from tests.hostile import groups, project
from tests.hostile.case import HTML, KOREAN, KOREAN_PDF, PDF, Case

#: Tight, so that thirty bombs take a minute; the limits of a build differ only in size.
TIGHT = Limits(memory=700_000_000, cpu=1, wall=4.0, file=20_000_000)
#: How long after its limit a bomb may be gone, and how much the parent may grow, in bytes.
GRACE, GROWTH = 2.0, 60_000_000
PAGES = {
    "20,000 paragraphs": "".join(f"<p>{at} 가나다</p>" for at in range(20_000)),
    "boxes in boxes": "<div>" * 1_500 + "x" + "</div>" * 1_500,
    "tables in tables": "<table><tr><td>" * 60 + "a" + "</td></tr></table>" * 60,
}
_VARS = "".join(f"--a{at}: " + f"var(--a{at - 1}) " * 10 + ";" for at in range(1, 12))
SHEETS = {
    "variables": (
        f"p {{ --a0: 'x'; {_VARS} content: var(--a11) }} p::before {{ content: var(--a11) }}"
    ),
    "rules in rules": "p {" * 300 + "color: red" + "}" * 300,
    "selectors": "".join("& &, " * 20 + "a {" for _ in range(12)) + "}" * 12,
}
_ROWS = f"- table: {{columns: [가, 나], rows: [{', '.join(['[가, 나]'] * 5_000)}]}}"
_PARAGRAPH = "- paragraph: {ko: 짧은 글이다., en: A short text.}"
MEMOS = {
    "5,000 rows": (project.SHORT.replace(_PARAGRAPH, _ROWS), KOREAN_PDF),
    "200,000 letters": (project.SHORT.replace("짧은 글이다.", "가나다라 " * 40_000), KOREAN_PDF),
    "a word of 190,000 letters": (project.SHORT.replace("짧은 글이다.", "가" * 190_000), HTML),
    "110,000 marks": (project.with_words("*" * 50_000 + "가" + "_[(" * 20_000), KOREAN),
    "20,000 terms": (project.with_words("{확장억제} " * 20_000), KOREAN),
}


def cases(_) -> Iterator[Case]:
    """The table, and what is built from the inside."""
    yield from groups.cases_of("bombs")
    for name, text in PAGES.items():
        yield Case(f"page: {name}", {"templates/tiny/before.html": text}, job=KOREAN_PDF)
    for name, text in SHEETS.items():
        yield Case(f"style: {name}", {project.SHEET: text}, job=PDF)
    for name, (memo, job) in MEMOS.items():
        yield Case(f"memo: {name}", {project.MEMO: memo}, job=job)


@pytest.mark.tries("cases")
def test_a_bomb_is_stopped_in_time(case, lab, tried):
    """It may be refused, stopped or survived; it may not last, nor swell the parent."""
    known, before = lab.known, _resident()
    started = time.monotonic()
    outcome = lab.outcome(case, TIGHT)
    fault = _fault(outcome, time.monotonic() - started)
    if not fault and case.name.startswith("template") and outcome.exit_code not in (1, 5):
        fault = "a template without end was delivered"
    if not fault and outcome.data:
        fault = known.fault(outcome.data, themed=True)
    tried(case.name, fault, case.digest)
    grown = _resident() - before
    tried("the parent's memory", f"it grew by {grown:,} bytes" if grown > GROWTH else "")


def _fault(outcome: Outcome, seconds: float) -> str:
    errors = [problem.code for problem in outcome.problems if problem.severity == ERROR]
    if outcome.bug:
        return "our own code failed: " + " <- ".join(outcome.bug.split("\n")[::-1][:3])
    if seconds > TIGHT.wall + GRACE:
        return f"it lasted {seconds:.1f} seconds"
    if outcome.exit_code not in (0, 1, 5):
        return f"exit code {outcome.exit_code}"
    if outcome.exit_code and (outcome.data or not errors):
        return "refused without a word, or delivered all the same"
    return ""


def _resident() -> int:
    """The memory that this process holds, in bytes; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * 4096
    except OSError:
        return 0
