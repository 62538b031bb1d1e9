"""Command lines, consoles and projects that are wrong: a sentence, a place, the right exit code."""

import json
import os
import shutil
from pathlib import Path

import pytest

from briefing.look.html import web
from briefing.run.job import Job
from briefing.run.making import Maker
from briefing.run.outcome import Outcome
from tests import sample
from tests.hostile import groups, project
from tests.sample import ROOT

#: Words of a command line that cannot be obeyed.
MISTAKES = [*groups.table("commands")["mistakes"], ["new", "a" * 300], ["\udcff"]]
#: Names of memos that no system takes everywhere.
NAMES = (*groups.table("commands")["names"], "가" * 81)
#: What a project may lack, the exit codes that may tell it, and where it stands.
PARTS = {
    "content": ({1}, "content"),
    "templates": ({2}, "templates"),
    "editions": ({0}, project.EDITIONS),
    "memos": ({1, 2}, "content/tiny"),
    "memo": ({1, 2}, project.MEMO),
    "base": ({0}, "templates/base"),
    "sheet": ({0, 1}, "templates/base/print.css"),
    "page": ({1}, "templates/base/page.html"),
    "text": ({1}, "templates/base/text.html"),
    "words": ({0, 1}, "templates/base/en.po"),
}
CONSOLES = [
    (encoding, language)
    for encoding in ("ascii", "cp949", "latin-1", "utf-16")
    for language in ("C", "ko_KR.UTF-8")
]


@pytest.fixture(scope="module")
def root(lab) -> Path:
    """A tiny project, with a folder that has the name of a command."""
    root = lab.project("commands")
    (root / "verify").mkdir()
    return root


@pytest.mark.tries("MISTAKES")
def test_a_mistake_in_a_command_line_is_a_sentence(case, root):
    """What cannot be obeyed ends with 1 or 2 and a word why, never with a traceback."""
    done = sample.run(*case, root=None if "--root" in case else root)
    assert done.returncode in (1, 2), done.stderr
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


@pytest.mark.tries("CONSOLES")
def test_a_console_without_korean_gets_escapes(case, lab):
    """D07: whatever the console can show, the problem is told, and the exit code is right."""
    encoding, language = case
    memo = project.SHORT.replace("title:", "제목:")
    root = lab.project("consoles", {project.MEMO: memo})
    variables = {"PYTHONIOENCODING": encoding, "LC_ALL": language, "LANGUAGE": language[:2]}
    done = sample.run("check", "tiny", "--theme", "tiny", root=root, **variables)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stdout + done.stderr) > 90


def test_a_name_that_no_file_can_have_everywhere_is_told(lab):
    """Every folder of a memo with such a name is told, those that are no text among them."""
    root, count = lab.project("named"), 1
    for name in NAMES:
        try:
            project.put(root, {f"content/{name}/memo.yaml": project.SHORT})
            count += 1
        except OSError:
            shutil.rmtree(root / "content" / name, ignore_errors=True)
    raw = os.fsencode(root / "content") + b"/\xff\xfe"
    os.mkdir(raw)
    shutil.copy(os.fsencode(root / project.MEMO), raw + b"/memo.yaml")
    done = sample.run("check", "--theme", "tiny", "--format", "json", root=root)
    assert done.returncode == 1, done.stderr
    codes = [problem["code"] for problem in json.loads(done.stdout)]
    assert codes.count("memo-name") == count


def test_a_memo_that_changes_meanwhile_is_told(lab):
    """O08: what is made is of one version, and the change is told."""
    root, job = lab.project("changing"), Job("tiny", "ko", "tiny", "html")
    fonts = lab.maker.fonts  # made here: warming up publishes a page too

    def work(job: Job) -> Outcome:
        publish = web.publish

        def slowly(*args, **kwargs):
            project.put(root, {project.MEMO: project.SHORT.replace("짧은", "바뀐")})
            return publish(*args, **kwargs)

        web.publish = slowly
        return Maker(root, fonts, ROOT / ".cache")(job)

    ((_, outcome),) = lab.forked(work, [job])
    assert outcome.bug == ""
    assert "changed-meanwhile" in {problem.code for problem in outcome.problems}
    assert "짧은" in outcome.data.decode()


@pytest.mark.tries("PARTS")
def test_a_project_without_a_part_is_told(case, lab):
    """What lacks a folder or a file ends with the code of its kind and a word why."""
    codes, part = PARTS[case]
    root = lab.project(f"without-{case}")
    target = root / part
    target.unlink() if target.is_file() or target.is_symlink() else shutil.rmtree(target)
    done = sample.run("tiny", "--theme", "tiny", "--edition", "ko", root=root)
    assert done.returncode in codes, done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 0 or done.stderr.strip()
