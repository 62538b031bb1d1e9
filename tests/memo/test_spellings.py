"""What a hint offers for a date, a number, an id or a file name that was written otherwise."""

import pytest

from briefing.memo import reading, schema, spellings
from briefing.memo.document import Memo
from briefing.problems import Collected, Source

MAY_21 = [
    "2024. 5. 21.", "2024.5.21.", "2024-5-21", "2024/5/21", "2024년 5월 21일", "2024년5월21일",
    "2024. 5. 21.(화)", "2024. 05. 21. (화요일)", "2024년 5월 21일 화요일", "20240521",
    "’24. 5. 21.", "'24.5.21", "‘24년 5월 21일", "24년 5월 21일", "2024年5月21日",
    "２０２４．５．２１．", "2024-05-21T09:00:00", "2024-05-21 09:00", "May 21, 2024",
    "21 May 2024", "21st May 2024", "5/21/2024", "21.5.2024", "21/05/2024",
]  # fmt: skip
UNTOLD = ["5/6/2024", "21.5.24", "내일", "2024년", "2024", "", "5월 21일", "2024. 5. 21.~22."]


@pytest.mark.parametrize("typed", MAY_21)
def test_a_date_is_offered_as_the_file_wants_it(typed):
    """However an office writes a day, the hint names that day."""
    assert spellings.date(typed) == "2024-05-21"


@pytest.mark.parametrize(
    "typed", ["2024. 5.", "2024년 5월", "202405", "May 2024", "2024/5", "’24. 5."]
)
def test_a_month_is_offered_as_a_month(typed):
    """No day is added to a month."""
    assert spellings.date(typed) == "2024-05"


@pytest.mark.parametrize("typed", UNTOLD)
def test_a_date_that_could_be_two_is_not_guessed(typed):
    """What could be May or June is left to the author."""
    assert spellings.date(typed) == ""


def hint(line: str) -> str:
    """The hint about one wrong line of a memo."""
    text = f"title: 가\n{line}\nsections: [{{id: a, title: 가, body: [paragraph: 나]}}]\n"
    report = Collected()
    schema.read_type(Memo, reading.read(Source("memo.yaml", text), report), report, "memo")
    return report.problems[0].hint()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("date: 2024. 5. 21.", "`2024-05-21`"),
        ("date: 2024-02-30", "a day that the calendar has"),
        ("date: 2024. 2. 30.", "a day that the calendar has"),
        ("lead: [figure: {file: map.png, alt: 가}]", "`figures/map.png`"),
        ("lead: [figure: {file: 'C:\\x\\그림 1.png', alt: 가}]", "`figures/그림 1.png`"),
        ("sources: [{text: 가, url: www.moef.go.kr}]", "`https://www.moef.go.kr`"),
        ("lead: [paragraph: {id: Lead_Agenda, ko: 가}]", "`lead-agenda`"),
        ("lead: [paragraph: {id: 1장, ko: 가}]", "`lead-agenda`"),
    ],
)
def test_a_hint_offers_what_was_meant(line, offered):
    """A hint repeats the value in its right form, and never another value in its place."""
    date = "" if line.startswith("date") else "date: 2024-05-21\n"
    assert offered in hint(date + line)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("1,234.5", "1234.5"), ("−3.2", "-3.2"), ("△3.2%", "-3.2"), ("+3", "3"), ("３．２", "3.2"),
     ("1.2조 원", ""), ("3.2.1", ""), ("3~4", ""), ("1,23", ""), ("약 30", ""), ("", "")],
)  # fmt: skip
def test_a_number_is_offered_without_its_commas_and_units(typed, offered):
    """The number stays the same; where a unit would change it none is offered."""
    assert spellings.number(typed) == offered


@pytest.mark.parametrize(
    "name", ["figures/스크린샷 2024-05-21 오후 3.12.45.png", "figures/a (1).png"]
)
def test_a_file_has_the_name_that_people_gave_it(name):
    """Spaces, Hangul and brackets stand in names of files."""
    text = f"title: 가\ndate: 2024-05\nlead: [figure: {{file: '{name}', alt: 가}}]\n"
    text += "sections: [{id: a, title: 가, body: [paragraph: 나]}]\n"
    report = Collected()
    memo = schema.read_memo(reading.read(Source("memo.yaml", text), report), report)
    assert (memo.lead[0].file, report.problems) == (name, ())
