"""Every string of the project's own memos is in the text layer of their PDFs (C27)."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from briefing.bootstrap.running import run
from briefing.edition import edition as editions
from briefing.look.seen import gates
from briefing.look.themes import theme
from briefing.look.themes.omissions import omitted
from briefing.memo import walk
from briefing.problems import Collected
from briefing.run.job import BUILT_IN, Job
from briefing.run.making import said
from briefing.run.project import Project
from briefing.run.worker import USUAL
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

#: How much longer than itself the stretch may be in which a string's words stand: notes, heads of
#: pages and glosses come between.
ROOM = 6_000
#: Kana and ideographs: between any two of them a page may end.
_BROKEN_ANYWHERE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_DROPPED = re.compile("[\u00ad\u200b\u2010\u2060\ufffe-]+")


def _tries(lab: Lab) -> Iterator[Tried]:
    reads = _reader()
    if reads is None:
        yield Tried("neither pdfium nor pdftotext is here: nothing to read PDFs with")
        return
    project = Project(lab.root)
    report = Collected()
    specs, glossary = project.editions(report), project.glossary(report)
    jobs = [
        Job(memo, spec, BUILT_IN.theme, "pdf") for memo in project.memos(report) for spec in specs
    ]
    from briefing.run.making import Maker

    maker = Maker(lab.root, lab.maker.fonts, lab.cache)
    jobs = jobs[:1] if lab.slice else jobs
    for job, outcome in lab.forked(maker, jobs, USUAL):
        if not outcome.data:
            codes = sorted({problem.code for problem in outcome.errors})
            yield Tried(job.file, f"not delivered: {', '.join(codes)}")
            continue
        path = lab.folder / job.file
        path.write_bytes(outcome.data)
        text = squeezed(reads(path))
        memo = project.load_memo(job.memo, report)
        made = said(job.memo, memo, specs[job.edition], glossary, project, report)
        chosen = theme.load(project.templates, job.theme, report)
        yield from _strings(job, made, chosen, text)


TEXT = Family("text", 200, _tries)


def _strings(job: Job, made: editions.Edition, chosen: theme.Theme, text: str) -> Iterator[Tried]:
    """Every text of an edition, and every gloss that it prints."""
    for gloss in (False, True):
        left_out = omitted(chosen, made.memo, gloss)
        for one in walk.texts(made.memo):
            inlines = one.gloss if gloss else one.words
            if not inlines or gates.UNPRINTED.match(one.id) or one.id in left_out:
                continue
            words = walk.visible(inlines, glosses=True, number=" ").split()
            missing = _missing([piece for word in words for piece in _pieces(word)], text)
            what = f"{job.file} {one.id}{' gloss' if gloss else ''}"
            yield Tried(what, f"not in the text layer: {missing!r}" if missing else "")


def _pieces(word: str) -> Iterator[str]:
    """What of a word must stand together: all of it, but where lines and pages break anywhere."""
    if _BROKEN_ANYWHERE.search(word):
        yield from squeezed(word)
    else:
        yield squeezed(word)


def squeezed(text: str) -> str:
    """Text as it is compared: without spaces, and without hyphens, at which lines are broken."""
    return re.sub(r"\s+", "", _DROPPED.sub("", unicodedata.normalize("NFKC", text)))


def _missing(words: list[str], text: str) -> str:
    """The first word that does not follow the ones before; empty if all stand together."""
    words = [word for word in words if word]
    if not words:
        return ""
    worst, start = "", text.find(words[0])
    if start < 0:
        return words[0]
    while start >= 0:
        at, end = start, start + sum(map(len, words)) + ROOM
        for word in words:
            found = text.find(word, at, end)
            if found < 0:
                worst = word
                break
            at = found + len(word)
        else:
            return ""
        start = text.find(words[0], start + 1)
    return worst


def _reader() -> Callable[[Path], str] | None:
    """What reads the text layer of a PDF here, in the order of the page."""
    try:
        import pypdfium2
    except ImportError:
        return _poppler if shutil.which("pdftotext") else None

    def read(path: Path) -> str:
        document = pypdfium2.PdfDocument(path)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()

    return read


def _poppler(path: Path) -> str:
    target = path.with_suffix(".txt")
    run(["pdftotext", "-raw", str(path), str(target)])
    return target.read_text("utf-8", "replace")
