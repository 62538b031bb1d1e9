"""Turn Korean words into words that a Korean reader finds unbroken and in agreement.

Particles follow the sound of the word before them; words keep together at line ends.
"""

from __future__ import annotations

import re
import unicodedata

WORD_JOINER = "\u2060"
_OPENING = "(\\[「『《〈“‘{"
_HANGUL = "\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f"
_WIDE = _HANGUL + "\u3400-\u9fff\uf900-\ufaff"
#: Between two characters without a space, of which one is Hangul or Hanja, no line may break;
#: behind an opening bracket none may anyway, so that no joiner is needed there.
_INSIDE = re.compile(
    f"(?<=[^\\s\u200b{WORD_JOINER}{_OPENING}])(?=[{_WIDE}])"
    f"|(?<=[{_WIDE}])(?=[^\\s\u200b{WORD_JOINER}])"
)
#: A bracketed gloss of more characters than this may go to the next line by itself.
LONG_BRACKET = 12
_LONG_BRACKET = re.compile(f"{WORD_JOINER}(?=\\((?=[^()]*[A-Za-z])[^()]{{{LONG_BRACKET},}}\\))")
#: Marks that never stand at a line's start, where the engine would let them (KLREQ).
_NEVER_FIRST = re.compile("(?<=[^\\s\u2060])(?=[·…‥])")

#: Pairs of particles: after a consonant, after a vowel.
PAIRS = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"),
    "과(와)": ("과", "와"), "(으)로": ("으로", "로"), "(이)라": ("이라", "라"),
    "(이)나": ("이나", "나"), "아(야)": ("아", "야"),
}  # fmt: skip
_PARTICLE = re.compile("|".join(map(re.escape, PAIRS)))
#: Final sound of each digit as read in Korean: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGITS = {"0": "ㅇ", "1": "ㄹ", "2": "", "3": "ㅁ", "4": "", "5": "", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ", "9": ""}
#: Final sound of a number that ends in noughts: 십 백 천 만 … 억.
_NOUGHTS = {1: "ㅂ", 2: "ㄱ", 3: "ㄴ", 4: "ㄴ", 5: "ㄴ", 6: "ㄴ", 7: "ㄴ", 8: "ㄱ"}
#: Latin letters whose Korean names end in a consonant: 엘 엠 엔 아르.
_LETTERS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}
_FINALS = "ㄱ ㄲ ㄳ ㄴ ㄵ ㄶ ㄷ ㄹ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅁ ㅂ ㅄ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split()


def final_sound(word: str) -> str:
    """The consonant that a word ends in when read aloud, or nothing after a vowel.

    A bracketed gloss is not read: the particle agrees with the word before it.
    """
    spoken = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", word.strip()) or word
    spoken = spoken.rstrip("”’\"'」』》〉)]}*%. ") or spoken
    last = unicodedata.normalize("NFC", spoken)[-1:]
    if "가" <= last <= "힣":
        index = (ord(last) - ord("가")) % 28
        return _FINALS[index - 1] if index else ""
    if last.isdigit():
        noughts = len(spoken) - len(spoken.rstrip("0"))
        number = re.search(r"[1-9]0*$", spoken)
        if noughts and number:
            return _NOUGHTS.get(min(noughts, 8), "")
        return _DIGITS.get(unicodedata.normalize("NFKC", last), "")
    return _latin_final(spoken)


def _latin_final(word: str) -> str:
    """The final sound of an acronym by its letters' names, or of a word by its spelling."""
    last = word[-1:].upper()
    tail = re.search(r"[A-Za-z]+$", word)
    if not tail or tail[0].isupper():
        return _LETTERS.get(last, "")
    lower = tail[0].lower()
    if lower.endswith("ng"):
        return "ㅇ"
    return {"l": "ㄹ", "m": "ㅁ", "n": "ㄴ", "b": "ㅂ", "p": "ㅂ", "k": "ㄱ", "c": "ㄱ"}.get(lower[-1], "")


def particle(word: str, pair: str) -> str:
    """The particle of a pair, such as `은(는)`, that follows a word.

    `(으)로` becomes 로 after a vowel and after ㄹ (서울로). Raises KeyError for an unknown pair.
    """
    after_consonant, after_vowel = PAIRS[pair]
    sound = final_sound(word)
    if pair == "(으)로" and sound == "ㄹ":
        return after_vowel
    return after_consonant if sound else after_vowel


def agree(before: str, text: str) -> str:
    """Text whose leading `은(는)`, if it has one, agrees with the words before it."""
    match = _PARTICLE.match(text)
    return particle(before, match[0]) + text[match.end() :] if match else text


def keep(text: str, before: str = "") -> str:
    """Text whose words hold together at line ends, by U+2060 between their characters.

    `before` is the character in front of it in another element. A line may still break before
    a long bracketed gloss. Rules: KLREQ, line breaking by word.
    """
    whole = before[-1:] + text
    joined = _NEVER_FIRST.sub(WORD_JOINER, _INSIDE.sub(WORD_JOINER, whole))
    joined = joined.replace(WORD_JOINER * 2, WORD_JOINER)
    joined = _LONG_BRACKET.sub("", joined)
    return joined[len(before[-1:]) :]
