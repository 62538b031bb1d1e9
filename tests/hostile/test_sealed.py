"""Bits turned over in delivered files and their manifests: each is seen."""

from hashlib import sha256

import pytest

from briefing.look.seal.verify import verify
from briefing.run.build import Build
from briefing.run.current import Inputs
from briefing.run.job import Job, Settings
from briefing.run.versions import all_versions
from tests.hostile import project

FLIPS = 500
JOBS = (Job("tiny", "ko", "tiny", "pdf"), Job("tiny", "ko", "tiny", "html"))
#: What becomes of a whole file.
CHANGES = {
    "nothing": lambda data: b"",
    "half": lambda data: data[: len(data) // 2],
    "a tail": lambda data: data + b" ",
    "twice": lambda data: data + data,
    "its end alone": lambda data: data[-200:],
    "zeros": lambda data: bytes(len(data)),
    "a byte less": lambda data: data[:-1],
    "turned round": lambda data: data[::-1],
    "another kind": lambda data: b"%PDF-1.7\n" + data,
}


@pytest.fixture(scope="module")
def output(lab):
    """The folder of a built PDF and page."""
    lab.maker  # noqa: B018
    root = lab.project("sealed", {project.MEMO: project.written(project.rich())})
    assert Build(root, root / "output", Settings()).run(JOBS).exit_code == 0
    return root / "output"


def _flipped(data: bytes, chance) -> tuple[str, bytes]:
    """Which bit was turned over, and the data with it."""
    at, bit = chance.randrange(len(data)), chance.randrange(8)
    return f"bit {bit} of {at}", data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.format)
def test_every_change_of_a_file_is_seen(job, output, extent, tried):
    """`verify` passes the file as delivered, and no other; it never fails by itself."""
    data, chance = (output / job.file).read_bytes(), extent.random(f"sealed {job.format}")
    beside = (output / f"{job.file}.json").read_bytes()
    problems = verify(data, beside, job.file)
    tried("as delivered", problems[0].message() if problems else "")
    for _ in range(extent.count(FLIPS, few=10)):
        name, changed = _flipped(data, chance)
        tried(name, _seen(changed, beside, job.file))
    for name, change in CHANGES.items():
        tried(name, _seen(change(data), beside, job.file))


def _seen(data: bytes, beside: bytes, name: str) -> str:
    try:
        problems = verify(data, beside, name)
    except Exception as error:  # of whatever kind: a damaged file may not make it fail
        return f"verify fails: {type(error).__name__}"
    if not problems:
        return "it passes for sound"
    told = all(problem.span.line and problem.message("ko") for problem in problems)
    return "" if told else "no place or words"


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.format)
def test_no_wrong_file_is_current(job, output, extent, tried):
    """A build never takes a changed file for current, whatever its manifest says."""
    path, chance = output / job.file, extent.random(f"manifest {job.format}")
    beside = path.with_name(f"{path.name}.json")
    good, data = beside.read_bytes(), path.read_bytes()
    inputs, right = Inputs(output.parent, Settings(), all_versions()), sha256(data).hexdigest()
    tried("as delivered", "" if inputs.is_current(job, path) else "it is not current")
    for target, whole in ((beside, good), (path, data)):
        for _ in range(extent.count(FLIPS // 5, few=2)):
            name, other = _flipped(whole, chance)
            target.write_bytes(other)
            changed = sha256(path.read_bytes()).hexdigest() != right
            wrong = changed and inputs.is_current(job, path)
            tried(f"{target.name}, {name}", "a wrong file is current" if wrong else "")
        target.write_bytes(whole)
