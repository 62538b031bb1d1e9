"""Prove the first command on machines where nobody prepared anything.

    python3 -m tests.machines              every case: about a minute each, and a table
    python3 -m tests.machines --only RE    those that a regular expression finds: trixie, root
    python3 -m tests.machines --quick      one case, without making all anew, as CI does
    python3 -m tests.machines --python F   one case more, with the Python that is installed in F
    python3 -m tests.machines --tests      the second command in their place: .ci/run, or without
                                           root rights `build.py test`
    python3 -m tests.machines --json       the table as docs/machines.json holds it

Needs root, debootstrap and Debian's mirror. Exit code: 0 all hold, 1 one does not, 3 this machine
can make none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.machines.machine import NEWCOMER, Ended, HostError, Machine, commit, enter, machine

HALF = "apt-get update; apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0"
NO_VENV = "dpkg --purge --force-depends $(dpkg-query -Wf '${Package} ' 'python3*-venv')"
SMALL = "mkdir .venv && mount -t tmpfs -o size=60m,mode=777 tmpfs .venv"


@dataclass(frozen=True)
class State:
    """What a machine is like, or what goes wrong with the first run, and what mends it."""

    name: str
    before: str = ""
    """A line of shell for root, before the project is there."""
    spoil: str = ""
    """A line for root in the checkout before the first run; `mend` comes after it."""
    mend: str = ""
    around: tuple[str, ...] = ()
    """What runs the first run."""
    code: int = 0
    """How the first run ends."""


NOTHING = State("nothing but Python")
STATES = (
    NOTHING,
    State("no lists of packages", "rm -r /var/lib/apt/lists"),
    State("half of Pango", HALF),
    State("no `venv`", NO_VENV),
)
FAULTS = (
    State("no network", around=("unshare", "--net"), code=4),
    State("disk full", spoil=SMALL, mend="umount .venv", code=4),
    State("folder read-only", spoil="chown 0:0 .", mend=f"chown {NEWCOMER}:{NEWCOMER} .", code=4),
    State("killed half-way", around=("timeout", "--signal=KILL", "9"), code=137),
)


@dataclass(frozen=True)
class Case:
    """A machine, who uses it, and with which Python."""

    suite: str
    user: int
    state: State
    python: str = "python3"

    def __str__(self) -> str:
        return ", ".join(self.names())

    def names(self) -> tuple[str, str, str]:
        """The release with a Python that is not its own, who uses it, and what it is like."""
        own = "" if self.python == "python3" else f" with {Path(self.python).name}"
        return self.suite + own, "user" if self.user else "root", self.state.name


@dataclass
class Result:
    """What was seen: a row of the table."""

    release: str
    user: str
    state: str
    fault: str = ""
    first: str = ""
    seconds: int = 0
    again: str = ""
    forced: str = ""
    sums: str = ""
    versions: str = ""
    commit: str = ""
    """Of the project: the bytes of two rows can be compared if they were tried at the same."""


class CaseError(Exception):
    """The project does not do what it should on this machine."""


def cases(python: str) -> Iterator[Case]:
    """Every case, those of one release together."""
    for suite in ("bookworm", "trixie"):
        for state in STATES:
            yield Case(suite, 0, state)
        for state in STATES:  # without rights nobody installs `venv`: it says what root must do
            yield Case(suite, NEWCOMER, replace(state, code=4 if "venv" in state.name else 0))
    yield from (Case("bookworm", NEWCOMER, state) for state in FAULTS)
    if python:
        yield Case("bookworm", 0, NOTHING, python)


def tried(case: Case, quick: bool) -> Result:
    """Run the first command on a fresh machine, then again, then with all made anew.

    Raises HostError if the machine cannot be made.
    """
    result = Result(*case.names(), commit=commit())
    with machine(case.suite) as host:
        host.prepare(case.state.before or "true")
        if case.python != "python3":
            prefix = Path(case.python).parents[1]
            shutil.copytree(prefix, host.root / str(prefix).lstrip("/"), symlinks=True)
        folder = host.checkout(case.user)
        try:
            _first(case, host, folder, result)
            _later(case, host, folder, result, quick or case.state != NOTHING)
        except CaseError as error:
            result.fault = str(error)
    return result


def tested(case: Case) -> Result:
    """Run the tests on a fresh machine; what pytest says at its end is what is shown."""
    result = Result(*case.names())
    with machine(case.suite) as host:
        host.prepare(case.state.before or "true")
        folder = host.checkout(case.user)
        words = [case.python, "build.py", "test"] if case.user else ["bash", ".ci/run"]
        ended = host.run(words, folder, case.user)
        result.first, result.seconds = ended.out.strip().rpartition("\n")[2], round(ended.seconds)
        if ended.code:
            print(ended.out, ended.err, file=sys.stderr)
            result.fault = f"exit code {ended.code}: {result.first}"
    return result


def _build(
    case: Case, host: Machine, folder: str, *words: str, around: Sequence[str] = ()
) -> Ended:
    return host.run([case.python, "build.py", *words], folder, case.user, around)


def _first(case: Case, host: Machine, folder: str, result: Result) -> None:
    """The first run, which makes all files; where it cannot, it says so, and the next one does."""
    state = case.state
    if state.spoil:
        host.prepare(f"cd '{folder}' && {state.spoil}")
    ended = _build(case, host, folder, around=state.around)
    _must(ended.code == state.code, f"exit code {ended.code}", ended)
    if state.code:
        result.first = f"exit code {state.code}" if state.code == 4 else "killed"
        told = re.search(r"`(apt-get install [^`]+)`", ended.err)
        if state.code == 4:
            _must(re.search(r"(?m)^(build|hint|    hint): ", ended.err), "says nothing", ended)
            _must("\nTraceback" not in f"\n{ended.err}", "it shows a traceback", ended)
        if state.mend or told:
            host.prepare(f"cd '{folder}' && {state.mend or told[1] + ' -y'}")
        ended = _build(case, host, folder)
        _must(ended.code == 0, f"the next run: exit code {ended.code}", ended)
        result.first += ", then "
    files = {Path(line).name for line in ended.out.splitlines() if line.startswith("output/")}
    sums = host.sums(folder)
    _must(files and files == set(sums), "the files are not those that it names", ended)
    result.first += f"{len(sums)} files"
    result.seconds = round(ended.seconds)
    result.sums = _digest(sums)


def _later(case: Case, host: Machine, folder: str, result: Result, quick: bool) -> None:
    """A second run does nothing and says nothing; one that makes all anew makes the same bytes.

    That one is for the machine where nothing was prepared; of the others the sums tell.
    """
    ended = _build(case, host, folder)
    _must(ended.code == 0 and not ended.out + ended.err, "a second run is not silent", ended)
    _must(_digest(host.sums(folder)) == result.sums, "a second run changes bytes", ended)
    result.again = "silent, same bytes"
    if not quick:
        ended = _build(case, host, folder, "--force")
        _must(ended.code == 0, f"`--force`: exit code {ended.code}", ended)
        _must(_digest(host.sums(folder)) == result.sums, "`--force` makes other bytes", ended)
        result.forced = "same bytes"
    versions = json.loads(_build(case, host, folder, "--version", "--json").out)
    names = ("python", "pango", "harfbuzz", "fontconfig", "zlib")
    result.versions = ", ".join(f"{name} {versions[name]}" for name in names)


def _must(holds: object, fault: str, ended: Ended) -> None:
    if not holds:
        print(ended.out + ended.err, file=sys.stderr)
        raise CaseError(fault)


def _digest(sums: dict[str, str]) -> str:
    """Eight figures that stand for the bytes of all files."""
    return hashlib.sha256(json.dumps(sums, sort_keys=True).encode()).hexdigest()[:8]


def main() -> int:
    """Try the cases that are asked for, and print what was seen."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.machines", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--only", default="", metavar="RE")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--python", default="", metavar="FOLDER")
    parser.add_argument("--tests", action="store_true")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    python = next(map(str, sorted(Path(args.python).glob("bin/python3.[0-9]*"))), "")
    wanted = [case for case in cases(args.python and python) if re.search(args.only, str(case))]
    results = []
    try:
        enter()
        for case in wanted[:1] if args.quick else wanted:
            results.append(tested(case) if args.tests else tried(case, args.quick))
            told = results[-1].fault or f"{results[-1].first} in {results[-1].seconds} s"
            print(f"machines: {case}: {told}", file=sys.stderr, flush=True)
    except HostError as error:
        print(f"machines: no fresh machine can be made here: {error}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("machines: interrupted", file=sys.stderr)
    if args.json:
        print(json.dumps([asdict(result) for result in results], indent=1, ensure_ascii=False))
    return int(not results or any(result.fault for result in results))


if __name__ == "__main__":
    sys.exit(main())
