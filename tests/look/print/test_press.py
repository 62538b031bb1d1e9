"""What does not stand where a reader looks for it is told at the words that it is about."""

import pytest

from briefing.edition import edition as editions
from briefing.edition.spec import Spec
from briefing.look.print import painted, press
from briefing.look.print.layout import fit, tuning
from briefing.look.seen.painting import Text
from briefing.memo import reading, references, schema
from briefing.memo.glossary import Glossary
from briefing.problems import Collected, Source
from tests.look.print.typesetting import SMALL, layout, lead, paper, paragraph, passage, section

MEMO = """\
title: 제목
date: 2024-05
sections: [{id: s, title: 절의 제목, body: [paragraph: '글[^a]']}]
footnotes: {a: 각주이다.}
"""


@pytest.fixture(scope="module")
def edition():
    """A memo with a note and a heading."""
    report = Collected()
    memo = schema.read_memo(reading.read(Source("memo.yaml", MEMO), report), report)
    memo = references.resolve(memo, Glossary(), report)
    return editions.make("x", memo, Spec(language="ko"), Glossary())


def told(tree, edition, document=None):
    """Kind, line and pages of what is told about a layout."""
    misplaced = press._misplaced(tree, document or layout(tree), edition)
    return [(said.code, text.origin.span.line, args) for text, said, args in misplaced]


def test_a_note_on_another_page_than_its_call_is_told(edition):
    """No layout of a report parts a note from its call in silence."""
    note = '<span class="footnote" data-unit="note.a">각주이다.</span>'
    style = SMALL + ".footnote { footnote-policy: auto; height: 30mm }"
    lines = next(n for n in range(40, 200, 4) if _pages(n, note, style) != [1, 1])
    tree = paper(lead(paragraph("글이다. " * lines + note)), style=style)
    ((code, line, args),) = told(tree, edition)
    assert (code, line) == ("note-astray", 4)
    assert args["call"] < args["page"]


def _pages(count, note, style):
    """The pages of the call and of the note behind so many words."""
    tree = paper(lead(paragraph("글이다. " * count + note)), style=style)
    measured = press.measure(layout(tree))
    ((element, called),) = measured.calls.items()
    return [called + 1, measured.first(element).page + 1]


def test_a_heading_alone_at_the_foot_is_told(edition):
    """What the fit could not mend its author can."""
    rigid = paragraph("긴 문장이다. " * 20).replace("<p>", '<p style="break-inside: avoid">')
    titled = section(rigid).replace("<h2>", '<h2 data-unit="s.title">')
    style = SMALL + "h2 { break-after: auto !important }"
    trees = (paper(lead(paragraph("글 " * n)), titled, style=style) for n in range(90, 220, 6))
    alone = next(filter(None, (told(tree, edition) for tree in trees)))
    assert alone == [("lonely-heading", 3, {"page": 1})]


def test_a_fit_that_gave_up_says_so(edition, monkeypatch):
    """Where time ran out a note asks to look through the pages."""
    for name, value in (("PATIENCE", 0), ("HASTY", 1)):
        monkeypatch.setattr(tuning, name, value)
    words, gloss = "동맹의 틀을 다시 넓힌다. ", "A gloss of some words. " * 6
    blocks = (passage(words * (n % 7 + 1), gloss) for n in range(12))
    tree = paper(section(*blocks), style=SMALL)
    document = fit.fit(tree, layout)
    assert told(tree, edition, document) == [("unsettled-pages", 1, {"pages": len(document.pages)})]


def test_a_fit_that_is_done_says_nothing(edition):
    """A short page is settled."""
    tree = paper(lead(paragraph("글이다.")))
    assert told(tree, edition, fit.fit(tree, layout)) == []


def test_pages_are_painted_in_the_order_in_which_they_are_read():
    """A heading is not painted before the passage over it, which is positioned for its gloss."""
    blocks = (passage("글이다. " * 9, "A gloss."), "<h3>제목</h3>", passage("끝이다.", "The end."))
    tree = paper(lead(paragraph("앞이다.")), section(*blocks))
    (page,) = painted.painting(fit.fit(tree, layout)).pages
    texts = [item for item in page.items if isinstance(item, Text) and not item.part]
    assert texts == sorted(texts, key=lambda text: text.order)
