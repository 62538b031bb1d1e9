"""Turn a Memo and a language choice into an Edition: everything that will be said, decided.

Footnotes are numbered, terms glossed at their first use, foreign words marked with their
language, and what the edition does not print is taken away. A theme can change none of this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from briefing.edition import korean, runs
from briefing.edition.catalogs.ledger import OPEN
from briefing.edition.spec import Spec
from briefing.edition.translation import NO_TRANSLATION, Translation, Translator
from briefing.memo import walk
from briefing.memo.document import (
    GLOSS_LANGUAGE,
    SOURCE_LANGUAGE,
    Chart,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    Link,
    Memo,
    NoteCall,
    Placed,
    Run,
    Strong,
    Table,
    Term,
    Text,
)
from briefing.memo.glossary import Glossary
from briefing.memo.references import blocks, prose


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
    numbers: dict[str, tuple[str, int]] = field(default_factory=dict)
    """`figure` or `table` and the number, by id."""
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
    """The edition of a memo; `translate` gives each text its words in the edition's languages."""
    if translate:
        memo = walk.with_texts(memo, {text.id: translate(text) for text in walk.texts(memo)})
    numbers = _numbers(memo)
    voice = _Voice(spec, numbers, _glossable(memo), glossary)
    said = {text.id: voice.said(text) for text in walk.texts(memo)}
    memo = walk.with_texts(memo, said)
    memo = replace(memo, footnotes=_called(memo, voice.calls))
    lines = _glossary(memo, voice, translate) if spec.bilingual else ()
    about = translate.about if isinstance(translate, Translator) else NO_TRANSLATION
    return _counted(Edition(name, spec, memo, lines, numbers, about))


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
        numbers: dict[str, tuple[str, int]],
        prose: frozenset[str],
        glossary: Glossary,
    ) -> None:
        self.spec = spec
        self.numbers = numbers
        self.prose = prose
        self.glossary = glossary
        self.calls: dict[str, int] = {}
        self.glossed: set[str] = set()

    def said(self, text: Text) -> Text:
        """A text as the edition prints it."""
        words = self._inlines(text.words, text.id in self.prose)
        gloss = text.gloss if self.spec.bilingual and self.spec.passages != "none" else ()
        return replace(
            text,
            words=runs.split(words, text.language),
            gloss=runs.split(self._numbered(gloss), text.gloss_language),
        )

    def _inlines(self, inlines: Inlines, prose: bool) -> Inlines:
        out: list[Inline] = []
        for inline in inlines:
            match inline:
                case Term():
                    inline = self._term(inline, prose)
                case NoteCall(note=note):
                    inline = replace(
                        inline, number=self.calls.setdefault(note, len(self.calls) + 1)
                    )
                case Emphasis() | Strong() | Link():
                    inline = replace(inline, children=self._inlines(inline.children, prose))
                case Run(text=text) if out and isinstance(out[-1], Link) and not out[-1].children:
                    inline = Run(self._agreeing(out[-1], text))
            out.append(inline)
        return tuple(out)

    def _numbered(self, gloss: Inlines) -> Inlines:
        """A gloss whose calls carry the numbers of the words' own."""
        out: list[Inline] = []
        for one in gloss:
            match one:
                case NoteCall(note=note):
                    one = replace(one, number=self.calls.get(note, 0))
                case Emphasis() | Strong() | Link():
                    one = replace(one, children=self._numbered(one.children))
            out.append(one)
        return tuple(out)

    def gloss(self, term: Term) -> str:
        """A term's gloss in the second language: a memo's own is English."""
        if self.spec.second in ("", GLOSS_LANGUAGE):
            return term.gloss
        entry = self.glossary.get(term.words)
        return entry.gloss(self.spec.second) if entry else ""

    def _term(self, term: Term, prose: bool) -> Term:
        if not prose or term.words in self.glossed:
            return replace(term, shown="")
        self.glossed.add(term.words)
        shown = {"first": self.gloss(term), "short": term.short, "none": ""}[self.spec.terms]
        return replace(term, shown=shown)

    def _agreeing(self, link: Link, text: str) -> str:
        """Words behind a number that the tool inserts: `[](#fig)은(는)` agrees with it."""
        _, number = self.numbers.get(link.target[1:], ("", 0))
        return korean.agree(str(number), text) if number else text


def _glossable(memo: Memo) -> frozenset[str]:
    """Ids of the texts in which a term may carry its gloss: prose and notes, not titles."""
    return prose(memo) | {note.text.id for note in memo.footnotes}


def _numbers(memo: Memo) -> dict[str, tuple[str, int]]:
    """Figures (charts among them) and tables counted in reading order; only captioned ones."""
    numbers: dict[str, tuple[str, int]] = {}
    counts = {"figure": 0, "table": 0}
    for block in blocks(tuple(_in_order(memo))):
        what = {Table: "table", Figure: "figure", Chart: "figure"}.get(type(block))
        if what and block.caption:
            counts[what] += 1
            numbers[block.id or block.caption.id] = (what, counts[what])
    return numbers


def _in_order(memo: Memo) -> Iterator[object]:
    """What is read in the flow: each recommendation where it is placed, or after all sections."""
    left = {one.id: one for one in memo.recommendations}
    yield memo.lead
    for section in memo.sections:
        for block in section.body:
            yield left.pop(block.of, ()) if isinstance(block, Placed) else block
    yield tuple(left.values())


def _called(memo: Memo, calls: dict[str, int]) -> tuple:
    """The footnotes in the order of their calls."""
    return tuple(sorted(memo.footnotes, key=lambda note: calls.get(note.id, 0)))


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
            lines[term] = replace(line, definition=voice.said(definition))
    return tuple(lines[term] for term in sorted(lines))
