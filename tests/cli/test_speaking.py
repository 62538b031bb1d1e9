"""Progress is one line on a terminal, and nothing anywhere else."""

import io
import sys
from pathlib import Path

from briefing.cli.speaking import Progress, shown


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """Yes."""
        return True


def test_progress_is_a_line_that_goes_away(monkeypatch, capsys):
    """Each step replaces the one before, by terminal cells; a file's name clears it first."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = Progress(quiet=False)
    progress.step(1, 3, "메모.ko.pdf")
    progress.wrote(Path("/elsewhere/메모.ko.pdf"))
    progress.step(3, 3, "b.pdf")
    assert sys.stderr.getvalue() == f"\r1/3 메모.ko.pdf\r{' ' * 15}\r"
    assert capsys.readouterr().out == "/elsewhere/메모.ko.pdf\n"


def test_no_progress_where_nobody_looks(monkeypatch, capsys):
    """In a pipe, or when told to be quiet, not a byte of it is printed."""
    Progress(quiet=False).step(1, 3, "a.pdf")
    monkeypatch.setattr(sys, "stderr", Terminal())
    Progress(quiet=True).step(1, 3, "a.pdf")
    assert sys.stderr.getvalue() == ""
    assert capsys.readouterr() == ("", "")


def test_paths_are_shown_from_here(tmp_path, monkeypatch):
    """A path below the current folder is short; another one is whole."""
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "output" / "a.pdf") == "output/a.pdf"
    assert shown(Path("/etc/a.pdf")) == "/etc/a.pdf"
