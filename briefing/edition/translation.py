"""Say a memo's texts in an edition's languages, from its catalogs, by the edition's policy.

Nothing passes silently: a text without a current translation is a problem, or carries its
state to the page, and the colophon tells how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefing.edition import units
from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog
from briefing.edition.catalogs.coverage import NOTHING, Coverage, whole
from briefing.edition.catalogs.entry import MISSING, STALE, TRANSLATED, WAIVED, Entry, digest
from briefing.edition.language import figure
from briefing.edition.parity import fidelity
from briefing.edition.spec import Spec
from briefing.edition.units import Unit
from briefing.memo import walk
from briefing.memo.document import SOURCE_LANGUAGE, IssueDate, Memo, Text
from briefing.memo.glossary import Glossary
from briefing.memo.inlines import Inlines, Run
from briefing.problems import Report
from briefing.wording import translation as wording

REVISION_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Translation:
    """What the colophon says about an edition's translation; empty for the Korean alone."""

    language: str = ""
    coverage: Coverage = NOTHING
    translators: tuple[str, ...] = ()
    revision: str = ""
    """Digest of the Korean that it was checked against."""
    revised: str = ""
    """Day of the translation's last revision, YYYY-MM-DD, where its file tells it."""
    via: str = ""
    """The language that it was translated from, if not Korean."""
    older: int = 0
    """How many texts the edition shows in a translation that is not current."""
    untranslated: int = 0
    """How many it shows in Korean, marked as not translated."""

    @property
    def day(self) -> IssueDate:
        """The day of `revised`, as a date that can be said in any language."""
        return IssueDate(*map(int, self.revised.split("-")))


#: Of the Korean alone.
NO_TRANSLATION = Translation()


def revision(present: tuple[Unit, ...]) -> str:
    """A short digest of a memo's Korean, which glosses and whitespace do not change."""
    return digest(*(unit.msgid for unit in present))[:REVISION_LENGTH]


def updated(catalogs: Mapping[str, Catalog], language: str, present: tuple[Unit, ...]) -> Catalog:
    """The catalog of a language for the present units, after the one that it was made from."""
    catalog = catalogs.get(language) or new_catalog(language, "")
    pivot = None
    if catalog.via and catalog.via != language and catalog.via in catalogs:
        pivot = merging.update(catalogs[catalog.via], present)
    return merging.update(catalog, present, pivot)


def translator(
    memo: Memo,
    spec: Spec,
    catalogs: Mapping[str, Catalog],
    report: Report,
    glossary: Glossary | None = None,
    broken: frozenset[str] = frozenset(),
) -> Translator:
    """What gives each text of a memo its words in the languages of an edition.

    The catalogs are taken as they were read; that the memo has changed since shows by itself.
    `broken` are languages whose catalog is there and was told to be unfit for use.
    """
    present = units.of_memo(memo, glossary)
    wanted = [language for language in spec.languages if language != SOURCE_LANGUAGE]
    current = {language: updated(catalogs, language, present) for language in wanted}
    quiet = frozenset(language for language in wanted if language not in catalogs)
    if spec.missing == "fail" and memo.title.origin:
        for language in sorted(quiet - broken):
            report(memo.title.origin.problem(wording.NO_CATALOG, language=language))
        quiet |= _untouched(current, present, report)
    for catalog in current.values():
        if catalog.via and catalog.via not in {*catalogs, *broken}:
            origins = (entry.origin for entry in catalog.entries if entry.origin)
            place = next(origins, memo.title.origin)
            report(place.problem(wording.NO_PIVOT, via=catalog.via))
    if not wanted:
        return Translator(spec, current, report, NO_TRANSLATION, quiet)
    first = current[wanted[0]]
    counts, korean = whole(first, present), revision(present)
    about = Translation(first.language, counts, first.translators, korean, first.revised, first.via)
    return Translator(spec, current, report, about, quiet)


def _untouched(
    current: Mapping[str, Catalog], present: tuple[Unit, ...], report: Report
) -> frozenset[str]:
    """Languages with a file in which nothing is translated; each is one problem, not one a unit."""
    languages = set()
    for language, catalog in current.items():
        count = whole(catalog, present)
        place = next((entry.origin for entry in catalog.entries if entry.origin), None)
        if place and count.missing == count.total > 1:
            args = {"language": language, "count": count.total}
            report(place.problem(wording.NOTHING_TRANSLATED, **args))
            languages.add(language)
    return frozenset(languages)


