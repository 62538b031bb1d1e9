"""What is made: the command line says it before the memo, the memo before the project."""

import pytest

from briefing import cli
from briefing.memo.document import Defaults
from briefing.problems import Collected
from briefing.run import defaults
from briefing.run.project import Project
from tests import sample

PO = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def memo(project):
    """The smaller memo of the sample, in a project without a file for its editions."""
    (project / "content/editions.yaml").unlink()
    return project / "content/메모/memo.yaml"


def jobs(root, asked=None, themes=("sample",), draft=False):
    """The jobs of the smaller memo, and what was said about them."""
    project, report = Project(root), Collected()
    specs, asked = project.editions(report), asked or Defaults()
    return tuple(defaults.jobs(project, specs, ["메모"], asked, themes, draft, report)), report


def files(*args, **how):
    """The names of the files that are made of the smaller memo, without its own."""
    return [job.file.partition(".")[2] for job in jobs(*args, **how)[0]]


def headed(memo, head):
    """Put some lines before a memo's others."""
    memo.write_text(f"{head}\n{memo.read_text('utf-8')}", "utf-8")


def test_nobody_has_to_say_anything(project, memo):
    """A project of nothing but a memo is made in our theme, in both formats, in Korean."""
    (project / "templates/institute").mkdir()
    (project / "templates/institute/theme.yaml").write_text("extends: base\n", "utf-8")
    assert files(project, themes=()) == [
        "ko.institute.pdf", "ko.institute.html", "ko-en.institute.pdf", "ko-en.institute.html",
    ]  # fmt: skip


def test_the_project_says_it_for_all_memos(project, memo):
    """What `project.yaml` leaves out stays as it was."""
    text = "theme: base\neditions: [ko]\nprofile: archive\n"
    (project / "content/project.yaml").write_text(text, "utf-8")
    assert files(project, themes=()) == ["ko.base.archive.pdf", "ko.base.html"]


def test_a_memo_is_before_its_project_and_the_command_line_before_both(project, memo):
    """Each of the four by itself."""
    (project / "content/project.yaml").write_text("theme: base\nformats: [html]\n", "utf-8")
    headed(memo, "theme: sample\neditions: [ko-en]\nprofile: print")
    assert files(project, themes=()) == ["ko-en.sample.html"]
    asked = Defaults(formats=("pdf",), editions=("ko",))
    assert files(project, asked, ("base",)) == ["ko.base.print.pdf"]
    asked = Defaults(formats=("pdf",), profile="archive")
    assert files(project, asked, ()) == ["ko-en.sample.archive.pdf"]


def test_a_page_knows_the_pdf_that_it_links_to(project, memo):
    """Under its name in its profile; the build sees whether it is made, or lies there."""
    headed(memo, "editions: [ko]\nprofile: archive")
    for formats in ((), ("html",)):
        pdfs = {job.pdf for job in jobs(project, Defaults(formats=formats))[0]}
        assert pdfs - {""} == {"메모.ko.sample.archive.pdf"}


def test_an_edition_without_any_translation_waits(project, memo):
    """A note for each language says what to type; pages do not link to what is not made."""
    made, report = jobs(project)
    assert {job.edition for job in made} == {"ko", "ko-en"}
    assert {job.siblings for job in made if job.format == "html"} == {("ko", "ko-en")}
    assert [(one.severity, one.code) for one in report.problems] == [
        ("note", "not-translated-yet"),
    ] * 2
    english, _ = report.problems
    assert "not made: `ko-en-parallel`, `en`" in english.message()
    assert "translate update en 메모`" in english.hint()
    for language in ("en", "ko"):
        assert "content/project.yaml" in english.hint(language)
    memo.with_name("en.po").write_text(PO, "utf-8")
    assert {job.edition for job in jobs(project)[0]} == {"ko", "ko-en", "ko-en-parallel", "en"}


def test_an_edition_that_is_asked_for_does_not_wait(project, memo):
    """By its name, as a draft, or as the only one there would be: then it says what it lacks."""
    assert files(project, Defaults(editions=("ja",), formats=("pdf",))) == ["ja.sample.pdf"]
    assert {job.edition for job in jobs(project, draft=True)[0]} >= {"en", "ja"}
    headed(memo, "editions: [ja]\nformats: [pdf]")
    made, report = jobs(project)
    assert [job.edition for job in made] == ["ja"]
    assert report.problems == ()


def test_an_edition_that_prints_the_korean_instead_does_not_wait(project, memo):
    """Whether a translation is there is its own business."""
    text = "editions:\n  fr: {language: fr, missing: mark}\n"
    (project / "content/editions.yaml").write_text(text, "utf-8")
    made, report = jobs(project)
    assert {job.edition for job in made} == {"fr"}
    assert report.problems == ()


