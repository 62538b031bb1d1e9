"""Turn the catalogs of a theme's chain into its own words: 권고 → Recommendations.

The msgids are Korean, as everything here is; the nearest theme that translates a word has its way.
In a language that no theme of the chain has it in, its English stands in, and that is told.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from briefing import files
from briefing.edition.catalogs.catalog import Catalog, read_catalog
from briefing.edition.language import known, script
from briefing.edition.parity.fidelity import check_words
from briefing.look.themes import places
from briefing.look.themes.theme import Theme
from briefing.memo.document import SOURCE_LANGUAGE
from briefing.problems import Report
from briefing.wording import look as wording

#: The language whose words stand in for those that a theme lacks.
_STAND_IN = "en"
Words = Callable[[str, str], str]
"""`words(msgid, language)`: a theme's own word in a language."""


def load(theme: Theme, root: Path, report: Report) -> Words:
    """What says a theme's words; a word without a translation is reported once."""
    catalogs: dict[str, list[Catalog]] = {}
    chosen: dict[tuple[str, str], str] = {}

    def translated(msgid: str, language: str) -> str | None:
        if language not in catalogs:
            catalogs[language] = list(_catalogs(theme, language, root, report))
        translations = (catalog.words(msgid) for catalog in catalogs[language])
        return next((text for text in translations if text is not None), None)

    def words(msgid: str, language: str) -> str:
        if language == SOURCE_LANGUAGE:
            return msgid
        if (msgid, language) not in chosen:
            word = translated(msgid, language)
            if word is None:
                args = {"word": msgid, "language": language, "theme": theme.name}
                word = translated(msgid, _STAND_IN)
                args |= {"english": word} if word else {}
                untranslated = wording.ENGLISH_WORD if word else wording.UNTRANSLATED_WORD
                report(places.problem(theme, root, f'"{msgid}"', untranslated, **args))
            chosen[msgid, language] = msgid if word is None else word
        return chosen[msgid, language]

    return words


def _catalogs(theme: Theme, language: str, root: Path, report: Report) -> Iterator[Catalog]:
    """The catalogs for a language, then for the same without its territory; nearest theme first.

    Words in another script are no stand-in: those of `zh` are simplified, and none for `zh-TW`.
    """
    general = language.partition("-")[0]
    same = known(general) and script(language) == script(general)
    for tag in dict.fromkeys((language, general) if same else (language,)):
        for folder in theme.folders:
            path = folder / f"{tag}.po"
            if path.is_file():
                source = files.read_source(path, root, report)
                catalog = read_catalog(source, report, tag) if source else None
                if catalog:
                    for entry in catalog.entries:
                        if entry.msgstr and not (entry.obsolete or entry.fuzzy):
                            check_words(entry, report)
                    yield catalog
