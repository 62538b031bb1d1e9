"""Files that are not UTF-8: refused with the byte, the likely encoding and the way out."""

import subprocess
import unicodedata

import pytest

from briefing.files import read_source
from briefing.files.decoding import likely_encoding
from briefing.problems import Collected

KOREAN = (
    "title: 확장억제의 신뢰성\nseries: 이슈브리프\n",
    "key_points:\n  - 정책의 핵심은 근거에 있다.\n  - 협의 빈도가 중요하다.\n",
    "a: 가\n",
)
BEYOND_EUC_KR = ("title: 똠방각하의 펲시콜라\n", "a: 쓩\nb: 뢔\n", "title: 한국의 뷁\n")
JAPANESE = (
    "title: 拡大抑止の信頼性について\n",
    "key_points:\n  - 証拠にもとづく政策。\n",
    "a: ひらがなとカタカナ\n",
)
WESTERN = ("title: Résumé de la politique\n", "a: naïveté\n", "title: Größe und Maß\n")
ENCODINGS = [
    *(("EUC-KR", "euc_kr", text) for text in KOREAN),
    *(("CP949", "cp949", text) for text in BEYOND_EUC_KR),
    *(("Shift-JIS", "cp932", text) for text in JAPANESE),
    *(("Latin-1", "cp1252", text) for text in WESTERN),
    *(("UTF-16", "utf-16", text) for text in KOREAN),
    *(("UTF-16-LE", "utf-16-le", text) for text in KOREAN),
    *(("UTF-16-BE", "utf-16-be", text) for text in KOREAN),
    *(("UTF-32", "utf-32", text) for text in KOREAN),
    *(("UTF-32-LE", "utf-32-le", text) for text in KOREAN),
]


def read(folder, data: bytes, **how):
    """The source of a file with these bytes, and what was said."""
    (folder / "memo.yaml").write_bytes(data)
    said = Collected()
    return read_source(folder / "memo.yaml", folder, said, **how), said.problems


@pytest.mark.parametrize(("name", "codec", "text"), ENCODINGS)
def test_another_encoding_is_named_but_never_guessed(tmp_path, name, codec, text):
    """The problem has the first wrong byte, its place, the encoding and a command."""
    data = text.encode(codec)
    source, (problem,) = read(tmp_path, data)
    said = dict(problem.args)
    assert source is None
    assert (problem.code, said["name"]) == ("not-utf-8", name)
    offset = int(said["offset"].replace(",", ""))
    assert said["byte"] == f"0x{data[offset]:02X}"
    assert problem.span.line == data.count(b"\n", 0, offset) + 1
    assert said["command"].startswith("iconv -f ")


@pytest.mark.parametrize(("name", "codec", "text"), ENCODINGS)
def test_the_command_converts_the_file(tmp_path, name, codec, text):
    """What the hint proposes gives the text in UTF-8 (where `iconv` is installed)."""
    _, (problem,) = read(tmp_path, text.encode(codec))
    try:
        run = subprocess.run(dict(problem.args)["command"], shell=True, cwd=tmp_path, timeout=10)
    except FileNotFoundError:
        pytest.skip("no shell")
    if run.returncode == 127:
        pytest.skip("iconv is not installed")
    assert (tmp_path / "memo.yaml.new").read_bytes().decode("utf-8-sig") == text


@pytest.mark.parametrize(("name", "codec", "text"), ENCODINGS)
def test_a_stated_encoding_is_used(tmp_path, name, codec, text):
    """Who knows the encoding may say so."""
    source, said = read(tmp_path, text.encode(codec), encoding=codec)
    assert (source.text, said) == (text, ())


def test_the_place_counts_characters_and_shows_the_line(tmp_path):
    """Line and column lead to the first wrong letter, shown in the likely encoding."""
    _, (problem,) = read(tmp_path, "a: 1\nb: x 가나다라\n".encode("euc_kr"))
    assert str(problem.span) == "memo.yaml:2:6"
    assert problem.excerpt == "b: x 가나다라"


def test_lines_of_another_encoding_among_utf_8_are_told_apart(tmp_path):
    """A file pasted together from two encodings is not to be converted as a whole."""
    data = "title: 확장억제\n".encode() + "series: 이슈브리프\n".encode("euc_kr")
    source, (problem,) = read(tmp_path, data)
    assert (source, problem.code, problem.span.line) == (None, "not-utf-8", 2)
    assert "other lines are" in problem.message()
    assert "EUC-KR" in problem.message()
    assert "iconv" not in problem.hint()


@pytest.mark.parametrize(
    "data", [b"a: \xff\xff\xff\xff\xff\xff\n", b"\x80\x81\x82" * 9, b"a: \xed\xa0\x80\xed\xb0\x80"]
)
def test_bytes_of_no_encoding_are_refused_without_a_name(tmp_path, data):
    """Where no encoding makes sense, none is named."""
    source, (problem,) = read(tmp_path, data)
    assert (source, problem.code) == (None, "not-utf-8")
    assert "name" not in dict(problem.args)


def test_a_byte_order_mark_is_dropped(tmp_path):
    """UTF-8 with a mark, as some editors save it, reads like UTF-8 without."""
    assert read(tmp_path, b"\xef\xbb\xbfa: \xea\xb0\x80\n")[0].text == "a: 가\n"
    assert read(tmp_path, b"")[0].text == ""


def test_a_wrong_statement_is_told(tmp_path):
    """A stated encoding that does not fit or does not exist is a problem, not a crash."""
    assert read(tmp_path, "가".encode(), encoding="ascii")[1][0].code == "not-in-encoding"
    assert read(tmp_path, b"\xff", encoding="utf-16-le")[1][0].code == "not-in-encoding"
    for name in ("latin-99", "hex", "rot13", "no such"):
        assert read(tmp_path, "가".encode(), encoding=name)[1][0].code == "unknown-encoding"


def test_a_nul_in_utf_8_is_no_other_encoding(tmp_path):
    """A stray NUL is a character of the text, to be refused as one."""
    assert read(tmp_path, "제목: 가\0나\n".encode())[0].text == "제목: 가\0나\n"


def test_decomposed_korean_is_utf_8(tmp_path):
    """NFD is a spelling, not an encoding."""
    text = unicodedata.normalize("NFD", "title: 한국\n")
    assert read(tmp_path, text.encode())[0].text == text
    assert likely_encoding(b"plain") is None


@pytest.mark.parametrize("ends", ["\r", "\r\n", "\n", "\r\r\n"])
def test_line_ends_of_every_system_are_line_ends(tmp_path, ends):
    """Files of old Macs, and those whose line ends a transfer has doubled, are read like others."""
    source, problems = read(tmp_path, f"title: 가{ends}date: 2024-05{ends}".encode())
    assert problems == ()
    assert [line.rstrip() for line in source.text.split("\n")] == ["title: 가", "date: 2024-05", ""]
    assert len(source.text) == len(f"title: 가{ends}date: 2024-05{ends}")


def test_the_line_of_a_wrong_byte_is_counted_in_a_file_of_an_old_mac(tmp_path):
    """A line ends at a carriage return alone, in another encoding too."""
    _, (problem,) = read(tmp_path, "title: x\rdate: 2024-05\rkind: 이슈브리프\r".encode("cp949"))
    assert (problem.span.line, problem.excerpt) == (3, "kind: 이슈브리프")
