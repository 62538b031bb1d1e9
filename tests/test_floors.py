"""No version is in use that is known to be unsafe."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.hostile.advisories import FLOORS, IF_PRESENT, audited

ROOT = Path(__file__).parents[1]
#: Packages without a safe version: `markdown2` lets `javascript:` links through.
UNSAFE = {"markdown2"}
LOCKS = ("requirements.lock", "requirements-test.lock")


def pins(lock: str) -> dict[str, Version]:
    """Package → version, as a lock names them."""
    text = (ROOT / lock).read_text("utf-8")
    found = re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE)
    return {canonicalize_name(name): Version(version) for name, version in found}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("package", FLOORS)
def test_a_lock_keeps_to_the_floors(lock: str, package: str) -> None:
    """No pinned version has an advisory that is fixed in a later one."""
    floor, advisories = FLOORS[package]
    assert pins(lock)[package] >= Version(floor), advisories


@pytest.mark.parametrize("package", FLOORS)
def test_what_is_installed_keeps_to_the_floors(package: str) -> None:
    """What the tests run with is as safe as what is pinned."""
    floor, advisories = FLOORS[package]
    assert Version(metadata.version(package)) >= Version(floor), advisories


@pytest.mark.parametrize("lock", LOCKS)
def test_what_else_is_pinned_keeps_to_its_floor(lock: str) -> None:
    """Nothing comes in behind another package that is known to be unsafe."""
    pinned = pins(lock)
    assert not UNSAFE & set(pinned)
    for package, (floor, advisories) in IF_PRESENT.items():
        assert pinned.get(package, Version(floor)) >= Version(floor), advisories


def test_every_dependency_has_a_floor() -> None:
    """A new dependency is looked up before it is used; uharfbuzz has no advisory of its own."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {canonicalize_name(Requirement(one).name) for one in declared["dependencies"]}
    assert needed - {"uharfbuzz"} == set(FLOORS)


def test_no_declared_range_lets_an_unsafe_version_in() -> None:
    """Whoever installs without the lock is not given less."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in declared["dependencies"]:
        need = Requirement(line)
        floor = Version(FLOORS.get(canonicalize_name(need.name), ("0", ""))[0])
        lowest = min(Version(one.version) for one in need.specifier)
        assert lowest >= floor, line


def test_no_advisory_is_known_today() -> None:
    """Where `pip-audit` is installed and can ask, it knows of nothing against the lock."""
    answers = dict(audited(ROOT / "requirements.lock"))
    if not answers:
        pytest.skip("pip-audit is not installed, or has nobody to ask")
    assert {package: known for package, known in answers.items() if known} == {}


def test_an_audit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What `pip-audit` answers is taken as it is; what it could not look up is passed over."""
    answer = {"dependencies": [
        {"name": "jinja2", "version": "3.1.6", "vulns": []},
        {"name": "babel", "version": "2.9.0", "vulns": [{"id": "CVE-2021-42771"}]},
        {"name": "brotli", "skip_reason": "not found"},
    ]}  # fmt: skip
    program = tmp_path / "pip-audit"
    for text, expected in (
        (json.dumps(answer), {"jinja2 3.1.6": [], "babel 2.9.0": ["CVE-2021-42771"]}),
        ("no answer", {}),
    ):
        program.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\n", "utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        assert dict(audited(ROOT / "requirements.lock")) == expected
