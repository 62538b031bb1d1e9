"""A project is its folders: memos, glossary, editions, catalogs, each read once and remembered."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edition.spec import BUILT_IN, Spec
from briefing.files import NAME_LIMIT
from briefing.memo import walk
from briefing.problems import Collected
from briefing.run.job import Job
from briefing.run.project import Project, is_memo_name
from tests import sample


@pytest.fixture
def found(project):
    """The sample, and what is said about it."""
    return Project(project), Collected()


def test_memos_are_the_folders_with_a_memo(found):
    """In code-point order; files, folders without a memo and hidden ones are none."""
    project, report = found
    (project.content / "empty").mkdir()
    (project.content / ".hidden").mkdir()
    (project.content / "file.yaml").write_text("x")
    assert project.memos(report) == ("brief", "메모")
    assert report.problems == ()


def test_a_folder_with_an_unfit_name_is_told(found):
    """It is not left out silently."""
    project, report = found
    (project.content / "brief").rename(project.content / "my brief")
    assert project.memos(report) == ("메모",)
    (problem,) = report.problems
    assert (problem.code, problem.span.file) == ("memo-name", "content/my brief")


def test_names_in_pieces_are_one_name(found):
    """A folder that a Mac stored as jamo has the same name as its syllables."""
    project, report = found
    (project.content / "메모").rename(project.content / "\u1106\u1166\u1106\u1169")
    assert "메모" in project.memos(report)
    assert project.load_memo("메모", report) is not None


@pytest.mark.parametrize("other", ["\u1106\u1166\u1106\u1169", "BRIEF"])
def test_two_folders_with_one_name_are_told(found, other):
    """Stored in two ways, or in other capitals: their files would replace each other."""
    project, report = found
    (project.content / other).mkdir()
    text = (project.content / "brief" / "memo.yaml").read_text("utf-8")
    (project.content / other / "memo.yaml").write_text(text, "utf-8")
    assert len(project.memos(report)) == 2
    (problem,) = report.problems
    assert problem.code == "memo-name"


@given(st.text(max_size=12))
def test_a_good_name_is_safe_everywhere(name):
    """Whatever passes has no separator, dot, space, control or leading hyphen, and some length."""
    if is_memo_name(name):
        assert 1 <= len(name) <= 80
        assert not set(name) & set('/\\.:*?"<>| \t\n\0\u202e\u200b')
        assert name[0] not in "-_"
        assert name.isprintable()


@pytest.mark.parametrize("name", ["CON", "nul", "com1", "LPT9", "Aux"])
def test_devices_are_no_names(name):
    """Windows would open the printer."""
    assert not is_memo_name(name)


def test_the_longest_name_is_still_a_file_name():
    """Eighty syllables fit, or the writer says by how much they do not."""
    file = Job("가" * 70, "ko-en-parallel", "institute", "pdf", "archive").file
    assert len(file.encode()) + len(".json") <= NAME_LIMIT
    assert file.endswith(".ko-en-parallel.institute.archive.pdf")


def test_a_memo_is_read_with_its_glosses(found):
    """Terms come from the glossary; the places of its pictures are known."""
    project, report = found
    loaded = project.load("brief", project.glossary(report), report)
    texts = {text.id: text for text in walk.texts(loaded.memo)}
    assert texts["opening"].words[0].gloss == "extended deterrence"
    (place,) = loaded.pictures.values()
    assert (place.value, str(place.span)) == (
        "figures/map.png", "content/brief/memo.yaml:25:17",
    )  # fmt: skip
    assert report.problems == ()


def test_a_project_may_do_without_a_glossary(found):
    """Then no term comes from it, and nothing is said until one is needed."""
    project, report = found
    (project.content / "glossary.yaml").unlink()
    assert project.glossary(report).entries == {}
    assert report.problems == ()
    assert project.load_memo("메모", report) is not None


def test_a_project_may_do_without_a_list_of_editions(found):
    """Then it has those that are built in; with a list it has them too, behind its own."""
    project, report = found
    assert list(project.editions(report)) == ["ko", "ko-en", "ko-en-parallel", "en", "ja"]
    (project.content / "editions.yaml").unlink()
    assert project.editions(report) == BUILT_IN
    assert report.problems == ()


def test_a_folder_that_is_a_link_is_no_memo(found, tmp_path_factory):
    """Content of elsewhere is never read."""
    project, report = found
    (project.content / "linked").symlink_to(project.content / "brief")
    assert "linked" not in project.memos(report)
    assert project.load_memo("linked", report) is None
    assert report.problems


def test_the_digest_of_everything_read_is_kept(found):
    """By path in the project, of the bytes as they were read."""
    project, report = found
    project.editions(report)
    project.load_memo("brief", report)
    assert set(project.sources("brief")) == {
        "content/editions.yaml", "content/glossary.yaml", "content/brief/memo.yaml",
    }  # fmt: skip
    for file, digest in project.digests.items():
        assert sha256((project.root / file).read_bytes()).hexdigest() == digest
    assert "content/brief/memo.yaml" not in project.sources("메모")


def test_a_change_while_working_is_noticed(found):
    """A file that is no longer what was read is warned of, and so is one that has gone."""
    project, report = found
    project.load_memo("brief", report)
    project.note([project.templates / "sample/theme.yaml"])
    assert list(project.changed()) == []
    sample.changed(project.memo_path("brief"), "시험용", "바뀜")
    (project.templates / "sample/theme.yaml").unlink()
    told = {problem.span.file: problem for problem in project.changed()}
    assert set(told) == {"content/brief/memo.yaml", "templates/sample/theme.yaml"}
    assert {problem.severity for problem in told.values()} == {"warning"}


PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n{}'


def test_only_the_catalogs_that_an_edition_needs_are_read(found):
    """Its languages and those that they were translated from; the Korean alone needs none."""
    project, report = found
    folder = project.content / "brief"
    (folder / "ja.po").write_text(PO.format('"X-Translated-Via: en\\n"\n'), "utf-8")
    (folder / "en.po").write_text(PO.format(""), "utf-8")
    (folder / "fr.po").write_text("broken", "utf-8")

    def needed(**spec):
        return set(project.catalogs("brief", Spec(**spec), report))

    assert needed(language="ko") == set()
    assert needed(language="ko", second="en", passages="gist") == set()
    assert needed(language="ko", second="en", passages="translation") == {"en"}
    assert needed(language="ja") == {"en", "ja"}
    assert needed(language="de") == set()
    assert report.problems == ()
    assert needed(language="fr") == set()
    assert report.errors
