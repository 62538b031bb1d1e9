"""Measure a build on this machine: cold, warm, memory, and the same text through other engines.

One run measures everything, so that the ratios hold although the machine may be busy. Chromium
and Typst are measured where they are installed; the build needs neither.
"""

from __future__ import annotations

import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from briefing.memo import walk
from briefing.memo.document import Memo
from briefing.problems import BriefingError, Collected
from briefing.run.build import prepared
from briefing.run.job import DEFAULT, HTML, PDF, Job
from briefing.run.project import Project

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_CHROMIUM_OPTIONS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer",
)  # fmt: skip


@dataclass(slots=True)
class Figures:
    """What one run measured; times in seconds (medians), memory in bytes; 0 where not measured."""

    machine: str = ""
    job: str = ""
    runs: int = 0
    cold: float = 0.0
    """`build.py` of one PDF in a new process."""
    draft: float = 0.0
    """From YAML to the finished page, in a warm process."""
    print: float = 0.0
    """From the page to the PDF: all layouts of the fit, tags, fonts, proof."""
    layouts: int = 0
    """How often the fit laid pages out."""
    memory: int = 0
    """The most that a process of the build took."""
    chromium: float = 0.0
    typst: float = 0.0
    left_out: list[str] = field(default_factory=list)
    """Engines that are not installed here."""

    @property
    def warm(self) -> float:
        """A whole PDF in a warm process."""
        return self.draft + self.print

    def as_data(self) -> dict:
        """All figures, with the ratios to the warm PDF."""
        others = {"chromium": self.chromium, "typst": self.typst, "cold": self.cold}
        ratios = {name: round(value / self.warm, 2) for name, value in others.items() if value}
        return asdict(self) | {"warm": self.warm, "to_warm": ratios}


def measured(root: Path, memo: str, edition: str, theme: str, runs: int) -> Figures:
    """The figures for one PDF.

    Raises:
        BriefingError: The memo, its edition or its theme has problems.
    """
    job = Job(memo, edition, theme, PDF)
    figures = Figures(machine=_machine(), job=job.file, runs=runs)
    maker = prepared(root, DEFAULT, (job, Job(memo, edition, theme, HTML)))
    _warm(maker, job, figures, runs)  # first: it says what is wrong with the memo
    figures.cold = _median(runs, lambda: _cold(root, job))
    figures.memory = _peak()  # before other engines are started
    page = maker(Job(memo, edition, theme, HTML)).data
    loaded = Project(root).load_memo(memo, Collected())
    with tempfile.TemporaryDirectory() as folder:
        _chromium(page, Path(folder), figures, runs)
        _typst(loaded, root, Path(folder), figures, runs)
    return figures


def _machine() -> str:
    return f"{os.cpu_count()} × {platform.machine()}, Python {platform.python_version()}"


def _median(runs: int, work: Callable[[], object]) -> float:
    """Seconds that some work takes: the middle of several runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _cold(root: Path, job: Job) -> None:
    """One `build.py` of the file, as a user would type it."""
    with tempfile.TemporaryDirectory() as folder:
        words = ["build", job.memo, "--edition", job.edition, "--theme", job.theme]
        words += ["--format", PDF, "--output", folder, "--force", "--root", str(root)]
        program = Path(__file__).parents[2] / "build.py"
        command = [sys.executable, str(program), *words]
        subprocess.run(command, check=True, capture_output=True)


def _warm(maker, job: Job, figures: Figures, runs: int) -> None:
    """Time the two halves of a job apart, counting the layouts of the fit."""
    from briefing.look.print.pdf import Printer

    drafts, prints, counts = [], [], []
    original = Printer.layout

    def counted(self, tree):
        counts[-1] += 1
        return original(self, tree)

    for _ in range(runs + 1):  # the first warms up
        counts.append(0)
        project, report = Project(maker.root), Collected()
        start = time.perf_counter()
        maker.draft(job, project, report)
        half = time.perf_counter()
        Printer.layout = counted
        try:
            outcome = maker(job)
        finally:
            Printer.layout = original
        whole = time.perf_counter() - half
        if outcome.exit_code:
            raise BriefingError(outcome.problems, outcome.exit_code)
        drafts.append(half - start)
        prints.append(whole - (half - start))
    figures.draft = statistics.median(drafts[1:])
    figures.print = statistics.median(prints[1:])
    figures.layouts = counts[-1]


def _peak() -> int:
    """The most memory that this process or one of its children has taken, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) * unit


def _chromium(page: bytes, folder: Path, figures: Figures, runs: int) -> None:
    """The web page through a browser's print to PDF."""
    browser = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if not browser or not page:
        figures.left_out.append("Chromium")
        return
    (folder / "page.html").write_bytes(page)
    options = [*_CHROMIUM_OPTIONS, f"--user-data-dir={folder / 'profile'}"]
    target = f"--print-to-pdf={folder / 'page.pdf'}"
    command = [browser, *options, target, (folder / "page.html").as_uri()]
    figures.chromium = _median(
        runs, lambda: subprocess.run(command, check=True, capture_output=True)
    )


def _typst(memo: Memo, root: Path, folder: Path, figures: Figures, runs: int) -> None:
    """The words of the memo, as plain paragraphs, through Typst."""
    try:
        import typst
    except ImportError:
        figures.left_out.append("Typst")
        return
    words = "\n\n".join(f"#{_quoted(walk.visible(text.words))}" for text in walk.texts(memo))
    source = f'#set text(font: "Noto Serif KR", size: 9.8pt)\n#set par(justify: true)\n{words}\n'
    (folder / "memo.typ").write_text(source, "utf-8")
    fonts = [str(path) for path in sorted((root / "fonts").iterdir()) if path.is_dir()]
    compile_ = lambda: typst.compile(str(folder / "memo.typ"), font_paths=fonts)  # noqa: E731
    compile_()
    figures.typst = _median(runs, compile_)


def _quoted(words: str) -> str:
    """A string of Typst."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
