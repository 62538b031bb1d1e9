"""A project with the shipped themes, and whatever theme a test puts beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing import files
from briefing.look import fonts
from briefing.look.check import proof, rules
from briefing.look.check.proof import Proof
from briefing.memo import reading, references, schema
from briefing.memo.document import Memo
from briefing.memo.glossary import Glossary
from briefing.problems import Collected, Problem

ROOT = Path(__file__).parents[3]
BROKEN = ROOT / "tests" / "broken-themes"
FONTS = fonts.load(ROOT / "fonts")


def project(folder: Path) -> Path:
    """A folder with a copy of all shipped themes."""
    shutil.copytree(ROOT / "templates", folder / "templates")
    return folder


def add(root: Path, name: str, made: dict[str, str], parent: str = "plain") -> None:
    """Put a theme into a project."""
    for file, text in {"theme.yaml": f"extends: {parent}\n", **made}.items():
        path = root / "templates" / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def memo() -> Memo:
    """The short memo that broken themes are tried with."""
    report = Collected()
    source = files.read_source(BROKEN / "memo.yaml", BROKEN, report)
    node = reading.read(source, report)
    assert node, report.problems
    found = references.resolve(schema.read_memo(node, report), Glossary(), report)
    assert not report.errors, report.problems
    return found


def proved(root: Path, name: str, short: bool = True) -> tuple[Proof | None, tuple[Problem, ...]]:
    """A theme's proof and every problem, of the short memo or of the torture memo."""
    report = Collected()
    made = proof.make(name, root, FONTS, report, memo() if short else None)
    if made:
        rules.check(made, report)
    return made, report.problems
