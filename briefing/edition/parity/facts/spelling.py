"""Say a fact's value so that a reader of another language can check it: 1.2 trillion."""

from fractions import Fraction

from briefing.edition.parity.facts.fact import Fact

_ENGLISH = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_KOREAN = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
#: From here on, magnitudes in one language are hard to read in another.
_LARGE = 10_000


def quoted(fact: Fact, language: str) -> str:
    """A fact as it stands, in backticks, with its value in `language` if it is large."""
    value = fact.value
    if fact.kind not in ("number", "money") or value < _LARGE:
        return f"`{fact.surface}`"
    return f"`{fact.surface}` ({korean(value) if language == 'ko' else english(value)})"


def english(value: Fraction) -> str:
    """1.2 trillion, 35,000."""
    for size, word in _ENGLISH:
        if value >= size:
            return f"{_decimal(value / size)} {word}"
    return _decimal(value)


def korean(value: Fraction) -> str:
    """1조 2,000억, 3만 5,000."""
    parts = []
    for size, word in _KOREAN:
        count, value = divmod(value, size)
        if count:
            parts.append(f"{count:,}{word}")
    return " ".join([*parts, *([_decimal(value)] if value else [])])


def _decimal(value: Fraction) -> str:
    """Digits with commas, and at most six decimals without trailing noughts."""
    written = f"{float(value):,.6f}"
    return written.rstrip("0").rstrip(".")
