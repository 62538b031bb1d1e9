"""Words that mean something to HTML, templates, formats or shells, in every field of a memo."""

import itertools
import json
import re
from collections.abc import Iterator
from functools import reduce
from operator import getitem

import pytest

from tests.hostile import groups, project
from tests.hostile.case import HTML, PDF, Case

PAYLOADS = groups.table("injection")["payloads"]
#: What stands for itself behind a backslash.
_MARKS = re.compile(r"[\\*{}\[\]`!~=_]")
_BODY = ("sections", 0, "body")
#: Keys that hold no text: where they stand in the rich memo.
NARROW = {
    "number": (), "email": ("authors", 0), "url": ("sources", 0), "file": (*_BODY, 5, "figure"),
    "id": ("sources", 0), "form": (*_BODY, 6, "chart"), "of": (*_BODY, 7, "pullquote"),
    "align": (*_BODY, 4, "table"),
}  # fmt: skip


def escaped(payload: str) -> str:
    """A text whose marks stand for themselves."""
    return _MARKS.sub(r"\\\g<0>", payload)


def cases(extent) -> Iterator[Case]:
    """Every payload in a paragraph, in each text of a memo, and in keys that hold no text."""
    for at, payload in enumerate(PAYLOADS):
        memo = project.with_words(f"가 {escaped(payload)} 나", f"a {escaped(payload)} b")
        memo = memo.replace("작은 메모", json.dumps(escaped(payload))[1:-1], 1)
        job, shown = (PDF, ()) if at % 3 == 0 else (HTML, (payload,))
        yield Case(f"escaped {payload[:40]}", {project.MEMO: memo}, shown=shown, job=job)
    # Each field meets every payload on the web, and in print, which takes long, every fourth.
    printed = PAYLOADS if extent.full else PAYLOADS[::4]
    for at, job in itertools.product(range(len(PAYLOADS)), (HTML, PDF)):
        if job is HTML or PAYLOADS[at] in printed:
            turned = itertools.cycle(PAYLOADS[at:] + PAYLOADS[:at])
            memo = project.written(_filled(project.rich(), turned))
            yield Case(f"every field, from {at}, {job.format}", {project.MEMO: memo}, job=job)
    for payload in PAYLOADS:
        memo = project.with_words(f"가 {payload} 나", f"a {payload} b")
        yield Case(f"bare {payload[:40]}", {project.MEMO: memo}, either=True)
    for (at, payload), key in itertools.product(enumerate(PAYLOADS[::4]), NARROW):
        if at % 3 == 0 or key in ("number", "url"):
            memo = project.rich()
            reduce(getitem, NARROW[key], memo)[key] = [payload] if key == "align" else payload
            files = {project.MEMO: project.written(memo)}
            yield Case(f"{key} {payload[:40]}", files, either=True)


def _filled(value: object, turned: Iterator[str]) -> object:
    """A memo with another payload in each of its texts."""
    if isinstance(value, dict):
        return {
            key: f"가 {escaped(next(turned))} {below[-7:] if below.endswith('[^note]') else ''}"
            if key in ("ko", "en") and below
            else _filled(below, turned)
            for key, below in value.items()
        }
    return [_filled(one, turned) for one in value] if isinstance(value, list) else value


@pytest.mark.tries("cases")
def test_words_are_words(case, lab):
    """Escaped they are shown as typed; bare they are told or do nothing (C18, C19)."""
    lab.hold(case)
