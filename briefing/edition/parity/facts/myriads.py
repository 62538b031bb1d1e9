"""Read numbers that count by ten thousands: 1조 2,000억, 3万5千, 이천만, 二〇二二."""

import re
from fractions import Fraction

from briefing.edition.parity.facts.fact import number

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    c: i for i, c in enumerate("영일이삼사오육칠팔구")
}
_TENS = {"십": 10, "백": 100, "천": 1000, "十": 10, "百": 100, "千": 1000}
_MYRIADS = {
    "만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16,
    "万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16,
}  # fmt: skip
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
#: Magnitudes, unless they begin another word: 경기, 조약, 억제.
_TEN = r"(?:십(?!자)|백(?!신|인|서|령)|천(?!연|체|막)|[十百千])(?:\d[십백十百])*"
_MYRIAD = (
    r"(?:만(?!족|기|찬)|억(?!제|지|류)|조(?!약|직|각|건|사|정|치|항)|경(?!기|로|제|비|찰|계)"
    r"|[万億兆京])"
)
#: Newspapers write the thousands of a myriad out: 4천231억, 1만2천500.
_SECTION = (
    rf"(?:{_ARABIC}(?:{_TEN})(?:\d{{1,3}}(?![\d,.]|\s?[%∼~])|\s\d{{1,3}}(?=[만억조]))?|{_ARABIC})"
)
_GROUP = rf"{_SECTION}{_MYRIAD}"
#: A last part without magnitude (1만 5,000), unless it begins something else (3조, 2022년).
_TAIL = (
    rf"(?:\d{_TEN}(?:\d{{1,3}})?|(?:\d,\d{{3}}|\d{{1,4}}))(?![\d,.]*\d)"
    r"(?!\s?(?:[년월일항호차회위세∼~〜–-]|개국|年|月|日|回|位|次|項|号|[.%]))"
)
#: 1조 2,000억, 3만 5천, 5천, 35만, 8.
AMOUNT = (
    rf"(?:{_GROUP}(?:\s?{_GROUP})*(?:\s?{_TAIL})?|{_SECTION})"
    r"(?:여(?=[\s가-힣])|余り?)?"
)
_PART = re.compile(rf"({_ARABIC})?([십백천十百千]?)([만억조경万億兆京]?)")


def amount(written: str) -> tuple[Fraction, Fraction]:
    """The value of a stretch that `AMOUNT` matches, and the magnitude of its last part."""
    total, section, scale = Fraction(0), Fraction(0), 1
    for digits, ten, myriad in _PART.findall(written):
        if not (digits or ten or myriad):
            continue
        factor = _TENS.get(ten, 1)
        section += (number(digits) if digits else 1 if ten else 0) * factor
        if myriad:
            total += (section or 1) * _MYRIADS[myriad]
            section = Fraction(0)
        scale = factor * _MYRIADS.get(myriad, 1)
    return total + section, Fraction(scale)


def in_words(written: str) -> int:
    """The value of a number in Hangul or Kanji: 이천만, 三十五, 二〇二二; 0 where it is none."""
    if len(written) > 1 and all(char in _DIGITS for char in written):
        return int("".join(str(_DIGITS[char]) for char in written))
    total = section = digit = 0
    for char in written:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section += (digit or 1) * _TENS[char]
            digit = 0
        elif char in _MYRIADS:
            total += (section + digit or 1) * _MYRIADS[char]
            section = digit = 0
    return total + section + digit
