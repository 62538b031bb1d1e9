import pytest

from tests import sample


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
