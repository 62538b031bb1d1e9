"""Memos made of words that stand in no other text, in Korean and in English."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import strategies

from briefing.edition import units
from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import new_catalog, write_catalog
from briefing.memo.glossary import Glossary
from briefing.problems import Collected
from briefing.run.project import Project

NAME = "canaries"
EDITIONS = """\
editions:
  en: {language: en}
  side: {language: ko, second: en, passages: translation}
"""
#: One canary in each language.
CANARY = {"ko": re.compile("표[가-힣]{3}"), "en": re.compile("Q[a-z]{6}")}
_SYLLABLES = "가나다라마바사아자차카타파하고노도로모보"
_LETTERS = "bdfgklmnprstvz"
_FILLER = {"ko": "글이 길게 이어진다", "en": "words go on and on"}
KINDS = ("paragraph", "heading", "bullets", "steps", "table", "chart", "callout", "quote")


def korean(number: int) -> str:
    """The Korean canary of a number."""
    digits = (number // 400 % 20, number // 20 % 20, number % 20)
    return "표" + "".join(_SYLLABLES[one] for one in digits)


def english(number: int) -> str:
    """The English canary of a number."""
    digits = (number // 196 % 14, number // 14 % 14, number % 14)
    return "Q" + "".join(_LETTERS[one] + "aeo"[place] for place, one in enumerate(digits))


def translated(msgid: str) -> str:
    """The English of a text that is made of canaries."""
    numbers = {korean(one): english(one) for one in range(400)}
    text = CANARY["ko"].sub(lambda found: numbers[found[0]], msgid)
    return text.replace(_FILLER["ko"], _FILLER["en"])


@dataclass
class Made:
    """A memo, and what each of its canaries is."""

    memo: dict
    flow: list[int] = field(default_factory=list)
    """Canaries of the running text in reading order, each note's behind that of its caller."""
    notes: set[int] = field(default_factory=set)
    """Those of them that stand in notes."""
    others: list[int] = field(default_factory=list)
    """Canaries of other printed texts, as often as each is printed in the first language."""
    drawn: list[int] = field(default_factory=list)
    """Canaries of texts that stand in drawings: seen, but said by the drawing's description."""
    spoken: list[int] = field(default_factory=list)
    """Canaries of those descriptions."""

    def write(self, root: Path) -> None:
        """Write the memo and its English into a project."""
        folder = root / "content" / NAME
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "memo.yaml").write_text(json.dumps(self.memo, ensure_ascii=False), "utf-8")
        report = Collected()
        memo = Project(root).load(NAME, Glossary(), report).memo
        report.stop_on_errors()
        catalog = merging.update(new_catalog("en", NAME), units.of_memo(memo))
        entries = tuple(replace(one, msgstr=translated(one.msgid)) for one in catalog.entries)
        text = write_catalog(replace(catalog, entries=entries))
        (folder / "en.po").write_text(text, "utf-8")


class _Writer:
    """Writes texts, each with the next canary."""

    def __init__(self, draw) -> None:
        self.draw = draw
        self.count = 0
        self.made = Made({"footnotes": {}})

    def text(self, *lists: list[int], longest: int = 3) -> str:
        """A text; its canary goes into the lists."""
        number, self.count = self.count, self.count + 1
        for one in lists:
            one.append(number)
        return " ".join([korean(number), *self.filler(longest)])

    def filler(self, longest: int) -> list[str]:
        """Some words, of which a few may be emphasised."""
        words = [_FILLER["ko"]] * self.draw(strategies.integers(0, longest))
        if words and self.draw(strategies.booleans()):
            words[-1] = self.draw(strategies.sampled_from(("*{}*", "**{}**"))).format(words[-1])
        return words

    def prose(self, longest: int = 3) -> str:
        """A running text, which may call a note in its midst."""
        text = self.text(self.made.flow, longest=longest)
        if not self.draw(strategies.integers(0, 2)):
            note = f"note-{self.count}"
            text += f".[^{note}] {_FILLER['ko']}"
            self.made.notes.add(self.count)
            self.made.memo["footnotes"][note] = self.text(self.made.flow)
        return text

    def block(self) -> dict:
        """A block of any kind."""
        kind = self.draw(strategies.sampled_from(KINDS))
        return {kind: getattr(self, kind)()}

    def paragraph(self) -> str:
        """A paragraph, which may be long."""
        return self.prose(self.draw(strategies.sampled_from((2, 12, 60))))

    def heading(self) -> str:
        """A heading."""
        return self.text(self.made.flow)

    def bullets(self) -> list:
        """A list with another one in it."""
        return [self.prose(), {"text": self.prose(), "items": [self.prose()]}]

    def steps(self) -> list:
        """A numbered list."""
        return [self.prose(), self.prose()]

    def table(self) -> dict:
        """A table with all that belongs to one."""
        printed = self.made.others
        return {
            "caption": self.text(printed),
            "columns": [self.text(printed, longest=0) for _ in range(2)],
            "rows": [[self.text(printed, longest=1) for _ in range(2)] for _ in range(2)],
            "note": self.text(printed),
            "source": self.text(printed),
        }

    def chart(self) -> dict:
        """A chart with two series."""
        drawn, spoken = self.made.drawn, self.made.spoken
        form = self.draw(strategies.sampled_from(("bars", "lines")))
        caption, alt = self.text(self.made.others), self.text(spoken)
        series = [self.text(drawn, longest=0) for _ in range(2)]
        spoken += 2 * drawn[-2:]  # told of each row to those who do not see the drawing
        rows = [{"label": self.text(drawn, longest=0), "values": [1, 2]} for _ in range(2)]
        spoken += drawn[-2:]
        return {"form": form, "caption": caption, "alt": alt, "series": series, "rows": rows}

    def callout(self) -> dict:
        """A box."""
        title = self.text(self.made.flow)
        return {"title": title, "body": [{"paragraph": self.prose()}]}

    def quote(self) -> dict:
        """Words of others."""
        return {"text": self.prose(), "by": self.text(self.made.flow)}

    def recommendation(self, name: str) -> dict:
        """A recommendation, whose short form and horizon are printed in front, too."""
        made = self.made
        return {
            "id": name,
            "action": self.text(made.others, made.others, longest=1),
            "horizon": self.text(made.others, made.others, longest=0),
            "addressee": self.text(made.others, longest=0),
            "body": [{"paragraph": self.prose()}],
        }

    def memo(self) -> Made:
        """A whole memo."""
        made, printed = self.made, self.made.others
        head = {name: self.text(printed) for name in ("title", "subtitle", "kind", "publisher")}
        author = {"name": self.text(printed, longest=0), "affiliation": self.text(printed)}
        count = strategies.integers(1, 4)
        made.memo |= head | {
            "date": "2022-06-09",
            "authors": [author],
            "key_points": [self.text(printed)],
            "lead": [self.block() for _ in range(self.draw(count))],
            "sections": [self.section(f"part-{at}") for at in range(self.draw(count) % 2 + 1)],
            "disclaimer": self.text(printed),
        }
        made.memo["recommendations"] = [self.recommendation("act")]
        made.memo["sources"] = [{"text": self.text(printed)}]
        return made

    def section(self, name: str) -> dict:
        """A section of a few blocks."""
        title = self.text(self.made.flow)
        blocks = [self.block() for _ in range(self.draw(strategies.integers(1, 3)))]
        return {"id": name, "title": title, "body": blocks}


@strategies.composite
def memos(draw) -> Made:
    """Small memos of any shape."""
    return _Writer(draw).memo()
