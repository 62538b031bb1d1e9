"""Bits turned over in delivered files and their manifests: each is seen."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from briefing.look.seal.verify import verify
from briefing.run.build import Build
from briefing.run.current import Inputs
from briefing.run.job import Job, Settings
from briefing.run.versions import all_versions
from tests.hostile import tiny
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

FLIPS = 500
JOBS = (Job("tiny", "ko", "tiny", "pdf"), Job("tiny", "ko", "tiny", "html"))


def _tries(lab: Lab) -> Iterator[Tried]:
    lab.maker  # noqa: B018
    root = lab.project("sealed", {tiny.MEMO: tiny.written(tiny.rich())})
    result = Build(root, root / "output", Settings(), lab.count).run(JOBS)
    if result.exit_code:
        yield Tried("a build", f"exit code {result.exit_code}")
        return
    chance = lab.random("sealed")
    count = lab.slice or FLIPS * (10 if lab.full else 1)
    for job in JOBS:
        path = root / "output" / job.file
        data = path.read_bytes()
        said = verify(data, path.name)
        yield Tried(f"{path.name} as delivered", said[0].message() if said else "")
        for turn in range(count):
            at, bit = chance.randrange(len(data)), chance.randrange(8)
            changed = data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]
            yield Tried(f"{path.name} bit {bit} of {at} ({turn})", _seen(changed, path.name))
        yield from _cuts(data, path.name)
        yield from _manifests(job, path, chance, count // 5)


SEALED = Family("sealed", 2 * FLIPS, _tries)


def _seen(data: bytes, name: str) -> str:
    try:
        found = verify(data, name)
    except Exception as error:  # of whatever kind: a damaged file may not make it fail
        return f"verify fails: {type(error).__name__}"
    if not found:
        return "it passes for sound"
    return "" if all(one.span.line and one.message("ko") for one in found) else "no place or words"


def _cuts(data: bytes, name: str) -> Iterator[Tried]:
    for what, changed in {
        "nothing": b"",
        "half": data[: len(data) // 2],
        "a tail": data + b" ",
        "twice": data + data,
        "its seal alone": data[-200:],
        "zeros": bytes(len(data)),
        "a byte less": data[:-1],
        "turned round": data[::-1],
        "another kind": b"%PDF-1.7\n" + data,
    }.items():
        yield Tried(f"{name}: {what}", _seen(changed, name))


def _manifests(job: Job, path: Path, chance, count: int) -> Iterator[Tried]:
    """A build never takes a wrong file for current, whatever its manifest says."""
    beside = path.with_name(f"{path.name}.json")
    good, right = beside.read_bytes(), sha256(path.read_bytes()).hexdigest()
    data, inputs = path.read_bytes(), Inputs(path.parents[1], Settings(), all_versions())

    def is_current() -> bool:
        return inputs.is_current(job, path)

    yield Tried(f"{path.name} is current", "" if is_current() else "it is not")
    for turn in range(count):
        at = chance.randrange(len(good))
        beside.write_bytes(
            good[:at] + bytes([good[at] ^ 1 << chance.randrange(8)]) + good[at + 1 :]
        )
        wrong = is_current() and sha256(path.read_bytes()).hexdigest() != right
        yield Tried(f"{beside.name} byte {at} ({turn})", "a wrong file is current" if wrong else "")
    beside.write_bytes(good)
    for turn in range(count):
        at = chance.randrange(len(data))
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
        yield Tried(
            f"{path.name} byte {at} ({turn})",
            "a wrong file is current" if is_current() else "",
        )
    path.write_bytes(data)
