"""An outcome goes through a pipe whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.problems import Problem, Said, Span, Wording
from briefing.run.outcome import Outcome, packed, unpacked

words = st.text(min_size=1, max_size=20)
spans = st.builds(Span, words, st.integers(1, 9999), st.integers(1, 9999), st.integers(1, 99))
both = st.builds(Said, words, words)
wordings = st.builds(Wording, words, both, both, st.sampled_from(["error", "note"]))
problems = st.builds(
    Problem,
    wordings,
    spans,
    st.text(max_size=30),
    st.lists(spans, max_size=2).map(tuple),
    st.lists(st.tuples(words, st.text(max_size=9) | both), max_size=2).map(tuple),
)
outcomes = st.builds(
    Outcome,
    st.lists(problems, max_size=3).map(tuple),
    st.binary(max_size=200),
    st.dictionaries(
        words, st.one_of(words, st.integers(), st.lists(words, max_size=2)), max_size=3
    ),
    st.sampled_from([0, 1, 4, 5, 70]),
    st.text(max_size=20),
)


@given(outcomes)
def test_what_goes_in_comes_out(outcome):
    """Problems, bytes and facts are the same on the other side, whatever characters they hold."""
    assert unpacked(packed(outcome)) == outcome


@given(outcomes, st.data())
def test_a_cut_message_is_no_outcome(outcome, data):
    """Not one byte may be missing at the end."""
    message = packed(outcome)
    cut = data.draw(st.integers(0, len(message) - 1))
    assert unpacked(message[:cut]) is None


@pytest.mark.parametrize("noise", [b"", b"\0" * 8, b"\0" * 7 + b"\2{}", b"\xff" * 40, b"x" * 9])
def test_noise_is_no_outcome(noise):
    """What a broken worker may leave in a pipe is not taken for an answer."""
    assert unpacked(noise) is None


def test_an_outcome_without_a_file_is_not_delivered():
    """There must be a file, and no reason against it."""
    assert Outcome(data=b"%PDF").delivered
    assert not Outcome().delivered
    assert not Outcome(data=b"%PDF", exit_code=1).delivered
