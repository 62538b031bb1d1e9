"""Choose, for each paragraph that breaks badly, the setting in which it breaks well.

Line breaks depend on the width alone, not on the page. So the settings of every faulty
paragraph are tried side by side in one small document before any page is made up.
"""

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from briefing.look.page import Tree
from briefing.look.print.layout import gluing, tuning
from briefing.look.print.layout.gluing import Glue
from briefing.look.print.layout.measure import Line, Measured
from briefing.look.print.layout.watching import Layout, measured_of


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a paragraph."""

    spacing: float = 0.0
    glued: tuple[Glue, ...] = ()
    open_brackets: bool = False
    """A line may end before any bracket, not only before a long one."""
    ragged: bool = False
    """Not justified: the last resort."""

    def apply(self, paragraph: Tree) -> None:
        """Put the setting into the tree."""
        style = [own] if (own := paragraph.get("style")) else []
        if self.spacing:
            style.append(f"word-spacing: {self.spacing}em")
        if self.ragged:
            style.append("text-align: left")
        if style:
            paragraph.set("style", "; ".join(style))
        if self.open_brackets:
            gluing.open_brackets(paragraph)
        for words in self.glued:
            gluing.glue(paragraph, words)


Lines = dict[Tree, list[Line]]
Tries = dict[Tree, list[Setting]]
Scored = dict[Tree, tuple[float, Setting]]
"""For some paragraphs a setting, with its badness."""


def tiers(lines: list[Line]) -> tuple[list[Setting], list[Setting]]:
    """What is tried for a paragraph with these lines: first the plain, then the far-fetched."""
    ends = _ends(lines) if "short" in faults(lines) else ()
    turns = _turns(lines)
    single = [(turn,) for turn in turns]
    double = list(combinations(turns[:5], 2))
    plain = [Setting(spacing, ends) for spacing in tuning.SPACINGS]
    plain += [Setting(0.0, glued + ends) for glued in single[:4]]
    far = [Setting(0.0, glued + ends) for glued in single[4:] + double]
    far += [Setting(0.0, glued + ends, True) for glued in [(), *single]]
    return list(dict.fromkeys([Setting(), *plain])), [*far, Setting(glued=ends, ragged=True)]


def _ends(lines: list[Line]) -> tuple[Glue, ...]:
    """What keeps a last line from being too short: its word goes along with the one before.

    Where no space parts the lines, as in Japanese, some letters go along; of the two that are
    given here only one is found in the paragraph.
    """
    texts = [line.text.strip() for line in lines]
    whole = " ".join(texts)
    words = tuple(whole.split()[-2:])
    letters = ("".join(texts)[-tuning.SHORT_LAST :],)
    return (
        Glue(words, len(gluing.occurrences(words, whole)) - 1),
        Glue(letters, len(gluing.occurrences(letters, "".join(texts))) - 1),
    )


def _turns(lines: list[Line]) -> list[Glue]:
    """The words on both sides of the line ends above each wide line.

    Gluing one of them sends a word down, so that the lines below it fill anew.
    """
    wide = [n for n, line in enumerate(lines[:-1]) if line.justified and line.gap > tuning.WIDE]
    ends = sorted({n - back for n in wide for back in (1, 2, 3) if n - back >= 0})[-6:]
    texts = [line.text.strip() for line in lines]
    return [
        Glue(words, len(gluing.occurrences(words, " ".join(texts[: n + 1]))))
        for count in (1, 2, 3)
        for n in ends
        if len(above := texts[n].split()) > count and (below := texts[n + 1].split())
        for words in [(*above[-count:], below[0])]
    ]


def mend(tree: Tree, measured: Measured, layout: Layout) -> int:
    """Give each faulty paragraph its best setting; returns how many were changed."""
    lines = {p: measured.lines[p] for p in paragraphs(tree, measured)}
    faulty = {p: (_badness(own, Setting()), Setting()) for p, own in lines.items() if faults(own)}
    tries = {p: tiers(lines[p]) for p in _worst_first(faulty)}
    plain = _affordable({p: plain for p, (plain, _) in tries.items()}, lines)
    best = _best(tree, plain, lines, layout)
    left = {p: tries[p][1] for p in _worst_first(best) if best[p][0] > tuning.GOOD_ENOUGH}
    for paragraph, scored in _best(tree, _affordable(left, lines), lines, layout).items():
        best[paragraph] = min(best[paragraph], scored, key=lambda setting: setting[0])
    for paragraph, (_, setting) in best.items():
        setting.apply(paragraph)
    return sum(setting != Setting() for _, setting in best.values())


def _worst_first(scored: Scored) -> list[Tree]:
    return sorted(scored, key=lambda paragraph: -scored[paragraph][0])


def _affordable(tries: Tries, lines: Lines) -> Tries:
    """As many tries as may be laid out in one go; paragraphs beyond that get their last alone."""
    left, affordable = tuning.TRIED_LINES, {}
    for paragraph, settings in tries.items():
        left -= len(settings) * len(lines[paragraph])
        affordable[paragraph] = settings if left >= 0 else settings[-1:]
    return affordable


def _best(tree: Tree, tries: Tries, lines: Lines, layout: Layout) -> Scored:
    """For each paragraph the least bad of its settings, with its badness."""
    if not tries:
        return {}
    page, copies = trial(tree, tries)
    tried = measured_of(page, layout)
    best = {}
    for paragraph, clones in copies.items():
        scored = [(_badness(tried.lines[c], s), s) for s, c in clones if c in tried.lines]
        best[paragraph] = min(scored, key=lambda setting: setting[0], default=(0.0, Setting()))
        setting, clone = clones[0]
        if setting == Setting() and _texts(tried.lines.get(clone, [])) != _texts(lines[paragraph]):
            # Something beside it narrows it on the page: what can be done is done untried.
            short = "short" in faults(lines[paragraph])
            best[paragraph] = 0.0, Setting(glued=_ends(lines[paragraph]) if short else ())
    return best


def _texts(lines: list[Line]) -> list[str]:
    return [line.text for line in lines]


def paragraphs(tree: Tree, measured: Measured) -> Iterator[Tree]:
    """Paragraphs of running text that were laid out."""
    for element in tree.iter("p"):
        if element in measured.lines and "gloss" not in element.get("class", "").split():
            yield element


def faults(lines: list[Line]) -> list[str]:
    """What is wrong with the lines of a paragraph: `wide` spaces, a `short` last line."""
    wide = any(line.justified and line.gap > tuning.WIDE for line in lines[:-1])
    short = len(lines) > 1 and len(lines[-1].text.strip()) < tuning.SHORT_LAST
    return ["wide"] * wide + ["short"] * short


def _badness(lines: list[Line], setting: Setting) -> float:
    """How ill a paragraph is set: the cube of its widest spaces, and what the setting costs."""
    wide = sum((line.gap / tuning.WIDE) ** 3 for line in lines[:-1] if line.justified)
    loose = sum((line.tracking / tuning.LOOSE) ** 2 for line in lines[:-1])
    wide += tuning.TOO_WIDE * any(line.gap > tuning.WIDEST for line in lines[:-1] if line.justified)
    short = tuning.SHORT if "short" in faults(lines) else 0.0
    hyphens = tuning.HYPHEN * sum(line.text.rstrip().endswith(("-", "‐")) for line in lines)
    cost = abs(setting.spacing) * tuning.SPACED + tuning.GLUED * len(setting.glued)
    cost += tuning.RAGGED * setting.ragged + tuning.OPENED * setting.open_brackets
    return wide + tuning.LOOSENESS * loose + short + hyphens + cost


def trial(tree: Tree, tries: Mapping[Tree, list]) -> tuple[Tree, dict[Tree, list]]:
    """A page that holds only copies of some elements, each in its settings; and the copies."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    keep = set()
    for paragraph in tries:
        node = paragraph
        while node is not None and node not in keep:
            keep.add(node)
            node = parents.get(node)
    copies: dict[Tree, list] = {}
    notes = {note: number for number, note in enumerate(filter(gluing.is_note, tree.iter()))}

    def pruned(element: Tree) -> Tree:
        bare = element.makeelement(element.tag, _without_id(element))
        for child in element:
            if child.tag == "head":
                bare.append(copy.deepcopy(child))
            elif child in tries:
                before = next((notes[e] for e in child.iter() if e in notes), 0)
                copies[child] = [(s, _clone(child, s, before)) for s in tries[child]]
                bare.extend(clone for _, clone in copies[child])
            elif child in keep:
                bare.append(pruned(child))
        return bare

    return pruned(tree), copies


def _clone(paragraph: Tree, setting: Setting, notes: int) -> Tree:
    """A copy without ids and without its notes, whose calls stay as wide: `notes` come before."""
    clone = copy.deepcopy(paragraph)
    clone.tail = None
    for element in clone.iter():
        element.attrib.pop("id", None)
        if gluing.is_note(element):
            element.text = "0"
            del element[:]
    if notes:
        own = clone.get("style", "")
        clone.set("style", f"{own}; counter-set: footnote {notes}".lstrip("; "))
    setting.apply(clone)
    return clone


def _without_id(element: Tree) -> dict[str, str]:
    return {name: value for name, value in element.attrib.items() if name != "id"}
