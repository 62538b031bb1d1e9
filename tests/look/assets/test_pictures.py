"""Only pictures of the memo and its theme are opened; every refusal is kept with its place."""

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from briefing.look.assets.pictures import Pictures
from briefing.look.themes import theme
from briefing.memo import reading
from briefing.problems import Collected, Source
from tests import sample

TYPED = """\
a: figures/map.png
b: figures/그림.png
c: figures/none.png
d: ../editions.yaml
e: figures/%2e%2e/memo.yaml
"""


@pytest.fixture
def folder(tmp_path):
    """A project with more in it than pictures."""
    root = sample.made(tmp_path)
    figures = root / "content/brief/figures"
    Image.new("RGB", (8, 8)).save(figures / "그림.png")
    (tmp_path / "outside.png").write_bytes((figures / "map.png").read_bytes())
    (figures / "link.png").symlink_to(tmp_path / "outside.png")
    (figures / "below").symlink_to(tmp_path)
    (figures / "folder.png").mkdir()
    os.mkfifo(figures / "pipe.png")
    (figures / "text.png").write_text("no picture", "utf-8")
    (figures / "bad.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>")
    (figures / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40_000_001))
    return root


def pictures(root: Path, typed: str = TYPED) -> Pictures:
    """What the page of the memo may open, with the places that name it."""
    report = Collected()
    node = reading.read(Source("content/brief/memo.yaml", typed), report)
    chosen = theme.load(root / "templates", "sample", report)
    named = {value.value: value for _, value in node.pairs}
    return Pictures(root, root / "content/brief", chosen, named)


@pytest.mark.parametrize(
    ("address", "type_"),
    [
        ("asset:memo/figures/map.png", "image/png"),
        ("asset:memo/figures/그림.png", "image/png"),
        ("asset:memo/figures/%EA%B7%B8%EB%A6%BC.png", "image/png"),
        ("asset:theme/mark.svg", "image/svg+xml"),
        ("mark.svg", "image/svg+xml"),
    ],
)
def test_pictures_of_the_memo_and_the_theme_are_opened(folder, address, type_):
    """Also under a name that the engine has put percent signs into, or resolved no further."""
    found = pictures(folder)
    assert found.open(address).type == type_
    assert not found.refused


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/x.png",
        "https://evil.example/x.png",
        "ftp://evil.example/x.png",
        "file:///etc/passwd",
        "data:image/png;base64,iVBORw0KGgo=",
        "//evil.example/x.png",
        "\\\\evil\\share\\x.png",
        "asset:memo/memo.yaml",
        "asset:memo/../glossary.yaml",
        "asset:memo/figures/../memo.yaml",
        "asset:memo/figures/../../메모/memo.yaml",
        "asset:memo/figures/%2e%2e/memo.yaml",
        "asset:memo/figures/%252e%252e/memo.yaml",
        "asset:memo/figures/..%2fmemo.yaml",
        "asset:memo/figures//etc/passwd",
        "asset:memo//etc/passwd",
        "asset:memo/figures/./map.png",
        "asset:memo/figures/",
        "asset:memo/figures/map.png\x00.svg",
        "asset:memo/figures/map.png%00",
        "asset:memo/figures/C:map.png",
        "asset:memo/figures/link.png",
        "asset:memo/figures/below/outside.png",
        "asset:memo/figures/folder.png",
        "asset:memo/figures/pipe.png",
        "asset:memo/figures/text.png",
        "asset:memo/figures/bad.svg",
        "asset:memo/figures/large.png",
        "asset:memo/figures/MAP.png",
        "asset:theme/theme.yaml",
        "asset:theme/../../content/glossary.yaml",
        "asset:theme/nothing.png",
        "asset:other/x.png",
        "asset:",
        "",
    ],
)
def test_nothing_else_is(folder, address):
    """Other schemes, other folders, links, devices, folders, other files, and every disguise."""
    found = pictures(folder)
    assert found.open(address) is None
    assert len(found.refused) == 1
    assert not found.opened


def test_a_refusal_stands_at_the_value_that_names_it(folder):
    """All pictures of a memo are looked at before the page is made, each at its own place."""
    found = pictures(folder)
    found.check()
    told = {str(problem.span): problem.code for problem in found.refused.values()}
    assert told == {
        "content/brief/memo.yaml:3:4": "missing-image",
        "content/brief/memo.yaml:4:4": "asset-refused",
        "content/brief/memo.yaml:5:4": "missing-image",
    }
    missing, disguise = [p for p in found.refused.values() if p.code == "missing-image"]
    assert "`content/brief/figures/none.png`" in missing.hint()
    assert "`content/brief/figures/%2e%2e/memo.yaml`" in disguise.hint()


def test_a_refusal_of_the_theme_stands_at_its_line(folder):
    """A picture that a style sheet asks for in vain is told where it asks."""
    sample.changed(folder / "templates/sample/print.css", "mark.svg", "none.svg")
    found = pictures(folder)
    assert found.open("asset:theme/none.svg") is None
    (problem,) = found.refused.values()
    assert str(problem.span) == "templates/sample/print.css:1:42"


def test_a_picture_is_read_once(folder):
    """However often a page shows it, the file is opened once, and so is a missing one."""
    found = pictures(folder)
    first = found.open("asset:memo/figures/map.png")
    (folder / "content/brief/figures/map.png").unlink()
    assert found.open("asset:memo/figures/map.png") is first
    assert found.open("asset:memo/figures/none.png") is None
    (folder / "content/brief/figures/none.png").write_bytes(first.data)
    assert found.open("asset:memo/figures/none.png") is None


@pytest.mark.parametrize(
    "name",
    [
        "스크린샷 2024-05-21 오후 3.12.png",
        "a (1) #2.png",
        "100%25.png",
        "100% 증가.png",
        "a+b&c'd.png",
    ],
)
def test_a_picture_is_found_by_the_name_that_people_gave_it(folder, name):
    """Spaces, percent signs and number signs are what files are called by, as the page asks too."""
    Image.new("RGB", (8, 8)).save(folder / "content/brief/figures" / name)
    found = pictures(folder, f'a: "figures/{name}"\n')
    asked = quote(f"figures/{name}")
    assert found.open(f"asset:memo/{asked}").type == "image/png"
    assert not found.refused
