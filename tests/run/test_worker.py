"""Whatever happens inside a worker costs one job, and leaves nothing behind."""

import ctypes
import os
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from briefing.problems import BriefingError, Span
from briefing.run import child, worker
from briefing.run.outcome import Outcome
from briefing.run.worker import Interrupted, Limits, Workers
from briefing.wording import run as wording

pytestmark = pytest.mark.skipif(not worker.CAN_FORK, reason="workers are forked")

TIGHT = Limits(memory=1_000_000_000, cpu=2, wall=1.0, file=2_000_000)
PLACE = Span("content/a/memo.yaml", 1, 1)


def named(job):
    """The file and the place of a job."""
    return f"{job}.pdf", PLACE


def work(job):
    """Do what the job's name says."""
    return FAULTS[job]() if job in FAULTS else Outcome(data=str(job).encode())


def crash():
    """Read from where nothing is."""
    ctypes.string_at(0)


def hang():
    """Wait for what never comes, deaf to the usual signals."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)
    time.sleep(60)


def spin():
    """Compute without end."""
    while True:
        pass


def hoard():
    """Take more memory than there may be."""
    return Outcome(data=bytes(3_000_000_000))


def exit_early():
    """Leave without an answer."""
    os._exit(0)


def leave():
    """Leave as a script would."""
    sys.exit(3)


def interrupt():
    """Behave as if Ctrl-C had been pressed inside."""
    raise KeyboardInterrupt


def killed():
    """Be killed, as by the system when memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def deep():
    """Nest without end."""
    return deep()


def big():
    """Give back more than any file may have."""
    return Outcome(data=b"x" * 3_000_000)


def closed():
    """Close every way to answer, and stay."""
    os.closerange(3, 256)
    time.sleep(60)


class Unsendable(Exception):
    """An error that no pickle could carry."""

    def __reduce__(self):
        raise TypeError


def raise_unsendable():
    """Raise it, with words of a memo in it."""
    raise Unsendable("SECRET words of the memo")


FAULTS = {
    one.__name__: one
    for one in (
        crash, hang, spin, hoard, exit_early, leave, interrupt, killed, deep, big, closed,
        raise_unsendable,
    )
}  # fmt: skip


def outcomes(*jobs, limits=TIGHT, count=4, do=work):
    """The outcome of each job by name."""
    return dict(Workers(do, named, limits, count).run(jobs))


def children():
    """The children of this process, running or dead: those of its workers are gone afterwards."""
    lists = Path("/proc/self/task").glob("*/children")
    return {int(number) for one in lists for number in one.read_text().split()}


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path_factory, monkeypatch):
    """After every test there are no temporary folders, children or open pipes."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    files, before = open_files(), children()
    yield
    assert not list(folder.iterdir())
    assert children() <= before
    assert open_files() == files


def open_files():
    """How many files this process has open, where the system tells."""
    folder = "/proc/self/fd"
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0


def test_the_others_go_on():
    """Each fault costs its own job; all other jobs are delivered."""
    good = [f"memo-{number}" for number in range(8)]
    jobs = [*good[:4], *FAULTS, *good[4:]]
    started = time.monotonic()
    found = outcomes(*jobs)
    assert time.monotonic() - started < 15
    assert [found[name].data for name in good] == [name.encode() for name in good]
    assert all(not found[name].delivered for name in FAULTS)


@pytest.mark.parametrize("name", ["crash", "exit_early", "leave", "interrupt", "killed", "closed"])
def test_a_crash_is_a_problem_of_the_memo(name):
    """A worker that dies is told with its file, its place and how it ended; the exit code is 5."""
    outcome = outcomes(name)[name]
    (problem,) = outcome.problems
    assert (problem.code, problem.span, outcome.exit_code) == ("worker-crashed", PLACE, 5)
    assert f"{name}.pdf" in problem.message()


@pytest.mark.parametrize(
    ("name", "limit"),
    [("hang", "1 seconds"), ("hoard", "GB of memory"), ("deep", "levels of nesting"),
     ("big", "bytes of output"), ("spin", "1 seconds of computing")],
)  # fmt: skip
def test_a_limit_is_named(name, limit):
    """A job over a limit is told which; the exit code is 5."""
    patient = Limits(cpu=1, wall=30)  # other work may slow this machine down
    outcome = outcomes(name, limits=patient if name == "spin" else TIGHT)[name]
    (problem,) = outcome.problems
    assert (problem.code, outcome.exit_code) == ("over-limit", 5)
    assert limit in problem.message()


def test_a_crash_is_tried_again(tmp_path):
    """A job whose worker died by chance succeeds the second time."""
    flag = tmp_path / "tried"

    def once(job):
        if not flag.exists():
            flag.touch()
            crash()
        return Outcome(data=b"done")

    assert outcomes("memo", do=once)["memo"].data == b"done"


def test_an_error_of_ours_holds_no_content():
    """A bug is told by its place in the code, without a word of the memo; the exit code is 70."""
    outcome = outcomes("raise_unsendable")["raise_unsendable"]
    assert outcome.exit_code == 70
    assert "raise_unsendable" in outcome.bug
    assert "SECRET" not in outcome.bug


def test_a_trace_tells_our_files_from_others(tmp_path):
    """A package below a folder called `briefing` is shown by its file's name, as any other."""
    code = compile("raise ZeroDivisionError", tmp_path / "briefing" / ".venv" / "draw.py", "exec")
    with pytest.raises(ZeroDivisionError) as caught:
        exec(code)
    assert child.trace(caught.value).splitlines()[-1] == "  draw.py:1 in <module>"


