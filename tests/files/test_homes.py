"""What a project does not have is built in, and both are called by the same names."""

import pytest

from briefing import files
from briefing.files import paths
from briefing.problems import BriefingError


@pytest.fixture
def root(tmp_path):
    """A project with a theme of its own."""
    (tmp_path / "templates/base").mkdir(parents=True)
    (tmp_path / "templates/base/print.css").write_text("p {}")
    return tmp_path


def test_the_own_file_comes_first(root):
    """A project's file is found before the built-in one of its name, and that before none."""
    own, built_in = "templates/base/print.css", "templates/base/screen.css"
    assert files.stored(own, root) == root / own
    assert files.stored(built_in, root) == files.BUILT_IN / built_in
    assert files.stored("templates/base/none.css", root) == root / "templates/base/none.css"


@pytest.mark.parametrize("name", ["content/editions.yaml", "README.md", "briefing/__init__.py"])
def test_nothing_else_is_built_in(root, name):
    """A checkout has more than themes and fonts: a project gets none of it."""
    assert (files.BUILT_IN / name).is_file()
    assert files.stored(name, root) == root / name
    with pytest.raises(BriefingError) as refused:
        files.read_bytes(files.BUILT_IN / name, root)
    assert refused.value.problems[0].code == "outside-folder"


def test_a_built_in_file_is_called_as_it_would_be_in_the_project(root):
    """So that a manifest names the same files wherever the program lies."""
    name = "templates/base/screen.css"
    assert files.place(files.BUILT_IN / name, root) == name
    assert files.read_bytes(files.BUILT_IN / name, root) == (files.BUILT_IN / name).read_bytes()


def test_it_may_lie_inside_the_project(root, monkeypatch):
    """A virtual environment within a project's folder makes no difference to the names."""
    inside = root / ".venv/briefing"
    (inside / "templates/plain").mkdir(parents=True)
    (inside / "templates/plain/print.css").write_text("a {}")
    monkeypatch.setattr(paths, "BUILT_IN", inside)
    path = files.stored("templates/plain/print.css", root)
    assert files.place(path, root) == "templates/plain/print.css"
    assert files.read_bytes(path, root) == b"a {}"


def test_no_name_leads_out_of_what_is_built_in(root):
    """Neither upwards nor, where it is not there at all, anywhere else."""
    for name in ("templates/../README.md", "fonts/../content/editions.yaml"):
        with pytest.raises(BriefingError):
            files.read_bytes(files.stored(name, root), root)
