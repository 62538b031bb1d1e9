"""Addresses of links: few kinds are let through, and none reaches a file or runs (C20)."""

from functools import partial

import pytest

from tests.hostile import groups

cases = partial(groups.cases_of, "links")


@pytest.mark.tries("cases")
def test_an_address_is_of_a_harmless_kind(case, lab):
    """In a mark, a gloss or a key, every other address is told at its place."""
    lab.hold(case)
