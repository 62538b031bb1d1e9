"""A small memo on a desk, files that go out from it, and what comes of those that come back."""

from dataclasses import replace
from pathlib import Path

from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog
from briefing.edition.catalogs.desk import Desk
from briefing.edition.units import Unit
from briefing.problems import Collected

KOREAN = {
    "title": "협력의 재가동",
    "lead-a": "이틀 뒤 정상들은 ‘분명한 목표’를 말했다 – 한 걸음이다.",
    "lead-b": "가장 약한 고리는 한·일 관계다.",
    "body.1": "일본",
    "chart.1": "일본",
}
ENGLISH = {
    "협력의 재가동": "Restarting Cooperation",
    "이틀 뒤 정상들은 ‘분명한 목표’를 말했다 – 한 걸음이다.": (
        "Two days later the leaders’ “clear goal” was named – one step, at the café."
    ),
    "가장 약한 고리는 한·일 관계다.": "The weakest link is between Seoul and Tokyo.",
    "일본": "Japan",
}
LEAD, LINK = KOREAN["lead-a"], KOREAN["lead-b"]
FORMATS = ("po", "xlf", "xliff", "csv")
ENDINGS = {"po": "po", "xlf": "xliff", "xliff": "xliff-1.2", "csv": "sheet"}


def units(**changes: str) -> tuple[Unit, ...]:
    """The units of a small memo, some with other Korean."""
    texts = KOREAN | {name.replace("_", "-"): text for name, text in changes.items()}
    return tuple(Unit(unit, text, "body") for unit, text in texts.items() if text)


def desk(catalog: Catalog | None = None, **changes: str) -> Desk:
    """A desk with the memo's English on it."""
    if catalog is None:
        catalog = merging.update(new_catalog("en", "small"), units())
        catalog = catalog.changed(lambda entry: replace(entry, msgstr=ENGLISH[entry.msgid]))
    present = units(**changes)
    return Desk(Path(), "small", "en", present, merging.update(catalog, present), None)


def doubted(own: Desk, msgid: str = LEAD) -> Desk:
    """A desk on which one text is in doubt."""
    change = lambda entry: entry.marked() if entry.msgid == msgid else entry  # noqa: E731
    return replace(own, now=own.now.changed(change))


def sent(own: Desk, form: str) -> str:
    """The file that goes out."""
    (data,) = (
        data
        for path, data in own.exported(ENDINGS[form], Path()).items()
        if path.suffix == f".{form}"
    )
    return data.decode()


def back(own: Desk, text: str | bytes, form: str) -> tuple[Catalog, list[str]]:
    """The catalog after a file came back, and the codes of what was said."""
    report = Collected()
    data = text if isinstance(text, bytes) else text.encode()
    now = own.returned(f"small.en.{form}", data, report)
    for problem in report.problems:
        assert problem.span.file == f"small.en.{form}"
        assert problem.hint()
    return now or own.now, [problem.code for problem in report.problems]
