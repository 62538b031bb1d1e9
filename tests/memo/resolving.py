"""What is said about a memo's own references, for the tests of this folder."""

from functools import cache
from pathlib import Path

from briefing.files import read_source
from briefing.memo import reading, references, schema
from briefing.memo.document import Memo
from briefing.memo.glossary import Glossary, read_glossary
from briefing.problems import Collected, Source

GLOSSARY = """\
terms:
  - {term: 확장억제, en: extended deterrence, ja: 拡大抑止}
  - {term: 대륙간탄도미사일, en: intercontinental ballistic missile, short: ICBM}
  - {term: 쿼드, en: Quad, definition: 네 나라의 협의체.}
"""


@cache
def glossary(text: str = GLOSSARY) -> Glossary:
    """A small glossary."""
    report = Collected()
    found = read_glossary(reading.read(Source("content/glossary.yaml", text), report), report)
    report.stop_on_errors()
    return found


def resolved(source: Source, report: Collected) -> Memo | None:
    """The memo in a file, its references resolved."""
    node = reading.read(source, report)
    memo = schema.read_memo(node, report) if node else None
    return references.resolve(memo, glossary(), report) if memo else None


def said_about(path: Path) -> Collected:
    """The problems of one file."""
    report = Collected()
    resolved(read_source(path, path.parent, report), report)
    return report
