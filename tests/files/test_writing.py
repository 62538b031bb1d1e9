"""Writing: the old file stays until the new one is complete, whatever fails."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import threading
import time
import unicodedata
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.files import TEMPORARY, lock, write_together
from briefing.problems import BriefingError

ROOT = Path(__file__).resolve().parents[2]
#: Everything that the write path asks of the system.
CALLS = tuple(
    "open write fsync close link chmod replace unlink stat lstat mkdir access".split()  # noqa: SIM905
)
#: What only tidies up, has another way, or makes a folder that is there already: its failure
#: loses nothing and need not be told.
HARMLESS = {"unlink", "link", "mkdir"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, temporary ones included."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def temporaries(folder: Path) -> list[str]:
    """Names of temporary files that are left."""
    return [name for name in contents(folder) if TEMPORARY.fullmatch(name.rpartition("/")[2])]


class Faults:
    """Makes chosen system calls fail, counted over all of `CALLS`."""

    def __init__(self, monkeypatch, error: int, fails) -> None:
        self.made: list[str] = []
        self.error, self.fails = error, fails
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name, real):
        """A call that is counted, and fails if it is its turn."""

        def call(*args, **kwargs):
            self.made.append(name)
            if self.fails(len(self.made), name):
                if name == "close":
                    real(*args, **kwargs)
                raise OSError(self.error, os.strerror(self.error))
            return real(*args, **kwargs)

        return call


def files_in(folder: Path) -> dict[Path, bytes]:
    """A pair that is written together: one replaces an old file, one is new."""
    return {folder / "memo.pdf": b"new pdf" * 1000, folder / "memo.html": b"new html"}


def prepared(tmp_path: Path) -> Path:
    """A folder with one old file."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "memo.pdf").write_bytes(b"old pdf")
    return folder


def written(files: dict[Path, bytes], folder: Path) -> BriefingError | None:
    """Write, and give back what was raised."""
    try:
        write_together(files, folder)
    except BriefingError as raised:
        return raised if raised.exit_code == 4 else pytest.fail("wrong exit code")
    return None


@pytest.fixture(name="calls")
def count_of_calls(tmp_path) -> int:
    """How many system calls one faultless write makes."""
    (tmp_path / "count").mkdir()
    folder = prepared(tmp_path / "count")
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(patch, 0, lambda number, name: False)
        write_together(files_in(folder), folder)
    assert len(faults.made) > 20
    return len(faults.made)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES])
def test_a_fault_at_any_system_call_keeps_the_old_files(tmp_path, monkeypatch, calls, error):
    """One call fails, each in turn: all is new, or all is old with exit code 4 and the name."""
    monkeypatch.setattr("briefing.files.writing.REPLACE_PAUSE", 0)
    for turn in range(1, calls + 1):
        (tmp_path / str(turn)).mkdir()
        folder = prepared(tmp_path / str(turn))
        old, new = contents(folder), files_in(folder)
        with pytest.MonkeyPatch.context() as patch:
            faults = Faults(patch, error, lambda number, name, turn=turn: number == turn)
            raised = written(new, folder)
        failed = faults.made[turn - 1]
        left = {} if failed != "unlink" else dict.fromkeys(temporaries(folder))
        kept = {name: data for name, data in contents(folder).items() if name not in left}
        if raised is None:
            assert failed in HARMLESS or (failed, error) == ("replace", errno.EACCES), failed
            assert kept == {path.name: data for path, data in new.items()}
        else:
            assert kept == old, (turn, failed)
            assert raised.problems[0].span.file in ("memo.pdf", "memo.html")


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
def test_a_disk_that_stays_full_keeps_the_old_files(tmp_path, calls, error):
    """From some call on nothing can be written any more; what was there is unchanged."""
    writing = {"write", "fsync", "mkdir", "link"}
    for turn in range(1, calls + 1):
        (tmp_path / str(turn)).mkdir()
        folder = prepared(tmp_path / str(turn))
        old, new = contents(folder), files_in(folder)
        with pytest.MonkeyPatch.context() as patch:
            Faults(patch, error, lambda number, name, turn=turn: number >= turn and name in writing)
            outcome = written(new, folder)
        expected = {path.name: data for path, data in new.items()} if outcome is None else old
        assert contents(folder) == expected


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EPERM, "no-permission"),
        (errno.EIO, "cannot-write"),
    ],
)
def test_the_reason_is_told(tmp_path, monkeypatch, error, code):
    """A full disk, a read-only one and missing rights have sentences of their own."""
    Faults(monkeypatch, error, lambda number, name: name == "write")
    with pytest.raises(BriefingError) as raised:
        write_together({tmp_path / "한국" / "memo.pdf": b"x"}, tmp_path)
    monkeypatch.undo()
    (problem,) = raised.value.problems
    assert (problem.code, problem.span.file) == (code, "한국/memo.pdf")


