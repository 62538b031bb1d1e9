"""Encodings, and characters that no memo should hold: control, private, turned, unseen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from briefing.look.seal import sealing
from briefing.run.job import Settings
from tests.hostile import tiny
from tests.hostile.case import PDF, Case, delivered, refused
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

ENCODINGS = (
    "euc_kr",
    "cp949",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "shift_jis",
    "latin-1",
)
TEXTS = ("확장억제를 논한다", "한미일 협력의 길", "제1차 회의 결과 보고")
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
MARK = "\ufeff"


def _tries(lab: Lab) -> Iterator[Tried]:
    made = (*_encodings(), *_forbidden(), *_private(), *_turned())
    yield from lab.judged(made)
    yield from _pieces(lab)


CHARACTERS = Family("characters", 110, _tries)


def _encodings() -> Iterator[Case]:
    """C11, C12: other encodings are named, never guessed; a stated one is read."""
    for codec in ENCODINGS:
        for words in TEXTS:
            memo = tiny.SHORT.replace("짧은 글이다.", words)
            memo += "# 뷁\n" if codec == "cp949" else ""  # which EUC-KR does not have
            data = memo.encode(codec, "replace" if codec in ("latin-1", "shift_jis") else "strict")
            if b"?" in data:  # no Korean in these: letters of their own
                data = tiny.with_words("@", "a").encode()
                own = {
                    "latin-1": f"caf\u00e9 {TEXTS.index(words)}",
                    "shift_jis": f"\u65e5\u672c {TEXTS.index(words)}",
                }
                data = data.replace(b"@", own[codec].encode(codec))
            codes = ("not-utf-8", "forbidden-character", "unknown-encoding", "not-in-encoding")
            yield refused(f"{codec}: {words}", {tiny.MEMO: data}, *codes, "*")
    for codec in ("cp949", "euc_kr", "utf-16", "utf-8-sig"):
        data = (tiny.SHORT + f"# {codec}\n").encode(codec)
        stated = Settings(encoding=codec)
        yield delivered(f"stated {codec}", {tiny.MEMO: data}, "짧은 글이다.", settings=stated)
        wrong = Settings(encoding="ascii")
        yield refused(f"stated ascii, is {codec}", {tiny.MEMO: data}, settings=wrong)
    for name in ("no-such", "rot13", "../x", "\u0000", "hex", "zip"):
        yield refused(f"stated {name!r}", {tiny.MEMO: tiny.SHORT + f"# {name!r}"},
                      settings=Settings(encoding=name))  # fmt: skip
    whole, cut = tiny.SHORT.encode(), "짧은".encode()[:-1]
    for name, data in {
        "a mark before": MARK.encode() + whole,
        "two marks": (MARK * 2).encode() + whole,
        "cut inside a letter": whole + cut,
        "an overlong slash": whole + b"# \xc0\xaf\n",
        "half a pair": whole + b"# \xed\xa0\x80\n",
        "beyond Unicode": whole + b"# \xf4\x90\x80\x80\n",
        "a second line": whole + "# 가나다라 \n".encode("cp949"),
        "random": bytes(range(256)),
    }.items():
        if name == "a mark before":
            yield delivered(name, {tiny.MEMO: data}, "짧은 글이다.")
        else:
            yield refused(name, {tiny.MEMO: data}, either=name == "two marks")


def _forbidden() -> Iterator[Case]:
    """C14: as they stand, and as escapes."""
    for char in FORBIDDEN:
        raw = tiny.SHORT.replace("짧은", f"짧{char}은")
        yield refused(f"U+{ord(char):04X}", {tiny.MEMO: raw}, "forbidden-character")
        spelled = f"\\U{ord(char):08x}"
        escaped = tiny.SHORT.replace("짧은 글이다.", f'"짧{spelled}은"')
        yield refused(f"U+{ord(char):04X} escaped", {tiny.MEMO: escaped}, "forbidden-character")
    for spelled in (
        "\\ud800",
        "\\udfff",
        "\\ud83d\\ude00",
        "\\0",
        "\\a",
        "\\e",
        "\\N",
        "\\L",
        "\\P",
        "\\x9f",
    ):
        escaped = tiny.SHORT.replace("짧은 글이다.", f'"짧{spelled}은"')
        yield refused(
            f"escape {spelled}", {tiny.MEMO: escaped}, "forbidden-character", "unknown-escape"
        )
    for key in ("ti\u0000tle", "title\u202e", "ti\u200btle", "a\ufefftitle", "ｔｉｔｌｅ", "tıtle"):
        memo = tiny.SHORT.replace("title:", f"{key}:", 1)
        yield refused(f"key {key!r}", {tiny.MEMO: memo})


def _private() -> Iterator[Case]:
    """C15: glyphs of word processors, refused unless a map says what they are."""
    for char in PRIVATE:
        memo = tiny.SHORT.replace("짧은", f"짧{char}은")
        yield refused(f"U+{ord(char):04X}", {tiny.MEMO: memo}, "private-use-character")
        mapped = Settings(private=((char, "△"),))
        yield delivered(
            f"U+{ord(char):04X} mapped", {tiny.MEMO: memo + "# mapped"}, "짧△은", settings=mapped
        )


def _turned() -> Iterator[Case]:
    """C16: what turns the order of letters, and what is not seen."""
    for char in TURNED:
        memo = tiny.SHORT.replace("짧은", f"짧{char}은")
        yield refused(f"U+{ord(char):04X}", {tiny.MEMO: memo}, "bidi-character")
    for char in UNSEEN:
        memo = tiny.SHORT.replace("짧은", f"짧{char}은")
        how = {"warned": "invisible-character", "either": True}
        yield delivered(f"U+{ord(char):04X}", {tiny.MEMO: memo}, **how)
        strict = Settings(strict=True)
        yield refused(
            f"U+{ord(char):04X} strict", {tiny.MEMO: memo}, "invisible-character", settings=strict
        )
    for char in "\u2705\U0001f600\u0f00\u1200\u13a0":
        memo = tiny.SHORT.replace("짧은", f"짧{char}은")
        yield refused(f"no glyph U+{ord(char):04X}", {tiny.MEMO: memo}, "missing-glyph")
        yield refused(
            f"no glyph U+{ord(char):04X} in print", {tiny.MEMO: memo}, "missing-glyph", job=PDF
        )
        titled = tiny.SHORT.replace("하나", f"하{char}나")
        yield refused(
            f"no glyph U+{ord(char):04X} in a title", {tiny.MEMO: titled}, "missing-glyph"
        )


def _pieces(lab: Lab) -> Iterator[Tried]:
    """C13: letters in pieces give the same file as whole ones."""
    memos = (
        tiny.SHORT,
        tiny.with_words("각주와 뷁 그리고 값"),
        tiny.written(tiny.rich("값을 매긴다")),
    )
    for at, memo in enumerate(lab.chosen(memos)):
        apart = unicodedata.normalize("NFD", memo)
        for job in (PDF, Case("x", {}).job):
            made = [
                Case("whole", {tiny.MEMO: memo}, job=job),
                Case("apart", {tiny.MEMO: apart}, job=job),
            ]
            found = [sealing.parts(outcome.data) for _, outcome in lab.outcomes(made)]
            fault = "" if found[0] == found[1] else "whole and decomposed letters give other bytes"
            yield Tried(f"decomposed {at} {job.format}", fault)
