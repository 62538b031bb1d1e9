"""Rules about what is said: a theme prints everything, hides nothing and adds nothing."""

import re
from collections.abc import Iterator

from briefing.edition.korean import WORD_JOINER
from briefing.look.check import places
from briefing.look.check.proof import Proof
from briefing.look.page import Tree
from briefing.look.seen import gates, visibility
from briefing.look.themes.omissions import omitted
from briefing.look.themes.theme import GLOSS, PARTS, ROOT_THEME
from briefing.look.themes.words import load
from briefing.memo import walk
from briefing.memo.document import KINDS, Memo, Text, kind
from briefing.problems import Report
from briefing.wording import gates as gates_wording
from briefing.wording import theme as wording

#: What style sheets hide words with.
HIDING = (
    "display", "visibility", "opacity", "color", "font-size", "font", "clip", "overflow",
    "position", "text-indent", "transform", "left", "top", "right", "bottom", "margin",
    "margin-left", "background", "background-color", "height", "width", "line-height",
)  # fmt: skip
#: The properties to look at first, by what keeps words from being seen.
_BY_REASON = {
    "not-laid-out": ("display", "position"),
    "transparent": ("visibility", "opacity", "color"),
    "ground": ("color", "background", "background-color"),
    "tiny": ("font-size", "font", "transform"),
    "clipped": ("overflow", "clip", "position", "left", "top", "text-indent", "height"),
    "covered": ("position", "inset", "background", "background-color", "z-index"),
    "off-page": (
        "position",
        "text-indent",
        "left",
        "top",
        "right",
        "bottom",
        "margin",
        "margin-left",
        "transform",
    ),
}
#: The languages in which a theme must have its words, where it is not Korean.
LANGUAGES = ("en", "ja")
_WORD = re.compile("[\uac00-\ud7a3]{2,}|[^\\W\\d_]{3,}")
_SAID = re.compile(r"""(?:_|label)\(\s*(?:"([^"]+)"|'([^']+)')""")


def printed(proof: Proof, report: Report) -> None:
    """Every text that `base` prints is printed, or stands under `omits:`."""
    memo, homes = proof.edition.memo, _homes(proof)
    for gloss in (False, True):
        attribute = gates.GLOSS if gloss else gates.UNIT
        wanted = gates.by_id(proof.reference, attribute)
        have = gates.by_id(proof.tree, attribute)
        left_out = omitted(proof.theme, memo, gloss)
        for id_ in wanted:
            if id_ in have or id_ in left_out:
                continue
            name, template = homes.get(id_, (id_, "page.html"))
            args = {"name": name + (GLOSS if gloss else ""), "theme": proof.theme.name}
            report(places.in_template(proof, template, "", wording.NOT_PRINTED, id=id_, **args))
    drawn = gates.drawn(proof.tree).replace(WORD_JOINER, "")
    dates = " ".join(time.get("datetime", "") for time in proof.tree.iter("time"))
    for name, words in (("date", str(memo.date)), *_plain_parts(memo)):
        shown = dates if name == "date" else drawn
        if words not in shown and name not in proof.theme.omits:
            template = _template(proof, PARTS[name])
            args = {"name": name, "theme": proof.theme.name, "id": words}
            report(places.in_template(proof, template, "", wording.NOT_PRINTED, **args))


def _plain_parts(memo: Memo) -> Iterator[tuple[str, str]]:
    """Parts of a memo that are no texts: a number and addresses."""
    yield "number", memo.number
    yield from (("authors", author.email) for author in memo.authors)
    for contact in memo.contacts:
        yield from (("contacts", contact.phone), ("contacts", contact.email))
    yield from (("sources", work.url) for work in memo.sources)


def seen(proof: Proof, report: Report) -> None:
    """No text that is printed is kept from being seen."""
    for _, _, element, hidden in visibility.lost(
        proof.tree, proof.seen, proof.edition, proof.theme
    ):
        if hidden.why == "overlaid":  # `apart` tells it, with what it lies on
            continue
        holder, part = hidden.cover or (element, "")
        names = _BY_REASON.get(hidden.why, HIDING)
        args = hidden.args
        report(places.in_css(proof, holder, part, names, gates_wording.HIDDEN_TEXT, **args))


def added(proof: Proof, report: Report) -> None:
    """Every word of the page is one of the memo's, or one that the theme says as its own."""
    for word in visibility.added_words(proof.seen, proof.tree):
        args = {"words": places.shown(word)}
        report(places.with_words(proof, word, gates_wording.ADDED_TEXT, **args))
    known = visibility.plain(" ".join((_attributes(proof.tree), _known(proof), *proof.words)))
    for words in _outside(proof.tree):
        for word in _WORD.findall(words):
            if visibility.plain(word) not in known:
                args = {"words": places.shown(word)}
                report(places.with_words(proof, word, wording.ADDED_BY_TEMPLATE, **args))


def _attributes(tree: Tree) -> str:
    return " ".join(value for element in tree.iter() for value in element.attrib.values())


def _known(proof: Proof) -> str:
    """What a template may print of a memo without saying from where: names, dates, addresses."""
    memo = proof.edition.memo
    texts = [walk.visible(text.words, True) + walk.visible(text.gloss) for text in walk.texts(memo)]
    terms = [f"{line.term} {line.gloss}" for line in proof.edition.glossary]
    times = ["".join(time.itertext()) for time in proof.tree.iter("time")]
    return " ".join((*texts, *terms, *times))


def _outside(element: Tree) -> Iterator[str]:
    """Words of a page that no text of the memo and no drawing holds."""
    if element.tag in ("head", "script", "style", "svg") or not isinstance(element.tag, str):
        return
    if element.get(gates.UNIT) or element.get(gates.GLOSS):
        return
    yield element.text or ""
    for child in element:
        yield from _outside(child)
        yield child.tail or ""


def translated(proof: Proof, report: Report) -> None:
    """Every word of the theme's own has its translations."""
    words = set(proof.words)
    own = f"templates/{proof.theme.name}/"
    for source in proof.sources:
        if not source.file.startswith(own) or not source.file.endswith((".html", ".svg")):
            continue
        words |= {double or other for double, other in _SAID.findall(source.text)}
    say = load(proof.theme, proof.root, report)
    for word in sorted(words):
        if re.search("[\uac00-\ud7a3]", word):
            for language in LANGUAGES:
                say(word, language)


def _homes(proof: Proof) -> dict[str, tuple[str, str]]:
    """For each text the part or kind of block it belongs to, and the template that prints it."""
    memo = proof.edition.memo
    homes: dict[str, tuple[str, str]] = {}
    for name, field in PARTS.items():
        for text in walk.parts(getattr(memo, field), Text):
            homes.setdefault(text.id, (name, _template(proof, field)))
    flow = (memo.lead, memo.sections, memo.recommendations)
    for block in walk.parts(flow, *KINDS.values()):
        name = kind(block)
        for text in walk.parts(block, Text):
            homes[text.id] = (name, f"blocks/{name}.html")
    return homes


def _template(proof: Proof, field: str) -> str:
    """The template of `base` that prints a part of a memo, by its name in every theme."""
    parts = f"templates/{ROOT_THEME}/parts/"
    for source in proof.sources:
        if source.file.startswith(parts) and f"memo.{field}" in source.text:
            return source.file.removeprefix(f"templates/{ROOT_THEME}/")
    return "page.html"
