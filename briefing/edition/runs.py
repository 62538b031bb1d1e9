"""Split words into runs of one language, so that each is spoken, hyphenated and set as its own."""

import re

from briefing.memo.inlines import Inlines, Run
from briefing.memo.walk import mapped

_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
#: A bare address is one stretch that may break anywhere. A hyphen at its line's end would change
#: it, so that among words that are hyphenated it has no language (ISO 639-2: zxx).
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\uac00-\ud7a3\u3040-\u30ff\u3400-\u9fff]+")
_NO_LANGUAGE = "zxx"
_LATIN = re.compile(f"[{_LETTER}](?:[{_LETTER}0-9 ’'.,:;&/–-]*[{_LETTER}0-9])?")
#: A Latin stretch is English if a word of it has lower case; acronyms are read as Korean.
_WORD = re.compile("[a-z]{2}")
_HANGUL = re.compile(
    "[\uac00-\ud7a3](?:[\uac00-\ud7a3\u3400-\u9fff0-9 ·]*[\uac00-\ud7a3\u3400-\u9fff])?"
)
#: Without the middle dot and the long-vowel mark, which stand between other letters as well.
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")


def split(inlines: Inlines, language: str) -> Inlines:
    """The same words, each foreign stretch a run with its own language."""
    return mapped(
        inlines,
        lambda inline: (
            runs(inline.text, language)
            if isinstance(inline, Run) and not inline.language
            else inline
        ),
    )


def runs(text: str, language: str) -> tuple[Run, ...]:
    """Runs of a plain text in reading order; those in its own language name none."""
    out: list[Run] = []
    done = 0
    for start, end, foreign in _foreign(text, language):
        if start > done:
            out.append(Run(text[done:start]))
        out.append(Run(text[start:end], foreign))
        done = end
    if done < len(text):
        out.append(Run(text[done:]))
    return tuple(out)


def _foreign(text: str, language: str) -> list[tuple[int, int, str]]:
    """Stretches in another language than the text's: start, end, language."""
    own = language.partition("-")[0]
    stretches: list[tuple[int, int, str]] = []
    if own in ("ko", "ja", "zh"):
        stretches += [(*m.span(), "en") for m in _LATIN.finditer(text) if _WORD.search(m[0])]
    if own != "ko":
        stretches += [(*m.span(), "ko") for m in _HANGUL.finditer(text)]
    if own not in ("ja", "zh"):
        stretches += [(*m.span(), "ja") for m in _HAN_OR_KANA.finditer(text) if _KANA.search(m[0])]
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    if own not in ("ko", "ja", "zh"):  # which are not hyphenated anyway
        stretches += [(*address, _NO_LANGUAGE) for address in addresses]
    kept: list[tuple[int, int, str]] = []
    for stretch in sorted(stretches):
        alone = stretch[2] == _NO_LANGUAGE or all(
            stretch[1] <= start or end <= stretch[0] for start, end in addresses
        )
        if alone and (not kept or stretch[0] >= kept[-1][1]):
            kept.append(stretch)
    return kept