@dataclass(frozen=True, slots=True)
class Translator:
    """Gives a text its words in an edition's language, and those beside them."""

    spec: Spec
    catalogs: Mapping[str, Catalog]
    """Updated to the memo, by language."""
    report: Report
    about: Translation
    """What the colophon says."""
    quiet: frozenset[str] = frozenset()
    """Languages of which nothing at all is translated, which was said once already."""

    def __call__(self, text: Text) -> Text:
        """The text as the edition says it."""
        languages = self.spec.languages
        if languages == (SOURCE_LANGUAGE,):
            return text
        own = self._in(text, languages[0]) if languages[0] != SOURCE_LANGUAGE else text
        if len(languages) == 1:
            return replace(own, gloss=(), gloss_origin=None)
        beside = self._in(text, languages[1]) if languages[1] != SOURCE_LANGUAGE else text
        # A text that fell back on the Korean would stand there twice.
        doubled = beside.language != languages[1] or own.language == languages[1]
        return replace(
            own,
            gloss=() if doubled else beside.words,
            gloss_language=languages[1],
            gloss_origin=beside.origin,
            state=beside.state if languages[0] == SOURCE_LANGUAGE else own.state,
        )

    def waived(self, text: Text, language: str) -> bool:
        """Whether somebody lets the words of a text in a language differ from the Korean."""
        entry = self.catalogs[language].entry(units.msgid(text), units.unit_id(text))
        return entry is not None and bool(entry.record.waived)

    def _in(self, text: Text, language: str) -> Text:
        """A text in one language, by the edition's policy where it has no current translation."""
        msgid, unit = units.msgid(text), units.unit_id(text)
        entry = self.catalogs[language].entry(msgid, unit)
        state = self.catalogs[language].state(msgid, unit)
        if entry is None and Unit(unit, msgid).neutral:
            # A figure takes the language's own decimal sign, at the place of the one typed.
            words = walk.mapped(
                text.words,
                lambda inline: (
                    replace(inline, text=figure(inline.text, language))
                    if isinstance(inline, Run)
                    else inline
                ),
            )
            return replace(text, words=words, language=language, state=TRANSLATED)
        if state == TRANSLATED:
            return _translated(text, language, self._checked(text, entry), entry, state)
        if state == WAIVED:
            return self._older(text, language, entry, TRANSLATED, "source")
        if self.spec.missing == "fail":
            self._fail(text, language, entry, state)
        if self.spec.missing == "keep":
            return self._older(text, language, entry, state, state)
        if self.spec.missing == "source":
            return replace(text, state="source")
        if state == STALE and not entry.previous:  # the Korean is the same: only its pivot moved
            return _translated(text, language, self._checked(text, entry), entry, state)
        return replace(text, state=state)

    def _checked(self, text: Text, entry: Entry) -> Inlines:
        """The words of a current translation, after proof that they keep what the Korean has."""
        words = fidelity.inlines(entry, self.report)
        source = fidelity.source_inlines(entry.msgid)
        fidelity.compare(source, words, entry.origin, self.report)
        return fidelity.without_strange_notes(source, words)

    def _older(self, text: Text, language: str, entry: Entry, state: str, without: str) -> Text:
        """The older translation, if its notes and links still fit; otherwise the Korean."""
        if entry is not None and entry.msgstr:
            words = fidelity.inlines(entry, self.report)
            if fidelity.same_structure(fidelity.source_inlines(units.msgid(text)), words):
                return _translated(text, language, words, entry, state)
        return replace(text, state=without)

    def _fail(self, text: Text, language: str, entry: Entry | None, state: str) -> None:
        """Report a text that the edition may not print, at its translation or at its Korean."""
        if language in self.quiet:
            return
        args = {"unit": text.id, "language": language}
        if state == MISSING and entry is not None and entry.origin:
            self.report(entry.origin.problem(wording.UNTRANSLATED, **args))
        elif state == MISSING:
            if text.origin:
                self.report(text.origin.problem(wording.NEW_UNIT, **args))
        elif state == STALE and entry.origin:
            via = self.catalogs[language].via
            self.report(entry.origin.problem(wording.STALE, via=via, **args))
        elif entry.origin:
            self.report(entry.origin.problem(wording.OUTDATED, **args))


def pairs(memo: Memo, translate: Translator) -> Iterator[tuple[Text, Text]]:
    """Each Korean text with its translation, wherever the edition prints it; not yet split."""
    for text in walk.texts(memo):
        translated = translate(text)
        if translated.language != SOURCE_LANGUAGE:
            yield text, translated
        elif translated.gloss and translated.gloss_origin:
            words = {"words": translated.gloss, "language": translated.gloss_language}
            yield text, replace(translated, **words, origin=translated.gloss_origin)


def _translated(text: Text, language: str, words: Inlines, entry: Entry, state: str) -> Text:
    return replace(text, words=words, language=language, state=state, origin=entry.origin)
