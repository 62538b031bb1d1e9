"""What may be written over, under which names and with which rights."""

import errno
import os
import stat
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.files import write_together
from briefing.problems import BriefingError
from tests.files.folders import contents, files_in, prepared, written


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
