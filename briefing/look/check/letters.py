"""Rules about letters: there is a font for each, and they are large and dark enough to read."""

from dataclasses import replace

from briefing.look import ownfonts, render
from briefing.look.check import places
from briefing.look.check.proof import Proof
from briefing.look.seen.contrast import contrast as contrast_of
from briefing.look.themes.tokens import Token
from briefing.problems import Problem, Report
from briefing.wording import theme as wording

#: The least contrast of text with its ground (WCAG 2.2, 1.4.3), and the smallest letters, in pt.
CONTRAST, SMALLEST = 4.5, 6.5
#: Tokens that colour text on a screen, and those that lie behind it.
TEXT_TOKENS, GROUND_TOKENS = ("ink", "muted", "accent"), ("paper", "tint")
_PT = 96 / 72


def glyphs(proof: Proof, report: Report) -> None:
    """Every character has a glyph."""
    for char in sorted(proof.lacking):
        code = f"{ord(char):04X}"
        written = next(
            (w for w in (char, f"\\{code}", f"\\{code.lower()}") if _holds(proof, w)), char
        )
        report(places.with_words(proof, written, wording.NO_GLYPH, char=char, code=code))


def _holds(proof: Proof, words: str) -> bool:
    return any(words in source.text for source in proof.sources)


def families(proof: Proof, report: Report) -> None:
    """Every family that is asked for is there, on paper and on a screen."""
    told = set()

    def refuse(problem: Problem) -> None:
        told.add(dict(problem.args)["family"])
        report(replace(problem, wording=wording.NO_FAMILY))

    for medium in (render.PRINT, render.WEB):
        ownfonts.check_families(proof.theme, medium, proof.root, proof.fonts, refuse)
    known = {*proof.fonts.families, *dict(proof.fonts.generic), *told}
    for family in (family for text in proof.painting.texts for family in text.families):
        if family not in known:  # a template names it
            args = {"family": family, "known": ownfonts.known(proof.fonts)}
            report(places.with_words(proof, family, wording.NO_FAMILY, **args))


def contrast(proof: Proof, report: Report) -> None:
    """Text stands out from its ground, in print and on a light and a dark screen."""
    seen = proof.seen
    for text, legible in seen.legible.items():
        told = text.element in seen.hidden or legible.cover in seen.covers
        if legible.left < CONTRAST and not told:
            args = {
                "words": places.shown(text.words),
                "element": places.describe(text.element, text.part),
                "found": f"{legible.left:.1f}",
                "least": CONTRAST,
                "page": text.page + 1,
            }
            names = ("color",)
            report(places.in_css(proof, text.element, text.part, names, wording.PALE, **args))
    for name in TEXT_TOKENS:
        for ground in GROUND_TOKENS:
            _on_screen(proof, proof.theme.tokens[name], proof.theme.tokens[ground], report)


def _on_screen(proof: Proof, text: Token, ground: Token, report: Report) -> None:
    for screen, dark in ((wording.LIGHT, False), (wording.DARK, True)):
        front = _rgb(text.on(dark))
        other = _rgb(ground.on(dark))
        if front and other and (measured := contrast_of(front, other)) < CONTRAST:
            args = {"text": text.name, "ground": ground.name, "found": f"{measured:.1f}"}
            args |= {"screen": screen, "least": CONTRAST}
            own = places.own_tokens(proof)
            key = own.get(text.name) or own.get(ground.name)
            pale = wording.PALE_TOKENS
            report(key.problem(pale, **args) if key else places.in_theme(proof, pale, **args))


def _rgb(colour: str) -> tuple[float, float, float] | None:
    """A `#` colour; None for one of inks."""
    if not colour.startswith("#"):
        return None
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def size(proof: Proof, report: Report) -> None:
    """No letters are smaller than 6.5 pt."""
    for text in proof.painting.texts:
        size = text.size * text.scale
        if size < SMALLEST * _PT - 0.01:
            args = {
                "words": places.shown(text.words),
                "element": places.describe(text.element, text.part),
                "found": f"{size / _PT:.1f}",
                "least": SMALLEST,
            }
            names = ("font-size", "font")
            report(places.in_css(proof, text.element, text.part, names, wording.SMALL, **args))
