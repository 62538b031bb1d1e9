"""What goes wrong during a build is told, costs what it must, and leaves the old files."""

import json
import os
import shutil
import signal
import subprocess
import time
from hashlib import sha256

import pytest

from briefing.run.build import processors
from tests import sample


def test_a_place_that_cannot_be_written_is_exit_4(delivered, tmp_path):
    """Where the output cannot be, the reason is told; nothing is lost."""
    (tmp_path / "taken").write_text("mine")
    words = ("--theme", "sample", "메모", "--edition", "ko", "--format", "html")
    said = sample.run(*words, "--output", str(tmp_path / "taken"), root=delivered)
    assert said.returncode == 4
    assert (tmp_path / "taken").read_text() == "mine"


def test_changed_fonts_are_exit_4(delivered):
    """A build with other fonts than the listed ones is refused before it begins."""
    built_in = delivered.parent / "built-in"
    shutil.copytree(sample.ROOT / "fonts", built_in / "fonts", copy_function=os.link)
    face = built_in / "fonts/pretendard/Pretendard-Regular.otf"
    data = face.read_bytes()
    face.unlink()
    face.write_bytes(data[:-1] + b"\1")
    before = "from pathlib import Path; from briefing import files\n"
    before += f"files.BUILT_IN = Path({str(built_in)!r})"
    words = ("--theme", "sample", "--format", "html", "--force")
    said = sample.run(*words, root=delivered, before=before)
    assert said.returncode == 4
    assert "fonts/fonts.toml" in said.stderr


def test_missing_libraries_are_one_sentence_and_exit_4(delivered):
    """Where nothing is set up by itself, the command that helps is said, and nothing else."""
    before = """
import cffi, ctypes
def without(load, at):
    def loading(*args, **how):
        if "pango" in str(args[at]):
            raise OSError(f"cannot load {args[at]}")
        return load(*args, **how)
    return loading
cffi.FFI.dlopen, ctypes.CDLL = without(cffi.FFI.dlopen, 1), without(ctypes.CDLL, 0)
from briefing.bootstrap import steps
sys.argv[1:] = ["--theme", "sample", "--format", "pdf", "--force"]
sys.exit(steps.enter([*sys.argv[1:], "--root", ROOT], True))
"""
    said = sample.run(root=delivered, before=before.replace("ROOT", repr(str(delivered))))
    assert said.returncode == 4
    assert said.stderr.startswith("build: Pango is missing")
    assert "apt-get install libpango-1.0-0" in said.stderr
    assert said.stderr.count("\n") == 1
    assert said.stdout == ""


def test_a_limit_stops_one_memo(delivered):
    """A template without end is stopped by the limit of time; what it does not touch is made."""
    endless = "{% if memo.subtitle %}{% for a in range(90000) %}"
    endless += "{% for b in range(90000) %}{% endfor %}{% endfor %}{% endif %}"
    (delivered / "templates/sample/parts").mkdir()
    (delivered / "templates/sample/parts/lead.html").write_text(endless, "utf-8")
    code = f"""
from pathlib import Path
from briefing import Build, Job
from briefing.problems import as_text
from briefing.run.worker import Limits
root = Path({str(delivered)!r})
jobs = [Job(memo, "ko", "sample", "html") for memo in ("brief", "메모")]
result = Build(root, root / "output", count=2, limits=Limits(cpu=3)).run(jobs)
print(as_text(result.collected.problems), *[path.name for path in result.written])
sys.exit(result.exit_code)"""
    said = sample.run(root=delivered, before=code)
    assert said.returncode == 5
    assert "content/brief/memo.yaml:1:1: error: making brief.ko.sample.html took" in said.stdout
    assert said.stdout.endswith(" 메모.ko.sample.html\n")


