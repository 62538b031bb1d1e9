"""How much is tried, and the count of it.

    pytest tests/hostile --whole [--full] [--seed N] [--write]

Without `--whole` a few cases of each test are tried, as a part of the usual run.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.run import worker
from tests.hostile.lab import Extent, Lab
from tests.hostile.scoreboard import Scoreboard, Tally


def pytest_addoption(parser):
    """The options of `build.py reliability`, which is this."""
    group = parser.getgroup("hostile")
    group.addoption("--whole", action="store_true", help="try everything, and count")
    group.addoption("--full", action="store_true", help="try more, for longer")
    group.addoption("--seed", type=int, default=1, help="where chance begins (1)")
    group.addoption("--write", action="store_true", help="write docs/scoreboard.json")
    group.addoption("--tongue", default="en", help="the language of the scoreboard")


def extent_of(config) -> Extent:
    """What the command line asks for; a usual run knows none of the options."""
    option = lambda name, usual: config.getoption(name, usual)  # noqa: E731
    return Extent(option("--whole", False), option("--full", False), option("--seed", 1))


def pytest_configure(config):
    """Count what is tried, where the results come together."""
    config.addinivalue_line("markers", "tries(name): the cases of a test, by a name of its module")
    if config.getoption("--whole", False) and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Scoreboard(config), "scoreboard")


def pytest_generate_tests(metafunc):
    """One test a case, of all cases that the mark names or of a few."""
    marker = metafunc.definition.get_closest_marker("tries")
    if marker:
        extent, cases = extent_of(metafunc.config), getattr(metafunc.module, marker.args[0])
        cases = extent.some(cases(extent) if callable(cases) else cases)
        metafunc.parametrize("case", cases, ids=map(_label, cases))


def _label(case) -> str:
    """What a case is called in the name of its test."""
    if isinstance(case, tuple | list):
        return " ".join(map(_label, case))
    return getattr(case, "name", "") or getattr(case, "file", "") or str(case)


def pytest_collection_modifyitems(items):
    """Hostile files need limited processes."""
    if not worker.CAN_FORK:
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip("hostile files need limited processes"))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem):
    """Let a test fail for whatever did not hold of all that it tried, and pass the count on."""
    case, tally = pyfuncitem.funcargs.get("case"), pyfuncitem.funcargs.get("tried")
    if tally is None:
        tally = Tally(1, {case.digest} if hasattr(case, "digest") else set())
    try:
        result = yield
    finally:
        pyfuncitem.user_properties.append(("tally", tally.as_data()))
    assert not tally.missed, "\n".join(tally.missed)
    return result


@pytest.fixture(scope="session")
def extent(request) -> Extent:
    """How much is tried."""
    return extent_of(request.config)


@pytest.fixture
def tried() -> Tally:
    """`tried(name, fault, digest)` counts what a test tries by itself."""
    return Tally()


@pytest.fixture(scope="session")
def lab(extent, tmp_path_factory, once) -> Lab:
    """The place where everything is tried."""
    folder = Path(os.path.realpath(tmp_path_factory.mktemp("lab")))
    return Lab(extent, folder, once)
