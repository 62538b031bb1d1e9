"""Turn Korean words into words that a Korean reader finds unbroken and in agreement.

Particles follow the sound of the word before them; words keep together at line ends.
"""

import re
import unicodedata

WORD_JOINER = "\u2060"
_OPENING_WIDE, _CLOSING_WIDE = "（［【〔「『《〈", "）］】〕」』》〉"
_OPENING = "(\\[“‘{" + _OPENING_WIDE
_HANGUL = "\uac00-\ud7a3\u1100-\u115f\ua960-\ua97f\u3130-\u318f"
_WIDE = _HANGUL + "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
#: What is drawn into the letter before it: vowels and final consonants of a syllable in pieces,
#: tone marks, variation selectors; of other letters, accents and joiners.
_TAIL = "\u1160-\u11ff\ud7b0-\ud7ff\u302a-\u302f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ACCENT = "\u0300-\u036f\u3099\u309a\u200c\u200d"
_APART = f"\\s\u200b{WORD_JOINER}"
#: Between two characters without a space, of which one is Hangul, Hanja or a wide bracket, no
#: line may break; behind an opening bracket none may anyway, so that no joiner is needed there.
#: Between digits the engine would break behind a dash.
_INSIDE = re.compile(
    f"(?<=[^{_APART}{_OPENING}])(?=[{_WIDE}{_OPENING_WIDE}])"
    f"|(?<=[{_WIDE}{_CLOSING_WIDE}{_TAIL}])(?=[^{_APART}{_TAIL}{_ACCENT}])"
    "|(?<=[0-9][–—~∼])(?=[0-9])"
)
#: A bracketed gloss of this many characters or more may go to the next line by itself.
LONG_BRACKET = 12
_BRACKET = re.compile(f"{WORD_JOINER}(?=\\(([^()]*)\\))")
#: Hanja, with the marks that stand between them.
_HANJA = re.compile(
    "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd](?:[·ㆍ\\s]?[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd])*"
)
_ISSUE = re.compile(
    r"(?:제|第|No\.?|Nr\.?|№)?\s*([A-Za-z0-9./-]*\d[A-Za-z0-9./-]*)\s*[호号號]?", re.IGNORECASE
)
#: Hangul is never hyphenated: the engine would show such a hyphen inside a line.
_SOFT_HYPHEN = re.compile(f"\u00ad(?=[{_WIDE}])|(?<=[{_WIDE}{_TAIL}])\u00ad")
#: Marks that never stand at a line's start, where the engine would let them (KLREQ).
_NEVER_FIRST = re.compile(f"(?<=[^{_APART}])(?=[·…‥])")

#: Pairs of particles: after a consonant, after a vowel.
PAIRS = {
    "은(는)": ("은", "는"), "이(가)": ("이", "가"), "을(를)": ("을", "를"),
    "과(와)": ("과", "와"), "(으)로": ("으로", "로"), "(이)라": ("이라", "라"),
    "(이)나": ("이나", "나"), "아(야)": ("아", "야"), "(이)": ("이", ""),
}  # fmt: skip
_PARTICLE = re.compile("|".join(map(re.escape, PAIRS)))
#: Final sound of each digit as read in Korean: 영 일 이 삼 사 오 육 칠 팔 구.
_DIGITS = ("ㅇ", "ㄹ", "", "ㅁ", "", "", "ㄱ", "ㄹ", "ㄹ", "")
#: Noughts that a number ends in, and its final sound then: 경, 조, 억, 만 천, 백, 십.
_NOUGHTS = ((16, "ㅇ"), (12, ""), (8, "ㄱ"), (3, "ㄴ"), (2, "ㄱ"), (1, "ㅂ"))
#: Latin letters whose Korean names end in a consonant: 엘 엠 엔 알.
_LETTERS = {"L": "ㄹ", "M": "ㅁ", "N": "ㄴ", "R": "ㄹ"}
#: What is read as a word or a unit, with another end than that of its last letter's name.
_READ_AS_WORDS = {"APEC": "ㄱ", "OPEC": "ㄱ", "km": "", "cm": "", "mm": "", "kg": "ㅁ"}
#: The first that fits tells how an English word ends in Hangul: summit 서밋, network 네트워크.
_SPELLINGS = tuple(
    (re.compile(f"(?:{ending})$"), sound)
    for ending, sound in (
        ("ng", "ㅇ"),
        ("m|mb|[aeiou]me", "ㅁ"),
        ("n|[aeiou]ne", "ㄴ"),
        ("le?", "ㄹ"),
        ("(?<![aeiou])[aeiou][pb]|oup", "ㅂ"),
        ("(?<![aeiou])[aeiou]c?k|ook|[aeiou]c", "ㄱ"),
        ("(?<![aeiou])[aeiou]t", "ㅅ"),
    )
)
#: Final consonants in the order in which Unicode composes syllables.
_FINALS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_BRACKETED = re.compile(r"(?<=\S)\s*(?:\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）)$")
#: Marks behind a word that are not read.
_MARKS = "”’\"'」』》〉}］】〕*.,!?… "


