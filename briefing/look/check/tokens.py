"""Rules about tokens: what a theme sets is used, and what its styles ask for is declared."""

import re

from briefing.look import render
from briefing.look.check import places
from briefing.look.check.declarations import Declarations
from briefing.look.check.proof import Proof
from briefing.look.themes import styles
from briefing.look.themes.theme import ROOT_THEME
from briefing.problems import Collected, Report
from briefing.wording import theme as wording

_IN_TEMPLATE = re.compile(r"""tokens(?:\.([\w-]+)|\[["']([\w-]+)["']\])""")
#: Names that only the web page defines or that one medium does without.
_FROM_ELSEWHERE = frozenset({"every-face"})
#: Tokens that a build reads by itself.
_READ = frozenset({"page-size", "page-margin"})


def tokens(proof: Proof, report: Report) -> None:
    """Every token that the theme sets is used; every variable that its styles use is declared."""
    used = set(_READ)
    for medium in (render.PRINT, render.WEB):
        sheets = styles.sheets(proof.theme, medium, proof.root, Collected())
        declarations = Declarations(sheets)
        known = declarations.custom() | frozenset(proof.theme.tokens) | _FROM_ELSEWHERE
        for name, declaration in declarations.used():
            used.add(name)
            if name not in known:
                report(declaration.problem(wording.UNDECLARED_VARIABLE, name=name))
    for source in proof.sources:
        for dotted, other in _IN_TEMPLATE.findall(source.text):
            used.add(dotted or other)
    if proof.theme.name == ROOT_THEME:  # it declares for the others too
        return
    for name, key in places.own_tokens(proof).items():
        if name not in used:
            report(key.problem(wording.UNUSED_TOKEN, name=name))
