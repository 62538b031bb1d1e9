import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import checkers

ROOT = Path(__file__).parents[1]


def pins(lock: str) -> dict[str, str]:
    """Package → version, as a lock names them."""
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE))


def test_the_locks_agree_with_the_project():
    """Each dependency is pinned within its bounds, and the tests run with the same versions."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    runtime, testing = pins("requirements.lock"), pins("requirements-test.lock")
    for line in declared["dependencies"]:
        need = Requirement(line)
        assert need.specifier.contains(runtime[canonicalize_name(need.name)]), line
    for line in declared["optional-dependencies"]["test"]:
        need = Requirement(line)
        assert need.specifier.contains(testing[canonicalize_name(need.name)]), line
    assert runtime.items() <= testing.items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_each_pin_of_a_lock_is_hashed(lock):
    """Every package has a hash, and no address or folder of one machine is in the file."""
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"^(?=[a-z0-9][\w.-]*==)", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pins(lock))
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links", text)


def test_the_outside_checkers_are_pinned():
    """Each npm package has one exact version and a hash, and no address to take it from."""
    wanted = json.loads((checkers.TOOLS / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((checkers.TOOLS / "package-lock.json").read_text("utf-8"))["packages"]
    assert wanted == {name: lock[f"node_modules/{name}"]["version"] for name in wanted}
    locked = [entry for path, entry in lock.items() if path]
    assert all("integrity" in entry and "resolved" not in entry for entry in locked)
