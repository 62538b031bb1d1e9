"""Turn the groups of a family's table into cases.

A group says once what its cases have in common; each of its values makes one case:

    name = "mark %s"              the case's name; `%s` is the value, or its key in `[group.cases]`
    values = [...]                or the name of a list of the table; with `every = 3` each third
    words, gloss, line, field …   how a value becomes a file: see `_files`; `memo` of a table is
                                  that of all its groups
    codes, place, either, warned  what must come of it: see `Case`; no codes: it is delivered;
                                  codes may be the name of a list of the table
    jobs = ["PDF"]                the files made of it; with `printed = 4` each fourth is printed

A value may be a text, two texts (`%1` and `%2` in a form), or `{before, repeat, times, after}`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache, reduce
from operator import getitem
from pathlib import Path

from briefing.run.job import Settings
from tests.hostile import case as cases
from tests.hostile import project
from tests.hostile.case import Case

HERE = Path(__file__).parent
LINE = (
    "title: {ko: 가, en: A}\ndate: 2022-06\nsections:\n  - id: only\n"
    "    title: {ko: 하나, en: One}\n    body:\n      - paragraph: %s\n"
)


@cache
def table(family: str) -> dict:
    """What stands in a family's table."""
    return tomllib.loads((HERE / "tables" / f"{family}.toml").read_text("utf-8"))


def cases_of(family: str, _: object = None) -> Iterator[Case]:
    """The cases of all groups of a table, however much is tried."""
    for group in table(family)["group"]:
        values = group.get("cases") or group["values"]
        if isinstance(values, str):
            values = table(family)[values]
        named = values.items() if isinstance(values, dict) else ((None, one) for one in values)
        for at, (key, value) in enumerate(list(named)[:: group.get("every", 1)]):
            value = _repeated(value)
            jobs = group.get("jobs", ["HTML"])
            if "printed" in group:
                jobs = ["PDF"] if at % group["printed"] == 0 else ["HTML"]
            codes = group.get("codes", ())
            codes = table(family)[codes] if isinstance(codes, str) else codes
            how = {"memo": table(family).get("memo"), **group, "codes": codes}
            for job in jobs:
                yield _case(how, key, value, job)


def _case(group: dict, key: str | None, value: str | list[str], job: str) -> Case:
    label = key or (value if isinstance(value, str) else ": ".join(value))
    name = group["name"].replace("%s", label[:60])
    return Case(
        name if len(group.get("jobs", ())) < 2 else f"{name} {job}",
        _files(group, value),
        frozenset(group["codes"]),
        place=group.get("place", project.MEMO),
        warned=group.get("warned", ""),
        either=label in group["either"]
        if isinstance(group.get("either"), list)
        else group.get("either", False),
        shown=tuple(_filled(form, value) for form in group.get("shown", ())),
        absent=tuple(mark.encode() for mark in group.get("absent", ())),
        job=getattr(cases, job),
        settings=Settings(**group.get("settings", {})),
    )


def _files(group: dict, value: str | list[str]) -> dict[str, str]:
    """The files of a case: forms of whole files by their paths, and of parts of the memo."""
    files = {path: _filled(form, value) for path, form in group.get("files", {}).items()}
    if group["memo"]:
        files[project.MEMO] = group["memo"]
    if "words" in group or "gloss" in group:  # of the paragraph of the short memo
        words, gloss = group.get("words", "가"), group.get("gloss", "A short text.")
        files[project.MEMO] = project.with_words(_filled(words, value), _filled(gloss, value))
    if "line" in group:  # the paragraph, as YAML
        files[project.MEMO] = LINE.replace("%s", _filled(group["line"], value))
    if "field" in group:  # a place in the rich memo
        memo = project.rich()
        *path, key = group["field"]
        reduce(getitem, path, memo)[key] = value
        files[project.MEMO] = project.written(memo)
    if "added" in group:  # a paragraph behind those of the rich memo
        memo = project.rich()
        words = project.text(_filled(group["added"], value), "a")
        memo["sections"][0]["body"].append({"paragraph": words})
        files[project.MEMO] = project.written(memo)
    if "picture" in group:  # the path of a picture
        files[project.MEMO] = project.with_picture(_filled(group["picture"], value))
    if "catalog" in group:  # the Korean and the English of an entry of the translation
        korean, english = (_filled(form, value) for form in group["catalog"])
        files[project.CATALOG] = catalog(korean, english)
    return files


def _filled(form: str, value: str | list[str]) -> str:
    if isinstance(value, str):
        return form.replace("%s", value)
    for at, part in enumerate(value, 1):
        form = form.replace(f"%{at}", part)
    return form


def _repeated(value: str | list[str] | dict) -> str | list[str]:
    """A value written out."""
    if isinstance(value, dict):
        middle = value["repeat"] * value["times"]
        return value.get("before", "") + middle + value.get("after", "")
    return value


HEAD = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
)
_OTHERS = {"작은 메모": "A small memo", "하나": "One"}


def entry(msgid: str, msgstr: str, flags: str = "") -> str:
    """An entry of a translation, its texts already as PO files spell them."""
    return f'\n{flags}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def catalog(msgid: str, msgstr: str, *, head: str = HEAD, flags: str = "", more: str = "") -> str:
    """A whole translation of the short memo."""
    others = "".join(entry(korean, english) for korean, english in _OTHERS.items())
    return head + others + entry(msgid, msgstr, flags) + more
