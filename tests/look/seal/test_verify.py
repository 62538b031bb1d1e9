"""A delivered file shows every change, and says what it was made of."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.look.seal.parts import objects
from briefing.look.seal.verify import verify
from briefing.problems import ERROR, WARNING
from tests.hostile.harmless import content
from tests.look.print import profiled
from tests.look.print.profiled import ANYTHING, PAGE, TEXTS

ROOT = Path(__file__).parents[3]


def codes(data: bytes, of: bytes, **args) -> list[str]:
    """What is found in a file by the manifest of another, by name."""
    return [one.code for one in verify(data, profiled.manifest(of), "small.pdf", **args)]


def changed(data: bytes, of: bytes) -> str:
    """Which parts of a file are said to have changed."""
    (problem,) = verify(data, profiled.manifest(of), "small.pdf")
    assert problem.code == "file-changed"
    return problem.message().partition("delivered: ")[2]


def flipped(data: bytes, at: int, bit: int = 0) -> bytes:
    """The file with one bit of one byte turned."""
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


# Changes


@pytest.mark.parametrize("name", ["screen", "archive", "print"])
def test_a_delivered_file_is_sound(name: str) -> None:
    """Nothing is found in a file as it is delivered."""
    assert codes(profiled.delivered(name), profiled.delivered(name)) == []
    assert codes(PAGE, PAGE) == []


@pytest.mark.parametrize("data", [profiled.delivered("archive"), PAGE], ids=["pdf", "html"])
def test_every_flipped_bit_is_found(data: bytes) -> None:
    """Two hundred bits at random places, one at a time, are all found."""
    chance = random.Random(2022)
    manifest = profiled.manifest(data)
    for _ in range(200):
        at, bit = chance.randrange(len(data)), chance.randrange(8)
        (problem,) = verify(flipped(data, at, bit), manifest, "x")
        assert problem.code == "file-changed", (at, bit)


@pytest.mark.parametrize("data", [profiled.delivered("screen"), PAGE], ids=["pdf", "html"])
def test_what_is_cut_or_added_is_found(data: bytes) -> None:
    """A file that ends too soon or goes on is not what was delivered."""
    assert changed(data + b"\n", data) == "something was added behind its end"
    for other in (data[:-1], data[: len(data) // 20], b""):
        assert codes(other, data) == ["file-changed"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("파란", "노란", "words"),
        ("<h1>", "<h2>", "markup or pictures"),
        ("iVBOR", "iVBOS", "markup or pictures"),
        ("#17456b", "#17456c", "styles or fonts"),
        ("작은", "다른", "title, authors or other metadata"),
    ],
)
def test_says_what_was_changed_in_a_page(old: str, new: str, said: str) -> None:
    """The part that was changed is named, and only that one."""
    assert changed(PAGE.replace(old.encode(), new.encode(), 1), PAGE) == said


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (b"/Length1", "fonts"),
        (b"/Subtype /Image", "pictures"),
        (b"/Type /EmbeddedFile", "attached files"),
        (b"/Type /ObjStm", "structure, links or settings"),
        (b"/N 3", "colour profiles"),
        (b"/Type /Metadata", "title, authors or other metadata"),
        (b"/Type /XRef", "the manifest, or what holds the file together"),
    ],
)
def test_says_what_was_changed_in_a_pdf(mark: bytes, said: str) -> None:
    """The kind of object in which a byte was changed is named, and only that one."""
    data = profiled.delivered("archive")
    whole = next(body for _, body in objects(data) if mark in body.partition(b"stream\n")[0])
    assert changed(flipped(data, data.index(whole) + len(whole) - 40), data) == said


def test_says_that_a_page_was_changed() -> None:
    """What is painted is a part of its own."""
    data = profiled.delivered("screen")
    painted = next(body for _, body in objects(data) if b" Tf" in content(body))
    other = flipped(data, data.index(painted) + len(painted) - 30)
    assert changed(other, data) == "text and drawings on its pages"


@given(st.binary(max_size=300) | st.builds(lambda tail: b"%PDF-1.7\n" + tail, st.binary()))
@settings(max_examples=100, deadline=None)
def test_no_file_breaks_the_check(data: bytes) -> None:
    """Whatever is looked at, the answer is a problem."""
    assert codes(data, PAGE) == ["file-changed"]
    assert [one.code for one in verify(PAGE, data, "x")] == ["no-manifest"]


@given(st.recursive(TEXTS | st.integers(), lambda inner: st.lists(inner) | ANYTHING, max_leaves=6))
@settings(max_examples=50, deadline=None)
def test_no_manifest_breaks_the_check(value: object) -> None:
    """A manifest may hold anything where facts are expected."""
    keys = ("sources", "fonts", "versions", "parts")
    manifest = profiled.manifest(PAGE, dict.fromkeys(keys, value))
    for problem in verify(PAGE, manifest, "x", root=ROOT / "tests" / "sample", versions={}):
        assert problem.code in ("source-gone", "other-versions")
    keys = (*keys, "bytes", "sha256")
    for problem in verify(PAGE, profiled.manifest(PAGE, dict.fromkeys(keys, value)), "x"):
        assert problem.code in ("no-manifest", "file-changed")


# The project


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, bytes]:
    """A project and the manifest of a page that was made of it."""
    files = {"content/small/memo.yaml": profiled.MEMO, "fonts/a.ttf": b"font"}
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    font = {"sha256": hashlib.sha256(b"font").hexdigest(), "package": "a", "version": "1"}
    return tmp_path, profiled.manifest(PAGE, profiled.FACTS | {"fonts": {"a.ttf": font}})


def test_a_project_that_did_not_change_agrees(project: tuple[Path, bytes]) -> None:
    """Sources, fonts and versions are those that the file names."""
    root, manifest = project
    assert verify(PAGE, manifest, "small.html", root, {"weasyprint": "70.0", "other": "1"}) == ()


def test_a_changed_source_is_named(project: tuple[Path, bytes]) -> None:
    """Whoever edits the memo or exchanges a font sees which deliveries are out of date."""
    root, manifest = project
    (root / "content/small/memo.yaml").write_text("title: 다른 제목\n", "utf-8")
    (root / "fonts/a.ttf").write_bytes(b"other")
    found = verify(PAGE, manifest, "small.html", root)
    assert [(one.code, one.span.file) for one in found] == [
        ("source-changed", "content/small/memo.yaml"),
        ("source-changed", "fonts/a.ttf"),
    ]
    assert {one.severity for one in found} == {ERROR}
    assert "small.html" in found[0].message()


def test_a_source_that_is_gone_is_named(project: tuple[Path, bytes]) -> None:
    """What cannot be compared is said, not passed over."""
    root, manifest = project
    (root / "content/small/memo.yaml").unlink()
    assert [one.code for one in verify(PAGE, manifest, "x", root)] == ["source-gone"]


def test_other_versions_are_a_warning(project: tuple[Path, bytes]) -> None:
    """A file stays true when the tools change; a new build may differ."""
    (found,) = verify(PAGE, project[1], "small.html", versions={"weasyprint": "71.0"})
    assert (found.code, found.severity) == ("other-versions", WARNING)
    assert "weasyprint 70.0 (here 71.0)" in found.message()


@pytest.mark.parametrize("path", ["../secret", "/etc/hostname", "content/../../secret", "a\0b", ""])
def test_a_manifest_opens_nothing_outside(project: tuple[Path, bytes], path: str) -> None:
    """A foreign manifest cannot have files outside the project compared."""
    root = project[0] / "content"
    (project[0] / "secret").write_bytes(b"secret")
    digest = hashlib.sha256(b"secret").hexdigest()
    manifest = profiled.manifest(PAGE, {"sources": {path: digest}})
    assert [one.code for one in verify(PAGE, manifest, "x", root)] == ["source-gone"]


def test_needs_no_print_engine(tmp_path: Path) -> None:
    """A file is verified where neither the engine nor any other package is installed."""
    script = (
        "import sys; from pathlib import Path; from briefing.look.seal.verify import verify;"
        "found = verify(*(Path(name).read_bytes() for name in sys.argv[1:]), 'x');"
        "heavy = {'weasyprint', 'pydyf', 'fontTools', 'PIL', 'yaml', 'jinja2'} & set(sys.modules);"
        "sys.exit(f'{found} {heavy}' if found or heavy else 0)"
    )
    path = tmp_path / "small.pdf"
    path.write_bytes(profiled.delivered("print"))
    beside = tmp_path / "small.pdf.json"
    beside.write_bytes(profiled.manifest(profiled.delivered("print")))
    command = [sys.executable, "-c", script, str(path), str(beside)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
