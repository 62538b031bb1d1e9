"""Styles and templates that hide, alter or add words: none of it is delivered (C27, H08)."""

from functools import partial

import pytest

from tests.hostile import groups

cases = partial(groups.cases_of, "hiding")


@pytest.mark.tries("cases")
def test_no_theme_hides_or_changes_words(case, lab):
    """What a theme takes away, turns or adds is told; what only looks like it is let through."""
    lab.hold(case)
