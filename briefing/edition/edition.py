"""Turn a Memo and a language choice into an Edition: everything that will be said, decided.

Footnotes are numbered, terms glossed at their first use, foreign words marked with their
language, and what the edition does not print is taken away. A theme can change none of this.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefing.edition import korean, numbering, runs
from briefing.edition.catalogs.entry import OPEN
from briefing.edition.spec import Spec
from briefing.edition.translation import NO_TRANSLATION, Translation, Translator
from briefing.memo import walk
from briefing.memo.document import (
    GLOSS_LANGUAGE,
    SOURCE_LANGUAGE,
    Memo,
    Text,
)
from briefing.memo.glossary import Glossary
from briefing.memo.inlines import Inline, Link, NoteCall, Run, Term
from briefing.memo.references import prose


@dataclass(frozen=True, slots=True)
class GlossaryLine:
    """A term of the memo in the printed glossary."""

    term: str
    gloss: str
    definition: Text | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A memo as one edition says it."""

    name: str
    """The memo's name."""
    spec: Spec
    memo: Memo
    """Its texts are in the edition's language, with what is printed beside them as gloss."""
    glossary: tuple[GlossaryLine, ...] = ()
    numbers: numbering.Numbers = field(default_factory=dict)
    """What is counted (`figure`, `table`, `section`, `note` …) and its number, by id."""
    marks: dict[str, str] = field(default_factory=dict)
    """What stands before a heading in a memo with `numbering`, by id: Ⅰ, 1., 가."""
    titles: dict[str, Text] = field(default_factory=dict)
    """The words of sections and headings by id, for links to those without a number."""
    translation: Translation = NO_TRANSLATION
    """What the colophon says about it: coverage, translators, revision of the Korean."""
    draft: bool = False
    """Whether it is not meant to be published yet, and says so."""

    @property
    def language(self) -> str:
        """The language of its words."""
        return self.spec.language

    def is_older(self, text: Text) -> bool:
        """Whether a text shows a translation that was not checked against the present Korean."""
        return text.state in OPEN and (text.language != SOURCE_LANGUAGE or bool(text.gloss))

    def is_untranslated(self, text: Text) -> bool:
        """Whether a text stands in Korean because it has no translation that could be shown."""
        return text.state in OPEN and not self.is_older(text)


Translate = Callable[[Text], Text]


def make(
    name: str,
    memo: Memo,
    spec: Spec,
    glossary: Glossary,
    translate: Translate | None = None,
) -> Edition:
    """The edition of a memo: every text as it will be printed, in reading order.

    Args: a memo that `references.resolve` has judged; `translate` gives each text its words in
    the edition's languages, and none is needed for the Korean alone.
    """
    if translate:
        memo = walk.with_texts(memo, {text.id: translate(text) for text in walk.texts(memo)})
    numbers, numbered_headings = numbering.numbered(memo, spec.language)
    # A term may carry its gloss in prose and notes, not in titles.
    glossable = prose(memo) | {note.text.id for note in memo.footnotes}
    voice = _Voice(spec, numbers, numbering.titles(memo), glossable, glossary)
    memo = walk.with_texts(memo, {text.id: voice.printed(text) for text in walk.texts(memo)})
    notes = sorted(memo.footnotes, key=lambda note: voice.calls.get(note.id, 0))
    memo = replace(memo, footnotes=tuple(notes), number=korean.issue(memo.number))
    lines = _glossary(memo, voice, translate) if spec.bilingual else ()
    about = translate.about if isinstance(translate, Translator) else NO_TRANSLATION
    titles = numbering.titles(memo)
    return _counted(Edition(name, spec, memo, lines, numbers, numbered_headings, titles, about))


def _counted(edition: Edition) -> Edition:
    """The edition with the numbers of the texts that are marked in it."""
    texts = list(walk.texts(edition.memo))
    older, untranslated = (
        sum(map(marked, texts)) for marked in (edition.is_older, edition.is_untranslated)
    )
    about = replace(edition.translation, older=older, untranslated=untranslated)
    return replace(edition, translation=about)


