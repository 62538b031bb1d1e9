"""Hold a translated text against the glossary: the form to use, those allowed, those forbidden."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from briefing.edition.places import problem_in
from briefing.memo.document import Text
from briefing.memo.glossary import Entry, Glossary
from briefing.memo.schema import ticked
from briefing.memo.walk import visible
from briefing.problems import Report
from briefing.wording import parity as wording

#: What may stand behind a Korean noun without making it another word.
_PARTICLES = (
    r"(?:들|이라는|라는|이라고|라고|이란|란|이라|라|께서|에게서|에게|에서|으로서|으로써|로서|로써|으로|로|에|은|는|이|가|을|를"
    r"|의|와|과|도|만|까지|부터|보다|처럼|마저|조차|마다|이나|나|든|이며|며|이고|고|이자|자|이다|다|인|이었|였|일|뿐|한테|하고){0,4}"
)
_SPLIT = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*\.?")
_ARTICLES = frozenset({"a", "an", "the", "le", "la", "les", "l", "un", "une", "des"})
#: Languages that write no spaces between words.
_UNSPACED = frozenset({"ja", "zh", "th"})


def check(source: Text, target: Text, glossary: Glossary, report: Report) -> None:
    """Report terms of the Korean that the translation says otherwise, and forbidden forms."""
    language = target.language.split("-")[0]
    words = _Words.of(visible(target.words), language)
    good = [form for entry in glossary.entries.values() for form in _forms(entry, target.language)]
    kept = [span for form in good for span in words.find(form, exact=True)]
    for entry in glossary.entries.values():
        for form in _in(entry.forbidden, target.language):
            for start, end in words.find(form, exact=True):
                if not any(a <= start and end <= b for a, b in kept):
                    args = {"found": words.text[start:end], "term": entry.term}
                    args["forms"] = ticked(_forms(entry, target.language)) or "another form"
                    place = (start, end - start)
                    report(problem_in(target, *place, wording.FORBIDDEN_TERM, **args))
    for entry in used(visible(source.words), glossary):
        forms = _forms(entry, target.language)
        if forms and not any(words.find(form) for form in forms):
            args = {"term": entry.term, "form": forms[0], "forms": ticked(forms)}
            report(problem_in(target, 0, 0, wording.TERM_NOT_USED, **args))


def used(korean: str, glossary: Glossary) -> list[Entry]:
    """The entries whose terms stand in a Korean text, each once, in the glossary's order.

    Particles behind a term do not count, nor does a term within a longer one (정보 공유 within
    정보 공유 협정).
    """
    spans = [
        (*match.span("term"), entry)
        for entry in glossary.entries.values()
        for match in _term(entry.term).finditer(korean)
    ]
    standing = [
        entry
        for start, end, entry in spans
        if not any(a <= start and end <= b and b - a > end - start for a, b, _ in spans)
    ]
    return [entry for entry in glossary.entries.values() if entry in standing]


@cache
def _term(term: str) -> re.Pattern[str]:
    """A term as a word of its own: spaces may be left out, particles may follow."""
    parts = [re.escape(part).replace("·", "[·ㆍ・]") for part in term.split()]
    body = r"\s?".join(parts)
    return re.compile(rf"(?<![가-힣A-Za-z\d])(?P<term>{body})(?={_PARTICLES}(?![가-힣A-Za-z\d]))")


def _in(forms: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return forms.get(language) or forms.get(language.split("-")[0], ())


def _forms(entry: Entry, language: str) -> tuple[str, ...]:
    """The preferred form, those allowed, the acronym; none where there is no translation."""
    translations = entry.translations
    preferred = translations.get(language) or translations.get(language.split("-")[0], "")
    if not preferred:
        return ()
    more = [form for form in (*_in(entry.allowed, language), entry.short) if form]
    return (preferred, *(form for form in more if form != preferred))


@dataclass(frozen=True, slots=True)
class _Words:
    """A translated text, cut into the stems of its words."""

    text: str
    spaced: bool
    stems: tuple[str, ...]
    exact: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, language: str) -> _Words:
        if language in _UNSPACED:
            return cls(unicodedata.normalize("NFKC", text), False, (), (), ())
        cut = list(_cut(text))
        exact = tuple(_folded(word) for word, _, _ in cut)
        places = tuple((start, end) for _, start, end in cut)
        return cls(text, True, tuple(map(_stem, exact)), exact, places)

    def find(self, form: str, exact: bool = False) -> list[tuple[int, int]]:
        """Where a form stands; `exact` allows inflection of its last word only."""
        if not self.spaced:
            wanted = unicodedata.normalize("NFKC", form)
            return [match.span() for match in re.finditer(re.escape(wanted), self.text)]
        if form.isupper() and form.isascii() and len(form) > 1 and " " not in form:
            acronym = rf"(?<![A-Za-z]){re.escape(form)}(?=s?(?![A-Za-z]))"
            return [match.span() for match in re.finditer(acronym, self.text)]
        folded = [_folded(word) for word, _, _ in _cut(form)]
        wanted = "".join([*folded[:-1], _stem(folded[-1])] if exact else map(_stem, folded))
        starts = range(len(self.stems))
        return [span for start in starts if (span := self._from(start, wanted, exact))]

    def _from(self, start: int, wanted: str, exact: bool) -> tuple[int, int] | None:
        """The stretch of whole words from `start` that makes up `wanted`, hyphens or not."""
        so_far = ""
        for index in range(start, len(self.stems)):
            last = so_far + self.stems[index]
            if last == wanted:
                return self.places[start][0], self.places[index][1]
            so_far += self.exact[index] if exact else self.stems[index]
            if not wanted.startswith(so_far[: len(wanted)]) or len(so_far) >= len(wanted):
                return None
        return None


def _cut(text: str) -> list[tuple[str, int, int]]:
    """The words of a text without articles, each with start and end."""
    words = ((match[0], *match.span()) for match in _SPLIT.finditer(text))
    return [word for word in words if word[0].lower() not in _ARTICLES]


@cache
def _folded(word: str) -> str:
    """A word without capitals, dots and possessive, in American spelling."""
    word = re.sub(r"['’]s?$", "", word.lower()).replace(".", "")
    word = re.sub(r"^[ldnsjcmtq]['’]|^qu['’]", "", word)
    word = re.sub(r"is(?=ations?$|ing$|ed$|es?$)", "iz", word) if len(word) > 6 else word
    return re.sub(r"our(?=s?$|ed$|ing$)", "or", re.sub(r"fence(?=s?$)", "fense", word))


@cache
def _stem(word: str) -> str:
    """A word without the endings of number and tense; rough, and alike on both sides."""
    if len(word) < 4:
        return word
    word = re.sub(r"ies$", "y", word)
    word = re.sub(r"(?<=[a-z]{3})(?:ing|ed|(?<!s)s)$", "", word)
    return re.sub(r"(?<=[a-z]{3})e$", "", word)