def test_a_part_written_by_the_system_is_completed(tmp_path, monkeypatch):
    """`write` may take fewer bytes than it was given."""
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, bytes(data)[:3]))
    write_together({tmp_path / "memo.pdf": b"0123456789"})
    assert contents(tmp_path) == {"memo.pdf": b"0123456789"}


def test_a_real_limit_of_the_system_keeps_the_old_file(tmp_path):
    """A process that may write only 4,096 bytes a file loses nothing (no simulation)."""
    folder = prepared(tmp_path)
    program = (
        "import resource, sys; from pathlib import Path; from briefing.files import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "write_together({Path('memo.pdf'): bytes(8192)}, Path(sys.argv[1]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, folder], cwd=ROOT, capture_output=True, text=True
    )
    assert "BriefingError: memo.pdf:1:1: this file cannot be written" in run.stderr
    assert contents(folder) == {"memo.pdf": b"old pdf"}


# Interruption


class Stopped(BaseException):
    """Stands for an interruption such as Ctrl-C."""


def test_an_interruption_at_any_moment_leaves_a_pair_whole(tmp_path, calls):
    """Stopped before or after any system call, both files are old or both are new."""
    for turn in range(2 * calls):
        (tmp_path / str(turn)).mkdir()
        folder = prepared(tmp_path / str(turn))
        old = contents(folder)
        new = {path.name: data for path, data in files_in(folder).items()}
        with pytest.MonkeyPatch.context() as patch:
            interrupt(patch, turn // 2, before=turn % 2 == 0)
            with suppress(Stopped):
                write_together(files_in(folder), folder)
        kept = contents(folder)
        for name in temporaries(folder):
            # Only an interruption of the tidying itself leaves something; the next run sweeps it.
            del kept[name]
        assert kept in (old, new)


def interrupt(patch, turn: int, before: bool) -> None:
    """Raise once, just before or just after the given system call."""
    made = []

    def wrapped(real):
        def call(*args, **kwargs):
            made.append(real)
            if before and len(made) == turn + 1:
                raise Stopped
            result = real(*args, **kwargs)
            if not before and len(made) == turn + 1:
                raise Stopped
            return result

        return call

    for name in CALLS:
        patch.setattr(os, name, wrapped(getattr(os, name)))


KILLED = """
import sys
from pathlib import Path
from briefing.files import lock, write_together
folder = Path(sys.argv[1])
print("ready", flush=True)
for number in range(100_000):
    data = (b"%06d" % number) * 20_000
    with lock(folder):
        write_together({folder / "memo.pdf": data})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_a_killed_run_leaves_a_whole_file_and_the_next_run_sweeps(tmp_path):
    """After kill -9 at some moment the file is one complete version, and no rubbish stays."""
    for moment in range(12):
        run = subprocess.Popen(
            [sys.executable, "-c", KILLED, tmp_path], cwd=ROOT, stdout=subprocess.PIPE
        )
        run.stdout.readline()
        time.sleep(0.005 + moment * 0.003)
        run.kill()
        run.wait()
        run.stdout.close()
        with lock(tmp_path, wait=0):
            pass
        kept = contents(tmp_path)
        assert set(kept) <= {"memo.pdf"}
        for data in kept.values():
            assert len(data) == 120_000
            assert data == data[:6] * 20_000


# Targets


@given(st.dictionaries(st.sampled_from(["a", "b", "c/d", "한글.pdf"]), st.binary(max_size=50)))
def test_what_is_written_is_what_is_there(tmp_path_factory, files):
    """All files have their bytes, folders are made, and nothing else is left."""
    folder = tmp_path_factory.mktemp("written")
    write_together({folder / name: b"old" for name in list(files)[:2]})
    write_together({Path(name): data for name, data in files.items()}, folder)
    assert contents(folder) == files


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_only_ordinary_files_are_replaced(tmp_path):
    """A link, a dangling link, a folder, a pipe and a device stay; nothing behind is touched."""
    (tmp_path / "outside").write_bytes(b"outside")
    folder = tmp_path / "output"
    (folder / "folder").mkdir(parents=True)
    (folder / "link").symlink_to("../outside")
    (folder / "dangling").symlink_to("../nothing")
    os.mkfifo(folder / "pipe")
    for target in (*folder.iterdir(), Path("/dev/null")):
        with pytest.raises(BriefingError) as raised:
            write_together({folder / "fine": b"x", target: b"x"}, folder)
        assert raised.value.problems[0].code == "not-replaceable"
        assert raised.value.exit_code == 4
    assert contents(tmp_path)["outside"] == b"outside"
    assert contents(folder).keys() <= {"link"}
    assert not (tmp_path / "nothing").exists()
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_folder_in_the_way_is_told(tmp_path):
    """A file where a folder is needed ends in a problem with the target's name."""
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(BriefingError) as raised:
        write_together({tmp_path / "file" / "memo.pdf": b"x"}, tmp_path)
    assert raised.value.problems[0].span.file == "file/memo.pdf"
    assert contents(tmp_path) == {"file": b"x"}


@pytest.mark.parametrize("count", [79, 80, 85, 86])
def test_the_length_of_a_name_is_counted_in_bytes(tmp_path, count):
    """85 Hangul syllables are 255 bytes; one more is refused with both numbers."""
    name = "가" * count
    if count <= 85:
        write_together({tmp_path / name: b"x"})
        assert contents(tmp_path) == {name: b"x"}
    else:
        with pytest.raises(BriefingError, match="258 bytes; the limit is 255"):
            write_together({tmp_path / name: b"x"})


def test_a_name_with_nul_is_told(tmp_path):
    """What no system can name ends in a problem, not in an exception of Python's own."""
    with pytest.raises(BriefingError):
        write_together({tmp_path / "a\0b": b"x"})


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_access_rights_are_kept(tmp_path):
    """A replaced file keeps its mode; a new one gets the umask's, and neither is open midway."""
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o640)
    before = os.umask(0o027)
    try:
        write_together({tmp_path / "old": b"x", tmp_path / "new": b"y"})
    finally:
        assert os.umask(before) == 0o027
    assert stat.S_IMODE((tmp_path / "old").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_temporary_files_are_private(tmp_path, monkeypatch):
    """While it is being written, nobody else can read the new content."""
    modes = []
    real = os.fsync

    def looked_at(handle):
        modes.append(os.fstat(handle).st_mode)
        real(handle)

    monkeypatch.setattr(os, "fsync", looked_at)
    write_together({tmp_path / "memo.pdf": b"x"})
    assert stat.S_IMODE(modes[0]) == 0o600


@contextmanager
def nobody(folder: Path):
    """Without root's rights, for root may write everywhere; the folder is given away."""
    if os.geteuid():
        yield
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
@pytest.mark.parametrize(("locked", "mode"), [("folder", 0o500), ("file", 0o400)])
def test_what_may_not_be_written_stays(locked, mode):
    """A folder without the right to write, or a protected file, keeps its content."""
    with tempfile.TemporaryDirectory() as made:
        folder = prepared(Path(made))
        Path(made).chmod(0o755)
        with nobody(folder):
            (folder if locked == "folder" else folder / "memo.pdf").chmod(mode)
            raised = written(files_in(folder), folder)
        folder.chmod(0o700)
        assert raised.problems[0].code == "no-permission"
        assert contents(folder) == {"memo.pdf": b"old pdf"}


@pytest.mark.parametrize(("held", "replaced"), [(1, True), (2, True), (3, False), (9, False)])
def test_a_file_that_a_viewer_holds_open_is_tried_three_times(
    tmp_path, monkeypatch, held, replaced
):
    """Windows refuses to replace an open file; the third refusal is told, with the advice."""
    monkeypatch.setattr("briefing.files.writing.REPLACE_PAUSE", 0)
    folder = prepared(tmp_path)
    real, tries = os.replace, []

    def replace(*args, **kwargs):
        tries.append(args)
        if len(tries) <= held:
            raise PermissionError(errno.EACCES, "in use")
        real(*args, **kwargs)

    monkeypatch.setattr(os, "replace", replace)
    if replaced:
        write_together({folder / "memo.pdf": b"new"})
        assert contents(folder) == {"memo.pdf": b"new"}
    else:
        with pytest.raises(BriefingError) as raised:
            write_together({folder / "memo.pdf": b"new"})
        assert len(tries) == 3
        assert "close it" in raised.value.problems[0].hint()
        assert contents(folder) == {"memo.pdf": b"old pdf"}


def test_a_file_system_without_links_works(tmp_path, monkeypatch):
    """Where hard links are not to be had, the old content is copied for the time being."""

    def refuse(*args, **kwargs):
        raise OSError(errno.ENOTSUP, "no links")

    monkeypatch.setattr(os, "link", refuse)
    folder = prepared(tmp_path)
    write_together(files_in(folder), folder)
    assert contents(folder) == {path.name: data for path, data in files_in(folder).items()}


def test_a_pair_that_cannot_be_put_back_is_told(tmp_path, monkeypatch):
    """If even putting back fails, the file that is new is named."""
    folder = prepared(tmp_path)
    real, renamed = os.replace, []

    def replace(*args, **kwargs):
        renamed.append(args)
        if len(renamed) > 1:
            raise OSError(errno.EIO, "disk gone")
        real(*args, **kwargs)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(BriefingError) as raised:
        write_together(files_in(folder), folder)
    told = [(problem.code, problem.span.file) for problem in raised.value.problems]
    assert told == [("cannot-write", "memo.html"), ("half-written", "memo.pdf")]


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="Linux only")
def test_another_file_system_than_the_temporary_one_works(tmp_path):
    """The temporary file is made beside its target, so no rename crosses file systems."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        write_together({Path(folder) / "memo.pdf": b"x", tmp_path / "memo.pdf": b"y"})
        assert contents(Path(folder)) == {"memo.pdf": b"x"}
        assert contents(tmp_path) == {"memo.pdf": b"y"}


# Locks


def test_a_folder_is_held_by_one_at_a_time(tmp_path):
    """A second run waits, and gives up with the folder's name; afterwards it is free again."""
    with lock(tmp_path / "output", wait=0, root=tmp_path):
        start = time.monotonic()
        with pytest.raises(BriefingError) as raised, lock(tmp_path / "output", 0.1, tmp_path):
            pytest.fail("held twice")
        assert 0.1 <= time.monotonic() - start < 2
    assert raised.value.exit_code == 4
    assert [(p.code, p.span.file) for p in raised.value.problems] == [("folder-in-use", "output")]
    with lock(tmp_path / "output", wait=0):
        assert contents(tmp_path) == {}


def test_an_error_frees_the_folder(tmp_path):
    """Whatever ends a run, the lock ends with it."""
    with pytest.raises(ZeroDivisionError), lock(tmp_path):
        raise ZeroDivisionError
    with lock(tmp_path, wait=0):
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="POSIX only")
def test_a_forked_worker_does_not_keep_the_folder(tmp_path):
    """The parent gives the lock up although a child still has the folder open."""
    done, wait = os.pipe()
    with lock(tmp_path):
        child = os.fork()
        if not child:
            os.close(wait)
            os.read(done, 1)
            os._exit(0)
    try:
        with lock(tmp_path, wait=0):
            pass
    finally:
        os.close(wait)
        os.close(done)
        os.waitpid(child, 0)


