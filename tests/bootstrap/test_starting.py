import ast
import base64
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from briefing.bootstrap import stamp, steps
from briefing.bootstrap.venv import stamp_file
from tests import checkers

ROOT = Path(__file__).parents[2]
STUB_CLI = """
import sys
def main(argv):
    if "needs-pango" in argv:
        from briefing.bootstrap import native
        native.preload()
    if "needs-package" in argv:
        import no_such_package
    print("ran", *argv, sys.prefix)
    return 0
"""


def project(folder: Path, lock: str = "") -> Path:
    """A project of the bootstrap alone, with a command that prints what it was given."""
    ignored = shutil.ignore_patterns("__pycache__")
    for room in ("bootstrap", "problems"):
        shutil.copytree(ROOT / "briefing" / room, folder / "briefing" / room, ignore=ignored)
    (folder / "briefing" / "cli").mkdir()
    (folder / "briefing/cli/__init__.py").write_text(STUB_CLI, "utf-8")
    for file in ("build.py", "briefing/__init__.py", "briefing/home.py"):
        shutil.copy(ROOT / file, folder / file)
    (folder / "requirements.lock").write_text(lock, "utf-8")
    return folder


def start(root: Path, *argv: str, before: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run `build.py` as on a machine without programs, after some Python lines if given."""
    with started(root, *argv, before=before, **env) as process:
        out, err = process.communicate(timeout=60)
    return subprocess.CompletedProcess(argv, process.returncode, out, err)


def started(root: Path, *argv: str, before: str = "", **env: str) -> subprocess.Popen[str]:
    """The same, while it runs."""
    code = f"import sys; sys.path.insert(0, {str(root)!r})\n{before}\n"
    code += f"from briefing.bootstrap import enter; sys.exit(enter({list(argv)!r}))"
    how = ["-c", code] if before else [str(root / "build.py"), *argv]
    clean = {"PATH": "/nonexistent", "HOME": str(root), "LANG": "C.UTF-8", "PIP_NO_INDEX": "1"}
    command = [getattr(sys, "_base_executable", sys.executable), "-B", *how]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=clean | env, encoding="utf-8", **pipes)


def wheel(folder: Path, name: str) -> str:
    """Write a tiny package into `folder`; return its line for a lock."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for file, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode()
        record += f"{file},sha256={digest.rstrip('=')},{len(text)}\n"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in (files | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}).items():
            archive.writestr(file, text)
    return f"{name}==1.0 --hash=sha256:{stamp.digest(path)}\n"


@pytest.fixture
def stamped(tmp_path):
    """A project whose `.venv` is stamped with one lock and one package."""
    root = project(tmp_path / "project", "thing==1.0\n")
    venv.create(root / ".venv", with_pip=False, symlinks=True)
    python = stamp.version(sys.version_info)
    (root / f".venv/lib/python{python}/site-packages/thing-1.0.dist-info").mkdir()
    stamp.vouch(root, ["requirements.lock"], python)
    return root


def test_what_is_done_is_silent(stamped):
    """A start with everything in place goes on in `.venv` and says nothing of its own."""
    done = start(stamped, "build", "메모")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"ran build 메모 {stamped / '.venv'}\n"


@pytest.mark.parametrize(
    "damage",
    [
        lambda root: (root / "requirements.lock").write_text("thing==2.0\n"),
        lambda root: next((root / ".venv").glob("lib/*/site-packages/thing*")).rmdir(),
        lambda root: (root / ".venv/bin/python").unlink(),
        lambda root: (root / ".venv/pyvenv.cfg").unlink(),
        lambda root: Path(stamp_file(root)).write_text('{"locks": '),
        lambda root: Path(stamp_file(root)).write_text('{"locks": {}}'),
    ],
    ids=["lock-changed", "package-gone", "python-gone", "settings-gone", "cut-off", "incomplete"],
)
def test_a_stamp_is_not_believed_alone(stamped, damage):
    """The stamp no longer vouches once the lock, a package or the interpreter is another."""
    assert stamp.packages_hold(stamped, ["requirements.lock"])
    damage(stamped)
    assert not stamp.packages_hold(stamped, ["requirements.lock"])


def test_the_test_lock_is_vouched_for_apart(stamped):
    """Packages for a build are not taken for those that the tests need."""
    (stamped / "requirements-test.lock").write_text("")
    assert not stamp.packages_hold(stamped, ["requirements.lock", "requirements-test.lock"])


def test_a_first_run_installs_once_and_mends_what_is_broken(tmp_path):
    """From nothing to a stamped `.venv`, offline; then silence; then a damaged one is mended."""
    root = project(tmp_path / "project", wheel(tmp_path, "thing"))
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").write_text("not a program")

    first = start(root, "--help", PIP_FIND_LINKS=str(tmp_path))
    assert first.returncode == 0, first.stderr
    assert first.stdout == f"ran --help {root / '.venv'}\n"
    words = [line.split()[1] for line in first.stderr.splitlines()]
    assert words == ["the", "installing", "1/1"]
    assert first.stderr.endswith(" 1/1 thing\n")
    assert start(root, "--help").stderr == ""

    (root / "requirements.lock").write_text("thing==1.0 --hash=sha256:" + "0" * 64)
    shutil.rmtree(next((root / ".venv").glob("lib/*/site-packages/thing-1.0.dist-info")))
    refused = start(root, "--help", PIP_FIND_LINKS=str(tmp_path))
    assert refused.returncode == 4
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert "restore the lock" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not Path(stamp_file(root)).exists()


