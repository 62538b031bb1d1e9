"""Get Debian packages: installed where root rights allow it, else unpacked into a folder."""

import os
import re
import shutil
from pathlib import Path

from briefing.bootstrap.running import must, run
from briefing.bootstrap.sentences import Progress, say

INSTALL = ["install", "-y", "--no-install-recommends"]


def may_install() -> bool:
    """Whether apt is here and works without asking for a password."""
    return shutil.which("apt-get") is not None and (_is_root() or _has_sudo())


def may_unpack() -> bool:
    """Whether packages can be fetched and unpacked, which needs no rights."""
    return all(shutil.which(name) for name in ("apt-get", "dpkg-deb"))


def install(names: list[str], why: str) -> None:
    """Install packages by lists of today; `why` says what they are for.

    Raises BootstrapError if apt fails.
    """
    say("apt-update")
    run([*_rights(), "apt-get", "update"])  # one source that fails is no reason to stop
    run([*_rights(), "dpkg", "--configure", "-a"])  # if an earlier installation was broken off
    say("apt-install", why=why, names=" ".join(names))
    _fetch([*_rights(), "apt-get", "-o", "DPkg::Lock::Timeout=120", *INSTALL, *names])


def unpack(names: list[str], folder: Path) -> None:
    """Unpack the libraries among `names` and all they need, but this machine lacks, into `folder`.

    `folder` appears whole or not at all. Raises BootstrapError if apt fails.
    """
    work = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(work, ignore_errors=True)
    debs = work / "apt/cache/archives"
    for part in (work / "apt/lists/partial", debs / "partial"):
        part.mkdir(parents=True)
    # Lists and locks of our own need no rights.
    options = ["-o", f"Dir::State::Lists={work}/apt/lists", "-o", f"Dir::Cache={work}/apt/cache"]
    apt = ["apt-get", "-o", "Debug::NoLocking=true", *options]
    say("apt-update")
    _fetch([*apt, "update"])
    say("apt-unpack", names=" ".join(names))
    _fetch([*apt, "--download-only", *INSTALL, *names])
    for package in sorted(debs.glob("lib*.deb")):
        if not re.match(r"libc\d|libgcc|libstdc|libcrypt\d", package.name):  # the system's alone
            must(["dpkg-deb", "-x", str(package), str(work)], f"dpkg-deb -x {package.name}")
    for spent in ("apt", "usr/share"):
        shutil.rmtree(work / spent, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    work.rename(folder)


def _fetch(command: list[str]) -> None:
    """Run apt and tell each package that it fetches; BootstrapError if it fails."""
    shown = " ".join(word for word in command if "=" not in word and word != "-o")
    with Progress() as progress:

        def heard(line: str) -> None:
            if total := re.match(r"\d+ upgraded, (\d+) newly installed", line):
                progress.total = int(total[1])
            elif progress.total and (part := re.match(r"Get:\d+ \S+ \S+ \S+ (\S+)", line)):
                progress.step(part[1])

        must(command, shown, None, heard)


def _rights() -> list[str]:
    return [] if _is_root() else ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_sudo() -> bool:
    return shutil.which("sudo") is not None and run(["sudo", "-n", "true"]).returncode == 0