def test_a_projects_own_editions_are_those_that_are_made(project, memo):
    """The others can still be named."""
    text = "editions:\n  plain: {language: ko}\n"
    (project / "content/editions.yaml").write_text(text, "utf-8")
    assert {job.edition for job in jobs(project)[0]} == {"plain"}
    headed(memo, "editions: [plain, ko]")
    assert {job.edition for job in jobs(project)[0]} == {"plain", "ko"}


@pytest.mark.parametrize("file", ["content/project.yaml", "content/메모/memo.yaml"])
def test_a_name_that_is_not_there_is_told_where_it_stands(project, memo, file):
    """Nothing is made that the memo did not mean."""
    path = project / file
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text("editions: [ko, kr]\ntheme: sampel\n" + text, "utf-8")
    made, report = jobs(project)
    assert made == ()
    places = [(one.code, str(one.span)) for one in report.problems]
    assert places == [("unknown-edition", f"{file}:1:16"), ("no-theme", f"{file}:2:8")]
    assert "did you mean `sample`?" in report.problems[1].hint()


def test_the_projects_file_is_read_strictly(project, memo):
    """Unknown keys and values have a place and a suggestion."""
    text = "edition: [ko]\nformats: [pdf, docx]\n"
    (project / "content/project.yaml").write_text(text, "utf-8")
    _, report = jobs(project)
    assert [(one.code, one.span.line) for one in report.problems] == [
        ("unknown-key", 1), ("not-a-choice", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["editions: ko", "formats: pdf"])
def test_a_word_where_a_list_belongs_is_shown_as_a_list(project, memo, line):
    """The hint is the line as it should be, in both languages."""
    (project / "content/project.yaml").write_text(line, "utf-8")
    (problem,) = jobs(project)[1].errors
    key, _, value = line.partition(": ")
    assert problem.code == "wrong-type"
    for language in ("en", "ko"):
        assert f"`{key}`" in problem.message(language)
        assert f"`{key}: [{value}]`" in problem.hint(language)


@pytest.mark.parametrize("text", ["", "# theme: sample\n"])
def test_a_projects_file_that_holds_nothing_gets_advice_of_its_own(project, memo, text):
    """It names the keys that may stand there, and no memo's."""
    (project / "content/project.yaml").write_text(text, "utf-8")
    (problem,) = jobs(project)[1].errors
    assert (problem.code, problem.span.file) == ("empty-file", "content/project.yaml")
    for hint in map(problem.hint, ("en", "ko")):
        assert all(f"`{key}:`" in hint for key in ("theme", "editions", "formats", "profile"))
        assert "title" not in hint


def test_a_head_that_cannot_be_read_stops_its_memo_alone(project, memo, capsys):
    """What is wrong in it is told once, by the reader of the memo."""
    headed(memo, "profile: paper")
    said = sample.run("check", "--theme", "sample", "--edition", "ko", root=project)
    assert said.returncode == 1
    assert said.stdout.count("[not-a-choice]") == 1
    assert "content/메모/memo.yaml:1:10" in said.stdout
    assert said.stdout.count("error") == 1


@pytest.mark.parametrize(
    ("file", "own", "keys"),
    [
        ("content/glossary.yaml", "`terms:`", ()),
        ("content/editions.yaml", "`editions:`", ("`ko-en-parallel`",)),
    ],
)
def test_other_files_that_hold_nothing_get_their_own_advice(project, memo, file, own, keys):
    """What they may hold, and that a project may do without them."""
    (project / file).write_text("# nothing yet\n", "utf-8")
    report = Collected()
    Project(project).glossary(report)
    Project(project).editions(report)
    (problem,) = report.errors
    assert (problem.code, problem.span.file) == ("empty-file", file)
    for hint in map(problem.hint, ("en", "ko")):
        assert all(name in hint for name in (own, *keys))
        assert "title" not in hint


@pytest.mark.parametrize("file", ["content/project.yaml", "content/메모/memo.yaml"])
@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("editions: [ko, ko]", "named-twice", 16),
        ("formats: [pdf, html, pdf]", "named-twice", 22),
        ("formats: [html]\nprofile: print", "option-without-effect", 1),
    ],
)
def test_what_is_said_twice_or_in_vain_is_told(project, memo, capsys, file, line, code, column):
    """Where it stands, in the project's file and in a memo alike."""
    path = project / file
    path.write_text(f"{line}\n{path.read_text('utf-8') if path.exists() else ''}", "utf-8")
    words = ("check", "메모", "--theme", "sample", "--edition", "ko", "--root", str(project))
    assert cli.main(words) == 1
    told = "".join(capsys.readouterr())
    place = f"{file}:{line.count(chr(10)) + 1}:{column}: error: "
    assert place in told
    assert f"[{code}]" in told
    assert told.count(" error: ") == 1
