import pytest

from tests import sample
from tests.edition import translating


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """The sample as a project that no test changes."""
    return sample.made(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def project(tmp_path):
    """The sample as a project of its own."""
    return sample.made(tmp_path / "project")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    """The user's language is English unless a test says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project of one memo, with a glossary, in which the user stands."""
    folder = tmp_path / "content" / "small"
    folder.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (folder / "memo.yaml").write_text(translating.MEMO, "utf-8")
    (tmp_path / "content" / "glossary.yaml").write_text(translating.GLOSSARY, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
