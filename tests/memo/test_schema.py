"""Every field of a memo is read as its type says, and refused where it is not, at its place."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from briefing.memo import reading, schema, walk
from briefing.memo.document import KINDS, Memo
from briefing.memo.nodes import Mapping, Scalar, Sequence
from briefing.problems import Collected, Source
from tests import sample

#: A memo in which every field of every class is given.
WHOLE = (
    (sample.HERE / "content/brief/memo.yaml").read_text("utf-8")
    + """\
series: {ko: 연속물, en: Series}
approval: [{role: {ko: 기안, en: Drafted}, name: {ko: 홍길동, en: Hong}}]
contacts: [{name: {ko: 홍, en: Hong}, role: {ko: 과장, en: Head}, phone: 02-100, email: a@b.org}]
distribution: [{ko: 배포처, en: Reader}]
authors:
  - role: {ko: 대표, en: lead}
    name: {ko: 홍길동, en: Hong}
    affiliation: {ko: 연구소, en: Institute}
    email: a@example.org
to: {ko: 장관, en: Minister}
through: {ko: 차관, en: Vice Minister}
from: {ko: 국장, en: Director}
cc: {ko: 과장, en: Head}
numbering: decimal
lists: [contents]
appendices: [{id: annex, title: 가, body: [{paragraph: 나}]}]
subject: {ko: 건명, en: Subject}
classification: {ko: 대외비, en: Restricted}
keywords: [{ko: 낱말, en: Word}]
abstract: {ko: 초록, en: Abstract}
about: {ko: 소개, en: About}
disclaimer: {ko: 면책, en: Disclaimer}
contact: {ko: 연락처, en: Contact}
licence: {ko: 이용 허락, en: Licence}
theme: institute
editions: [ko, ko-en]
formats: [pdf]
profile: archive
"""
)
EXTRA = """\
      - heading: {ko: 작은 제목, en: Small heading, level: 1}
      - steps: [{ko: 하나, en: One, bullets: [가], steps: [나]}, 둘]
      - definitions: [{term: 가, ko: 나, en: B}]
      - questions: [{question: 가, answer: [{paragraph: 나}]}]
      - timeline: [{when: 가, ko: 나, en: B}]
      - statistics: [{value: 1%, ko: 나, en: B}]
      - table: {id: tab, caption: 표, columns: [{text: 가, columns: [다]}], rows: [[나]],
          note: 주, source: 출처, unit: {ko: 원, en: won}, widths: [1],
          row_headings: true, align: [left]}
      - chart:
          {form: lines, caption: 선, alt: 선, series: [가], rows: [{label: 나, values: [1]}]}
      - callout: {title: 상자, body: [{paragraph: 글}]}
      - quote: {text: {ko: 인용, en: Quote}, by: 누구}
      - quote: 짧은 인용
      - pullquote: {of: opening, ko: 문단, edited: true}
"""
WHOLE = WHOLE.replace(
    "      - recommendation: first-step\n", EXTRA + "      - recommendation: first-step\n"
)
WHOLE = WHOLE.replace("horizon:", "addressee: {ko: 부처, en: Ministry}\n    horizon:")
WHOLE = WHOLE.replace("caption: {ko: 지도, en: Map}", "caption: 지도\n          source: 출처")


def read(text: str):
    """The memo in a text, and what was said."""
    report = Collected()
    node = reading.read(Source("memo.yaml", text), report)
    memo = schema.read_memo(node, report) if node else None
    return memo, report.problems


def root() -> Mapping:
    """The node of the whole memo."""
    return reading.read(Source("memo.yaml", WHOLE), Collected())


def keys(node, path=()):
    """Every key of a memo with the path to it, its place and its value."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield (*path, key.value), key, value
            yield from keys(value, (*path, key.value))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from keys(item, (*path, number))


def one_of_each():
    """Each key once for each kind of place that it stands in."""
    found = {}
    for path, key, value in keys(root()):
        names = tuple(one for one in path if isinstance(one, str))
        found.setdefault(names[-2:], (path, key, value))
    return list(found.values())


FIELDS = one_of_each()
NAMES = ["/".join(map(str, path)) for path, *_ in FIELDS]
#: Keys that an author chooses: the names of footnotes.
FREE = ("footnotes", "source")


def changed(node, path, change):
    """A memo with the pair at a path changed, or left out where `change` gives None."""
    name, *rest = path
    if isinstance(node, Sequence):
        items = list(node.items)
        items[name] = changed(items[name], rest, change)
        return replace(node, items=tuple(items))
    pairs = []
    for key, value in node.pairs:
        if key.value != name:
            pairs.append((key, value))
        elif rest:
            pairs.append((key, changed(value, rest, change)))
        elif pair := change(key, value):
            pairs.append(pair)
    return replace(node, pairs=tuple(pairs))


def read_node(node):
    """The memo in a node, and what was said."""
    report = Collected()
    return schema.read_memo(node, report), report.problems


def test_the_whole_memo_is_sound():
    """The memo that the tests below break has no problem, and every kind of block is in it."""
    memo, problems = read(WHOLE)
    assert problems == ()
    assert isinstance(memo, Memo)
    assert {path[-1] for path, *_ in FIELDS} >= set(KINDS)
    given = {path[0] for path, *_ in FIELDS if len(path) == 1}
    assert given == {schema.yaml_name(field) for field in fields(Memo)}


