"""A file is made anew when something has changed that it was made from, and only then."""

import shutil

import pytest

from briefing.files import BUILT_IN
from briefing.run.current import Inputs
from briefing.run.job import HTML, Job, Settings
from briefing.run.versions import all_versions
from tests import sample

EDITIONS = """\
editions:
  ko: {language: ko}
  ko-en: {language: ko, second: en, terms: first, passages: gist}
  en: {language: en, missing: mark}
  ja: {language: ja, missing: mark}
"""
PO = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
%s
msgid "하나"
msgstr "%s"
"""
VIA = '"X-Translated-Via: en\\n"\n'
JOBS = {
    f"{memo}.{edition}.{theme}": Job(memo, edition, theme, HTML)
    for memo, edition, theme in (
        *(("메모", edition, "sample") for edition in ("ko", "ko-en", "en", "ja")),
        *(("brief", edition, "sample") for edition in ("ko", "en")),
        ("메모", "ko", "base"),
    )
}


@pytest.fixture(scope="module")
def made(tmp_path_factory, cache):
    """A project with translations and an idle theme, after a build; not to be changed."""
    root = sample.made(tmp_path_factory.mktemp("current"), cache)
    (root / "content/editions.yaml").write_text(EDITIONS, "utf-8")
    (root / "content/메모/en.po").write_text(PO % ("", "One"), "utf-8")
    (root / "content/메모/ja.po").write_text(PO % (VIA, "一"), "utf-8")
    shutil.rmtree(root / "templates/base")  # the built-in one will do
    (root / "templates/idle").mkdir()
    (root / "templates/idle/theme.yaml").write_text("extends: sample\n", "utf-8")
    build = f"""
from pathlib import Path
from briefing import Build, Job
root = Path({str(root)!r})
jobs = [Job(*names) for names in {[(j.memo, j.edition, j.theme, j.format) for j in JOBS.values()]}]
result = Build(root, root / "output", count=2).run(jobs)
assert result.collected.problems == ()
sys.exit(len(result.written) != len(jobs))"""
    assert sample.run(root=root, before=build).returncode == 0
    return root


@pytest.fixture
def root(made, tmp_path):
    """The project as it was built, to be changed."""
    return shutil.copytree(made, tmp_path / "p", symlinks=True)


def stale(root, settings=Settings(), **versions):  # noqa: B008
    """What a build would make anew."""
    inputs = Inputs(root, settings, all_versions() | versions)
    output = root / "output"
    return {name for name, job in JOBS.items() if not inputs.is_current(job, output / job.file)}


def of(*parts):
    """The files in whose names all of some parts stand."""
    return {name for name in JOBS if set(parts) <= set(name.split("."))}


def changed(root, file):
    """Put a comment at the end of a file, which may be new."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(f"{text}\n# a comment\n", "utf-8")


@pytest.mark.parametrize(
    ("file", "files"),
    [
        ("content/메모/ja.po", of("메모", "ja")),
        ("content/메모/en.po", of("메모", "en") | of("메모", "ja")),  # the Japanese goes by it
        ("content/메모/memo.yaml", of("메모")),
        ("content/brief/memo.yaml", of("brief")),
        ("content/brief/figures/map.png", of("brief")),
        ("content/glossary.yaml", set(JOBS)),
        ("content/editions.yaml", set(JOBS)),
        ("templates/sample/theme.yaml", of("sample")),
        ("templates/idle/theme.yaml", set()),
    ],
)
def test_a_changed_source_makes_its_own_files_anew(root, file, files):
    """One catalog, one memo, one picture, one theme: what was not made from it stays."""
    assert stale(root) == set()
    with (root / file).open("ab") as source:
        source.write(b"\n# a comment\n")
    assert stale(root) == files


@pytest.mark.parametrize(
    ("file", "files"),
    [
        ("content/brief/en.po", of("brief", "en")),
        ("content/brief/fr.po", set()),
        ("content/brief/figures/other.png", set()),
        ("content/other/memo.yaml", set()),
        ("templates/sample/blocks/quote.html", of("sample")),
        ("templates/idle/blocks/quote.html", set()),
        ("fonts/fonts.toml", set(JOBS)),
        ("fonts/own/unlisted.ttf", set(JOBS)),
    ],
)
def test_a_new_file_counts_where_it_would_be_read(root, file, files):
    """A catalog, a template over an inherited one, a list of own fonts, a font that is on none."""
    if file.startswith("fonts"):
        (root / "fonts").unlink(missing_ok=True)
    assert not (root / file).exists()
    changed(root, file)
    assert stale(root) == files


def test_a_theme_of_the_projects_own_takes_the_place_of_a_built_in_one(root):
    """Even if it holds less than that one, and nothing else."""
    folder = shutil.copytree(BUILT_IN / "templates/base", root / "templates/base")
    assert stale(root) == set()
    (folder / "blocks/quote.html").unlink()
    assert stale(root) == set(JOBS)


def test_a_source_that_has_gone_counts(root):
    """So does a picture, a catalog, a template."""
    (root / "content/brief/figures/map.png").unlink()
    (root / "content/메모/ja.po").unlink()
    assert stale(root) == of("brief") | of("ja")


def test_what_is_no_file_of_the_project_counts_for_all(root):
    """Settings, and the versions of everything underneath."""
    assert stale(root, Settings(strict=True)) == set(JOBS)
    assert stale(root, pango="0.1") == set(JOBS)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"sources": [1]}'])
def test_a_manifest_that_is_none_makes_its_file_anew(root, data):
    """Whatever stands in it; nor is a file current that is not as it was made."""
    page, other = JOBS["메모.ko.sample"], JOBS["메모.ko-en.sample"]
    (root / "output" / f"{page.file}.json").write_bytes(data)
    (root / "output" / other.file).write_bytes(data)
    assert stale(root) == {"메모.ko.sample", "메모.ko-en.sample"}
