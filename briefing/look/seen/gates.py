"""Turn a rendered page into problems where something would be missing on paper.

Before printing: every character has a glyph, and every text of the edition stands on the page.
After printing: what the engine found out by itself. A page that does not pass is not delivered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.edition.edition import Edition
from briefing.look import page
from briefing.look.fonts import FontSet
from briefing.look.themes import places
from briefing.look.themes.omissions import omitted
from briefing.look.themes.theme import Theme
from briefing.memo import characters, walk
from briefing.memo.document import SOURCE_LANGUAGE, Text
from briefing.memo.inlines import Inlines
from briefing.problems import WARNING, Problem, Report, Said, Source, Span, Wording
from briefing.wording import gates as wording
from briefing.wording import look as look_wording
from briefing.wording import memo as memo_wording

#: Attributes by which a template says which text an element prints, and which gloss.
UNIT, GLOSS = "data-unit", "data-gloss"
#: The most characters of a text that a problem repeats.
SHOWN = 40
#: The most further places that one problem names; its count tells of the rest.
FURTHER_PLACES = 9
#: Parts of a memo that are said to catalogues or to those who do not see, not printed as text;
#: behind a number stands its unit in one language.
UNPRINTED = re.compile(r"(?:keywords\..*|abstract|(?:.*\.)?alt)$")
_NOT_DRAWN = frozenset({"head", "script", "style", "title", "desc", "metadata"})
#: Attributes whose values readers meet: spoken, shown on request, or the address of a link.
_LABELS = ("alt", "aria-label", "title", "data-plain", "href")
#: A chart may leave out labels between others; its description says all of them.
_LABEL = re.compile(r".*\.rows\.\d+\.label$")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_SPACE = re.compile(r"[\s\u2060\u200b]+")
#: Where a link may lead, and what may follow a memo's name in that of a file beside its page.
_LINK = re.compile(r"https?://[^\s@\\/?#]+(?:[/?#]\S*)?|(?:mailto|tel):\S+|#\S*")
_BESIDE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:html|pdf)")
_NUMBERED = "\0"
#: Words, not marks or counters: what style sheets may not say by themselves.
WORDS = re.compile("[\uac00-\ud7a3]{2,}|[^\\W\\d_]{3,}")


#: Characters of word processors that the built-in fonts lack, and the nearest that they have.
_INSTEAD = dict(zip("∼≒◈✔✅☒❌▸⋅⦁✉", "~≈◆✓✓☑✗▶·•☞", strict=True))


@dataclass(frozen=True, slots=True)
class Places:
    """Everything that puts characters on a page, for finding those of a problem."""

    edition: Edition
    sources: tuple[Source, ...]
    """The files themselves, for words that no text of the edition holds."""

    def of(self, char: str) -> Iterator[Problem]:
        """A problem for each place of a missing character, texts of the memo first."""
        in_memo = False
        for text in walk.texts(self.edition.memo):
            for inlines, origin in ((text.words, text.origin), (text.gloss, text.gloss_origin)):
                if origin is None or char not in walk.visible(inlines, glosses=True):
                    continue
                for match in re.finditer(re.escape(char), origin.value):
                    in_memo = True
                    missing_glyph = look_wording.MISSING_GLYPH
                    yield origin.problem_at(match.start(), len(char), missing_glyph)
        if in_memo:
            return
        for source in self.sources:
            for match in re.finditer(re.escape(char), source.text):
                yield source.problem(look_wording.MISSING_GLYPH, match.start(), len(char))

    def report(self, chars: Iterable[str], report: Report) -> None:
        """One problem for each character that no font has, with all its places."""
        for char in sorted(chars):
            places = list(self.of(char))
            args = {"char": char, "name": characters.named(char), "count": max(1, len(places))}
            near = _INSTEAD.get(char, "")
            args["instead"] = look_wording.INSTEAD.filled(char=near) if near else Said("", "")
            if places:
                also = tuple(place.span for place in places[1 : FURTHER_PLACES + 1])
                first = places[0]
                report(first.wording.at(first.span, first.excerpt, also, **args))
            else:  # written by a number, such as `\2714` in a style sheet
                file = self.sources[0].file if self.sources else self.edition.name
                report(look_wording.MISSING_GLYPH.at(Span(file, 1, 1), **args))


def glyphs(tree: page.Tree, fonts: FontSet, places: Places, report: Report) -> frozenset[str]:
    """Report the characters of a page that no font has; give them."""
    lacking = fonts.missing(drawn(tree))
    places.report(lacking, report)
    return lacking


def labels(tree: page.Tree) -> str:
    """The words that attributes hold for readers, which style sheets may show with `attr()`."""
    values = (e.get(name, "") for e in tree.iter() for name in _LABELS)
    return " ".join(value for value in values if value)


def drawn(tree: page.Tree, heads: bool = True) -> str:
    """All words that a page draws; with `heads`, also those repeated at the head of pages."""
    parts: list[str] = []

    def walked(element: page.Tree) -> None:
        if not _is_drawn(element):
            return
        parts.extend((element.text or "", element.get("data-plain", "") if heads else ""))
        for child in element:
            walked(child)
            parts.append(child.tail or "")

    walked(tree)
    return "".join(parts)


def _is_drawn(element: page.Tree) -> bool:
    """Whether what stands in an element is shown; a comment has no name."""
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] not in _NOT_DRAWN


def texts(tree: page.Tree, edition: Edition, theme: Theme, report: Report) -> None:
    """Report every text of an edition that a theme's templates leave out or change."""
    everything = _squeezed(drawn(tree, heads=False))
    described = everything + _squeezed(" ".join(_descriptions(tree)))
    for gloss in (False, True):
        elements = by_id(tree, GLOSS if gloss else UNIT)
        left_out = omitted(theme, edition.memo, gloss)
        for text in walk.texts(edition.memo):
            inlines = text.gloss if gloss else text.words
            unprinted = UNPRINTED.match(text.id) or (gloss and text.id.endswith(".unit"))
            if not inlines or unprinted or text.id in left_out:
                continue
            shown = [_squeezed(_without_asides(element)) for element in elements.get(text.id, ())]
            anywhere = described if _LABEL.match(text.id) else everything
            if not any(_holds(words, inlines) for words in shown or (anywhere,)):
                lost(text, gloss, wording.LOST_TEXT, report, id=text.id, theme=theme.name)


