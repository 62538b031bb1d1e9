"""Turn `content/editions.yaml` into the editions that a build makes.

An edition is data: a language, a second one beside it, how much of a gloss, and what happens
to a unit without a translation. A new edition needs no code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefing.edition import language
from briefing.memo.document import SOURCE_LANGUAGE, doc
from briefing.memo.nodes import Mapping, Node, Scalar
from briefing.memo.schema import read_type
from briefing.problems import Report
from briefing.wording import edition as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """What one edition is."""

    language: str = doc("its language: `ko`, `en`, `ja` …")
    second: str = doc("the language beside it, if any", "")
    terms: Literal["first", "short", "none"] = doc(
        "glosses of terms at their first use: in full, their acronyms only, or none", "none"
    )
    passages: Literal["gist", "translation", "none"] = doc(
        "beside a paragraph: the author's gist, a full translation, or nothing", "none"
    )
    missing: Literal["fail", "mark", "keep", "source"] = doc(
        "a unit without a current translation: refuse, mark it, print the older one, or print "
        "the Korean",
        "fail",
    )
    dates: Literal["long", "official", "uk", "era"] = doc("how dates are written", "long")
    name: str = doc("its name: the key in the file", "")

    @property
    def parallel(self) -> bool:
        """Whether two full texts stand side by side."""
        return self.passages == "translation"

    @property
    def bilingual(self) -> bool:
        """Whether a second language is printed at all."""
        return bool(self.second)


def read_specs(node: Node, report: Report) -> dict[str, Spec]:
    """The editions by name, in the order of the file."""
    editions = node.get("editions") if isinstance(node, Mapping) else None
    if not isinstance(editions, Mapping):
        report(node.problem(wording.NO_EDITIONS))
        return {}
    specs: dict[str, Spec] = {}
    for key, value in editions.pairs:
        spec = read_type(Spec, value, report, f"edition {key.value}")
        if spec and _sound(spec, value, report):
            specs[key.value] = replace(spec, name=key.value)
    return specs


def _sound(spec: Spec, node: Mapping, report: Report) -> bool:
    """Whether an edition's languages exist and fit together."""
    before = True
    for key, tag in (("language", spec.language), ("second", spec.second)):
        where = node.get(key)
        if tag and not language.known(tag) and isinstance(where, Scalar):
            report(where.problem(wording.UNKNOWN_LANGUAGE, tag=tag[:40]))
            before = False
    if (spec.terms == "first" or spec.passages == "gist") and spec.language != SOURCE_LANGUAGE:
        report(node.problem(wording.GLOSS_WITHOUT_SOURCE, tag=spec.language[:40]))
        before = False
    if spec.passages != "none" and not spec.second:
        report(node.problem(wording.NO_SECOND))
        before = False
    return before
