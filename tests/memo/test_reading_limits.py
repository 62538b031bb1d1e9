"""Files made to exhaust the machine: refused in a moment, by name."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from tests.memo.outcomes import codes, outcome

ROOT = Path(__file__).resolve().parents[2]

MANY = "\n".join(f"k{number}: v" for number in range(120_000))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("- " * 33 + "a", "too-deep", id="block depth 33"),
        pytest.param("[" * 33 + "]" * 33, "too-deep", id="flow depth 33"),
        pytest.param(MANY, "too-many-nodes", id="120,000 keys"),
        pytest.param("a: " + "가" * 300_000, "too-long", id="300,000 characters"),
    ],
)
def test_a_limit_is_named(text, expected):
    """What is too deep, too many or too long is refused with the limit."""
    root, (problem,) = outcome(text)
    assert (root, problem.code) == (None, expected)
    assert dict(problem.args)["limit"] in problem.message()


def test_what_is_within_the_limits_is_read():
    """32 levels, and a text of 200,000 characters, are let through."""
    assert codes("- " * 32 + "a") == []
    assert codes("[" * 32 + "]" * 32) == []
    assert codes("a: " + "가" * 200_000) == []


def test_a_file_with_far_too_many_faults_is_not_read_to_its_end():
    """After a thousand problems one more says that reading stopped."""
    said = outcome("a: 1\n" * 50_000)[1]
    assert (len(said), said[-1].code) == (1_001, "too-many-problems")


DEPTH_PROBE = """
import json
from briefing.memo.reading import read
from briefing.problems import Collected, Source
shapes = {"flow list": "[", "flow map": "{a: ", "block list": "- ", "key": "? ", "lines": "[\\n"}
told = {}
for name, shape in shapes.items():
    for count in (1_000, 100_000, 1_000_000):
        said = Collected()
        read(Source("m", shape * count), said)
        told[f"{name} {count}"] = [problem.code for problem in said.problems]
indents = "".join(" " * depth + "a:\\n" for depth in range(1_000))
said = Collected()
read(Source("m", indents), said)
told["indents"] = [problem.code for problem in said.problems]
print(json.dumps(told))
"""


def test_no_depth_kills_the_process():
    """Up to a million levels end in one problem; the C library's own loader would crash."""
    run = subprocess.run(
        [sys.executable, "-c", DEPTH_PROBE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert set(map(tuple, json.loads(run.stdout).values())) == {("too-deep",)}


BOMB_PROBE = """
import json, time
from briefing.memo.reading import read
from briefing.problems import Collected, Source
def laughs(levels, mark=""):
    rows = ["a0: &a0 [lol, lol]"]
    for level in range(1, levels):
        row = ", ".join([f"*a{level - 1}"] * 9)
        rows.append(f"a{level}: &a{level} [{row}]")
    return "\\n".join(rows)
merges = "a: &a {b: c}\\n" + "\\n".join(f"m{n}: {{<<: *a, x{n}: y}}" for n in range(30))
bombs = [laughs(levels) for levels in range(5, 13)]
bombs += [merges, "a: &a [*a]", "a: &a " + "x" * 3_000_000 + "\\n" + "b: *a\\n" * 1_000]
told = []
for bomb in bombs:
    said = Collected()
    start = time.process_time()
    root = read(Source("m", bomb), said)
    seconds = time.process_time() - start
    told.append((seconds, root is None, sorted({problem.code for problem in said.errors})))
status = open("/proc/self/status").read()
print(json.dumps([told, int(status.split("VmHWM:")[1].split()[0]) // 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
def test_bombs_of_aliases_and_merges_cost_nothing():
    """Each is refused in less than a tenth of a second; all together need little memory."""
    run = subprocess.run(
        [sys.executable, "-c", BOMB_PROBE], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (run.returncode, run.stderr) == (0, "")
    told, megabytes = json.loads(run.stdout)
    assert all(refused and {"alias", "anchor"} <= set(found) for _, refused, found in told)
    assert max(seconds for seconds, _, _ in told) < 0.1
    assert megabytes < 60


def test_a_hundred_kilobytes_are_read_quickly():
    """A long memo costs a fraction of a second (about 30 ms; ten times that is a fault)."""
    unit = "- paragraph:\n    ko: >-\n      정책 연구의 핵심은 근거에 있다.\n    en: 'Evidence.'\n"
    text = unit * (100_000 // len(unit.encode()))
    start = time.process_time()
    assert codes(text) == []
    assert time.process_time() - start < 0.3 or not yaml.__with_libyaml__
