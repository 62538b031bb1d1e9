"""What marks of a text come to, for the tests of this folder."""

from briefing.memo import marks, reading, schema
from briefing.memo.document import Text
from briefing.memo.inlines import Inlines
from briefing.problems import Collected, Source


def marked(text: str) -> tuple[Inlines, list[tuple[int, int, str]]]:
    """The inlines of a text; index, length and kind of its faults."""
    faults: list[tuple[int, int, str]] = []
    inlines = marks.parse(
        text, lambda at, length, said, **_: faults.append((at, length, said.code))
    )
    return inlines, faults


def codes(text: str) -> list[str]:
    """The kinds of the faults of a text."""
    return [code for _, _, code in marked(text)[1]]


def in_file(yaml: str) -> tuple[Text | None, list[tuple[str, int, str]]]:
    """A text as a file holds it under `x`; place, length and kind of its faults."""
    report = Collected()
    node = reading.read(Source("memo.yaml", yaml), report)
    text = schema.read_type(Text, node.get("x"), report, "x")
    return text, [(str(one.span), one.span.length, one.code) for one in report.problems]
