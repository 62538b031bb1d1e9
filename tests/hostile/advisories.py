"""What is installed keeps to the first versions without the advisories that are known."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

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


def _tries(lab: Lab) -> Iterator[Tried]:
    for package, (floor, known) in (FLOORS | IF_PRESENT).items():
        try:
            found = metadata.version(package)
        except metadata.PackageNotFoundError:
            if package in FLOORS:
                yield Tried(package, "not installed")
            continue
        below = _numbers(found) < _numbers(floor)
        yield Tried(f"{package} {found}", f"older than {floor}: {known}" if below else "")
    for package, known in audited(lab.root / "requirements.lock"):
        yield Tried(f"audit of {package}", ", ".join(known))


ADVISORIES = Family("advisories", len(FLOORS), _tries)


def audited(lock: Path) -> Iterator[tuple[str, list[str]]]:
    """Each package of a lock with the advisories that `pip-audit` has heard of.

    Nothing where that program is not installed, or nobody can be asked: the floors above hold
    without a network.
    """
    program = shutil.which("pip-audit")
    if program is None:
        return
    words = [program, "-r", str(lock), "--require-hashes", "--disable-pip", "-f", "json"]
    said = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=120, check=False)
    try:
        found = json.loads(said.stdout)["dependencies"]
    except (ValueError, KeyError):
        return
    for one in found:
        if "vulns" in one:
            yield f"{one['name']} {one['version']}", [vuln["id"] for vuln in one["vulns"]]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0])[:4])