@pytest.mark.parametrize("stage", [
    "briefing.memo.schema.read_memo", "briefing.look.html.web.publish",
    "briefing.run.build.manifest",
])  # fmt: skip
def test_our_own_mistakes_are_exit_70(delivered, stage):
    """A bug in any stage is reported without a word of the memo; the old files stay."""
    before = sample.digests(delivered / "output")
    module, name = stage.rsplit(".", 1)
    break_it = f"import {module} as m\ndef fail(*a, **k): raise KeyError('짧은 글이다')\n"
    words = ("--theme", "sample", "메모", "--edition", "ko", "--format", "html", "--force")
    said = sample.run(*words, root=delivered, before=break_it + f"m.{name} = fail")
    assert said.returncode == 70
    assert "짧은 글이다" not in said.stderr
    assert "Traceback" not in said.stderr
    report = (delivered / ".cache" / "bug-report.txt").read_text("utf-8")
    assert "KeyError" in report
    assert "짧은" not in report
    assert sample.digests(delivered / "output") == before


@pytest.mark.parametrize(
    ("number", "code", "after"), [(signal.SIGINT, 130, 0.3), (signal.SIGTERM, 143, 1.5)]
)
def test_an_interrupted_build_leaves_the_old_files(delivered, tmp_path, number, code, after):
    """Ctrl-C and SIGTERM end it within two seconds, with no temporary file and no child."""
    before = sample.digests(delivered / "output")
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    endless = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
    (delivered / "templates/sample/before.html").write_text(endless, "utf-8")
    process = subprocess.Popen(
        sample.command("--theme", "sample", root=delivered),
        env=sample.environment() | {"TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(after)
    started = time.monotonic()
    process.send_signal(number)
    out, error = process.communicate(timeout=20)
    assert time.monotonic() - started < 2
    assert (process.returncode, out) == (code, b"")
    assert b"Traceback" not in error
    with pytest.raises(ProcessLookupError):  # nobody is left of its group
        os.killpg(process.pid, 0)
    assert list(temporary.iterdir()) == []
    assert sample.digests(delivered / "output") == before


def test_two_builds_at_once_leave_whole_files(delivered, built):
    """Both end well, and every file is one complete version."""
    words = ("--theme", "sample", "메모", "--format", "html", "--force")
    runs = [
        subprocess.Popen(
            sample.command(*words, root=delivered),
            env=sample.environment(),
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    made = {n: d for n, d in sample.digests(delivered / "output").items() if n.endswith(".pdf")}
    assert made.items() <= sample.digests(built[0] / "output").items()
    for path in (delivered / "output").glob("*.json"):
        said = json.loads(path.read_text("utf-8"))
        assert said["sha256"] == sha256(path.with_suffix("").read_bytes()).hexdigest()


def test_without_fork_it_builds_all_the_same(delivered, built):
    """Where the system cannot isolate, the same files come, with a note."""
    words = ("--theme", "sample", "메모", "--edition", "ko")
    off = "from briefing.run import worker; worker.CAN_FORK = False"
    shutil.rmtree(delivered / "output")
    said = sample.run(*words, root=delivered, before=off)
    assert said.returncode == 0
    assert "[no-isolation]" in said.stderr
    made = {
        n: d for n, d in sample.digests(delivered / "output").items() if not n.endswith(".json")
    }
    assert len(made) == 2
    assert made.items() <= sample.digests(built[0] / "output").items()


def test_the_number_of_jobs_follows_the_machine():
    """Without being told, a build takes its processors, but at most four."""
    assert 1 <= processors() <= min(4, os.cpu_count())


def test_another_print_engine_is_no_mistake_of_ours(project):
    """A version that the hooks were not written for is told as what the machine lacks."""
    other = "import weasyprint; weasyprint.__version__ = '71.0'"
    words = ("--edition", "ko", "--theme", "sample", "--format", "pdf")
    pinned = {"FONTCONFIG_FILE": str((project / ".cache").resolve() / "fontconfig" / "any.conf")}
    ended = sample.run(*words, root=project, before=other, **pinned)
    assert ended.returncode == 4, ended.stderr
    assert "weasyprint:1:1: error: this print engine is not the one" in ended.stderr
    assert "weasyprint 71.0" in ended.stderr
    assert "our mistake" not in ended.stderr