def test_only_temporary_files_are_swept(tmp_path):
    """What looks like ours and is older than the lock goes; everything else stays."""
    keep = ["memo.pdf", ".0123456.tmp", ".0123abcd.tmp.pdf", ".ABCDEF01.tmp", "0123abcd.tmp"]
    for name in [*keep, ".0123abcd.tmp", ".ffffffff.tmp"]:
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".00000000.tmp").mkdir()
    (tmp_path / ".11111111.tmp").write_bytes(b"x")
    later = time.time() + 60
    os.utime(tmp_path / ".11111111.tmp", (later, later))
    with lock(tmp_path):
        pass
    assert set(contents(tmp_path)) == {*keep, ".11111111.tmp"}
    assert (tmp_path / ".00000000.tmp").is_dir()


def test_without_locks_of_the_system_a_folder_is_used_all_the_same(tmp_path, monkeypatch):
    """On Windows there is no lock; nothing is swept then, for others may be writing."""
    (tmp_path / ".0123abcd.tmp").write_bytes(b"x")
    monkeypatch.setattr("briefing.files.writing.fcntl", None)
    with lock(tmp_path, wait=0), lock(tmp_path, wait=0):
        write_together({tmp_path / "memo.pdf": b"x"})
    assert set(contents(tmp_path)) == {".0123abcd.tmp", "memo.pdf"}


def test_two_runs_on_one_target_leave_one_complete_version(tmp_path):
    """Fifty races of two writers under the lock: never a mix, never a rest."""
    versions = [bytes([65 + number]) * 50_000 for number in range(2)]

    def write(data: bytes) -> None:
        for _ in range(25):
            with lock(tmp_path):
                write_together({tmp_path / "memo.pdf": data})

    threads = [threading.Thread(target=write, args=[data]) for data in versions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert contents(tmp_path)["memo.pdf"] in versions
    assert len(contents(tmp_path)) == 1


def test_a_decomposed_target_is_named_in_composed_letters(tmp_path):
    """Problems show names in NFC, however the path was given."""
    name = unicodedata.normalize("NFD", "한국")
    (tmp_path / name).mkdir()
    with pytest.raises(BriefingError) as raised:
        write_together({tmp_path / name: b"x"}, tmp_path)
    assert raised.value.problems[0].span.file == "한국"
