"""Turn the characters that no memo should hold into problems, each code point once.

The rules serve every text that reaches a page: content files as they stand in the file, and
what escapes inside them stand for.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from briefing.problems import ERROR, Problem, Report, Source, Wording
from briefing.wording import memo_reading as wording

#: The most further places that one problem names; its count tells of the rest.
FURTHER_PLACES = 9
#: C0 and C1 but tab and line feed, Unicode's own line ends, half a surrogate pair, the
#: replacement character (a letter was lost before us) and code points that are no characters.
_FORBIDDEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffd-\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(1 << 16, 17 << 16, 1 << 16)
    )
)
#: Where HWP and others keep glyphs of their own.
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
#: Direction marks, embeddings, overrides and isolates (CVE-2021-42574); tags.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f"
#: Soft hyphen, joiners, zero-width spaces, Hangul fillers, annotation and deprecated controls.
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\u3164"
    "\ufeff\uffa0\ufff9-\ufffb"
)
_KINDS = (
    (re.compile(f"[{_FORBIDDEN}\r]"), wording.FORBIDDEN),
    (re.compile(f"[{_PRIVATE}]"), wording.PRIVATE_USE),
    (re.compile(f"[{_BIDI}]"), wording.BIDI),
    (re.compile(f"[{_INVISIBLE}]"), wording.INVISIBLE),
)
#: A carriage return is forbidden but before a line feed: alone it would count lines differently.
_UNREADABLE = re.compile(f"[{_FORBIDDEN}]|\r(?!\n)")
_SUSPECT = re.compile(f"[{_FORBIDDEN}{_PRIVATE}{_BIDI}{_INVISIBLE}]|\r(?!\n)")
_UNSEEN = re.compile(f"[{_INVISIBLE}\\s]+")
REPLACEMENT = "\ufffd"
#: What CP949 and Hangul make of the wave between two dates (KS X 1001, 0xA1AD): a sign of logic.
_KSX_WAVE = "\u223c"


def check_characters(source: Source, report: Report, strict: bool = False) -> None:
    """Report the unwanted characters of a file's text; `strict` makes errors of warnings."""
    # The set of a text's characters is several times quicker to look through than the text.
    if not any(char == "\r" or _SUSPECT.match(char) for char in set(source.text)):
        return
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _SUSPECT.finditer(source.text):
        places.setdefault(match[0], []).append((match.start(), 1))
    for char, stretches in places.items():
        report(one_problem(source, kind_of(char, strict), stretches, char=named(char)))


def is_unseen(text: str) -> bool:
    """Whether a text is there and holds nothing but spaces and characters that nobody sees."""
    return bool(text) and not _UNSEEN.sub("", text)


def kind_of(char: str, strict: bool = False) -> Wording | None:
    """What is said about a character, or None if it may stand in a text."""
    for pattern, sentence in _KINDS:
        if pattern.match(char):
            return hardened(sentence, strict)
    return None


def unwanted(text: str) -> list[int]:
    """Where a decoded text has characters that `kind_of` speaks about."""
    return [at for at, char in enumerate(text) if _SUSPECT.match(char)]


def hardened(sentence: Wording, strict: bool) -> Wording:
    """The same sentence, as an error if `strict`."""
    return replace(sentence, severity=ERROR) if strict else sentence


def named(char: str) -> str:
    """A character by its code point and, if it has one, its Unicode name."""
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" ({name.lower()})" if name else "")


def readable(source: Source) -> Source:
    """The same file with each forbidden character replaced, so that reading can go on."""
    text, count = _UNREADABLE.subn(REPLACEMENT, source.text)
    return Source(source.file, text) if count else source


def normalised(source: Source, report: Report) -> Source:
    """The same file without a byte order mark and in NFC; letters in pieces are noted once.

    The wave of Korean word processors is read as the one of keyboards, which fonts have.
    """
    text = source.text.removeprefix("\ufeff").replace(_KSX_WAVE, "~")
    source = Source(source.file, text)
    if is_nfc(source.text):
        return source
    joined = Source(source.file, unicodedata.normalize("NFC", source.text))
    pairs = enumerate(zip(source.text, joined.text, strict=False))
    first = next((at for at, (old, new) in pairs if old != new), len(joined.text))
    report(joined.problem(wording.NORMALISED, first))
    return joined


def is_nfc(text: str) -> bool:
    """Whether every letter is stored as one character where Unicode has one for it."""
    return unicodedata.is_normalized("NFC", text)


def one_problem(
    source: Source, sentence: Wording, stretches: Iterable[tuple[int, int]], **args
) -> Problem:
    """One problem for all the places (offset, length) of one fault, with `count` filled in."""
    (offset, length), *others = sorted(stretches)
    also = tuple(source.span(*other) for other in others[:FURTHER_PLACES])
    return source.problem(sentence, offset, length, also=also, count=len(others) + 1, **args)
