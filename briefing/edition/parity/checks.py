"""Hold translated texts against their sources: facts, terms, punctuation, quotes."""

from collections.abc import Collection, Iterable

from briefing.edition.language import name
from briefing.edition.parity import punctuation, terminology
from briefing.edition.parity.differences import Difference, compare
from briefing.edition.parity.facts import Fact
from briefing.edition.parity.facts.spelling import quoted
from briefing.edition.places import problem_in
from briefing.memo.document import Memo, Pullquote, Text
from briefing.memo.glossary import Glossary
from briefing.memo.references import parting, words_of
from briefing.memo.walk import parts, scripted, texts, visible
from briefing.problems import Report, Said
from briefing.wording import memo as memo_wording
from briefing.wording import parity as wording

_WORDINGS = {
    "number": wording.NUMBER_PARITY,
    "money": wording.NUMBER_PARITY,
    "date": wording.DATE_PARITY,
    "percent": wording.PERCENT_PARITY,
    "ordinal": wording.ORDINAL_PARITY,
    "unit": wording.UNIT_PARITY,
}


def check_facts(source: Text, target: Text, report: Report) -> None:
    """Report every fact in which a translated text differs from its source."""
    words, translated = (visible(scripted(text.words)) for text in (source, target))
    for difference in compare(words, translated, source.language, target.language):
        if not difference.certain:
            said_in = Said(*(name(target.language, reader) for reader in ("en", "ko")))
            args = {"wanted": _quoted(difference.source), "language": said_in}
            report(problem_in(target, 0, 0, wording.UNREAD_NUMBER, **args))
            continue
        fact = difference.target
        place = (fact.offset, fact.length) if fact else (0, 0)
        args = _facts(difference, name(source.language, "en"))
        report(problem_in(target, *place, _WORDINGS[difference.kind], **args))


def _facts(difference: Difference, language: str) -> dict[str, Said]:
    """What fills the sentence about a difference, and the advice."""
    advice = wording.CHANGED if difference.source and difference.target else wording.LOST
    advice = advice if difference.source else wording.ADDED
    wanted, given = (
        _quoted(fact) if fact else wording.ABSENT for fact in (difference.source, difference.target)
    )
    hint = advice.filled(language=language, wanted=wanted, found=given)
    return {"wanted": wanted, "found": given, "advice": hint}


def _quoted(fact: Fact) -> Said:
    return Said(quoted(fact, "en"), quoted(fact, "ko"))


def check_edition(
    pairs: Iterable[tuple[Text, Text]],
    glossary: Glossary,
    report: Report,
    waived: Collection[str] = (),
) -> None:
    """Report all that is wrong across languages with pairs of source and translated text.

    A target that is still in the source's language, because it has no translation, is passed
    over. Give the texts as translated, before an edition marks runs in other languages.
    `waived` are ids of texts whose numbers and dates somebody lets differ.
    """
    for source, target in pairs:
        if target.language == source.language:
            continue
        if _says(source) and not _says(target):
            report(target.origin.problem(wording.SAYS_NOTHING, id=source.id))
            continue
        if source.id not in waived:
            check_facts(source, target, report)
        terminology.check(source, target, glossary, report)
        punctuation.check(target, report)


def _says(text: Text) -> bool:
    """Whether a text has a letter or a figure."""
    return any(char.isalnum() for char in visible(text.words))


def check_quotes(memo: Memo, report: Report) -> None:
    """Report pull quotes that are no passages of their units in the language of the memo.

    A quote may begin with a capital letter where its passage does not.
    """
    units = {text.id: text for text in texts(memo)}
    for quote in parts(memo, Pullquote):
        if quote.edited or quote.of not in units:
            continue
        passage, whole = words_of(quote.text.words), words_of(units[quote.of].words)
        lowered = passage[:1].lower() + passage[1:]
        tail = parting(passage, whole) and parting(lowered, whole)
        if tail and quote.text.language == units[quote.of].language:
            args = {"id": quote.of, "tail": tail[:12]}
            report(quote.text.origin.problem(memo_wording.NOT_VERBATIM, **args))
