"""A job goes its way step by step, and every step says all that it finds."""

import pickle
from dataclasses import replace

import pytest

from briefing.look import fonts
from briefing.look.themes import theme
from briefing.problems import Collected, Exit
from briefing.run.job import Job, Settings
from briefing.run.making import Maker, Problems
from briefing.run.project import Project
from briefing.wording import look as look_wording
from briefing.wording import memo as memo_wording
from tests import sample

FONTS = fonts.load(sample.ROOT / "fonts")
JOB = Job("brief", "ko-en", "sample", "html")


def outcome(root, job=JOB, **settings):
    """What becomes of a job, in this process."""
    return Maker(root, FONTS, root / ".cache", Settings(**settings))(job)


def test_a_job_and_its_maker_can_be_sent_anywhere():
    """Both are values: small, equal after a journey, usable as keys."""
    maker = Maker(sample.ROOT, FONTS, sample.ROOT / ".cache")
    for value in (JOB, Settings(strict=True), maker):
        assert pickle.loads(pickle.dumps(value)) == value
    assert {JOB: 1}[Job("brief", "ko-en", "sample", "html")] == 1


def test_the_name_of_a_file_says_what_it_is():
    """Memo, edition, theme, and a profile where it is not the usual one."""
    assert JOB.file == "brief.ko-en.sample.html"
    assert Job("a", "ko", "t", "pdf").file == "a.ko.t.pdf"
    assert Job("a", "ko", "t", "pdf", "archive").file == "a.ko.t.archive.pdf"


def test_a_page_is_made_with_its_facts(project):
    """The bytes, and what their manifest says."""
    made = outcome(project)
    assert made.delivered
    assert made.problems == ()
    assert made.facts["edition"]["name"] == "ko-en"
    assert made.facts["theme"]["extends"] == ["base"]
    assert "content/brief/figures/map.png" in made.facts["sources"]


def test_a_page_alone_links_to_no_pdf(project):
    """Where no PDF is delivered, the page does not promise one."""
    beside = replace(JOB, pdf="brief.ko-en.sample.pdf")
    assert b"brief.ko-en.sample.pdf" in outcome(project, beside).data
    assert b"brief.ko-en.sample.pdf" not in outcome(project).data


@pytest.mark.parametrize(
    ("job", "code"),
    [
        (Job("none", "ko", "sample", "html"), "file-not-found"),
        (Job("brief", "none", "sample", "html"), "unknown-edition"),
        (Job("brief", "ko", "none", "html"), "no-theme"),
    ],
)
def test_a_job_without_its_parts_is_a_problem(project, job, code):
    """From Python any name may come; it is told, not raised."""
    made = outcome(project, job)
    assert (made.exit_code, made.data) == (1, b"")
    assert code in {problem.code for problem in made.problems}


def test_every_step_says_all_it_finds(project):
    """The faults of the memo, the glossary and the theme come together."""
    sample.changed(project / "content/brief/memo.yaml", "date: 2022-06-09", "date: x")
    sample.changed(project / "content/glossary.yaml", "en: extended", "en2: extended")
    sample.changed(project / "templates/sample/theme.yaml", "accent:", "acent:")
    found = {problem.span.file for problem in outcome(project).problems}
    assert found >= {
        "content/brief/memo.yaml", "content/glossary.yaml", "templates/sample/theme.yaml",
    }  # fmt: skip


def test_a_change_while_working_is_warned_of(project, monkeypatch):
    """The page is delivered as it was read, and the change is told."""
    real = Project.load

    def load(self, *rest):
        loaded = real(self, *rest)
        sample.changed(project / "content/brief/memo.yaml", "시험용", "바뀜")
        return loaded

    monkeypatch.setattr(Project, "load", load)
    made = outcome(project)
    assert made.delivered
    assert [(p.code, p.span.file) for p in made.problems] == [
        ("changed-meanwhile", "content/brief/memo.yaml")
    ]


def test_a_refused_picture_is_told_once_and_hides_nothing(project):
    """What the engine says of it is left out; what else it says of images is not."""
    style = project / "templates/sample/print.css"
    added = "\nbody { background-image: url('none.png'); image-colour: red }\n"
    style.write_text(style.read_text("utf-8") + added, "utf-8")
    made = outcome(project, Job("brief", "ko", "sample", "pdf"))
    codes = [problem.code for problem in made.problems]
    assert sorted(codes) == ["css-ignored", "missing-image"]
    assert made.exit_code == Exit.CONTENT


def test_warnings_stop_only_the_strict():
    """With `strict` a warning is an error; without it stays one."""
    report = Collected()
    warning = memo_wording.NO_GLOSS.at(_place(), id="x")
    for strict in (False, True):
        problems = Problems(Settings(strict=strict))
        problems(warning)
        assert problems.stop is strict
    assert report.problems == ()


def test_a_switch_lets_its_own_gate_pass_only():
    """What it lets pass becomes a warning and is counted; everything else stops as before."""
    problems = Problems(Settings(strict=True, allow=("missing-glyph",)))
    glyph = look_wording.MISSING_GLYPH.at(_place(), char="✔", name="U+2714", instead="", count=1)
    problems(glyph)
    assert not problems.stop
    assert problems.passed == {"missing-glyph": 1}
    assert [problem.severity for problem in problems.collected.problems] == ["warning"]
    problems(look_wording.ENGINE_WARNING.at(_place(), reason="x"))
    assert problems.stop


def _place():
    from briefing.problems import Span

    return Span("content/brief/memo.yaml", 1, 1)


def test_the_width_of_the_text_follows_the_tokens(project):
    """Page less margins, in CSS pixels: what charts are drawn to."""
    report = Collected()
    base = theme.load(project / "templates", "base", report)
    assert theme.text_width(base) == round(128 / 25.4 * 96)
    path = project / "templates/sample/theme.yaml"
    path.write_text(path.read_text("utf-8") + "  page-margin: 20mm 1in\n", "utf-8")
    assert theme.text_width(theme.load(project / "templates", "sample", report)) == round(
        210 / 25.4 * 96 - 192
    )


def test_no_template_of_an_untrusted_theme_runs(project):
    """Where digests are named, a template of another theme is not even begun."""
    (project / "templates/sample/page.html").write_text("{{ nothing }}", "utf-8")
    codes = {one.code for one in outcome(project).problems}
    assert codes == {"template-failed"}
    made = outcome(project, trusted=("sha256:" + "0" * 64,))
    assert ({one.code for one in made.problems}, made.exit_code) == ({"untrusted-theme"}, 1)
