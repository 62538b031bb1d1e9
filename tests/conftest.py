"""What all tests share: the bundled fonts, and one print of each edition of the essay."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings

from briefing.bootstrap import preload_native
from briefing.look import fonts

ROOT = Path(__file__).parents[1]

# The machine may be busy, so that no example has a deadline; the examples are the same each time,
# so that a run that fails can be run again.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# Before any test imports the print engine: what it lays out is set in our fonts, on any machine.
fonts.pin(fonts.load(ROOT / "fonts"), ROOT / ".cache")
preload_native()


@pytest.fixture(scope="session")
def printed_editions():
    """Every edition of the essay by name, each printed once; not to be changed."""
    from tests.look.print import laying_out

    names = laying_out.edition_names()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        return dict(zip(names, pool.map(laying_out.printed_edition, names), strict=True))
