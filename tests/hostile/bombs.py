"""Files that would take all time or memory: stopped within their limit, the parent as it was."""

from __future__ import annotations

import time
from collections.abc import Iterator

from briefing.problems import ERROR
from briefing.run.outcome import Outcome
from briefing.run.worker import Limits
from tests.hostile import tiny
from tests.hostile.case import HTML, KOREAN, KOREAN_PDF, PDF, Case
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

#: Tight, so that thirty bombs take a minute; the limits of a build differ only in size.
TIGHT = Limits(memory=700_000_000, cpu=1, wall=4.0, file=20_000_000)
#: How long after its limit a bomb may be gone, and how much the parent may grow, in bytes.
GRACE, GROWTH = 2.0, 60_000_000
_LOOP = "{{% for a in range(99999) %}}{{% for b in range(99999) %}}{0}{{% endfor %}}{{% endfor %}}"
TEMPLATES = {
    "loops in loops": _LOOP.format(""),
    "output without end": _LOOP.format("가나다라마바사"),
    "a long word": "{{ 'a' * 500000000 }}",
    "a longer word": "{% set x = 'a' * 99999999 %}{{ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x ~ x }}",
    "a macro of itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a part of itself": "{% include 'parts/lead.html' %}",
    "a list of lists": "{% set x = [0] * 400000000 %}{{ x | length }}",
    "a power": "{{ 9 ** (9 ** (9 ** 9)) }}",
    "a wide number": "{{ '%0999999999d' % 1 }}",
    "many numbers": "{{ range(99999) | list | batch(1) | map('list') | list | tojson | length }}"
    + _LOOP.format("x"),
    "centred": "{{ 'a' | center(900000000) }}",
    "indented": "{{ ('a\\n' * 99999) | indent(99999) }}",
    "sorted": _LOOP.format("{{ range(9999) | sort | join }}"),
}
_MANY = "".join(f"<p>{at} 가나다</p>" for at in range(20_000))
_NEST = "<div>" * 1_500 + "x" + "</div>" * 1_500
PAGES = {
    "a wide cell": "<table><tr><td colspan='100000'>a</td></tr><tr><td>b</td></tr></table>",
    "a tall cell": "<table><tr><td rowspan='65534'>a</td></tr></table>" * 30,
    "20,000 paragraphs": _MANY,
    "boxes in boxes": _NEST,
    "tables in tables": "<table><tr><td>" * 60 + "a" + "</td></tr></table>" * 60,
    "floats": "<div style='float:left'>가 </div>" * 9_000,
    "a word of two million letters": "<p>" + "가나다라마바사아자차" * 200_000 + "</p>",
}
_VARS = "".join(f"--a{at}: " + f"var(--a{at - 1}) " * 10 + ";" for at in range(1, 12))
SHEETS = {
    "variables": (
        f"p {{ --a0: 'x'; {_VARS} content: var(--a11) }} p::before {{ content: var(--a11) }}"
    ),
    "rules in rules": "p {" * 300 + "color: red" + "}" * 300,
    "selectors": "".join("& &, " * 20 + "a {" for _ in range(12)) + "}" * 12,
    "a page of one pixel": "@page { size: 1px; margin: 0 }",
    "a page of two": "@page { size: 2px 2px; margin: 0 } * { font-size: 100px }",
    "letters of a mile": "p { font-size: 1e9px }",
    "a grid": "article { display: grid; grid-template-columns: repeat(99999, 1px) }",
    "columns": "article { columns: 99999 }",
    "margins": "p { margin: 1e9px }",
    "counters": (
        "@counter-style x { system: additive; additive-symbols: 1 a; range: infinite } li "
        "{ list-style: x } p { counter-increment: x 999999999 } p::before { content: "
        "counter(x, x) }"
    ),
    "one symbol": (
        "@counter-style x { system: additive; additive-symbols: 1 '가' } p::before { "
        "counter-reset: x 99999999; content: counter(x, x) }"
    ),
    "pages without end": "p { page-break-before: always; padding-top: 99999999px }",
    "heights": "p { height: 99999999px }",
    "borders": "p { border: 1e7px solid }",
    "shadows": "p { background: linear-gradient(" + ", ".join(["#123"] * 60_000) + ") }",
    "selectors of selectors": "p" + ":not(:not(p))" * 400 + " { color: #123 }",
    "a radial ground": "article { background: repeating-radial-gradient(#123, #456 .00001px) }",
    "line heights": "p { line-height: 1e9 }",
}


def _tries(lab: Lab) -> Iterator[Tried]:
    made = lab.chosen([*_cases()])
    known = lab.known
    before = _resident()
    times: dict[str, float] = {}

    # One at a time, so that each is timed by itself.
    for case in made:
        started = time.monotonic()
        ((_, outcome),) = lab.outcomes([case], TIGHT)
        times[case.name] = time.monotonic() - started
        fault = _fault(outcome, times[case.name])
        if not fault and case.name.startswith("template") and outcome.exit_code not in (1, 5):
            fault = "a template without end was delivered"
        if not fault and outcome.data:
            fault = known.fault(outcome.data, themed=True)
        yield Tried(case.name, fault, case.digest)
    grown = _resident() - before
    yield Tried("the parent's memory", f"it grew by {grown:,} bytes" if grown > GROWTH else "")


BOMBS = Family("bombs", 30, _tries)


def _cases() -> Iterator[Case]:
    for name, words in TEMPLATES.items():
        yield Case(f"template: {name}", {"templates/tiny/parts/lead.html": words}, job=KOREAN)
    for name, words in PAGES.items():
        files = {"templates/tiny/before.html": words}
        yield Case(f"page: {name}", files, job=KOREAN_PDF)
    for name, words in SHEETS.items():
        yield Case(f"style: {name}", {tiny.SHEET: words}, job=PDF)
    rows = ", ".join(["[가, 나]"] * 5_000)
    table = tiny.SHORT.replace(
        "- paragraph: {ko: 짧은 글이다., en: A short text.}",
        f"- table: {{columns: [가, 나], rows: [{rows}]}}",
    )
    yield Case("memo: 5,000 rows", {tiny.MEMO: table}, job=KOREAN_PDF)
    long = tiny.SHORT.replace("짧은 글이다.", "가나다라 " * 40_000)
    yield Case("memo: 200,000 letters", {tiny.MEMO: long}, job=KOREAN_PDF)
    wide = tiny.SHORT.replace("짧은 글이다.", "가" * 190_000)
    yield Case("memo: a word of 190,000 letters", {tiny.MEMO: wide}, job=HTML)
    marks = tiny.with_words("*" * 50_000 + "가" + "_[(" * 20_000)
    yield Case("memo: 110,000 marks", {tiny.MEMO: marks}, job=KOREAN)
    terms = tiny.with_words("{확장억제} " * 20_000)
    yield Case("memo: 20,000 terms", {tiny.MEMO: terms}, job=KOREAN)


def _fault(outcome: Outcome, seconds: float) -> str:
    """A bomb may be refused, stopped or survived; it may not last or crash us."""
    errors = [one.code for one in outcome.problems if one.severity == ERROR]
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
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * 4096
    except OSError:
        return 0
