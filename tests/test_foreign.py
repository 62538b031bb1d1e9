"""What others say in English a Korean reader gets in Korean, or as a quotation."""

import errno
import os

import pytest

from briefing import files
from briefing.problems import BriefingError
from briefing.wording import foreign


@pytest.mark.parametrize("name", ["ENOENT", "EACCES", "ENOSPC", "EROFS", "EIO", "EMFILE"])
def test_the_system_speaks_korean(name):
    """The commonest faults of files have a Korean sentence; English is what the system says."""
    code = getattr(errno, name)
    words = foreign.system(OSError(code, os.strerror(code)))
    assert words.en == os.strerror(code)
    assert not any(char.isascii() and char.isalpha() for char in words.ko)


@pytest.mark.parametrize(
    ("english", "korean"),
    [
        ("'nothing' is undefined", "`nothing`이(가) 정의되어 있지 않음"),
        ("expected token 'end of print statement', got 'x'",
         "`end of print statement` 자리에 `x`이(가) 있음"),
        ("mismatched tag: line 1, column 9", "태그의 짝이 맞지 않음"),
        ("Ignored `colour: red`, unknown property.", "`colour: red`에서 모르는 속성"),
        ("something that nobody said before", "“something that nobody said before”"),
    ],
)  # fmt: skip
def test_engines_speak_korean_or_are_quoted(english, korean):
    """A known sentence is turned into Korean; the rest is marked as somebody else's words."""
    assert foreign.heard(english) == (english, korean)


def test_a_file_that_cannot_be_read_says_why_in_korean(tmp_path):
    """The reason of the system is part of a Korean sentence."""
    with pytest.raises(BriefingError) as raised:
        files.read_bytes(tmp_path / ("x" * 300), tmp_path)
    assert raised.value.problems[0].message("ko") == "파일을 읽을 수 없음: 이름이 너무 김"
