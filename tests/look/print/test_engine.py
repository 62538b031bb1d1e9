"""What the print engine says becomes problems; characters without a glyph are told apart."""

import logging

import pytest
from weasyprint.css import tokens
from weasyprint.logger import LOGGER

from briefing.look.print import engine
from briefing.problems import BriefingError, Collected, Source
from tests.look.print.typesetting import layout, lead, paper, paragraph

SHEET = Source(
    "templates/mine/print.css", ".a { color: red }\n.b {\n  colour: red;\n}\n@nonsense x;\n"
)
TOFU = '.notdef glyph rendered for Unicode string unsupported by fonts: "{}" (U+{:04X})'


def test_a_warning_with_a_place_is_told_at_its_line():
    """Line and column come out of the engine's words, and out of the sentence."""
    report = Collected()
    engine.css_problems(["Ignored `colour: red` at 3:3, unknown property."], SHEET, report)
    (problem,) = report.problems
    assert str(problem.span) == "templates/mine/print.css:3:3"
    assert problem.excerpt == "  colour: red;"
    assert dict(problem.args)["reason"].en == "Ignored `colour: red`, unknown property."


def test_a_warning_without_a_place_is_told_where_its_words_stand():
    """What a message repeats of the sheet is looked for there."""
    report = Collected()
    engine.css_problems(["Unknown rule @nonsense"], SHEET, report)
    assert str(report.problems[0].span) == "templates/mine/print.css:5:1"


def test_characters_without_a_glyph_are_told_from_other_messages():
    """Each missing character comes once; what else was said is kept in order."""
    tick, clef = TOFU.format("✔", 0x2714), TOFU.format("𝄞", 0x1D11E)
    said = [tick, "first", clef, tick, "2"]
    assert engine.missing_glyphs(said) == ({"✔", "𝄞"}, ["first", "2"])


def test_the_engine_names_characters_in_this_form():
    """A character that none of our fonts has is heard in the words that are looked for."""
    document = layout(paper(lead(paragraph("없는 글자 \U000132f9 하나"))))
    with engine.listening() as said:
        document.write_pdf()
    assert engine.missing_glyphs(said) == ({"\U000132f9"}, [])


def test_nothing_goes_to_the_terminal_while_we_listen(capfd):
    """Warnings are kept, lesser words are not; the logger is as it was afterwards."""
    before = LOGGER.handlers, LOGGER.propagate, LOGGER.level
    with engine.listening() as said:
        LOGGER.warning("heard %d", 1)
        LOGGER.info("not heard")
        logging.getLogger("weasyprint.progress").info("nor this")
    assert said == ["heard 1"]
    assert capfd.readouterr() == ("", "")
    assert (LOGGER.handlers, LOGGER.propagate, LOGGER.level) == before


def test_an_engine_that_fails_is_a_problem_of_the_sheet():
    """What is raised inside the engine's own files is told with the file and the line."""
    with pytest.raises(BriefingError) as caught, engine.working("templates/mine/print.css"):
        tokens.parse_color_hint(None)
    (problem,) = caught.value.problems
    assert problem.span.file == "templates/mine/print.css"
    assert "tokens.py" in dict(problem.args)["reason"]


def test_a_checkout_may_lie_in_a_folder_of_our_own_name(tmp_path):
    """An engine below a folder called `briefing` is not taken for our own code."""
    path = tmp_path / "briefing" / ".venv" / "weasyprint" / "draw.py"
    code = compile("raise ZeroDivisionError", path, "exec")
    with pytest.raises(BriefingError, match=r"draw\.py:1"), engine.working("print.css"):
        exec(code)


def test_what_our_own_code_raises_comes_through():
    """A fault of ours is not blamed on a theme."""
    with pytest.raises(TypeError), engine.working("templates/mine/print.css"):
        engine.css_problems(None, SHEET, Collected())
