"""A build keeps which Korean a gloss was written for; `check` tells, and `keep` confirms."""

import re

import pytest

from briefing import cli
from tests import sample

UNIT = "only.1"
BUILD = ("메모", "--theme", "sample", "--edition", "ko-en", "--format", "html")


@pytest.fixture
def memo(project):
    """The smaller memo of the sample, after a build and a change of its Korean."""
    said = sample.run(*BUILD, root=project)
    assert (said.returncode, said.stderr) == (0, "")
    path = project / "content/메모/memo.yaml"
    sample.changed(path, "짧은 글이다.", "긴 글이다.")
    return path


def check(project, capsys, *words):
    """The exit code of `check`, and the first lines of what it says."""
    code = cli.main(["check", *BUILD[:5], *words, "--root", str(project)])
    return code, [line for line in capsys.readouterr().out.splitlines() if line[:1] != " "]


def test_a_stale_gloss_is_told_until_somebody_looks(project, memo, capsys):
    """At the gloss, with what to type; then it is silent, as it is once the gloss is mended."""
    place = "content/메모/memo.yaml:7:37"
    assert check(project, capsys) == (0, [
        f"{place}: warning: the Korean of `{UNIT}` has changed since this gloss was written "
        "[stale-gloss]"
    ])  # fmt: skip
    assert check(project, capsys, "--strict")[0] == 1
    said = sample.run(*BUILD, root=project)
    assert said.returncode == 0
    assert f"translate keep 메모 {UNIT}`" in said.stderr
    assert len(check(project, capsys)[1]) == 1, "a build that told it keeps what it held"
    assert cli.main(["translate", "keep", "메모", UNIT, "--root", str(project)]) == 0
    assert capsys.readouterr().out.endswith("content/메모/glosses.lock\n")
    assert check(project, capsys) == (0, [])
    sample.changed(memo, "긴 글이다.", "글이다.")
    assert len(check(project, capsys)[1]) == 1
    sample.changed(memo, "A short text.", "A text.")
    assert check(project, capsys) == (0, [])


@pytest.mark.parametrize("data", [b"\xb0\xa1\n", b"cut", None])
def test_a_record_that_cannot_be_read_stops_what_needs_it(project, memo, capsys, data):
    """It is told and left as it is, whether it is garbage or a folder."""
    record = memo.with_name("glosses.lock")
    record.unlink()
    record.write_bytes(data) if data else record.mkdir()
    code, lines = check(project, capsys)
    assert code == 1
    assert lines[0].startswith("content/메모/glosses.lock:1:1: error: ")
    assert sample.run(*BUILD, root=project).returncode == 1
    assert cli.main(["translate", "keep", "메모", "--root", str(project)]) != 0
    assert record.read_bytes() == data if data else record.is_dir()


def test_only_editions_that_print_glosses_tell(project, memo, capsys):
    """The Korean alone has none."""
    assert check(project, capsys, "--edition", "ko")[1] != []
    code = cli.main(
        ["check", "메모", "--theme", "sample", "--edition", "ko", "--root", str(project)]
    )
    assert (code, capsys.readouterr().out) == (0, "")


def test_without_units_every_gloss_in_doubt_is_kept(project, memo, capsys):
    """A unit that is not there is refused, with those that are near."""
    assert cli.main(["translate", "keep", "메모", "only.2", "--root", str(project)]) == 2
    assert f"did you mean `{UNIT}`?" in capsys.readouterr().err
    assert cli.main(["translate", "keep", "메모", "--root", str(project)]) == 0
    capsys.readouterr()
    assert check(project, capsys) == (0, [])


def test_a_record_that_cannot_be_written_stops_nothing(project, memo):
    """The files are delivered; a note says what is not kept."""
    before = """
import os
put = os.replace
def full(source, target, **how):
    if str(target).endswith("glosses.lock"):
        raise OSError(28, "No space left on device")
    return put(source, target, **how)
os.replace = full"""
    memo.with_name("glosses.lock").unlink()
    said = sample.run(*BUILD, root=project, before=before)
    assert said.returncode == 0
    assert "content/메모/glosses.lock:1:1: note: " in said.stderr
    assert said.stdout.endswith("메모.ko-en.sample.html\n")


def test_a_memo_in_another_encoding_is_kept_by_the_command_that_the_hint_gives(
    project, memo, capsys
):
    """Commands that are told repeat how the memo is read."""
    memo.write_bytes(memo.read_text("utf-8").encode("cp949"))
    words = ["check", *BUILD[:5], "--encoding", "cp949", "--root", str(project)]
    assert cli.main(words) == 0
    told = re.search(r"`[^`]* (translate keep [^`]+)`", capsys.readouterr().out)[1].split()
    assert told[-2:] == ["--encoding", "cp949"]
    assert cli.main([*told, "--root", str(project)]) == 0
    assert capsys.readouterr().out.endswith("content/메모/glosses.lock\n")
    assert cli.main(words) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["translate", "update", "fr", "메모", *told[-2:], "--root", str(project)]) == 0
    assert "긴 글이다." in memo.with_name("fr.po").read_text("utf-8")