def test_problems_of_the_memo_come_through():
    """A BriefingError becomes its problems and its exit code."""

    def refuse(job):
        raise BriefingError([wording.NO_MEMOS.at(PLACE)], 4)

    outcome = outcomes("memo", do=refuse)["memo"]
    assert outcome.exit_code == 4
    assert [problem.code for problem in outcome.problems] == ["no-memos"]


def test_a_worker_is_silent_and_has_a_folder_of_its_own(capfd):
    """Nothing that native code prints reaches the terminal, and its temporary files are its own."""

    def loud(job):
        os.write(1, b"out")
        os.write(2, b"err")
        Path(tempfile.mkdtemp(), "left").write_text("x")
        return Outcome(data=tempfile.gettempdir().encode())

    found = outcomes("a", "b", do=loud)
    assert capfd.readouterr() == ("", "")
    assert found["a"].data != found["b"].data


def test_at_most_so_many_at_a_time(tmp_path):
    """No more workers run together than were asked for."""

    def counted(job):
        mark = tmp_path / str(os.getpid())
        mark.touch()
        time.sleep(0.05)
        seen = len(list(tmp_path.iterdir()))
        mark.unlink()
        return Outcome(data=str(seen).encode())

    found = outcomes(*range(8), count=2, do=counted)
    assert max(int(outcome.data) for outcome in found.values()) == 2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_everything_at_once(number, code):
    """Ctrl-C and SIGTERM kill every worker, however deaf, and say so by their exit codes."""
    timer = threading.Timer(0.3, os.kill, (os.getpid(), number))
    before = signal.getsignal(number)
    timer.start()
    started = time.monotonic()
    with pytest.raises(Interrupted) as ended:
        outcomes("hang", "spin", "memo", limits=Limits(wall=30))
    timer.join()
    assert ended.value.exit_code == code
    assert time.monotonic() - started < 2
    assert signal.getsignal(number) is before


def test_whoever_stops_listening_leaves_no_worker():
    """A run that is given up halfway ends its workers."""
    run = Workers(work, named, Limits(wall=30), 2).run(["memo", "hang"])
    assert next(run)[0] == "memo"
    run.close()


def test_without_fork_jobs_are_done_here(monkeypatch):
    """Where the system cannot fork, the same outcomes come without isolation."""
    monkeypatch.setattr(worker, "CAN_FORK", False)
    pid = str(os.getpid()).encode()
    assert outcomes("a", do=lambda job: Outcome(data=str(os.getpid()).encode()))["a"].data == pid
    assert outcomes("raise_unsendable")["raise_unsendable"].exit_code == 70