@pytest.mark.parametrize(("path", "key", "value"), FIELDS, ids=NAMES)
def test_a_misspelt_key_is_told_at_its_place(path, key, value):
    """One letter too many: the key itself is pointed at, and the right one suggested."""
    wrong = replace(key, value=key.value + "x")
    memo, problems = read_node(changed(root(), path, lambda _, value: (wrong, value)))
    if path == FREE:
        assert memo is not None
        return
    (said,) = [one for one in problems if one.code == "unknown-key"]
    assert said.span == key.span
    if key.value != "text":  # a text's own keys may stand in its place
        assert f"did you mean `{key.value}`?" in said.hint()


@pytest.mark.parametrize(("path", "key", "value"), FIELDS, ids=NAMES)
def test_a_field_that_is_left_out_is_told_or_not_needed(path, key, value):
    """Without a key the memo is read all the same, or that very key is said to be missing."""
    memo, problems = read_node(changed(root(), path, lambda *_: None))
    if memo is not None:
        assert problems == ()
        return
    codes = {one.code for one in problems}
    if codes == {"missing-key"}:
        missing = {dict(one.args)["key"] for one in problems}
        # Of a block that takes its text's keys among its own, either may be missing.
        assert missing <= {key.value, "ko"}
        assert all(one.span.line <= key.span.line for one in problems)
    else:  # the kind of a block was left out, and with it the block
        assert codes == {"not-a-block"}
        assert key.value in KINDS


def typed(text: str, at: Scalar):
    """A value in place of another, as an author would type it."""
    node = reading.read(Source("x", f"x: {text}"), Collected())
    return _placed(node.get("x"), at)


def _placed(node, at):
    if isinstance(node, Mapping):
        pairs = tuple((_placed(key, at), _placed(value, at)) for key, value in node.pairs)
        return replace(node, span=at.span, source=at.source, pairs=pairs)
    if isinstance(node, Sequence):
        items = tuple(_placed(item, at) for item in node.items)
        return replace(node, span=at.span, source=at.source, items=items)
    return replace(node, span=at.span, source=at.source, start=at.start, end=at.end)


@pytest.mark.parametrize("text", ["", "''", "' '", "[]", "{}", "[[x]]", "{x: {y: z}}", "[{x: y}]"])
def test_a_value_of_another_type_is_told_at_its_place(text):
    """Nothing, lists, keys where a text should be: refused at the value, never a crash."""
    whole = root()
    for path, key, value in FIELDS:
        wrong = typed(text, key)
        memo, problems = read_node(changed(whole, path, lambda key, _, new=wrong: (key, new)))
        if memo is None:
            assert {one.span for one in problems} == {key.span}, path
        else:  # an empty list may be meant, and an empty set of notes
            assert text in ("[]", "{}") or path[-1] == "rows", path
            assert isinstance(value, Sequence) or path == ("footnotes",)
            assert problems == ()


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2022-06-09", True), ("2022-06", True), ("2024-02-29", True), ("2000-02-29", True),
        ("2022-02-29", False), ("1900-02-29", False), ("2022-06-31", False), ("2022-13", False),
        ("2022-00", False), ("2022-06-00", False), ("2022-6-9", False), ("22-06-09", False),
        ("2022", False), ("2022-06-09T00:00", False), ("９０２２-06", False), ("0000-01", False),
        ("9" * 5000, False), ("2022-06-" + "9" * 5000, False), ("오늘", False), ("~", False),
    ],
)  # fmt: skip
def test_a_date_is_one_that_the_calendar_has(value, good):
    """Leap years count; anything else is told at the value, however long it is."""
    memo, problems = read(WHOLE.replace("date: 2022-06-09", f"date: {value}"))
    assert (memo is not None) == good
    if not good:
        assert [(str(one.span), one.code) for one in problems] == [("memo.yaml:5:7", "wrong-form")]
        assert len(problems[0].message()) < 200


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("61", True), ("-61", True), ("3.30", True), ("0", True), ("1" * 15, True),
        ("1_000", False), ("1e3", False), ("0x1F", False), (".5", False), ("5.", False),
        ("1,000", None), ("inf", False), ("nan", False), ("6１", False), ("9" * 5000, False),
        ("12:30", False), ("yes", False), ("~", False),
    ],
)  # fmt: skip
def test_a_number_is_plain_digits(value, good):
    """Nothing is guessed: no exponents, no other notations; digits stay as typed."""
    memo, problems = read(WHOLE.replace("values: [61]", f"values: [{value}]"))
    if good is None:  # two numbers: told where the chart is looked at as a whole
        assert memo is not None
        return
    assert (memo is not None) == good
    if good:
        charts = [b for b in memo.sections[0].body if type(b).__name__ == "Chart"]
        assert str(charts[0].rows[0].values[0]) == value
    else:
        assert [one.code for one in problems] == ["wrong-form"]


@pytest.mark.parametrize(
    "typed",
    ["no", "yes", "on", "off", "y", "n", "null", "~x", "1_000", "12:30", "1:30:00", "010", "0x1F",
     "0o17", "1e3", ".inf", ".nan", "1.10", "007", "2024-01-02", "true", "=", "3.0"],
)  # fmt: skip
def test_a_text_is_what_was_typed(typed):
    """No word, number, time or date is taken for anything but its letters."""
    memo, problems = read(WHOLE.replace("ko: 작은 브리프", f"ko: {typed}"))
    assert problems == ()
    assert walk.visible(memo.title.words) == typed


def test_all_problems_of_a_memo_come_at_once():
    """Faults in many places are told in one reading, in the order of the file."""
    text = WHOLE.replace("date: 2022-06-09", "date: x").replace("form: bars", "form: pie")
    text = text.replace("kind:", "kinds:").replace("values: [61]", "values: [x]")
    _, problems = read(text)
    assert [one.code for one in problems] == [
        "unknown-key", "wrong-form", "not-a-choice", "wrong-form",
    ]  # fmt: skip
