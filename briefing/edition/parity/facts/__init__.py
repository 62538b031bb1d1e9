"""Turn a plain text into the facts that a translation must keep: numbers, dates, percentages.

One module a language; a language without one is read for its digits alone.
"""

from briefing.edition.parity.facts import english, everywhere, french, japanese, korean
from briefing.edition.parity.facts.fact import COUNTED, FIRM, LOOSE, WORD, Fact
from briefing.edition.parity.facts.scanning import Grammar, scan

__all__ = ["COUNTED", "FIRM", "LOOSE", "WORD", "Fact", "extract", "grammar"]

_GRAMMARS: dict[str, Grammar] = {
    "ko": korean.GRAMMAR,
    "en": english.GRAMMAR,
    "ja": japanese.GRAMMAR,
    "fr": french.GRAMMAR,
}


def grammar(language: str) -> Grammar:
    """How numbers and dates are written in a language (BCP 47; only its first part counts)."""
    return _GRAMMARS.get(language.split("-")[0], everywhere.GRAMMAR)


def extract(text: str, language: str) -> tuple[Fact, ...]:
    """The facts of a plain text in the order in which they stand.

    Args: visible words, and their language (BCP 47; only its first part counts).
    """
    return scan(text, grammar(language))
