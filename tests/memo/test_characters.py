"""Characters that no memo should hold, raw and behind escapes."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.memo.outcomes import codes, outcome, places, plain

RAW = [chr(c) for c in (*range(32), *range(0x7F, 0xA0)) if chr(c) not in "\t\n"] + list(
    "\u2028\u2029\ufffd\ufffe\uffff\ud800\udfff\ufdd0\U0001ffff"
)


@pytest.mark.parametrize("char", RAW, ids=ascii)
def test_a_character_that_cannot_be_printed_is_refused(char, parser):
    """Control characters, odd line ends and non-characters are refused, raw and escaped."""
    assert places(f"a: 가{char}나\n") == [("memo.yaml:1:5", "forbidden-character")]
    number = ord(char)
    escape = f"\\U{number:08X}" if number > 0xFFFF else f"\\u{number:04X}"
    _, (problem,) = outcome(f'a: "가{escape}나"\n')
    assert (str(problem.span), problem.code) == ("memo.yaml:1:6", "forbidden-character")
    assert f"U+{number:04X}" in problem.message()


@pytest.mark.parametrize("escape", ["0", "a", "b", "e", "f", "v", "r", "N", "L", "P"])
def test_a_short_escape_of_such_a_character_is_refused(escape, parser):
    """`\\0`, `\\L` and their kind are seen through."""
    assert places(f'a: "가\\{escape}나"\n') == [("memo.yaml:1:6", "forbidden-character")]


def test_tabs_and_line_breaks_by_escape_are_let_through(parser):
    """`\\t`, `\\n` and the no-break space `\\_` are ordinary."""
    root, said = outcome('a: "가\\t\\n\\_"\n')
    assert (plain(root), said) == ({"a": "가\t\n\u00a0"}, ())


PRIVATE = (
    "\ue000\uf081\uf0b7\uf8ff\ue0b0\uf12b"
    "\U000f0000\U000f02b1\U000ffffd\U00100000\U00108000\U0010fffd"
)
BIDI = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0001\U000e0041"
)
INVISIBLE = "\u200b\u200c\u200d\u00ad\ufeff\u2060\u3164\u115f\uffa0"


@pytest.mark.parametrize(
    ("chars", "code"),
    [
        (PRIVATE, "private-use-character"),
        (BIDI, "bidi-character"),
        (INVISIBLE, "invisible-character"),
    ],
)
def test_unwanted_characters_are_told_once_each(chars, code, parser):
    """Every such code point has one problem, with the places of the others beside it."""
    for char in chars:
        text = f"a: 가{char}나{char}\n# {char}\nb: {char}\n"
        (problem,) = outcome(text)[1]
        assert problem.code == code
        assert [str(problem.span), *map(str, problem.also)] == [
            f"memo.yaml:{place}" for place in ("1:5", "1:7", "2:3", "3:4")
        ]
        assert dict(problem.args)["count"] == "4"
        assert problem.severity == ("warning" if code == "invisible-character" else "error")
        assert outcome(text, strict=True)[1][0].severity == "error"


def test_an_escape_hides_no_unwanted_character(parser):
    """Direction marks and the like are found behind escapes too."""
    assert codes('a: "\\u202e"\nb: "\\uE000"\nc: "\\u200B"\n') == [
        "bidi-character",
        "private-use-character",
        "invisible-character",
    ]


def test_a_warning_keeps_the_text_as_it_is():
    """An invisible character that is only warned of stays in the value."""
    assert plain(outcome("a: 가\u200b나\n")[0]) == {"a": "가\u200b나"}


@given(st.text(st.sampled_from("가각힣aé한\u1112\u1161\u11ab e\u0301"), min_size=1))
def test_a_decomposed_file_reads_like_a_composed_one(text):
    """NFD, as macOS writes it, gives the same nodes as NFC and one note."""
    source = json.dumps({"키": text + "끝"}, ensure_ascii=False)
    composed = outcome(unicodedata.normalize("NFC", source))
    decomposed = outcome(unicodedata.normalize("NFD", source))
    assert composed[0] == decomposed[0]
    assert composed[1] == ()
    assert [problem.code for problem in decomposed[1]] == ["normalised"]
    assert decomposed[1][0].severity == "note"


def test_a_letter_in_pieces_behind_escapes_is_refused(parser):
    """Escapes that spell a syllable by its letters would escape normalisation."""
    assert codes('a: "\\u1112\\u1161"\n') == ["decomposed-escape"]


def test_the_wave_of_word_processors_is_the_one_of_keyboards():
    """CP949 and Hangul write ranges with U+223C, which no text font has (KS X 1001)."""
    root, said = outcome("a: 5. 13.∼5. 16.")
    assert (plain(root), said) == ({"a": "5. 13.~5. 16."}, ())
    assert plain(outcome(b"a: 3\xa1\xad5".decode("cp949"))[0]) == {"a": "3~5"}
