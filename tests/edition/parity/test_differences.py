from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition.parity.differences import Difference, compare
from tests.edition.parity.comparing import rows

EQUIVALENT = rows("parity-equivalent.tsv")
ERRORS = rows("parity-errors.tsv")


def differences(row: dict[str, str]) -> list[Difference]:
    """What certainly differs between the two sides of a row."""
    languages = row["source-language"], row["target-language"]
    return [one for one in compare(row["source"], row["target"], *languages) if one.certain]


def test_equivalent_pairs_raise_no_alarm(capsys):
    """Sentences that say the same in two languages differ in nothing."""
    alarms = [row for row in EQUIVALENT if differences(row)]
    pairs = Counter(f"{row['source-language']}–{row['target-language']}" for row in EQUIVALENT)
    with capsys.disabled():
        told = ", ".join(f"{count} {pair}" for pair, count in pairs.items())
        print(f"\n{len(EQUIVALENT)} equivalent pairs ({told}): {len(alarms)} false alarms")
    assert alarms == []
    assert len(EQUIVALENT) >= 1300


def test_seeded_errors_are_found(capsys):
    """Of translations with one error each, at least 95 in a hundred are found."""
    found = [row for row in ERRORS if differences(row)]
    kinds = Counter(row["what"].removesuffix(" by hand") for row in ERRORS)
    missed = Counter(row["what"].removesuffix(" by hand") for row in ERRORS if row not in found)
    with capsys.disabled():
        share = 100 * len(found) / len(ERRORS)
        print(f"\n{len(ERRORS)} seeded errors: {len(found)} found ({share:.1f} %); missed:")
        print(*(f"  {what}: {n} of {kinds[what]}" for what, n in missed.items()), sep="\n")
    assert len(ERRORS) >= 1100
    assert len(found) >= 0.95 * len(ERRORS)


def test_errors_are_errors():
    """No wrong translation of the seeded set is also among the equivalent ones."""
    right = {(row["source"], row["target"]) for row in EQUIVALENT}
    assert [row for row in ERRORS if (row["source"], row["target"]) in right] == []


@given(st.integers(13, 10**7), st.integers(13, 10**7))
def test_other_number_is_a_difference(one, other):
    """Two numbers in digits are a difference if and only if they are not the same."""
    found = compare(f"모두 {one:,}명이다.", f"There are {other:,} in all.", "ko", "en")
    assert bool(found) == (one != other)


@pytest.mark.parametrize(
    ("source", "target", "certain"),
    [
        ("응답자의 3분의 2다.", "Zwei Drittel der Befragten.", [False]),
        ("57조 143억 원이다.", "Es sind 57,0143 Billionen Won.", []),
        ("57조 143억 원이다.", "Es sind 57,0134 Billionen Won.", [True]),
        ("오후 2시 30분이다.", "Um 14.30 Uhr.", []),
        ("2024년 5월 21일이다.", "Am 21.05.2024.", []),
        ("1만 2천 명이다.", "Unos 12 000 soldados.", []),
        ("1만 2천 명이다.", "Unos 13 000 soldados.", [True]),
        ("다섯 나라다.", "Fünf Staaten.", []),
    ],
)
def test_words_that_are_not_read_are_no_errors(source, target, certain):
    """In a language without its own module figures count; a number that may be in words is told."""
    language = "es" if "soldados" in target else "de"
    assert [one.certain for one in compare(source, target, "ko", language)] == certain


@pytest.mark.parametrize(
    ("source", "target"),
    [("2.8GW", "2,800 MW"), ("18개월", "one and a half years"), ("1년 6개월", "18 months"),
     ("2m 40cm", "2.4 meters"), ("90분", "an hour and a half")],
)  # fmt: skip
def test_one_quantity_in_two_units(source, target):
    """The same quantity in another unit is no difference."""
    assert compare(f"{source}이다.", f"It is {target}.", "ko", "en") == []


@pytest.mark.parametrize(
    ("source", "target", "kind", "side"),
    [
        ("1.2%p 낮아졌다.", "It fell by 1.2 percent.", "percent", "target"),
        ("5월 21일이다.", "It is on May 22.", "date", "target"),
        ("제3차 회의다.", "It is the 4th meeting.", "ordinal", "target"),
        ("18개월이다.", "It is 18 years.", "unit", "target"),
        ("5억 엔이다.", "It is 500 million won.", "unit", "target"),
        ("1,018명이다.", "Many people.", "number", "source"),
        ("많은 사람이다.", "Some 1,018 people.", "number", "target"),
    ],
)
def test_kind_and_side(source, target, kind, side):
    """A difference names its kind and the side on which its fact stands."""
    (found,) = compare(source, target, "ko", "en")
    fact = found.target or found.source
    assert (found.kind, "target" if found.target else "source") == (kind, side)
    assert (source if side == "source" else target)[fact.offset :].startswith(fact.surface)


def test_date_is_one_difference():
    """A date of which day and month are wrong is told once."""
    assert len(compare("2022년 5월 21일", "on June 22, 2022", "ko", "en")) == 1


def test_relative_year_may_be_named():
    """이듬해 may become a year, but a year that contradicts another may not."""
    assert compare("이듬해 협상이 끝났다.", "Talks ended in 2022.", "ko", "en") == []
    wrong = compare("이듬해인 2023년 끝났다.", "Talks ended in 2022.", "ko", "en")
    assert [one.kind for one in wrong] == ["date"]


def test_language_without_grammar():
    """A language that is not read in full is compared by its digits alone."""
    assert compare("2022년 5월의 16.7%", "16,7 % im Mai 2022", "ko", "de") == []
    assert len(compare("응답의 16.7%", "17,6 % der Antworten", "ko", "de")) == 1
