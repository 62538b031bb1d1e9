"""Tell words that somebody changed from words that a program changed on their way.

Programs re-wrap lines, put in fixed spaces, straighten quotation marks and shorten dashes; and
one that saves in an encoding without a character puts `?` in its place, or reads UTF-8 as Latin-1.
"""

import re
import unicodedata
from collections.abc import Iterable

#: What is written in several ways, by the way that every encoding has.
_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚‛′ʼ`´", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
    | dict.fromkeys("∼〜～", "~")
    | {"…": "..."}
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_RICH = re.compile("[‘’‚‛′“”„‟″«»‐‑‒–—―−…\u00a0\u202f\u2009]")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*")
_SYLLABLE = re.compile("[가-힣]")
#: A question mark inside a word, where none can stand.
_INSIDE = re.compile(r"\w\?\w")
#: A question mark at the end of a sentence that is the end of the text.
_ASKED = re.compile(r"\w\?['\"’”)]*\s*$")


def bare(text: str) -> str:
    """A text by its words alone: blanks, dashes, quotation marks and what nobody sees aside."""
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).translate(_PLAIN)
    return " ".join(re.sub("-+", "-", text).split())


def mended(words: str, former: str) -> str:
    """Which of two texts of the same words to keep: the later one, unless it lost its typography.

    Ordinary blanks alone are no reason to take it.
    """
    blank = re.compile("[ \t\r\n]+")
    lost = len(_RICH.findall(words)) < len(_RICH.findall(former)) or _UNSEEN.search(words)
    same = blank.sub(" ", words).strip(" ") == blank.sub(" ", former).strip(" ")
    return former if lost or same else words


def is_degraded(text: str, formers: Iterable[str]) -> bool:
    """Whether a text is one of the former ones after a program lost characters of it."""
    formers = [former for former in formers if not former.isascii()]
    if "?" in text:
        runs = re.split(r"(\?+)", bare(text))
        pattern = re.compile("".join(map(_hole, runs)))
        for former in formers:
            more = text.count("?") - former.count("?")
            asked = more == 1 and _ASKED.search(text)  # somebody made a question of it
            if more > 0 and not asked and pattern.fullmatch(bare(former)):
                return True
    read = misread(text)
    return bool(read) and any(bare(read) == bare(former) for former in formers)


def _hole(run: str) -> str:
    """A pattern of what a run of question marks may have been, or of a text as it stands."""
    if not run.startswith("?"):
        return re.escape(run)
    return rf"(?:[^\x00-\x7f]|[?'\".-]){{1,{3 * len(run)}}}"


def has_holes(words: str, former: str) -> bool:
    """Whether changed words have `?` inside words where the former ones had other characters."""
    inside, before = (len(_INSIDE.findall(_ADDRESS.sub("", text))) for text in (words, former))
    foreign = [sum(not char.isascii() for char in text) for text in (words, former)]
    return inside > before and foreign[0] < foreign[1]


def is_untranslated(words: str, korean: str, former: str = "") -> bool:
    """Whether a sentence of the Korean stands in words that came back, and not in the former ones.

    So do programs that fill in the source, whole or sentence by sentence.
    """
    if len(_SYLLABLE.findall(words)) <= len(_SYLLABLE.findall(former)):
        return False
    sentences = (part for part in re.split(r"(?<=[.?!])\s", bare(korean)) if _SYLLABLE.search(part))
    return any(part in bare(words) and part not in bare(former) for part in sentences)


def misread(text: str) -> str:
    """What a text says whose UTF-8 was read as Latin-1 or its Windows form; empty if it was not."""
    if text.isascii():
        return ""
    data = bytearray()
    for char in text:
        try:
            data += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return ""
            data.append(ord(char))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
