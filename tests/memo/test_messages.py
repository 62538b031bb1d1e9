"""What an author is told about a broken content file, word for word.

Each file in `tests/problems/reading` is a broken content file. Its lines that begin with `#~`
are what is said about it, in English and then in Korean. Adding a file adds a test.
"""

from pathlib import Path

import pytest

from briefing.files import read_source
from briefing.memo.reading import read
from briefing.problems import Collected, Wording
from briefing.wording import memo_reading as wording
from tests import golden

FOLDER = Path(__file__).parents[1] / "problems" / "reading"
FILES = sorted(FOLDER.glob("*.yaml"))
#: Said only about files that are too large to be kept as examples; `test_reading` makes them.
ABOUT_LARGE_FILES = {"too-long", "too-many-nodes", "too-many-problems"}


def said_about(path: Path) -> Collected:
    """The problems of one file."""
    said = Collected()
    source = read_source(path, FOLDER, said)
    read(source, said)
    return said


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_is_answered_word_for_word(path):
    """Place, sentence, excerpt, caret and hint are those that the file itself names."""
    said = said_about(path).problems
    assert golden.told(said) == golden.expected(path)
    assert path.stem in {problem.code for problem in said}


def test_every_sentence_has_a_file():
    """No sentence about reading goes without an example of the file that it answers."""
    sentences = {one.code for one in vars(wording).values() if isinstance(one, Wording)}
    assert sentences - {path.stem for path in FILES} == ABOUT_LARGE_FILES