def test_each_fault_is_a_sentence_and_the_next_run_heals(tmp_path):
    """A full disk, Ctrl-C, no network, two runs at once, another Python: none needs a hand."""
    root = project(tmp_path / "새 폴더", wheel(tmp_path, "thing"))
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))"
    full = start(root, "--help", before=small)
    assert (full.returncode, "free some disk space" in full.stderr) == (4, True), full.stderr

    with started(root, "--help") as first:
        assert "making it anew" in first.stderr.readline()
        first.send_signal(signal.SIGINT)
        assert "run it again to go on" in first.communicate(timeout=60)[1]
    assert first.returncode == 130

    alone = start(root, "--help")
    assert (alone.returncode, "check the network" in alone.stderr) == (4, True), alone.stderr
    assert not re.search(r"^Traceback", full.stderr + alone.stderr, re.MULTILINE)

    links = {"PIP_FIND_LINKS": str(tmp_path)}
    with started(root, "--help", **links) as first, started(root, "--help", **links) as second:
        ends = [run.communicate(timeout=60) for run in (first, second)]
    assert [out for out, _ in ends] == [f"ran --help {root / '.venv'}\n"] * 2
    assert sorted("waiting" in err for _, err in ends) == [False, True]

    (packages,) = (root / ".venv/lib").iterdir()
    packages.rename(packages.with_name("python3.9"))
    stamp.update(root, python="3.9")
    assert stamp.packages_hold(root, ["requirements.lock"])
    other = start(root, "--help", **links)
    assert (other.returncode, "making it anew" in other.stderr) == (0, True), other.stderr
    assert start(root, "--help").stderr == ""


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    """Where nothing can be kept, the run ends with one line that names the place."""
    root = project(tmp_path / "project", "thing==1.0\n")
    (root / ".cache").write_text("")
    ended = start(root, "build")
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1)
    assert str(root) in ended.stderr


def test_a_missing_venv_says_what_to_install(tmp_path):
    """Without `ensurepip` or root rights the run ends with one line, and leaves no `.venv`."""
    root = project(tmp_path / "project")
    ended = start(root, "build", before="sys.modules['ensurepip'] = None")
    assert ended.returncode == 4
    assert ended.stderr.count("\n") == 1
    assert f"`apt-get install python{stamp.version(sys.version_info)}-venv`" in ended.stderr
    assert not (root / ".venv").exists()


def test_missing_pango_stops_only_what_needs_it(stamped):
    """Without Pango a command that does not print still runs; one that does ends with advice."""
    lacking = "from briefing.bootstrap import native, venv; venv.inside = lambda root: True\n"
    lacking += "native.file_name = lambda base, version: 'no-such-library'"
    assert start(stamped, "check", before=lacking).returncode == 0
    ended = start(stamped, "needs-pango", before=lacking)
    assert ended.returncode == 4
    assert ended.stderr.startswith("build: Pango is missing")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("switch", [("--no-bootstrap",), ()])
def test_it_can_be_switched_off(tmp_path, switch):
    """Switched off it installs nothing, and a missing package is named without a traceback."""
    root = project(tmp_path / "project")
    env = {} if switch else {"BRIEFING_NO_BOOTSTRAP": "1"}
    assert start(root, *switch, "build", **env).stdout.startswith("ran build ")
    ended = start(root, *switch, "needs-package", **env)
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1)
    assert "`no_such_package`" in ended.stderr
    assert not (root / ".venv").exists()


@pytest.mark.parametrize(("locale", "word"), [("C.UTF-8", "usage"), ("ko_KR.UTF-8", "사용법")])
def test_help_about_the_tests_comes_before_anything_is_installed(tmp_path, locale, word):
    """It is ours, in the language of the user."""
    root = project(tmp_path / "project")
    ended = start(root, "test", "--help", LC_ALL=locale)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(f"{word}: build.py test ")
    assert "--with-tools" in ended.stdout
    assert not (root / ".venv").exists()


def test_two_first_runs_do_not_meet(tmp_path):
    """A second run says that it waits, and goes on when the first is done."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\nfrom pathlib import Path\n"
    code += "from briefing.bootstrap import stamp\n"
    code += f"with stamp.exclusive(Path({str(tmp_path)!r})): print('mine')"
    with stamp.exclusive(tmp_path):
        second = subprocess.Popen(
            [sys.executable, "-c", code],
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        assert "waiting" in second.stderr.readline()
        assert second.poll() is None
    assert second.communicate(timeout=20) == ("mine\n", "")


def test_a_missing_checker_is_one_line():
    """The reason for skipping names each program and how to get them all."""

    def gone() -> str:
        raise checkers.MissingToolError("qpdf")

    assert checkers.missing(gone, gone).startswith("missing: qpdf, qpdf (`build.py test")
    assert checkers.missing(lambda: "there") == ""


def test_an_old_python_can_read_the_entry():
    """`build.py` has no syntax that would keep an old Python from saying that it is too old."""
    text = (ROOT / "build.py").read_text("utf-8")
    ast.parse(text, feature_version=(3, 7))
    assert text.index("version_info") < text.index("briefing.bootstrap")


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ([], True),
        (["-q", "tests/memo"], True),
        (["tests/memo", "-k", "marks"], False),
        (["tests/bootstrap/test_starting.py::test_an_old_python_can_read_the_entry"], False),
        (["-n0"], False),
        (["--pdb"], False),
    ],
)
def test_a_whole_test_run_takes_all_processors(words, shared):
    """Tests are shared among workers unless a few are chosen, debugged, or told otherwise."""
    assert (steps._workers(words) != []) == shared
