import shutil

import pytest

from tests import sample


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    """One cache for all projects, so that fontconfig reads the fonts once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def project(tmp_path, cache):
    """The sample as a project of its own."""
    return sample.made(tmp_path, cache)


@pytest.fixture(scope="session")
def built(tmp_path_factory, cache):
    """The sample after one build of everything, and what the build said; not to be changed."""
    root = sample.made(tmp_path_factory.mktemp("built"), cache)
    return root, sample.run("--theme", sample.THEME, root=root)


@pytest.fixture
def delivered(built, tmp_path):
    """A project whose output is there already."""
    shutil.copytree(built[0], tmp_path / "p", symlinks=True)
    return tmp_path / "p"