class _Voice:
    """Says one text after another in reading order, remembering what was said before."""

    def __init__(
        self,
        spec: Spec,
        numbers: numbering.Numbers,
        titles: dict[str, Text],
        prose: frozenset[str],
        glossary: Glossary,
    ) -> None:
        self.spec = spec
        self.numbers = numbers
        self.titles = titles
        self.prose = prose
        self.glossary = glossary
        self.calls: dict[str, int] = {}
        self.glossed: set[str] = set()
        self.before: Inline | None = None
        """What stands before the present inline of a text."""

    def printed(self, text: Text) -> Text:
        """A text as the edition prints it."""
        self.before = None
        prose = text.id in self.prose
        words = walk.mapped(text.words, lambda inline: self._inline(inline, prose))
        gloss = text.gloss if self.spec.bilingual and self.spec.passages != "none" else ()
        gloss = walk.mapped(gloss, self._numbered)
        return replace(
            text,
            words=runs.split(words, text.language),
            gloss=runs.split(gloss, text.gloss_language),
        )

    def _inline(self, inline: Inline, prose: bool) -> Inline:
        if isinstance(inline, Run):
            inline = replace(inline, text=korean.unhyphenated(inline.text))
        before, self.before = self.before, inline
        match inline:
            case Term():
                return self._term(inline, prose)
            case NoteCall(note=note):
                return replace(inline, number=self.calls.setdefault(note, len(self.calls) + 1))
            case Run(text=text) if isinstance(before, Link) and not before.children:
                # Words behind a number that the tool inserts: `[](#fig)은(는)` agrees with it.
                sound = self._sound(before.target[1:])
                return replace(inline, text=korean.agree(sound, text)) if sound else inline
        return inline

    def _sound(self, id_: str) -> str:
        """What a particle behind a link without words agrees with."""
        title = self.titles.get(id_)
        words = walk.visible(title.words) if title else ""
        return numbering.sound(*self.numbers.get(id_, ("", "")), words)

    def _numbered(self, inline: Inline) -> Inline:
        """An inline of a gloss: its calls carry the numbers of the words' own."""
        if isinstance(inline, NoteCall):
            return replace(inline, number=self.calls.get(inline.note, 0))
        return inline

    def gloss(self, term: Term) -> str:
        """A term's gloss in the second language: a memo's own is English."""
        if self.spec.second in ("", GLOSS_LANGUAGE):
            return term.gloss
        entry = self.glossary.get(term.words)
        return entry.gloss(self.spec.second) if entry else ""

    def _term(self, term: Term, prose: bool) -> Term | Run:
        if self.spec.language == SOURCE_LANGUAGE and (hanja := korean.hanja(term.gloss)):
            # How a word is written in Hanja is Korean: it stays in every Korean edition.
            is_first = prose and term.words not in self.glossed
            self.glossed |= {term.words} if prose else set()
            return Run(f"{term.words}({hanja})" if is_first else term.words, place=term.place)
        if not prose or term.words in self.glossed:
            return replace(term, shown="")
        self.glossed.add(term.words)
        shown = {"first": self.gloss(term), "short": term.short, "none": ""}[self.spec.terms]
        return replace(term, shown=shown)


def _glossary(memo: Memo, voice: _Voice, translate: Translate | None) -> tuple[GlossaryLine, ...]:
    """The memo's terms with their glosses, in dictionary order, once each."""
    lines: dict[str, GlossaryLine] = {}
    for text in walk.texts(memo):
        for inline in walk.flat(text.words):
            if isinstance(inline, Term) and (gloss := voice.gloss(inline)):
                lines.setdefault(inline.words, GlossaryLine(inline.words, gloss))
    for term, line in lines.items():
        if (entry := voice.glossary.get(term)) and entry.definition:
            definition = translate(entry.definition) if translate else entry.definition
            lines[term] = replace(line, definition=voice.printed(definition))
    return tuple(lines[term] for term in sorted(lines))
