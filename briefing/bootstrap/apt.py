"""Get Debian packages: installed where root rights allow it, else unpacked into a folder."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from briefing.bootstrap.running import hint, run, tail
from briefing.bootstrap.sentences import BootstrapError, say, sentence

DEPENDS = [
    "depends",
    "--recurse",
    *(f"--no-{kind}" for kind in ("recommends", "suggests", "enhances")),
    *(f"--no-{kind}" for kind in ("conflicts", "breaks", "replaces")),
]


def may_install() -> bool:
    """Whether apt is here and works without asking for a password."""
    return shutil.which("apt-get") is not None and (_is_root() or _has_sudo())


def may_unpack() -> bool:
    """Whether packages can be fetched and unpacked, which needs no rights."""
    return all(shutil.which(name) for name in ("apt-get", "apt-cache", "dpkg-deb"))


def known(names: list[str], options: list[str] | None = None) -> list[str]:
    """Those of the packages that apt's lists have, in the order given."""
    output = run(["apt-cache", *(options or []), "policy", *names]).stdout
    found = re.findall(r"^(\S+):\n  Installed: .*\n  Candidate: (?!\(none\))", output, re.MULTILINE)
    return [name for name in names if name in found]


def install(names: list[str], why: str) -> None:
    """Install packages, refreshing apt's lists only if they lack one or lead nowhere.

    `why` names the sentence that says what they are for. Raises BootstrapError if apt fails.
    """
    fresh = known(names) != names
    if fresh:
        _update()
    say("apt-install", why=sentence(why), names=" ".join(names))
    command = [*_rights(), "apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y"]
    command += ["--no-install-recommends", *names]
    result = run(command)
    if result.returncode and not fresh:
        _update()
        result = run(command)
    if result.returncode:
        shown = f"apt-get install {' '.join(names)}"
        advice = sentence(hint(result.stdout), lock="apt")
        raise BootstrapError("command-failed", command=shown, tail=tail(result.stdout), hint=advice)


def unpack(names: list[str], folder: Path) -> None:
    """Unpack the libraries among `names` and all they need, but this machine lacks, into `folder`.

    `folder` appears whole or not at all. Raises BootstrapError if apt fails.
    """
    work = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(work, ignore_errors=True)
    (work / "debs").mkdir(parents=True)
    options = _own_lists(names, work)
    graph = run(["apt-cache", *options, *DEPENDS, *known(names, options)]).stdout
    wanted = [name for name in libraries(graph, names) if not _installed(name)]
    say("native-local", count=len(wanted))
    _must(["apt-get", *options, "download", *wanted], work / "debs")
    for package in sorted((work / "debs").glob("*.deb")):
        _must(["dpkg-deb", "-x", str(package), str(work)], work)
    for spent in ("debs", "apt", "usr/share"):
        shutil.rmtree(work / spent, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    work.rename(folder)


def libraries(graph: str, names: list[str]) -> list[str]:
    """The library packages that `names` lead to, in what `apt-cache depends --recurse` printed.

    Names are taken from the graph because they differ by release (`libglib2.0-0`, `…-0t64`).
    Only edges between libraries are followed: the rest is settings, fonts and their tools.
    """
    edges = _edges(graph)
    found = [name for name in names if name in edges]
    for name in found:
        found += [need for need in edges.get(name, ()) if _is_library(need) and need not in found]
    return found


def _edges(graph: str) -> dict[str, list[str]]:
    """Package → what it depends on; of alternatives the first, of a virtual one its provider."""
    edges: dict[str, list[str]] = {}
    needs: list[str] = []
    skip, virtual = False, False
    for line in graph.splitlines():
        if not line.startswith(" "):
            needs = edges.setdefault(line.strip(), [])
            skip = virtual = False
        elif match := re.match(r" ([ |])(?:Pre)?Depends: (<?)([^\s<>:]+)", line):
            if not skip and not match[2]:
                needs.append(match[3])
            virtual = not skip and bool(match[2])
            skip = match[1] == "|"
        elif virtual and line.startswith("    "):
            needs.append(line.split(":")[0].strip())
            virtual = False
    return edges


def _is_library(name: str) -> bool:
    """Whether a package is a library to unpack; libc belongs to the running system alone."""
    return name.startswith("lib") and not re.match(r"libc\d|libgcc|libstdc|libcrypt\d", name)


def _installed(name: str) -> bool:
    result = run(["dpkg-query", "-W", "-f", "${db:Status-Status}\n", name])
    return result.returncode == 0 and "installed" in result.stdout.splitlines()


def _own_lists(names: list[str], work: Path) -> list[str]:
    """Options for apt to use lists of our own if the system has none, which needs no rights."""
    if known(names):
        return []
    for part in ("lists/partial", "cache/archives/partial"):
        (work / "apt" / part).mkdir(parents=True)
    paths = {"Dir::State::lists": work / "apt/lists", "Dir::Cache": work / "apt/cache"}
    options = [word for name, path in paths.items() for word in ("-o", f"{name}={path}")]
    say("apt-update")
    _must(["apt-get", *options, "update"], work)
    return options


def _update() -> None:
    """Refresh the lists; one source that fails is no reason to stop, `install` will judge."""
    say("apt-update")
    run([*_rights(), "apt-get", "update"])


def _must(command: list[str], cwd: Path) -> None:
    result = run(command, cwd)
    if result.returncode:
        shown, advice = " ".join(command[:3]), sentence(hint(result.stdout), lock="apt")
        raise BootstrapError("command-failed", command=shown, tail=tail(result.stdout), hint=advice)


def _rights() -> list[str]:
    return [] if _is_root() else ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_sudo() -> bool:
    return shutil.which("sudo") is not None and run(["sudo", "-n", "true"]).returncode == 0
