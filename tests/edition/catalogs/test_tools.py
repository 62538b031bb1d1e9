"""Translators' real programs: what they save comes back, and changes no state of any text."""

import json

import pytest

from briefing.edition.catalogs.catalog import write_catalog
from briefing.problems import Collected
from tests import checkers
from tests.edition import tools

HERE = [step for step in tools.PASSES if step.is_there]


@checkers.needs_gettext
@pytest.mark.parametrize("step", HERE, ids=lambda step: step.name)
def test_a_program_keeps_what_the_table_says(step):
    """The table in docs/translation.md is what each program does now."""
    table = json.loads(tools.WRITTEN.read_text("utf-8"))
    assert tools.kept(step) == table[step.name], "run: python3 -m tests.edition.tools"


@checkers.needs_gettext
@pytest.mark.parametrize("step", HERE, ids=lambda step: step.name)
def test_a_file_that_a_program_saved_changes_nothing(step, tmp_path):
    """Every catalog, opened and saved by a program, comes back to the byte."""
    desks = [tools.catalog_desk(), *map(tools.of_catalog, tools.shipped())]
    for number, own in enumerate(desks):
        folder = tmp_path / str(number)
        folder.mkdir()
        data, name = tools.passed(step, own, folder)
        report = Collected()
        now = own.returned(name, data, report)
        assert report.problems == ()
        assert write_catalog(now) == write_catalog(own.now)


def test_every_program_of_the_table_is_tried_somewhere():
    """The table holds the passes of the test, each once, and no other."""
    assert list(json.loads(tools.WRITTEN.read_text("utf-8"))) == [s.name for s in tools.PASSES]
