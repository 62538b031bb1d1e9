"""Reading files inside a folder, and nothing else."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from briefing.files import Entry, list_folder, place, read_bytes, read_source, reading
from briefing.problems import BriefingError, Collected


@pytest.fixture(params=[True, False], ids=["open folders", "paths"])
def root(request, tmp_path, monkeypatch):
    """A folder with some files, walked as on POSIX and as on Windows."""
    if request.param and not reading.WALKS_OPEN:
        pytest.skip("this system cannot walk open folders")
    monkeypatch.setattr(reading, "WALKS_OPEN", request.param)
    root = tmp_path / "root"
    (root / "figures").mkdir(parents=True)
    (root / "memo.yaml").write_bytes("제목: 가\n".encode())
    (root / "figures" / "map.png").write_bytes(b"png")
    (tmp_path / "secret").write_bytes(b"secret")
    return root


def refused(path, root) -> str:
    """The kind of the one problem with reading a path."""
    with pytest.raises(BriefingError) as raised:
        read_bytes(Path(path), root)
    (problem,) = raised.value.problems
    assert raised.value.exit_code == 1
    assert (problem.span.line, problem.span.column) == (1, 1)
    return problem.code


def test_a_file_is_read_by_its_path_from_the_root_or_in_full(root):
    """Both forms of a path lead to the same bytes."""
    assert read_bytes(Path("figures/map.png"), root) == b"png"
    assert read_bytes(root / "figures" / "map.png", root) == b"png"
    assert read_source(Path("memo.yaml"), root, Collected()).file == "memo.yaml"


def test_a_relative_root_is_the_same_folder(root, monkeypatch):
    """A root given from the current folder works like one given in full."""
    monkeypatch.chdir(root.parent)
    assert read_bytes(Path("figures/map.png"), Path("root")) == b"png"
    assert read_bytes(root / "memo.yaml", Path("root")) == read_bytes(Path("memo.yaml"), root)


@pytest.mark.parametrize(
    "path",
    ["../secret", "figures/../../secret", "figures/../memo.yaml", "/etc/passwd", "..", "/"],
)
def test_no_path_leads_out_of_the_folder(root, path):
    """Parents and absolute paths are refused, even when they would come back."""
    assert refused(path, root) == "outside-folder"


def test_a_link_is_never_followed(root):
    """Neither a linked file nor a linked folder on the way is opened."""
    (root / "file-link").symlink_to(root / "memo.yaml")
    (root / "folder-link").symlink_to(root / "figures")
    (root / "away").symlink_to("../secret")
    (root / "nowhere").symlink_to("nothing")
    (root / "loop").symlink_to("loop")
    for path in ("file-link", "folder-link/map.png", "away", "nowhere", "loop", "loop/x"):
        assert refused(path, root) == "is-a-link"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX only")
def test_only_ordinary_files_are_opened(root):
    """A folder, a pipe and a socket are refused at once, without waiting for a writer."""
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as listener:
        # A socket's address must be short, so it is made from within the folder.
        here = Path.cwd()
        os.chdir(root)
        try:
            listener.bind("socket")
        finally:
            os.chdir(here)
        kinds = {path: refused(path, root) for path in ("figures", "pipe", "socket", ".")}
    assert set(kinds.values()) == {"not-a-file"}
    assert refused("memo.yaml/x", root) == "not-a-folder"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="POSIX only")
def test_a_device_is_refused():
    """An endless device is not read."""
    assert refused("zero", Path("/dev")) == "not-a-file"


@pytest.mark.parametrize("path", ["none.yaml", "none/memo.yaml", "figures/none"])
def test_a_missing_file_is_told(root, path):
    """The problem has the path as the author wrote it."""
    said = Collected()
    assert read_source(Path(path), root, said) is None
    assert [(one.code, one.span.file) for one in said.problems] == [("file-not-found", path)]


def test_names_that_no_system_has_are_told(root):
    """NUL and a name that is too long end in a problem."""
    assert refused("a\0b", root) == "cannot-read"
    assert refused("가" * 100, root) == "cannot-read"


def test_a_missing_root_is_told(tmp_path):
    """A root that does not exist has no files."""
    assert refused("memo.yaml", tmp_path / "none") == "file-not-found"


def test_a_file_at_the_limit_is_read_and_one_above_is_not(root):
    """The limit is named; no more than it is read."""
    (root / "big").write_bytes(b"x" * 5_000_001)
    assert refused("big", root) == "file-too-large"
    (root / "big").write_bytes(b"x" * 5_000_000)
    assert len(read_bytes(Path("big"), root)) == 5_000_000
    with pytest.raises(BriefingError, match="limit of 2 bytes"):
        read_bytes(Path("figures/map.png"), root, limit=2)


@pytest.mark.parametrize(("stored", "asked"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFC", "NFC")])
def test_a_hangul_name_is_found_in_either_spelling(root, stored, asked):
    """macOS and some archives store names in pieces; the memo need not know."""
    name = unicodedata.normalize(stored, "한국/그림.png")
    (root / name).parent.mkdir()
    (root / name).write_bytes(b"png")
    assert read_bytes(Path(unicodedata.normalize(asked, "한국/그림.png")), root) == b"png"
    assert place(Path(name), root) == "한국/그림.png"


def test_a_file_that_the_system_refuses_is_told(root, monkeypatch):
    """The system's reason is repeated, and the path is named."""

    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    said = Collected()
    assert read_source(Path("memo.yaml"), root, said) is None
    (problem,) = said.problems
    assert (problem.code, problem.span.file) == ("cannot-read", "memo.yaml")
    assert "Permission denied" in problem.message()


def test_a_folder_is_listed_by_name_with_the_kind_of_each(root):
    """Links and pipes are listed as what they are, and not followed."""
    (root / "link").symlink_to("memo.yaml")
    os.mkfifo(root / "pipe")
    assert list_folder(root, root) == (
        Entry("figures", "folder"),
        Entry("link", "link"),
        Entry("memo.yaml", "file"),
        Entry("pipe", "other"),
    )
    assert [entry.name for entry in list_folder(Path("figures"), root)] == ["map.png"]
    with pytest.raises(BriefingError, match="is not a folder"):
        list_folder(Path("memo.yaml"), root)


def test_places_are_shown_from_the_root_with_slashes(tmp_path):
    """A place inside the root is relative; one outside is as given."""
    assert place(tmp_path / "content" / "a" / "memo.yaml", tmp_path) == "content/a/memo.yaml"
    assert place(Path("content/memo.yaml"), tmp_path) == "content/memo.yaml"
    assert place(Path("/elsewhere/x"), tmp_path) == "/elsewhere/x"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux only")
def test_no_file_is_left_open(root):
    """After reading, listing and refusals there are as many open files as before."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in ("memo.yaml", "figures/map.png", "figures", "none", "memo.yaml/x"):
        try:
            read_bytes(Path(path), root)
        except BriefingError:
            list_folder(Path("figures"), root)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
