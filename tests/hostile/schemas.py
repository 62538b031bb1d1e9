"""Memos whose keys are dropped, renamed, emptied or of another kind, one at a time."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from tests.hostile import tiny
from tests.hostile.case import Case, refused
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

Path = tuple[str | int, ...]
KEY_CODES = ("unknown-key", "missing-key", "not-a-block", "unknown-id")
TYPE_CODES = (
    "wrong-type",
    "empty-value",
    "wrong-form",
    "not-a-choice",
    "not-a-block",
    "missing-key",
    "unknown-key",
    "missing-image",
    "asset-refused",
    "out-of-scale",
    "ragged-table",
    "ragged-chart",
    "unknown-id",
    "bad-name",
)


def _tries(lab: Lab) -> Iterator[Tried]:
    yield from lab.judged((*_mutations(), *_dates(), *_numbers(), *_references()))


SCHEMA = Family("schema", 120, _tries)


def _places(value: object, path: Path = ()) -> Iterator[Path]:
    """Every key of a memo, and every item."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield (*path, key)
            yield from _places(below, (*path, key))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _places(below, (*path, at))


def _at(memo: dict, path: Path) -> dict | list:
    for part in path:
        memo = memo[part]
    return memo


def _changed(path: Path, change) -> str:
    memo = copy.deepcopy(tiny.rich())
    change(_at(memo, path[:-1]), path[-1])
    return tiny.written(memo)


def _mutations() -> Iterator[Case]:
    """Each key renamed, each value of another kind; the same place in two texts counts once."""
    seen: set[tuple] = set()
    for path in _places(tiny.rich()):
        kind = tuple(part for part in path if isinstance(part, str))[-3:]
        if kind in seen or path[-1] in ("ko", "en"):
            continue
        seen.add(kind)
        name = ".".join(map(str, path))

        def rename(holder, key):
            holder[f"{key}x"] = holder.pop(key)

        def retype(holder, key):
            holder[key] = "가" if isinstance(holder[key], list | dict) else [["가"]]

        def empty(holder, key):
            holder[key] = ""

        yield refused(
            f"{name} renamed", {tiny.MEMO: _changed(path, rename)}, *KEY_CODES, "unused-note"
        )
        if path[-1] not in ("ko", "en"):
            codes = (*TYPE_CODES, "link-target", "unused-note")
            if not _takes_words(path):
                yield refused(
                    f"{name} of another kind", {tiny.MEMO: _changed(path, retype)}, *codes
                )
            yield refused(f"{name} emptied", {tiny.MEMO: _changed(path, empty)}, *codes)
    for key in ("title", "date", "sections"):

        def drop(holder, key):
            del holder[key]

        yield refused(f"without {key}", {tiny.MEMO: _changed((key,), drop)}, "missing-key")


def _takes_words(path: Path) -> bool:
    """Whether bare words may stand for a value."""
    value = _at(tiny.rich(), path)
    return isinstance(value, dict) and ("ko" in value or "text" in value)


def _dates() -> Iterator[Case]:
    """C06: days that are none."""
    for date in (
        "2024-02-30",
        "2023-02-29",
        "2022-13",
        "2022-00",
        "2022-00-01",
        "22-06",
        "2022/06/09",
        "9" * 5_000,
        "2022-06-" + "9" * 5_000,
        "June 2022",
        "2022-6-9",
        "0000-01-01",
        "2022-06-31",
        "2022-06-09T10:00",
        "２０２２-０６",
        "2022-06-00",
        "-2022-06",
        "2022-06-09 ",
        "2022.06.09",
        "12:30",
        "2022-٠٦",
        "10000-01",
    ):
        memo = tiny.rich() | {"date": date}
        if date.strip() != date:
            continue
        yield refused(
            f"date {date[:20]}", {tiny.MEMO: tiny.written(memo)}, "wrong-form", "wrong-type"
        )


def _numbers() -> Iterator[Case]:
    """C06: numbers of charts that are none, or would take all memory."""
    for number in (
        "9" * 5_000,
        "1e999",
        "1e999999999",
        "NaN",
        "inf",
        "-inf",
        "0x10",
        "1_000",
        "1,000",
        "1/2",
        "12:30",
        "",
        "둘",
        "١٢",
        "1e-999999999",
        "--1",
        "1.2.3",
        "sNaN",
        "+",
        "１２",
    ):
        for key in ("values", "scale"):
            memo = tiny.rich()
            chart = next(one["chart"] for one in memo["sections"][0]["body"] if "chart" in one)
            if key == "scale":
                chart["scale"] = [0, number]
            else:
                chart["rows"][0]["values"] = [number]
            yield refused(f"{key} {number[:20]}", {tiny.MEMO: tiny.written(memo)}, *TYPE_CODES)


def _references() -> Iterator[Case]:
    """References that lead nowhere, and ids that are taken or no ids."""
    words = {
        "an unknown note": ("가[^x]", "unknown-id"),
        "a note twice": ("가[^note]", "repeated-note"),
        "an unknown unit": ("[가](#nowhere)", "unknown-id"),
        "a bare unknown": ("[](#no)", "unknown-id"),
        "a bad call": ("가[^X Y]", "bad-note-call"),
        "an empty term": ("{|a}", "empty-term"),
        "an open term": ("{가", "unclosed-mark"),
        "an open link": ("[가](https://a.org", "broken-link"),
        "an open star": ("*가", "unclosed-mark"),
        "other marks": ("~~가~~", "unknown-mark"),
        "code": ("`가`", "unknown-mark"),
        "a picture": ("![가](https://a.org/x.png)", "unknown-mark"),
        "an unknown term": ("{없는낱말}", "unknown-term"),
    }
    for name, (typed, *codes) in words.items():
        memo = tiny.rich()
        memo["sections"][0]["body"].append({"paragraph": tiny.text(typed, "a")})
        how = ("broken-link", "unclosed-mark", "unknown-mark")
        yield refused(name, {tiny.MEMO: tiny.written(memo)}, *codes, *how)
    for id_ in (
        "Only",
        "1a",
        "a b",
        "a--b",
        "가",
        "-a",
        "a/b",
        "../a",
        "a" + "\u0000",
        '"a"',
        "<a>",
        "a.b",
    ):
        memo = tiny.rich()
        memo["sections"][0]["id"] = id_
        codes = ("wrong-form", "forbidden-character", "unknown-id")
        yield refused(f"id {id_!r}", {tiny.MEMO: tiny.written(memo)}, *codes)
