"""Every string of the project's own memos is in the text layer of their PDFs (C27)."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from briefing.look.seen import gates
from briefing.look.themes import theme
from briefing.look.themes.omissions import omitted
from briefing.memo import walk
from briefing.problems import Collected
from briefing.run.job import BUILT_IN, Job
from briefing.run.making import Maker, translated
from briefing.run.project import Project
from briefing.run.worker import USUAL
from tests import text_layer
from tests.sample import ROOT

#: How much longer than itself the stretch may be in which a string's words stand: notes, heads of
#: pages and glosses come between.
ROOM = 6_000
#: Kana and ideographs: between any two of them a page may end.
_BROKEN_ANYWHERE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_DROPPED = re.compile("[\u00ad\u200b\u2010\u2060\ufffe-]+")


def jobs(extent) -> list[Job]:
    """A PDF of every edition of every memo; one in a usual run."""
    project, report = Project(ROOT), Collected()
    memos, editions = project.memos(report), project.editions(report)
    made = [Job(memo, edition, BUILT_IN.theme, "pdf") for memo in memos for edition in editions]
    return made if extent.whole else made[:1]


@pytest.mark.tries("jobs")
def test_every_string_is_in_the_text_layer(case, lab, tried):
    """Every text of a shipped edition, and every gloss that it prints, can be read from its PDF."""
    project, report = Project(ROOT), Collected()
    maker = Maker(ROOT, lab.maker.fonts, ROOT / ".cache")
    ((_, outcome),) = lab.forked(maker, [case], USUAL)
    assert outcome.data, [problem.code for problem in outcome.errors]
    text = squeezed(text_layer.whole(outcome.data))
    memo = project.load_memo(case.memo, report)
    spec, glossary = project.editions(report)[case.edition], project.glossary(report)
    edition = translated(case.memo, memo, spec, glossary, project, report)
    chosen = theme.load(project.templates, case.theme, report)
    for gloss in (False, True):
        left_out = omitted(chosen, edition.memo, gloss)
        for unit in walk.texts(edition.memo):
            inlines = unit.gloss if gloss else unit.words
            if not inlines or gates.UNPRINTED.match(unit.id) or unit.id in left_out:
                continue
            words = walk.visible(inlines, glosses=True, number=" ").split()
            missing = _missing([piece for word in words for piece in _pieces(word)], text)
            name = f"{case.file} {unit.id}{' gloss' if gloss else ''}"
            tried(name, f"not in the text layer: {missing!r}" if missing else "")


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
            place = text.find(word, at, end)
            if place < 0:
                worst = word
                break
            at = place + len(word)
        else:
            return ""
        start = text.find(words[0], start + 1)
    return worst
