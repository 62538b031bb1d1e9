"""Words are read as they were written, wherever lines break."""

from __future__ import annotations

import pytest

from tests import pdfua
from tests.look.print.tagged import LONG, everything, printed


def test_keeps_words_apart_at_line_ends() -> None:
    """The blank at which a line was broken is still read, over pages too."""
    full = everything()
    assert LONG.strip() in pdfua.reading_order_text(full).splitlines()


def test_keeps_blanks_between_inline_elements() -> None:
    """A blank that stands alone between two elements is read."""
    pdf = printed("<p><em>one</em> <strong>two</strong> <q>three</q></p>", "en")
    assert pdfua.reading_order_text(pdf) == "one two “three”"


@pytest.mark.parametrize("width", [40, 70, 90, 110])
def test_keeps_words_apart_wherever_lines_break(width: int) -> None:
    """A blank is read whether it stood before, in or after an element, or around a note."""
    words = "<em>one</em> two <em>three </em>four<em> five</em> six<b>seven</b> <i>eight</i> "
    note = "nine<span class=note>Noted</span> ten "
    pdf = printed(f"<p>{words * 4}{note * 2}</p>", "en", f"p {{ width: {width}px }}")
    told = "one two three four five sixseven eight " * 4
    told += "nine1 1. Noted ten nine2 2. Noted ten"
    assert pdfua.reading_order_text(pdf) == told


def test_keeps_apart_what_is_set_aside() -> None:
    """What is printed apart from its sentence does not run into the next word."""
    style = """
      .own { list-style: none } .own li::before { content: counter(list-item); position: absolute }
      .initial { float: left }
    """
    body = "<ol class=own><li>A word<span class=margin>a gloss</span>and more</ol>"
    pdf = printed(f"{body}<p><span class=initial>W</span>ord", "en", style)
    assert pdfua.reading_order_text(pdf) == "1 A worda gloss and more\nWord"


def test_reads_hyphenated_words_whole() -> None:
    """A word that was broken at a hyphen is read as it was written."""
    text = "internationalization characteristically misunderstanding"
    style = "p { hyphens: auto; width: 60px }"
    assert pdfua.reading_order_text(printed(f"<p>{text}</p>", "en", style)) == text
