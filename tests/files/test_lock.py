"""Folders that one run holds at a time, and what a killed run left in them."""

import os
import threading
import time
import unicodedata

import pytest

from briefing.files import lock, write_together
from briefing.problems import BriefingError
from tests.files.folders import contents


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