def final_sound(word: str) -> str:
    """The consonant that a word ends in when read aloud, or nothing after a vowel.

    A bracketed gloss is not read: the particle agrees with the word before it. Source: for
    numbers and letters their names in the standard dictionary (표준국어대사전, National Institute
    of Korean Language); for English words its rules for loanwords (외래어 표기법).
    """
    spoken = unicodedata.normalize("NFC", word).strip()
    while (bare := _BRACKETED.sub("", spoken.rstrip(_MARKS))) != spoken:
        spoken = bare
    spoken = spoken.rstrip(_MARKS + ")]）")
    last = spoken[-1:]
    if "가" <= last <= "힣":
        index = (ord(last) - ord("가")) % 28
        return _FINALS[index - 1] if index else ""
    if "Ⅰ" <= last <= "Ⅻ":
        spoken = str(int(unicodedata.numeric(last)))
    spoken = unicodedata.normalize("NFKC", spoken)
    if spoken[-1:].isdecimal():
        return _number_final(spoken)
    return _latin_final(spoken)


def _number_final(word: str) -> str:
    """The final sound of a number: 10 십, 100 백; behind a point digit by digit."""
    digits = re.search(r"[0-9][0-9,]*$", word)
    number = digits[0].replace(",", "") if digits else word[-1]
    noughts = len(number) - len(number.rstrip("0"))
    decimals = digits and word[: digits.start()].endswith(".") and "," not in digits[0]
    if noughts and noughts < len(number) and not decimals:
        return next(sound for least, sound in _NOUGHTS if noughts >= least)
    return _DIGITS[int(number[-1])]


def _latin_final(word: str) -> str:
    """The final sound of an acronym by its letters' names, or of a word by its spelling."""
    tail = re.search(r"[A-Za-z]+$", word)
    letters = tail[0] if tail else ""
    if letters in _READ_AS_WORDS:
        return _READ_AS_WORDS[letters]
    if letters.isupper() or len(letters) == 1:
        return _LETTERS.get(letters[-1].upper(), "")
    lower = letters.lower()
    return next((sound for ending, sound in _SPELLINGS if ending.search(lower)), "")


def particle(word: str, pair: str) -> str:
    """The particle of a pair, such as `은(는)`, that follows a word.

    `(으)로` becomes 로 after a vowel and after ㄹ (서울로). Raises KeyError for an unknown pair.
    Source: 표준국어대사전, the entries of the particles.
    """
    after_consonant, after_vowel = PAIRS[pair]
    sound = final_sound(word)
    if pair == "(으)로" and sound == "ㄹ":
        return after_vowel
    return after_consonant if sound else after_vowel


#: The consonants of 가 나 다 … 하 and the vowels of 가 거 고 …, by their places in Unicode's table.
_ONSETS = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
_VOWELS = (0, 4, 8, 13, 18, 20)


def syllable(count: int) -> str:
    """The items of an official list: 가, 나 … 하, then 거, 너 …"""
    vowel, onset = divmod(count - 1, len(_ONSETS))
    place = _ONSETS[onset] * 21 + _VOWELS[vowel % len(_VOWELS)]
    return chr(ord("가") + place * 28)


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
    joined = _BRACKET.sub(_before_bracket, joined)
    return joined[len(before[-1:]) :]


def hanja(gloss: str) -> str:
    """A gloss if it is a word in Hanja, of which none is read in another language; or nothing."""
    return gloss if _HANJA.fullmatch(gloss) else ""


def issue(number: str) -> str:
    """The number of an issue without the words that each language puts around it: 제3호 is 3."""
    match = _ISSUE.fullmatch(number.strip())
    return match[1] if match else number


def unhyphenated(text: str) -> str:
    """Text without the soft hyphens beside Hangul and Hanja, where no word is parted by one."""
    return _SOFT_HYPHEN.sub("", text)


def _before_bracket(joiner: re.Match) -> str:
    """Nothing before the bracket of a long gloss in Latin letters, where a line may break."""
    gloss = joiner[1].replace(WORD_JOINER, "")
    return "" if len(gloss) >= LONG_BRACKET and re.search("[A-Za-z]", gloss) else WORD_JOINER
