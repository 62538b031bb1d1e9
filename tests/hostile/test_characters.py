"""Encodings, and characters that no memo should hold: control, private, turned, unseen."""

import unicodedata
from collections.abc import Iterator

import pytest

from briefing.run.job import Settings
from tests.hostile import project
from tests.hostile.case import HTML, PDF, Case, delivered, refused
from tests.hostile.project import MEMO, SHORT

ENCODINGS = (
    "euc_kr", "cp949", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "shift_jis", "latin-1",
)  # fmt: skip
TEXTS = ("확장억제를 논한다", "한미일 협력의 길", "제1차 회의 결과 보고")
#: Letters of encodings that have no Korean.
OWN = {"latin-1": "caf\u00e9", "shift_jis": "\u65e5\u672c"}
PRIVATE = (
    "\ue000\ue0a0\uf8ff\uf53a\uf112\ue288\U000f0000\U000f02b1\U000ffffd\U00100000\U0010fffd"
    "\U0010abcd"
)
TURNED = (
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\U000e0001"
    "\U000e0041\U000e007f"
)
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\u3164\uffa0\u115f\u034f\u180e\u2061\u206a\ufff9"
FORBIDDEN = (
    *(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"),
    "\u2028", "\u2029", "\ufffe", "\uffff", "\ufffd", "\ufdd0", "\U0001fffe", "\U0010ffff",
)  # fmt: skip
ESCAPES = (
    "\\ud800", "\\udfff", "\\ud83d\\ude00", "\\0", "\\a", "\\e", "\\N", "\\L", "\\P", "\\x9f",
)  # fmt: skip
KEYS = ("ti\u0000tle", "title\u202e", "ti\u200btle", "a\ufefftitle", "ｔｉｔｌｅ", "tıtle")
MARK = "\ufeff".encode()
STRICT = Settings(strict=True)


def cases(_) -> Iterator[Case]:
    """Bytes, then characters as they stand and as they are spelled."""
    yield from _encodings()
    yield from _bytes()
    yield from _forbidden()
    yield from _private()
    yield from _turned()


def _inside(char: str, **how) -> dict[str, str]:
    """The short memo with a character inside a word."""
    return {MEMO: SHORT.replace("짧은", f"짧{char}은")}


def _escaped(spelled: str) -> dict[str, str]:
    return {MEMO: SHORT.replace("짧은 글이다.", f'"짧{spelled}은"')}


def _encodings() -> Iterator[Case]:
    """C11, C12: other encodings are named, never guessed; a stated one is read."""
    for codec in ENCODINGS:
        for at, words in enumerate(TEXTS):
            memo = SHORT.replace("짧은 글이다.", words)
            memo += "# 뷁\n" if codec == "cp949" else ""  # which EUC-KR does not have
            if codec in OWN:
                data = project.with_words("@", "a").encode()
                data = data.replace(b"@", f"{OWN[codec]} {at}".encode(codec))
            else:
                data = memo.encode(codec)
            codes = ("not-utf-8", "forbidden-character", "unknown-encoding", "not-in-encoding")
            yield refused(f"{codec}: {words}", {MEMO: data}, *codes, "*")
    for codec in ("cp949", "euc_kr", "utf-16", "utf-8-sig"):
        files = {MEMO: (SHORT + f"# {codec}\n").encode(codec)}
        stated, wrong = Settings(encoding=codec), Settings(encoding="ascii")
        yield delivered(f"stated {codec}", files, "짧은 글이다.", settings=stated)
        yield refused(f"stated ascii, is {codec}", files, settings=wrong)
    for name in ("no-such", "rot13", "../x", "\u0000", "hex", "zip"):
        files = {MEMO: SHORT + f"# {name!r}"}
        yield refused(f"stated {name!r}", files, settings=Settings(encoding=name))


def _bytes() -> Iterator[Case]:
    """C11, C12: bytes that are no text."""
    whole, cut = SHORT.encode(), "짧은".encode()[:-1]
    yield delivered("a mark before", {MEMO: MARK + whole}, "짧은 글이다.")
    yield refused("two marks", {MEMO: MARK * 2 + whole}, either=True)
    for name, data in {
        "cut inside a letter": whole + cut,
        "an overlong slash": whole + b"# \xc0\xaf\n",
        "half a pair": whole + b"# \xed\xa0\x80\n",
        "beyond Unicode": whole + b"# \xf4\x90\x80\x80\n",
        "a second line": whole + "# 가나다라 \n".encode("cp949"),
        "random": bytes(range(256)),
    }.items():
        yield refused(name, {MEMO: data})


def _forbidden() -> Iterator[Case]:
    """C14: as they stand, and as escapes."""
    for char in FORBIDDEN:
        code = f"U+{ord(char):04X}"
        yield refused(code, _inside(char), "forbidden-character")
        yield refused(f"{code} escaped", _escaped(f"\\U{ord(char):08x}"), "forbidden-character")
    for spelled in ESCAPES:
        codes = ("forbidden-character", "unknown-escape")
        yield refused(f"escape {spelled}", _escaped(spelled), *codes)
    for key in KEYS:
        yield refused(f"key {key!r}", {MEMO: SHORT.replace("title:", f"{key}:", 1)})


def _private() -> Iterator[Case]:
    """C15: glyphs of word processors, refused unless a map says what they are."""
    for char in PRIVATE:
        code, files = f"U+{ord(char):04X}", _inside(char)
        yield refused(code, files, "private-use-character")
        mapped = {"settings": Settings(private=((char, "△"),))}
        yield delivered(f"{code} mapped", {MEMO: files[MEMO] + "# mapped"}, "짧△은", **mapped)


def _turned() -> Iterator[Case]:
    """C16: what turns the order of letters, what is not seen, and what no font has."""
    for char in TURNED:
        yield refused(f"U+{ord(char):04X}", _inside(char), "bidi-character")
    for char in UNSEEN:
        code = f"U+{ord(char):04X}"
        yield delivered(code, _inside(char), warned="invisible-character", either=True)
        yield refused(f"{code} strict", _inside(char), "invisible-character", settings=STRICT)
    for char in "\u2705\U0001f600\u0f00\u1200\u13a0":
        code, titled = f"no glyph U+{ord(char):04X}", {MEMO: SHORT.replace("하나", f"하{char}나")}
        yield refused(code, _inside(char), "missing-glyph")
        yield refused(f"{code} in print", _inside(char), "missing-glyph", job=PDF)
        yield refused(f"{code} in a title", titled, "missing-glyph")


@pytest.mark.tries("cases")
def test_a_text_holds_characters_that_can_be_read(case, lab):
    """Encodings are named, never guessed; what cannot be seen or said is told by its number."""
    lab.hold(case)


MEMOS = [SHORT, project.with_words("각주와 뷁 그리고 값")]
MEMOS.append(project.written(project.rich("값을 매긴다")))
PAIRS = [(at, job) for at in range(len(MEMOS)) for job in (PDF, HTML)]


@pytest.mark.tries("PAIRS")
def test_letters_in_pieces_give_the_same_file_as_whole_ones(case, lab):
    """C13: a memo stored as NFD, as macOS does, is the same memo."""
    at, job = case
    pair = (MEMOS[at], unicodedata.normalize("NFD", MEMOS[at]))
    whole, apart = (lab.outcome(Case("pieces", {MEMO: memo}, job=job)).data for memo in pair)
    assert whole == apart
