"""Turn `content/editions.yaml` into the editions that a build makes.

An edition is data: a language, a second one beside it, how much of a gloss, and what happens
to a unit without a translation. A new edition needs no code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefing.edition import language
from briefing.memo.document import GLOSS_LANGUAGE, SOURCE_LANGUAGE, doc
from briefing.memo.nodes import Mapping, Node
from briefing.memo.schema import read_type
from briefing.problems import Report, Wording
from briefing.wording import edition as wording

#: A dot or a slash would part the name in `<memo>.<edition>.<theme>.pdf`.
_NAME = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_NAME_LIMIT = 40


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
    def languages(self) -> tuple[str, ...]:
        """The languages in which it prints full texts, its own first."""
        full = self.parallel or self.language != SOURCE_LANGUAGE
        beside = (self.second,) if self.second and full else ()
        return tuple(dict.fromkeys((self.language, *beside)))

    @property
    def glossed(self) -> bool:
        """Whether the author's glosses of passages are printed."""
        return self.bilingual and self.passages == "gist"

    @property
    def bilingual(self) -> bool:
        """Whether a second language is printed at all."""
        return bool(self.second)


#: The editions of a project that has no file of its own for them.
BUILT_IN = {
    spec.name: spec
    for spec in (
        Spec(name="ko", language="ko", terms="short"),
        Spec(name="ko-en", language="ko", second="en", terms="first", passages="gist"),
        Spec(name="ko-en-parallel", language="ko", second="en", passages="translation"),
        Spec(name="en", language="en"),
        Spec(name="ja", language="ja"),
    )
}


def usual_editions(specs: Mapping[str, Spec]) -> tuple[str, ...]:
    """Names of the editions that are made when none is named: a project's own, if it has any."""
    own = tuple(name for name, spec in specs.items() if spec is not BUILT_IN.get(name))
    return own or tuple(specs)


def read_specs(node: Node, report: Report) -> dict[str, Spec]:
    """The editions by name, in the order of the file; those at fault are reported and left out."""
    editions = node.get("editions") if isinstance(node, Mapping) else None
    if not isinstance(editions, Mapping):
        report(node.problem(wording.NO_EDITIONS))
        return {}
    specs: dict[str, Spec] = {}
    for key, value in editions.pairs:
        spec = read_type(Spec, value, report, wording.EDITION.filled(name=key.value[:_NAME_LIMIT]))
        if not _NAME.fullmatch(key.value) or len(key.value) > _NAME_LIMIT:
            report(key.problem(wording.EDITION_NAME, name=key.value[:_NAME_LIMIT]))
        elif spec and _sound(spec, value, report):
            specs[key.value] = replace(spec, name=key.value)
    return specs


def is_refused(spec: Spec, node: Node | None, report: Report) -> bool:
    """Whether an edition of the file cannot be set, which stops it alone; told at its line."""
    tags = {"language": spec.language, "second": spec.second}
    for key, tag in tags.items():
        if tag and language.is_right_to_left(tag):
            edition = node.get("editions").get(spec.name)
            report(edition.get(key).problem(wording.RIGHT_TO_LEFT, tag=tag))
            return True
    return False


def _sound(spec: Spec, node: Mapping, report: Report) -> bool:
    """Whether an edition's languages exist and fit together."""
    faults: list[tuple[str, Wording]] = []
    for key, tag in (("language", spec.language), ("second", spec.second)):
        if tag and not language.known(tag):
            faults.append((key, wording.UNKNOWN_LANGUAGE))
    if spec.language != SOURCE_LANGUAGE:
        wanting = (("terms", spec.terms != "none"), ("passages", spec.passages == "gist"))
        faults += [(key, wording.GLOSS_WITHOUT_SOURCE) for key, wants in wanting if wants]
    elif spec.passages == "gist" and spec.second not in ("", GLOSS_LANGUAGE):
        faults.append(("second", wording.GIST_LANGUAGE))
    if spec.passages != "none" and not spec.second:
        faults.append(("passages", wording.NO_SECOND))
    if spec.second == spec.language:
        faults.append(("second", wording.SAME_LANGUAGE))
    if spec.name:
        faults.append(("name", wording.OWN_NAME))
    for key, sentence in faults:
        tag = spec.second if key == "second" else spec.language
        where = node.get(key) or node
        report(where.problem(sentence, tag=tag[:40]))
    return not faults
