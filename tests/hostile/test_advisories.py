"""No version is in use, or pinned, that is known to be unsafe."""

import json
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.sample import ROOT
from tests.test_locks import pins

#: The first version without the advisories named.
FLOORS = {
    "weasyprint": ("70.0", "CVE-2026-55073, GHSA-r543-q48m-4c9j, CVE-2026-49452, CVE-2025-68616"),
    "jinja2": ("3.1.6", "CVE-2025-27516, CVE-2024-56326, CVE-2024-56201, CVE-2024-34064"),
    "pyyaml": ("5.4", "CVE-2017-18342, CVE-2019-20477, CVE-2020-1747, CVE-2020-14343"),
    "babel": ("2.9.1", "CVE-2021-42771"),
    "fonttools": ("4.60.2", "CVE-2025-66034, CVE-2023-45139"),
    "pillow": ("12.3.0", "CVE-2026-55380, CVE-2026-40192, CVE-2026-42311"),
    "brotli": ("1.2.1", "CVE-2026-111497"),
    "markdown-it-py": ("2.2.0", "CVE-2023-26302, CVE-2023-26303"),
}
#: The same for what nothing of ours needs, should it be there.
IF_PRESENT = {
    "markdown": ("3.8.1", "CVE-2025-69534"),
    "pdfminer-six": ("20251230", "CVE-2025-64512, GHSA-f83h-ghpp-7wcc"),
    "pypdf": ("6.10.2", "CVE-2026-22691, CVE-2026-28351, CVE-2026-33699, CVE-2026-40260"),
}
#: Packages without a safe version: `markdown2` lets `javascript:` links through.
UNSAFE = {"markdown2"}
LOCKS = ("requirements.lock", "requirements-test.lock")


def audited(lock: Path) -> Iterator[tuple[str, list[str]]]:
    """Each package of a lock with the advisories that `pip-audit` has heard of.

    Nothing where that program is not installed, or nobody can be asked: the floors above hold
    without a network.
    """
    program = shutil.which("pip-audit")
    if program is None:
        return
    words = [program, "-r", str(lock), "--require-hashes", "--disable-pip", "-f", "json"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=120, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return
    for package in packages:
        if "vulns" in package:
            name = f"{package['name']} {package['version']}"
            yield name, [vulnerability["id"] for vulnerability in package["vulns"]]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("package", FLOORS)
def test_a_lock_keeps_to_the_floors(lock: str, package: str):
    """No pinned version has an advisory that is fixed in a later one."""
    floor, advisories = FLOORS[package]
    assert Version(pins(lock)[package]) >= Version(floor), advisories


@pytest.mark.parametrize("package", FLOORS)
def test_what_is_installed_keeps_to_the_floors(package: str):
    """What the tests run with is as safe as what is pinned."""
    floor, advisories = FLOORS[package]
    assert Version(metadata.version(package)) >= Version(floor), advisories


@pytest.mark.parametrize("lock", LOCKS)
def test_what_else_is_pinned_keeps_to_its_floor(lock: str):
    """Nothing comes in behind another package that is known to be unsafe."""
    pinned = pins(lock)
    assert not UNSAFE & set(pinned)
    for package, (floor, advisories) in IF_PRESENT.items():
        assert Version(pinned.get(package, floor)) >= Version(floor), advisories


def test_every_dependency_has_a_floor():
    """A new dependency is looked up before it is used; two have no advisory of their own."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {canonicalize_name(Requirement(one).name) for one in declared["dependencies"]}
    assert needed - {"uharfbuzz", "pydyf"} == set(FLOORS)


def test_no_declared_range_lets_an_unsafe_version_in():
    """Whoever installs without the lock is not given less."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in declared["dependencies"]:
        need = Requirement(line)
        floor = Version(FLOORS.get(canonicalize_name(need.name), ("0", ""))[0])
        lowest = min(Version(one.version) for one in need.specifier)
        assert lowest >= floor, line


def test_no_advisory_is_known_today():
    """Where `pip-audit` is installed and can ask, it knows of nothing against the lock."""
    answers = dict(audited(ROOT / "requirements.lock"))
    if not answers:
        pytest.skip("pip-audit is not installed, or has nobody to ask")
    assert {package: known for package, known in answers.items() if known} == {}


def test_an_audit_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
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
