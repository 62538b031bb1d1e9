"""Turn the pages of the docs into what their tests ask of them: code blocks, links, memos."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from briefing.memo import reading, references, schema
from briefing.memo.document import Memo
from briefing.memo.glossary import Glossary
from briefing.memo.nodes import Node
from briefing.problems import Collected, Source
from docs.generated import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "fonts" / "README.md"])
README, KOREAN = ROOT / "README.md", ROOT / "README.ko.md"
CONTENT_FILE, TRANSLATION = ROOT / "docs" / "content-file.md", ROOT / "docs" / "translation.md"
COMMANDS = ROOT / "docs" / "commands.md"
RELIABILITY = ROOT / "docs" / "reliability.md"


@cache
def read(path: Path) -> str:
    """The text of a page."""
    return path.read_text("utf-8")


def fences(path: Path, kind: str) -> list[str]:
    """The code blocks of a kind on a page."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", read(path), re.MULTILINE | re.DOTALL)


def prose(path: Path) -> str:
    """A page without its code blocks and without code in its lines."""
    text = re.sub(r"^```.*?^```$", "", read(path), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    text = re.sub(r"^```.*?^```$", "", read(path), flags=re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def nodes(text: str) -> Node:
    """The node of a piece of YAML that has no fault."""
    report = Collected()
    node = reading.read(Source("docs.yaml", text), report)
    assert report.problems == ()
    return node


def memo_of(text: str, glossary: Glossary) -> Memo:
    """A memo without any problem."""
    report = Collected()
    memo = schema.read_memo(nodes(text), report)
    assert [str(problem) for problem in report.problems] == []
    memo = references.resolve(memo, glossary, report)
    assert [problem.as_text() for problem in report.problems] == []
    return memo


def pieces(path: Path) -> tuple[str, dict[str, str]]:
    """The YAML of a page as one memo, and its pieces of other files by their names."""
    own, others = [], {}
    for block in fences(path, "yaml"):
        first = re.match(r"# content/(\S+)\n", block)
        if first:
            others[first[1]] = block
        else:
            own.append(block)
    return "".join(own), others
