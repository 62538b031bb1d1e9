"""Command lines, consoles and projects that are wrong: a sentence, a place, the right exit code."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.hostile import apart, tiny
from tests.hostile.apart import Said, Surroundings
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

#: Words of a command line that cannot be obeyed (exit code 2).
MISTAKES = (
    ("--nothing",),
    ("--edition",),
    ("--edition", "nothing"),
    ("--theme", "nothing"),
    ("--theme", "../base"),
    ("--theme", "/etc"),
    ("--format", "docx"),
    ("--jobs", "0"),
    ("--jobs", "-1"),
    ("--jobs", "99999999999999999999"),
    ("--jobs", "two"),
    ("--jobs", "٢"),
    ("nothing",),
    ("../../etc",),
    ("/etc/passwd",),
    ("--profile", "x"),
    ("build", "--output"),
    ("check", "--format", "xml"),
    ("new",),
    ("new", "../x"),
    ("new", "CON"),
    ("new", "a/b"),
    ("new", "a" * 300),
    ("schema", "x"),
    ("theme", "x"),
    ("verify",),
    ("translate", "x"),
    ("--root",),
    ("--root", "/nonexistent"),
    ("--encoding", "no-such"),
    ("--encoding", "hex"),
    ("--pua-map", "/nonexistent"),
    ("--pua-map", "/dev/null/x"),
    ("--allow-everything",),
    ("a\u202eb",),
    ("tiny", "tiny", "nothing"),
    ("\udcff",),
    ("", "x y"),
    ("reliability", "nothing"),
    ("reliability", "--seed", "x"),
    ("--edition=ko", "--edition=../ko"),
    ("--theme=tiny,nothing",),
    ("check", "nothing"),
)
#: Names of memos that no system takes everywhere.
NAMES = (
    "con",
    "a b",
    "a.b",
    "-a",
    ".a",
    "a:b",
    "a\u202eb",
    "_a",
    "a\nb",
    "가" * 81,
    "a;b",
    "nul",
    "a\\b",
    "a\u200bb",
)
#: What a project may lack, the exit codes that may tell it, and where it stands.
PARTS = (
    ("content", {1}, ("content",)),
    ("templates", {2}, ("templates",)),
    ("editions", {1}, (tiny.EDITIONS,)),
    ("memos", {1, 2}, ("content/tiny",)),
    ("memo", {1, 2}, (tiny.MEMO,)),
    ("base", {0}, ("templates/base",)),
    ("sheet", {0, 1}, ("templates/base/print.css",)),
    ("page", {1}, ("templates/base/page.html",)),
    ("text", {1}, ("templates/base/text.html",)),
    ("words", {0, 1}, ("templates/base/en.po",)),
)
CONSOLES = ("ascii", "cp949", "latin-1", "utf-16")


def _tries(lab: Lab) -> Iterator[Tried]:
    root = lab.project("commands")
    for name in ("verify", "nothing-there"):
        (root / name).mkdir(exist_ok=True)
    lines = [(" ".join(words)[:50] or "-", words) for words in MISTAKES]
    for start in range(0, len(chosen := lab.chosen(lines)), lab.count):
        running = [
            (name, apart.started(_with_root(words, root), Surroundings()))
            for name, words in chosen[start : start + lab.count]
        ]
        for name, process in running:
            yield Tried(f"line: {name!r}", _mistake(apart.ended(process)))
    yield from _consoles(lab, root)
    yield from _names(lab)
    yield from _changed(lab)
    yield from _projects(lab)


COMMANDS = Family("commands", 60, _tries)


def _with_root(words: tuple[str, ...], root: Path) -> tuple[str, ...]:
    return words if "--root" in words else (*words, "--root", str(root))


def _mistake(said: Said) -> str:
    error = said.error.decode("utf-8", "replace")
    if "Traceback" in error or said.code not in (1, 2):
        return f"exit code {said.code}: {error[-120:]}"
    return "" if error.strip() else "no word why"


def _consoles(lab: Lab, root: Path) -> Iterator[Tried]:
    """D07: a console that cannot show Korean gets escapes, and the right exit code."""
    tiny.put(root, {tiny.MEMO: tiny.SHORT.replace("title:", "제목:")})
    for encoding in lab.chosen(CONSOLES):
        for language in ("C", "ko_KR.UTF-8"):
            how = Surroundings(
                {"PYTHONIOENCODING": encoding, "LC_ALL": language, "LANGUAGE": language[:2]}
            )
            said = apart.run("check", "tiny", "--theme", "tiny", "--root", str(root), how=how)
            fault = (
                ""
                if said.code == 1
                and b"Traceback" not in said.error
                and len(said.out + said.error) > 100
                else f"exit code {said.code}"
            )
            yield Tried(f"console of {encoding} in {language}", fault)


def _names(lab: Lab) -> Iterator[Tried]:
    """Folders of memos with names that no file can have everywhere."""
    names = list(NAMES)
    root = lab.project("named")
    for name in names:
        try:
            tiny.put(root, {f"content/{name}/memo.yaml": tiny.SHORT})
        except OSError:
            shutil.rmtree(root / "content" / name, ignore_errors=True)
            names = [one for one in names if one != name]
    raw = os.fsencode(root / "content") + b"/\xff\xfe"
    os.mkdir(raw)
    shutil.copy(os.fsencode(root / tiny.MEMO), raw + b"/memo.yaml")
    said = apart.run("check", "--theme", "tiny", "--format", "json", "--root", str(root))
    told = json.loads(said.out) if said.code == 1 else []
    count = sum(one["code"] == "memo-name" for one in told)
    yield Tried(
        "names of memos",
        ""
        if count == len(names) + 1
        else f"{count} of {len(names) + 1} told: {said.error[-200:]!r}",
    )


def _changed(lab: Lab) -> Iterator[Tried]:
    """O08: a memo that changes while it is made is told; what is made is of one version."""
    from briefing.run.job import Job
    from briefing.run.making import Maker
    from briefing.run.outcome import Outcome

    root = lab.project("changing")
    fonts = lab.maker.fonts  # made here: warming up publishes a page too

    def work(job: Job) -> Outcome:
        from briefing.look.html import web

        publish = web.publish

        def slowly(*args, **kwargs):
            tiny.put(root, {tiny.MEMO: tiny.SHORT.replace("짧은", "바뀐")})
            return publish(*args, **kwargs)

        web.publish = slowly
        return Maker(root, fonts, lab.cache)(job)

    ((_, outcome),) = lab.forked(work, [Job("tiny", "ko", "tiny", "html")])
    codes = {problem.code for problem in outcome.problems}
    fault = outcome.bug.replace("\n", " ")
    if not fault and "changed-meanwhile" not in codes:
        fault = f"told as {sorted(codes)}"
    yield Tried(
        "a memo that changes meanwhile",
        fault or ("" if "짧은" in outcome.data.decode() else "two versions are mixed"),
    )


def _projects(lab: Lab) -> Iterator[Tried]:
    """Projects that lack a part: told, with the right exit code."""

    def without(name: str, *paths: str) -> Path:
        root = lab.project(f"without-{name}")
        for path in paths:
            target = root / path
            target.unlink() if target.is_file() or target.is_symlink() else shutil.rmtree(target)
        return root

    for name, codes, paths in lab.chosen(PARTS):
        said = apart.run(
            "tiny", "--theme", "tiny", "--edition", "ko", "--root", str(without(name, *paths))
        )
        error = said.error.decode("utf-8", "replace")
        fault = (
            f"exit code {said.code}: {error[-160:]}"
            if said.code not in codes or "Traceback" in error
            else ""
        )
        yield Tried(
            f"a project without {name}",
            fault or ("" if said.code == 0 or error.strip() else "no word why"),
        )
