"""Every text that an edition promises is in its PDF once, in order, in each of its languages."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies

from briefing.edition.edition import Edition
from briefing.look import fonts
from briefing.look.seen.gates import UNPRINTED
from briefing.memo import walk
from briefing.memo.document import Chart, Figure, Pullquote, Row, Table, Text
from briefing.memo.inlines import Emphasis, Inlines, Link, NoteCall, Strong
from briefing.run.job import Job
from briefing.run.making import Maker
from tests import pdfua, sample, text_layer
from tests.edition import canaries
from tests.look.print import typesetting

#: Shorter texts may stand inside others by chance.
LENGTH = 12
_GAP = "\0"


def squeezed(text: str) -> str:
    """Words without spaces and without what only parts or joins lines."""
    return re.sub(r"[\s\u2060\u200b\u00ad\ufffe]+", "", text)


def pieces(inlines: Inlines) -> list[str]:
    """The words of a text, parted where a note is called or the tool puts a number."""

    def said(inlines: Inlines) -> str:
        parts = []
        for one in inlines:
            if isinstance(one, NoteCall) or (isinstance(one, Link) and not one.children):
                parts.append(_GAP)
            elif isinstance(one, Emphasis | Strong | Link):
                parts.append(said(one.children))
            else:
                parts.append(walk.visible((one,), glosses=True))
        return "".join(parts)

    return [piece for piece in squeezed(said(inlines)).split(_GAP) if piece]


def texts_in(part: object, *kinds: type) -> set[str]:
    """Ids of the texts that blocks of some kinds hold themselves."""

    def direct(value: object) -> Iterator[str]:
        if isinstance(value, Text):
            yield value.id
        for one in value if isinstance(value, tuple) else ():
            yield from direct(one)

    found = walk.parts(part, *(kinds or (object,)))
    return {
        id_ for one in found for field in fields(one) for id_ in direct(getattr(one, field.name))
    }


def printed(edition: Edition) -> Iterator[tuple[Text, int]]:
    """Each text that is read in a PDF, and how often: a short form stands in front, too."""
    quotes = texts_in(edition.memo, Pullquote)  # what repeats the text is not read again
    drawn = texts_in(edition.memo, Row)
    for chart in walk.parts(edition.memo, Chart):
        drawn |= {text.id for text in (chart.unit, *chart.series) if text}
    for text in walk.texts(edition.memo):
        if not (UNPRINTED.match(text.id) or text.id in quotes | drawn):
            yield text, 1 + text.id.endswith(".action")


def flowing(edition: Edition) -> Iterator[Text]:
    """Texts of the running text in reading order, without what may float to another place."""
    memo = edition.memo
    running = texts_in((memo.lead, memo.sections, memo.recommendations))
    floating = texts_in(memo, Chart, Row, Figure, Table, Pullquote)
    return (text for text in walk.texts(memo) if text.id in running - floating)


NAMES = typesetting.edition_names()


@pytest.fixture(scope="module")
def spoken(printed_editions) -> dict[str, str]:
    """What a screen reader says of each edition of the essay, without spaces."""
    return {name: squeezed(pdfua.reading_order_text(printed_editions[name].pdf)) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_the_essay_is_there_as_often_as_promised(spoken, name):
    """Each piece of each text and of each translation beside it is read once, and no more."""
    edition = typesetting.draft(name).edition
    expected = [
        piece
        for text, times in printed(edition)
        for piece in (*pieces(text.words), *pieces(text.gloss)) * times
    ]
    whole = _GAP.join(expected)
    assert len(expected) > 70
    for piece in dict.fromkeys(expected):
        if len(piece) >= LENGTH:
            assert spoken[name].count(piece) == whole.count(piece), piece
        else:
            assert piece in spoken[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_running_text_of_the_essay_keeps_its_order(spoken, name):
    """Paragraphs, headings and items are read one after another, a translation behind its text."""
    edition = typesetting.draft(name).edition
    flow = list(flowing(edition))
    at = spoken[name].index(pieces(flow[0].words)[0])
    assert len(flow) > 30
    for text in flow:
        for piece in (*pieces(text.words), *pieces(text.gloss)):
            at = spoken[name].index(piece, at) + len(piece)


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """A project for memos that are made up."""
    root = sample.made(tmp_path_factory.mktemp("canaries"), sample.ROOT / ".cache")
    shutil.rmtree(root / "content")
    (root / "content").mkdir()
    (root / "content" / "editions.yaml").write_text(canaries.EDITIONS, "utf-8")
    return root


def found(text: str, language: str) -> list[int]:
    """The numbers of the canaries in a text, in their order."""
    say = {"ko": canaries.korean, "en": canaries.english}[language]
    numbers = {say(number): number for number in range(400)}
    return [numbers[one] for one in canaries.CANARY[language].findall(squeezed(text))]


def order(made: canaries.Made, beside: bool) -> list[int]:
    """The running text as it is read; a note is read where the first language calls it."""
    flow: list[int] = []
    for number in made.flow:
        flow.insert(len(flow) - (beside and number in made.notes), number)
    return flow


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],  # a smaller memo says no more, and each costs a print
)
@given(made=canaries.memos(), languages=strategies.sampled_from([("en",), ("ko", "en")]))
def test_every_text_of_any_memo_is_there_once_and_in_order(root, made, languages):
    """Whatever a memo is made of, no text is lost, doubled or misplaced, in either language."""
    made.write(root)
    maker = Maker(root, fonts.load(sample.ROOT / "fonts"), sample.ROOT / ".cache")
    edition = "side" if len(languages) > 1 else "en"
    outcome = maker(Job(canaries.NAME, edition, "sample", "pdf"))
    assert outcome.problems == ()
    read, painted = pdfua.reading_order_text(outcome.data), text_layer.whole(outcome.data)
    expected = Counter([*made.flow, *made.others, *made.spoken])
    for language in languages:
        beside = language != languages[0]
        words = found(read, language)
        if beside:  # a description has one language, as may what stands in front again
            assert set(words) == set(expected) - set(made.spoken)
            assert all(times <= expected[one] for one, times in Counter(words).items())
        else:
            assert Counter(words) == expected
        assert [one for one in words if one in made.flow] == order(made, beside)
        seen = [one for one in found(painted, language) if one in made.drawn]
        assert Counter(seen) == Counter(made.drawn)
