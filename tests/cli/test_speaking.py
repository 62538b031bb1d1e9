"""Progress is one line on a terminal, and nothing anywhere else."""

import io
import sys
from pathlib import Path

from briefing.cli.speaking import Progress, shown
from briefing.problems import cells


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        """Yes."""
        return True


def test_progress_is_a_line_that_goes_away(monkeypatch, capsys):
    """Each step replaces the one before, by terminal cells; a file's name clears it first."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    progress = Progress(quiet=False, clock=iter((0.0, 1.0, 2.0)).__next__)
    progress.step(0, 4, "메모.ko.pdf")
    progress.step(1, 4, "메모.ko.pdf")
    progress.wrote(Path("/elsewhere/메모.ko.pdf"))
    progress.step(4, 4, "b.pdf")
    first, second = f"[{'-' * 20}] 0/4", f"[{'#' * 5}{'-' * 15}] 1/4 0.5/s, 6 s left"
    written = [f"\r{words} 메모.ko.pdf\r{' ' * (len(words) + 12)}\r" for words in (first, second)]
    assert sys.stderr.getvalue() == "".join(written)
    assert capsys.readouterr().out == "/elsewhere/메모.ko.pdf\n"


def test_progress_fits_the_terminal(monkeypatch):
    """A long name is cut, for a line that wraps could not be taken away."""
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("COLUMNS", "40")
    Progress(quiet=False, language="ko").step(1, 2, "긴이름" * 20)
    assert cells(sys.stderr.getvalue().strip("\r")) <= 39
    assert "초당" in sys.stderr.getvalue()


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
