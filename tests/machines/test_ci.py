"""What `.ci/run` makes of a fresh machine that fails, and of a host that can make none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machines import machine

ROOT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
case $1 in -m) exit $MACHINE;; esac
echo "= 1 passed ="
exit $TESTS
"""
NO_RIGHTS = """
import os, runpy, sys
os.geteuid = lambda: 1000
sys.argv[1:] = ["--quick"]
runpy.run_module("tests.machines", run_name="__main__")
"""


@pytest.mark.parametrize(
    ("machine", "tests", "code"),
    [(0, 0, 0), (3, 0, 0), (1, 0, 1), (0, 5, 5), (1, 2, 2), (3, 1, 1)],
)
def test_a_machine_that_fails_makes_the_whole_run_fail(machine, tests, code, tmp_path):
    """The code is pytest's, unless all tests pass and the first command failed on its machine."""
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "python3").write_text(PYTHON, "utf-8")
    (tmp_path / "python3").chmod(0o755)
    env = {"PATH": f"{tmp_path}:{os.defpath}", "MACHINE": str(machine), "TESTS": str(tests)}
    command = ["bash", str(tmp_path / ".ci" / "run")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert done.stdout == "= 1 passed =\n"
    assert bool(done.stderr) == (code == 1 and tests == 0)


def test_a_host_without_rights_says_so_in_one_line():
    """Nothing was proved there, which is another code than a failure."""
    command = [sys.executable, "-c", NO_RIGHTS]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "machines: no fresh machine can be made here: root rights are needed\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may change the root folder")
def test_a_command_that_does_not_end_is_ended_with_all_that_it_started(monkeypatch):
    """What it had printed until then is kept."""
    monkeypatch.setattr(machine, "LONGEST", 1)
    line = "echo begun; sleep 60 & sleep 60"
    ended = machine.Machine(Path("/")).run(["sh", "-c", line])
    assert (ended.code, ended.out) == (124, "begun\n")
    assert ended.err == "it did not end within 1 s"
