"""Memos whose keys are dropped, renamed, emptied or of another kind, one at a time."""

from collections.abc import Iterator
from functools import reduce
from operator import getitem

import pytest

from tests.hostile import groups, project
from tests.hostile.case import Case, refused

Path = tuple[str | int, ...]
KEY_CODES = ("unknown-key", "missing-key", "not-a-block", "unknown-id", "unused-note")
TYPE_CODES = (*groups.table("schema")["types"], "link-target", "unused-note")


def cases(_) -> Iterator[Case]:
    """The table, and every key in turn; the same place in two texts counts once."""
    yield from groups.cases_of("schema")
    places: dict[Path, Path] = {}
    for path in _places(project.rich()):
        places.setdefault(tuple(part for part in path if isinstance(part, str))[-3:], path)
    for path in places.values():
        if path[-1] not in ("ko", "en"):
            name = ".".join(map(str, path))
            yield _changed(f"{name} renamed", path, _rename, *KEY_CODES)
            if not _takes_words(path):
                yield _changed(f"{name} of another kind", path, _retype, *TYPE_CODES)
            yield _changed(f"{name} emptied", path, _empty, *TYPE_CODES)
    for key in ("title", "date", "sections"):
        yield _changed(f"without {key}", (key,), dict.pop, "missing-key")


def _places(value: object, path: Path = ()) -> Iterator[Path]:
    """Every key of a memo, and every item."""
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key)
            yield from _places(below, (*path, key))


def _changed(name: str, path: Path, change, *codes: str) -> Case:
    memo = project.rich()
    change(reduce(getitem, path[:-1], memo), path[-1])
    return refused(name, {project.MEMO: project.written(memo)}, *codes)


def _rename(holder, key):
    holder[f"{key}x"] = holder.pop(key)


def _retype(holder, key):
    holder[key] = "가" if isinstance(holder[key], list | dict) else [["가"]]


def _empty(holder, key):
    holder[key] = ""


def _takes_words(path: Path) -> bool:
    """Whether bare words may stand for a value."""
    value = reduce(getitem, path, project.rich())
    return isinstance(value, dict) and ("ko" in value or "text" in value)


@pytest.mark.tries("cases")
def test_every_mistake_in_a_key_is_told(case, lab):
    """A memo with one wrong key, value, date, number or reference is refused at its place."""
    lab.hold(case)
