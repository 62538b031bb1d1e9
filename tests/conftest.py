"""What all tests share: the bundled fonts, and one print of each edition of the essay."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from hypothesis import settings

from briefing import files
from briefing.bootstrap import native
from briefing.bootstrap.sentences import BootstrapError
from briefing.look import fonts, pinning
from tests.tools.ensure import ensure

ROOT = Path(__file__).parents[1]

# The machine may be busy, so that no example has a deadline; the examples are the same each time,
# so that a run that fails can be run again.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# Before any test imports the print engine: what it lays out is set in our fonts, on any machine.
pinning.pin(fonts.load(ROOT / "fonts"), ROOT / ".cache")
native.preload()


def pytest_addoption(parser):
    """Let outside checkers be asked for."""
    parser.addoption("--with-tools", action="store_true", help="install the outside checkers first")


def pytest_configure(config):
    """Install the outside checkers, if asked to or in CI, before any test looks for them."""
    wanted = config.getoption("--with-tools") or os.environ.get("CI") == "true"
    if wanted and not hasattr(config, "workerinput"):
        try:
            ensure(ROOT)
        except BootstrapError as error:
            pytest.exit(str(error), 4)


@pytest.fixture(scope="session")
def once(tmp_path_factory) -> Callable[[str, Callable[[], object]], object]:
    """`once(name, make)` gives what `make` makes once a run, by the worker that asks first."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def given(name: str, make: Callable[[], object]) -> object:
        stored = folder / name / "made.pickle"
        with files.lock(stored.parent, wait=600):
            if not stored.exists():
                stored.write_bytes(pickle.dumps(make()))
        return pickle.loads(stored.read_bytes())

    return given


@pytest.fixture(scope="session")
def printed_editions(once):
    """Every edition of the essay by name, each printed once; not to be changed."""
    from tests.look.print import typesetting

    def printed() -> dict[str, typesetting.Printed]:
        names = typesetting.edition_names()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(2, mp_context=context) as pool:
            return dict(zip(names, pool.map(typesetting.printed_edition, names), strict=True))

    return once("editions", printed)