def omissions(edition: Edition, theme: Theme, report: Report) -> None:
    """Tell once what of an edition its theme leaves out on purpose: its author may miss it."""
    left_out = omitted(theme, edition.memo)
    texts = [text for text in walk.texts(edition.memo) if text.id in left_out and text.origin]
    if texts:
        args = {"theme": theme.name, "count": len(texts)}
        report(texts[0].origin.problem(wording.LEFT_OUT, **args))


def _descriptions(tree: page.Tree) -> Iterator[str]:
    """What drawings tell those who do not see them, beside their titles."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "desc":
            yield "".join(element.itertext())


def links(tree: page.Tree, name: str, theme: Theme, root: Path, report: Report) -> None:
    """Report the links of a page that lead to a file or run; the memo's own were checked before.

    `name` is the memo's: what is delivered beside the page begins with it.
    """
    for element in tree.iter():
        if str(element.tag).rpartition("}")[2] not in ("a", "area"):
            continue
        for attribute, target in element.attrib.items():
            if str(attribute).rpartition("}")[2] != "href" or _is_harmless(target, name):
                continue
            shown = {"target": target[:60]}
            report(places.problem(theme, root, target, wording.OUTSIDE_LINK, **shown))


def _is_harmless(target: str, name: str) -> bool:
    beside = target.startswith(f"{name}.") and _BESIDE.fullmatch(target.removeprefix(f"{name}."))
    return bool(beside or _LINK.fullmatch(target))


def lost(text: Text, gloss: bool, sentence: Wording, report: Report, **args) -> None:
    """Report a text that is not printed; of a gloss it is a warning."""
    place = (text.gloss_origin if gloss else text.origin) or text.origin
    if place is not None:
        report(place.problem(replace(sentence, severity=WARNING) if gloss else sentence, **args))


def _holds(shown: str, inlines: Inlines) -> bool:
    """Whether shown words are those of some inlines, with numbers of ours (그림 1) between."""
    at = 0
    for piece in _squeezed(walk.visible(inlines, glosses=True, number=_NUMBERED)).split(_NUMBERED):
        at = shown.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def by_id(tree: page.Tree, attribute: str) -> dict[str, list[page.Tree]]:
    """The elements that say which text, or which gloss, they print."""
    elements: dict[str, list[page.Tree]] = {}
    for element in tree.iter():
        if id_ := element.get(attribute):
            elements.setdefault(id_, []).append(element)
    return elements


def is_aside(child: page.Tree, parent: page.Tree) -> bool:
    """Whether an element inside a text is not part of it: a note, its call, a gloss."""
    aside = child.get("class", "") in ("footnote", "call")
    return aside or bool(child.get(GLOSS) and not parent.get(GLOSS))


def _without_asides(element: page.Tree) -> str:
    parts = [element.text or ""]
    if not _is_drawn(element):
        return ""
    for child in element:
        words = "" if is_aside(child, element) else _without_asides(child)
        parts += [words, child.tail or ""]
    return "".join(parts)


def _squeezed(words: str) -> str:
    """Words without any space: where lines break is not what is compared."""
    return _SPACE.sub("", words)


def glosses(edition: Edition, report: Report) -> None:
    """Warn of Korean that has no gloss in an edition that prints the author's glosses."""
    if edition.spec.passages != "gist":
        return
    for text in walk.texts(edition.memo):
        if not text.gloss and text.origin and _wants_gloss(text):
            report(text.origin.problem(memo_wording.NO_GLOSS, id=text.id))


def _wants_gloss(text: Text) -> bool:
    return text.language == SOURCE_LANGUAGE and bool(_HANGUL.search(walk.visible(text.words)))
